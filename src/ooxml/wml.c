/* wml.c - see wml.h. Each function lists its children in the order of the schema. */
#include "ooxml/wml.h"

#include <assert.h>
#include <string.h>

void gw_wml_open_root(gw_xml *xml, const char *name)
{
  gw_xml_declaration(xml);
  gw_xml_open(xml, name);
  gw_xml_attr(xml, "xmlns:w", GW_WML_NAMESPACE);
  gw_xml_attr(xml, "xmlns:r", GW_WML_RELATIONS);
}

void gw_wml_val(gw_xml *xml, const char *name, const char *value)
{
  gw_xml_empty_attr(xml, name, "w:val", value);
}

void gw_wml_val_int(gw_xml *xml, const char *name, long long value)
{
  gw_xml_empty_int(xml, name, "w:val", value);
}

static void put_off(gw_xml *xml, const char *name)
{
  gw_wml_val_int(xml, name, 0);
}

/* ---- pPr, 17.3.1 ----------------------------------------------------------------------------- */

static void put_rule(gw_xml *xml, const gw_ppr *ppr)
{
  gw_xml_open(xml, "w:pBdr");
  gw_xml_open(xml, "w:top");
  gw_xml_attr(xml, "w:val", "single");
  gw_xml_attr_int(xml, "w:sz", ppr->rule_eighth_pt);
  gw_xml_attr_int(xml, "w:space", 0);
  gw_xml_attr(xml, "w:color", ppr->colour);
  gw_xml_close(xml, "w:top");
  gw_xml_close(xml, "w:pBdr");
}

/* overflowPunct is said to be on because LibreOffice reads its absence as the opposite;
 * adjustRightInd off, or Word moves right indents to cells of the grid. */
static void put_chinese(gw_xml *xml)
{
  gw_xml_empty(xml, "w:kinsoku");
  gw_xml_empty(xml, "w:overflowPunct");
  put_off(xml, "w:autoSpaceDE");
  put_off(xml, "w:autoSpaceDN");
  put_off(xml, "w:adjustRightInd");
  put_off(xml, "w:snapToGrid");
}

static void put_spacing(gw_xml *xml, const gw_ppr *ppr)
{
  gw_xml_open(xml, "w:spacing");
  if (ppr->has & GW_PPR_BEFORE) gw_xml_attr_int(xml, "w:before", ppr->before_twip);
  if (ppr->has & GW_PPR_AFTER) gw_xml_attr_int(xml, "w:after", 0);
  if (ppr->has & GW_PPR_LINE) {
    gw_xml_attr_int(xml, "w:line", ppr->line_twip);
    gw_xml_attr(xml, "w:lineRule", "exact");
  }
  gw_xml_close(xml, "w:spacing");
}

/* A first-line indent in characters and twips: Word takes the characters, LibreOffice the twips.
 * Other indents in twips only: Word counts the characters of a hanging indent from elsewhere. */
static void put_indent(gw_xml *xml, const gw_ppr *ppr)
{
  gw_xml_open(xml, "w:ind");
  if (ppr->has & GW_PPR_INDENT) {
    gw_xml_attr_int(xml, "w:left", ppr->left_twip);
    gw_xml_attr_int(xml, "w:right", ppr->right_twip);
    if (ppr->hanging_twip) gw_xml_attr_int(xml, "w:hanging", ppr->hanging_twip);
  }
  if (ppr->has & GW_PPR_FIRST_LINE) {
    gw_xml_attr_int(xml, "w:firstLineChars", 100LL * ppr->first_line);
    gw_xml_attr_int(xml, "w:firstLine", ppr->first_line_twip);
  }
  gw_xml_close(xml, "w:ind");
}

static const char *const align_table[] = {
    [GW_ALIGN_BOTH] = "both",   [GW_ALIGN_LEFT] = "left",         [GW_ALIGN_CENTER] = "center",
    [GW_ALIGN_RIGHT] = "right", [GW_ALIGN_SPREAD] = "distribute",
};
static_assert(sizeof align_table / sizeof *align_table == GW_ALIGN_SPREAD + 1, "every alignment");

