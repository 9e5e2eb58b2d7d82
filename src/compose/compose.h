/*
 * compose.h - the facade of this layer: a recognised document becomes what the standard makes of it,
 * with every element where it belongs.
 */
#ifndef GW_COMPOSE_COMPOSE_H
#define GW_COMPOSE_COMPOSE_H

#include "model/doc.h"
#include "style/sheet.h"

/* Sets doc->order; moves 主送机关 into 版记 where they leave page 1 without text; says what page 1 or
 * the title lacks. Everything changed is an edit or a diagnostic. GW_ERR_MEMORY. */
gw_status gw_compose(gw_doc *doc, const gw_sheet *sheet);

#endif
