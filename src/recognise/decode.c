/*
 * decode.c - Viterbi over the lines. The state is the last element that was not set aside, or START
 * or an END; a line is one of a few candidates, so that the work per line is small.
 */
#include "recognise/decode.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
  START = GW_STATE_START,
  END_OPEN = GW_STATE_END_OPEN,
  END_CLOSED = GW_STATE_END_CLOSED,
  STATE_COUNT = GW_STATE_COUNT
};

/* Weights that have no element of their own. */
enum {
  BETWEEN_NOTICE = GW_BETWEEN_NOTICE,
  LEAVE_DOCUMENT = -5, /* the document ends above this notice */
  AFTER_DOCUMENT = 20, /* once it has, some lines are notices without evidence of their own */
  IMPOSSIBLE = INT_MIN / 4,
  TOO_FAR_BEHIND = 90, /* a candidate that much worse than the best of its line is not tried */
};

static bool is_end(int state)
{
  return state == END_OPEN || state == END_CLOSED;
}

static int end_after(int state)
{
  bool closed = gw_zone_table[state] == GW_ZONE_CLOSE || gw_zone_table[state] == GW_ZONE_IMPRINT;
  return closed ? END_CLOSED : END_OPEN;
}

/* How a line came to its state: the state before and what the line is. */
typedef struct step {
  unsigned char state, element;
} step;

/* What the rules said of one set of facts. Lines with the same are many, and each is asked twice. */
typedef struct memory {
  uint64_t form, kind, place;
  gw_scores scores;
} memory;

enum { MEMORY_BITS = 11, MEMORIES = 1 << MEMORY_BITS };

typedef struct decoder {
  gw_doc *doc;
  const gw_facts *facts;
  step (*steps)[STATE_COUNT]; /* a row for each line */
  int best[STATE_COUNT];      /* of the lines so far, by state */
  int open[STATE_COUNT];      /* the states that were reached and are no end */
  int open_count;
  /* from a state to an element, by element: for each line all of them are asked */
  int between[GW_ELEMENT_COUNT][STATE_COUNT];
  /* a place for each mix of facts, 1 plus a memory or 0; memories follow each other as they come, so
     that a short draft touches few pages */
  uint16_t places[MEMORIES];
  memory *memories; /* room for MEMORIES */
  uint16_t memory_count;
} decoder;

/* Nothing comes after END. */
static void fill_transitions(decoder *d)
{
  for (int element = 0; element < GW_ELEMENT_COUNT; element++)
    for (int state = 0; state < STATE_COUNT; state++)
      d->between[element][state] = is_end(state) ? IMPOSSIBLE : gw_transition(state, element);
}

static int transition(const decoder *d, int state, int element)
{
  return d->between[element][state];
}

static const gw_scores *scores_of(decoder *d, size_t line)
{
  const gw_facts *f = &d->facts[line];
  uint64_t mixed = (f->form * 3 ^ f->kind * 5 ^ f->place * 7) * UINT64_C(0x9E3779B97F4A7C15);
  uint16_t *place = &d->places[mixed >> (64 - MEMORY_BITS)];
  const bool is_new = *place == 0;
  if (is_new) *place = ++d->memory_count;
  memory *m = &d->memories[*place - 1];
  if (!is_new && m->form == f->form && m->kind == f->kind && m->place == f->place)
    return &m->scores;
  m->form = f->form;
  m->kind = f->kind;
  m->place = f->place;
  gw_rule_score(f, &m->scores);
  return &m->scores;
}

static void offer(int next[STATE_COUNT], step row[STATE_COUNT], int state, int value, step how)
{
  if (value <= next[state]) return;
  next[state] = value;
  row[state] = how;
}

/* Sentences need evidence: rather an advert left in than a line of the draft thrown out; and so do lines
 * that have text below them: a plan with its contents may stand below the date of its notice. */
int gw_decode_after_document(int state, int score, const gw_facts *f)
{
  const uint64_t sentence = GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(HAS_STOP);
  const uint64_t among = GW_PLACE(ADVERT_NEAR) | GW_PLACE(ADVERT_AROUND) | GW_PLACE(TAIL);
  const bool closed = state == END_CLOSED && (f->place & GW_PLACE(AFTER_PROSE));
  bool free = !(f->form & sentence) && (closed || (f->place & among));
  return free && score < AFTER_DOCUMENT ? AFTER_DOCUMENT : score;
}

/* A line that the user has spoken about can be nothing else. */
static bool is_tried(const gw_doc_line *line, int element, bool otherwise)
{
  return line->forced ? line->forced == element + 1 : otherwise;
}

/* The line is set aside: the state stays, or the document has ended. */
static void try_notice(const decoder *d, const gw_facts *facts, int score, int next[STATE_COUNT],
                       step row[STATE_COUNT])
{
  for (int state = 0; state < STATE_COUNT; state++) {
    if (d->best[state] <= IMPOSSIBLE) continue;
    const step how = {(unsigned char)state, GW_ELEMENT_NOTICE};
    if (is_end(state)) {
      offer(next, row, state, d->best[state] + gw_decode_after_document(state, score, facts), how);
      continue;
    }
    offer(next, row, state, d->best[state] + score + BETWEEN_NOTICE, how);
    if (state != START)
      offer(next, row, end_after(state), d->best[state] + score + LEAVE_DOCUMENT, how);
  }
}

