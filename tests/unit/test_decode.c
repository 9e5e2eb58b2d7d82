/*
 * test_decode.c - the decision over all lines together: the order of a document, notices inside and
 * behind it, how sure it is. A row is a draft and a letter for each of its lines.
 */
#include "unit/check.h"

#include "model/element.h"
#include "recognise/recognise.h"
#include "recognise/rule.h"
#include "text/line.h"

#define PARAGRAPH                                                                                                                                 \
  "全县上下要提高认识，抓紧部署，把各项任务落实到单位、落实到人，确保按期完成，并及时报告进展情况" \
  "。\n"
#define ADVERT "更多公文写作资料请加微信进会员群\n"

static const char letter_table[GW_ELEMENT_COUNT] = {
    [GW_ELEMENT_NOTICE] = '-',          [GW_ELEMENT_COPY_NUMBER] = '#',
    [GW_ELEMENT_SECURITY] = '!',        [GW_ELEMENT_URGENCY] = 'U',
    [GW_ELEMENT_ISSUER_MARK] = 'I',     [GW_ELEMENT_DOC_NUMBER] = 'O',
    [GW_ELEMENT_SIGNER] = 'G',          [GW_ELEMENT_TITLE] = 'T',
    [GW_ELEMENT_SUBTITLE] = 'u',        [GW_ELEMENT_TITLE_NOTE] = 'n',
    [GW_ELEMENT_ADDRESSEE] = 'A',       [GW_ELEMENT_HEADING_1] = '1',
    [GW_ELEMENT_HEADING_2] = '2',       [GW_ELEMENT_HEADING_3] = '3',
    [GW_ELEMENT_HEADING_4] = '4',       [GW_ELEMENT_BODY] = 'b',
    [GW_ELEMENT_ATTACHMENT_NOTE] = 'N', [GW_ELEMENT_SIGNATURE] = 'S',
    [GW_ELEMENT_ISSUE_DATE] = 'D',      [GW_ELEMENT_REMARK] = 'R',
    [GW_ELEMENT_ATTACHMENT_MARK] = 'M', [GW_ELEMENT_ATTACHMENT_TITLE] = 't',
    [GW_ELEMENT_TABLE] = '=',           [GW_ELEMENT_COPY_TO] = 'C',
    [GW_ELEMENT_PRINTED_BY] = 'P',
};

typedef struct decode_row {
  const char *name, *draft, *want;
} decode_row;

static const decode_row decode_table[] = {
    {"a whole document",
     "000001\n机密★1年\n特急\n云溪县人民政府文件\n云政发〔2026〕7号\n关于做好春耕生产工作的通知\n"
     "各乡镇人民政府：\n" PARAGRAPH "一、加强领导\n" PARAGRAPH "（一）落实责任。" PARAGRAPH
     "特此通知。\n附件：1.任务分解表\n2.联系人名单\n云溪县人民政府\n2026年3月1日\n"
     "（此件公开发布）\n附件1\n任务分解表\n" PARAGRAPH
     "抄送：县委办公室，县人大常委会办公室。\n云溪县人民政府办公室　2026年3月1日印发\n",
     "#!UIOTAb1b2bNNSDRMtbCP"},
    {"a small notice", "关于放假的通知\n各科室：\n" PARAGRAPH "办公室\n2026年3月1日\n", "TAbSD"},
    {"an upward document",
     "云政〔2026〕7号　　签发人：王五\n关于解决经费的请示\n市人民政府：\n" PARAGRAPH
     "妥否，请批示。\n云溪县人民政府\n2026年3月1日\n",
     "OGTAbbSD"},
    {"title lines and notes",
     "在全县经济工作会议上的讲话\n（2026年1月5日）\n县长　王五\n同志们：\n" PARAGRAPH, "TnnAb"},
    {"a subtitle", "真抓实干　开创新局面\n——在全县经济工作会议上的讲话\n" PARAGRAPH, "Tub"},
    {"text only", PARAGRAPH PARAGRAPH, "bb"},
    {"adverts around it", ADVERT "关于放假的通知\n" PARAGRAPH ADVERT, "-Tb-"},
    {"an advert between title and addressee", "关于放假的通知\n" ADVERT "各科室：\n" PARAGRAPH,
     "T-Ab"},
    {"an advert between heading and text",
     "关于放假的通知\n" PARAGRAPH "一、时间\n" ADVERT PARAGRAPH "二、要求\n" PARAGRAPH, "Tb1-b1b"},
    {"an advert between signature and date",
     "关于放假的通知\n" PARAGRAPH "云溪县人民政府\n" ADVERT "2026年3月1日\n", "TbS-D"},
    {"page numbers inside", "关于放假的通知\n" PARAGRAPH "— 1 —\n" PARAGRAPH "— 2 —\n", "Tb-b-"},
    {"chrome behind the document",
     "关于放假的通知\n" PARAGRAPH
     "云溪县人民政府\n2026年3月1日\n来源：县政府\n打印本页\n关闭窗口\n",
     "TbSD---"},
    {"two documents",
     "关于印发《办法》的通知\n各科室：\n" PARAGRAPH
     "办公室\n2026年3月1日\n云溪县节约用水管理办法\n" PARAGRAPH,
     "TAbSDTb"},
    {"four levels",
     "关于放假的通知\n" PARAGRAPH
     "一、总体要求\n（一）指导思想\n1.政治方面\n（1）学习教育\n" PARAGRAPH,
     "Tb1234b"},
    {"points are body",
     "关于放假的通知\n" PARAGRAPH
     "一是抓学习，提高认识，统一思想。\n二是抓落实，明确责任，严格考核。\n",
     "Tbbb"},
    {"a table", "关于放假的通知\n" PARAGRAPH "姓名\t职务\t电话\n王五\t科长\t12345\n", "Tb=="},
};

