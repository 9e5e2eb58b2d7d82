/* separator.c - see separator.h. Every line is looked at twice, once to find where a drawn table ends
 * and once to cut it up. */
#include "text/separator.h"

#include "base/buf.h"
#include "base/skim.h"
#include "text/clean.h"

#include <string.h>

/* ---- Kinds of lines -------------------------------------------------------------------------- */

static bool is_separator(uint32_t code)
{
  return code == '|' || code == 0xFF5C || code == 0x2502 || code == 0x2503 || code == 0x2551 ||
         code == 0x2506 || code == 0x250A;
}

static bool is_box(uint32_t code)
{
  return code >= 0x2500 && code <= 0x257F;
}

typedef enum drawn_kind { DRAWN_NONE, DRAWN_ROW, DRAWN_RULE } drawn_kind;

/* What one line is as a part of a drawn table. */
typedef struct drawn {
  drawn_kind kind;
  size_t separators;
  bool is_framed; /* it starts and ends with one */
} drawn;

/* What bars and strokes begin with: those of ASCII, the blocks of box drawing, the bar of full width. */
static inline unsigned char may_be_drawn(unsigned char byte, unsigned char next)
{
  return (byte == '|') | (byte == '-') | (byte == '=') |
         ((byte == 0xE2) & ((next == 0x94) | (next == 0x95))) | ((byte == 0xEF) & (next == 0xBD));
}

static drawn look_at(gw_str text)
{
  drawn d = {DRAWN_NONE, 0, false};
  if (gw_skim(text, 0, may_be_drawn) == text.len) return d;
  bool has_tab = false, has_text = false, has_stroke = false, has_joint = false;
  uint32_t first = 0, last = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    bool is_bar = is_separator(code), is_stroke = code == '-' || code == '=';
    if (!first) first = code;
    last = code;
    if (code >= 0x3000 && code < 0xFF00) { /* nearly all text; no bar is there */
      has_text = true;
      continue;
    }
    d.separators += is_bar;
    has_tab |= code == '\t';
    has_stroke |= is_stroke || (is_box(code) && !is_bar);
    has_joint |= code == '+' || is_bar || is_box(code);
    has_text |= !is_bar && !is_stroke && !is_box(code) && code != '+' && code != ':' && code != ' ';
  }
  d.is_framed = is_separator(first) && is_separator(last);
  if (has_stroke && has_joint && !has_text)
    d.kind = DRAWN_RULE;
  else if (d.separators && !has_tab)
    d.kind = DRAWN_ROW;
  return d;
}

bool gw_separator_is_delimiters(gw_str line)
{
  size_t bars = 0, strokes = 0;
  for (size_t i = 0; i < line.len; i++) {
    char c = line.ptr[i];
    if (c != '|' && c != '-' && c != ':' && c != ' ' && c != '\t') return false;
    bars += c == '|';
    strokes += c == '-';
  }
  return bars && strokes;
}

/* Of one cell of delimiters. */
static char align_of(gw_str cell)
{
  bool left = cell.ptr[0] == ':', right = cell.ptr[cell.len - 1] == ':';
  if (left && right) return 'c';
  return left ? 'l' : (right ? 'r' : '-');
}

const char *gw_separator_aligns(gw_arena *arena, gw_str line)
{
  size_t count = 0;
  char *aligns = gw_arena_take(arena, line.len + 1);
  for (size_t at = 0; aligns && at < line.len; at++) {
    size_t start = at;
    while (at < line.len && line.ptr[at] != '|') at++;
    const gw_str cell = gw_trim((gw_str){line.ptr + start, at - start});
    if (cell.len) aligns[count++] = align_of(cell);
  }
  return aligns;
}

/* ---- Where a drawn table is ------------------------------------------------------------------ */

/* Lines [start, end), and what its rows have in common. */
typedef struct drawing {
  size_t start, end;
  size_t rows, rules_below; /* rules_below: those that have rows above and below them */
  size_t separators;
  size_t head_rule; /* the line that is one right below the first row, or 0 */
  bool is_framed, has_rule;
} drawing;

/* Does the line go on with the drawing? */
static bool take_line(drawing *d, size_t index, const drawn *line)
{
  if (line->kind == DRAWN_NONE) return false;
  if (line->kind == DRAWN_RULE) {
    d->has_rule = true;
    if (d->rows == 1 && !d->head_rule) d->head_rule = index;
    return true;
  }
  if (d->rows && line->separators != d->separators) return false;
  d->separators = line->separators;
  d->is_framed = line->is_framed && (d->rows == 0 || d->is_framed);
  d->rows++;
  return true;
}

static drawing find_drawing(const gw_doc *doc, size_t start)
{
  drawing d = {.start = start, .end = start};
  for (; d.end < doc->line_count; d.end++) {
    const gw_doc_line *line = &doc->lines[d.end];
    if (d.end > start && line->blank_before) break;
    drawn at = look_at(line->text);
    bool is_rule_inside = at.kind == DRAWN_ROW && d.end > start && d.rows > 0 &&
                          look_at(line[-1].text).kind == DRAWN_RULE;
    if (!take_line(&d, d.end, &at)) break;
    d.rules_below += is_rule_inside;
  }
  return d;
}

/* Two rows of two cells may be two lines with a bar in them; frames, rules and more cells decide. */
static bool is_table(const drawing *d)
{
  size_t cells = d->is_framed ? d->separators - 1 : d->separators + 1;
  return d->rows > 1 && cells > 1 && (d->is_framed || d->has_rule || cells > 2 || d->rows > 2);
}

