/*
 * grid.c - see grid.h. One pass tells how wide each column's cells and words are; sizes are tried
 * from the largest down, and short columns get all they want before long ones share the rest.
 */
#include "style/grid.h"

#include "model/conserve.h"
#include "style/place.h"
#include "style/unit.h"

#include <string.h>

#define TABLE gw_gbt9704_table_table

enum {
  MOST_HALVES = 120,   /* of a cell that are measured: its column is a wide one by then */
  MOST_WORD = 24,      /* a longer word or number may be broken */
  MOST_HEAD = 24,      /* halves of a cell in a head row */
  LEFT_HALVES = 20,    /* cells longer than that are text, set from the left */
  FEW_ROWS = 4,        /* cells that fewer than one row in four has are no column */
  MOST_COUNTED = 1024, /* cells of a row, for the number of columns */
};

/* Numbers are told from text to find a head row. */
typedef enum cell_kind { KIND_EMPTY, KIND_TEXT, KIND_MEASURE, KIND_NUMBER, KIND_COUNT } cell_kind;

typedef struct column {
  int widest, word;         /* halves: of its widest cell, of its widest word or number */
  int widest_below;         /* of its widest cell below the first row */
  size_t kinds[KIND_COUNT]; /* of the cells below the first row */
  cell_kind first;          /* of the cell in the first row */
} column;

/* ---- Rows ------------------------------------------------------------------------------------ */

static gw_str trim(gw_str text)
{
  size_t start = 0, end = text.len;
  for (size_t next = 0; next < end; start = next)
    if (!gw_is_layout_space(gw_utf8_next(text, &next))) break;
  for (size_t before = end; before > start; end = before)
    if (!gw_is_layout_space(gw_utf8_previous(text, &before))) break;
  return (gw_str){text.ptr + start, end - start};
}

size_t gw_cell_count(gw_str text)
{
  size_t count = 1;
  for (const char *tab; text.len && count < MOST_COUNTED; count++) {
    if (!(tab = memchr(text.ptr, '\t', text.len))) break;
    text.len -= (size_t)(tab - text.ptr) + 1;
    text.ptr = tab + 1;
  }
  return count;
}

/* A row's first cells may be empty: the white space before a line of the draft was no text. */
static size_t tabs_before(const gw_doc *doc, const gw_doc_line *line, size_t most)
{
  size_t count = 0;
  if (line->origin != GW_ORIGIN_DRAFT) return 0;
  while (count < most && count < line->offset && doc->text[line->offset - count - 1] == '\t')
    count++;
  return count;
}

gw_row gw_row_open(const gw_flow *flow, size_t rank, size_t columns)
{
  const gw_doc_line *line = gw_line_at(flow, rank);
  size_t cells = gw_cell_count(line->text);
  gw_row row = {.rest = line->text, .has_more = true};
  if (cells < columns) row.missing = tabs_before(flow->doc, line, columns - cells);
  return row;
}

bool gw_row_next(gw_row *row, gw_str *cell)
{
  *cell = (gw_str){row->rest.ptr, 0};
  if (row->missing) {
    row->missing--;
    return true;
  }
  if (!row->has_more) return false;
  const char *tab = row->rest.len ? memchr(row->rest.ptr, '\t', row->rest.len) : NULL;
  cell->len = tab ? (size_t)(tab - row->rest.ptr) : row->rest.len;
  row->has_more = tab != NULL;
  if (tab) row->rest = (gw_str){tab + 1, row->rest.len - cell->len - 1};
  *cell = trim(*cell);
  return true;
}

/* ---- Cells ----------------------------------------------------------------------------------- */

static bool is_digit(uint32_t code)
{
  return code >= '0' && code <= '9';
}

static bool is_word(uint32_t code)
{
  return code > ' ' && code < 0x7F;
}

/* What stands in a number or between two of them, and what stands for none. */
static bool is_sign(uint32_t code)
{
  static const uint32_t table[] = {'.', ',', '%',    '+',    '-',    '/',    '~',    ':',
                                   '(', ')', 0x2212, 0xFF05, 0x2014, 0xFF0D, 0x2013, 0x2030,
                                   ' ', '*', 0x3000, 0xFF08, 0xFF09, 0xFF5E, 0x2103};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (table[i] == code) return true;
  return false;
}

typedef struct extent {
  int halves, word;
  cell_kind kind;
} extent;

