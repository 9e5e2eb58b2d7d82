/*
 * feature_place.c - the facts that a line owes to its neighbours and its position. Each pass is
 * linear in the draft; only the few lines above the first prose are compared with each other.
 */
#include "recognise/feature_view.h"

#include "recognise/numeral.h"
#include "recognise/phrase.h"
#include "recognise/template.h"

#include <stdlib.h>
#include <string.h>

static const size_t NOWHERE = (size_t)-1;

typedef struct view {
  const gw_doc *doc;
  gw_facts *facts;
  size_t count;
  size_t first_prose, last_prose;
} view;

/* ---- Where the text proper begins and ends ------------------------------------------------- */

static bool is_prose(const gw_facts *f)
{
  const uint64_t others = GW_KIND(CAPTION) | GW_KIND(CHAT) | GW_KIND(ADVERT) | GW_KIND(WEB_LABEL) |
                          GW_KIND(WEB_INSIDE) | GW_KIND(COPY_TO);
  bool leads_in = (f->kind & GW_KIND(LEAD_IN)) && (f->form & GW_FORM(ENDS_COLON));
  if (leads_in && !(f->kind & others)) return true;
  bool addressee = (f->kind & GW_KIND(ORGANS)) && !(f->form & GW_FORM(HAS_STOP));
  return (f->form & GW_FORM(PROSE)) && !(f->form & GW_FORM(BRACKETED)) && !(f->kind & others) &&
         !addressee;
}

/* A draft without a long sentence has its short ones. */
static bool is_short_prose(const gw_facts *f)
{
  return gw_facts_end_sentence(f) && f->length_cp >= 8 && !(f->kind & GW_CHROME_KINDS);
}

/* A form that nobody has filled in has no sentence at all, but numbers and 妥否，请批示。 */
static bool is_part_of_text(const gw_facts *f)
{
  return (f->mark.kind >= GW_MARK_1 && f->mark.kind <= GW_MARK_4) || (f->kind & GW_KIND(CLOSING));
}

static bool find_prose(view *v, bool (*is)(const gw_facts *))
{
  v->first_prose = v->last_prose = NOWHERE;
  for (size_t i = 0; i < v->count; i++) {
    if (!is(&v->facts[i]) || (v->facts[i].place & GW_PLACE(MESSAGE))) continue;
    if (i == 0 && (v->facts[i].kind & GW_KIND(GENRE_STOPPED))) continue; /* a title with a stop */
    if (v->first_prose == NOWHERE) v->first_prose = i;
    v->last_prose = i;
  }
  return v->first_prose != NOWHERE;
}

/* 现将《……》印发给你们，请认真贯彻执行。 is all the text that such a notice has, and may be short. */
static void find_printing(view *v)
{
  for (size_t i = 0; i < v->count && i < v->first_prose; i++)
    if ((v->facts[i].kind & GW_KIND(PRINTS)) && (v->facts[i].form & GW_FORM(ENDS_STOP)))
      v->first_prose = i;
}

static void mark_position(view *v)
{
  if (!find_prose(v, is_prose) && !find_prose(v, is_short_prose)) find_prose(v, is_part_of_text);
  find_printing(v);
  bool opens = false; /* the next piece of a collection, down to its first prose */
  for (size_t i = 0; i < v->count; i++) {
    gw_facts *f = &v->facts[i];
    opens = (opens && !is_prose(f)) || (f->kind & GW_KIND(PIECE));
    if (opens) f->place |= GW_PLACE(BEFORE_PROSE);
    if (i == 0) f->place |= GW_PLACE(FIRST);
    if (i + 1 == v->count) f->place |= GW_PLACE(LAST);
    if (i < v->first_prose) f->place |= GW_PLACE(BEFORE_PROSE); /* all of it, without any prose */
    if (v->last_prose != NOWHERE && i > v->last_prose) f->place |= GW_PLACE(AFTER_PROSE);
    if (v->doc->lines[i].blank_before) {
      f->place |= GW_PLACE(BLANK_ABOVE);
      if (i) v->facts[i - 1].place |= GW_PLACE(BLANK_BELOW);
    }
  }
}

