/*
 * feature_kind.c - what the words of a whole line say it is: a date, a 发文字号, an advert. One
 * predicate per kind, listed in one table.
 */
#include "recognise/feature.h"

#include "base/han.h"
#include "base/skim.h"
#include "base/space.h"
#include "model/conserve.h"
#include "recognise/head_word.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <string.h>

/* 调 研 报 告: the word is the 文种, its characters set apart */
static bool is_spaced_title(gw_str text)
{
  enum { LONGEST = 60 };
  char packed[LONGEST];
  if (text.len > LONGEST) return false;
  gw_str title = gw_space_pack(text, packed);
  return title.len < text.len && gw_phrase_ends(GW_PHRASES_GENRE, title) >= strlen("报告");
}

/* Two to four Han, spaces allowed between them: 王　五, 李××; also X alone */
static bool is_name(gw_str text)
{
  enum { LONGEST = 4 };
  size_t characters = 0, masked = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (gw_is_layout_space(code)) continue;
    bool mask = code == 'X' || code == 0xD7 || code == '*';
    if ((!gw_is_han(code) && !mask) || ++characters > LONGEST) return false;
    masked += mask;
  }
  bool title = characters == LONGEST && is_spaced_title(text); /* 调 研 报 告 */
  return (characters >= 2 || masked) && !title;
}

/* 省长　王予某, 市委书记 李四: an office, a space, a name */
static bool is_speaker(gw_str text)
{
  enum { LONGEST_NAME = 4 };
  size_t behind = 0; /* characters of the name, if it is one */
  for (size_t at = text.len; at > 0 && behind <= LONGEST_NAME;) {
    size_t end = at;
    uint32_t code = gw_utf8_previous(text, &at);
    bool space = gw_is_layout_space(code);
    behind += !space;
    if (!space || !is_name(gw_str_rest(text, end))) continue;
    gw_str office = {text.ptr, at};
    for (size_t last = at; last > 0 && gw_is_layout_space(gw_utf8_previous(text, &last));)
      office.len = last;
    if (gw_phrase_ends(GW_PHRASES_OFFICE, office)) return true;
  }
  return false;
}

/* 附件, 附件1, 附件 1：, 附件一, 附件1（样表） */
static bool is_attachment_mark(gw_str text)
{
  uint32_t value;
  size_t at = gw_phrase_starts(GW_PHRASES_ATTACHMENT, text);
  if (at == 0) return false;
  gw_skip_spaces(text, &at);
  if (!gw_numeral_digits(text, &at, 3, &value)) gw_numeral_han(text, &at, &value);
  gw_skip_spaces(text, &at);
  gw_str tail = gw_str_rest(text, at);
  bool colon =
      gw_text_starts(tail, "：") ? tail.len == strlen("：") : tail.len == 1 && *tail.ptr == ':';
  bool bracket = gw_text_starts(tail, "（") && gw_text_ends(tail, "）") && tail.len <= 24;
  return tail.len == 0 || colon || bracket;
}

/* 附件：1.××, 附件1：××, 附：×× */
static bool is_attachment_note(gw_str text)
{
  uint32_t value;
  size_t at = gw_phrase_starts(GW_PHRASES_ATTACHMENT, text);
  if (at == 0) return false;
  gw_skip_spaces(text, &at);
  if (!gw_numeral_digits(text, &at, 3, &value)) gw_numeral_han(text, &at, &value);
  gw_skip_spaces(text, &at);
  gw_str tail = gw_str_rest(text, at);
  bool numbered = gw_is_digit((unsigned char)text.ptr[at ? at - 1 : 0]);
  return tail.len > 3 && (gw_text_starts(tail, "：") || *tail.ptr == ':' ||
                          (numbered && (*tail.ptr == '.' || gw_text_starts(tail, "．"))));
}

static bool is_copy_number(gw_str text)
{
  size_t at = 0;
  return gw_head_copy_number(text, &at) && at == text.len;
}

/* 秘密★启用前: whatever stands behind the star is the period */
static bool is_security(gw_str text)
{
  size_t at = 0;
  if (!gw_head_security(text, &at)) return false;
  return at == text.len || gw_text_has((gw_str){text.ptr, at}, "★");
}

static bool is_urgency(gw_str text)
{
  size_t at = 0;
  return gw_head_urgency(text, &at) && at == text.len;
}

