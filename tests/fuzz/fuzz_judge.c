/*
 * fuzz_judge.c - the judge of XML given what is none of ours. It says the same however the bytes are
 * cut, never that memory is out, and reads the text that libxml2's tree has.
 */
#include "fuzz/fuzz.h"

#include "fuzz/fuzz_tree.h"
#include "ooxml/judge.h"

#include <string.h>

enum { MOST_BYTES = 8192 };

static gw_status judge(const fuzz_input *in, size_t step, gw_buf *text)
{
  gw_judge *judge = gw_judge_new((gw_judge_reader){fuzz_gather, text});
  gw_status status = GW_OK;
  MUST(judge);
  for (size_t at = 0, end; at < in->size && status == GW_OK; at = end) {
    end = fuzz_piece_end(in->data, in->size, at, step);
    status = gw_judge_feed(judge, in->data + at, end - at);
  }
  if (status == GW_OK) status = gw_judge_finish(judge);
  gw_judge_free(judge);
  MUST(status == GW_OK || status == GW_ERR_XML);
  return status;
}

/* libxml2 says other things of CDATA when it gets it in pieces: it looks neither at its UTF-8 nor at its
 * ends of lines. No part of ours has any. */
static bool has_cdata(const fuzz_input *in)
{
  return memmem(in->data, in->size, "<![CDATA[", strlen("<![CDATA[")) != NULL;
}

/* What passes the judge is what passes as a tree; and its text is the same. */
static void check_by_tree(const fuzz_input *in, gw_status status, const gw_buf *text)
{
  gw_buf want = {0};
  if (in->size == 0 || has_cdata(in)) return;
  bool is_fine = fuzz_tree_read(in->data, in->size, &want);
  MUST(is_fine == (status == GW_OK));
  if (is_fine) {
    MUST(want.length == text->length);
    MUST(want.length == 0 || memcmp(want.data, text->data, want.length) == 0);
  }
  gw_buf_fini(&want);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_buf whole = {0}, pieces = {0};
  gw_status status = judge(&in, MOST_BYTES, &whole);
  MUST(judge(&in, 1 + in.choice % 64, &pieces) == status);
  if (status == GW_OK) {
    MUST(whole.length == pieces.length);
    MUST(whole.length == 0 || memcmp(whole.data, pieces.data, whole.length) == 0);
  }
  check_by_tree(&in, status, &whole);
  gw_buf_fini(&whole);
  gw_buf_fini(&pieces);
  fuzz_give_back(&in);
  return 0;
}
