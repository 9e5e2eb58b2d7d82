/*
 * test_gb2312.c - the table of GB 2312 against iconv, character by character, and what typefaces
 * make of it.
 */
#include "unit/check.h"
#include "unit/random.h"

#include "base/utf8.h"
#include "style/gb2312.h"
#include "style/typeface.h"

#include <iconv.h>
#include <stdio.h>

static bool iconv_has(iconv_t converter, uint32_t code)
{
  char bytes[4], out[8];
  char *from = bytes, *to = out;
  size_t left = gw_utf8_encode(code, bytes), room = sizeof out;
  iconv(converter, NULL, NULL, NULL, NULL);
  return iconv(converter, &from, &left, &to, &room) == 0 && left == 0;
}

static void the_table_is_that_of_iconv(void **state)
{
  iconv_t converter = iconv_open("GB2312", "UTF-8");
  size_t count = 0;
  (void)state;
  assert_true(converter != (iconv_t)-1);
  for (uint32_t code = 0x3400; code < 0x30000; code++) {
    char name[16];
    bool has = gw_gb2312_has(code);
    count += has;
    if (!gw_is_ideograph(code) || has == iconv_has(converter, code)) continue;
    snprintf(name, sizeof name, "U+%04X", (unsigned)code);
    print_error("%s: not as iconv has it\n", name), wrong_rows++;
  }
  iconv_close(converter);
  assert_int_equal(count, 6763);
  ROWS_ARE_RIGHT();
}

static void only_han_is_said_to_be_in_it(void **state)
{
  static const uint32_t others[] = {0, 'A', 0x3001, 0x3007, 0xFF0C, 0x2460, 0xFFFFFFFF};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(others); i++) assert_false(gw_gb2312_has(others[i]));
  assert_true(gw_is_ideograph(0x3007) && gw_is_ideograph(0x20BB7) && gw_is_ideograph(0xF92C));
  assert_false(gw_is_ideograph(0x3005) || gw_is_ideograph('A') || gw_is_ideograph(0xFF0C));
}

/* The place that is told for a text is that of asking for each of its characters. */
static void the_first_that_lacks_is_found(void **state)
{
  (void)state;
  random_state = 6763;
  for (int round = 0; round < 20000; round++) {
    char bytes[64];
    size_t length = 0, last = pick(14), lacks = SIZE_MAX;
    for (size_t i = 0; i < last; i++) {
      static const uint32_t first[] = {0x20, 0xA0, 0x3000, 0x4DB0, 0x4E00, 0x554A, 0xF8F0, 0x1FFF0};
      uint32_t code = first[pick(COUNT_OF(first))] + (uint32_t)pick(pick(4) ? 0x20 : 0x5100);
      bool is_there = !gw_is_ideograph(code) || gw_gb2312_has(code);
      if (!is_there && lacks == SIZE_MAX) lacks = length;
      length += gw_utf8_encode(code, bytes + length);
    }
    assert_int_equal(gw_gb2312_lacks((gw_str){bytes, length}, 0, length),
                     lacks == SIZE_MAX ? length : lacks);
  }
  assert_int_equal(gw_gb2312_lacks(GW_STR("喆王喆王"), 3, 6), 6);
  assert_int_equal(gw_gb2312_lacks(GW_STR("喆王喆王"), 3, 12), 6);
}

typedef struct face_row {
  const char *face, *fuller; /* NULL: it is full, or nothing is known of it */
} face_row;

static const face_row face_table[] = {
    {"仿宋_GB2312", "仿宋"},
    {"楷体_GB2312", "楷体"},
    {"方正小标宋简体", "方正小标宋_GBK"},
    {"仿宋", NULL},
    {"楷体", NULL},
    {"黑体", NULL},
    {"宋体", NULL},
    {"方正小标宋_GBK", NULL},
    {"FZFangSong-Z02S", NULL},
    {"", NULL},
};

static void faces_of_gb2312_have_a_fuller_one(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(face_table); i++) {
    const face_row *row = &face_table[i];
    const char *fuller = gw_typeface_fuller(row->face);
    CHECK(row->face, !fuller == !row->fuller);
    if (fuller && row->fuller) check_text(row->face, fuller, strlen(fuller), row->fuller);
    if (fuller) CHECK(row->face, gw_typeface_find(fuller) && !gw_typeface_fuller(fuller));
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_table_is_that_of_iconv),
      cmocka_unit_test(only_han_is_said_to_be_in_it),
      cmocka_unit_test(the_first_that_lacks_is_found),
      cmocka_unit_test(faces_of_gb2312_have_a_fuller_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
