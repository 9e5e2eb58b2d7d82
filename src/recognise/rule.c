/* rule.c - see rule.h. */
#include "recognise/rule.h"

#include <string.h>

static const gw_rule rule_table[] = {
#define RULE(id_, element_, weight_, zh_, en_, ...)                                                \
  {.id = id_,                                                                                      \
   .element = GW_ELEMENT_##element_,                                                               \
   .weight = weight_,                                                                              \
   .zh = zh_,                                                                                      \
   .en = en_,                                                                                      \
   __VA_ARGS__},
#include "recognise/rule.def"
#undef RULE
};

size_t gw_rule_total(void)
{
  return sizeof rule_table / sizeof *rule_table;
}

const gw_rule *gw_rule_at(size_t index)
{
  return &rule_table[index];
}

bool gw_rule_holds(const gw_rule *rule, const gw_facts *f)
{
  return (f->form & rule->form) == rule->form && !(f->form & rule->no_form) &&
         (f->kind & rule->kind) == rule->kind && !(f->kind & rule->no_kind) &&
         (f->place & rule->place) == rule->place && !(f->place & rule->no_place);
}

void gw_rule_score(const gw_facts *facts, gw_scores *out)
{
  memset(out, 0, sizeof *out);
  for (size_t i = 0; i < gw_rule_total(); i++) {
    const gw_rule *rule = &rule_table[i];
    if (!gw_rule_holds(rule, facts)) continue;
    const gw_rule *loudest = out->because[rule->element];
    out->of[rule->element] += rule->weight;
    if (!loudest || rule->weight > loudest->weight) out->because[rule->element] = rule;
  }
}
