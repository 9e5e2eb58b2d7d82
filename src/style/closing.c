/* closing.c - 署名 and 成文日期, clause 7.3.5: the names and the date that belong together are
 * measured together, once. */
#include "style/place.h"

static gw_closing measure_closing(const gw_flow *flow, size_t rank)
{
  gw_closing closing = {0};
  for (; rank < flow->doc->line_count && !closing.has_date; rank++) {
    const gw_doc_line *at = gw_line_at(flow, rank);
    if (at->element == GW_ELEMENT_ISSUE_DATE) {
      closing.has_date = true;
      closing.date = gw_text_halves(at->text);
    } else if (at->element == GW_ELEMENT_SIGNATURE) {
      int halves = gw_text_halves(at->text);
      if (halves > closing.widest_name) closing.widest_name = halves;
    } else if (at->element != GW_ELEMENT_NOTICE) {
      break;
    }
  }
  closing.end = rank;
  return closing;
}

/* True for the first paragraph of names and date, which are measured then. */
static bool enter_closing(gw_flow *flow)
{
  flow->is_closed = true;
  if (flow->rank <= flow->closing.end) return false;
  flow->closing = measure_closing(flow, flow->rank - 1);
  return true;
}

/* 7.3.5.1: the date ends four characters from the right and the names are centred on it. Both are
 * centred between the same indents: no program then needs to agree with us on how wide digits are.
 */
static void place_sealed(const gw_flow *flow, gw_paragraph *out)
{
  const gw_page *page = &flow->sheet->page;
  int line_twip = page->characters * page->character_twip;
  int by_date =
      2 * gw_gap_twip(flow, GW_GAP_SEALED_DATE) + gw_halves_twip(flow, flow->closing.date);
  int by_name =
      gw_halves_twip(flow, flow->closing.widest_name + 2); /* exactly as wide would wrap */
  int taken_twip = by_date > by_name ? by_date : by_name;
  gw_put_indent(flow, out, GW_ALIGN_CENTER, line_twip - taken_twip, 0);
}

/* 7.3.5.2, the date is longer than the names: it is two characters from the right, and the names
 * start two characters before it. */
static int unsealed_name_right(const gw_flow *flow)
{
  int right_twip = gw_gap_twip(flow, GW_GAP_UNSEALED_RIGHT);
  int longer = flow->closing.date - flow->closing.widest_name;
  if (!flow->closing.has_date || longer <= 0) return right_twip;
  return right_twip + gw_halves_set_twip(flow, longer + 2 * gw_gbt9704_gap(GW_GAP_UNSEALED_DATE));
}

void gw_place_signature(gw_flow *flow, gw_paragraph *out)
{
  bool is_sealed = flow->sheet->seal == GW_SEAL_YES;
  if (enter_closing(flow)) gw_put_gap(flow, out, is_sealed ? GW_GAP_SEALED : GW_GAP_UNSEALED);
  if (!is_sealed)
    gw_put_indent(flow, out, GW_ALIGN_RIGHT, 0, unsealed_name_right(flow));
  else if (flow->closing.has_date)
    place_sealed(flow, out);
  else
    gw_put_indent(flow, out, GW_ALIGN_RIGHT, 0, gw_gap_twip(flow, GW_GAP_SEALED_DATE));
}

/* 7.3.5.2: the date starts two characters to the right of the start of the names. Set from the
 * left: programs do not agree on how wide a date is. */
static void place_unsealed_date(const gw_flow *flow, gw_paragraph *out)
{
  int right_twip = gw_gap_twip(flow, GW_GAP_UNSEALED_RIGHT);
  int shift = flow->closing.widest_name - 2 * gw_gbt9704_gap(GW_GAP_UNSEALED_DATE);
  int start_twip = flow->sheet->page.text_width_twip - right_twip - gw_halves_set_twip(flow, shift);
  if (flow->closing.date > flow->closing.widest_name)
    gw_put_indent(flow, out, GW_ALIGN_RIGHT, 0, right_twip);
  else
    gw_put_indent(flow, out, GW_ALIGN_LEFT, start_twip, 0);
}

void gw_place_date(gw_flow *flow, gw_paragraph *out)
{
  if (enter_closing(flow)) gw_put_gap(flow, out, GW_GAP_UNSEALED); /* no 署名, so no seal either */
  if (flow->closing.widest_name == 0)
    gw_put_indent(flow, out, GW_ALIGN_RIGHT, 0, gw_gap_twip(flow, GW_GAP_SEALED_DATE));
  else if (flow->sheet->seal == GW_SEAL_YES)
    place_sealed(flow, out);
  else
    place_unsealed_date(flow, out);
}
