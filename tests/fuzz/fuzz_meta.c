/*
 * fuzz_meta.c - elements given beside a draft, as YAML, as JSON, or as one value: they are refused with
 * a place, or stand in the DOCX, which loses nothing of the draft by them.
 */
#include "fuzz/fuzz_convert.h"

#include "meta/yaml.h"

#include <string.h>

enum { MOST_BYTES = 4096, AS_JSON = 1, AS_VALUE = 2, KEEP_NOTICES = 4 };

static const char draft_text[] =
    "特急\n甲发〔2026〕1号　　签发人：张三\n\n关于甲的请示\n\n乙局：\n"
    "　　一、提高认识\n　　落实责任。\n附件：1.甲\n甲局\n2026年6月1日\n"
    "抄送：丙局。\n";

/* One reading for all: the fault has a place inside of the text. */
static void check_fault(const fuzz_input *in)
{
  gw_arena arena = {0};
  gw_pairs pairs = {.arena = &arena};
  const gw_str text = {in->data, in->size};
  if (gw_utf8_valid(text.ptr, text.len) == text.len) {
    gw_status status =
        in->choice & AS_JSON ? gw_json_read(text, &pairs) : gw_yaml_read(text, &pairs);
    MUST(status == GW_OK || status == GW_ERR_META);
    MUST(status == GW_OK || (pairs.fault.problem.zh && pairs.fault.problem.en));
    MUST(pairs.fault.line <= in->size + 1 && pairs.count <= GW_PAIRS_MOST);
  }
  gw_pairs_fini(&pairs);
  gw_arena_fini(&arena);
}

/* KEY=VALUE for each line. */
static void set_values(gw_draft *draft, const fuzz_input *in)
{
  char *text = (char *)(uintptr_t)in->data, *end;
  for (; text; text = end ? end + 1 : NULL) {
    end = strchr(text, '\n');
    if (end) *end = '\0';
    char *value = strchr(text, '=');
    if (!value) continue;
    *value = '\0';
    gw_status status = gw_draft_set(draft, text, value + 1);
    MUST(status == GW_OK || (status == GW_ERR_OPTION && gw_draft_diagnostic_count(draft) > 0));
  }
}

static void set_text(gw_draft *draft, const fuzz_input *in)
{
  gw_meta_format format = in->choice & AS_JSON ? GW_META_JSON : GW_META_YAML;
  gw_status status = gw_draft_set_from(draft, in->data, in->size, format, "meta");
  bool is_refused = status == GW_ERR_META || status == GW_ERR_OPTION;
  MUST(status == GW_OK || (is_refused && gw_draft_diagnostic_count(draft) > 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_options options = GW_OPTIONS_INIT;
  gw_draft *draft = NULL;
  options.keep_notices = (in.choice & KEEP_NOTICES) != 0;
  check_fault(&in);
  MUST_BE_OK(gw_draft_new(&options, &draft));
  if (in.choice & AS_VALUE)
    set_values(draft, &in);
  else
    set_text(draft, &in);
  gw_status status = gw_draft_read(draft, draft_text, sizeof draft_text - 1);
  MUST_BE_OK(status);
  fuzz_bytes docx =
      fuzz_check_docx(draft, draft_text, sizeof draft_text - 1, options.keep_notices != 0);
  fuzz_bytes_free(&docx);
  fuzz_check_answers(draft, status);
  gw_draft_free(draft);
  fuzz_give_back(&in);
  return 0;
}
