/*
 * imprint.c - 版记, clause 7.4: 抄送 and the line of 印发机关 and 印发日期 between rules, at the
 * bottom of the 版心 of the last page. A box that holds a table: only so does LibreOffice 7.4 keep
 * it at the bottom, and rules of a table run over the whole width.
 */
#include "style/place.h"
#include "style/unit.h"

#define IMPRINT gw_gbt9704_imprint_table

enum { COPY = 1u << GW_ELEMENT_COPY_TO, PRINTED = 1u << GW_ELEMENT_PRINTED_BY };

enum {
  STEP_SECTION,
  STEP_BOX,
  STEP_TABLE,
  STEP_COPY_ROW,
  STEP_COPY_CELL,
  STEP_COPY,
  STEP_COPY_ROW_END,
  STEP_PRINTED_ROW,
  STEP_PRINTED_CELL,
  STEP_PRINTED,
  STEP_PRINTED_CELL_END,
  STEP_PRINTED_ROW_END,
  STEP_TABLE_END,
  STEP_BOX_END
};

/* Where the date starts: four digits and 年; text.len when there is none. */
static size_t date_start(gw_str text)
{
  static const char year[] = "年";
  for (size_t at = 0; at + 4 + sizeof year - 1 <= text.len; at++) {
    size_t digits = 0;
    while (digits < 4 && text.ptr[at + digits] >= '0' && text.ptr[at + digits] <= '9') digits++;
    bool is_year = digits == 4;
    for (size_t i = 0; i < sizeof year - 1 && is_year; i++)
      is_year = text.ptr[at + 4 + i] == year[i];
    if (is_year) return at;
  }
  return text.len;
}

/* ---- How high it is -------------------------------------------------------------------------- */

int gw_imprint_lines(const gw_flow *flow, size_t first, size_t end)
{
  const gw_style style = gw_gbt9704_style(GW_ELEMENT_COPY_TO);
  int character_twip = gw_hpt_twip(style.size_hpt);
  int width = flow->sheet->page.text_width_twip / character_twip - style.left - style.right;
  int lines = 0, printed = 0;
  for (size_t rank = first; rank < end && lines < flow->sheet->page.lines; rank++) {
    const gw_doc_line *line = gw_line_at(flow, rank);
    if (!gw_doc_line_is_kept(flow->doc, line)) continue;
    if (line->element == GW_ELEMENT_PRINTED_BY) {
      printed += date_start(line->text) > 0 || printed == 0; /* a date alone shares a line */
      continue;
    }
    int halves = gw_text_halves(line->text) - 2 * style.hanging; /* 抄送： */
    lines += halves <= 2 * width ? 1 : (halves + 2 * width - 1) / (2 * width);
  }
  return lines + printed;
}

static int box_height(const gw_flow *flow)
{
  int line_twip = gw_gbt9704_style(GW_STYLE_IMPRINT).line_twip;
  int rules_twip = 3 * GW_TWIP_PER_PT;
  return (gw_imprint_lines(flow, flow->first, flow->end) + IMPRINT.spare_lines) * line_twip +
         rules_twip;
}

/* ---- 印发机关和印发日期 ---------------------------------------------------------------------- */

static gw_str without_spaces_behind(gw_str text)
{
  while (text.len) {
    size_t at = text.len;
    uint32_t code = gw_utf8_previous(text, &at);
    if (code != ' ' && code != 0x3000 && code != '\t') break;
    text.len = at;
  }
  return text;
}

/* Organ at the left, date at the right: on one line of the draft, or on two. */
static void put_printed(gw_flow *flow, gw_item *out)
{
  const gw_style style = gw_gbt9704_style(GW_ELEMENT_PRINTED_BY);
  bool has_date = false;
  gw_put_paragraph(out, GW_ELEMENT_PRINTED_BY);
  gw_paragraph *paragraph = &out->paragraph;
  paragraph->tabs[0] =
      (gw_tab){flow->sheet->page.text_width_twip - style.right * gw_hpt_twip(style.size_hpt), true};
  paragraph->tab_count = 1;
  for (; flow->at < flow->end; flow->at++) {
    const gw_doc_line *line = gw_line_at(flow, flow->at);
    if (!gw_doc_line_is_kept(flow->doc, line)) continue;
    size_t date = date_start(line->text);
    gw_str rest = {line->text.ptr + date, line->text.len - date};
    if (paragraph->span_count && (date || has_date)) return; /* another entry, a row of its own */
    if (date)
      gw_put_span(paragraph, without_spaces_behind((gw_str){line->text.ptr, date}), GW_STYLE_NONE,
                  GW_LEAD_NONE);
    if (rest.len) gw_put_span(paragraph, rest, GW_STYLE_NONE, GW_LEAD_TAB);
    has_date |= rest.len > 0;
  }
}

