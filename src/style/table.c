/*
 * table.c - tables, clause 8: lines of cells become rows; the caption and the unit above a table and
 * the notes below it belong to it. A table that is too wide for the page has turned pages, and what
 * belongs to it goes with it. See grid.h for how one is measured.
 */
#include "model/element.h"
#include "style/grid.h"
#include "style/place.h"
#include "style/unit.h"

#include <string.h>

#define TABLE gw_gbt9704_table_table

enum {
  MOST_ABOVE = 8,        /* lines between a title and its table that are looked at */
  MOST_CAPTION = 80,     /* halves */
  MOST_UNIT = 12,        /* halves of 万元 */
  SPLIT_PERCENT = 60,    /* of a page: a row that may be higher than that may be split */
  REPEATED_PERCENT = 30, /* ... a head row that is higher is not repeated */
};

/* ---- Words ----------------------------------------------------------------------------------- */

static bool starts_with(gw_str text, const char *word)
{
  size_t size = strlen(word);
  return text.len >= size && memcmp(text.ptr, word, size) == 0;
}

static bool ends_with(gw_str text, const char *word)
{
  size_t size = strlen(word);
  return text.len >= size && memcmp(text.ptr + text.len - size, word, size) == 0;
}

static bool has_word(gw_str text, const char *word)
{
  for (; text.len; text.ptr++, text.len--)
    if (starts_with(text, word)) return true;
  return false;
}

typedef bool match(gw_str text, const char *word);

static bool is_any(gw_str text, const char *const *words, match *matches)
{
  for (; *words; words++)
    if (matches(text, *words)) return true;
  return false;
}

/* Bytes up to and with the first colon, or 0. */
static size_t behind_colon(gw_str text)
{
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0xFF1A || code == ':') return at;
  }
  return 0;
}

/* ---- What belongs to a table ----------------------------------------------------------------- */

/* What a line that stands above a table is to it. */
typedef enum above_kind { ABOVE_NONE, ABOVE_CAPTION, ABOVE_UNIT, ABOVE_LABEL } above_kind;

/* 表1　…, 附表：…, ……统计表: not a sentence, and no word of a table that comes. */
static bool is_caption(gw_str text)
{
  static const char *const starts[] = {"附表", "续表", NULL};
  static const char *const ends[] = {"表",   "清单", "名单", "一览", "明细",
                                     "台账", "目录", "对照", NULL};
  static const char *const sentence[] = {"，", "。", "；", "如下", "见", "下表", NULL};
  static const char *const numbers[] = {"一", "二", "三", "四", "五", "六",
                                        "七", "八", "九", "十", NULL};
  static const char mark[] = "表";
  if (is_any(text, sentence, has_word) || ends_with(text, "：")) return false;
  if (is_any(text, starts, starts_with) || is_any(text, ends, ends_with)) return true;
  if (!starts_with(text, mark) || text.len == sizeof mark - 1) return false;
  gw_str rest = {text.ptr + sizeof mark - 1, text.len - (sizeof mark - 1)};
  if (*rest.ptr == ' ') rest = (gw_str){rest.ptr + 1, rest.len - 1};
  bool is_digit = rest.len && *rest.ptr >= '0' && *rest.ptr <= '9';
  return is_digit || is_any(rest, numbers, starts_with);
}

/* 单位：万元, with or without brackets: not 单位： of an office that fills a form in. */
static bool is_unit(gw_str text)
{
  static const char *const starts[] = {"单位",   "（单位", "(单位",   "计量单位", "金额单位",
                                       "（计量", "（金额", "(计量单", NULL};
  static const char *const offices[] = {"局", "委", "办", "厅", "镇", "乡", "院", "公司", NULL};
  size_t colon = behind_colon(text);
  gw_str unit = {text.ptr + colon, text.len - colon};
  return colon && is_any(text, starts, starts_with) && gw_text_halves(unit) <= MOST_UNIT &&
         !is_any(unit, offices, ends_with);
}

