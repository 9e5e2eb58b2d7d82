/*
 * test_number.c - headings without a mark get one: the forms, the sequence that typed marks count in,
 * and the edits that say so.
 */
#include "unit/check.h"
#include "unit/make_doc.h"

#include "model/conserve.h"
#include "recognise/number.h"

#include <stdio.h>

enum { MOST = 8 };

#define H1 GW_ELEMENT_HEADING_1
#define H2 GW_ELEMENT_HEADING_2
#define H3 GW_ELEMENT_HEADING_3
#define H4 GW_ELEMENT_HEADING_4
#define B GW_ELEMENT_BODY
#define T GW_ELEMENT_TITLE

typedef struct number_row {
  const char *name;
  doc_row rows[MOST];
  const char *want[MOST]; /* the texts */
} number_row;

static const number_row number_table[] = {
    {"four levels",
     {{H1, "甲", NULL}, {H2, "乙", NULL}, {H3, "丙", NULL}, {H4, "丁", NULL}, {B, "戊", NULL}},
     {"一、甲", "（一）乙", "1.丙", "（1）丁", "戊"}},
    {"a sequence, and deeper ones begin anew",
     {{H1, "甲", NULL}, {H2, "乙", NULL}, {H2, "丙", NULL}, {H1, "丁", NULL}, {H2, "戊", NULL}},
     {"一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊"}},
    {"typed marks count",
     {{H1, "一、甲", NULL}, {H1, "乙", NULL}, {H1, "五、丙", NULL}, {H1, "丁", NULL}},
     {"一、甲", "二、乙", "五、丙", "六、丁"}},
    {"typed marks count in any form",
     {{H1, "1.甲", NULL}, {H1, "乙", NULL}, {H2, "(3)丙", NULL}, {H2, "丁", NULL}},
     {"1.甲", "二、乙", "(3)丙", "（四）丁"}},
    {"a run-in heading",
     {{H2, "加强领导。各单位要抓紧。", "加强领导。"}, {B, "甲", NULL}},
     {"（一）加强领导。各单位要抓紧。", "甲"}},
    {"a level that was skipped", {{H1, "甲", NULL}, {H3, "乙", NULL}}, {"一、甲", "1.乙"}},
    {"another document",
     {{H1, "甲", NULL}, {T, "乙", NULL}, {H1, "丙", NULL}},
     {"一、甲", "乙", "一、丙"}},
    {"an attachment",
     {{H1, "甲", NULL},
      {GW_ELEMENT_ATTACHMENT_MARK, "附件", NULL},
      {GW_ELEMENT_ATTACHMENT_TITLE, "名单", NULL},
      {H1, "丙", NULL}},
     {"一、甲", "附件", "名单", "一、丙"}},
    {"notices do not count",
     {{H1, "甲", NULL}, {GW_ELEMENT_NOTICE, "加微信", NULL}, {H1, "丙", NULL}},
     {"一、甲", "加微信", "二、丙"}},
    {"a hash that was left is a mark without a number",
     {{H1, "## 甲", NULL}, {H1, "乙", NULL}},
     {"## 甲", "二、乙"}},
};

static void feed_lines(gw_conserve *check, const gw_doc *doc)
{
  gw_conserve_start(check, doc);
  for (size_t i = 0; i < doc->line_count; i++)
    if (gw_doc_line_is_kept(doc, &doc->lines[i])) gw_conserve_feed(check, doc->lines[i].text);
}

static void headings_are_numbered(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(number_table); i++) {
    const number_row *row = &number_table[i];
    size_t count = 0, added = 0;
    gw_conserve check;
    while (count < MOST && row->rows[count].text) count++;
    gw_doc doc = make_doc(row->rows, count, false);
    assert_int_equal(gw_doc_settle_edits(&doc), GW_OK);
    CHECK_EQUAL(row->name, gw_number_headings(&doc), GW_OK);
    for (size_t n = 0; n < count; n++) {
      const gw_doc_line *line = &doc.lines[n];
      size_t more = line->text.len - strlen(row->rows[n].text);
      check_text(row->name, line->text.ptr, line->text.len, row->want[n]);
      added += more > 0;
      if (row->rows[n].run_in)
        CHECK_EQUAL(row->name, line->run_in, strlen(row->rows[n].run_in) + more);
    }
    CHECK_EQUAL(row->name, doc.diags.count, added);
    feed_lines(&check, &doc);
    CHECK(row->name, gw_conserve_finish(&check));
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void numbers_are_written_in_han(void **state)
{
  static const struct {
    size_t ordinal;
    const char *want;
  } rows[] = {
      {1, "一、"},
      {9, "九、"},
      {10, "十、"},
      {11, "十一、"},
      {20, "二十、"},
      {21, "二十一、"},
      {99, "九十九、"},
      {100, "一百、"},
      {101, "一百零一、"},
      {110, "一百一十、"},
      {111, "一百一十一、"},
      {200, "二百、"},
      {1000, "一千、"},
      {1001, "一千零一、"},
      {1010, "一千零一十、"},
      {1100, "一千一百、"},
      {9999, "九千九百九十九、"},
      {10000, "10000、"},
  };
  enum { HEADINGS = 10001 };
  doc_row *headings = calloc(HEADINGS, sizeof *headings);
  (void)state;
  assert_non_null(headings);
  for (size_t i = 0; i < HEADINGS; i++) headings[i] = (doc_row){H1, "甲", NULL};
  gw_doc doc = make_doc(headings, HEADINGS, false);
  assert_int_equal(gw_number_headings(&doc), GW_OK);
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_str text = doc.lines[rows[i].ordinal - 1].text;
    check_text(rows[i].want, text.ptr, text.len - strlen("甲"), rows[i].want);
  }
  gw_doc_fini(&doc);
  free(headings);
  ROWS_ARE_RIGHT();
}

/* The mark comes before what another edit makes of the first character. */
static void a_mark_goes_before_another_edit_at_its_place(void **state)
{
  static const doc_row rows[] = {{H1, "\"甲", NULL}};
  gw_doc doc = make_doc(rows, 1, false);
  const gw_edit edit = {.offset = 0, .length = 1, .after = GW_STR("“")};
  gw_conserve check;
  (void)state;
  assert_int_equal(gw_doc_add_edit(&doc, edit), GW_OK);
  doc.lines[0].text = GW_STR("“甲");
  assert_int_equal(gw_number_headings(&doc), GW_OK);
  assert_int_equal(doc.edit_count, 2);
  assert_int_equal(doc.edits[0].length, 0);
  assert_string_equal(doc.edits[0].shown_before, "");
  assert_string_equal(doc.edits[0].shown_after, "一、");
  check_text("text", doc.lines[0].text.ptr, doc.lines[0].text.len, "一、“甲");
  feed_lines(&check, &doc);
  assert_true(gw_conserve_finish(&check));
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(headings_are_numbered),
      cmocka_unit_test(numbers_are_written_in_han),
      cmocka_unit_test(a_mark_goes_before_another_edit_at_its_place),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
