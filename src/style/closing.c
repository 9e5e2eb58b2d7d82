/* closing.c - 署名 and 成文日期, clause 7.3.5: the names and the date that belong together are
 * measured together, once. */
#include "style/place.h"
#include "style/unit.h"

/* More organs do not seal one document: what looks like that is something else. */
enum { MOST_SEALS = 12 };

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
  flow->closings++;
  return true;
}

/* Lines free above a name that is sealed. */
static void put_seal_gap(const gw_flow *flow, gw_paragraph *out)
{
  size_t index = flow->closings - 1;
  bool is_known = index < GW_MOST_CLOSINGS && flow->plan.closings[index].is_known;
  gw_put_gap(flow, out, GW_GAP_SEALED);
  if (is_known)
    gw_put_before(out, flow->plan.closings[index].free_lines * flow->sheet->page.line_twip);
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
  bool is_first = enter_closing(flow);
  if (is_first && is_sealed) put_seal_gap(flow, out);
  if (is_first && !is_sealed) gw_put_gap(flow, out, GW_GAP_UNSEALED);
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

/* ---- Several organs that seal (7.3.5.1) ------------------------------------------------------- */

/* Names side by side, each in the middle of a column that is wide enough for a seal; the date below
 * the last. A table without rules: so they stay where they are in every program. */
enum {
  JOINT_TABLE,
  JOINT_ROW,
  JOINT_CELL,
  JOINT_TEXT,
  JOINT_DATE,
  JOINT_CELL_END,
  JOINT_ROW_END,
  JOINT_TABLE_END,
};

static int columns_of(const gw_flow *flow, int names, int widest_halves)
{
  const gw_page *page = &flow->sheet->page;
  int name_twip = gw_halves_set_twip(flow, widest_halves + 2);
  int seal_twip = gw_mm_twip(GW_SEAL_MM);
  int columns = page->text_width_twip / (name_twip > seal_twip ? name_twip : seal_twip);
  int most = gw_gbt9704_gap(GW_GAP_SEALS_A_ROW);
  if (columns > most) columns = most;
  return columns < names ? columns : names;
}

/* Columns of a table are equal but for two: there the last name is centred on a date that ends four
 * characters from the right. */
static int column_twip(const gw_flow *flow, int column)
{
  int width_twip = flow->sheet->page.text_width_twip;
  int columns = flow->columns;
  if (columns != 2 || !flow->closing.has_date) return width_twip / columns;
  int last_twip =
      2 * gw_gap_twip(flow, GW_GAP_SEALED_DATE) + gw_halves_twip(flow, flow->closing.date);
  int name_twip = gw_halves_set_twip(flow, flow->closing.widest_name + 2);
  if (last_twip < name_twip || last_twip > width_twip / 2 + width_twip / 8)
    return width_twip / columns;
  return column ? last_twip : width_twip - last_twip;
}

static void put_joint_name(gw_flow *flow, gw_item *out)
{
  bool has_name = flow->joint.names > 0 && flow->column >= flow->empty;
  gw_put_paragraph(out, GW_ELEMENT_SIGNATURE);
  gw_put_indent(flow, &out->paragraph, GW_ALIGN_CENTER, 0, 0);
  out->paragraph.has |= GW_PARAGRAPH_KEEP_NEXT;
  if (flow->at == flow->first)
    put_seal_gap(flow, &out->paragraph);
  else
    gw_put_gap(flow, &out->paragraph, GW_GAP_SEALED);
  if (!has_name) return;
  flow->at = gw_next_kept(flow, flow->at, flow->end);
  gw_put_span(&out->paragraph, gw_line_at(flow, flow->at++)->text, GW_STYLE_NONE, GW_LEAD_NONE);
  flow->joint.names--;
}

static bool put_joint_date(gw_flow *flow, gw_item *out)
{
  if (flow->joint.names > 0 || !flow->closing.has_date) return false;
  flow->at = gw_next_kept(flow, flow->at, flow->closing.end);
  if (flow->at >= flow->closing.end) return false;
  gw_put_paragraph(out, GW_ELEMENT_ISSUE_DATE);
  gw_put_indent(flow, &out->paragraph, GW_ALIGN_CENTER, 0, 0);
  gw_put_span(&out->paragraph, gw_line_at(flow, flow->at++)->text, GW_STYLE_NONE, GW_LEAD_NONE);
  return true;
}

static void put_joint_table(const gw_flow *flow, gw_item *out)
{
  out->kind = GW_ITEM_TABLE;
  out->table = (gw_table){.column_count = (size_t)flow->columns};
  for (int i = 0; i < flow->columns; i++) out->table.column_twip[i] = column_twip(flow, i);
}

static bool give_joint(gw_flow *flow, gw_item *out)
{
  *out = (gw_item){.kind = GW_ITEM_PARAGRAPH};
  switch (flow->step++) {
  case JOINT_TABLE: put_joint_table(flow, out); return true;
  case JOINT_ROW:
    flow->column = 0; /* the last name of all stands above the date */
    flow->empty = flow->joint.names < flow->columns ? flow->columns - flow->joint.names : 0;
    out->kind = GW_ITEM_ROW;
    return true;
  case JOINT_CELL:
    out->kind = GW_ITEM_CELL;
    out->cell = (gw_table_cell){.width_twip = column_twip(flow, flow->column)};
    return true;
  case JOINT_TEXT: put_joint_name(flow, out); return true;
  case JOINT_DATE:
    if (put_joint_date(flow, out)) return true;
    /* fall through */
  case JOINT_CELL_END:
    flow->step = ++flow->column < flow->columns ? JOINT_CELL : JOINT_ROW_END;
    out->kind = GW_ITEM_CELL_END;
    return true;
  case JOINT_ROW_END:
    flow->step = flow->joint.names > 0 ? JOINT_ROW : JOINT_TABLE_END;
    out->kind = GW_ITEM_ROW_END;
    return true;
  case JOINT_TABLE_END: out->kind = GW_ITEM_TABLE_END; return true;
  default: break;
  }
  flow->rank = flow->closing.end;
  flow->above = flow->closing.has_date ? GW_ELEMENT_ISSUE_DATE : GW_ELEMENT_SIGNATURE;
  return false;
}

/* An office and a name (市长　王某某), a label and a name, a short name: none of them seals beside
 * others. */
static bool may_seal(gw_str name)
{
  enum { SHORTEST_HALVES = 6 };
  for (size_t at = 0; at < name.len;) {
    uint32_t code = gw_utf8_next(name, &at);
    if (code == ' ' || code == 0x3000 || code == 0xFF1A || code == ':' || code == '\t')
      return false;
  }
  return gw_text_halves(name) >= SHORTEST_HALVES;
}

/* How many organs from `rank` on; 0 when one of them is none, or they are too many. */
static int count_seals(const gw_flow *flow, size_t rank, size_t end)
{
  int names = 0;
  for (; (rank = gw_next_kept(flow, rank, end)) < end; rank++)
    if (!may_seal(gw_line_at(flow, rank)->text) || ++names > MOST_SEALS) return 0;
  return names;
}

/* A notice that is kept has a paragraph of its own, between names and date or below them. */
static bool holds_notice(const gw_flow *flow, size_t rank, size_t end)
{
  for (; (rank = gw_next_kept(flow, rank, end)) < end; rank++)
    if (gw_line_at(flow, rank)->element == GW_ELEMENT_NOTICE) return true;
  return false;
}

bool gw_open_joint_signature(gw_flow *flow)
{
  if (flow->sheet->seal != GW_SEAL_YES || flow->rank < flow->closing.end) return false;
  size_t end = gw_run_of(flow, flow->rank, 1u << GW_ELEMENT_SIGNATURE);
  int names = count_seals(flow, flow->rank, end);
  if (names < 2) return false;
  gw_closing closing = measure_closing(flow, flow->rank);
  if (holds_notice(flow, flow->rank, closing.end)) return false;
  flow->columns = columns_of(flow, names, closing.widest_name);
  if (flow->columns < 2) return false;
  flow->closing = closing;
  flow->closings++;
  flow->is_closed = true;
  flow->construct = give_joint;
  flow->step = JOINT_TABLE;
  flow->first = flow->at = flow->rank;
  flow->end = end;
  flow->joint = (gw_joint){.names = names};
  return true;
}
