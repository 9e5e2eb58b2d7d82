/*
 * test_archive.c - the packer: what is in the archive, that it is the same each time, and that
 * nothing reaches the sink when a stream or the sink fails.
 */
#include "unit/keeper.h"
#include "base/buf.h"
#include "ooxml/archive.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include <zip.h>

/* A stream of `size` bytes that fails where it is told to. */
typedef struct fake {
  size_t size, at;
  gw_status start_status;
  size_t fails_at; /* byte, SIZE_MAX for never */
  int starts, stops;
} fake;

static gw_status start(void *user)
{
  fake *f = user;
  f->at = 0;
  f->starts++;
  return f->start_status;
}

static gw_status read_some(void *user, void *data, size_t size, size_t *got)
{
  fake *f = user;
  if (f->at >= f->fails_at) return GW_ERR_XML;
  *got = f->size - f->at < size ? f->size - f->at : size;
  for (size_t i = 0; i < *got; i++) ((char *)data)[i] = (char)('a' + (f->at + i) * 7 % 23);
  f->at += *got;
  return GW_OK;
}

static void stop(void *user)
{
  ((fake *)user)->stops++;
}

enum { FILES = 3 };

static const char *const name_table[FILES] = {"[Content_Types].xml", "word/a.xml", "b.xml"};

static void make_fakes(fake fakes[FILES], gw_archive_entry entries[FILES])
{
  static const size_t size_table[FILES] = {10, 300 * 1000, 0};
  for (size_t i = 0; i < FILES; i++) {
    fakes[i] = (fake){.size = size_table[i], .fails_at = SIZE_MAX};
    entries[i] = (gw_archive_entry){.name = name_table[i],
                                    .size_estimate = 4096,
                                    .start = start,
                                    .read = read_some,
                                    .stop = stop,
                                    .user = &fakes[i]};
  }
}

static keeper pack(void)
{
  fake fakes[FILES];
  gw_archive_entry entries[FILES];
  keeper k = {.most = SIZE_MAX};
  make_fakes(fakes, entries);
  assert_int_equal(gw_archive_write(entries, FILES, 0, (gw_sink){keep, &k}), GW_OK);
  for (size_t i = 0; i < FILES; i++) {
    assert_int_equal(fakes[i].starts, 1);
    assert_int_equal(fakes[i].stops, 1);
    assert_int_equal(fakes[i].at, fakes[i].size);
  }
  return k;
}

static void check_entry(zip_t *zip, zip_uint64_t index)
{
  zip_stat_t stat;
  zip_uint8_t system;
  zip_uint32_t attributes;
  assert_int_equal(zip_stat_index(zip, index, 0, &stat), 0);
  assert_string_equal(stat.name, name_table[index]);
  assert_int_equal(stat.encryption_method, ZIP_EM_NONE);
  assert_int_equal(zip_file_get_external_attributes(zip, index, 0, &system, &attributes), 0);
  assert_int_equal(system, ZIP_OPSYS_UNIX);
  assert_int_equal(attributes >> 16, 0100644);
  char *data = malloc(stat.size + 1);
  zip_file_t *file = zip_fopen_index(zip, index, 0);
  assert_true(data && file);
  assert_int_equal(zip_fread(file, data, stat.size + 1), stat.size);
  for (size_t i = 0; i < stat.size; i++) assert_int_equal(data[i], 'a' + i * 7 % 23);
  assert_int_equal(zip_fclose(file), 0);
  free(data);
}

static void test_round_trip(void **state)
{
  (void)state;
  keeper k = pack();
  zip_source_t *source = zip_source_buffer_create(k.buf.data, k.buf.length, 0, NULL);
  zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  assert_non_null(zip);
  assert_int_equal(zip_get_num_entries(zip, 0), FILES);
  for (zip_uint64_t i = 0; i < FILES; i++) check_entry(zip, i);
  zip_discard(zip);
  gw_buf_fini(&k.buf);
}

/* Fields of the local header (APPNOTE 4.3.7): version, flags, method, time, date. */
static void test_plain_headers(void **state)
{
  (void)state;
  static const unsigned char want[] = {'P', 'K', 3, 4, 20, 0, 0, 0};
  keeper k = pack();
  const unsigned char *header = (const unsigned char *)k.buf.data;
  assert_memory_equal(header, want, sizeof want); /* not the 64-bit form, no data descriptor */
  assert_int_equal(header[10] | header[11], 0);
  assert_int_equal(header[12] | header[13] << 8, 0x21); /* 1980-01-01 */
  assert_int_equal(header[28] | header[29] << 8, 0);    /* no extra field */
  gw_buf_fini(&k.buf);
}

static void test_same_bytes_whatever_surrounds_it(void **state)
{
  (void)state;
  static const char *const zone_table[] = {"UTC", "Asia/Shanghai", "America/New_York"};
  keeper first = pack();
  mode_t mask = umask(0);
  for (size_t i = 0; i < sizeof zone_table / sizeof *zone_table; i++) {
    setenv("TZ", zone_table[i], 1);
    umask(i ? 077 : 0);
    keeper again = pack();
    assert_int_equal(again.buf.length, first.buf.length);
    assert_memory_equal(again.buf.data, first.buf.data, first.buf.length);
    gw_buf_fini(&again.buf);
  }
  umask(mask);
  unsetenv("TZ");
  gw_buf_fini(&first.buf);
}

static void test_a_failing_stream(void **state)
{
  (void)state;
  for (size_t file = 0; file < FILES; file++)
    for (int at_start = 0; at_start <= 1; at_start++) {
      fake fakes[FILES];
      gw_archive_entry entries[FILES];
      keeper k = {.most = SIZE_MAX};
      make_fakes(fakes, entries);
      if (at_start)
        fakes[file].start_status = GW_ERR_TEXT_LOST;
      else
        fakes[file].fails_at = fakes[file].size / 2;
      assert_int_equal(gw_archive_write(entries, FILES, 0, (gw_sink){keep, &k}),
                       at_start ? GW_ERR_TEXT_LOST : GW_ERR_XML);
      assert_int_equal(k.calls, 0);
    }
}

static void test_a_failing_sink(void **state)
{
  (void)state;
  keeper whole = pack();
  assert_true(whole.calls >= 1);
  for (size_t most = 0; most < whole.calls; most++) {
    fake fakes[FILES];
    gw_archive_entry entries[FILES];
    keeper k = {.most = most};
    make_fakes(fakes, entries);
    assert_int_equal(gw_archive_write(entries, FILES, 0, (gw_sink){keep, &k}), GW_ERR_SINK);
    assert_int_equal(k.calls, most + 1); /* never again after it has failed */
    gw_buf_fini(&k.buf);
  }
  gw_buf_fini(&whole.buf);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_round_trip),
      cmocka_unit_test(test_plain_headers),
      cmocka_unit_test(test_same_bytes_whatever_surrounds_it),
      cmocka_unit_test(test_a_failing_stream),
      cmocka_unit_test(test_a_failing_sink),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
