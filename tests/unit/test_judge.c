/*
 * test_judge.c - what the judge of our XML lets pass, and which text it reads.
 */
#include "base/buf.h"
#include "ooxml/judge.h"
#include "ooxml/wml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/xmlerror.h>

#define W "xmlns:w=\"" GW_WML_NAMESPACE "\""

static bool gather(void *user, gw_str text)
{
  gw_buf *buf = user;
  gw_buf_put(buf, text.ptr, text.len);
  return true;
}

static bool refuse(void *user, gw_str text)
{
  (void)user, (void)text;
  return false;
}

/* Judges `text` in chunks of `step` bytes. */
static gw_status judge(const char *text, size_t step, gw_judge_reader reader)
{
  gw_judge *subject = gw_judge_new(reader);
  gw_status status = GW_OK;
  assert_non_null(subject);
  for (size_t at = 0, length = strlen(text); at < length && status == GW_OK; at += step)
    status = gw_judge_feed(subject, text + at, length - at < step ? length - at : step);
  if (status == GW_OK) status = gw_judge_finish(subject);
  if (status != GW_OK) assert_int_equal(gw_judge_finish(subject), status); /* it sticks */
  gw_judge_free(subject);
  return status;
}

static void test_verdicts(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    gw_status want;
  } table[] = {
      {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a><b/></a>", GW_OK},
      {"<a>&amp;&#9;&#10;</a>", GW_OK},
      {"", GW_ERR_XML},
      {"<a>", GW_ERR_XML},
      {"<a></b>", GW_ERR_XML},
      {"<a/><b/>", GW_ERR_XML},
      {"<a>&</a>", GW_ERR_XML},
      {"<a>\x01</a>", GW_ERR_XML},
      {"<a>\xC0\xBC</a>", GW_ERR_XML},
      {"<a>\xEF\xBF\xBF</a>", GW_ERR_XML},
      {"<a b='1' b='2'/>", GW_ERR_XML},
      {"<w:a/>", GW_ERR_XML}, /* no namespace */
      {"<a>&nbsp;</a>", GW_ERR_XML},
      {"<a xmlns:b='' b:c='d'/>", GW_ERR_XML},
      {"<a xmlns:b=\"\"/>", GW_ERR_XML},
      {"<a xmlns:b='::'/>", GW_ERR_XML},
      {"<a xmlns='http://甲'/>", GW_ERR_XML},
      {"<a xmlns:xml='b'/>", GW_ERR_XML},
      {"<a xmlns:b='http://www.w3.org/2000/xmlns/'/>", GW_ERR_XML},
      {"<?xml version='1.0'?><a>甲</a>", GW_OK},
      {"<?xml version='1.0' encoding='utf-8'?><a>甲</a>", GW_OK},
      {"<?xml version='1.0' encoding='UTF-16'?><a/>", GW_ERR_XML},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a>甲</a>", GW_ERR_XML},
      {"<?xml version='1.0' encoding='GB18030'?><a>a</a>", GW_ERR_XML},
      {"<?xml version='1.0' encoding='nonsense'?><a/>", GW_ERR_XML},
      {"\xEF\xBB\xBF<a>甲</a>", GW_OK},
      {"<!DOCTYPE a><a/>", GW_ERR_XML},
      {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", GW_ERR_XML},
      {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", GW_ERR_XML},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    gw_status whole = judge(table[i].text, 1 << 16, (gw_judge_reader){NULL, NULL});
    gw_status bytes = judge(table[i].text, 1, (gw_judge_reader){NULL, NULL});
    if (whole != table[i].want || bytes != table[i].want)
      fail_msg("%s: %s", table[i].text, gw_status_name(whole));
  }
}

static void test_reads_the_text_of_t_only(void **state)
{
  (void)state;
  const char *text =
      "<w:p " W " xmlns:x='y'>no<w:t>标题&lt;&#65;</w:t><w:tab/>no"
      "<w:instrText>no</w:instrText><x:t>no</x:t><t>no</t><w:t><![CDATA[“b”]]> </w:t></w:p>";
  gw_buf got = {0};
  assert_int_equal(judge(text, 1 << 16, (gw_judge_reader){gather, &got}), GW_OK);
  const char *want = "标题<A“b” ";
  assert_int_equal(got.length, strlen(want));
  assert_memory_equal(got.data, want, got.length);
  gw_buf_fini(&got);
}

static void test_a_text_far_longer_than_any_buffer(void **state)
{
  (void)state;
  enum { CHARACTERS = 4 * 1000 * 1000 }; /* 12 MB: over the limits libxml2 has for foreign input */
  gw_buf part = {0}, got = {0};
  gw_buf_puts(&part, "<w:t " W ">");
  for (int i = 0; i < CHARACTERS; i++) gw_buf_puts(&part, "文");
  gw_buf_puts(&part, "</w:t>");
  gw_buf_putc(&part, '\0');
  static const size_t steps[] = {60 * 1000, 64 * 1024, 1 << 30};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    assert_int_equal(judge(part.data, steps[i], (gw_judge_reader){gather, &got}), GW_OK);
    assert_int_equal(got.length, 3 * CHARACTERS);
    gw_buf_fini(&got);
  }
  gw_buf_fini(&part);
}

static void test_a_reader_that_refuses(void **state)
{
  (void)state;
  gw_judge_reader reader = {refuse, NULL};
  assert_int_equal(judge("<w:t " W ">x</w:t>", 1 << 16, reader), GW_ERR_TEXT_LOST);
  assert_int_equal(judge("<w:t " W "/>", 1 << 16, reader), GW_OK);
}

#if LIBXML_VERSION >= 21200
static void other_handler(void *user, const xmlError *error)
#else
static void other_handler(void *user, xmlError *error)
#endif
{
  (void)error;
  *(int *)user += 1;
}

static void test_the_host_s_error_handler_is_its_own(void **state)
{
  (void)state;
  int heard = 0;
  xmlSetStructuredErrorFunc(&heard, other_handler);
  assert_int_equal(judge("<a>&</a>", 1 << 16, (gw_judge_reader){NULL, NULL}), GW_ERR_XML);
  assert_int_equal(heard, 0);
  assert_ptr_equal(xmlStructuredError, other_handler);
  assert_ptr_equal(xmlStructuredErrorContext, &heard);
  xmlSetStructuredErrorFunc(NULL, NULL);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_verdicts),
      cmocka_unit_test(test_reads_the_text_of_t_only),
      cmocka_unit_test(test_a_text_far_longer_than_any_buffer),
      cmocka_unit_test(test_a_reader_that_refuses),
      cmocka_unit_test(test_the_host_s_error_handler_is_its_own),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
