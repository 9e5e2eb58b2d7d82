/* xml.c - see xml.h. */
#include "ooxml/xml.h"

#include <string.h>

/* What a byte means inside text or an attribute's value. */
enum { PLAIN, ESCAPED, FORBIDDEN, WIDE };

#define F FORBIDDEN
#define E ESCAPED
#define W WIDE
#define WIDE_16 W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W
static const unsigned char class_table[256] = {
    F,       F,       F,       F,       F,       F,       F,       F,
    F,       E,       E,       F,       F,       E,       F,       F, /* controls but TAB, LF, CR */
    F,       F,       F,       F,       F,       F,       F,       F,
    F,       F,       F,       F,       F,       F,       F,       F, /* controls */
    0,       0,       E,       0,       0,       0,       E,       0,
    0,       0,       0,       0,       0,       0,       0,       0, /* " & */
    0,       0,       0,       0,       0,       0,       0,       0,
    0,       0,       0,       0,       E,       0,       E,       0, /* < > */
    0,       0,       0,       0,       0,       0,       0,       0,
    0,       0,       0,       0,       0,       0,       0,       0, /* */
    0,       0,       0,       0,       0,       0,       0,       0,
    0,       0,       0,       0,       0,       0,       0,       0, /* */
    0,       0,       0,       0,       0,       0,       0,       0,
    0,       0,       0,       0,       0,       0,       0,       0, /* */
    0,       0,       0,       0,       0,       0,       0,       0,
    0,       0,       0,       0,       0,       0,       0,       0, /* U+007F is a Char of XML */
    WIDE_16, WIDE_16, WIDE_16, WIDE_16, WIDE_16, WIDE_16, WIDE_16, WIDE_16,
};
#undef F
#undef E
#undef W
#undef WIDE_16

void gw_xml_fini(gw_xml *xml)
{
  gw_buf_fini(&xml->buf);
  memset(xml, 0, sizeof *xml);
}

/* Production 2 (Char) of XML 1.0 for what a table of single bytes cannot say. */
static bool is_wide_char(const char *bytes, size_t length, size_t *size)
{
  bool ok;
  uint32_t code = gw_utf8_decode(bytes, length, size, &ok);
  return ok && code != 0xFFFE && code != 0xFFFF;
}

/* Bytes of the character that stands here when it can be copied as it is, else 0. */
static size_t plain_character(const char *bytes, size_t length)
{
  size_t size = 0;
  switch (class_table[(unsigned char)*bytes]) {
  case PLAIN: return 1;
  case WIDE: return is_wide_char(bytes, length, &size) ? size : 0;
  default: return 0;
  }
}

