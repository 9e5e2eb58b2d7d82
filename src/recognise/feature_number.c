/*
 * feature_number.c - lines that are a number: of a document, of an issue, of a page.
 */
#include "recognise/feature.h"

#include "base/han.h"
#include "base/skim.h"
#include "base/space.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <string.h>

/* 示例WP公司〔2026〕3号 */
static bool is_upper(uint32_t code)
{
  return code >= 'A' && code <= 'Z';
}

static bool is_bracket_open(uint32_t code)
{
  return code == 0x3014 || code == '[' || code == 0xFF3B || code == 0x3010 || code == '(' ||
         code == 0xFF08;
}

/* 〔2022〕第15期, （第15期）, 第15期: minutes and bulletins (10.3) */
bool gw_feature_is_issue_number(gw_str text)
{
  static const char *const opener_table[] = {"〔", "（", "(", "["};
  static const char *const closer_table[] = {"〕", "）", ")", "]"};
  size_t at = 0, before;
  uint32_t value;
  enum { LONGEST = 80 };
  if (text.len > LONGEST) return false;
  for (size_t i = 0; i < sizeof opener_table / sizeof *opener_table; i++) {
    if (!gw_text_starts(text, opener_table[i])) continue;
    at = strlen(opener_table[i]);
    if (!gw_numeral_digits(text, &at, 4, &value)) break; /* （第15期） */
    if (!gw_text_starts(gw_str_rest(text, at), closer_table[i])) return false;
    at += strlen(closer_table[i]);
  }
  if (at == 0 && gw_numeral_digits(text, &at, 4, &value) &&
      !gw_text_starts(gw_str_rest(text, at), "年"))
    return false;
  if (gw_text_starts(gw_str_rest(text, at), "年")) at += strlen("年");
  if (!gw_text_starts(gw_str_rest(text, at), "第")) return false;
  at += strlen("第");
  gw_skip_spaces(text, &at);
  before = at;
  if (!gw_numeral_digits(text, &at, 4, &value) && !gw_numeral_han(text, &at, &value)) return false;
  gw_skip_spaces(text, &at);
  bool total = gw_text_has(text, "总第"); /* 2019年第4号（总第37号） */
  if (at == before) return false;
  if (!gw_text_starts(gw_str_rest(text, at), "期") &&
      !(total && gw_text_starts(gw_str_rest(text, at), "号")))
    return false;
  at += strlen("期");
  return at == text.len || gw_text_starts(gw_str_rest(text, at), "）") ||
         gw_text_starts(gw_str_rest(text, at), ")") || total;
}

/* 第3号, 2026年第3号: orders and announcements (10.2) */
static bool is_plain_number(gw_str text)
{
  size_t at = 0;
  uint32_t value;
  if (gw_numeral_digits(text, &at, 4, &value) && !gw_text_starts(gw_str_rest(text, at), "年"))
    return false;
  if (at) at += strlen("年");
  if (!gw_text_starts(gw_str_rest(text, at), "第")) return false;
  at += strlen("第");
  return gw_numeral_digits(text, &at, 4, &value) && gw_text_starts(gw_str_rest(text, at), "号") &&
         at + strlen("号") == text.len;
}

/* ××省税务局公告2018年第11号: the organ, the kind and the number in one */
static bool is_announcement_number(gw_str text)
{
  static const char *const kinds[] = {"公告", "通告", "令"};
  size_t at = 0;
  while (at < text.len && !gw_is_digit((unsigned char)text.ptr[at])) at++;
  const gw_str organ = {text.ptr, at};
  if (at < strlen("某某局令") || !is_plain_number(gw_str_rest(text, at))) return false;
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (gw_text_ends(organ, kinds[i])) return true;
  return false;
}

/* （2026）示0102民初123号: the case that an announcement of a court is about */
static bool is_case_number(gw_str text)
{
  enum { LONGEST = 80 };
  size_t at = gw_text_starts(text, "（") ? strlen("（") : gw_text_starts(text, "(");
  uint32_t year;
  if (at == 0 || text.len > LONGEST || !gw_numeral_digits(text, &at, 4, &year)) return false;
  size_t close = gw_text_starts(gw_str_rest(text, at), "）")
                     ? strlen("）")
                     : gw_text_starts(gw_str_rest(text, at), ")");
  if (close == 0 || year < 1900 || !gw_text_ends(text, "号")) return false;
  size_t han = 0, digits = 0;
  for (at += close; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (!gw_is_han(code) && !gw_is_digit(code)) return false;
    han += gw_is_han(code);
    digits += gw_is_digit(code);
  }
  return han >= 3 && digits > 0;
}

