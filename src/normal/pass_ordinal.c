/*
 * pass_ordinal.c - marks of order at the start of a line (GB/T 15834 appendix B, GB/T 9704 7.3.3
 * and 7.3.4): 一、 （一） 1. （1）. On a line that was recognised as a heading, or as a name among
 * attachments, the mark is one, and takes its form. On a body line nobody knows what a list means
 * by its 1、, so only the width of brackets and of the point is put right there, and only before
 * Chinese text. What a 1 and a point before a digit is (1．5亿元, 1、2026年) nobody knows either: left
 * alone.
 */
#include "base/space.h"
#include "model/element.h"
#include "normal/pass.h"
#include "normal/script.h"

/* Where the mark is, in cells. */
typedef struct mark {
  size_t start, number, number_end, end; /* number: behind an opening bracket */
  size_t sign;                           /* the closing bracket, or the point */
  bool is_bracketed, is_han;
} mark;

static bool is_point(uint32_t code)
{
  return code == '.' || code == ',' || code == 0xFF0E || code == 0x3001 || code == 0xFF0C;
}

static bool is_open(uint32_t code)
{
  return code == '(' || code == 0xFF08 || code == 0x3014 || code == 0x3010;
}

static bool is_close(uint32_t code)
{
  return code == ')' || code == 0xFF09 || code == 0x3015 || code == 0x3011;
}

static bool read_number(const gw_cells *cells, mark *m)
{
  enum { MOST = 4 };
  size_t at = m->number;
  m->is_han = gw_script_han_digit(gw_cells_at(cells, at)) >= 0;
  while (at - m->number <= MOST) {
    uint32_t code = gw_cells_at(cells, at);
    if ((m->is_han ? gw_script_han_digit(code) : gw_script_digit(code)) < 0) break;
    at++;
  }
  m->number_end = at;
  return at > m->number && at - m->number <= MOST;
}

/* The number with its brackets or its point; of a bracketed one the end is behind the bracket. */
static bool read_mark(const gw_cells *cells, size_t start, mark *m)
{
  *m = (mark){.start = start, .number = start};
  m->is_bracketed = is_open(gw_cells_at(cells, start));
  if (m->is_bracketed) m->number = gw_cells_skip_spaces(cells, start + 1);
  if (!read_number(cells, m)) return false;
  m->sign = gw_cells_skip_spaces(cells, m->number_end);
  uint32_t next = gw_cells_at(cells, m->sign);
  m->end = m->sign + 1;
  if (m->is_bracketed) return is_close(next);
  bool is_apart = m->sign > m->number_end; /* 1 、 but not 1 .5 */
  return is_point(next) && (!is_apart || next == 0x3001) &&
         gw_script_digit(gw_cells_at(cells, m->end)) < 0;
}

/* （ 一 ） and 一 、: spaces within a mark. True when there were some; the rest is another round's. */
static bool close_up(gw_cells *cells, const mark *m)
{
  bool is_wide = m->sign > m->number_end || (m->is_bracketed && m->number > m->start + 1);
  if (m->is_bracketed && m->number > m->start + 1) gw_cells_remove(cells, m->start + 1, m->number);
  if (m->sign > m->number_end) gw_cells_remove(cells, m->number_end, m->sign);
  return is_wide;
}

static void widen_brackets(gw_cells *cells, const mark *m)
{
  if (gw_cells_at(cells, m->start) == '(') gw_cells_put(cells, m->start, 0xFF08);
  if (gw_cells_at(cells, m->sign) == ')') gw_cells_put(cells, m->sign, 0xFF09);
}

/* Digits of full width belong to the mark that they make. */
static void narrow_digits(gw_cells *cells, const mark *m)
{
  for (size_t i = m->number; i < m->number_end; i++) {
    int digit = gw_script_digit(gw_cells_at(cells, i));
    if (digit >= 0 && gw_cells_at(cells, i) > 0x7F) gw_cells_put(cells, i, (uint32_t)('0' + digit));
  }
}

/* Nothing follows a bracketed ordinal: the point goes, and the bracket is made right with it. */
static void drop_point(gw_cells *cells, const mark *m)
{
  const uint32_t close = 0xFF09;
  bool has_point = is_point(gw_cells_at(cells, m->end));
  if (has_point && gw_cells_replace(cells, m->sign, m->end + 1, &close, 1)) return;
  if (gw_cells_at(cells, m->sign) != close) gw_cells_put(cells, m->sign, close);
}

static void form_mark(gw_cells *cells, const mark *m)
{
  if (close_up(cells, m)) return;
  narrow_digits(cells, m);
  if (m->is_bracketed) {
    if (gw_cells_at(cells, m->start) != 0xFF08) gw_cells_put(cells, m->start, 0xFF08);
    drop_point(cells, m);
    return;
  }
  const uint32_t point = m->is_han ? 0x3001 : '.';
  if (gw_cells_at(cells, m->sign) != point) gw_cells_put(cells, m->sign, point);
}

/* Behind the mark, opening marks and a number that may follow it. */
static bool is_before_chinese(const gw_cells *cells, const mark *m)
{
  size_t at = m->end;
  uint32_t code = gw_cells_at(cells, at);
  while (code == ' ' || code == '%' || code == '.' || code == '"' || gw_script_digit(code) >= 0 ||
         gw_script_opens(code))
    code = gw_cells_at(cells, ++at);
  return gw_script_is_han(code);
}

static void form_width(gw_cells *cells, const mark *m)
{
  if (!is_before_chinese(cells, m)) return;
  if (m->is_bracketed)
    widen_brackets(cells, m);
  else if (!m->is_han && gw_cells_at(cells, m->sign) == 0xFF0E)
    gw_cells_put(cells, m->sign, '.');
}

/* Behind 附件： where the line starts with it. */
static size_t skip_label(const gw_cells *cells)
{
  if (gw_cells_at(cells, 0) != 0x9644 || gw_cells_at(cells, 1) != 0x4EF6) return 0;
  uint32_t colon = gw_cells_at(cells, 2);
  return colon == 0xFF1A || colon == ':' ? 3 : 0;
}

void gw_pass_ordinal_marks(gw_cells *cells)
{
  mark m;
  bool is_note = cells->element == GW_ELEMENT_ATTACHMENT_NOTE;
  if (!read_mark(cells, is_note ? skip_label(cells) : 0, &m)) return;
  if (cells->element == GW_ELEMENT_BODY)
    form_width(cells, &m);
  else if (!is_note || (!m.is_han && !m.is_bracketed))
    form_mark(cells, &m);
}
