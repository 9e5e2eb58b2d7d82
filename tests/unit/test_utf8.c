/* test_utf8.c - UTF-8, strictly; the rows follow table 3-7 of the Unicode Standard and its advice on
 * U+FFFD (maximal ill-formed parts). */
#include "unit/check.h"

#include "base/utf8.h"

typedef struct decode_row {
  const char *name, *bytes;
  uint32_t want; /* GW_REPLACEMENT and ok == false: ill-formed */
  size_t size;
  bool ok;
} decode_row;

static const decode_row decode_table[] = {
    {"ASCII", "A", 'A', 1, true},
    {"DEL", "\x7F", 0x7F, 1, true},
    {"first of two", "\xC2\x80", 0x80, 2, true},
    {"last of two", "\xDF\xBF", 0x7FF, 2, true},
    {"first of three", "\xE0\xA0\x80", 0x800, 3, true},
    {"Han", "公", 0x516C, 3, true},
    {"below the surrogates", "\xED\x9F\xBF", 0xD7FF, 3, true},
    {"above the surrogates", "\xEE\x80\x80", 0xE000, 3, true},
    {"U+FFFD itself", "\xEF\xBF\xBD", 0xFFFD, 3, true},
    {"last of three", "\xEF\xBF\xBF", 0xFFFF, 3, true},
    {"first of four", "\xF0\x90\x80\x80", 0x10000, 4, true},
    {"rare Han", "𠮷", 0x20BB7, 4, true},
    {"the last", "\xF4\x8F\xBF\xBF", 0x10FFFF, 4, true},
    {"a tail", "\x80", GW_REPLACEMENT, 1, false},
    {"another tail", "\xBF", GW_REPLACEMENT, 1, false},
    {"overlong of two", "\xC0\xAF", GW_REPLACEMENT, 1, false},
    {"overlong of two, last", "\xC1\xBF", GW_REPLACEMENT, 1, false},
    {"overlong of three", "\xE0\x9F\xBF", GW_REPLACEMENT, 1, false},
    {"overlong of four", "\xF0\x8F\xBF\xBF", GW_REPLACEMENT, 1, false},
    {"first surrogate", "\xED\xA0\x80", GW_REPLACEMENT, 1, false},
    {"last surrogate", "\xED\xBF\xBF", GW_REPLACEMENT, 1, false},
    {"above the last", "\xF4\x90\x80\x80", GW_REPLACEMENT, 1, false},
    {"five bytes", "\xF8\x88\x80\x80\x80", GW_REPLACEMENT, 1, false},
    {"FE", "\xFE", GW_REPLACEMENT, 1, false},
    {"FF", "\xFF", GW_REPLACEMENT, 1, false},
    {"lead at the end", "\xE5", GW_REPLACEMENT, 1, false},
    {"two of three at the end", "\xE5\x85", GW_REPLACEMENT, 2, false},
    {"three of four at the end", "\xF0\xA0\xAE", GW_REPLACEMENT, 3, false},
    {"lead and a letter",
     "\xE5"
     "A",
     GW_REPLACEMENT, 1, false},
    {"two of three and a letter",
     "\xE5\x85"
     "A",
     GW_REPLACEMENT, 2, false},
    {"three of four and a letter",
     "\xF0\xA0\xAE"
     "A",
     GW_REPLACEMENT, 3, false},
    {"two of three and a character", "\xE5\x85公", GW_REPLACEMENT, 2, false},
};

static void sequences_are_decoded(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(decode_table); i++) {
    const decode_row *row = &decode_table[i];
    size_t size = 99;
    bool ok = !row->ok;
    CHECK_EQUAL(row->name, gw_utf8_decode(row->bytes, strlen(row->bytes), &size, &ok), row->want);
    CHECK_EQUAL(row->name, size, row->size);
    CHECK(row->name, ok == row->ok);
  }
  ROWS_ARE_RIGHT();
}

/* Validity agrees with decoding, wherever the sequence stands: the fast paths look at blocks. */
static void validity_is_the_same_at_any_place(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(decode_table); i++) {
    const decode_row *row = &decode_table[i];
    for (size_t before = 0; before < 40; before++) {
      char text[128] = "", copy[128];
      /* Latin and Han, then Han alone */
      for (size_t n = 0; n < before % 20; n++)
        strcat(text, before >= 20 || n % 5 == 3 ? "文" : "a");
      size_t start = strlen(text);
      strcat(text, row->bytes);
      size_t length = strlen(text);
      strcat(text, "abcdefgh公文");
      size_t whole = strlen(text);
      memcpy(copy, text, whole); /* no terminator to lean on */
      CHECK_EQUAL(row->name, gw_utf8_valid(copy, whole), row->ok ? whole : start);
      CHECK_EQUAL(row->name, gw_utf8_valid(copy, length), row->ok ? length : start);
    }
  }
  assert_int_equal(gw_utf8_valid("", 0), 0);
  assert_int_equal(gw_utf8_valid("\0\0", 2), 2);
  ROWS_ARE_RIGHT();
}

static void every_code_point_comes_back(void **state)
{
  (void)state;
  for (uint32_t code = 0; code <= 0x110005; code++) {
    char bytes[4];
    size_t size, length = gw_utf8_encode(code, bytes);
    bool ok, real = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
    uint32_t back = gw_utf8_decode(bytes, length, &size, &ok);
    if (!ok || size != length || back != (real ? code : GW_REPLACEMENT))
      fail_msg("U+%04X comes back as U+%04X", (unsigned)code, (unsigned)back);
  }
}

static void text_is_walked_both_ways(void **state)
{
  const gw_str text = GW_STR("a公é𠮷\xEF\xBF\xBD");
  static const uint32_t want[] = {'a', 0x516C, 0xE9, 0x20BB7, 0xFFFD};
  size_t at = 0;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(want); i++) assert_int_equal(gw_utf8_next(text, &at), want[i]);
  assert_int_equal(at, text.len);
  for (size_t i = COUNT_OF(want); i-- > 0;) assert_int_equal(gw_utf8_previous(text, &at), want[i]);
  assert_int_equal(at, 0);
  assert_int_equal(gw_utf8_count(text), COUNT_OF(want));
  assert_int_equal(gw_utf8_count(GW_STR("")), 0);
}

/* Of every character: plain or not, in front of other text or at its end. */
static void plain_characters_are_three_bytes_and_valid(void **state)
{
  (void)state;
  for (uint32_t code = 0; code <= 0x10FFFF; code++) {
    char bytes[12] = "";
    size_t length = gw_utf8_encode(code, bytes);
    bool plain = (code >= 0x1000 && code < 0xD000) || (code >= 0xF000 && code < 0xFFC0);
    gw_utf8_encode(0x516C, bytes + length);
    bytes[length + 3] = '.';
    if (gw_utf8_plain_span(bytes, length + 4) != (plain ? 6 : 0))
      fail_msg("U+%04X", (unsigned)code);
    assert_int_equal(gw_utf8_plain_span(bytes, length), 0); /* not looked at */
  }
  assert_int_equal(gw_utf8_plain_span("\xE5\x85\xAC\xE6\x96.", 6), 3);
  assert_int_equal(gw_utf8_plain_span("", 0), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sequences_are_decoded),
      cmocka_unit_test(validity_is_the_same_at_any_place),
      cmocka_unit_test(every_code_point_comes_back),
      cmocka_unit_test(text_is_walked_both_ways),
      cmocka_unit_test(plain_characters_are_three_bytes_and_valid),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
