/* fuzz_front.c - front matter above a text: what is taken of it ends with a line, the rest is text. */
#include "fuzz/fuzz_text.h"

#include "meta/front.h"
#include "text/line.h"

enum { MOST_BYTES = 4096, IS_MARKDOWN = 1 };

static void check_values(const gw_meta *meta)
{
  for (int key = 0; key < GW_KEY_COUNT; key++)
    for (size_t i = 0; i < meta->slots[key].count; i++) {
      const gw_str item = meta->slots[key].items[i];
      MUST(item.len && gw_utf8_valid(item.ptr, item.len) == item.len && !gw_pairs_is_odd(item));
    }
}

/* It ends with the line of the second ---, with or without the line's end. */
static bool ends_a_line(const gw_doc *doc, size_t end)
{
  const char before = doc->text[end - 1], behind = end < doc->length ? doc->text[end] : '\n';
  return before == '\n' || before == '\r' || behind == '\n' || behind == '\r';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_doc doc = fuzz_doc(&in);
  gw_meta meta = {0};
  MUST_BE_OK(gw_front_read(&doc, &meta, in.choice & IS_MARKDOWN));
  const size_t end = doc.front_matter;
  MUST(end <= doc.length);
  MUST(end == 0 || ends_a_line(&doc, end));
  check_values(&meta);
  MUST_BE_OK(gw_line_split(&doc));
  fuzz_check_lines(&doc);
  MUST(doc.line_count == 0 || doc.lines[0].offset >= end);
  gw_meta_fini(&meta);
  gw_doc_fini(&doc);
  fuzz_give_back(&in);
  return 0;
}
