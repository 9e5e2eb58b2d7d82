/* test_skim.c - what is passed over and where it stops, held against a look at each byte: whatever
 * the length, wherever in a block the byte stands. */
#include "unit/check.h"

#include "base/han.h"
#include "base/skim.h"

enum { LONGEST = 100 };

static inline unsigned char is_bar(unsigned char byte, unsigned char next)
{
  (void)next;
  return byte == '|';
}

/* The byte and the one behind it, which is 0 behind the text. */
static inline unsigned char is_pair(unsigned char byte, unsigned char next)
{
  return (byte == '=') & (next == '>');
}

static inline unsigned char is_last_of_all(unsigned char byte, unsigned char next)
{
  (void)byte;
  return next == 0;
}

static void a_byte_is_found_wherever_it_is(void **state)
{
  char bytes[LONGEST];
  (void)state;
  for (size_t length = 0; length <= LONGEST; length++)
    for (size_t place = 0; place <= length; place++) {
      memset(bytes, '.', sizeof bytes);
      if (place < length) bytes[place] = '|';
      const gw_str text = {bytes, length};
      for (size_t from = 0; from <= length; from++)
        CHECK_EQUAL("bar", gw_skim(text, from, is_bar), from <= place ? place : length);
    }
  ROWS_ARE_RIGHT();
}

static void two_bytes_are_found_only_together(void **state)
{
  char bytes[LONGEST + 1];
  (void)state;
  for (size_t length = 1; length <= LONGEST; length++)
    for (size_t place = 0; place < length; place++) {
      memset(bytes, '=', sizeof bytes);
      bytes[place] = '>';
      bytes[length] = '>'; /* behind the text */
      const gw_str text = {bytes, length};
      CHECK_EQUAL("pair", gw_skim(text, 0, is_pair), place > 0 ? place - 1 : length);
      CHECK_EQUAL("end", gw_skim(text, 0, is_last_of_all), length - 1);
    }
  ROWS_ARE_RIGHT();
}

typedef struct run_row {
  const char *name, *text;
  size_t from, end;
} run_row;

static const run_row run_table[] = {
    {"no text", "", 0, 0},
    {"all of it", "公文", 0, 6},
    {"up to a point", "公文，写作", 0, 6},
    {"from behind it", "公文，写作", 9, 15},
    {"at a point", "，公文", 0, 0},
    {"ASCII", "a公文", 0, 0},
    {"first and last", "一\xE9\xBF\xBF.", 0, 6},
    {"below the first", "\xE4\xB7\xBF一", 0, 0},
    {"above the last", "\xEA\x80\x80一", 0, 0},
    {"four bytes", "公𠀀文", 0, 3},
};

static void runs_of_han_end_where_they_end(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(run_table); i++) {
    const run_row *row = &run_table[i];
    const gw_str text = {row->text, strlen(row->text)};
    CHECK_EQUAL(row->name, gw_han_run(text, row->from), row->end);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_byte_is_found_wherever_it_is),
      cmocka_unit_test(two_bytes_are_found_only_together),
      cmocka_unit_test(runs_of_han_end_where_they_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
