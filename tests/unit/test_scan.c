/*
 * test_scan.c - the reader of what we wrote, held against libxml2: it lets all of our parts pass and
 * reads the same text, and of whatever else it lets pass libxml2 says the same.
 */
#include "check.h"
#include "fixture.h"
#include "random.h"

#include "base/buf.h"
#include "ooxml/scan.h"
#include "ooxml/wml.h"

#include <zip.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
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

static gw_status scan_with(gw_str part, size_t step, gw_judge_reader reader)
{
  gw_scan *subject = gw_scan_new(reader);
  gw_status status = GW_OK;
  assert_non_null(subject);
  for (size_t at = 0; at < part.len && status == GW_OK; at += step)
    status = gw_scan_feed(subject, part.ptr + at, part.len - at < step ? part.len - at : step);
  if (status == GW_OK) status = gw_scan_finish(subject);
  if (status != GW_OK) assert_int_equal(gw_scan_finish(subject), status); /* it sticks */
  gw_scan_free(subject);
  return status;
}

static gw_status scan(gw_str part, size_t step, gw_buf *text)
{
  return scan_with(part, step, (gw_judge_reader){gather, text});
}

static gw_status judge(gw_str part, gw_buf *text)
{
  gw_judge *subject = gw_judge_new((gw_judge_reader){gather, text});
  assert_non_null(subject);
  gw_status status = gw_judge_feed(subject, part.ptr, part.len);
  if (status == GW_OK) status = gw_judge_finish(subject);
  gw_judge_free(subject);
  return status;
}

/* ---- Tags that come again ---------------------------------------------------------------------- */

/* More of them than are remembered, in any order, some of them wrong: as libxml2 sees them. */
static void test_tags_that_come_again(void **state)
{
  (void)state;
  random_state = 2312;
  for (int round = 0; round < 200; round++) {
    gw_buf part = {0}, have = {0}, want = {0};
    gw_buf_puts(&part, XML "<w:r " W ">");
    for (int i = 0; i < 300; i++) {
      const char letter = (char)('a' + pick(26));
      const size_t kind = pick(round % 4 ? 3 : 400);
      gw_buf_puts(&part, kind == 3 ? "<v:t" : kind == 2 ? "<w:t" : "<w:b");
      if (kind == 1) gw_buf_putc(&part, letter);
      gw_buf_puts(&part, " w:");
      gw_buf_putc(&part, letter);
      gw_buf_puts(&part, "=\"x\">text</w:");
      gw_buf_putc(&part, kind == 2 || kind == 3 ? 't' : 'b');
      if (kind == 1) gw_buf_putc(&part, pick(1000) == 0 ? '_' : letter);
      gw_buf_putc(&part, '>');
    }
    gw_buf_puts(&part, "</w:r>");
    const gw_str text = {part.data, part.length};
    gw_status verdict = scan(text, 1 + pick(500), &have);
    assert_int_equal(verdict, judge(text, &want));
    assert_int_equal(verdict == GW_OK && have.length != want.length, 0);
    if (verdict == GW_OK && have.length) assert_memory_equal(have.data, want.data, have.length);
    gw_buf_fini(&part), gw_buf_fini(&have), gw_buf_fini(&want);
  }
}

/* ---- Cases by hand --------------------------------------------------------------------------- */

