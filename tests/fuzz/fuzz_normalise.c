/*
 * fuzz_normalise.c - every pass of normalising over every text: no character is lost, and a second run
 * changes nothing.
 */
#include "fuzz/fuzz_text.h"

#include "normal/normal.h"
#include "recognise/recognise.h"
#include "text/line.h"

enum { MOST_BYTES = 8192, KEEP_NOTICES = 1, ALL_BODY = 2 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_doc doc = fuzz_doc(&in);
  const uint64_t passes = (UINT64_C(1) << gw_pass_total()) - 1;
  doc.keep_notices = in.choice & KEEP_NOTICES;
  MUST_BE_OK(gw_line_split(&doc));
  gw_status status = GW_OK;
  if (in.choice & ALL_BODY)
    for (size_t i = 0; i < doc.line_count; i++) doc.lines[i].element = GW_ELEMENT_BODY;
  else
    status = gw_recognise(&doc, 0);
  if (status == GW_OK) {
    if (in.choice & ALL_BODY) MUST_BE_OK(gw_doc_settle_edits(&doc));
    MUST_BE_OK(gw_normalise(&doc, passes, 0));
    fuzz_check_lines(&doc);
    fuzz_check_conserved(&doc);
    const size_t edits = doc.edit_count;
    MUST_BE_OK(gw_normalise(&doc, passes, 0));
    MUST(doc.edit_count == edits);
  }
  gw_doc_fini(&doc);
  fuzz_give_back(&in);
  return 0;
}
