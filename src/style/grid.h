/*
 * grid.h - lines of cells measured as a table: how many columns they make, how wide each is, in
 * which size, whether the first row is a head and whether the page has to be turned. For the style
 * layer only. Every row is read once to be measured, whatever its neighbours ask.
 */
#ifndef GW_STYLE_GRID_H
#define GW_STYLE_GRID_H

#include "style/layout.h"

/* The rows that the line at `rank` is the first of, or one of when they are no table; measured now,
 * unless they were measured last. Borrowed: it is flow->grid. */
const gw_grid *gw_grid_at(gw_flow *flow, size_t rank);

/* The row at `rank` as a table of so many columns has it. */
gw_row gw_row_open(const gw_flow *flow, size_t rank, size_t columns);

/* The row's next cell, without the white space around it; false behind the last. */
bool gw_row_next(gw_row *row, gw_str *cell);

/* Rows that the cell makes at most, were it set in `width_twip`. */
int gw_cell_lines(gw_str cell, int size_hpt, int width_twip);

/* Cells of a row, the empty ones at its start aside. */
size_t gw_cell_count(gw_str text);

#endif
