/*
 * title_cost.h - what it costs to break a title before each of its characters: the rows of
 * title_weight.def for places, words and things that stay whole, applied.
 */
#ifndef GW_STYLE_TITLE_COST_H
#define GW_STYLE_TITLE_COST_H

#include "style/title_text.h"

/* The cost of a break that would tear a character apart or set a mark where none may stand. */
enum { GW_TITLE_NEVER = 1 << 20 };

/* Fills title->cost from code, at, halves_before and starts_word. */
void gw_title_weigh(gw_title_text *title, int halves_per_line);

#endif
