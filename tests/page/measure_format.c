/*
 * measure_format.c - 版头, 标题, 附件 and 版记 as LibreOffice renders them, against GB/T 9704-2012.
 * Takes the folder with the PDFs of fixtures/page (whole, whole-ink, upward).
 */
#include "page_mm.h"

static pdf *whole, *ink, *upward;

/* The red of a page: the mark above, the rule below. */
static pdf_box red_between(const pdf *document, double top_mm, double bottom_mm)
{
  pdf_box red;
  const pdf_box area = {0, top_mm, PAPER_WIDTH_MM, bottom_mm};
  if (!pdf_red_ink(document, 0, area, &red))
    fail_msg("no red from %.0f to %.0f", top_mm, bottom_mm);
  return red;
}

/* ---- 版头 (7.2) ------------------------------------------------------------------------------- */

/* 7.2.4: 35 mm below the top of the 版心, whatever stands above it; typefaces differ by a millimetre */
static void mark_is_72_mm_from_the_top(void **state)
{
  const pdf *const documents[] = {whole, ink, upward};
  (void)state;
  for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
    pdf_box mark = red_between(documents[i], 50, 92);
    check_mm("top of the mark", 0, mark.top_mm, TOP_MM + 35, 1.5);
    assert_true(mark.left_mm > LEFT_MM - 0.2 && mark.right_mm < PAPER_WIDTH_MM - RIGHT_MM + 0.2);
  }
  pdf_box mark = red_between(whole, 50, 92);
  check_mm("middle of the mark", 0, (mark.left_mm + mark.right_mm) / 2, LEFT_MM + 78, 0.6);
}

/* 7.2.7: as wide as the 版心, 4 mm below the number; 7.2.5: the number two lines below the mark */
static void red_rule_is_4_mm_below_the_number(void **state)
{
  static const struct {
    const char *number;
    double from_mm; /* below the mark */
  } rows[] = {{"云政发〔2026〕12号", 105}, {"云发改请〔2026〕6号", 140}};
  const pdf *const documents[] = {whole, upward};
  (void)state;
  for (size_t i = 0; i < 2; i++) {
    const pdf_line *number = pdf_find(documents[i], rows[i].number);
    const pdf_box rule = red_between(documents[i], rows[i].from_mm, 170);
    const pdf_box around = {0, number->glyphs->top_mm, PAPER_WIDTH_MM, rule.top_mm - 0.3};
    pdf_box text;
    assert_true(pdf_ink(documents[i], 0, around, &text));
    check_mm("number to rule", 0, rule.top_mm - text.bottom_mm, 4, 0.35);
    check_mm("width of the rule", 0, rule.right_mm - rule.left_mm, 156, 0.7);
    check_mm("left end of the rule", 0, rule.left_mm, LEFT_MM, 0.4);
    assert_true(rule.bottom_mm - rule.top_mm < 1.2);
  }
}

static void number_is_two_lines_below_the_mark(void **state)
{
  const pdf_line *number = pdf_find(whole, "云政发〔2026〕12号");
  pdf_box mark = red_between(whole, 50, 95);
  (void)state;
  /* two lines are free between the ink of the mark and the line of the number */
  check_mm("mark to number", 0, number->glyphs->top_mm - mark.bottom_mm, 2 * PITCH_MM, 5);
  check_mm("middle of the number", 0, middle_mm(number), LEFT_MM + 78, 0.6);
}

static void lines_above_the_mark_are_flush_left_from_line_1(void **state)
{
  static const char *const texts[] = {"000021", "机密★3年", "特急"};
  (void)state;
  for (size_t i = 0; i < 3; i++) {
    const pdf_line *line = pdf_find(whole, texts[i]);
    check_mm("left", 0, line->glyphs->left_mm, LEFT_MM, 0.4);
    check_mm("line", 0, last_glyph(line)->top_mm - last_glyph(pdf_find(whole, texts[0]))->top_mm,
             (double)i * PITCH_MM, 0.6);
  }
  /* 7.2.2, 7.2.3: 黑体; 特　急 with a character between */
  assert_string_equal(pdf_find(whole, "机密")->glyphs->font, "FandolHei-Regular");
  const pdf_line *urgent = pdf_find(whole, "特急");
  check_mm("between 特 and 急", 0, urgent->glyphs[1].left_mm - urgent->glyphs[0].right_mm, CELL_MM,
           0.5);
}

