/*
 * evidence.c - the decision of decode.c once more, for one line and in words; see evidence.h. The
 * tests hold both together: the sums must differ by the margin.
 */
#include "recognise/evidence.h"

#include "recognise/decode.h"

#include <stdlib.h>

typedef struct teller {
  const gw_doc_line *line;
  gw_facts facts; /* only its bits */
  gw_evidence *rows;
  size_t count;
} teller;

static void tell(teller *t, gw_element element, int weight, gw_transition_name words)
{
  if (t->count == GW_EVIDENCE_MOST) return;
  t->rows[t->count++] = (gw_evidence){.size = sizeof(gw_evidence),
                                      .rule = words.id,
                                      .element = element,
                                      .weight = weight,
                                      .text_zh = words.zh,
                                      .text_en = words.en};
}

static int loudness(int weight)
{
  return weight < 0 ? -weight : weight;
}

/* The newest row goes up, but not above `first` nor above rows that weigh as much. */
static void sort_last(teller *t, size_t first)
{
  for (size_t i = t->count - 1; i > first; i--) {
    gw_evidence above = t->rows[i - 1];
    if (loudness(above.weight) >= loudness(t->rows[i].weight)) return;
    t->rows[i - 1] = t->rows[i];
    t->rows[i] = above;
  }
}

/* Returns their sum. */
static int tell_rules(teller *t, gw_element element)
{
  size_t first = t->count;
  int sum = 0;
  for (size_t i = 0; i < gw_rule_total(); i++) {
    const gw_rule *rule = gw_rule_at(i);
    if (rule->element != element || !gw_rule_holds(rule, &t->facts)) continue;
    if (t->count == GW_EVIDENCE_MOST) return sum;
    tell(t, element, rule->weight, (gw_transition_name){rule->id, rule->zh, rule->en});
    sort_last(t, first);
    sum += rule->weight;
  }
  return sum;
}

static void tell_transition(teller *t, gw_element element, int from, int to)
{
  const gw_transition_name *order = gw_transition_order_name(from, to);
  const gw_transition_name *pair = gw_transition_pair_name(from, to);
  int order_weight = gw_order_table[gw_zone_table[from]][gw_zone_table[to]];
  if (order && order_weight) tell(t, element, order_weight, *order);
  if (pair && gw_pair_table[from][to]) tell(t, element, gw_pair_table[from][to], *pair);
}

/* Between the state above and the element below, as value_between of decode.c has it. */
static void tell_order(teller *t, gw_element element, int before)
{
  static const gw_transition_name notice = {"order:notice", "夹在公文中间",
                                            "set aside between lines of the document"};
  bool is_notice = element == GW_ELEMENT_NOTICE;
  if (is_notice)
    tell(t, element, GW_BETWEEN_NOTICE, notice);
  else
    tell_transition(t, element, before, (int)element);
  if (t->line->after != GW_ELEMENT_NOTICE)
    tell_transition(t, element, is_notice ? before : (int)element, t->line->after);
}

static void tell_element(teller *t, gw_element element)
{
  static const gw_transition_name below = {"order:end", "公文已经结束", "the document has ended"};
  int before = t->line->before;
  bool has_ended = before == GW_STATE_END_OPEN || before == GW_STATE_END_CLOSED;
  int sum = tell_rules(t, element);
  if (has_ended && element == (gw_element)t->line->decided) {
    int more = gw_decode_after_document(before, sum, &t->facts) - sum;
    if (more) tell(t, element, more, below);
  } else {
    tell_order(t, element, has_ended ? (int)GW_ELEMENT_BODY : before);
  }
}

size_t gw_evidence_list(const gw_doc *doc, size_t index, gw_evidence rows[GW_EVIDENCE_MOST])
{
  static const gw_transition_name forced = {"forced", "由使用者指定", "the user wants it so"};
  static const gw_transition_name least = {"order:least", "没有依据，别的更不合适",
                                           "nothing speaks for it, and all else fits less"};
  const gw_doc_line *line = &doc->lines[index];
  if (!line->trait) return 0;
  const gw_traits *traits = &doc->traits[line->trait - 1];
  teller t = {.line = line,
              .facts = {.form = traits->form, .kind = traits->kind, .place = traits->place},
              .rows = rows};
  if (line->forced) tell(&t, (gw_element)line->decided, 0, forced);
  tell_element(&t, (gw_element)line->decided);
  if (t.count == 0) tell(&t, (gw_element)line->decided, 0, least);
  tell_element(&t, (gw_element)line->rival);
  return t.count;
}

int gw_evidence_sum(const gw_evidence *rows, size_t count, gw_element element)
{
  int sum = 0;
  for (size_t i = 0; i < count; i++)
    if (rows[i].element == element) sum += rows[i].weight;
  return sum;
}

/* Lines of the same kind have the same traits, so that a few rows do for most. */
typedef struct row_finder {
  gw_traits *rows; /* [count] */
  uint32_t count;
  uint32_t last[256]; /* 1 plus the last row whose bits mix to that; 0: none */
} row_finder;

/* 1 plus the row that says this: one of before, or a new one behind them. */
static uint32_t row_of(row_finder *finder, gw_traits traits)
{
  uint64_t mixed = (traits.form ^ traits.kind << 1 ^ traits.place << 2) *
                   UINT64_C(0x9E3779B97F4A7C15); /* 2^64 by the golden ratio */
  uint32_t *last = &finder->last[mixed >> 56];
  const gw_traits *row = *last ? &finder->rows[*last - 1] : NULL;
  if (row && row->form == traits.form && row->kind == traits.kind && row->place == traits.place)
    return *last;
  finder->rows[finder->count++] = traits;
  return *last = finder->count;
}

/* The traits are written over the facts, each no further on than where it was read; so nothing more
 * is needed while memory is at its fullest, and most of it is given back. */
void gw_evidence_keep(gw_doc *doc, void *facts)
{
  _Static_assert(sizeof(gw_traits) <= sizeof(gw_facts), "a row fits where it came from");
  row_finder finder = {.rows = facts};
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_facts *f = (const gw_facts *)facts + i;
    doc->lines[i].trait = row_of(&finder, (gw_traits){f->form, f->kind, f->place});
  }
  gw_traits *less = finder.count ? realloc(facts, finder.count * sizeof *less) : NULL;
  doc->traits = less ? less : facts;
}
