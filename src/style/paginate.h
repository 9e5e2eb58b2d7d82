/*
 * paginate.h - an estimate of what falls on which page, by counting characters and lines as clause
 * 5.2.3 does: for what depends on it, the page that 版记 stands on and text on page 1. A word
 * processor may break a line elsewhere; then 版记 costs a sheet more or stands on the page before.
 */
#ifndef GW_STYLE_PAGINATE_H
#define GW_STYLE_PAGINATE_H

#include "style/layout.h"

/* What is on page 1. */
typedef struct gw_pagination {
  gw_plan plan;           /* as far as page 1 depends on it */
  bool has_text_on_first; /* 7.3.3: a line of the text stands on page 1 */
  size_t addressee_lines; /* of 主送机关 on page 1 */
  size_t title_lines;     /* of the first title */
} gw_pagination;

/* What the whole document has to know of itself; of it only what depends on pages is laid out. */
gw_plan gw_paginate(const gw_doc *doc, const gw_sheet *sheet);

/* Page 1 alone, in a time that does not depend on the draft. */
gw_pagination gw_paginate_first(const gw_doc *doc, const gw_sheet *sheet);

#endif