/* Programs part Han from digits and letters by a quarter of a character. */
static extent measure_cell(gw_str cell)
{
  extent e = {0};
  int word = 0, seams = 0;
  bool has_digit = false, has_text = false, starts_with_digit = false;
  uint32_t before = 0;
  for (size_t at = 0; at < cell.len && e.halves < MOST_HALVES;) {
    uint32_t code = gw_utf8_next(cell, &at);
    if (is_digit(code) && !has_text) starts_with_digit = true;
    if (is_digit(code)) has_digit = true;
    if (!is_digit(code) && !is_sign(code)) has_text = true;
    if (before && is_word(code) != is_word(before)) seams++;
    word = is_word(code) ? word + 1 : 0;
    if (word > e.word) e.word = word;
    e.halves += code < 0x80 ? 1 : 2;
    before = code;
  }
  e.halves += (seams + 1) / 2;
  if (e.word > MOST_WORD) e.word = MOST_WORD;
  e.kind = has_text ? (starts_with_digit ? KIND_MEASURE : KIND_TEXT)
                    : (has_digit ? KIND_NUMBER : KIND_EMPTY);
  return e;
}

int gw_cell_lines(gw_str cell, int size_hpt, int width_twip)
{
  long long twip = (long long)gw_text_halves(cell) * gw_hpt_twip(size_hpt) / 2;
  if (width_twip < gw_hpt_twip(size_hpt)) width_twip = gw_hpt_twip(size_hpt);
  return (int)(twip / width_twip) + 1;
}

/* ---- How many rows, how many columns --------------------------------------------------------- */

static bool is_row(const gw_flow *flow, size_t rank)
{
  return rank < flow->doc->line_count && gw_line_at(flow, rank)->element == GW_ELEMENT_TABLE;
}

/* A blank line ends a table when its rows had none between them and those below have none. */
static bool starts_another(const gw_flow *flow, size_t rank)
{
  size_t next = gw_next_kept(flow, rank + 1, flow->doc->line_count);
  return is_row(flow, next) && !gw_line_at(flow, next)->blank_before;
}

typedef struct counts {
  size_t rows, first;
  size_t of[GW_MOST_COLUMNS + 2]; /* rows with so many cells; the last: with more */
} counts;

static size_t count_rows(const gw_flow *flow, size_t first, counts *c)
{
  size_t count = flow->doc->line_count, end = first;
  bool is_loose = false;
  *c = (counts){0};
  for (size_t rank = first; is_row(flow, rank); rank = gw_next_kept(flow, rank + 1, count)) {
    const gw_doc_line *line = gw_line_at(flow, rank);
    if (c->rows && line->aligns) break;
    if (c->rows && line->blank_before && !is_loose) {
      if (c->rows > 1 && starts_another(flow, rank)) break;
      is_loose = true;
    }
    size_t cells = gw_cell_count(line->text);
    if (c->rows++ == 0) c->first = cells;
    c->of[cells <= GW_MOST_COLUMNS ? cells : GW_MOST_COLUMNS + 1]++;
    end = rank + 1;
  }
  return end;
}

/* As many as the first row has, or more if more than a few rows have them: rows are often short of
 * their last cells, which are empty, and seldom one cell too long. */
static size_t count_columns(const counts *c)
{
  size_t columns = GW_MOST_COLUMNS + 1, rows = c->of[columns];
  while (columns > 1 && rows * FEW_ROWS < c->rows) rows += c->of[--columns];
  return columns > c->first ? columns : c->first;
}

/* ---- Columns --------------------------------------------------------------------------------- */

static void measure_row(const gw_flow *flow, size_t rank, const gw_grid *grid, column *columns)
{
  gw_row row = gw_row_open(flow, rank, grid->column_count);
  gw_str cell;
  for (size_t i = 0; gw_row_next(&row, &cell); i++) {
    column *c = &columns[i < grid->column_count ? i : grid->column_count - 1];
    extent e = measure_cell(cell);
    if (e.halves > c->widest) c->widest = e.halves;
    if (e.word > c->word) c->word = e.word;
    if (rank == grid->first) {
      c->first = e.kind;
      continue;
    }
    if (e.halves > c->widest_below) c->widest_below = e.halves;
    c->kinds[e.kind]++;
  }
}

static int smaller(int a, int b)
{
  return a < b ? a : b;
}

static int larger(int a, int b)
{
  return a > b ? a : b;
}

/* Halves that a column cannot do without, and that it should have. */
static int least_halves(const column *c)
{
  return larger(larger(c->word, smaller(c->widest, 2 * TABLE.least)), 2);
}

static int easy_halves(const column *c)
{
  return larger(least_halves(c), smaller(c->widest, 2 * TABLE.easy));
}

static int sum_twip(const gw_grid *grid, const column *columns, int size_hpt,
                    int (*halves)(const column *))
{
  int sum = 0;
  for (size_t i = 0; i < grid->column_count; i++)
    sum += halves(&columns[i]) * gw_hpt_twip(size_hpt) / 2 + 2 * gw_mm_twip(TABLE.padding_mm);
  return sum;
}