/* What is filled in at the head of a form, and （截至2025年12月31日）. */
static bool is_label(gw_str text)
{
  static const char *const starts[] = {"填报", "填表",     "报送",     "编制", "制表",
                                       "单位", "统计时间", "时间",     "日期", "截至",
                                       "截止", "（截",     "统计口径", NULL};
  if (ends_with(text, "。") || !is_any(text, starts, starts_with)) return false;
  return behind_colon(text) || starts_with(text, "（");
}

/* Most lines are too long by their bytes alone: no half of a character has more than two. */
static bool is_longer(gw_str text, int halves)
{
  return text.len > 2 * (size_t)halves || gw_text_halves(text) > halves;
}

static above_kind above_kind_of(const gw_doc_line *line)
{
  static const unsigned lines = 1u << GW_ELEMENT_BODY | 1u << GW_ELEMENT_ATTACHMENT_NOTE;
  static const unsigned units =
      lines | 1u << GW_ELEMENT_SUBTITLE | 1u << GW_ELEMENT_TITLE_NOTE | 1u << GW_ELEMENT_REMARK;
  unsigned element = 1u << line->element;
  if (!(element & units) || is_longer(line->text, MOST_CAPTION)) return ABOVE_NONE;
  if (is_unit(line->text)) return ABOVE_UNIT;
  if (!(element & lines)) return ABOVE_NONE;
  if (is_label(line->text)) return ABOVE_LABEL;
  return is_caption(line->text) ? ABOVE_CAPTION : ABOVE_NONE;
}

/* 填报单位：…　　单位：万元, parted by tabs: no row of the table that it stands above. */
static bool is_label_row(const gw_flow *flow, size_t rank)
{
  size_t count = flow->doc->line_count, next = gw_next_kept(flow, rank + 1, count);
  if (next == count || gw_line_at(flow, next)->element != GW_ELEMENT_TABLE) return false;
  const gw_doc_line *line = gw_line_at(flow, rank), *below = gw_line_at(flow, next);
  return line->element == GW_ELEMENT_TABLE && !is_longer(line->text, MOST_CAPTION) &&
         behind_colon(line->text) && gw_cell_count(line->text) < gw_cell_count(below->text);
}

static bool is_note(gw_str text)
{
  static const char *const words[] = {"注",       "备注",     "说明", "数据来源",
                                      "资料来源", "信息来源", "来源", NULL};
  size_t colon = behind_colon(text);
  return colon && colon <= sizeof "资料来源1：" && is_any(text, words, starts_with);
}

static bool is_note_below(const gw_flow *flow, const gw_doc_line *line)
{
  return flow->below_table_hpt && line->element == GW_ELEMENT_BODY && is_note(line->text);
}

/* ---- The table that lines stand above -------------------------------------------------------- */

/* A title goes with its table onto a turned page, but not away from 版头. */
static bool is_title_above(const gw_flow *flow, gw_element element)
{
  bool is_title = element == GW_ELEMENT_TITLE || element == GW_ELEMENT_SUBTITLE ||
                  element == GW_ELEMENT_TITLE_NOTE;
  bool is_below_head = gw_is_head(flow->above) || flow->above == GW_STYLE_RED_RULE;
  return element == GW_ELEMENT_ATTACHMENT_MARK || element == GW_ELEMENT_ATTACHMENT_TITLE ||
         (is_title && !is_below_head);
}

/* The table that the line at `rank` is a row of or stands above, with what belongs to it or also
 * with titles in between; NULL when there is none. */
static const gw_grid *find_table(gw_flow *flow, size_t rank, bool with_titles)
{
  size_t count = flow->doc->line_count;
  for (int i = 0; i < MOST_ABOVE && rank < count; i++) {
    const gw_doc_line *line = gw_line_at(flow, rank);
    bool is_row = line->element == GW_ELEMENT_TABLE;
    if (is_row && !is_label_row(flow, rank)) {
      const gw_grid *grid = gw_grid_at(flow, rank);
      return grid->is_table ? grid : NULL;
    }
    bool is_title = with_titles && is_title_above(flow, line->element);
    if (!is_row && !is_title && !above_kind_of(line)) return NULL;
    rank = gw_next_kept(flow, rank + 1, count);
  }
  return NULL;
}

