/*
 * test_report.c - what is told about a document: the depth of its lines, the outline as text and as
 * a tree, the report. JSON is read back with jansson and looked into.
 */
#include "unit/check.h"
#include "unit/make_doc.h"

#include "report/depth.h"
#include "report/json.h"
#include "report/outline.h"
#include "report/report.h"

#include <stdio.h>

/* ---- Depth --------------------------------------------------------------------------------- */

static void depth_follows_the_headings(void **state)
{
  static const struct {
    const char *name;
    gw_element elements[10];
    size_t count;
    const char *want;
  } rows[] = {
      {"text only", {GW_ELEMENT_TITLE, GW_ELEMENT_ADDRESSEE, GW_ELEMENT_BODY}, 3, "000"},
      {"under a heading",
       {GW_ELEMENT_HEADING_1, GW_ELEMENT_BODY, GW_ELEMENT_HEADING_1, GW_ELEMENT_BODY},
       4,
       "0101"},
      {"four levels",
       {GW_ELEMENT_HEADING_1, GW_ELEMENT_HEADING_2, GW_ELEMENT_HEADING_3, GW_ELEMENT_HEADING_4,
        GW_ELEMENT_BODY, GW_ELEMENT_HEADING_3, GW_ELEMENT_HEADING_1},
       7,
       "0123420"},
      {"a skipped level",
       {GW_ELEMENT_HEADING_1, GW_ELEMENT_HEADING_3, GW_ELEMENT_BODY, GW_ELEMENT_HEADING_2},
       4,
       "0121"},
      {"starts low", {GW_ELEMENT_HEADING_3, GW_ELEMENT_HEADING_1, GW_ELEMENT_HEADING_3}, 3, "001"},
      {"notices and tables stand inside",
       {GW_ELEMENT_HEADING_1, GW_ELEMENT_NOTICE, GW_ELEMENT_TABLE},
       3,
       "011"},
      {"the signature closes",
       {GW_ELEMENT_HEADING_1, GW_ELEMENT_BODY, GW_ELEMENT_SIGNATURE, GW_ELEMENT_ISSUE_DATE,
        GW_ELEMENT_BODY},
       5,
       "01000"},
      {"a heading of an attachment",
       {GW_ELEMENT_HEADING_2, GW_ELEMENT_ATTACHMENT_MARK, GW_ELEMENT_ATTACHMENT_TITLE,
        GW_ELEMENT_HEADING_1, GW_ELEMENT_BODY},
       5,
       "00001"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_depth depth = {0};
    char have[16];
    for (size_t n = 0; n < rows[i].count; n++)
      have[n] = (char)('0' + gw_depth_next(&depth, rows[i].elements[n]));
    check_text(rows[i].name, have, rows[i].count, rows[i].want);
  }
  ROWS_ARE_RIGHT();
}

/* ---- A document for the rest --------------------------------------------------------------- */

static const doc_row rows_of_doc[] = {
    {GW_ELEMENT_NOTICE, "加微信\t进群", NULL},
    {GW_ELEMENT_TITLE, "关于做好春耕生产工作的通知", NULL},
    {GW_ELEMENT_BODY,
     "全县上下要提高认识，抓紧部署，把各项任务落实到单位、落实到人，确保按期完成，并及时报告进展情"
     "况。",
     NULL},
    {GW_ELEMENT_HEADING_1, "一、\"加强\"领导", NULL},
    {GW_ELEMENT_HEADING_2, "（一）落实责任。各乡镇要抓紧。", "（一）落实责任。"},
    {GW_ELEMENT_BODY, "一是抓学习。", NULL},
    {GW_ELEMENT_HEADING_1, "二、强化督查", NULL},
    {GW_ELEMENT_SIGNATURE, "云溪县人民政府", NULL},
};

static gw_doc sample(void)
{
  gw_doc doc = make_doc(rows_of_doc, COUNT_OF(rows_of_doc), false);
  for (size_t i = 0; i < doc.line_count; i++) {
    doc.lines[i].last_number = doc.lines[i].number;
    doc.lines[i].rule = "body-base";
  }
  assert_int_equal(gw_doc_settle_edits(&doc), GW_OK);
  return doc;
}

static json_t *read_back(const capture *out)
{
  json_error_t error;
  json_t *root = json_loadb(out->data, out->length, JSON_REJECT_DUPLICATES, &error);
  assert_non_null(root);
  assert_int_equal(out->data[out->length - 1], '\n');
  return root;
}

/* The string, number (as text) or "true", "null", … under a path like "children.3.text". */
static void check_path(const json_t *root, const char *path, const char *want)
{
  const json_t *at = root;
  char copy[128], number[32] = "";
  assert_true(strlen(path) < sizeof copy);
  memcpy(copy, path, strlen(path) + 1);
  for (char *key = strtok(copy, "."); key; key = strtok(NULL, "."))
    at = json_is_array(at) ? json_array_get(at, strtoul(key, NULL, 10)) : json_object_get(at, key);
  const char *have = number;
  if (json_is_string(at))
    have = json_string_value(at);
  else if (json_is_integer(at))
    snprintf(number, sizeof number, "%lld", (long long)json_integer_value(at));
  else if (json_is_boolean(at))
    have = json_is_true(at) ? "true" : "false";
  else if (json_is_array(at))
    snprintf(number, sizeof number, "[%zu]", json_array_size(at));
  else
    have = at ? "null" : "(none)";
  check_text(path, have, strlen(have), want);
}

typedef struct path_row {
  const char *path, *want;
} path_row;

static void check_paths(const capture *out, const path_row *rows, size_t count)
{
  json_t *root = read_back(out);
  for (size_t i = 0; i < count; i++) check_path(root, rows[i].path, rows[i].want);
  json_decref(root);
  ROWS_ARE_RIGHT();
}

/* ---- Outline ------------------------------------------------------------------------------- */

static void the_outline_is_an_indented_tree(void **state)
{
  static const char english[] =
      "    1  notice            加微信 进群\n"
      "    2  title             关于做好春耕生产工作的通知\n"
      "    3  body              "
      "全县上下要提高认识，抓紧部署，把各项任务落实到单位、落实到人，确保按期完成，并及…\n"
      "    4  heading_1         一、\"加强\"领导\n"
      "    5  heading_2           （一）落实责任。 | 各乡镇要抓紧。\n"
      "    6  body                  一是抓学习。\n"
      "    7  heading_1         二、强化督查\n"
      "    8  signature         云溪县人民政府\n";
  gw_doc doc = sample();
  capture en = {0}, zh = {0};
  (void)state;
  assert_int_equal(gw_outline_write(&doc, false, NULL, capture_sink(&en)), GW_OK);
  check_text("English", en.data, en.length, english);
  assert_int_equal(gw_outline_write(&doc, true, NULL, capture_sink(&zh)), GW_OK);
  assert_non_null(strstr(zh.data, "    4  一级标题          一、"));
  assert_non_null(strstr(zh.data, "    8  发文机关署名      云溪县人民政府\n"));
  capture_fini(&en);
  capture_fini(&zh);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

static void the_outline_is_a_tree_in_json(void **state)
{
  static const path_row rows[] = {
      {"schema", "gongwen-outline-1"},
      {"title", "标题"},
      {"children", "[6]"},
      {"children.0.element", "notice"},
      {"children.0.text", "加微信\t进群"},
      {"children.2.run_in", "(none)"},
      {"children.2.children", "(none)"},
      {"children.3.line", "4"},
      {"children.3.chinese", "一级标题"},
      {"children.3.text", "一、\"加强\"领导"},
      {"children.3.children", "[1]"},
      {"children.3.children.0.element", "heading_2"},
      {"children.3.children.0.run_in", "8"},
      {"children.3.children.0.children.0.text", "一是抓学习。"},
      {"children.4.children", "[0]"},
      {"children.5.element", "signature"},
  };
  gw_doc doc = sample();
  capture out = {0};
  (void)state;
  assert_int_equal(gw_outline_write_json(&doc, "标题", NULL, capture_sink(&out)), GW_OK);
  check_paths(&out, rows, COUNT_OF(rows));
  capture_fini(&out);
  gw_doc_fini(&doc);
}

/* ---- Report -------------------------------------------------------------------------------- */

static void the_report_holds_lines_changes_and_diagnostics(void **state)
{
  static const path_row rows[] = {
      {"schema", "gongwen-report-1"},
      {"version", NULL},
      {"draft", "甲.txt"},
      {"status", "GW_OK"},
      {"encoding", "utf-8"},
      {"title", "标题"},
      {"counts.heading_1", "2"},
      {"counts.notice", "1"},
      {"counts.table", "(none)"},
      {"lines", "[8]"},
      {"lines.0.in_docx", "false"},
      {"lines.1.in_docx", "true"},
      {"lines.1.clause", "7.3.1"},
      {"lines.4.line", "5"},
      {"lines.4.run_in", "8"},
      {"lines.4.rule", "body-base"},
      {"lines.7.text", "云溪县人民政府"},
      {"changes", "[1]"},
      {"changes.0.reason", "notice-set-aside"},
      {"changes.0.before", "加微信U+0009进群"},
      {"changes.0.after", ""},
      {"diagnostics", "[2]"},
      {"diagnostics.0.id", "no-title"},
      {"diagnostics.0.severity", "warning"},
      {"diagnostics.0.line", "0"},
      {"diagnostics.0.offset", "(none)"},
      {"diagnostics.0.text.zh", "没有识别出标题"},
      {"diagnostics.1.offset", "114"},
      {"diagnostics.1.severity", "error"},
  };
  path_row wanted[COUNT_OF(rows)];
  const gw_diag_arg args[3] = {{"114", "114"}, {"0xFF", "0xFF"}, {"UTF-8", "UTF-8"}};
  gw_doc doc = sample();
  capture out = {0};
  (void)state;
  memcpy(wanted, rows, sizeof rows);
  wanted[1].want = gw_version();
  const gw_diag first = {.kind = GW_DIAG_NO_TITLE, .offset = SIZE_MAX};
  const gw_diag second = {.kind = GW_DIAG_BYTE_REPLACED, .line = 3, .column = 2, .offset = 114};
  assert_int_equal(gw_diag_add(&doc.diags, &doc.arena, first, args), GW_OK);
  assert_int_equal(gw_diag_add(&doc.diags, &doc.arena, second, args), GW_OK);
  const gw_report_head head = {.name = "甲.txt", .title = "标题", .status = GW_OK};
  assert_int_equal(gw_report_write(&doc, head, capture_sink(&out)), GW_OK);
  check_paths(&out, wanted, COUNT_OF(wanted));
  capture_fini(&out);
  gw_doc_fini(&doc);
}

static void a_failed_reading_has_a_report(void **state)
{
  static const path_row rows[] = {
      {"draft", "null"},      {"status", "GW_ERR_ENCODING"},
      {"encoding", ""},       {"title", ""},
      {"lines", "[0]"},       {"changes", "[0]"},
      {"diagnostics", "[0]"},
  };
  gw_doc doc = {0};
  capture out = {0};
  (void)state;
  const gw_report_head head = {.title = "", .status = GW_ERR_ENCODING};
  assert_int_equal(gw_report_write(&doc, head, capture_sink(&out)), GW_OK);
  check_paths(&out, rows, COUNT_OF(rows));
  capture_fini(&out);
  gw_doc_fini(&doc);
}

/* A value that could not be made makes the whole fail, and frees what there is. */
static void a_missing_value_is_memory(void **state)
{
  capture out = {0};
  json_t *object = gw_json_object();
  (void)state;
  assert_true(gw_json_set(object, "a", gw_json_count(1)));
  assert_false(gw_json_set(object, "b", NULL));
  assert_false(gw_json_set(NULL, "c", gw_json_count(1)));
  assert_false(gw_json_append(NULL, gw_json_string("x")));
  json_decref(object);
  assert_int_equal(gw_json_write(NULL, capture_sink(&out)), GW_ERR_MEMORY);
  assert_int_equal(out.calls, 0);
}

/* ---- Streams ------------------------------------------------------------------------------- */

static json_t *sample_value(void)
{
  json_error_t error;
  json_t *value = json_loads("{\"a\":[1,{\"b\":\"x\\ny\"}],\"c\":[],\"d\":{}}", 0, &error);
  assert_non_null(value);
  return value;
}

/* As the whole would be written in one piece. */
static void a_stream_is_laid_out_like_a_value(void **state)
{
  json_t *whole = json_object(), *list = json_array();
  capture one = {0}, pieces = {0};
  gw_json_stream s;
  (void)state;
  json_object_set_new(whole, "first", sample_value());
  json_array_append_new(list, sample_value());
  json_array_append_new(list, json_integer(3));
  json_object_set_new(whole, "list", list);
  json_object_set_new(whole, "none", json_array());
  json_object_set_new(whole, "last", json_string("\"\n"));
  assert_int_equal(gw_json_write(whole, capture_sink(&one)), GW_OK);
  gw_json_begin(&s, capture_sink(&pieces));
  gw_json_put(&s, "first", sample_value());
  gw_json_open(&s, "list");
  gw_json_item(&s, sample_value());
  gw_json_item(&s, json_integer(3));
  gw_json_close(&s);
  gw_json_open(&s, "none");
  gw_json_close(&s);
  gw_json_put(&s, "last", json_string("\"\n"));
  assert_int_equal(gw_json_end(&s), GW_OK);
  check_text("stream", pieces.data, pieces.length, one.data);
  capture_fini(&one);
  capture_fini(&pieces);
  ROWS_ARE_RIGHT();
}

static void a_stream_keeps_its_first_failure(void **state)
{
  capture out = {.fail_at = 1};
  gw_json_stream s;
  (void)state;
  gw_json_begin(&s, capture_sink(&out));
  gw_json_put(&s, "a", sample_value());
  gw_json_put(&s, "b", NULL);
  gw_json_put(&s, "c", sample_value());
  assert_int_equal(gw_json_end(&s), GW_ERR_MEMORY);
  assert_int_equal(out.calls, 0);
  gw_json_begin(&s, capture_sink(&out));
  gw_json_open(&s, "list");
  for (int i = 0; i < 100000; i++) gw_json_item(&s, json_integer(i));
  gw_json_close(&s);
  assert_int_equal(gw_json_end(&s), GW_ERR_SINK);
  assert_int_equal(out.calls, 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(depth_follows_the_headings),
      cmocka_unit_test(the_outline_is_an_indented_tree),
      cmocka_unit_test(the_outline_is_a_tree_in_json),
      cmocka_unit_test(the_report_holds_lines_changes_and_diagnostics),
      cmocka_unit_test(a_failed_reading_has_a_report),
      cmocka_unit_test(a_missing_value_is_memory),
      cmocka_unit_test(a_stream_is_laid_out_like_a_value),
      cmocka_unit_test(a_stream_keeps_its_first_failure),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
