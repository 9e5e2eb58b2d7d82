/*
 * part_document.c - word/document.xml: the flow's paragraphs as w:p, one piece at a time. A piece
 * is a paragraph, or a part of one that is longer than any piece should be.
 */
#include "model/emphasis.h"
#include "ooxml/construct.h"
#include "ooxml/face.h"
#include "ooxml/opc.h"
#include "ooxml/part.h"
#include "ooxml/wml.h"

/* Longer text is cut into several runs, so that one endless line passes the window as well. */
enum { RUN_BYTES = 16 * 1024 };

/* ---- Runs ------------------------------------------------------------------------------------ */

/* At most RUN_BYTES of text from `at` on, not inside a character. */
static size_t limit(gw_str text, size_t at)
{
  if (text.len - at <= RUN_BYTES) return text.len;
  size_t cut = at + RUN_BYTES + 1;
  gw_utf8_previous(text, &cut);
  return cut;
}

static void put_lead(gw_xml *xml, gw_lead lead)
{
  static const int tab_table[] = {
      [GW_LEAD_TAB] = 1, [GW_LEAD_TWO_TABS] = 2, [GW_LEAD_THREE_TABS] = 3, [GW_LEAD_LINE] = 0};
  for (int i = 0; i < tab_table[lead]; i++) gw_xml_empty(xml, "w:tab");
  if (lead == GW_LEAD_LINE) gw_xml_empty(xml, "w:br");
}

/* `face`: another than the style's, or NULL; `emphasis`: bits GW_STRESS_... */
static void put_run(gw_part *part, const gw_span *span, size_t size, const char *face,
                    unsigned emphasis)
{
  const gw_paragraph *paragraph = &part->item.paragraph;
  bool is_special = span->style != GW_STYLE_NONE;
  gw_rpr rpr = {.latin = face,
                .chinese = face,
                .is_bold = (emphasis & GW_STRESS_STRONG) != 0,
                .is_dotted = (emphasis & GW_STRESS_DOTTED) != 0};
  if (is_special) rpr.style_id = gw_gbt9704_style_id(span->style);
  if (paragraph->has & GW_PARAGRAPH_SIZE) {
    rpr.size_hpt = paragraph->size_hpt;
    rpr.scale_percent = paragraph->scale_percent;
  }
  gw_xml_open(&part->xml, "w:r");
  if (is_special || face || rpr.size_hpt || emphasis) gw_wml_rpr(&part->xml, &rpr);
  if (part->at == 0) put_lead(&part->xml, span->lead);
  gw_wml_text(&part->xml, (gw_str){span->text.ptr + part->at, size});
  gw_xml_close(&part->xml, "w:r");
  part->at += size;
}

/* The next piece of a span's text, as one run or as several where faces or emphasis change. */
static void put_runs(gw_part *part)
{
  const gw_span *span = &part->item.paragraph.spans[part->span];
  const gw_sheet *sheet = part->input.sheet;
  int style = span->style != GW_STYLE_NONE ? span->style : part->item.paragraph.style;
  size_t end = limit(span->text, part->at);
  if (end == 0) put_run(part, span, 0, NULL, 0); /* nothing but its lead */
  while (part->at < end) {
    size_t same = end;
    unsigned emphasis = gw_emphasis_at(part->input.doc, span->text, part->at, &same);
    const gw_face_span next = gw_face_next(span->text, part->at, same,
                                           sheet->fonts[gw_gbt9704_font(style)], sheet->latin);
    put_run(part, span, next.size, next.face, emphasis);
  }
  if (part->at < span->text.len) return;
  part->span++;
  part->at = 0;
}

/* ---- Paragraphs ------------------------------------------------------------------------------ */

static const struct {
  unsigned paragraph, ppr;
} has_table[] = {
    {GW_PARAGRAPH_BEFORE, GW_PPR_BEFORE},         {GW_PARAGRAPH_INDENT, GW_PPR_INDENT},
    {GW_PARAGRAPH_ALIGN, GW_PPR_ALIGN},           {GW_PARAGRAPH_KEEP_NEXT, GW_PPR_KEEP_NEXT},
    {GW_PARAGRAPH_PAGE_BREAK, GW_PPR_PAGE_BREAK}, {GW_PARAGRAPH_LINE, GW_PPR_LINE},
};

