/*
 * addressee.h - 主送机关 that are so many that page 1 shows no text go to 版记 (GB/T 9704-2012, 7.3.2
 * and 7.4.2), where they stand as 抄送机关 do: “主送：”, the names, a full stop.
 */
#ifndef GW_COMPOSE_ADDRESSEE_H
#define GW_COMPOSE_ADDRESSEE_H

#include "model/doc.h"

/* Makes the first 主送机关 of the document lines of 版记, each change an edit, with a diagnostic:
 * `count` lines from `first` on, or none. The document is to be put into order again after it.
 * GW_ERR_MEMORY. */
gw_status gw_compose_addressee(gw_doc *doc, size_t *first, size_t *count);

#endif
