/*
 * part_document.c - word/document.xml: the flow's paragraphs as w:p, one piece at a time. A piece
 * is a paragraph, or a part of one that is longer than any piece should be.
 */
#include "ooxml/opc.h"
#include "ooxml/part.h"
#include "ooxml/wml.h"

/* Longer text is cut into several runs, so that one endless line passes the window as well. */
enum { RUN_BYTES = 16 * 1024 };

/* ---- Which face a character is set in -------------------------------------------------------- */

/* Characters outside Chinese blocks that Chinese sets in its own, full-width way. Programs take
 * them from the Latin face of a run (ECMA-376 part 1, 17.3.2.26), so where there is one, these get
 * a run without it. Letters with accents, Greek and Cyrillic stay with the Latin face. */
static const struct {
  uint32_t first, last;
} chinese_ranges[] = {
    {0x00A1, 0x00BF}, /* · § ° ± */
    {0x00D7, 0x00D7}, /* × */
    {0x00F7, 0x00F7}, /* ÷ */
    {0x02C7, 0x02CB}, /* tone marks */
    {0x2010, 0x2027}, /* dashes, quotes, … */
    {0x2030, 0x205E}, /* ‰ ※ */
    {0x2070, 0x2BFF}, /* ℃ Ⅰ → ≥ ① ─ ■ ★ */
};

static bool is_set_chinese(uint32_t code)
{
  for (size_t i = 0; i < sizeof chinese_ranges / sizeof *chinese_ranges; i++)
    if (code >= chinese_ranges[i].first && code <= chinese_ranges[i].last) return true;
  return false;
}

/* Bytes from `at` to where the kind of character changes, or `end`; the kind in *chinese_out. */
static size_t face_span(gw_str text, size_t at, size_t end, bool *chinese_out)
{
  size_t next = at;
  *chinese_out = is_set_chinese(gw_utf8_next(text, &next));
  for (size_t seen = next; seen < end; next = seen)
    if (is_set_chinese(gw_utf8_next(text, &seen)) != *chinese_out) break;
  return next - at;
}

/* ---- Runs ------------------------------------------------------------------------------------ */

static int char_style(gw_element heading)
{
  return GW_STYLE_HEADING_1_CHAR + (int)(heading - GW_ELEMENT_HEADING_1);
}

/* At most RUN_BYTES of text from `at` on, not inside a character. */
static size_t limit(gw_str text, size_t at, size_t end)
{
  if (end - at <= RUN_BYTES) return end;
  size_t cut = at + RUN_BYTES + 1;
  gw_utf8_previous(text, &cut);
  return cut;
}

static void put_run(gw_part *part, size_t size, bool in_heading, bool is_chinese)
{
  const gw_paragraph *paragraph = &part->paragraph;
  int style = in_heading ? char_style(paragraph->run_in_element) : (int)paragraph->element;
  const char *face = part->input.sheet->fonts[gw_gbt9704_font(style)];
  gw_rpr rpr = {0};
  if (in_heading) rpr.style_id = gw_gbt9704_style_id(style);
  if (is_chinese) rpr.latin = rpr.chinese = face;
  gw_xml_open(&part->xml, "w:r");
  if (in_heading || is_chinese) gw_wml_rpr(&part->xml, &rpr);
  gw_wml_text(&part->xml, (gw_str){paragraph->text.ptr + part->at, size});
  gw_xml_close(&part->xml, "w:r");
  part->at += size;
}

/* The next piece of the paragraph's text, as one run or as several where faces change. */
static void put_runs(gw_part *part)
{
  gw_str text = part->paragraph.text;
  bool in_heading = part->at < part->paragraph.run_in;
  size_t end = limit(text, part->at, in_heading ? part->paragraph.run_in : text.len);
  while (part->at < end) {
    bool is_chinese = false;
    size_t size =
        part->input.sheet->latin ? face_span(text, part->at, end, &is_chinese) : end - part->at;
    put_run(part, size, in_heading, is_chinese);
  }
}

/* ---- Paragraphs ------------------------------------------------------------------------------ */

static const struct {
  unsigned paragraph, ppr;
} has_table[] = {
    {GW_PARAGRAPH_BEFORE, GW_PPR_BEFORE},         {GW_PARAGRAPH_INDENT, GW_PPR_INDENT},
    {GW_PARAGRAPH_ALIGN, GW_PPR_ALIGN},           {GW_PARAGRAPH_KEEP_NEXT, GW_PPR_KEEP_NEXT},
    {GW_PARAGRAPH_PAGE_BREAK, GW_PPR_PAGE_BREAK},
};

static void open_paragraph(gw_part *part)
{
  const gw_paragraph *paragraph = &part->paragraph;
  gw_ppr ppr = {
      .style_id = gw_gbt9704_style_id((int)paragraph->element),
      .before_twip = paragraph->before_twip,
      .left_twip = paragraph->left_twip,
      .right_twip = paragraph->right_twip,
      .hanging_twip = paragraph->hanging_twip,
      .align = paragraph->align,
  };
  for (size_t i = 0; i < sizeof has_table / sizeof *has_table; i++)
    if (paragraph->has & has_table[i].paragraph) ppr.has |= has_table[i].ppr;
  gw_xml_open(&part->xml, "w:p");
  gw_wml_ppr(&part->xml, &ppr);
  part->at = 0;
  part->in_paragraph = true;
}

static void open_document(gw_part *part)
{
  gw_flow_start(&part->flow, part->input.doc, part->input.sheet);
  gw_wml_open_root(&part->xml, "w:document");
  gw_xml_open(&part->xml, "w:body");
  part->has_started = true;
}

static void close_document(gw_part *part)
{
  gw_opc_id even = gw_opc_relation_id(GW_OPC_EVEN_FOOTER);
  gw_opc_id odd = gw_opc_relation_id(GW_OPC_ODD_FOOTER);
  gw_wml_section(&part->xml, &part->input.sheet->page, even.text, odd.text);
  gw_xml_close(&part->xml, "w:body");
  gw_xml_close(&part->xml, "w:document");
}

bool gw_part_document_next(gw_part *part)
{
  if (!part->has_started) open_document(part);
  if (!part->in_paragraph) {
    if (!gw_flow_next(&part->flow, &part->paragraph)) {
      close_document(part);
      return false;
    }
    open_paragraph(part);
  }
  if (part->at < part->paragraph.text.len) put_runs(part);
  if (part->at == part->paragraph.text.len) {
    gw_xml_close(&part->xml, "w:p");
    part->in_paragraph = false;
  }
  return true;
}
