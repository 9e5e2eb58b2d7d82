/* gb2312.c - the table that scripts/gb2312 writes, and the blocks where Unicode keeps Han. */
#include "style/gb2312.h"

#include <assert.h>

enum { FIRST = 0x4E00, LAST = 0x9FFF, WORD_BITS = 64 };

static const uint64_t member_table[] = {
#include "style/gb2312.def"
};
enum {
  WORD_COUNT = sizeof member_table / sizeof *member_table,
  FIRST_WORD = 0xE4 << 6 | (0xB8 & 0x3F) /* U+4E00 is E4 B8 80 */
};
static_assert(WORD_COUNT == (LAST - FIRST + 1) / WORD_BITS, "a bit for each character");

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
  if (code < ideograph_ranges[0].first) return false;
  for (size_t i = 0; i < sizeof ideograph_ranges / sizeof *ideograph_ranges; i++)
    if (code >= ideograph_ranges[i].first && code <= ideograph_ranges[i].last) return true;
  return false;
}

static inline bool is_member(uint32_t code)
{
  uint32_t at = code - FIRST; /* wraps round below */
  return at <= LAST - FIRST && (member_table[at / WORD_BITS] >> (at % WORD_BITS) & 1);
}

bool gw_gb2312_has(uint32_t code)
{
  return is_member(code);
}

/* The end of the members from `at` on. The first two bytes of a character say which word of the
 * table it is in, the third which bit. */
static size_t members_end(gw_str text, size_t at, size_t end)
{
  const unsigned char *s = (const unsigned char *)text.ptr;
  for (; at + 3 <= end; at += 3) {
    size_t word = ((size_t)s[at] << 6) + (s[at + 1] & 0x3F) - FIRST_WORD; /* wraps round below */
    if (word >= WORD_COUNT || !(member_table[word] >> (s[at + 2] & 0x3F) & 1)) break;
  }
  return at;
}

size_t gw_gb2312_lacks(gw_str text, size_t at, size_t end)
{
  for (size_t next; at < end; at = next) {
    at = next = members_end(text, at, end);
    if (at == end) break;
    uint32_t code = gw_utf8_next(text, &next);
    if (!is_member(code) && gw_is_ideograph(code)) return at;
  }
  return end;
}
