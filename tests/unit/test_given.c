/*
 * test_given.c - elements that are given beside a draft, through gongwen.h: the forms that values
 * take, what they overrule and what not, which origin wins, and what is refused.
 */
#include "unit/check.h"

#include "model/element.h"

#include <stdio.h>

static gw_draft *new_draft(const gw_options *options)
{
  gw_draft *draft = NULL;
  assert_int_equal(gw_draft_new(options, &draft), GW_OK);
  return draft;
}

static const char body[] =
    "为切实做好有关工作，现将有关事项通知如下。\n"
    "一、提高认识\n"
    "各单位要把有关工作摆在突出位置，落实责任，细化措施，确保按期完成各项任务。\n";

/* The lines in their order as "element:text", parted by ¦; `origin` -1: all that are in the DOCX. */
static void spell(const gw_draft *draft, int origin, char *out, size_t size)
{
  char *to = out;
  *to = '\0';
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = GW_LINE_INIT;
    assert_int_equal(gw_draft_line(draft, gw_draft_ranked_line(draft, i), &line), GW_OK);
    if (line.element == GW_ELEMENT_NOTICE || (origin >= 0 && (int)line.origin != origin)) continue;
    to += snprintf(to, (size_t)(out + size - to), "%s%s:%.*s", to > out ? "¦" : "",
                   gw_element_name(line.element), (int)line.length, line.text);
  }
}

/* ---- Forms --------------------------------------------------------------------------------- */

typedef struct form_row {
  const char *name, *yaml, *want;
} form_row;

static const form_row form_table[] = {
    {"as it is", "标题: 关于甲的通知", "title:关于甲的通知"},
    {"lines of a title", "title: |\n  关于甲\n  的通知", "title:关于甲¦title:的通知"},
    {"doc number", "文号: 清发[2026]第001号", "doc_number:清发〔2026〕1号"},
    {"security", "密级: 机密★1年", "security:机密★1年"},
    {"security and its period", "密级: 机密\n保密期限: 1年", "security:机密★1年"},
    {"security twice whole", "密级: 机密★1年\n保密期限: 2年", "security:机密★1年"},
    {"a signer", "签发人: 张三", "signer:签发人：张三"},
    {"a signer as typed", "签发人: 签发人：张三", "signer:签发人：张三"},
    {"signers", "签发人: [张三, 李四]", "signer:签发人：张三¦signer:李四"},
    {"issuers of a mark", "发文机关标志: [甲局, 乙局]", "issuer_mark:甲局¦issuer_mark:乙局"},
    {"addressee", "to: 各乡镇", "addressee:各乡镇："},
    {"addressee as typed", "to: 各乡镇：", "addressee:各乡镇："},
    {"addressee with a half-width colon", "to: '各乡镇:'", "addressee:各乡镇："},
    {"addressees", "主送: [各乡镇, 各单位]", "addressee:各乡镇、各单位："},
    {"addressees that are lists", "主送: [各乡镇、街道, 各单位]",
     "addressee:各乡镇、街道，各单位："},
    {"an attachment", "附件: 名单", "attachment_note:附件：名单"},
    {"an attachment as typed", "附件: 附件：名单", "attachment_note:附件：名单"},
    {"attachments", "附件: [名单, 预算。]", "attachment_note:附件：1.名单¦attachment_note:2.预算"},
    {"attachments with numbers", "附件: [1.名单, 2.预算]",
     "attachment_note:附件：1.名单¦attachment_note:2.预算"},
    {"signatures", "署名: [甲局, 乙局]", "signature:甲局¦signature:乙局"},
    {"an ISO date", "date: 2026-08-01", "issue_date:2026年8月1日"},
    {"a date with slashes", "date: 2026/8/1", "issue_date:2026年8月1日"},
    {"a date with a time", "date: 2026-08-01T09:30:00+08:00", "issue_date:2026年8月1日"},
    {"a date in Han", "date: 二〇二六年八月一日", "issue_date:2026年8月1日"},
    {"no date", "date: 2026-13-01", "issue_date:2026-13-01"},
    {"a remark", "附注: 此件公开发布", "remark:（此件公开发布）"},
    {"a remark as typed", "附注: （此件公开发布）", "remark:（此件公开发布）"},
    {"copy to", "抄送: 县委", "copy_to:抄送：县委。"},
    {"copy to a list", "cc: [县委, 县人大]", "copy_to:抄送：县委，县人大。"},
    {"copy to as typed", "抄送: 分送：县委。", "copy_to:分送：县委。"},
    {"printing", "印发机关: 县府办\n印发日期: 2026-3-1", "printed_by:县府办\t2026年3月1日印发"},
    {"printing without a date", "印发机关: 县府办", "printed_by:县府办"},
    {"printing as typed", "印发: 县府办　2026年3月1日印发", "printed_by:县府办　2026年3月1日印发"},
    {"the order is the standard's", "抄送: 县委\n标题: 甲\n份号: 000001",
     "copy_number:000001¦title:甲¦copy_to:抄送：县委。"},
    {"nothing", "标题:\n附件: []\n", ""},
    {"zero width is removed", "标题: 甲\xE2\x80\x8B乙", "title:甲乙"},
};