/* ---- Lines around tables --------------------------------------------------------------------- */

static void put_size(gw_paragraph *out, int size_hpt, int line_twip)
{
  out->has |= GW_PARAGRAPH_SIZE | GW_PARAGRAPH_LINE;
  out->size_hpt = size_hpt;
  out->scale_percent = 100;
  out->line_twip = line_twip;
}

/* The style has the largest size of tables. */
static void put_table_size(gw_paragraph *out, int size_hpt)
{
  if (size_hpt != gw_gbt9704_style(GW_ELEMENT_TABLE).size_hpt)
    put_size(out, size_hpt, gw_hpt_twip(size_hpt) * TABLE.line_percent / 100);
}

/* Cells that are no table stand in the size of the text. */
static void place_row(const gw_flow *flow, gw_paragraph *out)
{
  put_size(out, gw_sheet_style(flow->sheet, GW_STYLE_NORMAL).size_hpt, flow->sheet->page.line_twip);
}

static void place_above(gw_paragraph *out, above_kind kind, const gw_grid *grid, int gap_twip)
{
  out->style = kind == ABOVE_CAPTION ? (int)GW_STYLE_TABLE_CAPTION : (int)GW_ELEMENT_TABLE;
  out->has |= GW_PARAGRAPH_KEEP_NEXT;
  if (gap_twip) gw_put_before(out, gap_twip);
  if (kind == ABOVE_CAPTION) return;
  put_table_size(out, grid->size_hpt);
  if (kind != ABOVE_UNIT) return;
  out->has |= GW_PARAGRAPH_ALIGN;
  out->align = GW_ALIGN_RIGHT;
}

bool gw_place_by_table(gw_flow *flow, gw_paragraph *out)
{
  size_t rank = flow->rank - 1;
  int gap_twip = 0; /* between two tables */
  const gw_doc_line *line = gw_line_at(flow, rank);
  if (line->element == GW_ELEMENT_NOTICE) return false;
  if (is_note_below(flow, line)) {
    out->style = GW_ELEMENT_TABLE;
    put_table_size(out, flow->below_table_hpt);
    return true;
  }
  if (flow->below_table_hpt) gap_twip = gw_gbt9704_style(GW_ELEMENT_TABLE).line_twip;
  flow->below_table_hpt = 0;
  bool is_row = line->element == GW_ELEMENT_TABLE;
  above_kind kind = is_row && is_label_row(flow, rank) ? ABOVE_LABEL : above_kind_of(line);
  const gw_grid *grid = kind ? find_table(flow, rank, false) : NULL;
  if (grid)
    place_above(out, kind, grid, gap_twip);
  else if (is_row)
    place_row(flow, out);
  return grid || is_row;
}

/* ---- Turned pages ---------------------------------------------------------------------------- */

/* Does the line at `rank` stand on a turned page? */
static bool is_on_landscape(gw_flow *flow, size_t rank)
{
  const gw_doc_line *line = gw_line_at(flow, rank);
  if (is_note_below(flow, line)) return flow->section.is_landscape;
  const gw_grid *grid = find_table(flow, rank, true);
  return grid && grid->is_landscape;
}

void gw_end_section_before(gw_flow *flow, size_t rank, gw_paragraph *out)
{
  if (is_on_landscape(flow, rank) == flow->section.is_landscape) return;
  out->has |= GW_PARAGRAPH_SECTION;
  out->section = flow->section;
  flow->section.is_landscape = !flow->section.is_landscape;
}

void gw_put_flat(gw_item *out)
{
  gw_put_paragraph(out, GW_STYLE_NORMAL);
  out->paragraph.has = GW_PARAGRAPH_LINE;
  out->paragraph.line_twip = GW_TWIP_PER_PT;
}

