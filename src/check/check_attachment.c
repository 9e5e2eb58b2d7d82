/*
 * check_attachment.c - 附件说明 (clause 7.3.4) against the attachments that follow (7.3.7): how many
 * they are, how they are numbered and called. Attachments that are not in the draft may be files of
 * their own; where one follows, all should.
 */
#include "check/case.h"

#include "base/buf.h"
#include "base/mem.h"
#include "model/conserve.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"
#include "style/gb2312.h"

#include <stdlib.h>
#include <string.h>

static const gw_str nothing = {"", 0};

/* One name of 附件说明. Its key is in list.keys: what counts when names are compared. */
typedef struct name {
  uint32_t number; /* 0: none */
  gw_str shown;    /* as far as it is on its first line */
  size_t key, key_end;
} name;

typedef struct list {
  gw_case *c;
  name *items; /* owned */
  size_t count, capacity;
  gw_buf keys;
  bool is_unsure; /* where one name ends and the next starts is anybody's guess */
} list;

static uint32_t peek(gw_str text, size_t at)
{
  return at < text.len ? gw_utf8_next(text, &at) : 0;
}

/* Letters, digits and Han count, whatever their width; spaces, brackets and points do not. */
static void put_key(gw_buf *out, gw_str text)
{
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code > 0xFF00 && code < 0xFF5F) code -= 0xFEE0;
    bool is_ascii = (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
                    (code >= 'a' && code <= 'z');
    if (is_ascii || gw_is_ideograph(code)) gw_buf_put_utf8(out, code);
  }
}

/* ---- 附件说明 ---------------------------------------------------------------------------------- */

/* Bytes of 附件：, 附件1： or 附件1. at the start, or 0; the number in *number. */
static size_t read_label(gw_str text, uint32_t *number)
{
  size_t at = gw_phrase_starts(GW_PHRASES_ATTACHMENT, text);
  *number = 0;
  if (!at) return 0;
  gw_skip_spaces(text, &at);
  bool has_number = gw_numeral_digits(text, &at, 3, number) || gw_numeral_han(text, &at, number);
  gw_skip_spaces(text, &at);
  uint32_t code = peek(text, at);
  bool is_colon = code == 0xFF1A || code == ':';
  if (!is_colon && !(has_number && (code == '.' || code == 0xFF0E))) return 0;
  gw_utf8_next(text, &at);
  return at;
}

static bool is_number_point(uint32_t code)
{
  return code == '.' || code == 0xFF0E || code == 0x3001;
}

/* Bytes of `1.` at the start, or 0. */
static size_t read_item(gw_str text, uint32_t *number)
{
  size_t at = 0;
  if (!gw_numeral_digits(text, &at, 2, number) || !is_number_point(peek(text, at))) return 0;
  gw_utf8_next(text, &at);
  return at;
}

/* Where the name that starts at `from` ends: at the next number, if it is on this line. A digit right
 * behind its point is no reason against it (2.2026年计划), unless a letter is right before (V2.0). */
static size_t find_next(gw_str text, size_t from, uint32_t wanted)
{
  uint32_t before = 0, number;
  for (size_t at = from; at < text.len; before = gw_utf8_next(text, &at)) {
    size_t size = at > from ? read_item(gw_str_rest(text, at), &number) : 0;
    if (!size || number != wanted) continue;
    bool is_apart = gw_is_layout_space(before) || before == 0xFF1B || before == ';' ||
                    before == 0xFF0C || before == 0x3001 || before == 0x3002 || before == 0x300B;
    if (is_apart || (before >= 0x80 && !gw_is_digit(peek(text, at + size)))) return at;
  }
  return text.len;
}

static void add_name(list *l, uint32_t number, gw_str shown)
{
  name *grown = gw_mem_grow(l->items, &l->capacity, l->count + 1, sizeof *grown);
  if (!grown) {
    l->c->status = GW_ERR_MEMORY;
    return;
  }
  l->items = grown;
  l->items[l->count++] = (name){.number = number, .shown = shown, .key = l->keys.length};
}

