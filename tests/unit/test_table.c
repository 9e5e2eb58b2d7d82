/*
 * test_table.c - lines of cells as tables: which lines are one, how wide its columns are, what is its
 * head, which page it is on. The stream of items is written as a string: T table, R row (H: head, S:
 * may be split), a cell's paragraphs in [], rows ended by /, t end of table; P paragraph, C caption,
 * u what is set to the right, n other lines in the table's type, f a flat paragraph, with ! when the
 * section ends with it.
 */
#include "make_doc.h"
#include "style/flow.h"
#include "style/paginate.h"
#include "unit/check.h"

#include <stdio.h>

enum { MOST_ROWS = 14, MOST_WRITTEN = 4096 };

#define BODY(text)                                                                                 \
  {                                                                                                \
    GW_ELEMENT_BODY, text, NULL                                                                    \
  }
#define ROW(text)                                                                                  \
  {                                                                                                \
    GW_ELEMENT_TABLE, text, NULL                                                                   \
  }
#define WIDE "1月\t2月\t3月\t4月\t5月\t6月\t7月\t8月\t9月\t10月\t11月\t12月"
#define FIGURES "101\t102\t103\t104\t105\t106\t107\t108\t109\t110\t111\t112"

/* ---- The stream as a string ------------------------------------------------------------------ */

static char letter_of(const gw_paragraph *p)
{
  if (p->style == GW_STYLE_TABLE_CAPTION) return 'C';
  if (p->style == GW_STYLE_NORMAL) return 'f';
  if (p->style != GW_ELEMENT_TABLE) return 'P';
  return (p->has & GW_PARAGRAPH_ALIGN) && p->align == GW_ALIGN_RIGHT ? 'u' : 'n';
}

static void put_cell_text(char **to, const gw_paragraph *p)
{
  *(*to)++ = '[';
  for (size_t i = 0; i < p->span_count; i++) {
    memcpy(*to, p->spans[i].text.ptr, p->spans[i].text.len);
    *to += p->spans[i].text.len;
  }
  *(*to)++ = ']';
}

static void put_item(char **to, const gw_item *item, bool *in_cell)
{
  switch (item->kind) {
  case GW_ITEM_TABLE: *(*to)++ = 'T'; break;
  case GW_ITEM_ROW: *(*to)++ = item->row.is_head ? 'H' : (item->row.may_split ? 'S' : 'R'); break;
  case GW_ITEM_CELL: *in_cell = true; break;
  case GW_ITEM_CELL_END: *in_cell = false; break;
  case GW_ITEM_ROW_END: *(*to)++ = '/'; break;
  case GW_ITEM_TABLE_END: *(*to)++ = 't'; break;
  case GW_ITEM_BOX: *(*to)++ = 'B'; break;
  case GW_ITEM_BOX_END: break;
  case GW_ITEM_PARAGRAPH:
    if (*in_cell) {
      put_cell_text(to, &item->paragraph);
    } else {
      *(*to)++ = letter_of(&item->paragraph);
      if (item->paragraph.has & GW_PARAGRAPH_SECTION)
        *(*to)++ = item->paragraph.section.is_landscape ? '?' : '!';
    }
    break;
  }
}

static gw_sheet default_sheet(void)
{
  gw_options options = GW_OPTIONS_INIT;
  return gw_sheet_make(&options);
}

/* ? ends a section of turned pages, ! one of upright ones; (L) behind it all: the last is turned. */
static void write_flow(const gw_doc *doc, const gw_plan *plan, char *text)
{
  gw_sheet sheet = default_sheet();
  gw_flow flow;
  gw_item item;
  bool in_cell = false;
  char *to = text;
  gw_flow_start(&flow, doc, &sheet, plan);
  while (gw_flow_next(&flow, &item)) {
    put_item(&to, &item, &in_cell);
    if (to - text > MOST_WRITTEN / 2) fail_msg("too much");
  }
  if (flow.section.is_landscape) to += sprintf(to, "(L)");
  *to = '\0';
}

static size_t count_rows(const doc_row *rows)
{
  size_t count = 0;
  while (count < MOST_ROWS && rows[count].text) count++;
  return count;
}

/* ---- Rows and what is around them ------------------------------------------------------------ */

typedef struct table_row {
  const char *name;
  doc_row rows[MOST_ROWS];
  const char *want;
} table_row;

