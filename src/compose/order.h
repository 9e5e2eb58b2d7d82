/*
 * order.h - puts the lines of a recognised document into the order that GB/T 9704-2012, 7.1, gives
 * to the elements: a 版头 that was typed in another order, 版记 typed above the attachments, and
 * elements given beside the draft. Text is never reordered.
 */
#ifndef GW_COMPOSE_ORDER_H
#define GW_COMPOSE_ORDER_H

#include "model/doc.h"

/* Sets doc->order where it differs from the draft's, with a diagnostic for each line of the draft
 * that moves. GW_ERR_MEMORY. */
gw_status gw_compose_order(gw_doc *doc);

#endif
