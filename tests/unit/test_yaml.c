/*
 * test_yaml.c - YAML and JSON as pairs: what is read, what is refused and where, and that nothing
 * grows beyond its bounds.
 */
#include "unit/check.h"

#include "meta/yaml.h"

#include <stdio.h>

static gw_pairs start(gw_arena *arena)
{
  return (gw_pairs){.arena = arena};
}

/* "key@line:column=item|item¦..."; a nested value is "{}". */
static void spell(const gw_pairs *pairs, char *out, size_t size)
{
  char *to = out, *end = out + size;
  *to = '\0';
  for (size_t i = 0; i < pairs->count; i++) {
    const gw_pair *p = &pairs->items[i];
    to += snprintf(to, (size_t)(end - to), "%s%.*s@%zu:%zu=%s", i ? "¦" : "", (int)p->key.len,
                   p->key.ptr, p->line, p->column, p->is_nested ? "{}" : "");
    for (size_t n = 0; n < p->count; n++)
      to += snprintf(to, (size_t)(end - to), "%s%.*s", n ? "|" : "", (int)p->items[n].len,
                     p->items[n].ptr);
  }
}

typedef struct read_row {
  const char *name, *text, *want;
} read_row;

static void check_reads(const read_row rows[], size_t count,
                        gw_status (*read)(gw_str text, gw_pairs *pairs))
{
  for (size_t i = 0; i < count; i++) {
    char have[2048];
    gw_arena arena = {0};
    gw_pairs pairs = start(&arena);
    CHECK_EQUAL(rows[i].name, read((gw_str){rows[i].text, strlen(rows[i].text)}, &pairs), GW_OK);
    spell(&pairs, have, sizeof have);
    check_text(rows[i].name, have, strlen(have), rows[i].want);
    gw_pairs_fini(&pairs);
    gw_arena_fini(&arena);
  }
  ROWS_ARE_RIGHT();
}

static void yaml_is_pairs(void **state)
{
  static const read_row rows[] = {
      {"nothing", "", ""},
      {"a comment", "# 甲\n", ""},
      {"one pair", "标题: 甲", "标题@1:1=甲"},
      {"places", "a: 1\n\n  # c\n乙: 2\n", "a@1:1=1¦乙@4:1=2"},
      {"numbers stay as they are written", "a: 000123\nb: 1.50\nc: 2026-08-01",
       "a@1:1=000123¦b@2:1=1.50¦c@3:1=2026-08-01"},
      {"nulls are nothing", "a:\nb: ~\nc: null\nd: \"~\"\ne: ''",
       "a@1:1=¦b@2:1=¦c@3:1=¦d@4:1=~¦e@5:1="},
      {"a list", "a: [甲, \"乙, 丙\"]", "a@1:1=甲|乙, 丙"},
      {"a list of lines", "a:\n  - 甲\n  - 乙\nb: 丙", "a@1:1=甲|乙¦b@4:1=丙"},
      {"nulls in a list", "a: [甲, ~, '', 乙]", "a@1:1=甲|乙"},
      {"lines of a text", "a: |\n  甲\n\n   乙 \nb: 1", "a@1:1=甲|乙¦b@5:1=1"},
      {"folded", "a: >\n  甲\n  乙\n", "a@1:1=甲 乙"},
      {"quotes and escapes", "a: \"\\u4e2d\\n文\"\nb: 'it''s'", "a@1:1=中|文¦b@2:1=it's"},
      {"white space", "a: \"　 甲 \"", "a@1:1=甲"},
      {"flow", "{a: 甲, b: [乙]}", "a@1:2=甲¦b@1:8=乙"},
      {"nested values are passed over", "a: {b: {c: 甲}}\nd: [[乙], 丙]\ne: 丁",
       "a@1:1={}¦d@2:1={}¦e@3:1=丁"},
      {"fences", "---\na: 甲\n---\n", "a@2:1=甲"},
      {"an end", "a: 甲\n...\n", "a@1:1=甲"},
      {"a key twice", "a: 甲\na: 乙", "a@1:1=甲¦a@2:1=乙"},
      {"CR LF", "a: 甲\r\nb: 乙\r\n", "a@1:1=甲¦b@2:1=乙"},
  };
  (void)state;
  check_reads(rows, COUNT_OF(rows), gw_yaml_read);
}

