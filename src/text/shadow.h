/*
 * shadow.h - a copy of the draft, byte for byte as long, for a Markdown parser to read: what is
 * markup to CommonMark but text in a Chinese document is masked in it. The parser's offsets are
 * the draft's, and what is masked is still there in the draft. Knows nothing of the parser.
 */
#ifndef GW_TEXT_SHADOW_H
#define GW_TEXT_SHADOW_H

#include "base/utf8.h"
#include "gongwen.h"

/* Makes the shadow of `text` in *out (freed by the caller with free; not terminated), with its first
 * `front_matter` bytes blank. GW_ERR_MEMORY. */
gw_status gw_shadow_make(gw_str text, size_t front_matter, char **out);

#endif