/* （示政发〔2026〕15号）, as it stands below a title */
static gw_str without_brackets(gw_str text)
{
  const bool half = text.len > 2 && *text.ptr == '(' && text.ptr[text.len - 1] == ')';
  const size_t size = half ? 1 : strlen("（");
  if (!half && !(gw_text_starts(text, "（") && gw_text_ends(text, "）"))) return text;
  return (gw_str){text.ptr + size, text.len - 2 * size};
}

/* 号 or 期, of which numbers have one: two bytes tell. */
static inline unsigned char may_be_unit(unsigned char byte, unsigned char next)
{
  return ((byte == 0x8F) & (next == 0xB7)) | ((byte == 0x9C) & (next == 0x9F));
}

/* 示政发〔2026〕15号, also with other brackets, 第, X in place of digits */
bool gw_feature_is_doc_number(gw_str spaced)
{
  enum { LONGEST = 120 };
  char packed[LONGEST];
  if (spaced.len > LONGEST || gw_skim(spaced, 0, may_be_unit) == spaced.len) return false;
  gw_str text = without_brackets(gw_space_pack(spaced, packed)); /* 示政发〔 2026 〕 15 号 */
  size_t at = 0, number = 0;
  uint32_t code = 0;
  if (is_plain_number(text) || gw_feature_is_issue_number(text) || is_announcement_number(text) ||
      is_case_number(text))
    return true;
  if (!gw_text_ends(text, "号")) return false;
  while (at < text.len && !is_bracket_open(code = gw_utf8_next(text, &at)))
    if (!gw_is_han(code) && !is_upper(code) && code != 0xD7 && code != ' ') return false;
  bool bare = at <= 3 && (code == 0x3014 || code == '[' || code == 0xFF3B); /* 纪要: 〔2026〕12号 */
  if (!is_bracket_open(code) || (at < 4 && !bare)) return false;
  while (at < text.len && (gw_is_digit(code = gw_utf8_next(text, &at)) || code == 'X' ||
                           code == 0xD7 || gw_is_han(code)))
    number++;
  if (number < 1 || number > 6) return false;
  for (number = 0; at < text.len; number++) {
    code = gw_utf8_next(text, &at);
    bool fine = gw_is_digit(code) || gw_is_han(code) || code == 'X' || code == 0xD7 || code == ' ';
    if (!fine) return false;
  }
  return number >= 2 && number <= 9;
}

static bool is_dash(uint32_t code)
{
  return code == '-' || code == 0x2014 || code == 0x2013 || code == 0xFF0D || code == 0x2015 ||
         code == 0x2500 || code == 0xB7; /* ·18· in gazettes */
}

/* — 3 — */
static bool is_dashed_number(gw_str text)
{
  uint32_t number;
  size_t at = 0, next = 0, dashes = 0;
  for (; at < text.len && is_dash(gw_utf8_next(text, &next)); dashes++) at = next;
  if (!dashes || !gw_skip_spaces(text, &at) || !gw_numeral_digits(text, &at, 4, &number))
    return false;
  gw_skip_spaces(text, &at);
  for (dashes = 0; at < text.len; dashes++)
    if (!is_dash(gw_utf8_next(text, &at))) return false;
  return dashes > 0;
}

/* 第 3 页, 第3页 共12页, 3页/12页 */
static bool is_page_of(gw_str text)
{
  bool digit = false, page = false;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    bool word = code == 0x7B2C || code == 0x9875 || code == 0x5171 || code == '/' ||
                code == 0xFF0C || code == ',';
    digit |= gw_is_digit(code);
    page |= code == 0x9875;
    if (!word && !gw_is_digit(code) && !gw_is_layout_space(code)) return false;
  }
  return digit && page;
}

/* 1 / 2, 3/12 */
static bool is_page_fraction(gw_str text)
{
  uint32_t page, pages;
  size_t at = 0;
  if (!gw_numeral_digits(text, &at, 3, &page)) return false;
  gw_skip_spaces(text, &at);
  if (at >= text.len || text.ptr[at++] != '/') return false;
  gw_skip_spaces(text, &at);
  return gw_numeral_digits(text, &at, 3, &pages) && at == text.len && page && page <= pages;
}

bool gw_feature_is_page_number(gw_str text)
{
  return text.len <= 40 && (is_dashed_number(text) || is_page_of(text) || is_page_fraction(text));
}