/* ---- Neighbours ---------------------------------------------------------------------------- */

/* Page numbers and watermarks between two lines do not part them. */
static bool is_chrome(const gw_facts *f)
{
  return (f->kind & (GW_KIND(PAGE_NUMBER) | GW_KIND(WEB_WORD))) ||
         ((f->kind & GW_KIND(ADVERT)) && !(f->form & GW_FORM(PROSE)));
}

static size_t below(const view *v, size_t i)
{
  for (i++; i < v->count; i++)
    if (!is_chrome(&v->facts[i])) return i;
  return NOWHERE;
}

static bool is_level_mark(gw_mark_kind kind)
{
  return kind >= GW_MARK_1 && kind <= GW_MARK_5;
}

/* What two neighbouring lines tell each other. */
static void relate(gw_facts *up, gw_facts *down)
{
  const uint64_t marked = GW_KIND(ATTACHMENT_MARK);
  bool same = up->mark.kind && up->mark.kind == down->mark.kind;
  if (up->form & GW_FORM(ENDS_COLON)) down->place |= GW_PLACE(AFTER_COLON);
  if ((up->form & GW_FORM(ENDS_COLON)) && (up->place & GW_PLACE(BEFORE_PROSE)) &&
      (up->kind & (GW_KIND(ORGANS) | GW_KIND(SALUTATION))))
    down->place |= GW_PLACE(ADDRESSEE_ABOVE);
  if (same) {
    up->place |= GW_PLACE(SAME_MARK_BELOW);
    down->place |= GW_PLACE(SAME_MARK_ABOVE);
  }
  if (is_level_mark(up->mark.kind) && is_level_mark(down->mark.kind) &&
      down->mark.kind > up->mark.kind)
    up->place |= GW_PLACE(DEEPER_BELOW);
  if (is_level_mark(up->mark.kind) && is_level_mark(down->mark.kind) &&
      down->mark.kind < up->mark.kind)
    up->place |= GW_PLACE(HIGHER_BELOW);
  bool closing = (down->kind & GW_KIND(CLOSING)) && (down->form & GW_FORM(SHORT)); /* 特此公告。 */
  if (!same && !closing && !is_level_mark(down->mark.kind) &&
      (gw_facts_end_sentence(down) || down->form & GW_FORM(PROSE)))
    up->place |= GW_PLACE(PROSE_BELOW);
  if ((up->form & GW_FORM(MARK_ONLY)) && up->mark.kind >= GW_MARK_1 && up->mark.kind <= GW_MARK_4)
    down->place |= GW_PLACE(LONE_1_ABOVE) << (up->mark.kind - GW_MARK_1);
  if (up->kind & GW_KIND(PIECE)) down->place |= GW_PLACE(PIECE_ABOVE);
  if (up->kind & marked) down->place |= GW_PLACE(MARK_ABOVE);
  if (gw_facts_are_like_title(up)) down->place |= GW_PLACE(GENRE_ABOVE);
}

static void mark_neighbours(view *v)
{
  for (size_t i = 0, next; i < v->count; i = next) {
    next = below(v, i);
    if (next == NOWHERE) break;
    relate(&v->facts[i], &v->facts[next]);
  }
  for (size_t i = 0; i + 1 < v->count; i++)
    if (v->facts[i + 1].mark.kind == GW_MARK_DASH) v->facts[i].place |= GW_PLACE(DASH_BELOW);
  for (size_t i = 0; i + 1 < v->count; i++)
    if (gw_facts_are_like_title(&v->facts[i + 1]) && !is_level_mark(v->facts[i + 1].mark.kind))
      v->facts[i].place |= GW_PLACE(GENRE_BELOW);
}

