/*
 * word_break.h - where words of Chinese text begin, by ICU's dictionary. The only module that knows
 * ICU. Independent of the default locale; an object per call, so calls may run at the same time.
 */
#ifndef GW_STYLE_WORD_BREAK_H
#define GW_STYLE_WORD_BREAK_H

#include "gongwen.h"

#include <stdbool.h>

enum { GW_WORD_BREAK_MOST = 256 };

/*
 * starts_word[i] says whether a word begins at codes[i]; `count` is at most GW_WORD_BREAK_MOST.
 * GW_ERR_MEMORY when ICU says so. An ICU without its data is no error: every character is a word
 * then.
 */
gw_status gw_word_break(const uint32_t *codes, size_t count, bool *starts_word) GW_NODISCARD;

#endif
