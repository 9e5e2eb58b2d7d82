/* mem.c - checked growth of arrays; see mem.h. */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

bool gw_mem_add(size_t a, size_t b, size_t *sum)
{
  *sum = a + b;
  return b <= SIZE_MAX - a;
}

bool gw_mem_multiply(size_t a, size_t b, size_t *product)
{
  if (a != 0 && b > SIZE_MAX / a) return false;
  *product = a * b;
  return true;
}

bool gw_mem_can_have(size_t size)
{
  char *volatile block = malloc(size); /* volatile: else the pair is optimised away */
  bool can = block != NULL;
  free(block);
  return can;
}

void *gw_mem_grow(void *items, size_t *capacity, size_t needed, size_t item_size)
{
  size_t wanted = *capacity ? *capacity : 16;
  size_t size_bytes;
  if (needed <= *capacity && items) return items;
  while (wanted < needed) {
    if (wanted > SIZE_MAX / 2) return NULL;
    wanted *= 2;
  }
  if (!gw_mem_multiply(wanted, item_size, &size_bytes)) return NULL;
  void *grown = realloc(items, size_bytes);
  if (grown) *capacity = wanted;
  return grown;
}
