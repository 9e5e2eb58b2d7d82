/*
 * construct.h - tables (ECMA-376 part 1, 17.4) and the box at the bottom of a page (a text box of
 * DrawingML, part 1, 20.4, and [MS-ODRAWXML] 2.25) as WordprocessingML.
 */
#ifndef GW_OOXML_CONSTRUCT_H
#define GW_OOXML_CONSTRUCT_H

#include "ooxml/xml.h"
#include "style/layout.h"

/* The namespaces that a box needs, on the root element that was just opened. */
void gw_construct_namespaces(gw_xml *xml);

void gw_construct_table_open(gw_xml *xml, const gw_table *table);
void gw_construct_row_open(gw_xml *xml, const gw_table_row *row);
void gw_construct_cell_open(gw_xml *xml, const gw_table_cell *cell);

/* A paragraph that is next to nothing high and holds a box; its content follows: a table, or the
 * paragraphs of a turned one. */
void gw_construct_box_open(gw_xml *xml, const gw_box *box);
void gw_construct_box_close(gw_xml *xml);
void gw_construct_turned_box_close(gw_xml *xml);

#endif
