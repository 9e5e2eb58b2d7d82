/*
 * title.h - a long title over several lines (GB/T 9704-2012 7.3.1): words stay whole, and the lines
 * form a trapezoid or a diamond. What a break costs is in title_weight.def, the words of the field
 * are in title_word.def; the lines with the smallest sum are taken.
 */
#ifndef GW_STYLE_TITLE_H
#define GW_STYLE_TITLE_H

#include "base/utf8.h"
#include "gongwen.h"
#include "style/title_limit.h"

/*
 * Where `title` (one paragraph, valid UTF-8) is broken into lines of at most `halves_per_line`
 * halves of a character: digits, Latin letters and all else of ASCII count 1, the rest 2; white
 * space at either end of a line counts nothing. breaks[] are byte offsets into the title, rising;
 * each is where a line starts, so a typed space at a break ends the line before, and is the
 * caller's to drop. *count is 0 when the title fits on a line, is longer than
 * GW_TITLE_MOST_CHARACTERS, or cannot be broken. GW_ERR_MEMORY sets *count to 0, too.
 *
 * The same title has the same lines whatever the locale; another version of ICU may know other
 * words.
 */
gw_status gw_title_break(gw_str bytes, int halves_per_line, size_t breaks[GW_TITLE_MOST_BREAKS],
                         size_t *count) GW_NODISCARD;

#endif