/* An advert, a piece of chrome, an ornament: what other notices gather around. */
static bool is_noise(const gw_facts *f)
{
  const uint64_t edges = GW_PLACE(BEFORE_PROSE) | GW_PLACE(AFTER_PROSE);
  bool ornament = (f->form & GW_FORM(SYMBOLS)) && !f->mark.kind;
  bool weak = (f->kind & GW_KIND(ADVERT_WEAK)) && !gw_facts_end_sentence(f) && (f->place & edges);
  return (f->kind & GW_CHROME_KINDS) || ornament || weak;
}

/* Who stands next to noise, or between two pieces of it. */
static void mark_noise(view *v)
{
  enum { FARTHEST = 4 };
  size_t last = NOWHERE;
  for (size_t i = 0; i < v->count; i++) {
    if (!is_noise(&v->facts[i])) continue;
    if (i) v->facts[i - 1].place |= GW_PLACE(ADVERT_NEAR);
    if (i + 1 < v->count) v->facts[i + 1].place |= GW_PLACE(ADVERT_NEAR);
    for (size_t k = i; last != NOWHERE && i - last <= FARTHEST && k-- > last + 1;)
      v->facts[k].place |= GW_PLACE(ADVERT_AROUND);
    last = i;
  }
}

/* A page goes on below its text; two pieces of it show that this has begun. */
static void mark_tail(view *v)
{
  enum { ENOUGH = 2 };
  size_t seen = 0;
  size_t start = v->last_prose == NOWHERE ? v->count : v->last_prose + 1;
  for (size_t i = start; i < v->count; i++) {
    if (seen >= ENOUGH) v->facts[i].place |= GW_PLACE(TAIL);
    seen += is_noise(&v->facts[i]) && !(v->facts[i].kind & GW_KIND(PAGE_NUMBER)) &&
            !(v->facts[i].form & GW_FORM(SYMBOLS));
  }
}

static void mark_contacts(view *v)
{
  for (size_t i = 0; i < v->count; i++) {
    if (!(v->facts[i].kind & GW_KIND(CONTACT))) continue;
    if (i) v->facts[i - 1].place |= GW_PLACE(CONTACT_NEAR);
    if (i + 1 < v->count) v->facts[i + 1].place |= GW_PLACE(CONTACT_NEAR);
  }
}

/* 附件：1.甲 and the 2.乙 below it; 附件： alone and the 1.甲 below it */
static void mark_note_items(view *v)
{
  uint32_t expected = 0; /* the next number; 0: no list is open */
  for (size_t i = 0; i < v->count; i++) {
    gw_facts *f = &v->facts[i];
    gw_str text = v->doc->lines[i].text;
    /* names that were side by side, or below one with a ；, have theirs */
    bool listed = i > 0 && (v->doc->lines[i].number == v->doc->lines[i - 1].number ||
                            (v->facts[i - 1].form & GW_FORM(ENDS_SEMI)));
    bool whole = f->form & (GW_FORM(HAS_STOP) | (listed ? 0 : GW_FORM(ENDS_SEMI)));
    if (expected && gw_numeral_starts_list(text, expected) && !whole) {
      f->place |= GW_PLACE(NOTE_ABOVE);
      expected++;
      continue;
    }
    bool label = (f->kind & GW_KIND(ATTACHMENT_MARK)) && (f->form & GW_FORM(ENDS_COLON)) &&
                 i + 1 < v->count && gw_numeral_starts_list(v->doc->lines[i + 1].text, 1);
    if (label) f->place |= GW_PLACE(NOTE_LABEL);
    expected = label ? 1 : (f->kind & GW_KIND(ATTACHMENT_NOTE)) ? 2 : 0;
  }
}

/* （此件公开发布） right below an organ: the date is missing */
static bool is_remark_in_place(const view *v, size_t i)
{
  return i > 0 && (v->facts[i].kind & GW_KIND(REMARK)) && (v->facts[i].form & GW_FORM(BRACKETED)) &&
         (v->facts[i - 1].kind & GW_KIND(ORGAN)) && !(v->facts[i - 1].place & GW_PLACE(DATE_ABOVE));
}

