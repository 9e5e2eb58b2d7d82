/* place.c - see place.h. */
#include "style/place.h"

#include "style/gbt9704.h"

/* ---- Measures -------------------------------------------------------------------------------- */

int gw_text_halves(gw_str text)
{
  int halves = 0;
  for (size_t at = 0; at < text.len && halves < INT16_MAX;)
    halves += gw_utf8_next(text, &at) < 0x80 ? 1 : 2;
  return halves;
}

int gw_halves_twip(const gw_flow *flow, int halves)
{
  return halves * flow->sheet->page.character_twip / 2;
}

int gw_halves_set_twip(const gw_flow *flow, int halves)
{
  return halves * flow->sheet->page.advance_twip / 2;
}

int gw_gap_twip(const gw_flow *flow, gw_gap gap)
{
  return gw_gbt9704_gap(gap) * flow->sheet->page.character_twip;
}

int gw_clamp_twip(const gw_flow *flow, int twip)
{
  int widest = flow->sheet->page.text_width_twip - flow->sheet->page.character_twip;
  return twip < 0 ? 0 : twip > widest ? widest : twip;
}

/* ---- Paragraphs ------------------------------------------------------------------------------ */

void gw_put_before(gw_paragraph *out, int twip)
{
  out->has |= GW_PARAGRAPH_BEFORE;
  out->before_twip = twip < 0 ? 0 : twip;
}

void gw_put_gap(const gw_flow *flow, gw_paragraph *out, gw_gap gap)
{
  gw_put_before(out, gw_gbt9704_gap(gap) * flow->sheet->page.line_twip);
}

void gw_put_indent(const gw_flow *flow, gw_paragraph *out, gw_align align, int left, int right)
{
  out->has |= GW_PARAGRAPH_INDENT | GW_PARAGRAPH_ALIGN;
  out->align = align;
  out->left_twip = gw_clamp_twip(flow, left);
  out->right_twip = gw_clamp_twip(flow, right);
}

void gw_put_span(gw_paragraph *out, gw_str text, int style, gw_lead lead)
{
  if (out->span_count == GW_MOST_SPANS || (text.len == 0 && lead == GW_LEAD_NONE)) return;
  out->spans[out->span_count++] = (gw_span){text, style, lead};
}

void gw_put_paragraph(gw_item *out, int style)
{
  *out = (gw_item){.kind = GW_ITEM_PARAGRAPH, .paragraph = {.style = style}};
}

/* ---- Pages ----------------------------------------------------------------------------------- */

bool gw_break_page(gw_flow *flow, gw_paragraph *out)
{
  if (!flow->is_closed || flow->above == GW_ELEMENT_ATTACHMENT_MARK) return false;
  out->has |= GW_PARAGRAPH_PAGE_BREAK;
  flow->is_closed = false;
  return true;
}

/* ---- Lines ----------------------------------------------------------------------------------- */

size_t gw_next_kept(const gw_flow *flow, size_t rank, size_t end)
{
  while (rank < end && !gw_doc_line_is_kept(flow->doc, gw_line_at(flow, rank))) rank++;
  return rank;
}

size_t gw_run_of(const gw_flow *flow, size_t rank, unsigned elements)
{
  size_t end = rank;
  for (; rank < flow->doc->line_count; rank++) {
    const gw_doc_line *line = gw_line_at(flow, rank);
    bool is_kept = gw_doc_line_is_kept(flow->doc, line);
    if (is_kept && !(elements >> line->element & 1)) break;
    if (is_kept) end = rank + 1;
  }
  return end;
}
