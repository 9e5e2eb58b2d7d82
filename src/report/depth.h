/*
 * depth.h - how deep a line stands in the tree of the headings.
 */
#ifndef GW_REPORT_DEPTH_H
#define GW_REPORT_DEPTH_H

#include "model/element.h"

enum { GW_DEPTH_MOST = 4 };

/* The levels of the open headings, outermost first. All zero at the start. */
typedef struct gw_depth {
  int levels[GW_DEPTH_MOST];
  int count;
} gw_depth;

/* The depth of the next line, 0 at the top. Headings below the level of `element` are closed; a
 * heading is opened behind the answer; lines that are not text (署名, 附件, …) close all. */
int gw_depth_next(gw_depth *depth, gw_element element);

#endif
