/*
 * join.c - finds the width at which a draft was wrapped, then joins each full line that does not end
 * a sentence with the one below. Where full lines may end a sentence, only indents can tell a new
 * paragraph; a draft without them is left as it is there. See join.h.
 */
#include "recognise/join.h"

#include "base/buf.h"
#include "recognise/feature.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  NARROWEST = 40,      /* halves of a character: no paragraph is set narrower than 20 Han */
  WIDEST = 160,        /* wider lines were not wrapped by a person or a page */
  SLACK = 4,           /* a mark that may not end or start a line goes to the next: up to two Han */
  LEAST_FULL = 5,      /* lines, to speak of a width at all */
  FEWEST_FULL = 3,     /* where indents tell as well */
  LEAST_PER_CENT = 33, /* of the lines are full in wrapped text; headings and last lines are not */
  LEAST_INDENTED = 25, /* per cent of the text, where indents tell as well */
  LONGEST_STUB = 12    /* characters: what is left of a heading for its second line */
};

/* What the draft is like as a whole. */
typedef struct wrap {
  int width;        /* halves; 0: not wrapped */
  bool has_indents; /* paragraphs start indented, their further lines do not */
} wrap;

/* White space before the text of a line. Not its column: a soft break starts a line anywhere. */
bool gw_line_is_indented(const gw_doc *doc, const gw_doc_line *line)
{
  const gw_str before = {doc->text, line->offset};
  size_t at = before.len;
  if (at == 0) return false;
  uint32_t code = gw_utf8_previous(before, &at);
  return code == ' ' || code == '\t' || code == 0xA0 || code == 0x3000;
}

static int width_of(gw_str text)
{
  int halves = 0;
  for (size_t at = 0; at < text.len && halves <= WIDEST;)
    halves += gw_utf8_next(text, &at) < 0x80 ? 1 : 2;
  return halves;
}

/* Cells of a table, names of a list: white space inside that is no single space between words, and not
 * that behind 第一条　. */
static bool has_columns(gw_str text)
{
  size_t spaces = 0;
  for (size_t at = gw_mark_read(text).size; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    spaces = code == ' ' ? spaces + 1 : 0;
    if (code == '\t' || code == '|' || code == 0x3000 || spaces > 1) return true;
  }
  return false;
}

/* Running text has its points; names, verses and cells have not. */
static bool has_points(gw_str text)
{
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0xFF0C || code == 0x3002 || code == 0x3001 || code == 0xFF1B || code == 0xFF1A ||
        code == 0x201C || code == 0x300A || code == ',')
      return true;
  }
  return false;
}

/* Titles, page headers, contacts and lists of 抄送 are set in other measures than the text. */
static bool is_text(gw_str text)
{
  const uint64_t others =
      GW_KIND(CONTACT) | GW_KIND(REMARK) | GW_KIND(COPY_TO) | GW_KIND(WEB_LABEL);
  return has_points(text) && !has_columns(text) && !(gw_feature_kind(text) & others);
}

/* In halves of a character, up to WIDEST + 1 for whatever is wider. */
static size_t span_of(const gw_doc *doc, const gw_doc_line *line)
{
  int halves = width_of(line->text) + (gw_line_is_indented(doc, line) ? 4 : 0);
  return halves <= WIDEST ? (size_t)halves : WIDEST + 1;
}

/* Are more than 2 per cent of the lines text that is too wide? Most drafts have a line for each
 * paragraph, and this is all that need be asked of them. */
static bool is_unwrapped(const gw_doc *doc)
{
  size_t wide = 0;
  for (size_t i = 0; i < doc->line_count; i++) {
    wide += span_of(doc, &doc->lines[i]) > WIDEST && is_text(doc->lines[i].text);
    if (wide * 50 > doc->line_count) return true; /* however many are left */
  }
  return false;
}

/* Lines that reach the width, among all and among those of text. */
typedef struct fullness {
  size_t lines, per_cent, of_text;
} fullness;

