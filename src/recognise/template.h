/*
 * template.h - drafts that fill in a template, as chat models write them: 标题：…, 二、主送机关, ## 落款
 * name the parts of a document and are no part of it.
 */
#ifndef GW_RECOGNISE_TEMPLATE_H
#define GW_RECOGNISE_TEMPLATE_H

#include "recognise/feature.h"

/* Does the draft name its parts, the title with its words behind it or below it, and two more? */
bool gw_template_holds(const gw_doc *doc);

/* Bytes of a label and its colon that `text` opens with: 主送机关：各单位; 0: none. `holds`: what the
 * function above has said; without a template only 标题 and 主送 are labels. */
size_t gw_template_label(gw_str text, bool holds);

/* The names of parts get GW_PLACE(MESSAGE) and lose their marks, so that they are nobody's siblings; what
 * is addressed gets its kind. */
void gw_template_mark(const gw_doc *doc, gw_facts *facts);

#endif
