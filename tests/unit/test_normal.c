/*
 * test_normal.c - the passes of normalising: what each changes and, just as long, what none may
 * touch; places, boundaries and diagnostics of changes; and over all fixture drafts that no
 * character is lost and that a second run changes nothing.
 */
#include "unit/check.h"
#include "unit/fixture.h"
#include "unit/make_doc.h"

#include "model/conserve.h"
#include "model/element.h"
#include "normal/normal.h"
#include "normal/signal.h"
#include "recognise/recognise.h"
#include "text/charset.h"
#include "text/line.h"

#include <time.h>

static uint64_t passes_of(const char *list)
{
  uint64_t passes;
  gw_str bad;
  if (!gw_pass_parse(list, &passes, &bad)) fail_msg("no such list: %s", list);
  return passes;
}

/* Is the document what its draft and its edits make? */
static bool is_conserved(const gw_doc *doc)
{
  gw_conserve check;
  gw_conserve_start(&check, doc);
  for (size_t i = 0; i < doc->line_count; i++)
    if (gw_doc_line_is_kept(doc, &doc->lines[i])) gw_conserve_feed(&check, doc->lines[i].text);
  return gw_conserve_finish(&check);
}

/* The lines of `doc` as a draft of their own: what a second conversion would be given. */
static gw_doc remake(const gw_doc *doc)
{
  gw_doc again = {.keep_notices = doc->keep_notices, .encoding = "utf-8"};
  size_t size = 1;
  for (size_t i = 0; i < doc->line_count; i++) size += doc->lines[i].text.len + 1;
  again.text = calloc(1, size);
  if (!again.text) abort();
  for (size_t i = 0; i < doc->line_count; i++) {
    gw_doc_line *line = gw_doc_add_line(&again);
    if (!line) abort();
    *line = doc->lines[i];
    line->offset = again.length;
    line->length = line->text.len;
    memcpy(again.text + again.length, line->text.ptr, line->text.len);
    line->text.ptr = again.text + again.length;
    again.length += line->text.len;
    again.text[again.length++] = '\n';
  }
  return again;
}

/* Neither in the same document nor in one made of its text does a second run find anything. */
static void check_settled(const char *name, gw_doc *doc, uint64_t passes)
{
  const size_t edits = doc->edit_count, diags = doc->diags.count;
  CHECK_EQUAL(name, gw_normalise(doc, passes, 0), GW_OK);
  CHECK_EQUAL(name, doc->edit_count, edits);
  CHECK_EQUAL(name, doc->diags.count, diags);
  gw_doc again = remake(doc);
  CHECK_EQUAL(name, gw_normalise(&again, passes, 0), GW_OK);
  CHECK_EQUAL(name, again.edit_count, 0);
  for (size_t i = 0; i < again.edit_count; i++)
    print_error("  line %zu: %s -> %s\n", again.edits[i].line, again.edits[i].shown_before,
                again.edits[i].shown_after);
  gw_doc_fini(&again);
}

/* ---- Single lines -------------------------------------------------------------------------- */

typedef struct line_row {
  gw_element element;
  const char *text;
  const char *want; /* NULL: the text stays as it is */
} line_row;