/* ---- The construct --------------------------------------------------------------------------- */

static bool put_copy(gw_flow *flow, gw_item *out)
{
  flow->at = gw_next_kept(flow, flow->at, flow->end);
  if (flow->at == flow->end || gw_line_at(flow, flow->at)->element != GW_ELEMENT_COPY_TO)
    return false;
  gw_put_paragraph(out, GW_ELEMENT_COPY_TO);
  gw_put_span(&out->paragraph, gw_line_at(flow, flow->at++)->text, GW_STYLE_NONE, GW_LEAD_NONE);
  return true;
}

static bool has_copy(const gw_flow *flow)
{
  size_t rank = gw_next_kept(flow, flow->at, flow->end);
  return rank < flow->end && gw_line_at(flow, rank)->element == GW_ELEMENT_COPY_TO;
}

static void put_box(gw_flow *flow, gw_item *out)
{
  out->kind = GW_ITEM_BOX;
  out->box = (gw_box){.width_twip = flow->sheet->page.text_width_twip,
                      .height_twip = box_height(flow),
                      .top_twip = flow->sheet->page.type_bottom_twip - box_height(flow),
                      .name = GW_STR("版记"),
                      .id = ++flow->boxes};
}

static void put_table(const gw_flow *flow, gw_item *out)
{
  out->kind = GW_ITEM_TABLE;
  out->table = (gw_table){.column_count = 1,
                          .outer_rule = IMPRINT.outer_rule_eighth_pt,
                          .row_rule = IMPRINT.inner_rule_eighth_pt};
  out->table.column_twip[0] = flow->sheet->page.text_width_twip;
}

static void put_cell(const gw_flow *flow, gw_item *out)
{
  out->kind = GW_ITEM_CELL;
  out->cell = (gw_table_cell){.width_twip = flow->sheet->page.text_width_twip};
}

/* What text stands on is another section when 版记 has a page of its own. */
static bool put_section(gw_flow *flow, gw_item *out)
{
  if (!flow->plan.has_imprint_section || flow->section.starts_even) return false;
  gw_put_paragraph(out, GW_STYLE_IMPRINT);
  out->paragraph.has = GW_PARAGRAPH_LINE | GW_PARAGRAPH_SECTION;
  out->paragraph.line_twip = GW_TWIP_PER_PT;
  out->paragraph.section = flow->section;
  flow->section = flow->plan.imprint;
  return true;
}

static bool give_imprint(gw_flow *flow, gw_item *out)
{
  *out = (gw_item){.kind = GW_ITEM_PARAGRAPH};
  for (;;) {
    bool is_printed_left = gw_next_kept(flow, flow->at, flow->end) < flow->end;
    switch (flow->step++) {
    case STEP_SECTION:
      if (put_section(flow, out)) return true;
      break;
    case STEP_BOX: put_box(flow, out); return true;
    case STEP_TABLE: put_table(flow, out); return true;
    case STEP_COPY_ROW:
      if (!has_copy(flow)) {
        flow->step = STEP_PRINTED_ROW;
        break;
      }
      out->kind = GW_ITEM_ROW;
      return true;
    case STEP_COPY_CELL: put_cell(flow, out); return true;
    case STEP_COPY:
      if (put_copy(flow, out)) {
        flow->step = STEP_COPY;
        return true;
      }
      out->kind = GW_ITEM_CELL_END;
      return true;
    case STEP_COPY_ROW_END: out->kind = GW_ITEM_ROW_END; return true;
    case STEP_PRINTED_ROW:
      if (!is_printed_left) {
        flow->step = STEP_TABLE_END;
        break;
      }
      out->kind = GW_ITEM_ROW;
      return true;
    case STEP_PRINTED_CELL: put_cell(flow, out); return true;
    case STEP_PRINTED: put_printed(flow, out); return true;
    case STEP_PRINTED_CELL_END: out->kind = GW_ITEM_CELL_END; return true;
    case STEP_PRINTED_ROW_END:
      if (is_printed_left) flow->step = STEP_PRINTED_ROW;
      out->kind = GW_ITEM_ROW_END;
      return true;
    case STEP_TABLE_END: out->kind = GW_ITEM_TABLE_END; return true;
    case STEP_BOX_END: out->kind = GW_ITEM_BOX_END; return true;
    default: flow->rank = flow->end; return false;
    }
  }
}

bool gw_open_imprint(gw_flow *flow)
{
  flow->construct = give_imprint;
  flow->step = STEP_SECTION;
  flow->first = flow->at = flow->rank;
  flow->end = gw_run_of(flow, flow->rank, COPY | PRINTED);
  return true;
}
