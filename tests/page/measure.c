/*
 * measure.c - the page as LibreOffice renders it against GB/T 9704-2012, in millimetres. Takes the
 * folder with the PDFs of fixtures/page (plain, report, report-unsealed). Knows the standard and the
 * drafts, not how a DOCX is made.
 */
#include "page_mm.h"

enum { LINES_PER_PAGE = 22, CELLS_PER_LINE = 28, INDENT_CELLS = 2 };

static pdf *plain, *report, *unsealed;

static size_t body_line_count(const pdf *document, size_t page)
{
  size_t count;
  pdf_lines(document, page, &count);
  return count - 1;
}

/* ---- The grid -------------------------------------------------------------------------------- */

static void full_pages_have_22_lines(void **state)
{
  (void)state;
  assert_true(pdf_page_count(plain) >= 4);
  for (size_t page = 1; page + 1 < pdf_page_count(plain); page++) {
    size_t count;
    const pdf_line *lines = pdf_lines(plain, page, &count);
    assert_int_equal(body_line_count(plain, page), LINES_PER_PAGE);
    for (size_t i = 1; i < LINES_PER_PAGE; i++)
      check_mm("line pitch", page, lines[i].glyphs->top_mm - lines[i - 1].glyphs->top_mm, PITCH_MM,
               0.05);
  }
}

/* Headings stay with their text, and the signature with the text above it: the last paragraph, the
 * 附件说明, the blank lines, names and date may all move to the next page. */
static void pages_are_left_only_when_full(void **state)
{
  const size_t signed_page = pdf_find(report, "云溪县水利水务局")->page;
  (void)state;
  assert_true(pdf_page_count(report) >= 3);
  for (size_t page = 0; page + 1 < pdf_page_count(report); page++) {
    size_t count;
    const pdf_line *lines = pdf_lines(report, page, &count);
    double used_mm = lines[count - 2].glyphs->bottom_mm - TOP_MM;
    int spare = page + 1 == signed_page ? 10 : 3;
    assert_true(used_mm > (LINES_PER_PAGE - spare) * PITCH_MM);
    assert_true(used_mm < PAPER_HEIGHT_MM - TOP_MM - BOTTOM_MM + 0.5);
  }
}

/* A line is full when the paragraph goes on below it, that is when it does not end in 。 */
static void full_lines_have_28_characters(void **state)
{
  size_t full = 0, indented = 0;
  (void)state;
  for (size_t page = 0; page < pdf_page_count(plain); page++) {
    size_t count;
    const pdf_line *lines = pdf_lines(plain, page, &count);
    for (size_t i = page == 0 ? 2 : 0; i + 1 < count; i++) {
      bool is_first = lines[i].glyphs->left_mm > LEFT_MM + CELL_MM;
      if (last_glyph(&lines[i])->code == 0x3002) continue;
      assert_int_equal(lines[i].count, is_first ? CELLS_PER_LINE - INDENT_CELLS : CELLS_PER_LINE);
      full++;
      indented += is_first;
    }
  }
  assert_true(full >= 3 * LINES_PER_PAGE);
  assert_int_equal(indented, 12); /* paragraphs of the draft */
}

static void first_lines_are_indented_by_two_characters(void **state)
{
  size_t count;
  const pdf_line *first = pdf_find(plain, "天地玄黄"), *second = first + 1;
  const pdf_line *addressee = pdf_lines(plain, 0, &count) + 1;
  (void)state;
  assert_ptr_equal(first, addressee + 1);
  check_mm("indent", 0, first->glyphs->left_mm - second->glyphs->left_mm, INDENT_CELLS * SIZE_3_MM,
           0.05);
  check_mm("turned line", 0, second->glyphs->left_mm, addressee->glyphs->left_mm, 0.05);
}

/* ---- The margins ----------------------------------------------------------------------------- */

