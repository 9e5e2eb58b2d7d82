/*
 * head.c - 版头, clause 7.2: what stands above 发文机关标志, the mark itself, fitted to its name, a
 * joint one with 文件 beside the names, the row of 发文字号 and 签发人, and the red rule.
 */
#include "style/place.h"
#include "style/unit.h"

#define HEAD gw_gbt9704_head_table

static const gw_str wide_space = {"\xE3\x80\x80", 3};

/* ---- 份号, 密级, 紧急程度 -------------------------------------------------------------------- */

/* The two characters of text, spaces aside; false when it has others. */
static bool is_pair(gw_str text, gw_str *first, gw_str *second)
{
  gw_str *parts[2] = {first, second};
  size_t count = 0;
  for (size_t at = 0; at < text.len;) {
    size_t start = at;
    uint32_t code = gw_utf8_next(text, &at);
    if (code == ' ' || code == 0x3000) continue;
    if (code < 0x3400 || code > 0x9FFF || count == 2) return false;
    *parts[count++] = (gw_str){text.ptr + start, at - start};
  }
  return count == 2;
}

/* Names and grades of two characters are set with one between them, as wide as three. */
static void put_spread(gw_paragraph *out, gw_str text, int style, gw_lead lead)
{
  gw_str first, second;
  if (!is_pair(text, &first, &second)) {
    gw_put_span(out, text, style, lead);
    return;
  }
  gw_put_span(out, first, style, lead);
  gw_put_span(out, wide_space, style, GW_LEAD_NONE);
  gw_put_span(out, second, style, GW_LEAD_NONE);
}

void gw_place_head_line(gw_flow *flow, gw_paragraph *out)
{
  gw_str text = out->spans[0].text;
  gw_break_page(flow, out);
  flow->head_lines++;
  if (out->style == GW_ELEMENT_COPY_NUMBER) return;
  out->span_count = 0;
  put_spread(out, text, GW_STYLE_NONE, GW_LEAD_NONE);
}

/* ---- 发文机关标志 ---------------------------------------------------------------------------- */

/* As large as `halves` fit on the line; narrowed rather than too small to be 醒目. */
static void fit_mark(const gw_flow *flow, gw_paragraph *out, int halves, int most_hpt)
{
  int fit_hpt = flow->sheet->page.text_width_twip * 2 / (halves ? halves : 1) / GW_TWIP_PER_HPT;
  int least_hpt = HEAD.least_pt * 2;
  out->has |= GW_PARAGRAPH_SIZE | GW_PARAGRAPH_LINE;
  out->scale_percent = 100;
  out->size_hpt = fit_hpt < most_hpt ? fit_hpt : most_hpt;
  if (out->size_hpt < least_hpt && out->size_hpt == fit_hpt) {
    out->scale_percent = fit_hpt * 100 / least_hpt;
    if (out->scale_percent < HEAD.least_percent) out->scale_percent = HEAD.least_percent;
    out->size_hpt = fit_hpt * 100 / out->scale_percent;
  }
  if (out->size_hpt < 2) out->size_hpt = 2;
  out->line_twip = gw_hpt_twip(out->size_hpt) * HEAD.line_percent / 100;
}

/* From the line above, or the top of the 版心, to the line of the mark. */
static int mark_before(const gw_flow *flow, int size_hpt)
{
  int above_twip = flow->head_lines * flow->sheet->page.line_twip;
  const gw_page *page = &flow->sheet->page;
  return page->type_top_twip - page->top_twip + gw_mm_twip(HEAD.mark_top_mm) - above_twip -
         gw_hpt_twip(size_hpt) * HEAD.ink_top_percent / 100;
}

void gw_place_mark(gw_flow *flow, gw_paragraph *out)
{
  gw_break_page(flow, out);
  fit_mark(flow, out, gw_text_halves(out->spans[0].text), HEAD.most_pt * 2);
  gw_put_before(out, mark_before(flow, out->size_hpt));
  flow->has_mark = true;
}

/* ---- A joint mark ---------------------------------------------------------------------------- */

enum {
  JOINT_SPACER,
  JOINT_TABLE,
  JOINT_ROW,
  JOINT_NAMES,
  JOINT_NAME,
  JOINT_WORD,
  JOINT_WORD_TEXT,
  JOINT_ROW_END,
  JOINT_END,
};

enum { JOINT_SLACK_TWIP = 100 }; /* or LibreOffice wraps a name that is exactly as wide */

static const gw_str document_word = {"文件", 6};

