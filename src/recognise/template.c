/* template.c - see template.h. */
#include "recognise/template.h"

#include "recognise/mark.h"
#include "recognise/phrase.h"

#include <string.h>

/* What a name names. A template has a title, and somebody whom it is addressed to or who signs. */
typedef enum part_kind { NO_PART, TITLE, ADDRESSEE, SIGNATURE, OTHER_PART } part_kind;

typedef struct part_row {
  const char *name;
  part_kind kind;
} part_row;

/* Those of which it matters, and names that are none of a part elsewhere; the rest is in SCAFFOLD. */
static const part_row part_table[] = {
    {"标题", TITLE},
    {"Title", TITLE},
    {"公文标题", TITLE},
    {"文件标题", TITLE},
    {"主送机关", ADDRESSEE},
    {"主送单位", ADDRESSEE},
    {"主送", ADDRESSEE},
    {"抬头", ADDRESSEE},
    {"称谓", ADDRESSEE},
    {"称呼", ADDRESSEE},
    {"落款", SIGNATURE},
    {"署名", SIGNATURE},
    {"发文机关署名", SIGNATURE},
    {"落款单位", SIGNATURE},
    {"落款及日期", SIGNATURE},
    {"落款与日期", SIGNATURE},
    {"日期", OTHER_PART},
    {"发文日期", OTHER_PART},
    {"附件", OTHER_PART},
    {"附件说明", OTHER_PART},
    {"落款日期", OTHER_PART},
    {"公文结尾", OTHER_PART},
};

enum { LONGEST_NAME = 21 /* bytes */ };

static part_kind kind_of(gw_str name)
{
  if (name.len > LONGEST_NAME) return NO_PART;
  for (size_t i = 0; i < sizeof part_table / sizeof *part_table; i++)
    if (gw_text_is(name, part_table[i].name)) return part_table[i].kind;
  return gw_phrase_is(GW_PHRASES_SCAFFOLD, name) ? OTHER_PART : NO_PART;
}

/* 【正文】: the bytes of a name in such a frame, or 0. */
static size_t read_framed(gw_str text, part_kind *kind)
{
  static const char open[] = "【", close[] = "】";
  if (!gw_text_starts(text, open)) return 0;
  for (size_t at = sizeof open - 1; at < text.len && at <= sizeof open - 1 + LONGEST_NAME; at++) {
    if (!gw_text_starts(gw_str_rest(text, at), close)) continue;
    *kind = kind_of((gw_str){text.ptr + sizeof open - 1, at - (sizeof open - 1)});
    return *kind ? at + sizeof close - 1 : 0;
  }
  return 0;
}

/* The name of a part and its colon at the start of `text`: their bytes, or 0. */
static size_t read_label(gw_str text, part_kind *kind)
{
  const size_t framed = read_framed(text, kind);
  if (framed) return framed;
  for (size_t at = 0; at < text.len && at <= LONGEST_NAME; at++) {
    size_t colon = gw_str_colon(text, at);
    if (colon == 0) continue;
    *kind = kind_of((gw_str){text.ptr, at});
    return *kind ? at + colon : 0;
  }
  return 0;
}

/* 二、主送机关, 落款：, ## 正文: a line that is nothing but a name; 附件 alone is one with a mark only. */
static part_kind whole_name(const gw_doc_line *line)
{
  enum { LONGEST = 48 };
  if (line->text.len > LONGEST) return NO_PART;
  const gw_mark mark = gw_mark_read(line->text);
  const gw_str rest = gw_str_rest(line->text, mark.size);
  part_kind kind;
  if (!mark.kind && !line->depth && gw_text_starts(rest, "附件")) return NO_PART;
  size_t label = read_label(rest, &kind);
  return label == rest.len && label ? kind : kind_of(rest);
}

/* Like a title, to be found behind 标题： or below it. */
static bool names_document(gw_str text)
{
  enum { LONGEST = 300 };
  return text.len <= LONGEST && gw_phrase_ends(GW_PHRASES_GENRE, text);
}

