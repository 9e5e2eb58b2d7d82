/* test_memory.c - what everything else stands on: checked sizes, the growing buffer, the arena. */
#include "unit/check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"

#include <limits.h>
#include <stdalign.h>

/* ---- Sizes --------------------------------------------------------------------------------- */

static void sizes_do_not_overflow(void **state)
{
  static const struct {
    const char *name;
    size_t a, b;
    bool adds, multiplies;
  } rows[] = {
      {"nothing", 0, 0, true, true},
      {"small", 3, 4, true, true},
      {"zero and the most", 0, SIZE_MAX, true, true},
      {"the most and zero", SIZE_MAX, 0, true, true},
      {"the most and one", SIZE_MAX, 1, false, true},
      {"one and the most", 1, SIZE_MAX, false, true},
      {"two halves", SIZE_MAX / 2 + 1, SIZE_MAX / 2 + 1, false, false},
      {"half and two", SIZE_MAX / 2, 2, true, true},
      {"half and one, twice", SIZE_MAX / 2 + 1, 2, true, false},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    size_t sum = 0, product = 0;
    CHECK(rows[i].name, gw_mem_add(rows[i].a, rows[i].b, &sum) == rows[i].adds);
    CHECK(rows[i].name, !rows[i].adds || sum == rows[i].a + rows[i].b);
    CHECK(rows[i].name, gw_mem_multiply(rows[i].a, rows[i].b, &product) == rows[i].multiplies);
    CHECK(rows[i].name, !rows[i].multiplies || product == rows[i].a * rows[i].b);
  }
  ROWS_ARE_RIGHT();
}

static void arrays_grow_and_keep_what_they_hold(void **state)
{
  size_t capacity = 0;
  int *items = NULL;
  (void)state;
  for (int i = 0; i < 1000; i++) {
    int *grown = gw_mem_grow(items, &capacity, (size_t)i + 1, sizeof *items);
    assert_non_null(grown);
    items = grown;
    items[i] = i;
    assert_true(capacity > (size_t)i);
  }
  for (int i = 0; i < 1000; i++) assert_int_equal(items[i], i);
  size_t before = capacity;
  assert_null(gw_mem_grow(items, &capacity, SIZE_MAX, sizeof *items));
  assert_null(gw_mem_grow(items, &capacity, SIZE_MAX / 2 - 1, sizeof *items));
  assert_int_equal(capacity, before); /* and the old block is still there */
  assert_int_equal(items[999], 999);
  free(items);
}

/* ---- Buffer -------------------------------------------------------------------------------- */

static void numbers_are_decimal(void **state)
{
  static const struct {
    long long value;
    const char *want;
  } rows[] = {
      {0, "0"},
      {7, "7"},
      {-7, "-7"},
      {10, "10"},
      {1234567890123, "1234567890123"},
      {LLONG_MAX, "9223372036854775807"},
      {LLONG_MIN, "-9223372036854775808"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_buf buf = {0};
    gw_buf_put_int(&buf, rows[i].value);
    check_text(rows[i].want, buf.data, buf.length, rows[i].want);
    gw_buf_fini(&buf);
  }
  ROWS_ARE_RIGHT();
}

static void buffers_take_all_kinds_of_bytes(void **state)
{
  gw_buf buf = {0};
  (void)state;
  gw_buf_put(&buf, NULL, 0);
  assert_null(buf.data);
  gw_buf_puts(&buf, "公");
  gw_buf_putc(&buf, '\0');
  gw_buf_put_utf8(&buf, 0x6587);
  gw_buf_put_utf8(&buf, 0xD800); /* no character */
  gw_buf_put(&buf, "xyz", 2);
  assert_int_equal(buf.length, 12);
  assert_memory_equal(buf.data, "公\0文\xEF\xBF\xBDxy", 12);
  for (int i = 0; i < 100000; i++) gw_buf_putc(&buf, 'a');
  memset(gw_buf_room(&buf, 1000), 'b', 1000); /* not yet part of it */
  assert_int_equal(buf.length, 100012);
  assert_int_equal(buf.status, GW_OK);
  gw_buf_fini(&buf);
  assert_null(buf.data);
}

static void the_first_failure_stays(void **state)
{
  gw_buf buf = {0};
  (void)state;
  gw_buf_puts(&buf, "before");
  gw_buf_fail(&buf, GW_ERR_XML);
  gw_buf_fail(&buf, GW_ERR_MEMORY);
  gw_buf_puts(&buf, "after");
  assert_null(gw_buf_room(&buf, 1));
  gw_buf_put_int(&buf, 1);
  assert_int_equal(buf.status, GW_ERR_XML);
  assert_int_equal(buf.length, 6);
  gw_buf_fini(&buf);
  gw_buf_putc(&buf, 'x');
  gw_buf_put(&buf, "y", SIZE_MAX); /* is refused before it is read */
  assert_int_equal(buf.status, GW_ERR_MEMORY);
  assert_int_equal(buf.length, 1);
  gw_buf_fini(&buf);
}

/* ---- Arena --------------------------------------------------------------------------------- */

static void memory_is_zero_aligned_and_apart(void **state)
{
  static const size_t sizes[] = {0, 1, 3, 8, 17, 4095, 4096, 4097, 100000, 5, 3000000, 2, 16};
  unsigned char *pieces[COUNT_OF(sizes)];
  gw_arena arena = {0};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    pieces[i] = gw_arena_take(&arena, sizes[i]);
    assert_non_null(pieces[i]);
    assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
    for (size_t byte = 0; byte < sizes[i]; byte++) assert_int_equal(pieces[i][byte], 0);
    memset(pieces[i], (int)i + 1, sizes[i]);
  }
  for (size_t i = 0; i < COUNT_OF(sizes); i++)
    for (size_t byte = 0; byte < sizes[i]; byte++) assert_int_equal(pieces[i][byte], i + 1);
  gw_arena_fini(&arena);
  assert_null(arena.newest);
}

static void copies_are_terminated(void **state)
{
  gw_arena arena = {0};
  (void)state;
  const char *copy = gw_arena_copy(&arena, "标题。", 6);
  assert_string_equal(copy, "标题");
  assert_string_equal(gw_arena_copy(&arena, NULL, 0), "");
  assert_null(gw_arena_take(&arena, SIZE_MAX));
  assert_null(gw_arena_take(&arena, SIZE_MAX - 31));
  assert_null(gw_arena_copy(&arena, "x", SIZE_MAX));
  assert_string_equal(copy, "标题");
  gw_arena_fini(&arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sizes_do_not_overflow),
      cmocka_unit_test(arrays_grow_and_keep_what_they_hold),
      cmocka_unit_test(numbers_are_decimal),
      cmocka_unit_test(buffers_take_all_kinds_of_bytes),
      cmocka_unit_test(the_first_failure_stays),
      cmocka_unit_test(memory_is_zero_aligned_and_apart),
      cmocka_unit_test(copies_are_terminated),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