static void test_verdicts(void **state)
{
  (void)state;
  static const struct {
    const char *text;
    gw_status want;
  } table[] = {
      {XML "<a><b/></a>", GW_OK},
      {XML "<a b=\"1\" c=\"&quot;&amp;\">&lt;&#9;\xE4\xB8\x80\xF0\xA0\x80\x80</a>", GW_OK},
      {XML "<w:a " W "><w:b w:c=\"1\"/></w:a>", GW_OK},
      {XML "<a xmlns=\"http://b\"><c xml:space=\"preserve\"> </c></a>", GW_OK},
      {XML, GW_ERR_XML},
      {"", GW_ERR_XML},
      {"<a/>", GW_ERR_XML},
      {XML "<a>", GW_ERR_XML},
      {XML "</a>", GW_ERR_XML},
      {XML "<a></b>", GW_ERR_XML},
      {XML "<a/><b/>", GW_ERR_XML},
      {XML "<a/> ", GW_ERR_XML},
      {XML " <a/>", GW_ERR_XML},
      {XML "<a", GW_ERR_XML},
      {XML "<>", GW_ERR_XML},
      {XML "<a>&</a>", GW_ERR_XML},
      {XML "<a>&am</a>", GW_ERR_XML},
      {XML "<a>&nbsp;</a>", GW_ERR_XML},
      {XML "<a>&#1;</a>", GW_ERR_XML},
      {XML "<a>]]></a>", GW_ERR_XML},
      {XML "<a>\x01</a>", GW_ERR_XML},
      {XML "<a>\xC0\xBC</a>", GW_ERR_XML},
      {XML "<a>\xE4\xB8</a>", GW_ERR_XML},
      {XML "<a>\xED\xA0\x80</a>", GW_ERR_XML},
      {XML "<a>\xEF\xBF\xBF</a>", GW_ERR_XML},
      {XML "<a>\xEF\xBF\xBE.</a>", GW_ERR_XML},
      {XML "<a>\xE0\x80\xBC.</a>", GW_ERR_XML},
      {XML "<a b=\"1\" b=\"2\"/>", GW_ERR_XML},
      {XML "<a b=\"1\"c=\"2\"/>", GW_ERR_XML},
      {XML "<a b=\"<\"/>", GW_ERR_XML},
      {XML "<a b=\"\x09\"/>", GW_ERR_XML},
      {XML "<a b/>", GW_ERR_XML},
      {XML "<a b=\"1/>", GW_ERR_XML},
      {XML "<w:a/>", GW_ERR_XML}, /* no namespace */
      {XML "<a w:b=\"1\"/>", GW_ERR_XML},
      {XML "<a xmlns:b=\"http://c\" xmlns:b=\"http://d\"/>", GW_ERR_XML},
      {XML "<a xmlns:b=\"http://c\" xmlns:d=\"http://c\" b:e=\"1\" d:e=\"2\"/>", GW_ERR_XML},
      {XML "<a xmlns:b=\"\"/>", GW_ERR_XML},
      {XML "<a xmlns:xml=\"http://c\"/>", GW_ERR_XML},
      {XML "<a xml:space=\"other\"/>", GW_ERR_XML},
      {XML "<w:t " W "><w:b/></w:t>", GW_ERR_XML},
      {XML "<!DOCTYPE a><a/>", GW_ERR_XML},
      {XML "<a><!-- b --></a>", GW_ERR_XML},
      /* a tag that has come before */
      {XML "<w:a " W "><w:b w:c=\"1\"/><w:b w:c=\"1\"/><w:b><w:b></w:b></w:b></w:a>", GW_OK},
      {XML "<w:a " W "><w:t>b</w:t><w:t>b</w:t></w:a>", GW_OK},
      {XML "<w:a " W "><w:t></w:t><w:t><w:t></w:t></w:t></w:a>", GW_ERR_XML},
      {XML "<w:a " W "><w:b></w:b><w:b></w:c></w:a>", GW_ERR_XML},
      {XML "<a><b></b><b></b></a><b></b>", GW_ERR_XML},
      {XML "<a><b/><b/><b/ ></a>", GW_ERR_XML},
      {XML "<a><![CDATA[b]]></a>", GW_ERR_XML},
  };
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    const gw_str part = {table[i].text, strlen(table[i].text)};
    gw_buf ignored = {0};
    CHECK_EQUAL(table[i].text, scan(part, 1 << 16, &ignored), table[i].want);
    CHECK_EQUAL(table[i].text, scan(part, 1, &ignored), table[i].want);
    if (table[i].want == GW_OK) CHECK_EQUAL(table[i].text, judge(part, &ignored), GW_OK);
    gw_buf_fini(&ignored);
  }
  ROWS_ARE_RIGHT();
}

