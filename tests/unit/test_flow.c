/*
 * test_flow.c - where paragraphs stand. Numbers in twips by hand: a line is 579, a character 320 in
 * indents and 314 as set, the text 8844 wide; a date like 2026年8月1日 is six characters.
 */
#include "make_doc.h"
#include "style/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST_ROWS = 12, NO = -1 };

/* What is wanted of one paragraph: before_twip, the indents and so on, NO where it has none. */
typedef struct want_row {
  int before, left, right, hanging, align;
  unsigned flags; /* GW_PARAGRAPH_KEEP_NEXT and GW_PARAGRAPH_PAGE_BREAK */
} want_row;

#define PLAIN                                                                                      \
  {                                                                                                \
    NO, NO, NO, NO, NO, 0                                                                          \
  }
#define BEFORE(twip)                                                                               \
  {                                                                                                \
    twip, NO, NO, NO, NO, 0                                                                        \
  }
#define KEEP GW_PARAGRAPH_KEEP_NEXT
#define BREAK GW_PARAGRAPH_PAGE_BREAK

typedef struct flow_row {
  const char *name;
  gw_seal seal;
  bool keep_notices;
  doc_row rows[MOST_ROWS]; /* up to one without a text */
  want_row want[MOST_ROWS];
  size_t want_count;
} flow_row;

#define TITLE(text)                                                                                \
  {                                                                                                \
    GW_ELEMENT_TITLE, text, NULL                                                                   \
  }
#define BODY(text)                                                                                 \
  {                                                                                                \
    GW_ELEMENT_BODY, text, NULL                                                                    \
  }
#define NAME(text)                                                                                 \
  {                                                                                                \
    GW_ELEMENT_SIGNATURE, text, NULL                                                               \
  }
#define DATE(text)                                                                                 \
  {                                                                                                \
    GW_ELEMENT_ISSUE_DATE, text, NULL                                                              \
  }
#define NOTE(text)                                                                                 \
  {                                                                                                \
    GW_ELEMENT_ATTACHMENT_NOTE, text, NULL                                                         \
  }
#define NOTICE(text)                                                                               \
  {                                                                                                \
    GW_ELEMENT_NOTICE, text, NULL                                                                  \
  }
#define MARK(text)                                                                                 \
  {                                                                                                \
    GW_ELEMENT_ATTACHMENT_MARK, text, NULL                                                         \
  }
#define ATTACHED(text)                                                                             \
  {                                                                                                \
    GW_ELEMENT_ATTACHMENT_TITLE, text, NULL                                                        \
  }

