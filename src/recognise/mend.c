/*
 * mend.c - see mend.h. A line goes on with the one above when that one ends in an open bracket with
 * a Chinese numeral at most, or when it opens with a figure and its unit, which nobody puts at the
 * start of a paragraph while the one above has no point at its end.
 */
#include "recognise/mend.h"

#include "recognise/feature.h"
#include "recognise/join.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

enum { LEAST_ABOVE = 10 /* characters: less is a label or a name above an amount */ };

/* 28.93亿元 12座 80.8% 4,300万元: digits, and what is counted. No dates, no marks as 1. and (1). */
static bool opens_with_amount(gw_str text)
{
  static const char *const units[] = {
      "%",    "％", "亿", "万", "元",   "倍", "个", "户", "人", "吨", "公", "家", "项", "亩",
      "平方", "米", "座", "处", "公里", "千", "台", "套", "所", "件", "名", "次", "余", "多"};
  size_t at = 0, start = 0;
  bool digit = false; /* the last one is */
  for (; at < text.len; start = at) {
    uint32_t code = gw_utf8_next(text, &at);
    bool inner = digit && (code == '.' || code == ',' || code == 0xFF0E);
    if (!gw_is_digit(code) && !inner) break;
    digit = !inner;
  }
  const gw_str from_unit = {text.ptr + start, text.len - start};
  if (!digit) return false;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (gw_text_starts(from_unit, units[i])) return true;
  return false;
}

static uint32_t last_of(gw_str text)
{
  size_t at = text.len;
  return text.len ? gw_utf8_previous(text, &at) : 0;
}

/* Running text that has not come to its end: no heading, no name, no cell. */
static bool breaks_off(gw_str above)
{
  const gw_facts f = gw_feature_form(above);
  const uint64_t points = GW_FORM(HAS_STOP) | GW_FORM(HAS_COMMA);
  const uint64_t never = GW_FORM(HAS_TAB) | GW_FORM(BRACKETED) | GW_FORM(LENTICULAR);
  bool runs_on = f.mark.kind == GW_MARK_NONE ? f.form & points : f.form & GW_FORM(HAS_STOP);
  return runs_on && !(f.form & never) && f.length_cp >= LEAST_ABOVE && gw_is_han(last_of(above));
}

/* （ or （三 alone, and 三）… or ）… below. */
static bool goes_on_mark(gw_str above, gw_str below)
{
  size_t at = 0, in = 0;
  uint32_t value, bracket = gw_utf8_next(above, &at);
  if (bracket != 0xFF08 && bracket != '(') return false;
  bool numeral = gw_numeral_han(above, &at, &value);
  if (at != above.len || (!numeral && !gw_numeral_han(below, &in, &value))) return false;
  uint32_t close = in < below.len ? gw_utf8_next(below, &in) : 0;
  return close == 0xFF09 || close == ')';
}

/* Is `line` the rest of `above`? Behind one such break a point at the end is no end of a paragraph:
 * the draft is broken in front of its figures. */
static bool goes_on(const gw_doc *doc, const gw_doc_line *first, const gw_doc_line *line,
                    const void *context)
{
  (void)context;
  const gw_doc_line *above = line - 1;
  if (line->number != above->last_number + 1 + doc->usual_blank || line->blank_before ||
      line->starts)
    return false;
  if (goes_on_mark(above->text, line->text)) return true;
  if (!opens_with_amount(line->text)) return false;
  bool set_in = gw_line_is_indented(doc, first) && !gw_line_is_indented(doc, line);
  uint32_t last = last_of(above->text);
  bool is_open = gw_is_han(last) || last == 0xFF1B || last == 0xFF0C;
  if (!breaks_off(above->text) && (above == first || !set_in || !is_open)) return false;
  const uint64_t not_text = GW_KIND(DATE) | GW_KIND(CONTACT) | GW_KIND(ADVERTS);
  return !(gw_feature_kind(line->text) & not_text); /* last: it takes the longest */
}

gw_status gw_mend_lines(gw_doc *doc)
{
  return gw_join_runs(doc, goes_on, NULL);
}
