/*
 * cell.h - a line as an array of cells, each a character that knows which bytes of the draft it
 * came from. A pass asks for replacements while it reads; they are carried out when it is through,
 * so that no place moves under its feet and a line of any length is rewritten in linear time. Knows
 * nothing of punctuation.
 */
#ifndef GW_NORMAL_CELL_H
#define GW_NORMAL_CELL_H

#include "model/doc.h"

typedef struct gw_cell {
  uint32_t code;
  uint32_t offset, length; /* bytes of the draft, from the line's offset; of several characters that
                              replace one the first has them all */
  uint32_t patch;          /* of gw_cells.patches: 1 plus its index; 0: none starts here */
  uint8_t pass;            /* 1 plus the pass that wrote it; 0: the draft */
  bool is_fixed;           /* may not be replaced: from an earlier edit, U+FFFD, or protected */
  bool is_apart;           /* something of the draft between this and the cell before is gone */
  bool is_taken;           /* a replacement has been asked for */
} gw_cell;

enum { GW_PATCH_MOST = 5 }; /* characters that one replacement may put in */

typedef struct gw_patch {
  size_t end; /* the cell behind the last that is replaced */
  size_t count;
  uint32_t codes[GW_PATCH_MOST];
} gw_patch;

/* All zero is empty and ready. Loaded again and again, line after line. */
typedef struct gw_cells {
  gw_cell *items; /* owned */
  size_t count, capacity;
  gw_cell *spare; /* owned */
  size_t spare_capacity;
  gw_patch *patches; /* owned */
  size_t patch_count, patch_capacity;
  size_t run_in;      /* cells of a run-in heading, or 0 */
  gw_element element; /* of the line */
  bool goes_on;       /* the next line that stands in the document is the same element */
  uint8_t pass;       /* what gw_cell.pass of new cells becomes */
  bool is_changed;    /* something was carried out; for the caller to reset */
  gw_status status;   /* sticky */
} gw_cells;

void gw_cells_fini(gw_cells *cells);

/*
 * The cells of a line. `edits` are the settled edits of the document, *next the first that does not
 * end before this line; it is moved on. A line whose text is not that of the draft with its edits,
 * white space aside, has no cells.
 */
void gw_cells_load(gw_cells *cells, const gw_doc *doc, const gw_doc_line *line,
                   const gw_edit *edits, size_t edit_count, size_t *next);

/* The character at an index; 0 before the line and behind it (a `size_t` below 0 is behind). */
static inline uint32_t gw_cells_at(const gw_cells *cells, size_t index)
{
  return index < cells->count ? cells->items[index].code : 0;
}

/* The first cell from `at` on that is no white space. */
size_t gw_cells_skip_spaces(const gw_cells *cells, size_t at);

/* May [from, to) be replaced as a whole? Not when it is empty. */
bool gw_cells_may_replace(const gw_cells *cells, size_t from, size_t to);

/*
 * Asks for [from, to) to become `count` characters, 1 to GW_PATCH_MOST. False when that may not be.
 * What is only put in or taken out is asked for together with a neighbour that stays: so every edit
 * has text of the draft under it, and no two edits can meet at one place.
 */
bool gw_cells_replace(gw_cells *cells, size_t from, size_t to, const uint32_t *codes, size_t count);

/* One character becomes another. */
bool gw_cells_put(gw_cells *cells, size_t at, uint32_t code);

/* Takes out [from, to), with the help of the cell at from - 1. */
bool gw_cells_remove(gw_cells *cells, size_t from, size_t to);

/* Carries out what was asked for. */
void gw_cells_apply(gw_cells *cells);

#endif