/* （示例县教育局代章） between the organ and the date */
static bool is_sealed_for(gw_str text)
{
  enum { LONGEST = 90 };
  return text.len <= LONGEST && gw_text_starts(text, "（") && gw_text_ends(text, "代章）");
}

/* The first line of a name that goes on with 的 below: 示例县教育局疫情 / 的防控工作领导小组 */
static bool mark_broken_name(view *v, size_t i)
{
  if (i == 0 || v->doc->lines[i].blank_before || !gw_text_starts(v->doc->lines[i].text, "的"))
    return false;
  const uint64_t points = GW_FORM(HAS_COMMA) | GW_FORM(HAS_COLON) | GW_FORM(ENDS_COLON) |
                          GW_FORM(ENDS_COMMA) | GW_FORM(HAS_STOP);
  gw_facts *first = &v->facts[i - 1];
  if (gw_facts_end_sentence(first) || (first->form & points) || !(first->form & GW_FORM(SHORT)) ||
      first->mark.kind)
    return false;
  first->place |= GW_PLACE(DATE_BELOW);
  first->kind |= GW_KIND(ORGAN);
  return true;
}

/* Above a date stand at the most a few organs, then the text. */
static void mark_dates(view *v)
{
  enum { MOST_ORGANS = 6 };
  for (size_t i = 0; i < v->count; i++) {
    const uint64_t date = GW_KIND(DATE);
    gw_str text = v->doc->lines[i].text;
    bool placeholder_date =
        (v->facts[i].kind & GW_KIND(PLACEHOLDER)) &&
        (gw_text_has(text, "日期") || (gw_text_has(text, "年") && gw_text_has(text, "日】")));
    /* 2026年6月1日 9:30 right below an organ that signs */
    bool timed = i > 0 && (v->facts[i].kind & GW_KIND(TIMESTAMP)) && gw_text_has(text, "年") &&
                 (v->facts[i - 1].kind & GW_KIND(ORGAN)) &&
                 !(v->facts[i].place & GW_PLACE(BEFORE_PROSE));
    if (!(v->facts[i].kind & date) && !placeholder_date && !timed && !is_remark_in_place(v, i))
      continue;
    if (placeholder_date || timed)
      v->facts[i].kind = (v->facts[i].kind | date) & ~GW_KIND(TIMESTAMP);
    if (i + 1 < v->count && !is_remark_in_place(v, i))
      v->facts[i + 1].place |= GW_PLACE(DATE_ABOVE);
    bool lowest = true; /* what stands there signs, whatever it is; above it only its like */
    for (size_t up = i; up > 0 && i - up < MOST_ORGANS; up--) {
      gw_facts *f = &v->facts[up - 1];
      if (f->place & GW_PLACE(MESSAGE)) continue; /* 日期： of a template */
      if (f->kind & GW_KIND(SEAL_WORD)) continue;
      if (lowest && is_sealed_for(v->doc->lines[up - 1].text)) {
        f->place |= GW_PLACE(DATE_BELOW);
        continue;
      }
      if (gw_facts_end_sentence(f) || !(f->form & GW_FORM(SHORT))) break;
      bool signs = (f->kind & (GW_KIND(ORGAN) | GW_KIND(NAME))) != 0;
      if (!signs && !lowest && !(f->kind & (GW_KIND(SPEAKER) | GW_KIND(PLACEHOLDER)))) break;
      f->place |= GW_PLACE(DATE_BELOW);
      lowest = false;
      if (!signs) break;
      if (mark_broken_name(v, up - 1)) break;
      /* a blank line sets the signature off from a list of names, where none stands above the date */
      if (v->doc->lines[up - 1].blank_before && !v->doc->lines[i].blank_before) break;
    }
  }
}

static void mark_depths(view *v)
{
  enum { DEEPEST = 5 };
  for (size_t i = 0; i < v->count; i++) {
    size_t depth = v->doc->lines[i].depth;
    if (depth == 0) continue;
    if (depth > DEEPEST) depth = DEEPEST;
    v->facts[i].place |= GW_PLACE(DEPTH) | GW_PLACE(DEPTH_1) << (depth - 1);
  }
}

