/* space.c - see space.h. */
#include "base/space.h"

#include <string.h>

bool gw_is_wide_space(uint32_t code)
{
  if (code < 0x1680) return code == 0x85 || code == 0xA0;
  return code == 0x1680 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
         code == 0x202F || code == 0x205F || code == 0x3000;
}

gw_str gw_trim(gw_str text)
{
  size_t start = 0, end = text.len;
  if (text.len == 0) return text; /* of which ptr may be NULL */
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

gw_str gw_space_pack(gw_str text, char *out)
{
  gw_str packed = {out, 0};
  for (size_t at = 0, start; at < text.len;) {
    start = at;
    if (gw_is_layout_space(gw_utf8_next(text, &at))) continue;
    memcpy(out + packed.len, text.ptr + start, at - start);
    packed.len += at - start;
  }
  return packed;
}

bool gw_is_zero_width(uint32_t code)
{
  return code == 0x200B || code == 0x200C || code == 0x2060 || code == 0xFEFF || code == 0xAD;
}
