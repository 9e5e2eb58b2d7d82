/*
 * test_xml.c - the XML writer: what it escapes, that a failure sticks, that elements close in order.
 */
#include "ooxml/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct escape_row {
  const char *name;
  gw_str in;
  const char *want;
} escape_row;

#define TEXT(literal)                                                                              \
  {                                                                                                \
    literal, sizeof(literal) - 1                                                                   \
  }

static const escape_row escape_table[] = {
    {"empty", TEXT(""), ""},
    {"plain", TEXT("gongwen 1.0"), "gongwen 1.0"},
    {"chinese", TEXT("关于“三农”工作的通知——"), "关于“三农”工作的通知——"},
    {"markup", TEXT("a<b>&\"c'"), "a&lt;b&gt;&amp;&quot;c'"},
    {"only markup", TEXT("<<"), "&lt;&lt;"},
    {"white space", TEXT("\t\n\r"), "&#9;&#10;&#13;"},
    {"nul", TEXT("a\0b"),
     "a\xEF\xBF\xBD"
     "b"},
    {"controls", TEXT("\x01\x08\x0B\x0C\x1F"),
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"delete and c1 are characters", TEXT("\x7F\xC2\x85"), "\x7F\xC2\x85"},
    {"two bytes", TEXT("\xC2\xB7\xDF\xBF"), "\xC2\xB7\xDF\xBF"},
    {"four bytes", TEXT("\xF0\xA0\xAE\xB7"), "\xF0\xA0\xAE\xB7"},
    {"last code point", TEXT("\xF4\x8F\xBF\xBD"), "\xF4\x8F\xBF\xBD"},
    {"replacement stays", TEXT("\xEF\xBF\xBD"), "\xEF\xBF\xBD"},
    {"U+FFFE",
     TEXT("a\xEF\xBF\xBE"
          "b"),
     "a\xEF\xBF\xBD"
     "b"},
    {"U+FFFF", TEXT("\xEF\xBF\xBF"), "\xEF\xBF\xBD"},
    {"surrogate", TEXT("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"overlong", TEXT("\xC0\xBC"), "\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"overlong of three", TEXT("\xE0\x80\xBC"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"cut short", TEXT("中\xE4\xB8"), "中\xEF\xBF\xBD"},
    {"broken inside", TEXT("\xE4\xB8<"), "\xEF\xBF\xBD&lt;"},
    {"lone tail", TEXT("\xBF中"), "\xEF\xBF\xBD中"},
};

static void expect(const gw_xml *xml, const char *name, const char *want)
{
  size_t length = strlen(want);
  if (xml->buf.length != length || memcmp(xml->buf.data, want, length) != 0)
    fail_msg("%s: got <%.*s>", name, (int)xml->buf.length, xml->buf.data);
}

static void test_text_is_escaped(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof escape_table / sizeof *escape_table; i++) {
    const escape_row *row = &escape_table[i];
    char want[256] = "<t>";
    gw_xml xml = {0};
    gw_xml_open(&xml, "t");
    gw_xml_text(&xml, row->in);
    gw_xml_close(&xml, "t");
    assert_int_equal(gw_xml_finish(&xml), GW_OK);
    strcat(strcat(want, row->want), "</t>");
    expect(&xml, row->name, want);
    gw_xml_fini(&xml);
  }
}

static void test_attributes_are_escaped_alike(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof escape_table / sizeof *escape_table; i++) {
    const escape_row *row = &escape_table[i];
    char want[256] = "<t a=\"";
    if (memchr(row->in.ptr, 0, row->in.len)) continue; /* values are terminated */
    gw_xml xml = {0};
    gw_xml_empty_attr(&xml, "t", "a", row->in.ptr);
    strcat(strcat(want, row->want), "\"/>");
    expect(&xml, row->name, want);
    gw_xml_fini(&xml);
  }
}

static void test_a_small_document(void **state)
{
  (void)state;
  gw_xml xml = {0};
  gw_xml_declaration(&xml);
  gw_xml_open(&xml, "w:p");
  gw_xml_attr_int(&xml, "w:n", -849);
  gw_xml_empty(&xml, "w:tab");
  gw_xml_empty_int(&xml, "w:sz", "w:val", 32);
  gw_xml_leaf(&xml, "w:t", "标题");
  gw_xml_close(&xml, "w:p");
  assert_int_equal(gw_xml_finish(&xml), GW_OK);
  expect(&xml, "document",
         "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
         "<w:p w:n=\"-849\"><w:tab/><w:sz w:val=\"32\"/><w:t>标题</w:t></w:p>");
  gw_xml_fini(&xml);
}

static void close_another(gw_xml *xml)
{
  gw_xml_open(xml, "a");
  gw_xml_close(xml, "b");
}

static void close_nothing(gw_xml *xml)
{
  gw_xml_close(xml, "a");
}

static void attribute_after_text(gw_xml *xml)
{
  gw_xml_open(xml, "a");
  gw_xml_text(xml, GW_STR("x"));
  gw_xml_attr(xml, "b", "c");
}

static void text_outside(gw_xml *xml)
{
  gw_xml_text(xml, GW_STR("x"));
}

static void too_deep(gw_xml *xml)
{
  for (int i = 0; i <= GW_XML_DEPTH; i++) gw_xml_open(xml, "a");
}

static void left_open(gw_xml *xml)
{
  gw_xml_open(xml, "a");
}

static void test_mistakes_are_internal_errors(void **state)
{
  (void)state;
  static const struct {
    const char *name;
    void (*make)(gw_xml *xml);
  } table[] = {
      {"close another", close_another},
      {"close nothing", close_nothing},
      {"late attribute", attribute_after_text},
      {"text outside", text_outside},
      {"too deep", too_deep},
      {"left open", left_open},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    gw_xml xml = {0};
    table[i].make(&xml);
    if (gw_xml_finish(&xml) != GW_ERR_INTERNAL) fail_msg("%s goes unnoticed", table[i].name);
    gw_xml_fini(&xml);
  }
}

static void test_the_first_failure_sticks(void **state)
{
  (void)state;
  gw_xml xml = {0};
  gw_xml_open(&xml, "a");
  gw_buf_fail(&xml.buf, GW_ERR_MEMORY);
  size_t length = xml.buf.length;
  gw_xml_close(&xml, "b"); /* would be GW_ERR_INTERNAL */
  gw_xml_text(&xml, GW_STR("x"));
  gw_xml_attr(&xml, "c", "d");
  gw_xml_attr_int(&xml, "e", 1);
  gw_xml_empty(&xml, "f");
  gw_xml_leaf(&xml, "g", "h");
  gw_xml_declaration(&xml);
  assert_int_equal(gw_xml_status(&xml), GW_ERR_MEMORY);
  assert_int_equal(gw_xml_finish(&xml), GW_ERR_MEMORY);
  assert_int_equal(xml.buf.length, length);
  gw_xml_fini(&xml);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_text_is_escaped),
      cmocka_unit_test(test_attributes_are_escaped_alike),
      cmocka_unit_test(test_a_small_document),
      cmocka_unit_test(test_mistakes_are_internal_errors),
      cmocka_unit_test(test_the_first_failure_sticks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
