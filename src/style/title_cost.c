/*
 * title_cost.c - see title_cost.h. Every break gets the cheapest of the places that it is at; what
 * its neighbours and the things around it cost is added.
 */
#include "style/title_cost.h"

#include "style/title_span.h"
#include "style/title_word.h"

/* A place between two words. */
typedef struct place {
  const gw_title_text *title;
  size_t at;
  gw_str left, right;             /* the words on its sides */
  uint32_t left_code, right_code; /* the characters */
  bool ends_organ;
  bool ends_opening; /* the word on the left is one of 关于开展 */
} place;

static bool is_han(uint32_t code)
{
  return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

static bool is_in(gw_title_list list, gw_str word)
{
  return gw_title_is(list, word);
}

/* ---- Places ---------------------------------------------------------------------------------- */

typedef bool test(const place *p);

static bool at_space(const place *p)
{
  return gw_title_is_space(p->left_code);
}

static bool at_about(const place *p)
{
  return gw_title_starts(GW_TITLE_ABOUT_WORDS, p->right) > 0;
}

static bool at_dash(const place *p)
{
  return p->right_code == 0x2014 && p->left_code != 0x2014;
}

static bool at_book(const place *p)
{
  return p->right_code == 0x300A;
}

static bool at_and(const place *p)
{
  return is_in(GW_TITLE_AND_WORDS, p->right);
}

static bool ends_in_verb(const place *p)
{
  return gw_title_ends(GW_TITLE_OPENS_WORDS, p->left) > 0;
}

/* 优化支付服务|提升支付便利性, but not 整治|提升, which share what is before them */
static bool at_matter(const place *p)
{
  return is_in(GW_TITLE_MATTER_WORDS, p->right) && !ends_in_verb(p);
}

static bool at_point(const place *p)
{
  return is_in(GW_TITLE_POINT_WORDS, p->left);
}

static bool after_organ(const place *p)
{
  return p->ends_organ;
}

static bool at_note(const place *p)
{
  return p->right_code == 0xFF08 || p->right_code == '(';
}

static bool after_opening(const place *p)
{
  return p->ends_opening;
}

static bool is_number(gw_str word)
{
  size_t at = 0;
  uint32_t code = gw_utf8_next(word, &at);
  return gw_title_is_digit(code) || gw_title_starts(GW_TITLE_ORDINAL_WORDS, word) > 0;
}

static bool is_date(gw_str word)
{
  if (gw_title_starts(GW_TITLE_ORDINAL_WORDS, word) > 0) return true;
  return is_number(word) && gw_title_ends(GW_TITLE_DATE_END_WORDS, word) > 0 &&
         gw_title_ends(GW_TITLE_COUNT_END_WORDS, word) == 0; /* 105周年 */
}

static bool at_date(const place *p)
{
  return is_date(p->right);
}

static bool after_de(const place *p)
{
  return p->left_code == 0x7684; /* 的 */
}

static bool after_phrase(const place *p)
{
  return gw_title_ends(GW_TITLE_PHRASE_END_WORDS, p->left) > 0;
}

static bool after_number(const place *p)
{
  return is_number(p->left);
}

static bool after_mark(const place *p)
{
  return gw_title_closes(p->left_code);
}

static bool at_quote(const place *p)
{
  return gw_title_opens(p->right_code);
}

static bool at_verb(const place *p)
{
  return is_in(GW_TITLE_OPENS_WORDS, p->right);
}

static bool always(const place *p)
{
  (void)p;
  return true;
}

static const struct {
  test *holds;
  int cost;
} place_table[] = {
    {at_space, GW_TITLE_AT_SPACE},
    {at_about, GW_TITLE_AT_ABOUT},
    {at_dash, GW_TITLE_AT_DASH},
    {at_book, GW_TITLE_AT_BOOK},
    {at_and, GW_TITLE_AT_AND},
    {at_matter, GW_TITLE_AT_MATTER},
    {at_point, GW_TITLE_AT_POINT},
    {after_organ, GW_TITLE_AFTER_ORGAN},
    {at_note, GW_TITLE_AT_NOTE},
    {after_opening, GW_TITLE_AFTER_OPENING},
    {at_date, GW_TITLE_AT_DATE},
    {after_de, GW_TITLE_AFTER_DE},
    {after_phrase, GW_TITLE_AFTER_PHRASE},
    {at_quote, GW_TITLE_AT_QUOTE},
    {after_number, GW_TITLE_AFTER_NUMBER},
    {after_mark, GW_TITLE_AFTER_MARK},
    {at_verb, GW_TITLE_AT_VERB},
    {always, GW_TITLE_AT_WORD},
};

enum { GENRE_MOST = 4 }; /* characters: 实施意见 */

/* ---- Words ------------------------------------------------------------------------------------ */

static bool is_one_character(gw_str word)
{
  return word.len > 0 && gw_utf8_count(word) == 1;
}

/* A single Han that no list knows. */
static bool is_unknown(gw_str word)
{
  size_t at = 0;
  return is_one_character(word) && is_han(gw_utf8_next(word, &at)) &&
         !is_in(GW_TITLE_LEANS_ON_WORDS, word) && !is_in(GW_TITLE_LEANS_BACK_WORDS, word);
}

static gw_str word_left_of(const place *p)
{
  size_t start = gw_title_word_before(p->title, p->at);
  if (start == 0) return (gw_str){0};
  return gw_title_slice(p->title, gw_title_word_before(p->title, start), start);
}

static gw_str word_right_of(const place *p)
{
  size_t end = gw_title_word_after(p->title, p->at);
  if (end == p->title->count) return (gw_str){0};
  return gw_title_slice(p->title, end, gw_title_word_after(p->title, end));
}

/* 云|溪 is inside a name; 开展|云溪 and 云溪|抽水 are at one's ends. */
static bool in_name(const place *p)
{
  return is_unknown(p->left) && is_unknown(p->right);
}

static bool after_name(const place *p)
{
  if (p->ends_organ) return false;
  return is_in(GW_TITLE_PLACE_END_WORDS, p->left) ||
         (is_unknown(p->left) && is_unknown(word_left_of(p)));
}

static bool is_lone(const place *p)
{
  gw_str next = word_right_of(p);
  bool starts_name = is_unknown(next) || is_in(GW_TITLE_PLACE_END_WORDS, next);
  return (is_unknown(p->right) && !starts_name) ||
         (is_unknown(p->left) && !is_unknown(word_left_of(p)));
}

/* 转发|市发展改革委: behind a verb 市 is a word of its own. */
static bool leans_back(const place *p)
{
  bool may_lead = is_in(GW_TITLE_PLACE_END_WORDS, p->right) &&
                  (at_space(p) || is_in(GW_TITLE_OPENS_WORDS, p->left));
  return is_in(GW_TITLE_LEANS_BACK_WORDS, p->right) && !may_lead;
}

static bool leans_on(const place *p)
{
  return is_in(GW_TITLE_LEANS_ON_WORDS, p->left);
}

static bool ends_in_about(const place *p)
{
  return is_in(GW_TITLE_ABOUT_WORDS, p->left);
}

static bool qualifies(const place *p)
{
  return is_in(GW_TITLE_QUALIFIES_WORDS, p->left);
}

static bool is_light(const place *p)
{
  return is_in(GW_TITLE_LIGHT_WORDS, p->right);
}

static bool is_verb_verb(const place *p)
{
  return at_verb(p) && ends_in_verb(p);
}

/* 3个, 六起, 105周年, 12.8%; but no word that only starts like one (一体化). */
static bool is_count(gw_str word)
{
  size_t at = 0;
  uint32_t first = gw_utf8_next(word, &at);
  if (is_date(word)) return false;
  return gw_title_is_digit(first) || (gw_title_is_numeral(first) && at < word.len &&
                                      gw_title_ends(GW_TITLE_COUNT_END_WORDS, word) > 0);
}

static bool is_at_count(const place *p)
{
  return is_count(p->right) && !after_opening(p) && !gw_title_opens(p->left_code);
}

static bool is_after_count(const place *p)
{
  return is_count(p->left);
}

static bool is_after_year(const place *p)
{
  return is_date(p->left) && (is_in(GW_TITLE_OF_YEAR_WORDS, p->right) ||
                              gw_title_starts(GW_TITLE_ORDINAL_WORDS, p->right) > 0);
}

/* 的|通知 */
static bool tears_genre(const place *p)
{
  return after_de(p) && p->title->count - p->at <= GENRE_MOST;
}

static const struct {
  test *holds;
  int cost;
} word_table[] = {
    {is_light, GW_TITLE_LIGHT},
    {after_name, GW_TITLE_NAME},
    {qualifies, GW_TITLE_QUALIFIES},
    {is_verb_verb, GW_TITLE_VERB_VERB},
    {is_at_count, GW_TITLE_AT_COUNT},
    {is_after_count, GW_TITLE_AFTER_COUNT},
    {is_after_year, GW_TITLE_AFTER_YEAR},
    {tears_genre, GW_TITLE_GENRE},
    {is_lone, GW_TITLE_LONE},
    {in_name, GW_TITLE_IN_NAME},
    {leans_on, GW_TITLE_LEANS_ON},
    {leans_back, GW_TITLE_LEANS_BACK},
    {ends_in_about, GW_TITLE_ENDS_IN_ABOUT},
};

/* ---- Every place ------------------------------------------------------------------------------ */

static int place_cost(const place *p)
{
  int least = GW_TITLE_AT_WORD, sum = 0;
  for (size_t i = 0; i < sizeof place_table / sizeof *place_table; i++)
    if (place_table[i].cost < least && place_table[i].holds(p)) least = place_table[i].cost;
  for (size_t i = 0; i < sizeof word_table / sizeof *word_table; i++)
    if (word_table[i].holds(p)) sum += word_table[i].cost;
  return least + sum;
}

/* Marks that GB/T 15834 keeps from one end of a line, and spaces, which belong to the line before. */
static bool is_forbidden(uint32_t left, uint32_t right)
{
  static const char no_start[] = "、，。：；？！…·,.;:?!%％‰”’";
  gw_str marks = GW_STR(no_start);
  if (gw_title_is_space(right) || gw_title_closes(right) || gw_title_opens(left)) return true;
  if (left == 0x00B7 || (left == 0x2014 && right == 0x2014)) return true;
  for (size_t at = 0; at < marks.len;)
    if (gw_utf8_next(marks, &at) == right) return true;
  return false;
}

/* A word longer than a line has to be broken somewhere; but not where one character may be made of
 * several code points. */
static int in_word_cost(uint32_t left, uint32_t right)
{
  bool are_han = is_han(left) && is_han(right);
  bool are_ascii = left > ' ' && left < 0x7F && right > ' ' && right < 0x7F;
  return are_han || are_ascii ? GW_TITLE_IN_WORD : GW_TITLE_NEVER;
}

/* Which words are verbs of an opening: those in a row behind 关于, an organ or the title's start. */
static void find_openings(const gw_title_text *title, const gw_title_organs *organs,
                          bool is_opening[GW_TITLE_MOST_CHARACTERS + 1])
{
  bool goes_on = true, is_after_about = false;
  for (size_t at = 0; at < title->count;) {
    size_t end = gw_title_word_after(title, at);
    gw_str word = gw_title_slice(title, at, end);
    bool is_verb = is_in(GW_TITLE_OPENS_WORDS, word) ||
                   (is_after_about && is_in(GW_TITLE_MAY_OPEN_WORDS, word));
    bool is_about = is_in(GW_TITLE_ABOUT_WORDS, word);
    bool joins = is_in(GW_TITLE_LEANS_ON_WORDS, word);
    is_opening[end] = goes_on && is_verb;
    is_after_about = is_about || (is_after_about && (is_verb || joins));
    goes_on = is_about || organs->ends[end] || (goes_on && (is_verb || joins));
    at = end;
  }
}

static void weigh_place(gw_title_text *title, size_t at, const gw_title_organs *organs,
                        const bool *is_opening)
{
  uint32_t left = title->code[at - 1], right = title->code[at];
  int *cost = &title->cost[at];
  if (is_forbidden(left, right)) {
    *cost = GW_TITLE_NEVER;
    return;
  }
  if (title->starts_word[at]) {
    const place p = {.title = title,
                     .at = at,
                     .left = gw_title_slice(title, gw_title_word_before(title, at), at),
                     .right = gw_title_slice(title, at, gw_title_word_after(title, at)),
                     .left_code = left,
                     .right_code = right,
                     .ends_organ = organs->ends[at],
                     .ends_opening = is_opening[at]};
    *cost = place_cost(&p);
  } else {
    *cost = in_word_cost(left, right);
  }
  if (organs->inside[at]) *cost += GW_TITLE_IN_ORGAN;
}

void gw_title_weigh(gw_title_text *title, int halves_per_line)
{
  gw_title_organs organs;
  bool is_opening[GW_TITLE_MOST_CHARACTERS + 1] = {false};
  gw_title_find_organs(title, halves_per_line, &organs);
  find_openings(title, &organs, is_opening);
  title->cost[0] = 0;
  title->cost[title->count] = 0;
  for (size_t at = 1; at < title->count; at++) weigh_place(title, at, &organs, is_opening);
  gw_title_weigh_brackets(title, halves_per_line);
}