static const table_row table_table[] = {
    {"one row is a line of text", {BODY("甲。"), ROW("姓名\t职务"), BODY("乙。")}, "PnP"},
    {"two rows",
     {BODY("甲。"), ROW("甲\t乙"), ROW("丙\t丁"), BODY("乙。")},
     "PTR[甲][乙]/R[丙][丁]/tP"},
    {"at the end", {BODY("甲。"), ROW("甲\t乙"), ROW("丙\t丁")}, "PTR[甲][乙]/R[丙][丁]/tf"},
    {"one column", {ROW("甲"), ROW("乙")}, "nn"},
    {"short rows are filled up",
     {ROW("甲\t乙\t丙"), ROW("丁"), ROW("戊\t己"), BODY("文。")},
     "TR[甲][乙][丙]/R[丁][][]/R[戊][己][]/tP"},
    {"what is too much is in the last cell",
     {ROW("甲\t乙"), ROW("丙\t丁"), ROW("1\t2\t3\t4"), ROW("戊\t己"), ROW("庚\t辛"), BODY("文。")},
     "TR[甲][乙]/R[丙][丁]/R[1][2][3][4]/R[戊][己]/R[庚][辛]/tP"},
    {"white space around cells",
     {ROW("甲 \t　乙"), ROW("丙\t \t"), BODY("文。")},
     "TR[甲][乙][]/R[丙][][]/tP"},
    {"head by numbers",
     {ROW("县\t亩"), ROW("甲\t12"), ROW("乙\t34"), BODY("文。")},
     "TH[县][亩]/R[甲][12]/R[乙][34]/tP"},
    {"head by words",
     {ROW("姓名\t职务"), ROW("张三\t局长"), BODY("文。")},
     "TH[姓名][职务]/R[张三][局长]/tP"},
    {"head with an empty corner",
     {ROW("\t去年\t今年"), ROW("甲\t1\t2"), BODY("文。")},
     "TH[][去年][今年]/R[甲][1][2]/tP"},
    {"head with years",
     {ROW("指标\t2024年\t2025年"), ROW("甲\t1\t2"), BODY("文。")},
     "TH[指标][2024年][2025年]/R[甲][1][2]/tP"},
    {"no head: a form",
     {ROW("姓名\t张三"), ROW("职务\t局长"), BODY("文。")},
     "TR[姓名][张三]/R[职务][局长]/tP"},
    {"no head: dates",
     {ROW("1月5日\t开幕"), ROW("1月6日\t讨论"), BODY("文。")},
     "TR[1月5日][开幕]/R[1月6日][讨论]/tP"},
    {"no head: a number in it",
     {ROW("甲\t1"), ROW("乙\t2"), BODY("文。")},
     "TR[甲][1]/R[乙][2]/tP"},
    {"no head: twice the same",
     {ROW("姓名\t姓名"), ROW("张三\t李四"), BODY("文。")},
     "TR[姓名][姓名]/R[张三][李四]/tP"},
    {"caption, unit, notes",
     {BODY("表1　完成情况"), BODY("单位：万元"), ROW("甲\t乙"), ROW("丙\t丁"), BODY("注：甲。"),
      BODY("数据来源：乙。"), BODY("正文。")},
     "CuTR[甲][乙]/R[丙][丁]/tnnP"},
    {"appended table",
     {{GW_ELEMENT_ATTACHMENT_NOTE, "附表：统计", NULL}, ROW("甲\t乙"), ROW("丙\t丁"), BODY("文。")},
     "CTR[甲][乙]/R[丙][丁]/tP"},
    {"a caption without a table", {BODY("表1　完成情况"), BODY("正文。")}, "PP"},
    {"a caption over one row", {BODY("表1　完成情况"), ROW("甲\t乙"), BODY("正文。")}, "PnP"},
    {"sentences are no captions",
     {BODY("完成情况见下表"), ROW("甲\t乙"), ROW("丙\t丁"), BODY("文。")},
     "PTR[甲][乙]/R[丙][丁]/tP"},
    {"an office that fills in",
     {BODY("填报单位：某局"), ROW("甲\t乙"), ROW("丙\t丁"), BODY("文。")},
     "nTR[甲][乙]/R[丙][丁]/tP"},
    {"filled in, parted by tabs",
     {ROW("填报单位：某局\t时间：8月"), ROW("甲\t乙\t丙"), ROW("丁\t戊\t己"), BODY("文。")},
     "nTR[甲][乙][丙]/R[丁][戊][己]/tP"},
    {"notes without a table", {BODY("正文。"), BODY("注：甲。")}, "PP"},
    {"below a title",
     {{GW_ELEMENT_ATTACHMENT_TITLE, "分解表", NULL}, ROW("甲\t乙"), ROW("丙\t丁"), BODY("文。")},
     "PnTR[甲][乙]/R[丙][丁]/tP"},
    {"names side by side below it",
     {ROW("甲\t乙"),
      ROW("丙\t丁"),
      {GW_ELEMENT_SIGNATURE, "示例市财政局", NULL},
      {GW_ELEMENT_SIGNATURE, "示例市教育局", NULL},
      {GW_ELEMENT_ISSUE_DATE, "2026年8月1日", NULL}},
     "TR[甲][乙]/R[丙][丁]/tfTR[示例市财政局][示例市教育局][2026年8月1日]/tf"},
    {"notices between rows",
     {ROW("甲\t乙"), {GW_ELEMENT_NOTICE, "广告", NULL}, ROW("丙\t丁"), BODY("文。")},
     "TR[甲][乙]/R[丙][丁]/tP"},

    /* turned pages: ! ends an upright section, ? a turned one */
    {"wide", {BODY("甲。"), ROW(WIDE), ROW(FIGURES), BODY("乙。")}, "P!Wf?P"},
    {"wide, with all that belongs to it",
     {BODY("甲。"),
      {GW_ELEMENT_ATTACHMENT_MARK, "附件1", NULL},
      {GW_ELEMENT_ATTACHMENT_TITLE, "统计表", NULL},
      BODY("单位：毫米"),
      ROW(WIDE),
      ROW(FIGURES),
      BODY("注：甲。"),
      BODY("注：乙。"),
      BODY("乙。")},
     "P!PPuWnn?P"},
    {"wide at the start", {ROW(WIDE), ROW(FIGURES), BODY("乙。")}, "Wf?P"},
    {"wide and nothing else", {ROW(WIDE), ROW(FIGURES)}, "Wf(L)"},
    {"wide at the end", {BODY("甲。"), ROW(WIDE), ROW(FIGURES)}, "P!Wf(L)"},
    {"a title goes along",
     {{GW_ELEMENT_TITLE, "统计表", NULL}, ROW(WIDE), ROW(FIGURES)},
     "PnWf(L)"},
    {"two that follow each other",
     {BODY("甲。"), BODY("表1　甲"), ROW(WIDE), ROW(FIGURES), BODY("表2　乙"), ROW(WIDE),
      ROW(FIGURES), BODY("乙。")},
     "P!CWCWf?P"},
    {"a narrow one behind it",
     {ROW(WIDE), ROW(FIGURES), BODY("表2　乙"), ROW("甲\t乙"), ROW("丙\t丁"), BODY("乙。")},
     "Wf?CTR[甲][乙]/R[丙][丁]/tP"},
    {"a wide one behind a narrow one",
     {ROW("甲\t乙"), ROW("丙\t丁"), BODY("表2　乙"), ROW(WIDE), ROW(FIGURES), BODY("乙。")},
     "TR[甲][乙]/R[丙][丁]/tf!CWf?P"},
    {"text between title and table stays upright",
     {BODY("甲。"),
      {GW_ELEMENT_ATTACHMENT_TITLE, "统计表", NULL},
      BODY("文。"),
      ROW(WIDE),
      ROW(FIGURES),
      BODY("乙。")},
     "PPP!Wf?P"},
    {"版记 behind it is upright",
     {BODY("甲。"), ROW(WIDE), ROW(FIGURES), {GW_ELEMENT_COPY_TO, "抄送：市委。", NULL}},
     "P!Wf?BTR[抄送：市委。]/t"},
};

