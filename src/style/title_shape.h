/*
 * title_shape.h - which breaks to take: those whose costs and whose lines' shape cost least.
 */
#ifndef GW_STYLE_TITLE_SHAPE_H
#define GW_STYLE_TITLE_SHAPE_H

#include "gongwen.h"
#include "style/title_text.h"

/*
 * The starts of all lines but the first, as characters, rising; *count of them, 0 when no breaks
 * fit. GW_ERR_MEMORY.
 */
gw_status gw_title_choose(const gw_title_text *title, int halves_per_line,
                          size_t breaks[GW_TITLE_MOST_BREAKS], size_t *count) GW_NODISCARD;

#endif
