/*
 * unmark.c - each line of the draft is walked from piece to piece; text is copied, the gaps between
 * are looked at and cut out. See unmark.h.
 */
#include "text/unmark.h"

#include "base/buf.h"
#include "model/conserve.h"
#include "text/entity.h"
#include "text/line.h"
#include "text/separator.h"
#include "text/tag.h"

#include <string.h>

enum { MARKUP, ENTITY, COMMENT, REASON_COUNT };

typedef struct reason_row {
  gw_diag_kind kind;
  bool in_words; /* a line's own diagnostic tells what went; else one for the draft, how often */
} reason_row;

/* A draft of many headings is not to bury what else there is to say: each ## is in the report. */
static const reason_row reason_table[REASON_COUNT] = {
    [MARKUP] = {GW_DIAG_MARKUP_REMOVED, false},
    [ENTITY] = {GW_DIAG_ENTITY_DECODED, false},
    [COMMENT] = {GW_DIAG_COMMENT_REMOVED, true},
};

/* What has been cut out for one reason. */
typedef struct note {
  size_t count;
  size_t line, column; /* of the first */
  gw_buf text;         /* what it was, when it is told in words */
} note;

typedef struct unmarker {
  gw_splitter lines; /* the first member: a gw_splitter that is given back is the unmarker */
  const gw_pieces *pieces;
  size_t next;      /* the first piece that does not end before the line */
  gw_tag_state tag; /* HTML goes on over the ends of lines and pieces */
  gw_status status; /* the first failure */

  /* The line in work. */
  gw_buf text;
  gw_doc_line frame; /* where its characters are; length 0: it has none yet */
  note notes[REASON_COUNT];
  bool leading;     /* no piece has come yet: quotes, bullets, numbers, hashes */
  bool hashes;      /* there were some: a heading by # and not by a line below it */
  bool has_line;    /* it has become one, or several by <br> */
  bool pipe;        /* a row's first pipe has been seen */
  uint32_t columns; /* of the table that the line is a row of, or 0 */
  uint32_t cell;    /* of that row, from 0 */
  bool below_head;  /* the line above is the first row of a table */
} unmarker;

static gw_str source(const unmarker *u, size_t start, size_t end)
{
  return (gw_str){end > start ? u->lines.doc->text + start : "", end - start};
}

static void fail(unmarker *u, gw_status status)
{
  if (u->status == GW_OK) u->status = status;
}

/* ---- Text and cuts ------------------------------------------------------------------------- */

/* The line's frame grows around [start, end), a character or more. */
static void stretch_frame(unmarker *u, size_t start, size_t end)
{
  gw_splitter *lines = &u->lines;
  if (u->frame.length == 0) {
    u->frame.offset = start;
    u->frame.column = (uint32_t)gw_place_column(&lines->place, lines->doc, start);
  }
  u->frame.length = end - u->frame.offset;
}

static void put_text(unmarker *u, size_t start, size_t end)
{
  gw_str text = source(u, start, end), trimmed = gw_trim(text);
  if (trimmed.len) {
    size_t first = (size_t)(trimmed.ptr - u->lines.doc->text);
    stretch_frame(u, first, first + trimmed.len);
  }
  if (gw_clean_needed(text))
    fail(u, gw_clean_copy(u->lines.doc, &u->lines.place, start, end, &u->text));
  else
    gw_buf_put(&u->text, text.ptr, text.len);
}

/* The words of a diagnostic: what was cut, parted by spaces, up to a length that one can read. */
static void put_words(gw_buf *words, gw_str text)
{
  enum { LONGEST = 90 };
  if (words->length > LONGEST) return;
  if (words->length) gw_buf_putc(words, ' ');
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (words->length > LONGEST) {
      gw_buf_puts(words, "…");
      return;
    }
    if (code >= 0x20 && code != 0x7F && gw_clean_keeps(code)) gw_buf_put_utf8(words, code);
  }
}

static void take_note(unmarker *u, int reason, gw_str text, size_t column)
{
  note *n = &u->notes[reason];
  if (n->count++ == 0) {
    n->line = u->lines.place.number;
    n->column = column;
  }
  if (reason_table[reason].in_words) put_words(&n->text, text);
}

/* [start, end) becomes `after`, which is static or in the arena. White space at either end is not
 * spoken of. */
