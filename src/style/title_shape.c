/*
 * title_shape.c - see title_shape.h. Dynamic programming over pairs: the cheapest lines up to a
 * place whose last line starts at another, growing or shrinking. What two neighbouring lines cost
 * depends on their widths and on that, so nothing else has to be remembered.
 */
#include "style/title_shape.h"

#include "style/title_cost.h"

#include <stdlib.h>

/* No line has more characters: wide ones fill it long before, and spaces do not count for ever. */
enum { LINE_MOST = 64 };

typedef enum trend { GROWING, SHRINKING, TREND_COUNT } trend;

/* The cheapest way to a last line, and the line before it. */
typedef struct step {
  int cost; /* < 0: no way */
  unsigned char previous_length;
  unsigned char previous_trend;
} step;

typedef struct board {
  const gw_title_text *title;
  int halves_per_line;
  step *steps; /* of [end][length of the last line][trend] */
} board;

static step *step_at(const board *b, size_t end, size_t length, trend t)
{
  return &b->steps[(end * (LINE_MOST + 1) + length) * TREND_COUNT + t];
}

int gw_title_line_halves(const gw_title_text *title, size_t from, size_t to)
{
  while (from < to && gw_title_is_space(title->code[from])) from++;
  while (to > from && gw_title_is_space(title->code[to - 1])) to--;
  return title->halves_before[to] - title->halves_before[from];
}

/* What a line costs by itself. */
static int line_cost(const board *b, size_t from, size_t to)
{
  int halves = gw_title_line_halves(b->title, from, to);
  int cost = GW_TITLE_EXTRA_LINE;
  int least = to == b->title->count ? GW_TITLE_LAST_HALVES : from == 0 ? GW_TITLE_FIRST_HALVES : 0;
  if (halves > b->halves_per_line - 2) cost += GW_TITLE_FULL_LINE;
  if (halves < least) cost += GW_TITLE_SHORT_END + (least - halves) * GW_TITLE_SHORT_END_HALF;
  return cost;
}

static int square(int number)
{
  return number * number;
}

/* What a line costs below another, and whether the lines grow or shrink from then on. */
static int shape_cost(int above, int below, trend before, trend *after)
{
  int difference = below > above ? below - above : above - below;
  int cost = 0;
  *after = below > above ? GROWING : below < above ? SHRINKING : before;
  if (before == SHRINKING && below > above) cost += GW_TITLE_HOURGLASS;
  if (difference == 0)
    cost += GW_TITLE_EQUAL;
  else if (difference <= 2)
    cost += GW_TITLE_NEAR_EQUAL;
  else if (difference > GW_TITLE_MODEST_HALVES)
    cost += square(difference - GW_TITLE_MODEST_HALVES) / 4 * GW_TITLE_FAR;
  return cost;
}

static void offer(step *to, int cost, size_t length, trend t)
{
  if (to->cost >= 0 && to->cost <= cost) return;
  *to = (step){cost, (unsigned char)length, (unsigned char)t};
}

/* All ways to the line from..to through the lines that end where it starts. */
static void add_line(const board *b, size_t from, size_t to)
{
  const gw_title_text *title = b->title;
  int own = line_cost(b, from, to);
  int halves = gw_title_line_halves(title, from, to);
  if (from == 0) {
    offer(step_at(b, to, to, GROWING), own, 0, GROWING);
    return;
  }
  own += title->cost[from];
  for (size_t length = 1; length <= from && length <= LINE_MOST; length++)
    for (int t = GROWING; t < TREND_COUNT; t++) {
      const step *way = step_at(b, from, length, (trend)t);
      if (way->cost < 0) continue;
      trend after;
      int above = gw_title_line_halves(title, from - length, from);
      int cost = way->cost + own + shape_cost(above, halves, (trend)t, &after);
      offer(step_at(b, to, to - from, after), cost, length, (trend)t);
    }
}

static bool may_start(const gw_title_text *title, size_t at)
{
  return at == 0 || at == title->count || title->cost[at] < GW_TITLE_NEVER;
}

static void fill(const board *b)
{
  const gw_title_text *title = b->title;
  for (size_t to = 1; to <= title->count; to++) {
    if (!may_start(title, to)) continue;
    for (size_t from = to - 1; to - from <= LINE_MOST; from--) {
      int halves = gw_title_line_halves(title, from, to);
      if (halves > b->halves_per_line) break;
      if (halves > 0 && may_start(title, from)) add_line(b, from, to);
      if (from == 0) break;
    }
  }
}

/* Walks back from the cheapest last line. */
static size_t trace(const board *b, size_t breaks[GW_TITLE_MOST_BREAKS])
{
  size_t end = b->title->count, length = 0, count = 0;
  trend t = GROWING;
  int best = -1;
  for (size_t l = 1; l <= LINE_MOST && l <= end; l++)
    for (int s = GROWING; s < TREND_COUNT; s++) {
      int cost = step_at(b, end, l, (trend)s)->cost;
      if (cost < 0 || (best >= 0 && cost >= best)) continue;
      best = cost;
      length = l;
      t = (trend)s;
    }
  while (length > 0 && length < end) {
    const step *way = step_at(b, end, length, t);
    if (count == GW_TITLE_MOST_BREAKS) return 0;
    end -= length;
    breaks[count++] = end;
    length = way->previous_length;
    t = (trend)way->previous_trend;
  }
  for (size_t i = 0; i < count / 2; i++) {
    size_t swapped = breaks[i];
    breaks[i] = breaks[count - 1 - i];
    breaks[count - 1 - i] = swapped;
  }
  return count;
}

gw_status gw_title_choose(const gw_title_text *title, int halves_per_line,
                          size_t breaks[GW_TITLE_MOST_BREAKS], size_t *count)
{
  size_t steps = (title->count + 1) * (LINE_MOST + 1) * TREND_COUNT;
  board b = {title, halves_per_line, malloc(steps * sizeof *b.steps)};
  *count = 0;
  if (!b.steps) return GW_ERR_MEMORY;
  for (size_t i = 0; i < steps; i++) b.steps[i].cost = -1;
  fill(&b);
  *count = trace(&b, breaks);
  free(b.steps);
  return GW_OK;
}