static bool is_word(gw_str text)
{
  gw_str first, second;
  return is_pair(text, &first, &second) && first.ptr[0] == document_word.ptr[0] &&
         first.ptr[1] == document_word.ptr[1] && first.ptr[2] == document_word.ptr[2] &&
         second.ptr[0] == document_word.ptr[3] && second.ptr[1] == document_word.ptr[4] &&
         second.ptr[2] == document_word.ptr[5];
}

/* Bytes of 文件 at the end of text, or 0. */
static size_t word_at_end(gw_str text)
{
  if (text.len < document_word.len) return 0;
  gw_str end = {text.ptr + text.len - document_word.len, document_word.len};
  return is_word(end) ? document_word.len : 0;
}

static gw_joint measure_joint(const gw_flow *flow)
{
  gw_joint all = {0};
  gw_str last = {NULL, 0};
  for (size_t rank = flow->first; rank < flow->end; rank++) {
    const gw_doc_line *line = gw_line_at(flow, rank);
    if (!gw_doc_line_is_kept(flow->doc, line)) continue;
    last = line->text;
    all.has_word |= is_word(line->text);
    if (is_word(line->text)) continue;
    gw_str name = {line->text.ptr, line->text.len - word_at_end(line->text)};
    int halves = gw_text_halves(name);
    if (halves > all.widest) all.widest = halves;
    all.names++;
  }
  all.has_word |= word_at_end(last) > 0;
  int columns = all.widest + (all.has_word ? gw_text_halves(document_word) + 1 : 0);
  int by_width = flow->sheet->page.text_width_twip * 2 / (columns ? columns : 1) / GW_TWIP_PER_HPT;
  int by_height = HEAD.most_joint_pt * 200 / HEAD.line_percent / (all.names ? all.names : 1);
  all.size_hpt = by_width < by_height ? by_width : by_height;
  if (all.size_hpt > HEAD.most_pt * 2) all.size_hpt = HEAD.most_pt * 2;
  if (all.size_hpt < 2) all.size_hpt = 2;
  return all;
}

static void put_joint_line(const gw_flow *flow, gw_item *out, gw_str text, gw_align align)
{
  int size_hpt = flow->joint.size_hpt;
  gw_put_paragraph(out, GW_ELEMENT_ISSUER_MARK);
  gw_paragraph *paragraph = &out->paragraph;
  paragraph->has = GW_PARAGRAPH_SIZE | GW_PARAGRAPH_LINE | GW_PARAGRAPH_ALIGN;
  paragraph->size_hpt = size_hpt;
  paragraph->scale_percent = 100;
  paragraph->line_twip = gw_hpt_twip(size_hpt) * HEAD.line_percent / 100;
  paragraph->align = align;
  gw_put_span(paragraph, text, GW_STYLE_NONE, GW_LEAD_NONE);
}

static void put_joint_spacer(gw_flow *flow, gw_item *out)
{
  int height_twip = mark_before(flow, flow->joint.size_hpt);
  gw_put_paragraph(out, GW_STYLE_NORMAL);
  gw_break_page(flow, &out->paragraph);
  out->paragraph.has |= GW_PARAGRAPH_LINE;
  out->paragraph.line_twip = height_twip < GW_TWIP_PER_PT ? GW_TWIP_PER_PT : height_twip;
}

static int word_width(const gw_joint *all)
{
  return all->has_word ? gw_text_halves(document_word) * gw_hpt_twip(all->size_hpt) / 2 +
                             gw_hpt_twip(all->size_hpt) / 2
                       : 0;
}

static int names_width(const gw_joint *all)
{
  return all->widest * gw_hpt_twip(all->size_hpt) / 2 + JOINT_SLACK_TWIP;
}

static void put_joint_table(const gw_flow *flow, gw_item *out)
{
  const gw_joint *all = &flow->joint;
  *out = (gw_item){.kind = GW_ITEM_TABLE,
                   .table = {.column_count = all->has_word ? 2 : 1, .is_centred = true}};
  out->table.column_twip[0] = names_width(all);
  out->table.column_twip[1] = word_width(all);
}

static void put_joint_cell(const gw_flow *flow, gw_item *out, bool is_word_cell)
{
  const gw_joint *all = &flow->joint;
  *out = (gw_item){.kind = GW_ITEM_CELL,
                   .cell = {.width_twip = is_word_cell ? word_width(all) : names_width(all),
                            .is_middle = is_word_cell}};
}

