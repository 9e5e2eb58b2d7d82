/*
 * test_doc.c - the document model: edits that are settled, the title, the elements' table, and the
 * check that no text is lost.
 */
#include "unit/check.h"
#include "unit/make_doc.h"

#include "model/conserve.h"
#include "model/element.h"

/* ---- Edits --------------------------------------------------------------------------------- */

typedef struct edit_row {
  size_t offset, length;
  const char *after;
} edit_row;

static gw_doc doc_with_edits(const char *text, const edit_row *rows, size_t count)
{
  gw_doc doc = {0};
  doc.length = strlen(text);
  doc.text = malloc(doc.length + 1);
  if (!doc.text) abort();
  memcpy(doc.text, text, doc.length + 1);
  for (size_t i = 0; i < count; i++) {
    gw_edit edit = {.offset = rows[i].offset, .length = rows[i].length};
    edit.after = (gw_str){rows[i].after, strlen(rows[i].after)};
    if (gw_doc_add_edit(&doc, edit) != GW_OK) abort();
  }
  return doc;
}

static void edits_are_put_in_order(void **state)
{
  static const struct {
    const char *name;
    edit_row rows[4];
    size_t count;
    edit_row want[4];
    size_t wanted;
  } cases[] = {
      {"none", {{0}}, 0, {{0}}, 0},
      {"in order", {{0, 1, ""}, {4, 1, ""}}, 2, {{0, 1, ""}, {4, 1, ""}}, 2},
      {"backwards",
       {{8, 1, ""}, {4, 1, ""}, {0, 1, ""}},
       3,
       {{0, 1, ""}, {4, 1, ""}, {8, 1, ""}},
       3},
      {"side by side", {{2, 1, ""}, {3, 1, ""}}, 2, {{2, 1, ""}, {3, 1, ""}}, 2},
      {"inside a line that goes", {{2, 1, "?"}, {4, 1, ""}, {0, 6, ""}}, 3, {{0, 6, ""}}, 1},
      {"at its start", {{0, 1, "?"}, {0, 6, ""}}, 2, {{0, 6, ""}}, 1},
      {"at its end", {{5, 1, "?"}, {0, 6, ""}, {6, 1, ""}}, 3, {{0, 6, ""}, {6, 1, ""}}, 2},
      {"all of it", {{3, 1, "?"}, {3, 1, ""}}, 2, {{3, 1, ""}}, 1},
      {"all of it, the other way", {{3, 1, ""}, {3, 1, "?"}}, 2, {{3, 1, ""}}, 1},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    const char *name = cases[i].name;
    gw_doc doc = doc_with_edits("0123456789", cases[i].rows, cases[i].count);
    CHECK_EQUAL(name, gw_doc_settle_edits(&doc), GW_OK);
    CHECK_EQUAL(name, doc.edit_count, cases[i].wanted);
    for (size_t e = 0; e < doc.edit_count && e < cases[i].wanted; e++) {
      CHECK_EQUAL(name, doc.edits[e].offset, cases[i].want[e].offset);
      CHECK_EQUAL(name, doc.edits[e].length, cases[i].want[e].length);
      check_text(name, doc.edits[e].after.ptr, doc.edits[e].after.len, cases[i].want[e].after);
    }
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void what_cannot_be_seen_is_named(void **state)
{
  static const struct {
    const char *text, *want;
  } rows[] = {
      {"公文", "公文"},
      {"", ""},
      {"\x01", "U+0001"},
      {"a\x1F"
       "b",
       "aU+001Fb"},
      {"\x7F", "U+007F"},
      {"\xC2\xAD", "U+00AD"},
      {"\xE2\x80\x8B\xE2\x80\x8B", "U+200BU+200B"},
      {"\xE2\x81\xA0", "U+2060"},
      {"\xEF\xBB\xBF", "U+FEFF"},
      {"\xEF\xBF\xBF", "U+FFFF"},
      {"！", "！"},
      {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},
      {"𠮷😀", "𠮷😀"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const edit_row whole = {0, strlen(rows[i].text), ""};
    gw_doc doc = doc_with_edits(rows[i].text, &whole, 1);
    CHECK_EQUAL(rows[i].want, gw_doc_settle_edits(&doc), GW_OK);
    check_text(rows[i].want, doc.edits[0].shown_before, strlen(doc.edits[0].shown_before),
               rows[i].want);
    check_text(rows[i].want, doc.edits[0].shown_after, strlen(doc.edits[0].shown_after), "");
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Title --------------------------------------------------------------------------------- */

static void the_title_is_one_line(void **state)
{
  static const struct {
    const char *name;
    doc_row rows[6];
    size_t count;
    const char *want;
  } cases[] = {
      {"one line",
       {{GW_ELEMENT_TITLE, "关于甲的通知", NULL}, {GW_ELEMENT_BODY, "正文", NULL}},
       2,
       "关于甲的通知"},
      {"two lines with an advert between",
       {{GW_ELEMENT_TITLE, "清河市人民政府", NULL},
        {GW_ELEMENT_NOTICE, "广告", NULL},
        {GW_ELEMENT_TITLE, "关于甲的通知", NULL}},
       3,
       "清河市人民政府关于甲的通知"},
      {"a second title further down",
       {{GW_ELEMENT_TITLE, "关于印发甲的通知", NULL},
        {GW_ELEMENT_BODY, "正文", NULL},
        {GW_ELEMENT_TITLE, "甲", NULL}},
       3,
       "关于印发甲的通知"},
      {"a head above it",
       {{GW_ELEMENT_DOC_NUMBER, "清政发〔2026〕1号", NULL}, {GW_ELEMENT_TITLE, "甲", NULL}},
       2,
       "甲"},
      {"none", {{GW_ELEMENT_BODY, "正文", NULL}}, 1, ""},
      {"nothing at all", {{GW_ELEMENT_BODY, "", NULL}}, 0, ""},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(cases); i++) {
    gw_doc doc = make_doc(cases[i].rows, cases[i].count, false);
    const char *title = gw_doc_title(&doc);
    check_text(cases[i].name, title, strlen(title), cases[i].want);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Elements ------------------------------------------------------------------------------ */

static void elements_have_their_names(void **state)
{
  (void)state;
  for (int e = 0; e < GW_ELEMENT_COUNT; e++) {
    const char *name = gw_element_name((gw_element)e);
    CHECK(name, *gw_element_chinese((gw_element)e) && *gw_element_style_id((gw_element)e));
    for (int other = 0; other < e; other++) {
      CHECK(name, strcmp(gw_element_name((gw_element)other), name) != 0);
      CHECK(name, strcmp(gw_element_style_id((gw_element)other),
                         gw_element_style_id((gw_element)e)) != 0);
    }
  }
  for (int level = 1; level <= 4; level++) {
    assert_int_equal(gw_element_level(gw_element_heading(level)), level);
    assert_int_equal(gw_element_heading(level), GW_ELEMENT_HEADING_1 + level - 1);
  }
  assert_int_equal(gw_element_level(GW_ELEMENT_ADDRESSEE), 0);
  assert_int_equal(gw_element_level(GW_ELEMENT_BODY), 0);
  ROWS_ARE_RIGHT();
}

/* ---- Conservation -------------------------------------------------------------------------- */

typedef struct conserve_row {
  const char *name, *draft;
  edit_row edits[2];
  size_t edit_count;
  const char *docx;
  bool kept;
} conserve_row;

static const conserve_row conserve_table[] = {
    {"the same", "公文\n正文", {{0}}, 0, "公文正文", true},
    {"spaces come and go", " 公\t文\n\n　正\xC2\xA0文\r\n", {{0}}, 0, "公 文正　文", true},
    {"nothing and nothing", "", {{0}}, 0, "", true},
    {"only spaces", " \n　", {{0}}, 0, "", true},
    {"one too few", "公文", {{0}}, 0, "公", false},
    {"one too many", "公文", {{0}}, 0, "公文书", false},
    {"one is another", "公文", {{0}}, 0, "公交", false},
    {"order", "公文", {{0}}, 0, "文公", false},
    {"nothing at all", "公文", {{0}}, 0, "", false},
    {"out of nothing", "", {{0}}, 0, "公", false},
    {"zero width is no space", "公\xE2\x80\x8B文", {{0}}, 0, "公文", false},
    {"removed", "公\xE2\x80\x8B文", {{3, 3, ""}}, 1, "公文", true},
    {"removed, but there", "公\xE2\x80\x8B文", {{3, 3, ""}}, 1, "公\xE2\x80\x8B文", false},
    {"replaced", "公\x01文", {{3, 1, "\xEF\xBF\xBD"}}, 1, "公\xEF\xBF\xBD文", true},
    {"replaced, but gone", "公\x01文", {{3, 1, "\xEF\xBF\xBD"}}, 1, "公文", false},
    {"first line set aside", "广告\n公文", {{0, 6, ""}}, 1, "公文", true},
    {"last line set aside", "公文\n广告", {{7, 6, ""}}, 1, "公文", true},
    {"last line set aside, but there", "公文\n广告", {{7, 6, ""}}, 1, "公文广告", false},
    {"all set aside", "广告", {{0, 6, ""}}, 1, "", true},
    {"two changes", "甲\n公\x01", {{0, 3, ""}, {7, 1, "?"}}, 2, "公?", true},
    {"an edit past the end", "公", {{3, 3, ""}}, 1, "公", false},
    {"edits overlap", "公文", {{0, 6, ""}, {3, 3, ""}}, 2, "", false},
    {"longer than what it replaces", "公", {{0, 3, "一二三"}}, 1, "一二三", true},
};

static bool is_conserved(const conserve_row *row, size_t step)
{
  gw_doc doc = doc_with_edits(row->draft, row->edits, row->edit_count);
  gw_conserve check;
  const size_t length = strlen(row->docx);
  gw_conserve_start(&check, &doc);
  for (size_t at = 0, end; at < length; at = end) {
    end = at + step < length ? at + step : length;
    while (end < length && ((unsigned char)row->docx[end] & 0xC0) == 0x80) end++;
    gw_conserve_feed(&check, (gw_str){row->docx + at, end - at});
  }
  bool kept = gw_conserve_finish(&check);
  gw_doc_fini(&doc);
  return kept;
}

static void lost_text_is_noticed(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(conserve_table); i++) {
    CHECK(conserve_table[i].name, is_conserved(&conserve_table[i], 1000) == conserve_table[i].kept);
    CHECK(conserve_table[i].name, is_conserved(&conserve_table[i], 1) == conserve_table[i].kept);
  }
  ROWS_ARE_RIGHT();
}

static void a_difference_is_final(void **state)
{
  const edit_row none = {0};
  gw_doc doc = doc_with_edits("公文", &none, 0);
  gw_conserve check;
  (void)state;
  gw_conserve_start(&check, &doc);
  assert_true(gw_conserve_feed(&check, GW_STR("公")));
  assert_false(gw_conserve_feed(&check, GW_STR("交")));
  assert_false(gw_conserve_feed(&check, GW_STR("文")));
  assert_false(gw_conserve_finish(&check));
  gw_doc_fini(&doc);
}

/* Three lines "甲", "乙" (of which the second has a mark put in before it), "丙", perhaps "给" given. */
static void lines_may_be_ordered_anew(void **state)
{
  static const struct {
    const char *name;
    size_t order[4], count;
    gw_status status;
    const char *docx;
    bool kept;
  } rows[] = {
      {"as they stand", {0, 1, 2}, 3, GW_OK, "甲一、乙丙", true},
      {"the last first", {2, 0, 1}, 3, GW_OK, "丙甲一、乙", true},
      {"backwards", {2, 1, 0}, 3, GW_OK, "丙一、乙甲", true},
      {"not as ordered", {2, 0, 1}, 3, GW_OK, "甲一、乙丙", false},
      {"one lost", {2, 0, 1}, 3, GW_OK, "丙甲", false},
      {"one without what was put in", {1, 0, 2}, 3, GW_OK, "乙甲丙", false},
      {"put in before the first", {0, 2, 1}, 3, GW_OK, "甲丙一、乙", true},
      {"a given one in front", {3, 0, 1, 2}, 4, GW_OK, "给甲一、乙丙", true},
      {"a given one between", {2, 3, 1, 0}, 4, GW_OK, "丙给一、乙甲", true},
      {"a given one lost", {2, 3, 1, 0}, 4, GW_OK, "丙一、乙甲", false},
      {"a line twice", {0, 0, 2}, 3, GW_ERR_INTERNAL, "", true},
      {"a line too many", {0, 1, 3}, 3, GW_ERR_INTERNAL, "", true},
  };
  static const doc_row lines[] = {
      {GW_ELEMENT_BODY, "甲", NULL}, {GW_ELEMENT_BODY, "乙", NULL}, {GW_ELEMENT_BODY, "丙", NULL}};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_doc doc = make_doc(lines, 3, false);
    const gw_edit mark = {.offset = doc.lines[1].offset, .after = GW_STR("一、")};
    gw_conserve check;
    assert_int_equal(gw_doc_add_edit(&doc, mark), GW_OK);
    if (rows[i].count == 4) {
      gw_doc_line *given = gw_doc_add_line(&doc);
      assert_non_null(given);
      *given = (gw_doc_line){.text = GW_STR("给"),
                             .origin = GW_ORIGIN_SET,
                             .element = GW_ELEMENT_BODY,
                             .offset = doc.length};
    }
    size_t *order = malloc(sizeof rows[i].order);
    assert_non_null(order);
    memcpy(order, rows[i].order, sizeof rows[i].order);
    CHECK_EQUAL(rows[i].name, gw_doc_set_order(&doc, order), rows[i].status);
    if (rows[i].status == GW_OK) {
      gw_conserve_start(&check, &doc);
      gw_conserve_feed(&check, (gw_str){rows[i].docx, strlen(rows[i].docx)});
      CHECK_EQUAL(rows[i].name, gw_conserve_finish(&check), rows[i].kept);
    }
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void an_order_that_is_the_drafts_is_not_kept(void **state)
{
  static const size_t orders[][2] = {{1, 0}, {0, 1}};
  gw_doc doc = {0};
  (void)state;
  assert_true(gw_doc_add_line(&doc) && gw_doc_add_line(&doc));
  for (size_t i = 0; i < COUNT_OF(orders); i++) {
    size_t *order = malloc(sizeof orders[i]);
    assert_non_null(order);
    memcpy(order, orders[i], sizeof orders[i]);
    assert_int_equal(gw_doc_set_order(&doc, order), GW_OK);
    assert_int_equal(!doc.order, i == 1);
    for (size_t rank = 0; rank < 2; rank++)
      assert_int_equal(gw_doc_ranked(&doc, rank), orders[i][rank]);
  }
  gw_doc_fini(&doc);
}

static void what_is_put_in_at_the_start_is_seen_once(void **state)
{
  static const doc_row lines[] = {{GW_ELEMENT_BODY, "甲", NULL}, {GW_ELEMENT_BODY, "乙", NULL}};
  gw_doc doc = make_doc(lines, 2, false);
  const gw_edit mark = {.after = GW_STR("一、")};
  gw_conserve check;
  (void)state;
  assert_int_equal(gw_doc_add_edit(&doc, mark), GW_OK);
  gw_conserve_start(&check, &doc);
  assert_true(gw_conserve_feed(&check, GW_STR("一、甲乙")));
  assert_true(gw_conserve_finish(&check));
  gw_doc_fini(&doc);
}

static void spaces_are_those_of_unicode(void **state)
{
  static const uint32_t spaces[] = {0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x20,
                                    0x85,   0xA0,   0x1680, 0x2000, 0x2003, 0x200A,
                                    0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  static const uint32_t others[] = {0,      0x08,   0x0E,   0x1C,   0x1F,   0x21,   0x84,
                                    0x86,   0x9F,   0xA1,   0xAD,   0x180E, 0x200B, 0x200D,
                                    0x2060, 0x2027, 0x3001, 0xFEFF, 0xFFFD};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(spaces); i++) assert_true(gw_is_layout_space(spaces[i]));
  for (size_t i = 0; i < COUNT_OF(others); i++) assert_false(gw_is_layout_space(others[i]));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(edits_are_put_in_order),
      cmocka_unit_test(what_cannot_be_seen_is_named),
      cmocka_unit_test(the_title_is_one_line),
      cmocka_unit_test(elements_have_their_names),
      cmocka_unit_test(lost_text_is_noticed),
      cmocka_unit_test(a_difference_is_final),
      cmocka_unit_test(spaces_are_those_of_unicode),
      cmocka_unit_test(lines_may_be_ordered_anew),
      cmocka_unit_test(an_order_that_is_the_drafts_is_not_kept),
      cmocka_unit_test(what_is_put_in_at_the_start_is_seen_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