static void values_take_their_forms(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(form_table); i++) {
    const form_row *row = &form_table[i];
    char have[1024];
    gw_draft *draft = new_draft(NULL);
    CHECK_EQUAL(row->name,
                gw_draft_set_from(draft, row->yaml, strlen(row->yaml), GW_META_AUTO, "m.yaml"),
                GW_OK);
    CHECK_EQUAL(row->name, gw_draft_read(draft, body, sizeof body - 1), GW_OK);
    spell(draft, GW_ORIGIN_FILE, have, sizeof have);
    check_text(row->name, have, strlen(have), row->want);
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

/* ---- What is overruled --------------------------------------------------------------------- */

static const char whole[] =
    "关于做好甲工作的\n通知\n各乡镇：\n为切实做好有关工作，现将办法印发给你们。\n"
    "附件：1.名单\n2.预算\n清河县人民政府\n2026年3月1日\n"
    "抄送：县委。\n清河县人民政府办公室　2026年3月2日印发\n"
    "附件1\n名单\n清河县人民政府\n2026年3月1日\n";

typedef struct overrule_row {
  const char *name, *key, *value;
  size_t warnings;
  bool is_given;
} overrule_row;

static size_t count_id(const gw_draft *draft, const char *id)
{
  size_t count = 0;
  for (size_t i = 0; i < gw_draft_diagnostic_count(draft); i++) {
    gw_diagnostic d = GW_DIAGNOSTIC_INIT;
    assert_int_equal(gw_draft_diagnostic(draft, i, &d), GW_OK);
    count += strcmp(d.id, id) == 0;
  }
  return count;
}

static void lines_are_overruled_or_stay(void **state)
{
  static const overrule_row rows[] = {
      {"another title", "标题", "关于乙的通知", 1, true},
      {"the same title on one line", "标题", "关于做好甲工作的通知", 0, false},
      {"the same with other spaces", "标题", "关于做好 甲工作的　通知", 0, false},
      {"the same by its form", "date", "2026-03-01", 0, false},
      {"another date", "date", "2026-03-05", 1, true},
      {"the same attachments", "附件", "名单\n预算", 0, false},
      {"what the draft has not", "签发人", "张三", 0, true},
      {"the same organ of printing", "印发机关", "清河县人民政府办公室", 0, false},
      {"another date of printing", "印发日期", "2026-3-9", 1, true},
      {"nothing", "标题", "", 0, false},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_draft *draft = new_draft(NULL);
    char have[1024];
    CHECK_EQUAL(rows[i].name, gw_draft_set(draft, rows[i].key, rows[i].value), GW_OK);
    CHECK_EQUAL(rows[i].name, gw_draft_read(draft, whole, sizeof whole - 1), GW_OK);
    CHECK_EQUAL(rows[i].name, count_id(draft, "element-overruled"), rows[i].warnings);
    spell(draft, GW_ORIGIN_SET, have, sizeof have);
    CHECK(rows[i].name, (*have != '\0') == rows[i].is_given);
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

/* The title, the signature and the date of an attachment are its own. */
static void attachments_keep_theirs(void **state)
{
  char have[2048];
  gw_draft *draft = new_draft(NULL);
  (void)state;
  assert_int_equal(gw_draft_set(draft, "title", "关于乙的通知"), GW_OK);
  assert_int_equal(gw_draft_set(draft, "署名", "甲县"), GW_OK);
  assert_int_equal(gw_draft_set(draft, "日期", "2026-4-1"), GW_OK);
  assert_int_equal(gw_draft_set(draft, "印发日期", "2026-4-2"), GW_OK);
  assert_int_equal(gw_draft_read(draft, whole, sizeof whole - 1), GW_OK);
  assert_string_equal(gw_draft_title(draft), "关于乙的通知");
  spell(draft, -1, have, sizeof have);
  assert_string_equal(
      have, "title:关于乙的通知¦addressee:各乡镇：¦body:为切实做好有关工作，现将办法印发给你们。¦"
            "attachment_note:附件：1.名单¦attachment_note:2.预算¦signature:甲县¦"
            "issue_date:2026年4月1日¦attachment_mark:附件1¦attachment_title:名单¦"
            "signature:清河县人民政府¦issue_date:2026年3月1日¦copy_to:抄送：县委。¦"
            "printed_by:清河县人民政府办公室\t2026年4月2日印发");
  gw_draft_free(draft);
}

/* ---- Origins ------------------------------------------------------------------------------- */

static void the_later_origin_wins(void **state)
{
  static const char yaml[] = "题目: 关于乙的通知\n份号: 000002\n附注: 乙\n";
  char draft_text[1024], have[1024];
  gw_draft *draft = new_draft(NULL);
  (void)state;
  snprintf(draft_text, sizeof draft_text,
           "---\n标题: 关于甲的通知\n份号: 000001\n附注: 甲\n紧急程度: 特急\n---\n%s", body);
  assert_int_equal(gw_draft_set(draft, "标题", "关于丙的通知"), GW_OK);
  assert_int_equal(gw_draft_set(draft, "title", "关于丁的通知"), GW_OK);
  assert_int_equal(gw_draft_set(draft, "附注", ""), GW_OK);
  assert_int_equal(gw_draft_set_from(draft, yaml, sizeof yaml - 1, GW_META_YAML, "乙.yaml"), GW_OK);
  assert_int_equal(gw_draft_read(draft, draft_text, strlen(draft_text)), GW_OK);
  spell(draft, GW_ORIGIN_SET, have, sizeof have);
  assert_string_equal(have, "title:关于丁的通知");
  spell(draft, GW_ORIGIN_FILE, have, sizeof have);
  assert_string_equal(have, "copy_number:000002");
  spell(draft, GW_ORIGIN_FRONT_MATTER, have, sizeof have);
  assert_string_equal(have, "urgency:特急");
  gw_draft_free(draft);
}

static void a_title_that_is_given_is_not_missed(void **state)
{
  gw_draft *draft = new_draft(NULL);
  (void)state;
  assert_int_equal(gw_draft_set(draft, "title", "关于甲的通知"), GW_OK);
  assert_int_equal(gw_draft_read(draft, body, sizeof body - 1), GW_OK);
  assert_int_equal(count_id(draft, "no-title"), 0);
  gw_draft_free(draft);
  draft = new_draft(NULL);
  assert_int_equal(gw_draft_read(draft, body, sizeof body - 1), GW_OK);
  assert_int_equal(count_id(draft, "no-title"), 1);
  gw_draft_free(draft);
}

static size_t count_missed_signers(const gw_options *options, const char *title, const char *signer)
{
  gw_draft *draft = new_draft(options);
  assert_int_equal(gw_draft_set(draft, "发文机关标志", "清河县人民政府文件"), GW_OK);
  assert_int_equal(gw_draft_set(draft, "title", title), GW_OK);
  assert_int_equal(gw_draft_set(draft, "signer", signer), GW_OK);
  assert_int_equal(gw_draft_read(draft, whole, sizeof whole - 1), GW_OK);
  size_t count = count_id(draft, "no-signer");
  gw_draft_free(draft);
  return count;
}

/* The checks see given elements where they are to stand, and the kind that was named. */
static void checks_see_what_is_given(void **state)
{
  const gw_options request = {.size = sizeof(gw_options), .type = "请示"};
  const gw_options notice = {.size = sizeof(gw_options), .type = "notice"};
  (void)state;
  assert_int_equal(count_missed_signers(NULL, "关于解决经费的请示", "张三"), 0);
  assert_int_equal(count_missed_signers(NULL, "关于解决经费的请示", ""), 1);
  assert_int_equal(count_missed_signers(NULL, "关于甲的通知", ""), 0);
  assert_int_equal(count_missed_signers(&request, "关于甲的通知", ""), 1);
  assert_int_equal(count_missed_signers(&notice, "关于解决经费的请示", ""), 0);
}

/* What is set aside for a given element is no notice that one may keep. */
static void overruled_lines_are_not_kept(void **state)
{
  const gw_options options = {.size = sizeof(gw_options), .keep_notices = 1};
  gw_draft *draft = new_draft(&options);
  capture docx = {0};
  (void)state;
  assert_int_equal(gw_draft_set(draft, "title", "关于乙的通知"), GW_OK);
  assert_int_equal(gw_draft_read(draft, whole, sizeof whole - 1), GW_OK);
  assert_int_equal(gw_draft_write_docx(draft, capture_sink(&docx)), GW_OK);
  capture_fini(&docx);
  gw_draft_free(draft);
}

/* ---- What is refused ----------------------------------------------------------------------- */

static void check_diagnostic(const char *name, const gw_draft *draft, const char *id,
                             const char *source)
{
  gw_diagnostic d = GW_DIAGNOSTIC_INIT;
  if (!id) {
    CHECK_EQUAL(name, gw_draft_diagnostic_count(draft), 0);
    return;
  }
  CHECK(name, gw_draft_diagnostic_count(draft) > 0);
  if (gw_draft_diagnostic(draft, 0, &d) != GW_OK) return;
  check_text(name, d.id, strlen(d.id), id);
  CHECK(name, source ? d.source && strcmp(d.source, source) == 0 : !d.source);
}

static void values_are_checked(void **state)
{
  static const struct {
    const char *name, *key, *value;
    gw_status want;
    const char *id;
  } rows[] = {
      {"fine", "标题", "甲", GW_OK, NULL},
      {"an unknown key", "字号", "甲", GW_ERR_OPTION, "key-unknown"},
      {"no key", "", "甲", GW_ERR_OPTION, "key-unknown"},
      {"a key that is no UTF-8", "\xFF", "甲", GW_ERR_OPTION, "value-refused"},
      {"a value that is no UTF-8", "标题", "甲\xFF", GW_ERR_OPTION, "value-refused"},
      {"a control character", "标题", "甲\x1B", GW_ERR_OPTION, "value-refused"},
      {"a setting", "印章", "否", GW_OK, NULL},
      {"an unknown setting", "印章", "甲", GW_ERR_OPTION, "value-refused"},
      {"a key of no use", "tags", "甲", GW_OK, "front-matter-skipped"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_draft *draft = new_draft(NULL);
    CHECK_EQUAL(rows[i].name, gw_draft_set(draft, rows[i].key, rows[i].value), rows[i].want);
    check_diagnostic(rows[i].name, draft, rows[i].id, NULL);
    CHECK_EQUAL(rows[i].name, gw_draft_read(draft, body, sizeof body - 1), GW_OK);
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

static void files_are_checked(void **state)
{
  static const struct {
    const char *name, *text, *file;
    gw_status want;
    const char *id;
  } rows[] = {
      {"fine", "标题: 甲", "a", GW_OK, NULL},
      {"nothing", "", "a", GW_OK, NULL},
      {"JSON by its name", "{\"a\": \"\\ud842\\udfb7\"}", "a.json", GW_ERR_OPTION, "key-unknown"},
      {"YAML by its name", "{\"a\": \"\\ud842\\udfb7\"}", "a.yaml", GW_ERR_META, "metadata-broken"},
      {"an unknown key", "字号: 甲", "a", GW_ERR_OPTION, "key-unknown"},
      {"no text", "标题: {甲: 乙}", "a", GW_ERR_OPTION, "value-refused"},
      {"no YAML", "标题: \"甲", "a", GW_ERR_META, "metadata-broken"},
      {"GB18030", "\xB1\xEA\xCC\xE2: \xC7\xE5\xBA\xD3", "a", GW_OK, NULL},
      {"a mark", "\xEF\xBB\xBF标题: 甲", "a", GW_OK, NULL},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_draft *draft = new_draft(NULL);
    gw_status status =
        gw_draft_set_from(draft, rows[i].text, strlen(rows[i].text), GW_META_AUTO, rows[i].file);
    CHECK_EQUAL(rows[i].name, status, rows[i].want);
    check_diagnostic(rows[i].name, draft, rows[i].id, rows[i].file);
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

static void calls_out_of_order_are_refused(void **state)
{
  gw_draft *draft = new_draft(NULL);
  (void)state;
  assert_int_equal(gw_draft_set(NULL, "title", "甲"), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_set(draft, NULL, "甲"), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_set(draft, "title", NULL), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_set_from(draft, NULL, 1, GW_META_AUTO, "a"), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_set_from(draft, "", 0, GW_META_AUTO, NULL), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_set_from(draft, "", 0, GW_META_AUTO, "\xFF"), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_set_from(draft, "", 0, (gw_meta_format)3, "a"), GW_ERR_OPTION);
  assert_int_equal(gw_draft_read(draft, body, sizeof body - 1), GW_OK);
  assert_int_equal(gw_draft_set(draft, "title", "甲"), GW_ERR_STATE);
  assert_int_equal(gw_draft_set_from(draft, "", 0, GW_META_AUTO, "a"), GW_ERR_STATE);
  gw_draft_free(draft);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_take_their_forms),
      cmocka_unit_test(lines_are_overruled_or_stay),
      cmocka_unit_test(attachments_keep_theirs),
      cmocka_unit_test(the_later_origin_wins),
      cmocka_unit_test(a_title_that_is_given_is_not_missed),
      cmocka_unit_test(checks_see_what_is_given),
      cmocka_unit_test(overruled_lines_are_not_kept),
      cmocka_unit_test(values_are_checked),
      cmocka_unit_test(files_are_checked),
      cmocka_unit_test(calls_out_of_order_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