static void put_tabs(gw_xml *xml, const gw_ppr *ppr)
{
  gw_xml_open(xml, "w:tabs");
  for (size_t i = 0; i < ppr->tab_count; i++) {
    gw_xml_open(xml, "w:tab");
    gw_xml_attr(xml, "w:val", ppr->tabs[i].is_right ? "right" : "left");
    gw_xml_attr_int(xml, "w:pos", ppr->tabs[i].twip);
    gw_xml_close(xml, "w:tab");
  }
  gw_xml_close(xml, "w:tabs");
}

void gw_wml_ppr(gw_xml *xml, const gw_ppr *ppr)
{
  gw_wml_ppr_with_section(xml, ppr, NULL);
}

void gw_wml_ppr_with_section(gw_xml *xml, const gw_ppr *ppr, const gw_sectpr *section)
{
  unsigned has = ppr->has;
  if (!has && !ppr->style_id && !section) return;
  gw_xml_open(xml, "w:pPr");
  if (ppr->style_id) gw_wml_val(xml, "w:pStyle", ppr->style_id);
  if (has & GW_PPR_KEEP_NEXT) gw_xml_empty(xml, "w:keepNext");
  if (has & GW_PPR_PAGE_BREAK) gw_xml_empty(xml, "w:pageBreakBefore");
  if (has & GW_PPR_CHINESE) put_off(xml, "w:widowControl");
  if (has & GW_PPR_RULE) put_rule(xml, ppr);
  if (ppr->tab_count) put_tabs(xml, ppr);
  if (has & GW_PPR_CHINESE) put_chinese(xml);
  if (has & (GW_PPR_BEFORE | GW_PPR_AFTER | GW_PPR_LINE)) put_spacing(xml, ppr);
  if (has & (GW_PPR_INDENT | GW_PPR_FIRST_LINE)) put_indent(xml, ppr);
  if (has & GW_PPR_ALIGN) gw_wml_val(xml, "w:jc", align_table[ppr->align]);
  if (has & GW_PPR_OUTLINE) gw_wml_val_int(xml, "w:outlineLvl", ppr->outline - 1);
  if (section) gw_wml_section(xml, section);
  gw_xml_close(xml, "w:pPr");
}

/* ---- rPr, 17.3.2 ----------------------------------------------------------------------------- */

/* All four slots, so that quotes and dashes come out full-width in every program. */
static void put_fonts(gw_xml *xml, const gw_rpr *rpr)
{
  gw_xml_open(xml, "w:rFonts");
  gw_xml_attr(xml, "w:ascii", rpr->latin);
  gw_xml_attr(xml, "w:hAnsi", rpr->latin);
  gw_xml_attr(xml, "w:eastAsia", rpr->chinese);
  gw_xml_attr(xml, "w:cs", rpr->chinese);
  gw_xml_close(xml, "w:rFonts");
}

static void put_languages(gw_xml *xml)
{
  gw_xml_open(xml, "w:lang");
  gw_xml_attr(xml, "w:val", "en-US");
  gw_xml_attr(xml, "w:eastAsia", "zh-CN");
  gw_xml_attr(xml, "w:bidi", "ar-SA");
  gw_xml_close(xml, "w:lang");
}

void gw_wml_rpr(gw_xml *xml, const gw_rpr *rpr)
{
  gw_xml_open(xml, "w:rPr");
  if (rpr->style_id) gw_wml_val(xml, "w:rStyle", rpr->style_id);
  if (rpr->chinese) put_fonts(xml, rpr);
  if (rpr->is_bold) {
    gw_xml_empty(xml, "w:b");
    gw_xml_empty(xml, "w:bCs");
  }
  if (rpr->is_plain) {
    put_off(xml, "w:b");
    put_off(xml, "w:bCs");
  }
  if (rpr->is_off_grid) put_off(xml, "w:snapToGrid");
  if (rpr->colour) gw_wml_val(xml, "w:color", rpr->colour);
  if (rpr->has_spacing) gw_wml_val_int(xml, "w:spacing", rpr->spacing_twip);
  if (rpr->scale_percent && rpr->scale_percent != 100)
    gw_wml_val_int(xml, "w:w", rpr->scale_percent);
  if (rpr->is_kern_off) put_off(xml, "w:kern");
  if (rpr->size_hpt) {
    gw_wml_val_int(xml, "w:sz", rpr->size_hpt);
    gw_wml_val_int(xml, "w:szCs", rpr->size_hpt);
  }
  if (rpr->is_dotted) gw_wml_val(xml, "w:em", "underDot");
  if (rpr->has_languages) put_languages(xml);
  gw_xml_close(xml, "w:rPr");
}

