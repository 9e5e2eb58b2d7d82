/* judge.c - see judge.h. The only file that knows libxml2. */
#include "ooxml/judge.h"

#include "ooxml/wml.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

struct gw_judge {
  xmlParserCtxtPtr parser; /* owned */
  gw_judge_reader reader;
  bool in_text; /* inside w:t, which has no children */
  gw_status status;
};

/* The parser is not stopped: it may be anywhere when it reports. It is just not fed any more. */
static void condemn(gw_judge *judge, gw_status status)
{
  if (judge->status == GW_OK) judge->status = status;
}

/* ---- What libxml2 calls ---------------------------------------------------------------------- */

static bool is_text_element(const xmlChar *name, const xmlChar *uri)
{
  return uri && strcmp((const char *)name, "t") == 0 &&
         strcmp((const char *)uri, GW_WML_NAMESPACE) == 0;
}

/* A part of ours is UTF-8 and says so or nothing. Everything else libxml2 would recode, and it is by
 * its first bytes or by their name that it finds out. */
static void start_document(void *user)
{
  gw_judge *judge = user;
  const xmlParserInput *input = judge->parser->input;
  const xmlChar *name = input->encoding ? input->encoding : judge->parser->encoding;
  bool is_recoded = input->buf && input->buf->encoder;
  if (is_recoded || (name && xmlStrcasecmp(name, BAD_CAST "UTF-8") != 0))
    condemn(judge, GW_ERR_XML);
}

static void start_element(void *user, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
                          int attribute_count, int default_count, const xmlChar **attributes)
{
  gw_judge *judge = user;
  (void)prefix, (void)namespace_count, (void)namespaces;
  (void)attribute_count, (void)default_count, (void)attributes;
  judge->in_text = is_text_element(name, uri);
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  gw_judge *judge = user;
  (void)name, (void)prefix, (void)uri;
  judge->in_text = false;
}

static void characters(void *user, const xmlChar *text, int length)
{
  gw_judge *judge = user;
  if (!judge->in_text || !judge->reader.read || judge->status != GW_OK) return;
  if (!judge->reader.read(judge->reader.user, (gw_str){(const char *)text, (size_t)length}))
    condemn(judge, GW_ERR_TEXT_LOST);
}

/* A part of ours has no DTD (ECMA-376 part 2, 9.1.7 forbids it). */
static void internal_subset(void *user, const xmlChar *name, const xmlChar *public_id,
                            const xmlChar *system_id)
{
  (void)name, (void)public_id, (void)system_id;
  condemn(user, GW_ERR_XML);
}

/* Nothing that a parser of URIs could object to; what is not known, for want of memory, neither. */
static bool is_plain_uri(const char *uri)
{
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./";
  static const char scheme[] = "http://";
  if (!uri) return true;
  return strncmp(uri, scheme, sizeof scheme - 1) == 0 &&
         uri[sizeof scheme - 1 + strspn(uri + sizeof scheme - 1, plain)] == '\0';
}

/* Is what was read last an attribute without a value? */
static bool is_behind_empty_value(const xmlParserInput *input)
{
  return input && input->cur - input->base >= 2 && input->cur[-1] == input->cur[-2] &&
         (input->cur[-1] == '"' || input->cur[-1] == '\'');
}

/* Without memory for a namespace libxml2 before 2.12 calls it empty or no URI. Where it is neither,
 * or where there is no memory to say what it is, that was so. */
static bool is_memory_error(const gw_judge *judge, const xmlError *error)
{
  const xmlParserInput *input = judge->parser ? judge->parser->input : NULL;
  if (error->code == XML_WAR_NS_URI) return is_plain_uri(error->str2 ? error->str2 : error->str1);
  if (error->code == XML_NS_ERR_XML_NAMESPACE)
    return !error->message || (error->str1 && !is_behind_empty_value(input));
  return error->code == XML_ERR_NO_MEMORY;
}

/* Warnings count: a writer that is warned of has a defect. */
#if LIBXML_VERSION >= 21200
static void hear_error(void *user, const xmlError *error)
#else
static void hear_error(void *user, xmlError *error)
#endif
{
  condemn(user, is_memory_error(user, error) ? GW_ERR_MEMORY : GW_ERR_XML);
}

/* Handed to each parser, which copies it. */
static const xmlSAXHandler handler_template = {
    .initialized = XML_SAX2_MAGIC,
    .startDocument = start_document,
    .startElementNs = start_element,
    .endElementNs = end_element,
    .characters = characters,
    .ignorableWhitespace = characters,
    .cdataBlock = characters,
    .internalSubset = internal_subset,
    .serror = hear_error,
};

/* ---- The judge ------------------------------------------------------------------------------- */

/* Where memory runs out deep inside, libxml2 forgets which parser it works for and prints. What it
 * calls then belongs to the thread: it is ours during a call and is put back after it. */
typedef struct hearing {
  xmlStructuredErrorFunc function;
  void *user;
} hearing;

static hearing start_hearing(gw_judge *judge)
{
  hearing before = {xmlStructuredError, xmlStructuredErrorContext};
  xmlSetStructuredErrorFunc(judge, hear_error);
  return before;
}

/* The last error belongs to the thread, too, and would keep memory. */
static void stop_hearing(hearing before, bool was_fine)
{
  if (!was_fine) xmlResetLastError();
  xmlSetStructuredErrorFunc(before.user, before.function);
}

/* HUGE: libxml2's own limits guard against hostile input; this is what we wrote ourselves. */
static bool make_parser(gw_judge *judge)
{
  xmlSAXHandler handler = handler_template;
  judge->parser = xmlCreatePushParserCtxt(&handler, judge, NULL, 0, NULL);
  return judge->parser && judge->status == GW_OK &&
         xmlCtxtUseOptions(judge->parser, XML_PARSE_NONET | XML_PARSE_HUGE) == 0;
}

gw_judge *gw_judge_new(gw_judge_reader reader)
{
  gw_judge *judge = calloc(1, sizeof *judge);
  if (!judge) return NULL;
  judge->reader = reader;
  xmlInitParser(); /* locks; does nothing when it has been done */
  hearing before = start_hearing(judge);
  bool is_ready = make_parser(judge);
  stop_hearing(before, is_ready);
  if (is_ready) return judge;
  gw_judge_free(judge);
  return NULL;
}

void gw_judge_free(gw_judge *judge)
{
  if (!judge) return;
  if (judge->parser) {
    xmlFreeDoc(judge->parser->myDoc); /* of a DTD that was condemned; else there is none */
    xmlFreeParserCtxt(judge->parser);
  }
  free(judge);
}

static gw_status parse(gw_judge *judge, const char *data, int length, bool is_last)
{
  if (judge->status != GW_OK) return judge->status;
  hearing before = start_hearing(judge);
  int error = xmlParseChunk(judge->parser, data, length, is_last);
  stop_hearing(before, error == XML_ERR_OK && judge->status == GW_OK);
  if (error == XML_ERR_NO_MEMORY) condemn(judge, GW_ERR_MEMORY);
  if (error != XML_ERR_OK || !judge->parser->wellFormed) condemn(judge, GW_ERR_XML);
  return judge->status;
}

gw_status gw_judge_feed(gw_judge *judge, const char *data, size_t length)
{
  enum { MOST = INT_MAX / 2 };
  for (; length > MOST; data += MOST, length -= MOST)
    if (parse(judge, data, MOST, false) != GW_OK) return judge->status;
  return length ? parse(judge, data, (int)length, false) : judge->status;
}

gw_status gw_judge_finish(gw_judge *judge)
{
  return parse(judge, NULL, 0, true);
}