static void json_is_pairs(void **state)
{
  static const read_row rows[] = {
      {"an object", "{\"a\":\"甲\",\"b\":[\"乙\",3]}", "a@1:2=甲¦b@1:10=乙|3"},
      {"tabs and line ends", "{\r\n\t\"a\" :\t\"甲\",\n\t\"b\" : null\n}\n", "a@2:2=甲¦b@3:2="},
      {"escapes", "{\"a\": \"\\u4e2d\\/\\\\u0041\\n\\\"\"}", "a@1:2=中/\\u0041|\""},
      {"a rare name by two surrogates", "{\"a\": \"\\ud842\\uDFB7甲\"}", "a@1:2=𠮷甲"},
      {"numbers", "{\"a\": 1, \"b\": -1.50, \"c\": true}", "a@1:2=1¦b@1:10=-1.50¦c@1:22=true"},
  };
  (void)state;
  check_reads(rows, COUNT_OF(rows), gw_json_read);
}

/* ---- What is refused ----------------------------------------------------------------------- */

typedef struct refusal_row {
  const char *name, *text;
  size_t line, column;
  const char *problem; /* how it begins */
} refusal_row;

static void check_refusal(const refusal_row *row, gw_status (*read)(gw_str text, gw_pairs *pairs))
{
  gw_arena arena = {0};
  gw_pairs pairs = start(&arena);
  CHECK_EQUAL(row->name, read((gw_str){row->text, strlen(row->text)}, &pairs), GW_ERR_META);
  const gw_fault *fault = &pairs.fault;
  CHECK_EQUAL(row->name, fault->line, row->line);
  CHECK_EQUAL(row->name, fault->column, row->column);
  size_t size = strlen(row->problem);
  check_text(row->name, fault->problem.en, size, row->problem);
  CHECK(row->name, fault->problem.zh && *fault->problem.zh);
  gw_pairs_fini(&pairs);
  gw_arena_fini(&arena);
}

