/*
 * nearest.h - which of the known words somebody meant. Knows nothing of options.
 */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

/* Insertions, deletions, replacements and swaps of neighbours that make `b` of `a`, in bytes. */
size_t cli_nearest_distance(const char *a, const char *b);

/* The index of the word that is nearest to `word`, the first of several; its distance in *distance
 * where that is not NULL. `count` > 0. */
size_t cli_nearest_find(const char *word, const char *const words[], size_t count,
                        size_t *distance);

#endif
