/*
 * test_deflate.c - chunks that become one stream: zlib reads it back to its very end, wherever the
 * seams are and however the last byte before them is filled.
 */
#include "ooxml/deflate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <zlib.h>

enum { DATA_BYTES = 3 * GW_DEFLATE_CHUNK, PACKED_BYTES = 2 * DATA_BYTES };

typedef struct bench {
  gw_deflate deflate;
  char *data, *packed, *back;
  size_t packed_size;
} bench;

static unsigned next_random(unsigned *state)
{
  *state = *state * 1103515245u + 12345u;
  return *state >> 16;
}

static bench make_bench(unsigned different)
{
  bench b = {
      .data = malloc(DATA_BYTES), .packed = malloc(PACKED_BYTES), .back = malloc(DATA_BYTES)};
  unsigned state = 9704;
  assert_true(b.data && b.packed && b.back);
  for (size_t i = 0; i < DATA_BYTES; i++) b.data[i] = (char)(next_random(&state) % different);
  return b;
}

static void free_bench(bench *b)
{
  gw_deflate_fini(&b->deflate);
  free(b->data);
  free(b->packed);
  free(b->back);
}

static void pack_next(bench *b, size_t at, size_t size, bool is_last)
{
  size_t packed_size;
  assert_true(gw_deflate_room() <= PACKED_BYTES - b->packed_size);
  assert_int_equal(gw_deflate_pack(&b->deflate, b->data + at, size, is_last,
                                   b->packed + b->packed_size, &packed_size),
                   GW_OK);
  assert_true(packed_size <= gw_deflate_room());
  b->packed_size += packed_size;
}

/* The stream ends where its bytes end, and holds the first `size` bytes of the data. */
static void check_stream(bench *b, size_t size)
{
  z_stream z = {.next_in = (unsigned char *)b->packed,
                .avail_in = (uInt)b->packed_size,
                .next_out = (unsigned char *)b->back,
                .avail_out = DATA_BYTES};
  assert_int_equal(inflateInit2(&z, -MAX_WBITS), Z_OK);
  assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
  assert_int_equal(z.avail_in, 0);
  assert_int_equal(z.total_out, size);
  assert_memory_equal(b->back, b->data, size);
  inflateEnd(&z);
  b->packed_size = 0;
}

static void check_chunks(bench *b, size_t chunk, size_t count)
{
  for (size_t i = 0; i < count; i++) pack_next(b, i * chunk, chunk, i + 1 == count);
  check_stream(b, chunk * count);
}

static void chunks_of_any_size_join(void **state)
{
  static const unsigned different_table[] = {1, 2, 23, 256};
  (void)state;
  for (size_t d = 0; d < sizeof different_table / sizeof *different_table; d++) {
    bench b = make_bench(different_table[d]);
    for (size_t chunk = 0; chunk < 70; chunk++) check_chunks(&b, chunk, 40);
    check_chunks(&b, 100 * 1000, 5);
    check_chunks(&b, GW_DEFLATE_CHUNK, 3);
    free_bench(&b);
  }
}

static void the_same_chunks_are_the_same_bytes(void **state)
{
  (void)state;
  bench first = make_bench(23), second = make_bench(23);
  check_chunks(&second, 1000, 3); /* what it packed before leaves no trace */
  for (int i = 0; i < 3; i++) {
    pack_next(&first, (size_t)i * 5000, 5000, i == 2);
    pack_next(&second, (size_t)i * 5000, 5000, i == 2);
  }
  assert_int_equal(first.packed_size, second.packed_size);
  assert_memory_equal(first.packed, second.packed, first.packed_size);
  free_bench(&first);
  free_bench(&second);
}

static void too_large_a_chunk_is_refused(void **state)
{
  (void)state;
  size_t packed_size;
  bench b = make_bench(2);
  assert_int_equal(
      gw_deflate_pack(&b.deflate, b.data, GW_DEFLATE_CHUNK + 1, true, b.packed, &packed_size),
      GW_ERR_PACKAGE);
  free_bench(&b);
}

static void the_crc_is_that_of_zip(void **state)
{
  (void)state;
  assert_int_equal(gw_deflate_crc(0, GW_STR("123456789")), 0xCBF43926u); /* its check value */
  assert_int_equal(gw_deflate_crc(gw_deflate_crc(0, GW_STR("1234")), GW_STR("56789")), 0xCBF43926u);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(chunks_of_any_size_join),
      cmocka_unit_test(the_same_chunks_are_the_same_bytes),
      cmocka_unit_test(too_large_a_chunk_is_refused),
      cmocka_unit_test(the_crc_is_that_of_zip),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
