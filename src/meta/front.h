/*
 * front.h - front matter: YAML between --- lines at the very top of a draft, whether that is text or
 * Markdown. Two lines of dashes around an advert are none. Knows nothing of what keys mean but
 * which there are.
 */
#ifndef GW_META_FRONT_H
#define GW_META_FRONT_H

#include "meta/meta.h"

/*
 * Looks for front matter in doc->text. Where there is any, its bytes up to the end of its second
 * --- become doc->front_matter and its values go to `meta`. It is front matter when it reads as a
 * mapping that has a key of ours, or (`is_markdown`) any key; what looks like one in every line but
 * does not read is so, too, with an error diagnostic. Typed full-width colons are understood.
 * GW_ERR_MEMORY.
 */
gw_status gw_front_read(gw_doc *doc, gw_meta *meta, bool is_markdown);

#endif
