/*
 * test_join.c - hard-wrapped lines become paragraphs again, and nothing else does. A row is a draft
 * and how many physical lines each of its paragraphs has.
 */
#include "unit/check.h"

#include "recognise/join.h"
#include "text/line.h"

#include <stdio.h>

/* 30 Han in a line */
#define FULL "全县上下提高认识，抓紧部署，把各项任务落实到单位落实到人确保按"
#define FULL_STOP "全县上下提高认识，抓紧部署，把各项任务落实到单位落实到人确保。"
#define NO_POINTS "春江潮水连海平海上明月共潮生滟滟随波千万里何处春江无月明江流宛转"
#define CELLS "一季度　二季度　三季度　四季度　全年合计，同比增长，占比情况，备"
#define ITEM "·全县上下提高认识，抓紧部署，把各项任务落实到单位落实到人确保"
#define SHORT_END "期完成任务。"

typedef struct join_row {
  const char *name, *draft, *want; /* want: digits */
} join_row;

static const join_row join_table[] = {
    {"nothing", "", ""},
    {"one long line for each paragraph", FULL FULL FULL "。\n" FULL FULL FULL FULL FULL FULL "。\n",
     "11"},
    {"wrapped",
     "关于春耕的通知\n" FULL "\n" FULL "\n" SHORT_END "\n" FULL "\n" FULL "\n" SHORT_END "\n" FULL
     "\n" SHORT_END "\n",
     "1332"},
    {"too few full lines", FULL "\n" SHORT_END "\n" FULL "\n" SHORT_END "\n", "1111"},
    {"a blank line parts",
     "关于春耕的通知\n" FULL "\n" FULL "\n\n" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n", "124"},
    {"a mark starts a paragraph",
     FULL "\n" FULL "\n一、加强领导\n" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n", "214"},
    {"a full line that ends a sentence",
     FULL "\n" FULL_STOP "\n" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n", "24"},
    {"lines without points",
     NO_POINTS "\n" NO_POINTS "\n" NO_POINTS "\n" NO_POINTS "\n" NO_POINTS "\n" SHORT_END "\n",
     "111111"},
    {"cells", CELLS "\n" CELLS "\n" CELLS "\n" CELLS "\n" CELLS "\n" SHORT_END "\n", "111111"},
    {"items of a list", ITEM "\n" ITEM "\n" ITEM "\n" ITEM "\n" ITEM "\n" ITEM "\n", "111111"},
    {"a signature below a full line",
     FULL "\n" FULL "\n" FULL "\n" FULL "\n" FULL "\n某某市人民政府\n", "51"},
    {"soft breaks are lines of their own",
     FULL "\f" FULL "\f" FULL "\f" FULL "\f" FULL "\f" SHORT_END, "111111"},
    {"a form feed at the start of a page",
     FULL "\n" FULL "\n\f" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n", "6"},
    {"a form feed and a blank line",
     FULL "\n" FULL "\n\n\f" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n", "24"},
    {"a page number ends no paragraph, but is no text either",
     FULL "\n" FULL "\n— 1 —\n" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n", "214"},
    {"indents tell",
     "　　" FULL "\n" FULL_STOP "\n" FULL "\n" SHORT_END "\n　　" FULL "\n" FULL "\n" SHORT_END
     "\n　　" FULL "\n" SHORT_END "\n　　短。\n",
     "4321"},
    {"indents tell even where few lines are full",
     "　　" FULL "\n" SHORT_END "\n\n　　短。\n\n　　短。\n\n　　" FULL "\n" FULL "\n" SHORT_END
     "\n\n　　短。\n\n　　短。\n\n　　" FULL "\n" FULL "\n" SHORT_END
     "\n\n　　短。\n\n　　短。\n\n　　短。\n"
     "\n　　短。\n\n　　短。\n\n　　短。\n\n　　短。\n",
     "21131131111111"},
    {"the head of a document is wider than its text",
     "关于进一步加强全县春季农业生产和春耕备耕工作的若干意见和全县具体实施方案的通知\n" FULL
     "\n" FULL "\n" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n",
     "16"},
    {"a heading that was broken early",
     "　　" FULL "\n" FULL "\n" SHORT_END
     "\n　　一、统筹规划城乡布局，促进教育\n一体发展\n　　" FULL "\n" FULL "\n" SHORT_END
     "\n　　" FULL "\n" SHORT_END "\n",
     "3232"},
};

static gw_doc join(const char *draft)
{
  gw_doc doc = {.length = strlen(draft)};
  doc.text = malloc(doc.length + 1);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  assert_int_equal(gw_join_wrapped(&doc), GW_OK);
  return doc;
}

static void paragraphs_are_put_together(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(join_table); i++) {
    gw_doc doc = join(join_table[i].draft);
    char have[64];
    assert_true(doc.line_count < sizeof have);
    for (size_t n = 0; n < doc.line_count; n++)
      have[n] = (char)('1' + doc.lines[n].last_number - doc.lines[n].number);
    check_text(join_table[i].name, have, doc.line_count, join_table[i].want);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

typedef struct page_row {
  const char *above, *below;
  bool goes_on;
} page_row;

#define WRAPPED FULL "\n" FULL "\n" FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n"

static void paragraphs_go_over_pages(void **state)
{
  static const page_row rows[] = {
      {WRAPPED FULL, SHORT_END, true},
      {WRAPPED FULL, FULL, true},
      {WRAPPED FULL "\n", "\f" SHORT_END, true},
      {WRAPPED FULL_STOP, SHORT_END, false},
      {WRAPPED SHORT_END, FULL, false},
      {WRAPPED FULL, "　　" SHORT_END, false},
      {WRAPPED FULL, "一、加强领导", false},
      {WRAPPED FULL, "某某市人民政府", false}, /* it may sign */
      {WRAPPED NO_POINTS, SHORT_END, false},
      {WRAPPED CELLS, SHORT_END, false},
      /* lines of any length: only what ends in a comma goes on for sure */
      {"各地要提高认识，抓紧部署，", "按期完成任务。", true},
      {"各地要提高认识、抓紧部署、", "按期完成任务", true},
      {"各地要提高认识，抓紧部署", "按期完成任务。", false},
      {"各地要提高认识，抓紧部署。", "按期完成任务。", false},
      {"各地要提高认识，抓紧部署，", "附件：1.分工表", false},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char draft[2048];
    snprintf(draft, sizeof draft, "%s\n— 1 —\n%s\n", rows[i].above, rows[i].below);
    gw_doc doc = join(draft);
    CHECK(draft, doc.lines[doc.line_count - 1].continues == rows[i].goes_on);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void joined_text_is_that_of_the_lines(void **state)
{
  (void)state;
  gw_doc doc = join(FULL "\n" FULL "\r\n  " FULL "\n" FULL "\n" FULL "\n" SHORT_END "\n");
  assert_int_equal(doc.line_count, 1);
  check_text("joined", doc.lines[0].text.ptr, doc.lines[0].text.len,
             FULL FULL FULL FULL FULL SHORT_END);
  assert_int_equal(doc.diags.count, 1);
  assert_int_equal(doc.diags.items[0].kind, GW_DIAG_LINES_JOINED);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paragraphs_are_put_together),
      cmocka_unit_test(paragraphs_go_over_pages),
      cmocka_unit_test(joined_text_is_that_of_the_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
