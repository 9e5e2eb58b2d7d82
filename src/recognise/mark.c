/* mark.c - one reader per kind, tried in the order of a table; see mark.h. */
#include "recognise/mark.h"

#include "base/han.h"
#include "model/conserve.h"
#include "recognise/numeral.h"

#include <string.h>

/* Reads a mark at the start of `text`; *size gets its bytes. */
typedef bool (*mark_reader)(gw_str text, gw_mark *mark);

static uint32_t peek(gw_str text, size_t at)
{
  return at < text.len ? gw_utf8_next(text, &at) : 0;
}

static bool is_point(uint32_t code)
{
  return code == 0x3001 || code == '.' || code == 0xFF0E;
}

/* a comma is mistyped for a 顿号 behind Han numerals only: 一,基本情况 */
static bool is_comma(uint32_t code)
{
  return code == ',' || code == 0xFF0C;
}

static bool is_open_bracket(uint32_t code)
{
  return code == '(' || code == 0xFF08 || code == 0x3014 || code == 0x3010;
}

static bool is_close_bracket(uint32_t code)
{
  return code == ')' || code == 0xFF09 || code == 0x3015 || code == 0x3011;
}

static bool at_phrase(gw_str text, size_t at, const char *phrase)
{
  size_t length = strlen(phrase);
  return text.len - at >= length && memcmp(text.ptr + at, phrase, length) == 0;
}

/* 一、二、三产业, 一、二把手: an enumeration of numerals is no mark */
static bool numerals_go_on(gw_str text, size_t at, uint32_t ordinal)
{
  static const char *const counted[] = {"把手", "线",   "审",   "期工程", "级",
                                        "类",   "等奖", "产业", "号楼"};
  uint32_t value;
  if (!gw_numeral_han(text, &at, &value)) return false;
  for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
    if (value == ordinal + 1 && at_phrase(text, at, counted[i])) return true;
  return peek(text, at) == 0x3001;
}

static bool read_han_point(gw_str text, gw_mark *mark)
{
  size_t at = 0;
  if (!gw_numeral_han(text, &at, &mark->ordinal)) return false;
  size_t behind = at;
  if (gw_skip_spaces(text, &behind) && peek(text, behind) == 0x3001) at = behind; /* 一 、 */
  uint32_t next = peek(text, at);
  mark->spaced = gw_is_layout_space(next);
  if (!is_point(next) && !is_comma(next) && !mark->spaced) return false;
  if (mark->spaced && (at > 6 || mark->ordinal > 99)) return false; /* 一百 户 is no mark */
  gw_utf8_next(text, &at);
  if (numerals_go_on(text, at, mark->ordinal)) return false;
  mark->size = at;
  return true;
}

static bool read_bracketed(gw_str text, gw_mark *mark, bool han)
{
  size_t at = 0;
  if (!is_open_bracket(peek(text, at))) return false;
  gw_utf8_next(text, &at);
  gw_skip_spaces(text, &at);
  if (!han && peek(text, at) == '0') return false; /* （028）85702366 */
  bool number = han ? gw_numeral_han(text, &at, &mark->ordinal)
                    : gw_numeral_digits(text, &at, 3, &mark->ordinal);
  if (!number) return false;
  gw_skip_spaces(text, &at);
  if (!is_close_bracket(peek(text, at))) return false;
  gw_utf8_next(text, &at);
  if (is_point(peek(text, at))) gw_utf8_next(text, &at);
  mark->size = at;
  return true;
}

static bool read_han_bracketed(gw_str text, gw_mark *mark)
{
  return read_bracketed(text, mark, true);
}

static bool read_digit_bracketed(gw_str text, gw_mark *mark)
{
  return read_bracketed(text, mark, false);
}

/* 1、2、3号楼: an enumeration of numbers is no mark */
static bool digits_go_on(gw_str text, size_t at)
{
  uint32_t value;
  if (!gw_numeral_digits(text, &at, 4, &value)) return false;
  uint32_t next = peek(text, at);
  return next == 0x3001 || next == 0x53F7 || next == '#';
}

/* 1. but not 1.5, 12.8%, 2016.3 */
static bool read_digit_point(gw_str text, gw_mark *mark)
{
  size_t at = 0;
  if (!gw_numeral_digits(text, &at, 3, &mark->ordinal)) return false;
  size_t behind = at;
  if (gw_skip_spaces(text, &behind) && peek(text, behind) == 0x3001) at = behind; /* 1 、 */
  uint32_t point = peek(text, at);
  if (!is_point(point)) return false;
  gw_utf8_next(text, &at);
  if (gw_is_digit(peek(text, at)) && point != 0x3001) return false;
  if (digits_go_on(text, at)) return false;
  mark->size = at;
  return true;
}

