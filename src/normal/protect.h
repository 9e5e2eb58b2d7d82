/*
 * protect.h - what no pass may touch, however its neighbours look: addresses of the web and of
 * mail, names of files, code and formulas.
 */
#ifndef GW_NORMAL_PROTECT_H
#define GW_NORMAL_PROTECT_H

#include "normal/cell.h"

/* Marks their cells as fixed. */
void gw_protect(gw_cells *cells);

#endif
