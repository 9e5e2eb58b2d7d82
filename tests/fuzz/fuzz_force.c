/*
 * fuzz_force.c - the small languages of options: lists of --force and of --normalize, names of genres
 * and encodings. What is wrong in a list has a place; what is right works on a draft.
 */
#include "fuzz/fuzz.h"

#include <string.h>

enum { MOST_BYTES = 2048 };

static const char draft_text[] = "关于甲的通知\n\n各单位：\n　　一、提高认识\n　　落实责任。\n\n"
                                 "附件：1.甲\n\n云溪县人民政府\n2026年6月1日\n";

static void try_options(const gw_options *options)
{
  gw_draft *draft = NULL;
  gw_status status = gw_draft_new(options, &draft);
  MUST(status == GW_OK || status == GW_ERR_OPTION);
  MUST((status == GW_OK) == (draft != NULL));
  if (draft) {
    status = gw_draft_read(draft, draft_text, sizeof draft_text - 1);
    bool is_refused =
        status == GW_ERR_FORCE || status == GW_ERR_NO_DOCUMENT || status == GW_ERR_ENCODING;
    MUST(status == GW_OK || (is_refused && gw_draft_diagnostic_count(draft) > 0));
  }
  gw_draft_free(draft);
}

static void check_list(const fuzz_input *in)
{
  gw_force_error error = GW_FORCE_ERROR_INIT;
  gw_status status = gw_force_check(in->data, &error);
  MUST(status == GW_OK || status == GW_ERR_OPTION);
  if (status == GW_OK) return;
  const size_t length = strlen(in->data);
  MUST(error.offset <= length && error.length <= length - error.offset);
  MUST(error.line >= 1 && error.column >= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_options options[] = {GW_OPTIONS_INIT, GW_OPTIONS_INIT, GW_OPTIONS_INIT, GW_OPTIONS_INIT,
                          GW_OPTIONS_INIT};
  options[0].force = options[1].normalize = options[2].type = in.data;
  options[3].encoding = options[4].latin_font = in.data;
  check_list(&in);
  try_options(&options[in.choice % (sizeof options / sizeof *options)]);
  fuzz_give_back(&in);
  return 0;
}
