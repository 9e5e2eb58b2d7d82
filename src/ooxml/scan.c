/* scan.c - see scan.h. A tag is looked at when it is there as a whole, text as far as it has come. */
#include "ooxml/scan.h"

#include "base/buf.h"
#include "ooxml/wml.h"

#include <stdlib.h>
#include <string.h>

enum {
  DEEPEST = 32,
  LONGEST_NAME = 48,
  LONGEST_URI = 160,
  LONGEST_TAG = 8 * 1024,
  LONGEST_REFERENCE = 6, /* &quot; */
  LONGEST_CHARACTER = 4,
  MOST_SPACES = 12,
  MOST_ATTRIBUTES = 16,
  MOST_KNOWN = 64, /* a power of two */
  LONGEST_KNOWN = 64
};

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

typedef struct name {
  char text[LONGEST_NAME];
  size_t size;
} name;

/* A namespace of the root; the prefix of the default one is empty. */
typedef struct space {
  name prefix;
  char uri[LONGEST_URI];
  size_t uri_size;
} space;

typedef struct attribute {
  gw_str name, value;
} attribute;

/* What a start tag says. */
typedef struct meaning {
  uint8_t name_size;
  bool is_empty, is_text;
} meaning;

/* A tag that has been read and was right. Below the root nothing is declared, so the same bytes are
 * right again and say the same: most of a part is a few such tags, over and over. */
typedef struct known_tag {
  char text[LONGEST_KNOWN];
  uint8_t size; /* 0: none yet */
  meaning says;
} known_tag;

struct gw_scan {
  gw_judge_reader reader;
  gw_status status;
  gw_buf rest; /* owned; what was cut: the start of a tag, a reference or a character */
  name open[DEEPEST];
  int depth;
  space spaces[MOST_SPACES];
  size_t space_count;
  known_tag known[MOST_KNOWN];
  bool has_declaration, has_root, in_text;
};

