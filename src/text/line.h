/*
 * line.h - the decoded draft becomes lines: line ends of every kind, white space around the text,
 * characters that a DOCX cannot or should not hold. Knows nothing of what a line means.
 */
#ifndef GW_TEXT_LINE_H
#define GW_TEXT_LINE_H

#include "model/doc.h"

/*
 * Fills doc->lines from doc->text. LF, CR, CRLF and CR CR LF end a physical line; vertical tab, form
 * feed, U+2028 and U+2029 (soft breaks of word processors, page ends of a copy) end a line within
 * it. Characters outside XML's Char become U+FFFD, zero-width characters go; both are edits with a
 * diagnostic. GW_ERR_MEMORY.
 */
gw_status gw_line_split(gw_doc *doc);

#endif
