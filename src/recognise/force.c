/* force.c - a reader of lists and a painter of lines; see force.h. */
#include "recognise/force.h"

#include "base/mem.h"
#include "model/conserve.h"
#include "model/element.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_EXCERPT = 60 /* bytes */ };

void gw_forces_fini(gw_forces *forces)
{
  free(forces->items);
  memset(forces, 0, sizeof *forces);
}

/* ---- Reading ------------------------------------------------------------------------------- */

typedef struct reader {
  gw_str list;
  size_t at;
  size_t entry; /* where the one that is read begins */
  gw_force_error *error;
} reader;

static int peek(const reader *r)
{
  return r->at < r->list.len ? (unsigned char)r->list.ptr[r->at] : -1;
}

static bool is_line_end(int c)
{
  return c < 0 || c == '\n' || c == '\r';
}

static void skip_blanks(reader *r)
{
  while (peek(r) == ' ' || peek(r) == '\t') r->at++;
}

static bool take(reader *r, const char *word)
{
  size_t size = strlen(word);
  if (r->list.len - r->at < size || memcmp(r->list.ptr + r->at, word, size) != 0) return false;
  r->at += size;
  return true;
}

/* Tells where [offset, offset + length) is; always false. */
static bool refuse(reader *r, size_t offset, size_t length, bool is_element)
{
  size_t line = 1, start = 0;
  for (size_t i = 0; i < offset; i++) {
    char c = r->list.ptr[i];
    if (c != '\n' && (c != '\r' || r->list.ptr[i + 1] == '\n')) continue;
    line++;
    start = i + 1;
  }
  r->error->offset = offset;
  r->error->length = length;
  r->error->line = line;
  r->error->column = gw_utf8_count((gw_str){r->list.ptr + start, offset - start}) + 1;
  r->error->is_element = is_element;
  return false;
}

/* The whole entry is none. */
static bool refuse_entry(reader *r)
{
  while (!is_line_end(peek(r)) && peek(r) != ',') r->at++;
  return refuse(r, r->entry, r->at - r->entry, false);
}

static bool read_number(reader *r, size_t *value)
{
  size_t start = r->at;
  *value = 0;
  for (int c; (c = peek(r)) >= '0' && c <= '9'; r->at++) {
    size_t digit = (size_t)(c - '0');
    if (*value > (SIZE_MAX - digit) / 10) break;
    *value = *value * 10 + digit;
  }
  bool is_whole = r->at > start && *value > 0 && !(peek(r) >= '0' && peek(r) <= '9');
  if (!is_whole) r->at = start;
  return is_whole || refuse_entry(r);
}

static bool read_lines(reader *r, gw_force *out)
{
  if (!read_number(r, &out->first)) return false;
  out->last = out->first;
  skip_blanks(r);
  if (take(r, "-")) {
    skip_blanks(r);
    if (!read_number(r, &out->last)) return false;
    if (out->last < out->first) return refuse_entry(r);
    skip_blanks(r);
  }
  return take(r, "=") || refuse_entry(r);
}

/* The colon that parts element and text, in either width. */
static size_t colon_size(gw_str list, size_t at)
{
  if (list.ptr[at] == ':') return 1;
  return list.len - at >= 3 && memcmp(list.ptr + at, "：", 3) == 0 ? 3 : 0;
}

static bool read_element(reader *r, gw_force *out)
{
  skip_blanks(r);
  size_t start = r->at;
  while (!is_line_end(peek(r)) && !strchr(" \t,#", peek(r)) && !colon_size(r->list, r->at)) r->at++;
  size_t length = r->at - start;
  if (length == 0) return refuse_entry(r);
  return gw_element_find(r->list.ptr + start, length, &out->element) ||
         refuse(r, start, length, true);
}

/* To the end of the entry, without the white space around it. A # that follows white space begins a
 * comment. */
static void read_text(reader *r, gw_force *out)
{
  size_t size = r->at < r->list.len ? colon_size(r->list, r->at) : 0;
  if (size == 0) return;
  r->at += size;
  skip_blanks(r);
  size_t start = r->at, end = start;
  for (; !is_line_end(peek(r)) && peek(r) != ','; r->at++) {
    bool blank = peek(r) == ' ' || peek(r) == '\t';
    if (peek(r) == '#' && r->at > end) break;
    if (!blank) end = r->at + 1;
  }
  out->text = (gw_str){r->list.ptr + start, end - start};
}

static bool read_entry(reader *r, gw_force *out)
{
  if (!read_lines(r, out) || !read_element(r, out)) return false;
  skip_blanks(r);
  read_text(r, out);
  return true;
}

