/* numeral.c - see numeral.h. */
#include "recognise/numeral.h"

#include "model/conserve.h"

#include <string.h>

/* The code point at *at without moving, or 0 at the end. */
static uint32_t peek(gw_str text, size_t at)
{
  return at < text.len ? gw_utf8_next(text, &at) : 0;
}

bool gw_skip_spaces(gw_str text, size_t *at)
{
  while (*at < text.len && gw_is_layout_space(peek(text, *at))) gw_utf8_next(text, at);
  return true;
}

static int digit_value(uint32_t code)
{
  if (code >= '0' && code <= '9') return (int)(code - '0');
  if (code >= 0xFF10 && code <= 0xFF19) return (int)(code - 0xFF10);
  return -1;
}

bool gw_is_digit(uint32_t code)
{
  return digit_value(code) >= 0;
}

typedef struct han_digit {
  uint32_t code;
  int value;
} han_digit;

/* The last six bits of a code point, as one of 64. */
#define TAIL(code) (UINT64_C(1) << ((code)&0x3F))

static int han_value(uint32_t code)
{
  static const han_digit han_table[] = {
      {0x3007, 0}, {0x96F6, 0}, {0x25CB, 0}, {0x4E00, 1}, {0x4E8C, 2}, {0x4E09, 3},  {0x56DB, 4},
      {0x4E94, 5}, {0x516D, 6}, {0x4E03, 7}, {0x516B, 8}, {0x4E5D, 9}, {0x5341, 10}, {0x767E, 100},
  };
  static const uint64_t tails = TAIL(0x3007) | TAIL(0x96F6) | TAIL(0x25CB) | TAIL(0x4E00) |
                                TAIL(0x4E8C) | TAIL(0x4E09) | TAIL(0x56DB) | TAIL(0x4E94) |
                                TAIL(0x516D) | TAIL(0x4E03) | TAIL(0x516B) | TAIL(0x4E5D) |
                                TAIL(0x5341) | TAIL(0x767E);
  if (!(tails & TAIL(code))) return -1; /* nearly always */
  for (size_t i = 0; i < sizeof han_table / sizeof *han_table; i++)
    if (han_table[i].code == code) return han_table[i].value;
  return -1;
}

bool gw_numeral_digits(gw_str text, size_t *at, int most, uint32_t *value)
{
  size_t here = *at;
  int count = 0;
  *value = 0;
  while (count <= most && digit_value(peek(text, here)) >= 0) {
    *value = *value * 10 + (uint32_t)digit_value(gw_utf8_next(text, &here));
    count++;
  }
  if (count == 0 || count > most) return false;
  *at = here;
  return true;
}

bool gw_numeral_ordinal(gw_str text, size_t *at, uint32_t wanted)
{
  uint32_t value;
  size_t here = *at;
  if (!gw_numeral_digits(text, &here, 3, &value) || value != wanted) return false;
  const uint32_t point = peek(text, here);
  if (point != '.' && point != 0xFF0E && point != 0x3001) return false;
  gw_utf8_next(text, &here);
  *at = here;
  return true;
}

bool gw_numeral_han(gw_str text, size_t *at, uint32_t *value)
{
  size_t here = *at;
  uint32_t total = 0, digit = 0;
  int count = 0;
  for (int v; count < 6 && (v = han_value(peek(text, here))) >= 0; count++) {
    gw_utf8_next(text, &here);
    if (v >= 10) {
      total += (digit ? digit : 1) * (uint32_t)v;
      digit = 0;
    } else {
      digit = (uint32_t)v;
    }
  }
  if (count == 0) return false;
  *value = total + digit;
  *at = here;
  return true;
}

/* ---- Dates --------------------------------------------------------------------------------- */

static bool is_placeholder(uint32_t code)
{
  if (code >= 0x3000 && code < 0xFF00) return false; /* nearly always */
  return code == 'X' || code == 'x' || code == 0xD7 || code == 0xFF38 || code == '*' ||
         code == 0x25CB || code == '_' || code == GW_REPLACEMENT || code == 'O' ||
         code == 0xFF2F; /* 二OO六年 */
}

static bool is_in_number(uint32_t code)
{
  return is_placeholder(code) || digit_value(code) >= 0 || han_value(code) >= 0;
}

/* A number in a date: digits, Han digits, or a placeholder (X, ×, blanks); `most` characters. */
static void skip_number(gw_str text, size_t *at, int most)
{
  gw_skip_spaces(text, at);
  for (int count = 0; count < most; count++) {
    if (!is_in_number(peek(text, *at))) break;
    gw_utf8_next(text, at);
  }
  gw_skip_spaces(text, at);
}

static bool take(gw_str text, size_t *at, uint32_t code)
{
  if (peek(text, *at) != code) return false;
  gw_utf8_next(text, at);
  return true;
}

static bool han_date(gw_str text, size_t *at)
{
  enum { YEAR = 0x5E74, MONTH = 0x6708, DAY = 0x65E5 };
  size_t here = *at, start = here;
  skip_number(text, &here, 5);
  if (here == start || !take(text, &here, YEAR)) return false;
  skip_number(text, &here, 3);
  if (!take(text, &here, MONTH)) return false;
  size_t month_end = here;
  skip_number(text, &here, 3);
  *at = take(text, &here, DAY) ? here : month_end; /* 2026年12月 */
  return true;
}

/* 2026-08-01, 2026.8.1, 2026/8/1 */
static bool digit_date(gw_str text, size_t *at)
{
  size_t here = *at;
  uint32_t year, month, day;
  if (!gw_numeral_digits(text, &here, 4, &year) || year < 1900 || year > 2199) return false;
  uint32_t mark = peek(text, here);
  if (mark != '-' && mark != '.' && mark != '/' && mark != 0xFF0D) return false;
  if (!take(text, &here, mark) || !gw_numeral_digits(text, &here, 2, &month)) return false;
  if (!take(text, &here, mark) || !gw_numeral_digits(text, &here, 2, &day)) return false;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  *at = here;
  return true;
}

bool gw_numeral_date(gw_str text, size_t *at)
{
  const uint32_t first = peek(text, *at); /* nearly always neither */
  if (!is_in_number(first) && !gw_is_layout_space(first)) return false;
  return han_date(text, at) || digit_date(text, at);
}
