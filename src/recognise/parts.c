/* parts.c - see parts.h. */
#include "recognise/parts.h"

#include "base/mem.h"
#include "model/conserve.h"
#include "text/clean.h"

#include <stdlib.h>

static const size_t LOST = (size_t)-1; /* gw_parts.offset: text and draft could not be matched */

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

/* Goes to the character of the draft that `code` is. */
static void find(gw_parts *parts, uint32_t code)
{
  const gw_str draft = {parts->doc->text, parts->line.offset + parts->line.length};
  while (parts->offset < draft.len) {
    size_t next = parts->offset;
    uint32_t have = gw_utf8_next(draft, &next);
    if (have == code || (code == GW_REPLACEMENT && !gw_clean_keeps(have))) return;
    if (!gw_is_layout_space(have) && gw_clean_keeps(have)) break;
    step(parts, draft);
  }
  parts->offset = LOST;
}

/* Matches the text up to `to`; the draft's place is then behind its last character. */
static void match(gw_parts *parts, size_t to)
{
  const gw_str draft = {parts->doc->text, parts->line.offset + parts->line.length};
  while (parts->at < to && parts->offset != LOST) {
    uint32_t code = gw_utf8_next(parts->line.text, &parts->at);
    if (gw_is_layout_space(code)) continue;
    find(parts, code);
    if (parts->offset != LOST) step(parts, draft);
  }
}

/* ---- Parts --------------------------------------------------------------------------------- */

void gw_parts_open(gw_parts *parts, const gw_doc_line *line)
{
  start(parts);
  parts->line = *line;
  parts->first = parts->count;
  parts->at = 0;
  parts->offset = line->offset;
  parts->number = line->number;
  parts->column = line->column;
}

void gw_parts_add(gw_parts *parts, size_t from, size_t to)
{
  const gw_str text = gw_trim((gw_str){parts->line.text.ptr + from, to - from});
  size_t next = 0;
  if (text.len == 0) return;
  from = (size_t)(text.ptr - parts->line.text.ptr);
  match(parts, from);
  if (parts->offset != LOST) find(parts, gw_utf8_next(text, &next));
  if (parts->offset == LOST) return;
  gw_doc_line part = parts->line;
  part.text = text;
  part.offset = parts->offset;
  part.number = parts->number;
  part.column = (uint32_t)parts->column;
  if (parts->count > parts->first) part.blank_before = 0;
  match(parts, from + text.len);
  if (parts->offset == LOST) return;
  part.length = parts->offset - part.offset;
  part.last_number = parts->number;
  append(parts, &part);
}

void gw_parts_close(gw_parts *parts)
{
  match(parts, parts->line.text.len);
  if (parts->status == GW_OK && parts->offset != LOST && parts->count > parts->first) return;
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
