/* parts.c - see parts.h. */
#include "recognise/parts.h"

#include "base/mem.h"
#include "model/conserve.h"
#include "text/clean.h"

#include <stdlib.h>
#include <string.h>

static void append(gw_parts *parts, const gw_doc_line *line)
{
  if (parts->status != GW_OK) return;
  gw_doc_line *grown = gw_mem_grow(parts->lines, &parts->capacity, parts->count + 1, sizeof *grown);
  if (!grown) {
    parts->status = GW_ERR_MEMORY;
    return;
  }
  parts->lines = grown;
  parts->lines[parts->count++] = *line;
}

/* As long as every line stays there is nothing to copy. */
static void start(gw_parts *parts)
{
  if (parts->is_started) return;
  parts->is_started = true;
  for (size_t i = 0; i < parts->leading; i++) append(parts, &parts->doc->lines[i]);
}

/* ---- Where in the draft -------------------------------------------------------------------- */

/* LF, CR and CR LF end a line, and CR CR LF as well, once. */
static bool ends_line(gw_str text, size_t at)
{
  if (text.ptr[at] == '\n') return true;
  if (text.ptr[at] != '\r') return false;
  const gw_str rest = {text.ptr + at + 1, text.len - at - 1};
  return !(rest.len >= 1 && rest.ptr[0] == '\n') &&
         !(rest.len >= 2 && rest.ptr[0] == '\r' && rest.ptr[1] == '\n');
}

static void step(gw_parts *parts, gw_str draft)
{
  bool is_end = ends_line(draft, parts->offset);
  gw_utf8_next(draft, &parts->offset);
  parts->column = is_end ? 1 : parts->column + 1;
  parts->number += is_end;
}

static void step_to(gw_parts *parts, gw_str draft, size_t end)
{
  while (parts->offset < end && parts->offset < draft.len) step(parts, draft);
}

/* The edit at the place in the draft, or NULL. They ascend as the draft does. */
static const gw_edit *edit_here(gw_parts *parts)
{
  const gw_doc *doc = parts->doc;
  while (parts->edit < doc->edit_count && doc->edits[parts->edit].offset < parts->offset)
    parts->edit++;
  bool here = parts->edit < doc->edit_count && doc->edits[parts->edit].offset == parts->offset;
  return here ? &doc->edits[parts->edit] : NULL;
}

/* Goes to the next character of the draft that is in the text, past white space and what was taken
 * out. */
static void seek(gw_parts *parts, gw_str draft)
{
  while (parts->offset < draft.len) {
    size_t next = parts->offset;
    const gw_edit *edit = edit_here(parts);
    if (edit && edit->length > 0 && gw_trim(edit->after).len == 0)
      step_to(parts, draft, edit->offset + edit->length);
    else if (!edit && gw_is_layout_space(gw_utf8_next(draft, &next)))
      step(parts, draft);
    else
      return;
  }
}

/* Takes the next character of the text, or all that an edit put in, and its place in the draft. */
static bool take(gw_parts *parts, gw_str draft)
{
  const gw_str text = parts->line.text;
  size_t next = parts->at;
  uint32_t code = gw_utf8_next(text, &next);
  if (gw_is_layout_space(code)) {
    parts->at = next;
    return true;
  }
  seek(parts, draft);
  if (parts->offset >= draft.len) return false;
  const gw_edit *edit = edit_here(parts);
  if (edit) {
    const gw_str after = edit->after;
    bool same = after.len <= text.len - parts->at &&
                memcmp(text.ptr + parts->at, after.ptr, after.len) == 0;
    if (!same) return false;
    parts->at += after.len;
    step_to(parts, draft, edit->offset + edit->length);
    return true;
  }
  size_t behind = parts->offset;
  if (gw_utf8_next(draft, &behind) != code) return false;
  parts->at = next;
  step(parts, draft);
  return true;
}

static gw_str draft_of(const gw_parts *parts)
{
  return (gw_str){parts->doc->text, parts->line.offset + parts->line.length};
}

/* Matches the text up to `to`; the draft's place is then behind its last character. */
static void match(gw_parts *parts, size_t to)
{
  while (parts->at < to && !parts->is_lost) parts->is_lost = !take(parts, draft_of(parts));
}

/* ---- Parts --------------------------------------------------------------------------------- */

/* The first edit that is not before `offset`. */
static size_t find_edit(const gw_doc *doc, size_t offset)
{
  size_t low = 0, high = doc->edit_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (doc->edits[middle].offset < offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void gw_parts_open(gw_parts *parts, const gw_doc_line *line)
{
  start(parts);
  parts->line = *line;
  parts->first = parts->count;
  parts->at = 0;
  parts->offset = line->offset;
  parts->edit = find_edit(parts->doc, line->offset);
  parts->number = line->number;
  parts->column = line->column;
  parts->is_lost = false;
}

void gw_parts_add(gw_parts *parts, size_t from, size_t to)
{
  const gw_str text = gw_trim((gw_str){parts->line.text.ptr + from, to - from});
  if (text.len == 0) return;
  from = (size_t)(text.ptr - parts->line.text.ptr);
  match(parts, from);
  if (parts->is_lost) return;
  seek(parts, draft_of(parts));
  gw_doc_line part = parts->line;
  part.text = text;
  part.offset = parts->offset;
  part.number = parts->number;
  part.column = (uint32_t)parts->column;
  if (parts->count > parts->first) part.blank_before = 0;
  match(parts, from + text.len);
  /* an edit that goes beyond the part belongs to both */
  parts->is_lost = parts->is_lost || parts->at != from + text.len;
  if (parts->is_lost) return;
  part.length = parts->offset - part.offset;
  part.last_number = parts->number;
  append(parts, &part);
}

void gw_parts_close(gw_parts *parts)
{
  match(parts, parts->line.text.len);
  if (parts->status == GW_OK && !parts->is_lost && parts->count > parts->first) return;
  parts->count = parts->first;
  append(parts, &parts->line);
}

void gw_parts_keep(gw_parts *parts, const gw_doc_line *line)
{
  if (parts->is_started)
    append(parts, line);
  else
    parts->leading++;
}

gw_status gw_parts_finish(gw_parts *parts)
{
  if (parts->status != GW_OK) {
    free(parts->lines);
    return parts->status;
  }
  if (!parts->is_started) return GW_OK;
  free(parts->doc->lines);
  parts->doc->lines = parts->lines;
  parts->doc->line_count = parts->count;
  parts->doc->line_capacity = parts->capacity;
  return GW_OK;
}
