/*
 * make_doc.h - a document for tests of the layers below recognition: rows of an element and its text
 * become a gw_doc whose draft is those texts, a line each. Notices get the edit that sets them aside.
 */
#ifndef GW_TESTS_MAKE_DOC_H
#define GW_TESTS_MAKE_DOC_H

#include "base/mem.h"
#include "model/doc.h"

#include <stdlib.h>
#include <string.h>

typedef struct doc_row {
  gw_element element;
  const char *text;
  const char *run_in; /* the heading that text starts with, or NULL */
} doc_row;

/* Exits when memory is out: a test has nothing to test then. */
static inline gw_doc make_doc(const doc_row *rows, size_t count, bool keep_notices)
{
  gw_doc doc = {.keep_notices = keep_notices, .encoding = "utf-8"};
  size_t size = 1;
  for (size_t i = 0; i < count; i++) size += strlen(rows[i].text) + 1;
  doc.text = calloc(1, size);
  if (!doc.text) abort();
  for (size_t i = 0; i < count; i++) {
    size_t length = strlen(rows[i].text);
    gw_doc_line *line = gw_doc_add_line(&doc);
    if (!line) abort();
    memcpy(doc.text + doc.length, rows[i].text, length);
    line->text = (gw_str){doc.text + doc.length, length};
    line->offset = doc.length;
    line->length = length;
    line->number = (uint32_t)i + 1;
    line->column = 1;
    line->run_in = rows[i].run_in ? (uint32_t)strlen(rows[i].run_in) : 0;
    line->element = rows[i].element;
    gw_edit edit = {.offset = doc.length, .length = length};
    if (!gw_doc_line_is_kept(&doc, line) && gw_doc_add_edit(&doc, edit) != GW_OK) abort();
    doc.length += length;
    doc.text[doc.length++] = '\n';
  }
  return doc;
}

#endif
