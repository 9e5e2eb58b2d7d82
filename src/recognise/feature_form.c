/* feature_form.c - the facts of a line by itself: one pass for its shape, then the words. */
#include "recognise/feature.h"

#include "base/han.h"
#include "model/conserve.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <assert.h>
#include <string.h>

static_assert(GW_FORM_COUNT <= 64 && GW_KIND_COUNT <= 64 && GW_PLACE_COUNT <= 64,
              "features are bits of a word");

/* Longer lines are not searched for words: no title, label or advert is that long. */
enum { LONGEST_SEARCHED = 600 /* bytes */, LONGEST_TOPIC = 35, LONGEST_LABEL = 8 };

/* ---- Shape --------------------------------------------------------------------------------- */

static bool is_stop(uint32_t code)
{
  return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF1B;
}

bool gw_is_han(uint32_t code)
{
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         code == 0x3007 || code >= 0x20000;
}

static bool is_closing_mark(uint32_t code)
{
  return code == 0x201D || code == 0x2019 || code == 0x300B || code == 0xFF09 || code == ')';
}

typedef struct shape {
  gw_facts *facts;
  uint32_t seen_cp;
  uint32_t before; /* the code point before */
  bool after_han;  /* the last half-width point stands behind a Han */
  bool han, word, topic_open;
} shape;

/* What one character in the middle of the line tells. */
static void end_topic(shape *s, size_t end, uint32_t cp, uint64_t form)
{
  s->topic_open = false;
  s->facts->topic = (uint32_t)end;
  s->facts->topic_cp = cp;
  s->facts->form |= form;
}

/* 紧盯场所.对商场: a point between Han is a 。 typed half-width. Seen one character late. */
static void meet_half_width(shape *s, uint32_t code, size_t start)
{
  bool between = s->before == '.' && s->after_han && gw_is_han(code);
  s->after_han = code == '.' ? gw_is_han(s->before) : s->after_han;
  if (!between || start <= s->facts->mark.size) return; /* the point of 一. is the mark's */
  s->facts->form |= GW_FORM(HAS_STOP);
  if (s->topic_open) end_topic(s, start, s->seen_cp - 1, GW_FORM(RUN_IN));
}

static void meet(shape *s, uint32_t code, size_t end, bool is_last)
{
  gw_facts *f = s->facts;
  s->han |= gw_is_han(code);
  s->word |= gw_is_digit(code) || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
             is_stop(code) || code == 0x2026; /* …… is text, too */
  if (gw_is_layout_space(code)) f->form |= GW_FORM(HAS_SPACE);
  if (code == '\t') f->form |= GW_FORM(HAS_TAB);
  if (code == 0xFF0C || code == ',' || code == 0xFF1B) f->form |= GW_FORM(HAS_COMMA);
  if (is_last) return;
  if (is_stop(code)) f->form |= GW_FORM(HAS_STOP);
  if (code == 0xFF1A || code == ':') f->form |= GW_FORM(HAS_COLON);
  if (!s->topic_open || end <= f->mark.size) return;
  bool stop = code == 0x3002 || code == 0xFF01 || code == 0xFF1F;
  /* 安排：…, 安排:南校区…, but not 9:30 */
  bool colon = code == 0xFF1A || (code == ':' && gw_is_han(s->before));
  bool label = colon && s->seen_cp <= LONGEST_LABEL + 1;
  if (!stop && !label) return;
  end_topic(s, end, s->seen_cp, stop ? GW_FORM(RUN_IN) : GW_FORM(RUN_IN_COLON));
}

/* Passes over Han behind the mark, of which nothing is asked but how many there are. The first one
 * behind a half-width point is left to the closer look. */
static void pass_han(shape *s, gw_str text, size_t *at)
{
  gw_facts *f = s->facts;
  if (*at < f->mark.size || s->before == '.') return;
  size_t count = (gw_han_run(text, *at) - *at) / 3, most = GW_FACTS_MOST_CP - f->length_cp;
  if (count > most) count = most;
  if (count == 0) return;
  *at += 3 * count;
  f->length_cp += (uint32_t)count;
  s->seen_cp += (uint32_t)count;
  s->han = true;
  s->before = 0x4E00; /* it is Han, whichever */
}

static void measure(gw_facts *f, gw_str text)
{
  shape s = {.facts = f, .topic_open = true};
  for (size_t at = 0; at < text.len && f->length_cp < GW_FACTS_MOST_CP;) {
    pass_han(&s, text, &at);
    if (at == text.len || f->length_cp == GW_FACTS_MOST_CP) break;
    size_t start = at;
    uint32_t code = gw_utf8_next(text, &at);
    f->length_cp++;
    if (at > f->mark.size) s.seen_cp++;
    meet_half_width(&s, code, start);
    meet(&s, code, at, at == text.len);
    s.before = code;
  }
  if (s.topic_open) {
    f->topic = (uint32_t)text.len;
    f->topic_cp = s.seen_cp;
  }
  if (!s.han) f->form |= GW_FORM(NO_HAN);
  if (!s.han && !s.word) f->form |= GW_FORM(SYMBOLS);
  if (f->length_cp <= 6) f->form |= GW_FORM(TINY);
  if (f->length_cp <= 20) f->form |= GW_FORM(BRIEF);
  if (f->length_cp <= 30) f->form |= GW_FORM(SHORT);
  if (f->length_cp <= 60) f->form |= GW_FORM(MEDIUM);
  if (f->topic_cp >= 2 && f->topic_cp <= LONGEST_TOPIC) f->form |= GW_FORM(TOPIC);
}

