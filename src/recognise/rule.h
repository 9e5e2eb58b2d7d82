/*
 * rule.h - the rules of recognition as a table (rule.def), and what they say of a line.
 */
#ifndef GW_RECOGNISE_RULE_H
#define GW_RECOGNISE_RULE_H

#include "recognise/feature.h"

typedef struct gw_rule {
  const char *id;
  gw_element element;
  int weight;
  const char *zh, *en;
  uint64_t form, no_form, kind, no_kind, place, no_place; /* all of these, none of those */
} gw_rule;

size_t gw_rule_total(void);
const gw_rule *gw_rule_at(size_t index);

/* Do all its conditions hold? */
bool gw_rule_holds(const gw_rule *rule, const gw_facts *facts);

/* The score of every element on a line, and the rule that spoke loudest for each. */
typedef struct gw_scores {
  int of[GW_ELEMENT_COUNT];
  const gw_rule *because[GW_ELEMENT_COUNT];
} gw_scores;

void gw_rule_score(const gw_facts *facts, gw_scores *out);

#endif
