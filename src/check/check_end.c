/*
 * check_end.c - 成文日期 (clause 7.3.5.4) and 版记 (7.4).
 */
#include "check/blank.h"
#include "check/case.h"
#include "check/day.h"
#include "recognise/numeral.h"
#include "recognise/head_word.h"
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
    size_t label = 0;
    bool goes_on = next < paper->end && c->doc->lines[next].element == GW_ELEMENT_COPY_TO &&
                   !gw_head_copies(c->doc->lines[next].text, &label);
    bool is_one = line->element == GW_ELEMENT_COPY_TO;
    if (is_one && !goes_on && lacks_stop(line->text))
      gw_case_report(c, GW_DIAG_COPY_TO_STOP, line, line->text, nothing, nothing);
    i = next;
  }
}

void gw_check_imprint(gw_case *c, const gw_paper *paper)
{
  if (paper->at[GW_ELEMENT_COPY_TO] != SIZE_MAX) check_stops(c, paper);
}