static const flow_row flow_table[] = {
    {"title on line 1, one blank line below",
     GW_SEAL_YES,
     false,
     {TITLE("标题一"), TITLE("标题二"), {GW_ELEMENT_ADDRESSEE, "各县：", NULL}, BODY("正文。")},
     {PLAIN, PLAIN, BEFORE(579), PLAIN},
     4},
    {"no addressee: a heading has the blank line",
     GW_SEAL_YES,
     false,
     {TITLE("标题"),
      {GW_ELEMENT_SUBTITLE, "副题", NULL},
      {GW_ELEMENT_TITLE_NOTE, "（题注）", NULL},
      {GW_ELEMENT_HEADING_1, "一、总体", NULL},
      BODY("正文。")},
     {PLAIN, PLAIN, PLAIN, BEFORE(579), PLAIN},
     5},
    {"two lines below the head",
     GW_SEAL_YES,
     false,
     {{GW_ELEMENT_ISSUER_MARK, "某市文件", NULL},
      {GW_ELEMENT_DOC_NUMBER, "某发〔2026〕1号", NULL},
      TITLE("标题"),
      TITLE("第二行"),
      BODY("正文。")},
     /* 1984 - 0.24 x 62 pt; 227 - 60 for the red rule */
     {BEFORE(1687), BEFORE(1158), BEFORE(167), BEFORE(1158), PLAIN, BEFORE(579)},
     6},
    {"notices that are set aside are not there",
     GW_SEAL_YES,
     false,
     {NOTICE("广告"), TITLE("标题"), NOTICE("广告"), BODY("正文。"), NOTICE("广告")},
     {PLAIN, BEFORE(579)},
     2},
    {"notices that are kept stand between",
     GW_SEAL_YES,
     true,
     {NOTICE("广告"), TITLE("标题"), NOTICE("广告"), BODY("正文。")},
     {PLAIN, PLAIN, PLAIN, BEFORE(579)},
     4},
    /* 28 - (2 x 4 + 6) = 14 characters from the left: centred 7 from the right */
    {"sealed",
     GW_SEAL_YES,
     false,
     {BODY("正文。"), NAME("示例市人民政府"), DATE("2026年8月1日")},
     {{NO, NO, NO, NO, NO, KEEP},
      {1737, 4480, 0, 0, GW_ALIGN_CENTER, KEEP},
      {NO, 4480, 0, 0, GW_ALIGN_CENTER, 0}},
     3},
    /* a date of 7: 28 - (8 + 7) = 13 */
    {"sealed, a longer date",
     GW_SEAL_YES,
     false,
     {NAME("某局"), DATE("2026年12月31日")},
     {{1737, 4160, 0, 0, GW_ALIGN_CENTER, KEEP}, {NO, 4160, 0, 0, GW_ALIGN_CENTER, 0}},
     2},
    /* names of 18 characters decide, ASCII half as wide: 28 - 18 - 1 to spare = 9, for both names */
    {"sealed, two names, one very long",
     GW_SEAL_YES,
     false,
     {NAME("某局"), NAME("一二三四五六七八九十一二三四五六七AB"), DATE("2026年8月1日")},
     {{1737, 2880, 0, 0, GW_ALIGN_CENTER, KEEP},
      {NO, 2880, 0, 0, GW_ALIGN_CENTER, KEEP},
      {NO, 2880, 0, 0, GW_ALIGN_CENTER, 0}},
     3},
    /* starts 2 x 314 after names of 7: 8844 - 640 - 5 x 314 */
    {"unsealed",
     GW_SEAL_NO,
     false,
     {BODY("正文。"), NAME("示例市人民政府"), DATE("2026年8月1日")},
     {{NO, NO, NO, NO, NO, KEEP},
      {579, 0, 640, 0, GW_ALIGN_RIGHT, KEEP},
      {NO, 6634, 0, 0, GW_ALIGN_LEFT, 0}},
     3},
    /* 2 + 6 - 2 + 2 characters, of which 2 as indent: 640 + 6 x 314 */
    {"unsealed, the date is longer",
     GW_SEAL_NO,
     false,
     {NAME("某局"), DATE("2026年8月1日")},
     {{579, 0, 2524, 0, GW_ALIGN_RIGHT, KEEP}, {NO, 0, 640, 0, GW_ALIGN_RIGHT, 0}},
     2},
    {"unsealed, two names",
     GW_SEAL_NO,
     false,
     {NAME("某局"), NAME("示例市人民政府"), DATE("2026年8月1日")},
     {{579, 0, 640, 0, GW_ALIGN_RIGHT, KEEP},
      {NO, 0, 640, 0, GW_ALIGN_RIGHT, KEEP},
      {NO, 6634, 0, 0, GW_ALIGN_LEFT, 0}},
     3},
    {"a date alone",
     GW_SEAL_YES,
     false,
     {BODY("正文。"), DATE("2026年8月1日")},
     {{NO, NO, NO, NO, NO, KEEP}, {579, 0, 1280, 0, GW_ALIGN_RIGHT, 0}},
     2},
    {"names alone",
     GW_SEAL_YES,
     false,
     {NAME("某局"), BODY("正文。")},
     {{1737, 0, 1280, 0, GW_ALIGN_RIGHT, 0}, PLAIN},
     2},
    {"names alone, unsealed",
     GW_SEAL_NO,
     false,
     {NAME("某局")},
     {{579, 0, 640, 0, GW_ALIGN_RIGHT, 0}},
     1},
    {"kept together over notices",
     GW_SEAL_YES,
     false,
     {BODY("正文。"), NOTICE("广告"), NOTICE("广告"), NAME("示例市人民政府"), NOTICE("广告"),
      DATE("2026年8月1日"), BODY("又。")},
     {{NO, NO, NO, NO, NO, KEEP},
      {1737, 4480, 0, 0, GW_ALIGN_CENTER, KEEP},
      {NO, 4480, 0, 0, GW_ALIGN_CENTER, 0},
      PLAIN},
     4},
    {"one attachment",
     GW_SEAL_YES,
     false,
     {BODY("正文。"), NOTE("附件：任务分解表"), BODY("又。")},
     {{NO, NO, NO, NO, NO, KEEP}, {579, 1600, 0, 960, NO, 0}, PLAIN},
     3},
    {"several attachments",
     GW_SEAL_YES,
     false,
     {NOTE("附件：1.分解表"), NOTE("2.要点"), NOTE("10.附录"), NOTE("接上一行的名称")},
     {{579, 1920, 0, 1280, NO, KEEP},
      {NO, 1920, 0, 320, NO, KEEP},
      {NO, 2080, 0, 480, NO, KEEP},
      {NO, 2080, 0, 0, NO, 0}},
     4},
    {"several attachments in one line",
     GW_SEAL_YES,
     false,
     {NOTE("附件：1.分解表 2.要点")},
     {{579, 1920, 0, 1280, NO, 0}},
     1},
    {"the label on a line of its own",
     GW_SEAL_YES,
     false,
     {NOTE("附件："), NOTE("1.分解表")},
     {{579, 1600, 0, 960, NO, KEEP}, {NO, 1920, 0, 320, NO, 0}},
     2},
    {"a year is no number",
     GW_SEAL_YES,
     false,
     {NOTE("附件：2026年计划")},
     {{579, 1600, 0, 960, NO, 0}},
     1},
    {"attachments",
     GW_SEAL_YES,
     false,
     {BODY("正文。"),
      MARK("附件1"),
      ATTACHED("分解"),
      ATTACHED("表"),
      BODY("甲。"),
      BODY("乙。"),
      MARK("附件2"),
      {GW_ELEMENT_TABLE, "序号\t名称", NULL}},
     {PLAIN, PLAIN, BEFORE(579), PLAIN, BEFORE(579), PLAIN, PLAIN, BEFORE(579)},
     8},
    {"another document",
     GW_SEAL_YES,
     false,
     {TITLE("一"),
      BODY("正文。"),
      DATE("2026年8月1日"),
      {GW_ELEMENT_REMARK, "（公开）", NULL},
      TITLE("二"),
      TITLE("续"),
      BODY("又。"),
      TITLE("三")},
     {PLAIN,
      {579, NO, NO, NO, NO, KEEP},
      {579, 0, 1280, 0, GW_ALIGN_RIGHT, 0},
      PLAIN,
      {NO, NO, NO, NO, NO, BREAK},
      PLAIN,
      BEFORE(579),
      BEFORE(579)},
     8},
    {"another document with a head",
     GW_SEAL_YES,
     false,
     {DATE("2026年8月1日"),
      {GW_ELEMENT_ISSUER_MARK, "某市文件", NULL},
      {GW_ELEMENT_DOC_NUMBER, "某发〔2026〕2号", NULL},
      TITLE("二")},
     {{579, 0, 1280, 0, GW_ALIGN_RIGHT, 0},
      {1687, NO, NO, NO, NO, BREAK},
      BEFORE(1158),
      BEFORE(167),
      BEFORE(1158)},
     5},
};

