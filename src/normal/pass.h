/*
 * pass.h - the passes: what each is called, where it comes from, and how a list of them is read.
 * The functions are those of pass.def; each works on the cells of one line and asks for
 * replacements.
 */
#ifndef GW_NORMAL_PASS_H
#define GW_NORMAL_PASS_H

#include "normal/cell.h"

typedef enum gw_pass_id {
#define X(pass, id, function, by_default, elements, signals, source, zh, en) GW_PASS_##pass,
#include "normal/pass.def"
#undef X
  GW_PASS_COUNT
} gw_pass_id;

typedef void gw_pass_function(gw_cells *cells);

#define X(pass, id, function, by_default, elements, signals, source, zh, en)                       \
  gw_pass_function function;
#include "normal/pass.def"
#undef X

typedef struct gw_pass {
  const char *id; /* stable: "ordinal-marks" */
  gw_pass_function *run;
  bool by_default;
  uint32_t elements;  /* bits 1 << gw_element in which it works */
  unsigned signals;   /* GW_SIGNAL_..., one of which the line must have */
  gw_diag_kind kind;  /* what tells of its changes */
  const char *source; /* the standard and its clause */
  const char *zh, *en;
} gw_pass;

/* The table, by index from 0 to gw_pass_total() - 1. */
size_t gw_pass_total(void);
const gw_pass *gw_pass_at(size_t index);

/*
 * Reads a list of passes into bits 1 << index: names parted by commas, taken from left to right;
 * `default`, `all` and `none` are lists of their own, and `-name` takes one out (of the default,
 * where the list starts with it). NULL is none. False: there is no such pass; *bad is the word.
 */
bool gw_pass_parse(const char *list, uint64_t *passes, gw_str *bad);

#endif
