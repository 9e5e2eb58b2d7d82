/*
 * test_markdown_likely.c - which drafts are taken for Markdown without being asked. A document that
 * is not must never lose an asterisk; one that is may rather be read as text.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include "text/charset.h"
#include "text/markdown.h"

typedef struct likely_row {
  const char *name, *draft;
  bool want;
} likely_row;

static const likely_row likely_table[] = {
    {"nothing", "", false},
    {"plain", "关于甲的通知\n各单位：\n一、乙\n（一）丙\n1.丁\n", false},
    {"one #", "# 关于甲的通知\n各单位：\n一、乙\n", false},
    {"one ##", "甲\n## 一、乙\n丙\n", false},
    {"several #", "# 甲\n# 乙\n# 丙\n# 丁\n", false},
    {"#1 and #标签", "#1机组\n#2机组\n##甲\n##乙\n", false},
    {"a list of dashes", "甲：\n- 乙\n- 丙\n- 丁\n- 戊\n- 己\n", false},
    {"dashes between parts", "甲\n---\n乙\n---\n丙\n----------\n丁\n***\n", false},
    {"numbers", "1. 甲\n2. 乙\n3. 丙\n4. 丁\n", false},
    {"page numbers", "甲\n- 1 -\n乙\n- 2 -\n丙\n- 3 -\n", false},
    {"strong once", "甲**乙**丙\n", false},
    {"hidden names", "张**、李**，王**\n刘**同志，赵**。\n陈**，孙**\n周**、吴**\n郑**\n", false},
    {"hidden places", "**县甲\n乙**镇丙\n丁**村**组\n**市戊\n**县\n**局\n**路**号\n", false},
    {"pipes", "甲|乙|丙\n1|2|3\n----------\n首页 | 新闻 | 政务\n", false},
    {"addresses", "[2026]1号 http://a.cn (http://b.cn) [甲](乙)\n", false},
    {"quotes", "> 甲\n> 乙\n>60分\n", false},
    {"tags and entities", "《规范<试行>》须写<b>、&amp;、<!-- -->\n```\n", false},
    {"a page of HTML", "<div>\n<p>甲</p>\n<p>乙</p>\n</div>\n<br>\n", false},
    {"front matter alone", "---\ntitle: 甲\n---\n乙\n", false},

    {"title and a heading", "# 甲\n\n## 一、乙\n", true},
    {"two headings", "甲\n## 乙\n丙\n## 丁\n", true},
    {"headings with CR LF", "甲\r\n## 乙\r\n丙\r\n### 丁\r\n", true},
    {"strong leads", "**（一）甲。**乙\n**（二）丙。**丁\n**（三）戊。**己\n**（四）庚。**辛\n",
     true},
    {"strong items", "1. **甲**：乙\n2. **丙**：丁\n3. **戊**：己\n- **庚**：辛\n", true},
    {"strong and a list", "- **甲**：乙\n- **丙**：丁\n- 戊\n", true},
    {"title and a list", "# 甲\n- 乙\n- 丙\n", true},
    {"title and rules", "# 甲\n\n---\n\n乙\n\n---\n", true},
    {"title and tags", "<div align=\"center\">\n\n# 甲\n\n</div>\n乙<br>丙\n", true},
    {"table", "甲\n\n| 乙 | 丙 |\n|---|:-:|\n| 1 | 2 |\n", true},
    {"fenced code", "甲\n```\n乙\n```\n", true},
    {"links", "见[甲](http://a.cn)\n与[乙](http://b.cn)\n", true},
    {"a heading and an image", "## 甲\n![乙](a.png)\n", true},
};

static bool is_likely(const char *draft, size_t length)
{
  gw_doc doc = {.length = length};
  doc.text = malloc(length ? length : 1); /* no terminator */
  if (!doc.text) abort();
  memcpy(doc.text, draft, length);
  bool likely = gw_markdown_is_likely(&doc);
  gw_doc_fini(&doc);
  return likely;
}

static void rows_are_told_apart(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(likely_table); i++) {
    const likely_row *row = &likely_table[i];
    CHECK_EQUAL(row->name, is_likely(row->draft, strlen(row->draft)), row->want);
  }
  ROWS_ARE_RIGHT();
}

/* In fixtures/drafts everything that is Markdown is called .md, and all that is called so is. */
static void fixtures_are_told_apart(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  size_t found = 0, total = drafts.count;
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) {
    const fixture *f = &drafts.items[i];
    gw_doc doc = {0};
    gw_charset charset = gw_charset_guess(f->data, f->size);
    CHECK_EQUAL(f->name, gw_charset_decode(&doc, f->data, f->size, charset, true), GW_OK);
    bool likely = gw_markdown_is_likely(&doc);
    CHECK_EQUAL(f->name, likely, strcmp(strrchr(f->path, '.'), ".md") == 0);
    found += likely;
    gw_doc_fini(&doc);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
  assert_in_range(found, 1, total - 1);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rows_are_told_apart),
      cmocka_unit_test(fixtures_are_told_apart),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