/* Cells fill the 156 mm of the text area; ink stays within it. */
static void text_keeps_the_side_margins(void **state)
{
  (void)state;
  for (size_t page = 1; page + 1 < pdf_page_count(plain); page++) {
    size_t count;
    pdf_box ink;
    const pdf_box above_number = {0, 0, PAPER_WIDTH_MM, PAPER_HEIGHT_MM - BOTTOM_MM};
    const pdf_line *lines = pdf_lines(plain, page, &count);
    double left_mm = PAPER_WIDTH_MM, right_mm = 0;
    for (size_t i = 0; i < LINES_PER_PAGE; i++) {
      left_mm = fmin(left_mm, lines[i].glyphs->left_mm);
      right_mm = fmax(right_mm, last_glyph(&lines[i])->right_mm);
    }
    check_mm("left margin", page, left_mm, LEFT_MM, 0.4);
    check_mm("right margin", page, PAPER_WIDTH_MM - right_mm, RIGHT_MM, 0.8);
    assert_true(pdf_ink(plain, page, above_number, &ink));
    assert_true(ink.left_mm >= LEFT_MM - 0.1 && ink.right_mm <= PAPER_WIDTH_MM - RIGHT_MM + 0.1);
  }
}

/*
 * 37 mm is where the first line begins; its characters stand on a base line at 80 % of the line, so
 * that their ink begins at 40.8 mm, and the ink of line 22 ends at 260.7 mm, above the margin.
 */
static void text_keeps_the_top_and_bottom_margins(void **state)
{
  (void)state;
  for (size_t page = 1; page + 1 < pdf_page_count(plain); page++) {
    pdf_box ink;
    const pdf_box above_number = {0, 0, PAPER_WIDTH_MM, PAPER_HEIGHT_MM - BOTTOM_MM};
    assert_true(pdf_ink(plain, page, above_number, &ink));
    check_mm("ink of line 1", page, ink.top_mm, 40.8, 0.4);
    check_mm("ink of line 22", page, ink.bottom_mm, 260.7, 0.4);
  }
}

/* ---- Page numbers (7.5) ---------------------------------------------------------------------- */

static void page_number_is(const pdf *document, size_t page)
{
  size_t count;
  char want[32];
  const pdf_line *lines = pdf_lines(document, page, &count);
  const pdf_line *number = &lines[count - 1];
  int length = snprintf(want, sizeof want, "%zu", page + 1);
  assert_int_equal(number->count, (size_t)length + 2);
  assert_int_equal(number->glyphs[0].code, 0x2014);
  assert_int_equal(last_glyph(number)->code, 0x2014);
  for (int i = 0; i < length; i++) assert_int_equal(number->glyphs[i + 1].code, want[i]);
  /* a space on both sides of the number */
  assert_true(number->glyphs[1].left_mm - number->glyphs[0].right_mm > SIZE_4_MM / 4);
  assert_true(last_glyph(number)->left_mm - last_glyph(number)[-1].right_mm > SIZE_4_MM / 4);
  for (size_t i = 0; i < number->count; i++) {
    assert_string_equal(number->glyphs[i].font, "FandolSong-Regular");
    check_mm("size in points", page, number->glyphs[i].size_pt, 14, 0.05);
  }
}

static void page_numbers_stand_outside_left_and_right(void **state)
{
  (void)state;
  for (size_t page = 0; page < pdf_page_count(plain); page++) {
    size_t count;
    const pdf_line *lines = pdf_lines(plain, page, &count);
    const pdf_line *number = &lines[count - 1];
    page_number_is(plain, page);
    if (page % 2 == 0)
      check_mm("odd page number", page, PAPER_WIDTH_MM - last_glyph(number)->right_mm,
               RIGHT_MM + SIZE_4_MM, 0.4);
    else
      check_mm("even page number", page, number->glyphs->left_mm, LEFT_MM + SIZE_4_MM, 0.4);
  }
}

