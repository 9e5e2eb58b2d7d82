/*
 * title_shape.h - which breaks to take: those whose costs and whose lines' shape cost least.
 */
#ifndef GW_STYLE_TITLE_SHAPE_H
#define GW_STYLE_TITLE_SHAPE_H

#include "style/title_text.h"

/* Halves of the line from character `from` to `to`, spaces at its ends not counted. */
int gw_title_line_halves(const gw_title_text *title, size_t from, size_t to);

/*
 * The starts of all lines but the first, as characters, rising; *count of them, 0 when no breaks
 * fit. GW_ERR_MEMORY.
 */
gw_status gw_title_choose(const gw_title_text *title, int halves_per_line,
                          size_t breaks[GW_TITLE_MOST_BREAKS], size_t *count) GW_NODISCARD;

#endif
