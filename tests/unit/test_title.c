/*
 * test_title.c - the lines of long titles: the table of titles that the rule decides (title.def), and
 * what holds of any text whatever.
 */
#include "unit/check.h"
#include "unit/random.h"

#include "style/title.h"

#include <stdio.h>

/* ---- Titles as people write them --------------------------------------------------------------- */

/* Lines parted by `|`; those that are not NULL are equally right. */
typedef struct title_row {
  const char *lines[3];
} title_row;

static const title_row title_table[] = {
#define TITLE(a) {{a, NULL, NULL}},
#define TITLE2(a, b) {{a, b, NULL}},
#define TITLE3(a, b, c) {{a, b, c}},
#include "unit/title.def"
#undef TITLE
#undef TITLE2
#undef TITLE3
};

/* Those that come out otherwise, and how. A row that does not is to be taken out. */
static const char *const known_table[] = {
    NULL,
};

enum { ROOM = 1024 };

static void take_bars_out(const char *lines, char title[ROOM])
{
  for (; *lines; lines++)
    if (*lines != '|') *title++ = *lines;
  *title = '\0';
}

static void put_bars_in(const char *title, char lines[ROOM])
{
  size_t breaks[GW_TITLE_MOST_BREAKS], count = 0, next = 0;
  size_t length = strlen(title);
  assert_int_equal(
      gw_title_break((gw_str){title, length}, GW_TITLE_LINE_HALVES, breaks, &count), GW_OK);
  for (size_t i = 0; i < length; i++) {
    if (next < count && breaks[next] == i) {
      *lines++ = '|';
      next++;
    }
    *lines++ = title[i];
  }
  *lines = '\0';
  assert_int_equal(next, count);
}

static bool is_right(const title_row *row, const char *lines)
{
  for (size_t i = 0; i < COUNT_OF(row->lines) && row->lines[i]; i++)
    if (strcmp(row->lines[i], lines) == 0) return true;
  return false;
}

static bool is_known(const char *lines)
{
  for (size_t i = 0; known_table[i]; i++)
    if (strcmp(known_table[i], lines) == 0) return true;
  return false;
}

static void titles_are_broken_by_the_rule(void **state)
{
  size_t known = 0;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(title_table); i++) {
    char title[ROOM], lines[ROOM];
    take_bars_out(title_table[i].lines[0], title);
    put_bars_in(title, lines);
    if (is_right(&title_table[i], lines)) continue;
    if (is_known(lines))
      known++;
    else
      check_text("title", lines, strlen(lines), title_table[i].lines[0]);
  }
  CHECK_EQUAL("rows of known_table that hold", known, COUNT_OF(known_table) - 1);
  ROWS_ARE_RIGHT();
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles_are_broken_by_the_rule),
  };
  (void)argc;
  (void)argv;
  return cmocka_run_group_tests(tests, NULL, NULL);
}
