/* test_record.c - requests of a stream, the lines that answer them, and base64. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/base64.h"
#include "cli/progress.h"
#include "cli/record.h"

#include <stdlib.h>
#include <string.h>

static void base64_is_that_of_the_rfc(void **state)
{
  static const char *const rows[][2] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {"\xfb\xff\xfe", "+//+"},
      {"\xff\xff", "//8="},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[16] = {0};
    size_t size = strlen(rows[i][0]);
    cli_base64_encode(rows[i][0], size, text);
    assert_string_equal(text, rows[i][1]);
    assert_int_equal(cli_base64_length(size), strlen(rows[i][1]));
  }
}

static void requests_are_read(void **state)
{
  static const struct {
    const char *line, *text; /* text NULL: it is none */
    bool wants_report;
  } rows[] = {
      {"{\"id\":1,\"text\":\"x\"}", "x", false},
      {" { \"text\" : \"\\u516c\\n\" , \"other\" : [{}] } \r", "公\n", false},
      {"{\"text\":\"\",\"report\":true}", "", true},
      {"{\"text\":\"x\",\"report\":false}", "x", false},
      {"", NULL, false},
      {"null", NULL, false},
      {"[]", NULL, false},
      {"{}", NULL, false},
      {"{\"text\":null}", NULL, false},
      {"{\"text\":\"x\",\"report\":1}", NULL, false},
      {"{\"text\":\"x\",\"text\":\"y\"}", NULL, false},
      {"{\"text\":\"x\"} x", NULL, false},
      {"{\"text\":\"\xff\"}", NULL, false},
      {"{\"text\":\"\\ud800\"}", NULL, false},
      {"{\"text\":\"x\"", NULL, false},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    cli_request request;
    cli_request_parse(&request, rows[i].line, strlen(rows[i].line));
    assert_int_equal(request.fault == NULL, rows[i].text != NULL);
    if (rows[i].text) {
      assert_string_equal(request.text, rows[i].text);
      assert_int_equal(request.size, strlen(rows[i].text));
      assert_int_equal(request.wants_report, rows[i].wants_report);
    }
    cli_request_free(&request);
  }
}

static void a_nul_is_a_character(void **state)
{
  static const char line[] = "{\"text\":\"a\\u0000b\"}";
  cli_request request;
  (void)state;
  cli_request_parse(&request, line, sizeof line - 1);
  assert_null(request.fault);
  assert_int_equal(request.size, 3);
  assert_memory_equal(request.text, "a\0b", 3);
  cli_request_free(&request);
}

static void answers_are_lines(void **state)
{
  static const struct {
    const char *line, *docx, *want;
  } rows[] = {
      {"{\"id\":[1,{\"b\":null}],\"text\":\"x\"}", "foo",
       "{\"id\":[1,{\"b\":null}],\"record\":7,\"status\":\"S\",\"error\":\"e\\n\",\"diagnostics\":["
       "],"
       "\"docx\":\"Zm9v\"}\n"},
      {"{\"text\":\"x\"}", NULL,
       "{\"id\":null,\"record\":7,\"status\":\"S\",\"error\":\"e\\n\",\"diagnostics\":[]}\n"},
      {"no", NULL,
       "{\"id\":null,\"record\":7,\"status\":\"S\",\"error\":\"e\\n\",\"diagnostics\":[]}\n"},
  };
  const cli_answer answer = {NULL, "S", "e\n", false};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    cli_request request;
    cli_request_parse(&request, rows[i].line, strlen(rows[i].line));
    char *line = cli_record_stream(&request, 7, &answer, rows[i].docx,
                                   rows[i].docx ? strlen(rows[i].docx) : 0, NULL, 0);
    assert_non_null(line);
    assert_string_equal(line, rows[i].want);
    free(line);
    cli_request_free(&request);
  }
}

static void a_batch_line_is_one(void **state)
{
  const cli_answer answer = {NULL, "GW_OK", NULL, false};
  (void)state;
  char *line = cli_record_batch("a\n\"b", "o/通.docx", "current", CLI_EXIT_DONE, &answer);
  assert_non_null(line);
  assert_string_equal(line,
                      "{\"draft\":\"a\\n\\\"b\",\"output\":\"o/通.docx\",\"result\":\"current\","
                      "\"exit\":0,\"status\":\"GW_OK\",\"diagnostics\":[]}\n");
  free(line);
}

static void the_bar_shows_rate_and_time_left(void **state)
{
  static const struct {
    size_t done, total;
    int64_t milliseconds;
    const char *want;
  } rows[] = {
      {0, 10, 0, "[........................] 0/10 0/s -?"},
      {5, 10, 1000, "[############............] 5/10 5/s -0:01"},
      {10, 10, 2000, "[########################] 10/10 5/s -0:00"},
      {100, 1000000, 1000, "[........................] 100/1000000 100/s -2:46:39"},
      {0, 0, 5, "[########################] 0/0 0/s -?"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char text[128];
    cli_progress_bar(text, sizeof text, rows[i].done, rows[i].total, rows[i].milliseconds);
    assert_string_equal(text, rows[i].want);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(base64_is_that_of_the_rfc),
      cmocka_unit_test(requests_are_read),
      cmocka_unit_test(a_nul_is_a_character),
      cmocka_unit_test(answers_are_lines),
      cmocka_unit_test(a_batch_line_is_one),
      cmocka_unit_test(the_bar_shows_rate_and_time_left),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
