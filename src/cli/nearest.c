/* nearest.c - see nearest.h. */
#include "cli/nearest.h"

#include <string.h>

enum { LONGEST = 48 }; /* bytes that are compared; what is longer is nobody's typing error */

static size_t least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Optimal string alignment: three rows of the usual matrix, the swap needs the row before last. */
size_t cli_nearest_distance(const char *a, const char *b)
{
  size_t rows[3][LONGEST + 1];
  size_t a_length = least(strlen(a), LONGEST), b_length = least(strlen(b), LONGEST);
  for (size_t j = 0; j <= b_length; j++) rows[0][j] = j;
  for (size_t i = 1; i <= a_length; i++) {
    size_t *now = rows[i % 3], *above = rows[(i + 2) % 3], *twice_above = rows[(i + 1) % 3];
    now[0] = i;
    for (size_t j = 1; j <= b_length; j++) {
      size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
      now[j] = least(replaced, least(above[j], now[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = least(now[j], twice_above[j - 2] + 1);
    }
  }
  return rows[a_length % 3][b_length];
}

size_t cli_nearest_find(const char *word, const char *const words[], size_t count, size_t *distance)
{
  size_t best = 0, best_distance = cli_nearest_distance(word, words[0]);
  for (size_t i = 1; i < count; i++) {
    size_t now = cli_nearest_distance(word, words[i]);
    if (now >= best_distance) continue;
    best = i;
    best_distance = now;
  }
  if (distance) *distance = best_distance;
  return best;
}
