/* shadow.c - one guard for each thing that is masked, in a table; see shadow.h. */
#include "text/shadow.h"

#include "model/conserve.h"

#include <stdlib.h>
#include <string.h>

typedef struct shadow {
  char *bytes;
  size_t length;
} shadow;

enum { MASK = 'x' };

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t';
}

/* The byte at `at`, or a line end outside of [start, end). */
static char byte_at(const shadow *s, size_t at, size_t end)
{
  return at < end ? s->bytes[at] : '\n';
}

static size_t run_at(const shadow *s, size_t at, size_t end)
{
  size_t past = at;
  while (past < end && s->bytes[past] == s->bytes[at]) past++;
  return past - at;
}

static size_t skip_blanks(const shadow *s, size_t at, size_t end)
{
  while (at < end && is_blank(s->bytes[at])) at++;
  return at;
}

/* ---- What is at the start of a line -------------------------------------------------------- */

/* Wide spaces indent Chinese paragraphs; behind them ## is a heading as well. */
static void guard_indent(shadow *s, size_t start, size_t end)
{
  const gw_str line = {s->bytes, end};
  for (size_t at = start; at < end;) {
    size_t first = at;
    if (!gw_is_layout_space(gw_utf8_next(line, &at))) return;
    if (at > first + 1) memset(s->bytes + first, ' ', at - first);
  }
}

/* #1机组 and #标签 are text; ##标题 without its space is a heading to those who type it. */
static void guard_hash(shadow *s, size_t start, size_t end)
{
  size_t at = skip_blanks(s, start, end);
  char next = byte_at(s, at + 1, end);
  if (byte_at(s, at, end) == '#' && next != '#' && !is_blank(next) && next != '\n')
    s->bytes[at] = MASK;
}

/* >60分 compares; it quotes nothing. */
static void guard_quote(shadow *s, size_t start, size_t end)
{
  size_t at = skip_blanks(s, start, end);
  char next = byte_at(s, at + 1, end);
  if (byte_at(s, at, end) == '>' && (is_digit(next) || next == '=')) s->bytes[at] = MASK;
}

/* - 3 - is a page number; its first dash is no bullet. */
static void guard_page_number(shadow *s, size_t start, size_t end)
{
  size_t dash = skip_blanks(s, start, end);
  if (byte_at(s, dash, end) != '-') return;
  size_t at = skip_blanks(s, dash + 1, end), digits = at;
  while (is_digit(byte_at(s, at, end))) at++;
  if (at == digits) return;
  at = skip_blanks(s, at, end);
  if (byte_at(s, at, end) == '-' && skip_blanks(s, at + 1, end) == end) s->bytes[dash] = MASK;
}

/* [1]: http://… defines a link and says nothing; [注]:说明 and the footnote [^1]: do. */
static void guard_definition(shadow *s, size_t start, size_t end)
{
  size_t bracket = skip_blanks(s, start, end), at = bracket;
  if (byte_at(s, bracket, end) != '[') return;
  while (at < end && s->bytes[at] != ']') at++;
  if (byte_at(s, at, end) != ']' || byte_at(s, at + 1, end) != ':') return;
  char target = byte_at(s, skip_blanks(s, at + 2, end), end);
  if ((unsigned char)target >= 0x80 || target == '\n' || s->bytes[bracket + 1] == '^')
    s->bytes[bracket] = MASK;
}

/* | - | :-: | parts a table's head from its rows for most, but md4c asks for three characters. It
 * fills up short rows, too: a hostile table is as large as its columns times its rows. */
static void guard_delimiters(shadow *s, size_t start, size_t end)
{
  enum { MOST_COLUMNS = 64 };
  size_t pipes = 0, dashes = 0;
  for (size_t i = start; i < end; i++) {
    char c = s->bytes[i];
    if (!is_blank(c) && c != '|' && c != '-' && c != ':') return;
    pipes += c == '|';
    dashes += c == '-';
  }
  if (!pipes || !dashes) return;
  if (pipes > MOST_COLUMNS) s->bytes[start] = MASK;
  for (size_t i = start + 1; i + 1 < end; i++) {
    bool beside = s->bytes[i + 1] == '-' || s->bytes[i - 1] == '-';
    if (is_blank(s->bytes[i]) && beside) s->bytes[i] = '-';
  }
}

/* ---- What is inside of a line -------------------------------------------------------------- */

/* 3~5月 is a range; only ~~ strikes out, and ~~~ fences. */
static void guard_tilde(shadow *s, size_t at, size_t run, size_t end)
{
  (void)end;
  if (run == 1) s->bytes[at] = MASK;
}

