/*
 * order.h - puts the lines of a recognised document into the order that GB/T 9704-2012, 7.1, gives
 * to the elements: a 版头 that was typed in another order, 版记 typed above the attachments, and
 * elements given beside the draft. Text is never reordered.
 */
#ifndef GW_COMPOSE_ORDER_H
#define GW_COMPOSE_ORDER_H

#include "model/doc.h"

/* Sets doc->order where it differs from the draft's. GW_ERR_MEMORY. */
gw_status gw_compose_order(gw_doc *doc);

/* A diagnostic for each line of the draft that has moved, but for `count` lines from `known` on: of
 * these something was said already. GW_ERR_MEMORY. */
gw_status gw_compose_report_moves(gw_doc *doc, size_t known, size_t count);

#endif
