/*
 * part_footer.c - word/footer1.xml to footer5.xml: the page number between two dashes, one
 * character from the outer edge: on the right of odd pages, on the left of even ones (clause 7.5).
 */
#include "ooxml/construct.h"
#include "ooxml/part.h"
#include "ooxml/wml.h"
#include "style/unit.h"

static void put_text_run(gw_xml *xml, gw_str text)
{
  gw_xml_open(xml, "w:r");
  gw_wml_text(xml, text);
  gw_xml_close(xml, "w:r");
}

static void put_mark(gw_xml *xml, const char *type)
{
  gw_xml_open(xml, "w:r");
  gw_xml_empty_attr(xml, "w:fldChar", "w:fldCharType", type);
  gw_xml_close(xml, "w:r");
}

static void put_instruction(gw_xml *xml, gw_str text)
{
  gw_xml_open(xml, "w:r");
  gw_xml_open(xml, "w:instrText");
  gw_xml_attr(xml, "xml:space", "preserve");
  gw_xml_text(xml, text);
  gw_xml_close(xml, "w:instrText");
  gw_xml_close(xml, "w:r");
}

/* A complex field (17.16.18): the simple kind loses its type in some programs. */
static void put_page_number(gw_xml *xml)
{
  put_mark(xml, "begin");
  put_instruction(xml, GW_STR(" PAGE "));
  put_mark(xml, "separate");
  put_text_run(xml, GW_STR("1"));
  put_mark(xml, "end");
}

/* One character from the outer edge (7.5), or in the middle when that was asked for. */
static void put_number(gw_part *part, bool is_odd)
{
  gw_xml *xml = &part->xml;
  const gw_style style = gw_gbt9704_style(GW_STYLE_FOOTER);
  int indent_twip = gw_gbt9704_page_table.number_indent * gw_hpt_twip(style.size_hpt);
  gw_ppr ppr = {.style_id = style.id, .has = GW_PPR_INDENT | GW_PPR_ALIGN};
  bool is_centred = part->input.sheet->page_number == GW_PAGE_NUMBER_CENTER;
  ppr.align = is_centred ? GW_ALIGN_CENTER : is_odd ? GW_ALIGN_RIGHT : GW_ALIGN_LEFT;
  if (!is_centred) *(is_odd ? &ppr.right_twip : &ppr.left_twip) = indent_twip;
  gw_xml_open(xml, "w:p");
  gw_wml_ppr(xml, &ppr);
  put_text_run(xml, GW_STR("— "));
  put_page_number(xml);
  put_text_run(xml, GW_STR(" —"));
  gw_xml_close(xml, "w:p");
}

static bool put_footer(gw_part *part, bool is_odd)
{
  gw_wml_open_root(&part->xml, "w:ftr");
  put_number(part, is_odd);
  gw_xml_close(&part->xml, "w:ftr");
  return false;
}

/* Clause 8: on a turned page the number stands where it stands on the upright sheet, whose bottom is
 * at the left: in a box beside the 版心, as far from it as the dash is to be. */
static bool put_turned_footer(gw_part *part, bool is_odd)
{
  gw_xml *xml = &part->xml;
  const gw_page *page = &part->input.sheet->page;
  int line_twip = gw_gbt9704_style(GW_STYLE_FOOTER).line_twip;
  const gw_box box = {.width_twip = line_twip,
                      .height_twip = page->text_width_twip,
                      .name = GW_STR("页码"),
                      .id = is_odd ? 2 : 3,
                      .is_turned = true,
                      .left_twip = page->footer_twip,
                      .top_twip = page->left_twip};
  gw_wml_open_root(xml, "w:ftr");
  gw_construct_namespaces(xml);
  gw_construct_box_open(xml, &box);
  put_number(part, is_odd);
  gw_construct_turned_box_close(xml);
  gw_xml_close(xml, "w:ftr");
  return false;
}

bool gw_part_odd_footer_next(gw_part *part)
{
  return put_footer(part, true);
}

bool gw_part_even_footer_next(gw_part *part)
{
  return put_footer(part, false);
}

bool gw_part_turned_odd_footer_next(gw_part *part)
{
  return put_turned_footer(part, true);
}

bool gw_part_turned_even_footer_next(gw_part *part)
{
  return put_turned_footer(part, false);
}

/* 7.5: where a blank page comes before it, the page of 版记 has no number. */
bool gw_part_blank_footer_next(gw_part *part)
{
  const gw_ppr ppr = {.style_id = gw_gbt9704_style_id(GW_STYLE_FOOTER)};
  gw_wml_open_root(&part->xml, "w:ftr");
  gw_xml_open(&part->xml, "w:p");
  gw_wml_ppr(&part->xml, &ppr);
  gw_xml_close(&part->xml, "w:p");
  gw_xml_close(&part->xml, "w:ftr");
  return false;
}
