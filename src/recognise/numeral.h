/*
 * numeral.h - Chinese and Arabic numerals, and dates, at a place in a line. Every reader takes the
 * text and a position, moves the position behind what it read, and returns false (position
 * unchanged) when it is not there.
 */
#ifndef GW_RECOGNISE_NUMERAL_H
#define GW_RECOGNISE_NUMERAL_H

#include "base/utf8.h"

/* 一 .. 九百九十九, also 〇 and ○. */
bool gw_numeral_han(gw_str text, size_t *at, uint32_t *value);

/* Half- or full-width digits, at most `most` of them. */
bool gw_numeral_digits(gw_str text, size_t *at, int most, uint32_t *value);

/* `wanted` and its point, as in 2. ２． 2、 of a list; what follows is not looked at, so that 2.2026年 is one. */
bool gw_numeral_ordinal(gw_str text, size_t *at, uint32_t wanted);

/* The same at the start of a line: the next item of a list? */
static inline bool gw_numeral_starts_list(gw_str text, uint32_t wanted)
{
  size_t at = 0;
  return gw_numeral_ordinal(text, &at, wanted);
}

/* Is the digit value of this code point 0 to 9 (half or full width)? */
bool gw_is_digit(uint32_t code);

/*
 * A whole date: 2026年8月1日, 二〇二六年八月一日, ２０２６年…, 2026-8-1, 2026.8.1, 2026/8/1, with
 * spaces inside, with X, × or nothing in place of a number (2026年X月X日, 2026年 月 日); also
 * without a day: 2026年8月.
 */
bool gw_numeral_date(gw_str text, size_t *at);

/* Spaces of any kind. Always true. */
bool gw_skip_spaces(gw_str text, size_t *at);

#endif