static gw_status add_entry(gw_forces *forces, gw_force entry)
{
  gw_force *grown = gw_mem_grow(forces->items, &forces->capacity, forces->count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  forces->items = grown;
  forces->items[forces->count++] = entry;
  return GW_OK;
}

static void skip_comment(reader *r)
{
  if (peek(r) != '#') return;
  while (!is_line_end(peek(r))) r->at++;
}

/* A line: entries parted by commas, or nothing; then perhaps a comment. */
static gw_status read_line(reader *r, gw_forces *out)
{
  gw_status status = GW_OK;
  skip_blanks(r);
  bool more = !is_line_end(peek(r)) && peek(r) != '#';
  while (more && status == GW_OK) {
    gw_force entry = {.first = 0};
    skip_blanks(r);
    r->entry = r->at;
    if (!read_entry(r, &entry)) return GW_ERR_OPTION;
    status = add_entry(out, entry);
    skip_blanks(r);
    more = take(r, ",");
  }
  skip_comment(r);
  if (status == GW_OK && !is_line_end(peek(r))) {
    refuse_entry(r);
    return GW_ERR_OPTION;
  }
  return status;
}

gw_status gw_forces_read(gw_forces *out, const char *list, gw_force_error *error)
{
  reader r = {.list = {list, strlen(list)}, .error = error};
  gw_status status = GW_OK;
  size_t valid = gw_utf8_valid(list, r.list.len);
  if (valid < r.list.len) {
    refuse(&r, valid, 1, false);
    return GW_ERR_OPTION;
  }
  (void)take(&r, "\xEF\xBB\xBF");
  while (status == GW_OK && r.at < r.list.len) {
    status = read_line(&r, out);
    if (status == GW_OK && r.at < r.list.len) r.at++; /* CR LF: an empty line more, no harm */
  }
  return status;
}

/* ---- Applying ------------------------------------------------------------------------------ */

/* Lines are painted from the last entry to the first, each once: `next` leads from a line that has
 * its paint towards the first one behind it that has not. */
typedef struct painter {
  gw_doc *doc;
  size_t *next;
  size_t *owner; /* 1 plus the entry; 0: none */
} painter;

static size_t find_bare(painter *p, size_t line)
{
  while (p->next[line] != line) {
    p->next[line] = p->next[p->next[line]];
    line = p->next[line];
  }
  return line;
}

/* The first line from physical line `number` on; the count of lines when there is none. */
static size_t find_line(const gw_doc *doc, size_t number)
{
  size_t low = 0, high = doc->line_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (doc->lines[middle].number < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* White space aside. */
static bool begins(gw_str text, gw_str start)
{
  for (size_t at = 0, in = 0; at < start.len;) {
    uint32_t want = gw_utf8_next(start, &at), have = ' ';
    if (gw_is_layout_space(want)) continue;
    while (in < text.len && gw_is_layout_space(have)) have = gw_utf8_next(text, &in);
    if (have != want) return false;
  }
  return true;
}

static gw_status complain(gw_doc *doc, gw_diag_kind kind, const gw_force *force, const char *second,
                          const char *third)
{
  const gw_diag_arg args[3] = {
      {gw_element_chinese(force->element), gw_element_name(force->element)},
      {second, second},
      {third, third}};
  const gw_diag where = {.kind = kind, .line = force->first, .offset = SIZE_MAX};
  return second && third ? gw_diag_add(&doc->diags, &doc->arena, where, args) : GW_ERR_MEMORY;
}

static gw_status complain_of_text(gw_doc *doc, const gw_force *force, gw_str text)
{
  const char *want =
      gw_arena_excerpt(&doc->arena, force->text.ptr, force->text.len, LONGEST_EXCERPT);
  const char *have = gw_arena_excerpt(&doc->arena, text.ptr, text.len, LONGEST_EXCERPT);
  return complain(doc, GW_DIAG_FORCE_OTHER_TEXT, force, want, have);
}

static gw_status complain_of_place(gw_doc *doc, const gw_force *force)
{
  char lines[64];
  if (force->first == force->last)
    snprintf(lines, sizeof lines, "%zu", force->first);
  else
    snprintf(lines, sizeof lines, "%zu-%zu", force->first, force->last);
  return complain(doc, GW_DIAG_FORCE_NO_TEXT, force, lines, "");
}

static gw_status paint(painter *p, const gw_force *force, size_t owner, bool *fits)
{
  gw_doc *doc = p->doc;
  size_t at = find_line(doc, force->first);
  if (at == doc->line_count || doc->lines[at].number > force->last) {
    *fits = false;
    return complain_of_place(doc, force);
  }
  if (!begins(doc->lines[at].text, force->text)) {
    *fits = false;
    return complain_of_text(doc, force, doc->lines[at].text);
  }
  for (at = find_bare(p, at); at < doc->line_count && doc->lines[at].number <= force->last;
       at = find_bare(p, at)) {
    doc->lines[at].forced = (unsigned)(force->element + 1) & 0x3Fu;
    p->owner[at] = owner;
    p->next[at] = at + 1;
  }
  return GW_OK;
}

static gw_status paint_all(painter *p, const gw_forces *forces, bool *fits)
{
  gw_status status = GW_OK;
  for (size_t i = 0; i <= p->doc->line_count; i++) p->next[i] = i;
  for (size_t i = forces->count; i-- > 0 && status == GW_OK;)
    status = paint(p, &forces->items[i], i + 1, fits);
  for (size_t i = 0; i < p->doc->line_count; i++)
    p->doc->lines[i].starts = p->owner[i] && (i == 0 || p->owner[i - 1] != p->owner[i]);
  return status;
}

gw_status gw_forces_apply(const gw_forces *forces, gw_doc *doc, bool *fits)
{
  painter p = {.doc = doc};
  gw_status status = GW_ERR_MEMORY;
  if (forces->count == 0) return GW_OK;
  p.next = calloc(doc->line_count + 1, sizeof *p.next);
  p.owner = calloc(doc->line_count + 1, sizeof *p.owner);
  if (p.next && p.owner) status = paint_all(&p, forces, fits);
  free(p.next);
  free(p.owner);
  return status;
}
