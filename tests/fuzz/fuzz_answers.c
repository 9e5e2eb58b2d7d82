/* fuzz_answers.c - the part of fuzz_convert.h that asks a draft for its answers: report, outlines, lines. */
#include "fuzz/fuzz_convert.h"

#include "base/utf8.h"

#include <jansson.h>
#include <string.h>

static int take(void *user, const void *data, size_t size)
{
  fuzz_bytes *bytes = user;
  char *grown = realloc(bytes->data, bytes->size + size + 1);
  MUST(grown);
  if (size) memcpy(grown + bytes->size, data, size);
  bytes->data = grown;
  bytes->size += size;
  return 0;
}

gw_sink fuzz_sink(fuzz_bytes *bytes)
{
  return (gw_sink){take, bytes};
}

void fuzz_bytes_free(fuzz_bytes *bytes)
{
  free(bytes->data);
  *bytes = (fuzz_bytes){NULL, 0};
}

static void check_utf8(const char *text)
{
  MUST(text && gw_utf8_valid(text, strlen(text)) == strlen(text));
}

/* One object, with a newline or not, and nothing else. */
static void check_json(fuzz_bytes *bytes)
{
  json_error_t error;
  json_t *json = json_loadb(bytes->data, bytes->size, JSON_REJECT_DUPLICATES, &error);
  MUST(json_is_object(json) && json_is_string(json_object_get(json, "schema")));
  json_decref(json);
  fuzz_bytes_free(bytes);
}

static void check_outlines(const gw_draft *draft)
{
  static const char *const languages[] = {"zh", "en"};
  fuzz_bytes out = {NULL, 0};
  for (int i = 0; i < 2; i++) {
    MUST_BE_OK(gw_draft_write_outline(draft, languages[i], fuzz_sink(&out)));
    MUST_BE_OK(gw_draft_write_explanation(draft, languages[i], NULL, 0, fuzz_sink(&out)));
  }
  MUST(gw_utf8_valid(out.data, out.size) == out.size);
  fuzz_bytes_free(&out);
  MUST_BE_OK(gw_draft_write_outline_json(draft, fuzz_sink(&out)));
  check_json(&out);
  MUST_BE_OK(gw_draft_write_explanation_json(draft, NULL, 0, fuzz_sink(&out)));
  check_json(&out);
}

static void check_diagnostics(const gw_draft *draft)
{
  for (size_t i = 0; i < gw_draft_diagnostic_count(draft); i++) {
    gw_diagnostic d = GW_DIAGNOSTIC_INIT;
    MUST_BE_OK(gw_draft_diagnostic(draft, i, &d));
    MUST(d.id && *d.id && *d.text_zh && *d.text_en);
    check_utf8(d.text_zh);
    check_utf8(d.text_en);
  }
}

static void check_lines(const gw_draft *draft)
{
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = GW_LINE_INIT;
    MUST_BE_OK(gw_draft_line(draft, i, &line));
    MUST(line.rule && gw_utf8_valid(line.text, line.length) == line.length);
    MUST(gw_draft_ranked_line(draft, i) < gw_draft_line_count(draft));
  }
}

void fuzz_check_answers(const gw_draft *draft, gw_status status)
{
  fuzz_bytes report = {NULL, 0};
  check_diagnostics(draft);
  check_utf8(gw_draft_title(draft));
  MUST_BE_OK(gw_draft_write_report(draft, "draft", fuzz_sink(&report)));
  check_json(&report);
  if (status == GW_OK) check_lines(draft);
  if (status == GW_OK)
    check_outlines(draft);
  else /* a draft is refused for a reason that is its own, and the reason is told */
    MUST(status >= GW_ERR_SOURCE && status < GW_ERR_MEMORY && gw_draft_diagnostic_count(draft));
}