static size_t count_rows(const doc_row *rows)
{
  size_t count = 0;
  while (count < MOST_ROWS && rows[count].text) count++;
  return count;
}

static int given(const gw_paragraph *got, unsigned bit, int value)
{
  return got->has & bit ? value : NO;
}

static void check_paragraph(const flow_row *row, size_t index, const gw_paragraph *got)
{
  const want_row *want = &row->want[index];
  want_row have = {
      .before = given(got, GW_PARAGRAPH_BEFORE, got->before_twip),
      .left = given(got, GW_PARAGRAPH_INDENT, got->left_twip),
      .right = given(got, GW_PARAGRAPH_INDENT, got->right_twip),
      .hanging = given(got, GW_PARAGRAPH_INDENT, got->hanging_twip),
      .align = given(got, GW_PARAGRAPH_ALIGN, (int)got->align),
      .flags = got->has & (KEEP | BREAK),
  };
  if (have.before != want->before || have.left != want->left || have.right != want->right ||
      have.hanging != want->hanging || have.align != want->align || have.flags != want->flags)
    fail_msg("%s, paragraph %zu: before %d left %d right %d hanging %d align %d flags %u",
             row->name, index, have.before, have.left, have.right, have.hanging, have.align,
             have.flags);
}

static void test_places(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof flow_table / sizeof *flow_table; i++) {
    const flow_row *row = &flow_table[i];
    gw_options options = GW_OPTIONS_INIT;
    options.seal = row->seal;
    gw_sheet sheet = gw_sheet_make(&options);
    gw_doc doc = make_doc(row->rows, count_rows(row->rows), row->keep_notices);
    gw_flow flow;
    gw_item item;
    size_t count = 0;
    gw_flow_start(&flow, &doc, &sheet, NULL);
    for (; gw_flow_next(&flow, &item); count++) {
      if (count >= row->want_count) fail_msg("%s: too many paragraphs", row->name);
      assert_int_equal(item.kind, GW_ITEM_PARAGRAPH);
      check_paragraph(row, count, &item.paragraph);
    }
    if (count != row->want_count) fail_msg("%s: only %zu paragraphs", row->name, count);
    assert_false(gw_flow_next(&flow, &item)); /* and it stays so */
    gw_doc_fini(&doc);
  }
}

