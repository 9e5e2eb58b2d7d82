/* cell.c - see cell.h. */
#include "normal/cell.h"

#include "base/han.h"
#include "base/mem.h"
#include "model/conserve.h"

#include <stdlib.h>
#include <string.h>

void gw_cells_fini(gw_cells *cells)
{
  free(cells->items);
  free(cells->spare);
  free(cells->patches);
  memset(cells, 0, sizeof *cells);
}

/* ---- Loading ------------------------------------------------------------------------------- */

/* The draft below a line, read character by character with its edits applied. */
typedef struct source {
  gw_str text;         /* of the line in the draft */
  size_t base;         /* its offset there */
  size_t at;           /* in text */
  const gw_edit *edit; /* the next one, up to ... */
  const gw_edit *last;
  gw_str pending; /* what is left of the text an edit put in */
  gw_cell cell;   /* what was read */
  bool is_apart;  /* something went since the last cell that was taken */
} source;

static void read_pending(source *s)
{
  size_t size = 0;
  s->cell.code = gw_utf8_next(s->pending, &size);
  s->cell.is_fixed = true;
  s->pending.ptr += size;
  s->pending.len -= size;
}

/* The next character; false at the end of the line. */
static bool read_source(source *s)
{
  s->cell = (gw_cell){.offset = (uint32_t)s->at};
  if (s->pending.len) {
    read_pending(s);
    return true;
  }
  while (s->edit < s->last && s->edit->offset - s->base == s->at) {
    const gw_edit *edit = s->edit++;
    s->at += edit->length;
    s->cell.length += (uint32_t)edit->length;
    s->pending = edit->after;
    s->is_apart = s->is_apart || s->pending.len == 0;
    if (s->pending.len) {
      read_pending(s);
      return true;
    }
    s->cell = (gw_cell){.offset = (uint32_t)s->at};
  }
  if (s->at >= s->text.len) return false;
  s->cell.code = gw_utf8_next(s->text, &s->at);
  s->cell.length = (uint32_t)s->at - s->cell.offset;
  return true;
}

/* Goes on to the character that stands for `code` in the document. Space may have come and gone
 * where lines were joined, and nothing else. */
static bool find_source(source *s, uint32_t code)
{
  while (read_source(s)) {
    bool is_space = gw_is_layout_space(s->cell.code);
    if (s->cell.code == code || (is_space && gw_is_layout_space(code))) return true;
    if (!is_space) return false;
    s->is_apart = true;
  }
  return false;
}

static bool is_used_up(source *s)
{
  while (read_source(s))
    if (!gw_is_layout_space(s->cell.code)) return false;
  return true;
}

/* Room for `count` cells behind those that are there; NULL when memory is out. */
static gw_cell *make_room(gw_cells *cells, size_t count)
{
  if (count <= cells->capacity - cells->count) return &cells->items[cells->count];
  gw_cell *grown =
      gw_mem_grow(cells->items, &cells->capacity, cells->count + count, sizeof *cells->items);
  if (!grown) {
    cells->status = GW_ERR_MEMORY;
    return NULL;
  }
  cells->items = grown;
  return &cells->items[cells->count];
}

/* False: the text is not that of the draft. */
static bool load(gw_cells *cells, source *s, const gw_doc_line *line)
{
  for (size_t at = 0; at < line->text.len;) {
    if (line->run_in && at == line->run_in) cells->run_in = cells->count;
    uint32_t code = gw_utf8_next(line->text, &at);
    if (!find_source(s, code)) return false;
    gw_cell *cell = make_room(cells, 1);
    if (!cell) return false;
    cells->count++;
    *cell = s->cell;
    cell->code = code;
    cell->is_fixed = cell->is_fixed || code == GW_REPLACEMENT;
    cell->is_apart = s->is_apart;
    s->is_apart = false;
  }
  if (line->run_in && line->run_in == line->text.len) cells->run_in = cells->count;
  return is_used_up(s);
}