static void what_is_no_pairs_is_refused(void **state)
{
  static const refusal_row rows[] = {
      {"a text", "甲", 1, 1, "there should be 'key: value'"},
      {"a list", "\n- 甲", 2, 1, "there should be 'key: value'"},
      {"two colons", "a: 1\n标题: 甲: 乙", 2, 6, "mapping values are not allowed"},
      {"no colon", "a: 1\n乙\n", 2, 1, "could not find expected ':'"},
      {"an open quote", "a: 1\nb: \"甲\nc: 2", 2, 4, "found unexpected end"},
      {"an open bracket", "a: [甲\n", 1, 4, "did not find expected ','"},
      {"a tab", "a:\n\t- 甲", 2, 1, "found character that cannot start"},
      {"an anchor", "a: &x 甲\n", 1, 4, "anchors, aliases and tags"},
      {"a directive", "# 甲\n%TAG ! tag:x,2026:\n---\na: 甲\n", 2, 1,
       "directives (%) are not taken"},
      {"an alias", "a: 甲\nb: *x\n", 2, 4, "anchors, aliases and tags"},
      {"a tag", "a: !!str 甲\n", 1, 4, "anchors, aliases and tags"},
      {"an anchor in what is passed over", "a: {b: [&x 甲]}\n", 1, 9, "anchors, aliases and tags"},
      {"a key that is a list", "? [a]\n: 甲\n", 1, 3, "a key should be"},
      {"a second document", "a: 甲\n---\nb: 乙\n", 2, 1, "there should be one"},
      {"a control character", "a: 甲\nb: 乙\x01丙\n", 2, 5, "control characters"},
      {"an escaped control character", "a: 甲\nb: \"\\x01\"\n", 2, 4,
       "a control character in a value"},
      {"an escaped control character in a key", "\"a\\0\": 甲\n", 1, 1,
       "a control character in a key"},
      {"no character", "a: \"\\uFFFF\"\n", 1, 4, "a control character in a value"},
      {"half a surrogate", "a: \"\\uD842\"\n", 1, 7, "found invalid Unicode"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) check_refusal(&rows[i], gw_yaml_read);
  ROWS_ARE_RIGHT();
}

/* ---- Bounds -------------------------------------------------------------------------------- */

/* `head`, then `part` again and again until there are `size` bytes. */
static char *repeat(const char *head, const char *part, size_t size)
{
  char *text = malloc(size + strlen(part) + 1), *to = text;
  if (!text) abort();
  strcpy(to, head);
  for (to += strlen(head); (size_t)(to - text) < size; to += strlen(part)) strcpy(to, part);
  return text;
}

/* One less, just as many, one more. */
static void limits_are_exact(void **state)
{
  static const struct {
    const char *name, *head, *part;
    gw_limits limits;
    size_t fits; /* parts */
  } rows[] = {
      {"bytes", "", "#", {.bytes = 50}, 50},
      {"bytes above the default",
       "",
       "#",
       {.bytes = 2 * GW_PAIRS_MOST_BYTES},
       2 * GW_PAIRS_MOST_BYTES},
      {"keys", "", "a:\n", {.keys = 3}, 3},
      {"keys, by default", "", "a:\n", {0}, GW_PAIRS_MOST},
      {"values", "a:\n", "- 1\n", {.lines = 4}, 4},
      {"values, by default", "a:\n", "- 1\n", {0}, GW_PAIRS_MOST_LINES},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    for (size_t count = rows[i].fits - 1; count <= rows[i].fits + 1; count++) {
      gw_arena arena = {0};
      gw_pairs pairs = start(&arena);
      pairs.limits = rows[i].limits;
      char *text =
          repeat(rows[i].head, rows[i].part, strlen(rows[i].head) + count * strlen(rows[i].part));
      gw_status want = count <= rows[i].fits ? GW_OK : GW_ERR_META;
      CHECK_EQUAL(rows[i].name, gw_yaml_read((gw_str){text, strlen(text)}, &pairs), want);
      gw_pairs_fini(&pairs);
      gw_arena_fini(&arena);
      free(text);
    }
  }
  ROWS_ARE_RIGHT();
}

static void nothing_grows_without_bounds(void **state)
{
  enum { ALL = GW_PAIRS_MOST_BYTES - 100 };
  static const struct {
    const char *name, *head, *part;
    size_t size;
    gw_status want;
  } rows[] = {
      {"a long value", "a: ", "甲", ALL, GW_OK},
      {"a text that is too long", "a: ", "甲", GW_PAIRS_MOST_BYTES + 1, GW_ERR_META},
      {"many keys", "", "a: 1\n", ALL, GW_ERR_META},
      {"many items", "a:\n", " - 1\n", ALL, GW_ERR_META},
      {"many lines", "a: |\n", " 1\n", ALL, GW_ERR_META},
      {"many blank lines", "a: |\n", " \n", ALL, GW_OK},
      {"deep lists", "a: ", "[", ALL, GW_ERR_META},
      {"deep mappings", "a: ", "{a: ", ALL, GW_ERR_META},
      {"deep items", "a:\n ", "- ", ALL, GW_ERR_META},
      {"deep keys", "", "? ", ALL, GW_ERR_META},
      {"many documents", "", "---\n", ALL, GW_ERR_META},
      {"many quotes", "a: ", "\"", ALL, GW_ERR_META},
      {"a bomb", "a: &a [x,x]\nb: &b [*a,*a]\n", "c: [*b,*b]\n", 400, GW_ERR_META},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_arena arena = {0};
    gw_pairs pairs = start(&arena);
    char *text = repeat(rows[i].head, rows[i].part, rows[i].size);
    CHECK_EQUAL(rows[i].name, gw_yaml_read((gw_str){text, strlen(text)}, &pairs), rows[i].want);
    CHECK(rows[i].name, pairs.count <= GW_PAIRS_MOST);
    gw_pairs_fini(&pairs);
    gw_arena_fini(&arena);
    free(text);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(yaml_is_pairs),
      cmocka_unit_test(json_is_pairs),
      cmocka_unit_test(what_is_no_pairs_is_refused),
      cmocka_unit_test(limits_are_exact),
      cmocka_unit_test(nothing_grows_without_bounds),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
