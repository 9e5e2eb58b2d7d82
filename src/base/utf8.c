/* utf8.c - see utf8.h. Table 3-7 of the Unicode Standard is the definition of "valid" here. */
#include "base/utf8.h"

#include <string.h>

static bool is_tail(unsigned char byte)
{
  return (byte & 0xC0) == 0x80;
}

/* Bytes of the sequence that `lead` starts and the bounds of its second byte; 0 for no lead. */
static size_t lead_size(unsigned char lead, unsigned char *low, unsigned char *high)
{
  *low = 0x80;
  *high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (lead == 0xE0) *low = 0xA0;
    if (lead == 0xED) *high = 0x9F;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (lead == 0xF0) *low = 0x90;
    if (lead == 0xF4) *high = 0x8F;
    return 4;
  }
  return 0;
}

uint32_t gw_utf8_decode(const char *bytes, size_t length, size_t *size, bool *ok)
{
  const unsigned char *s = (const unsigned char *)bytes;
  unsigned char low, high;
  *ok = true;
  *size = 1;
  if (s[0] < 0x80) return s[0];
  size_t wanted = lead_size(s[0], &low, &high);
  if (wanted == 0 || length < 2 || s[1] < low || s[1] > high) {
    *ok = false;
    return GW_REPLACEMENT;
  }
  uint32_t code = s[0] & (0x7Fu >> wanted);
  for (size_t i = 1; i < wanted; i++) {
    if (i >= length || !is_tail(s[i])) {
      *ok = false;
      *size = i;
      return GW_REPLACEMENT;
    }
    code = code << 6 | (s[i] & 0x3Fu);
  }
  *size = wanted;
  return code;
}

uint32_t gw_utf8_step_back(gw_str text, size_t *at)
{
  size_t start = *at - 1;
  while (start > 0 && is_tail((unsigned char)text.ptr[start])) start--;
  *at = start;
  size_t end = start;
  return gw_utf8_next(text, &end);
}

size_t gw_utf8_encode(uint32_t code, char bytes[4])
{
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = GW_REPLACEMENT;
  if (code < 0x80) {
    bytes[0] = (char)code;
    return 1;
  }
  size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = size - 1; i > 0; i--) {
    bytes[i] = (char)(0x80 | (code & 0x3F));
    code >>= 6;
  }
  static const unsigned char mark[5] = {0, 0, 0xC0, 0xE0, 0xF0};
  bytes[0] = (char)(mark[size] | code);
  return size;
}

/* Eight ASCII bytes at once: most markup, numbers and line ends. */
static bool is_ascii_block(const char *bytes)
{
  uint64_t block;
  memcpy(&block, bytes, sizeof block);
  return (block & UINT64_C(0x8080808080808080)) == 0;
}

/* Are the first six of eight bytes two characters from U+1000 to U+CFFF, as nearly all of Chinese is
 * but its full-width points? The leads are E1 to EC: nothing may be carried out of their low halves
 * when 3 is added or 1 is taken away. */
static bool is_plain_pair(const char *bytes)
{
  static const unsigned char mask_bytes[8] = {0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0};
  static const unsigned char form_bytes[8] = {0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0};
  static const unsigned char half_bytes[8] = {0x0F, 0, 0, 0x0F, 0, 0, 0, 0};
  static const unsigned char over_bytes[8] = {0x10, 0, 0, 0x10, 0, 0, 0, 0};
  uint64_t here, mask, form, half, over;
  memcpy(&here, bytes, sizeof here);
  memcpy(&mask, mask_bytes, sizeof mask);
  memcpy(&form, form_bytes, sizeof form);
  memcpy(&half, half_bytes, sizeof half);
  memcpy(&over, over_bytes, sizeof over);
  const uint64_t one = over >> 4, halves = here & half;
  return (here & mask) == form && (((halves + 3 * one) | (halves - one)) & over) == 0;
}

size_t gw_utf8_valid(const char *bytes, size_t length)
{
  const unsigned char *s = (const unsigned char *)bytes;
  size_t at = 0;
  while (at < length) {
    while (length - at >= 8 && is_plain_pair(bytes + at)) at += 6;
    if (at == length) break;
    if (s[at] < 0x80) {
      at += length - at >= 8 && is_ascii_block(bytes + at) ? 8 : 1;
      continue;
    }
    if (length - at >= 4 && gw_utf8_is_plain(bytes + at)) {
      at += 3;
      continue;
    }
    size_t size;
    bool ok;
    gw_utf8_decode(bytes + at, length - at, &size, &ok);
    if (!ok) break;
    at += size;
  }
  return at;
}

size_t gw_utf8_count(gw_str text)
{
  size_t count = 0;
  for (size_t i = 0; i < text.len; i++) count += !is_tail((unsigned char)text.ptr[i]);
  return count;
}
