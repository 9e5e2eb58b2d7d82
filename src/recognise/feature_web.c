/*
 * feature_web.c - lines of web pages and document sites that no list of words can hold, because they
 * are built: paths through a site, labels in frames, rows of buttons, links with a day behind them.
 */
#include "recognise/feature.h"

#include "base/han.h"
#include "base/space.h"
#include "recognise/phrase.h"

#include <string.h>

enum { LONGEST_PATH = 300, LONGEST_CHROME = 240, LONGEST_LABEL = 60 /* bytes */ };

static bool is_arrow(uint32_t code)
{
  return code == '>' || code == 0xFF1E || code == 0xBB || code == 0x203A || code == 0x2192;
}

/* 政务公开 > 政策文件 > 通知公告: two arrows or more, names of pages between them */
static bool is_path(gw_str text)
{
  size_t arrows = 0, han = 0;
  if (text.len > LONGEST_PATH) return false;
  for (size_t at = 0; at < text.len;) {
    const size_t run = gw_han_run(text, at);
    han += run - at;
    at = run;
    if (at == text.len) break;
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0x3002 || code == 0xFF1B) return false;
    if (is_arrow(code) && han) {
      arrows++;
      han = 0;
    }
    han += gw_is_han(code);
  }
  return arrows >= 2;
}

/* 政府规章 - 示例市人民政府门户网站: what a browser shows above a page */
static bool is_page_title(gw_str text)
{
  static const char *const joint_table[] = {" - ", "_", " | ", "-"};
  static const char *const end_table[] = {"网站", "政府网", "门户网", "官网", "政务网", "新闻网"};
  bool ends = false;
  if (text.len > LONGEST_CHROME) return false;
  for (size_t i = 0; i < sizeof end_table / sizeof *end_table; i++)
    ends = ends || gw_text_ends(text, end_table[i]);
  for (size_t i = 0; ends && i < sizeof joint_table / sizeof *joint_table; i++)
    if (gw_text_has(text, joint_table[i])) return true;
  return false;
}

/* ---- Labels -------------------------------------------------------------------------------- */

static gw_str without_colon(gw_str text)
{
  if (gw_text_ends(text, "："))
    text.len -= strlen("：");
  else if (gw_text_ends(text, ":"))
    text.len -= 1;
  return text;
}

static bool is_label(gw_str text)
{
  char packed[LONGEST_LABEL];
  if (text.len > LONGEST_LABEL) return false;
  return gw_phrase_is(GW_PHRASES_META_LABEL, without_colon(gw_space_pack(text, packed))) != 0;
}

/* The length of the text that one of 【】 〖〗 [] frames at the start; 0: none does. */
static size_t framed(gw_str text, gw_str *inner)
{
  static const char *const open_table[] = {"【", "〖", "[", "［"};
  static const char *const close_table[] = {"】", "〗", "]", "］"};
  if (text.len == 0 || gw_is_han_lead(*text.ptr)) return 0; /* nearly always */
  for (size_t i = 0; i < sizeof open_table / sizeof *open_table; i++) {
    const size_t open = strlen(open_table[i]), close = strlen(close_table[i]);
    if (!gw_text_starts(text, open_table[i])) continue;
    for (size_t at = open; at < text.len; gw_utf8_next(text, &at)) {
      if (!gw_text_starts(gw_str_rest(text, at), close_table[i])) continue;
      *inner = (gw_str){text.ptr + open, at - open};
      return at + close;
    }
  }
  return 0;
}

/* 【颁布时间】1994-09-06, 发布机构<tab>示例省人民政府<tab>发文日期<tab>… */
static bool is_labelled(gw_str text)
{
  gw_str inner;
  size_t end = framed(text, &inner);
  if (end && end < text.len && is_label(inner)) return true;
  const size_t start = text.ptr[0] == '|'; /* | 主 题 词: | … | */
  const char cell = start ? '|' : '\t';
  const char *tab = memchr(text.ptr + start, cell, text.len - start);
  return tab && is_label((gw_str){text.ptr + start, (size_t)(tab - text.ptr) - start});
}

/* • 索引号： as a list on a page shows the fields of a record */
static bool is_listed_label(gw_str text)
{
  if (gw_is_han_lead(*text.ptr)) return false; /* nearly always */
  const gw_mark mark = gw_mark_read(text);
  return mark.kind == GW_MARK_BULLET && text.len > mark.size &&
         (gw_text_ends(text, "：") || text.ptr[text.len - 1] == ':') &&
         is_label(without_colon(gw_str_rest(text, mark.size)));
}

/* 【推荐阅读：××报告】, 【往期推荐】 */
static bool is_framed_chrome(gw_str text)
{
  gw_str inner;
  size_t end = text.len <= LONGEST_CHROME ? framed(text, &inner) : 0;
  return end == text.len && end &&
         (gw_phrase_starts(GW_PHRASES_WEB_LABEL, inner) ||
          gw_phrase_is(GW_PHRASES_WEB_WORD, inner));
}

