/*
 * test_separator.c - tables that are drawn with characters become cells, and nothing else does. A
 * row's lines are written in one string, parted by ¦, cells by tabs.
 */
#include "unit/check.h"

#include "model/conserve.h"
#include "text/line.h"
#include "text/markdown.h"
#include "text/separator.h"

#include <stdio.h>
#include <time.h>

typedef struct row {
  const char *name, *draft, *want;
  size_t edits;
  const char *aligns; /* of the first line; NULL: it has none */
} row;

#define ZWSP "\xE2\x80\x8B"

static const row split_table[] = {
    {"three columns", "甲 | 乙 | 丙\n1 | 2 | 3", "甲\t乙\t丙¦1\t2\t3", 4, NULL},
    {"framed", "|甲|乙|\n| 1 | 2 |", "甲\t乙¦1\t2", 6, NULL},
    {"full width", "甲｜乙\n丙｜丁\n戊｜己", "甲\t乙¦丙\t丁¦戊\t己", 3, NULL},
    {"empty cells", "|甲|乙|丙|\n| |2||\n|1||3|", "甲\t乙\t丙¦\t2\t¦1\t\t3", 12, NULL},
    {"an empty row goes", "|甲|乙|\n| | |\n|1|2|", "甲\t乙¦1\t2", 7, NULL},
    {"box", "┌─┬─┐\n│甲│乙│\n├─┼─┤\n│1│2│\n│3│4│\n└─┴─┘", "甲\t乙¦1\t2¦3\t4", 12, ""},
    {"box, every row ruled", "┌─┬─┐\n│甲│乙│\n├─┼─┤\n│1│2│\n├─┼─┤\n│3│4│\n└─┴─┘",
     "甲\t乙¦1\t2¦3\t4", 13, NULL},
    {"plus and minus", "+--+--+\n|甲|乙|\n+==+==+\n|1|2|\n+--+--+", "甲\t乙¦1\t2", 9, ""},
    {"delimiters", "甲|乙\n:-:|--:\n1|2", "甲\t乙¦1\t2", 3, "cr"},
    {"text around", "正文。\n甲|乙|丙\n1|2|3\n正文。", "正文。¦甲\t乙\t丙¦1\t2\t3¦正文。", 4, NULL},
    {"zero width", "甲" ZWSP "|乙|丙\n1|2|3", "甲\t乙\t丙¦1\t2\t3", 5, NULL},
    {"one line", "首页 | 新闻 | 公开", "首页 | 新闻 | 公开", 0, NULL},
    {"two lines with a bar", "首页 | 新闻\n来源 | 清河网", "首页 | 新闻¦来源 | 清河网", 0, NULL},
    {"other numbers of cells", "甲|乙|丙\n1|2|3|4", "甲|乙|丙¦1|2|3|4", 0, NULL},
    {"a blank line between", "甲|乙|丙\n\n1|2|3", "甲|乙|丙¦1|2|3", 0, NULL},
    {"one column", "|甲|\n|乙|\n|丙|", "|甲|¦|乙|¦|丙|", 0, NULL},
    {"rules alone", "------\n======\n-+-+-", "------¦======¦-+-+-", 0, NULL},
    {"cells with tabs stay", "甲\t乙|丙|丁\n1\t2|3|4", "甲\t乙|丙|丁¦1\t2|3|4", 0, NULL},
};

static bool is_conserved(const gw_doc *doc)
{
  gw_conserve check;
  gw_conserve_start(&check, doc);
  for (size_t i = 0; i < doc->line_count; i++)
    if (!gw_conserve_feed(&check, doc->lines[i].text)) return false;
  return gw_conserve_finish(&check);
}

static gw_doc split(const char *draft, gw_status (*splitter)(gw_doc *))
{
  gw_doc doc = {.encoding = "utf-8", .length = strlen(draft)};
  doc.text = malloc(doc.length + 1);
  if (!doc.text) abort();
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(splitter(&doc), GW_OK);
  assert_int_equal(gw_separator_split(&doc), GW_OK);
  for (size_t i = 0; i < doc.line_count; i++) doc.lines[i].element = GW_ELEMENT_TABLE;
  assert_int_equal(gw_doc_settle_edits(&doc), GW_OK);
  return doc;
}

static void check_lines(const char *name, const gw_doc *doc, const char *want)
{
  char text[1024];
  size_t length = 0;
  for (size_t i = 0; i < doc->line_count; i++)
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%.*s", i ? "¦" : "",
                               (int)doc->lines[i].text.len, doc->lines[i].text.ptr);
  check_text(name, text, length, want);
}

static void drawn_tables_become_cells(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(split_table); i++) {
    const row *r = &split_table[i];
    gw_doc doc = split(r->draft, gw_line_split);
    check_lines(r->name, &doc, r->want);
    CHECK_EQUAL(r->name, doc.edit_count, r->edits);
    CHECK(r->name, is_conserved(&doc));
    CHECK(r->name, !doc.lines[0].aligns == !r->aligns);
    if (r->aligns && doc.lines[0].aligns) CHECK(r->name, !strcmp(doc.lines[0].aligns, r->aligns));
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* What Markdown has left of bars: one that was escaped is text and stays where it cannot be found. */
static void markdown_leaves_rows_too(void **state)
{
  (void)state;
  gw_doc doc = split("## 甲\n\n乙 | **丙** | 丁\n1 | 2 | 3", gw_markdown_split);
  check_lines("without delimiters", &doc, "甲¦乙\t丙\t丁¦1\t2\t3");
  CHECK("without delimiters", is_conserved(&doc));
  gw_doc_fini(&doc);
  doc = split("|甲|乙|\n|---|---|\n|a \\| b|c|\n|d \\| e|f|", gw_markdown_split);
  check_lines("escaped", &doc, "甲\t乙¦a | b\tc¦d | e\tf");
  CHECK("escaped", is_conserved(&doc));
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* One diagnostic for the draft, at the first of them. */
static void what_goes_is_told_once(void **state)
{
  (void)state;
  gw_doc doc = split("正文。\n　甲|乙|丙\n1|2|3", gw_line_split);
  assert_int_equal(doc.diags.count, 1);
  assert_int_equal(doc.diags.items[0].kind, GW_DIAG_SEPARATORS_REMOVED);
  assert_int_equal(doc.diags.items[0].line, 2);
  assert_int_equal(doc.diags.items[0].column, 3);
  assert_non_null(strstr(doc.diags.items[0].text_en, "4 in the draft"));
  gw_doc_fini(&doc);
}

static void many_rows_take_no_time(void **state)
{
  static const char *const lines[] = {"|1|2|3|\n", "|\n", "|1|2|\n|1|2|3|\n", "|-|-|\n", "-|"};
  enum { SIZE = 2 << 20 };
  char *draft = malloc(SIZE + 1);
  (void)state;
  assert_non_null(draft);
  for (size_t i = 0; i < COUNT_OF(lines); i++) {
    for (size_t at = 0; at < SIZE; at++) draft[at] = lines[i][at % strlen(lines[i])];
    draft[SIZE] = '\0';
    clock_t start = clock();
    gw_doc doc = split(draft, gw_line_split);
    CHECK(lines[i], (clock() - start) / CLOCKS_PER_SEC < 20);
    gw_doc_fini(&doc);
  }
  free(draft);
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(drawn_tables_become_cells),
      cmocka_unit_test(markdown_leaves_rows_too),
      cmocka_unit_test(what_goes_is_told_once),
      cmocka_unit_test(many_rows_take_no_time),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
