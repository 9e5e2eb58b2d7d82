/*
 * check_number.c - the numbers of headings (clause 7.3.3): whether each follows the one before in its
 * place, and whether the levels come in their order. Only headings are judged; but a paragraph that
 * has the number which is looked for fills its place, since what tells a heading from a provision is
 * our opinion. Numbers may begin anew below each heading or run on through all of them.
 */
#include "check/case.h"

#include "base/buf.h"
#include "model/conserve.h"
#include "model/element.h"
#include "recognise/mark.h"
#include "recognise/phrase.h"

#include <string.h>

typedef enum rank {
  RANK_BOOK, /* 第一编 */
  RANK_VOLUME,
  RANK_DIVISION,
  RANK_CHAPTER,
  RANK_SECTION,
  RANK_1, /* 一、 */
  RANK_2, /* （一） */
  RANK_3, /* 1. */
  RANK_4, /* （1） */
  RANK_COUNT
} rank;

/* How a number of each rank is written, round the numeral. */
static const struct {
  const char *open, *close;
  bool is_han;
} form_table[RANK_COUNT] = {
    [RANK_BOOK] = {"第", "编", true},       [RANK_VOLUME] = {"第", "篇", true},
    [RANK_DIVISION] = {"第", "部分", true}, [RANK_CHAPTER] = {"第", "章", true},
    [RANK_SECTION] = {"第", "节", true},    [RANK_1] = {"", "、", true},
    [RANK_2] = {"（", "）", true},          [RANK_3] = {"", ".", false},
    [RANK_4] = {"（", "）", false},
};

/* The numbers of one rank below the heading that is above them now. */
typedef struct series {
  uint32_t heading; /* of the newest heading, 0: none has come */
  uint32_t any;     /* the largest of any line */
  uint32_t before;  /* of the newest heading below the headings before */
  size_t line;      /* of the newest heading */
  size_t any_line;  /* of `any` */
  size_t since;     /* the heading that it is all below */
  bool is_excused;  /* begun below a heading without a number */
} series;

typedef struct walk {
  gw_case *c;
  series ranks[RANK_COUNT];
  gw_element lone;     /* of the line above when it is a number and no more; else a notice */
  bool is_below_plain; /* the newest heading of the first level has no number */
  bool has_told_order; /* one wrong level brings others with it */
} walk;

/* ---- Marks ----------------------------------------------------------------------------------- */

typedef struct number {
  rank rank; /* RANK_COUNT: none that is followed here */
  uint32_t ordinal;
  gw_str mark; /* as the draft has it, without the space behind */
} number;

static rank rank_of(gw_mark mark, gw_str text)
{
  if (mark.kind >= GW_MARK_1 && mark.kind <= GW_MARK_4)
    return (rank)(RANK_1 + (mark.kind - GW_MARK_1));
  for (int division = RANK_BOOK; mark.kind == GW_MARK_CHAPTER && division <= RANK_SECTION;
       division++)
    if (gw_text_ends(text, form_table[division].close)) return (rank)division;
  return RANK_COUNT;
}

static number read_number(const gw_doc_line *line)
{
  gw_mark mark = gw_mark_read(line->text);
  gw_str text = {line->text.ptr, mark.size};
  for (size_t at = text.len; at > 0 && gw_is_layout_space(gw_utf8_previous(text, &at));)
    text.len = at;
  return (number){rank_of(mark, text), mark.ordinal, text};
}

static void put_han(gw_buf *out, uint32_t value)
{
  static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (value >= 100) {
    gw_buf_puts(out, digits[value / 100 % 10]);
    gw_buf_puts(out, "百");
    if (value % 100 && value % 100 < 10) gw_buf_puts(out, "零");
  }
  uint32_t tens = value / 10 % 10, ones = value % 10;
  if (tens > 1 || (tens && value >= 100)) gw_buf_puts(out, digits[tens]);
  if (tens) gw_buf_puts(out, "十");
  if (ones) gw_buf_puts(out, digits[ones]);
}

/* What a number of this rank should look like. */
static void put_mark(gw_buf *out, rank r, uint32_t ordinal)
{
  gw_buf_puts(out, form_table[r].open);
  if (form_table[r].is_han)
    put_han(out, ordinal);
  else
    gw_buf_put_int(out, ordinal);
  gw_buf_puts(out, form_table[r].close);
}