/* More of the newest name. */
static void extend_name(list *l, gw_str text)
{
  put_key(&l->keys, text);
  l->items[l->count - 1].key_end = l->keys.length;
}

static gw_str trim(gw_str text)
{
  size_t start = 0;
  gw_skip_spaces(text, &start);
  text = gw_str_rest(text, start);
  for (size_t at = text.len; at > 0 && gw_is_layout_space(gw_utf8_previous(text, &at));)
    text.len = at;
  return text;
}

/* A line of the note: names with numbers, one without, or more of the name above. */
static void read_note_line(list *l, gw_str text)
{
  uint32_t number;
  size_t at = read_label(text, &number);
  bool has_label = at > 0;
  gw_skip_spaces(text, &at);
  if (at == text.len) return; /* 附件： alone */
  for (; at < text.len && l->c->status == GW_OK; number = 0, has_label = false) {
    uint32_t item;
    size_t size = read_item(gw_str_rest(text, at), &item);
    at += size;
    if (size) number = item;
    size_t end = number ? find_next(text, at, number + 1) : text.len;
    gw_str shown = trim((gw_str){text.ptr + at, end - at});
    bool is_new = number || has_label || l->count == 0;
    l->is_unsure |= !is_new && l->items[l->count - 1].number == 0;
    if (is_new) add_name(l, number, shown);
    if (l->c->status == GW_OK) extend_name(l, shown);
    at = end;
  }
}

static void read_note(list *l, const gw_paper *paper)
{
  const gw_doc *doc = l->c->doc;
  for (size_t i = paper->at[GW_ELEMENT_ATTACHMENT_NOTE]; i < paper->text_end; i++)
    if (doc->lines[i].element == GW_ELEMENT_ATTACHMENT_NOTE) read_note_line(l, doc->lines[i].text);
  if (l->keys.status != GW_OK) l->c->status = l->keys.status;
}

/* 《…》 round the whole name, not in it. */
static void check_name_marks(list *l, const gw_doc_line *line)
{
  for (size_t i = 0; i < l->count; i++) {
    const gw_str shown = l->items[i].shown;
    if (gw_text_starts(shown, "《") && gw_text_ends(shown, "》"))
      gw_case_report(l->c, GW_DIAG_ATTACHMENT_NAME_MARKS, line, shown, nothing, nothing);
  }
}

/* ---- What follows ------------------------------------------------------------------------------ */

static size_t next_mark(const gw_doc *doc, size_t from, size_t end)
{
  while (from < end && doc->lines[from].element != GW_ELEMENT_ATTACHMENT_MARK) from++;
  return from;
}

static size_t count_marks(const gw_doc *doc, const gw_paper *paper)
{
  size_t count = 0;
  for (size_t i = next_mark(doc, paper->text_end, paper->end); i < paper->end;
       i = next_mark(doc, i + 1, paper->end))
    count++;
  return count;
}

static bool is_title(gw_element element)
{
  return element == GW_ELEMENT_ATTACHMENT_TITLE || element == GW_ELEMENT_TITLE ||
         element == GW_ELEMENT_SUBTITLE;
}

/* The title below the mark, of one line or more, against the name. What stands below the title may
 * have been taken for more of it. */
static void check_attachment_title(list *l, const name *n, size_t mark, size_t end)
{
  const gw_doc *doc = l->c->doc;
  gw_buf key = {0};
  const size_t first = gw_paper_skip(doc, mark + 1, end);
  const size_t wanted = n->key_end - n->key;
  bool is_same = first == end || !is_title(doc->lines[first].element) || wanted == 0;
  for (size_t i = first; i < end && !is_same && is_title(doc->lines[i].element);
       i = gw_paper_skip(doc, i + 1, end)) {
    put_key(&key, doc->lines[i].text);
    is_same = key.length == wanted && memcmp(key.data, l->keys.data + n->key, wanted) == 0;
  }
  if (key.status != GW_OK) l->c->status = key.status;
  gw_buf_fini(&key);
  if (!is_same)
    gw_case_report(l->c, GW_DIAG_ATTACHMENT_TITLE, &doc->lines[first], doc->lines[first].text,
                   n->shown, nothing);
}

