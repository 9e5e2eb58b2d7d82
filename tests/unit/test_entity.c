/*
 * test_entity.c - character references: which are read, which stay as they are.
 */
#include "unit/check.h"

#include "text/entity.h"

typedef struct entity_case {
  const char *text;
  size_t size;
  uint32_t code;
} entity_case;

static void references_become_characters(void **state)
{
  static const entity_case rows[] = {
      {"&amp;", 5, '&'},
      {"&lt;b", 4, '<'},
      {"&nbsp;&nbsp;", 6, 0xA0},
      {"&hellip;", 8, 0x2026},
      {"&ldquo;", 7, 0x201C},
      {"&#65;", 5, 'A'},
      {"&#28165;", 8, 0x6E05},
      {"&#x6E05;", 8, 0x6E05},
      {"&#X6e05;", 8, 0x6E05},
      {"&#x1F600;", 9, 0x1F600},
      {"&#x10FFFD;", 10, 0x10FFFD},
      {"&", 0, 0},
      {"&;", 0, 0},
      {"&a", 0, 0},
      {"&amp", 0, 0},
      {"&AMP;", 0, 0},
      {"&unknown;", 0, 0},
      {"&ampere;", 0, 0},
      {"&#;", 0, 0},
      {"&#x;", 0, 0},
      {"&#xG;", 0, 0},
      {"&#6A;", 0, 0},
      {"&#0;", 0, 0},     /* no character of XML */
      {"&#10;", 0, 0},    /* would break the line */
      {"&#x200B;", 0, 0}, /* would have to be removed again */
      {"&#xD800;", 0, 0}, /* half of a character */
      {"&#xFFFE;", 0, 0},
      {"&#x110000;", 0, 0},
      {"&#99999999999999999999;", 0, 0},
      {"amp;", 0, 0},
      {"", 0, 0},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    uint32_t code = 0;
    size_t size = gw_entity_read((gw_str){rows[i].text, strlen(rows[i].text)}, &code);
    CHECK_EQUAL(rows[i].text, size, rows[i].size);
    if (size) CHECK_EQUAL(rows[i].text, code, rows[i].code);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(references_become_characters)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