static gw_str text_of(const gw_buf *buf)
{
  return (gw_str){buf->data ? buf->data : "", buf->length};
}

/* ---- Is it there after all? ------------------------------------------------------------------ */

/* A number that stands inside a line, or in one that was broken in a copy, is not missing. Each
 * stretch of lines is searched for one number of a rank. */
static bool stands_between(const walk *w, rank r, uint32_t ordinal, size_t from, size_t to)
{
  gw_buf wanted = {0};
  bool found = false;
  if (form_table[r].is_han)
    put_han(&wanted, ordinal);
  else
    gw_buf_put_int(&wanted, ordinal);
  gw_buf_puts(&wanted, form_table[r].close);
  gw_buf_putc(&wanted, '\0');
  for (size_t i = from; wanted.status == GW_OK && !found && i <= to; i++)
    found = gw_text_has(w->c->doc->lines[i].text, wanted.data);
  if (wanted.status != GW_OK) w->c->status = wanted.status;
  gw_buf_fini(&wanted);
  return found;
}

/* ---- Sequence -------------------------------------------------------------------------------- */

static gw_str mark_at(const walk *w, size_t line)
{
  return read_number(&w->c->doc->lines[line]).mark;
}

/* The first of its series, but it is not the first number. */
static void judge_first(walk *w, const number *n, size_t i)
{
  const series *s = &w->ranks[n->rank];
  gw_buf missing = {0};
  if (n->ordinal <= 1 || n->ordinal == s->before + 1 || s->any) return;
  bool runs_on = s->before && n->ordinal > s->before && n->ordinal <= s->before + 3;
  uint32_t wanted = runs_on ? s->before + 1 : 1;
  if (stands_between(w, n->rank, wanted, s->since, i)) return;
  put_mark(&missing, n->rank, wanted);
  gw_case_report(w->c, GW_DIAG_NUMBER_START, &w->c->doc->lines[i], n->mark, text_of(&missing),
                 GW_STR(""));
  gw_buf_fini(&missing);
}

static void report_repeated(walk *w, const number *n, size_t i)
{
  const series *s = &w->ranks[n->rank];
  char buffer[GW_CASE_NUMBER];
  gw_case_report(w->c, GW_DIAG_NUMBER_REPEATED, &w->c->doc->lines[i], n->mark,
                 gw_case_number(w->c->doc->lines[s->line].number, buffer), mark_at(w, s->line));
}

/* A number or more is missing behind `last`, which is in line `from`. */
static void report_gap(walk *w, const number *n, size_t i, uint32_t last, size_t from)
{
  gw_buf missing = {0};
  if (stands_between(w, n->rank, last + 1, from, i)) return;
  put_mark(&missing, n->rank, last + 1);
  if (n->ordinal > last + 3) gw_buf_puts(&missing, "…");
  if (n->ordinal > last + 2) put_mark(&missing, n->rank, n->ordinal - 1);
  gw_case_report(w->c, GW_DIAG_NUMBER_GAP, &w->c->doc->lines[i], mark_at(w, from), n->mark,
                 text_of(&missing));
  gw_buf_fini(&missing);
}

static void judge_sequence(walk *w, const number *n, size_t i)
{
  const series *s = &w->ranks[n->rank];
  bool follows_other = s->any > s->heading && s->any < n->ordinal;
  uint32_t last = follows_other ? s->any : s->heading;
  if (!s->heading)
    judge_first(w, n, i);
  else if (n->ordinal <= s->heading)
    report_repeated(w, n, i);
  else if (n->ordinal > last + 1)
    report_gap(w, n, i, last, follows_other ? s->any_line : s->line);
}

/* ---- Levels ---------------------------------------------------------------------------------- */

/* The nearest level above that has a number now; RANK_COUNT: there is none. */
static rank parent_of(const walk *w, rank r)
{
  for (int above = (int)r - 1; above >= RANK_1; above--)
    if (w->ranks[above].any) return (rank)above;
  return RANK_COUNT;
}