/* The same for a line that stands in the draft as it is, which is nearly every one. */
static bool load_plain(gw_cells *cells, const gw_doc_line *line)
{
  enum { STRETCH = 256 }; /* characters between two looks at the room */
  const gw_str text = line->text;
  const size_t boundary = line->run_in ? line->run_in : SIZE_MAX;
  for (size_t at = 0; at < text.len;) {
    const size_t left = text.len - at;
    gw_cell *cell = make_room(cells, left < STRETCH ? left : STRETCH);
    if (!cell) return false;
    for (size_t i = 0; i < STRETCH && at < text.len; i++, cell++) {
      const size_t start = at;
      if (at == boundary) cells->run_in = cells->count + i;
      if (gw_is_han_lead(text.ptr[at])) { /* nearly always */
        *cell =
            (gw_cell){.code = gw_han_code(text.ptr + at), .offset = (uint32_t)start, .length = 3};
        at += 3;
        continue;
      }
      const uint32_t code = gw_utf8_next(text, &at);
      *cell = (gw_cell){.code = code,
                        .offset = (uint32_t)start,
                        .length = (uint32_t)(at - start),
                        .is_fixed = code == GW_REPLACEMENT};
    }
    cells->count = (size_t)(cell - cells->items);
  }
  if (boundary == text.len) cells->run_in = cells->count;
  return true;
}

/* What is put in right where the line begins, as a number of a heading, is of the line. */
static bool is_above(const gw_edit *edit, const gw_doc_line *line)
{
  return edit->length ? edit->offset + edit->length <= line->offset : edit->offset < line->offset;
}

void gw_cells_load(gw_cells *cells, const gw_doc *doc, const gw_doc_line *line,
                   const gw_edit *edits, size_t edit_count, size_t *next)
{
  cells->count = cells->patch_count = cells->run_in = 0;
  cells->element = line->element;
  if (cells->status != GW_OK || line->length > UINT32_MAX) return;
  while (*next < edit_count && is_above(&edits[*next], line)) ++*next;
  size_t end = *next;
  while (end < edit_count && edits[end].offset < line->offset + line->length) end++;
  source s = {.text = {doc->text + line->offset, line->length}, .base = line->offset};
  if (*next < end) s.edit = edits + *next, s.last = edits + end; /* else there may be no array */
  bool is_plain = *next == end && line->text.len == line->length &&
                  memcmp(line->text.ptr, s.text.ptr, line->length) == 0;
  if (!(is_plain ? load_plain(cells, line) : load(cells, &s, line))) cells->count = 0;
}

/* ---- Replacing ----------------------------------------------------------------------------- */

size_t gw_cells_skip_spaces(const gw_cells *cells, size_t at)
{
  while (gw_is_layout_space(gw_cells_at(cells, at))) at++;
  return at;
}

bool gw_cells_may_replace(const gw_cells *cells, size_t from, size_t to)
{
  if (from >= to || to > cells->count) return false;
  for (size_t i = from; i < to; i++)
    if (cells->items[i].is_fixed || cells->items[i].is_taken) return false;
  return true;
}

bool gw_cells_replace(gw_cells *cells, size_t from, size_t to, const uint32_t *codes, size_t count)
{
  if (cells->status != GW_OK || count == 0 || count > GW_PATCH_MOST) return false;
  if (!gw_cells_may_replace(cells, from, to)) return false;
  gw_patch *grown = gw_mem_grow(cells->patches, &cells->patch_capacity, cells->patch_count + 1,
                                sizeof *cells->patches);
  if (!grown) {
    cells->status = GW_ERR_MEMORY;
    return false;
  }
  cells->patches = grown;
  gw_patch *patch = &cells->patches[cells->patch_count++];
  *patch = (gw_patch){.end = to, .count = count};
  memcpy(patch->codes, codes, count * sizeof *codes);
  cells->items[from].patch = (uint32_t)cells->patch_count;
  for (size_t i = from; i < to; i++) cells->items[i].is_taken = true;
  return true;
}

