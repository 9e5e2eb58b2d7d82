/*
 * mem.h - allocation with checked arithmetic. Every function returns NULL on overflow or when memory
 * is out; nothing aborts. Plain malloc underneath, so that an interposed malloc reaches every call.
 */
#ifndef GW_BASE_MEM_H
#define GW_BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

/* Grows `items` (`capacity` elements of `item_size` bytes) to hold at least `needed`, doubling.
 * Returns the new block and updates *capacity, or NULL and leaves the old block as it was. */
void *gw_mem_grow(void *items, size_t *capacity, size_t needed, size_t item_size);

/* Is there so much memory in one block? For libraries that do not bear, or do not tell, that there is
 * none. */
bool gw_mem_can_have(size_t size);

/* a + b and a * b; false on overflow. */
bool gw_mem_add(size_t a, size_t b, size_t *sum);
bool gw_mem_multiply(size_t a, size_t b, size_t *product);

#endif
