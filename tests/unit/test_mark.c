/* test_mark.c - how lines open: marks with all their variants and what only looks like one, the
 * numerals and dates that they are made of, and the field's words. */
#include "unit/check.h"

#include "recognise/mark.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <stdio.h>
#include <stdlib.h>

static gw_str str(const char *text)
{
  return (gw_str){text, strlen(text)};
}

/* ---- Marks --------------------------------------------------------------------------------- */

static void marks_are_read(void **state)
{
  static const struct {
    const char *text, *mark; /* what of it is the mark, its spaces included */
    gw_mark_kind kind;
    uint32_t ordinal;
  } rows[] = {
      {"一、基本情况", "一、", GW_MARK_1, 1},
      {"十、基本情况", "十、", GW_MARK_1, 10},
      {"十一、基本情况", "十一、", GW_MARK_1, 11},
      {"二十三、基本情况", "二十三、", GW_MARK_1, 23},
      {"一百零五、基本情况", "一百零五、", GW_MARK_1, 105},
      {"一.基本情况", "一.", GW_MARK_1, 1},
      {"一．基本情况", "一．", GW_MARK_1, 1},
      {"一、　基本情况", "一、　", GW_MARK_1, 1},
      {"一　基本情况", "一　", GW_MARK_1, 1},
      {"二 基本情况", "二 ", GW_MARK_1, 2},
      {"一、", "一、", GW_MARK_1, 1},
      {"一、2026年工作", "一、", GW_MARK_1, 1},
      {"（一）加强领导", "（一）", GW_MARK_2, 1},
      {"(一)加强领导", "(一)", GW_MARK_2, 1},
      {"（一)加强领导", "（一)", GW_MARK_2, 1},
      {"（十二）加强领导", "（十二）", GW_MARK_2, 12},
      {"（一）、加强领导", "（一）、", GW_MARK_2, 1},
      {"（一）.加强领导", "（一）.", GW_MARK_2, 1},
      {"（一） 加强领导", "（一） ", GW_MARK_2, 1},
      {"（ 一 ）加强领导", "（ 一 ）", GW_MARK_2, 1},
      {"〔一〕加强领导", "〔一〕", GW_MARK_2, 1},
      {"（一）", "（一）", GW_MARK_2, 1},
      {"1.加强领导", "1.", GW_MARK_3, 1},
      {"1．加强领导", "1．", GW_MARK_3, 1},
      {"1、加强领导", "1、", GW_MARK_3, 1},
      {"１．加强领导", "１．", GW_MARK_3, 1},
      {"１２、加强领导", "１２、", GW_MARK_3, 12},
      {"12. 加强领导", "12. ", GW_MARK_3, 12},
      {"1.", "1.", GW_MARK_3, 1},
      {"1、2026年工作", "1、", GW_MARK_3, 1},
      {"（1）压实责任", "（1）", GW_MARK_4, 1},
      {"(1)压实责任", "(1)", GW_MARK_4, 1},
      {"（１）压实责任", "（１）", GW_MARK_4, 1},
      {"（12）、压实责任", "（12）、", GW_MARK_4, 12},
      {"①压实责任", "①", GW_MARK_5, 1},
      {"⑳压实责任", "⑳", GW_MARK_5, 20},
      {"⑴压实责任", "⑴", GW_MARK_4, 1},
      {"⒈压实责任", "⒈", GW_MARK_3, 1},
      {"㈡压实责任", "㈡", GW_MARK_2, 2},
      {"1）压实责任", "1）", GW_MARK_5, 1},
      {"1)压实责任", "1)", GW_MARK_5, 1},
      {"第一章　总则", "第一章　", GW_MARK_CHAPTER, 1},
      {"第二节 职责", "第二节 ", GW_MARK_CHAPTER, 2},
      {"第3章 附则", "第3章 ", GW_MARK_CHAPTER, 3},
      {"第一部分 概况", "第一部分 ", GW_MARK_CHAPTER, 1},
      {"第十二条　本办法", "第十二条　", GW_MARK_ARTICLE, 12},
      {"第1条 本办法", "第1条 ", GW_MARK_ARTICLE, 1},
      {"一是抓学习。", "一是", GW_MARK_POINT, 1},
      {"三要抓落实。", "三要", GW_MARK_POINT, 3},
      {"第一，抓学习。", "第一，", GW_MARK_POINT, 1},
      {"第一、抓学习。", "第一、", GW_MARK_POINT, 1},
      {"其一，抓学习。", "其一", GW_MARK_POINT, 1},
      {"——抓学习。", "——", GW_MARK_DASH, 0},
      {"--抓学习。", "--", GW_MARK_DASH, 0},
      {"—抓学习。", "—", GW_MARK_DASH, 0},
      {"• 抓学习", "• ", GW_MARK_BULLET, 0},
      {"➢抓落实", "➢", GW_MARK_BULLET, 0},
      {"●抓学习", "●", GW_MARK_BULLET, 0},
      {"- 抓学习", "- ", GW_MARK_BULLET, 0},
      {"* 抓学习", "* ", GW_MARK_BULLET, 0},
      {"# 总结", "# ", GW_MARK_HASH, 1},
      {"### 总结", "### ", GW_MARK_HASH, 3},
      {"## 一、基本情况", "## 一、", GW_MARK_1, 1},
      {"### （二）基本情况", "### （二）", GW_MARK_2, 2},
      {"## 一是抓学习", "## ", GW_MARK_HASH, 2},
      {"# ## 一、甲", "# ## 一、", GW_MARK_1, 1},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_mark mark = gw_mark_read(str(rows[i].text));
    CHECK_EQUAL(rows[i].text, mark.kind, rows[i].kind);
    CHECK_EQUAL(rows[i].text, mark.ordinal, rows[i].ordinal);
    CHECK_EQUAL(rows[i].text, mark.size, strlen(rows[i].mark));
  }
  ROWS_ARE_RIGHT();
}

