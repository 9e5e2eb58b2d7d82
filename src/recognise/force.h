/*
 * force.h - what the user says that lines are, whatever the rules say: the list is read, and put
 * down on the lines that it speaks of, before they are joined and recognised. Its form is told in
 * gongwen.h, at gw_force_check.
 */
#ifndef GW_RECOGNISE_FORCE_H
#define GW_RECOGNISE_FORCE_H

#include "model/doc.h"

/* One entry. */
typedef struct gw_force {
  size_t first, last; /* physical lines */
  gw_element element;
  gw_str text; /* how the first of these lines begins; of the list that was read; empty: not said */
} gw_force;

typedef struct gw_forces {
  gw_force *items; /* owned */
  size_t count, capacity;
} gw_forces;

/* All zero is empty and ready. */
void gw_forces_fini(gw_forces *forces);

/* Reads a list, borrowing its texts, into `out`, which is empty. GW_ERR_OPTION: *error (all but its
 * size) tells where; GW_ERR_MEMORY. */
gw_status gw_forces_read(gw_forces *out, const char *list, gw_force_error *error);

/* Sets `forced` and `starts` of the lines, which are as they were split. *fits becomes false, and
 * there is a diagnostic, for each entry that is not of this draft. GW_ERR_MEMORY. Linear in the
 * lines, nearly linear in the entries. */
gw_status gw_forces_apply(const gw_forces *forces, gw_doc *doc, bool *fits);

#endif
