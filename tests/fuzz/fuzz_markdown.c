/*
 * fuzz_markdown.c - every text read as Markdown: what is no markup stays, what is markup goes with an
 * edit, and nothing is in between.
 */
#include "fuzz/fuzz_text.h"

#include "text/markdown.h"
#include "text/separator.h"

enum { MOST_BYTES = 8192, KEEP_EMPHASIS = 1 };

static void check_emphasis(const gw_doc *doc)
{
  for (size_t i = 0; i < doc->emphasis_count; i++) {
    const gw_emphasis *e = &doc->emphases[i];
    MUST(e->start <= e->end && e->end <= doc->length && e->kinds);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_doc doc = fuzz_doc(&in);
  doc.keeps_emphasis = in.choice & KEEP_EMPHASIS;
  (void)gw_markdown_is_likely(&doc);
  MUST_BE_OK(gw_markdown_split(&doc));
  MUST_BE_OK(gw_separator_split(&doc));
  check_emphasis(&doc);
  for (size_t i = 0; i < doc.line_count; i++) doc.lines[i].element = GW_ELEMENT_BODY;
  MUST_BE_OK(gw_doc_settle_edits(&doc));
  fuzz_check_lines(&doc);
  fuzz_check_conserved(&doc);
  gw_doc_fini(&doc);
  fuzz_give_back(&in);
  return 0;
}