bool gw_put_section_before(gw_flow *flow, size_t rank, gw_item *out)
{
  gw_put_flat(out);
  gw_end_section_before(flow, rank, &out->paragraph);
  if (!(out->paragraph.has & GW_PARAGRAPH_SECTION) || !flow->has_begun) return false;
  flow->below_table_hpt = 0;
  return true;
}

bool gw_has_landscape(const gw_doc *doc, const gw_sheet *sheet)
{
  gw_flow flow = {.doc = doc, .sheet = sheet, .above = GW_STYLE_NONE};
  for (size_t rank = 0; rank < doc->line_count; rank++) {
    if (gw_line_at(&flow, rank)->element != GW_ELEMENT_TABLE || is_label_row(&flow, rank)) continue;
    const gw_grid *grid = gw_grid_at(&flow, rank);
    if (grid->is_table && grid->is_landscape) return true;
    rank = grid->end - 1;
  }
  return false;
}

/* ---- The construct --------------------------------------------------------------------------- */

enum {
  STEP_SPACE,
  STEP_TABLE,
  STEP_ROW,
  STEP_CELL,
  STEP_TEXT,
  STEP_CELL_END,
  STEP_ROW_END,
  STEP_TABLE_END
};

/* Two tables would be one without a line between, and a title has one below it. */
static bool put_space(const gw_flow *flow, gw_item *out)
{
  gw_element above = flow->above < GW_ELEMENT_COUNT ? (gw_element)flow->above : GW_ELEMENT_NOTICE;
  bool is_below_title = above == GW_ELEMENT_TITLE || above == GW_ELEMENT_ATTACHMENT_TITLE ||
                        above == GW_ELEMENT_ATTACHMENT_MARK || above == GW_ELEMENT_SUBTITLE ||
                        above == GW_ELEMENT_TITLE_NOTE;
  if (flow->last != GW_ITEM_TABLE_END && !is_below_title) return false;
  gw_put_paragraph(out, GW_ELEMENT_TABLE);
  out->paragraph.has = GW_PARAGRAPH_KEEP_NEXT;
  return true;
}

static void put_table(const gw_flow *flow, gw_item *out)
{
  const gw_grid *grid = &flow->grid;
  *out = (gw_item){.kind = GW_ITEM_TABLE,
                   .table = {.column_count = grid->column_count,
                             .outer_rule = TABLE.rule_eighth_pt,
                             .row_rule = TABLE.rule_eighth_pt,
                             .column_rule = TABLE.rule_eighth_pt,
                             .side_rule = TABLE.rule_eighth_pt,
                             .padding_twip = grid->padding_twip,
                             .space_twip = GW_CELL_SPACE_TWIP,
                             .is_centred = true}};
  memcpy(out->table.column_twip, grid->column_twip, sizeof grid->column_twip);
}

/* How high the row at `rank` may be, in twips. */
static int row_height(const gw_flow *flow, size_t rank)
{
  const gw_grid *grid = &flow->grid;
  gw_row row = gw_row_open(flow, rank, grid->column_count);
  gw_str cell;
  int most = 1, joined = 0;
  for (size_t i = 0; gw_row_next(&row, &cell) && joined < INT16_MAX; i++) {
    size_t last = grid->column_count - 1;
    int width = grid->column_twip[i < last ? i : last] - 2 * grid->padding_twip;
    int lines = gw_cell_lines(cell, grid->size_hpt, width);
    if (i >= last) lines = joined += lines;
    if (lines > most) most = lines;
  }
  return most * grid->line_twip + 2 * GW_CELL_SPACE_TWIP;
}

static bool is_head_row(const gw_flow *flow)
{
  return flow->grid.has_head && flow->at == flow->grid.first;
}

