/*
 * pairs.h - what a reader of YAML or JSON finds: keys with their values as lines of text, and where
 * the text could not be read, why. Knows nothing of what keys mean.
 */
#ifndef GW_META_PAIRS_H
#define GW_META_PAIRS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

#include <stdbool.h>

/* What is taken when nobody says how much, and how much can be said. */
enum {
  GW_PAIRS_MOST_BYTES = 1 << 20, /* of a text of pairs */
  GW_PAIRS_MOST_DEPTH = 16,      /* of values that nobody uses */
  GW_PAIRS_MOST = 256,           /* keys; a document has twenty elements */
  GW_PAIRS_MOST_LINES = 512,     /* of all values; each finds its place in the document by itself */
  GW_PAIRS_EVER_BYTES = 1 << 26,
  GW_PAIRS_EVER_DEPTH = 256,
  GW_PAIRS_EVER = 1 << 16,
  GW_PAIRS_EVER_LINES = 1 << 12
};

/* The same for one text; 0: what stands above. */
typedef struct gw_limits {
  size_t bytes, depth, keys, lines;
} gw_limits;

/* All of them, and whether they may be so. */
gw_limits gw_limits_of(gw_limits given);
bool gw_limits_accepts(gw_limits given);

typedef struct gw_pair {
  gw_str key;
  const gw_str *items; /* lines of a scalar, entries of a list; trimmed, none is empty */
  size_t count;
  bool is_nested; /* the value is a mapping or holds one, or a list in a list; it has no items */
  size_t line, column; /* of the key, from 1, column in code points; 0: not known */
} gw_pair;

/* Why a text is no list of pairs. The words are static or in the arena. */
typedef struct gw_fault {
  size_t line, column; /* as above */
  gw_diag_arg problem;
} gw_fault;

typedef struct gw_pairs {
  gw_arena *arena; /* borrowed; where strings go */
  gw_limits limits;
  gw_pair *items; /* owned */
  size_t count, capacity;
  gw_str *lines; /* owned; of the value that is being read */
  size_t line_count, line_capacity;
  size_t total_lines;
  bool is_mapping; /* the text began as one, whatever came of it */
  gw_fault fault;  /* after GW_ERR_META */
} gw_pairs;

/* A gw_pairs that is zero but for its arena and its limits is empty and ready. */
void gw_pairs_fini(gw_pairs *pairs);

/* Begins a pair; GW_ERR_META when there are too many. GW_ERR_MEMORY. */
gw_status gw_pairs_start(gw_pairs *pairs, gw_str key, size_t line, size_t column);

/* Adds a scalar to the value: each of its lines that is not blank is an item. GW_ERR_META for one
 * with characters that no document holds. GW_ERR_MEMORY. */
gw_status gw_pairs_add(gw_pairs *pairs, gw_str scalar, size_t line, size_t column);

/* Ends the pair. GW_ERR_MEMORY. */
gw_status gw_pairs_end(gw_pairs *pairs, bool is_nested);

/* Notes why the text cannot be read; always GW_ERR_META. */
gw_status gw_pairs_fail(gw_pairs *pairs, size_t line, size_t column, const char *zh,
                        const char *en);

/* Notes that there is more than `most` of something, and which option says so. GW_ERR_META,
 * GW_ERR_MEMORY. */
gw_status gw_pairs_exceed(gw_pairs *pairs, size_t line, size_t column, gw_diag_arg what,
                          size_t most, const char *option);

/* A control character, a byte that is no UTF-8, or what is no character of XML? Tabs and line ends
 * are fine. */
bool gw_pairs_is_odd(gw_str text);

#endif
