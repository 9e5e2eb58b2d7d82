/*
 * han.h - runs of Han in valid text. They are nine tenths of a draft, and most questions about a
 * character have one answer for all of them: so they are passed over with one look at each.
 */
#ifndef GW_BASE_HAN_H
#define GW_BASE_HAN_H

#include "base/utf8.h"

/* Does a character from U+4000 to U+9FFF begin with this byte? They are Han, but for 64 that nobody
 * writes, from U+4DC0 on. */
static inline bool gw_is_han_lead(char byte)
{
  return (unsigned char)((unsigned char)byte - 0xE4) <= 0xE9 - 0xE4;
}

/* The character at `at` of which that is so. */
static inline uint32_t gw_han_code(const char *bytes)
{
  const unsigned char *s = (const unsigned char *)bytes;
  return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
}

/* Where the run of characters from U+4E00 to U+9FFF that begins at `at` ends; `at` when there is none.
 * Their leads are E4 to E9; behind E4 there are others, up to B7. */
static inline size_t gw_han_run(gw_str text, size_t at)
{
  const unsigned char *s = (const unsigned char *)text.ptr;
  for (const size_t last = text.len < 3 ? 0 : text.len - 2; at < last; at += 3) {
    const unsigned char lead = s[at];
    if ((unsigned char)(lead - 0xE5) <= 0xE9 - 0xE5) continue; /* nearly always */
    if (lead != 0xE4 || s[at + 1] < 0xB8) break;
  }
  return at;
}

#endif
