/*
 * line_count.h - how many lines a paragraph takes, by the width of its characters and the rules of
 * where a line may end. An estimate: what a program makes of them is its own business.
 */
#ifndef GW_STYLE_LINE_COUNT_H
#define GW_STYLE_LINE_COUNT_H

#include "style/layout.h"

/* In a column of `width_twip`. */
size_t gw_paragraph_lines(const gw_sheet *sheet, const gw_paragraph *paragraph, int width_twip);

#endif
