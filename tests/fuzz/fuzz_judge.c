/*
 * fuzz_judge.c - the judge of XML given what is none of ours. It says the same however the bytes are
 * cut, never that memory is out, and reads the text that libxml2's tree has.
 */
#include "fuzz/fuzz.h"

#include "base/buf.h"
#include "ooxml/judge.h"
#include "ooxml/wml.h"

#include <libxml/parser.h>
#include <string.h>

enum { MOST_BYTES = 8192 };

static bool gather(void *user, gw_str text)
{
  gw_buf_put(user, text.ptr, text.len);
  return true;
}

/* A piece ends before a byte that begins a character. */
static size_t piece_end(const fuzz_input *in, size_t at, size_t most)
{
  size_t end = in->size - at > most ? at + most : in->size;
  while (end < in->size && ((unsigned char)in->data[end] & 0xC0) == 0x80) end++;
  return end;
}

static gw_status judge(const fuzz_input *in, size_t step, gw_buf *text)
{
  gw_judge *judge = gw_judge_new((gw_judge_reader){gather, text});
  gw_status status = GW_OK;
  MUST(judge);
  for (size_t at = 0, end; at < in->size && status == GW_OK; at = end) {
    end = piece_end(in, at, step);
    status = gw_judge_feed(judge, in->data + at, end - at);
  }
  if (status == GW_OK) status = gw_judge_finish(judge);
  gw_judge_free(judge);
  MUST(status == GW_OK || status == GW_ERR_XML);
  return status;
}

#if LIBXML_VERSION >= 21200
static void count_error(void *user, const xmlError *error)
#else
static void count_error(void *user, xmlError *error)
#endif
{
  (void)error;
  ++*(int *)user;
}

static bool is_text_element(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "t") == 0 && node->ns &&
         node->ns->href && strcmp((const char *)node->ns->href, GW_WML_NAMESPACE) == 0;
}

/* What the judge reads, up to the first child: w:t has none, and the judge does not look behind. */
static void walk(const xmlNode *node, gw_buf *out)
{
  for (; node; node = node->next) {
    const xmlNode *child = node->children;
    for (; is_text_element(node) && child && child->type != XML_ELEMENT_NODE; child = child->next)
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        gw_buf_puts(out, (const char *)child->content);
    if (node->type == XML_ELEMENT_NODE) walk(node->children, out);
  }
}

static bool is_utf8(const xmlDoc *xml)
{
  return !xml->encoding || xmlStrcasecmp(xml->encoding, BAD_CAST "UTF-8") == 0;
}

/* libxml2 takes a zero byte for the end when it has all of a document, and for a fault, which it is,
 * when it gets the document bit by bit. */
static bool has_zero(const fuzz_input *in)
{
  return in->size && memchr(in->data, 0, in->size);
}

/* What passes the judge is what is a tree to libxml2 without a word of complaint, is UTF-8 and has no
 * DTD; and its text is the same. */
static void check_by_tree(const fuzz_input *in, gw_status status, const gw_buf *text)
{
  gw_buf want = {0};
  int errors = 0;
  xmlSetStructuredErrorFunc(&errors, count_error);
  xmlDoc *xml =
      xmlReadMemory(in->data, (int)in->size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  xmlSetStructuredErrorFunc(NULL, NULL);
  bool is_fine = xml && errors == 0 && !has_zero(in) && is_utf8(xml) && !xmlGetIntSubset(xml);
  MUST(is_fine == (status == GW_OK));
  if (is_fine) {
    walk(xmlDocGetRootElement(xml), &want);
    MUST(want.length == text->length);
    MUST(want.length == 0 || memcmp(want.data, text->data, want.length) == 0);
  }
  xmlFreeDoc(xml);
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