/* ---- Cutting it up --------------------------------------------------------------------------- */

typedef struct cutter {
  gw_doc *doc;
  gw_buf text;
  size_t count, line, column; /* of separators and rules; the first one */
  gw_status status;
} cutter;

static void add_edit(cutter *c, const gw_doc_line *line, size_t offset, size_t length,
                     size_t column)
{
  const gw_edit edit = {.offset = offset,
                        .length = length,
                        .after = {"", 0},
                        .line = line->number,
                        .column = column,
                        .reason = GW_DIAG_SEPARATORS_REMOVED};
  if (c->count++ == 0) {
    c->line = line->number;
    c->column = column;
  }
  if (c->status == GW_OK) c->status = gw_doc_add_edit(c->doc, edit);
}

/* The separators where they stand in the draft. */
static void cut_separators(cutter *c, const gw_doc_line *line)
{
  const gw_str draft = {c->doc->text, line->offset + line->length};
  size_t column = line->column;
  for (size_t at = line->offset; at < draft.len; column++) {
    size_t start = at;
    if (is_separator(gw_utf8_next(draft, &at))) add_edit(c, line, start, at - start, column);
  }
}

/* The cells, each without the white space around it, those of the frame left out. */
static void gather_cells(cutter *c, gw_str text, bool is_framed)
{
  bool is_first = true;
  for (size_t at = 0, start = 0, end; start <= text.len; start = at) {
    bool is_bar = false;
    for (end = at; at < text.len && !is_bar; end = is_bar ? end : at)
      is_bar = is_separator(gw_utf8_next(text, &at));
    const gw_str cell = gw_trim((gw_str){text.ptr + start, end - start});
    bool is_outside = is_framed && (start == 0 || !is_bar);
    if (!is_outside) {
      if (!is_first) gw_buf_putc(&c->text, '\t');
      gw_buf_put(&c->text, cell.ptr, cell.len);
      is_first = false;
    }
    if (!is_bar) return;
  }
}

/* False when nothing is left of the line. */
static bool cut_line(cutter *c, gw_doc_line *line, const drawing *d)
{
  const gw_str source = {c->doc->text + line->offset, line->length};
  c->text.length = 0;
  if (look_at(line->text).kind == DRAWN_ROW) gather_cells(c, line->text, d->is_framed);
  if (c->status == GW_OK) c->status = c->text.status;
  if (c->status != GW_OK) return true;
  if (c->text.length == 0 || gw_trim((gw_str){c->text.data, c->text.length}).len == 0) {
    add_edit(c, line, line->offset, line->length, line->column);
    return false;
  }
  if (look_at(source).separators != d->separators) return true; /* markup has hidden some of them */
  char *copy = gw_arena_copy(&c->doc->arena, c->text.data, c->text.length);
  if (!copy) {
    c->status = GW_ERR_MEMORY;
    return true;
  }
  cut_separators(c, line);
  line->text = (gw_str){copy, c->text.length};
  return true;
}

/* A rule below the first row and nowhere else between rows makes that row the head. */
static const char *find_aligns(cutter *c, const drawing *d)
{
  if (!d->head_rule || d->rules_below != 1) return NULL;
  gw_str rule = c->doc->lines[d->head_rule].text;
  const char *aligns = gw_separator_is_delimiters(rule) ? gw_separator_aligns(&c->doc->arena, rule)
                                                        : gw_arena_copy(&c->doc->arena, "", 0);
  if (!aligns) c->status = GW_ERR_MEMORY;
  return aligns;
}

/* Moves what is left of the lines of `d` to `kept`; returns the place behind them. */
static size_t cut_drawing(cutter *c, const drawing *d, size_t kept)
{
  gw_doc *doc = c->doc;
  const char *aligns = find_aligns(c, d);
  uint32_t blank = 0;
  for (size_t i = d->start; i < d->end; i++) {
    gw_doc_line line = doc->lines[i];
    if (line.blank_before) blank = line.blank_before;
    if (c->status == GW_OK && !cut_line(c, &line, d)) continue;
    line.aligns = aligns;
    line.blank_before = blank;
    aligns = NULL;
    blank = 0;
    doc->lines[kept++] = line;
  }
  return kept;
}

static gw_status report(cutter *c)
{
  if (c->count == 0 || c->status != GW_OK) return c->status;
  c->text.length = 0;
  gw_buf_put_int(&c->text, (long long)c->count);
  gw_buf_putc(&c->text, '\0');
  if (c->text.status != GW_OK) return c->text.status;
  const gw_diag_arg args[3] = {{c->text.data, c->text.data}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {
      .kind = GW_DIAG_SEPARATORS_REMOVED, .line = c->line, .column = c->column, .offset = SIZE_MAX};
  return gw_diag_add(&c->doc->diags, &c->doc->arena, where, args);
}

gw_status gw_separator_split(gw_doc *doc)
{
  cutter c = {.doc = doc};
  size_t kept = 0;
  for (size_t i = 0; i < doc->line_count;) {
    drawing d = find_drawing(doc, i);
    if (d.end > i && is_table(&d)) {
      kept = cut_drawing(&c, &d, kept);
    } else {
      if (d.end == i) d.end++;
      while (i < d.end) doc->lines[kept++] = doc->lines[i++];
    }
    i = d.end;
  }
  doc->line_count = kept;
  gw_status status = report(&c);
  gw_buf_fini(&c.text);
  return status;
}
