/* test_key.c - names of what can be given: each is found, and the nearest of one that is none. */
#include "unit/check.h"

#include "base/distance.h"
#include "meta/key.h"
#include "meta/type.h"
#include "model/element.h"

#include <string.h>

static gw_str text_of(const char *text)
{
  return (gw_str){text, strlen(text)};
}

static void distances_count_characters(void **state)
{
  static const struct {
    const char *a, *b;
    size_t want;
  } rows[] = {
      {"", "", 0},
      {"", "发文", 2},
      {"发文字号", "发文字号", 0},
      {"文字号", "发文字号", 1},
      {"发字文号", "发文字号", 1},
      {"密集", "密级", 1},
      {"title", "tilte", 1},
      {"标题", "title", 5},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK_EQUAL(rows[i].a, gw_distance(text_of(rows[i].a), text_of(rows[i].b)), rows[i].want);
    CHECK_EQUAL(rows[i].b, gw_distance(text_of(rows[i].b), text_of(rows[i].a)), rows[i].want);
  }
  ROWS_ARE_RIGHT();
}

static void names_are_found(void **state)
{
  static const struct {
    const char *name;
    gw_meta_key key;
  } rows[] = {
      {"title", GW_KEY_TITLE},
      {"Title", GW_KEY_TITLE},
      {"doc-number", GW_KEY_DOC_NUMBER},
      {"Doc Number", GW_KEY_DOC_NUMBER},
      {"文号", GW_KEY_DOC_NUMBER},
      {"密级", GW_KEY_SECURITY},
      {"附件", GW_KEY_ATTACHMENT_NOTE},
      {"to", GW_KEY_ADDRESSEE},
      {"tags", GW_KEY_IGNORED},
      {"layout", GW_KEY_IGNORED},
      {"正文", GW_KEY_UNKNOWN},
      {"body", GW_KEY_UNKNOWN},
      {"", GW_KEY_UNKNOWN},
      {"titl", GW_KEY_UNKNOWN},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++)
    CHECK_EQUAL(rows[i].name, gw_meta_key_find(text_of(rows[i].name)), rows[i].key);
  ROWS_ARE_RIGHT();
}

/* The glossary names every element that a key stands for, and messages use its words. */
static void the_glossary_is_understood(void **state)
{
  static const struct {
    gw_element element;
    gw_meta_key key;
  } rows[] = {
#define X(key, element, form) {GW_ELEMENT_##element, GW_KEY_##key},
#include "meta/key.def"
#undef X
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *name = gw_element_name(rows[i].element);
    gw_diag_arg shown = gw_meta_key_name(rows[i].key);
    CHECK(shown.en, gw_meta_key_find(text_of(shown.en)) == rows[i].key);
    CHECK(shown.zh, gw_meta_key_find(text_of(shown.zh)) == rows[i].key);
    CHECK(shown.zh, (unsigned char)shown.zh[0] >= 0x80 && (unsigned char)shown.en[0] < 0x80);
    if (rows[i].element == GW_ELEMENT_NOTICE) continue;
    CHECK(name, gw_meta_key_find(text_of(name)) < GW_KEY_COUNT);
    const char *chinese = gw_element_chinese(rows[i].element);
    CHECK(chinese, gw_meta_key_find(text_of(chinese)) < GW_KEY_COUNT);
  }
  ROWS_ARE_RIGHT();
}

static void kinds_are_found(void **state)
{
  static const struct {
    const char *name;
    gw_genre want;
  } rows[] = {
      {"", GW_GENRE_NONE},
      {"report", GW_GENRE_REPORT},
      {"请示", GW_GENRE_REQUEST},
      {"notice", GW_GENRE_NOTIFICATION},
      {"通告", GW_GENRE_PUBLIC_NOTICE},
      {"命令", GW_GENRE_ORDER},
      {"函", GW_GENRE_LETTER},
      {"minutes", GW_GENRE_MINUTES},
  };
  gw_genre genre;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK(rows[i].name, gw_type_find(text_of(rows[i].name), &genre));
    CHECK_EQUAL(rows[i].name, genre, rows[i].want);
  }
  assert_false(gw_type_find(text_of("关于甲的报告"), &genre));
  assert_false(gw_type_find(text_of("post"), &genre));
  ROWS_ARE_RIGHT();
}

static void the_nearest_is_named(void **state)
{
  static const struct {
    const char *name, *want;
  } rows[] = {
      {"文字号", "发文字号"}, {"密集", "密级"},     {"签发", "签发人"},
      {"titel", "title"},     {"singer", "signer"}, {"sael", "seal"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *have = gw_meta_key_nearest(text_of(rows[i].name));
    check_text(rows[i].name, have, strlen(have), rows[i].want);
    CHECK(have, gw_meta_key_find(text_of(have)) < GW_KEY_COUNT);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(distances_count_characters), cmocka_unit_test(names_are_found),
      cmocka_unit_test(the_glossary_is_understood), cmocka_unit_test(kinds_are_found),
      cmocka_unit_test(the_nearest_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
