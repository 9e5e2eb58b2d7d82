/* day.c - see day.h. Looks for 日 behind a digit and reads back from it, so that a text is read twice at
 * most. */
#include "check/day.h"

#include "base/skim.h"

#include <string.h>

/* A number that ends before *at, and the sign behind it before that: 8月. */
typedef struct field {
  uint32_t value;
  size_t start;
  bool is_formal;
} field;

static const char year_sign[] = "年", month_sign[] = "月", day_sign[] = "日";
enum { SIGN = sizeof day_sign - 1, MOST_DIGITS = 4 };

static bool ends_in(gw_str text, size_t end, const char *sign)
{
  return end >= SIGN && memcmp(text.ptr + end - SIGN, sign, SIGN) == 0;
}

/* 1 to 4 half-width digits before `end`, which the sign of the next field begins. */
static bool read_back(gw_str text, size_t end, field *out)
{
  size_t start = end;
  uint32_t value = 0, unit = 1;
  while (start > 0 && end - start <= MOST_DIGITS && text.ptr[start - 1] >= '0' &&
         text.ptr[start - 1] <= '9') {
    value += unit * (uint32_t)(text.ptr[--start] - '0');
    unit *= 10;
  }
  *out = (field){value, start, start < end && text.ptr[start] != '0'};
  return start < end && end - start <= MOST_DIGITS;
}

/* The day whose 日 begins at `sign`. */
static bool read_day(gw_str text, size_t sign, gw_day *out)
{
  field day, month, year;
  if (!read_back(text, sign, &day) || !ends_in(text, day.start, month_sign)) return false;
  if (!read_back(text, day.start - SIGN, &month)) return false;
  *out = (gw_day){.month = month.value, .day = day.value};
  size_t start = month.start;
  if (ends_in(text, start, year_sign) && read_back(text, start - SIGN, &year)) {
    out->year = year.value;
    out->is_formal = year.value >= 1000 && month.is_formal && day.is_formal;
    start = year.start;
  }
  out->text = (gw_str){text.ptr + start, sign + SIGN - start};
  return true;
}

/* A digit, and the first byte of 日 behind it. */
static inline unsigned char may_end_day(unsigned char byte, unsigned char next)
{
  return (byte >= '0') & (byte <= '9') & (next == 0xE6);
}

bool gw_day_find(gw_str text, size_t *at, gw_day *out)
{
  for (size_t last = *at; (last = gw_skim(text, last, may_end_day)) < text.len; last++) {
    const size_t sign = last + 1;
    if (text.len - sign < SIGN || memcmp(text.ptr + sign, day_sign, SIGN) != 0) continue;
    *at = sign + SIGN;
    if (read_day(text, sign, out)) return true;
  }
  *at = text.len;
  return false;
}

static bool is_leap(uint32_t year)
{
  return year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

bool gw_day_exists(const gw_day *day)
{
  static const uint32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day->month < 1 || day->month > 12 || day->day < 1) return false;
  return day->day <= days[day->month - 1] + (day->month == 2 && is_leap(day->year));
}
