/*
 * title_text.h - a title taken apart, as the modules that break it hand it on: title_word.c finds
 * its words, title_cost.c says what a break costs, title_shape.c chooses.
 */
#ifndef GW_STYLE_TITLE_TEXT_H
#define GW_STYLE_TITLE_TEXT_H

#include "base/utf8.h"
#include "style/title_limit.h"

/* What every break adds up from: title_weight.def. */
enum {
#define WEIGHT(name, value, reason) GW_TITLE_##name = value,
#include "style/title_weight.def"
#undef WEIGHT
};

typedef struct gw_title_text {
  gw_str bytes; /* borrowed */
  size_t count; /* characters */
  uint32_t code[GW_TITLE_MOST_CHARACTERS];
  size_t at[GW_TITLE_MOST_CHARACTERS + 1];         /* byte of a character; at[count]: the end */
  int halves_before[GW_TITLE_MOST_CHARACTERS + 1]; /* sum of the widths before it */
  bool starts_word[GW_TITLE_MOST_CHARACTERS + 1];  /* [0] and [count] are true */
  int cost[GW_TITLE_MOST_CHARACTERS + 1];          /* of a line that starts with it */
} gw_title_text;

/* Fills bytes, count, code, at and halves_before from valid UTF-8. False: too long; it stops there,
 * however long that is. */
bool gw_title_decode(gw_title_text *title, gw_str bytes);

/* The text from one character to another, as bytes. */
gw_str gw_title_slice(const gw_title_text *title, size_t from, size_t to);

/* Where the word starts that ends before character `at` (> 0), and where the next one starts after
 * the word that begins at `at` (< count). */
size_t gw_title_word_before(const gw_title_text *title, size_t at);
size_t gw_title_word_after(const gw_title_text *title, size_t at);

bool gw_title_is_space(uint32_t code);

/* Halves of the line from one character to another, spaces at its ends not counted. */
int gw_title_line_halves(const gw_title_text *title, size_t from, size_t to);

#endif