static void test_reads_the_text_of_t_only(void **state)
{
  (void)state;
  static const char part[] = XML "<w:p " W " xmlns:x=\"http://y\">no<w:t>标题&lt;A</w:t><w:tab/>no"
                                 "<w:instrText>no</w:instrText><x:t>no</x:t><t>no</t>"
                                 "<w:t>“b” &#9;</w:t></w:p>";
  for (size_t step = 1; step < sizeof part; step++) {
    gw_buf got = {0};
    CHECK_EQUAL(part, scan((gw_str){part, sizeof part - 1}, step, &got), GW_OK);
    check_text(part, got.data, got.length, "标题<A“b” \t");
    gw_buf_fini(&got);
  }
  ROWS_ARE_RIGHT();
}

static void test_a_reader_that_refuses(void **state)
{
  (void)state;
  const gw_judge_reader reader = {refuse, NULL};
  assert_int_equal(scan_with(GW_STR(XML "<w:t " W ">x</w:t>"), 1 << 16, reader), GW_ERR_TEXT_LOST);
  assert_int_equal(scan_with(GW_STR(XML "<w:t " W "/>"), 1 << 16, reader), GW_OK);
}

/* ---- libxml2 says the same ------------------------------------------------------------------- */

/* What the scanner lets pass libxml2 lets pass, with the same text. Returns whether it did. */
static bool agree(const char *name, gw_str part, size_t step)
{
  gw_buf ours = {0}, theirs = {0};
  bool passes = scan(part, step, &ours) == GW_OK;
  if (passes) {
    CHECK_EQUAL(name, judge(part, &theirs), GW_OK);
    CHECK_EQUAL(name, ours.length, theirs.length);
    CHECK(name, ours.length == 0 || (ours.length == theirs.length &&
                                     memcmp(ours.data, theirs.data, ours.length) == 0));
  }
  gw_buf_fini(&ours);
  gw_buf_fini(&theirs);
  return passes;
}

typedef void visit(void *user, const char *name, gw_str part);

/* Every part of the DOCX that a draft becomes. False: it becomes none. */
static bool visit_parts(const fixture *f, const gw_options *options, visit *visitor, void *user)
{
  gw_draft *draft;
  capture docx = {0};
  zip_error_t error;
  assert_int_equal(gw_draft_new(options, &draft), GW_OK);
  bool is_written = gw_draft_read(draft, f->data, f->size) == GW_OK &&
                    gw_draft_write_docx(draft, capture_sink(&docx)) == GW_OK;
  gw_draft_free(draft);
  if (!is_written) return false;
  zip_source_t *source = zip_source_buffer_create(docx.data, docx.length, 0, &error);
  zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  assert_non_null(zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
    zip_stat_t stat;
    assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &stat), 0);
    char *data = malloc(stat.size + 1);
    zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);
    assert_true(data && file);
    assert_int_equal(zip_fread(file, data, stat.size), stat.size);
    visitor(user, f->name, (gw_str){data, stat.size});
    zip_fclose(file);
    free(data);
  }
  zip_discard(zip);
  capture_fini(&docx);
  return true;
}

static void pass_and_agree(void *user, const char *name, gw_str part)
{
  CHECK(name, agree(name, part, 64 * 1024));
  CHECK(name, agree(name, part, 1009));
  ++*(size_t *)user;
}

static void test_every_part_of_every_draft(void **state)
{
  (void)state;
  enum { LEAST_PARTS = 800 };
  static const gw_options plain = GW_OPTIONS_INIT;
  fixtures all = fixtures_load("drafts");
  size_t parts = 0, written = 0;
  for (size_t i = 0; i < all.count; i++)
    written += visit_parts(&all.items[i], &plain, pass_and_agree, &parts);
  assert_true(written * 10 >= all.count * 9 && parts >= LEAST_PARTS);
  fixtures_free(&all);
  ROWS_ARE_RIGHT();
}