/* 示例日报/2026年/2月/28日/第001版: where a newspaper had it */
static bool is_newspaper_page(gw_str text)
{
  return text.len <= LONGEST_CHROME && gw_text_ends(text, "版") && gw_text_has(text, "/第") &&
         gw_text_has(text, "年");
}

/* 【述职报告】相关文章：, what a list of links opens with */
static bool is_link_head(gw_str text)
{
  static const char *const word_table[] = {"相关文章",   "相关文章：", "相关推荐",
                                           "相关推荐：", "相关阅读",   "相关阅读："};
  for (size_t i = 0; text.len <= LONGEST_CHROME && i < sizeof word_table / sizeof *word_table; i++)
    if (gw_text_ends(text, word_table[i])) return true;
  return false;
}

static bool parts_buttons(uint32_t code)
{
  static const uint32_t part_table[] = {0x3010, 0x3011, 0x3016, 0x3017, '[',    ']',
                                        0xFF3B, 0xFF3D, '|',    0xFF5C, 0x4E28, 0xB7};
  if (code > 0x3017 && code < 0xFF3B && code != 0x4E28) return false; /* nearly all text */
  for (size_t i = 0; i < sizeof part_table / sizeof *part_table; i++)
    if (code == part_table[i]) return true;
  return gw_is_layout_space(code);
}

/* 〖打印〗〖关闭〗, [ 大 中 小 ] [ 打印 ], 设为首页 | 加入收藏: two buttons or more and no other word */
static bool is_button_row(gw_str text)
{
  size_t buttons = 0, from = 0;
  if (text.len > LONGEST_CHROME) return false;
  for (size_t at = 0; from < text.len;) {
    size_t here = at;
    bool end = at >= text.len;
    if (!end && !parts_buttons(gw_utf8_next(text, &at))) continue;
    if (here > from) {
      if (!gw_phrase_is(GW_PHRASES_WEB_WORD, (gw_str){text.ptr + from, here - from})) return false;
      buttons++;
    }
    if (end) break;
    from = at;
  }
  return buttons >= 2;
}

/* 发布者：教务处　发布时间：2015-11-12: two labels of a record or more */
static bool is_record(gw_str text)
{
  size_t labels = 0, from = 0;
  if (text.len > LONGEST_PATH) return false;
  for (size_t at = 0; (at = gw_han_run(text, at)) < text.len;) {
    size_t here = at;
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0x3002) return false;
    if (gw_is_layout_space(code)) from = at;
    if (code == 0xFF1A || code == ':') labels += is_label((gw_str){text.ptr + from, here - from});
  }
  return labels >= 2;
}

/* id: 20030417_0086, [label] …: the fields of a data set */
static bool is_field(gw_str text)
{
  enum { SHORTEST = 2, LONGEST = 12, LONGEST_LINE = 160 };
  bool frame = text.len && text.ptr[0] == '[';
  size_t start = frame, at = start;
  if (text.len > LONGEST_LINE) return false;
  while (at < text.len && ((text.ptr[at] >= 'a' && text.ptr[at] <= 'z') || text.ptr[at] == '_'))
    at++;
  if (at - start < SHORTEST || at - start > LONGEST || at + 1 >= text.len) return false;
  bool web = gw_text_starts(text, "http") || gw_text_starts(text, "mail") ||
             gw_text_starts(text, "email") || gw_text_starts(text, "tel");
  return !web && text.ptr[at] == (frame ? ']' : ':') && text.ptr[at + 1] == ' ';
}

/* ---- Links --------------------------------------------------------------------------------- */

static bool is_figure(char c)
{
  return c >= '0' && c <= '9';
}

/* 1.××述职报告12-27: the title of another text and the day it came, in two figures each */
static bool is_dated_link(gw_str text)
{
  enum { DAY = 5 };
  if (text.len <= DAY || text.len > LONGEST_CHROME) return false;
  const char *day = text.ptr + text.len - DAY;
  bool form = is_figure(day[0]) && is_figure(day[1]) && day[2] == '-' && is_figure(day[3]) &&
              is_figure(day[4]);
  return form && !is_figure(day[-1]) && day[-1] != '-' && !gw_text_has(text, "。");
}

/* 1.名单.xlsx: a file to be had from the page */
static bool is_file_link(gw_str text)
{
  static const char *const end_table[] = {".doc", ".docx", ".xls", ".xlsx", ".pdf",
                                          ".zip", ".rar",  ".wps", ".ofd"};
  for (size_t i = 0; text.len <= LONGEST_CHROME && i < sizeof end_table / sizeof *end_table; i++)
    if (gw_text_ends(text, end_table[i])) return true;
  return false;
}

uint64_t gw_feature_web(gw_str text)
{
  uint64_t kinds = 0;
  bool label = is_path(text) || is_page_title(text) || is_labelled(text) ||
               is_framed_chrome(text) || is_button_row(text) || is_record(text) || is_field(text) ||
               is_link_head(text) || is_listed_label(text) || is_newspaper_page(text);
  if (label) kinds |= GW_KIND(WEB_LABEL);
  if (is_dated_link(text) || is_file_link(text)) kinds |= GW_KIND(LINK_DATED);
  return kinds;
}
