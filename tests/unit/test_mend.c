/*
 * test_mend.c - lines broken inside a mark or in front of an amount become one, and nothing else
 * does. A row is a draft and how many physical lines each of its paragraphs has.
 */
#include "unit/check.h"

#include "recognise/mend.h"
#include "text/line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct mend_row {
  const char *name, *draft, *want; /* want: digits */
} mend_row;

static const mend_row mend_table[] = {
    {"nothing", "", ""},
    {"a bracket alone", "甲。\n（\n三）改革开放持续深化。\n乙。\n", "121"},
    {"a bracket and its numeral", "（三\n）改革开放持续深化。\n", "2"},
    {"half-width brackets", "(\n十二)改革开放持续深化\n", "2"},
    {"a bracket and no mark", "（\n改革开放持续深化）\n", "11"},
    {"a mark and its text", "（三）\n改革开放持续深化\n", "11"},
    {"in front of an amount", "上半年成效明显，全市财政收入完成\n28.93亿元，增长7%。\n", "2"},
    {"with thousands", "上半年成效明显，全市财政收入完成\n2,893万元。\n", "2"},
    {"in front of a per cent", "上半年成效明显，全市财政收入增长\n12.8%，高于全省。\n", "2"},
    {"twice", "全县受灾严重，倒塌房屋\n3100余间，造成直接经济损失\n1.8亿元。\n", "3"},
    {"behind a run-in heading", "（一）重点突破。完成总投资\n4.3亿元的工程开工。\n", "2"},
    {"a point, where indents tell",
     "　　（一）重点突破。完成总投资\n4.3亿元的工程开工；\n12座水库全部完工。\n", "3"},
    {"a point, where nothing tells",
     "（一）重点突破。完成总投资\n4.3亿元的工程开工；\n12座水库全部完工。\n", "21"},
    {"a sentence that ends", "上半年成效明显，全市工作进展顺利。\n28.93亿元收入入库。\n", "11"},
    {"a list", "上半年成效明显，主要指标如下：\n28.93亿元税收；\n12.34亿元非税。\n", "111"},
    {"a heading above", "（一）成效明显，全市财政收入增长\n28.93亿元收入入库。\n", "11"},
    {"a title above", "关于全市财政收入完成情况\n28.93亿元收入入库。\n", "11"},
    {"a short label above", "收入，万元\n28.93万元\n", "11"},
    {"a blank line", "上半年成效明显，全市财政收入完成\n\n28.93亿元。\n", "11"},
    {"a year", "上半年成效明显，全市财政收入完成\n2026年目标。\n", "11"},
    {"a date", "上半年成效明显，全市财政收入完成\n2026年8月1日\n", "11"},
    {"a mark", "上半年成效明显，全市财政收入完成\n1.亿元企业培育\n", "11"},
    {"an ordinal", "上半年成效明显，全市财政收入完成\n3、亿元企业培育\n", "11"},
    {"a soft break", "上半年成效明显，全市财政收入完成\f28.93亿元。\n", "11"},
    {"cells", "地区，及\t上半年全市财政收入完成\n28.93亿元\t7%\n", "11"},
};

static gw_doc mend(const char *draft)
{
  gw_doc doc = {.length = strlen(draft)};
  doc.text = malloc(doc.length + 1);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  assert_int_equal(gw_mend_lines(&doc), GW_OK);
  return doc;
}

static void broken_lines_are_mended(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(mend_table); i++) {
    gw_doc doc = mend(mend_table[i].draft);
    char have[64];
    assert_true(doc.line_count < sizeof have);
    for (size_t n = 0; n < doc.line_count; n++)
      have[n] = (char)('1' + doc.lines[n].last_number - doc.lines[n].number);
    check_text(mend_table[i].name, have, doc.line_count, mend_table[i].want);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void mended_text_is_that_of_the_lines(void **state)
{
  (void)state;
  gw_doc doc = mend("（\n三）改革持续深化。\n");
  assert_int_equal(doc.line_count, 1);
  check_text("mended", doc.lines[0].text.ptr, doc.lines[0].text.len, "（三）改革持续深化。");
  assert_int_equal(doc.diags.count, 1);
  assert_int_equal(doc.diags.items[0].kind, GW_DIAG_LINES_JOINED);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(broken_lines_are_mended),
      cmocka_unit_test(mended_text_is_that_of_the_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
