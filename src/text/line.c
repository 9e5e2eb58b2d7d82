/* line.c - see line.h. */
#include "text/line.h"

#include "base/buf.h"
#include "model/conserve.h"

#include <stdio.h>
#include <string.h>

typedef struct splitter {
  gw_doc *doc;
  gw_str text;
  size_t number;         /* of the physical line */
  size_t physical_start; /* its offset */
  uint32_t blank;        /* blank lines since the last line with text */
} splitter;

/* ---- Characters that go or are replaced ---------------------------------------------------- */

/* XML 1.0, production [2] Char. Tab, LF and CR never get here from inside a line but as white space. */
static bool is_xml_char(uint32_t code)
{
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code != 0xFFFE && code != 0xFFFF;
}

/* Invisible and without width: leftovers of web pages and word processors. The joiner U+200D stays,
 * emoji are made with it. */
static bool is_zero_width(uint32_t code)
{
  return code == 0x200B || code == 0x200C || code == 0x2060 || code == 0xFEFF || code == 0xAD;
}

typedef enum fate { KEEP, REPLACE, REMOVE } fate;

static fate fate_of(uint32_t code)
{
  if (!is_xml_char(code)) return REPLACE;
  return is_zero_width(code) ? REMOVE : KEEP;
}

/* Can a line with these bytes hold a character that does not stay? Cheap, may err towards yes. */
static bool may_be_dirty(const char *bytes, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (c > 0x1F && c < 0xC2) continue;
    if (c < 0x20 && c != '\t') return true;
    if (c == 0xC2 && i + 1 < length && (unsigned char)bytes[i + 1] == 0xAD) return true;
    if ((c == 0xE2 || c == 0xEF) && i + 2 < length) {
      size_t size;
      bool ok;
      if (fate_of(gw_utf8_decode(bytes + i, length - i, &size, &ok)) != KEEP) return true;
    }
  }
  return false;
}

static gw_status add_edit(splitter *s, size_t offset, size_t length, uint32_t code, size_t count)
{
  gw_doc *doc = s->doc;
  char name[16], times[24];
  bool replaced = fate_of(code) == REPLACE;
  gw_str before_it = {s->text.ptr + s->physical_start, offset - s->physical_start};
  gw_edit edit = {.offset = offset,
                  .length = length,
                  .line = s->number,
                  .column = gw_utf8_count(before_it) + 1,
                  .reason = replaced ? GW_DIAG_CHARACTER_REPLACED : GW_DIAG_ZERO_WIDTH_REMOVED};
  if (replaced) {
    char *after = gw_arena_take(&doc->arena, count * 3 + 1);
    if (!after) return GW_ERR_MEMORY;
    for (size_t i = 0; i < count; i++) gw_utf8_encode(GW_REPLACEMENT, after + 3 * i);
    edit.after = (gw_str){after, count * 3};
  }
  snprintf(name, sizeof name, "U+%04X", (unsigned)code);
  snprintf(times, sizeof times, "%zu", count);
  const gw_diag_arg args[3] = {{name, name}, {times, times}, {NULL, NULL}};
  const gw_diag where = {
      .kind = edit.reason, .line = edit.line, .column = edit.column, .offset = SIZE_MAX};
  gw_status status = gw_diag_add(&doc->diags, &doc->arena, where, args);
  return status == GW_OK ? gw_doc_add_edit(doc, edit) : status;
}

/* Copies [start, end) without what does not stay; a run of one character is one edit. */
static gw_status clean(splitter *s, size_t start, size_t end, gw_buf *out)
{
  const gw_str text = {s->text.ptr, end};
  for (size_t at = start; at < end;) {
    size_t first = at, count = 1;
    uint32_t code = gw_utf8_next(text, &at);
    fate what = fate_of(code);
    if (what == KEEP) {
      gw_buf_put(out, text.ptr + first, at - first);
      continue;
    }
    for (size_t ahead = at; ahead < end && gw_utf8_next(text, &ahead) == code; at = ahead) count++;
    gw_status status = add_edit(s, first, at - first, code, count);
    if (status != GW_OK) return status;
    for (size_t i = 0; what == REPLACE && i < count; i++) gw_buf_put_utf8(out, GW_REPLACEMENT);
  }
  return out->status;
}

/* ---- Lines --------------------------------------------------------------------------------- */

static gw_str trim(gw_str text)
{
  size_t start = 0, end = text.len;
  while (start < end) {
    size_t next = start;
    if (!gw_is_layout_space(gw_utf8_next(text, &next))) break;
    start = next;
  }
  while (end > start) {
    size_t before = end;
    if (!gw_is_layout_space(gw_utf8_previous(text, &before))) break;
    end = before;
  }
  return (gw_str){text.ptr + start, end - start};
}

static gw_status add_line(splitter *s, gw_str raw, gw_str cleaned)
{
  gw_doc_line *line = gw_doc_add_line(s->doc);
  size_t offset = (size_t)(raw.ptr - s->text.ptr);
  gw_str indent = {s->text.ptr + s->physical_start, offset - s->physical_start};
  if (!line) return GW_ERR_MEMORY;
  line->text = cleaned;
  line->offset = offset;
  line->length = raw.len;
  line->number = line->last_number = s->number;
  line->column = (uint32_t)gw_utf8_count(indent) + 1;
  line->blank_before = s->blank;
  s->blank = 0;
  return GW_OK;
}

static gw_status take_line(splitter *s, size_t start, size_t end)
{
  gw_str raw = trim((gw_str){s->text.ptr + start, end - start});
  gw_str text = raw;
  if (raw.len && may_be_dirty(raw.ptr, raw.len)) {
    gw_buf buf = {0};
    size_t from = (size_t)(raw.ptr - s->text.ptr);
    gw_status status = clean(s, from, from + raw.len, &buf);
    char *copy = status == GW_OK ? gw_arena_copy(&s->doc->arena, buf.data, buf.length) : NULL;
    text = trim((gw_str){copy, buf.length});
    gw_buf_fini(&buf);
    if (status != GW_OK) return status;
    if (!copy) return GW_ERR_MEMORY;
  }
  if (text.len == 0) {
    s->blank++;
    return GW_OK;
  }
  return add_line(s, raw, text);
}

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

gw_status gw_line_split(gw_doc *doc)
{
  splitter s = {.doc = doc, .text = {doc->length ? doc->text : "", doc->length}, .number = 1};
  size_t start = 0;
  gw_status status = GW_OK;
  for (size_t at = 0; at < s.text.len && status == GW_OK;) {
    unsigned char c = (unsigned char)s.text.ptr[at];
    bool physical;
    size_t size = c < 0x0E || c == 0xE2 ? line_end_size(s.text, at, &physical) : 0;
    if (size == 0) {
      at++;
      continue;
    }
    status = take_line(&s, start, at);
    at += size;
    start = at;
    if (!physical) continue;
    s.number++;
    s.physical_start = at;
  }
  return status == GW_OK ? take_line(&s, start, s.text.len) : status;
}
