/*
 * arena.h - a bump allocator that owns everything a draft holds: strings and small records are made
 * one by one and freed all at once. Memory is zeroed and aligned for any object.
 */
#ifndef GW_BASE_ARENA_H
#define GW_BASE_ARENA_H

#include <stddef.h>

typedef struct gw_arena_block gw_arena_block;

typedef struct gw_arena {
  gw_arena_block *newest;
} gw_arena;

/* An arena that is all zero is empty and ready. */
void gw_arena_fini(gw_arena *arena);

/* NULL when memory is out. */
void *gw_arena_take(gw_arena *arena, size_t size);

/* A terminated copy of `length` bytes. NULL when memory is out. */
char *gw_arena_copy(gw_arena *arena, const char *text, size_t length);

/* The same, but of valid UTF-8 that is longer than `most` bytes only the start, cut between two
 * characters, and “…” behind it. */
char *gw_arena_excerpt(gw_arena *arena, const char *text, size_t length, size_t most);

/* Moves all that `from` owns into `arena`; `from` is empty then. */
void gw_arena_join(gw_arena *arena, gw_arena *from);

#endif
