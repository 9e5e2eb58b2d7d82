/* number.c - see number.h. */
#include "recognise/number.h"

#include "base/buf.h"
#include "model/element.h"
#include "recognise/mark.h"

enum { LEVELS = 4 };

typedef struct counter {
  uint32_t last[LEVELS + 1]; /* the ordinal of the newest heading of each level */
} counter;

/* ---- Marks --------------------------------------------------------------------------------- */

/* 1 to 9999, in the tens without a leading 一 (十二) but not behind hundreds (一百一十二). */
static void put_han(gw_buf *out, uint32_t value)
{
  static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const struct {
    uint32_t value;
    const char *unit;
  } units[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
  bool begun = false, gap = false;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    uint32_t digit = value / units[i].value % 10;
    gap = gap || (begun && digit == 0);
    if (digit == 0) continue;
    if (gap) gw_buf_puts(out, digits[0]);
    if (begun || digit > 1 || units[i].value != 10) gw_buf_puts(out, digits[digit]);
    gw_buf_puts(out, units[i].unit);
    begun = true;
    gap = false;
  }
}

/* Nobody reads Han numerals of five places. */
static void put_number(gw_buf *out, uint32_t value, bool han)
{
  if (han && value > 0 && value < 10000)
    put_han(out, value);
  else
    gw_buf_put_int(out, value);
}

static void put_mark(gw_buf *out, int level, uint32_t ordinal)
{
  static const struct {
    const char *before, *behind;
    bool han;
  } form_table[LEVELS + 1] = {[1] = {"", "、", true},
                              [2] = {"（", "）", true},
                              [3] = {"", ".", false},
                              [4] = {"（", "）", false}};
  gw_buf_puts(out, form_table[level].before);
  put_number(out, ordinal, form_table[level].han);
  gw_buf_puts(out, form_table[level].behind);
}

/* ---- Headings ------------------------------------------------------------------------------ */

/* `mark` and, in the line's text, what was there before. */
static gw_status put_before(gw_doc *doc, gw_doc_line *line, gw_str mark)
{
  gw_buf text = {0};
  gw_buf_put(&text, mark.ptr, mark.len);
  gw_buf_put(&text, line->text.ptr, line->text.len);
  char *copy = text.status == GW_OK ? gw_arena_copy(&doc->arena, text.data, text.length) : NULL;
  line->text = (gw_str){copy, text.length};
  if (line->run_in) line->run_in += (uint32_t)mark.len;
  gw_buf_fini(&text);
  return copy ? GW_OK : GW_ERR_MEMORY;
}

static gw_status add_mark(gw_doc *doc, gw_doc_line *line, int level, uint32_t ordinal)
{
  gw_buf mark = {0};
  put_mark(&mark, level, ordinal);
  char *copy = mark.status == GW_OK ? gw_arena_copy(&doc->arena, mark.data, mark.length) : NULL;
  const gw_str after = {copy, mark.length};
  gw_buf_fini(&mark);
  if (!copy) return GW_ERR_MEMORY;
  const gw_edit edit = {.offset = line->offset,
                        .after = after,
                        .line = line->number,
                        .column = line->column,
                        .reason = GW_DIAG_HEADING_NUMBERED};
  const gw_diag_arg args[3] = {{copy, copy}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {
      .kind = edit.reason, .line = line->number, .column = line->column, .offset = SIZE_MAX};
  gw_status status = put_before(doc, line, after);
  if (status == GW_OK) status = gw_doc_add_edit(doc, edit);
  return status == GW_OK ? gw_diag_add(&doc->diags, &doc->arena, where, args) : status;
}

/* Another title, or an attachment: its headings begin anew. */
static bool begins_anew(gw_element element)
{
  return element == GW_ELEMENT_TITLE || element == GW_ELEMENT_ATTACHMENT_MARK ||
         element == GW_ELEMENT_ATTACHMENT_TITLE;
}

static gw_status number_line(gw_doc *doc, gw_doc_line *line, counter *c)
{
  int level = gw_element_level(line->element);
  if (begins_anew(line->element)) *c = (counter){{0}};
  if (level == 0 || line->origin != GW_ORIGIN_DRAFT) return GW_OK;
  gw_mark mark = gw_mark_read(line->text);
  bool counts = mark.ordinal && mark.kind != GW_MARK_HASH; /* whose ordinal is a depth */
  c->last[level] = counts ? mark.ordinal : c->last[level] + 1;
  for (int deeper = level + 1; deeper <= LEVELS; deeper++) c->last[deeper] = 0;
  return mark.kind == GW_MARK_NONE ? add_mark(doc, line, level, c->last[level]) : GW_OK;
}

gw_status gw_number_headings(gw_doc *doc)
{
  counter c = {{0}};
  gw_status status = GW_OK;
  size_t before = doc->edit_count;
  for (size_t i = 0; i < doc->line_count && status == GW_OK; i++)
    status = number_line(doc, &doc->lines[i], &c);
  if (status != GW_OK || doc->edit_count == before) return status;
  return gw_doc_settle_edits(doc);
}
