/*
 * title_shape.c - see title_shape.h. Dynamic programming over pairs: the cheapest lines up to a
 * place whose last line starts at another, growing or shrinking. What two neighbouring lines cost
 * depends on their widths and on that, so nothing else has to be remembered.
 */
#include "style/title_shape.h"

#include "style/title_cost.h"

#include <stdlib.h>
#include <string.h>

typedef enum trend { GROWING, SHRINKING, TREND_COUNT } trend;

/* The cheapest way to a last line, and the line before it. */
typedef struct step {
  int cost;             /* < 0: no way */
  unsigned char before; /* the place where the line before starts ... */
  unsigned char trend;  /* ... and how the lines went until then */
} step;

enum { MOST_PLACES = GW_TITLE_MOST_CHARACTERS + 1 };

_Static_assert(MOST_PLACES <= 256, "a place fits a step");

/* Places are where lines may start or end, by index; the first is the title's start, the last its
 * end. */
typedef struct board {
  const gw_title_text *title;
  int halves_per_line;
  int extra_line; /* what each line costs */
  size_t place_count;
  size_t places[MOST_PLACES]; /* as characters */
  step *steps;                /* of [where the last line ends][where it starts][trend] */
} board;

static step *step_at(const board *b, size_t end, size_t start, trend t)
{
  return &b->steps[(end * b->place_count + start) * TREND_COUNT + t];
}

static int halves_between(const board *b, size_t start, size_t end)
{
  return gw_title_line_halves(b->title, b->places[start], b->places[end]);
}

/* What a line costs by itself. */
static int line_cost(const board *b, size_t start, size_t end)
{
  int halves = halves_between(b, start, end);
  int least = end == b->place_count - 1 ? GW_TITLE_LAST_HALVES : GW_TITLE_OTHER_HALVES;
  int cost = b->extra_line + b->title->cost[b->places[start]];
  if (halves > b->halves_per_line - 2) cost += GW_TITLE_FULL_LINE;
  if (halves < least) cost += GW_TITLE_SHORT_LINE + (least - halves) * GW_TITLE_SHORT_LINE_HALF;
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

static void offer(step *to, int cost, size_t before, trend t)
{
  if (to->cost >= 0 && to->cost <= cost) return;
  *to = (step){cost, (unsigned char)before, (unsigned char)t};
}

/* All ways to the line start..end through the lines that end where it starts. */
static void add_line(const board *b, size_t start, size_t end, int halves)
{
  int own = line_cost(b, start, end);
  if (start == 0) offer(step_at(b, end, 0, GROWING), own, 0, GROWING);
  for (size_t before = start; before-- > 0;) {
    int above = halves_between(b, before, start);
    if (above > b->halves_per_line) break;
    for (int t = GROWING; t < TREND_COUNT; t++) {
      const step *way = step_at(b, start, before, (trend)t);
      if (way->cost < 0) continue;
      trend after;
      int shape = shape_cost(above, halves, (trend)t, &after);
      offer(step_at(b, end, start, after), way->cost + own + shape, before, (trend)t);
    }
  }
}

static void fill(const board *b)
{
  for (size_t end = 1; end < b->place_count; end++)
    for (size_t start = end; start-- > 0;) {
      int halves = halves_between(b, start, end);
      if (halves > b->halves_per_line) break;
      if (halves > 0) add_line(b, start, end, halves);
    }
}

/* The cheapest last line (of two the shorter, 上长下短), then back; 0 when no way leads to the end or it has too many lines. */
static size_t trace(const board *b, size_t breaks[GW_TITLE_MOST_BREAKS])
{
  size_t end = b->place_count - 1, start = end, count = 0;
  trend t = GROWING;
  int best = -1;
  for (size_t i = end; i-- > 0;)
    for (int s = GROWING; s < TREND_COUNT; s++) {
      int cost = step_at(b, end, i, (trend)s)->cost;
      if (cost < 0 || (best >= 0 && cost >= best)) continue;
      best = cost;
      start = i;
      t = (trend)s;
    }
  if (best < 0) return 0;
  for (; start > 0; count++) {
    const step *way = step_at(b, end, start, t);
    if (count == GW_TITLE_MOST_BREAKS) return 0;
    breaks[count] = b->places[start];
    end = start;
    start = way->before;
    t = (trend)way->trend;
  }
  for (size_t i = 0; i < count / 2; i++) {
    size_t swapped = breaks[i];
    breaks[i] = breaks[count - 1 - i];
    breaks[count - 1 - i] = swapped;
  }
  return count;
}

static void find_places(board *b, int dearest)
{
  b->place_count = 0;
  for (size_t at = 0; at <= b->title->count; at++)
    if (at == 0 || at == b->title->count || b->title->cost[at] < dearest)
      b->places[b->place_count++] = at;
}

static gw_status choose_below(board *b, int dearest, size_t breaks[GW_TITLE_MOST_BREAKS],
                              size_t *count)
{
  find_places(b, dearest);
  size_t steps = b->place_count * b->place_count * TREND_COUNT;
  b->steps = malloc(steps * sizeof *b->steps);
  if (!b->steps) return GW_ERR_MEMORY;
  memset(b->steps, 0xFF, steps * sizeof *b->steps); /* a cost of -1: no way */
  fill(b);
  *count = trace(b, breaks);
  free(b->steps);
  return GW_OK;
}

/* Most titles need no break that is better avoided, and then there are few places to try. */
static gw_status choose(board *b, size_t breaks[GW_TITLE_MOST_BREAKS], size_t *count)
{
  gw_status status = choose_below(b, GW_TITLE_IN_BOOK, breaks, count);
  if (status != GW_OK || *count > 0) return status;
  return choose_below(b, GW_TITLE_NEVER, breaks, count);
}

/* More than three lines are too many where fewer do: then a line costs as much as a bad break. */
gw_status gw_title_choose(const gw_title_text *title, int halves_per_line,
                          size_t breaks[GW_TITLE_MOST_BREAKS], size_t *count)
{
  board b = {.title = title, .halves_per_line = halves_per_line, .extra_line = GW_TITLE_EXTRA_LINE};
  gw_status status = choose(&b, breaks, count);
  if (status != GW_OK || *count < GW_TITLE_MOST_GOOD_LINES) return status;
  size_t fewer[GW_TITLE_MOST_BREAKS], fewer_count;
  b.extra_line = GW_TITLE_EXTRA_LINE_OF_MANY;
  status = choose(&b, fewer, &fewer_count);
  if (status != GW_OK || fewer_count == 0 || fewer_count >= GW_TITLE_MOST_GOOD_LINES) return status;
  memcpy(breaks, fewer, fewer_count * sizeof *fewer);
  *count = fewer_count;
  return GW_OK;
}
