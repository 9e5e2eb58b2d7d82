/*
 * test_gbt9704.c - the standard's tables and what a sheet makes of them. The numbers here are worked
 * out by hand from the millimetres and 字号 of GB/T 9704-2012, not copied from the code.
 */
#include "model/element.h"
#include "style/sheet.h"
#include "style/typeface.h"
#include "style/unit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_millimetres_round_to_the_nearest_twip(void **state)
{
  (void)state;
  static const struct {
    int mm, twip;
  } table[] = {{0, 0},     {7, 397},    {26, 1474},   {28, 1587},   {35, 1984},
               {37, 2098}, {156, 8844}, {210, 11906}, {225, 12756}, {297, 16838}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    assert_int_equal(gw_mm_twip(table[i].mm), table[i].twip);
}

static void test_page(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  gw_page page = gw_sheet_make(&options).page;
  assert_int_equal(page.width_twip, 11906);
  assert_int_equal(page.height_twip, 16838);
  assert_int_equal(page.top_twip, 2098);
  assert_int_equal(page.right_twip, 1474);
  assert_int_equal(page.bottom_twip, 1984);
  assert_int_equal(page.left_twip, 1588);
  assert_int_equal(page.text_width_twip, 8844);
  assert_int_equal(page.line_twip, 579);   /* 580 x 22 would not fit */
  assert_int_equal(page.char_space, -849); /* -848 x 28 would not fit */
  assert_int_equal(page.character_twip, 320);
  assert_int_equal(page.advance_twip, 314);
  assert_int_equal(page.header_twip, 851);
  assert_int_equal(page.footer_twip, 1443);
}

static void test_grid_fits_and_nothing_wider_does(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  gw_page page = gw_sheet_make(&options).page;
  /* in 1/4096 pt */
  long long width = 4096LL * page.text_width_twip / 20, wide = 28LL * (16 * 4096 + page.char_space);
  assert_true(wide <= width && wide + 28 > width);
  assert_true(22 * page.line_twip <= page.text_height_twip);
  assert_true(22 * (page.line_twip + 1) > page.text_height_twip);
  assert_true(28 * page.advance_twip <= page.text_width_twip);
  assert_true(29 * page.advance_twip > page.text_width_twip);
}

/* What the standard leaves open: other sizes and pitches still fill the same 版心. */
static void test_other_pages(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  options.margins = GW_MARGINS_INK;
  gw_page page = gw_sheet_make(&options).page;
  assert_int_equal(page.top_twip, 1857);
  assert_int_equal(page.bottom_twip, 1905);
  assert_int_equal(page.line_twip, 594);
  assert_int_equal(page.lines, 22);
  assert_int_equal(page.footer_twip, 1443); /* the page number stays where it was */
  assert_int_equal(page.type_bottom_twip, 16838 - 1984);
  options = (gw_options)GW_OPTIONS_INIT;
  options.body_size_hpt = 28; /* 31 x 14 pt = 434 of 442.2 pt */
  options.line_pitch_twip = 520;
  options.heading_bold = 1u << 2;
  gw_sheet sheet = gw_sheet_make(&options);
  assert_int_equal(sheet.page.characters, 31);
  assert_int_equal(sheet.page.lines, 24);
  assert_in_range(sheet.page.characters * sheet.page.advance_twip, 8844 - 31 - 28, 8844 - 28);
  assert_true(sheet.page.lines * sheet.page.grid_twip <= sheet.page.text_height_twip);
  assert_int_equal(gw_sheet_style(&sheet, GW_ELEMENT_BODY).size_hpt, 28);
  assert_int_equal(gw_sheet_style(&sheet, GW_ELEMENT_TITLE).size_hpt, 44);
  assert_int_equal(gw_sheet_style(&sheet, GW_ELEMENT_HEADING_2).is_bold, true);
  assert_int_equal(gw_sheet_style(&sheet, GW_ELEMENT_HEADING_1).is_bold, false);
}

static void test_every_style_is_whole(void **state)
{
  (void)state;
  for (int i = 0; i < GW_STYLE_COUNT; i++) {
    gw_style style = gw_gbt9704_style(i);
    if (!style.id || !*style.id || !style.name || !*style.name) fail_msg("row %d", i);
    if (!style.clause) fail_msg("%s has no clause", style.id);
    if (style.size_hpt <= 0 || strlen(style.colour) != 6) fail_msg("%s: type", style.id);
    assert_string_equal(style.id, gw_gbt9704_style_id(i));
    assert_int_equal(style.font, gw_gbt9704_font(i));
    for (int j = 0; j < i; j++) {
      if (strcmp(style.id, gw_gbt9704_style_id(j)) == 0) fail_msg("%s twice", style.id);
      if (strcmp(style.name, gw_gbt9704_style(j).name) == 0) fail_msg("%s twice", style.name);
    }
  }
}

static void test_styles_of_elements_are_the_model_s(void **state)
{
  (void)state;
  for (int i = 0; i < GW_ELEMENT_COUNT; i++) {
    gw_style style = gw_gbt9704_style(i);
    const char *clause = gw_element_clause((gw_element)i);
    assert_string_equal(style.id, gw_element_style_id((gw_element)i));
    /* 表格 keeps to the standard's type, which has its own clause */
    if (*clause && i != GW_ELEMENT_TABLE) assert_string_equal(style.clause, clause);
    assert_int_equal(style.outline, gw_element_level((gw_element)i));
  }
}

static void test_styles_are_linked_both_ways_and_based_on_normal(void **state)
{
  (void)state;
  for (int i = 0; i < GW_STYLE_COUNT; i++) {
    gw_style style = gw_gbt9704_style(i);
    if (style.link != GW_STYLE_NONE) assert_int_equal(gw_gbt9704_style(style.link).link, i);
    int base = i, steps = 0;
    while (gw_gbt9704_style(base).based_on != GW_STYLE_NONE && steps++ < GW_STYLE_COUNT)
      base = gw_gbt9704_style(base).based_on;
    if (!gw_gbt9704_is_character_style(i)) assert_int_equal(base, GW_STYLE_NORMAL);
  }
}

typedef struct type_row {
  int style;
  gw_font_role font;
  int size_hpt, line_twip;
  gw_align align;
  int first_line;
} type_row;

static void test_type_of_the_elements(void **state)
{
  (void)state;
  static const type_row table[] = {
      {GW_STYLE_NORMAL, GW_FONT_BODY, 32, 0, GW_ALIGN_BOTH, 0},
      {GW_ELEMENT_TITLE, GW_FONT_TITLE, 44, 720, GW_ALIGN_CENTER, 0},
      {GW_ELEMENT_ADDRESSEE, GW_FONT_BODY, 32, 0, GW_ALIGN_BOTH, 0},
      {GW_ELEMENT_BODY, GW_FONT_BODY, 32, 0, GW_ALIGN_BOTH, 2},
      {GW_ELEMENT_HEADING_1, GW_FONT_HEI, 32, 0, GW_ALIGN_BOTH, 2},
      {GW_ELEMENT_HEADING_2, GW_FONT_KAI, 32, 0, GW_ALIGN_BOTH, 2},
      {GW_ELEMENT_HEADING_3, GW_FONT_BODY, 32, 0, GW_ALIGN_BOTH, 2},
      {GW_ELEMENT_HEADING_4, GW_FONT_BODY, 32, 0, GW_ALIGN_BOTH, 2},
      {GW_ELEMENT_SECURITY, GW_FONT_HEI, 32, 0, GW_ALIGN_LEFT, 0},
      {GW_ELEMENT_ATTACHMENT_MARK, GW_FONT_HEI, 32, 0, GW_ALIGN_LEFT, 0},
      {GW_ELEMENT_ATTACHMENT_TITLE, GW_FONT_TITLE, 44, 720, GW_ALIGN_CENTER, 0},
      {GW_ELEMENT_REMARK, GW_FONT_BODY, 32, 0, GW_ALIGN_LEFT, 2},
      {GW_ELEMENT_COPY_TO, GW_FONT_BODY, 28, 500, GW_ALIGN_BOTH, 0},
      {GW_STYLE_FOOTER, GW_FONT_SONG, 28, 280, GW_ALIGN_LEFT, 0},
      {GW_STYLE_HEADING_2_CHAR, GW_FONT_KAI, 32, 0, GW_ALIGN_BOTH, 0},
      {GW_STYLE_SIGNER_NAME, GW_FONT_KAI, 32, 0, GW_ALIGN_BOTH, 0},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    gw_style style = gw_gbt9704_style(table[i].style);
    if (style.font != table[i].font || style.size_hpt != table[i].size_hpt ||
        style.line_twip != table[i].line_twip || style.align != table[i].align ||
        style.first_line != table[i].first_line)
      fail_msg("%s", style.id);
  }
}

static void test_gaps_have_clauses(void **state)
{
  (void)state;
  for (int i = 0; i < GW_GAP_COUNT; i++) {
    assert_in_range(gw_gbt9704_gap((gw_gap)i), 1, 4);
    assert_memory_equal(gw_gbt9704_gap_clause((gw_gap)i), "7.", 2);
  }
}

static void test_typefaces(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  options.fonts[GW_FONT_HEI] = "方正黑体_GBK";
  options.fonts[GW_FONT_KAI] = ""; /* the same as none */
  gw_sheet sheet = gw_sheet_make(&options);
  assert_string_equal(sheet.fonts[GW_FONT_BODY], "仿宋_GB2312");
  assert_string_equal(sheet.fonts[GW_FONT_KAI], "楷体_GB2312");
  assert_string_equal(sheet.fonts[GW_FONT_HEI], "方正黑体_GBK");
  assert_string_equal(gw_sheet_latin(&sheet, GW_FONT_KAI), "楷体_GB2312");
  options.font_preset = GW_FONTS_WINDOWS;
  options.latin_font = "Times New Roman";
  sheet = gw_sheet_make(&options);
  assert_string_equal(sheet.fonts[GW_FONT_BODY], "仿宋");
  assert_string_equal(gw_sheet_latin(&sheet, GW_FONT_BODY), "Times New Roman");
  assert_string_equal(gw_sheet_latin(&sheet, GW_FONT_SONG), "宋体"); /* 7.5 */
}

static void test_every_preset_face_is_known(void **state)
{
  (void)state;
  for (int preset = GW_FONTS_GB2312; preset <= GW_FONTS_WINDOWS; preset++)
    for (int role = 0; role < GW_FONT_ROLE_COUNT; role++) {
      const char *name = gw_typeface_of((gw_font_preset)preset, (gw_font_role)role);
      const gw_typeface *face = gw_typeface_find(name);
      assert_non_null(face);
      assert_string_equal(face->name, name);
      assert_true(strlen(face->alternate) <= 31 && strlen(face->panose) == 20);
    }
  assert_null(gw_typeface_find("Comic Sans"));
}

/* No typeface is clipped by an exact pitch of 5/4 of its size; the largest size is the style's. */
static void test_type_of_tables(void **state)
{
  const gw_gbt9704_table *table = &gw_gbt9704_table_table;
  const gw_style style = gw_gbt9704_style(GW_ELEMENT_TABLE);
  (void)state;
  assert_true(table->line_percent >= 125 && *table->clause);
  assert_int_equal(style.size_hpt, table->size_hpt[0]);
  assert_int_equal(style.line_twip, style.size_hpt * 10 * table->line_percent / 100);
  assert_int_equal(table->size_hpt[GW_TABLE_SIZES - 1], 21); /* clause 8 as we read it: 5号 */
  for (int i = 1; i < GW_TABLE_SIZES; i++) assert_true(table->size_hpt[i] < table->size_hpt[i - 1]);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_millimetres_round_to_the_nearest_twip),
      cmocka_unit_test(test_page),
      cmocka_unit_test(test_grid_fits_and_nothing_wider_does),
      cmocka_unit_test(test_other_pages),
      cmocka_unit_test(test_every_style_is_whole),
      cmocka_unit_test(test_styles_of_elements_are_the_model_s),
      cmocka_unit_test(test_styles_are_linked_both_ways_and_based_on_normal),
      cmocka_unit_test(test_type_of_the_elements),
      cmocka_unit_test(test_gaps_have_clauses),
      cmocka_unit_test(test_typefaces),
      cmocka_unit_test(test_every_preset_face_is_known),
      cmocka_unit_test(test_type_of_tables),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