static bool is_signer(gw_str text)
{
  size_t at = 0;
  return text.len < 240 && gw_head_signer(text, &at) && !gw_text_has(text, "。");
}

static bool is_copy_to(gw_str text)
{
  size_t at = 0;
  return gw_head_copies(text, &at);
}

/* 此件公开发布: a 附注 without its brackets */
static bool is_remark_bare(gw_str text)
{
  return text.len < 90 && gw_text_starts(text, "此件");
}

/* ××办公室印发　2026年3月10日 */
static bool is_printed_before(gw_str text)
{
  static const char word[] = "印发";
  for (size_t at = 0; at + sizeof word - 1 < text.len; gw_utf8_next(text, &at)) {
    if (!gw_text_starts(gw_str_rest(text, at), word)) continue;
    at += sizeof word - 1;
    gw_skip_spaces(text, &at);
    return gw_numeral_date(text, &at) && at == text.len;
  }
  return false;
}

/* ××办公室 2026年3月10日印发, also cut short: …日印 */
/* 2026-12-21, 2026.12.21 */
static bool has_figure_date(gw_str text)
{
  for (size_t at = 0; at + 8 <= text.len; at++) {
    size_t digits = 0;
    while (digits < 4 && text.ptr[at + digits] >= '0' && text.ptr[at + digits] <= '9') digits++;
    char point = text.ptr[at + 4];
    if (digits == 4 && (point == '-' || point == '.' || point == '/')) return true;
  }
  return false;
}

static bool is_printed(gw_str text)
{
  bool ends =
      gw_text_ends(text, "印发") || gw_text_ends(text, "日印") || gw_text_ends(text, "印制");
  if (text.len >= 200) return false;
  if (ends && has_figure_date(text)) return true;
  return gw_text_has(text, "日") && (ends || is_printed_before(text));
}

static bool is_print_note(gw_str text)
{
  return text.len < 90 && gw_phrase_starts(GW_PHRASES_PRINT_NOTE, text);
}

/* 示例市人民政府文件, 示例市财政局　　文件, 中 共 示 例 市 委 文 件 */
static bool is_issuer_mark(gw_str text)
{
  enum { LONGEST = 300 };
  char packed[LONGEST];
  if (text.len > LONGEST || !gw_text_ends(gw_trim(text), "件")) return false;
  gw_str mark = gw_space_pack(text, packed);
  if (!gw_text_ends(mark, "文件")) return false;
  mark.len -= strlen("文件");
  return gw_phrase_ends(GW_PHRASES_ORGAN, mark) != 0;
}

static bool is_mark_word(gw_str text)
{
  size_t at = 0;
  return gw_head_word(text, &at, "文件") && at == text.len;
}

/* 示例市人民政府令 */
static bool is_proclaim(gw_str text)
{
  size_t end = gw_phrase_ends(GW_PHRASES_PROCLAIM, text);
  if (end == 0 || text.len > 90) return false;
  text.len -= end;
  return gw_phrase_ends(GW_PHRASES_ORGAN, text) != 0;
}

/* 附件1：××方案, 附件1 ××方案 */
static bool is_attachment_titled(gw_str text)
{
  bool numbered, colon;
  size_t at = 0;
  if (!gw_head_attachment(text, &at, &numbered, &colon) || !numbered) return false;
  size_t end = at;
  gw_skip_spaces(text, &at);
  bool apart = colon || end < at;
  return apart && text.len > at + 6 && (colon || !gw_text_starts(gw_str_rest(text, at), "（"));
}

static bool is_placeholder(gw_str text)
{
  bool framed = gw_text_starts(text, "【") && gw_text_ends(text, "】") && text.len <= 90;
  if (framed && gw_phrase_count(GW_PHRASES_PLACEHOLDER, text)) return true;
  return (*text.ptr == '[' && text.ptr[text.len - 1] == ']') ||
         (gw_text_starts(text, "［") && gw_text_ends(text, "］"));
}

static bool is_date(gw_str text)
{
  size_t at = 0;
  while (gw_text_ends(text, "\xEF\xBF\xBD")) text.len -= 3; /* a replaced character */
  return text.len && gw_numeral_date(text, &at) && at == text.len;
}

