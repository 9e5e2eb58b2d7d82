/*
 * paginate.h - an estimate of what falls on which page, by counting characters and lines as clause
 * 5.2.3 does: for what depends on it, the page that 版记 stands on and text on page 1. A word
 * processor may break a line elsewhere; then 版记 costs a sheet more or stands on the page before.
 */
#ifndef GW_STYLE_PAGINATE_H
#define GW_STYLE_PAGINATE_H

#include "style/layout.h"

typedef struct gw_pagination {
  gw_plan plan;
  size_t pages;           /* of the text, 版记 aside */
  bool has_text_on_first; /* 7.3.3: a line of the text stands on page 1 */
  size_t addressee_lines; /* of 主送机关 on page 1 */
  size_t title_lines;     /* of the first title */
} gw_pagination;

/* The whole document, when it has 版记; else nothing depends on it but what is on page 1, and no
 * more is counted. */
gw_pagination gw_paginate(const gw_doc *doc, const gw_sheet *sheet);

/* Page 1 alone, in a time that does not depend on the draft. */
gw_pagination gw_paginate_first(const gw_doc *doc, const gw_sheet *sheet);

/* Lines that the paragraph makes in a column of that width. */
size_t gw_paragraph_lines(const gw_sheet *sheet, const gw_paragraph *paragraph, int width_twip);

#endif
