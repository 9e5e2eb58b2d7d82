/*
 * measure_table.c - tables as LibreOffice renders them against GB/T 9704-2012, in millimetres. Takes
 * the folder with the PDF of fixtures/page/table.txt: a table over upright pages, and one of 13
 * columns over turned pages, of which one is odd and one is even.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "page_text.h"

/* 5.2.1: the margins of the upright page; a turned page has its head at the left of the sheet, so
 * that its own top is the sheet's left */
static const double TOP_MM = 37, LEFT_MM = 28, WIDTH_MM = 156, HEIGHT_MM = 225, BOTTOM_MM = 35;
static const double PAPER_WIDTH_MM = 210, PAPER_HEIGHT_MM = 297;
static const double SIZE_4_MM = 14 * 25.4 / 72;

enum { LINES_OF_A_ROW = 3, ROWS = 16 }; /* of the first table */

static pdf *table;

static void check_mm(const char *what, size_t page, double got, double want, double tolerance)
{
  if (fabs(got - want) <= tolerance) return;
  fail_msg("%s, page %zu: %.2f mm, should be %.2f +- %.2f", what, page + 1, got, want, tolerance);
}

/* Does a line of the page start with the character? */
static bool has_line(size_t page, uint32_t first)
{
  size_t count;
  const pdf_line *lines = pdf_lines(table, page, &count);
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; k < lines[i].count; k++)
      if (lines[i].glyphs[k].code == first) return true;
  return false;
}

static size_t last_upright(void)
{
  return pdf_find(table, "上年降水情况")->page;
}

static size_t first_turned(void)
{
  return last_upright() + 1;
}

/* ---- Upright --------------------------------------------------------------------------------- */

static void table_is_as_wide_as_the_text(void **state)
{
  const pdf_line *first = pdf_find(table, "序号");
  pdf_box ink;
  const pdf_box below = {0, first->glyphs->top_mm, PAPER_WIDTH_MM,
                         PAPER_HEIGHT_MM - BOTTOM_MM + 0.5};
  (void)state;
  assert_true(pdf_ink(table, first->page, below, &ink));
  check_mm("left rule", first->page, ink.left_mm, LEFT_MM, 0.4);
  check_mm("right rule", first->page, ink.right_mm, LEFT_MM + WIDTH_MM, 0.4);
  assert_true(ink.bottom_mm <= PAPER_HEIGHT_MM - BOTTOM_MM + 0.4);
}

static void head_row_is_on_every_page(void **state)
{
  size_t first = pdf_find(table, "序号")->page;
  (void)state;
  assert_true(last_upright() > first);
  for (size_t page = first + 1; page <= last_upright(); page++) {
    size_t count;
    const pdf_line *lines = pdf_lines(table, page, &count);
    assert_int_equal(lines[0].glyphs[0].code, 0x5E8F); /* 序号 */
    assert_int_equal(lines[0].glyphs[1].code, 0x53F7);
    check_mm("head row", page, lines[0].glyphs->top_mm, TOP_MM, 4);
  }
}

/* Each row has as many lines of text as the others, so that pages hold whole multiples of that. */
static void rows_are_whole(void **state)
{
  size_t lines_of_rows = 0;
  (void)state;
  for (size_t page = pdf_find(table, "序号")->page; page <= last_upright(); page++) {
    size_t count, of_page = 0;
    const pdf_line *lines = pdf_lines(table, page, &count);
    for (size_t i = 0; i < count; i++) {
      double size_pt = lines[i].glyphs[lines[i].count / 2].size_pt;
      bool is_text = fabs(size_pt - 14) < 0.05 && i + 1 < count;
      bool is_head = lines[i].glyphs[0].code == 0x5E8F || lines[i].glyphs[0].code == 0x8868;
      of_page += is_text && !is_head;
    }
    assert_int_equal(of_page % LINES_OF_A_ROW, 0);
    lines_of_rows += of_page;
  }
  assert_int_equal(lines_of_rows, ROWS * LINES_OF_A_ROW);
}

/* ---- Turned (clause 8) ----------------------------------------------------------------------- */

static void turned_table_keeps_the_margins(void **state)
{
  (void)state;
  for (size_t page = first_turned(); page < first_turned() + 2; page++) {
    pdf_box ink;
    const pdf_box all = {BOTTOM_MM - 0.5, 0, PAPER_HEIGHT_MM, PAPER_WIDTH_MM};
    assert_true(pdf_ink(table, page, all, &ink));
    check_mm("left rule", page, ink.left_mm, BOTTOM_MM, 0.4);
    check_mm("right rule", page, ink.right_mm, BOTTOM_MM + HEIGHT_MM, 0.4);
    assert_true(ink.top_mm >= LEFT_MM - 0.4 && ink.bottom_mm <= LEFT_MM + WIDTH_MM + 0.4);
    assert_true(has_line(page, 0x6708)); /* 月: the head row */
  }
}

/* 7.5 and 8: where it would be were the sheet upright; its bottom is the turned page's left.
 * LibreOffice sets the base line of a turned line 0.3 mm lower than that of an upright one. */
static void number_stands_where_it_stands_upright(void **state)
{
  (void)state;
  for (size_t page = first_turned(); page < first_turned() + 2; page++) {
    bool is_odd = page % 2 == 0;
    pdf_box number, dash;
    const pdf_box margin = {0, 0, BOTTOM_MM - 1, PAPER_WIDTH_MM};
    assert_true(pdf_ink(table, page, margin, &number));
    if (is_odd)
      check_mm("end of the number", page, number.bottom_mm, LEFT_MM + WIDTH_MM - SIZE_4_MM, 0.5);
    else
      check_mm("start of the number", page, number.top_mm, LEFT_MM + SIZE_4_MM, 0.5);
    const pdf_box around = {0, number.top_mm, BOTTOM_MM - 1, number.top_mm + SIZE_4_MM / 2};
    assert_true(pdf_ink(table, page, around, &dash));
    check_mm("top of the dash", page, dash.right_mm, BOTTOM_MM - 7, 0.4);
    assert_true(number.bottom_mm - number.top_mm > 2 * SIZE_4_MM);
  }
}

static void text_behind_it_is_upright(void **state)
{
  const pdf_line *line = pdf_find(table, "请各乡镇据此修订");
  (void)state;
  assert_true(line->page > first_turned());
  check_mm("text", line->page, line->glyphs->left_mm, LEFT_MM + 2 * 16 * 25.4 / 72, 0.5);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(table_is_as_wide_as_the_text),
      cmocka_unit_test(head_row_is_on_every_page),
      cmocka_unit_test(rows_are_whole),
      cmocka_unit_test(turned_table_keeps_the_margins),
      cmocka_unit_test(number_stands_where_it_stands_upright),
      cmocka_unit_test(text_behind_it_is_upright),
  };
  char path[4096];
  if (argc != 2) {
    fprintf(stderr, "usage: measure_table FOLDER\n");
    return 2;
  }
  snprintf(path, sizeof path, "%s/table.pdf", argv[1]);
  table = pdf_open(path);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  pdf_close(table);
  return failed;
}
