/* face.c - see face.h. Looks at every character once. */
#include "ooxml/face.h"

#include "style/gb2312.h"
#include "style/typeface.h"

/* Characters outside Chinese blocks that Chinese sets in its own, full-width way. Programs take
 * them from the Latin face of a run (ECMA-376 part 1, 17.3.2.26), so where there is one, these get
 * a run without it. Letters with accents, Greek and Cyrillic stay with the Latin face. */
static const struct {
  uint32_t first, last;
} chinese_ranges[] = {
    {0x00A1, 0x00BF}, /* · § ° ± */
    {0x00D7, 0x00D7}, /* × */
    {0x00F7, 0x00F7}, /* ÷ */
    {0x02C7, 0x02CB}, /* tone marks */
    {0x2010, 0x2027}, /* dashes, quotes, … */
    {0x2030, 0x205E}, /* ‰ ※ */
    {0x2070, 0x2BFF}, /* ℃ Ⅰ → ≥ ① ─ ■ ★ */
};

static bool is_set_chinese(uint32_t code)
{
  for (size_t i = 0; i < sizeof chinese_ranges / sizeof *chinese_ranges; i++)
    if (code >= chinese_ranges[i].first && code <= chinese_ranges[i].last) return true;
  return false;
}

/* The face of one character, as in gw_face_span. */
static const char *face_of(uint32_t code, const char *chinese, const char *latin)
{
  if (latin && is_set_chinese(code)) return chinese;
  return gw_typeface_instead(chinese, code);
}

/* Nearly all text: one face for Chinese and Latin, which has all characters up to the place that is
 * returned. */
static size_t common_end(gw_str text, size_t at, size_t end, const char *chinese)
{
  return gw_typeface_fuller(chinese) ? gw_gb2312_lacks(text, at, end) : end;
}

gw_face_span gw_face_next(gw_str text, size_t at, size_t end, const char *chinese,
                          const char *latin)
{
  size_t common = latin ? at : common_end(text, at, end, chinese);
  if (common > at) return (gw_face_span){.size = common - at};
  size_t next = at;
  gw_face_span span = {.face = face_of(gw_utf8_next(text, &next), chinese, latin)};
  for (size_t seen = next; seen < end; next = seen)
    if (face_of(gw_utf8_next(text, &seen), chinese, latin) != span.face) break;
  span.size = next - at;
  return span;
}
