/*
 * test_feature.c - what is true of a line: its shape, what its words say it is, and what its place
 * among the others shows. Each row gives facts that must hold and facts that must not.
 */
#include "unit/check.h"

#include "recognise/feature.h"

#include "text/line.h"

static gw_str str(const char *text)
{
  return (gw_str){text, strlen(text)};
}

#define F(name) GW_FORM(name)
#define K(name) GW_KIND(name)
#define P(name) GW_PLACE(name)

/* ---- Shape --------------------------------------------------------------------------------- */

#define LONG_SENTENCE                                                                                                                             \
  "为深入贯彻落实全县经济工作会议精神，进一步做好今年粮食生产工作，确保种植面积不减、产量不降，现" \
  "将有关事项通知"
#define ENDS (F(ENDS_STOP) | F(ENDS_EXCLAIM) | F(ENDS_SEMI) | F(ENDS_COLON) | F(ENDS_COMMA))

static void shapes_are_seen(void **state)
{
  static const struct {
    const char *text;
    uint64_t has, lacks;
  } rows[] = {
      {"函", F(TINY) | F(SHORT) | F(MEDIUM), ENDS | F(PROSE) | F(NO_HAN) | F(SYMBOLS)},
      {"加强领导。", F(ENDS_STOP) | F(TINY), F(HAS_STOP) | F(PROSE) | F(RUN_IN)},
      {"请各单位照办！", F(ENDS_EXCLAIM), F(ENDS_STOP) | F(TINY)},
      {"是否可行？", F(ENDS_EXCLAIM), F(ENDS_STOP)},
      {"抓好春耕；", F(ENDS_SEMI), F(ENDS_STOP)},
      {"各乡镇人民政府：", F(ENDS_COLON), F(HAS_COLON)},
      {"各乡镇人民政府:", F(ENDS_COLON), F(HAS_COLON)},
      {"一方面，", F(ENDS_COMMA) | F(HAS_COMMA), F(ENDS_STOP)},
      {"甲、", F(ENDS_COMMA), F(HAS_COMMA)},
      {"他说：“照办。”", F(ENDS_STOP) | F(HAS_COLON), F(ENDS_COLON)},
      {"（此件公开发布）", F(BRACKETED), F(LENTICULAR)},
      {"(2026年1月5日)", F(BRACKETED), 0},
      {"（甲）乙", 0, F(BRACKETED)},
      {"【公告】", F(LENTICULAR), F(BRACKETED)},
      {"“十五五”规划", F(OPENS_QUOTE), F(OPENS_BOOK)},
      {"《条例》", F(OPENS_BOOK), F(OPENS_QUOTE)},
      {"甲。乙", F(HAS_STOP) | F(RUN_IN), ENDS},
      {"甲，乙", F(HAS_COMMA), ENDS | F(HAS_STOP)},
      {"时间：下午", F(HAS_COLON) | F(RUN_IN_COLON), F(RUN_IN)},
      {"关于进一步加强今年工作：下午", F(HAS_COLON), F(RUN_IN_COLON)},
      {"甲\t乙", F(HAS_TAB) | F(HAS_SPACE), 0},
      {"甲　乙", F(HAS_SPACE), F(HAS_TAB)},
      {"www.example.com", F(NO_HAN), F(SYMBOLS)},
      {"2026", F(NO_HAN), F(SYMBOLS)},
      {"＊＊＊＊", F(NO_HAN) | F(SYMBOLS), 0},
      {"———", F(NO_HAN) | F(SYMBOLS) | F(MARK_DASH), 0},
      {"一、", F(MARK_1) | F(MARK_ONLY), ENDS},
      {"一、基本情况", F(MARK_1) | F(TOPIC), F(MARK_ONLY) | F(RUN_IN) | F(MARK_SPACED)},
      {"一　基本情况", F(MARK_1) | F(MARK_SPACED), F(MARK_ONLY)},
      {"（一）加强领导。各单位要做好工作。",
       F(MARK_2) | F(RUN_IN) | F(TOPIC) | F(HAS_STOP) | F(ENDS_STOP), 0},
      {"（一）加强领导。", F(MARK_2) | F(TOPIC) | F(ENDS_STOP), F(RUN_IN) | F(HAS_STOP)},
      {"1.加强领导", F(MARK_3) | F(TOPIC), ENDS},
      {"（1）应当报告。", F(MARK_4) | F(MODAL), 0},
      {"应当报告。", F(ENDS_STOP), F(MODAL)},
      {"①甲", F(MARK_5), 0},
      {"第一章　总则", F(MARK_CHAPTER), F(MARK_ARTICLE)},
      {"第一条　为了", F(MARK_ARTICLE), F(MARK_CHAPTER)},
      {"一是抓学习。", F(MARK_POINT), F(MARK_1)},
      {"# 总结", F(MARK_HASH), F(MARK_1)},
      {"• 甲", F(MARK_BULLET), 0},
      {LONG_SENTENCE, F(MEDIUM), F(SHORT) | F(PROSE)},
      {LONG_SENTENCE "如下：", F(PROSE) | F(ENDS_COLON), F(SHORT)},
      {LONG_SENTENCE "。", F(PROSE) | F(ENDS_STOP), F(SHORT)},
      {"一、" LONG_SENTENCE "。甲", F(MARK_1) | F(RUN_IN), F(TOPIC)},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_facts f = gw_feature_form(str(rows[i].text));
    CHECK(rows[i].text, (f.form & rows[i].has) == rows[i].has);
    CHECK(rows[i].text, (f.form & rows[i].lacks) == 0);
    CHECK_EQUAL(rows[i].text, f.length_cp, gw_utf8_count(str(rows[i].text)));
  }
  ROWS_ARE_RIGHT();
}

