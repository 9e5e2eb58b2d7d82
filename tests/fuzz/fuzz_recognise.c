/* fuzz_recognise.c - text becomes lines, and every line an element, of which it can tell why. */
#include "fuzz/fuzz_text.h"

#include "recognise/evidence.h"
#include "recognise/number.h"
#include "recognise/recognise.h"
#include "text/line.h"
#include "text/separator.h"

enum { MOST_BYTES = 8192, KEEP_NOTICES = 1, NUMBER_HEADINGS = 2 };

/* What speaks for an element and for its rival differs by the margin. */
static void check_evidence(const gw_doc *doc)
{
  gw_evidence rows[GW_EVIDENCE_MOST];
  for (size_t i = 0; i < doc->line_count; i++) {
    size_t count = gw_evidence_list(doc, i, rows);
    MUST(count <= GW_EVIDENCE_MOST);
    for (size_t n = 0; n < count; n++) MUST(rows[n].rule && rows[n].text_zh && rows[n].text_en);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_doc doc = fuzz_doc(&in);
  doc.keep_notices = in.choice & KEEP_NOTICES;
  MUST_BE_OK(gw_line_split(&doc));
  MUST_BE_OK(gw_separator_split(&doc));
  fuzz_check_lines(&doc);
  gw_status status = gw_recognise(&doc, 0);
  MUST(status == GW_OK || status == GW_ERR_NO_DOCUMENT);
  fuzz_check_lines(&doc);
  if (status == GW_OK && in.choice & NUMBER_HEADINGS) status = gw_number_headings(&doc);
  if (status == GW_OK) {
    check_evidence(&doc);
    fuzz_check_conserved(&doc);
  }
  gw_doc_fini(&doc);
  fuzz_give_back(&in);
  return 0;
}
