/*
 * unmark.h - a draft whose text a Markdown parser has found, piece by piece, becomes lines. What lies
 * between the pieces is markup: it goes, and an edit says so. Knows no parser, and no syntax but
 * what a parser does not tell: numbers of lists, pipes of tables, tags of HTML.
 */
#ifndef GW_TEXT_UNMARK_H
#define GW_TEXT_UNMARK_H

#include "model/doc.h"

typedef enum gw_piece_kind { GW_PIECE_TEXT, GW_PIECE_ENTITY, GW_PIECE_HTML } gw_piece_kind;

/* A stretch of the draft that is not markup. */
typedef struct gw_piece {
  size_t offset, length;
  gw_piece_kind kind;
  uint8_t depth;    /* of the heading that it is in, or 0 */
  uint32_t columns; /* of the table that it is in, or 0 */
} gw_piece;

typedef struct gw_pieces {
  gw_piece *items; /* owned; ascending, not overlapping */
  size_t count, capacity;
} gw_pieces;

/* Fills doc->lines from doc->text by its pieces, as gw_line_split does. GW_ERR_MEMORY. */
gw_status gw_unmark(gw_doc *doc, const gw_pieces *pieces);

#endif
