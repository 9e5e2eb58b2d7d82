/*
 * test_corruption.c FIXTURES [all] - drafts cut off behind every byte, and a small one with every byte
 * replaced by every other: each is converted or refused for a reason, and what was written has passed
 * the judge and the count of its characters. Without `all`, one replacement in so many.
 */
#include "unit/check.h"
#include "unit/fixture.h"

/* By content, as UTF-8 and replacing what is broken, as Markdown. */
static const gw_options options_table[] = {
    {.size = sizeof(gw_options)},
    {.size = sizeof(gw_options),
     .encoding = "utf-8",
     .encoding_errors = GW_ENCODING_ERRORS_REPLACE,
     .normalize = "all"},
    {.size = sizeof(gw_options),
     .encoding = "gb18030",
     .encoding_errors = GW_ENCODING_ERRORS_REPLACE,
     .format = GW_FORMAT_MARKDOWN},
};

static struct {
  size_t tried, wrong, written;
} total;

static size_t stride = 7;

static bool is_refusal(gw_status status)
{
  return status == GW_ERR_EMPTY || status == GW_ERR_NO_DOCUMENT || status == GW_ERR_ENCODING ||
         status == GW_ERR_NOT_TEXT;
}

static int count_bytes(void *user, const void *data, size_t size)
{
  (void)data;
  *(size_t *)user += size;
  return 0;
}

static gw_status convert(const char *data, size_t size, const gw_options *options)
{
  gw_draft *draft;
  size_t written = 0;
  gw_status status = gw_draft_new(options, &draft);
  if (status == GW_OK) status = gw_draft_read(draft, data, size);
  if (status == GW_OK) status = gw_draft_write_docx(draft, (gw_sink){count_bytes, &written});
  total.written += written > 0;
  gw_draft_free(draft);
  return status;
}

/* The bytes are in a block of their own size: one beyond the end is found by ASan. */
static void try(const char *name, const char *data, size_t size, size_t at)
{
  char *copy = malloc(size ? size : 1);
  assert_non_null(copy);
  memcpy(copy, data, size);
  gw_status status = convert(copy, size, &options_table[total.tried % COUNT_OF(options_table)]);
  free(copy);
  total.tried++;
  if (status == GW_OK || is_refusal(status)) return;
  total.wrong++;
  print_error("%s, byte %zu: %s\n", name, at, gw_status_name(status));
}

static void tell(const char *what)
{
  printf("faults: %s | %zu | %zu | %zu written\n", what, total.tried, total.tried - total.wrong,
         total.written);
  assert_int_equal(total.wrong, 0);
  assert_true(total.written > total.tried / 4 && total.written < total.tried);
  memset(&total, 0, sizeof total);
}

static void drafts_cut_off_everywhere(void **state)
{
  static const char *const names[] = {"nasty-gb18030-short.txt", "markdown-table.md",
                                      "front-chinese-keys.txt", "nasty-utf16le-bom.txt",
                                      "plain-table-wide.txt"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    fixture f;
    snprintf(f.path, sizeof f.path, "%s/drafts/%s", fixture_root, names[i]);
    f.data = fixture_slurp(f.path, &f.size);
    if (!f.data) fixture_give_up(f.path);
    for (size_t size = 0; size <= f.size; size++) try(names[i], f.data, size, size);
    free(f.data);
  }
  tell("a draft cut off behind a byte");
}

static void every_byte_is_replaced(void **state)
{
  static const char draft[] =
      "---\n附注: 甲\n---\n# 关于甲的通知\n\n各县：\n\n**一、乙**\n\n|丙|丁|\n|-|-|\n|1|2|\n\n"
      "甲局\n2026年6月1日\n";
  char copy[sizeof draft];
  size_t size = sizeof draft - 1;
  (void)state;
  memcpy(copy, draft, sizeof draft);
  for (size_t trial = 0; trial < size * 256; trial += stride) {
    size_t at = trial / 256;
    copy[at] = (char)(trial % 256);
    try("small draft", copy, size, at);
    copy[at] = draft[at];
  }
  tell("a draft with one byte replaced");
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(drafts_cut_off_everywhere),
                                     cmocka_unit_test(every_byte_is_replaced)};
  take_fixture_root(argc, argv);
  if (argc > 2 && strcmp(argv[2], "all") == 0) stride = 1;
  return cmocka_run_group_tests(tests, NULL, NULL);
}
