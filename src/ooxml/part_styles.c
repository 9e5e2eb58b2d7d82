/*
 * part_styles.c - word/styles.xml from the rows of gbt9704.c. A style writes what differs from the
 * style it is based on, so that a change to Normal in Word reaches every style that means the same.
 */
#include "ooxml/part.h"
#include "ooxml/wml.h"
#include "style/unit.h"

#include <string.h>

static gw_rpr face_of(const gw_sheet *sheet, gw_font_role role)
{
  return (gw_rpr){.latin = gw_sheet_latin(sheet, role), .chinese = sheet->fonts[role]};
}

/* ---- Properties ------------------------------------------------------------------------------ */

/* Normal: all that the page setup (17.6.5 docGrid) is declared for and does not do itself. */
static void normal_ppr(const gw_page *page, gw_ppr *ppr)
{
  ppr->has = GW_PPR_CHINESE | GW_PPR_BEFORE | GW_PPR_AFTER | GW_PPR_LINE | GW_PPR_ALIGN;
  ppr->line_twip = page->line_twip;
}

static bool has_same_indent(const gw_style *a, const gw_style *b)
{
  return a->left == b->left && a->right == b->right && a->hanging == b->hanging &&
         a->size_hpt == b->size_hpt;
}

static void set_indents(const gw_style *style, const gw_style *base, gw_ppr *ppr)
{
  int character_twip = gw_hpt_twip(style->size_hpt);
  if ((style->left || style->right || style->hanging) && !has_same_indent(style, base)) {
    ppr->has |= GW_PPR_INDENT;
    ppr->left_twip = style->left * character_twip;
    ppr->right_twip = style->right * character_twip;
    ppr->hanging_twip = style->hanging * character_twip;
  }
  if (style->first_line != base->first_line) {
    ppr->has |= GW_PPR_FIRST_LINE;
    ppr->first_line = style->first_line;
    ppr->first_line_twip = style->first_line * character_twip;
  }
}

static void based_ppr(const gw_page *page, const gw_style *style, const gw_style *base, gw_ppr *ppr)
{
  if (style->keep_next && !base->keep_next) ppr->has |= GW_PPR_KEEP_NEXT;
  if (style->page_break_before && !base->page_break_before) ppr->has |= GW_PPR_PAGE_BREAK;
  if (style->rule_eighth_pt != base->rule_eighth_pt) ppr->has |= GW_PPR_RULE;
  if (style->line_twip != base->line_twip) ppr->has |= GW_PPR_LINE;
  if (style->align != base->align) ppr->has |= GW_PPR_ALIGN;
  if (style->outline != base->outline) ppr->has |= GW_PPR_OUTLINE;
  ppr->line_twip = style->line_twip ? style->line_twip : page->line_twip;
  set_indents(style, base, ppr);
}

static void put_ppr(const gw_part *part, gw_xml *xml, const gw_style *style)
{
  gw_ppr ppr = {.align = style->align,
                .rule_eighth_pt = style->rule_eighth_pt,
                .colour = style->colour,
                .outline = style->outline};
  if (style->based_on == GW_STYLE_NONE) {
    normal_ppr(&part->input.sheet->page, &ppr);
  } else {
    gw_style base = gw_sheet_style(part->input.sheet, style->based_on);
    based_ppr(&part->input.sheet->page, style, &base, &ppr);
  }
  gw_wml_ppr(xml, &ppr);
}

/* snapToGrid and kern off: the grid is declared, not followed; see gbt9704.c. */
static gw_rpr normal_rpr(const gw_sheet *sheet, const gw_style *style)
{
  gw_rpr rpr = face_of(sheet, style->font);
  rpr.is_off_grid = rpr.is_kern_off = rpr.has_spacing = true;
  rpr.colour = style->colour;
  rpr.spacing_twip = sheet->page.spacing_twip;
  rpr.size_hpt = style->size_hpt;
  return rpr;
}

/* Returns whether there is anything to write. Headings are named as Word names its own, which are
 * bold in many templates: clause 7.3.3 has no bold type. */
static bool based_rpr(const gw_sheet *sheet, const gw_style *style, const gw_style *base,
                      gw_rpr *rpr)
{
  bool is_new_face = style->font != base->font || style->outline;
  *rpr = is_new_face ? face_of(sheet, style->font) : (gw_rpr){0};
  rpr->is_plain = style->outline > 0 && !style->is_bold;
  rpr->is_bold = style->is_bold;
  if (strcmp(style->colour, base->colour) != 0) rpr->colour = style->colour;
  rpr->has_spacing = style->is_unspaced != base->is_unspaced;
  rpr->spacing_twip = style->is_unspaced ? 0 : sheet->page.spacing_twip;
  if (style->size_hpt != base->size_hpt) rpr->size_hpt = style->size_hpt;
  return is_new_face || rpr->colour || rpr->has_spacing || rpr->size_hpt;
}