static void dash_of_the_page_number_is_7_mm_below_the_text(void **state)
{
  (void)state;
  for (size_t page = 0; page < pdf_page_count(plain); page++) {
    size_t count;
    pdf_box ink;
    const pdf_line *lines = pdf_lines(plain, page, &count);
    const pdf_glyph *dash = lines[count - 1].glyphs;
    const pdf_box around = {dash->left_mm, dash->top_mm, dash->right_mm, dash->bottom_mm};
    assert_true(pdf_ink(plain, page, around, &ink));
    check_mm("top of the dash", page, ink.top_mm, PAPER_HEIGHT_MM - BOTTOM_MM + 7, 0.3);
  }
}

/* ---- Typefaces (5.2.2, 7.3) ------------------------------------------------------------------ */

static void elements_have_their_typefaces(void **state)
{
  static const struct {
    const char *text, *font;
    size_t count; /* characters in that font; 0: the whole pdf_line */
    const char *rest;
    double size_pt;
  } rows[] = {
      {"关于2025年度河道", "FandolHead-Bold", 0, NULL, 22},
      {"市水务局：", "FandolFang-Regular", 0, NULL, 16},
      {"2025年，云溪县", "FandolFang-Regular", 0, NULL, 16},
      {"一、主要工作及成效", "FandolHei-Regular", 0, NULL, 16},
      {"（一）控源截污全面推进", "FandolKai-Regular", 0, NULL, 16},
      {"1.排口整治", "FandolFang-Regular", 0, NULL, 16},
      {"（1）工业排口", "FandolFang-Regular", 0, NULL, 16},
      {"（二）生态修复初见成效。", "FandolKai-Regular", 12, "FandolFang-Regular", 16},
      {"（四）群众参与更加广泛。", "FandolKai-Regular", 12, "FandolFang-Regular", 16},
      {"三、下一步", "FandolHei-Regular", 0, NULL, 16},
      {"（一）突出重点，补齐短板。", "FandolKai-Regular", 13, "FandolFang-Regular", 16},
      {"附件：1.云溪县", "FandolFang-Regular", 0, NULL, 16},
      {"云溪县水利水务局", "FandolFang-Regular", 0, NULL, 16},
      {"2026年1月12日", "FandolFang-Regular", 0, NULL, 16},
      {"（联系人：", "FandolFang-Regular", 0, NULL, 16},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const pdf_line *line = pdf_find(report, rows[i].text);
    for (size_t k = 0; k < line->count; k++) {
      bool is_rest = rows[i].count > 0 && k >= rows[i].count;
      const char *want = is_rest ? rows[i].rest : rows[i].font;
      const pdf_glyph *glyph = &line->glyphs[k];
      if (strcmp(glyph->font, want) != 0)
        fail_msg("%s: character %zu is in %s, should be %s", rows[i].text, k + 1, glyph->font,
                 want);
      if (fabs(glyph->size_pt - rows[i].size_pt) > 0.05)
        fail_msg("%s: %.2f pt, should be %.2f", rows[i].text, glyph->size_pt, rows[i].size_pt);
    }
  }
}

/* ---- Places of elements (7.3) ---------------------------------------------------------------- */

static double right_cells(const pdf_line *line)
{
  return (PAPER_WIDTH_MM - RIGHT_MM - last_glyph(line)->right_mm) / CELL_MM;
}

static void title_is_centred(void **state)
{
  (void)state;
  check_mm("middle of the title", 0, middle_mm(pdf_find(report, "关于2025年度")),
           LEFT_MM + 156.0 / 2, 0.5);
}

