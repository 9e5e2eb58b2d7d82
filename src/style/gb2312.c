/* gb2312.c - the table that scripts/gb2312 writes, and the blocks where Unicode keeps Han. */
#include "style/gb2312.h"

#include <assert.h>
#include <stddef.h>

enum { FIRST = 0x4E00, LAST = 0x9FFF, WORD_BITS = 32 };

static const uint32_t member_table[] = {
#include "style/gb2312.def"
};
static_assert(sizeof member_table / sizeof *member_table == (LAST - FIRST + 1) / WORD_BITS,
              "a bit for each character");

static const struct {
  uint32_t first, last;
} ideograph_ranges[] = {
    {0x3007, 0x3007},   /* 〇 */
    {0x3400, 0x4DBF},   /* extension A */
    {0x4E00, 0x9FFF},   /* the basic block */
    {0xF900, 0xFAFF},   /* compatibility ideographs */
    {0x20000, 0x3FFFF}, /* extensions B and on */
};

bool gw_is_ideograph(uint32_t code)
{
  for (size_t i = 0; i < sizeof ideograph_ranges / sizeof *ideograph_ranges; i++)
    if (code >= ideograph_ranges[i].first && code <= ideograph_ranges[i].last) return true;
  return false;
}

bool gw_gb2312_has(uint32_t code)
{
  if (code < FIRST || code > LAST) return false;
  uint32_t at = code - FIRST;
  return member_table[at / WORD_BITS] >> (at % WORD_BITS) & 1;
}
