/*
 * check_head.c - 版头 (clause 7.2): what must be there, and the forms of 密级 and 发文字号.
 */
#include "check/blank.h"
#include "check/case.h"
#include "model/conserve.h"
#include "recognise/head_word.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <string.h>

static const gw_str nothing = {"", 0};

static uint32_t peek(gw_str text, size_t at)
{
  return at < text.len ? gw_utf8_next(text, &at) : 0;
}

/* ---- 份号, 签发人 ----------------------------------------------------------------------------- */

void gw_check_copy_number(gw_case *c, const gw_paper *paper)
{
  if (!gw_paper_has(paper, GW_ELEMENT_SECURITY) || gw_paper_has(paper, GW_ELEMENT_COPY_NUMBER))
    return;
  gw_case_report(c, GW_DIAG_SECRET_WITHOUT_COPY_NUMBER,
                 &c->doc->lines[paper->at[GW_ELEMENT_SECURITY]], nothing, nothing, nothing);
}

/* Only what has a head and an addressee is a document in the sense of the 条例: a 调研报告 is none. */
void gw_check_signer(gw_case *c, const gw_paper *paper)
{
  size_t head = paper->at[GW_ELEMENT_DOC_NUMBER];
  if (head == SIZE_MAX) head = paper->at[GW_ELEMENT_ISSUER_MARK];
  if (head == SIZE_MAX || !gw_paper_has(paper, GW_ELEMENT_ADDRESSEE)) return;
  if (!gw_genre_is_upward(paper->genre) || gw_paper_has(paper, GW_ELEMENT_SIGNER)) return;
  gw_case_report(c, GW_DIAG_NO_SIGNER, &c->doc->lines[head],
                 gw_case_text(gw_genre_chinese(paper->genre)), nothing, nothing);
}

/* ---- Special formats (10) ----------------------------------------------------------------------- */

/* A mark of 令 or 纪要, or one without 文件 above a 函: chapter 10 has a format of its own for it, which
 * the general one is not. */
void gw_check_format(gw_case *c, const gw_paper *paper)
{
  size_t at = paper->at[GW_ELEMENT_ISSUER_MARK];
  if (at == SIZE_MAX) return;
  while (at + 1 < c->doc->line_count && c->doc->lines[at + 1].element == GW_ELEMENT_ISSUER_MARK)
    at++; /* 临溪市人民政府 / 常务会议纪要: the last line says what it is */
  const gw_doc_line *mark = &c->doc->lines[at];
  const char *format = NULL;
  if (gw_text_ends(mark->text, "令")) format = "命令（令）";
  if (gw_doc_is_minutes_name(mark->text) || paper->genre == GW_GENRE_MINUTES) format = "纪要";
  if (paper->genre == GW_GENRE_LETTER && !gw_text_ends(mark->text, "文件")) format = "信函";
  if (format)
    gw_case_report(c, GW_DIAG_SPECIAL_FORMAT, mark, gw_case_text(format), nothing, nothing);
}

/* ---- 密级和保密期限 ---------------------------------------------------------------------------- */

static bool is_unit_of_time(gw_str text)
{
  static const char *const units[] = {"年", "个月", "月", "天", "日", NULL};
  for (int i = 0; units[i]; i++)
    if (gw_text_starts(text, units[i])) return true;
  return false;
}

/* ★ and what is typed for it */
static bool is_star(uint32_t code)
{
  return code == 0x2605 || code == 0x2606 || code == 0x203B || code == '*' || code == 0xFF0A;
}

/* What stands behind 机密: nothing, another element, or ★ and a period. Periods without a number
 * (长期, 启用前) are as good. */
static bool is_right_period(gw_str text)
{
  uint32_t value;
  size_t at = 0;
  gw_skip_spaces(text, &at);
  const uint32_t star = peek(text, at);
  if (is_star(star)) gw_utf8_next(text, &at);
  gw_skip_spaces(text, &at);
  if (is_star(star) && at == text.len) return false;
  size_t number = at;
  if (gw_numeral_han(text, &number, &value) && is_unit_of_time(gw_str_rest(text, number)))
    return false;
  number = at;
  return star == 0x2605 || !gw_numeral_digits(text, &number, 3, &value);
}