static bool has_title(const gw_doc *doc, size_t i)
{
  part_kind kind;
  const gw_str text = doc->lines[i].text;
  size_t label = read_label(text, &kind);
  if (label && kind == TITLE && label < text.len) return names_document(gw_str_rest(text, label));
  return whole_name(&doc->lines[i]) == TITLE && i + 1 < doc->line_count &&
         names_document(doc->lines[i + 1].text);
}

bool gw_template_holds(const gw_doc *doc)
{
  enum { LATEST = 15, MOST_LINES = 400 };
  size_t start = 0, seen[OTHER_PART + 1] = {0};
  while (start < doc->line_count && start < LATEST && !has_title(doc, start)) start++;
  if (start == doc->line_count || start == LATEST) return false;
  for (size_t i = start + 1; i < doc->line_count && i - start < MOST_LINES; i++) {
    part_kind kind = NO_PART;
    if (!read_label(doc->lines[i].text, &kind)) kind = whole_name(&doc->lines[i]);
    seen[kind]++;
  }
  size_t persons = seen[ADDRESSEE] + seen[SIGNATURE];
  return persons > 0 && persons + seen[OTHER_PART] >= 2;
}

size_t gw_template_label(gw_str text, bool holds)
{
  static const char crawled[] = "【文章标题】";
  part_kind kind = NO_PART;
  if (gw_text_starts(text, crawled)) return sizeof crawled - 1;
  size_t label = read_label(text, &kind);
  bool is_note = gw_text_starts(text, "附件") || gw_text_starts(text, "附注");
  if (is_note || (!holds && kind != TITLE && !gw_text_starts(text, "主送"))) return 0;
  return label;
}

/* `# 公文起草` above the names says what the model was asked for. */
static void mark_heading(const gw_doc *doc, gw_facts *facts, size_t first)
{
  for (size_t i = 0; i < first; i++)
    if (doc->lines[i].depth && !(facts[i].kind & GW_KIND(ABOUT)))
      facts[i].place |= GW_PLACE(MESSAGE);
}

static void clear_mark(gw_facts *f)
{
  const uint64_t marks = GW_FORM(MARK_1) | GW_FORM(MARK_2) | GW_FORM(MARK_3) | GW_FORM(MARK_4) |
                         GW_FORM(MARK_5) | GW_FORM(MARK_SPACED);
  f->form &= ~marks;
  f->mark = (gw_mark){.kind = GW_MARK_NONE};
}

/* What was split off behind 主送： */
static bool is_value(const gw_doc *doc, size_t i)
{
  return i > 0 && doc->lines[i].number == doc->lines[i - 1].number;
}

/* 主送：市财政局, and 市财政局： once more above the text */
static bool is_said_again(const gw_doc *doc, size_t i)
{
  if (i + 1 >= doc->line_count) return false;
  const gw_str value = doc->lines[i].text, below = doc->lines[i + 1].text;
  return below.len > value.len && memcmp(below.ptr, value.ptr, value.len) == 0 &&
         value.len + gw_str_colon(below, value.len) == below.len;
}

void gw_template_mark(const gw_doc *doc, gw_facts *facts)
{
  const bool holds = gw_template_holds(doc);
  bool is_first = true;
  for (size_t i = 0; i < doc->line_count; i++) {
    const bool is_label = i + 1 < doc->line_count && is_value(doc, i + 1);
    if (!holds && !is_label) continue;
    part_kind kind = whole_name(&doc->lines[i]);
    if (!kind || (!holds && kind != ADDRESSEE)) continue;
    if (is_first && holds) mark_heading(doc, facts, i);
    is_first = false;
    facts[i].place |= GW_PLACE(MESSAGE);
    clear_mark(&facts[i]);
    if (kind != ADDRESSEE || !is_label) continue;
    if (is_said_again(doc, i + 1))
      facts[i + 1].place |= GW_PLACE(MESSAGE);
    else
      facts[i + 1].kind |= GW_KIND(ADDRESSED);
  }
}