static void put_section(gw_part *part, const gw_section *section, gw_ppr *ppr)
{
  bool is_numbered = part->input.sheet->page_number != GW_PAGE_NUMBER_NONE;
  bool is_turned = section->is_landscape;
  gw_opc_part even_part = is_turned ? GW_OPC_TURNED_EVEN_FOOTER : GW_OPC_EVEN_FOOTER;
  gw_opc_part odd_part = is_turned ? GW_OPC_TURNED_ODD_FOOTER : GW_OPC_ODD_FOOTER;
  if (section->is_unnumbered) even_part = odd_part = GW_OPC_BLANK_FOOTER;
  gw_opc_id even = gw_opc_relation_id(even_part), odd = gw_opc_relation_id(odd_part);
  const gw_sectpr sectpr = {.page = &part->input.sheet->page,
                            .is_landscape = section->is_landscape,
                            .starts_even = section->starts_even,
                            .even_footer_id = is_numbered ? even.text : "",
                            .odd_footer_id = is_numbered ? odd.text : ""};
  if (ppr)
    gw_wml_ppr_with_section(&part->xml, ppr, &sectpr);
  else
    gw_wml_section(&part->xml, &sectpr);
}

static void open_paragraph(gw_part *part)
{
  const gw_paragraph *paragraph = &part->item.paragraph;
  gw_ppr ppr = {
      .style_id = gw_gbt9704_style_id(paragraph->style),
      .before_twip = paragraph->before_twip,
      .line_twip = paragraph->line_twip,
      .left_twip = paragraph->left_twip,
      .right_twip = paragraph->right_twip,
      .hanging_twip = paragraph->hanging_twip,
      .align = paragraph->align,
      .tabs = paragraph->tabs,
      .tab_count = paragraph->tab_count,
  };
  for (size_t i = 0; i < sizeof has_table / sizeof *has_table; i++)
    if (paragraph->has & has_table[i].paragraph) ppr.has |= has_table[i].ppr;
  gw_xml_open(&part->xml, "w:p");
  if (paragraph->has & GW_PARAGRAPH_SECTION)
    put_section(part, &paragraph->section, &ppr);
  else
    gw_wml_ppr(&part->xml, &ppr);
  part->span = part->at = 0;
  part->in_paragraph = true;
}

static void put_paragraph_piece(gw_part *part)
{
  if (part->span < part->item.paragraph.span_count) put_runs(part);
  if (part->span < part->item.paragraph.span_count) return;
  gw_xml_close(&part->xml, "w:p");
  part->in_paragraph = false;
}

/* ---- The document ---------------------------------------------------------------------------- */

static void put_item(gw_part *part)
{
  gw_xml *xml = &part->xml;
  const gw_item *item = &part->item;
  switch (item->kind) {
  case GW_ITEM_PARAGRAPH: open_paragraph(part); break;
  case GW_ITEM_TABLE: gw_construct_table_open(xml, &item->table); break;
  case GW_ITEM_ROW: gw_construct_row_open(xml, &item->row); break;
  case GW_ITEM_CELL: gw_construct_cell_open(xml, &item->cell); break;
  case GW_ITEM_CELL_END: gw_xml_close(xml, "w:tc"); break;
  case GW_ITEM_ROW_END: gw_xml_close(xml, "w:tr"); break;
  case GW_ITEM_TABLE_END: gw_xml_close(xml, "w:tbl"); break;
  case GW_ITEM_BOX: gw_construct_box_open(xml, &item->box); break;
  case GW_ITEM_BOX_END: gw_construct_box_close(xml); break;
  }
}

static void open_document(gw_part *part)
{
  gw_flow_start(&part->flow, part->input.doc, part->input.sheet, part->input.plan);
  gw_wml_open_root(&part->xml, "w:document");
  gw_construct_namespaces(&part->xml);
  gw_xml_open(&part->xml, "w:body");
  part->has_started = true;
}

static void close_document(gw_part *part)
{
  put_section(part, &part->flow.section, NULL);
  gw_xml_close(&part->xml, "w:body");
  gw_xml_close(&part->xml, "w:document");
}

bool gw_part_document_next(gw_part *part)
{
  if (!part->has_started) open_document(part);
  if (!part->in_paragraph) {
    bool has_item = gw_flow_next(&part->flow, &part->item);
    if (part->flow.status != GW_OK) part->xml.buf.status = part->flow.status;
    if (!has_item) {
      close_document(part);
      return false;
    }
    put_item(part);
  }
  if (part->in_paragraph) put_paragraph_piece(part);
  return true;
}