/* ---- Headings without a number ------------------------------------------------------------- */

/* 基本情况, 原因分析: four characters that are no person's name */
static bool is_part_name(gw_str text)
{
  static const char *const ends[] = {"情况", "分析", "剖析", "建议", "问题", "做法", "成效", "打算",
                                     "措施", "启示", "体会", "经验", "不足", "对策", "职责", "安排",
                                     "要求", "目标", "任务", "原则", "背景", "意义", "时间", "方式",
                                     "范围", "对象", "条件", "标准", "流程", "程序", "地点", "内容",
                                     "办法", "材料", "方法", "事项", "依据", "期限", "形式", "步骤",
                                     "重点", "机制", "思路", "计划", "进展", "保障"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (gw_text_ends(text, ends[i])) return true;
  return false;
}

/* No prose, but clearly more than the heading above it. */
static bool is_long_sentence(const gw_facts *down, const gw_facts *heading)
{
  enum { LEAST_CP = 15 };
  return gw_facts_end_sentence(down) && down->length_cp >= LEAST_CP &&
         down->length_cp >= 2 * heading->length_cp;
}

static bool is_bare_heading(const view *v, size_t i)
{
  enum { SHORTEST_CP = 4, LONGEST_CP = 26 };
  const uint64_t forms = GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI) |
                         GW_FORM(ENDS_COLON) | GW_FORM(ENDS_COMMA) | GW_FORM(HAS_STOP) |
                         GW_FORM(HAS_COLON) | GW_FORM(HAS_TAB) | GW_FORM(NO_HAN) |
                         GW_FORM(BRACKETED) | GW_FORM(LENTICULAR);
  const uint64_t kinds = GW_CHROME_KINDS | GW_KIND(DATE) | GW_KIND(DATE_FIRST) |
                         GW_KIND(ATTACHMENT_MARK) | GW_KIND(ATTACHMENT_NOTE) | GW_KIND(CONTACT) |
                         GW_KIND(SALUTATION) | GW_KIND(ADVERT_WEAK) | GW_KIND(CLOSING) |
                         GW_KIND(URL) | GW_KIND(PIECE);
  const gw_facts *f = &v->facts[i];
  if (i == 0 || i + 1 >= v->count || f->mark.kind || (f->form & forms) || (f->kind & kinds))
    return false;
  if (f->place & (GW_PLACE(BEFORE_PROSE) | GW_PLACE(DEPTH))) return false;
  if ((f->place & GW_PLACE(AFTER_PROSE)) && !is_long_sentence(&v->facts[i + 1], f)) return false;
  bool organ = (f->kind & GW_KIND(ORGAN)) && !(f->form & GW_FORM(HAS_COMMA)); /* not ……格局 */
  size_t above = i - 1;
  bool name = (f->kind & GW_KIND(NAME)) && !is_part_name(v->doc->lines[i].text);
  bool spaced = (f->form & GW_FORM(HAS_SPACE)) && !gw_text_has(v->doc->lines[i].text, "——");
  if (organ || name || spaced) return false;
  while (above > 0 && is_chrome(&v->facts[above])) above--;
  const gw_facts *up = &v->facts[above], *down = &v->facts[i + 1];
  bool below_text = gw_facts_end_sentence(up) || ((up->form & GW_FORM(ENDS_COLON)) && is_prose(up));
  return f->length_cp >= SHORTEST_CP && f->length_cp <= LONGEST_CP && below_text &&
         (is_prose(down) || (down->form & GW_FORM(ENDS_COLON) && down->length_cp > LONGEST_CP) ||
          is_long_sentence(down, f)) &&
         down->mark.kind != GW_MARK_DASH && down->mark.kind != GW_MARK_BULLET;
}

