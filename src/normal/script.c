/* script.c - see script.h. */
#include "normal/script.h"

#include <stddef.h>

bool gw_script_is_han(uint32_t code)
{
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         code == 0x3007 || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

int gw_script_digit(uint32_t code)
{
  if (code >= '0' && code <= '9') return (int)(code - '0');
  if (code >= 0xFF10 && code <= 0xFF19) return (int)(code - 0xFF10);
  return -1;
}

int gw_script_han_digit(uint32_t code)
{
  static const uint16_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                    0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
  if (code == 0x25CB || code == 0x96F6) return 0; /* ○ 零 */
  for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
    if (digits[i] == code) return (int)i;
  return -1;
}

bool gw_script_is_latin(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
         (code >= 'a' && code <= 'z');
}

static bool is_among(uint32_t code, const uint16_t *codes)
{
  while (*codes && *codes != code) codes++;
  return *codes != 0;
}

bool gw_script_opens(uint32_t code)
{
  static const uint16_t codes[] = {0x201C, 0x2018, 0xFF08, 0x300A, 0x3008,
                                   0x300C, 0x300E, 0x3010, 0x3014, 0};
  return is_among(code, codes);
}

bool gw_script_closes(uint32_t code)
{
  static const uint16_t codes[] = {0x201D, 0x2019, 0xFF09, 0x300B, 0x3009,
                                   0x300D, 0x300F, 0x3011, 0x3015, 0};
  return is_among(code, codes);
}

bool gw_script_is_point(uint32_t code)
{
  static const uint16_t codes[] = {0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0};
  return is_among(code, codes);
}

bool gw_script_is_chinese(uint32_t code)
{
  return gw_script_is_han(code) || gw_script_is_point(code) || gw_script_opens(code) ||
         gw_script_closes(code);
}