static bool is_date_bracketed(gw_str text)
{
  size_t at = gw_text_starts(text, "（") ? strlen("（") : 1;
  if (!gw_text_starts(text, "（") && *text.ptr != '(') return false;
  return gw_numeral_date(text, &at) && text.len - at <= 3;
}

static bool is_date_first(gw_str text)
{
  size_t at = 0;
  return gw_numeral_date(text, &at) && at < text.len;
}

/* The length without a bracket at the end that tells a period, a version or a number: 方案（2023—2025年）,
 * 办法（2021年修订）, 通知（示办发〔2017〕2号） */
static size_t without_version(gw_str text)
{
  enum { LONGEST = 75 /* bytes */ };
  static const char *const word_table[] = {"年", "修订", "稿", "版", "号", "行"};
  const bool full = gw_text_ends(text, "）");
  size_t at = text.len;
  if (!full && !gw_text_ends(text, ")")) return text.len;
  while (at > 0 && text.len - at < LONGEST) {
    const uint32_t code = gw_utf8_previous(text, &at);
    if (code != 0xFF08 && code != '(') continue;
    for (size_t i = 0; i < sizeof word_table / sizeof *word_table; i++)
      if (gw_text_has(gw_str_rest(text, at), word_table[i])) return at;
    break;
  }
  return text.len;
}

static bool is_genre(gw_str text)
{
  if (gw_phrase_ends(GW_PHRASES_GENRE, text)) return true; /* …办法（试行） */
  text.len = without_version(text);
  while (gw_text_ends(text, "》") || gw_text_ends(text, "”")) text.len -= 3;
  return gw_phrase_ends(GW_PHRASES_GENRE, text) || is_spaced_title(text);
}

/* ××局关于……的报告。: one clause about something, with a stop that titles do not have */
static bool is_genre_stopped(gw_str text)
{
  enum { LONGEST = 180 };
  if (text.len > LONGEST || !gw_text_ends(text, "。") || gw_mark_read(text).kind) return false;
  text.len -= strlen("。");
  return gw_text_has(text, "关于") && !gw_text_has(text, "。") && !gw_text_has(text, "，") &&
         !gw_text_has(text, ",") && is_genre(text);
}

/* 政府工作报告——2016年3月5日在… */
static bool is_genre_dash(gw_str text)
{
  static const char dash[] = "——";
  for (size_t at = 0; (at = gw_han_run(text, at)) + sizeof dash - 1 < text.len && at < 90;
       gw_utf8_next(text, &at)) {
    if (!gw_text_starts(gw_str_rest(text, at), dash)) continue;
    return at > 0 && gw_phrase_ends(GW_PHRASES_GENRE, (gw_str){text.ptr, at});
  }
  return false;
}

static bool is_organ(gw_str text)
{
  return text.len >= 6 && gw_phrase_ends(GW_PHRASES_ORGAN, text) != 0;
}

/* 示例市委督查室　　2024年4月12日: below the mark of minutes and bulletins */
static bool is_organ_dated(gw_str text)
{
  enum { LONGEST = 240 };
  if (text.len > LONGEST || !gw_text_ends(text, "日")) return false; /* nearly always */
  const size_t end = gw_head_signed(text);
  if (end) return is_organ((gw_str){text.ptr, end});
  size_t at = 0;
  while (at < text.len && text.ptr[at] != ' ' && !gw_text_starts(gw_str_rest(text, at), "　")) at++;
  gw_str organ = {text.ptr, at};
  gw_skip_spaces(text, &at);
  if (!gw_numeral_date(text, &at) || at != text.len || !gw_text_ends(organ, "编")) return false;
  organ.len -= strlen("编"); /* 示例县人民政府办公室编　　2026年3月2日 */
  return is_organ(organ);
}

/* The length without the bracket at the end: 厅（局） */
static size_t strip_bracket(gw_str text)
{
  size_t at = text.len;
  while (at > 0 && gw_utf8_previous(text, &at) != 0xFF08) {
  }
  return at;
}

enum { LONGEST_SPACED = 300 };