/* The styles of the only paragraph that a row makes: its own, and that of its first span. */
static void check_styles(doc_row row, int style, int span_style, size_t spans)
{
  gw_options options = GW_OPTIONS_INIT;
  gw_sheet sheet = gw_sheet_make(&options);
  gw_doc doc = make_doc(&row, 1, false);
  gw_flow flow;
  gw_item item;
  gw_flow_start(&flow, &doc, &sheet, NULL);
  assert_true(gw_flow_next(&flow, &item));
  assert_int_equal(item.paragraph.style, style);
  assert_int_equal(item.paragraph.spans[0].style, span_style);
  assert_int_equal(item.paragraph.span_count, spans);
  if (spans == 2) assert_int_equal(item.paragraph.spans[0].text.len, strlen(row.run_in));
  gw_doc_fini(&doc);
}

static void test_run_in_headings_are_body_paragraphs(void **state)
{
  (void)state;
  check_styles((doc_row){GW_ELEMENT_HEADING_2, "（一）甲。乙。", "（一）甲。"}, GW_ELEMENT_BODY,
               GW_STYLE_HEADING_2_CHAR, 2);
  check_styles((doc_row){GW_ELEMENT_HEADING_2, "（一）甲。", "（一）甲。"}, GW_ELEMENT_HEADING_2,
               GW_STYLE_NONE, 1); /* nothing runs on from it */
  check_styles((doc_row){GW_ELEMENT_BODY, "（一）甲。乙。", "（一）甲。"}, GW_ELEMENT_BODY,
               GW_STYLE_NONE, 1);
}

/* As many paragraphs with text as there are lines, in whatever table they are. */
static void check_all_are_kept(const doc_row *rows, size_t count)
{
  gw_options options = GW_OPTIONS_INIT;
  gw_sheet sheet = gw_sheet_make(&options);
  gw_doc doc = make_doc(rows, count, true);
  gw_flow flow;
  gw_item item;
  size_t texts = 0;
  gw_flow_start(&flow, &doc, &sheet, NULL);
  while (gw_flow_next(&flow, &item))
    texts += item.kind == GW_ITEM_PARAGRAPH && item.paragraph.span_count > 0;
  assert_int_equal(texts, count);
  gw_doc_fini(&doc);
}

static void test_kept_notices_between_what_belongs_together(void **state)
{
  static const doc_row signers[] = {{GW_ELEMENT_SIGNER, "签发人：张三", NULL},
                                    NOTICE("广告"),
                                    {GW_ELEMENT_SIGNER, "签发人：李四", NULL}};
  static const doc_row seals[] = {NAME("示例市财政局"), NAME("示例市教育局"), NOTICE("广告"),
                                  DATE("2026年8月1日")};
  static const doc_row below[] = {NAME("示例市财政局"), NAME("示例市教育局"), NOTICE("广告")};
  (void)state;
  check_all_are_kept(signers, 3);
  check_all_are_kept(seals, 4);
  check_all_are_kept(below, 3);
}

static void test_endless_names_stay_on_the_page(void **state)
{
  (void)state;
  char name[3 * 2000 + 1];
  for (size_t i = 0; i < sizeof name - 1; i += 3) memcpy(name + i, "局", 3);
  name[sizeof name - 1] = '\0';
  static const gw_element elements[] = {GW_ELEMENT_SIGNATURE, GW_ELEMENT_ISSUE_DATE,
                                        GW_ELEMENT_ATTACHMENT_NOTE};
  for (int seal = GW_SEAL_YES; seal <= GW_SEAL_NO; seal++)
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
      doc_row rows[] = {{elements[i], name, NULL}, DATE("2026年8月1日")};
      gw_options options = GW_OPTIONS_INIT;
      options.seal = (gw_seal)seal;
      gw_sheet sheet = gw_sheet_make(&options);
      gw_doc doc = make_doc(rows, 2, false);
      gw_flow flow;
      gw_item item;
      gw_flow_start(&flow, &doc, &sheet, NULL);
      while (gw_flow_next(&flow, &item)) {
        assert_in_range(item.paragraph.left_twip, 0, 8844 - 320);
        assert_in_range(item.paragraph.right_twip, 0, 8844 - 320);
      }
      gw_doc_fini(&doc);
    }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_places),
      cmocka_unit_test(test_run_in_headings_are_body_paragraphs),
      cmocka_unit_test(test_kept_notices_between_what_belongs_together),
      cmocka_unit_test(test_endless_names_stay_on_the_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