/* ---- Text, 17.3.3 ---------------------------------------------------------------------------- */

static void put_t(gw_xml *xml, gw_str text)
{
  if (text.len == 0) return;
  gw_xml_open(xml, "w:t");
  gw_xml_attr(xml, "xml:space", "preserve");
  gw_xml_text(xml, text);
  gw_xml_close(xml, "w:t");
}

void gw_wml_text(gw_xml *xml, gw_str text)
{
  const char *tab;
  while (text.len && (tab = memchr(text.ptr, '\t', text.len)) != NULL) {
    size_t size = (size_t)(tab - text.ptr);
    put_t(xml, (gw_str){text.ptr, size});
    gw_xml_empty(xml, "w:tab");
    text.ptr += size + 1;
    text.len -= size + 1;
  }
  put_t(xml, text);
}

/* ---- sectPr, 17.6 ---------------------------------------------------------------------------- */

static void put_footer(gw_xml *xml, const char *type, const char *id)
{
  gw_xml_open(xml, "w:footerReference");
  gw_xml_attr(xml, "w:type", type);
  gw_xml_attr(xml, "r:id", id);
  gw_xml_close(xml, "w:footerReference");
}

/* Clause 8: the head of a turned page is at the left of the upright sheet, at the binding edge of
 * odd pages and at the cut edge of even ones. Nothing stands in its footer's own place. */
static void put_margins(gw_xml *xml, const gw_sectpr *section)
{
  const gw_page *page = section->page;
  bool is_turned = section->is_landscape;
  gw_xml_open(xml, "w:pgMar");
  gw_xml_attr_int(xml, "w:top", is_turned ? page->left_twip : page->top_twip);
  gw_xml_attr_int(xml, "w:right", is_turned ? page->type_top_twip : page->right_twip);
  gw_xml_attr_int(xml, "w:bottom", is_turned ? page->right_twip : page->bottom_twip);
  gw_xml_attr_int(xml, "w:left",
                  is_turned ? page->height_twip - page->type_bottom_twip : page->left_twip);
  gw_xml_attr_int(xml, "w:header", page->header_twip);
  gw_xml_attr_int(xml, "w:footer", is_turned ? page->header_twip : page->footer_twip);
  gw_xml_attr_int(xml, "w:gutter", 0);
  gw_xml_close(xml, "w:pgMar");
}

/* 28 characters are those of an upright line. */
static void put_grid(gw_xml *xml, const gw_sectpr *section)
{
  gw_xml_open(xml, "w:docGrid");
  gw_xml_attr(xml, "w:type", section->is_landscape ? "lines" : "linesAndChars");
  gw_xml_attr_int(xml, "w:linePitch", section->page->grid_twip);
  if (!section->is_landscape) gw_xml_attr_int(xml, "w:charSpace", section->page->char_space);
  gw_xml_close(xml, "w:docGrid");
}

static void put_size(gw_xml *xml, const gw_sectpr *section)
{
  const gw_page *page = section->page;
  gw_xml_open(xml, "w:pgSz");
  gw_xml_attr_int(xml, "w:w", section->is_landscape ? page->height_twip : page->width_twip);
  gw_xml_attr_int(xml, "w:h", section->is_landscape ? page->width_twip : page->height_twip);
  if (section->is_landscape) gw_xml_attr(xml, "w:orient", "landscape");
  gw_xml_close(xml, "w:pgSz");
}

void gw_wml_section(gw_xml *xml, const gw_sectpr *section)
{
  gw_xml_open(xml, "w:sectPr");
  if (*section->even_footer_id) put_footer(xml, "even", section->even_footer_id);
  if (*section->odd_footer_id) put_footer(xml, "default", section->odd_footer_id);
  if (section->starts_even) gw_wml_val(xml, "w:type", "evenPage");
  put_size(xml, section);
  put_margins(xml, section);
  gw_xml_empty_attr(xml, "w:pgNumType", "w:fmt", "decimal");
  gw_xml_empty_int(xml, "w:cols", "w:space", GW_COLUMN_SPACE_TWIP);
  put_grid(xml, section);
  gw_xml_close(xml, "w:sectPr");
}
