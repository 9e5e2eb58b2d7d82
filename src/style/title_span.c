/*
 * title_span.c - see title_span.h. Organs are found from their ends (委员会, 局), which are few, back
 * to what cannot be in a name; and the one that issues the document by the 关于 behind it, whatever
 * it is called.
 */
#include "style/title_span.h"

#include "style/title_word.h"

/* ---- Brackets ------------------------------------------------------------------------------ */

enum { DEEPEST = 8 };

typedef enum bracket_kind { BOOK, QUOTES, BRACKETS } bracket_kind;

static const struct {
  uint32_t opens, closes;
  bracket_kind kind;
} bracket_table[] = {
    {0x300A, 0x300B, BOOK},                                                       /* 《》 */
    {0x3008, 0x3009, BOOK},                                                       /* 〈〉 */
    {0x201C, 0x201D, QUOTES},                                                     /* “” */
    {0x2018, 0x2019, QUOTES},                                                     /* ‘’ */
    {0x300C, 0x300D, QUOTES},                                                     /* 「」 */
    {0x300E, 0x300F, QUOTES},                                                     /* 『』 */
    {0xFF08, 0xFF09, BRACKETS},                                                   /* （） */
    {'(', ')', BRACKETS},       {'[', ']', BRACKETS}, {0x3010, 0x3011, BRACKETS}, /* 【】 */
    {0x3014, 0x3015, BRACKETS},                                                   /* 〔〕 */
};

enum { BRACKET_COUNT = sizeof bracket_table / sizeof *bracket_table };

static int find_bracket(uint32_t code, bool opens)
{
  for (int i = 0; i < BRACKET_COUNT; i++)
    if ((opens ? bracket_table[i].opens : bracket_table[i].closes) == code) return i;
  return -1;
}

bool gw_title_opens(uint32_t code)
{
  return find_bracket(code, true) >= 0;
}

bool gw_title_closes(uint32_t code)
{
  return find_bracket(code, false) >= 0;
}

static bool is_note(uint32_t code)
{
  int found = find_bracket(code, true);
  return found >= 0 && bracket_table[found].kind == BRACKETS;
}

/* Characters from..to are a pair with what it holds. */
static void weigh_pair(gw_title_text *title, size_t from, size_t to, bracket_kind kind,
                       int halves_per_line)
{
  static const int whole_cost[] = {
      [BOOK] = GW_TITLE_IN_BOOK, [QUOTES] = GW_TITLE_IN_QUOTES, [BRACKETS] = GW_TITLE_IN_BRACKETS};
  bool fits = gw_title_line_halves(title, from, to) <= halves_per_line;
  for (size_t i = from + 1; i < to; i++)
    title->cost[i] += fits                      ? whole_cost[kind]
                      : is_note(title->code[i]) ? GW_TITLE_IN_LONG_BOOK_NOTE
                                                : GW_TITLE_IN_LONG_BOOK;
}

void gw_title_weigh_brackets(gw_title_text *title, int halves_per_line)
{
  struct {
    int bracket;
    size_t at;
  } open[DEEPEST];
  int depth = 0;
  for (size_t i = 0; i < title->count; i++) {
    int opening = find_bracket(title->code[i], true);
    int closing = find_bracket(title->code[i], false);
    if (opening >= 0 && depth < DEEPEST) {
      open[depth].bracket = opening;
      open[depth++].at = i;
    }
    if (closing < 0) continue;
    int match = depth; /* brackets left open inside are passed over */
    while (match > 0 && open[match - 1].bracket != closing) match--;
    if (match == 0) continue;
    depth = match - 1;
    weigh_pair(title, open[depth].at, i + 1, bracket_table[closing].kind, halves_per_line);
  }
}

/* ---- Organs -------------------------------------------------------------------------------- */

static bool is_mark(uint32_t code)
{
  return (code < 0x2E80 && !gw_title_is_digit(code)) || (code >= 0x3000 && code < 0x3007) ||
         (code > 0x3007 && code <= 0x303F) || code >= 0xFF00;
}

/* Can the word from..to be no part of an organ's name? */
static bool parts_names(const gw_title_text *title, size_t from, size_t to)
{
  gw_str word = gw_title_slice(title, from, to);
  bool is_single = to - from == 1;
  return is_mark(title->code[from]) || gw_title_is_digit(title->code[from]) ||
         gw_title_is(GW_TITLE_NOT_NAMED_WORDS, word) || gw_title_is(GW_TITLE_OPENS_WORDS, word) ||
         (!is_single && gw_title_is(GW_TITLE_LEANS_ON_WORDS, word));
}

static bool is_organ_end(const gw_title_text *title, size_t at)
{
  gw_str word = gw_title_slice(title, gw_title_word_before(title, at), at);
  return gw_title_ends(GW_TITLE_ORGAN_END_WORDS, gw_title_slice(title, 0, at)) > 0 &&
         !gw_title_is(GW_TITLE_NOT_ORGAN_WORDS, word);
}

static void keep_whole(const gw_title_text *title, size_t from, size_t to, int halves_per_line,
                       gw_title_organs *organs)
{
  organs->ends[to] = true;
  if (gw_title_line_halves(title, from, to) > halves_per_line) return;
  for (size_t i = from + 1; i < to; i++) organs->inside[i] = true;
}

/* From the end of a name back to its start; as far as a line is long, so the whole is linear. */
static void mark_name(const gw_title_text *title, size_t end, int halves_per_line,
                      gw_title_organs *organs)
{
  size_t start = end;
  while (start > 0) {
    size_t word = gw_title_word_before(title, start);
    if (parts_names(title, word, start)) break;
    start = word;
    if (gw_title_line_halves(title, start, end) > halves_per_line) break;
  }
  if (start < end) keep_whole(title, start, end, halves_per_line, organs);
}

static bool is_about(const gw_title_text *title, size_t at)
{
  return at + 1 < title->count && title->code[at] == 0x5173 && title->code[at + 1] == 0x4E8E;
}

/* The issuers: what stands before the first 关于, parted by spaces, points and 转发. */
static void mark_issuers(const gw_title_text *title, int halves_per_line, gw_title_organs *organs)
{
  size_t start = 0, word = 0;
  for (size_t i = 1; i < title->count; i++) {
    if (!title->starts_word[i]) continue;
    gw_str last = gw_title_slice(title, word, i);
    if (gw_title_opens(title->code[word])) return; /* a 关于 in 《》 is another's */
    if (is_mark(title->code[word]) || gw_title_is(GW_TITLE_PASSES_ON_WORDS, last)) start = i;
    word = i;
    if (!is_about(title, i)) continue;
    if (start < i) keep_whole(title, start, i, halves_per_line, organs);
    return;
  }
}

void gw_title_find_organs(const gw_title_text *title, int halves_per_line, gw_title_organs *organs)
{
  *organs = (gw_title_organs){{false}, {false}};
  for (size_t i = 1; i <= title->count; i++)
    if (title->starts_word[i] && is_organ_end(title, i))
      mark_name(title, i, halves_per_line, organs);
  mark_issuers(title, halves_per_line, organs);
}
