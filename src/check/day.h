/*
 * day.h - days written with 年, 月 and 日, found in a text: the year may be missing, the numbers may be
 * digits only. What is written otherwise (二〇二六年, 2026-8-1, 2026年X月X日) is no day to this module.
 */
#ifndef GW_CHECK_DAY_H
#define GW_CHECK_DAY_H

#include "base/utf8.h"

typedef struct gw_day {
  gw_str text;               /* 2026年8月1日, or 8月1日 */
  uint32_t year, month, day; /* year 0: not said */
  bool is_formal;            /* half-width digits, no leading zeros, nothing between them */
} gw_day;

/* The next one from *at on; moves *at behind it, or to the end and returns false. */
bool gw_day_find(gw_str text, size_t *at, gw_day *out);

bool gw_day_exists(const gw_day *day);

#endif