static bool is_equal(gw_str a, gw_str b)
{
  return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static bool is_literal(gw_str a, const char *literal)
{
  return a.len == strlen(literal) && memcmp(a.ptr, literal, a.len) == 0;
}

static bool refuse(gw_scan *scan)
{
  if (scan->status == GW_OK) scan->status = GW_ERR_XML;
  return false;
}

/* ---- Characters ------------------------------------------------------------------------------ */

/* Bytes of the character of XML at `at` that stands for itself; 0: none does. */
static size_t character(gw_str text, size_t at)
{
  const unsigned char byte = (unsigned char)text.ptr[at];
  size_t size;
  bool ok;
  if (byte < 0x80) return byte >= 0x20 && byte != '&' && byte != '<' && byte != '>';
  if (text.len - at >= 4 && gw_utf8_is_plain(text.ptr + at)) return 3;
  uint32_t code = gw_utf8_decode(text.ptr + at, text.len - at, &size, &ok);
  return ok && code != 0xFFFE && code != 0xFFFF ? size : 0;
}

typedef struct reference_row {
  const char *written;
  char means;
} reference_row;

/* The reference at `at`, or NULL. */
static const reference_row *reference(gw_str text, size_t at)
{
  static const reference_row table[] = {{"&amp;", '&'},  {"&lt;", '<'},  {"&gt;", '>'},
                                        {"&quot;", '"'}, {"&#9;", '\t'}, {"&#10;", '\n'},
                                        {"&#13;", '\r'}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    size_t size = strlen(table[i].written);
    if (size <= text.len - at && memcmp(text.ptr + at, table[i].written, size) == 0)
      return &table[i];
  }
  return NULL;
}

/* ---- Names ----------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name_byte(char c)
{
  return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

/* A name, perhaps with a prefix, from *at on; empty when there is none. */
static gw_str take_name(gw_str tag, size_t *at)
{
  const size_t start = *at;
  gw_str none = {tag.ptr + start, 0};
  for (int part = 0; part < 2; part++) {
    if (*at >= tag.len || !is_letter(tag.ptr[*at])) return none;
    while (*at < tag.len && is_name_byte(tag.ptr[*at])) ++*at;
    if (*at >= tag.len || tag.ptr[*at] != ':') break;
    if (part == 1) return none;
    ++*at;
    if (*at >= tag.len || !is_letter(tag.ptr[*at])) return none;
  }
  return (gw_str){tag.ptr + start, *at - start < LONGEST_NAME ? *at - start : 0};
}

/* What stands before the colon; empty when there is none. */
static gw_str prefix_of(gw_str whole)
{
  const char *colon = memchr(whole.ptr, ':', whole.len);
  return (gw_str){whole.ptr, colon ? (size_t)(colon - whole.ptr) : 0};
}

static void keep_name(name *kept, gw_str text)
{
  memcpy(kept->text, text.ptr, text.len);
  kept->size = text.len;
}

static const space *find_space(const gw_scan *scan, gw_str prefix)
{
  for (size_t i = 0; i < scan->space_count; i++) {
    const space *s = &scan->spaces[i];
    if (is_equal((gw_str){s->prefix.text, s->prefix.size}, prefix)) return s;
  }
  return NULL;
}

/* ---- Namespaces ------------------------------------------------------------------------------ */

/* http:// and names between slashes: an absolute one, whatever else a reader asks of it. */
static bool is_plain_uri(gw_str uri)
{
  static const char start[] = "http://";
  const size_t size = sizeof start - 1;
  if (uri.len <= size || uri.len > LONGEST_URI || memcmp(uri.ptr, start, size) != 0) return false;
  for (size_t i = size; i < uri.len; i++)
    if (!is_name_byte(uri.ptr[i]) && uri.ptr[i] != '/') return false;
  return is_letter(uri.ptr[size]);
}

/* Two prefixes of one namespace would need more care: an attribute could be there twice. */
static bool is_new_uri(const gw_scan *scan, gw_str uri)
{
  if (is_literal(uri, "http://www.w3.org/XML/1998/namespace") ||
      is_literal(uri, "http://www.w3.org/2000/xmlns/"))
    return false;
  for (size_t i = 0; i < scan->space_count; i++)
    if (is_equal((gw_str){scan->spaces[i].uri, scan->spaces[i].uri_size}, uri)) return false;
  return true;
}

/* Is it xmlns or xmlns:…? Then `prefix` is what it declares. */
static bool is_declaration(gw_str attribute_name, gw_str *prefix)
{
  static const char start[] = "xmlns";
  const size_t size = sizeof start - 1;
  if (attribute_name.len < size || memcmp(attribute_name.ptr, start, size) != 0) return false;
  bool is_default = attribute_name.len == size;
  if (!is_default && attribute_name.ptr[size] != ':') return false;
  size_t skip = is_default ? size : size + 1;
  *prefix = (gw_str){attribute_name.ptr + skip, attribute_name.len - skip};
  return true;
}

static bool declare(gw_scan *scan, gw_str prefix, gw_str uri)
{
  bool is_reserved = prefix.len >= 3 && memcmp(prefix.ptr, "xml", 3) == 0;
  if (scan->depth || scan->space_count == MOST_SPACES || is_reserved) return refuse(scan);
  if (find_space(scan, prefix) || !is_plain_uri(uri) || !is_new_uri(scan, uri)) return refuse(scan);
  space *s = &scan->spaces[scan->space_count++];
  keep_name(&s->prefix, prefix);
  memcpy(s->uri, uri.ptr, uri.len);
  s->uri_size = uri.len;
  return true;
}

/* xml:space="preserve" is the one attribute of XML's own that we write. */
static bool is_known(const gw_scan *scan, const attribute *a)
{
  gw_str prefix = prefix_of(a->name);
  if (prefix.len == 0) return true;
  if (is_literal(prefix, "xml"))
    return is_literal(a->name, "xml:space") && is_literal(a->value, "preserve");
  return find_space(scan, prefix) != NULL;
}

/* ---- Tags ------------------------------------------------------------------------------------ */

/* ="…" from *at on. */
static bool take_value(gw_str tag, size_t *at, gw_str *value)
{
  if (tag.len - *at < 2 || tag.ptr[*at] != '=' || tag.ptr[*at + 1] != '"') return false;
  const size_t start = *at += 2;
  while (*at < tag.len && tag.ptr[*at] != '"') {
    const reference_row *r = tag.ptr[*at] == '&' ? reference(tag, *at) : NULL;
    size_t size = r ? strlen(r->written) : character(tag, *at);
    if (size == 0) return false;
    *at += size;
  }
  if (*at >= tag.len) return false;
  *value = (gw_str){tag.ptr + start, *at - start};
  ++*at;
  return true;
}

/* All of them, up to the end of the tag or its slash; declarations are taken on the way. */
static bool take_attributes(gw_scan *scan, gw_str tag, size_t *at, attribute *list, size_t *count)
{
  gw_str prefix;
  for (*count = 0; *at < tag.len && tag.ptr[*at] == ' '; ++*count) {
    if (*count == MOST_ATTRIBUTES) return refuse(scan);
    attribute *a = &list[*count];
    ++*at;
    a->name = take_name(tag, at);
    if (a->name.len == 0 || !take_value(tag, at, &a->value)) return refuse(scan);
    for (size_t i = 0; i < *count; i++)
      if (is_equal(list[i].name, a->name)) return refuse(scan);
    if (!is_declaration(a->name, &prefix)) continue;
    if (!declare(scan, prefix, a->value)) return false;
    a->name.len = 0; /* done; no other is empty */
  }
  return true;
}

static bool is_text_element(const gw_scan *scan, gw_str element)
{
  gw_str prefix = prefix_of(element);
  const space *s = prefix.len + 2 == element.len || element.len == 1 ? find_space(scan, prefix) : 0;
  return s && element.ptr[element.len - 1] == 't' &&
         is_literal((gw_str){s->uri, s->uri_size}, GW_WML_NAMESPACE);
}

/* All that is to be said about a tag as such; `tag`: what stands between < and >. */
static bool read_tag(gw_scan *scan, gw_str tag, meaning *says)
{
  attribute list[MOST_ATTRIBUTES];
  size_t at = 0, count;
  gw_str element = take_name(tag, &at);
  if (element.len == 0 || !take_attributes(scan, tag, &at, list, &count)) return refuse(scan);
  gw_str prefix = prefix_of(element);
  if (prefix.len && !find_space(scan, prefix)) return refuse(scan);
  for (size_t i = 0; i < count; i++)
    if (list[i].name.len && !is_known(scan, &list[i])) return refuse(scan);
  says->name_size = (uint8_t)element.len;
  says->is_empty = tag.len - at == 1 && tag.ptr[at] == '/';
  says->is_text = is_text_element(scan, element);
  return says->is_empty || at == tag.len || refuse(scan);
}

/* The place that a tag has among those that are known. */
static known_tag *place_of(gw_scan *scan, gw_str tag)
{
  const unsigned char *s = (const unsigned char *)tag.ptr;
  size_t last = tag.len - 1, sum = tag.len + s[last];
  sum += 3U * s[last / 2] + 5U * s[last > 2 ? last - 2 : 0] + 7U * s[last < 2 ? last : 2];
  return &scan->known[sum % MOST_KNOWN];
}

static bool look_up_tag(gw_scan *scan, gw_str tag, meaning *says)
{
  if (tag.len == 0 || tag.len > LONGEST_KNOWN || scan->depth == 0) return read_tag(scan, tag, says);
  known_tag *known = place_of(scan, tag);
  if (is_equal((gw_str){known->text, known->size}, tag)) {
    *says = known->says;
    return true;
  }
  if (!read_tag(scan, tag, says)) return false;
  *known = (known_tag){.size = (uint8_t)tag.len, .says = *says};
  memcpy(known->text, tag.ptr, tag.len);
  return true;
}

static bool open_tag(gw_scan *scan, gw_str tag)
{
  meaning says;
  if (scan->in_text || scan->depth == DEEPEST) return refuse(scan);
  if (scan->depth == 0 && scan->has_root) return refuse(scan);
  if (!look_up_tag(scan, tag, &says)) return false;
  scan->has_root = true;
  if (says.is_empty) return true;
  keep_name(&scan->open[scan->depth++], (gw_str){tag.ptr, says.name_size});
  scan->in_text = says.is_text;
  return true;
}

static bool close_tag(gw_scan *scan, gw_str tag)
{
  if (scan->depth == 0) return refuse(scan);
  const name *open = &scan->open[--scan->depth];
  scan->in_text = false;
  return is_equal((gw_str){open->text, open->size}, tag) || refuse(scan);
}

/* Returns the bytes of the tag at the start of `data`; 0: it has not come whole. */
static size_t take_tag(gw_scan *scan, gw_str data)
{
  const char *end = memchr(data.ptr, '>', data.len < LONGEST_TAG ? data.len : LONGEST_TAG);
  if (!end) {
    if (data.len >= LONGEST_TAG) refuse(scan);
    return 0;
  }
  gw_str tag = {data.ptr + 1, (size_t)(end - data.ptr) - 1};
  if (tag.len && *tag.ptr == '/')
    close_tag(scan, (gw_str){tag.ptr + 1, tag.len - 1});
  else
    open_tag(scan, tag);
  return tag.len + 2;
}

/* ---- Text ------------------------------------------------------------------------------------ */

static void hand_on(gw_scan *scan, gw_str text)
{
  if (!scan->in_text || !scan->reader.read || text.len == 0 || scan->status != GW_OK) return;
  if (!scan->reader.read(scan->reader.user, text)) scan->status = GW_ERR_TEXT_LOST;
}

/* Bytes from the start on that stand for themselves. */
static size_t plain_span(gw_str text)
{
  size_t at = 0;
  for (size_t size; at < text.len; at += size) {
    size = gw_utf8_plain_span(text.ptr + at, text.len - at);
    if (size == 0) size = character(text, at);
    if (size == 0) break;
  }
  return at;
}

/* `text` ends before the next tag, or where the data does. Returns the bytes taken. */
static size_t take_text(gw_scan *scan, gw_str text, bool is_cut)
{
  size_t at = 0;
  if (scan->depth == 0) refuse(scan);
  while (at < text.len && scan->status == GW_OK) {
    gw_str left = {text.ptr + at, text.len - at};
    size_t span = plain_span(left);
    hand_on(scan, (gw_str){left.ptr, span});
    at += span;
    if (at == text.len) break;
    const reference_row *r = reference(text, at);
    if (r) {
      hand_on(scan, (gw_str){&r->means, 1});
      at += strlen(r->written);
      continue;
    }
    size_t shortest = text.ptr[at] == '&' ? LONGEST_REFERENCE : LONGEST_CHARACTER;
    if (!is_cut || text.len - at >= shortest) refuse(scan);
    break;
  }
  return at;
}

/* ---- The whole ------------------------------------------------------------------------------- */

static size_t take_declaration(gw_scan *scan, gw_str data)
{
  const size_t size = sizeof declaration - 1;
  if (memcmp(data.ptr, declaration, data.len < size ? data.len : size) != 0) refuse(scan);
  if (data.len < size) return 0;
  scan->has_declaration = true;
  return size;
}

/* Returns how many bytes were understood. */
static size_t take(gw_scan *scan, gw_str data)
{
  size_t at = 0;
  while (at < data.len && scan->status == GW_OK) {
    const gw_str left = {data.ptr + at, data.len - at};
    size_t taken;
    if (!scan->has_declaration) {
      taken = take_declaration(scan, left);
    } else if (*left.ptr == '<') {
      taken = take_tag(scan, left);
    } else {
      const char *tag = memchr(left.ptr, '<', left.len);
      const gw_str text = {left.ptr, tag ? (size_t)(tag - left.ptr) : left.len};
      taken = take_text(scan, text, !tag);
    }
    if (taken == 0) break;
    at += taken;
  }
  return at;
}

gw_scan *gw_scan_new(gw_judge_reader reader)
{
  gw_scan *scan = calloc(1, sizeof *scan);
  if (scan) scan->reader = reader;
  return scan;
}

void gw_scan_free(gw_scan *scan)
{
  if (!scan) return;
  gw_buf_fini(&scan->rest);
  free(scan);
}

gw_status gw_scan_feed(gw_scan *scan, const char *data, size_t length)
{
  gw_str text = {data, length};
  gw_buf *rest = &scan->rest;
  if (scan->status != GW_OK || length == 0) return scan->status;
  if (rest->length) {
    gw_buf_put(rest, data, length);
    text = (gw_str){rest->data, rest->length};
  }
  if (rest->status != GW_OK) return scan->status = rest->status;
  size_t taken = take(scan, text);
  if (rest->length) {
    memmove(rest->data, rest->data + taken, rest->length - taken);
    rest->length -= taken;
  } else {
    gw_buf_put(rest, data + taken, length - taken);
    if (rest->status != GW_OK && scan->status == GW_OK) scan->status = rest->status;
  }
  return scan->status;
}

gw_status gw_scan_finish(gw_scan *scan)
{
  if (scan->rest.length || scan->depth || !scan->has_root) refuse(scan);
  return scan->status;
}
