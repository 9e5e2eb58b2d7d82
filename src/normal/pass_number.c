/*
 * pass_number.c - the forms that GB/T 9704 gives to 发文字号 (7.2.5) and to dates (7.3.5.4, 7.4.3), and
 * digits of full width elsewhere. A date with a placeholder (2026年X月X日) or with a day that no
 * calendar has stays as it is.
 */
#include "model/conserve.h"
#include "normal/pass.h"
#include "normal/script.h"

enum { DI = 0x7B2C, HAO = 0x53F7, YEAR = 0x5E74, MONTH = 0x6708, DAY = 0x65E5 };

/* Cells of digits of either width from `at` on. */
static size_t count_digits(const gw_cells *cells, size_t at)
{
  size_t count = 0;
  while (gw_script_digit(gw_cells_at(cells, at + count)) >= 0) count++;
  return count;
}

static void narrow(gw_cells *cells, size_t from, size_t to)
{
  for (size_t i = from; i < to; i++) {
    uint32_t code = gw_cells_at(cells, i);
    int digit = gw_script_digit(code);
    if (digit >= 0 && code > 0x7F) gw_cells_put(cells, i, (uint32_t)('0' + digit));
  }
}

/* ---- 发文字号 ------------------------------------------------------------------------------ */

typedef struct bracket_row {
  uint32_t open, close;
  bool is_round; /* stands round a year in running text, too */
} bracket_row;

static const bracket_row bracket_table[] = {
    {0x3014, 0x3015, false}, {'[', ']', false}, {0xFF3B, 0xFF3D, false}, {0x3010, 0x3011, false},
    {0xFE5D, 0xFE5E, false}, {'(', ')', true},  {0xFF08, 0xFF09, true},
};

static const bracket_row *find_bracket(uint32_t open)
{
  if (gw_script_is_plain_han(open)) return NULL;
  for (size_t i = 0; i < sizeof bracket_table / sizeof *bracket_table; i++)
    if (bracket_table[i].open == open) return &bracket_table[i];
  return NULL;
}

static bool is_close(uint32_t code)
{
  for (size_t i = 0; i < sizeof bracket_table / sizeof *bracket_table; i++)
    if (bracket_table[i].close == code) return true;
  return false;
}

/* 〔2026〕第05号 in cells. */
typedef struct doc_number {
  size_t open, close; /* of the bracket */
  size_t number, end; /* of the digits before 号 */
  bool has_di;        /* 第 stands right before them */
} doc_number;

static bool read_doc_number(const gw_cells *cells, size_t open, doc_number *n)
{
  *n = (doc_number){.open = open, .close = open + 5};
  if (count_digits(cells, open + 1) != 4 || !is_close(gw_cells_at(cells, n->close))) return false;
  size_t at = n->close + 1;
  at = gw_cells_skip_spaces(cells, at);
  n->has_di = gw_cells_at(cells, at) == DI;
  if (n->has_di) at++;
  n->number = at;
  n->end = at + count_digits(cells, at);
  at = n->end;
  at = gw_cells_skip_spaces(cells, at);
  return n->end > n->number && gw_cells_at(cells, at) == HAO;
}

static void form_brackets(gw_cells *cells, const doc_number *n)
{
  if (gw_cells_at(cells, n->open) != 0x3014) gw_cells_put(cells, n->open, 0x3014);
  if (gw_cells_at(cells, n->close) != 0x3015) gw_cells_put(cells, n->close, 0x3015);
}

/* 第 and the zeros go with the first digit that stays. */
static void form_number(gw_cells *cells, const doc_number *n)
{
  size_t first = n->number;
  while (first + 1 < n->end && gw_script_digit(gw_cells_at(cells, first)) == 0) first++;
  const size_t start = n->number - n->has_di;
  const uint32_t digit = (uint32_t)('0' + gw_script_digit(gw_cells_at(cells, first)));
  if (start < first) gw_cells_replace(cells, start, first + 1, &digit, 1);
  narrow(cells, start < first ? first + 1 : first, n->end);
  narrow(cells, n->open, n->close);
}

/* The one whose bracket is at `open`, if there is one; returns the last cell that was looked at. */
static size_t form_doc_number(gw_cells *cells, size_t open, const bracket_row *bracket)
{
  bool is_head = cells->element == GW_ELEMENT_DOC_NUMBER || cells->element == GW_ELEMENT_SIGNER;
  doc_number n;
  if (!read_doc_number(cells, open, &n)) return open;
  if (is_head) form_number(cells, &n);
  if (is_head || (!bracket->is_round && !n.has_di)) form_brackets(cells, &n);
  return n.end;
}

/* In the head of a document it is a doc number, all of whose form is laid down. In the text,
 * where others are cited, square brackets before a number and 号 are a typewriter's; round ones,
 * 第 and zeros may be somebody's rule. */
void gw_pass_doc_number(gw_cells *cells)
{
  for (size_t i = 0; i < cells->count; i++) {
    const bracket_row *bracket = find_bracket(gw_cells_at(cells, i));
    if (bracket) i = form_doc_number(cells, i, bracket);
  }
}

/* ---- Dates --------------------------------------------------------------------------------- */

/* A number of a date with the spaces around it, and the sign behind it. */
typedef struct part {
  size_t start, end; /* sign included */
  uint32_t value;
  bool is_right; /* it is written as it should be */
} part;

static bool read_digits(const gw_cells *cells, size_t *at, uint32_t *value)
{
  size_t count = count_digits(cells, *at);
  *value = 0;
  for (size_t i = 0; i < count && i < 5; i++)
    *value = *value * 10 + (uint32_t)gw_script_digit(gw_cells_at(cells, *at + i));
  *at += count;
  return count > 0 && count < 5;
}