static void check_lines(const char *list, const line_row *rows, size_t count)
{
  const uint64_t passes = passes_of(list);
  for (size_t i = 0; i < count; i++) {
    const doc_row row = {rows[i].element, rows[i].text, NULL};
    gw_doc doc = make_doc(&row, 1, false);
    CHECK_EQUAL(row.text, gw_normalise(&doc, passes, 0), GW_OK);
    gw_str text = doc.lines[0].text;
    check_text(row.text, text.ptr, text.len, rows[i].want ? rows[i].want : row.text);
    CHECK(row.text, (doc.edit_count > 0) == (rows[i].want != NULL));
    CHECK_EQUAL(row.text, doc.diags.count, doc.edit_count);
    CHECK(row.text, is_conserved(&doc));
    check_settled(row.text, &doc, passes);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

#define H1 GW_ELEMENT_HEADING_1
#define H2 GW_ELEMENT_HEADING_2
#define H3 GW_ELEMENT_HEADING_3
#define H4 GW_ELEMENT_HEADING_4
#define BODY GW_ELEMENT_BODY
#define NOTE GW_ELEMENT_ATTACHMENT_NOTE
#define DATE GW_ELEMENT_ISSUE_DATE
#define TO GW_ELEMENT_ADDRESSEE
#define NUMBER GW_ELEMENT_DOC_NUMBER

static void ordinals_take_their_form(void **state)
{
  static const line_row rows[] = {
      {H1, "一、基本情况", NULL},
      {H1, "一.基本情况", "一、基本情况"},
      {H1, "一．基本情况", "一、基本情况"},
      {H1, "一，基本情况", "一、基本情况"},
      {H1, "十二.保障措施", "十二、保障措施"},
      {H1, "一 基本情况", NULL},
      {H1, "一", NULL},
      {H1, "第一章 总则", NULL},
      {H1, "一 、基本情况", "一、基本情况"},
      {H1, "一　、 基本情况", "一、 基本情况"},
      {H2, "（一）加强领导", NULL},
      {H2, "（ 一 ）加强领导", "（一）加强领导"},
      {H2, "( 一) 、加强领导", "（一） 、加强领导"},
      {H2, "〔一〕加强领导", "（一）加强领导"},
      {H2, "【一】、加强领导", "（一）加强领导"},
      {H3, "1 、压实责任", "1.压实责任"},
      {H3, "1 .5亿元项目", NULL},
      {BODY, "（ 一 ）市财政局牵头。", NULL},
      {H2, "(一)加强领导", "（一）加强领导"},
      {H2, "(一）加强领导", "（一）加强领导"},
      {H2, "（一)加强领导", "（一）加强领导"},
      {H2, "（一）、加强领导", "（一）加强领导"},
      {H2, "(一)、加强领导", "（一）加强领导"},
      {H2, "(一).加强领导", "（一）加强领导"},
      {H2, "（十一）加强领导", NULL},
      {H3, "1.压实责任", NULL},
      {H3, "1、压实责任", "1.压实责任"},
      {H3, "1．压实责任", "1.压实责任"},
      {H3, "１、压实责任", "1.压实责任"},
      {H3, "１２．压实责任", "12.压实责任"},
      {H3, "1、“一把手”负总责", "1.“一把手”负总责"},
      {H3, "1、2026年工作安排", NULL}, /* 1.2026 would be a number */
      {H3, "1．5亿元项目", NULL},
      {H3, "2016、2017年情况", NULL}, /* a digit behind it */
      {H3, "20161、情况", NULL},      /* no ordinal is as long */
      {H4, "（1）督导", NULL},
      {H4, "(1)督导", "（1）督导"},
      {H4, "（1）、督导", "（1）督导"},
      {H4, "(１)督导", "（1）督导"},
      {H4, "1)督导", NULL},
      {H4, "①督导", NULL},
      /* on body lines the width only */
      {BODY, "(一)坚持党的领导，加强统筹。", "（一）坚持党的领导，加强统筹。"},
      {BODY, "(1)2026年底前完成；", "（1）2026年底前完成；"},
      {BODY, "1．市财政局牵头。", "1.市财政局牵头。"},
      {BODY, "1、市财政局牵头。", NULL},
      {BODY, "一．市财政局牵头。", NULL},
      {BODY, "（一）、市财政局牵头。", NULL},
      {BODY, "1．5亿元以上项目12个。", NULL},
      {BODY, "1.5亿元以上项目12个。", NULL},
      {BODY, "(1) The quick brown fox.", NULL},
      {BODY, "(1)x=2y", NULL},
      {BODY, "一、二、三产业增加值增长。", NULL},
      {NOTE, "附件：1、任务分工表", "附件：1.任务分工表"},
      {NOTE, "附件：1．任务分工表", "附件：1.任务分工表"},
      {NOTE, "2、考核办法", "2.考核办法"},
      {NOTE, "附件：（一）表", NULL},
      {GW_ELEMENT_TITLE, "1、压实责任", NULL},
  };
  (void)state;
  check_lines("ordinal-marks", rows, COUNT_OF(rows));
}

static void headings_lose_their_point(void **state)
{
  static const line_row rows[] = {
      {H1, "一、基本情况。", "一、基本情况"},
      {H1, "一、基本情况：", "一、基本情况"},
      {H1, "一、基本情况；", "一、基本情况"},
      {H1, "一、基本情况.", "一、基本情况"},
      {H1, "一、基本情况:", "一、基本情况"},
      {H1, "一、基本情况 。", "一、基本情况"},
      {H2, "（一）落实“三个责任人”。", "（一）落实“三个责任人”"},
      {H2, "（一）落实方案（试行）.", "（一）落实方案（试行）"},
      {H2, "（一）完成。；", "（一）完成"},
      {H2, "（一）为什么要改？", NULL},
      {H2, "（一）动起来！", NULL},
      {H2, "（一）等等……", NULL},
      {H2, "（一）等等。。", NULL},
      {H3, "1.", NULL},
      {H3, "1.推进5G.", NULL},
      {H3, "1.推行河长制。落实责任。", NULL}, /* sentences */
      {H3, "1.怎么看？怎么办。", NULL},
      {BODY, "基本情况如下：", NULL},
      {BODY, "完成。", NULL},
      {GW_ELEMENT_TITLE, "通知。", NULL},
  };
  (void)state;
  check_lines("heading-points", rows, COUNT_OF(rows));
}

static void doc_numbers_take_their_form(void **state)
{
  static const line_row rows[] = {
      {NUMBER, "清政发〔2026〕5号", NULL},
      {NUMBER, "清政发[2026]5号", "清政发〔2026〕5号"},
      {NUMBER, "清政发［2026］5号", "清政发〔2026〕5号"},
      {NUMBER, "清政发【2026】5号", "清政发〔2026〕5号"},
      {NUMBER, "清政发(2026)5号", "清政发〔2026〕5号"},
      {NUMBER, "清政发（2026）5号", "清政发〔2026〕5号"},
      {NUMBER, "清政发〔2026〕05号", "清政发〔2026〕5号"},
      {NUMBER, "清政发〔2026〕010号", "清政发〔2026〕10号"},
      {NUMBER, "清政发〔2026〕第5号", "清政发〔2026〕5号"},
      {NUMBER, "清政发［２０２６］第０５号", "清政发〔2026〕5号"},
      {NUMBER, "清政发〔2026〕0号", NULL},
      {NUMBER, "第5号", NULL},
      {NUMBER, "清政发〔26〕05号", NULL},
      {GW_ELEMENT_SIGNER, "云政呈[2026]9号　　签发人：郑楷文",
       "云政呈〔2026〕9号　　签发人：郑楷文"},
      {BODY, "根据清政发[2026]5号文件精神", "根据清政发〔2026〕5号文件精神"},
      {BODY, "根据清政发【2026】5号文件精神", "根据清政发〔2026〕5号文件精神"},
      {BODY, "根据公告（2026）5号", NULL},
      {BODY, "根据公告[2026]第5号", NULL},
      {BODY, "（2024）京01民终12号判决", NULL},
      {BODY, "文献[2026]所述", NULL},
  };
  (void)state;
  check_lines("doc-number", rows, COUNT_OF(rows));
}

static void dates_take_their_form(void **state)
{
  static const line_row rows[] = {
      {DATE, "2026年8月1日", NULL},
      {DATE, "2026年08月01日", "2026年8月1日"},
      {DATE, "2026年12月01日", "2026年12月1日"},
      {DATE, "２０２６年８月１日", "2026年8月1日"},
      {DATE, "2026 年 8 月 1 日", "2026年8月1日"},
      {DATE, "二〇二六年八月一日", "2026年8月1日"},
      {DATE, "二○二六年十二月三十一日", "2026年12月31日"},
      {DATE, "二零二六年十月二十日", "2026年10月20日"},
      {DATE, "二〇二六年十一月十日", "2026年11月10日"},
      {DATE, "2026.8.1", "2026年8月1日"},
      {DATE, "2026-08-01", "2026年8月1日"},
      {DATE, "2026/8/1", "2026年8月1日"},
      {DATE, "（2026年08月01日）", "（2026年8月1日）"},
      {DATE, "2026年X月X日", NULL},
      {DATE, "2026年 月 日", NULL},
      {DATE, "2026年8月", NULL},
      {DATE, "2026年13月1日", NULL},
      {DATE, "2026年02月30日", NULL},
      {DATE, "26年08月01日", NULL},
      {DATE, "12026.8.1", NULL},
      {DATE, "2026.8.1.2", NULL},
      {DATE, "二〇二六年八月", NULL},
      {GW_ELEMENT_PRINTED_BY, "清河市人民政府办公室　2026年08月01日印发",
       "清河市人民政府办公室　2026年8月1日印发"},
      {BODY, "自2026年08月01日起施行。", NULL},
      {GW_ELEMENT_TITLE_NOTE, "（2026年08月01日）", NULL},
  };
  (void)state;
  check_lines("dates", rows, COUNT_OF(rows));
}

static void addressees_have_their_colon(void **state)
{
  static const line_row rows[] = {
      {TO, "各县（市、区）人民政府：", NULL},
      {TO, "各县（市、区）人民政府:", "各县（市、区）人民政府："},
      {TO, "各县（市、区）人民政府", "各县（市、区）人民政府："},
      {TO, "各科室（站）", "各科室（站）："},
      {TO, "各位代表！", NULL},
      {TO, "各位领导，", NULL},
      {TO, "各县（市、区）人民政府、", NULL},
      {TO, "ABC", NULL},
      {BODY, "各县（市、区）人民政府:", NULL},
  };
  (void)state;
  check_lines("addressee-colon", rows, COUNT_OF(rows));
}

static void attachment_names_have_no_point(void **state)
{
  static const line_row rows[] = {
      {NOTE, "附件：1.任务分工表", NULL},
      {NOTE, "附件：1.任务分工表。", "附件：1.任务分工表"},
      {NOTE, "附件:1.任务分工表；", "附件：1.任务分工表"},
      {NOTE, "2.考核办法（试行）。", "2.考核办法（试行）"},
      {NOTE, "2.考核办法.", "2.考核办法"},
      {NOTE, "附件：", NULL},
      {NOTE, "附件：1.", NULL},
      {NOTE, "附件：任务分工表.docx", NULL},
      {GW_ELEMENT_ATTACHMENT_TITLE, "任务分工表。", NULL},
  };
  (void)state;
  check_lines("attachment-points", rows, COUNT_OF(rows));
}

static void marks_of_attachments_have_no_colon(void **state)
{
  static const line_row rows[] = {
      {GW_ELEMENT_ATTACHMENT_MARK, "附件1", NULL},
      {GW_ELEMENT_ATTACHMENT_MARK, "附件1：", "附件1"},
      {GW_ELEMENT_ATTACHMENT_MARK, "附件 2 :", "附件 2"},
      {GW_ELEMENT_ATTACHMENT_MARK, "附件：", "附件"},
      {GW_ELEMENT_ATTACHMENT_MARK, "附件1（样表）", NULL},
      {GW_ELEMENT_ATTACHMENT_MARK, "：", NULL},
      {NOTE, "附件：", NULL},
  };
  (void)state;
  check_lines("attachment-mark-colon", rows, COUNT_OF(rows));
}

static void half_width_points_become_wide(void **state)
{
  static const line_row rows[] = {
      {BODY, "坚持稳中求进,推动发展;完成任务:好!是吗?好",
       "坚持稳中求进，推动发展；完成任务：好！是吗？好"},
      {BODY, "现将情况报告如下:", "现将情况报告如下："},
      {BODY, "经济发展局(以下简称“发展局”)负责", "经济发展局（以下简称“发展局”）负责"},
      {BODY, "办法(试行)", "办法（试行）"},
      {BODY, "(试行)", "（试行）"},
      {BODY, "办法（试行)公布", "办法（试行）公布"},
      {BODY, "办法(甲(乙)丙)公布", "办法（甲（乙）丙）公布"},
      {BODY, "办法(甲(乙))公布", "办法（甲（乙））公布"},
      {BODY, "完成,(二)推进", "完成，（二）推进"},
      {BODY, "推进(一),完成", "推进（一），完成"},
      {BODY, "推进“甲”,完成“乙”;“丙”", "推进“甲”，完成“乙”;“丙”"},
      {TO, "市委,市政府:", "市委，市政府："},
      {GW_ELEMENT_TABLE, "甲,乙\t丙", "甲，乙\t丙"},
      /* never */
      {BODY, "比例为20.7:38.2", NULL},
      {BODY, "总额1,000元", NULL},
      {BODY, "上午9:30开会", NULL},
      {BODY, "坡比3:1", NULL},
      {BODY, "三:二的比例", NULL},
      {BODY, "圆周率3.14", NULL},
      {BODY, "见http://a.example/x?y=1,z;甲", NULL},
      {BODY, "发至a.b@c.example,谢谢", NULL},
      {BODY, "见方案(终稿).docx", NULL},
      {BODY, "见“方案(终稿).DOCX”", NULL},
      {BODY, "得分=基础分(百分制)×权重", NULL},
      {BODY, "得分 = 基础分(百分制)", NULL},
      {BODY, "执行`甲,乙(丙)`后", NULL},
      {BODY, "He said: yes, (no); why? so!", NULL},
      {BODY, "f(甲)大", NULL},
      {BODY, "增加(3家)企业", NULL},
      {BODY, "占10%,其中", NULL},
      {BODY, "2025年1,2月", NULL},
      {BODY, ",甲", NULL},
      {BODY, "甲(乙", NULL},
      {BODY, "甲)乙", NULL},
      {BODY, "甲()乙", NULL},
      {BODY, "甲.乙", NULL},
      {BODY, "真的?!好", NULL},
      {BODY, "甲, 乙", NULL},
      {GW_ELEMENT_NOTICE, "甲,乙", NULL},
  };
  (void)state;
  gw_doc kept = make_doc(&(doc_row){GW_ELEMENT_NOTICE, "甲,乙", NULL}, 1, true);
  assert_int_equal(gw_normalise(&kept, passes_of("all"), 0), GW_OK);
  assert_int_equal(kept.edit_count, 0);
  gw_doc_fini(&kept);
  check_lines("half-width-points", rows, COUNT_OF(rows) - 1);
}

static void quotes_are_paired(void **state)
{
  static const line_row rows[] = {
      {BODY, "践行\"两山\"理念", "践行“两山”理念"},
      {BODY, "\"甲\"\"乙\"", "“甲”“乙”"},
      {BODY, "推进\"5G\"建设", "推进“5G”建设"},
      {BODY, "\"甲", NULL},
      {BODY, "\"甲\"乙\"丙", NULL},
      {BODY, "He said \"yes\".", NULL},
      {BODY, "甲“乙”丙‘丁’", NULL},
      {BODY, "\"甲“乙”丙\"", NULL},
      {BODY, "长5\"宽3\"", NULL},
      {BODY, "name=\"甲\"", NULL},
      {BODY, "甲\"\"乙", NULL},
      {BODY, "用`\"甲\"`表示", NULL},
      {BODY, "he's", NULL},
  };
  (void)state;
  check_lines("straight-quotes", rows, COUNT_OF(rows));
}

static void ellipses_have_six_dots(void **state)
{
  static const line_row rows[] = {
      {BODY, "水利、交通...", "水利、交通……"},
      {BODY, "水利、交通......等", "水利、交通……等"},
      {BODY, "水利。。。", "水利……"},
      {BODY, "水利。。。。。。", "水利……"},
      {BODY, "...水利", "……水利"},
      {BODY, "水利……", NULL},
      {BODY, "水利…", NULL},
      {BODY, "水利..交通", NULL},
      {BODY, "水利。。", NULL},
      {BODY, "水利.............3", NULL},
      {BODY, "Wait...", NULL},
      {BODY, "3...5", NULL},
  };
  (void)state;
  check_lines("ellipses", rows, COUNT_OF(rows));
}

static void dashes_are_two_long(void **state)
{
  static const line_row rows[] = {
      {BODY, "目标--共同富裕", "目标——共同富裕"},
      {BODY, "--抓实项目", "——抓实项目"},
      {BODY, "“甲”--乙", "“甲”——乙"},
      {BODY, "目标——共同富裕", NULL},
      {BODY, "北京—上海", NULL},
      {BODY, "2025年--2026年", NULL},
      {BODY, "用--help查看", NULL},
      {BODY, "甲-乙", NULL},
      {BODY, "甲---乙", NULL},
      {BODY, "甲--", NULL},
      {BODY, "--", NULL},
  };
  (void)state;
  check_lines("dashes", rows, COUNT_OF(rows));
}

static void digits_become_narrow(void **state)
{
  static const line_row rows[] = {
      {BODY, "投资１２．５亿元，增长８％", "投资12.5亿元，增长8％"},
      {GW_ELEMENT_TITLE, "２０２６年工作要点", "2026年工作要点"},
      {GW_ELEMENT_TABLE, "甲\t１２", "甲\t12"},
      {BODY, "１．１个项目", "1．1个项目"},
      {BODY, "投资12.5亿元", NULL},
      {BODY, "ＡＢ", NULL},
      {BODY, "①", NULL},
  };
  (void)state;
  check_lines("full-width-digits", rows, COUNT_OF(rows));
}

static void copied_spaces_go(void **state)
{
  static const line_row rows[] = {
      {BODY, "坚持 以人民为中心的 发展思想。", "坚持以人民为中心的发展思想。"},
      {BODY, "中 国 人 民", "中国人民"},
      {BODY, "坚持\xC2\xA0以人民为中心", "坚持以人民为中心"},
      {GW_ELEMENT_TITLE, "关于做好防汛抗旱 工作的通知", "关于做好防汛抗旱工作的通知"},
      {H1, "一 总体 要求和基本原则", "一 总体要求和基本原则"},
      {H1, "一 基本情况", NULL},
      {H1, "第一章 总则和适用范围", NULL},
      {BODY, "李 四", NULL},
      {BODY, "主 任", NULL},
      {BODY, "李　四", NULL},
      {BODY, "主　任　李　四", NULL},
      {BODY, "张三丰 李四 王小五", NULL},
      {BODY, "参会人员：张三丰 李四 王小五", NULL},
      {BODY, "坚持　以人民为中心", NULL},
      {BODY, "坚持  以人民为中心", NULL},
      {BODY, "坚持\t以人民为中心", NULL},
      {BODY, "增长 5 个百分点", NULL},
      {BODY, "使用 Linux 系统", NULL},
      {BODY, "完成， 推进", NULL},
      {GW_ELEMENT_TITLE_NOTE, "清河市市长 张清源同志", NULL},
      {GW_ELEMENT_SIGNATURE, "清河市财政局委员会 清河市审计局", NULL},
      {GW_ELEMENT_SIGNER, "签发人：张清源 李国民同志", NULL},
      {GW_ELEMENT_REMARK, "（联系人：张三 联系电话另行公布）", NULL},
      {TO, "市委办公室各科室 市政府办公室各科室：", NULL},
      {GW_ELEMENT_TABLE, "项目名称 建设单位 投资额及构成", NULL},
  };
  (void)state;
  check_lines("han-spaces", rows, COUNT_OF(rows));
}

static void quotes_side_by_side_have_no_comma(void **state)
{
  static const line_row rows[] = {
      {BODY, "学习《甲》、《乙》、《丙》", "学习《甲》《乙》《丙》"},
      {BODY, "“甲”、“乙”", "“甲”“乙”"},
      {BODY, "《甲》（修订）、《乙》", NULL},
      {BODY, "《甲》和《乙》、丙", NULL},
      {BODY, "“甲”、《乙》", NULL},
      {BODY, "《甲》《乙》", NULL},
      {BODY, "甲、乙", NULL},
  };
  (void)state;
  check_lines("listed-quotes", rows, COUNT_OF(rows));
}

/* What no set of passes may touch: see issue and RULES: existing marks, numbers, technical text. */
static void some_things_are_never_touched(void **state)
{
  static const line_row rows[] = {
      {BODY, "“两山”‘双碳’", NULL},
      {BODY, "北京—上海，1月—3月", NULL},
      {BODY, "增长3.14%，占37.6%", NULL},
      {BODY, "总投资1,000万元、12,345.67元", NULL},
      {BODY, "会议于9:30开始、14:00:00结束", NULL},
      {BODY, "比例3:1，1:500地形图", NULL},
      {BODY, "网址https://a.example/b(c)?d=\"e\"--f...,http://x.example/甲", NULL},
      {BODY, "登录www.a.example/b,c--d", NULL},
      {BODY, "邮箱zhang.san-1@mail.example...com", NULL},
      {BODY, "见附件(1).docx、总结(2).pdf", NULL},
      {BODY, "a*(b+c)=d, E=mc^2", NULL},
      {BODY, "`printf(\"甲,乙\");`", NULL},
      {BODY, "<img alt=\"甲,乙\">", NULL},
      {BODY, "It's done: \"yes\", (maybe)... no -- really?", NULL},
      {BODY, "—— 抓实", NULL},
      {BODY, "A股、B股;C++", NULL},
      {BODY, "第1.4#泊位", NULL},
      {H2, "（一）用好“1+N”机制", NULL},
      {DATE, "2026年X月X日", NULL},
      {GW_ELEMENT_SIGNATURE, "清河市人民政府  云溪县人民政府", NULL},
      {BODY, "\xEF\xBF\xBD", NULL},
  };
  (void)state;
  check_lines("all", rows, COUNT_OF(rows));
}

/* One change makes room for another; all of them are one run. */
static void passes_work_together(void **state)
{
  static const line_row rows[] = {
      {H2, "(一)、落实\"三个责任人\":", "（一）落实“三个责任人”"},
      {BODY, "\"甲\"、\"乙\",丙", "“甲”“乙”，丙"},
      {BODY, "甲(乙)...(丙)--丁", "甲（乙）……(丙)--丁"},
      {H3, "１．推进(试点);", "1.推进（试点）"},
      {NOTE, "附件:1、甲(试行);", "附件：1.甲（试行）"},
      {TO, "各科室(站)", "各科室（站）："},
      {NUMBER, "清 政 发[2026]０８号", "清 政 发〔2026〕8号"},
  };
  (void)state;
  check_lines("all", rows, COUNT_OF(rows));
}

/* ---- Documents ----------------------------------------------------------------------------- */

static void neighbours_matter(void **state)
{
  static const doc_row rows[] = {
      {TO, "各县（市、区）人民政府，", NULL},
      {TO, "市政府各部门", NULL},
      {GW_ELEMENT_NOTICE, "广告,广告", NULL},
      {TO, "各直属机构", NULL},
      {BODY, "现通知如下:", NULL},
      {TO, "各单位", NULL},
  };
  static const char *const want[] = {"各县（市、区）人民政府，",
                                     "市政府各部门",
                                     "广告,广告",
                                     "各直属机构：",
                                     "现通知如下：",
                                     "各单位："};
  (void)state;
  gw_doc doc = make_doc(rows, COUNT_OF(rows), false);
  assert_int_equal(gw_normalise(&doc, passes_of("default"), 0), GW_OK);
  for (size_t i = 0; i < COUNT_OF(rows); i++)
    check_text(rows[i].text, doc.lines[i].text.ptr, doc.lines[i].text.len, want[i]);
  assert_true(is_conserved(&doc));
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

static void boundaries_stay_where_they_are(void **state)
{
  static const struct {
    doc_row row;
    const char *text;
    const char *run_in;
  } rows[] = {
      {{H2, "(一)抓重点。盯紧,抓实.", "(一)抓重点。"},
       "（一）抓重点。盯紧，抓实.",
       "（一）抓重点。"},
      {{H2, "（一）、抓重点。盯紧", "（一）、抓重点。"}, "（一）抓重点。盯紧", "（一）抓重点。"},
      {{H3, "1、会议时间:上午", "1、会议时间:"}, "1.会议时间：上午", "1.会议时间："},
      {{H3, "1.抓重点。", "1.抓重点。"}, "1.抓重点", "1.抓重点"},
      {{H3, "1.抓重点。盯紧。", "1.抓重点。"}, "1.抓重点。盯紧。", "1.抓重点。"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *name = rows[i].row.text;
    gw_doc doc = make_doc(&rows[i].row, 1, false);
    CHECK_EQUAL(name, gw_normalise(&doc, passes_of("default"), 0), GW_OK);
    check_text(name, doc.lines[0].text.ptr, doc.lines[0].text.len, rows[i].text);
    CHECK_EQUAL(name, doc.lines[0].run_in, strlen(rows[i].run_in));
    CHECK(name, is_conserved(&doc));
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* A draft as it is read: with characters that are removed or replaced, and joined lines. */
static gw_doc read_draft(const char *text)
{
  gw_doc doc = {0};
  assert_int_equal(gw_charset_decode(&doc, text, strlen(text), GW_CHARSET_UTF8, false), GW_OK);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  for (size_t i = 0; i < doc.line_count; i++) doc.lines[i].element = BODY;
  assert_int_equal(gw_doc_settle_edits(&doc), GW_OK);
  return doc;
}

static void earlier_edits_stay(void **state)
{
  static const struct {
    const char *draft, *want;
    size_t edits;
  } rows[] = {
      {"　\xE2\x80\x8B　甲,\xE2\x80\x8B乙\x01丙,丁\xE2\x80\x8B\n", "甲，乙\xEF\xBF\xBD丙，丁", 6},
      {"甲\xE2\x80\x8B,乙", "甲，乙", 2},
      {"甲\x01,乙", "甲\xEF\xBF\xBD,乙", 1},
      {"坚持 \xE2\x80\x8B以人民为中心的思想", "坚持以人民为中心的思想", 2},
      {"推进。\xE2\x80\x8B。。完成", "推进……完成", 1}, /* the change has the other one inside */
      {"推进。\x01。。完成", "推进。\xEF\xBF\xBD。。完成", 1},
      {"  甲,乙", "甲，乙", 1},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_doc doc = read_draft(rows[i].draft);
    CHECK_EQUAL(rows[i].want, gw_normalise(&doc, passes_of("all"), 0), GW_OK);
    check_text(rows[i].want, doc.lines[0].text.ptr, doc.lines[0].text.len, rows[i].want);
    CHECK_EQUAL(rows[i].want, doc.edit_count, rows[i].edits);
    CHECK(rows[i].want, is_conserved(&doc));
    check_settled(rows[i].want, &doc, passes_of("all"));
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* Lines that recognition has joined: text without the line ends that the draft has. */
static void joined_lines_tell_their_places(void **state)
{
  static const char draft[] = "　　甲,乙\r\n丙,丁\r\r\n  戊,己\r庚,辛\n壬,癸 and\nso,甲";
  static const size_t lines[] = {1, 2, 3, 4, 5}, columns[] = {4, 2, 4, 2, 2};
  (void)state;
  gw_doc doc = read_draft(draft);
  gw_doc_line *line = &doc.lines[0];
  line->text = GW_STR("甲,乙丙,丁戊,己庚,辛壬,癸 and so,甲");
  line->length = doc.length - line->offset;
  doc.line_count = 1;
  assert_int_equal(gw_normalise(&doc, passes_of("default"), 0), GW_OK);
  check_text("text", line->text.ptr, line->text.len, "甲，乙丙，丁戊，己庚，辛壬，癸 and so,甲");
  assert_int_equal(doc.edit_count, COUNT_OF(lines));
  for (size_t i = 0; i < doc.edit_count; i++) {
    CHECK_EQUAL("line", doc.edits[i].line, lines[i]);
    CHECK_EQUAL("column", doc.edits[i].column, columns[i]);
  }
  assert_true(is_conserved(&doc));
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* A text that is not the draft's is not ours to map. */
static void a_text_from_elsewhere_is_left_alone(void **state)
{
  static const char *const texts[] = {"乙,甲", "甲,", "甲,乙,丙", "甲,丙"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    gw_doc doc = read_draft("甲,乙");
    doc.lines[0].text = (gw_str){texts[i], strlen(texts[i])};
    CHECK_EQUAL(texts[i], gw_normalise(&doc, passes_of("all"), 0), GW_OK);
    CHECK_EQUAL(texts[i], doc.edit_count, 0);
    check_text(texts[i], doc.lines[0].text.ptr, doc.lines[0].text.len, texts[i]);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void changes_are_told(void **state)
{
  static const doc_row row = {H2, "(一)、甲,乙", NULL};
  static const struct {
    const char *id, *before, *after;
    size_t column;
  } want[] = {
      {"normalise-ordinal-marks", "(", "（", 1},
      {"normalise-ordinal-marks", ")、", "）", 3},
      {"normalise-half-width-points", ",", "，", 6},
  };
  char sentence[64];
  (void)state;
  gw_doc doc = make_doc(&row, 1, false);
  assert_int_equal(gw_normalise(&doc, passes_of("default"), 0), GW_OK);
  assert_int_equal(doc.edit_count, COUNT_OF(want));
  assert_int_equal(doc.diags.count, COUNT_OF(want));
  for (size_t i = 0; i < COUNT_OF(want); i++) {
    const gw_diag *diag = &doc.diags.items[i];
    check_text("id", gw_diag_id(diag->kind), strlen(gw_diag_id(diag->kind)), want[i].id);
    CHECK("severity", gw_diag_severity(diag->kind) == GW_NOTE);
    CHECK("kind", diag->kind == doc.edits[i].reason);
    CHECK_EQUAL("column", diag->column, want[i].column);
    CHECK_EQUAL("column", doc.edits[i].column, want[i].column);
    snprintf(sentence, sizeof sentence, "“%s”改为“%s”", want[i].before, want[i].after);
    CHECK(sentence, strstr(diag->text_zh, sentence) != NULL);
    snprintf(sentence, sizeof sentence, "'%s' became '%s'", want[i].before, want[i].after);
    CHECK(sentence, strstr(diag->text_en, sentence) != NULL);
    CHECK("shown", strcmp(doc.edits[i].shown_before, want[i].before) == 0);
    CHECK("shown", strcmp(doc.edits[i].shown_after, want[i].after) == 0);
  }
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* ---- The table ----------------------------------------------------------------------------- */

static void lists_are_read(void **state)
{
  const uint64_t quotes = UINT64_C(1) << GW_PASS_STRAIGHT_QUOTES;
  const uint64_t dates = UINT64_C(1) << GW_PASS_DATES;
  const uint64_t all = (UINT64_C(1) << GW_PASS_COUNT) - 1;
  uint64_t by_default = 0;
  for (size_t i = 0; i < gw_pass_total(); i++)
    if (gw_pass_at(i)->by_default) by_default |= UINT64_C(1) << i;
  const struct {
    const char *list;
    uint64_t want;
    const char *bad;
  } rows[] = {
      {NULL, by_default, NULL},
      {"none", 0, NULL},
      {"all", all, NULL},
      {"default", by_default, NULL},
      {"dates", dates, NULL},
      {"dates,straight-quotes", dates | quotes, NULL},
      {"default,straight-quotes", by_default | quotes, NULL},
      {"default,-dates", by_default & ~dates, NULL},
      {"-dates", by_default & ~dates, NULL},
      {"-dates,straight-quotes", (by_default & ~dates) | quotes, NULL},
      {"all,-default", all & ~by_default, NULL},
      {"dates,-dates", 0, NULL},
      {"all,none,dates", dates, NULL},
      {"", 0, ""},
      {"dates,", 0, ""},
      {"date", 0, "date"},
      {"dates,-x", 0, "-x"},
      {"-none", 0, "-none"},
      {"--dates", 0, "--dates"},
      {"dates straight-quotes", 0, "dates straight-quotes"},
      {"Dates", 0, "Dates"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *name = rows[i].list ? rows[i].list : "NULL";
    uint64_t passes = 0;
    gw_str bad = {NULL, 0};
    bool fine = gw_pass_parse(rows[i].list, &passes, &bad);
    CHECK(name, fine == (rows[i].bad == NULL));
    if (fine) CHECK_EQUAL(name, passes, rows[i].want);
    if (!fine && rows[i].bad) check_text(name, bad.ptr, bad.len, rows[i].bad);
  }
  ROWS_ARE_RIGHT();
}

static void the_table_is_well_formed(void **state)
{
  (void)state;
  assert_int_equal(gw_pass_total(), GW_PASS_COUNT);
  assert_null(gw_pass_at(GW_PASS_COUNT));
  for (size_t i = 0; i < gw_pass_total(); i++) {
    const gw_pass *pass = gw_pass_at(i);
    char id[64];
    uint64_t passes;
    gw_str bad;
    snprintf(id, sizeof id, "normalise-%s", pass->id);
    CHECK(pass->id, strcmp(gw_diag_id(pass->kind), id) == 0);
    CHECK(pass->id, gw_pass_parse(pass->id, &passes, &bad) && passes == UINT64_C(1) << i);
    CHECK(pass->id, *pass->zh && *pass->en && pass->elements && pass->signals);
    CHECK(pass->id, (pass->elements & 1u << GW_ELEMENT_NOTICE) == 0);
  }
  ROWS_ARE_RIGHT();
}

/* Prose as it should be gives no signal to the passes that go through prose. */
static void good_prose_costs_nothing(void **state)
{
  static const char *const rows[] = {
      "坚持稳中求进，推动“两山”理念落实；投资1.5亿元、增长6.2%（同比）。《办法》",
      "时间到了—— 是…… 吗？！",
      "𠮷野同志：你好",
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    unsigned signals = gw_signal_read((gw_str){rows[i], strlen(rows[i])});
    CHECK_EQUAL(rows[i], signals & ~(unsigned)(GW_SIGNAL_ENDING | GW_SIGNAL_SPACE), GW_SIGNAL_ANY);
  }
  ROWS_ARE_RIGHT();
}

static uint64_t random_state = UINT64_C(0x9E3779B97F4A7C15);

static size_t pick(size_t count) /* xorshift64*: the same sequence everywhere */
{
  random_state ^= random_state >> 12;
  random_state ^= random_state << 25;
  random_state ^= random_state >> 27;
  return (size_t)((random_state * UINT64_C(2685821657736338717)) >> 33) % count;
}

/* ---- All drafts ---------------------------------------------------------------------------- */

static bool recognise(const fixture *f, bool keep_notices, gw_doc *doc)
{
  *doc = (gw_doc){.keep_notices = keep_notices};
  gw_charset charset = gw_charset_guess(f->data, f->size);
  return gw_charset_decode(doc, f->data, f->size, charset, true) == GW_OK &&
         gw_line_split(doc) == GW_OK && gw_recognise(doc, 0) == GW_OK;
}

/* Returns how many changes there were. */
static size_t check_draft(const fixture *f, uint64_t passes, bool keep_notices)
{
  gw_doc doc;
  CHECK(f->name, recognise(f, keep_notices, &doc));
  CHECK_EQUAL(f->name, gw_normalise(&doc, passes, 0), GW_OK);
  CHECK(f->name, is_conserved(&doc));
  size_t changes = 0;
  for (size_t i = 0; i < doc.edit_count; i++)
    changes += doc.edits[i].reason >= GW_DIAG_NORMALISE_ORDINAL_MARKS;
  check_settled(f->name, &doc, passes);
  gw_doc_fini(&doc);
  return changes;
}

static void no_draft_loses_text(void **state)
{
  enum { RANDOM_SETS = 4 };
  fixtures drafts = fixtures_load("drafts");
  size_t of_pass[GW_PASS_COUNT] = {0};
  const uint64_t all = passes_of("all");
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) {
    const fixture *f = &drafts.items[i];
    for (size_t pass = 0; pass < GW_PASS_COUNT; pass++)
      of_pass[pass] += check_draft(f, UINT64_C(1) << pass, false);
    check_draft(f, all, false);
    check_draft(f, all, true);
    check_draft(f, passes_of("default"), false);
    for (int sets = 0; sets < RANDOM_SETS; sets++) {
      uint64_t pair = UINT64_C(1) << pick(GW_PASS_COUNT) | UINT64_C(1) << pick(GW_PASS_COUNT);
      check_draft(f, pair, sets % 2 != 0);
      check_draft(f, pick((size_t)all + 1), sets % 2 == 0);
    }
    assert_int_equal(check_draft(f, 0, false), 0);
  }
  for (size_t pass = 0; pass < GW_PASS_COUNT; pass++)
    print_message("%s: %zu changes\n", gw_pass_at(pass)->id, of_pass[pass]);
  assert_true(of_pass[GW_PASS_HALF_WIDTH_POINTS] > 0 && of_pass[GW_PASS_ORDINAL_MARKS] > 0);
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* ---- The fixtures of this layer ------------------------------------------------------------ */

/* The lines of a draft after normalising, each with its line end. */
static void lines_of(const fixture *f, const char *list, capture *out)
{
  const gw_options options = {.size = sizeof options, .normalize = list};
  gw_draft *draft = NULL;
  assert_int_equal(gw_draft_new(&options, &draft), GW_OK);
  assert_int_equal(gw_draft_read(draft, f->data, f->size), GW_OK);
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = GW_LINE_INIT;
    assert_int_equal(gw_draft_line(draft, i, &line), GW_OK);
    assert_int_equal(capture_write(out, line.text, line.length), 0);
    assert_int_equal(capture_write(out, "\n", 1), 0);
  }
  gw_draft_free(draft);
}

/* NAME.LIST beside NAME.txt is what the lines become; without it, what they are. */
static void check_fixture(const fixture *f, const char *list)
{
  char path[600];
  size_t size = 0;
  capture have = {0}, plain = {0};
  snprintf(path, sizeof path, "%.*s%s", (int)strlen(f->path) - 3, f->path, list);
  char *want = fixture_slurp(path, &size);
  lines_of(f, list, &have);
  lines_of(f, "none", &plain);
  check_text(path, have.data, have.length, want ? want : plain.data);
  CHECK(path, !want || strcmp(want, plain.data) != 0);
  free(want);
  capture_fini(&have);
  capture_fini(&plain);
}

static void fixtures_become_what_they_should(void **state)
{
  fixtures drafts = fixtures_load("normal");
  (void)state;
  assert_int_equal(drafts.count, 2);
  for (size_t i = 0; i < drafts.count; i++) {
    check_fixture(&drafts.items[i], "default");
    check_fixture(&drafts.items[i], "all");
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* ---- Any line ------------------------------------------------------------------------------ */

/* Lines of whatever the passes look at, in any order: nothing is lost, a second run finds
 * nothing. */
static void any_line_settles(void **state)
{
  static const char *const words[] = {
      "甲",
      "乙丙",
      "一",
      "十",
      "〇",
      "附件",
      "第",
      "号",
      "年",
      "月",
      "日",
      "1",
      "02",
      "2026",
      "３",
      "Ab",
      "docx",
      "http",
      "，",
      "。",
      "、",
      "：",
      "；",
      "？",
      "（",
      "）",
      "“",
      "”",
      "《",
      "》",
      "〔",
      "〕",
      "【",
      "】",
      ",",
      ";",
      ":",
      "?",
      "!",
      "(",
      ")",
      "[",
      "]",
      "\"",
      ".",
      "...",
      "。。。",
      "--",
      "—",
      "…",
      "．",
      "=",
      "@",
      "`",
      "/",
      "-",
      " ",
      "　",
      "\t",
      "\xC2\xA0",
      "\xE2\x80\x8B",
      "\x01",
      "𠮷",
  };
  enum { ROUNDS = 40000, MOST_WORDS = 12 };
  const uint64_t all = passes_of("all");
  (void)state;
  for (size_t round = 0; round < ROUNDS && wrong_rows < 20; round++) {
    char text[256] = "";
    for (size_t i = 1 + pick(MOST_WORDS); i > 0; i--) strcat(text, words[pick(COUNT_OF(words))]);
    gw_doc doc = read_draft(text);
    for (size_t i = 0; i < doc.line_count; i++)
      doc.lines[i].element = (gw_element)(1 + pick(GW_ELEMENT_COUNT - 1));
    const uint64_t passes = round % 2 ? all : UINT64_C(1) << pick(GW_PASS_COUNT);
    CHECK_EQUAL(text, gw_normalise(&doc, passes, 0), GW_OK);
    CHECK(text, is_conserved(&doc));
    check_settled(text, &doc, passes);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* Quadratic time would be minutes for lines as long as these. */
static void long_lines_are_linear(void **state)
{
  static const char *const units[] = {"甲,",   "甲 乙丙丁戊", "甲(",   "甲)", "(2026)0", "《甲》、",
                                      "...甲", "\"甲",        "甲=",   "1 ",  "``",      "a@",
                                      "a.doc", "://",         "年1月", "二〇"};
  enum { REPEATS = 60000, MOST_SECONDS = 10 };
  static const gw_element elements[] = {BODY, DATE, NUMBER, H1, NOTE};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(units); i++) {
    size_t length = strlen(units[i]);
    char *text = malloc(length * REPEATS + 1);
    assert_non_null(text);
    for (size_t r = 0; r < REPEATS; r++) memcpy(text + r * length, units[i], length);
    text[length * REPEATS] = '\0';
    const clock_t start = clock();
    for (size_t e = 0; e < COUNT_OF(elements); e++) {
      const doc_row row = {elements[e], text, NULL};
      gw_doc doc = make_doc(&row, 1, false);
      CHECK_EQUAL(units[i], gw_normalise(&doc, passes_of("all"), 0), GW_OK);
      CHECK(units[i], is_conserved(&doc));
      gw_doc_fini(&doc);
    }
    CHECK(units[i], (clock() - start) / CLOCKS_PER_SEC < MOST_SECONDS);
    free(text);
  }
  ROWS_ARE_RIGHT();
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(marks_of_attachments_have_no_colon),
      cmocka_unit_test(ordinals_take_their_form),
      cmocka_unit_test(headings_lose_their_point),
      cmocka_unit_test(doc_numbers_take_their_form),
      cmocka_unit_test(dates_take_their_form),
      cmocka_unit_test(addressees_have_their_colon),
      cmocka_unit_test(attachment_names_have_no_point),
      cmocka_unit_test(half_width_points_become_wide),
      cmocka_unit_test(quotes_are_paired),
      cmocka_unit_test(ellipses_have_six_dots),
      cmocka_unit_test(dashes_are_two_long),
      cmocka_unit_test(digits_become_narrow),
      cmocka_unit_test(copied_spaces_go),
      cmocka_unit_test(quotes_side_by_side_have_no_comma),
      cmocka_unit_test(some_things_are_never_touched),
      cmocka_unit_test(passes_work_together),
      cmocka_unit_test(neighbours_matter),
      cmocka_unit_test(boundaries_stay_where_they_are),
      cmocka_unit_test(earlier_edits_stay),
      cmocka_unit_test(joined_lines_tell_their_places),
      cmocka_unit_test(a_text_from_elsewhere_is_left_alone),
      cmocka_unit_test(changes_are_told),
      cmocka_unit_test(lists_are_read),
      cmocka_unit_test(the_table_is_well_formed),
      cmocka_unit_test(good_prose_costs_nothing),
      cmocka_unit_test(no_draft_loses_text),
      cmocka_unit_test(fixtures_become_what_they_should),
      cmocka_unit_test(any_line_settles),
      cmocka_unit_test(long_lines_are_linear),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
