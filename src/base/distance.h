/*
 * distance.h - how far a word is from another that somebody may have meant. Counts characters and not
 * bytes, so that it is fair to Han. Knows nothing of where the words come from.
 */
#ifndef GW_BASE_DISTANCE_H
#define GW_BASE_DISTANCE_H

#include "base/utf8.h"

/* Insertions, deletions, replacements and swaps of neighbours that make `b` of `a`, both valid; what
 * is beyond the first 32 characters of either does not count. */
size_t gw_distance(gw_str a, gw_str b);

#endif