static void what_is_no_mark_is_none(void **state)
{
  static const char *const rows[] = {
      "",
      "1.5亿元资金到位",
      "12.8%的群众",
      "１．５亿元",
      "3.14",
      "2016.3任科长",
      "2026年1月5日",
      "2026.1.5",
      "2026、2027两年",
      "1.4#泊位",
      "9:30开会",
      "10：00前到会",
      "1、2、3号楼已经封顶",
      "2、3#泊位",
      "一、二、三产业融合发展",
      "一、二把手要亲自抓",
      "三、四线城市的",
      "一二三产业",
      "一方面，",
      "一年来，",
      "三农工作",
      "十四五时期",
      "“（一）加强领导”是",
      "（三个一批）",
      "（2026年）",
      "（1997）",
      "（一",
      "（）",
      "一）加强",
      "第一书记",
      "第一批",
      "第三产业",
      "第",
      "第一",
      "其他工作",
      "其中，",
      "-5℃",
      "*注",
      "####### 七级",
      "#泊位",
      "#",
      "1 个县",
      "100人",
      "1000.加强",
      "一百 户",
      "公文",
      "A.甲",
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_mark mark = gw_mark_read(str(rows[i]));
    CHECK_EQUAL(rows[i], mark.kind, GW_MARK_NONE);
    CHECK_EQUAL(rows[i], mark.size, 0);
  }
  ROWS_ARE_RIGHT();
}

/* As deep as a draft likes: that there is no recursion is what keeps the stack whole. */
static void marks_of_markdown_may_be_many(void **state)
{
  enum { DEPTH = 1000000 };
  static const char end[] = "一、甲";
  char *text = malloc(2 * DEPTH + sizeof end);
  (void)state;
  assert_non_null(text);
  for (size_t i = 0; i < DEPTH; i++) memcpy(text + 2 * i, "# ", 2);
  memcpy(text + (size_t)2 * DEPTH, end, sizeof end);
  gw_mark mark = gw_mark_read(str(text));
  assert_int_equal(mark.kind, GW_MARK_1);
  assert_int_equal(mark.size, 2 * DEPTH + strlen("一、"));
  mark = gw_mark_read((gw_str){text, 2 * DEPTH});
  assert_int_equal(mark.kind, GW_MARK_HASH);
  assert_int_equal(mark.size, 2);
  free(text);
}

static void a_space_can_set_a_mark_off(void **state)
{
  (void)state;
  assert_true(gw_mark_read(GW_STR("一　基本情况")).spaced);
  assert_false(gw_mark_read(GW_STR("一、　基本情况")).spaced);
  assert_false(gw_mark_read(GW_STR("（一） 基本情况")).spaced);
}

/* No prefix of a line is read beyond its end. */
static void cut_lines_are_read_safely(void **state)
{
  static const char *const rows[] = {
      "一百二十一、　甲", "（ 十二 ）、甲", "１２３．甲", "第十二部分　甲",
      "### （12） 甲",    "其一是甲",       "——甲",       "⒈甲"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    for (size_t length = 0; length <= strlen(rows[i]); length++) {
      if (gw_utf8_valid(rows[i], length) != length) continue;
      char *copy = malloc(length + 1);
      assert_non_null(copy);
      memcpy(copy, rows[i], length);
      char *cut = realloc(copy, length ? length : 1);
      assert_non_null(cut);
      CHECK(rows[i], gw_mark_read((gw_str){cut, length}).size <= length);
      free(cut);
    }
  }
  ROWS_ARE_RIGHT();
}

