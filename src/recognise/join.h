/*
 * join.h - hard-wrapped text: lines that were broken at a fixed width (a copy from a PDF or a mail)
 * become paragraphs again, when their lengths and punctuation make it certain; never otherwise.
 */
#ifndef GW_RECOGNISE_JOIN_H
#define GW_RECOGNISE_JOIN_H

#include "model/doc.h"

/* Merges lines of `doc` (gw_doc_line.last_number tells how far) and says so in a diagnostic for each
 * paragraph. GW_ERR_MEMORY. */
gw_status gw_join_wrapped(gw_doc *doc);

/* White space before the text of a line? Not its column: a soft break starts a line anywhere. */
bool gw_line_is_indented(const gw_doc *doc, const gw_doc_line *line);

/* Lines that go on with the one above a page number (gw_doc_line.continues, as gw_join_wrapped guessed)
 * do so only when both are text and the number is set aside; a diagnostic for each. GW_ERR_MEMORY. */
gw_status gw_join_over_pages(gw_doc *doc);

/* Is `line` the rest of the one above it, in a paragraph that begins with `first`? */
typedef bool gw_goes_on(const gw_doc *doc, const gw_doc_line *first, const gw_doc_line *line,
                        const void *context);

/* Merges each line of `doc` with those below that go on with it, and says so in a diagnostic for each
 * paragraph. GW_ERR_MEMORY. */
gw_status gw_join_runs(gw_doc *doc, gw_goes_on *holds, const void *context);

/* Merges lines[first, end) of `doc` into lines[first], with a diagnostic; those behind it are for the
 * caller to close up. GW_ERR_MEMORY. */
gw_status gw_join_lines(gw_doc *doc, size_t first, size_t end);

#endif