static gw_doc recognise(const char *draft, gw_status want)
{
  gw_doc doc = {.length = strlen(draft)};
  doc.text = malloc(doc.length + 1);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  assert_int_equal(gw_recognise(&doc, 0), want);
  return doc;
}

static void lines_are_decided_together(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(decode_table); i++) {
    gw_doc doc = recognise(decode_table[i].draft, GW_OK);
    char have[64];
    assert_true(doc.line_count < sizeof have);
    for (size_t n = 0; n < doc.line_count; n++) have[n] = letter_table[doc.lines[n].element];
    check_text(decode_table[i].name, have, doc.line_count, decode_table[i].want);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void every_decision_is_explained(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(decode_table); i++) {
    gw_doc doc = recognise(decode_table[i].draft, GW_OK);
    for (size_t n = 0; n < doc.line_count; n++) {
      const gw_doc_line *line = &doc.lines[n];
      CHECK(decode_table[i].name, line->rule && *line->rule);
      CHECK(decode_table[i].name, line->runner_up != line->element);
    }
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* What is plain is decided by far, what is doubtful says so. */
static void margins_tell_plain_from_doubtful(void **state)
{
  (void)state;
  gw_doc doc = recognise("关于做好春耕生产工作的通知\n各乡镇人民政府：\n" PARAGRAPH
                         "云溪县人民政府\n2026年3月1日\n",
                         GW_OK);
  for (size_t i = 0; i < doc.line_count; i++) assert_true(doc.lines[i].margin >= 20);
  for (size_t i = 0; i < doc.diags.count; i++)
    assert_int_not_equal(doc.diags.items[i].kind, GW_DIAG_UNCERTAIN);
  gw_doc_fini(&doc);
}

/* ---- What follows from the decisions ------------------------------------------------------- */

static size_t count_diags(const gw_doc *doc, gw_diag_kind kind)
{
  size_t count = 0;
  for (size_t i = 0; i < doc->diags.count; i++) count += doc->diags.items[i].kind == kind;
  return count;
}

static void run_in_headings_have_a_boundary(void **state)
{
  (void)state;
  gw_doc doc = recognise("关于春耕的通知\n" PARAGRAPH "（一）加强领导。" PARAGRAPH
                         "（二）明确责任。" PARAGRAPH,
                         GW_OK);
  assert_int_equal(doc.lines[0].run_in, 0);
  assert_int_equal(doc.lines[1].run_in, 0);
  assert_int_equal(doc.lines[2].run_in, strlen("（一）加强领导。"));
  assert_int_equal(doc.lines[3].run_in, strlen("（二）明确责任。"));
  gw_doc_fini(&doc);
}

static void notices_are_set_aside_and_named(void **state)
{
  (void)state;
  gw_doc doc = recognise(ADVERT "关于春耕的通知\n" PARAGRAPH, GW_OK);
  assert_int_equal(doc.edit_count, 1);
  assert_int_equal(doc.edits[0].offset, 0);
  assert_int_equal(doc.edits[0].length, strlen(ADVERT) - 1);
  assert_int_equal(doc.edits[0].after.len, 0);
  assert_int_equal(count_diags(&doc, GW_DIAG_NOTICE_SET_ASIDE), 1);
  gw_doc_fini(&doc);
}

static void a_document_without_a_title_is_told(void **state)
{
  (void)state;
  gw_doc doc = recognise(PARAGRAPH PARAGRAPH, GW_OK);
  assert_int_equal(count_diags(&doc, GW_DIAG_NO_TITLE), 1);
  gw_doc_fini(&doc);
  doc = recognise("关于春耕的通知\n" PARAGRAPH, GW_OK);
  assert_int_equal(count_diags(&doc, GW_DIAG_NO_TITLE), 0);
  gw_doc_fini(&doc);
}

static void notices_alone_are_no_document(void **state)
{
  (void)state;
  gw_doc doc = recognise(ADVERT ADVERT "来源：本站\n", GW_ERR_NO_DOCUMENT);
  assert_int_equal(count_diags(&doc, GW_DIAG_NO_DOCUMENT), 1);
  assert_int_equal(count_diags(&doc, GW_DIAG_NOTICE_SET_ASIDE), 3);
  gw_doc_fini(&doc);
}

/* Long excerpts of notices are cut between characters. */
static void excerpts_are_whole_characters(void **state)
{
  (void)state;
  for (size_t shift = 0; shift < 4; shift++) {
    char draft[600] = "";
    memcpy(draft, "QQQQ", shift);
    for (int i = 0; i < 12; i++) strcat(draft, "加微信进会员群");
    gw_doc doc = recognise(draft, GW_ERR_NO_DOCUMENT);
    const char *text = doc.diags.items[0].text_zh;
    assert_int_equal(gw_utf8_valid(text, strlen(text)), strlen(text));
    assert_non_null(strstr(text, "…"));
    gw_doc_fini(&doc);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_decided_together),
      cmocka_unit_test(every_decision_is_explained),
      cmocka_unit_test(margins_tell_plain_from_doubtful),
      cmocka_unit_test(run_in_headings_have_a_boundary),
      cmocka_unit_test(notices_are_set_aside_and_named),
      cmocka_unit_test(a_document_without_a_title_is_told),
      cmocka_unit_test(notices_alone_are_no_document),
      cmocka_unit_test(excerpts_are_whole_characters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
