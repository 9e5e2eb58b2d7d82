/*
 * test_check.c - what the checks say and where they are silent. A row is a document, each line a letter
 * for its element, a space and its text, and the diagnostics it should get, as id@line in the order of
 * the checks. Where a fault is named, the near miss stands beside it.
 */
#include "unit/check.h"
#include "unit/make_doc.h"

#include "check/inspect.h"

#include <stdio.h>

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

enum { MOST_LINES = 32 };

typedef struct check_row {
  const char *name, *draft, *want;
} check_row;

static gw_element element_of(char letter)
{
  for (int element = 0; element < GW_ELEMENT_COUNT; element++)
    if (letter_table[element] == letter) return (gw_element)element;
  print_error("no element has the letter %c\n", letter);
  abort();
}

/* The document of a row; *text holds its lines and is the caller's to free. */
static gw_doc read_row(const char *draft, char **text)
{
  doc_row rows[MOST_LINES];
  size_t count = 0;
  *text = strdup(draft);
  if (!*text) abort();
  for (char *line = strtok(*text, "\n"); line; line = strtok(NULL, "\n")) {
    assert_true(count < MOST_LINES && line[1] == ' ');
    rows[count++] = (doc_row){element_of(line[0]), line + 2, NULL};
  }
  return make_doc(rows, count, false);
}

static void check(gw_doc *doc, const gw_options *options)
{
  const gw_sheet sheet = gw_sheet_make(options);
  assert_int_equal(gw_check(doc, &(gw_check_options){.sheet = &sheet}), GW_OK);
}

static void spell(const gw_doc *doc, char *out, size_t room)
{
  size_t used = 0;
  *out = '\0';
  for (size_t i = 0; i < doc->diags.count && used < room; i++) {
    const gw_diag *diag = &doc->diags.items[i];
    used += (size_t)snprintf(out + used, room - used, "%s%s@%zu", i ? " " : "",
                             gw_diag_id(diag->kind), diag->line);
  }
  assert_true(used < room);
}

