/* position.c - see position.h. */
#include "model/position.h"

#include <stdbool.h>

/* LF, CR and CR LF end a line, and CR CR LF as well, once. */
static bool ends_line(gw_str text, size_t at)
{
  if (text.ptr[at] == '\n') return true;
  if (text.ptr[at] != '\r') return false;
  gw_str rest = {text.ptr + at + 1, text.len - at - 1};
  return !(rest.len >= 1 && rest.ptr[0] == '\n') &&
         !(rest.len >= 2 && rest.ptr[0] == '\r' && rest.ptr[1] == '\n');
}

void gw_position_move(gw_position *p, gw_str text, size_t to)
{
  while (p->at < to) {
    bool is_end = ends_line(text, p->at);
    gw_utf8_next(text, &p->at);
    p->column = is_end ? 1 : p->column + 1;
    p->line += is_end;
  }
}