/* 附件 or 附件2 as it should be; `index` 0: there is only one. */
static void check_mark(gw_case *c, const gw_doc_line *line, size_t index)
{
  uint32_t number = 0;
  char wanted[sizeof "附件" + GW_CASE_NUMBER] = "附件";
  size_t at = strlen(wanted);
  if (!gw_text_starts(line->text, wanted)) return; /* 附表, 附 件 */
  if (index) gw_case_number(index, wanted + at);
  gw_skip_spaces(line->text, &at);
  const size_t digits = at;
  bool is_arabic = gw_numeral_digits(line->text, &at, 3, &number);
  if (!is_arabic) gw_numeral_han(line->text, &at, &number);
  bool is_numbered = at > digits;
  gw_skip_spaces(line->text, &at);
  bool has_colon = peek(line->text, at) == 0xFF1A || peek(line->text, at) == ':';
  if (number == index && is_arabic == is_numbered && !has_colon) return;
  gw_case_report(c, GW_DIAG_ATTACHMENT_MARK, line, line->text, gw_case_text(wanted), nothing);
}

/* As many names as attachments: they belong together one by one. */
static void check_each(list *l, const gw_paper *paper, size_t marks)
{
  const gw_doc *doc = l->c->doc;
  size_t index = 1;
  for (size_t i = next_mark(doc, paper->text_end, paper->end); i < paper->end; index++) {
    size_t next = next_mark(doc, i + 1, paper->end);
    bool is_only = marks == 1 && l->items[0].number == 0;
    check_mark(l->c, &doc->lines[i], is_only ? 0 : index);
    const name *n = &l->items[index - 1];
    if (n->number == 0 || n->number == index) check_attachment_title(l, n, i, next);
    i = next;
  }
}

static void report_count(list *l, const gw_doc_line *line, size_t marks)
{
  char names_buffer[GW_CASE_NUMBER], marks_buffer[GW_CASE_NUMBER];
  gw_case_report(l->c, GW_DIAG_ATTACHMENT_COUNT, line, gw_case_number(l->count, names_buffer),
                 gw_case_number(marks, marks_buffer), nothing);
}

/* What is printed by a notice may have attachments without a word about them; a letter may not. */
static void check_missing_note(gw_case *c, const gw_paper *paper)
{
  const gw_doc_line *line = &c->doc->lines[next_mark(c->doc, paper->text_end, paper->end)];
  if (gw_paper_has(paper, GW_ELEMENT_ADDRESSEE) && gw_paper_has(paper, GW_ELEMENT_ISSUE_DATE))
    gw_case_report(c, GW_DIAG_ATTACHMENT_NOTE_MISSING, line, line->text, nothing, nothing);
}

void gw_check_attachments(gw_case *c, const gw_paper *paper)
{
  list l = {.c = c};
  const size_t marks = count_marks(c->doc, paper);
  if (gw_paper_has(paper, GW_ELEMENT_ATTACHMENT_NOTE)) {
    const gw_doc_line *line = &c->doc->lines[paper->at[GW_ELEMENT_ATTACHMENT_NOTE]];
    read_note(&l, paper);
    check_name_marks(&l, line);
    bool is_known = l.count && !l.is_unsure && c->status == GW_OK;
    if (is_known && marks && marks != l.count) report_count(&l, line, marks);
    if (is_known && marks == l.count) check_each(&l, paper, marks);
  } else if (marks) {
    check_missing_note(c, paper);
  }
  free(l.items);
  gw_buf_fini(&l.keys);
}
