/*
 * diag.h - what there is to say about a draft: a list of diagnostics with their place, worded in
 * both languages when they are made.
 */
#ifndef GW_BASE_DIAG_H
#define GW_BASE_DIAG_H

#include "base/arena.h"
#include "gongwen.h"

#include <stdbool.h>

typedef enum gw_diag_kind {
#define X(kind, id, severity, zh, en) GW_DIAG_##kind,
#include "base/diag.def"
#undef X
  GW_DIAG_COUNT
} gw_diag_kind;

typedef struct gw_diag {
  gw_diag_kind kind;
  uint32_t sequence;             /* in which order they were added */
  size_t line, column;           /* from 1; 0: the whole draft */
  size_t offset;                 /* byte of the input, or SIZE_MAX */
  const char *source;            /* what the place is in: NULL: the draft; else the name of a file
                                    beside it, which lives as long as the list */
  const char *text_zh, *text_en; /* in the arena */
} gw_diag;

typedef struct gw_diag_list {
  gw_diag *items; /* owned */
  size_t count, capacity;
} gw_diag_list;

void gw_diag_list_fini(gw_diag_list *list);

/* An argument of a message: the same in both languages, or a pair. */
typedef struct gw_diag_arg {
  const char *zh, *en;
} gw_diag_arg;

/* Adds one; up to three arguments, unused ones {NULL, NULL}. A list has one arena: what says the same
 * as the diagnostic before shares its words, as thousands of changes in a row may. GW_ERR_MEMORY. */
gw_status gw_diag_add(gw_diag_list *list, gw_arena *arena, gw_diag where,
                      const gw_diag_arg args[3]);

/* Adds one that is worded already, the words in an arena that goes; offset and place as they are.
 * GW_ERR_MEMORY. */
gw_status gw_diag_copy(gw_diag_list *list, gw_arena *arena, const gw_diag *diag);

/* Adds all of `from`, whose words stay where they are. GW_ERR_MEMORY. */
gw_status gw_diag_append(gw_diag_list *list, const gw_diag_list *from);

/* Files beside the draft first; then by line, then column, then as they were added. */
void gw_diag_sort(gw_diag_list *list);

const char *gw_diag_id(gw_diag_kind kind);
gw_severity gw_diag_severity(gw_diag_kind kind);

/* Fills *out with the id, the severity and the patterns of `kind`. */
void gw_diag_describe(gw_diag_kind kind, gw_diagnostic *out);

#endif