/* 各区县人民政府，市直各部门： */
static bool is_organs(gw_str text)
{
  if (gw_text_ends(text, "："))
    text.len -= strlen("：");
  else if (text.ptr[text.len - 1] == ':')
    text.len -= 1;
  else
    return false;
  char packed[LONGEST_SPACED];
  if (text.len <= sizeof packed) text = gw_space_pack(text, packed); /* 各 县 人 民 政 府 ： */
  while (gw_text_ends(text, "）")) text.len = strip_bracket(text);
  return gw_phrase_ends(GW_PHRASES_ORGAN, text) || gw_phrase_ends(GW_PHRASES_ADDRESSED, text);
}

/* 公司董事长：何某某, 总经理：王某 */
static bool is_office_and_name(gw_str text)
{
  enum { LONGEST = 120 };
  for (size_t at = 0; text.len <= LONGEST && at < text.len;) {
    const gw_str office = {text.ptr, at};
    const uint32_t code = gw_utf8_next(text, &at);
    if (code != 0xFF1A && code != ':') continue;
    return gw_phrase_ends(GW_PHRASES_OFFICE, office) && at < text.len &&
           is_name(gw_str_rest(text, at));
  }
  return false;
}

/* 述职人：孙　毅 */
static bool is_undersigned(gw_str text)
{
  if (is_office_and_name(text)) return true;
  size_t at = gw_phrase_starts(GW_PHRASES_UNDERSIGNED, text);
  return at && gw_str_colon(text, at);
}

/* 【篇二】2023年工作总结, 第二篇：××: the next title of a collection of model texts */
static bool is_piece(gw_str text)
{
  enum { LONGEST = 180 };
  return text.len <= LONGEST && gw_phrase_starts(GW_PHRASES_PIECE, text) && is_genre(text);
}

/* The last two bytes of 同 */
static inline unsigned char may_grant(unsigned char byte, unsigned char next)
{
  return (byte == 0x90) & (next == 0x8C);
}

/* 一、同意你市…, 原则同意… */
static bool is_granted(gw_str text)
{
  if (gw_skim(text, 0, may_grant) == text.len) return false; /* nearly always */
  const gw_str said = gw_str_rest(text, gw_mark_read(text).size);
  return gw_text_starts(said, "同意") || gw_text_starts(said, "原则同意");
}

/* 示例市人民政府专题会议纪要, 工作简报: such a line above 第23期 is the mark (10.3) */
static bool is_bulletin(gw_str text)
{
  static const char *const end_table[] = {"纪要", "简报", "专报", "快报",
                                          "公告", "动态", "信息", "通报"};
  enum { LONGEST = 90 };
  char packed[LONGEST];
  if (text.len > LONGEST) return false;
  /* the last bytes of 要 报 告 态 息, nearly never */
  static const unsigned char last_table[] = {0x81, 0xA5, 0x8A, 0x81, 0xAF};
  if (!memchr(last_table, text.ptr[text.len - 1], sizeof last_table)) return false;
  gw_str mark = gw_space_pack(text, packed); /* 督 查 通 报 */
  for (size_t i = 0; i < sizeof end_table / sizeof *end_table; i++)
    if (gw_text_ends(mark, end_table[i])) return true;
  return false;
}

/* Kinds that are looked for in every line of searchable length. */
static const gw_kind_row kind_table[] = {
    {GW_KIND(DATE), is_date},
    {GW_KIND(DATE_BRACKETED), is_date_bracketed},
    {GW_KIND(DATE_FIRST), is_date_first},
    {GW_KIND(DOC_NUMBER), gw_feature_is_doc_number},
    {GW_KIND(ORGAN), is_organ},
    {GW_KIND(ORGANS), is_organs},
    {GW_KIND(ORGAN_DATED), is_organ_dated},
    {GW_KIND(UNDERSIGNED), is_undersigned},
    {GW_KIND(PIECE), is_piece},
    {GW_KIND(GRANTS), is_granted},
    {GW_KIND(BULLETIN), is_bulletin},
    {GW_KIND(ISSUE_NUMBER), gw_feature_is_issue_number},
    {GW_KIND(NAME), is_name},
    {GW_KIND(SPEAKER), is_speaker},
    {GW_KIND(PLACEHOLDER), is_placeholder},
    {GW_KIND(GENRE), is_genre},
    {GW_KIND(GENRE_DASH), is_genre_dash},
    {GW_KIND(GENRE_STOPPED), is_genre_stopped},
    {GW_KIND(ATTACHMENT_NOTE), is_attachment_note},
    {GW_KIND(ATTACHMENT_MARK), is_attachment_mark},
    {GW_KIND(COPY_TO), is_copy_to},
    {GW_KIND(PRINTED), is_printed},
    {GW_KIND(REMARK_BARE), is_remark_bare},
    {GW_KIND(SIGNER), is_signer},
    {GW_KIND(SECURITY), is_security},
    {GW_KIND(URGENCY), is_urgency},
    {GW_KIND(COPY_NUMBER), is_copy_number},
    {GW_KIND(ISSUER_MARK), is_issuer_mark},
    {GW_KIND(MARK_WORD), is_mark_word},
    {GW_KIND(PROCLAIM), is_proclaim},
    {GW_KIND(NAMES), gw_head_is_names},
    {GW_KIND(ATTACHMENT_TITLED), is_attachment_titled},
    {GW_KIND(PRINT_NOTE), is_print_note},
    {GW_KIND(PAGE_NUMBER), gw_feature_is_page_number},
};