/* The width that nearly no line of the text exceeds, and how many lines reach it. */
static int find_width(const gw_doc *doc, fullness *f)
{
  size_t of_width[WIDEST + 2] = {0}, of_text[WIDEST + 2] = {0}, above = 0, count = 0;
  size_t texts = 0, full_texts = 0;
  int width = WIDEST + 1;
  if (is_unwrapped(doc)) return 0;
  for (size_t i = 0; i < doc->line_count; i++) {
    if (gw_feature_is_page_number(doc->lines[i].text)) continue;
    count++;
    const size_t to = span_of(doc, &doc->lines[i]);
    of_width[to]++;
    const bool text = is_text(doc->lines[i].text);
    of_text[to] += text;
    texts += text;
  }
  if (of_text[WIDEST + 1] * 50 > count) return 0;
  while (width > 0 && (above + of_text[width]) * 50 <= count) above += of_text[width--];
  if (width < NARROWEST || width > WIDEST) return 0;
  for (int w = width - SLACK; w <= width; w++) {
    f->lines += of_width[w];
    full_texts += of_text[w];
  }
  f->per_cent = f->lines * 100 / count;
  f->of_text = texts ? full_texts * 100 / texts : 0;
  return f->lines >= FEWEST_FULL ? width : 0;
}

static bool is_full(const gw_doc *doc, const gw_doc_line *line, const wrap *w)
{
  int indent = gw_line_is_indented(doc, line) ? 4 : 0;
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

/* Is the line text that was broken off, though it is not full? Marks that may not start a line and
 * figures that may not be parted leave it short, and so does a proportional typeface. */
static bool breaks_off(const gw_doc *doc, const gw_doc_line *line, const wrap *w)
{
  const gw_mark_kind kind = gw_mark_read(line->text).kind;
  bool marked = kind >= GW_MARK_1 && kind <= GW_MARK_5;
  int indent = gw_line_is_indented(doc, line) ? 4 : 0;
  return (has_points(line->text) || marked) && !ends_sentence(line->text) &&
         width_of(line->text) + indent >= w->width * 3 / 4;
}

/* Most lines that follow the end of a paragraph start indented, and some that follow a line that was
 * broken off do not. The head of a document, which is set in the middle, and page numbers tell
 * nothing. */
static bool find_indents(const gw_doc *doc, const wrap *w)
{
  size_t starts = 0, indented = 0, flush = 0, first = 0;
  while (first < doc->line_count && !is_full(doc, &doc->lines[first], w)) first++;
  if (first < doc->line_count && gw_line_is_indented(doc, &doc->lines[first]))
    starts = indented = 1;
  for (size_t i = first + 1; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i], *above = line - 1;
    if (gw_feature_is_page_number(line->text) || gw_feature_is_page_number(above->text)) continue;
    bool indented_here = gw_line_is_indented(doc, line);
    if (is_full(doc, above, w) || breaks_off(doc, above, w)) {
      flush += !indented_here;
    } else {
      starts++;
      indented += indented_here;
    }
  }
  return starts >= 2 && indented * 10 >= starts * 7 && flush >= 2;
}

/* How `doc` was wrapped, if it was. */
static wrap find_wrap(const gw_doc *doc)
{
  fullness f = {0};
  wrap w = {.width = find_width(doc, &f)};
  if (w.width) w.has_indents = find_indents(doc, &w);
  const bool is_wrapped = w.has_indents
                              ? f.of_text >= LEAST_INDENTED || f.per_cent >= LEAST_INDENTED
                              : f.lines >= LEAST_FULL && f.per_cent >= LEAST_PER_CENT;
  return is_wrapped ? w : (wrap){0};
}

