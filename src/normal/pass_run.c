/*
 * pass_run.c - marks that people make of several others: ... and 。。。 for 省略号, -- for 破折号
 * (GB/T 15834 4.11, 4.10). Leaders of a table of contents, rules (-----), options (--help) and a
 * single — are none of them.
 */
#include "normal/pass.h"
#include "normal/script.h"

enum { DOTS = 0x2026, DASH = 0x2014, STOP = 0x3002, LEAST_DOTS = 3, MOST_DOTS = 6 };

/* How many of the same stand at `at`. */
static size_t run_length(const gw_cells *cells, size_t at)
{
  size_t count = 1;
  while (at + count < cells->count && gw_cells_at(cells, at + count) == gw_cells_at(cells, at))
    count++;
  return count;
}

static bool is_chinese_before(const gw_cells *cells, size_t at)
{
  return at > 0 && gw_script_is_chinese(gw_cells_at(cells, at - 1));
}

static bool is_ellipsis(const gw_cells *cells, size_t at, size_t length)
{
  if (length < LEAST_DOTS || length > MOST_DOTS) return false;
  return gw_cells_at(cells, at) == STOP || is_chinese_before(cells, at) ||
         (at == 0 && gw_script_is_chinese(gw_cells_at(cells, at + length)));
}

void gw_pass_ellipses(gw_cells *cells)
{
  static const uint32_t dots[] = {DOTS, DOTS};
  for (size_t i = 0, length; i < cells->count; i += length) {
    uint32_t code = gw_cells_at(cells, i);
    length = code == '.' || code == STOP ? run_length(cells, i) : 1;
    if (is_ellipsis(cells, i, length)) gw_cells_replace(cells, i, i + length, dots, 2);
  }
}

void gw_pass_dashes(gw_cells *cells)
{
  static const uint32_t dashes[] = {DASH, DASH};
  for (size_t i = 0, length; i < cells->count; i += length) {
    length = gw_cells_at(cells, i) == '-' ? run_length(cells, i) : 1;
    if (length != 2 || gw_cells_at(cells, i) != '-') continue;
    bool is_dash =
        (i == 0 || is_chinese_before(cells, i)) && gw_script_is_chinese(gw_cells_at(cells, i + 2));
    if (is_dash) gw_cells_replace(cells, i, i + 2, dashes, 2);
  }
}