/* The next name; false when there is none. */
static bool put_joint_name(gw_flow *flow, gw_item *out)
{
  flow->at = gw_next_kept(flow, flow->at, flow->end);
  if (flow->at == flow->end || is_word(gw_line_at(flow, flow->at)->text)) return false;
  gw_str text = gw_line_at(flow, flow->at++)->text;
  if (gw_next_kept(flow, flow->at, flow->end) == flow->end) {
    size_t tail = word_at_end(text);
    text.len -= tail;
    flow->joint.tail = (gw_str){text.ptr + text.len, tail};
  }
  put_joint_line(flow, out, text, GW_ALIGN_SPREAD);
  return true;
}

/* 文件: what follows the names, or the end of the last name; false when all of it is there. */
static bool put_joint_word(gw_flow *flow, gw_item *out)
{
  flow->at = gw_next_kept(flow, flow->at, flow->end);
  if (flow->at == flow->end && flow->joint.tail.len == 0) return false;
  gw_str text = flow->joint.tail;
  if (text.len == 0) text = gw_line_at(flow, flow->at++)->text;
  flow->joint.tail.len = 0;
  put_joint_line(flow, out, text, GW_ALIGN_CENTER);
  return true;
}

static bool give_joint(gw_flow *flow, gw_item *out)
{
  *out = (gw_item){.kind = GW_ITEM_PARAGRAPH};
  switch (flow->step++) {
  case JOINT_SPACER: put_joint_spacer(flow, out); return true;
  case JOINT_TABLE: put_joint_table(flow, out); return true;
  case JOINT_ROW: out->kind = GW_ITEM_ROW; return true;
  case JOINT_NAMES: put_joint_cell(flow, out, false); return true;
  case JOINT_NAME:
    if (put_joint_name(flow, out)) {
      flow->step = JOINT_NAME;
      return true;
    }
    flow->step = flow->joint.has_word ? JOINT_WORD : JOINT_ROW_END;
    out->kind = GW_ITEM_CELL_END;
    return true;
  case JOINT_WORD: put_joint_cell(flow, out, true); return true;
  case JOINT_WORD_TEXT:
    if (put_joint_word(flow, out)) {
      flow->step = JOINT_WORD_TEXT;
      return true;
    }
    out->kind = GW_ITEM_CELL_END;
    return true;
  case JOINT_ROW_END: out->kind = GW_ITEM_ROW_END; return true;
  case JOINT_END: out->kind = GW_ITEM_TABLE_END; return true;
  default: break;
  }
  flow->rank = flow->end;
  flow->above = GW_ELEMENT_ISSUER_MARK;
  flow->has_mark = true;
  return false;
}

bool gw_open_joint_mark(gw_flow *flow)
{
  size_t end = gw_run_of(flow, flow->rank, 1u << GW_ELEMENT_ISSUER_MARK);
  size_t second = gw_next_kept(flow, flow->rank + 1, end);
  if (second >= end || is_word(gw_line_at(flow, flow->rank)->text)) return false;
  flow->construct = give_joint;
  flow->step = JOINT_SPACER;
  flow->first = flow->at = flow->rank;
  flow->end = end;
  flow->joint = measure_joint(flow);
  return true;
}

/* ---- 发文字号, 签发人 ------------------------------------------------------------------------ */

enum { MOST_SIGNERS = 256 }; /* that are looked at for the width of the columns */

/* Bytes of 签发人： at the start, with the spaces behind it, or 0. */
static size_t signer_label(gw_str text)
{
  size_t at = 0;
  for (int i = 0; i < 8 && at < text.len; i++) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code != 0xFF1A && code != ':') continue;
    for (size_t next = at; next < text.len; at = next) {
      code = gw_utf8_next(text, &next);
      if (code != ' ' && code != 0x3000) break;
    }
    return at;
  }
  return 0;
}

/* As wide as it is set: two characters as three. */
static int name_halves(gw_str name)
{
  gw_str first, second;
  return is_pair(name, &first, &second) ? 6 : gw_text_halves(name);
}

static gw_str name_of(gw_str text)
{
  size_t label = signer_label(text);
  return (gw_str){text.ptr + label, text.len - label};
}