/* The largest size in which columns are easy to read, or else the smallest if they fit at all. */
static bool fit(gw_grid *grid, const column *columns, int width_twip)
{
  grid->width_twip = width_twip;
  for (int i = 0; i < GW_TABLE_SIZES; i++) {
    grid->size_hpt = TABLE.size_hpt[i];
    if (sum_twip(grid, columns, grid->size_hpt, easy_halves) <= width_twip) return true;
  }
  return sum_twip(grid, columns, grid->size_hpt, least_halves) <= width_twip;
}

/* Clause 8: a table that is too wide for the page turns it. */
static void choose_page(const gw_flow *flow, gw_grid *grid, const column *columns)
{
  const gw_page *page = &flow->sheet->page;
  grid->padding_twip = GW_CELL_PADDING_TWIP;
  if (!fit(grid, columns, page->text_width_twip)) {
    grid->is_landscape = true;
    if (!fit(grid, columns, gw_page_turned_width(page))) {
      int room = grid->width_twip / (int)grid->column_count - gw_hpt_twip(grid->size_hpt);
      grid->padding_twip = smaller(GW_CELL_PADDING_TWIP, larger(room / 2, 0));
    }
  }
  grid->line_twip = gw_hpt_twip(grid->size_hpt) * TABLE.line_percent / 100;
}

/* Gives each column as much of `left` as it wants if there is enough for all that want no more than
 * their share, and the others the rest by what they want. */
static void share(size_t count, int *twip, int *want, int left)
{
  size_t open = count;
  for (bool has_changed = true; has_changed && open;) {
    int part = left / (int)open;
    has_changed = false;
    for (size_t i = 0; i < count; i++) {
      if (want[i] < 0 || want[i] > part) continue;
      twip[i] += want[i];
      left -= want[i];
      want[i] = -1;
      open--;
      has_changed = true;
    }
  }
  long long all = 0;
  for (size_t i = 0; i < count; i++) all += want[i] > 0 ? want[i] : 0;
  for (size_t i = 0; i < count && all; i++)
    if (want[i] > 0) twip[i] += (int)((long long)left * want[i] / all);
}

/* Widths of `sum` become widths of `width`; what is lost by rounding goes to the last column. */
static void stretch(gw_grid *grid, int width)
{
  long long sum = 0, given = 0;
  for (size_t i = 0; i < grid->column_count; i++) sum += grid->column_twip[i];
  for (size_t i = 0; i < grid->column_count; i++) {
    grid->column_twip[i] = (int)(grid->column_twip[i] * (long long)width / sum);
    given += grid->column_twip[i];
  }
  grid->column_twip[grid->column_count - 1] += width - (int)given;
  grid->width_twip = width;
}

static void set_widths(gw_grid *grid, const column *columns)
{
  int want[GW_MOST_COLUMNS], least = 0, natural = 0, half = gw_hpt_twip(grid->size_hpt) / 2;
  for (size_t i = 0; i < grid->column_count; i++) {
    grid->column_twip[i] = least_halves(&columns[i]) * half + 2 * grid->padding_twip;
    want[i] = (larger(columns[i].widest, least_halves(&columns[i])) + 1) * half +
              2 * grid->padding_twip - grid->column_twip[i];
    least += grid->column_twip[i];
    natural += grid->column_twip[i] + want[i];
  }
  if (least < grid->width_twip)
    share(grid->column_count, grid->column_twip, want, grid->width_twip - least);
  bool is_whole = (int)grid->column_count >= TABLE.whole_columns || natural > grid->width_twip;
  stretch(grid, is_whole ? grid->width_twip : natural);
}

static void set_alignment(const gw_flow *flow, gw_grid *grid, const column *columns)
{
  const char *aligns = gw_line_at(flow, grid->first)->aligns;
  size_t said = aligns ? strlen(aligns) : 0;
  for (size_t i = 0; i < grid->column_count; i++) {
    int room_twip = grid->column_twip[i] - 2 * grid->padding_twip;
    int halves = columns[i].widest_below;
    uint64_t bit = UINT64_C(1) << i;
    bool is_long = halves > LEFT_HALVES || halves * gw_hpt_twip(grid->size_hpt) / 2 > room_twip;
    if (i < said && aligns[i] == 'r')
      grid->right |= bit;
    else if (is_long && !(i < said && aligns[i] == 'c'))
      grid->left |= bit;
  }
}

/* ---- The head row ---------------------------------------------------------------------------- */

