/*
 * utf8.h - UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef GW_BASE_UTF8_H
#define GW_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define GW_REPLACEMENT 0xFFFDu /* U+FFFD, what stands for a character that cannot be kept */

/* Text that somebody else owns. */
typedef struct gw_str {
  const char *ptr;
  size_t len; /* bytes */
} gw_str;

/* The text from byte `at` (at most its length) on. */
static inline gw_str gw_str_rest(gw_str text, size_t at)
{
  return (gw_str){text.ptr + at, text.len - at};
}

/* Bytes of a colon of either width at byte `at`, or 0. */
static inline size_t gw_str_colon(gw_str text, size_t at)
{
  static const char wide[] = "\xEF\xBC\x9A";
  if (at < text.len && text.ptr[at] == ':') return 1;
  bool is_wide = at < text.len && text.len - at >= sizeof wide - 1 &&
                 memcmp(text.ptr + at, wide, sizeof wide - 1) == 0;
  return is_wide ? sizeof wide - 1 : 0;
}

/* Does it end in `tail`? */
static inline bool gw_str_ends(gw_str text, gw_str tail)
{
  return text.len >= tail.len && memcmp(text.ptr + text.len - tail.len, tail.ptr, tail.len) == 0;
}

#define GW_STR(literal) ((gw_str){literal, sizeof(literal) - 1})

/* The code point at the start of `length` > 0 bytes; its bytes in *size. For a broken sequence:
 * GW_REPLACEMENT, *size = the bytes to skip (the maximal ill-formed part), *ok = false. */
uint32_t gw_utf8_decode(const char *bytes, size_t length, size_t *size, bool *ok);

/* The code point at `at` of text that is known to be valid; moves *at behind it. Nearly all text is
 * ASCII or has three bytes a character, and nearly all of our time would be the call. */
static inline uint32_t gw_utf8_next(gw_str text, size_t *at)
{
  const unsigned char *s = (const unsigned char *)text.ptr + *at;
  if (*s < 0x80) {
    ++*at;
    return *s;
  }
  if ((*s & 0xF0) == 0xE0 && text.len - *at >= 3) {
    *at += 3;
    return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  }
  size_t size;
  bool ok;
  uint32_t code = gw_utf8_decode(text.ptr + *at, text.len - *at, &size, &ok);
  *at += size;
  return code;
}

/* As gw_utf8_previous, for any character. */
uint32_t gw_utf8_step_back(gw_str text, size_t *at);

/* The code point that ends before *at (> 0) of valid text; moves *at to its start. */
static inline uint32_t gw_utf8_previous(gw_str text, size_t *at)
{
  const unsigned char *s = (const unsigned char *)text.ptr + *at;
  if (s[-1] < 0x80) {
    --*at;
    return s[-1];
  }
  if (*at >= 3 && (s[-3] & 0xF0) == 0xE0 && (s[-2] & 0xC0) == 0x80 && (s[-1] & 0xC0) == 0x80) {
    *at -= 3;
    return (s[-3] & 0x0Fu) << 12 | (s[-2] & 0x3Fu) << 6 | (s[-1] & 0x3Fu);
  }
  return gw_utf8_step_back(text, at);
}

/* 1 to 4 bytes; a code point that UTF-8 does not have becomes U+FFFD. Returns their number. */
size_t gw_utf8_encode(uint32_t code, char bytes[4]);

/* The same where nearly all characters are Han. */
static inline size_t gw_utf8_put(uint32_t code, char bytes[4])
{
  if (code < 0x2000 || code >= 0xD800) return gw_utf8_encode(code, bytes);
  bytes[0] = (char)(0xE0 | code >> 12);
  bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
  bytes[2] = (char)(0x80 | (code & 0x3F));
  return 3;
}

/* Are the first three of at least four bytes a valid character without a second look: U+1000 to
 * U+CFFF or U+F000 to U+FFBF? Nearly all of Chinese is. */
static inline bool gw_utf8_is_plain(const char *bytes)
{
  static const unsigned char mask_bytes[4] = {0xF0, 0xC0, 0xC0, 0}, form[4] = {0xE0, 0x80, 0x80, 0};
  uint32_t here, mask, want;
  memcpy(&here, bytes, sizeof here);
  memcpy(&mask, mask_bytes, sizeof mask);
  memcpy(&want, form, sizeof want);
  if ((here & mask) != want) return false;
  const unsigned char *s = (const unsigned char *)bytes;
  return (s[0] >= 0xE1 && s[0] <= 0xEC) || (s[0] == 0xEF && s[1] < 0xBF);
}

/* How many leading bytes are such characters. Four bytes must be there to look at one, so the last
 * may be left to a slower look. */
static inline size_t gw_utf8_plain_span(const char *bytes, size_t length)
{
  size_t at = 0;
  if (length < 4) return 0;
  for (const size_t last = length - 4; at <= last && gw_utf8_is_plain(bytes + at);) at += 3;
  return at;
}

/* How many leading bytes of `length` are valid. */
size_t gw_utf8_valid(const char *bytes, size_t length);

/* Code points in valid text. */
size_t gw_utf8_count(gw_str text);

#endif