bool gw_cells_put(gw_cells *cells, size_t at, uint32_t code)
{
  return gw_cells_replace(cells, at, at + 1, &code, 1);
}

bool gw_cells_remove(gw_cells *cells, size_t from, size_t to)
{
  if (from == 0 || from >= to || to > cells->count) return false;
  return gw_cells_replace(cells, from - 1, to, &cells->items[from - 1].code, 1);
}

/* ---- Carrying out -------------------------------------------------------------------------- */

static gw_cell *write_patch(const gw_cells *cells, size_t from, const gw_patch *patch, gw_cell *out)
{
  const gw_cell *first = &cells->items[from], *last = &cells->items[patch->end - 1];
  uint32_t end = last->offset + last->length;
  for (size_t i = 0; i < patch->count; i++) {
    *out = (gw_cell){.code = patch->codes[i], .offset = end, .pass = cells->pass};
    if (i == 0) {
      out->offset = first->offset;
      out->length = end - first->offset;
      out->is_apart = first->is_apart;
    }
    out++;
  }
  return out;
}

/* The cells anew in `spare`; returns their number. The boundary of a run-in heading stays where it
 * is; one inside a replacement goes behind it. */
static size_t rewrite(gw_cells *cells)
{
  gw_cell *out = cells->spare;
  size_t boundary = 0;
  for (size_t i = 0; i < cells->count;) {
    const gw_cell *cell = &cells->items[i];
    bool is_before = i < cells->run_in;
    if (cell->patch) {
      const gw_patch *patch = &cells->patches[cell->patch - 1];
      out = write_patch(cells, i, patch, out);
      i = patch->end;
    } else {
      *out++ = *cell;
      i++;
    }
    if (is_before) boundary = (size_t)(out - cells->spare);
  }
  cells->run_in = boundary;
  return (size_t)(out - cells->spare);
}

/* Whether the patch puts one character in the place of one. */
static bool is_single(const gw_cells *cells, size_t index)
{
  const gw_patch *patch = &cells->patches[index];
  return patch->count == 1 && cells->items[patch->end - 1].patch == index + 1;
}

/* Where nothing but single characters change, no cell moves. False: something else changes. */
static bool rewrite_in_place(gw_cells *cells)
{
  for (size_t i = 0; i < cells->patch_count; i++)
    if (!is_single(cells, i)) return false;
  for (size_t i = 0; i < cells->patch_count; i++) {
    const gw_patch *patch = &cells->patches[i];
    gw_cell *cell = &cells->items[patch->end - 1];
    cell->code = patch->codes[0];
    cell->pass = cells->pass;
    cell->patch = 0;
    cell->is_taken = false;
  }
  cells->patch_count = 0;
  cells->is_changed = true;
  return true;
}

void gw_cells_apply(gw_cells *cells)
{
  size_t needed;
  if (cells->status != GW_OK || cells->patch_count == 0 || rewrite_in_place(cells)) return;
  bool fits = gw_mem_multiply(cells->patch_count, GW_PATCH_MOST, &needed) &&
              gw_mem_add(needed, cells->count, &needed);
  gw_cell *grown =
      fits ? gw_mem_grow(cells->spare, &cells->spare_capacity, needed, sizeof *grown) : NULL;
  if (!grown) {
    cells->status = GW_ERR_MEMORY;
    return;
  }
  cells->spare = grown;
  size_t count = rewrite(cells);
  gw_cell *old = cells->items;
  size_t old_capacity = cells->capacity;
  cells->items = cells->spare;
  cells->capacity = cells->spare_capacity;
  cells->spare = old;
  cells->spare_capacity = old_capacity;
  cells->count = count;
  cells->patch_count = 0;
  cells->is_changed = true;
}
