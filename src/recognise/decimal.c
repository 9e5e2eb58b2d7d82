/* decimal.c - see decimal.h. */
#include "recognise/decimal.h"

#include "base/space.h"
#include "recognise/numeral.h"

enum {
  DEEPEST = 3,
  LEAST_SECTIONS = 2,
  LEAST_BELOW = 3,
  LEAST_OF_ONE = 2,
  LONGEST_TOPIC = 30 /* characters */
};

typedef struct decimal {
  uint32_t of[DEEPEST]; /* 4.2.1: 4, 2, 1 */
  int depth;
  size_t size; /* bytes, with the spaces behind it */
} decimal;

/* 1 总则, 1.1 编制目的, 4.2.1预警分级: a topic behind it, no sentence. */
static decimal read_decimal(const gw_facts *f, gw_str text)
{
  const uint64_t sentence = GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI) |
                            GW_FORM(ENDS_COLON) | GW_FORM(ENDS_COMMA) | GW_FORM(HAS_STOP) |
                            GW_FORM(HAS_TAB) | GW_FORM(NO_HAN);
  const decimal none = {.depth = 0};
  decimal d = none;
  size_t at = 0;
  bool marked = f->mark.kind && f->mark.kind != GW_MARK_3;
  if (marked || (f->form & sentence) || f->length_cp > LONGEST_TOPIC) return none;
  while (d.depth < DEEPEST && gw_numeral_digits(text, &at, 2, &d.of[d.depth])) {
    if (d.of[d.depth++] == 0) return none;
    if (at >= text.len || text.ptr[at] != '.') break;
    at++;
  }
  if (d.depth == 0) return none;
  bool pointed = text.ptr[at - 1] == '.';
  size_t behind = at;
  gw_skip_spaces(text, &behind);
  bool spaced = behind > at;
  d.size = behind;
  uint32_t first = behind < text.len ? gw_utf8_next(text, &behind) : 0;
  bool other = first >= 0x80 && spaced && d.depth > 1; /* 4.2 Ⅳ级响应 */
  bool topic = gw_is_han(first) || other;
  /* 1. is the mark of a level; 3月, 5个 and 1.5亿元 are figures, 1.5 亿元 is told by the sequence */
  if (!topic || (pointed && d.depth == 1) || (!spaced && d.depth == 1)) return none;
  return d;
}

/* The number right behind `last`: 1.1 1.2, then 1.2.1 or 2. */
static bool runs_on(const decimal *last, const decimal *d)
{
  if (d->depth > last->depth + 1) return false;
  for (int i = 0; i + 1 < d->depth; i++)
    if (d->of[i] != last->of[i]) return false;
  uint32_t before = d->depth <= last->depth ? last->of[d->depth - 1] : 0;
  return d->of[d->depth - 1] == before + 1;
}

static void mark_section(gw_facts *f, const decimal *d)
{
  f->mark = (gw_mark){.kind = (gw_mark_kind)(GW_MARK_1 + d->depth - 1),
                      .ordinal = d->of[d->depth - 1],
                      .size = d->size,
                      .spaced = true};
  f->form &= ~GW_FORM(MARK_3);
  f->form |= GW_FORM(MARK_1) << (d->depth - 1);
}

/* Counts the sections of each depth in `found`, or, without it, marks them. */
static void visit(const gw_doc *doc, gw_facts *facts, size_t *found)
{
  decimal last = {.depth = 0};
  for (size_t i = 0; i < doc->line_count; i++) {
    const decimal d = read_decimal(&facts[i], doc->lines[i].text);
    if (d.depth == 0 || !runs_on(&last, &d)) continue;
    if (found)
      found[d.depth - 1]++;
    else
      mark_section(&facts[i], &d);
    last = d;
  }
}

void gw_decimal_mark(const gw_doc *doc, gw_facts *facts)
{
  size_t found[DEEPEST] = {0};
  for (size_t i = 0; i < doc->line_count; i++)
    if (facts[i].mark.kind == GW_MARK_1) return;
  visit(doc, facts, found);
  /* 1 总则, 1.1 and 1.2 in order are enough, in a draft that is the beginning of one */
  const bool one = found[0] == 1 && found[1] >= LEAST_OF_ONE;
  if (one || (found[0] >= LEAST_SECTIONS && found[1] >= LEAST_BELOW)) visit(doc, facts, NULL);
}