/* 7.2.4: names of equal width, 文件 to the right of them and in the middle of their height */
static void joint_names_stand_beside_the_word(void **state)
{
  const pdf_line *first = pdf_find(upward, "云溪县发展和改革委员会");
  const pdf_line *second = pdf_find(upward, "云溪县财政局"),
                 *third = pdf_find(upward, "云溪县水利水务局");
  (void)state;
  const pdf_glyph *end = &second->glyphs[5], *word = &second->glyphs[6];
  assert_int_equal(word->code, 0x6587); /* 文件 is on the height of the middle name */
  check_mm("left", 0, second->glyphs->left_mm, first->glyphs->left_mm, 0.3);
  check_mm("left", 0, third->glyphs->left_mm, first->glyphs->left_mm, 0.3);
  check_mm("right", 0, end->right_mm, last_glyph(first)->right_mm, 1.0);
  check_mm("right", 0, last_glyph(third)->right_mm, last_glyph(first)->right_mm, 1.0);
  assert_true(word->left_mm > end->right_mm + 0.5);
  check_mm("height of 文件", 0, word->top_mm, end->top_mm, 0.5);
}

/* 7.2.6, 7.2.5: two names a row, below each other; the number on the last row, one character in */
static void signers_stand_in_rows(void **state)
{
  const pdf_line *first = pdf_find(upward, "签发人：郑楷文"), *last = pdf_find(upward, "云发改请");
  const pdf_glyph *name = &last->glyphs[last->count - 4];
  (void)state;
  assert_int_equal(name->code, 0x6B27); /* 欧 */
  assert_ptr_equal(first + 1, last);
  check_mm("number", 0, last->glyphs->left_mm, LEFT_MM + SIZE_3_MM, 0.4);
  check_mm("names below each other", 0, name->left_mm, first->glyphs[4].left_mm, 0.6);
  assert_string_equal(name->font, "FandolKai-Regular");
  assert_string_equal(first->glyphs[0].font, "FandolFang-Regular");
  /* a column is as wide as the longest name, which has four characters */
  const pdf_glyph *second = &first->glyphs[first->count - 2];
  check_mm("second column", 0, second->left_mm, PAPER_WIDTH_MM - RIGHT_MM - 5 * SIZE_3_MM, 0.8);
}

/* ---- 标题, 附件 (7.3) ------------------------------------------------------------------------- */

static void title_is_two_lines_below_the_rule(void **state)
{
  const pdf_line *title = pdf_find(whole, "云溪县人民政府关于印发");
  pdf_box rule = red_between(whole, 105, 170), text;
  const pdf_box around = {0, rule.bottom_mm + 1, PAPER_WIDTH_MM, title->glyphs->bottom_mm};
  (void)state;
  assert_true(pdf_ink(whole, 0, around, &text));
  /* two lines of 3号, then a line of 36 pt whose base line is at 80 %, 0.76 x 22 pt below the ink */
  check_mm("rule to title", 0, text.top_mm - rule.bottom_mm,
           2 * PITCH_MM + (0.8 * 36 - 0.76 * 22) * 25.4 / 72, 0.8);
  for (int i = 0; i < 3; i++) {
    check_mm("middle of a title line", 0, middle_mm(&title[i]), LEFT_MM + 78, 1.0);
    assert_true(title[i].count <= 20);
  }
}