typedef struct edge_row {
  uint64_t kind;
  gw_phrase_list list;
  size_t (*find)(gw_phrase_list list, gw_str text);
} edge_row;

/* Kinds that are so because of the words the line starts with, or is. */
static const edge_row edge_table[] = {
    {GW_KIND(SALUTATION), GW_PHRASES_SALUTATION, gw_phrase_starts},
    {GW_KIND(CLOSING), GW_PHRASES_CLOSING, gw_phrase_starts},
    {GW_KIND(WEB_LABEL), GW_PHRASES_WEB_LABEL, gw_phrase_starts},
    {GW_KIND(SCAFFOLD), GW_PHRASES_SCAFFOLD, gw_phrase_is},
    {GW_KIND(CONTACT), GW_PHRASES_CONTACT, gw_phrase_starts},
    {GW_KIND(CHAT), GW_PHRASES_CHAT, gw_phrase_starts},
    {GW_KIND(MEETING), GW_PHRASES_MEETING, gw_phrase_starts},
    {GW_KIND(WEB_WORD), GW_PHRASES_WEB_WORD, gw_phrase_is},
};

typedef struct inside_row {
  uint64_t kind;
  gw_phrase_list list;
  int least; /* so many of its words */
} inside_row;

/* Kinds that are so because of words anywhere in the line. */
static const inside_row inside_table[] = {
    {GW_KIND(PRINTS), GW_PHRASES_PRINTS, 1},           {GW_KIND(ABOUT), GW_PHRASES_ABOUT, 1},
    {GW_KIND(LEAD_IN), GW_PHRASES_LEAD_IN, 1},         {GW_KIND(REMARK), GW_PHRASES_REMARK, 1},
    {GW_KIND(TITLE_NOTE), GW_PHRASES_TITLE_NOTE, 1},   {GW_KIND(ADVERT), GW_PHRASES_ADVERT, 1},
    {GW_KIND(ADVERT_WEAK), GW_PHRASES_ADVERT_WEAK, 1}, {GW_KIND(ADVERTS), GW_PHRASES_ADVERT, 2},
    {GW_KIND(WEB_INSIDE), GW_PHRASES_WEB_INSIDE, 1},   {GW_KIND(URL), GW_PHRASES_URL, 1},
    {GW_KIND(CHAT_INSIDE), GW_PHRASES_CHAT_INSIDE, 1},
};

uint64_t gw_feature_kind_of_long(gw_str text)
{
  return is_organs(text) ? GW_KIND(ORGANS) : 0;
}

uint64_t gw_feature_kind(gw_str text)
{
  const gw_phrase_filter filter = gw_phrase_prepare(text);
  uint64_t kinds = gw_feature_web(text) | gw_feature_around(text);
  for (size_t i = 0; i < sizeof inside_table / sizeof *inside_table; i++)
    if (gw_phrase_count_in(inside_table[i].list, &filter) >= inside_table[i].least)
      kinds |= inside_table[i].kind;
  for (size_t i = 0; i < sizeof edge_table / sizeof *edge_table; i++)
    if (edge_table[i].find(edge_table[i].list, text)) kinds |= edge_table[i].kind;
  return kinds | gw_kind_rows(kind_table, sizeof kind_table / sizeof *kind_table, text);
}
