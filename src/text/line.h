/*
 * line.h - the decoded draft becomes lines: line ends of every kind, white space around the text,
 * characters that a DOCX cannot or should not hold. Knows nothing of what a line means.
 */
#ifndef GW_TEXT_LINE_H
#define GW_TEXT_LINE_H

#include "model/doc.h"
#include "text/clean.h"

/*
 * Fills doc->lines from doc->text. LF, CR, CRLF and CR CR LF end a physical line; vertical tab, form
 * feed, U+2028 and U+2029 (soft breaks of word processors, page ends of a copy) end a line within
 * it. Characters outside XML's Char become U+FFFD, zero-width characters go; both are edits with a
 * diagnostic. GW_ERR_MEMORY.
 */
gw_status gw_line_split(gw_doc *doc);

/* ---- For other readers of the same text ---------------------------------------------------- */

typedef struct gw_splitter gw_splitter;

/* Is given every line, without its end: the bytes [start, end) of the draft. */
typedef gw_status (*gw_line_taker)(gw_splitter *splitter, size_t start, size_t end);

struct gw_splitter {
  gw_doc *doc;
  gw_line_taker take;
  gw_place place; /* of the line that `take` is given */
  uint32_t blank; /* lines without text since the last one with text; the taker counts */
};

/* Gives all lines of the draft to `take`, until it fails. */
gw_status gw_line_walk(gw_splitter *splitter);

/* Appends `line`, of which the caller has set the text and where it is. GW_ERR_MEMORY. */
gw_status gw_line_add(gw_splitter *splitter, gw_doc_line line);

#endif
