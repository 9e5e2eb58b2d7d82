/* construct.c - see construct.h. Each function lists its children in the order of the schema. */
#include "ooxml/construct.h"

#include "ooxml/wml.h"
#include "style/unit.h"

#define DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"
#define SHAPE "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
#define COMPATIBILITY "http://schemas.openxmlformats.org/markup-compatibility/2006"

/* English Metric Units of a twip. */
enum { EMU_PER_TWIP = 635 };

void gw_construct_namespaces(gw_xml *xml)
{
  gw_xml_attr(xml, "xmlns:wp", DRAWING "wordprocessingDrawing");
  gw_xml_attr(xml, "xmlns:a", DRAWING "main");
  gw_xml_attr(xml, "xmlns:wps", SHAPE);
  gw_xml_attr(xml, "xmlns:mc", COMPATIBILITY);
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static void put_width(gw_xml *xml, const char *name, int twip)
{
  gw_xml_open(xml, name);
  gw_xml_attr_int(xml, "w:w", twip);
  gw_xml_attr(xml, "w:type", "dxa");
  gw_xml_close(xml, name);
}

static void put_rule(gw_xml *xml, const char *name, int eighth_pt)
{
  if (!eighth_pt) return;
  gw_xml_open(xml, name);
  gw_xml_attr(xml, "w:val", "single");
  gw_xml_attr_int(xml, "w:sz", eighth_pt);
  gw_xml_attr_int(xml, "w:space", 0);
  gw_xml_attr(xml, "w:color", "000000");
  gw_xml_close(xml, name);
}

static void put_rules(gw_xml *xml, const gw_table *table)
{
  if (!table->outer_rule && !table->side_rule && !table->row_rule && !table->column_rule) return;
  gw_xml_open(xml, "w:tblBorders");
  put_rule(xml, "w:top", table->outer_rule);
  put_rule(xml, "w:left", table->side_rule);
  put_rule(xml, "w:bottom", table->outer_rule);
  put_rule(xml, "w:right", table->side_rule);
  put_rule(xml, "w:insideH", table->row_rule);
  put_rule(xml, "w:insideV", table->column_rule);
  gw_xml_close(xml, "w:tblBorders");
}

void gw_construct_table_open(gw_xml *xml, const gw_table *table)
{
  int width_twip = 0;
  for (size_t i = 0; i < table->column_count; i++) width_twip += table->column_twip[i];
  gw_xml_open(xml, "w:tbl");
  gw_xml_open(xml, "w:tblPr");
  put_width(xml, "w:tblW", width_twip);
  if (table->is_centred) gw_wml_val(xml, "w:jc", "center");
  put_width(xml, "w:tblInd", 0);
  put_rules(xml, table);
  gw_xml_empty_attr(xml, "w:tblLayout", "w:type", "fixed");
  gw_xml_open(xml, "w:tblCellMar");
  put_width(xml, "w:left", table->padding_twip);
  put_width(xml, "w:right", table->padding_twip);
  gw_xml_close(xml, "w:tblCellMar");
  gw_xml_close(xml, "w:tblPr");
  gw_xml_open(xml, "w:tblGrid");
  for (size_t i = 0; i < table->column_count; i++)
    gw_xml_empty_int(xml, "w:gridCol", "w:w", table->column_twip[i]);
  gw_xml_close(xml, "w:tblGrid");
}

void gw_construct_row_open(gw_xml *xml, const gw_table_row *row)
{
  gw_xml_open(xml, "w:tr");
  gw_xml_open(xml, "w:trPr");
  gw_xml_empty(xml, "w:cantSplit");
  if (row->is_head) gw_xml_empty(xml, "w:tblHeader");
  gw_xml_close(xml, "w:trPr");
}

void gw_construct_cell_open(gw_xml *xml, const gw_table_cell *cell)
{
  gw_xml_open(xml, "w:tc");
  gw_xml_open(xml, "w:tcPr");
  put_width(xml, "w:tcW", cell->width_twip);
  if (cell->is_middle) gw_wml_val(xml, "w:vAlign", "center");
  gw_xml_close(xml, "w:tcPr");
}

/* ---- A box ----------------------------------------------------------------------------------- */

/* A paragraph that is one point high. */
static void open_flat_paragraph(gw_xml *xml)
{
  const gw_ppr ppr = {.style_id = gw_gbt9704_style_id(GW_STYLE_IMPRINT),
                      .has = GW_PPR_LINE,
                      .line_twip = GW_TWIP_PER_PT};
  gw_xml_open(xml, "w:p");
  gw_wml_ppr(xml, &ppr);
}

static void put_place(gw_xml *xml, const gw_box *box)
{
  gw_xml_open(xml, "wp:positionH");
  gw_xml_attr(xml, "relativeFrom", "margin");
  gw_xml_leaf(xml, "wp:align", "left");
  gw_xml_close(xml, "wp:positionH");
  gw_xml_open(xml, "wp:positionV");
  gw_xml_attr(xml, "relativeFrom", "page");
  gw_xml_leaf_int(xml, "wp:posOffset", (long long)box->top_twip * EMU_PER_TWIP);
  gw_xml_close(xml, "wp:positionV");
}

static void put_pair(gw_xml *xml, const char *name, const char *first, long long first_value,
                     const char *second, long long second_value)
{
  gw_xml_open(xml, name);
  gw_xml_attr_int(xml, first, first_value);
  gw_xml_attr_int(xml, second, second_value);
  gw_xml_close(xml, name);
}

/* 20.4.2.3: at the bottom of the 版心, text neither beside nor behind it. */
static void open_anchor(gw_xml *xml, const gw_box *box)
{
  static const char *const zero_table[] = {"distT", "distB", "distL", "distR", "simplePos"};
  gw_xml_open(xml, "wp:anchor");
  for (size_t i = 0; i < sizeof zero_table / sizeof *zero_table; i++)
    gw_xml_attr_int(xml, zero_table[i], 0);
  gw_xml_attr_int(xml, "relativeHeight", 1);
  gw_xml_attr_int(xml, "behindDoc", 0);
  gw_xml_attr_int(xml, "locked", 0);
  gw_xml_attr_int(xml, "layoutInCell", 1);
  gw_xml_attr_int(xml, "allowOverlap", 0);
  put_pair(xml, "wp:simplePos", "x", 0, "y", 0);
  put_place(xml, box);
  put_pair(xml, "wp:extent", "cx", (long long)box->width_twip * EMU_PER_TWIP, "cy",
           (long long)box->height_twip * EMU_PER_TWIP);
  gw_xml_empty(xml, "wp:wrapTopAndBottom");
  gw_xml_open(xml, "wp:docPr");
  gw_xml_attr_int(xml, "id", 1);
  gw_xml_attr(xml, "name", box->name.ptr);
  gw_xml_close(xml, "wp:docPr");
  gw_xml_empty(xml, "wp:cNvGraphicFramePr");
}

static void put_shape(gw_xml *xml, const gw_box *box)
{
  gw_xml_empty_int(xml, "wps:cNvSpPr", "txBox", 1);
  gw_xml_open(xml, "wps:spPr");
  gw_xml_open(xml, "a:xfrm");
  put_pair(xml, "a:off", "x", 0, "y", 0);
  put_pair(xml, "a:ext", "cx", (long long)box->width_twip * EMU_PER_TWIP, "cy",
           (long long)box->height_twip * EMU_PER_TWIP);
  gw_xml_close(xml, "a:xfrm");
  gw_xml_open(xml, "a:prstGeom");
  gw_xml_attr(xml, "prst", "rect");
  gw_xml_empty(xml, "a:avLst");
  gw_xml_close(xml, "a:prstGeom");
  gw_xml_empty(xml, "a:noFill");
  gw_xml_open(xml, "a:ln");
  gw_xml_empty(xml, "a:noFill");
  gw_xml_close(xml, "a:ln");
  gw_xml_close(xml, "wps:spPr");
}

void gw_construct_box_open(gw_xml *xml, const gw_box *box)
{
  open_flat_paragraph(xml);
  gw_xml_open(xml, "w:r");
  gw_xml_open(xml, "mc:AlternateContent");
  gw_xml_open(xml, "mc:Choice");
  gw_xml_attr(xml, "Requires", "wps");
  gw_xml_open(xml, "w:drawing");
  open_anchor(xml, box);
  gw_xml_open(xml, "a:graphic");
  gw_xml_open(xml, "a:graphicData");
  gw_xml_attr(xml, "uri", SHAPE);
  gw_xml_open(xml, "wps:wsp");
  put_shape(xml, box);
  gw_xml_open(xml, "wps:txbx");
  gw_xml_open(xml, "w:txbxContent");
}

static void put_body_properties(gw_xml *xml)
{
  static const char *const inset_table[] = {"lIns", "tIns", "rIns", "bIns"};
  gw_xml_open(xml, "wps:bodyPr");
  for (size_t i = 0; i < sizeof inset_table / sizeof *inset_table; i++)
    gw_xml_attr_int(xml, inset_table[i], 0);
  gw_xml_attr(xml, "anchor", "b");
  gw_xml_empty(xml, "a:noAutofit");
  gw_xml_close(xml, "wps:bodyPr");
}

/* A table is followed by a paragraph. The fallback is empty: readers that know nothing of choices
 * would find the text twice. */
void gw_construct_box_close(gw_xml *xml)
{
  static const char *const inner_table[] = {"wps:wsp",   "a:graphicData", "a:graphic",
                                            "wp:anchor", "w:drawing",     "mc:Choice"};
  open_flat_paragraph(xml);
  gw_xml_close(xml, "w:p");
  gw_xml_close(xml, "w:txbxContent");
  gw_xml_close(xml, "wps:txbx");
  put_body_properties(xml);
  for (size_t i = 0; i < sizeof inner_table / sizeof *inner_table; i++)
    gw_xml_close(xml, inner_table[i]);
  gw_xml_empty(xml, "mc:Fallback");
  gw_xml_close(xml, "mc:AlternateContent");
  gw_xml_close(xml, "w:r");
  gw_xml_close(xml, "w:p");
}
