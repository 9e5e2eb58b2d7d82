/*
 * check_end.c - 成文日期 (clause 7.3.5.4) and 版记 (7.4).
 */
#include "check/blank.h"
#include "check/case.h"
#include "check/day.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <string.h>

static const gw_str nothing = {"", 0};

/* ---- Dates ------------------------------------------------------------------------------------- */

/* Has the text a day in the form of the standard? The bytes behind it are in *tail. */
static bool has_formal_day(gw_str text, gw_str *tail)
{
  gw_day day;
  for (size_t at = 0; gw_day_find(text, &at, &day);) {
    *tail = (gw_str){text.ptr + at, text.len - at};
    if (day.is_formal) return true;
  }
  return false;
}

/* A date that is open has no number for its month or its day: 2026年　月　日. */
static bool is_open(gw_str text)
{
  static const char *const signs[] = {"年", "月", NULL};
  for (size_t at = 0; at < text.len; gw_utf8_next(text, &at)) {
    gw_str rest = {text.ptr + at, text.len - at};
    for (int i = 0; signs[i]; i++) {
      size_t next = strlen(signs[i]);
      if (!gw_text_starts(rest, signs[i])) continue;
      gw_skip_spaces(rest, &next);
      gw_str behind = {rest.ptr + next, rest.len - next};
      if (gw_text_starts(behind, "月") || gw_text_starts(behind, "日")) return true;
    }
  }
  return gw_has_blank(text);
}

void gw_check_issue_date(gw_case *c, const gw_doc_line *line)
{
  gw_str tail;
  if (has_formal_day(line->text, &tail) || is_open(line->text)) return;
  gw_case_report(c, GW_DIAG_DATE_FORM, line, line->text, nothing, nothing);
}

/* The organ and the date may stand on lines of their own. */
void gw_check_printed_date(gw_case *c, const gw_doc_line *line)
{
  gw_str tail = nothing;
  bool is_formal = has_formal_day(line->text, &tail);
  size_t at = 0;
  gw_skip_spaces(tail, &at);
  if (is_formal && gw_text_starts((gw_str){tail.ptr + at, tail.len - at}, "印发")) return;
  if (!is_formal && (!gw_text_has(line->text, "年") || is_open(line->text))) return;
  gw_case_report(c, GW_DIAG_PRINTED_DATE, line, line->text, nothing, nothing);
}

/* ---- 版记 -------------------------------------------------------------------------------------- */

/* Names without 。 behind them, as against a label alone or a [place to fill in]; how many copies are
 * printed may stand in brackets behind the 。 */
static bool lacks_stop(gw_str text)
{
  if (gw_text_ends(text, "。") || (gw_text_ends(text, "）") && gw_text_has(text, "。（")))
    return false;
  return !gw_has_blank(text) && !gw_text_ends(text, "：") && !gw_text_ends(text, ":");
}

/* The last of the run: one that starts with a label of its own (主送, 抄送) ends the one before. */
static void check_stops(gw_case *c, const gw_paper *paper)
{
  for (size_t i = paper->at[GW_ELEMENT_COPY_TO]; i < paper->end;) {
    const gw_doc_line *line = &c->doc->lines[i];
    size_t next = gw_paper_skip(c->doc, i + 1, paper->end);
    bool goes_on = next < paper->end && c->doc->lines[next].element == GW_ELEMENT_COPY_TO &&
                   !gw_phrase_starts(GW_PHRASES_COPY_TO, c->doc->lines[next].text);
    bool is_one = line->element == GW_ELEMENT_COPY_TO;
    if (is_one && !goes_on && lacks_stop(line->text))
      gw_case_report(c, GW_DIAG_COPY_TO_STOP, line, line->text, nothing, nothing);
    i = next;
  }
}

/* A regulation that the document prints: it has a title and nothing that makes it a document. */
static bool is_printed_text(const gw_paper *paper)
{
  static const gw_element makes[] = {GW_ELEMENT_ISSUER_MARK, GW_ELEMENT_DOC_NUMBER,
                                     GW_ELEMENT_ADDRESSEE,   GW_ELEMENT_ISSUE_DATE,
                                     GW_ELEMENT_COPY_TO,     GW_ELEMENT_PRINTED_BY};
  for (size_t i = 0; i < sizeof makes / sizeof *makes; i++)
    if (gw_paper_has(paper, makes[i])) return false;
  return paper->title_end != 0;
}

static bool is_imprint(gw_element element)
{
  return element == GW_ELEMENT_COPY_TO || element == GW_ELEMENT_PRINTED_BY;
}

/* The first line behind 版记 that belongs before it; SIZE_MAX: there is none. */
static size_t find_straggler(const gw_doc *doc, const gw_paper *paper, size_t imprint)
{
  gw_paper next;
  for (size_t i = imprint; i < paper->end; i++) {
    const gw_element element = doc->lines[i].element;
    if (element != GW_ELEMENT_NOTICE && !is_imprint(element)) return i;
  }
  bool is_followed = gw_paper_next(doc, paper->end, &next);
  return is_followed && is_printed_text(&next) ? next.at[GW_ELEMENT_TITLE] : SIZE_MAX;
}

void gw_check_imprint(gw_case *c, const gw_paper *paper)
{
  const size_t copy_to = paper->at[GW_ELEMENT_COPY_TO], printed = paper->at[GW_ELEMENT_PRINTED_BY];
  const size_t first = copy_to < printed ? copy_to : printed;
  char buffer[GW_CASE_NUMBER];
  if (copy_to != SIZE_MAX) check_stops(c, paper);
  if (first == SIZE_MAX) return;
  const size_t straggler = find_straggler(c->doc, paper, first);
  if (straggler == SIZE_MAX) return;
  const gw_doc_line *line = &c->doc->lines[straggler];
  gw_case_report(c, GW_DIAG_IMPRINT_NOT_LAST, &c->doc->lines[first],
                 gw_case_number(line->number, buffer), line->text, nothing);
}