static void topics_end_with_the_first_sentence(void **state)
{
  static const struct {
    const char *text, *topic; /* up to and with its point */
    uint32_t topic_cp;        /* behind the mark */
  } rows[] = {
      {"（一）加强领导。各单位要做好工作。", "（一）加强领导。", 5},
      {"（一）加强领导", "（一）加强领导", 4},
      {"1.会议时间：下午3点。", "1.会议时间：", 5},
      {"1.甲！乙。", "1.甲！", 2},
      {"一、甲；乙。丙", "一、甲；乙。", 4},
      {"一、（甲。）乙。丙", "一、（甲。", 3},
      {"甲。", "甲。", 2},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_facts f = gw_feature_form(str(rows[i].text));
    CHECK_EQUAL(rows[i].text, f.topic, strlen(rows[i].topic));
    CHECK_EQUAL(rows[i].text, f.topic_cp, rows[i].topic_cp);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Kinds --------------------------------------------------------------------------------- */

typedef struct kind_row {
  const char *text;
  uint64_t has, lacks;
} kind_row;

static void check_kinds(const kind_row *rows, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    uint64_t kind = gw_feature_kind(str(rows[i].text));
    CHECK(rows[i].text, (kind & rows[i].has) == rows[i].has);
    CHECK(rows[i].text, (kind & rows[i].lacks) == 0);
  }
  ROWS_ARE_RIGHT();
}

static void dates_are_dates(void **state)
{
  static const kind_row rows[] = {
      {"2026年8月1日", K(DATE), K(DATE_FIRST) | K(DATE_BRACKETED)},
      {"二〇二六年八月一日", K(DATE), 0},
      {"2026年X月X日", K(DATE), 0},
      {"2026年 月 日", K(DATE), 0},
      {"2026-08-01", K(DATE), K(PAGE_NUMBER)},
      {"2026年8月1日\xEF\xBF\xBD", K(DATE), 0},
      {"（2026年8月1日）", K(DATE_BRACKETED), K(DATE)},
      {"(2026年8月1日)", K(DATE_BRACKETED), K(DATE)},
      {"（2026年8月1日县政府第5次常务会议通过）", K(TITLE_NOTE), K(DATE) | K(DATE_BRACKETED)},
      {"2026年8月1日县政府令第3号公布", K(DATE_FIRST) | K(TITLE_NOTE), K(DATE)},
      {"2026-02-03 09:02:33", K(TIMESTAMP) | K(DATE_FIRST), K(DATE)},
      {"2026年2月3日 9:02", K(TIMESTAMP), 0},
      {"2026年8月", K(DATE), K(DATE_FIRST)},
      {"日期", 0, K(DATE)},
      {"会议定于2026年8月1日召开", 0, K(DATE) | K(DATE_FIRST)},
  };
  (void)state;
  check_kinds(rows, COUNT_OF(rows));
}

static void numbers_of_documents_are_seen(void **state)
{
  static const kind_row rows[] = {
      {"清政发〔2026〕15号", K(DOC_NUMBER), K(NAME)},
      {"清政发[2026]15号", K(DOC_NUMBER), K(PLACEHOLDER)},
      {"清政发（2026）15号", K(DOC_NUMBER), 0},
      {"清政发【2026】15号", K(DOC_NUMBER), 0},
      {"清政发［2026］15号", K(DOC_NUMBER), 0},
      {"清政发〔2026〕第15号", K(DOC_NUMBER), 0},
      {"清政发〔2026〕XX号", K(DOC_NUMBER), 0},
      {"X政发〔20XX〕X号", K(DOC_NUMBER), 0},
      {"清政办函〔2026〕 3 号", K(DOC_NUMBER), 0},
      {"第3号", K(DOC_NUMBER), 0},
      {"2026年第3号", K(DOC_NUMBER), 0},
      {"3号", 0, K(DOC_NUMBER)},
      {"清政发15号", 0, K(DOC_NUMBER)},
      {"根据清政发〔2026〕15号文件", 0, K(DOC_NUMBER)},
      {"第号", 0, K(DOC_NUMBER)},
      {"号", 0, K(DOC_NUMBER)},
      {"〔2026〕15号", K(DOC_NUMBER), 0}, /* as minutes have it */
      {"（2026）15号", 0, K(DOC_NUMBER)},
  };
  (void)state;
  check_kinds(rows, COUNT_OF(rows));
}

static void heads_and_imprints_are_seen(void **state)
{
  static const kind_row rows[] = {
      {"000001", K(COPY_NUMBER), 0},
      {"００００１２", K(COPY_NUMBER), 0},
      {"00001", 0, K(COPY_NUMBER)},
      {"机密★1年", K(SECURITY), 0},
      {"秘密", K(SECURITY), 0},
      {"秘密文件管理", 0, K(SECURITY)},
      {"特急", K(URGENCY), K(SECURITY)},
      {"加　急", K(URGENCY), 0},
      {"特急件", 0, K(URGENCY)},
      {"清河市人民政府文件", K(ISSUER_MARK), 0},
      {"有关文件", 0, K(ISSUER_MARK)},
      {"签发人：王五", K(SIGNER), 0},
      {"签 发 人:王五", K(SIGNER), 0},
      {"清政发〔2026〕15号　　签发人：王五", 0, K(SIGNER) | K(DOC_NUMBER)}, /* two lines by now */
      {"凡注明签发人：王五的", 0, K(SIGNER)},
      {"签发人：负责人。", 0, K(SIGNER)},
      {"李　四　王五五", K(NAMES), 0},
      {"李四，王五五", 0, K(NAMES)},
      {"各县市区人民政府", 0, K(NAMES)},
      {"No.000017", K(COPY_NUMBER), 0},
      {"份号：000017", K(COPY_NUMBER), 0},
      {"No.17", 0, K(COPY_NUMBER)},
      {"1000171", 0, K(COPY_NUMBER)},
      {"0000-1234567", 0, K(COPY_NUMBER)},
      {"机密 ★ 1 年", K(SECURITY), 0},
      {"绝密★", K(SECURITY), 0},
      {"秘密★长期", K(SECURITY), 0},
      {"机密★启用前", K(SECURITY), 0},
      {"机密文件", 0, K(SECURITY)},
      {"特  急", K(URGENCY), 0},
      {"清河市财政局　　　文件", K(ISSUER_MARK), 0},
      {"清河市财政局　清河市教育局文件", K(ISSUER_MARK), 0},
      {"中 共 清 河 市 委 文 件", K(ISSUER_MARK), 0},
      {"文　件", K(MARK_WORD), K(ISSUER_MARK)},
      {"清河市人民政府令", K(PROCLAIM), 0},
      {"口令", 0, K(PROCLAIM)},
      {"附件1：任务分解表", K(ATTACHMENT_TITLED), 0},
      {"附件2 任务分解表", K(ATTACHMENT_TITLED), 0},
      {"附件2（样表）", K(ATTACHMENT_MARK), K(ATTACHMENT_TITLED)},
      {"附件：任务分解表", 0, K(ATTACHMENT_TITLED)},
      {"附件2所列", 0, K(ATTACHMENT_TITLED)},
      {"（共印50份）", K(PRINT_NOTE), 0},
      {"校对：王五", K(PRINT_NOTE), 0},
      {"（此页无正文）", K(BLANK_PAGE), 0},
      {"抄送：县委办公室，县人大常委会办公室。", K(COPY_TO), 0},
      {"主送：各乡镇。", K(COPY_TO), 0},
      {"分送:各参会单位", K(COPY_TO), 0},
      {"抄送有关单位", 0, K(COPY_TO)},
      {"云溪县人民政府办公室　2026年8月1日印发", K(PRINTED), K(COPY_TO)},
      {"现印发给你们", 0, K(PRINTED)},
  };
  (void)state;
  check_kinds(rows, COUNT_OF(rows));
}

static void names_and_organs_are_seen(void **state)
{
  static const kind_row rows[] = {
      {"王五", K(NAME), K(SPEAKER)},
      {"王　五", K(NAME), 0},
      {"欧阳文华", K(NAME), 0},
      {"李××", K(NAME), 0},
      {"X", K(NAME), 0},
      {"王", 0, K(NAME)},
      {"王五。", 0, K(NAME)},
      {"王五（代）", 0, K(NAME)},
      {"县长　王五", K(SPEAKER), 0},
      {"市委书记 李　四", K(SPEAKER), 0},
      {"市委组织部部长　王五同", K(SPEAKER), 0},
      {"县长王五", 0, K(SPEAKER)},
      {"主要领导　王五", 0, K(SPEAKER)},
      {"云溪县人民政府", K(ORGAN), K(ORGANS)},
      {"中共云溪县委组织部", K(ORGAN), 0},
      {"云溪县", K(ORGAN), 0},
      {"各乡镇人民政府，县直各部门：", K(ORGANS), K(LEAD_IN)},
      {"各省辖市人民政府，省人民政府各部门:", K(ORGANS), 0},
      {"各委、办（局）：", K(ORGANS), 0},
      {"各位同志：", K(SALUTATION) | K(ORGANS), 0},
      {"现将有关事项通知如下：", K(LEAD_IN), K(ORGANS)},
      {"请认真贯彻执行：", 0, K(LEAD_IN)},
      {"述职人：孙毅", K(UNDERSIGNED), 0},
      {"述职人孙毅", 0, K(UNDERSIGNED)},
      {"[发文单位]", K(PLACEHOLDER), 0},
      {"［成文日期］", K(PLACEHOLDER), 0},
      {"[", 0, K(PLACEHOLDER)},
  };
  (void)state;
  check_kinds(rows, COUNT_OF(rows));
}

static void titles_and_attachments_are_seen(void **state)
{
  static const kind_row rows[] = {
      {"关于做好春耕生产工作的通知", K(ABOUT) | K(GENRE), 0},
      {"《云溪县节约用水办法》", K(GENRE), K(ABOUT)},
      {"云溪县节约用水办法（试行）", K(GENRE), 0},
      {"做好春耕生产工作", 0, K(GENRE) | K(ABOUT)},
      {"附件", K(ATTACHMENT_MARK), K(ATTACHMENT_NOTE)},
      {"附件1", K(ATTACHMENT_MARK), K(ATTACHMENT_NOTE)},
      {"附件 2：", K(ATTACHMENT_MARK), K(ATTACHMENT_NOTE)},
      {"附件一", K(ATTACHMENT_MARK), 0},
      {"附：", K(ATTACHMENT_MARK), K(ATTACHMENT_NOTE)},
      {"附件:", K(ATTACHMENT_MARK), 0},
      {"附件：1.名单", K(ATTACHMENT_NOTE), K(ATTACHMENT_MARK)},
      {"附件1：名单", K(ATTACHMENT_NOTE), K(ATTACHMENT_MARK)},
      {"附:名单", K(ATTACHMENT_NOTE), K(ATTACHMENT_MARK)},
      {"附近村庄", 0, K(ATTACHMENT_NOTE) | K(ATTACHMENT_MARK)},
      {"附件管理", 0, K(ATTACHMENT_NOTE) | K(ATTACHMENT_MARK)},
      {"特此通知。", K(CLOSING), 0},
      {"妥否，请批示。", K(CLOSING), 0},
      {"（此件公开发布）", K(REMARK), 0},
      {"（联系人：王五，电话：12345）", K(REMARK), 0},
  };
  (void)state;
  check_kinds(rows, COUNT_OF(rows));
}

static void chrome_is_seen(void **state)
{
  static const kind_row rows[] = {
      {"— 3 —", K(PAGE_NUMBER), 0},
      {"- 12 -", K(PAGE_NUMBER), 0},
      {"—3—", K(PAGE_NUMBER), 0},
      {"第 3 页", K(PAGE_NUMBER), 0},
      {"第3页 共12页", K(PAGE_NUMBER), 0},
      {"第3页，共12页", K(PAGE_NUMBER), 0},
      {"3页/12页", K(PAGE_NUMBER), 0},
      {"3", 0, K(PAGE_NUMBER)},
      {"第页", 0, K(PAGE_NUMBER)},
      {"— 3", 0, K(PAGE_NUMBER)},
      {"——", 0, K(PAGE_NUMBER)},
      {"— 三 —", 0, K(PAGE_NUMBER)},
      {"-5", 0, K(PAGE_NUMBER)},
      {"加微信领取", K(ADVERT), K(ADVERTS)},
      {"加微信，进会员群", K(ADVERTS) | K(ADVERT), 0},
      {"来源：本站", K(WEB_LABEL), 0},
      {"打印", K(WEB_WORD), 0},
      {"打印文件", 0, K(WEB_WORD)},
      {"详见 http://www.example.com/", K(URL), 0},
      {"新华社记者　王五　摄", K(CAPTION), 0},
      {"记者王五报道", 0, K(CAPTION)},
      {"做好春耕生产工作", 0, K(ADVERT) | K(WEB_LABEL) | K(WEB_WORD) | K(WEB_INSIDE) | K(URL)},
  };
  (void)state;
  check_kinds(rows, COUNT_OF(rows));
}

/* Whatever a line starts and ends with, no predicate reads beyond it. */
static void cut_lines_are_read_safely(void **state)
{
  static const char *const rows[] = {
      "（2026年8月1日）",
      "清政发〔2026〕第15号",
      "— 12 —",
      "市委书记　李　四",
      "附件 12 ：1.名单",
      "各乡镇（街道）：",
      "[发文单位]",
      "2026-02-03 09:02:33",
      "《办法》”（试行）》",
      "述职人：孙毅",
      "第 3 页",
      "2026年第3号",
      "签发人：",
      "机密★1年",
      "〔",
      "：",
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    for (size_t length = 1; length <= strlen(rows[i]); length++) {
      if (gw_utf8_valid(rows[i], length) != length) continue;
      char *cut = malloc(length);
      assert_non_null(cut);
      memcpy(cut, rows[i], length);
      gw_facts facts = gw_feature_form((gw_str){cut, length});
      CHECK(rows[i], facts.topic <= length && facts.mark.size <= length);
      free(cut);
    }
  }
  ROWS_ARE_RIGHT();
}

/* ---- Place --------------------------------------------------------------------------------- */

enum { MOST_LINES = 16 };

/* The facts of a draft; the caller frees the doc. */
static gw_doc look(const char *draft, gw_facts facts[MOST_LINES])
{
  gw_doc doc = {.length = strlen(draft)};
  doc.text = malloc(doc.length + 1);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  assert_true(doc.line_count <= MOST_LINES);
  for (size_t i = 0; i < doc.line_count; i++) facts[i] = gw_feature_form(doc.lines[i].text);
  assert_int_equal(gw_feature_place(&doc, facts), GW_OK);
  return doc;
}

typedef struct place_row {
  const char *name, *draft;
  size_t line; /* from 1, of those with text */
  uint64_t has, lacks;
} place_row;

#define PROSE LONG_SENTENCE "如下。\n"

static const place_row place_table[] = {
    {"first and last, no prose", "甲\n", 1, P(FIRST) | P(LAST) | P(BEFORE_PROSE), P(BLANK_ABOVE)},
    {"before the prose", "标题\n" PROSE "署名\n", 1, P(FIRST) | P(BEFORE_PROSE),
     P(AFTER_PROSE) | P(LAST)},
    {"the prose itself", "标题\n" PROSE "署名\n", 2, 0, P(BEFORE_PROSE) | P(AFTER_PROSE)},
    {"after the prose", "标题\n" PROSE "署名\n", 3, P(AFTER_PROSE) | P(LAST), P(BEFORE_PROSE)},
    {"short prose", "标题\n请你们认真遵照执行。\n署名\n", 1, P(BEFORE_PROSE), 0},
    {"blank lines above", "甲\n\n乙\n", 2, P(BLANK_ABOVE), P(BLANK_BELOW)},
    {"blank lines below", "甲\n\n乙\n", 1, P(BLANK_BELOW), P(BLANK_ABOVE)},
    {"after a colon", "要求如下：\n一、甲\n", 2, P(AFTER_COLON), 0},
    {"the same mark below", "一、甲\n二、乙\n", 1, P(SAME_MARK_BELOW),
     P(DEEPER_BELOW) | P(PROSE_BELOW)},
    {"the same mark above", "一、甲\n二、乙\n", 2, P(SAME_MARK_ABOVE), P(SAME_MARK_BELOW)},
    {"a deeper mark below", "一、甲\n（一）乙\n", 1, P(DEEPER_BELOW), P(SAME_MARK_BELOW)},
    {"a higher mark below", "（一）乙\n二、甲\n", 1, 0, P(DEEPER_BELOW) | P(SAME_MARK_BELOW)},
    {"prose below", "一、甲\n" PROSE, 1, P(PROSE_BELOW), P(DEEPER_BELOW)},
    {"prose below an advert", "一、甲\n加微信进群\n" PROSE, 1, P(PROSE_BELOW), 0},
    {"an advert near", "甲\n加微信进群\n乙\n丙\n", 1, P(ADVERT_NEAR), 0},
    {"an advert near, above", "甲\n加微信进群\n乙\n丙\n", 3, P(ADVERT_NEAR), 0},
    {"an advert not so near", "甲\n加微信进群\n乙\n丙\n", 4, 0, P(ADVERT_NEAR)},
    {"a date below", PROSE "云溪县人民政府\n2026年8月1日\n", 2, P(DATE_BELOW) | P(AFTER_PROSE),
     P(DATE_ABOVE)},
    {"a date below two organs", PROSE "县人民政府\n县公安局\n2026年8月1日\n", 2, P(DATE_BELOW), 0},
    {"prose is no organ", PROSE "2026年8月1日\n", 1, 0, P(DATE_BELOW)},
    {"a date above", "2026年8月1日\n云溪县人民政府\n", 2, P(DATE_ABOVE), P(DATE_BELOW)},
    {"repeated", "水印\n甲\n水印\n", 1, P(REPEATED), 0},
    {"repeated below", "水印\n甲\n水印\n", 3, P(REPEATED), 0},
    {"not repeated", "水印\n甲\n水印\n", 2, 0, P(REPEATED)},
    {"its title stands below", "关于做好春耕生产的通知_网站\n甲\n关于做好春耕生产的通知\n" PROSE, 1,
     P(TITLE_BELOW), 0},
    {"under an attachment mark", "附件1\n名单\n", 2, P(MARK_ABOVE), 0},
    {"items of a note", "附件：1.甲\n2.乙\n3.丙\n", 3, P(NOTE_ABOVE), 0},
    {"items without a digit's space", "附件：1.甲\n2.2026年计划\n", 2, P(NOTE_ABOVE), 0},
    {"the wrong item", "附件：1.甲\n3.丙\n", 2, 0, P(NOTE_ABOVE)},
    {"under a lone mark", "（一）\n加强领导\n", 2, P(LONE_2_ABOVE), P(LONE_1_ABOVE)},
    {"under a lone 1.", "1.\n加强领导\n", 2, P(LONE_3_ABOVE), P(LONE_4_ABOVE)},
    {"a genre below", "云溪县人民政府\n关于春耕的通知\n" PROSE, 1, P(GENRE_BELOW), P(GENRE_ABOVE)},
    {"a genre above", "关于春耕的通知\n（试行稿）\n" PROSE, 2, P(GENRE_ABOVE), 0},
    {"under the addressee", "各乡镇：\n甲\n" PROSE, 2, P(ADDRESSEE_ABOVE) | P(AFTER_COLON), 0},
};

static void places_are_seen(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(place_table); i++) {
    const place_row *row = &place_table[i];
    gw_facts facts[MOST_LINES];
    gw_doc doc = look(row->draft, facts);
    uint64_t place = row->line <= doc.line_count ? facts[row->line - 1].place : 0;
    CHECK(row->name, (place & row->has) == row->has);
    CHECK(row->name, (place & row->lacks) == 0);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shapes_are_seen),
      cmocka_unit_test(topics_end_with_the_first_sentence),
      cmocka_unit_test(dates_are_dates),
      cmocka_unit_test(numbers_of_documents_are_seen),
      cmocka_unit_test(heads_and_imprints_are_seen),
      cmocka_unit_test(names_and_organs_are_seen),
      cmocka_unit_test(titles_and_attachments_are_seen),
      cmocka_unit_test(chrome_is_seen),
      cmocka_unit_test(cut_lines_are_read_safely),
      cmocka_unit_test(places_are_seen),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