/* 7.3.2: a blank line, then flush left; 7.3.3: the text begins on the next pdf_line */
static void addressee_is_flush_left_below_a_blank_line(void **state)
{
  const pdf_line *title = pdf_find(report, "关于2025年度"),
                 *addressee = pdf_find(report, "市水务局：");
  const pdf_line *body = pdf_find(report, "2025年，云溪县");
  double base_mm = addressee->glyphs->bottom_mm - title->glyphs->bottom_mm;
  (void)state;
  check_mm("addressee", 0, addressee->glyphs->left_mm, LEFT_MM, 0.4);
  check_mm("from title to addressee", 0, base_mm, 2 * PITCH_MM, 1.5);
  check_mm("from addressee to text", 0, body->glyphs->top_mm - addressee->glyphs->top_mm, PITCH_MM,
           0.05);
}

/* 7.3.4: a blank line above, numbers and names aligned */
static void attachments_are_aligned(void **state)
{
  const pdf_line *first = pdf_find(report, "附件：1."), *second = pdf_find(report, "2.云溪县");
  (void)state;
  check_mm("附件", first->page, first->glyphs->left_mm - LEFT_MM, 2 * SIZE_3_MM, 0.4);
  check_mm("second number", first->page, second->glyphs[0].left_mm, first->glyphs[3].left_mm, 0.5);
  check_mm("second name", first->page, second->glyphs[2].left_mm, first->glyphs[5].left_mm, 0.5);
}

/* 7.3.5.1: the date ends 4 characters from the right, the signature is centred on it */
static void sealed_signature_is_centred_on_the_date(void **state)
{
  const pdf_line *signature = pdf_find(report, "云溪县水利水务局"),
                 *date = pdf_find(report, "2026年1月");
  (void)state;
  check_mm("middles", date->page, middle_mm(signature), middle_mm(date), 0.3);
  /* LibreOffice widens the date by 0.22 em at each of 5 changes between Han and digits */
  assert_true(right_cells(date) > 3.2 && right_cells(date) < 4.2);
  assert_ptr_equal(signature + 1, date);
  check_mm("date below signature", date->page, date->glyphs->top_mm - signature->glyphs->top_mm,
           PITCH_MM, 0.05);
}

/* 7.3.5.2: signature 2 characters from the right, the date begins 2 characters right of it */
static void unsealed_date_begins_two_characters_right_of_the_signature(void **state)
{
  const pdf_line *signature = pdf_find(unsealed, "云溪县水利水务局");
  const pdf_line *date = pdf_find(unsealed, "2026年1月");
  (void)state;
  check_mm("signature", date->page, PAPER_WIDTH_MM - RIGHT_MM - last_glyph(signature)->right_mm,
           2 * SIZE_3_MM, 0.5);
  check_mm("date", date->page, date->glyphs->left_mm - signature->glyphs->left_mm, 2 * SIZE_3_MM,
           0.4);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(full_pages_have_22_lines),
      cmocka_unit_test(pages_are_left_only_when_full),
      cmocka_unit_test(full_lines_have_28_characters),
      cmocka_unit_test(first_lines_are_indented_by_two_characters),
      cmocka_unit_test(text_keeps_the_side_margins),
      cmocka_unit_test(text_keeps_the_top_and_bottom_margins),
      cmocka_unit_test(page_numbers_stand_outside_left_and_right),
      cmocka_unit_test(dash_of_the_page_number_is_7_mm_below_the_text),
      cmocka_unit_test(elements_have_their_typefaces),
      cmocka_unit_test(title_is_centred),
      cmocka_unit_test(addressee_is_flush_left_below_a_blank_line),
      cmocka_unit_test(attachments_are_aligned),
      cmocka_unit_test(sealed_signature_is_centred_on_the_date),
      cmocka_unit_test(unsealed_date_begins_two_characters_right_of_the_signature),
  };
  if (argc != 2) {
    fprintf(stderr, "usage: measure FOLDER\n");
    return 2;
  }
  plain = open_in(argv[1], "plain");
  report = open_in(argv[1], "report");
  unsealed = open_in(argv[1], "report-unsealed");
  if (!plain || !report || !unsealed) return 2;
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  pdf_close(plain);
  pdf_close(report);
  pdf_close(unsealed);
  return failed;
}
