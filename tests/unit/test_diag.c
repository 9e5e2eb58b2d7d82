/* test_diag.c - diagnostics and statuses: wording, order, and what is listed about them. */
#include "unit/check.h"

#include "base/diag.h"

static void add(gw_diag_list *list, gw_arena *arena, gw_diag_kind kind, size_t line, size_t column)
{
  const gw_diag_arg args[3] = {{"甲", "one"}, {"乙", "two"}, {NULL, NULL}};
  const gw_diag where = {.kind = kind, .line = line, .column = column, .offset = SIZE_MAX};
  assert_int_equal(gw_diag_add(list, arena, where, args), GW_OK);
}

static void arguments_stand_in_the_sentence(void **state)
{
  const gw_diag_arg args[3] = {{"114", "114"}, {"0xFF", "0xFF"}, {"UTF-8", "UTF-8"}};
  const gw_diag where = {.kind = GW_DIAG_BYTE_INVALID, .line = 3, .column = 7, .offset = 114};
  gw_diag_list list = {0};
  gw_arena arena = {0};
  (void)state;
  assert_int_equal(gw_diag_add(&list, &arena, where, args), GW_OK);
  assert_string_equal(list.items[0].text_en, "byte 0xFF at offset 114 is invalid in UTF-8");
  assert_string_equal(list.items[0].text_zh, "偏移 114 处的字节 0xFF 在 UTF-8 中无效");
  add(&list, &arena, GW_DIAG_UNCERTAIN, 1, 1);
  assert_string_equal(list.items[1].text_en, "taken for one, but two is nearly as likely");
  assert_string_equal(list.items[1].text_zh, "识别为“甲”，也可能是“乙”");
  gw_diag_list_fini(&list);
  gw_arena_fini(&arena);
}

/* A text of the draft that looks like a place for an argument stays what it is. */
static void arguments_are_not_patterns(void **state)
{
  const gw_diag_arg args[3] = {{"100%1 %2", "100%1 %2"}, {"x", "x"}, {NULL, NULL}};
  const gw_diag where = {.kind = GW_DIAG_NOTICE_SET_ASIDE};
  gw_diag_list list = {0};
  gw_arena arena = {0};
  (void)state;
  assert_int_equal(gw_diag_add(&list, &arena, where, args), GW_OK);
  assert_string_equal(list.items[0].text_en, "no part of the document, set aside: 100%1 %2");
  gw_diag_list_fini(&list);
  gw_arena_fini(&arena);
}

/* Thousands of changes in a row may say the same. */
static void same_words_are_shared(void **state)
{
  static const char *const texts[] = {"甲", "甲", "乙", "甲", "甲"};
  gw_diag_list list = {0};
  gw_arena arena = {0};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(texts); i++) {
    const gw_diag_arg args[3] = {{texts[i], texts[i]}, {NULL, NULL}, {NULL, NULL}};
    const gw_diag where = {.kind = GW_DIAG_NOTICE_SET_ASIDE, .line = 10 - i};
    assert_int_equal(gw_diag_add(&list, &arena, where, args), GW_OK);
    assert_non_null(strstr(list.items[i].text_zh, texts[i]));
    assert_non_null(strstr(list.items[i].text_en, texts[i]));
  }
  assert_ptr_equal(list.items[0].text_zh, list.items[1].text_zh);
  assert_ptr_equal(list.items[3].text_en, list.items[4].text_en);
  gw_diag_sort(&list); /* the words go with their place */
  assert_non_null(strstr(list.items[2].text_zh, "乙"));
  assert_int_equal(list.items[2].line, 8);
  gw_diag_list_fini(&list);
  gw_arena_fini(&arena);
}

static void order_is_that_of_the_draft(void **state)
{
  static const size_t places[][2] = {{3, 1}, {1, 9}, {3, 1}, {0, 0},
                                     {1, 2}, {3, 1}, {2, 5}, {0, 0}};
  static const size_t want[] = {3, 7, 4, 1, 6, 0, 2, 5};
  gw_diag_list list = {0};
  gw_arena arena = {0};
  (void)state;
  gw_diag_sort(&list); /* of nothing */
  for (size_t i = 0; i < COUNT_OF(places); i++)
    add(&list, &arena, GW_DIAG_UNCERTAIN, places[i][0], places[i][1]);
  gw_diag_sort(&list);
  for (size_t i = 0; i < COUNT_OF(want); i++) assert_int_equal(list.items[i].sequence, want[i]);
  gw_diag_list_fini(&list);
  gw_arena_fini(&arena);
}

