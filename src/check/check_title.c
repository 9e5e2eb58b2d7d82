/*
 * check_title.c - 标题, 主送机关 (clauses 7.3.1, 7.3.2) and what the 条例 asks of 请示 and 报告.
 */
#include "check/blank.h"
#include "check/case.h"
#include "recognise/phrase.h"

#include <string.h>

static const gw_str nothing = {"", 0};

static bool is_among(uint32_t code, const uint32_t *codes)
{
  for (; *codes; codes++)
    if (*codes == code) return true;
  return false;
}

/* ---- 标题 -------------------------------------------------------------------------------------- */

/* ！ and ？ are the matter of speeches. */
static void check_point(gw_case *c, const gw_paper *paper)
{
  static const uint32_t points[] = {0x3002, 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, ',', ';', ':', 0};
  size_t at = paper->title.len;
  if (!at || !is_among(gw_utf8_previous(paper->title, &at), points)) return;
  gw_case_report(c, GW_DIAG_TITLE_POINT, &c->doc->lines[paper->title_end - 1],
                 (gw_str){paper->title.ptr + at, paper->title.len - at}, nothing, nothing);
}

/* Only where 关于… begins what a 文种 must end, and only in what is sent to somebody. */
static void check_genre(gw_case *c, const gw_paper *paper)
{
  gw_str title = paper->title;
  bool is_sent =
      gw_paper_has(paper, GW_ELEMENT_ADDRESSEE) || gw_paper_has(paper, GW_ELEMENT_DOC_NUMBER);
  while (gw_text_ends(title, "》") || gw_text_ends(title, "”")) title.len -= strlen("》");
  if (!is_sent || paper->genre != GW_GENRE_NONE || !gw_text_has(title, "关于")) return;
  if (gw_phrase_ends(GW_PHRASES_GENRE, title) || gw_text_ends(title, "）") || gw_has_blank(title))
    return;
  gw_case_report(c, GW_DIAG_TITLE_GENRE, &c->doc->lines[paper->title_end - 1], paper->title,
                 nothing, nothing);
}

void gw_check_title(gw_case *c, const gw_paper *paper)
{
  if (!paper->title_end) return;
  check_point(c, paper);
  check_genre(c, paper);
  if (gw_text_ends(paper->title, "请示报告"))
    gw_case_report(c, GW_DIAG_GENRE_MIXED, &c->doc->lines[paper->title_end - 1], nothing, nothing,
                   nothing);
}

/* ---- 主送机关 ---------------------------------------------------------------------------------- */

/* A salutation that ends in ！ is one of a speech. */
static void check_colon(gw_case *c, const gw_doc_line *line)
{
  static const uint32_t ends[] = {0xFF1A, 0xFF01, '!', 0};
  size_t at = line->text.len;
  if (!at || is_among(gw_utf8_previous(line->text, &at), ends)) return;
  gw_case_report(c, GW_DIAG_ADDRESSEE_COLON, line, line->text, nothing, nothing);
}

/* Separators outside brackets; 办公厅（室）、厅（局） is a matter of the names. */
static bool names_several(gw_str text)
{
  int depth = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0xFF08 || code == '(') depth++;
    if (code == 0xFF09 || code == ')') depth--;
    if (depth <= 0 && (code == 0x3001 || code == 0xFF0C)) return true;
  }
  return false;
}

void gw_check_addressee(gw_case *c, const gw_paper *paper)
{
  const size_t first = paper->at[GW_ELEMENT_ADDRESSEE];
  if (first == SIZE_MAX) return;
  const size_t last = gw_paper_run_last(c->doc, first, paper->text_end);
  check_colon(c, &c->doc->lines[last]);
  const gw_doc_line *line = &c->doc->lines[first];
  if (paper->genre == GW_GENRE_REQUEST && (last > first || names_several(line->text)))
    gw_case_report(c, GW_DIAG_SEVERAL_ADDRESSEES, line, line->text, nothing, nothing);
}

/* ---- 报告 that asks ---------------------------------------------------------------------------- */

static bool asks(gw_str text)
{
  static const char *const formulas[] = {"请批示",   "请予批示", "请予批准", "请批准", "请予审批",
                                         "请审批",   "请批复",   "请予批复", "妥否",   "当否",
                                         "是否妥当", "请予核准", NULL};
  for (int i = 0; formulas[i]; i++)
    if (gw_text_has(text, formulas[i])) return true;
  return false;
}

/* The formula is one of the last two paragraphs, and short: a report may tell of such things. */
void gw_check_report(gw_case *c, const gw_paper *paper)
{
  enum { LAST_PARAGRAPHS = 2, LONGEST = 3 * 40 /* bytes */ };
  int left = LAST_PARAGRAPHS;
  if (paper->genre != GW_GENRE_REPORT || !gw_paper_has(paper, GW_ELEMENT_ADDRESSEE)) return;
  for (size_t i = paper->text_end; i > paper->first && left > 0; i--) {
    const gw_doc_line *line = &c->doc->lines[i - 1];
    if (line->element != GW_ELEMENT_BODY) continue;
    left--;
    if (line->text.len <= LONGEST && asks(line->text))
      gw_case_report(c, GW_DIAG_REPORT_ASKS, line, line->text, nothing, nothing);
  }
}
