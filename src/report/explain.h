/*
 * explain.h - the evidence about a line (recognise/evidence.h) for people and for programs, and which
 * lines somebody wants to be told of.
 */
#ifndef GW_REPORT_EXPLAIN_H
#define GW_REPORT_EXPLAIN_H

#include "base/buf.h"
#include "model/doc.h"

#include <jansson.h>

/* Lines that were chosen; no ranges: all of them. */
typedef struct gw_choice {
  const gw_range *ranges; /* borrowed */
  size_t count;
} gw_choice;

/* Is any physical line of `line` among them? */
bool gw_choice_has(const gw_choice *choice, const gw_doc_line *line);

/* `text` and spaces up to `columns` of a terminal; Chinese characters take two. */
void gw_explain_pad(gw_buf *out, const char *text, size_t columns);

/* What spoke for the line's element and for the runner-up, a row each, at most 80 columns wide. */
void gw_explain_put(gw_buf *out, const gw_doc *doc, size_t index, bool chinese);

/* The rows as an array, empty where nothing was decided; NULL when memory is out. */
json_t *gw_explain_json(const gw_doc *doc, size_t index);

#endif