static bool names_same_arguments(const char *zh, const char *en)
{
  static const char *const places[] = {"%1", "%2", "%3"};
  for (size_t i = 0; i < COUNT_OF(places); i++)
    if (!strstr(zh, places[i]) != !strstr(en, places[i])) return false;
  return true;
}

static bool has_final_point(const char *text)
{
  size_t length = strlen(text);
  return text[length - 1] == '.' || (length >= 3 && strcmp(text + length - 3, "。") == 0);
}

static void kinds_are_described_in_both_languages(void **state)
{
  (void)state;
  for (int kind = 0; kind < GW_DIAG_COUNT; kind++) {
    gw_diagnostic d = GW_DIAGNOSTIC_INIT;
    gw_diag_describe((gw_diag_kind)kind, &d);
    CHECK(d.id, strcmp(d.id, gw_diag_id((gw_diag_kind)kind)) == 0);
    CHECK(d.id, d.severity == gw_diag_severity((gw_diag_kind)kind) && d.severity <= GW_ERROR);
    CHECK(d.id, names_same_arguments(d.text_zh, d.text_en));
    CHECK(d.id, !has_final_point(d.text_zh) && !has_final_point(d.text_en));
    for (int other = 0; other < kind; other++)
      CHECK(d.id, strcmp(gw_diag_id((gw_diag_kind)other), d.id) != 0);
  }
  ROWS_ARE_RIGHT();
}

static void statuses_have_names_and_sentences(void **state)
{
  static const struct {
    gw_status status;
    const char *name;
  } rows[] = {
      {GW_OK, "GW_OK"},
      {GW_ERR_ARGUMENT, "GW_ERR_ARGUMENT"},
      {GW_ERR_OPTION, "GW_ERR_OPTION"},
      {GW_ERR_STATE, "GW_ERR_STATE"},
      {GW_ERR_SOURCE, "GW_ERR_SOURCE"},
      {GW_ERR_TOO_LARGE, "GW_ERR_TOO_LARGE"},
      {GW_ERR_NOT_TEXT, "GW_ERR_NOT_TEXT"},
      {GW_ERR_ENCODING, "GW_ERR_ENCODING"},
      {GW_ERR_EMPTY, "GW_ERR_EMPTY"},
      {GW_ERR_NO_DOCUMENT, "GW_ERR_NO_DOCUMENT"},
      {GW_ERR_MEMORY, "GW_ERR_MEMORY"},
      {GW_ERR_SINK, "GW_ERR_SINK"},
      {GW_ERR_INTERNAL, "GW_ERR_INTERNAL"},
      {GW_ERR_XML, "GW_ERR_XML"},
      {GW_ERR_TEXT_LOST, "GW_ERR_TEXT_LOST"},
      {GW_ERR_PACKAGE, "GW_ERR_PACKAGE"},
      {(gw_status)1, "GW_ERR_UNKNOWN"},
      {(gw_status)-1, "GW_ERR_UNKNOWN"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *zh = gw_status_text(rows[i].status, "zh"),
               *en = gw_status_text(rows[i].status, "en");
    CHECK(rows[i].name, strcmp(gw_status_name(rows[i].status), rows[i].name) == 0);
    CHECK(rows[i].name, *zh && *en && strcmp(zh, en) != 0);
    CHECK(rows[i].name, strcmp(gw_status_text(rows[i].status, NULL), en) == 0);
    CHECK(rows[i].name, strcmp(gw_status_text(rows[i].status, "fr"), en) == 0);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arguments_stand_in_the_sentence),
      cmocka_unit_test(arguments_are_not_patterns),
      cmocka_unit_test(same_words_are_shared),
      cmocka_unit_test(order_is_that_of_the_draft),
      cmocka_unit_test(kinds_are_described_in_both_languages),
      cmocka_unit_test(statuses_have_names_and_sentences),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