/* What cells of a head row end in. */
static const char *const head_words[] = {
    "序号", "编号", "号码", "名称", "姓名", "性别", "职务", "职称",   "单位",   "部门",   "机构",
    "地区", "县区", "乡镇", "街道", "项目", "类别", "类型", "分类",   "指标",   "内容",   "任务",
    "措施", "目标", "要求", "标准", "依据", "事项", "问题", "时间",   "日期",   "时限",   "期限",
    "进度", "地点", "地址", "数量", "数额", "金额", "人数", "单价",   "合计",   "总计",   "小计",
    "比例", "占比", "增长", "增幅", "情况", "结果", "原因", "责任人", "联系人", "负责人", "领导",
    "电话", "方式", "备注", "说明", "得分", "分值", "排名", "名次",   "等次",   "规格",   "型号",
    "年份", "率",   "数",   "额",   "值",   "量",
};

static bool ends_in(gw_str text, const char *word)
{
  size_t size = strlen(word);
  return text.len >= size && memcmp(text.ptr + text.len - size, word, size) == 0;
}

/* 完成率（%）, 金额(万元): without what stands in brackets at the end. */
static gw_str without_brackets(gw_str text)
{
  size_t at = text.len;
  uint32_t last = at ? gw_utf8_previous(text, &at) : 0;
  if (last != ')' && last != 0xFF09) return text;
  while (at > 0) {
    uint32_t code = gw_utf8_previous(text, &at);
    if (code == '(' || code == 0xFF08) return trim((gw_str){text.ptr, at});
  }
  return text;
}

static bool is_head_word(gw_str cell)
{
  gw_str name = without_brackets(cell);
  for (size_t i = 0; i < sizeof head_words / sizeof *head_words; i++)
    if (ends_in(name, head_words[i])) return true;
  return false;
}

static bool is_head_cell(gw_str cell, const gw_str *others, size_t count)
{
  if (cell.len == 0) return count == 0; /* the corner may be empty */
  if (gw_text_halves(cell) > MOST_HEAD || measure_cell(cell).kind == KIND_NUMBER) return false;
  if (ends_in(cell, "。") || ends_in(cell, "；")) return false;
  for (size_t i = 0; i < count; i++)
    if (others[i].len == cell.len && memcmp(others[i].ptr, cell.ptr, cell.len) == 0) return false;
  return true;
}

/* Are most cells below of another kind than the first? Measures (95亩) below a name, numbers. */
static bool is_another_kind(const column *c)
{
  size_t all = 0;
  for (int i = KIND_TEXT; i < KIND_COUNT; i++) all += c->kinds[i];
  bool are_numbers = c->kinds[KIND_NUMBER] * 2 > all;
  bool are_measures = (c->kinds[KIND_NUMBER] + c->kinds[KIND_MEASURE]) * 2 > all;
  return are_numbers || (are_measures && c->first == KIND_TEXT);
}

static bool has_head(const gw_flow *flow, const gw_grid *grid, const column *columns)
{
  gw_str cells[GW_MOST_COLUMNS];
  size_t count = 0, words = 0;
  bool differs = false;
  gw_row row = gw_row_open(flow, grid->first, grid->column_count);
  if (gw_line_at(flow, grid->first)->aligns) return true;
  for (; count < grid->column_count && gw_row_next(&row, &cells[count]); count++) {
    if (!is_head_cell(cells[count], cells, count)) return false;
    words += is_head_word(cells[count]);
    differs |= count > 0 && is_another_kind(&columns[count]);
  }
  return count == grid->column_count && (differs || words * 2 > count);
}

/* ---- All of it ------------------------------------------------------------------------------- */

static void measure(const gw_flow *flow, gw_grid *grid)
{
  column columns[GW_MOST_COLUMNS] = {{0}};
  for (size_t rank = grid->first; rank < grid->end; rank++)
    if (gw_doc_line_is_kept(flow->doc, gw_line_at(flow, rank)))
      measure_row(flow, rank, grid, columns);
  choose_page(flow, grid, columns);
  set_widths(grid, columns);
  set_alignment(flow, grid, columns);
  grid->has_head = has_head(flow, grid, columns);
}

/* Not more columns than a turned page has room for a character in. */
static bool is_possible(const gw_flow *flow, const gw_grid *grid)
{
  int least_twip = gw_hpt_twip(TABLE.size_hpt[GW_TABLE_SIZES - 1]);
  return grid->rows > 1 && grid->column_count > 1 && grid->column_count <= GW_MOST_COLUMNS &&
         (int)grid->column_count * least_twip <= gw_page_turned_width(&flow->sheet->page);
}

const gw_grid *gw_grid_at(gw_flow *flow, size_t rank)
{
  gw_grid *grid = &flow->grid;
  bool is_inside = rank >= grid->first && rank < grid->end;
  if (is_inside && (rank == grid->first || !grid->is_table)) return grid;
  counts c;
  *grid = (gw_grid){.first = rank};
  grid->end = count_rows(flow, rank, &c);
  grid->rows = c.rows;
  grid->column_count = count_columns(&c);
  grid->is_table = is_possible(flow, grid);
  if (grid->is_table) measure(flow, grid);
  return grid;
}
