/*
 * pass_ending.c - points at the end of a line of its own: none behind a heading (GB/T 9704 7.3.3)
 * and the name of an attachment (7.3.4), no colon behind 附件1 (7.3.7), a colon behind 主送机关 (7.3.2).
 */
#include "model/conserve.h"
#include "normal/pass.h"
#include "normal/script.h"

enum { COLON = 0xFF1A, STOP = 0x3002, SEMICOLON = 0xFF1B };

/* A full-width point, or a half-width one behind Chinese text: not that of 1. and etc. */
static bool is_final(const gw_cells *cells, size_t at, bool with_colon)
{
  uint32_t code = gw_cells_at(cells, at), before = gw_cells_at(cells, at - 1);
  if (code == STOP || code == SEMICOLON || (with_colon && code == COLON)) return true;
  if (code != '.' && code != ';' && code != 0xFF0E && (code != ':' || !with_colon)) return false;
  return gw_script_is_han(before) || gw_script_closes(before);
}

/* Takes the final points away; of two that are the same (。。) nobody knows what they mean. */
static void strip(gw_cells *cells, bool with_colon)
{
  size_t end = cells->count;
  while (end > 1 && is_final(cells, end - 1, with_colon)) {
    if (gw_cells_at(cells, end - 1) == gw_cells_at(cells, end - 2)) return;
    end--;
    while (end > 1 && gw_is_layout_space(gw_cells_at(cells, end - 1))) end--;
  }
  if (end < cells->count) gw_cells_remove(cells, end, cells->count);
}

/* A line of sentences is no heading, whatever it was taken for: its last point stays with the
 * rest. */
static bool has_sentences(const gw_cells *cells)
{
  for (size_t i = 0; i + 1 < cells->count; i++) {
    uint32_t code = gw_cells_at(cells, i);
    bool ends = code == STOP || code == SEMICOLON || code == ';' || code == 0xFF01 ||
                code == 0xFF1F || code == '!' || code == '?';
    if (ends && !is_final(cells, i + 1, true)) return true;
  }
  return false;
}

void gw_pass_heading_points(gw_cells *cells)
{
  bool runs_on = cells->run_in > 0 && cells->run_in < cells->count;
  if (!runs_on && !has_sentences(cells)) strip(cells, true);
}

void gw_pass_attachment_points(gw_cells *cells)
{
  bool is_label = gw_cells_at(cells, 0) == 0x9644 && gw_cells_at(cells, 1) == 0x4EF6;
  if (is_label && gw_cells_at(cells, 2) == ':') gw_cells_put(cells, 2, COLON);
  strip(cells, false);
}

void gw_pass_attachment_mark_colon(gw_cells *cells)
{
  size_t end = cells->count;
  if (end < 2 || (gw_cells_at(cells, end - 1) != COLON && gw_cells_at(cells, end - 1) != ':'))
    return;
  for (end--; end > 1 && gw_is_layout_space(gw_cells_at(cells, end - 1));) end--;
  gw_cells_remove(cells, end, cells->count);
}

/* A line that goes on below has its colon there. */
void gw_pass_addressee_colon(gw_cells *cells)
{
  if (cells->count == 0 || cells->goes_on) return;
  const size_t last = cells->count - 1;
  const uint32_t code = gw_cells_at(cells, last);
  const uint32_t both[] = {code, COLON};
  if (code == ':')
    gw_cells_put(cells, last, COLON);
  else if (gw_script_is_han(code) || gw_script_closes(code) || code == ')')
    gw_cells_replace(cells, last, last + 1, both, 2);
}
