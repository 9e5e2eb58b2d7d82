/*
 * fuzz_scan.c - the strict reader that reads back every part we write, given what is none of ours. What it
 * lets pass is a tree to libxml2 without a word of complaint, with the same text, however the bytes are
 * cut; it may refuse more.
 */
#include "fuzz/fuzz.h"

#include "fuzz/fuzz_tree.h"
#include "ooxml/scan.h"

#include <string.h>

enum { MOST_BYTES = 8192 };

/* Pieces of `step` bytes, wherever that cuts. */
static gw_status scan(const fuzz_input *in, size_t step, gw_buf *text)
{
  gw_scan *scan = gw_scan_new((gw_judge_reader){fuzz_gather, text});
  gw_status status = GW_OK;
  MUST(scan);
  for (size_t at = 0; at < in->size && status == GW_OK; at += step)
    status = gw_scan_feed(scan, in->data + at, in->size - at < step ? in->size - at : step);
  if (status == GW_OK) status = gw_scan_finish(scan);
  gw_scan_free(scan);
  MUST(status == GW_OK || status == GW_ERR_XML);
  return status;
}

static void must_be_same(const gw_buf *one, const gw_buf *other)
{
  MUST(one->length == other->length);
  MUST(one->length == 0 || memcmp(one->data, other->data, one->length) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_buf whole = {0}, pieces = {0}, tree = {0};
  gw_status status = scan(&in, MOST_BYTES, &whole);
  MUST(scan(&in, 1 + in.choice % 64, &pieces) == status);
  if (status == GW_OK) {
    must_be_same(&whole, &pieces);
    MUST(fuzz_tree_read(in.data, in.size, &tree));
    must_be_same(&whole, &tree);
  }
  gw_buf_fini(&whole);
  gw_buf_fini(&pieces);
  gw_buf_fini(&tree);
  fuzz_give_back(&in);
  return 0;
}