static void notes_hang_below_the_first_character_of_the_name(void **state)
{
  const pdf_line *first = pdf_find(whole, "附件：1.云溪县"), *turned = first + 1;
  const pdf_line *second = pdf_find(whole, "2.云溪县河道综合治理考核办法");
  (void)state;
  assert_int_equal(turned->glyphs->code, 0x8D23); /* 责任单位年度工作清单 */
  check_mm("附件", first->page, first->glyphs->left_mm - LEFT_MM, 2 * SIZE_3_MM, 0.4);
  /* the full point of the stand-in typeface is narrower than half a character */
  check_mm("runover", first->page, turned->glyphs->left_mm, first->glyphs[5].left_mm, 1.8);
  check_mm("second number", first->page, second->glyphs[0].left_mm, first->glyphs[3].left_mm, 0.5);
}

/* 7.3.7: a new page, the mark on line 1, the title in the middle of line 3 */
static void attachments_begin_a_page(void **state)
{
  static const struct {
    const char *mark, *title;
  } rows[] = {{"附件1", "云溪县河道综合治理三年行动方案任务"},
              {"附件2", "云溪县河道综合治理考核办法"},
              {"附件3", "重点河段名录"}};
  (void)state;
  for (size_t i = 0; i < 3; i++) {
    const pdf_line *mark = pdf_find(whole, rows[i].mark);
    size_t count;
    const pdf_line *lines = pdf_lines(whole, mark->page, &count);
    assert_ptr_equal(lines, mark);
    assert_string_equal(mark->glyphs->font, "FandolHei-Regular");
    check_mm("left", mark->page, mark->glyphs->left_mm, LEFT_MM, 0.4);
    double base_mm = mark[1].glyphs->bottom_mm - mark->glyphs->bottom_mm;
    /* a blank line, then the base line of 2号 at 80 % of 36 pt, not of 28.95 pt */
    check_mm("mark to title", mark->page, base_mm, 2 * PITCH_MM + 0.8 * (36 - 28.95) * 25.4 / 72,
             1.0);
    check_mm("middle", mark->page, middle_mm(&mark[1]), LEFT_MM + 78, 1.0);
    assert_int_equal(mark->page, 2 + i);
  }
}

/* ---- 署名 (7.3.5.1) --------------------------------------------------------------------------- */

static void names_that_seal_stand_side_by_side(void **state)
{
  const pdf_line *names = pdf_find(upward, "云溪县发展和改革委员会云溪县财政局");
  const pdf_line *last = names + 1, *date = names + 2;
  (void)state;
  assert_int_equal(names->page, 1);
  check_mm("date below the last name", 1, middle_mm(date), middle_mm(last), 0.5);
  check_mm("date on the next line", 1, date->glyphs->top_mm - last->glyphs->top_mm, PITCH_MM, 0.1);
  double apart_mm = last->glyphs->top_mm - names->glyphs->top_mm;
  check_mm("room for the seals", 1, apart_mm, 4 * PITCH_MM, 0.2);
  assert_true(apart_mm > 40); /* a seal of 42 mm is pressed on the name, not above it */
}

/* ---- 版记 (7.4) ------------------------------------------------------------------------------- */

/* The top and the bottom of a rule across the page at about `at_mm`. */
static pdf_box rule_at(const pdf *document, size_t page, double from_mm, double to_mm)
{
  pdf_box rule;
  const pdf_box area = {LEFT_MM, from_mm, LEFT_MM + 3, to_mm};
  if (!pdf_ink(document, page, area, &rule)) fail_msg("no rule near %.0f mm", from_mm);
  return rule;
}