static void cut(unmarker *u, size_t start, size_t end, gw_str after, int reason)
{
  gw_splitter *lines = &u->lines;
  const gw_str raw = gw_trim(source(u, start, end));
  if (raw.len == 0) return;
  size_t offset = (size_t)(raw.ptr - lines->doc->text);
  size_t column = gw_place_column(&lines->place, lines->doc, offset);
  const gw_edit edit = {.offset = offset,
                        .length = raw.len,
                        .after = after,
                        .line = lines->place.number,
                        .column = column,
                        .reason = reason_table[reason].kind};
  fail(u, gw_doc_add_edit(lines->doc, edit));
  take_note(u, reason, raw, column);
}

static void drop(unmarker *u, size_t start, size_t end)
{
  cut(u, start, end, GW_STR(""), MARKUP);
}

static void put_tab(unmarker *u, size_t pipe)
{
  drop(u, pipe, pipe + 1);
  gw_buf_putc(&u->text, '\t');
}

/* ---- Ends of lines ------------------------------------------------------------------------- */

static void report(unmarker *u, int reason)
{
  gw_doc *doc = u->lines.doc;
  note *n = &u->notes[reason];
  if (n->count == 0 || u->status != GW_OK) return;
  if (!reason_table[reason].in_words) gw_buf_put_int(&n->text, (long long)n->count);
  gw_buf_putc(&n->text, '\0');
  fail(u, n->text.status);
  const gw_diag_arg args[3] = {{n->text.data, n->text.data}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {
      .kind = reason_table[reason].kind, .line = n->line, .column = n->column, .offset = SIZE_MAX};
  if (u->status == GW_OK) fail(u, gw_diag_add(&doc->diags, &doc->arena, where, args));
  n->count = n->text.length = 0;
}

/* A row keeps the tabs that stand for empty cells at its start: they move the others. */
static gw_str trim_line(const unmarker *u)
{
  gw_str text = {u->text.data, u->text.length}, trimmed = gw_trim(text);
  while (u->columns && trimmed.len && trimmed.ptr > text.ptr && trimmed.ptr[-1] == '\t') {
    trimmed.ptr--;
    trimmed.len++;
  }
  return trimmed;
}

/* What has been gathered is a line, if it is anything. */
static void end_line(unmarker *u)
{
  gw_str text = u->text.length ? trim_line(u) : GW_STR("");
  fail(u, u->text.status);
  if (u->status == GW_OK && text.len) {
    char *copy = gw_arena_copy(&u->lines.doc->arena, text.ptr, text.len);
    u->frame.text = (gw_str){copy, text.len};
    fail(u, copy ? gw_line_add(&u->lines, u->frame) : GW_ERR_MEMORY);
    u->has_line = true;
  }
  u->text.length = 0;
  u->frame.length = 0;
}

/* ---- Entities and HTML --------------------------------------------------------------------- */

/* Bytes of the reference at `start`, which was decoded, or 0. */
static size_t put_entity(unmarker *u, size_t start, size_t end)
{
  uint32_t code;
  char bytes[4];
  size_t size = gw_entity_read(source(u, start, end), &code);
  if (size == 0) return 0;
  size_t length = gw_utf8_encode(code, bytes);
  char *after = gw_arena_copy(&u->lines.doc->arena, bytes, length);
  if (!after) {
    fail(u, GW_ERR_MEMORY);
    return size;
  }
  cut(u, start, start + size, (gw_str){after, length}, ENTITY);
  gw_buf_put(&u->text, bytes, length);
  if (!gw_is_layout_space(code)) stretch_frame(u, start, start + size);
  return size;
}

/* Text of an HTML block, where the parser leaves entities to others. */
static void put_html_text(unmarker *u, size_t start, size_t end)
{
  const char *text = u->lines.doc->text;
  while (start < end && u->status == GW_OK) {
    const char *mark = memchr(text + start, '&', end - start);
    size_t at = mark ? (size_t)(mark - text) : end;
    if (at > start) put_text(u, start, at);
    start = at;
    if (at == end) return;
    size_t size = put_entity(u, at, end);
    if (size == 0) put_text(u, at, at + 1);
    start += size ? size : 1;
  }
}

/* <br> ends a line, but in a row of a table. */
static void take_break(unmarker *u)
{
  if (u->columns)
    gw_buf_putc(&u->text, ' ');
  else
    end_line(u);
}

static void put_html(unmarker *u, size_t start, size_t end)
{
  const gw_str draft = source(u, 0, u->lines.doc->length);
  while (start < end && u->status == GW_OK) {
    size_t past = start;
    gw_tag_kind kind = gw_tag_next(&u->tag, draft, &past, end);
    if (kind == GW_TAG_NONE)
      put_html_text(u, start, past);
    else
      cut(u, start, past, GW_STR(""), kind == GW_TAG_COMMENT ? COMMENT : MARKUP);
    if (kind == GW_TAG_BREAK) take_break(u);
    start = past;
  }
}

static void take_piece(unmarker *u, const gw_piece *piece, size_t start, size_t end)
{
  if (u->leading && u->hashes) u->frame.depth = piece->depth & 0xFu;
  u->leading = false;
  if (piece->kind == GW_PIECE_HTML) {
    put_html(u, start, end);
    return;
  }
  gw_tag_reset(&u->tag);
  if (piece->kind == GW_PIECE_TEXT || put_entity(u, start, end) == 0) put_text(u, start, end);
}

/* ---- Gaps ---------------------------------------------------------------------------------- */

/* Bytes of the white space character at `at`, or 0. */
static size_t space_size(const unmarker *u, size_t at, size_t end)
{
  size_t past = at;
  return gw_is_layout_space(gw_utf8_next(source(u, 0, end), &past)) ? past - at : 0;
}

/* Markup inside of a line goes as a whole; the white space around it is the text's. */
static void cut_gap(unmarker *u, size_t start, size_t end)
{
  const gw_str markup = gw_trim(source(u, start, end));
  size_t from = markup.len ? (size_t)(markup.ptr - u->lines.doc->text) : end;
  bool spaces = u->text.length > 0 && u->columns == 0;
  if (spaces) put_text(u, start, from);
  if (markup.len == 0) return;
  drop(u, from, from + markup.len);
  if (spaces) put_text(u, from + markup.len, end);
}

/* Bytes of "1." or "12)" before white space or the end, or 0. CommonMark: at most nine digits. */
static size_t number_size(const unmarker *u, size_t at, size_t end)
{
  const char *text = u->lines.doc->text;
  size_t past = at;
  while (past < end && past - at < 9 && text[past] >= '0' && text[past] <= '9') past++;
  if (past == at || past == end || (text[past] != '.' && text[past] != ')')) return 0;
  past++;
  return past == end || space_size(u, past, end) ? past - at : 0;
}

/* Bytes of a quote's >, a bullet, or a heading's ###, or 0. */
static size_t sign_size(const unmarker *u, size_t at, size_t end)
{
  const char *text = u->lines.doc->text;
  size_t past = at;
  if (text[at] == '>') return 1;
  while (past < end && text[past] == '#') past++;
  if (past > at) return past - at;
  bool bullet = text[at] == '-' || text[at] == '*' || text[at] == '+';
  return bullet && (at + 1 == end || space_size(u, at + 1, end)) ? 1 : 0;
}

static size_t spaces_size(const unmarker *u, size_t at, size_t end)
{
  size_t past = at, size;
  while (past < end && (size = space_size(u, past, end)) > 0) past += size;
  return past - at;
}

/* Before the first piece of a line. The number of a list is text: it is our mark of a heading. */
static void take_leading_gap(unmarker *u, size_t start, size_t end)
{
  for (size_t size; start < end; start += size) {
    if ((size = spaces_size(u, start, end)) > 0) continue;
    if ((size = number_size(u, start, end)) > 0) {
      size += spaces_size(u, start + size, end);
      put_text(u, start, start + size);
    } else if ((size = sign_size(u, start, end)) > 0) {
      if (u->lines.doc->text[start] == '#') u->hashes = true;
      drop(u, start, start + size);
    } else {
      cut_gap(u, start, end);
      return;
    }
  }
}

/* Bytes of [start, end) without the white space at its end. */
static size_t trim_end(const unmarker *u, size_t start, size_t end)
{
  const gw_str trimmed = gw_trim(source(u, start, end));
  return trimmed.len ? (size_t)(trimmed.ptr - u->lines.doc->text) + trimmed.len - start : 0;
}

/* Cells beyond the table's columns are none to the parser, but they are text. */
static void put_more_cells(unmarker *u, size_t pipe, size_t end)
{
  const char *text = u->lines.doc->text;
  size_t last = pipe + trim_end(u, pipe, end);
  while (last > pipe && text[last - 1] == '|') last = pipe + trim_end(u, pipe, last - 1);
  for (size_t at = pipe; at < last;) {
    size_t start = at;
    while (at < last && text[at] != '|') at++;
    const gw_str cell = gw_trim(source(u, start, at));
    size_t offset = (size_t)(cell.ptr - text);
    if (cell.len) put_text(u, offset, offset + cell.len);
    if (at < last) put_tab(u, at++);
  }
  drop(u, last, end);
}

/* Pipes between cells become tabs, the outer ones go. */
static void take_row_gap(unmarker *u, size_t start, size_t end)
{
  const char *text = u->lines.doc->text;
  for (size_t at = start; at < end;) {
    size_t from = at;
    while (at < end && text[at] != '|') at += text[at] == '\\' && at + 1 < end ? 2 : 1;
    cut_gap(u, from, at);
    if (at == end) return;
    bool outer = !u->pipe && u->text.length == 0;
    u->pipe = true;
    if (!outer && ++u->cell >= u->columns) {
      put_more_cells(u, at, end);
      return;
    }
    if (outer)
      drop(u, at, at + 1);
    else
      put_tab(u, at);
    at++;
  }
}

static void take_gap(unmarker *u, size_t start, size_t end)
{
  if (u->columns)
    take_row_gap(u, start, end);
  else if (u->leading)
    take_leading_gap(u, start, end);
  else
    cut_gap(u, start, end);
}

/* The row of delimiters tells that the row above is a head. */
static bool take_delimiters(unmarker *u, size_t start, size_t end)
{
  gw_doc *doc = u->lines.doc;
  const gw_str line = gw_trim(source(u, start, end));
  if (!u->below_head || !gw_separator_is_delimiters(line)) return false;
  const char *aligns = gw_separator_aligns(&doc->arena, line);
  if (!aligns) fail(u, GW_ERR_MEMORY);
  doc->lines[doc->line_count - 1].aligns = aligns;
  return true;
}

/* ---- Lines --------------------------------------------------------------------------------- */

static void start_line(unmarker *u, size_t end)
{
  const gw_pieces *p = u->pieces;
  bool has_piece = u->next < p->count && p->items[u->next].offset < end;
  u->frame = (gw_doc_line){.text = {"", 0}};
  u->columns = has_piece ? p->items[u->next].columns : 0;
  u->cell = 0;
  u->leading = true;
  u->hashes = u->has_line = u->pipe = false;
}

static void take_pieces(unmarker *u, size_t start, size_t end)
{
  const gw_pieces *p = u->pieces;
  for (; u->next < p->count && u->status == GW_OK; u->next++) {
    const gw_piece *piece = &p->items[u->next];
    size_t past = piece->offset + piece->length;
    if (piece->offset >= end) break;
    if (past <= start) continue;
    if (piece->offset > start) take_gap(u, start, piece->offset);
    if (piece->offset > start) start = piece->offset;
    take_piece(u, piece, start, past < end ? past : end);
    start = past < end ? past : end;
    if (past > end) break; /* it goes on in the next line */
  }
  if (start < end) take_gap(u, start, end);
}

static gw_status take_line(gw_splitter *splitter, size_t start, size_t end)
{
  unmarker *u = (unmarker *)splitter;
  bool was_in_table = u->columns > 0;
  start_line(u, end);
  if (start < end) take_pieces(u, start, end);
  end_line(u);
  for (int i = 0; i < REASON_COUNT; i++)
    if (reason_table[i].in_words) report(u, i);
  if (!u->has_line && !take_delimiters(u, start, end)) splitter->blank++;
  u->below_head = u->has_line && u->columns && !was_in_table;
  return u->status;
}

gw_status gw_unmark(gw_doc *doc, const gw_pieces *pieces)
{
  unmarker u = {.lines = {.doc = doc, .take = take_line}, .pieces = pieces};
  fail(&u, gw_line_walk(&u.lines));
  for (int i = 0; i < REASON_COUNT; i++) report(&u, i);
  gw_buf_fini(&u.text);
  for (int i = 0; i < REASON_COUNT; i++) gw_buf_fini(&u.notes[i].text);
  return u.status;
}
