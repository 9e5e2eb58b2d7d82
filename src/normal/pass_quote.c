/*
 * pass_quote.c - straight quotation marks to paired ones, and the 、 that quotation marks and 书名号
 * side by side do without (GB/T 15834 4.8, 4.5.3.5). Curly quotes that are there are never touched;
 * inches, attributes and Latin quotations keep their straight ones.
 */
#include "normal/pass.h"
#include "normal/script.h"

enum { OPEN = 0x201C, CLOSE = 0x201D };

static size_t count_quotes(const gw_cells *cells)
{
  size_t count = 0;
  for (size_t i = 0; i < cells->count; i++)
    count += gw_cells_at(cells, i) == '"' && !cells->items[i].is_fixed;
  return count;
}

/* From `at` on; the number of cells when there is none. */
static size_t next_quote(const gw_cells *cells, size_t at)
{
  while (at < cells->count && (gw_cells_at(cells, at) != '"' || cells->items[at].is_fixed)) at++;
  return at;
}

/* 5" and 3" are measures. */
static bool are_inches(const gw_cells *cells, size_t open, size_t close)
{
  return open > 0 && gw_script_digit(gw_cells_at(cells, open - 1)) >= 0 &&
         gw_script_digit(gw_cells_at(cells, close - 1)) >= 0;
}

/* Is what stands between, or right outside, Chinese, and is there no other pair inside? */
static bool is_chinese_quotation(const gw_cells *cells, size_t open, size_t close)
{
  bool is_chinese = gw_script_is_chinese(gw_cells_at(cells, close + 1)) ||
                    (open > 0 && gw_script_is_chinese(gw_cells_at(cells, open - 1)));
  for (size_t i = open + 1; i < close; i++) {
    uint32_t code = gw_cells_at(cells, i);
    if (code == OPEN || code == CLOSE) return false;
    is_chinese = is_chinese || gw_script_is_han(code);
  }
  return is_chinese && close > open + 1 && !are_inches(cells, open, close);
}

/* Only where every mark has its partner: otherwise nobody knows which of them opens. */
void gw_pass_straight_quotes(gw_cells *cells)
{
  if (count_quotes(cells) % 2 != 0) return;
  for (size_t open = next_quote(cells, 0); open < cells->count;) {
    size_t close = next_quote(cells, open + 1);
    if (is_chinese_quotation(cells, open, close)) {
      gw_cells_put(cells, open, OPEN);
      gw_cells_put(cells, close, CLOSE);
    }
    open = next_quote(cells, close + 1);
  }
}

void gw_pass_listed_quotes(gw_cells *cells)
{
  for (size_t i = 1; i + 1 < cells->count; i++) {
    if (gw_cells_at(cells, i) != 0x3001) continue;
    uint32_t before = gw_cells_at(cells, i - 1), after = gw_cells_at(cells, i + 1);
    bool is_listed = (before == 0x300B && after == 0x300A) || (before == CLOSE && after == OPEN);
    if (is_listed) gw_cells_remove(cells, i, i + 1);
  }
}
