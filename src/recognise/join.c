/*
 * join.c - finds the width at which a draft was wrapped, then joins each full line that does not end
 * a sentence with the one below. Where full lines may end a sentence, only indents can tell a new
 * paragraph; a draft without them is left as it is there. See join.h.
 */
#include "recognise/join.h"

#include "base/buf.h"
#include "recognise/feature.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  NARROWEST = 40,     /* halves of a character: no paragraph is set narrower than 20 Han */
  WIDEST = 160,       /* wider lines were not wrapped by a person or a page */
  SLACK = 4,          /* a mark that may not end or start a line goes to the next: up to two Han */
  LEAST_FULL = 5,     /* lines, to speak of a width at all */
  LEAST_PER_CENT = 40 /* of the lines are full in wrapped text */
};

/* What the draft is like as a whole. */
typedef struct wrap {
  int width;        /* halves; 0: not wrapped */
  bool has_indents; /* paragraphs start indented, their further lines do not */
} wrap;

static int width_of(gw_str text)
{
  int halves = 0;
  for (size_t at = 0; at < text.len && halves <= WIDEST;)
    halves += gw_utf8_next(text, &at) < 0x80 ? 1 : 2;
  return halves;
}

/* The width that nearly no line exceeds, when enough lines reach it. */
static int find_width(const gw_doc *doc)
{
  size_t of_width[WIDEST + 2] = {0}, above = 0, full = 0;
  int width = WIDEST + 1;
  for (size_t i = 0; i < doc->line_count; i++) {
    int halves = width_of(doc->lines[i].text) + (doc->lines[i].column > 1 ? 4 : 0);
    of_width[halves <= WIDEST ? halves : WIDEST + 1]++;
  }
  if (of_width[WIDEST + 1] * 50 > doc->line_count) return 0;
  while (width > 0 && (above + of_width[width]) * 50 <= doc->line_count) above += of_width[width--];
  if (width < NARROWEST || width > WIDEST) return 0;
  for (int w = width - SLACK; w <= width; w++) full += of_width[w];
  bool enough = full >= LEAST_FULL && full * 100 >= doc->line_count * LEAST_PER_CENT;
  return enough ? width : 0;
}

static bool is_full(const gw_doc_line *line, const wrap *w)
{
  int indent = line->column > 1 ? 4 : 0;
  return width_of(line->text) + indent >= w->width - SLACK;
}

static bool ends_sentence(gw_str text)
{
  size_t at = text.len;
  uint32_t last = gw_utf8_previous(text, &at);
  while (at > 0 && (last == 0x201D || last == 0xFF09 || last == 0x300B || last == 0x2019))
    last = gw_utf8_previous(text, &at);
  return last == 0x3002 || last == 0xFF01 || last == 0xFF1F || last == 0xFF1B || last == 0xFF1A ||
         last == ':' || last == ';';
}

/* Most lines that follow a short one start indented, and some that follow a full one do not. */
static bool find_indents(const gw_doc *doc, const wrap *w)
{
  size_t starts = 0, indented = 0, flush = 0;
  for (size_t i = 1; i < doc->line_count; i++) {
    bool is_indented = doc->lines[i].column > 1;
    if (is_full(&doc->lines[i - 1], w)) {
      flush += !is_indented;
    } else {
      starts++;
      indented += is_indented;
    }
  }
  return starts >= 2 && indented * 10 >= starts * 7 && flush >= 2;
}

static bool may_start_paragraph(gw_str text)
{
  gw_mark mark = gw_mark_read(text);
  uint64_t kinds = gw_feature_kind(text);
  bool cells = memchr(text.ptr, '\t', text.len) != NULL;
  return cells || (mark.kind != GW_MARK_NONE && mark.kind != GW_MARK_DASH) ||
         (kinds & (GW_KIND(PAGE_NUMBER) | GW_KIND(ADVERTS) | GW_KIND(ATTACHMENT_NOTE) |
                   GW_KIND(ATTACHMENT_MARK) | GW_KIND(DATE) | GW_KIND(COPY_TO))) != 0;
}

/* Is `line` certainly the next line of the paragraph that ends in `above`? */
static bool goes_on(const gw_doc_line *above, const gw_doc_line *line, const wrap *w)
{
  if (line->blank_before || line->number != above->last_number + 1) return false;
  if (!is_full(above, w) || may_start_paragraph(line->text)) return false;
  if (memchr(above->text.ptr, '\t', above->text.len)) return false;
  if (gw_feature_kind(above->text) & (GW_KIND(PAGE_NUMBER) | GW_KIND(ADVERTS))) return false;
  if (w->has_indents) return line->column == 1;
  return !ends_sentence(above->text);
}

/* Two Latin words that a line end parted were parted by a space. */
static bool needs_space(gw_str above, gw_str below)
{
  unsigned char a = (unsigned char)above.ptr[above.len - 1], b = (unsigned char)below.ptr[0];
  return a > 0x20 && a < 0x7F && b > 0x20 && b < 0x7F;
}

static gw_status report(gw_doc *doc, const gw_doc_line *line)
{
  char last[24];
  snprintf(last, sizeof last, "%zu", line->last_number);
  const gw_diag_arg args[3] = {{last, last}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {.kind = GW_DIAG_LINES_JOINED,
                         .line = line->number,
                         .column = line->column,
                         .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

/* Merges lines[first, end) into lines[first]. */
static gw_status merge(gw_doc *doc, size_t first, size_t end)
{
  gw_buf text = {0};
  gw_doc_line *line = &doc->lines[first];
  const gw_doc_line *last = &doc->lines[end - 1];
  for (size_t i = first; i < end; i++) {
    gw_str next = doc->lines[i].text;
    if (text.length && needs_space((gw_str){text.data, text.length}, next)) gw_buf_putc(&text, ' ');
    gw_buf_put(&text, next.ptr, next.len);
  }
  char *copy = text.status == GW_OK ? gw_arena_copy(&doc->arena, text.data, text.length) : NULL;
  line->text = (gw_str){copy, text.length};
  line->length = last->offset + last->length - line->offset;
  line->last_number = last->last_number;
  gw_buf_fini(&text);
  return copy ? report(doc, line) : GW_ERR_MEMORY;
}

gw_status gw_join_wrapped(gw_doc *doc)
{
  wrap w = {.width = find_width(doc)};
  size_t kept = 0;
  gw_status status = GW_OK;
  if (w.width == 0) return GW_OK;
  w.has_indents = find_indents(doc, &w);
  for (size_t i = 0, end; i < doc->line_count && status == GW_OK; i = end) {
    end = i + 1;
    while (end < doc->line_count && goes_on(&doc->lines[end - 1], &doc->lines[end], &w)) end++;
    if (end > i + 1) status = merge(doc, i, end);
    doc->lines[kept++] = doc->lines[i];
  }
  if (status == GW_OK) doc->line_count = kept;
  return status;
}
