/*
 * test_ready.c - the parts that were packed when the program was built are those that it writes now,
 * byte by byte, and are used only where they are right.
 */
#include "unit/check.h"

#include "ooxml/deflate.h"
#include "ooxml/docx.h"
#include "ooxml/ready.h"

static const gw_options usual_options = GW_OPTIONS_INIT;

static void parts_are_what_is_written(void **state)
{
  const gw_sheet sheet = gw_sheet_make(&usual_options);
  const gw_doc doc = {0};
  const gw_plan plan = {0};
  const gw_properties properties = {"题", "机关", 1785542400};
  const gw_part_input input = {&doc, &sheet, &plan, &properties};
  gw_deflate deflate = {0};
  char *packed = malloc(gw_deflate_room());
  int found = 0;
  (void)state;
  for (int i = 0; i < GW_OPC_COUNT; i++) {
    const gw_archive_ready *ready = gw_ready_find((gw_opc_part)i);
    const char *name = gw_opc_name((gw_opc_part)i);
    gw_buf xml = {0};
    size_t size = 0;
    CHECK(name, gw_opc_is_common((gw_opc_part)i, &input) || !ready);
    if (!ready) continue;
    found++;
    assert_int_equal(gw_docx_write_part((gw_opc_part)i, &input, &xml), GW_OK);
    const gw_str text = {xml.data, xml.length};
    assert_int_equal(gw_deflate_pack(&deflate, xml.data, xml.length, true, packed, &size), GW_OK);
    CHECK_EQUAL(name, ready->size, text.len);
    CHECK_EQUAL(name, ready->crc, gw_deflate_crc(0, text));
    CHECK_EQUAL(name, ready->packed_size, size);
    CHECK(name, size == ready->packed_size && memcmp(packed, ready->packed, size) == 0);
    gw_buf_fini(&xml);
  }
  gw_deflate_fini(&deflate);
  free(packed);
  CHECK_EQUAL("parts", found, 9);
  ROWS_ARE_RIGHT();
}

static gw_options with_font(int role)
{
  gw_options options = usual_options;
  options.fonts[role] = "华文仿宋";
  return options;
}

/* Whatever an option changes on the sheet that a ready part could show. */
static void options_make_a_sheet_unusual(void **state)
{
  gw_options list[16] = {{0}};
  size_t count = 0;
  (void)state;
  for (int role = 0; role < GW_FONT_ROLE_COUNT; role++) list[count++] = with_font(role);
  for (int i = 0; i < 7; i++) list[count + (size_t)i] = usual_options;
  list[count++].font_preset = GW_FONTS_WINDOWS;
  list[count++].latin_font = "Times New Roman";
  list[count++].margins = GW_MARGINS_INK;
  list[count++].page_number = GW_PAGE_NUMBER_CENTER;
  list[count++].body_size_hpt = 30;
  list[count++].line_pitch_twip = 560;
  list[count++].heading_bold = 1u << 1;
  for (size_t i = 0; i < count; i++) {
    const gw_sheet sheet = gw_sheet_make(&list[i]);
    CHECK("an option", !gw_sheet_is_usual(&sheet));
  }
  gw_options of_text = usual_options;
  of_text.seal = GW_SEAL_NO;
  of_text.title_break = GW_TITLE_BREAK_NONE;
  const gw_sheet sheet = gw_sheet_make(&of_text), usual = gw_sheet_make(&usual_options);
  assert_true(gw_sheet_is_usual(&sheet) && gw_sheet_is_usual(&usual));
  ROWS_ARE_RIGHT();
}

/* Lists of parts depend on which there are. */
static void further_parts_are_not_common(void **state)
{
  const gw_plan turned = {.has_landscape = true}, blank = {.imprint = {.is_unnumbered = true}};
  const gw_part_input inputs[] = {{.plan = &turned}, {.plan = &blank}};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(inputs); i++) {
    assert_false(gw_opc_is_common(GW_OPC_CONTENT_TYPES, &inputs[i]));
    assert_false(gw_opc_is_common(GW_OPC_DOCUMENT_RELATIONS, &inputs[i]));
    assert_false(gw_opc_is_common(GW_OPC_DOCUMENT, &inputs[i]));
    assert_false(gw_opc_is_common(GW_OPC_CORE, &inputs[i]));
    assert_true(gw_opc_is_common(GW_OPC_STYLES, &inputs[i]));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_are_what_is_written),
      cmocka_unit_test(options_make_a_sheet_unusual),
      cmocka_unit_test(further_parts_are_not_common),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
