/* test_ledger.c - the trace of what an output is made of, and the file that keeps traces. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/ledger.h"
#include "cli/trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The traces are kept in files, so they may not change from version to version unnoticed. */
static void traces_are_stable_and_differ(void **state)
{
  uint64_t a = CLI_TRACE_INIT;
  (void)state;
  assert_true(cli_trace_text(a, "x") == cli_trace_text(a, "x"));
  assert_true(cli_trace_text(a, NULL) != cli_trace_text(a, ""));
  assert_true(cli_trace_text(cli_trace_text(a, "ab"), "c") !=
              cli_trace_text(cli_trace_text(a, "a"), "bc"));
  assert_true(cli_trace_number(a, 1) != cli_trace_number(a, 256));
  assert_true(cli_trace_number(a, -1) != cli_trace_number(a, 1));
  assert_true(cli_trace_bytes(a, "\0", 1) != cli_trace_bytes(a, "\0\0", 2));
  assert_true(cli_trace_text(cli_trace_number(a, 1), "x") !=
              cli_trace_number(cli_trace_text(a, "x"), 1));
  assert_true(cli_trace_number(a, 0) == UINT64_C(0xA8C7F832281A39C5)); /* FNV-1a of eight NULs */
}

static void parse(cli_ledger *ledger, const char *bytes, size_t size)
{
  char *text = malloc(size + 1);
  assert_non_null(text);
  memcpy(text, bytes, size);
  text[size] = '\0';
  assert_true(cli_ledger_parse(ledger, text, size));
}

static void the_later_record_counts(void **state)
{
  static const char bytes[] = "0000000000000001 a.docx\0"
                              "00000000000000ff b/c d.docx\0"
                              "0000000000000003 a.docx\0"
                              "fedcba9876543210 z\0";
  cli_ledger ledger;
  uint64_t trace = 0;
  (void)state;
  parse(&ledger, bytes, sizeof bytes - 1);
  assert_int_equal(ledger.count, 3);
  assert_true(cli_ledger_find(&ledger, "a.docx", &trace) && trace == 3);
  assert_true(cli_ledger_find(&ledger, "b/c d.docx", &trace) && trace == 255);
  assert_true(cli_ledger_find(&ledger, "z", &trace) && trace == UINT64_C(0xFEDCBA9876543210));
  assert_false(cli_ledger_find(&ledger, "a", &trace));
  assert_false(cli_ledger_find(&ledger, "", &trace));
  cli_ledger_free(&ledger);
}

static void what_is_no_record_is_passed_over(void **state)
{
  static const char bytes[] = "\0\0"
                              "x\0"
                              "000000000000001 a\0"
                              "00000000000000001 a\0"
                              "0000000000000001\0"
                              "0000000000000001 \0"
                              "000000000000000G a\0"
                              "0000000000000001-a\0"
                              "0000000000000002 b\0"
                              "0000000000000005 cut";
  cli_ledger ledger;
  uint64_t trace = 0;
  (void)state;
  parse(&ledger, bytes, sizeof bytes - 1);
  assert_int_equal(ledger.count, 2);
  assert_true(cli_ledger_find(&ledger, "b", &trace) && trace == 2);
  cli_ledger_free(&ledger);
  parse(&ledger, "", 0);
  assert_false(cli_ledger_find(&ledger, "a", &trace));
  cli_ledger_free(&ledger);
}

static void it_is_appended_to(void **state)
{
  static const char one[] = "0000000000000001 a", two[] = "0000000000000002 b\0"
                                                          "0000000000000003 a";
  char folder[] = "/tmp/gongwen-ledger-XXXXXX", path[64];
  cli_ledger ledger;
  uint64_t trace = 0;
  (void)state;
  assert_non_null(mkdtemp(folder));
  assert_int_equal(cli_ledger_load(&ledger, folder), 0);
  assert_int_equal(ledger.count, 0);
  assert_int_equal(cli_ledger_append(folder, one, sizeof one), 0);
  assert_int_equal(cli_ledger_append(folder, "00000000000", 11), 0); /* as a full disk leaves it */
  assert_int_equal(cli_ledger_append(folder, two, sizeof two), 0);
  assert_int_equal(cli_ledger_load(&ledger, folder), 0);
  assert_int_equal(ledger.count, 2);
  assert_true(cli_ledger_find(&ledger, "a", &trace) && trace == 3);
  cli_ledger_free(&ledger);
  snprintf(path, sizeof path, "%s/%s", folder, CLI_LEDGER_NAME);
  unlink(path);
  rmdir(folder);
  assert_int_not_equal(cli_ledger_append(folder, one, sizeof one), 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(traces_are_stable_and_differ),
      cmocka_unit_test(the_later_record_counts),
      cmocka_unit_test(what_is_no_record_is_passed_over),
      cmocka_unit_test(it_is_appended_to),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