void gw_check_security(gw_case *c, const gw_doc_line *line)
{
  static const char *const grades[] = {"绝密", "机密", "秘密"};
  size_t at = 0;
  for (size_t i = 0; i < sizeof grades / sizeof *grades && !at; i++)
    gw_head_word(line->text, &at, grades[i]);
  if (!at || is_right_period(gw_str_rest(line->text, at))) return;
  gw_case_report(c, GW_DIAG_SECURITY_FORM, line, line->text, nothing, nothing);
}

/* ---- 发文字号 ---------------------------------------------------------------------------------- */

/* The number in a line that 签发人 may share, without the space around it. */
static gw_str number_part(gw_str text)
{
  static const char signer[] = "签发人";
  for (size_t at = 0; at + sizeof signer - 1 <= text.len; gw_utf8_next(text, &at))
    if (memcmp(text.ptr + at, signer, sizeof signer - 1) == 0) {
      text.len = at;
      break;
    }
  for (size_t at = text.len; at > 0 && gw_is_layout_space(gw_utf8_previous(text, &at));)
    text.len = at;
  return text;
}

/* 号 once: several numbers on a line are a matter of who issues. */
static bool is_one_number(gw_str text)
{
  static const uint32_t sign = 0x53F7; /* 号 */
  size_t count = 0;
  for (size_t at = 0; at < text.len;) count += gw_utf8_next(text, &at) == sign;
  return count <= 1;
}

/* 〔2026〕7号 from the bracket on. */
static bool is_right_year_and_number(gw_str text)
{
  uint32_t value;
  size_t at = 0;
  if (gw_utf8_next(text, &at) != 0x3014) return false;
  const size_t year = at;
  if (!gw_numeral_digits(text, &at, 4, &value) || at - year != 4) return false;
  if (peek(text, at) != 0x3015) return false;
  gw_utf8_next(text, &at);
  gw_skip_spaces(text, &at);
  if (peek(text, at) == '0') return false;
  const size_t number = at;
  if (!gw_numeral_digits(text, &at, 6, &value) || at == number) return false;
  for (size_t i = number; i < at; i++)
    if ((unsigned char)text.ptr[i] >= 0x80) return false;
  gw_skip_spaces(text, &at);
  return gw_text_starts(gw_str_rest(text, at), "号") && at + strlen("号") == text.len;
}

static size_t find_bracket(gw_str text)
{
  size_t at = 0;
  while (at < text.len && peek(text, at) != 0x3014) gw_utf8_next(text, &at);
  return at;
}

/* 〔2026〕　号: the number is given when the document is issued. */
static bool is_open_number(gw_str text, size_t bracket)
{
  static const char close[] = "〕";
  gw_str tail = gw_str_rest(text, bracket);
  for (size_t at = 0; at + sizeof close - 1 < tail.len; gw_utf8_next(tail, &at)) {
    if (!gw_text_starts(gw_str_rest(tail, at), close)) continue;
    at += sizeof close - 1;
    gw_skip_spaces(tail, &at);
    return gw_text_starts(gw_str_rest(tail, at), "号");
  }
  return false;
}

/* Orders, announcements and bulletins are numbered by themselves (10.2): 第1号, 2026年第3号, 主席令第5号,
 * 第23期（总第61期） */
static bool is_serial(gw_str text)
{
  const bool issue = gw_text_has(text, "期");
  return gw_text_has(text, "第") && (issue || gw_text_ends(text, "号")) && !gw_text_has(text, "发");
}

/* 〔2026〕7号 below …纪要 has no letters of an organ (10.3). */
static bool is_below_minutes(const gw_case *c, const gw_doc_line *line)
{
  return line > c->doc->lines && gw_doc_is_minutes_name(line[-1].text);
}

/* （2026）示0102民初123号: cases of courts are numbered by a rule of their own, with round brackets. */
static bool is_case(gw_str text)
{
  return (gw_text_starts(text, "（") || gw_text_starts(text, "(")) && gw_text_ends(text, "号");
}

void gw_check_doc_number(gw_case *c, const gw_doc_line *line)
{
  gw_str text = number_part(line->text);
  if (text.len == 0 || gw_has_blank(text) || !is_one_number(text)) return;
  size_t bracket = find_bracket(text);
  if (is_case(text)) return;
  if (bracket == text.len && (is_serial(text) || gw_head_signed(text))) return;
  if (bracket < text.len && (bracket > 0 || is_below_minutes(c, line)) &&
      (is_right_year_and_number(gw_str_rest(text, bracket)) || is_open_number(text, bracket)))
    return;
  gw_case_report(c, GW_DIAG_DOC_NUMBER_FORM, line, text, nothing, nothing);
}
