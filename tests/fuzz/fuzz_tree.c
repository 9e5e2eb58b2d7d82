/*
 * fuzz_tree.c - see fuzz_tree.h.
 */
#include "fuzz/fuzz_tree.h"

#include "ooxml/wml.h"

#include <libxml/parser.h>
#include <string.h>

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

/* What our readers read, up to the first child: w:t has none, and they do not look behind. */
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
static bool has_zero(const char *data, size_t size)
{
  return size && memchr(data, 0, size);
}

bool fuzz_tree_read(const char *data, size_t size, gw_buf *text)
{
  int errors = 0;
  xmlSetStructuredErrorFunc(&errors, count_error);
  xmlDoc *xml = xmlReadMemory(data, (int)size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  xmlSetStructuredErrorFunc(NULL, NULL);
  bool is_fine =
      xml && errors == 0 && !has_zero(data, size) && is_utf8(xml) && !xmlGetIntSubset(xml);
  if (is_fine) walk(xmlDocGetRootElement(xml), text);
  xmlFreeDoc(xml);
  return is_fine;
}

size_t fuzz_piece_end(const char *data, size_t size, size_t at, size_t most)
{
  size_t end = size - at > most ? at + most : size;
  while (end < size && ((unsigned char)data[end] & 0xC0) == 0x80) end++;
  return end;
}

bool fuzz_gather(void *user, gw_str text)
{
  gw_buf_put(user, text.ptr, text.len);
  return true;
}