/* ---- Numerals and dates -------------------------------------------------------------------- */

static void numerals_have_values(void **state)
{
  static const struct {
    const char *text;
    uint32_t value;
    size_t read; /* bytes; 0: none */
  } rows[] = {
      {"一", 1, 3},
      {"九", 9, 3},
      {"十", 10, 3},
      {"十五", 15, 6},
      {"二十", 20, 6},
      {"九十九", 99, 9},
      {"一百", 100, 6},
      {"一百零一", 101, 12},
      {"三百六十五", 365, 15},
      {"二十一个", 21, 9},
      {"〇", 0, 3},
      {"零", 0, 3},
      {"个", 0, 0},
      {"", 0, 0},
      {"1", 0, 0},
      {"万", 0, 0},
      {"甲一", 0, 0},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    size_t at = 0;
    uint32_t value = 0;
    CHECK(rows[i].text, gw_numeral_han(str(rows[i].text), &at, &value) == (rows[i].read > 0));
    CHECK_EQUAL(rows[i].text, at, rows[i].read);
    if (rows[i].read) CHECK_EQUAL(rows[i].text, value, rows[i].value);
  }
  ROWS_ARE_RIGHT();
}

static void digits_are_limited(void **state)
{
  static const struct {
    const char *text;
    int most;
    uint32_t value;
    size_t read;
  } rows[] = {
      {"7", 3, 7, 1},     {"123", 3, 123, 3}, {"1234", 3, 0, 0},
      {"１２", 3, 12, 6}, {"1２x", 3, 12, 4}, {"007", 3, 7, 3},
      {"", 3, 0, 0},      {"x1", 3, 0, 0},    {"99999", 4, 0, 0},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    size_t at = 0;
    uint32_t value = 0;
    bool read = gw_numeral_digits(str(rows[i].text), &at, rows[i].most, &value);
    CHECK(rows[i].text, read == (rows[i].read > 0));
    CHECK_EQUAL(rows[i].text, at, rows[i].read);
    if (read) CHECK_EQUAL(rows[i].text, value, rows[i].value);
  }
  ROWS_ARE_RIGHT();
}