/* 电话：____ and ____年____月 are to be filled in. A line of nothing else is a rule. */
static void guard_underscore(shadow *s, size_t at, size_t run, size_t end)
{
  bool starts = at == 0 || s->bytes[at - 1] == '\n' || is_blank(s->bytes[at - 1]);
  bool is_rule = starts && skip_blanks(s, at + run, end) == end;
  if (run >= 3 && !is_rule) memset(s->bytes + at, MASK, run);
}

/* Is a masked punctuation mark of three bytes one that opens? */
static bool is_opening(uint32_t code)
{
  return code == 0x201C || code == 0x2018 || code == 0xFF08 || code == 0x300A || code == 0x3008 ||
         code == 0x300C || code == 0x300E || code == 0x3010 || code == 0x3014;
}

static bool is_closing(uint32_t code)
{
  return code == 0x201D || code == 0x2019 || (code >= 0x3001 && code <= 0x3003) ||
         (code >= 0x3009 && code <= 0x3015 && !is_opening(code)) || code == 0xFF01 ||
         code == 0xFF05 || code == 0xFF09 || code == 0xFF0C || code == 0xFF1A || code == 0xFF1B ||
         code == 0xFF1F || code == 0x2014 || code == 0x2026;
}

static void put_letter(shadow *s, size_t at, size_t size)
{
  static const char letter[] = "一"; /* three bytes, as the marks that it stands for */
  if (size == 3)
    memcpy(s->bytes + at, letter, size);
  else
    s->bytes[at] = MASK;
}

/*
 * By CommonMark 0.30, section 6.2, ** between a punctuation mark and a letter opens or closes on one
 * side only, which suits languages with spaces: in **（一）甲。**乙 nothing is strong. So a mark at
 * the inner side of the asterisks is shown as a letter where a Han character is at the outer side, or
 * a figure as in **甲。**1.4亿元; a single * beside a figure multiplies.
 */
static void guard_emphasis(shadow *s, size_t at, size_t run, size_t end)
{
  const gw_str text = {s->bytes, end};
  size_t before = at, past = at + run;
  if (at == 0 || past == end) return;
  uint32_t inner = gw_utf8_previous(text, &before), outer = gw_utf8_next(text, &past);
  bool before_han = outer >= 0x80 && !gw_is_layout_space(outer) && !is_closing(outer);
  bool before_figure = run >= 2 && outer < 0x80 && is_alnum((char)outer);
  bool half_mark = inner < 0x80 && inner > ' ' && strchr(".,:;!?%\")]", (int)inner) != NULL;
  bool closes = (before_han && half_mark) || (before_figure && inner == ')') ||
                ((before_han || before_figure) && is_closing(inner));
  if (closes) put_letter(s, before, at - before);
  bool behind_han = inner >= 0x80 && !gw_is_layout_space(inner) && !is_opening(inner);
  bool behind_figure = run >= 2 && inner < 0x80 && is_alnum((char)inner);
  bool half_opening = outer == '"' || outer == '(';
  bool opens =
      (behind_han && (is_opening(outer) || half_opening)) || (behind_figure && is_opening(outer));
  if (opens) put_letter(s, at + run, past - at - run);
}

/* 138****1234 hides digits, 3*4*5 multiplies, 李**** hides a name. */
static void guard_asterisk(shadow *s, size_t at, size_t run, size_t end)
{
  char before = at ? s->bytes[at - 1] : '\n', behind = byte_at(s, at + run, end);
  bool in_number = is_digit(before) && is_digit(behind);
  bool in_word = run >= 3 && is_alnum(before) && is_alnum(behind);
  bool starts = before == '\n' || is_blank(before);
  bool is_rule = starts && skip_blanks(s, at + run, end) == end;
  if (in_number || in_word || (run > 3 && !is_rule))
    memset(s->bytes + at, MASK, run);
  else
    guard_emphasis(s, at, run, end);
}

/* ---- The guards at work -------------------------------------------------------------------- */

typedef void (*line_guard)(shadow *s, size_t start, size_t end);
typedef void (*run_guard)(shadow *s, size_t at, size_t run, size_t end);

static const line_guard line_guards[] = {guard_indent,      guard_hash,       guard_quote,
                                         guard_page_number, guard_definition, guard_delimiters};

static run_guard find_run_guard(char c)
{
  if (c == '*') return guard_asterisk;
  if (c == '_') return guard_underscore;
  return c == '~' ? guard_tilde : NULL;
}

