/* test_front.c - what is front matter and what is not, in text and in Markdown, and how it reads. */
#include "unit/check.h"

#include "meta/front.h"
#include "model/conserve.h"
#include "text/line.h"

#include <stdio.h>

static gw_doc doc_of(const char *text)
{
  gw_doc doc = {.length = strlen(text), .encoding = "utf-8"};
  doc.text = malloc(doc.length + 1);
  if (!doc.text) abort();
  memcpy(doc.text, text, doc.length + 1);
  return doc;
}

typedef struct front_row {
  const char *name, *draft;
  size_t in_text, in_markdown; /* bytes of it */
} front_row;

static size_t size_of_front(const char *draft, bool is_markdown)
{
  gw_doc doc = doc_of(draft);
  gw_meta meta = {0};
  assert_int_equal(gw_front_read(&doc, &meta, is_markdown), GW_OK);
  size_t size = doc.front_matter;
  gw_meta_fini(&meta);
  gw_doc_fini(&doc);
  return size;
}

static void front_matter_is_yaml_at_the_top(void **state)
{
  static const front_row rows[] = {
      {"a key of ours", "---\ntitle: b\n---\n甲", 16, 16},
      {"a key of nobody", "---\na: b\n---\n甲", 0, 12},
      {"a key that is of no use", "---\ntags: [b]\n---\n甲", 17, 17},
      {"blank lines above", "\n　\n---\ntitle: b\n---\n甲", 21, 21},
      {"lists, comments, blank lines", "---\n标题: 甲\ntags:\n  - b\n- c\n# d\n\n---\n", 40, 40},
      {"CR LF", "---\r\ntitle: b\r\n---\r\n甲", 18, 18},
      {"CR CR LF", "---\r\r\ntitle: b\r\r\n---\r\r\n甲", 20, 20},
      {"CR", "---\rtitle: b\r---\r甲", 16, 16},
      {"spaces behind the fences", "--- \ntitle: b\n--- \n甲", 18, 18},
      {"dots", "---\ntitle: b\n...\n甲", 16, 16},
      {"full-width colon", "---\n标题：甲\n---\n", 20, 20},
      {"full-width colon behind a key of nobody", "---\n甲：乙\n---\n", 0, 0},
      {"a colon without a space", "---\n标题:甲\n---\n", 18, 18},
      {"no pair", "---\n\n---\n甲", 0, 0},
      {"text within", "---\ntitle: b\n甲\n---\n", 0, 0},
      {"an advert", "---\n微信: 甲\nQQ: 12345\n---\n", 0, 29},
      {"a time is no pair", "---\n9:30\n---\n", 0, 0},
      {"an item without a key", "---\n- title: a\n---\n", 0, 0},
      {"no end", "---\ntitle: b\n", 0, 0},
      {"text above", "甲\n---\ntitle: b\n---\n", 0, 0},
      {"four dashes", "----\ntitle: b\n----\n", 0, 0},
      {"an indent", " ---\ntitle: b\n---\n", 0, 0},
      {"fence alone", "---", 0, 0},
      {"nothing", "", 0, 0},
      {"broken, but clearly that", "---\ntitle: \"b\n---\n甲", 17, 17},
      {"broken, of nobody", "---\na: \"b\n---\n甲", 0, 13},
      {"broken prose", "---\ntitle: \"b\n甲\n---\n甲", 0, 0},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK_EQUAL(rows[i].name, size_of_front(rows[i].draft, false), rows[i].in_text);
    CHECK_EQUAL(rows[i].name, size_of_front(rows[i].draft, true), rows[i].in_markdown);
  }
  ROWS_ARE_RIGHT();
}

/* ---- What is in there ---------------------------------------------------------------------- */

