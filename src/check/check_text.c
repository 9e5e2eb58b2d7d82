/*
 * check_text.c - what is wrong wherever it stands: days that no calendar has, 、 between quotation
 * marks side by side (GB/T 15834 4.5.3.5), and characters that the face of their line lacks.
 */
#include "check/case.h"

#include "base/han.h"
#include "base/skim.h"
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

/* The last two bytes of 、 */
static inline unsigned char may_be_comma(unsigned char byte, unsigned char next)
{
  return (byte == 0x80) & (next == 0x81);
}

void gw_check_listed_quotes(gw_case *c, const gw_doc_line *line)
{
  static const char comma[] = "、"; /* three bytes, as what stands on both sides */
  const size_t size = sizeof comma - 1;
  const gw_str text = line->text;
  size_t count = 0;
  for (size_t end = 1; (end = gw_skim(text, end, may_be_comma)) + size + 2 <= text.len; end++) {
    const char *here = text.ptr + end - 1;
    if (end <= size || *here != comma[0]) continue;
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

/* Of a character of three bytes the first two say which word, the third which bit. */
static size_t pass_seen(const uint64_t *seen, gw_str text, size_t at, size_t to)
{
  const unsigned char *s = (const unsigned char *)text.ptr;
  for (; at < to && gw_is_han_lead(text.ptr[at]); at += 3) {
    const uint64_t word = seen[(s[at] & 0x0Fu) << 6 | (s[at + 1] & 0x3Fu)];
    if (!(word >> (s[at + 2] & 0x3Fu) & 1)) break;
  }
  return at;
}

/* The next character before `to` that has not been marked, which is marked; 0 when there is none. A
 * draft has a few hundred different ones, so nearly all are passed over. */
static uint32_t next_unseen(uint64_t *seen, gw_str text, size_t *at, size_t to)
{
  for (;;) {
    *at = pass_seen(seen, text, *at, to);
    if (*at == to) return 0;
    const uint32_t code = gw_utf8_next(text, at);
    if (code >= CODES || (seen[code / 64] >> code % 64 & 1)) continue;
    seen[code / 64] |= UINT64_C(1) << code % 64;
    return code;
  }
}

/* Bytes [from, to) of the line, which are set in the style of `element`. */
static void look_for_rare(gw_case *c, const gw_doc_line *line, gw_element element, size_t from,
                          size_t to)
{
  const char *face = c->sheet->fonts[gw_gbt9704_font((int)element)];
  if (!gw_typeface_fuller(face)) return;
  if (!c->seen) c->seen = calloc(CODES / 64, sizeof *c->seen);
  if (!c->seen) c->status = GW_ERR_MEMORY;
  uint32_t code;
  for (size_t at = from;
       c->status == GW_OK && (code = next_unseen(c->seen, line->text, &at, to));) {
    /* a face that has a fuller one lacks what any other such face lacks */
    const char *instead = gw_typeface_instead(face, code);
    if (!instead) continue;
    char rare[4];
    const gw_str shown = {rare, gw_utf8_encode(code, rare)};
    gw_case_report(c, GW_DIAG_RARE_CHARACTER, line, shown, gw_case_text(face),
                   gw_case_text(instead));
  }
}

void gw_check_rare(gw_case *c, const gw_doc_line *line)
{
  bool runs_on = gw_element_level(line->element) && line->run_in;
  size_t heading = runs_on ? line->run_in : line->text.len;
  look_for_rare(c, line, line->element, 0, heading);
  look_for_rare(c, line, GW_ELEMENT_BODY, heading, line->text.len);
}
