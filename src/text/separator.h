/*
 * separator.h - tables that are drawn with characters: cells between | ｜ │, rules of - + = or of box
 * drawing. Rows of as many separators each, right below each other, become cells parted by tabs; the
 * separators go, and edits say so. One line with a bar in it is no table.
 */
#ifndef GW_TEXT_SEPARATOR_H
#define GW_TEXT_SEPARATOR_H

#include "model/doc.h"

/* The lines of `doc`, as a splitter has made them, with tabs between cells. GW_ERR_MEMORY. */
gw_status gw_separator_split(gw_doc *doc);

/* Is it |---|:-:|, what stands below the head row of a table in Markdown? */
bool gw_separator_is_delimiters(gw_str line);

/* What such a line says: see gw_doc_line.aligns. NULL when memory is out. */
const char *gw_separator_aligns(gw_arena *arena, gw_str line);

#endif