static void try_element(const decoder *d, int element, int score, int next[STATE_COUNT],
                        step row[STATE_COUNT])
{
  const int *between = d->between[element];
  int top = INT_MIN, from = -1;
  for (int i = 0; i < d->open_count; i++) {
    const int state = d->open[i], value = d->best[state] + between[state];
    if (value <= top) continue;
    top = value;
    from = state;
  }
  const step how = {(unsigned char)from, (unsigned char)element};
  if (from >= 0) offer(next, row, element, top + score, how);
}

/* Only differences count; the sums over a draft of many million lines would overflow. */
static void keep_small(int best[STATE_COUNT])
{
  int top = IMPOSSIBLE;
  for (int state = 0; state < STATE_COUNT; state++)
    if (best[state] > top) top = best[state];
  for (int state = 0; state < STATE_COUNT; state++) {
    bool reached = best[state] > IMPOSSIBLE && best[state] - top > IMPOSSIBLE;
    best[state] = reached ? best[state] - top : IMPOSSIBLE;
  }
}

static void take_over(decoder *d, const int next[STATE_COUNT])
{
  memcpy(d->best, next, sizeof d->best);
  d->open_count = 0;
  for (int state = 0; state < STATE_COUNT; state++)
    if (d->best[state] > IMPOSSIBLE && !is_end(state)) d->open[d->open_count++] = state;
}

static void advance(decoder *d, size_t line)
{
  const gw_doc_line *about = &d->doc->lines[line];
  const gw_scores *scores = scores_of(d, line);
  int next[STATE_COUNT], top = INT_MIN;
  for (int i = 0; i < STATE_COUNT; i++) next[i] = IMPOSSIBLE;
  for (int e = 0; e < GW_ELEMENT_COUNT; e++)
    if (scores->of[e] > top) top = scores->of[e];
  if (is_tried(about, GW_ELEMENT_NOTICE, true))
    try_notice(d, &d->facts[line], scores->of[GW_ELEMENT_NOTICE], next, d->steps[line]);
  for (int e = GW_ELEMENT_NOTICE + 1; e < GW_ELEMENT_COUNT; e++)
    if (is_tried(about, e, scores->of[e] > top - TOO_FAR_BEHIND))
      try_element(d, e, scores->of[e], next, d->steps[line]);
  keep_small(next);
  take_over(d, next);
}

static int best_state(const decoder *d)
{
  int best = END_OPEN;
  for (int state = 0; state < STATE_COUNT; state++)
    if (d->best[state] > d->best[best]) best = state;
  return best;
}

/* What the line adds when it is `element` between `before` and the element of the next line. */
static int value_between(const decoder *d, int element, int score, int before, int after)
{
  bool notice = element == GW_ELEMENT_NOTICE;
  int state = notice ? before : element;
  int value = score + (notice ? BETWEEN_NOTICE : transition(d, before, element));
  if (after > GW_ELEMENT_NOTICE) value += transition(d, state, after);
  return value;
}

/* Writes the decision into the line, with the runner-up when its neighbours stay what they are. */
static void decide(decoder *d, size_t index, step how, int after)
{
  gw_doc_line *line = &d->doc->lines[index];
  const gw_facts *facts = &d->facts[index];
  const gw_scores *scores = scores_of(d, index);
  int second = INT_MIN;
  bool has_ended = is_end(how.state); /* what else could it be? a line of the text */
  int before = has_ended ? (int)GW_ELEMENT_BODY : how.state;
  int score = scores->of[how.element];
  int chosen = has_ended ? gw_decode_after_document(how.state, score, facts)
                         : value_between(d, how.element, score, before, after);
  line->element = (gw_element)how.element;
  line->score = score;
  line->decided = how.element;
  line->before = how.state;
  line->after = (uint8_t)(after > GW_ELEMENT_NOTICE ? after : GW_ELEMENT_NOTICE);
  line->rule = scores->because[how.element] ? scores->because[how.element]->id : "order";
  if (line->forced) line->rule = "forced";
  line->runner_up = line->element;
  for (int e = 0; e < GW_ELEMENT_COUNT; e++) {
    if (e == how.element) continue;
    int value = value_between(d, e, scores->of[e], before, after);
    if (value <= second) continue;
    second = value;
    line->runner_up = (gw_element)e;
  }
  line->rival = (uint8_t)line->runner_up;
  line->margin = chosen - second;
}

static void trace_back(decoder *d)
{
  int state = best_state(d);
  int after = -1;
  for (size_t line = d->doc->line_count; line-- > 0;) {
    step how = d->steps[line][state];
    decide(d, line, how, after);
    if (how.element != GW_ELEMENT_NOTICE) after = how.element;
    state = how.state;
  }
}

gw_status gw_decode(gw_doc *doc, const gw_facts *facts)
{
  decoder d = {.doc = doc, .facts = facts};
  if (doc->line_count == 0) return GW_OK;
  d.steps = calloc(doc->line_count, sizeof *d.steps);
  d.memories = calloc(MEMORIES, sizeof *d.memories);
  if (!d.steps || !d.memories) {
    free(d.steps);
    free(d.memories);
    return GW_ERR_MEMORY;
  }
  fill_transitions(&d);
  int start[STATE_COUNT];
  for (int state = 0; state < STATE_COUNT; state++) start[state] = state == START ? 0 : IMPOSSIBLE;
  take_over(&d, start);
  for (size_t line = 0; line < doc->line_count; line++) advance(&d, line);
  trace_back(&d);
  free(d.steps);
  free(d.memories);
  return GW_OK;
}
