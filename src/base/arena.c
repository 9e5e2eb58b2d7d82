/* arena.c - blocks that grow, linked from the newest to the oldest; see arena.h. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct gw_arena_block {
  gw_arena_block *older;
  size_t size, used;
  alignas(max_align_t) unsigned char bytes[];
};

static gw_arena_block *new_block(gw_arena *arena, size_t needed)
{
  size_t size = FIRST_BLOCK;
  size_t total;
  if (arena->newest) size = arena->newest->size * 2;
  if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
  if (size < needed) size = needed;
  if (!gw_mem_add(sizeof(gw_arena_block), size, &total)) return NULL;
  gw_arena_block *block = malloc(total);
  if (!block) return NULL;
  block->older = arena->newest;
  block->size = size;
  block->used = 0;
  arena->newest = block;
  return block;
}

void *gw_arena_take(gw_arena *arena, size_t size)
{
  const size_t align = alignof(max_align_t);
  size_t rounded;
  if (!gw_mem_add(size, align - 1, &rounded)) return NULL;
  rounded -= rounded % align;
  gw_arena_block *block = arena->newest;
  if (!block || block->size - block->used < rounded) block = new_block(arena, rounded);
  if (!block) return NULL;
  void *memory = block->bytes + block->used;
  block->used += rounded;
  return memset(memory, 0, size);
}

char *gw_arena_copy(gw_arena *arena, const char *text, size_t length)
{
  char *copy = length < SIZE_MAX ? gw_arena_take(arena, length + 1) : NULL;
  if (copy && length) memcpy(copy, text, length);
  return copy;
}

char *gw_arena_excerpt(gw_arena *arena, const char *text, size_t length, size_t most)
{
  static const char more[] = "…";
  size_t kept = length;
  if (kept > most) {
    kept = most;
    while (((unsigned char)text[kept] & 0xC0) == 0x80) kept--;
  }
  char *copy = gw_arena_take(arena, kept + sizeof more);
  if (!copy) return NULL;
  if (kept) memcpy(copy, text, kept);
  if (kept < length) memcpy(copy + kept, more, sizeof more - 1);
  return copy;
}

/* Below what `arena` has, whose newest block may have room left. */
void gw_arena_join(gw_arena *arena, gw_arena *from)
{
  gw_arena_block **end = &arena->newest;
  while (*end) end = &(*end)->older;
  *end = from->newest;
  from->newest = NULL;
}

void gw_arena_fini(gw_arena *arena)
{
  while (arena->newest) {
    gw_arena_block *block = arena->newest;
    arena->newest = block->older;
    free(block);
  }
}