/* How many bytes from here can be copied as they are. */
static size_t plain_span(const char *bytes, size_t length)
{
  size_t at = 0;
  while (at < length) {
    size_t size = gw_utf8_plain_span(bytes + at, length - at);
    if (size == 0) size = plain_character(bytes + at, length - at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

/* TAB, LF and CR as references: a parser would turn them into other white space. */
static const char *reference(char c)
{
  switch (c) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\t': return "&#9;";
  case '\n': return "&#10;";
  default: return "&#13;";
  }
}

static void put_escaped(gw_buf *buf, gw_str text)
{
  for (size_t at = 0; at < text.len;) {
    size_t size = plain_span(text.ptr + at, text.len - at);
    gw_buf_put(buf, text.ptr + at, size);
    at += size;
    if (at == text.len) break;
    size = 1;
    if (class_table[(unsigned char)text.ptr[at]] == ESCAPED) {
      gw_buf_puts(buf, reference(text.ptr[at]));
    } else {
      is_wide_char(text.ptr + at, text.len - at, &size);
      gw_buf_put_utf8(buf, GW_REPLACEMENT);
    }
    at += size;
  }
}

static void end_tag(gw_xml *xml)
{
  if (xml->in_tag) gw_buf_putc(&xml->buf, '>');
  xml->in_tag = false;
}

/* All at once; what stands before and behind is a literal, whose length the compiler knows. */
static inline void put_around(gw_buf *buf, gw_str before, gw_str name, gw_str behind)
{
  char *to = gw_buf_room(buf, before.len + name.len + behind.len);
  if (!to) return;
  memcpy(to, before.ptr, before.len);
  memcpy(to + before.len, name.ptr, name.len);
  memcpy(to + before.len + name.len, behind.ptr, behind.len);
  buf->length += before.len + name.len + behind.len;
}

static inline gw_str str_of(const char *name)
{
  return (gw_str){name, strlen(name)};
}

void gw_xml_declaration(gw_xml *xml)
{
  gw_buf_puts(&xml->buf, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void gw_xml_open(gw_xml *xml, const char *name)
{
  if (xml->depth == GW_XML_DEPTH) gw_buf_fail(&xml->buf, GW_ERR_INTERNAL);
  if (xml->buf.status != GW_OK) return;
  if (xml->in_tag)
    put_around(&xml->buf, GW_STR("><"), str_of(name), GW_STR(""));
  else
    put_around(&xml->buf, GW_STR("<"), str_of(name), GW_STR(""));
  xml->open[xml->depth++] = name;
  xml->in_tag = true;
}

static bool start_attr(gw_xml *xml, const char *name)
{
  if (!xml->in_tag) gw_buf_fail(&xml->buf, GW_ERR_INTERNAL);
  if (xml->buf.status != GW_OK) return false;
  put_around(&xml->buf, GW_STR(" "), str_of(name), GW_STR("=\""));
  return true;
}

void gw_xml_attr(gw_xml *xml, const char *name, const char *value)
{
  if (!start_attr(xml, name)) return;
  put_escaped(&xml->buf, (gw_str){value, strlen(value)});
  gw_buf_putc(&xml->buf, '"');
}

void gw_xml_attr_int(gw_xml *xml, const char *name, long long value)
{
  if (!start_attr(xml, name)) return;
  gw_buf_put_int(&xml->buf, value);
  gw_buf_putc(&xml->buf, '"');
}

void gw_xml_text(gw_xml *xml, gw_str text)
{
  if (xml->depth == 0) gw_buf_fail(&xml->buf, GW_ERR_INTERNAL);
  if (xml->buf.status != GW_OK) return;
  end_tag(xml);
  put_escaped(&xml->buf, text);
}

void gw_xml_close(gw_xml *xml, const char *name)
{
  if (xml->depth == 0 || strcmp(xml->open[xml->depth - 1], name) != 0)
    gw_buf_fail(&xml->buf, GW_ERR_INTERNAL);
  if (xml->buf.status != GW_OK) return;
  xml->depth--;
  if (xml->in_tag) {
    xml->in_tag = false;
    gw_buf_puts(&xml->buf, "/>");
    return;
  }
  put_around(&xml->buf, GW_STR("</"), str_of(name), GW_STR(">"));
}

void gw_xml_empty(gw_xml *xml, const char *name)
{
  gw_xml_open(xml, name);
  gw_xml_close(xml, name);
}

void gw_xml_empty_attr(gw_xml *xml, const char *name, const char *attr, const char *value)
{
  gw_xml_open(xml, name);
  gw_xml_attr(xml, attr, value);
  gw_xml_close(xml, name);
}

void gw_xml_empty_int(gw_xml *xml, const char *name, const char *attr, long long value)
{
  gw_xml_open(xml, name);
  gw_xml_attr_int(xml, attr, value);
  gw_xml_close(xml, name);
}

void gw_xml_leaf(gw_xml *xml, const char *name, const char *text)
{
  gw_xml_open(xml, name);
  gw_xml_text(xml, (gw_str){text, strlen(text)});
  gw_xml_close(xml, name);
}

void gw_xml_leaf_int(gw_xml *xml, const char *name, long long value)
{
  gw_xml_open(xml, name);
  end_tag(xml);
  gw_buf_put_int(&xml->buf, value);
  gw_xml_close(xml, name);
}

gw_status gw_xml_status(const gw_xml *xml)
{
  return xml->buf.status;
}

gw_status gw_xml_finish(gw_xml *xml)
{
  if (xml->depth != 0) gw_buf_fail(&xml->buf, GW_ERR_INTERNAL);
  return xml->buf.status;
}
