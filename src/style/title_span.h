/*
 * title_span.h - the stretches of a title that a line should not end in: what stands in brackets,
 * and the names of organs.
 */
#ifndef GW_STYLE_TITLE_SPAN_H
#define GW_STYLE_TITLE_SPAN_H

#include "style/title_text.h"

/* 《 “ （ and their kind; their counterparts. Half-width ones, too. */
bool gw_title_opens(uint32_t code);
bool gw_title_closes(uint32_t code);

/* Adds to title->cost inside every pair of brackets what its row says. Linear in the title. */
void gw_title_weigh_brackets(gw_title_text *title, int halves_per_line);

/* Where names of organs end, and which places are inside one that fits on a line. */
typedef struct gw_title_organs {
  bool ends[GW_TITLE_MOST_CHARACTERS + 1];
  bool inside[GW_TITLE_MOST_CHARACTERS + 1];
} gw_title_organs;

void gw_title_find_organs(const gw_title_text *title, int halves_per_line, gw_title_organs *organs);

#endif