/* 一、 with 1. below it is what offices do when two levels are enough. */
static void judge_jump(walk *w, const number *n, size_t i)
{
  rank parent = parent_of(w, n->rank);
  if (parent == RANK_COUNT || n->rank == parent + 1 || !w->ranks[parent].heading) return;
  if (parent == RANK_1 && n->rank == RANK_3) return;
  gw_buf wanted = {0};
  put_mark(&wanted, (rank)(parent + 1), 1);
  gw_case_report(w->c, GW_DIAG_LEVEL_JUMP, &w->c->doc->lines[i], mark_at(w, w->ranks[parent].line),
                 n->mark, text_of(&wanted));
  gw_buf_fini(&wanted);
}

/* A deeper level that has come before this one, where this one should have been above it. */
static void judge_order(walk *w, const number *n, size_t i)
{
  for (int deeper = (int)n->rank + 1; deeper < RANK_COUNT && !w->has_told_order; deeper++) {
    const series *s = &w->ranks[deeper];
    if (!s->heading || s->is_excused) continue;
    gw_case_report(w->c, GW_DIAG_LEVEL_ORDER, &w->c->doc->lines[i], mark_at(w, s->line), n->mark,
                   GW_STR(""));
    w->has_told_order = true;
  }
}

static void judge_level(walk *w, const number *n, size_t i)
{
  const series *s = &w->ranks[n->rank];
  if (n->rank < RANK_1 || s->any || (n->ordinal > 1 && n->ordinal == s->before + 1)) return;
  judge_jump(w, n, i);
  judge_order(w, n, i);
}

/* ---- The lines, one by one ------------------------------------------------------------------- */

/* Whatever is at `from` or deeper begins anew below line i. */
static void close_ranks(walk *w, int from, size_t i)
{
  for (int r = from; r < RANK_COUNT; r++) {
    series *s = &w->ranks[r];
    uint32_t before = s->heading ? s->heading : s->before;
    *s = (series){.before = before, .since = i};
  }
}

/* A heading without a number, unless its number is alone on the line above. */
static void take_plain(walk *w, size_t i)
{
  const gw_element element = w->c->doc->lines[i].element;
  if (w->lone == element) return;
  close_ranks(w, RANK_1 + gw_element_level(element) - 1, i);
  w->is_below_plain = true;
}

static void take_heading(walk *w, size_t i)
{
  const gw_doc_line *line = &w->c->doc->lines[i];
  number n = read_number(line);
  if (n.mark.len == 0) take_plain(w, i);
  w->lone = n.mark.len == line->text.len ? line->element : GW_ELEMENT_NOTICE;
  if (n.rank == RANK_COUNT) return; /* ①, 第一条: no level of the standard */
  judge_level(w, &n, i);
  judge_sequence(w, &n, i);
  series *s = &w->ranks[n.rank];
  if (!s->heading) s->is_excused = w->is_below_plain;
  s->heading = s->any = n.ordinal;
  s->line = s->any_line = i;
  close_ranks(w, (int)n.rank + 1, i);
  if (n.rank <= RANK_1) w->is_below_plain = false;
}

/* A paragraph with a number: it fills the place that the number has. */
static void take_other(walk *w, size_t i)
{
  number n = read_number(&w->c->doc->lines[i]);
  if (w->c->doc->lines[i].element != GW_ELEMENT_NOTICE) w->lone = GW_ELEMENT_NOTICE;
  if (n.rank == RANK_COUNT || n.ordinal <= w->ranks[n.rank].any) return;
  w->ranks[n.rank].any = n.ordinal;
  w->ranks[n.rank].any_line = i;
  close_ranks(w, (int)n.rank + 1, i);
}

/* Behind the date, and below the mark or the title of an attachment, another text begins. */
static bool starts_part(gw_element element)
{
  return element == GW_ELEMENT_ISSUE_DATE || element == GW_ELEMENT_ATTACHMENT_MARK ||
         element == GW_ELEMENT_ATTACHMENT_TITLE;
}

static bool is_list(gw_element element)
{
  return element == GW_ELEMENT_TABLE || element == GW_ELEMENT_ATTACHMENT_NOTE;
}

void gw_check_numbers(gw_case *c, const gw_paper *paper)
{
  walk w = {.c = c};
  for (size_t i = paper->first; i < paper->end && c->status == GW_OK; i++) {
    const gw_element element = c->doc->lines[i].element;
    if (starts_part(element)) w = (walk){.c = c};
    if (starts_part(element) || i == paper->first) close_ranks(&w, 0, i);
    if (gw_element_level(element))
      take_heading(&w, i);
    else if (!is_list(element))
      take_other(&w, i);
  }
}
