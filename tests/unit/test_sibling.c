/*
 * test_sibling.c - numbered lines are headings or provisions together. A row is a draft and the
 * verdict on each of its lines: H headings, P provisions, - none.
 */
#include "unit/check.h"

#include "recognise/sibling.h"
#include "text/line.h"

#define PARAGRAPH                                                                                                                                 \
  "全县上下要提高认识，抓紧部署，把各项任务落实到单位、落实到人，确保按期完成，并及时报告进展情况" \
  "。\n"

typedef struct sibling_row {
  const char *name, *draft, *want;
} sibling_row;

static const sibling_row sibling_table[] = {
    {"nothing", "", ""},
    {"no numbers", "标题\n" PARAGRAPH, "--"},
    {"topics", "一、基本情况\n" PARAGRAPH "二、存在问题\n" PARAGRAPH, "H-H-"},
    {"one of them ends in a point", "一、基本情况\n" PARAGRAPH "二、存在问题。\n" PARAGRAPH,
     "H-H-"},
    {"run-in headings",
     "（一）加强领导。" PARAGRAPH "（二）明确责任。" PARAGRAPH "（三）严格考核。" PARAGRAPH, "HHH"},
    {"provisions",
     "一、同意你局上报的方案，请认真组织实施，并按程序办理有关手续，不得擅自变更。\n"
     "二、你局应当加强监督管理，确保资金安全，接受审计部门的监督检查。\n",
     "PP"},
    {"items that end in a semicolon", "1.身份证复印件；\n2.申请表；\n3.照片。\n", "PPP"},
    {"two levels",
     "一、基本情况\n（一）人口。" PARAGRAPH "（二）面积。" PARAGRAPH
     "二、存在问题\n（一）资金。" PARAGRAPH,
     "HHHHH"},
    {"items inside headings", "一、基本情况\n1.甲村；\n2.乙村；\n二、存在问题\n" PARAGRAPH,
     "HPPH-"},
    {"a group starts again with one",
     "（一）加强领导。" PARAGRAPH "（二）明确责任。" PARAGRAPH
     "一、下一步\n（一）甲事；\n（二）乙事；\n",
     "HHHPP"},
    {"one is lost in the copy", "一、基本情况\n" PARAGRAPH "三、存在问题\n" PARAGRAPH, "H-H-"},
    {"deeper levels end with the higher one",
     "一、甲\n1.抓好；\n2.办好；\n二、乙\n1.基本情况\n" PARAGRAPH "2.存在问题\n" PARAGRAPH,
     "HPPHH-H-"},
};

static void check_verdicts(const sibling_row *row)
{
  gw_facts facts[32];
  gw_doc doc = {.length = strlen(row->draft)};
  doc.text = malloc(doc.length + 1);
  assert_non_null(doc.text);
  memcpy(doc.text, row->draft, doc.length + 1);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  CHECK_EQUAL(row->name, doc.line_count, strlen(row->want));
  char have[33] = "";
  for (size_t i = 0; i < doc.line_count; i++) facts[i] = gw_feature_form(doc.lines[i].text);
  assert_int_equal(gw_feature_place(&doc, facts), GW_OK);
  assert_int_equal(gw_sibling_judge(facts, doc.line_count), GW_OK);
  for (size_t i = 0; i < doc.line_count; i++) {
    bool headings = facts[i].place & GW_PLACE(HEADINGS),
         provisions = facts[i].place & GW_PLACE(PROVISIONS);
    have[i] = headings && provisions ? '!' : headings ? 'H' : provisions ? 'P' : '-';
  }
  check_text(row->name, have, strlen(have), row->want);
  gw_doc_fini(&doc);
}

static void siblings_get_one_verdict(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(sibling_table); i++) check_verdicts(&sibling_table[i]);
  ROWS_ARE_RIGHT();
}

/* Each member of a group is visited a fixed number of times, however long the group is. */
static void long_groups_are_judged(void **state)
{
  enum { COUNT = 200000 };
  gw_facts *facts = calloc(COUNT, sizeof *facts);
  (void)state;
  assert_non_null(facts);
  for (uint32_t i = 0; i < COUNT; i++) {
    facts[i].mark = (gw_mark){.kind = GW_MARK_1, .ordinal = i + 1};
    facts[i].form = GW_FORM(MEDIUM) | GW_FORM(MARK_1);
  }
  assert_int_equal(gw_sibling_judge(facts, COUNT), GW_OK);
  for (size_t i = 0; i < COUNT; i++) assert_true(facts[i].place & GW_PLACE(HEADINGS));
  free(facts);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(siblings_get_one_verdict),
      cmocka_unit_test(long_groups_are_judged),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
