/* line.c - see line.h. */
#include "text/line.h"

#include "base/skim.h"

#include <string.h>

/* Bytes of the line end at `at`, 0 when there is none; *physical when the line number goes up. */
static size_t line_end_size(gw_str text, size_t at, bool *physical)
{
  const char *p = text.ptr + at;
  size_t left = text.len - at;
  *physical = true;
  if (*p == '\n') return 1;
  if (*p == '\r') {
    if (left >= 2 && p[1] == '\n') return 2;
    return left >= 3 && p[1] == '\r' && p[2] == '\n' ? 3 : 1;
  }
  *physical = false;
  if (*p == '\v' || *p == '\f') return 1;
  if (left >= 3 && (memcmp(p, "\xE2\x80\xA8", 3) == 0 || memcmp(p, "\xE2\x80\xA9", 3) == 0))
    return 3;
  return 0;
}

/* A line of the front matter, which somebody else has read, is no line of the draft. */
static gw_status pass_front_matter(gw_splitter *s, size_t start, size_t end)
{
  const gw_str raw = gw_trim((gw_str){s->doc->text + start, end - start});
  if (raw.len == 0) return GW_OK;
  const size_t offset = (size_t)(raw.ptr - s->doc->text);
  const gw_edit edit = {.offset = offset,
                        .length = raw.len,
                        .after = {"", 0},
                        .line = s->place.number,
                        .column = gw_place_column(&s->place, s->doc, offset),
                        .reason = GW_DIAG_FRONT_MATTER};
  return gw_doc_add_edit(s->doc, edit);
}

static gw_status take(gw_splitter *splitter, size_t start, size_t end)
{
  if (end > splitter->doc->front_matter || splitter->doc->front_matter == 0)
    return splitter->take(splitter, start, end);
  return start < end ? pass_front_matter(splitter, start, end) : GW_OK;
}

/* May a line end begin here? */
static inline unsigned char may_end_line(unsigned char byte, unsigned char next)
{
  return (byte < 0x0E) | ((byte == 0xE2) & (next == 0x80));
}

gw_status gw_line_walk(gw_splitter *splitter)
{
  const gw_str text = {splitter->doc->length ? splitter->doc->text : "", splitter->doc->length};
  size_t start = 0;
  gw_status status = GW_OK;
  splitter->place = (gw_place){.number = 1};
  for (size_t at = 0; status == GW_OK;) {
    bool physical;
    at = gw_skim(text, at, may_end_line);
    if (at == text.len) break;
    size_t size = line_end_size(text, at, &physical);
    if (size == 0) {
      at++;
      continue;
    }
    status = take(splitter, start, at);
    at += size;
    start = at;
    if (physical) splitter->place = (gw_place){.number = splitter->place.number + 1, .start = at};
  }
  return status == GW_OK ? take(splitter, start, text.len) : status;
}

gw_status gw_line_add(gw_splitter *splitter, gw_doc_line line)
{
  gw_doc_line *added = gw_doc_add_line(splitter->doc);
  if (!added) return GW_ERR_MEMORY;
  size_t number = splitter->place.number;
  line.number = line.last_number = number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
  line.blank_before = splitter->blank;
  splitter->blank = 0;
  *added = line;
  return GW_OK;
}

/* ---- A draft without markup ---------------------------------------------------------------- */

static gw_status clean_line(gw_splitter *s, gw_doc_line *line)
{
  gw_buf buf = {0};
  gw_status status =
      gw_clean_copy(s->doc, &s->place, line->offset, line->offset + line->length, &buf);
  char *copy = status == GW_OK ? gw_arena_copy(&s->doc->arena, buf.data, buf.length) : NULL;
  if (status == GW_OK && !copy) status = GW_ERR_MEMORY;
  if (status == GW_OK) line->text = gw_trim((gw_str){copy, buf.length});
  gw_buf_fini(&buf);
  return status;
}

static gw_status take_line(gw_splitter *s, size_t start, size_t end)
{
  gw_status status = GW_OK;
  gw_doc_line line = {.text = {"", 0}};
  if (start < end) line.text = gw_trim((gw_str){s->doc->text + start, end - start});
  if (line.text.len) {
    line.offset = (size_t)(line.text.ptr - s->doc->text);
    line.length = line.text.len;
    line.column = (uint32_t)gw_place_column(&s->place, s->doc, line.offset);
    if (gw_clean_needed(line.text)) status = clean_line(s, &line);
  }
  if (status == GW_OK && line.text.len) return gw_line_add(s, line);
  s->blank++;
  return status;
}

gw_status gw_line_split(gw_doc *doc)
{
  gw_splitter splitter = {.doc = doc, .take = take_line};
  return gw_line_walk(&splitter);
}
