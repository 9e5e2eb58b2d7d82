/*
 * parts.h - takes a line of a document apart: each part knows where in the draft it stands. A line
 * whose text cannot be found there, with the edits so far, stays whole.
 */
#ifndef GW_RECOGNISE_PARTS_H
#define GW_RECOGNISE_PARTS_H

#include "model/doc.h"

/* The lines of a document anew. All zero but `doc` is ready. */
typedef struct gw_parts {
  gw_doc *doc;
  gw_doc_line *lines; /* owned until gw_parts_finish */
  size_t count, capacity;
  size_t leading; /* lines of the document that stay as they are, before any that does not */
  bool is_started;
  gw_status status; /* sticky */
  /* the line that is being taken apart */
  gw_doc_line line;
  size_t first;    /* index of its first part */
  size_t at;       /* how far its text has been matched ... */
  size_t offset;   /* ... with the draft, up to here ... */
  uint32_t number; /* ... which is there */
  size_t column;
  size_t edit;  /* the next of the document's from there on */
  bool is_lost; /* text and draft do not match */
} gw_parts;

void gw_parts_open(gw_parts *parts, const gw_doc_line *line);

/* The next part is [from, to) of the line's text; white space around it is left out, and only that
 * may stand between two parts. Nothing but white space is no part. */
void gw_parts_add(gw_parts *parts, size_t from, size_t to);

/* The line is whole again when its parts could not be found in the draft. */
void gw_parts_close(gw_parts *parts);

/* The line as it is. */
void gw_parts_keep(gw_parts *parts, const gw_doc_line *line);

/* Gives the document its new lines, or frees them when something failed. */
gw_status gw_parts_finish(gw_parts *parts);

#endif
