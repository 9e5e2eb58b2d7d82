/*
 * blank.h - what a draft leaves open: 2026年X月X日, 〔2026〕  号, [主送单位]. A place that is to be filled
 * in has no form yet.
 */
#ifndef GW_CHECK_BLANK_H
#define GW_CHECK_BLANK_H

#include "base/utf8.h"

/* Is this a character that people write for one which they do not know yet? X × * _ … and U+FFFD */
bool gw_is_blank_mark(uint32_t code);

/* Is there one in the text, or a [ ]? */
bool gw_has_blank(gw_str text);

#endif