/* ---- Corrupted parts ------------------------------------------------------------------------- */

typedef struct tally {
  size_t tried, passed;
} tally;

/* What upsets readers of XML, and what might pass. */
static const char *const bad_table[] = {"<",
                                        ">",
                                        "&",
                                        "\"",
                                        "'",
                                        "/",
                                        "=",
                                        " ",
                                        ":",
                                        "\t",
                                        "\n",
                                        "\r",
                                        "\x7F",
                                        "\x80",
                                        "\xC2\x85",
                                        "\xEF\xBF\xBE",
                                        "]]>",
                                        "<!--",
                                        "-->",
                                        "<?a?>",
                                        "&#0;",
                                        "&#x3C;",
                                        "&lt;",
                                        "<![CDATA[",
                                        "a",
                                        "1",
                                        "w:",
                                        "xml:",
                                        "xmlns:",
                                        "x:y=\"\"",
                                        "<w:t>",
                                        "</w:t>",
                                        "<a/>",
                                        "\xED\xA0\x80",
                                        "\xF4\x90\x80\x80",
                                        "\xE4\xB8",
                                        "文",
                                        "xmlns=\"http://a\"",
                                        ".",
                                        "-"};

/* One of four: something put in, put over, taken out, or a stretch moved. */
static size_t corrupt(char *data, size_t size)
{
  const char *bad = bad_table[pick(COUNT_OF(bad_table))];
  size_t length = strlen(bad), at = pick(size), span = 1 + pick(12);
  if (span > size - at) span = size - at;
  switch (pick(4)) {
  case 0:
    memmove(data + at + length, data + at, size - at);
    memcpy(data + at, bad, length);
    return size + length;
  case 1:
    if (length > size - at) return size;
    memcpy(data + at, bad, length);
    return size;
  case 2: memmove(data + at, data + at + span, size - at - span); return size - span;
  default: memmove(data + pick(size - span), data + at, span); return size;
  }
}

static void corrupt_and_agree(void *user, const char *name, gw_str part)
{
  enum { TIMES = 1500, ROOM = 64, LARGEST = 24 * 1024 };
  tally *t = user;
  if (part.len > LARGEST) return;
  char *copy = malloc(part.len + ROOM);
  assert_non_null(copy);
  for (int i = 0; i < TIMES; i++) {
    memcpy(copy, part.ptr, part.len);
    size_t size = corrupt(copy, part.len);
    if (pick(4) == 0) size = corrupt(copy, size);
    t->passed += agree(name, (gw_str){copy, size}, 1 + pick(4096));
    t->tried++;
  }
  free(copy);
}

static void test_corrupted_parts(void **state)
{
  (void)state;
  enum { EVERY = 16, LEAST = 50 * 1000 };
  static const gw_options plain = GW_OPTIONS_INIT;
  fixtures all = fixtures_load("drafts");
  tally t = {0};
  random_state = 9704;
  for (size_t i = 0; i < all.count; i += EVERY)
    visit_parts(&all.items[i], &plain, corrupt_and_agree, &t);
  print_message("%zu corrupted parts, %zu let pass\n", t.tried, t.passed);
  assert_true(t.tried >= LEAST && t.passed >= t.tried / 20 && t.passed <= t.tried / 2);
  fixtures_free(&all);
  ROWS_ARE_RIGHT();
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_verdicts),
      cmocka_unit_test(test_tags_that_come_again),
      cmocka_unit_test(test_reads_the_text_of_t_only),
      cmocka_unit_test(test_a_reader_that_refuses),
      cmocka_unit_test(test_every_part_of_every_draft),
      cmocka_unit_test(test_corrupted_parts),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