static void dates_are_read(void **state)
{
  static const struct {
    const char *text, *rest; /* rest NULL: no date */
  } rows[] = {
      {"2026年8月1日", ""},
      {"2026年08月01日", ""},
      {"二〇二六年八月一日", ""},
      {"二○二六年十二月三十一日", ""},
      {"２０２６年８月１日", ""},
      {"2026 年 8 月 1 日", ""},
      {"2026年X月X日", ""},
      {"××××年×月×日", ""},
      {"XXXX年XX月XX日", ""},
      {"2026年 月 日", ""},
      {"2026年　月　日", ""},
      {"20XX年8月1日", ""},
      {"2026-8-1", ""},
      {"2026-08-01", ""},
      {"2026.8.1", ""},
      {"2026/08/01", ""},
      {"2026年8月1日印发", "印发"},
      {"2026-08-01 09:30", " 09:30"},
      {"2026年8月", ""},
      {"2026年8月发布", "发布"},
      {"8月1日", NULL},
      {"2026年", NULL},
      {"2026-13-01", NULL},
      {"2026-08-32", NULL},
      {"1899-08-01", NULL},
      {"2026-08/01", NULL},
      {"26-8-1", NULL},
      {"年月日", NULL},
      {"", NULL},
      {"今年8月1日", NULL},
      {"2026.8", NULL},
      {"2026.8.1.1", ".1"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    size_t at = 0;
    gw_str text = str(rows[i].text);
    bool read = gw_numeral_date(text, &at);
    CHECK(rows[i].text, read == (rows[i].rest != NULL));
    if (read && rows[i].rest) check_text(rows[i].text, text.ptr + at, text.len - at, rows[i].rest);
    if (!read) CHECK_EQUAL(rows[i].text, at, 0);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Words --------------------------------------------------------------------------------- */

static void the_longest_word_counts(void **state)
{
  static const struct {
    const char *text;
    gw_phrase_list list;
    const char *starts, *ends, *is;
  } rows[] = {
      {"关于开展检查的通知", GW_PHRASES_GENRE, "", "通知", ""},
      {"述职述廉报告", GW_PHRASES_GENRE, "述职述廉报告", "述职述廉报告", "述职述廉报告"},
      {"汇报提纲", GW_PHRASES_GENRE, "汇报提纲", "汇报提纲", "汇报提纲"},
      {"云溪县人民政府", GW_PHRASES_ORGAN, "", "人民政府", ""},
      {"附件1", GW_PHRASES_ATTACHMENT, "附件", "", ""},
      {"公告", GW_PHRASES_PROCLAIM, "公告", "公告", "公告"},
      {"", GW_PHRASES_GENRE, "", "", ""},
      {"知", GW_PHRASES_GENRE, "", "", ""},
      {"公文", GW_PHRASES_ADVERT, "", "", ""},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_str text = str(rows[i].text);
    CHECK_EQUAL(rows[i].text, gw_phrase_starts(rows[i].list, text), strlen(rows[i].starts));
    CHECK_EQUAL(rows[i].text, gw_phrase_ends(rows[i].list, text), strlen(rows[i].ends));
    CHECK_EQUAL(rows[i].text, gw_phrase_is(rows[i].list, text), strlen(rows[i].is));
  }
  ROWS_ARE_RIGHT();
}

static void words_are_found_inside(void **state)
{
  (void)state;
  assert_int_equal(gw_phrase_count(GW_PHRASES_ADVERT, GW_STR("加微信进会员群，用后删除")), 3);
  assert_int_equal(gw_phrase_count(GW_PHRASES_ADVERT, GW_STR("加强领导")), 0);
  assert_int_equal(gw_phrase_count(GW_PHRASES_ADVERT, GW_STR("")), 0);
  assert_true(gw_text_has(GW_STR("关于公文"), "公文"));
  assert_true(gw_text_has(GW_STR("公文"), "公文"));
  assert_false(gw_text_has(GW_STR("公"), "公文"));
  assert_false(gw_text_has(GW_STR("公交文"), "公文"));
  assert_true(gw_text_starts(GW_STR("公文"), "公"));
  assert_false(gw_text_starts(GW_STR("公"), "公文"));
  assert_true(gw_text_ends(GW_STR("公文"), "文"));
  assert_false(gw_text_ends(GW_STR("文"), "公文"));
}

#define LIST(name, ...) static const char *const words_of_##name[] = {__VA_ARGS__, NULL};
#include "recognise/phrase.def"
#undef LIST

static const char *const *const list_table[GW_PHRASES_COUNT] = {
#define LIST(name, ...) [GW_PHRASES_##name] = words_of_##name,
#include "recognise/phrase.def"
#undef LIST
};

static int count_one_by_one(gw_phrase_list list, gw_str text)
{
  int count = 0;
  for (const char *const *word = list_table[list]; *word; word++) count += gw_text_has(text, *word);
  return count;
}

static void check_word(gw_phrase_list list, const char *word)
{
  static const char *const frames[][2] = {
      {"", ""}, {"甲", ""}, {"", "乙"}, {"2026", " x"}, {"的", "，"}};
  for (size_t f = 0; f < COUNT_OF(frames); f++) {
    char text[128];
    snprintf(text, sizeof text, "%s%s%s", frames[f][0], word, frames[f][1]);
    int count = gw_phrase_count(list, str(text));
    CHECK(text, count > 0);
    CHECK_EQUAL(text, count, count_one_by_one(list, str(text)));
  }
  CHECK(word, strlen(word) >= 2 && gw_phrase_is(list, str(word)) == strlen(word));
}

/* The filter only saves work: it loses no word of any list, wherever it stands. */
static void the_filter_loses_no_word(void **state)
{
  (void)state;
  for (int list = 0; list < GW_PHRASES_COUNT; list++) {
    for (const char *const *word = list_table[list]; *word; word++) {
      check_word((gw_phrase_list)list, *word);
      for (const char *const *other = list_table[list]; other < word; other++)
        CHECK(*word, strcmp(*other, *word) != 0); /* nothing is listed twice */
    }
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_are_read),
      cmocka_unit_test(what_is_no_mark_is_none),
      cmocka_unit_test(marks_of_markdown_may_be_many),
      cmocka_unit_test(a_space_can_set_a_mark_off),
      cmocka_unit_test(cut_lines_are_read_safely),
      cmocka_unit_test(numerals_have_values),
      cmocka_unit_test(digits_are_limited),
      cmocka_unit_test(dates_are_read),
      cmocka_unit_test(the_longest_word_counts),
      cmocka_unit_test(words_are_found_inside),
      cmocka_unit_test(the_filter_loses_no_word),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