static void run_rows(const check_row *rows, size_t count)
{
  const gw_options options = GW_OPTIONS_INIT;
  for (size_t i = 0; i < count; i++) {
    char *text, have[1024];
    gw_doc doc = read_row(rows[i].draft, &text);
    check(&doc, &options);
    spell(&doc, have, sizeof have);
    check_text(rows[i].name, have, strlen(have), rows[i].want);
    gw_doc_fini(&doc);
    free(text);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Numbers ----------------------------------------------------------------------------------- */

static const check_row number_table[] = {
    {"nothing", "b 正文", ""},
    {"in order", "1 一、甲\n2 （一）甲\n3 1.甲\n4 （1）甲\n4 （2）乙\n3 2.乙\n2 （二）乙\n1 二、乙",
     ""},
    {"afresh below each heading", "1 一、甲\n2 （一）甲\n2 （二）乙\n1 二、乙\n2 （一）甲", ""},
    {"running on", "1 一、甲\n2 （一）甲\n2 （二）乙\n1 二、乙\n2 （三）丙\n2 （四）丁", ""},
    {"the text begins with nine", "1 九、甲\n1 十、乙", "number-start@1"},
    {"a gap", "1 一、甲\n1 二、乙\n1 四、丁", "number-gap@3"},
    {"a gap of the second level", "1 一、甲\n2 （一）甲\n2 （三）丙", "number-gap@3"},
    {"a gap of the third", "3 1.甲\n3 2.乙\n3 5.戊", "number-gap@3"},
    {"a paragraph has the number", "1 一、甲\n1 二、乙\nb 三、同意上报。\n1 四、丁", ""},
    {"a gap behind a paragraph", "1 一、甲\n1 二、乙\nb 三、同意。\n1 五、丁", "number-gap@4"},
    {"so has a line set aside", "1 一、甲\n- 二、加微信\n1 三、丙", ""},
    {"it stands inside a line", "2 （一）甲\nb 文。（二）乙。文。\n2 （三）丙", ""},
    {"it is broken in the copy", "2 （一）甲\n- （\nb 二）乙\n2 （三）丙", ""},
    {"the first is missing", "1 一、甲\n2 （二）乙", "number-start@2"},
    {"the first of those that run on", "1 一、甲\n2 （一）甲\n1 二、乙\n2 （三）丙",
     "number-start@4"},
    {"the first is a paragraph", "b 一、甲。\n1 二、乙", ""},
    {"repeated", "1 一、甲\n1 二、乙\n1 二、丙", "number-repeated@3"},
    {"backwards", "1 一、甲\n1 二、乙\n1 三、丙\n1 一、丁", "number-repeated@4"},
    {"a list below a heading, then headings", "1 一、甲\nb 1.子；\nb 2.丑。\n3 1.甲\n3 2.乙", ""},
    {"a list starts again inside", "2 （一）甲\nb （一）子；\nb （二）丑。\n2 （二）乙", ""},
    {"divisions", "1 第一部分　甲\n1 一、甲\n1 二、乙\n1 第二部分　乙\n1 一、甲\n1 第三部分　丙",
     ""},
    {"chapters and sections",
     "1 第一章　甲\n1 第一节　子\n1 第二节　丑\n1 第二章　乙\n1 第一节　子", ""},
    {"a chapter is missing", "1 第一章　甲\n1 第三章　丙", "number-gap@2"},
    {"articles are not followed", "1 第一条　甲\n1 第五条　乙", ""},
    {"a heading without a number begins anew",
     "1 上半年\n2 （一）甲\n2 （二）乙\n1 下半年\n2 （一）甲", ""},
    {"of the same level, too", "1 上半年\n1 一、甲\n1 二、乙\n1 下半年\n1 一、甲", ""},
    {"a number alone on its line", "1 一、甲\n3 1.\n3 子\n4 （1）甲\n3 2.\n3 丑\n4 （1）甲", ""},
    {"behind the date is another text", "1 一、甲\nD 2026年8月1日\n1 一、甲", ""},
    {"an attachment is another text", "1 一、甲\nM 附件\nt 名\n1 一、甲\nt 表\n1 一、甲", ""},
    {"a second title, too", "T 通知\n1 一、甲\nD 2026年8月1日\nT 办法\n1 一、甲", ""},
    {"names of attachments are no headings", "3 1.甲\nN 附件：1.甲\nN 2.乙\n3 2.乙", ""},
};

static const check_row level_table[] = {
    {"two levels are enough", "1 一、甲\n3 1.甲\n3 2.乙", ""},
    {"any level may be the first", "3 1.甲\n4 （1）甲", ""},
    {"（一） may be the first", "2 （一）甲\n2 （二）乙", ""},
    {"two are left out", "1 一、甲\n4 （1）甲\n4 （2）乙", "level-jump@2"},
    {"one is left out", "1 一、甲\n2 （一）甲\n4 （1）甲", "level-jump@3"},
    {"a paragraph is in between", "1 一、甲\n2 （一）甲\nb 1.甲。\n4 （1）甲", ""},
    {"below a paragraph", "b 一、甲。\n4 （1）甲", ""},
    {"told where it begins", "1 一、甲\n4 （1）甲\n4 子\n4 （2）乙", "level-jump@2"},
    {"（一） before 一、", "2 （一）甲\n2 （二）乙\n1 一、甲\n1 二、乙", "level-order@3"},
    {"（一） below a heading without a number", "1 前言\n2 （一）甲\n1 一、甲", ""},
    {"the heading without a number is long past", "1 前言\n1 一、甲\n3 1.甲\n2 （一）甲",
     "level-order@4"},
    {"1. before （一）", "1 一、甲\n3 1.甲\n2 （一）甲", "level-order@3"},
    {"told once", "3 1.甲\n2 （一）甲\n1 一、甲", "level-order@2"},
    {"chapters below and above", "1 一、甲\n1 第一章　甲", ""},
};

static void numbers_follow_each_other(void **state)
{
  (void)state;
  run_rows(number_table, COUNT_OF(number_table));
}

static void levels_come_in_their_order(void **state)
{
  (void)state;
  run_rows(level_table, COUNT_OF(level_table));
}

/* ---- Attachments ------------------------------------------------------------------------------- */

#define LETTER "T 关于甲的函\nA 乙：\nb 文。\n"
#define DATE "D 2026年8月1日\n"

static const check_row attachment_table[] = {
    {"one", LETTER "N 附件：甲表\n" DATE "M 附件\nt 甲表", ""},
    {"two", LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 乙表", ""},
    {"two on a line", LETTER "N 附件：1.甲表 2.乙表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 乙表", ""},
    {"two on a line, close",
     LETTER "N 附件：1.甲表2.乙表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 乙表", ""},
    {"years and versions are no numbers",
     LETTER "N 附件：1.2026年V2.0版表　2.2027年表\n" DATE
            "M 附件1\nt 2026年V2.0版表\nM 附件2\nt 2027年表",
     ""},
    {"larger numbers are part of the name",
     LETTER "N 附件：1.图12.甲表\n" DATE "M 附件1\nt 图12.甲表", ""},
    {"a version behind Han", LETTER "N 附件：1.甲表2.0版\n" DATE "M 附件1\nt 甲表2.0版", ""},
    {"a label for each",
     LETTER "N 附件1：甲表\nN 附件2：乙表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 乙表", ""},
    {"the label alone",
     LETTER "N 附件：\nN 1.甲表\nN 2.乙表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 乙表", ""},
    {"a name of two lines",
     LETTER "N 附件：1.甲乙丙\nN 丁表\nN 2.戊表\n" DATE "M 附件1\nt 甲乙丙丁表\nM 附件2\nt 戊表",
     ""},
    {"a title of two lines", LETTER "N 附件：甲乙表\n" DATE "M 附件\nt 甲\nt 乙表", ""},
    {"more below the title", LETTER "N 附件：甲表\n" DATE "M 附件\nt 甲表\nt （2026年）", ""},
    {"points and spaces do not count", LETTER "N 附件：甲 乙、丙（表）\n" DATE "M 附件\nt 甲乙丙表",
     ""},
    {"none follows: they are files of their own", LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE, ""},
    {"one is missing", LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE "M 附件1\nt 甲表",
     "attachment-count@4"},
    {"one is not named", LETTER "N 附件：甲表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 乙表",
     "attachment-count@4"},
    {"lines without numbers are anybody's guess",
     LETTER "N 附件：甲表\nN 乙表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 乙表", ""},
    {"called otherwise", LETTER "N 附件：甲表\n" DATE "M 附件\nt 乙表", "attachment-title@7"},
    {"the second is called otherwise",
     LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE "M 附件1\nt 甲表\nM 附件2\nt 丙表",
     "attachment-title@10"},
    {"no title to compare", LETTER "N 附件：甲表\n" DATE "M 附件\n= 序号\t姓名", ""},
    {"a title that was taken for one", LETTER "N 附件：甲办法\n" DATE "M 附件\nT 甲办法\nb 文。",
     ""},
    {"one that is called otherwise", LETTER "N 附件：甲办法\n" DATE "M 附件\nT 乙办法\nb 文。",
     "attachment-title@7"},
    {"numbered though alone", LETTER "N 附件：甲表\n" DATE "M 附件1\nt 甲表", "attachment-mark@6"},
    {"numbered alone in both", LETTER "N 附件：1.甲表\n" DATE "M 附件1\nt 甲表", ""},
    {"without its number",
     LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE "M 附件1\nt 甲表\nM 附件\nt 乙表",
     "attachment-mark@9"},
    {"in the wrong order",
     LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE "M 附件2\nt 甲表\nM 附件1\nt 乙表",
     "attachment-mark@7 attachment-mark@9"},
    {"a colon", LETTER "N 附件：甲表\n" DATE "M 附件：\nt 甲表", "attachment-mark@6"},
    {"a Han number", LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE "M 附件1\nt 甲表\nM 附件二\nt 乙表",
     "attachment-mark@9"},
    {"a space is no matter",
     LETTER "N 附件：1.甲表\nN 2.乙表\n" DATE "M 附件 1\nt 甲表\nM 附件 2\nt 乙表", ""},
    {"without a note", LETTER DATE "M 附件\nt 甲表", "attachment-note-missing@5"},
    {"what is printed needs none", "T 甲方案\nb 文。\nM 附件\nt 甲表", ""},
    {"书名号 round a name", LETTER "N 附件：《甲办法》\n" DATE, "attachment-name-marks@4"},
    {"书名号 in a name", LETTER "N 附件：《甲办法》解读\n" DATE, ""},
    {"each document has its own",
     LETTER "N 附件：甲表\n" DATE "M 附件\nt 甲表\nO 甲〔2026〕2号\n" LETTER DATE "M 附件\nt 乙表",
     "attachment-note-missing@13"},
};

static void attachments_are_those_of_the_note(void **state)
{
  (void)state;
  run_rows(attachment_table, COUNT_OF(attachment_table));
}

/* ---- Head, title, addressee -------------------------------------------------------------------- */

static const check_row head_table[] = {
    {"secret", "# 000001\n! 机密★1年\nT 关于甲的通知", ""},
    {"secret without a copy number", "! 机密★1年\nT 关于甲的通知", "secret-without-copy-number@1"},
    {"forms of 密级",
     "# 000001\n! 机密\n! 秘密★3个月\n! 绝密★长期\n! 机密 ★ 10年\n! 机密★1年　特急", ""},
    {"a star and no period", "# 000001\n! 机密★", "security-form@2"},
    {"a period and no star", "# 000001\n! 机密1年", "security-form@2"},
    {"another star", "# 000001\n! 机密*1年\n! 机密☆1年", "security-form@2 security-form@3"},
    {"a period in Han", "# 000001\n! 机密★一年", "security-form@2"},
    {"a period to be filled in", "# 000001\n! 机密★X年", ""},
    {"doc numbers",
     "O 甲政发〔2026〕7号\nO 甲政发〔2026〕 7号\nO 〔20XX〕号\nO 甲政发〔2026〕　号\nO "
     "甲政发〔2026〕×号\n"
     "O 第1号\nO 2026年第3号\nO 甲省人民政府令第5号\nG 甲政发〔2026〕7号　签发人：王五\nG "
     "签发人：王五",
     ""},
    {"doc numbers of other forms",
     "O 甲政发（2026）7号\nO 甲政发〔2026〕07号\nO 甲政发〔2026〕第7号\nO 甲政发〔26〕7号\nO "
     "甲政发〔2026〕7\n"
     "O 甲政发2026年7号\nO 〔2026〕7号\nG 甲政发[2026]7号　签发人：王五\nO 甲政发2026年第7号",
     "doc-number-form@1 doc-number-form@2 doc-number-form@3 doc-number-form@4 doc-number-form@5 "
     "doc-number-form@6 doc-number-form@7 doc-number-form@9"},
    {"two numbers on a line", "O 甲政发2026年7号　乙政发2026年8号", ""},
    {"an upward document", "G 甲政〔2026〕7号　签发人：王五\nT 关于甲的请示\nA 乙：", ""},
    {"without a signer", "I 甲文件\nO 甲政〔2026〕7号\nT 关于甲的请示\nA 乙：", "no-signer@2"},
    {"a report without a signer", "I 甲文件\nT 关于甲的报告\nA 乙：", "no-signer@1"},
    {"an opinion may go any way", "O 甲政〔2026〕7号\nT 关于甲的意见\nA 乙：", ""},
    {"a draft without its head", "T 关于甲的请示\nA 乙：", ""},
    {"a report to nobody", "O 甲政〔2026〕7号\nT 甲调研报告", ""},
};

static const check_row title_table[] = {
    {"titles", "T 关于甲的通知", ""},
    {"a point", "T 关于甲的通知。\nA 乙：", "title-point@1"},
    {"a point behind two lines", "T 关于甲的\nT 通知：", "title-point@2"},
    {"the title of a speech", "T 奋力谱写新篇章！", ""},
    {"no 文种", "T 关于做好甲工作\nA 乙：", "title-genre@1"},
    {"no 文种 and a number", "O 甲〔2026〕1号\nT 关于做好甲工作", "title-genre@2"},
    {"not sent to anybody", "T 关于做好甲工作", ""},
    {"a 文种 on its own line", "T 关于做好甲工作的\nT 通知\nA 乙：", ""},
    {"something else that ends a title", "T 关于甲的工作方案\nA 乙：", ""},
    {"an opinion on trial", "T 关于甲的意见（试行）\nA 乙：", ""},
    {"in 书名号", "T 关于印发《甲办法》的通知\nA 乙：", ""},
    {"to be filled in", "T 关于[事由]\nA 乙：", ""},
    {"both at once", "T 关于甲的请示报告", "genre-mixed@1"},
    {"a report on both", "T 关于甲请示报告制度的报告", ""},
};

static const check_row addressee_table[] = {
    {"a colon", "A 各单位：", ""},
    {"no colon", "A 各单位", "addressee-colon@1"},
    {"half a colon", "A 各单位:", "addressee-colon@1"},
    {"a salutation", "A 同志们！", ""},
    {"two lines", "A 各县，\nA 各单位：", ""},
    {"two lines and an advert", "A 各县，\n- 广告\nA 各单位", "addressee-colon@3"},
    {"a later salutation", "A 各位代表：\nb 文。\nA 各位代表", ""},
    {"one organ", "T 关于甲的请示\nA 市政府：", ""},
    {"several organs", "T 关于甲的请示\nA 市委、市政府：", "several-addressees@2"},
    {"several lines", "T 关于甲的请示\nA 市委\nA 市政府：", "several-addressees@2"},
    {"one organ with brackets", "T 关于甲的请示\nA 省厅（财务处、审计处）：", ""},
    {"several of a notice", "T 关于甲的通知\nA 市委、市政府：", ""},
    {"a report", "T 关于甲的报告\nA 乙：\nb 文。\nb 特此报告。", ""},
    {"a report that asks", "T 关于甲的报告\nA 乙：\nb 文。\nb 妥否，请批示。\nS 甲\n" DATE,
     "report-asks@4"},
    {"a request asks", "T 关于甲的请示\nA 乙：\nb 妥否，请批示。", ""},
    {"a report of what was asked",
     "T 关于甲的报告\nA 乙：\nb 我局请批复的事项共三件。\nb 文。\nb 特此报告。", ""},
    {"a long paragraph",
     "T 关于甲的报告\nA 乙：\nb "
     "去年以来我局先后三次向上级报送方案并请批示，上级及时作出答复，有关单位认真落"
     "实，各项工作进展顺利，群众反映良好，现将有关情况报告如下，请审阅。",
     ""},
};

static void the_head_is_complete(void **state)
{
  (void)state;
  run_rows(head_table, COUNT_OF(head_table));
}

static void titles_end_in_a_genre(void **state)
{
  (void)state;
  run_rows(title_table, COUNT_OF(title_table));
}

static void addressees_are_asked_what_they_may_be_asked(void **state)
{
  (void)state;
  run_rows(addressee_table, COUNT_OF(addressee_table));
}

/* ---- The end of a document --------------------------------------------------------------------- */

static const check_row date_table[] = {
    {"dates", "D 2026年8月1日\nD （2026年12月31日）\nD 甲局　2026年8月1日", ""},
    {"dates to be filled in",
     "D 2026年X月X日\nD 2026年 月 日\nD 2026年8月　日\nD ××××年×月×日\nD [日期]\nD 202_年8月1日",
     ""},
    {"a leading zero", "D 2026年08月1日\nD 2026年8月01日", "date-form@1 date-form@2"},
    {"Han digits", "D 二〇二六年八月一日", "date-form@1 rare-character@1"},
    {"points", "D 2026.8.1", "date-form@1"},
    {"two digits", "D 26年8月1日", "date-form@1"},
    {"no day", "D 2026年8月", "date-form@1"},
    {"full-width digits", "D ２０２６年８月１日", "date-form@1"},
    {"no such day", "D 2026年2月30日", "no-such-date@1"},
    {"no such day in the text", "b 于11月31日前报送，9月30日截止。", "no-such-date@1"},
    {"leap years", "b 2024年2月29日、2000年2月29日、2月29日、12月31日", ""},
    {"not a leap year", "b 2026年2月29日，1900年2月29日", "no-such-date@1 no-such-date@1"},
    {"no such month", "b 13月1日，0月1日，1月0日", "no-such-date@1 no-such-date@1 no-such-date@1"},
    {"no days at all", "b 每日，8月，节日，20260月1日，1月12345日，日", ""},
    {"printed", "P 甲办公室　2026年8月1日印发\nP 甲办公室\nP 2026年8月1日 印发", ""},
    {"printed, to be filled in", "P 甲办公室　2026年X月X日印发", ""},
    {"not printed", "P 甲办公室　2026年8月1日", "printed-date@1"},
    {"printed, with zeros", "P 甲办公室　2026年08月01日印发", "printed-date@1"},
};

static const check_row imprint_table[] = {
    {"a whole one", "b 文。\nC 抄送：甲，乙。\nP 甲办公室　2026年8月1日印发", ""},
    {"without a stop", "b 文。\nC 抄送：甲，乙", "copy-to-stop@2"},
    {"two lines", "b 文。\nC 抄送：甲，\nC 乙。", ""},
    {"two lines without a stop", "b 文。\nC 抄送：甲，\nC 乙", "copy-to-stop@3"},
    {"two labels", "b 文。\nC 主送：甲\nC 抄送：乙。", "copy-to-stop@2"},
    {"to be filled in", "b 文。\nC 抄送：\nC 抄送：[抄送单位]", ""},
    {"copies behind the stop", "b 文。\nC 抄送：甲，乙。（共印30份）", ""},
    {"copies and no stop", "b 文。\nC 抄送：甲，乙（共印30份）", "copy-to-stop@2"},
    {"a notice behind it", "b 文。\nC 抄送：甲。\n- 广告", ""},
};

static const check_row text_table[] = {
    {"side by side", "b 《甲》《乙》和“丙”“丁”", ""},
    {"a 、 between", "b 《甲》、《乙》和“丙”、“丁”", "listed-quotes@1"},
    {"a 、 behind brackets", "b 《甲》（试行）、《乙》和“丙”等、“丁”", ""},
    {"mixed", "b 《甲》、“乙”、《丙》", ""},
    {"the edges", "b 、《甲》、\nb 》、\nb 、《", ""},
};

static void dates_have_their_form(void **state)
{
  (void)state;
  run_rows(date_table, COUNT_OF(date_table));
}

static void the_imprint_ends_the_document(void **state)
{
  (void)state;
  run_rows(imprint_table, COUNT_OF(imprint_table));
}

static void quotation_marks_stand_side_by_side(void **state)
{
  (void)state;
  run_rows(text_table, COUNT_OF(text_table));
}

/* ---- Characters that a face lacks -------------------------------------------------------------- */

static const check_row rare_table[] = {
    {"each once, where it is first", "T 关于喆的通知\nb 王喆、李堃\nb 李堃\nS 喆",
     "rare-character@1 rare-character@2"},
    {"faces that are full", "1 一、王喆", ""},
    {"in a line set aside", "- 王喆", ""},
};

static gw_options with_body_font(gw_font_preset preset, const char *font)
{
  gw_options options = GW_OPTIONS_INIT;
  options.font_preset = preset;
  options.fonts[GW_FONT_BODY] = font;
  return options;
}

static void only_faces_of_gb2312_lack_characters(void **state)
{
  static const doc_row row = {GW_ELEMENT_BODY, "王喆", NULL};
  const gw_options options[] = {
      with_body_font(GW_FONTS_GB2312, NULL), with_body_font(GW_FONTS_WINDOWS, "仿宋_GB2312"),
      with_body_font(GW_FONTS_WINDOWS, NULL), with_body_font(GW_FONTS_GB2312, "仿宋")};
  (void)state;
  run_rows(rare_table, COUNT_OF(rare_table));
  for (size_t i = 0; i < COUNT_OF(options); i++) {
    gw_doc doc = make_doc(&row, 1, false);
    check(&doc, &options[i]);
    assert_int_equal(doc.diags.count, i < 2);
    gw_doc_fini(&doc);
  }
}

/* 段内标题: its text is set as text. */
static void a_run_in_heading_has_two_faces(void **state)
{
  static const doc_row rows[] = {{GW_ELEMENT_HEADING_1, "一、王喆。李堃", "一、王喆。"},
                                 {GW_ELEMENT_HEADING_2, "（一）王喆。李堃", "（一）王喆。"}};
  const gw_options options = GW_OPTIONS_INIT;
  gw_doc doc = make_doc(rows, COUNT_OF(rows), false);
  (void)state;
  check(&doc, &options);
  assert_int_equal(doc.diags.count, 2);
  assert_non_null(strstr(doc.diags.items[0].text_zh, "“堃”"));
  assert_non_null(strstr(doc.diags.items[0].text_zh, "仿宋_GB2312"));
  assert_non_null(strstr(doc.diags.items[1].text_zh, "“喆”"));
  assert_non_null(strstr(doc.diags.items[1].text_zh, "楷体_GB2312"));
  gw_doc_fini(&doc);
}

/* ---- Words and numbers ------------------------------------------------------------------------- */

typedef struct wording_row {
  const char *draft, *want;
} wording_row;

static const wording_row wording_table[] = {
    {"1 一、甲\n1 四、丁", "“一、”之后是“四、”，缺“二、三、”"},
    {"1 一、甲\n1 九、丁", "“一、”之后是“九、”，缺“二、…八、”"},
    {"1 一、甲\n2 （一）甲\n2 （三）丙", "“（一）”之后是“（三）”，缺“（二）”"},
    {"1 一、甲\n2 （十）乙", "“（十）”前面没有“（一）”"},
    {"b 百八、文。\n1 九十九、甲\n1 一百零二、乙", "缺“一百、一百零一、”"},
    {"1 一、甲\n1 一、乙", "“一、”之前已有第 1 行的“一、”"},
    {"1 一、甲\n4 （1）甲", "“一、”的下一层应为“（一）”，这里是“（1）”"},
    {"T 关于甲的函\nN 附件：1.甲表\nN 2.乙表\n" DATE "M 附件1\nt 甲表",
     "列出 2 个附件，文后有 1 个"},
    {"b 王喆", "“喆”不在 GB 2312 字符集内，仿宋_GB2312没有此字，用仿宋排"},
};

static void diagnostics_say_what_is_wrong(void **state)
{
  const gw_options options = GW_OPTIONS_INIT;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(wording_table); i++) {
    char *text;
    gw_doc doc = read_row(wording_table[i].draft, &text);
    check(&doc, &options);
    CHECK_EQUAL(wording_table[i].want, doc.diags.count, 1);
    const char *have = doc.diags.count ? doc.diags.items[0].text_zh : "";
    if (!strstr(have, wording_table[i].want))
      check_text("wording", have, strlen(have), wording_table[i].want);
    gw_doc_fini(&doc);
    free(text);
  }
  ROWS_ARE_RIGHT();
}

/* 50 of a kind are told, and how many more there are. */
static void no_kind_fills_the_report(void **state)
{
  enum { LINES = 60, TOLD = 50 };
  const gw_options options = GW_OPTIONS_INIT;
  doc_row rows[LINES];
  (void)state;
  for (size_t i = 0; i < LINES; i++) rows[i] = (doc_row){GW_ELEMENT_BODY, "《甲》、《乙》", NULL};
  gw_doc doc = make_doc(rows, LINES, false);
  check(&doc, &options);
  assert_int_equal(doc.diags.count, TOLD + 1);
  assert_int_equal(doc.diags.items[TOLD].kind, GW_DIAG_FINDINGS_MORE);
  assert_non_null(strstr(doc.diags.items[TOLD].text_en, "10 more"));
  gw_doc_fini(&doc);
  doc = make_doc(rows, TOLD, false);
  check(&doc, &options);
  assert_int_equal(doc.diags.count, TOLD);
  gw_doc_fini(&doc);
}

static void an_empty_document_is_fine(void **state)
{
  const gw_options options = GW_OPTIONS_INIT;
  gw_doc doc = {0};
  (void)state;
  check(&doc, &options);
  assert_int_equal(doc.diags.count, 0);
  gw_doc_fini(&doc);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_follow_each_other),
      cmocka_unit_test(levels_come_in_their_order),
      cmocka_unit_test(attachments_are_those_of_the_note),
      cmocka_unit_test(the_head_is_complete),
      cmocka_unit_test(titles_end_in_a_genre),
      cmocka_unit_test(addressees_are_asked_what_they_may_be_asked),
      cmocka_unit_test(dates_have_their_form),
      cmocka_unit_test(the_imprint_ends_the_document),
      cmocka_unit_test(quotation_marks_stand_side_by_side),
      cmocka_unit_test(only_faces_of_gb2312_lack_characters),
      cmocka_unit_test(a_run_in_heading_has_two_faces),
      cmocka_unit_test(diagnostics_say_what_is_wrong),
      cmocka_unit_test(no_kind_fills_the_report),
      cmocka_unit_test(an_empty_document_is_fine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