/* The two rows of a wide table are written as W. */
static void shorten(char *text)
{
  static const char wide[] = "TH[1月][2月][3月][4月][5月][6月][7月][8月][9月][10月][11月][12月]/"
                             "R[101][102][103][104][105][106][107][108][109][110][111][112]/t";
  for (char *at; (at = strstr(text, wide)) != NULL;) {
    *at = 'W';
    memmove(at + 1, at + sizeof wide - 1, strlen(at + sizeof wide - 1) + 1);
  }
}

static void lines_become_tables(void **state)
{
  static char text[MOST_WRITTEN];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table_table); i++) {
    const table_row *row = &table_table[i];
    gw_doc doc = make_doc(row->rows, count_rows(row->rows), false);
    write_flow(&doc, NULL, text);
    shorten(text);
    check_text(row->name, text, strlen(text), row->want);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* A table's head is told by Markdown; blank lines between tables of the same kind part them. */
static void blank_lines_part_tables(void **state)
{
  const doc_row rows[] = {ROW("甲\t乙"), ROW("丙\t丁"), ROW("戊\t己"), ROW("庚\t辛"),
                          ROW("壬\t癸")};
  static char text[MOST_WRITTEN];
  gw_doc doc = make_doc(rows, COUNT_OF(rows), false);
  (void)state;
  doc.lines[2].blank_before = 1;
  write_flow(&doc, NULL, text);
  check_text("two tables", text, strlen(text),
             "TR[甲][乙]/R[丙][丁]/tnTR[戊][己]/R[庚][辛]/R[壬][癸]/tf");
  doc.lines[1].blank_before = doc.lines[3].blank_before = doc.lines[4].blank_before = 1;
  write_flow(&doc, NULL, text);
  check_text("a blank line below each row", text, strlen(text),
             "TR[甲][乙]/R[丙][丁]/R[戊][己]/R[庚][辛]/R[壬][癸]/tf");
  doc.lines[2].aligns = "cr";
  write_flow(&doc, NULL, text);
  check_text("another head", text, strlen(text),
             "TR[甲][乙]/R[丙][丁]/tnTH[戊][己]/R[庚][辛]/R[壬][癸]/tf");
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* White space before a row of a draft is empty cells only when the row is that much too short. */
static void tabs_before_a_row_are_empty_cells(void **state)
{
  static char text[MOST_WRITTEN];
  static const char draft[] = "\t去年\t今年\n\t\t1\n甲\t2\t3\n";
  static const size_t offsets[] = {1, 17, 19};
  static const char *const texts[] = {"去年\t今年", "1", "甲\t2\t3"};
  gw_doc doc = {.encoding = "utf-8", .length = sizeof draft - 1};
  (void)state;
  doc.text = malloc(sizeof draft);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, sizeof draft);
  for (size_t i = 0; i < COUNT_OF(offsets); i++) {
    gw_doc_line *line = gw_doc_add_line(&doc);
    assert_non_null(line);
    *line = (gw_doc_line){.element = GW_ELEMENT_TABLE, .offset = offsets[i]};
    line->text = (gw_str){doc.text + offsets[i], strlen(texts[i])};
    line->length = line->text.len;
    assert_memory_equal(line->text.ptr, texts[i], line->length);
  }
  write_flow(&doc, NULL, text);
  check_text("empty cells", text, strlen(text), "TH[][去年][今年]/R[][][1]/R[甲][2][3]/tf");
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* ---- Widths ---------------------------------------------------------------------------------- */

/* The first table of the rows. */
static gw_table first_table(const doc_row *rows, size_t count, gw_item *text_out)
{
  gw_sheet sheet = default_sheet();
  gw_doc doc = make_doc(rows, count, false);
  gw_flow flow;
  gw_item item;
  gw_table table = {0};
  gw_flow_start(&flow, &doc, &sheet, NULL);
  while (gw_flow_next(&flow, &item) && item.kind != GW_ITEM_TABLE) {
  }
  assert_int_equal(item.kind, GW_ITEM_TABLE);
  table = item.table;
  while (gw_flow_next(&flow, &item) && item.kind != GW_ITEM_PARAGRAPH) {
  }
  if (text_out) *text_out = item;
  gw_doc_fini(&doc);
  return table;
}

static int width_of(const gw_table *table)
{
  int sum = 0;
  for (size_t i = 0; i < table->column_count; i++) sum += table->column_twip[i];
  return sum;
}

static int size_of(const gw_item *text)
{
  return text->paragraph.has & GW_PARAGRAPH_SIZE ? text->paragraph.size_hpt : 28;
}

#define LONG_TEXT                                                                                  \
  "推进政务服务事项集中办理，年底前实现县级以上事项网上可办率达到百分之九十五以上并向社会公布结果"

static void columns_are_as_wide_as_their_text(void **state)
{
  static const doc_row mixed[] = {ROW("序号\t任务\t单位"), ROW("1\t" LONG_TEXT "\t市行政审批局")};
  static const doc_row small[] = {ROW("姓名\t职务"), ROW("张三\t局长")};
  gw_item text;
  gw_table table = first_table(mixed, 2, &text);
  (void)state;
  assert_int_equal(width_of(&table), 8844);
  assert_int_equal(size_of(&text), 28);
  assert_true(table.column_twip[0] >= 2 * 280 + 216);     /* 序号 on one line */
  assert_true(table.column_twip[0] < 1200);               /* and not much more */
  assert_true(table.column_twip[2] >= 6 * 280 + 216);     /* 市行政审批局, too */
  assert_true(table.column_twip[1] > 8844 - 1200 - 2400); /* the text has the rest */
  table = first_table(small, 2, &text);
  assert_true(width_of(&table) < 8844 / 2); /* two columns are as wide as they need */
  assert_true(table.is_centred);
}

static void type_is_as_large_as_suits(void **state)
{
  /* columns, characters in each, size in half points, landscape */
  static const struct {
    size_t columns, characters;
    int size_hpt, width_twip;
  } rows[] = {
      {3, 4, 28, 8844},   /* 3 * (4 * 280 + 340) = 4380 */
      {6, 4, 28, 8844},   /* 8760 */
      {7, 4, 21, 8844},   /* 7 * (4 * 240 + 340) = 9100, 7 * (840 + 340) = 8260 */
      {6, 5, 21, 8844},   /* 9240, 6 * (1050 + 340) = 8340 */
      {9, 3, 21, 8844},   /* 9 * (630 + 340) = 8730 */
      {9, 9, 21, 8844},   /* not easy, but 3 characters of each do fit */
      {10, 3, 28, 12756}, /* 9700: turned, and there is room for 10 * (840 + 340) = 11800 */
      {13, 3, 21, 12756}, {40, 3, 21, 12756},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char line[4096] = "", name[64];
    gw_item text;
    for (size_t c = 0; c < rows[i].columns; c++) {
      if (c) strcat(line, "\t");
      for (size_t k = 0; k < rows[i].characters; k++) strcat(line, "县");
    }
    const doc_row lines[] = {ROW(line), ROW(line)};
    gw_table table = first_table(lines, 2, &text);
    snprintf(name, sizeof name, "%zu columns of %zu", rows[i].columns, rows[i].characters);
    CHECK_EQUAL(name, size_of(&text), rows[i].size_hpt);
    CHECK_EQUAL(name, width_of(&table), rows[i].width_twip);
    CHECK_EQUAL(name, table.column_count, rows[i].columns);
  }
  ROWS_ARE_RIGHT();
}

/* No page has room for a character in each: lines of text, however many. */
static void too_many_columns_are_text(void **state)
{
  char line[512] = "";
  gw_sheet sheet = default_sheet();
  gw_flow flow;
  gw_item item;
  size_t count = 0;
  (void)state;
  for (size_t i = 0; i < 64; i++) strcat(line, i ? "\t1" : "1");
  const doc_row lines[] = {ROW(line), ROW(line), ROW(line)};
  gw_doc doc = make_doc(lines, 3, false);
  gw_flow_start(&flow, &doc, &sheet, NULL);
  for (; gw_flow_next(&flow, &item); count++) assert_int_equal(item.kind, GW_ITEM_PARAGRAPH);
  assert_int_equal(count, 3);
  gw_doc_fini(&doc);
}

/* ---- Alignment ------------------------------------------------------------------------------- */

static void short_cells_are_centred(void **state)
{
  static const doc_row rows[] = {ROW("序号\t任务\t金额"), ROW("1\t" LONG_TEXT "\t12"),
                                 ROW("2\t短\t3")};
  static const gw_align want[] = {GW_ALIGN_CENTER, GW_ALIGN_LEFT, GW_ALIGN_RIGHT};
  gw_sheet sheet = default_sheet();
  gw_doc doc = make_doc(rows, 3, false);
  gw_flow flow;
  gw_item item;
  size_t texts = 0;
  (void)state;
  doc.lines[0].aligns = "l-r";
  gw_flow_start(&flow, &doc, &sheet, NULL);
  while (gw_flow_next(&flow, &item)) {
    if (item.kind == GW_ITEM_CELL) assert_true(item.cell.is_middle);
    if (item.kind != GW_ITEM_PARAGRAPH || item.paragraph.style == GW_STYLE_NORMAL) continue;
    assert_int_equal(item.paragraph.style,
                     texts < 3 ? (int)GW_STYLE_TABLE_HEAD : (int)GW_ELEMENT_TABLE);
    bool is_set = (item.paragraph.has & GW_PARAGRAPH_ALIGN) != 0;
    gw_align align = is_set ? item.paragraph.align : GW_ALIGN_LEFT;
    if (texts >= 3) assert_int_equal(align, want[texts % 3]);
    texts++;
  }
  assert_int_equal(texts, 9);
  gw_doc_fini(&doc);
}

/* ---- Pages ----------------------------------------------------------------------------------- */

static void a_row_higher_than_a_page_may_be_split(void **state)
{
  enum { CHARACTERS = 3000 };
  static char line[CHARACTERS * 3 + 16];
  (void)state;
  for (size_t i = 0; i < CHARACTERS; i++) memcpy(line + 3 * i, "县", 3);
  memcpy(line + 3 * CHARACTERS, "\t甲", sizeof "\t甲");
  const doc_row rows[] = {ROW("姓名\t职务"), ROW(line), ROW("甲\t乙")};
  gw_sheet sheet = default_sheet();
  gw_doc doc = make_doc(rows, 3, false);
  gw_flow flow;
  gw_item item;
  size_t count = 0;
  gw_flow_start(&flow, &doc, &sheet, NULL);
  while (gw_flow_next(&flow, &item))
    if (item.kind == GW_ITEM_ROW) assert_int_equal(item.row.may_split, count++ == 1);
  assert_int_equal(count, 3);
  gw_doc_fini(&doc);
}

/* 版记 behind a turned page: on the next page if that is even, else behind a blank one. */
static void imprint_stands_behind_turned_pages(void **state)
{
  const doc_row rows[] = {ROW(WIDE), ROW(FIGURES), {GW_ELEMENT_COPY_TO, "抄送：市委。", NULL}};
  const doc_row more[] = {BODY("甲。"),
                          ROW(WIDE),
                          ROW(FIGURES),
                          BODY("注：甲。"),
                          {GW_ELEMENT_COPY_TO, "抄送：市委。", NULL}};
  static char text[MOST_WRITTEN];
  gw_sheet sheet = default_sheet();
  gw_doc doc = make_doc(rows, COUNT_OF(rows), false);
  (void)state;
  gw_plan plan = gw_paginate(&doc, &sheet);
  CHECK("page 1 is turned", plan.has_landscape && plan.has_imprint_section);
  CHECK("page 1 is turned", plan.imprint.starts_even && !plan.imprint.is_unnumbered);
  write_flow(&doc, &plan, text);
  shorten(text);
  check_text("page 1 is turned", text, strlen(text), "WP?BTR[抄送：市委。]/t");
  gw_doc_fini(&doc);
  doc = make_doc(more, COUNT_OF(more), false);
  plan = gw_paginate(&doc, &sheet);
  CHECK("page 2 is turned", plan.has_landscape && plan.has_imprint_section);
  CHECK("page 2 is turned", plan.imprint.starts_even && plan.imprint.is_unnumbered);
  write_flow(&doc, &plan, text);
  shorten(text);
  check_text("page 2 is turned", text, strlen(text), "P!Wn?BTR[抄送：市委。]/t");
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

static void narrow_tables_turn_no_page(void **state)
{
  const doc_row rows[] = {ROW("甲\t乙"), ROW("丙\t丁")};
  gw_sheet sheet = default_sheet();
  gw_doc doc = make_doc(rows, COUNT_OF(rows), false);
  (void)state;
  assert_false(gw_paginate(&doc, &sheet).has_landscape);
  gw_doc_fini(&doc);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_become_tables),
      cmocka_unit_test(blank_lines_part_tables),
      cmocka_unit_test(tabs_before_a_row_are_empty_cells),
      cmocka_unit_test(columns_are_as_wide_as_their_text),
      cmocka_unit_test(type_is_as_large_as_suits),
      cmocka_unit_test(too_many_columns_are_text),
      cmocka_unit_test(short_cells_are_centred),
      cmocka_unit_test(a_row_higher_than_a_page_may_be_split),
      cmocka_unit_test(imprint_stands_behind_turned_pages),
      cmocka_unit_test(narrow_tables_turn_no_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
