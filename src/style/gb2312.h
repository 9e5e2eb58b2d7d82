/*
 * gb2312.h - which Han characters GB/T 2312-1980 has: the 6763 that faces called *_GB2312 are made
 * of.
 */
#ifndef GW_STYLE_GB2312_H
#define GW_STYLE_GB2312_H

#include "base/utf8.h"

/* Is this a Han character, 〇 and those of the supplementary planes included? */
bool gw_is_ideograph(uint32_t code);

/* Is this Han character one of the 6763? Of other characters nothing is said: false. */
bool gw_gb2312_has(uint32_t code);

/* Where in text[at, end) the first Han character is that is not one of the 6763; `end` when there is
 * none. Valid UTF-8, both between two characters. One look at each character: cheaper by far than to
 * ask for each. */
size_t gw_gb2312_lacks(gw_str text, size_t at, size_t end);

#endif
