/*
 * skim.h - goes through text for the few bytes that matter to somebody. A block is asked as a whole,
 * without a way out in it, so that compilers compare sixteen bytes in an instruction; nearly all
 * blocks have no such byte. Knows nothing of what matters.
 */
#ifndef GW_BASE_SKIM_H
#define GW_BASE_SKIM_H

#include "base/utf8.h"

/* 1 when `byte`, with `next` behind it (0 behind the text), may be what is looked for, else 0. To be
 * a static inline function without branches. */
typedef unsigned char gw_skim_test(unsigned char byte, unsigned char next);

enum { GW_SKIM_BLOCK = 32 };

/* One of so many bytes, which have another behind them? */
static inline bool gw_skim_block(const unsigned char *s, gw_skim_test *is_it)
{
  unsigned char found = 0;
  for (size_t i = 0; i < GW_SKIM_BLOCK; i++) found |= is_it(s[i], s[i + 1]);
  return found != 0;
}

/* The first place from `at` on where the test says so; text.len when it never does, also when `at` is
 * behind the text. */
static inline size_t gw_skim(gw_str text, size_t at, gw_skim_test *is_it)
{
  const unsigned char *s = (const unsigned char *)text.ptr;
  if (at >= text.len) return text.len;
  const bool is_long = text.len - at > GW_SKIM_BLOCK;
  while (text.len - at > GW_SKIM_BLOCK && !gw_skim_block(s + at, is_it)) at += GW_SKIM_BLOCK;
  /* the rest as a block that begins in one that has been seen */
  if (is_long && text.len - at <= GW_SKIM_BLOCK &&
      !gw_skim_block(s + text.len - 1 - GW_SKIM_BLOCK, is_it))
    at = text.len - 1;
  while (at < text.len && !is_it(s[at], at + 1 < text.len ? s[at + 1] : 0)) at++;
  return at;
}

#endif
