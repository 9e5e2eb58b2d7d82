/*
 * signal.h - one look at a line that tells which passes could have anything to do there, so that
 * the others cost nothing.
 */
#ifndef GW_NORMAL_SIGNAL_H
#define GW_NORMAL_SIGNAL_H

#include "base/utf8.h"

enum {
  GW_SIGNAL_ANY = 1u << 0,        /* every line */
  GW_SIGNAL_MARK = 1u << 1,       /* opens with a numeral, a bracket or 附 */
  GW_SIGNAL_ENDING = 1u << 2,     /* ends with a point */
  GW_SIGNAL_POINT = 1u << 3,      /* , ; : ? ! ( ) */
  GW_SIGNAL_QUOTE = 1u << 4,      /* " */
  GW_SIGNAL_DOT = 1u << 5,        /* .. or 。。 */
  GW_SIGNAL_HYPHEN = 1u << 6,     /* -- */
  GW_SIGNAL_SPACE = 1u << 7,      /* a space of half width */
  GW_SIGNAL_WIDE_DIGIT = 1u << 8, /* ０ to ９ */
  GW_SIGNAL_LISTING = 1u << 9,    /* 》、 or ”、 */
  GW_SIGNAL_YEAR = 1u << 10,      /* an opening bracket and a digit behind it */
};

/* `text` has at least one character. */
unsigned gw_signal_read(gw_str text);

#endif
