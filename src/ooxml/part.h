/*
 * part.h - what the writers of parts have in common. A part is pulled: each call of its `next`
 * appends a piece to the part's writer, so that a part of any size passes through a small window.
 */
#ifndef GW_OOXML_PART_H
#define GW_OOXML_PART_H

#include "model/doc.h"
#include "ooxml/xml.h"
#include "style/flow.h"
#include "style/sheet.h"

/* What the document properties say. */
typedef struct gw_properties {
  const char *title;   /* "" for none */
  const char *creator; /* the issuing organ (署名), "" for none */
  int64_t timestamp;   /* seconds since 1970 UTC; 0: no date */
} gw_properties;

/* What a package is made from; all borrowed. */
typedef struct gw_part_input {
  const gw_doc *doc;
  const gw_sheet *sheet;
  const gw_plan *plan;
  const gw_properties *properties;
} gw_part_input;

/* One part being written. The last members are word/document.xml's. */
typedef struct gw_part {
  gw_part_input input;
  gw_xml xml;
  bool has_started;
  gw_flow flow;
  gw_item item;
  size_t span, at; /* what has been written of item.paragraph: spans, bytes of the next one */
  bool in_paragraph;
} gw_part;

/* Appends the next piece, which ends where an element ends or starts; false after the last. */
typedef bool gw_part_next(gw_part *part);

gw_part_next gw_part_content_types_next;
gw_part_next gw_part_package_relations_next;
gw_part_next gw_part_document_next;
gw_part_next gw_part_document_relations_next;
gw_part_next gw_part_styles_next;
gw_part_next gw_part_settings_next;
gw_part_next gw_part_fonts_next;
gw_part_next gw_part_odd_footer_next;
gw_part_next gw_part_even_footer_next;
gw_part_next gw_part_blank_footer_next;
gw_part_next gw_part_turned_odd_footer_next;
gw_part_next gw_part_turned_even_footer_next;
gw_part_next gw_part_core_next;
gw_part_next gw_part_app_next;

#endif
