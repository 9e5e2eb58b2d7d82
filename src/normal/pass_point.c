/*
 * pass_point.c - half-width , ; : ? ! ( ) in Chinese text (GB/T 15834): only where both neighbours
 * are Chinese and one of them is Han, the end of the line counting as one. So numbers (1,000),
 * times (9:30), ratios (3:1) and Latin sentences never match.
 */
#include "base/mem.h"
#include "normal/pass.h"
#include "normal/script.h"

#include <stdlib.h>

static uint32_t wide_of(uint32_t code)
{
  switch (code) {
  case ',': return 0xFF0C;
  case ';': return 0xFF1B;
  case ':': return 0xFF1A;
  case '?': return 0xFF1F;
  case '!': return 0xFF01;
  default: return 0;
  }
}

/* What a point may stand between: Han and marks in pairs, but no other points. */
static bool may_be_beside(uint32_t code)
{
  return gw_script_is_han(code) || gw_script_opens(code) || gw_script_closes(code);
}

/* 三:二 is a ratio, too. */
static bool is_ratio(const gw_cells *cells, size_t at)
{
  return gw_cells_at(cells, at) == ':' && gw_script_han_digit(gw_cells_at(cells, at - 1)) >= 0 &&
         gw_script_han_digit(gw_cells_at(cells, at + 1)) >= 0;
}

static void widen_point(gw_cells *cells, size_t at)
{
  const uint32_t wide = wide_of(gw_cells_at(cells, at));
  if (!wide || at == 0) return;
  uint32_t before = gw_cells_at(cells, at - 1), after = gw_cells_at(cells, at + 1);
  bool is_last = at + 1 == cells->count;
  bool has_han = gw_script_is_han(before) || gw_script_is_han(after);
  if (has_han && may_be_beside(before) && (is_last || may_be_beside(after)) && !is_ratio(cells, at))
    gw_cells_put(cells, at, wide);
}

/* ---- Brackets ------------------------------------------------------------------------------ */

static bool is_open(uint32_t code)
{
  return code == '(' || code == 0xFF08;
}

static bool is_close(uint32_t code)
{
  return code == ')' || code == 0xFF09;
}

/* Chinese in the text, or what becomes so: a bracket that is going to be widened, and a point that
 * can be, once its neighbour is. */
static bool is_chinese_at(const gw_cells *cells, size_t at)
{
  uint32_t code = gw_cells_at(cells, at);
  if (gw_script_is_chinese(code)) return true;
  if (is_open(code) || is_close(code)) return cells->items[at].is_taken;
  return wide_of(code) && at > 0 && gw_script_is_han(gw_cells_at(cells, at - 1)) &&
         !cells->items[at].is_fixed;
}

/* Chinese behind the opening bracket and before the closing one, and before the opening one where
 * there is something. f(甲) is none. */
static bool is_chinese_pair(const gw_cells *cells, size_t open, size_t close)
{
  return close > open + 1 && is_chinese_at(cells, open + 1) && is_chinese_at(cells, close - 1) &&
         (open == 0 || is_chinese_at(cells, open - 1));
}

static bool may_put(const gw_cells *cells, size_t at)
{
  return gw_cells_at(cells, at) > 0x7F || gw_cells_may_replace(cells, at, at + 1);
}

/* Both or none. */
static void widen_pair(gw_cells *cells, size_t open, size_t close)
{
  if (!is_chinese_pair(cells, open, close)) return;
  if (!may_put(cells, open) || !may_put(cells, close)) return;
  if (gw_cells_at(cells, open) == '(') gw_cells_put(cells, open, 0xFF08);
  if (gw_cells_at(cells, close) == ')') gw_cells_put(cells, close, 0xFF09);
}

/* The brackets that are open, innermost last. */
typedef struct bracket_stack {
  size_t *items; /* owned */
  size_t count, capacity;
} bracket_stack;

static bool push(bracket_stack *stack, size_t at)
{
  size_t *grown =
      gw_mem_grow(stack->items, &stack->capacity, stack->count + 1, sizeof *stack->items);
  if (!grown) return false;
  stack->items = grown;
  stack->items[stack->count++] = at;
  return true;
}

static void widen_brackets(gw_cells *cells)
{
  bracket_stack stack = {0};
  for (size_t i = 0; i < cells->count && cells->status == GW_OK; i++) {
    uint32_t code = gw_cells_at(cells, i);
    if (gw_script_is_plain_han(code)) continue;
    if (is_open(code) && !push(&stack, i)) cells->status = GW_ERR_MEMORY;
    if (is_close(code) && stack.count > 0) widen_pair(cells, stack.items[--stack.count], i);
  }
  free(stack.items);
}

/* Brackets first: a point beside a full-width one stands in Chinese text. */
void gw_pass_half_width_points(gw_cells *cells)
{
  widen_brackets(cells);
  gw_cells_apply(cells);
  for (size_t i = 0; i < cells->count; i++)
    if (!gw_script_is_plain_han(gw_cells_at(cells, i))) widen_point(cells, i);
}
