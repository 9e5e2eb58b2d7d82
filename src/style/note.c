/* note.c - 附件说明, clause 7.3.4: a name's further lines start below its first character; numbers
 * stand below numbers. */
#include "style/place.h"

static bool is_space(uint32_t code)
{
  return code == ' ' || code == 0x3000;
}

/* Bytes of 附件： with what may stand between (附 件, 附件1), or 0. */
static size_t note_label(gw_str text)
{
  size_t at = 0;
  if (text.len == 0 || gw_utf8_next(text, &at) != 0x9644) return 0; /* 附 */
  for (int i = 0; i < 6 && at < text.len; i++) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0xFF1A || code == ':') return at;
  }
  return 0;
}

static bool is_number_point(uint32_t code)
{
  return code == '.' || code == 0xFF0E || code == 0x3001; /* full-width point, 顿号 */
}

/* Bytes of `1.` at the start of text, the space behind it included, or 0. */
static size_t note_number(gw_str text)
{
  size_t at = 0;
  while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9') at++;
  if (at == 0 || at == text.len || !is_number_point(gw_utf8_next(text, &at))) return 0;
  for (size_t next = at; next < text.len; at = next)
    if (!is_space(gw_utf8_next(text, &next))) break;
  return at;
}

void gw_place_note(gw_flow *flow, gw_paragraph *out)
{
  int start_twip = gw_gap_twip(flow, GW_GAP_NOTE_INDENT);
  gw_str text = out->spans[0].text;
  size_t label = note_label(text);
  bool is_first = flow->above != GW_ELEMENT_ATTACHMENT_NOTE;
  if (is_first) gw_put_gap(flow, out, GW_GAP_ATTACHMENT_NOTE);
  if (is_first || label) {
    flow->note_left_twip =
        start_twip + gw_halves_twip(flow, gw_text_halves((gw_str){text.ptr, label}));
    flow->note_name_twip = flow->note_left_twip;
  }
  gw_str rest = {text.ptr + label, text.len - label};
  size_t number = note_number(rest);
  if (number || label)
    flow->note_name_twip =
        flow->note_left_twip + gw_halves_twip(flow, gw_text_halves((gw_str){rest.ptr, number}));
  out->has |= GW_PARAGRAPH_INDENT;
  out->left_twip = gw_clamp_twip(flow, flow->note_name_twip);
  if (label)
    out->hanging_twip = out->left_twip - start_twip;
  else if (number)
    out->hanging_twip = out->left_twip - flow->note_left_twip;
}
