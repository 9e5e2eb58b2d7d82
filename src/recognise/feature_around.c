/*
 * feature_around.c - single lines that stand around a document or hold its place: stamps, captions, tags,
 * names of samples, hints where the seal goes.
 */
#include "recognise/feature.h"

#include "base/han.h"
#include "base/space.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <string.h>

/* （此页无正文）, as documents said before 2012 */
static bool is_blank_page(gw_str text)
{
  return text.len < 60 && gw_text_has(text, "此页无正文");
}

/* <br>, <U+00A0>: what is left of markup */
static bool is_tag(gw_str text)
{
  if (*text.ptr != '<' || text.ptr[text.len - 1] != '>') return false;
  for (size_t at = 0; at < text.len;)
    if (gw_is_han(gw_utf8_next(text, &at))) return false;
  return true;
}

/* …新华社记者 某某 摄 */
static bool is_caption(gw_str text)
{
  while (gw_text_ends(text, "）")) text.len -= 3;
  return gw_text_ends(text, "摄") && gw_text_has(text, "记者");
}

/* 2026-02-03 09:02:33, 时间：2026-02-03: web pages write figures and dashes, documents 年月日 */
static bool is_timestamp(gw_str text)
{
  uint32_t hour, minute;
  size_t at = text.len && text.ptr[0] == '['; /* [2023/6/20 17:42] 刘某: a message */
  bool label = gw_text_starts(text, "时间") || gw_text_starts(text, "日期");
  if (label) {
    at += strlen("时间");
    at += gw_str_colon(text, at);
    gw_skip_spaces(text, &at);
  }
  size_t start = at;
  if (!gw_numeral_date(text, &at)) return false;
  if (label) return memchr(text.ptr + start, '-', at - start) != NULL;
  gw_skip_spaces(text, &at);
  return gw_numeral_digits(text, &at, 2, &hour) && at < text.len && text.ptr[at++] == ':' &&
         gw_numeral_digits(text, &at, 2, &minute);
}

/* 通知范文, 模板: what a chat model heads its answer with */
static bool is_sample(gw_str text)
{
  enum { LONGEST = 30 };
  return text.len <= LONGEST &&
         (gw_text_ends(text, "范文") || gw_text_ends(text, "模板") || gw_text_ends(text, "示例"));
}

/* （盖章）, [印章]: where the seal goes, no words of the document */
static bool is_seal_word(gw_str text)
{
  static const char *const word_table[] = {"盖章",     "印章",     "公章",     "签章",
                                           "单位盖章", "加盖公章", "加盖印章", "盖单位公章",
                                           "盖公章",   "此处盖章"};
  static const char *const frame_table[][2] = {{"（", "）"}, {"(", ")"}, {"[", "]"}, {"【", "】"}};
  gw_str word;
  if (text.len == 0 || gw_is_han_lead(*text.ptr)) return false; /* nearly always */
  for (size_t i = 0; i < sizeof frame_table / sizeof *frame_table; i++) {
    if (!gw_text_framed(text, frame_table[i][0], frame_table[i][1], &word)) continue;
    for (size_t k = 0; k < sizeof word_table / sizeof *word_table; k++)
      if (gw_text_is(word, word_table[k])) return true;
  }
  return false;
}

static const gw_kind_row around_table[] = {
    {GW_KIND(TIMESTAMP), is_timestamp},
    {GW_KIND(TIMESTAMP), gw_feature_is_message_stamp},
    {GW_KIND(CHAT), gw_feature_is_chat_preface},
    {GW_KIND(WEB_INSIDE), is_tag},
    {GW_KIND(SCAFFOLD), is_sample},
    {GW_KIND(CAPTION), is_caption},
    {GW_KIND(BLANK_PAGE), is_blank_page},
    {GW_KIND(SEAL_WORD), is_seal_word},
};

uint64_t gw_feature_around(gw_str text)
{
  return gw_kind_rows(around_table, sizeof around_table / sizeof *around_table, text);
}
