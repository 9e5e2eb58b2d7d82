/*
 * test_force.c - lines that the user forces: the list and what is wrong with it, which lines an entry
 * speaks of, and what recognition makes of them and of their neighbours.
 */
#include "unit/check.h"

#include "model/element.h"
#include "recognise/force.h"
#include "recognise/recognise.h"
#include "text/line.h"

#include <stdio.h>

#define PARAGRAPH                                                                                  \
  "全县上下要提高认识，抓紧部署，把各项任务落实到单位、落实到人，确保按期完成，并及时报告进展。\n"

/* ---- Reading ------------------------------------------------------------------------------- */

static void lists_are_read(void **state)
{
  static const struct {
    const char *name, *list, *want; /* first-last=element[:text]; of each entry */
  } rows[] = {
      {"nothing", "", ""},
      {"blank lines and comments", "\n  \r\n# 12=body\n\t# x\n", ""},
      {"one", "12=body", "12-12=body;"},
      {"a list", "12=body,13=h2", "12-12=body;13-13=heading_2;"},
      {"a range", "12-15=body", "12-15=body;"},
      {"blanks", " 12 - 15 = body , 3 = h1 # x", "12-15=body;3-3=heading_1;"},
      {"lines", "1=title\r\n2=h3\r3=h4\n", "1-1=title;2-2=heading_3;3-3=heading_4;"},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "1=title",
       "1-1=title;"},
      {"a Chinese term", "9=成文日期", "9-9=issue_date;"},
      {"a short one", "9=署名,10=广告", "9-9=signature;10-10=notice;"},
      {"a text", "9=body:全市上半年", "9-9=body:全市上半年;"},
      {"a text, full-width colon", "9=正文：全市 上半年  ", "9-9=body:全市 上半年;"},
      {"a text and a comment", "9=body: 甲#1 # x\n8=h1", "9-9=body:甲#1;8-8=heading_1;"},
      {"a text and another entry", "9=body:甲,8=h1", "9-9=body:甲;8-8=heading_1;"},
      {"an empty text", "9=body:", "9-9=body;"},
      {"a comment right behind", "9=body#x", "9-9=body;"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_forces forces = {0};
    gw_force_error error;
    char have[256] = "";
    CHECK_EQUAL(rows[i].name, gw_forces_read(&forces, rows[i].list, &error), GW_OK);
    for (size_t n = 0; n < forces.count; n++) {
      const gw_force *f = &forces.items[n];
      size_t at = strlen(have);
      snprintf(have + at, sizeof have - at, "%zu-%zu=%s%s%.*s;", f->first, f->last,
               gw_element_name(f->element), f->text.len ? ":" : "", (int)f->text.len,
               f->text.len ? f->text.ptr : "");
    }
    check_text(rows[i].name, have, strlen(have), rows[i].want);
    gw_forces_fini(&forces);
  }
  ROWS_ARE_RIGHT();
}

static void what_is_wrong_is_told_with_its_place(void **state)
{
  static const struct {
    const char *list, *word;
    size_t line, column;
    int is_element;
  } rows[] = {
      {"12", "12", 1, 1, 0},
      {"=body", "=body", 1, 1, 0},
      {"12=", "12=", 1, 1, 0},
      {"0=body", "0=body", 1, 1, 0},
      {"x=body", "x=body", 1, 1, 0},
      {"-3=body", "-3=body", 1, 1, 0},
      {"7-5=body", "7-5=body", 1, 1, 0},
      {"5-=body", "5-=body", 1, 1, 0},
      {"18446744073709551616=body", "18446744073709551616=body", 1, 1, 0},
      {"1=body,", "", 1, 8, 0},
      {"1=body,,2=h1", "", 1, 8, 0},
      {",", "", 1, 1, 0},
      {"1=body 2=h1", "1=body 2=h1", 1, 1, 0},
      {"12=bodi", "bodi", 1, 4, 1},
      {"12=h5", "h5", 1, 4, 1},
      {"12=Body", "Body", 1, 4, 1},
      {"1=body\n\n2=正文，3=h1", "正文，3=h1", 3, 3, 1},
      {"1=正文\r\n 2=标 题", "标", 2, 4, 1},
      {"1=正文\r2=x:甲", "x", 2, 3, 1},
      {"1=body\n2=\xFF", "\xFF", 2, 3, 0},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_forces forces = {0};
    gw_force_error error = GW_FORCE_ERROR_INIT;
    const char *name = rows[i].list;
    CHECK_EQUAL(name, gw_forces_read(&forces, rows[i].list, &error), GW_ERR_OPTION);
    check_text(name, rows[i].list + error.offset, error.length, rows[i].word);
    CHECK_EQUAL(name, error.line, rows[i].line);
    CHECK_EQUAL(name, error.column, rows[i].column);
    CHECK_EQUAL(name, error.is_element != 0, rows[i].is_element);
    gw_forces_fini(&forces);
  }
  ROWS_ARE_RIGHT();
}