/* Marks of lists that are no marks of ours. */
static bool opens_item(gw_str text)
{
  static const uint32_t openers[] = {0xB7,   0x2022, 0x27A2, 0xFF0D, 0x25CF, 0x25A0, 0x25C6, 0x2605,
                                     0x203B, 0x2713, 0x2714, 0x25CB, 0x25A1, 0x25B2, '*',    '>'};
  size_t at = 0;
  uint32_t first = gw_utf8_next(text, &at);
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
    if (first == openers[i]) return true;
  if (first >= 0x2160 && first <= 0x217F) return true; /* Ⅰ ⅱ */
  bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  return letter && at < text.len && (text.ptr[at] == '.' || text.ptr[at] == ')');
}

/* Would this line rather begin something than go on with something? */
static bool may_start_paragraph(gw_str text)
{
  const gw_facts f = gw_feature_form(text);
  const uint64_t kinds = GW_KIND(PAGE_NUMBER) | GW_KIND(ADVERTS) | GW_KIND(ATTACHMENT_NOTE) |
                         GW_KIND(ATTACHMENT_MARK) | GW_KIND(DATE) | GW_KIND(COPY_TO) |
                         GW_KIND(CONTACT);
  bool marked = f.mark.kind != GW_MARK_NONE && f.mark.kind != GW_MARK_DASH;
  bool label = (f.form & GW_FORM(RUN_IN_COLON)) && f.topic_cp <= 6;
  return marked || label || (f.kind & kinds) || has_columns(text) || opens_item(text);
}

/* What seems to be a blank line above is the end of a page, and nothing else. */
static bool starts_page(const gw_doc *doc, const gw_doc_line *line)
{
  size_t at = line->offset;
  while (at > 0 && (doc->text[at - 1] == ' ' || doc->text[at - 1] == '\t')) at--;
  return line->blank_before == 1 && at > 0 && doc->text[at - 1] == '\f';
}

/* 一、甲乙丙丁，戊己庚辛 and then 壬癸 at the margin, where paragraphs are indented: its second line. */
static bool ends_heading(const gw_doc *doc, const gw_doc_line *above, const gw_doc_line *line)
{
  const gw_facts f = gw_feature_form(above->text);
  const uint64_t level = GW_FORM(MARK_1) | GW_FORM(MARK_2) | GW_FORM(MARK_3) | GW_FORM(MARK_4);
  const uint64_t ended = GW_FORM(ENDS_STOP) | GW_FORM(ENDS_SEMI) | GW_FORM(ENDS_COLON) |
                         GW_FORM(ENDS_EXCLAIM) | GW_FORM(HAS_STOP);
  bool heading = (f.form & level) && !(f.form & ended) && gw_line_is_indented(doc, above);
  return heading && !gw_line_is_indented(doc, line) && !has_points(line->text) &&
         gw_utf8_count(line->text) <= LONGEST_STUB;
}

/* Is `line` certainly the next line of the paragraph that `first` opens and that ends in `above`? */
static bool goes_on(const gw_doc *doc, const gw_doc_line *first, const gw_doc_line *line,
                    const void *context)
{
  const wrap *w = context;
  const gw_doc_line *above = line - 1;
  if (line->number != above->last_number + 1 + doc->usual_blank || line->starts) return false;
  if (line->blank_before && !starts_page(doc, line)) return false;
  bool heading = w->has_indents && first == above && !may_start_paragraph(line->text);
  if (heading && ends_heading(doc, above, line)) return true;
  bool open = w->has_indents && breaks_off(doc, above, w);
  if ((!open && !is_full(doc, above, w)) || may_start_paragraph(line->text)) return false;
  /* in an indented paragraph a full line need not have a point, where indents tell so */
  bool inside = w->has_indents && gw_line_is_indented(doc, first);
  if (has_columns(above->text) || !(open || inside || has_points(above->text))) return false;
  if (gw_feature_kind(above->text) & (GW_KIND(PAGE_NUMBER) | GW_KIND(ADVERTS))) return false;
  /* a last line without a point may be a signature; only below a heading is it the heading's */
  bool marked = gw_mark_read(first->text).kind != GW_MARK_NONE && first == above;
  if (!is_full(doc, line, w) && !ends_sentence(line->text) && !marked) return false;
  if (w->has_indents) return !gw_line_is_indented(doc, line);
  return !ends_sentence(above->text);
}