/* Short lines that only have a paragraph below, where no 一、 says what a heading is. */
static void mark_bare_headings(view *v)
{
  enum { LEAST = 4, OF_PROSE = 2, OF_SENTENCE = 1 }; /* two above prose, or more above sentences */
  size_t found = 0;
  for (size_t i = 0; i < v->count; i++) {
    if (v->facts[i].mark.kind == GW_MARK_1 || v->facts[i].mark.kind == GW_MARK_CHAPTER) return;
    if (is_bare_heading(v, i)) found += is_prose(&v->facts[i + 1]) ? OF_PROSE : OF_SENTENCE;
  }
  for (size_t i = 0; i < v->count && found >= LEAST; i++)
    if (is_bare_heading(v, i)) v->facts[i].place |= GW_PLACE(BARE_HEADING);
}

/* 第×节 stands below 第×章 where there are chapters. */
static void mark_sections(view *v)
{
  bool chapters = false;
  for (size_t i = 0; i < v->count && !chapters; i++)
    chapters = v->facts[i].mark.kind == GW_MARK_CHAPTER && !v->facts[i].mark.section;
  for (size_t i = 0; i < v->count && chapters; i++)
    if (v->facts[i].mark.section) v->facts[i].place |= GW_PLACE(SECTION);
}

/* A number alone between lines that are no cells: the page of a copy. */
static void mark_page_numbers(view *v)
{
  enum { LEAST_CP = 8, MOST_DIGITS = 3 };
  for (size_t i = 1; i < v->count; i++) {
    uint32_t page;
    size_t at = 0;
    gw_str text = v->doc->lines[i].text;
    bool number = text.len <= MOST_DIGITS && gw_numeral_digits(text, &at, MOST_DIGITS, &page);
    if (!number || at != text.len || v->facts[i - 1].length_cp < LEAST_CP) continue;
    if (i + 1 < v->count && v->facts[i + 1].length_cp < LEAST_CP) continue;
    v->facts[i].kind |= GW_KIND(PAGE_NUMBER);
  }
}

/* （1991年3月2日第七届全国人民代表大会…通过 根据……修正）: the note below a title, over several lines. All of
 * them are the note, whatever the pieces look like. */
static void mark_long_notes(view *v)
{
  enum { MOST_LINES = 10, LATEST = 12 };
  for (size_t i = 1; i < v->count && i < LATEST; i++) {
    const gw_str text = v->doc->lines[i].text;
    size_t at = gw_text_starts(text, "（") ? strlen("（") : gw_text_starts(text, "(");
    size_t end = i;
    if (at == 0 || !gw_numeral_date(text, &at) || (v->facts[i].form & GW_FORM(BRACKETED))) continue;
    while (end < v->count && end - i < MOST_LINES && !v->facts[end].mark.kind &&
           !gw_text_ends(v->doc->lines[end].text, "）") &&
           !gw_text_ends(v->doc->lines[end].text, ")"))
      end++;
    if (end == v->count || end - i == MOST_LINES || v->facts[end].mark.kind) continue;
    for (size_t k = i; k <= end; k++) {
      v->facts[k].kind = GW_KIND(DATE_BRACKETED) | GW_KIND(TITLE_NOTE);
      v->facts[k].form =
          (v->facts[k].form & (GW_FORM(SHORT) | GW_FORM(MEDIUM))) | GW_FORM(BRACKETED);
    }
    return;
  }
}

gw_status gw_feature_place(const gw_doc *doc, gw_facts *facts)
{
  view v = {.doc = doc, .facts = facts, .count = doc->line_count};
  mark_page_numbers(&v);
  mark_long_notes(&v);
  gw_feature_record(doc, facts);
  gw_feature_message(doc, facts);
  gw_template_mark(doc, facts);
  mark_position(&v);
  gw_feature_inside(doc, facts);
  mark_sections(&v);
  mark_neighbours(&v);
  mark_noise(&v);
  mark_tail(&v);
  mark_contacts(&v);
  mark_note_items(&v);
  mark_dates(&v);
  mark_depths(&v);
  gw_feature_chat_tail(doc, facts);
  mark_bare_headings(&v);
  gw_feature_whole(doc, facts);
  return gw_feature_repeat(doc, facts, v.first_prose == NOWHERE ? v.count : v.first_prose);
}
