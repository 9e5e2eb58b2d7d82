/*
 * title_word.h - the words of a title: ICU's, put right by the lists of title_word.def and by how
 * numbers are written. Knows nothing of lines.
 */
#ifndef GW_STYLE_TITLE_WORD_H
#define GW_STYLE_TITLE_WORD_H

#include "style/title_text.h"

typedef enum gw_title_list {
#define LIST(name, ...) GW_TITLE_##name##_WORDS,
#include "style/title_word.def"
#undef LIST
  GW_TITLE_LIST_COUNT
} gw_title_list;

/* Is `word` on the list? And the length in bytes of the longest of the list that `text` starts or
 * ends with, or 0. */
bool gw_title_is(gw_title_list list, gw_str word);
size_t gw_title_starts(gw_title_list list, gw_str text);
size_t gw_title_ends(gw_title_list list, gw_str text);

/* ASCII or full-width digit; 〇 and 一 to 亿. */
bool gw_title_is_digit(uint32_t code);
bool gw_title_is_numeral(uint32_t code);

/* Turns title->starts_word from ICU's words into those of titles. */
void gw_title_mend_words(gw_title_text *title);

#endif