/* Where 签发人： and the two columns of names start; all rows of one document agree. */
static void put_signer_tabs(const gw_flow *flow, gw_paragraph *out)
{
  int widest = 0, names = 0;
  size_t end = flow->end < flow->first + MOST_SIGNERS ? flow->end : flow->first + MOST_SIGNERS;
  for (size_t rank = flow->first; rank < end; rank++) {
    const gw_doc_line *line = gw_line_at(flow, rank);
    if (line->element != GW_ELEMENT_SIGNER) continue;
    int halves = name_halves(name_of(line->text));
    if (halves > widest) widest = halves;
    names++;
  }
  int edge_twip = gw_gap_twip(flow, GW_GAP_SIGNER_EDGE);
  int last = flow->sheet->page.text_width_twip - edge_twip - gw_halves_set_twip(flow, widest);
  int column = names > 1 ? last - gw_halves_twip(flow, widest + 2) : last;
  int label = column - gw_halves_set_twip(flow, 8); /* 签发人： */
  out->tabs[0].twip = edge_twip;
  out->tabs[1].twip = gw_clamp_twip(flow, label);
  out->tabs[2].twip = gw_clamp_twip(flow, column);
  out->tabs[3].twip = gw_clamp_twip(flow, last);
  out->tab_count = names > 1 ? 4 : 3;
}

static void put_signer(gw_paragraph *out, gw_str text, gw_lead lead)
{
  size_t label = signer_label(text);
  gw_str label_text = {text.ptr, label};
  while (label_text.len && (label_text.ptr[label_text.len - 1] == ' ')) label_text.len--;
  if (label) gw_put_span(out, label_text, GW_STYLE_NONE, lead);
  put_spread(out, name_of(text), GW_STYLE_SIGNER_NAME, label ? GW_LEAD_NONE : lead);
}

/* One row: perhaps the number, then at most two names; flow->rank goes behind it. */
static void put_signer_row(gw_flow *flow, gw_paragraph *out, size_t end)
{
  int names = 0;
  bool has_number = false;
  for (size_t rank = flow->rank - 1; rank < end; rank++) {
    const gw_doc_line *line = gw_line_at(flow, rank);
    bool is_number = line->element == GW_ELEMENT_DOC_NUMBER;
    if (line->element == GW_ELEMENT_NOTICE) continue;
    if (is_number ? names || has_number : names == HEAD.signers_a_row) break;
    if (is_number) {
      gw_put_span(out, line->text, GW_STYLE_NONE, GW_LEAD_TAB);
      has_number = true;
    } else {
      bool is_labelled = signer_label(line->text) > 0;
      gw_lead lead = names || (has_number && is_labelled) ? GW_LEAD_TAB : GW_LEAD_TWO_TABS;
      if (!names && !has_number && !is_labelled) lead = GW_LEAD_THREE_TABS;
      put_signer(out, line->text, lead);
      names++;
    }
    flow->rank = rank + 1;
  }
}

void gw_place_number(gw_flow *flow, gw_paragraph *out)
{
  static const unsigned elements = 1u << GW_ELEMENT_SIGNER | 1u << GW_ELEMENT_DOC_NUMBER;
  bool is_first = flow->above != GW_ELEMENT_SIGNER && flow->above != GW_ELEMENT_DOC_NUMBER;
  bool has_signer = false;
  gw_break_page(flow, out);
  if (is_first || flow->rank > flow->end) { /* a notice that is kept ends a run of them */
    flow->first = flow->rank - 1;
    flow->end = gw_run_of(flow, flow->first, elements);
  }
  if (is_first && flow->has_mark) gw_put_gap(flow, out, GW_GAP_DOC_NUMBER);
  size_t end = flow->end < flow->first + MOST_SIGNERS ? flow->end : flow->first + MOST_SIGNERS;
  for (size_t rank = flow->first; rank < end && !has_signer; rank++)
    has_signer = gw_line_at(flow, rank)->element == GW_ELEMENT_SIGNER;
  if (!has_signer) return;
  out->style = GW_ELEMENT_SIGNER;
  out->span_count = 0;
  gw_put_indent(flow, out, GW_ALIGN_LEFT, 0, 0);
  put_signer_tabs(flow, out);
  put_signer_row(flow, out, flow->end);
}

/* ---- The red rule ---------------------------------------------------------------------------- */

void gw_put_red_rule(gw_flow *flow, gw_item *out)
{
  const gw_page *page = &flow->sheet->page;
  int below_ink_twip = page->character_twip * HEAD.rule_percent / 100;
  gw_put_paragraph(out, GW_STYLE_RED_RULE);
  gw_put_before(&out->paragraph, gw_mm_twip(HEAD.rule_below_mm) - below_ink_twip);
  flow->has_mark = false;
  flow->head_lines = 0;
  flow->above = GW_STYLE_RED_RULE;
}
