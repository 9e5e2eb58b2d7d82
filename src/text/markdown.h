/*
 * markdown.h - a draft in Markdown becomes lines. Markdown is what language models and note-takers
 * write; what is markup in it is taken out and reported, what is text stays. Knows nothing of what
 * a line means: the depth of a heading is handed on.
 */
#ifndef GW_TEXT_MARKDOWN_H
#define GW_TEXT_MARKDOWN_H

#include "model/doc.h"

/*
 * Fills doc->lines from doc->text as gw_line_split does, one line for each physical line with text
 * (and one more behind each <br>), without its markup:
 *  - gone with an edit: # of headings, marks of emphasis, bullets and quotes, targets of links and
 *    images, fences, rules and underlines of ---, ===, ***, tags and comments of HTML;
 *  - text: numbers of lists (1. is our mark of level 3), words of links, alternative texts of
 *    images, code, cells of tables parted by tabs, entities decoded;
 *  - a line's depth is that of its heading by #. A line above --- or === has none: in a Chinese
 *    draft that is a separator.
 * GW_ERR_MEMORY, GW_ERR_TOO_LARGE.
 */
gw_status gw_markdown_split(gw_doc *doc);

/* Is the draft clearly written in Markdown? One heading or one list is not enough to say so. */
bool gw_markdown_is_likely(const gw_doc *doc);

#endif
