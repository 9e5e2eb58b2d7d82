/*
 * check_text.c - what is wrong wherever it stands: days that no calendar has, 、 between quotation
 * marks side by side (GB/T 15834 4.5.3.5), and characters that the face of their line lacks.
 */
#include "check/case.h"

#include "check/day.h"
#include "model/element.h"
#include "style/gbt9704.h"
#include "style/typeface.h"

#include <stdlib.h>
#include <string.h>

/* ---- Days ------------------------------------------------------------------------------------ */

void gw_check_calendar(gw_case *c, const gw_doc_line *line)
{
  gw_day day;
  for (size_t at = 0; gw_day_find(line->text, &at, &day);) {
    if (gw_day_exists(&day)) continue;
    gw_case_report(c, GW_DIAG_NO_SUCH_DATE, line, day.text, GW_STR(""), GW_STR(""));
  }
}

/* ---- Quotation marks side by side ------------------------------------------------------------ */

void gw_check_listed_quotes(gw_case *c, const gw_doc_line *line)
{
  static const char comma[] = "、"; /* three bytes, as what stands on both sides */
  const size_t size = sizeof comma - 1;
  const gw_str text = line->text;
  size_t count = 0;
  for (size_t at = size; at + 2 * size <= text.len; at++) {
    const char *here = text.ptr + at;
    if (*here != comma[0] || memcmp(here, comma, size) != 0) continue;
    bool books = memcmp(here - size, "》", size) == 0 && memcmp(here + size, "《", size) == 0;
    bool quotes = memcmp(here - size, "”", size) == 0 && memcmp(here + size, "“", size) == 0;
    count += books || quotes;
  }
  if (!count) return;
  char buffer[GW_CASE_NUMBER];
  gw_case_report(c, GW_DIAG_LISTED_QUOTES, line, gw_case_number(count, buffer), GW_STR(""),
                 GW_STR(""));
}

/* ---- Characters that a face lacks ------------------------------------------------------------ */

enum { CODES = 0x40000 }; /* Han end before */

/* Marks the code point; false when that had been done before. */
static bool is_new(gw_case *c, uint32_t code)
{
  if (!c->rare_seen) c->rare_seen = calloc(CODES / 8, 1);
  if (!c->rare_seen) {
    c->status = GW_ERR_MEMORY;
    return false;
  }
  uint8_t bit = (uint8_t)(1u << code % 8);
  bool is_seen = (c->rare_seen[code / 8] & bit) != 0;
  c->rare_seen[code / 8] |= bit;
  return !is_seen;
}

/* Bytes [from, to) of the line, which are set in the style of `element`. */
static void look_for_rare(gw_case *c, const gw_doc_line *line, gw_element element, size_t from,
                          size_t to)
{
  const char *face = c->sheet->fonts[gw_gbt9704_font((int)element)];
  if (!gw_typeface_fuller(face)) return;
  for (size_t at = from; at < to && c->status == GW_OK;) {
    const size_t start = at;
    const uint32_t code = gw_utf8_next(line->text, &at);
    const char *instead = gw_typeface_instead(face, code);
    if (!instead || !is_new(c, code)) continue;
    gw_case_report(c, GW_DIAG_RARE_CHARACTER, line, (gw_str){line->text.ptr + start, at - start},
                   gw_case_text(face), gw_case_text(instead));
  }
}

void gw_check_rare(gw_case *c, const gw_doc_line *line)
{
  bool runs_on = gw_element_level(line->element) && line->run_in;
  size_t heading = runs_on ? line->run_in : line->text.len;
  look_for_rare(c, line, line->element, 0, heading);
  look_for_rare(c, line, GW_ELEMENT_BODY, heading, line->text.len);
}
