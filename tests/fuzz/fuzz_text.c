/* fuzz_text.c - see fuzz_text.h. */
#include "fuzz/fuzz_text.h"

#include "model/conserve.h"
#include "text/charset.h"

#include <string.h>

gw_doc fuzz_doc(const fuzz_input *input)
{
  gw_doc doc = {0};
  MUST_BE_OK(gw_charset_decode(&doc, input->data, input->size, GW_CHARSET_UTF8, true));
  MUST(gw_utf8_valid(doc.length ? doc.text : "", doc.length) == doc.length);
  return doc;
}

/* Char of XML 1.0. */
static bool is_xml(uint32_t code)
{
  return code == '\t' || code == '\n' || code == '\r' || (code >= 0x20 && code <= 0xD7FF) ||
         (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

static void check_text(gw_str text)
{
  MUST(text.len > 0 && gw_utf8_valid(text.ptr, text.len) == text.len);
  for (size_t at = 0; at < text.len;) MUST(is_xml(gw_utf8_next(text, &at)));
}

void fuzz_check_lines(const gw_doc *doc)
{
  size_t end = 0;
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i];
    MUST(line->offset >= end && line->length <= doc->length - line->offset);
    MUST(line->last_number == 0 || line->last_number >= line->number);
    MUST((unsigned)line->element < GW_ELEMENT_COUNT && line->run_in <= line->text.len);
    MUST(line->run_in == line->text.len || (line->text.ptr[line->run_in] & 0xC0) != 0x80);
    check_text(line->text);
    end = line->offset + line->length;
  }
}

void fuzz_check_conserved(const gw_doc *doc)
{
  gw_conserve check;
  gw_conserve_start(&check, doc);
  for (size_t i = 0; i < doc->line_count; i++)
    if (gw_doc_line_is_kept(doc, &doc->lines[i])) gw_conserve_feed(&check, doc->lines[i].text);
  MUST(gw_conserve_finish(&check));
}
