/*
 * protect.h - what no pass may touch, however its neighbours look: addresses of the web and of
 * mail, names of files, code and formulas.
 */
#ifndef GW_NORMAL_PROTECT_H
#define GW_NORMAL_PROTECT_H

#include "normal/cell.h"

/* Marks their cells as fixed. `cells` are those of `line`; *next_code, 0 at first, goes along with the
 * lines of the draft. */
void gw_protect(gw_cells *cells, const gw_doc *doc, const gw_doc_line *line, size_t *next_code);

#endif
