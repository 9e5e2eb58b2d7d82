/*
 * element.h - the elements of a document (gw_element in gongwen.h) and what they are called.
 */
#ifndef GW_MODEL_ELEMENT_H
#define GW_MODEL_ELEMENT_H

#include "gongwen.h"

#include <stdbool.h>

const char *gw_element_name(gw_element element);
const char *gw_element_chinese(gw_element element);
const char *gw_element_style_id(gw_element element);
const char *gw_element_clause(gw_element element);

/* The element that is called so: by its name, its Chinese term, or in short (h1, 署名). False: none. */
bool gw_element_find(const char *word, size_t length, gw_element *out);

/* 1 to 4 for the headings, else 0. */
int gw_element_level(gw_element element);

/* The heading of `level` 1 to 4. */
gw_element gw_element_heading(int level);

#endif
