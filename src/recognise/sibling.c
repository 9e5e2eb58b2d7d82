/*
 * sibling.c - groups numbered lines by kind and running ordinal, lets each member vote by a table,
 * and gives all of them the verdict. See sibling.h.
 */
#include "recognise/sibling.h"

#include <stdlib.h>

enum { LEVELS = GW_MARK_4 };

/* One reason for (or against) a numbered line being a heading. */
typedef struct vote_row {
  int votes;
  int first_level, last_level;
  uint64_t form, no_form, place, no_place, kind;
} vote_row;

#define ENDS                                                                                       \
  (GW_FORM(ENDS_STOP) | GW_FORM(ENDS_SEMI) | GW_FORM(ENDS_COMMA) | GW_FORM(ENDS_COLON) |           \
   GW_FORM(HAS_STOP))

/* What the field does: corpus/README and GB/T 15834 appendix B; run-in headings are 4 to 31
 * characters, a provision is a whole sentence with a subject or a modal verb. */
static const vote_row vote_table[] = {
    /* a topic alone on its line */
    {3, 1, 1, .form = GW_FORM(MEDIUM), .no_form = ENDS | GW_FORM(MODAL)},
    {1, 1, 1, .form = GW_FORM(MEDIUM) | GW_FORM(MODAL), .no_form = ENDS},
    {2, 2, 2, .form = GW_FORM(MEDIUM), .no_form = ENDS},
    /* ... and one of a list of them, with nothing below */
    {-2, 2, 2, .form = GW_FORM(MEDIUM), .no_form = ENDS, .place = GW_PLACE(SAME_MARK_BELOW)},
    {-3, 2, 2, .form = GW_FORM(MEDIUM), .no_form = ENDS, .place = GW_PLACE(HIGHER_BELOW)},
    {2, 3, 4, .form = GW_FORM(SHORT), .no_form = ENDS, .place = GW_PLACE(PROSE_BELOW)},
    {2, 3, 4, .form = GW_FORM(MARK_ONLY)}, /* its text is on the next line */
    {-1, 3, 4, .form = GW_FORM(SHORT), .no_form = ENDS, .place = GW_PLACE(HIGHER_BELOW)},
    {-1, 3, 4, .form = GW_FORM(SHORT), .no_form = ENDS, .place = GW_PLACE(SAME_MARK_BELOW)},
    {2, 1, 4, .no_form = ENDS, .place = GW_PLACE(DEEPER_BELOW)},
    /* a topic that ends in a point, alone on its line: the text below decides */
    {3, 1, 2, .form = GW_FORM(TOPIC) | GW_FORM(ENDS_STOP), .no_form = GW_FORM(HAS_STOP),
     .place = GW_PLACE(PROSE_BELOW)},
    {3, 3, 4, .form = GW_FORM(SHORT) | GW_FORM(ENDS_STOP),
     .no_form = GW_FORM(HAS_STOP) | GW_FORM(HAS_COMMA) | GW_FORM(MODAL),
     .place = GW_PLACE(PROSE_BELOW)},
    {1, 1, 4, .form = GW_FORM(TOPIC) | GW_FORM(ENDS_STOP), .no_form = GW_FORM(HAS_STOP),
     .place = GW_PLACE(DEEPER_BELOW)},
    {-2, 1, 2, .form = GW_FORM(ENDS_STOP), .no_form = GW_FORM(HAS_STOP) | GW_FORM(RUN_IN_COLON),
     .no_place = GW_PLACE(PROSE_BELOW) | GW_PLACE(DEEPER_BELOW)},
    {-2, 3, 4, .form = GW_FORM(ENDS_STOP), .no_form = GW_FORM(HAS_STOP),
     .no_place = GW_PLACE(PROSE_BELOW) | GW_PLACE(DEEPER_BELOW)},
    /* run-in headings */
    {3, 1, 4, .form = GW_FORM(TOPIC) | GW_FORM(RUN_IN), .no_form = GW_FORM(MODAL)},
    {-1, 1, 4, .form = GW_FORM(TOPIC) | GW_FORM(RUN_IN) | GW_FORM(MODAL)},
    {-3, 1, 4, .form = GW_FORM(RUN_IN), .no_form = GW_FORM(TOPIC)},
    {2, 1, 2, .form = GW_FORM(RUN_IN_COLON), .no_form = GW_FORM(MODAL) | GW_FORM(ENDS_SEMI)},
    {1, 1, 2, .form = GW_FORM(TOPIC) | GW_FORM(SHORT) | GW_FORM(ENDS_COLON),
     .no_form = GW_FORM(HAS_COMMA)},
    {-2, 1, 4, .form = GW_FORM(ENDS_COLON), .no_form = GW_FORM(SHORT)},
    /* （一）甲数据：… right below a paragraph that leads on to it, and its like: items */
    {-12, 2, 2, .form = GW_FORM(RUN_IN_COLON),
     .place = GW_PLACE(AFTER_COLON) | GW_PLACE(SAME_MARK_BELOW)},
    /* 一、… 二、… right below such a paragraph, with nothing below any of them: items, too */
    {-3, 1, 1, .form = GW_FORM(MEDIUM), .no_form = ENDS, .place = GW_PLACE(SAME_MARK_BELOW)},
    {-5, 1, 1, .form = GW_FORM(MEDIUM), .no_form = ENDS,
     .place = GW_PLACE(AFTER_COLON) | GW_PLACE(SAME_MARK_BELOW)},
    /* 一、原则同意…: what a 批复 grants, and all of its like */
    {-6, 1, 1, .form = GW_FORM(ENDS_STOP), .kind = GW_KIND(GRANTS)},
    /* items of a list */
    {-4, 1, 4, .form = GW_FORM(ENDS_SEMI)},
    {-2, 1, 4, .form = GW_FORM(MODAL), .no_form = GW_FORM(TOPIC)},
    {-1, 2, 4, .form = GW_FORM(ENDS_STOP), .no_form = GW_FORM(HAS_STOP),
     .place = GW_PLACE(AFTER_COLON)},
};