/* 二〇二六 digit by digit, 三十一 by its tens. */
static bool read_han(const gw_cells *cells, size_t *at, uint32_t *value)
{
  uint32_t tens = 0, ones = 0;
  size_t count = 0;
  for (int digit; (digit = gw_script_han_digit(gw_cells_at(cells, *at))) >= 0; ++*at, count++) {
    if (digit < 10)
      ones = ones * 10 + (uint32_t)digit;
    else if (tens || ones > 9)
      return false;
    else
      tens = ones ? ones * 10 : 10, ones = 0;
    if (count >= 4) return false;
  }
  *value = tens + ones;
  return count > 0;
}

static bool is_zero(const gw_cells *cells, size_t at)
{
  return gw_script_digit(gw_cells_at(cells, at)) == 0;
}

/* `sign`: 年, 月, 日, or what stands for it in 2026-8-1; 0: nothing stands there. */
static bool read_part(const gw_cells *cells, size_t start, uint32_t sign, part *p)
{
  size_t at = start;
  at = gw_cells_skip_spaces(cells, at);
  const size_t digits = at;
  bool is_han = gw_script_han_digit(gw_cells_at(cells, at)) >= 0;
  if (!(is_han ? read_han(cells, &at, &p->value) : read_digits(cells, &at, &p->value)))
    return false;
  const size_t behind = at;
  if (sign) at = gw_cells_skip_spaces(cells, at);
  if (sign && gw_cells_at(cells, at) != sign) return false;
  *p = (part){start, at + (sign != 0), p->value, false};
  p->is_right = !is_han && digits == start && behind == at && !is_zero(cells, digits) &&
                (sign == YEAR || sign == MONTH || sign == DAY);
  for (size_t i = digits; i < behind; i++)
    p->is_right = p->is_right && gw_cells_at(cells, i) < 0x80;
  return true;
}

static bool is_date(const part parts[3])
{
  static const uint32_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const uint32_t month = parts[1].value;
  return parts[0].value >= 1900 && parts[0].value <= 2199 && month >= 1 && month <= 12 &&
         parts[2].value >= 1 && parts[2].value <= days[month - 1];
}

/* All three with these signs, one behind the other. */
static bool read_date(const gw_cells *cells, size_t start, const uint32_t signs[3], part parts[3])
{
  for (int i = 0; i < 3; i++) {
    if (!read_part(cells, start, signs[i], &parts[i])) return false;
    start = parts[i].end;
  }
  return is_date(parts);
}

/* `sign` 0: the number is followed by nothing of its own, as in 2026-8-1. */
static void form_part(gw_cells *cells, const part *p, uint32_t sign)
{
  uint32_t codes[GW_PATCH_MOST];
  size_t count = 0;
  if (p->is_right) return;
  for (uint32_t unit = 1000; unit > 0; unit /= 10)
    if (p->value >= unit) codes[count++] = '0' + p->value / unit % 10;
  codes[count++] = sign;
  gw_cells_replace(cells, p->start, p->end, codes, count);
}

static bool may_replace(const gw_cells *cells, const part parts[3])
{
  for (int i = 0; i < 3; i++)
    if (!gw_cells_may_replace(cells, parts[i].start, parts[i].end)) return false;
  return true;
}

/* The forms a date comes in; a part of two numbers that touch is no date (12026.8.1). */
static bool find_date(const gw_cells *cells, size_t start, part parts[3])
{
  static const uint32_t sign_table[][3] = {
      {YEAR, MONTH, DAY}, {'-', '-', 0},       {'.', '.', 0},
      {'/', '/', 0},      {0xFF0D, 0xFF0D, 0}, {0xFF0E, 0xFF0E, 0},
  };
  for (size_t i = 0; i < sizeof sign_table / sizeof *sign_table; i++) {
    if (!read_date(cells, start, sign_table[i], parts)) continue;
    uint32_t behind = gw_cells_at(cells, parts[2].end);
    return sign_table[i][2] || (gw_script_digit(behind) < 0 && behind != sign_table[i][1]);
  }
  return false;
}

static bool may_start_date(uint32_t code)
{
  return gw_script_digit(code) >= 0 || gw_script_han_digit(code) >= 0;
}

void gw_pass_dates(gw_cells *cells)
{
  static const uint32_t signs[3] = {YEAR, MONTH, DAY};
  part parts[3];
  for (size_t i = 0; i < cells->count; i++) {
    if (!may_start_date(gw_cells_at(cells, i))) continue;
    if (i > 0 && may_start_date(gw_cells_at(cells, i - 1))) continue;
    if (!find_date(cells, i, parts) || !may_replace(cells, parts)) continue;
    for (int k = 0; k < 3; k++) form_part(cells, &parts[k], signs[k]);
    return; /* a line has one date */
  }
}

/* ---- Digits of full width ------------------------------------------------------------------ */

/* The point between two of them is part of the number, but that of a mark is not: １．１个项目. */
static void narrow_point(gw_cells *cells, size_t at)
{
  if (gw_cells_at(cells, at) != 0xFF0E || at == 0) return;
  if (gw_script_digit(gw_cells_at(cells, at - 1)) < 0) return;
  if (gw_script_digit(gw_cells_at(cells, at + 1)) < 0) return;
  size_t start = at;
  while (start > 0 && at - start < 4 && gw_script_digit(gw_cells_at(cells, start - 1)) >= 0)
    start--;
  if (start > 0) gw_cells_put(cells, at, '.');
}

void gw_pass_full_width_digits(gw_cells *cells)
{
  narrow(cells, 0, cells->count);
  for (size_t i = 0; i < cells->count; i++) narrow_point(cells, i);
}
