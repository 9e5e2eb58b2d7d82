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
  if (table->space_twip) put_width(xml, "w:top", table->space_twip);
  put_width(xml, "w:left", table->padding_twip);
  if (table->space_twip) put_width(xml, "w:bottom", table->space_twip);
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
  if (row->may_split && !row->is_head) return;
  gw_xml_open(xml, "w:trPr");
  if (!row->may_split) gw_xml_empty(xml, "w:cantSplit");
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
static void open_flat_paragraph(gw_xml *xml, int style)
{
  const gw_ppr ppr = {
      .style_id = gw_gbt9704_style_id(style), .has = GW_PPR_LINE, .line_twip = GW_TWIP_PER_PT};
  gw_xml_open(xml, "w:p");
  gw_wml_ppr(xml, &ppr);
}

static void put_left(gw_xml *xml)
{
  gw_xml_open(xml, "wp:positionH");
  gw_xml_attr(xml, "relativeFrom", "margin");
  gw_xml_leaf(xml, "wp:align", "left");
  gw_xml_close(xml, "wp:positionH");
}

static void put_offset(gw_xml *xml, const char *name, int twip)
{
  gw_xml_open(xml, name);
  gw_xml_attr(xml, "relativeFrom", "page");
  gw_xml_leaf_int(xml, "wp:posOffset", (long long)twip * EMU_PER_TWIP);
  gw_xml_close(xml, name);
}

static void put_pair(gw_xml *xml, const char *name, const char *first, long long first_value,
                     const char *second, long long second_value)
{
  gw_xml_open(xml, name);
  gw_xml_attr_int(xml, first, first_value);
  gw_xml_attr_int(xml, second, second_value);
  gw_xml_close(xml, name);
}

/* 20.4.2.3: at the bottom of the 版心, text neither beside nor behind it; or beside the 版心. */
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
  if (box->is_turned)
    put_offset(xml, "wp:positionH", box->left_twip);
  else
    put_left(xml);
  put_offset(xml, "wp:positionV", box->top_twip);
  put_pair(xml, "wp:extent", "cx", (long long)box->width_twip * EMU_PER_TWIP, "cy",
           (long long)box->height_twip * EMU_PER_TWIP);
  gw_xml_empty(xml, box->is_turned ? "wp:wrapNone" : "wp:wrapTopAndBottom");
  gw_xml_open(xml, "wp:docPr");
  gw_xml_attr_int(xml, "id", box->id);
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
  open_flat_paragraph(xml, box->is_turned ? GW_STYLE_FOOTER : GW_STYLE_IMPRINT);
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

static void put_body_properties(gw_xml *xml, bool is_turned)
{
  static const char *const inset_table[] = {"lIns", "tIns", "rIns", "bIns"};
  gw_xml_open(xml, "wps:bodyPr");
  if (is_turned) gw_xml_attr(xml, "vert", "vert");
  for (size_t i = 0; i < sizeof inset_table / sizeof *inset_table; i++)
    gw_xml_attr_int(xml, inset_table[i], 0);
  gw_xml_attr(xml, "anchor", is_turned ? "t" : "b");
  gw_xml_empty(xml, "a:noAutofit");
  gw_xml_close(xml, "wps:bodyPr");
}

/* The fallback is empty: readers that know nothing of choices would find the text twice. */
static void close_box(gw_xml *xml, bool is_turned)
{
  static const char *const inner_table[] = {"wps:wsp",   "a:graphicData", "a:graphic",
                                            "wp:anchor", "w:drawing",     "mc:Choice"};
  gw_xml_close(xml, "w:txbxContent");
  gw_xml_close(xml, "wps:txbx");
  put_body_properties(xml, is_turned);
  for (size_t i = 0; i < sizeof inner_table / sizeof *inner_table; i++)
    gw_xml_close(xml, inner_table[i]);
  gw_xml_empty(xml, "mc:Fallback");
  gw_xml_close(xml, "mc:AlternateContent");
  gw_xml_close(xml, "w:r");
  gw_xml_close(xml, "w:p");
}

/* A table is followed by a paragraph. */
void gw_construct_box_close(gw_xml *xml)
{
  open_flat_paragraph(xml, GW_STYLE_IMPRINT);
  gw_xml_close(xml, "w:p");
  close_box(xml, false);
}

void gw_construct_turned_box_close(gw_xml *xml)
{
  close_box(xml, true);
}