static int count_votes(const gw_facts *f)
{
  int votes = 0;
  int level = (int)f->mark.kind;
  for (size_t i = 0; i < sizeof vote_table / sizeof *vote_table; i++) {
    const vote_row *row = &vote_table[i];
    if (level < row->first_level || level > row->last_level) continue;
    if ((f->form & row->form) != row->form || (f->form & row->no_form)) continue;
    if ((f->place & row->place) != row->place || (f->place & row->no_place)) continue;
    if ((f->kind & row->kind) != row->kind) continue;
    votes += row->votes;
  }
  return votes;
}

typedef struct group {
  size_t last;      /* index + 1 of the newest member; 0: no group is open */
  uint32_t ordinal; /* its number */
  int votes;
} group;

/* Gives the verdict to the members, newest to oldest along `older`. */
static void close_group(group *g, gw_facts *facts, const size_t *older)
{
  uint64_t verdict = g->votes > 0 ? GW_PLACE(HEADINGS) : g->votes < 0 ? GW_PLACE(PROVISIONS) : 0;
  for (size_t member = g->last; member; member = older[member - 1])
    facts[member - 1].place |= verdict;
  *g = (group){0};
}

gw_status gw_sibling_judge(gw_facts *facts, size_t count)
{
  group open[LEVELS + 1] = {{0}};
  size_t *older = count ? calloc(count, sizeof *older) : NULL; /* index + 1 of the sibling before */
  if (count && !older) return GW_ERR_MEMORY;
  for (size_t i = 0; i < count; i++) {
    int level = (int)facts[i].mark.kind;
    if (level < 1 || level > LEVELS) continue;
    for (int deeper = level + 1; deeper <= LEVELS; deeper++)
      close_group(&open[deeper], facts, older);
    group *g = &open[level];
    bool goes_on = g->last && facts[i].mark.ordinal > g->ordinal &&
                   facts[i].mark.ordinal <= g->ordinal + 2; /* one may be lost in a copy */
    if (!goes_on) close_group(g, facts, older);
    older[i] = g->last;
    g->last = i + 1;
    g->ordinal = facts[i].mark.ordinal;
    g->votes += count_votes(&facts[i]);
  }
  for (int level = 1; level <= LEVELS; level++) close_group(&open[level], facts, older);
  free(older);
  return GW_OK;
}
