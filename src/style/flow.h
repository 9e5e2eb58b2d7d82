/*
 * flow.h - a document laid out by the sheet, as a stream of items. The stream is pulled one item at
 * a time, so that a draft of any size is never laid out as a whole in memory.
 */
#ifndef GW_STYLE_FLOW_H
#define GW_STYLE_FLOW_H

#include "style/layout.h"

/* Nothing is known yet of the whole when `plan` is NULL. */
void gw_flow_start(gw_flow *flow, const gw_doc *doc, const gw_sheet *sheet, const gw_plan *plan);

/* Fills *out with the next item; false at the end: then flow->section is the last one, and
 * flow->status says whether all of it is as it should be (GW_ERR_MEMORY). */
bool gw_flow_next(gw_flow *flow, gw_item *out);

#endif