static bool read_small(gw_str text, gw_mark *mark)
{
  size_t at = 0;
  uint32_t code = peek(text, at);
  if (code >= 0x2460 && code <= 0x249B) { /* ①, and ⑴ ⒈ for （1） 1. in old drafts */
    static const gw_mark_kind kinds[] = {GW_MARK_5, GW_MARK_4, GW_MARK_3};
    mark->ordinal = (code - 0x2460) % 20 + 1;
    mark->kind = kinds[(code - 0x2460) / 20];
    gw_utf8_next(text, &at);
  } else if (code >= 0x3220 && code <= 0x3229) { /* ㈠ for （一） */
    mark->ordinal = code - 0x3220 + 1;
    mark->kind = GW_MARK_2;
    gw_utf8_next(text, &at);
  } else {
    if (!gw_numeral_digits(text, &at, 2, &mark->ordinal)) return false;
    if (!is_close_bracket(peek(text, at))) return false;
    gw_utf8_next(text, &at);
  }
  mark->size = at;
  return true;
}

static bool read_division(gw_str text, gw_mark *mark, const char *const *units)
{
  size_t at = strlen("第");
  if (!at_phrase(text, 0, "第")) return false;
  if (!gw_numeral_han(text, &at, &mark->ordinal) &&
      !gw_numeral_digits(text, &at, 3, &mark->ordinal))
    return false;
  for (; *units; units++) {
    if (!at_phrase(text, at, *units)) continue;
    mark->size = at + strlen(*units);
    return true;
  }
  return false;
}

static bool read_chapter(gw_str text, gw_mark *mark)
{
  static const char *const units[] = {"章", "节", "编", "篇", "部分", NULL};
  static const char *const sections[] = {"节", NULL};
  gw_mark ignored;
  mark->section = read_division(text, &ignored, sections);
  return read_division(text, mark, units);
}

static bool read_article(gw_str text, gw_mark *mark)
{
  static const char *const units[] = {"条", NULL};
  return read_division(text, mark, units);
}

static bool read_point(gw_str text, gw_mark *mark)
{
  static const char *const units[] = {"，", "、", ",", "：", NULL};
  size_t at = 0;
  if (read_division(text, mark, units)) return true;
  if (at_phrase(text, 0, "其")) at = strlen("其");
  if (!gw_numeral_han(text, &at, &mark->ordinal)) return false;
  bool verb = at_phrase(text, at, "是") || at_phrase(text, at, "要");
  if (!verb && !at_phrase(text, 0, "其")) return false;
  mark->size = verb ? at + strlen("是") : at;
  return true;
}

static bool read_dash(gw_str text, gw_mark *mark)
{
  static const char *const dashes[] = {"——", "――", "--", "－－", "──", "—", NULL};
  for (int i = 0; dashes[i]; i++) {
    if (!at_phrase(text, 0, dashes[i])) continue;
    mark->size = strlen(dashes[i]);
    return true;
  }
  return false;
}

static bool read_bullet(gw_str text, gw_mark *mark)
{
  static const char *const bullets[] = {"•", "●", "■", "◆", "★",  "▪",  "➢",  "✓",
                                        "√", "※", "□", "▲", "- ", "* ", "+ ", NULL};
  for (int i = 0; bullets[i]; i++) {
    if (!at_phrase(text, 0, bullets[i])) continue;
    mark->size = strlen(bullets[i]);
    return true;
  }
  return false;
}

static bool read_hash(gw_str text, gw_mark *mark)
{
  size_t depth = 0;
  while (depth < text.len && text.ptr[depth] == '#') depth++;
  if (depth == 0 || depth > 6 || depth == text.len || text.ptr[depth] != ' ') return false;
  mark->ordinal = (uint32_t)depth;
  mark->size = depth + 1;
  return true;
}

typedef struct reader_row {
  gw_mark_kind kind;
  mark_reader read;
} reader_row;

/* Most lines start with a Han character, and of those few are a part of a mark. */
static bool may_be_marked(gw_str text)
{
  size_t at = 0;
  uint32_t value;
  return text.len == 0 || !gw_is_han_lead(*text.ptr) || at_phrase(text, 0, "第") ||
         at_phrase(text, 0, "其") || gw_numeral_han(text, &at, &value);
}

static gw_mark read_one(gw_str text)
{
  static const reader_row reader_table[] = {
      {GW_MARK_1, read_han_point},     {GW_MARK_2, read_han_bracketed},
      {GW_MARK_3, read_digit_point},   {GW_MARK_4, read_digit_bracketed},
      {GW_MARK_5, read_small},         {GW_MARK_CHAPTER, read_chapter},
      {GW_MARK_ARTICLE, read_article}, {GW_MARK_POINT, read_point},
      {GW_MARK_DASH, read_dash},       {GW_MARK_BULLET, read_bullet},
      {GW_MARK_HASH, read_hash},
  };
  const size_t readers = may_be_marked(text) ? sizeof reader_table / sizeof *reader_table : 0;
  for (size_t i = 0; i < readers; i++) {
    gw_mark mark = {.kind = reader_table[i].kind};
    if (!reader_table[i].read(text, &mark)) continue;
    gw_skip_spaces(text, &mark.size);
    return mark;
  }
  return (gw_mark){0};
}

/* ## 一、…: Markdown's mark before ours adds nothing, however many there are. */
gw_mark gw_mark_read(gw_str text)
{
  gw_mark first = read_one(text), last = first;
  size_t size = first.size;
  while (last.kind == GW_MARK_HASH) {
    last = read_one((gw_str){text.ptr + size, text.len - size});
    size += last.size;
  }
  if (last.kind < GW_MARK_1 || last.kind > GW_MARK_4) return first;
  last.size = size;
  return last;
}