/* False when there is none left. */
static bool put_row(gw_flow *flow, gw_item *out)
{
  const gw_page *page = &flow->sheet->page;
  const gw_grid *grid = &flow->grid;
  flow->at = gw_next_kept(flow, flow->at, grid->end);
  if (flow->at == grid->end) return false;
  int page_twip = grid->is_landscape ? page->text_width_twip : page->text_height_twip;
  int height_twip = row_height(flow, flow->at);
  out->kind = GW_ITEM_ROW;
  out->row = (gw_table_row){
      .is_head =
          is_head_row(flow) &&
          height_twip<page_twip * REPEATED_PERCENT / 100, .may_split = height_twip> page_twip *
              SPLIT_PERCENT / 100};
  flow->row = gw_row_open(flow, flow->at, grid->column_count);
  flow->cell = 0;
  return true;
}

static gw_align align_of(const gw_grid *grid, size_t column)
{
  if (grid->left >> column & 1) return GW_ALIGN_LEFT;
  return grid->right >> column & 1 ? GW_ALIGN_RIGHT : GW_ALIGN_CENTER;
}

static void put_cell(const gw_flow *flow, gw_item *out)
{
  out->kind = GW_ITEM_CELL;
  out->cell = (gw_table_cell){.width_twip = flow->grid.column_twip[flow->cell], .is_middle = true};
}

static bool has_more(const gw_row *row)
{
  return row->has_more || row->missing;
}

/* A row that is too short is filled up; what it has too much is in its last cell. */
static void put_text(gw_flow *flow, gw_item *out)
{
  gw_str cell = {"", 0};
  bool is_head = is_head_row(flow);
  gw_row_next(&flow->row, &cell);
  gw_put_paragraph(out, is_head ? (int)GW_STYLE_TABLE_HEAD : (int)GW_ELEMENT_TABLE);
  gw_put_span(&out->paragraph, cell, GW_STYLE_NONE, GW_LEAD_NONE);
  put_table_size(&out->paragraph, flow->grid.size_hpt);
  if (is_head) {
    out->paragraph.has |= GW_PARAGRAPH_KEEP_NEXT; /* with the row below it */
    return;
  }
  out->paragraph.align = align_of(&flow->grid, flow->cell);
  if (out->paragraph.align != GW_ALIGN_LEFT) out->paragraph.has |= GW_PARAGRAPH_ALIGN;
}

static void end_table(gw_flow *flow, gw_item *out)
{
  out->kind = GW_ITEM_TABLE_END;
  flow->below_table_hpt = flow->grid.size_hpt;
  flow->above = GW_ELEMENT_TABLE;
}

static bool give_table(gw_flow *flow, gw_item *out)
{
  *out = (gw_item){.kind = GW_ITEM_PARAGRAPH};
  for (;;) {
    switch (flow->step++) {
    case STEP_SPACE:
      if (put_space(flow, out)) return true;
      break;
    case STEP_TABLE: put_table(flow, out); return true;
    case STEP_ROW:
      if (put_row(flow, out)) return true;
      flow->step = STEP_TABLE_END;
      break;
    case STEP_CELL: put_cell(flow, out); return true;
    case STEP_TEXT: put_text(flow, out); return true;
    case STEP_CELL_END:
      if (flow->cell + 1 == flow->grid.column_count && has_more(&flow->row)) {
        flow->step = STEP_CELL_END;
        put_text(flow, out);
        return true;
      }
      out->kind = GW_ITEM_CELL_END;
      if (++flow->cell < flow->grid.column_count) flow->step = STEP_CELL;
      return true;
    case STEP_ROW_END:
      flow->at++;
      flow->step = STEP_ROW;
      out->kind = GW_ITEM_ROW_END;
      return true;
    case STEP_TABLE_END: end_table(flow, out); return true;
    default: flow->rank = flow->end; return false;
    }
  }
}

bool gw_open_table(gw_flow *flow)
{
  if (is_label_row(flow, flow->rank) || !gw_grid_at(flow, flow->rank)->is_table) return false;
  flow->construct = give_table;
  flow->step = STEP_SPACE;
  flow->first = flow->at = flow->rank;
  flow->end = flow->grid.end;
  return true;
}