static void guard_line(shadow *s, size_t start, size_t end)
{
  for (size_t i = 0; i < sizeof line_guards / sizeof *line_guards; i++)
    line_guards[i](s, start, end);
  for (size_t at = start, run = 1; at < end; at += run, run = 1) {
    run_guard guard = find_run_guard(s->bytes[at]);
    if (!guard) continue;
    run = run_at(s, at, end);
    guard(s, at, run, end);
  }
}

/* Line ends as line.h has them, in the form that the parser knows; a NUL would be an empty text. */
static void settle_line_ends(shadow *s)
{
  for (size_t i = 0; i < s->length; i++) {
    char *p = s->bytes + i;
    size_t left = s->length - i;
    if (*p == '\0') *p = MASK;
    if (*p == '\v' || *p == '\f') *p = '\n';
    if (left >= 3 && memcmp(p, "\r\r\n", 3) == 0) *p = ' ';
    if (left >= 3 && (memcmp(p, "\xE2\x80\xA8", 3) == 0 || memcmp(p, "\xE2\x80\xA9", 3) == 0))
      memcpy(p, "  \n", 3);
  }
}

/* A comment that nobody closes would hide the rest of the draft. */
static void guard_comments(shadow *s)
{
  static const char open[] = "<!--", close[] = "-->";
  bool closes = false;
  for (size_t at = s->length; at-- > 0;) {
    size_t left = s->length - at;
    if (left >= 3 && memcmp(s->bytes + at, close, 3) == 0) closes = true;
    if (!closes && left >= 4 && memcmp(s->bytes + at, open, 4) == 0) s->bytes[at] = MASK;
  }
}

static size_t line_end(const shadow *s, size_t at)
{
  while (at < s->length && s->bytes[at] != '\n' && s->bytes[at] != '\r') at++;
  return at;
}

static size_t next_line(const shadow *s, size_t end)
{
  if (end + 1 < s->length && s->bytes[end] == '\r' && s->bytes[end + 1] == '\n') return end + 2;
  return end < s->length ? end + 1 : end;
}

/* ---- Fences -------------------------------------------------------------------------------- */

/* Is the line ``` and then `info`, in any case? */
static bool is_code_fence(const shadow *s, size_t start, size_t end, const char *info)
{
  size_t at = skip_blanks(s, start, end), run = at < end ? run_at(s, at, end) : 0;
  if (run < 3 || s->bytes[at] != '`') return false;
  at = skip_blanks(s, at + run, end);
  for (; *info; info++, at++)
    if ((byte_at(s, at, end) | 0x20) != *info) return false;
  return skip_blanks(s, at, end) == end;
}

/* Language models put a whole document between ```markdown and ```: what is in there is no code. */
static void open_fences(shadow *s, size_t from)
{
  bool open = false;
  for (size_t start = from, end; start < s->length; start = next_line(s, end)) {
    end = line_end(s, start);
    bool opens = is_code_fence(s, start, end, "markdown") || is_code_fence(s, start, end, "md");
    bool closes = open && is_code_fence(s, start, end, "");
    if (opens || closes) memset(s->bytes + start, ' ', end - start);
    open = opens || (open && !closes);
  }
}

static void blank_front_matter(shadow *s, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if (s->bytes[i] != '\n' && s->bytes[i] != '\r') s->bytes[i] = ' ';
}

/* For each bracket md4c 0.4 looks through the lines of its paragraph from the first one, so that a
 * long draft of brackets without a blank line would take hours. No one writes such paragraphs. */
static void guard_brackets(shadow *s, size_t start, size_t end, size_t *lines)
{
  enum { MOST_LINES = 1000 };
  *lines = skip_blanks(s, start, end) == end ? 0 : *lines + 1;
  for (size_t i = start; i<end && * lines> MOST_LINES; i++)
    if (s->bytes[i] == '[') s->bytes[i] = MASK;
}

gw_status gw_shadow_make(gw_str text, size_t front_matter, char **out)
{
  shadow s = {malloc(text.len + 1), text.len};
  *out = s.bytes;
  if (!s.bytes) return GW_ERR_MEMORY;
  if (text.len) memcpy(s.bytes, text.ptr, text.len);
  settle_line_ends(&s);
  blank_front_matter(&s, front_matter);
  open_fences(&s, front_matter);
  guard_comments(&s);
  size_t lines = 0; /* without a blank one */
  for (size_t start = front_matter; start < s.length;) {
    size_t end = line_end(&s, start);
    guard_line(&s, start, end);
    guard_brackets(&s, start, end, &lines);
    start = next_line(&s, end);
  }
  return GW_OK;
}
