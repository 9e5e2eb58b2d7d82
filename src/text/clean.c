/* clean.c - see clean.h. */
#include "text/clean.h"

#include "base/skim.h"
#include "base/space.h"
#include "model/conserve.h"

#include <stdio.h>

size_t gw_place_column(gw_place *place, const gw_doc *doc, size_t offset)
{
  if (place->counted < place->start || place->counted > offset) {
    place->counted = place->start;
    place->columns = 0;
  }
  gw_str ahead = {doc->text + place->counted, offset - place->counted};
  place->columns += gw_utf8_count(ahead);
  place->counted = offset;
  return place->columns + 1;
}

/* XML 1.0, production [2] Char. Tab, LF and CR never get here from inside a line but as white space. */
static bool is_xml_char(uint32_t code)
{
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code != 0xFFFE && code != 0xFFFF;
}

typedef enum fate { KEEP, REPLACE, REMOVE } fate;

static fate fate_of(uint32_t code)
{
  if (!is_xml_char(code)) return REPLACE;
  return gw_is_zero_width(code) ? REMOVE : KEEP;
}

bool gw_clean_keeps(uint32_t code)
{
  return fate_of(code) == KEEP;
}

/* The bytes that the characters which do not stay begin with: a control, C2 AD, E2 80 and E2 81, EF BB
 * and EF BF. */
static inline unsigned char may_not_stay(unsigned char byte, unsigned char next)
{
  return ((byte < 0x20) & (byte != '\t')) | ((byte == 0xC2) & (next == 0xAD)) |
         ((byte == 0xE2) & ((next & 0xFE) == 0x80)) | ((byte == 0xEF) & ((next & 0xFB) == 0xBB));
}

bool gw_clean_needed(gw_str text)
{
  for (size_t at = gw_skim(text, 0, may_not_stay); at < text.len;) {
    if (fate_of(gw_utf8_next(text, &at)) != KEEP) return true;
    at = gw_skim(text, at, may_not_stay);
  }
  return false;
}

static gw_status add_edit(gw_doc *doc, gw_place *place, gw_edit edit, uint32_t code, size_t count)
{
  char name[16], times[24];
  bool replaced = fate_of(code) == REPLACE;
  edit.line = place->number;
  edit.column = gw_place_column(place, doc, edit.offset);
  edit.reason = replaced ? GW_DIAG_CHARACTER_REPLACED : GW_DIAG_ZERO_WIDTH_REMOVED;
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

/* A run of one character is one edit. */
gw_status gw_clean_copy(gw_doc *doc, gw_place *place, size_t start, size_t end, gw_buf *out)
{
  const gw_str text = {doc->text, end};
  for (size_t at = start; at < end;) {
    size_t first = at, count = 1;
    uint32_t code = gw_utf8_next(text, &at);
    fate what = fate_of(code);
    if (what == KEEP) {
      gw_buf_put(out, text.ptr + first, at - first);
      continue;
    }
    for (size_t ahead = at; ahead < end && gw_utf8_next(text, &ahead) == code; at = ahead) count++;
    const gw_edit edit = {.offset = first, .length = at - first};
    gw_status status = add_edit(doc, place, edit, code, count);
    if (status != GW_OK) return status;
    for (size_t i = 0; what == REPLACE && i < count; i++) gw_buf_put_utf8(out, GW_REPLACEMENT);
  }
  return out->status;
}