typedef struct ending_row {
  uint32_t code;
  uint64_t form;
} ending_row;

static void look_at_ends(gw_facts *f, gw_str text)
{
  static const ending_row ending_table[] = {
      {0x3002, GW_FORM(ENDS_STOP)},    {0xFF0E, GW_FORM(ENDS_STOP)},
      {'.', GW_FORM(ENDS_STOP)},       {0xFF01, GW_FORM(ENDS_EXCLAIM)},
      {0xFF1F, GW_FORM(ENDS_EXCLAIM)}, {'!', GW_FORM(ENDS_EXCLAIM)},
      {'?', GW_FORM(ENDS_EXCLAIM)},    {0xFF1B, GW_FORM(ENDS_SEMI)},
      {';', GW_FORM(ENDS_SEMI)},       {0xFF1A, GW_FORM(ENDS_COLON)},
      {':', GW_FORM(ENDS_COLON)},      {0xFF0C, GW_FORM(ENDS_COMMA)},
      {',', GW_FORM(ENDS_COMMA)},      {0x3001, GW_FORM(ENDS_COMMA)},
  };
  size_t start = 0, end = text.len;
  uint32_t first = gw_utf8_next(text, &start);
  uint32_t last = gw_utf8_previous(text, &end);
  if ((first == 0xFF08 || first == '(') && (last == 0xFF09 || last == ')'))
    f->form |= GW_FORM(BRACKETED);
  if (first == '|' && last == '|' && text.len > 2)
    f->form |= GW_FORM(HAS_TAB); /* cells between pipes */
  if (first == 0x3010 && last == 0x3011) f->form |= GW_FORM(LENTICULAR);
  if (first == 0x201C || first == 0x2018 || first == '"' || first == 0x300C)
    f->form |= GW_FORM(OPENS_QUOTE);
  if (first == 0x300A) f->form |= GW_FORM(OPENS_BOOK);
  if (f->form & GW_FORM(MARK_ONLY)) return; /* the 、 of 一、 ends nothing */
  while (is_closing_mark(last) && end > 0) last = gw_utf8_previous(text, &end);
  for (size_t i = 0; i < sizeof ending_table / sizeof *ending_table; i++)
    if (ending_table[i].code == last) f->form |= ending_table[i].form;
}

/* 友情链接 人民网 新华网 …: no points, words set apart by single spaces */
static bool is_word_row(gw_str text)
{
  enum { LEAST_GAPS = 4 };
  size_t gaps = 0;
  bool space = false;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0xFF0C || code == 0x3002 || code == 0x3001 || code == 0xFF1B || code == 0xFF1A ||
        code == '\t')
      return false;
    bool here = gw_is_layout_space(code);
    gaps += space && !here;
    space = here;
  }
  return gaps >= LEAST_GAPS;
}

static uint64_t mark_form(gw_mark mark)
{
  static const uint64_t form_of_mark[GW_MARK_COUNT] = {
      [GW_MARK_1] = GW_FORM(MARK_1),
      [GW_MARK_2] = GW_FORM(MARK_2),
      [GW_MARK_3] = GW_FORM(MARK_3),
      [GW_MARK_4] = GW_FORM(MARK_4),
      [GW_MARK_5] = GW_FORM(MARK_5),
      [GW_MARK_CHAPTER] = GW_FORM(MARK_CHAPTER),
      [GW_MARK_ARTICLE] = GW_FORM(MARK_ARTICLE),
      [GW_MARK_POINT] = GW_FORM(MARK_POINT),
      [GW_MARK_DASH] = GW_FORM(MARK_DASH),
      [GW_MARK_BULLET] = GW_FORM(MARK_BULLET),
      [GW_MARK_HASH] = GW_FORM(MARK_HASH),
  };
  return form_of_mark[mark.kind] | (mark.spaced ? GW_FORM(MARK_SPACED) : 0) |
         (mark.section ? GW_FORM(MARK_SECTION) : 0);
}

/* （一）各监考员务必按时到岗，认真履行职责: who is told something stands first, clauses follow */
static bool names_subject(gw_str sentence)
{
  return gw_text_starts(sentence, "各") &&
         (gw_text_has(sentence, "，") || gw_text_has(sentence, ","));
}

gw_facts gw_feature_form(gw_str text)
{
  const uint64_t ends = GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI) |
                        GW_FORM(ENDS_COLON) | GW_FORM(HAS_STOP);
  gw_facts f = {.mark = gw_mark_read(text)};
  f.form = mark_form(f.mark);
  if (f.mark.kind && f.mark.size >= text.len) f.form |= GW_FORM(MARK_ONLY);
  measure(&f, text);
  look_at_ends(&f, text);
  if ((f.form & GW_FORM(HAS_SPACE)) && text.len <= LONGEST_SEARCHED && is_word_row(text))
    f.form |= GW_FORM(WORD_ROW);
  if (f.length_cp > 30 && (f.form & ends)) f.form |= GW_FORM(PROSE);
  gw_str sentence = {text.ptr + f.mark.size, f.topic > f.mark.size ? f.topic - f.mark.size : 0};
  if (sentence.len > 400) sentence.len = 400;
  if (f.mark.kind && (gw_phrase_count(GW_PHRASES_MODAL, sentence) || names_subject(sentence)))
    f.form |= GW_FORM(MODAL);
  f.kind = text.len <= LONGEST_SEARCHED ? gw_feature_kind(text) : gw_feature_kind_of_long(text);
  return f;
}