static void put_rpr(const gw_part *part, gw_xml *xml, const gw_style *style, bool is_character)
{
  const gw_sheet *sheet = part->input.sheet;
  gw_rpr rpr;
  if (is_character) {
    rpr = face_of(sheet, style->font);
    rpr.is_plain = style->outline > 0 && !style->is_bold;
    rpr.is_bold = style->is_bold;
  } else if (style->based_on == GW_STYLE_NONE) {
    rpr = normal_rpr(sheet, style);
  } else {
    gw_style base = gw_sheet_style(sheet, style->based_on);
    if (!based_rpr(sheet, style, &base, &rpr)) return;
  }
  gw_wml_rpr(xml, &rpr);
}

/* ---- Styles, 17.7.4.17 ----------------------------------------------------------------------- */

/* Word's own styles have English names; all others are ours. Word's name of a linked character
 * style is not built in. */
static bool is_built_in(const gw_style *style, bool is_character)
{
  return !is_character && (unsigned char)style->name[0] < 0x80;
}

static void put_reference(gw_xml *xml, const char *name, int style)
{
  if (style != GW_STYLE_NONE) gw_wml_val(xml, name, gw_gbt9704_style_id(style));
}

static void put_style(const gw_part *part, gw_xml *xml, int number)
{
  const gw_style style = gw_sheet_style(part->input.sheet, number);
  bool is_character = gw_gbt9704_is_character_style(number);
  gw_xml_open(xml, "w:style");
  gw_xml_attr(xml, "w:type", is_character ? "character" : "paragraph");
  if (number == GW_STYLE_NORMAL) gw_xml_attr_int(xml, "w:default", 1);
  if (!is_built_in(&style, is_character)) gw_xml_attr_int(xml, "w:customStyle", 1);
  gw_xml_attr(xml, "w:styleId", style.id);
  gw_wml_val(xml, "w:name", style.name);
  if (is_character)
    gw_wml_val(xml, "w:basedOn", "DefaultParagraphFont");
  else
    put_reference(xml, "w:basedOn", style.based_on);
  put_reference(xml, "w:next", style.next);
  put_reference(xml, "w:link", style.link);
  gw_xml_empty(xml, "w:qFormat");
  if (!is_character) put_ppr(part, xml, &style);
  put_rpr(part, xml, &style, is_character);
  gw_xml_close(xml, "w:style");
}

/* ---- What every document has ----------------------------------------------------------------- */

static void put_defaults(const gw_part *part, gw_xml *xml)
{
  const gw_style normal = gw_sheet_style(part->input.sheet, GW_STYLE_NORMAL);
  gw_rpr rpr = face_of(part->input.sheet, normal.font);
  rpr.size_hpt = normal.size_hpt; /* what the grid's character space counts from */
  rpr.has_languages = true;
  gw_xml_open(xml, "w:docDefaults");
  gw_xml_open(xml, "w:rPrDefault");
  gw_wml_rpr(xml, &rpr);
  gw_xml_close(xml, "w:rPrDefault");
  gw_xml_empty(xml, "w:pPrDefault");
  gw_xml_close(xml, "w:docDefaults");
}

static void open_hidden(gw_xml *xml, const char *type, const char *id, const char *name)
{
  gw_xml_open(xml, "w:style");
  gw_xml_attr(xml, "w:type", type);
  gw_xml_attr_int(xml, "w:default", 1);
  gw_xml_attr(xml, "w:styleId", id);
  gw_wml_val(xml, "w:name", name);
  gw_wml_val_int(xml, "w:uiPriority", 99);
  gw_xml_empty(xml, "w:semiHidden");
  gw_xml_empty(xml, "w:unhideWhenUsed");
}

static void put_width(gw_xml *xml, const char *name, int twip)
{
  gw_xml_open(xml, name);
  gw_xml_attr_int(xml, "w:w", twip);
  gw_xml_attr(xml, "w:type", "dxa");
  gw_xml_close(xml, name);
}

/* Word's own default table: 1.9 mm to the left and right in a cell. */
static void put_table_normal(gw_xml *xml)
{
  open_hidden(xml, "table", "TableNormal", "Normal Table");
  gw_xml_open(xml, "w:tblPr");
  put_width(xml, "w:tblInd", 0);
  gw_xml_open(xml, "w:tblCellMar");
  put_width(xml, "w:top", 0);
  put_width(xml, "w:left", 108);
  put_width(xml, "w:bottom", 0);
  put_width(xml, "w:right", 108);
  gw_xml_close(xml, "w:tblCellMar");
  gw_xml_close(xml, "w:tblPr");
  gw_xml_close(xml, "w:style");
}

bool gw_part_styles_next(gw_part *part)
{
  gw_xml *xml = &part->xml;
  gw_wml_open_root(xml, "w:styles");
  put_defaults(part, xml);
  put_style(part, xml, GW_STYLE_NORMAL);
  open_hidden(xml, "character", "DefaultParagraphFont", "Default Paragraph Font");
  gw_xml_close(xml, "w:style");
  put_table_normal(xml);
  open_hidden(xml, "numbering", "NoList", "No List");
  gw_xml_close(xml, "w:style");
  for (int number = 0; number < GW_STYLE_COUNT; number++)
    if (number != GW_STYLE_NORMAL) put_style(part, xml, number);
  gw_xml_close(xml, "w:styles");
  return false;
}