static void every_element_has_its_words(void **state)
{
  (void)state;
  for (int e = 0; e < GW_ELEMENT_COUNT; e++) {
    const char *words[] = {gw_element_name((gw_element)e), gw_element_chinese((gw_element)e)};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
      gw_element found = GW_ELEMENT_COUNT;
      CHECK(words[i], gw_element_find(words[i], strlen(words[i]), &found));
      CHECK_EQUAL(words[i], found, e);
      CHECK(words[i], !gw_element_find(words[i], strlen(words[i]) - 1, &found));
    }
  }
  ROWS_ARE_RIGHT();
}

/* ---- Lines --------------------------------------------------------------------------------- */

static gw_doc split(const char *draft)
{
  gw_doc doc = {.length = strlen(draft)};
  doc.text = malloc(doc.length + 1);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  return doc;
}

static bool apply(gw_doc *doc, const char *list)
{
  gw_forces forces = {0};
  gw_force_error error;
  bool fits = true;
  assert_int_equal(gw_forces_read(&forces, list, &error), GW_OK);
  assert_int_equal(gw_forces_apply(&forces, doc, &fits), GW_OK);
  gw_forces_fini(&forces);
  return fits;
}

static void entries_speak_of_lines(void **state)
{
  /* lines 1, 3, 4, 4 (soft break), 6 have text */
  static const char draft[] = "甲一\n\n乙　二\n丙\v丁\n\n戊\n";
  static const struct {
    const char *list, *want; /* a letter for each line: capital where a new entry begins */
    size_t complaints;
  } rows[] = {
      {"", ".....", 0},
      {"1=title", "T....", 0},
      {"1=title,1=body", "B....", 0},
      {"1-6=body", "Bbbbb", 0},
      {"1-6=body,3=title", "BTBbb", 0},
      {"3=title,1-6=body", "Bbbbb", 0},
      {"4=body", "..Bb.", 0},
      {"2=body", ".....", 1},
      {"2-3=body", ".B...", 0},
      {"7=body", ".....", 1},
      {"6-99=body", "....B", 0},
      {"2=body,5=title,3=body,99=body", ".B...", 3},
      {"3=body:乙二", ".B...", 0},
      {"3=body:乙 二", ".B...", 0},
      {"3=body:乙二三", ".....", 1},
      {"2-4=body:乙", ".Bbb.", 0},
      {"1=title:甲,3=body:甲", "T....", 1},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_doc doc = split(draft);
    char have[8] = "";
    bool fits = apply(&doc, rows[i].list);
    CHECK_EQUAL(rows[i].list, doc.diags.count, rows[i].complaints);
    CHECK_EQUAL(rows[i].list, fits, rows[i].complaints == 0);
    for (size_t n = 0; n < doc.line_count; n++) {
      const gw_doc_line *line = &doc.lines[n];
      char letter = line->forced == 0 ? '.' : line->forced == 1 + GW_ELEMENT_TITLE ? 't' : 'b';
      have[n] = line->starts ? (char)(letter - 'a' + 'A') : letter;
    }
    check_text(rows[i].list, have, doc.line_count, rows[i].want);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* A hundred thousand entries for all of ten thousand lines: quadratic would take minutes. */
static void many_entries_take_little_time(void **state)
{
  enum { LINES = 10000, ENTRIES = 100000 };
  char *draft = malloc(2 * LINES + 1), *list = malloc(16 * ENTRIES + 1), *end = list;
  (void)state;
  assert_non_null(draft);
  assert_non_null(list);
  for (size_t i = 0; i < LINES; i++) memcpy(draft + 2 * i, "x\n", 3);
  for (size_t i = 0; i < ENTRIES; i++) end += sprintf(end, "1-%d=h%c\n", LINES, '1' + (int)(i % 4));
  gw_doc doc = split(draft);
  assert_true(apply(&doc, list));
  assert_int_equal(doc.lines[LINES - 1].forced, 1 + GW_ELEMENT_HEADING_4);
  gw_doc_fini(&doc);
  free(draft);
  free(list);
}

/* ---- Recognition --------------------------------------------------------------------------- */

static gw_doc recognise(const char *draft, const char *list, gw_status want)
{
  gw_doc doc = split(draft);
  assert_true(apply(&doc, list));
  assert_int_equal(gw_recognise(&doc, 0), want);
  return doc;
}

static size_t count_diags(const gw_doc *doc, gw_diag_kind kind)
{
  size_t count = 0;
  for (size_t i = 0; i < doc->diags.count; i++) count += doc->diags.items[i].kind == kind;
  return count;
}

static const char draft_text[] =
    "更多公文写作资料请加微信进会员群\n关于放假的通知\n各科室：\n" PARAGRAPH "一、时间\n" PARAGRAPH
    "云溪县人民政府办公室\n2026年3月1日\n";

static void forced_lines_are_what_they_are_told_to_be(void **state)
{
  (void)state;
  for (int e = GW_ELEMENT_NOTICE; e < GW_ELEMENT_COUNT; e++) {
    for (size_t n = 1; n <= 8; n++) {
      char list[64];
      snprintf(list, sizeof list, "%zu=%s", n, gw_element_name((gw_element)e));
      gw_doc doc = recognise(draft_text, list, GW_OK);
      const gw_doc_line *line = &doc.lines[n - 1];
      CHECK_EQUAL(list, line->element, e);
      CHECK(list, strcmp(line->rule, "forced") == 0);
      CHECK(list, line->runner_up != line->element);
      for (size_t d = 0; d < doc.diags.count; d++)
        CHECK(list, doc.diags.items[d].kind != GW_DIAG_UNCERTAIN || doc.diags.items[d].line != n);
      gw_doc_fini(&doc);
    }
  }
  ROWS_ARE_RIGHT();
}

static void notices_are_kept_and_text_is_set_aside(void **state)
{
  (void)state;
  gw_doc doc = recognise(draft_text, "1=body,4=notice", GW_OK);
  assert_int_equal(doc.lines[0].element, GW_ELEMENT_BODY);
  assert_int_equal(count_diags(&doc, GW_DIAG_NOTICE_SET_ASIDE), 1);
  assert_int_equal(doc.edit_count, 1);
  assert_int_equal(doc.edits[0].line, 4);
  assert_true(doc.lines[0].margin < 0);
  gw_doc_fini(&doc);
}

static void all_lines_can_be_thrown_out(void **state)
{
  (void)state;
  gw_doc doc = recognise(draft_text, "1-8=notice", GW_ERR_NO_DOCUMENT);
  assert_int_equal(count_diags(&doc, GW_DIAG_NOTICE_SET_ASIDE), 8);
  gw_doc_fini(&doc);
}

/* With the title elsewhere, the line that had been one is one no more. */
static void neighbours_adapt(void **state)
{
  (void)state;
  gw_doc doc = recognise("云溪县人民政府文件\n关于放假的通知\n各科室：\n" PARAGRAPH, "", GW_OK);
  gw_doc other =
      recognise("云溪县人民政府文件\n关于放假的通知\n各科室：\n" PARAGRAPH, "2=subtitle", GW_OK);
  assert_int_equal(doc.lines[0].element, GW_ELEMENT_ISSUER_MARK);
  assert_int_equal(doc.lines[1].element, GW_ELEMENT_TITLE);
  assert_int_equal(other.lines[1].element, GW_ELEMENT_SUBTITLE);
  assert_true(other.lines[0].after == GW_ELEMENT_SUBTITLE);
  gw_doc_fini(&doc);
  gw_doc_fini(&other);
}

static void forced_headings_may_run_in(void **state)
{
  (void)state;
  gw_doc doc = recognise("关于放假的通知\n加强领导。" PARAGRAPH "加强领导。\n", "2=h2,3=h1", GW_OK);
  assert_int_equal(doc.lines[1].run_in, strlen("加强领导。"));
  assert_int_equal(doc.lines[2].run_in, 0);
  gw_doc_fini(&doc);
}

/* A line that would be taken apart is the one element that the user says it is. */
static void forced_lines_stay_whole(void **state)
{
  static const char draft[] = "云政〔2026〕7号　　签发人：王五\n关于解决经费的请示\n市人民政府，\n"
                              "市财政局：\n" PARAGRAPH "云溪县人民政府\n2026年3月1日\n";
  static const struct {
    const char *list;
    size_t of_line[4]; /* how many lines of the document the first four physical lines are */
  } rows[] = {
      {"", {2, 1, 1, 0}},
      {"1=doc_number", {1, 1, 1, 0}},
      {"4=addressee", {2, 1, 1, 1}},
      {"3-4=addressee", {2, 1, 1, 0}},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    size_t have[4] = {0};
    gw_doc doc = recognise(draft, rows[i].list, GW_OK);
    for (size_t n = 0; n < doc.line_count; n++)
      if (doc.lines[n].number <= 4) have[doc.lines[n].number - 1]++;
    for (size_t n = 0; n < 4; n++) CHECK_EQUAL(rows[i].list, have[n], rows[i].of_line[n]);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Hard-wrapped text --------------------------------------------------------------------- */

#define FULL "坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，加快构建新发展格局\n" /* 35 Han */
#define LAST "，着力推动高质量发展，确保完成全年各项目标任务，让人民群众更加满意。\n"

static void forced_lines_begin_paragraphs(void **state)
{
  static const struct {
    const char *list;
    size_t want[8]; /* first physical lines of the paragraphs */
  } rows[] = {
      {"", {1, 4}},
      {"1-6=body", {1, 4}}, /* one entry: joined as ever, at the sentence's end not */
      {"2=body", {1, 2, 4}},
      {"2=body,3=body", {1, 2, 3, 4}},
      {"1-3=body", {1, 4}},
      {"6=issue_date", {1, 4, 6}},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_doc doc = recognise(FULL FULL LAST FULL FULL LAST, rows[i].list, GW_OK);
    size_t count = 0;
    while (count < COUNT_OF(rows[i].want) && rows[i].want[count]) count++;
    CHECK_EQUAL(rows[i].list, doc.line_count, count);
    for (size_t n = 0; n < doc.line_count && n < count; n++)
      CHECK_EQUAL(rows[i].list, doc.lines[n].number, rows[i].want[n]);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lists_are_read),
      cmocka_unit_test(what_is_wrong_is_told_with_its_place),
      cmocka_unit_test(every_element_has_its_words),
      cmocka_unit_test(entries_speak_of_lines),
      cmocka_unit_test(many_entries_take_little_time),
      cmocka_unit_test(forced_lines_are_what_they_are_told_to_be),
      cmocka_unit_test(notices_are_kept_and_text_is_set_aside),
      cmocka_unit_test(all_lines_can_be_thrown_out),
      cmocka_unit_test(neighbours_adapt),
      cmocka_unit_test(forced_headings_may_run_in),
      cmocka_unit_test(forced_lines_stay_whole),
      cmocka_unit_test(forced_lines_begin_paragraphs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
