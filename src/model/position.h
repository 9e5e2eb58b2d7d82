/*
 * position.h - where in a draft something is, for a reader: moved on from the start of a line, which
 * may have been joined from several.
 */
#ifndef GW_MODEL_POSITION_H
#define GW_MODEL_POSITION_H

#include "base/utf8.h"

typedef struct gw_position {
  size_t at;           /* bytes from the start of the text */
  size_t line, column; /* of the physical line, from 1; of code points in it, from 1 */
} gw_position;

/* Moves on to `to` bytes from the start of `text`, not backwards. */
void gw_position_move(gw_position *position, gw_str text, size_t to);

#endif
