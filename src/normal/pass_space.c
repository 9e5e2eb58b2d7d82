/*
 * pass_space.c - single spaces of half width that copying has left between Han characters. Wider
 * ones (　, two spaces, tabs) are somebody's layout. A stretch of Han and such spaces is looked at
 * as a whole, its words being what the spaces part: names (李 四; 张三丰 李四), words spread out (通 知) and
 * a space behind a mark (一 总则; 第一章 总则; 附件 名单) stay.
 */
#include "normal/pass.h"
#include "normal/script.h"

enum { LONGEST_NAME = 4, MOST_SPREAD = 3 };

/* A maximal stretch of Han words parted by single spaces. */
typedef struct stretch {
  size_t start, end;
  size_t first_word; /* cells */
  size_t words, longest_word;
} stretch;

static bool is_narrow_space(uint32_t code)
{
  return code == ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A && code != 0x2003);
}

static bool is_han_at(const gw_cells *cells, size_t at)
{
  return gw_script_is_han(gw_cells_at(cells, at));
}

/* From a Han character on. */
static stretch read_stretch(const gw_cells *cells, size_t start)
{
  stretch s = {.start = start, .end = start};
  for (;;) {
    size_t word = s.end;
    while (is_han_at(cells, s.end)) s.end++;
    size_t length = s.end - word;
    if (s.words++ == 0) s.first_word = length;
    if (length > s.longest_word) s.longest_word = length;
    if (!is_narrow_space(gw_cells_at(cells, s.end)) || !is_han_at(cells, s.end + 1)) return s;
    s.end++;
  }
}

/* The space behind a mark at the start of a line belongs there (GB/T 15834 appendix B). */
static bool starts_with_mark(const gw_cells *cells, const stretch *s)
{
  if (s->start != 0) return false;
  size_t at = 0;
  while (at < s->first_word && gw_script_han_digit(gw_cells_at(cells, at)) >= 0) at++;
  return at == s->first_word || gw_cells_at(cells, 0) == 0x7B2C || /* 第 */
         (gw_cells_at(cells, 0) == 0x9644 && s->first_word == 2);  /* 附件 附表 附图 */
}

/* Alone in its line or behind a label, as lists of names are. */
static bool stands_alone(const gw_cells *cells, const stretch *s)
{
  uint32_t before = s->start ? gw_cells_at(cells, s->start - 1) : 0;
  return (s->start == 0 && s->end == cells->count) || before == 0xFF1A || before == ':';
}

static bool is_layout(const gw_cells *cells, const stretch *s)
{
  if (s->longest_word == 1) return s->words <= MOST_SPREAD;
  return s->longest_word <= LONGEST_NAME && stands_alone(cells, s);
}

static void close_up(gw_cells *cells, const stretch *s)
{
  size_t from = s->start + (starts_with_mark(cells, s) ? s->first_word + 1 : 0);
  if (is_layout(cells, s)) return;
  for (size_t i = from; i < s->end; i++)
    if (is_narrow_space(gw_cells_at(cells, i))) gw_cells_remove(cells, i, i + 1);
}

void gw_pass_han_spaces(gw_cells *cells)
{
  for (size_t i = 0; i < cells->count;) {
    if (!is_han_at(cells, i)) {
      i++;
      continue;
    }
    stretch s = read_stretch(cells, i);
    if (s.words > 1) close_up(cells, &s);
    i = s.end;
  }
}
