/*
 * han.h - runs of Han in valid text. They are nine tenths of a draft, and most questions about a
 * character have one answer for all of them: so they are passed over with one look at each.
 */
#ifndef GW_BASE_HAN_H
#define GW_BASE_HAN_H

#include "base/utf8.h"

/* Where the run of characters from U+4E00 to U+9FFF that begins at `at` ends; `at` when there is none.
 * Two bytes tell: E4 B8 to E9 BF. */
static inline size_t gw_han_run(gw_str text, size_t at)
{
  const unsigned char *s = (const unsigned char *)text.ptr;
  for (; text.len - at >= 3; at += 3) {
    const unsigned lead = (unsigned)s[at] << 8 | s[at + 1];
    if (lead - 0xE4B8u > 0xE9BFu - 0xE4B8u) break;
  }
  return at;
}

#endif
