/* distance.c - see distance.h. */
#include "base/distance.h"

enum { LONGEST = 32 }; /* characters; what is longer is nobody's typing error */

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Up to LONGEST code points of `text`; returns their number. */
static size_t spell(gw_str text, uint32_t codes[LONGEST])
{
  size_t count = 0;
  for (size_t at = 0; at < text.len && count < LONGEST;) codes[count++] = gw_utf8_next(text, &at);
  return count;
}

/* Optimal string alignment: three rows of the usual matrix, the swap needs the row before last. */
size_t gw_distance(gw_str a, gw_str b)
{
  uint32_t a_codes[LONGEST], b_codes[LONGEST];
  size_t rows[3][LONGEST + 1] = {{0}};
  size_t a_count = spell(a, a_codes), b_count = spell(b, b_codes);
  for (size_t j = 0; j <= b_count; j++) rows[0][j] = j;
  for (size_t i = 1; i <= a_count; i++) {
    size_t *now = rows[i % 3], *above = rows[(i + 2) % 3], *twice_above = rows[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= b_count; j++) {
      size_t replaced = above[j - 1] + (a_codes[i - 1] != b_codes[j - 1]);
      now[j] = least(replaced, least(above[j], now[j - 1]) + 1);
      bool is_swap =
          i > 1 && j > 1 && a_codes[i - 1] == b_codes[j - 2] && a_codes[i - 2] == b_codes[j - 1];
      if (is_swap) now[j] = least(now[j], twice_above[j - 2] + 1);
    }
  }
  return rows[a_count % 3][b_count];
}