static bool is_letter(uint32_t code)
{
  return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
         (code >= 0xC0 && code <= 0x24F);
}

/* Two Latin words that a line end parted were parted by a space; a number was not. */
static bool needs_space(gw_str above, gw_str below)
{
  size_t end = above.len, start = 0;
  return is_letter(gw_utf8_previous(above, &end)) && is_letter(gw_utf8_next(below, &start));
}

static gw_status report(gw_doc *doc, const gw_doc_line *line)
{
  char last[24];
  snprintf(last, sizeof last, "%" PRIu32, line->last_number);
  const gw_diag_arg args[3] = {{last, last}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {.kind = GW_DIAG_LINES_JOINED,
                         .line = line->number,
                         .column = line->column,
                         .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

gw_status gw_join_lines(gw_doc *doc, size_t first, size_t end)
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

gw_status gw_join_runs(gw_doc *doc, gw_goes_on *holds, const void *context)
{
  size_t kept = 0;
  gw_status status = GW_OK;
  for (size_t i = 0, end; i < doc->line_count && status == GW_OK; i = end) {
    const gw_doc_line *first = &doc->lines[i];
    for (end = i + 1; end < doc->line_count; end++)
      if (!holds(doc, first, &doc->lines[end], context)) break;
    if (end > i + 1) status = gw_join_lines(doc, i, end);
    doc->lines[kept++] = doc->lines[i];
  }
  if (status == GW_OK) doc->line_count = kept;
  return status;
}

/* ---- Over the end of a page ------------------------------------------------------------------ */

/* No paragraph ends in one of these, however long its lines are. */
static bool ends_openly(gw_str text)
{
  size_t at = text.len;
  uint32_t last = text.len ? gw_utf8_previous(text, &at) : 0;
  return last == 0xFF0C || last == 0x3001 || last == ',' || last == 0x201C || last == 0xFF08 ||
         last == 0x300A;
}

/* A page number stands between `above` and `line`. Is it certainly one paragraph? */
static bool goes_over(const gw_doc *doc, const gw_doc_line *above, const gw_doc_line *line,
                      const wrap *w)
{
  if (line->starts || gw_line_is_indented(doc, line) || may_start_paragraph(line->text))
    return false;
  if (has_columns(above->text) || !has_points(above->text)) return false;
  if (ends_openly(above->text)) return true;
  bool is_last = !is_full(doc, line, w) && !ends_sentence(line->text); /* or a signature */
  return w->width && is_full(doc, above, w) && !ends_sentence(above->text) && !is_last;
}

static void find_page_ends(gw_doc *doc, const wrap *w)
{
  for (size_t i = 1; i + 1 < doc->line_count; i++) {
    gw_doc_line *line = &doc->lines[i + 1];
    if (!gw_feature_is_page_number(doc->lines[i].text)) continue;
    line->continues = goes_over(doc, &doc->lines[i - 1], line, w);
  }
}

gw_status gw_join_over_pages(gw_doc *doc)
{
  gw_status status = GW_OK;
  for (size_t i = 2; i < doc->line_count && status == GW_OK; i++) {
    gw_doc_line *line = &doc->lines[i], told = doc->lines[i - 2];
    if (!line->continues) continue;
    bool both_text =
        told.element == GW_ELEMENT_BODY || (told.run_in && told.run_in < told.text.len);
    line->continues = both_text && line->element == GW_ELEMENT_BODY &&
                      doc->lines[i - 1].element == GW_ELEMENT_NOTICE && !doc->keep_notices;
    told.last_number = line->last_number;
    if (line->continues) status = report(doc, &told);
  }
  return status;
}

gw_status gw_join_wrapped(gw_doc *doc)
{
  const wrap w = find_wrap(doc);
  find_page_ends(doc, &w);
  return w.width == 0 ? GW_OK : gw_join_runs(doc, goes_on, &w);
}
