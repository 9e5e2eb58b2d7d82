/*
 * space.h - white space of Unicode, which is layout to all layers: it may come and go.
 */
#ifndef GW_BASE_SPACE_H
#define GW_BASE_SPACE_H

#include "base/utf8.h"

/* White_Space of the Unicode Character Database from U+0085 on. */
bool gw_is_wide_space(uint32_t code);

/* White space and line ends: what may come and go as layout. */
static inline bool gw_is_layout_space(uint32_t code)
{
  if (code > 0x3000) return false; /* nearly all text */
  if (code < 0x85) return code == 0x20 || (code >= 0x09 && code <= 0x0D);
  return gw_is_wide_space(code);
}

/* `text` without that at either end. */
gw_str gw_trim(gw_str text);

/* `text` without any of it, in `out`, which has room for text.len bytes. */
gw_str gw_space_pack(gw_str text, char *out);

/* Invisible and without width: leftovers of web pages and word processors. The joiner U+200D stays,
 * emoji are made with it. */
bool gw_is_zero_width(uint32_t code);

#endif
