/*
 * script.h - what kind of character a code point is, as far as the rules of punctuation ask: Han,
 * digit, Latin, mark. Knows nothing of lines.
 */
#ifndef GW_NORMAL_SCRIPT_H
#define GW_NORMAL_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

bool gw_script_is_han(uint32_t code);

/* Is it of the block of Han that nearly all text is made of? */
static inline bool gw_script_is_plain_han(uint32_t code)
{
  return code >= 0x4E00 && code <= 0x9FFF;
}

/* 0 to 9 for a digit of half or full width, else -1. */
int gw_script_digit(uint32_t code);

/* 0 to 10 for 〇 ○ 零 一 to 十, else -1. */
int gw_script_han_digit(uint32_t code);

/* An ASCII letter or digit. */
bool gw_script_is_latin(uint32_t code);

/* “ ‘ （ 《 〈 「 『 【 〔 and their counterparts; half-width ones are neither. */
bool gw_script_opens(uint32_t code);
bool gw_script_closes(uint32_t code);

/* Does Chinese text go on with this: Han, or a full-width mark of punctuation? */
bool gw_script_is_chinese(uint32_t code);

/* A full-width point that parts sentences or their members: 。，、；：？！ */
bool gw_script_is_point(uint32_t code);

#endif
