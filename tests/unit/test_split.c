/*
 * test_split.c - lines that hold several elements become several lines, and no others do. A row is a
 * draft and the lines that come of it, each as line:column:text and a newline.
 */
#include "unit/check.h"

#include "recognise/join.h"
#include "recognise/recognise.h"
#include "recognise/split.h"
#include "text/line.h"
#include "text/markdown.h"

#include <stdio.h>

#define SENTENCE "请认真贯彻执行，确保各项工作落实到位。\n"
#define SENTENCE_LINE "1:1:请认真贯彻执行，确保各项工作落实到位。\n"

typedef struct split_row {
  const char *name, *draft, *want;
} split_row;

static bool is_markdown;

static gw_doc read(const char *draft)
{
  gw_doc doc = {.length = strlen(draft)};
  doc.text = malloc(doc.length + 1);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(is_markdown ? gw_markdown_split(&doc) : gw_line_split(&doc), GW_OK);
  return doc;
}

static bool is_in_order(const gw_doc *doc)
{
  size_t end = 0;
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i];
    if (line->offset < end || line->length == 0 || line->text.len == 0) return false;
    end = line->offset + line->length;
  }
  return end <= doc->length;
}

static void check_rows(const split_row *rows, size_t count, gw_status (*split)(gw_doc *doc))
{
  for (size_t i = 0; i < count; i++) {
    gw_doc doc = read(rows[i].draft);
    char have[1024];
    size_t length = 0;
    assert_int_equal(split(&doc), GW_OK);
    for (size_t n = 0; n < doc.line_count; n++) {
      const gw_doc_line *line = &doc.lines[n];
      length += (size_t)snprintf(have + length, sizeof have - length, "%u:%u:%.*s\n", line->number,
                                 line->column, (int)line->text.len, line->text.ptr);
      assert_true(length < sizeof have);
    }
    check_text(rows[i].name, have, length, rows[i].want);
    CHECK(rows[i].name, is_in_order(&doc));
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void forms_without_doubt(void **state)
{
  static const split_row rows[] = {
      {"nothing", "", ""},
      {"grades", "000001 机密★1年　特　急\n", "1:1:000001\n1:8:机密★1年\n1:14:特　急\n"},
      {"grades the other way round", "　绝密★　　No.000001\n", "1:2:绝密★\n1:7:No.000001\n"},
      {"a grade alone", "机密 ★ 1 年\n", "1:1:机密 ★ 1 年\n"},
      {"a word that is no grade", "机密 文件\n", "1:1:机密 文件\n"},
      {"a grade in a sentence", "特急　加急件各一份\n", "1:1:特急　加急件各一份\n"},
      {"number and signer", "云政〔2026〕3号　　签发人：王　五\n",
       "1:1:云政〔2026〕3号\n1:13:签发人：王　五\n"},
      {"number and signers without space", "云政〔2026〕3号签发人:王五 李四\n",
       "1:1:云政〔2026〕3号\n1:11:签发人:王五 李四\n"},
      {"number and name below a signer", "签发人：王　五\n　李　四\n云政〔2026〕3号　赵六六\n",
       "1:1:签发人：王　五\n2:2:李　四\n3:1:云政〔2026〕3号\n3:12:赵六六\n"},
      {"number and name below nothing", "云政〔2026〕3号　赵六六\n",
       "1:1:云政〔2026〕3号　赵六六\n"},
      {"a house number", "文昌路1号　签发人：王五\n", "1:1:文昌路1号　签发人：王五\n"},
      {"names of attachments", "附件：1.甲　2、乙；3．丙。\n",
       "1:1:附件：1.甲\n1:8:2、乙；\n1:12:3．丙。\n"},
      {"names below the label", "附件：\n1.甲　2.乙\n3.丙　4.丁\n",
       "1:1:附件：\n2:1:1.甲\n2:5:2.乙\n3:1:3.丙\n3:5:4.丁\n"},
      {"no label above", "1.甲　2.乙\n", "1:1:1.甲　2.乙\n"},
      {"another number", "附件：1.甲　3.乙\n", "1:1:附件：1.甲　3.乙\n"},
      {"a number of the text", "附件：1.甲　2.5吨\n", "1:1:附件：1.甲　2.5吨\n"},
      {"sentences", "附件：1.甲。见下。　2.乙\n", "1:1:附件：1.甲。见下。　2.乙\n"},
      {"a list that ended", "附件：1.甲\n" SENTENCE "2.乙　3.丙\n",
       "1:1:附件：1.甲\n2:1:请认真贯彻执行，确保各项工作落实到位。\n3:1:2.乙　3.丙\n"},
      {"name and date", SENTENCE "　　云溪县人民政府　2026 年 8 月 1 日\n",
       SENTENCE_LINE "2:3:云溪县人民政府\n2:11:2026 年 8 月 1 日\n"},
      {"name and date above the text", "县长　王五　2026年8月1日\n" SENTENCE,
       "1:1:县长　王五　2026年8月1日\n2:1:请认真贯彻执行，确保各项工作落实到位。\n"},
      {"a month is no date of issue", SENTENCE "云溪县教育局　2026年8月\n",
       SENTENCE_LINE "2:1:云溪县教育局　2026年8月\n"},
      {"rows of a table", SENTENCE "教育局　2026年8月1日\n财政局　2026年8月2日\n",
       SENTENCE_LINE "2:1:教育局　2026年8月1日\n3:1:财政局　2026年8月2日\n"},
      {"cells", SENTENCE "教育局\t2026年8月1日\n", SENTENCE_LINE "2:1:教育局\t2026年8月1日\n"},
  };
  (void)state;
  check_rows(rows, COUNT_OF(rows), gw_split_certain);
}

static gw_status join_and_split(gw_doc *doc)
{
  gw_status status = gw_join_wrapped(doc);
  return status == GW_OK ? gw_split_certain(doc) : status;
}

static void places_are_those_of_the_draft(void **state)
{
  static const split_row rows[] = {
      {"zero width",
       "\xE2\x80\x8B"
       "000001\xE2\x80\x8B \xE2\x80\x8B特\xE2\x80\x8B急\n",
       "1:2:000001\n1:11:特急\n"},
      {"a replaced character", "附件：1.甲\x01　2.乙\r\n",
       "1:1:附件：1.甲\xEF\xBF\xBD\n1:9:2.乙\n"},
      {"a joined line",
       "附件：1.全县上下提高认识抓紧部署，把各项任务落实到单位落实到人\n"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到单位落实到人\r\n"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到 2.单位落实\n"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到单位落实到人\n"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到单位落实到人。\n",
       "1:1:附件：1.全县上下提高认识抓紧部署，把各项任务落实到单位落实到人"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到单位落实到人"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到\n3:26:2.单位落实"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到单位落实到人"
       "确保按全县上下提高认识抓紧部署，把各项任务落实到单位落实到人。\n"},
  };
  (void)state;
  check_rows(rows, COUNT_OF(rows), join_and_split);
}

static void markup_is_stepped_over(void **state)
{
  static const split_row rows[] = {
      {"around the line", "**云政〔2026〕3号　签发人：王　五**\n",
       "1:3:云政〔2026〕3号\n1:14:签发人：王　五\n"},
      {"inside it", "特**急** *机密*★1年\n", "1:1:特急\n1:9:机密★1年\n"},
      {"an entity", "附件：1.甲&amp;乙&nbsp;2.丙\n", "1:1:附件：1.甲&乙\n1:19:2.丙\n"},
  };
  (void)state;
  is_markdown = true;
  check_rows(rows, COUNT_OF(rows), gw_split_certain);
  is_markdown = false;
}

static gw_status recognise(gw_doc *doc)
{
  return gw_recognise(doc, 0);
}

static void forms_that_need_the_element(void **state)
{
#define TITLE_LINE "关于放假的通知\n"
#define TITLE_IS(n) n ":1:关于放假的通知\n"
  static const split_row rows[] = {
      {"a joint mark", "云溪县财政局　云溪县教育局　文件\n云财〔2026〕1号\n" TITLE_LINE SENTENCE,
       "1:1:云溪县财政局\n1:8:云溪县教育局\n1:15:文件\n2:1:云财〔2026〕1号\n" TITLE_IS(
           "3") "4:1:请认真贯彻执行，确保各项工作落实到位。\n"},
      {"文件 beside one of them",
       "云溪县财政局\n云溪县教育局文件\n云财〔2026〕1号\n" TITLE_LINE SENTENCE,
       "1:1:云溪县财政局\n2:1:云溪县教育局\n2:7:文件\n3:1:云财〔2026〕1号\n" TITLE_IS(
           "4") "5:1:请认真贯彻执行，确保各项工作落实到位。\n"},
      {"a mark of one organ", "云溪县财政局　文件\n云财〔2026〕1号\n" TITLE_LINE SENTENCE,
       "1:1:云溪县财政局　文件\n2:1:云财〔2026〕1号\n" TITLE_IS(
           "3") "4:1:请认真贯彻执行，确保各项工作落实到位。\n"},
      {"spaced letters", "云 溪 县 财 政 局 文 件\n云财〔2026〕1号\n" TITLE_LINE SENTENCE,
       "1:1:云 溪 县 财 政 局 文 件\n2:1:云财〔2026〕1号\n" TITLE_IS(
           "3") "4:1:请认真贯彻执行，确保各项工作落实到位。\n"},
      {"organs that sign", TITLE_LINE SENTENCE "云溪县财政局　　云溪县教育局\n2026年8月1日\n",
       TITLE_IS("1") "2:1:请认真贯彻执行，确保各项工作落实到位。\n"
                     "3:1:云溪县财政局\n3:9:云溪县教育局\n4:1:2026年8月1日\n"},
      {"one organ in two words", TITLE_LINE SENTENCE "云溪县　人民政府\n2026年8月1日\n",
       TITLE_IS("1") "2:1:请认真贯彻执行，确保各项工作落实到位。\n"
                     "3:1:云溪县　人民政府\n4:1:2026年8月1日\n"},
      {"an office and a name", TITLE_LINE SENTENCE "县长　王五\n2026年8月1日\n",
       TITLE_IS("1") "2:1:请认真贯彻执行，确保各项工作落实到位。\n"
                     "3:1:县长　王五\n4:1:2026年8月1日\n"},
      {"mark and title",
       TITLE_LINE SENTENCE "云溪县教育局\n2026年8月1日\n附件1：值班安排表\n" SENTENCE,
       TITLE_IS("1") "2:1:请认真贯彻执行，确保各项工作落实到位。\n"
                     "3:1:云溪县教育局\n4:1:2026年8月1日\n5:1:附件1：\n5:5:值班安排表\n"
                     "6:1:请认真贯彻执行，确保各项工作落实到位。\n"},
      {"what runs over",
       TITLE_LINE "各乡镇，\n县直各单位：\n" SENTENCE
                  "附件：\n1.甲\n云溪县教育局\n2026年8月1日\n抄送：县委，\n县人大。\n",
       TITLE_IS("1") "2:1:各乡镇，县直各单位：\n"
                     "4:1:请认真贯彻执行，确保各项工作落实到位。\n5:1:附件：1.甲\n"
                     "7:1:云溪县教育局\n8:1:2026年8月1日\n9:1:抄送：县委，县人大。\n"},
  };
  (void)state;
  check_rows(rows, COUNT_OF(rows), recognise);
}

/* Every part of a line of a megabyte, once. */
static void long_lines_are_taken_apart_in_one_go(void **state)
{
  enum { ITEMS = 900, FILL = 1200 };
  char *draft = calloc(ITEMS, FILL + 32);
  size_t length = 0;
  (void)state;
  assert_non_null(draft);
  length += (size_t)sprintf(draft, "附件：");
  for (int i = 1; i <= ITEMS; i++) {
    length += (size_t)sprintf(draft + length, "%d.", i);
    memset(draft + length, 'a', FILL);
    length += FILL;
    draft[length++] = ' ';
  }
  gw_doc doc = read(draft);
  assert_int_equal(gw_split_certain(&doc), GW_OK);
  assert_int_equal(doc.line_count, ITEMS);
  assert_true(is_in_order(&doc));
  gw_doc_fini(&doc);
  free(draft);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_without_doubt),
      cmocka_unit_test(places_are_those_of_the_draft),
      cmocka_unit_test(markup_is_stepped_over),
      cmocka_unit_test(forms_that_need_the_element),
      cmocka_unit_test(long_lines_are_taken_apart_in_one_go),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
