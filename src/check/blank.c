/* blank.c - see blank.h. */
#include "check/blank.h"

#include <stddef.h>

bool gw_is_blank_mark(uint32_t code)
{
  static const uint32_t marks[] = {'X',    'x',    '*',    '_',    '?',    0xD7,   0x2014, 0x2026,
                                   0x25CB, 0x25A1, 0xFF38, 0xFF58, 0xFF0A, 0xFF3F, 0xFF1F, 0xFFFD};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (marks[i] == code) return true;
  return false;
}

bool gw_has_blank(gw_str text)
{
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (gw_is_blank_mark(code) || code == '[' || code == 0xFF3B) return true;
  }
  return false;
}
