/*
 * xml.h - writes XML into a buffer. The first failure sticks and later calls do nothing, so that a
 * part is written without a test at every line and asked once at the end. It knows no vocabulary.
 *
 * Names of elements and attributes are string literals of ours; values and text may be anything:
 * what XML cannot hold (controls, U+FFFE, broken UTF-8) becomes U+FFFD.
 */
#ifndef GW_OOXML_XML_H
#define GW_OOXML_XML_H

#include "base/buf.h"
#include "base/utf8.h"

#include <stdbool.h>

enum { GW_XML_DEPTH = 32 };

typedef struct gw_xml {
  gw_buf buf; /* owned; what has been written and not been taken away */
  const char *open[GW_XML_DEPTH];
  int depth;
  bool in_tag; /* the last start tag can still take attributes */
} gw_xml;

/* A writer that is all zero is empty and ready. */
void gw_xml_fini(gw_xml *xml);

void gw_xml_declaration(gw_xml *xml);

void gw_xml_open(gw_xml *xml, const char *name);
void gw_xml_attr(gw_xml *xml, const char *name, const char *value);
void gw_xml_attr_int(gw_xml *xml, const char *name, long long value);
void gw_xml_text(gw_xml *xml, gw_str text);
/* `name` is what was opened; anything else is GW_ERR_INTERNAL. */
void gw_xml_close(gw_xml *xml, const char *name);

/* An element without content; one with a single attribute; one that holds text only. */
void gw_xml_empty(gw_xml *xml, const char *name);
void gw_xml_empty_attr(gw_xml *xml, const char *name, const char *attr, const char *value);
void gw_xml_empty_int(gw_xml *xml, const char *name, const char *attr, long long value);
void gw_xml_leaf(gw_xml *xml, const char *name, const char *text);
void gw_xml_leaf_int(gw_xml *xml, const char *name, long long value);

/* What went wrong first. At the end of a part nothing may be open: `finish` says so. */
gw_status gw_xml_status(const gw_xml *xml);
gw_status gw_xml_finish(gw_xml *xml);

#endif
