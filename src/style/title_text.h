/*
 * title_text.h - a title taken apart, as the modules that break it hand it on: title.c decodes,
 * title_word.c finds its words, title_cost.c says what a break costs, title_shape.c chooses.
 */
#ifndef GW_STYLE_TITLE_TEXT_H
#define GW_STYLE_TITLE_TEXT_H

#include "style/title.h"

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

/* The text from one character to the next, as bytes. */
static inline gw_str gw_title_slice(const gw_title_text *title, size_t from, size_t to)
{
  return (gw_str){title->bytes.ptr + title->at[from], title->at[to] - title->at[from]};
}

static inline bool gw_title_is_space(uint32_t code)
{
  return code == ' ' || code == 0x3000 || code == 0xA0 || (code >= '\t' && code <= '\r');
}

#endif
