/*
 * test_share.c - every part is done once, whatever the number of parts and threads; parts cover all
 * items, none twice.
 */
#include "base/share.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static atomic_int times[GW_SHARE_MOST_PARTS];

static void count_part(void *user, size_t part)
{
  assert_ptr_equal(user, times);
  times[part]++;
}

static void every_part_is_done_once(void **state)
{
  (void)state;
  for (size_t helpers = 0; helpers < 9; helpers++)
    for (size_t parts = 0; parts <= GW_SHARE_MOST_PARTS; parts++) {
      for (size_t i = 0; i < GW_SHARE_MOST_PARTS; i++) times[i] = 0;
      gw_share(helpers, parts, count_part, times);
      for (size_t i = 0; i < GW_SHARE_MOST_PARTS; i++) assert_int_equal(times[i], i < parts);
    }
  gw_share(1000, GW_SHARE_MOST_PARTS, count_part, times); /* no more threads than parts */
}

static void parts_cover_all_items(void **state)
{
  static const size_t count_table[] = {0, 1, 511, 512, 513, 5000, 1000003, SIZE_MAX};
  (void)state;
  for (size_t helpers = 0; helpers < 300; helpers += helpers < 9 ? 1 : 97)
    for (size_t i = 0; i < sizeof count_table / sizeof *count_table; i++) {
      const size_t count = count_table[i], parts = gw_share_parts(helpers, count);
      assert_true(parts >= 1 && parts <= GW_SHARE_MOST_PARTS);
      if (helpers == 0 || count < 512) assert_int_equal(parts, 1);
      if (helpers && count >= 1 << 20) assert_true(parts > helpers || parts == GW_SHARE_MOST_PARTS);
      assert_int_equal(gw_share_first(0, parts, count), 0);
      assert_int_equal(gw_share_first(parts, parts, count), count);
      for (size_t part = 0; part < parts; part++) {
        size_t size = gw_share_first(part + 1, parts, count) - gw_share_first(part, parts, count);
        assert_true(size - count / parts <= 1);
      }
    }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_part_is_done_once),
      cmocka_unit_test(parts_cover_all_items),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