static void values_are_taken(void **state)
{
  static const char draft[] = "\n---\n标题：关于甲的通知\n签发人: [张三, 李四]\n"
                              "文号：清发〔2026〕1号\nseal: no\n---\n乙\n";
  gw_doc doc = doc_of(draft);
  gw_meta meta = {0};
  (void)state;
  assert_int_equal(gw_front_read(&doc, &meta, false), GW_OK);
  const gw_meta_slot *title = &meta.slots[GW_KEY_TITLE], *signer = &meta.slots[GW_KEY_SIGNER];
  assert_int_equal(title->count, 1);
  check_text("title", title->items[0].ptr, title->items[0].len, "关于甲的通知");
  assert_int_equal(title->line, 3);
  assert_int_equal(title->column, 1);
  assert_int_equal(title->from.origin, GW_ORIGIN_FRONT_MATTER);
  assert_int_equal(signer->count, 2);
  check_text("signer", signer->items[1].ptr, signer->items[1].len, "李四");
  assert_int_equal(meta.slots[GW_KEY_DOC_NUMBER].line, 5);
  assert_true(meta.has_seal && meta.seal == GW_SEAL_NO);
  assert_int_equal(gw_meta_elements(&meta),
                   1u << GW_ELEMENT_TITLE | 1u << GW_ELEMENT_SIGNER | 1u << GW_ELEMENT_DOC_NUMBER);
  gw_meta_fini(&meta);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

typedef struct told_row {
  const char *name, *draft, *want; /* line:column:id:text, parted by ¦ */
} told_row;

static void all_is_told(void **state)
{
  static const told_row rows[] = {
      {"what is taken", "---\n标题: 甲\n---\n", "1:1:front-matter:front matter was read (keys: 1)"},
      {"what is of no use", "---\n标题: 甲\ntags: [乙, 丙]\n---\n",
       "1:1:front-matter:front matter was read (keys: 2)¦3:1:front-matter-skipped:'tags' was not "
       "used for the document: 乙, 丙"},
      {"what nobody knows", "---\n标题: 甲\n文字号: 乙\n---\n",
       "1:1:front-matter:front matter was read (keys: 2)¦3:1:front-matter-key:front matter has no "
       "key '文字号', so it was not used (乙); the nearest is '发文字号'"},
      {"a key by two names", "---\n标题: 甲\ntitle: 乙\n---\n",
       "1:1:front-matter:front matter was read (keys: 2)¦3:1:key-twice:'title' is given more than "
       "once; the last one counts"},
      {"no list of texts", "---\n标题: {甲: 乙}\n---\n",
       "1:1:front-matter:front matter was read (keys: 1)¦2:1:value-refused:the value of '标题' "
       "cannot be used: it should be a text or a list of texts"},
      {"no setting", "---\n印章: 甲\n---\n",
       "1:1:front-matter:front matter was read (keys: 1)¦2:1:value-refused:the value of '印章' "
       "cannot be used: it should be yes or no"},
      {"a kind", "---\ntype: report\n---\n", "1:1:front-matter:front matter was read (keys: 1)"},
      {"a kind of pages", "---\ntype: post\n---\n",
       "1:1:front-matter:front matter was read (keys: 1)¦2:1:front-matter-skipped:'type' was not "
       "used "
       "for the document: post"},
      {"an unknown kind", "---\n文种: 小说\n---\n",
       "1:1:front-matter:front matter was read (keys: 1)¦2:1:value-refused:the value of '文种' "
       "cannot be used: it should be one of the 15 kinds, such as report or 通知"},
      {"no YAML", "\n---\n标题: 甲: 乙\n---\n",
       "3:6:metadata-broken:the metadata cannot be read: mapping values are not allowed in this "
       "context"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char have[1024] = "", *to = have;
    gw_doc doc = doc_of(rows[i].draft);
    gw_meta meta = {0};
    CHECK_EQUAL(rows[i].name, gw_front_read(&doc, &meta, false), GW_OK);
    for (size_t d = 0; d < doc.diags.count; d++) {
      const gw_diag *diag = &doc.diags.items[d];
      to += snprintf(to, (size_t)(have + sizeof have - to), "%s%zu:%zu:%s:%s", d ? "¦" : "",
                     diag->line, diag->column, gw_diag_id(diag->kind), diag->text_en);
    }
    check_text(rows[i].name, have, strlen(have), rows[i].want);
    gw_meta_fini(&meta);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* Every character of it is in an edit, and the lines below keep their numbers. */
static void lines_of_it_are_edits(void **state)
{
  gw_doc doc = doc_of("\n---\r\n标题: 甲\x01\v乙\r\n\r\n---\r\n丙\n");
  (void)state;
  doc.front_matter = strlen("\n---\r\n标题: 甲\x01\v乙\r\n\r\n---");
  assert_int_equal(gw_line_split(&doc), GW_OK);
  assert_int_equal(doc.line_count, 1);
  assert_int_equal(doc.lines[0].number, 6);
  assert_int_equal(gw_doc_settle_edits(&doc), GW_OK);
  assert_int_equal(doc.edit_count, 4);
  gw_conserve check;
  gw_conserve_start(&check, &doc);
  assert_true(gw_conserve_feed(&check, GW_STR("丙")));
  assert_true(gw_conserve_finish(&check));
  gw_doc_fini(&doc);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(front_matter_is_yaml_at_the_top),
      cmocka_unit_test(values_are_taken),
      cmocka_unit_test(all_is_told),
      cmocka_unit_test(lines_of_it_are_edits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