static void imprint_ends_the_text_area_of_an_even_page(void **state)
{
  const pdf *const documents[] = {whole, ink};
  (void)state;
  for (size_t i = 0; i < 2; i++) {
    const pdf_line *copy = pdf_find(documents[i], "抄送："),
                   *printed = pdf_find(documents[i], "云溪县人民政府办公室");
    size_t last = pdf_page_count(documents[i]) - 1;
    assert_int_equal(copy->page, last);
    assert_int_equal(last % 2, 1); /* pages count from 0 */
    pdf_box bottom = rule_at(documents[i], last, printed->glyphs->bottom_mm - 0.5, 266);
    check_mm("last rule", last, bottom.bottom_mm, PAPER_HEIGHT_MM - BOTTOM_MM, 0.6);
    pdf_box top = rule_at(documents[i], last, copy->glyphs->top_mm - 6, copy->glyphs->top_mm + 0.5);
    assert_true(top.bottom_mm - top.top_mm <= bottom.bottom_mm - bottom.top_mm + 0.15);
    check_mm("copies, one character in", last, copy->glyphs->left_mm, LEFT_MM + SIZE_4_MM, 0.4);
    check_mm("runover below the names", last, copy[1].glyphs->left_mm, copy->glyphs[3].left_mm,
             0.4);
    check_mm("printed, one character in", last, printed->glyphs->left_mm, LEFT_MM + SIZE_4_MM, 0.4);
    check_mm("date, one character in", last, last_glyph(printed)->right_mm,
             PAPER_WIDTH_MM - RIGHT_MM - SIZE_4_MM, 0.6);
    check_mm("size", last, copy->glyphs->size_pt, 14, 0.05);
  }
}

/* 7.4.1: as wide as the 版心 */
static void rules_of_the_imprint_are_as_wide_as_the_text(void **state)
{
  size_t last = pdf_page_count(whole) - 1;
  const pdf_line *printed = pdf_find(whole, "云溪县人民政府办公室");
  const pdf_box area = {0, printed->glyphs->bottom_mm - 0.5, PAPER_WIDTH_MM, 265};
  pdf_box rule;
  (void)state;
  assert_true(pdf_ink(whole, last, area, &rule));
  check_mm("left end", last, rule.left_mm, LEFT_MM, 0.6);
  check_mm("right end", last, rule.right_mm, PAPER_WIDTH_MM - RIGHT_MM, 0.6);
}

/* ---- Options ---------------------------------------------------------------------------------- */

/* 5.2.1 by the ink, on a full page: from 37 mm */
static void ink_margins_are_measured_to_the_ink(void **state)
{
  pdf_box text;
  const pdf_box above_number = {0, 0, PAPER_WIDTH_MM, 264};
  (void)state;
  assert_true(pdf_ink(ink, 1, above_number, &text));
  check_mm("ink of line 1", 1, text.top_mm, TOP_MM, 0.5);
}

static void page_numbers_may_be_centred(void **state)
{
  (void)state;
  for (size_t page = 0; page < pdf_page_count(ink); page++) {
    size_t count;
    const pdf_line *lines = pdf_lines(ink, page, &count);
    check_mm("page number", page, middle_mm(&lines[count - 1]), LEFT_MM + 78, 0.8);
  }
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(mark_is_72_mm_from_the_top),
      cmocka_unit_test(red_rule_is_4_mm_below_the_number),
      cmocka_unit_test(number_is_two_lines_below_the_mark),
      cmocka_unit_test(lines_above_the_mark_are_flush_left_from_line_1),
      cmocka_unit_test(joint_names_stand_beside_the_word),
      cmocka_unit_test(signers_stand_in_rows),
      cmocka_unit_test(title_is_two_lines_below_the_rule),
      cmocka_unit_test(notes_hang_below_the_first_character_of_the_name),
      cmocka_unit_test(attachments_begin_a_page),
      cmocka_unit_test(names_that_seal_stand_side_by_side),
      cmocka_unit_test(imprint_ends_the_text_area_of_an_even_page),
      cmocka_unit_test(rules_of_the_imprint_are_as_wide_as_the_text),
      cmocka_unit_test(ink_margins_are_measured_to_the_ink),
      cmocka_unit_test(page_numbers_may_be_centred),
  };
  if (argc != 2) {
    fprintf(stderr, "usage: measure_format FOLDER\n");
    return 2;
  }
  whole = open_in(argv[1], "whole");
  ink = open_in(argv[1], "whole-ink");
  upward = open_in(argv[1], "upward");
  if (!whole || !ink || !upward) return 2;
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  pdf_close(whole);
  pdf_close(ink);
  pdf_close(upward);
  return failed;
}
