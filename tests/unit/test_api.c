/*
 * test_api.c - gongwen.h as its callers meet it: sized structs of other versions, options, calls out
 * of order, sources and sinks that fail, threads, and no output of its own.
 */
#include "unit/check.h"

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static const char draft_text[] =
    "更多公文写作资料请加微信进会员群\n"
    "关于做好春耕生产工作的通知\n"
    "各乡镇人民政府：\n"
    "为全面贯彻落实全县经济工作会议精神，进一步做好今年的粮食生产工作，现将有关事项通知如下。\n"
    "一、加强领导\n"
    "（一）落实责任。各乡镇要提高认识，抓紧部署，把各项任务落实到单位、落实到人，确保按期完成。\n"
    "（二）强化督查。县政府办公室要组织督查，及时通报进展情况，对工作不力的单位进行约谈。\n"
    "云溪\xE2\x80\x8B县人民政府\n"
    "2026年3月1日\n";

enum { DRAFT_SIZE = sizeof draft_text - 1 };

static gw_draft *new_draft(const gw_options *options)
{
  gw_draft *draft = NULL;
  assert_int_equal(gw_draft_new(options, &draft), GW_OK);
  assert_non_null(draft);
  return draft;
}

static gw_draft *read_draft(const gw_options *options)
{
  gw_draft *draft = new_draft(options);
  assert_int_equal(gw_draft_read(draft, draft_text, DRAFT_SIZE), GW_OK);
  return draft;
}

static capture write_docx(const gw_draft *draft)
{
  capture docx = {0};
  assert_int_equal(gw_draft_write_docx(draft, capture_sink(&docx)), GW_OK);
  assert_true(docx.length > 1000);
  assert_memory_equal(docx.data, "PK\x03\x04", 4);
  return docx;
}

/* ---- Options ------------------------------------------------------------------------------- */

#define FONT_31 "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"

static void options_are_checked(void **state)
{
  static const struct {
    const char *name;
    gw_options options;
    gw_status want;
  } rows[] = {
      {"defaults", GW_OPTIONS_INIT, GW_OK},
      {"zeros but for the size", {.size = sizeof(gw_options)}, GW_OK},
      {"no size", {.size = 0}, GW_ERR_ARGUMENT},
      {"half a size", {.size = sizeof(size_t) - 1}, GW_ERR_ARGUMENT},
      {"nothing but a size", {.size = sizeof(size_t)}, GW_OK},
      {"an encoding", {.size = sizeof(gw_options), .encoding = "GBK"}, GW_OK},
      {"an unknown encoding", {.size = sizeof(gw_options), .encoding = "big5"}, GW_ERR_OPTION},
      {"encoding errors",
       {.size = sizeof(gw_options), .encoding_errors = GW_ENCODING_ERRORS_REPLACE},
       GW_OK},
      {"unknown encoding errors",
       {.size = sizeof(gw_options), .encoding_errors = (gw_encoding_errors)2},
       GW_ERR_OPTION},
      {"encoding errors below",
       {.size = sizeof(gw_options), .encoding_errors = (gw_encoding_errors)-1},
       GW_ERR_OPTION},
      {"a list of passes", {.size = sizeof(gw_options), .normalize = "default,-dates"}, GW_OK},
      {"an unknown pass", {.size = sizeof(gw_options), .normalize = "date"}, GW_ERR_OPTION},
      {"an unknown preset",
       {.size = sizeof(gw_options), .font_preset = (gw_font_preset)2},
       GW_ERR_OPTION},
      {"forced lines", {.size = sizeof(gw_options), .force = "12=body,13=h2"}, GW_OK},
      {"no forced lines", {.size = sizeof(gw_options), .force = ""}, GW_OK},
      {"an unknown element", {.size = sizeof(gw_options), .force = "12=bodi"}, GW_ERR_OPTION},
      {"a format", {.size = sizeof(gw_options), .format = GW_FORMAT_MARKDOWN}, GW_OK},
      {"an unknown format", {.size = sizeof(gw_options), .format = (gw_format)3}, GW_ERR_OPTION},
      {"an unknown seal", {.size = sizeof(gw_options), .seal = (gw_seal)2}, GW_ERR_OPTION},
      {"ink margins", {.size = sizeof(gw_options), .margins = GW_MARGINS_INK}, GW_OK},
      {"unknown margins", {.size = sizeof(gw_options), .margins = (gw_margins)2}, GW_ERR_OPTION},
      {"unknown page numbers",
       {.size = sizeof(gw_options), .page_number = (gw_page_number)3},
       GW_ERR_OPTION},
      {"the smallest type", {.size = sizeof(gw_options), .body_size_hpt = 20}, GW_OK},
      {"smaller type", {.size = sizeof(gw_options), .body_size_hpt = 19}, GW_ERR_OPTION},
      {"the largest type", {.size = sizeof(gw_options), .body_size_hpt = 44}, GW_OK},
      {"larger type", {.size = sizeof(gw_options), .body_size_hpt = 45}, GW_ERR_OPTION},
      {"the lowest line", {.size = sizeof(gw_options), .line_pitch_twip = 400}, GW_OK},
      {"a lower line", {.size = sizeof(gw_options), .line_pitch_twip = 399}, GW_ERR_OPTION},
      {"a line below nothing", {.size = sizeof(gw_options), .line_pitch_twip = -1}, GW_ERR_OPTION},
      {"a line higher than any",
       {.size = sizeof(gw_options), .line_pitch_twip = 1441},
       GW_ERR_OPTION},
      {"bold headings", {.size = sizeof(gw_options), .heading_bold = 1u << 1 | 1u << 4}, GW_OK},
      {"bold of no level", {.size = sizeof(gw_options), .heading_bold = 1}, GW_ERR_OPTION},
      {"a way to break titles",
       {.size = sizeof(gw_options), .title_break = GW_TITLE_BREAK_NONE},
       GW_OK},
      {"an unknown way to break titles",
       {.size = sizeof(gw_options), .title_break = (gw_title_break_mode)3},
       GW_ERR_OPTION},
      {"emphasis", {.size = sizeof(gw_options), .emphasis = GW_EMPHASIS_KEEP}, GW_OK},
      {"an unknown emphasis",
       {.size = sizeof(gw_options), .emphasis = (gw_emphasis_mode)2},
       GW_ERR_OPTION},
      {"a kind", {.size = sizeof(gw_options), .type = "notice"}, GW_OK},
      {"a kind in Chinese", {.size = sizeof(gw_options), .type = "请示"}, GW_OK},
      {"an unknown kind", {.size = sizeof(gw_options), .type = "novel"}, GW_ERR_OPTION},
      {"a time before 1970", {.size = sizeof(gw_options), .timestamp = -1}, GW_ERR_OPTION},
      {"the last second of 9999", {.size = sizeof(gw_options), .timestamp = 253402300799}, GW_OK},
      {"the first second of 10000",
       {.size = sizeof(gw_options), .timestamp = 253402300800},
       GW_ERR_OPTION},
      {"a font", {.size = sizeof(gw_options), .fonts = {NULL, "华文楷体"}}, GW_OK},
      {"a font without a name", {.size = sizeof(gw_options), .fonts = {""}}, GW_ERR_OPTION},
      {"a long font", {.size = sizeof(gw_options), .fonts = {FONT_31}}, GW_OK},
      {"a font that is too long",
       {.size = sizeof(gw_options), .fonts = {FONT_31 "二"}},
       GW_ERR_OPTION},
      {"a font that is no UTF-8",
       {.size = sizeof(gw_options), .fonts = {"\xB7\xC2"}},
       GW_ERR_OPTION},
      {"a font with a line end", {.size = sizeof(gw_options), .fonts = {"仿\n宋"}}, GW_ERR_OPTION},
      {"the last role",
       {.size = sizeof(gw_options), .fonts = {[GW_FONT_ROLE_COUNT - 1] = ""}},
       GW_ERR_OPTION},
      {"a Latin font", {.size = sizeof(gw_options), .latin_font = "Times New Roman"}, GW_OK},
      {"a Latin font without a name",
       {.size = sizeof(gw_options), .latin_font = ""},
       GW_ERR_OPTION},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_draft *draft = (gw_draft *)(uintptr_t)1;
    CHECK_EQUAL(rows[i].name, gw_draft_new(&rows[i].options, &draft), rows[i].want);
    CHECK(rows[i].name, (draft != NULL) == (rows[i].want == GW_OK));
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

typedef struct newer_options {
  gw_options known;
  char more[24];
} newer_options;

/* Options of an older and of a newer header than the library's. */
static void options_of_other_versions_are_taken(void **state)
{
  gw_options older;
  newer_options newer = {.known = GW_OPTIONS_INIT};
  gw_draft *draft;
  (void)state;
  memset(&older, 0xAA, sizeof older); /* what is behind its size does not exist */
  older.size = offsetof(gw_options, max_size);
  older.encoding = NULL;
  older.encoding_errors = GW_ENCODING_ERRORS_STRICT;
  draft = read_draft(&older);
  gw_draft_free(draft);
  newer.known.size = sizeof newer;
  draft = read_draft(&newer.known);
  gw_draft_free(draft);
  newer.more[sizeof newer.more - 1] = 1; /* asks for what is not known here */
  assert_int_equal(gw_draft_new(&newer.known, &draft), GW_ERR_OPTION);
  assert_null(draft);
}

static void strings_of_options_are_copied(void **state)
{
  char body[] = "华文仿宋", latin[] = "Times New Roman", encoding[] = "utf-8";
  char force[] = "6=body:（一）";
  gw_options options = GW_OPTIONS_INIT, same = GW_OPTIONS_INIT;
  (void)state;
  same.fonts[GW_FONT_BODY] = "华文仿宋";
  same.latin_font = "Times New Roman";
  same.force = "6=body:（一）";
  options.fonts[GW_FONT_BODY] = body;
  options.latin_font = latin;
  options.encoding = encoding;
  options.force = force;
  gw_draft *a = new_draft(&options), *b = read_draft(&same);
  memset(body, 'x', sizeof body);
  memset(latin, 'x', sizeof latin);
  memset(encoding, 'x', sizeof encoding);
  memset(force, 'x', sizeof force);
  memset(&options, 0xFF, sizeof options);
  assert_int_equal(gw_draft_read(a, draft_text, DRAFT_SIZE), GW_OK);
  capture first = write_docx(a), second = write_docx(b);
  assert_int_equal(first.length, second.length);
  assert_memory_equal(first.data, second.data, first.length);
  capture_fini(&first);
  capture_fini(&second);
  gw_draft_free(a);
  gw_draft_free(b);
}

static void the_size_limit_is_exact(void **state)
{
  static const struct {
    const char *name;
    size_t limit;
    gw_status want;
  } rows[] = {
      {"none", 0, GW_OK},           {"larger", DRAFT_SIZE + 1, GW_OK},
      {"exact", DRAFT_SIZE, GW_OK}, {"one less", DRAFT_SIZE - 1, GW_ERR_TOO_LARGE},
      {"one", 1, GW_ERR_TOO_LARGE}, {"the most", SIZE_MAX, GW_OK},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const gw_options options = {.size = sizeof options, .max_size = rows[i].limit};
    gw_draft *draft = new_draft(&options);
    CHECK_EQUAL(rows[i].name, gw_draft_read(draft, draft_text, DRAFT_SIZE), rows[i].want);
    CHECK(rows[i].name, rows[i].want == GW_OK || gw_draft_diagnostic_count(draft) == 1);
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Sources ------------------------------------------------------------------------------- */

typedef struct pieces {
  const char *data;
  size_t size, at, step; /* step: bytes of a call */
  size_t calls, fail_at, overrun_at;
} pieces;

static int read_piece(void *user, void *data, size_t size, size_t *got)
{
  pieces *p = user;
  size_t left = p->size - p->at;
  if (++p->calls == p->fail_at) return -1;
  *got = p->step < left ? p->step : left;
  if (*got > size) *got = size;
  memcpy(data, p->data + p->at, *got);
  p->at += *got;
  if (p->calls == p->overrun_at) *got = size + 1;
  return 0;
}

static gw_status read_pieces(gw_draft *draft, pieces *p)
{
  return gw_draft_read_from(draft, (gw_source){read_piece, p});
}

static void pieces_of_any_size_are_the_same_draft(void **state)
{
  static const size_t steps[] = {1, 2, 3, 7, 100, 65535, 65536, 1000000};
  gw_draft *whole = read_draft(NULL);
  capture want = write_docx(whole);
  (void)state;
  for (size_t i = 0; i < COUNT_OF(steps); i++) {
    pieces p = {.data = draft_text, .size = DRAFT_SIZE, .step = steps[i]};
    gw_draft *draft = new_draft(NULL);
    assert_int_equal(read_pieces(draft, &p), GW_OK);
    capture have = write_docx(draft);
    assert_int_equal(have.length, want.length);
    assert_memory_equal(have.data, want.data, want.length);
    capture_fini(&have);
    gw_draft_free(draft);
  }
  capture_fini(&want);
  gw_draft_free(whole);
}

static void failing_sources_are_told(void **state)
{
  static const struct {
    const char *name;
    pieces source;
    size_t limit;
    gw_status want;
  } rows[] = {
      {"at once",
       {.data = draft_text, .size = DRAFT_SIZE, .step = 100, .fail_at = 1},
       0,
       GW_ERR_SOURCE},
      {"in the middle",
       {.data = draft_text, .size = DRAFT_SIZE, .step = 100, .fail_at = 3},
       0,
       GW_ERR_SOURCE},
      {"at the end",
       {.data = draft_text, .size = 200, .step = 100, .fail_at = 3},
       0,
       GW_ERR_SOURCE},
      {"more than there was room for",
       {.data = draft_text, .size = DRAFT_SIZE, .step = 100, .overrun_at = 2},
       0,
       GW_ERR_ARGUMENT},
      {"empty", {.data = "", .step = 1}, 0, GW_ERR_EMPTY},
      {"too large", {.data = draft_text, .size = DRAFT_SIZE, .step = 10}, 100, GW_ERR_TOO_LARGE},
      {"exact", {.data = draft_text, .size = DRAFT_SIZE, .step = 10}, DRAFT_SIZE, GW_OK},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const gw_options options = {.size = sizeof options, .max_size = rows[i].limit};
    gw_draft *draft = new_draft(&options);
    pieces p = rows[i].source;
    capture out = {0};
    CHECK_EQUAL(rows[i].name, read_pieces(draft, &p), rows[i].want);
    CHECK_EQUAL(rows[i].name, gw_draft_read(draft, draft_text, DRAFT_SIZE), GW_ERR_STATE);
    CHECK_EQUAL(rows[i].name, gw_draft_write_docx(draft, capture_sink(&out)),
                rows[i].want == GW_OK ? GW_OK : GW_ERR_STATE);
    CHECK(rows[i].name, rows[i].want == GW_OK || out.length == 0);
    capture_fini(&out);
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

/* A source without end is not read to its end. */
static int read_forever(void *user, void *data, size_t size, size_t *got)
{
  size_t *total = user;
  memset(data, 'a', size);
  *got = size;
  *total += size;
  return 0;
}

static void endless_sources_are_left(void **state)
{
  const gw_options options = {.size = sizeof options, .max_size = 1000000};
  size_t total = 0;
  gw_draft *draft = new_draft(&options);
  (void)state;
  assert_int_equal(gw_draft_read_from(draft, (gw_source){read_forever, &total}), GW_ERR_TOO_LARGE);
  assert_in_range(total, 1000001, 2000000);
  gw_draft_free(draft);
}

/* ---- Sinks --------------------------------------------------------------------------------- */

typedef gw_status (*writer)(const gw_draft *draft, gw_sink sink);

static gw_status write_outline(const gw_draft *draft, gw_sink sink)
{
  return gw_draft_write_outline(draft, "zh", sink);
}

static gw_status write_report(const gw_draft *draft, gw_sink sink)
{
  return gw_draft_write_report(draft, "draft.txt", sink);
}

static gw_status write_explanation(const gw_draft *draft, gw_sink sink)
{
  return gw_draft_write_explanation(draft, "zh", NULL, 0, sink);
}

static gw_status write_explanation_json(const gw_draft *draft, gw_sink sink)
{
  return gw_draft_write_explanation_json(draft, NULL, 0, sink);
}

static const struct {
  const char *name;
  writer write;
} writer_table[] = {
    {"explanation", write_explanation},
    {"explanation as JSON", write_explanation_json},
    {"docx", gw_draft_write_docx},
    {"outline", write_outline},
    {"outline as JSON", gw_draft_write_outline_json},
    {"report", write_report},
};

static void failing_sinks_are_not_called_again(void **state)
{
  gw_draft *draft = read_draft(NULL);
  (void)state;
  for (size_t i = 0; i < COUNT_OF(writer_table); i++) {
    capture all = {0};
    CHECK_EQUAL(writer_table[i].name, writer_table[i].write(draft, capture_sink(&all)), GW_OK);
    CHECK(writer_table[i].name, all.calls > 0);
    size_t step = all.calls / 50 + 1;
    for (size_t at = 1; at <= all.calls; at += at < 20 ? 1 : step) {
      capture some = {.fail_at = at};
      CHECK_EQUAL(writer_table[i].name, writer_table[i].write(draft, capture_sink(&some)),
                  GW_ERR_SINK);
      CHECK_EQUAL(writer_table[i].name, some.calls, at);
      CHECK(writer_table[i].name, some.length < all.length &&
                                      (!some.length || !memcmp(some.data, all.data, some.length)));
      capture_fini(&some);
    }
    capture_fini(&all);
  }
  gw_draft_free(draft);
  ROWS_ARE_RIGHT();
}

static void nothing_is_written_from_nothing(void **state)
{
  gw_draft *unread = new_draft(NULL), *refused = new_draft(NULL);
  (void)state;
  assert_int_equal(gw_draft_read(refused, " \n", 2), GW_ERR_EMPTY);
  for (size_t i = 0; i < COUNT_OF(writer_table); i++) {
    capture out = {0};
    bool is_report = writer_table[i].write == write_report; /* says why there is nothing */
    CHECK_EQUAL(writer_table[i].name, writer_table[i].write(unread, capture_sink(&out)),
                GW_ERR_STATE);
    CHECK_EQUAL(writer_table[i].name, out.calls, 0);
    CHECK_EQUAL(writer_table[i].name, writer_table[i].write(refused, capture_sink(&out)),
                is_report ? GW_OK : GW_ERR_STATE);
    CHECK(writer_table[i].name, is_report == (out.calls > 0));
    CHECK(writer_table[i].name, !is_report || strstr(out.data, "\"GW_ERR_EMPTY\""));
    CHECK_EQUAL(writer_table[i].name, writer_table[i].write(NULL, capture_sink(&out)),
                GW_ERR_ARGUMENT);
    CHECK_EQUAL(writer_table[i].name, writer_table[i].write(refused, (gw_sink){NULL, NULL}),
                GW_ERR_ARGUMENT);
    capture_fini(&out);
  }
  gw_draft_free(unread);
  gw_draft_free(refused);
  ROWS_ARE_RIGHT();
}

static void the_report_takes_any_name_in_utf8(void **state)
{
  static const struct {
    const char *name, *want; /* want NULL: refused */
  } rows[] = {
      {"draft.txt", "\"draft.txt\""},      {"草稿.txt", "\"草稿.txt\""},
      {"a\"b\\c\n", "\"a\\\"b\\\\c\\n\""}, {"", "\"draft\": \"\""},
      {NULL, "\"draft\": null"},           {"\xB2\xDD\xB8\xE5.txt", NULL}, /* a name in GBK */
  };
  gw_draft *draft = read_draft(NULL);
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    capture out = {0};
    const char *name = rows[i].name ? rows[i].name : "NULL";
    CHECK_EQUAL(name, gw_draft_write_report(draft, rows[i].name, capture_sink(&out)),
                rows[i].want ? GW_OK : GW_ERR_ARGUMENT);
    CHECK(name, rows[i].want ? out.data && strstr(out.data, rows[i].want) : out.calls == 0);
    capture_fini(&out);
  }
  gw_draft_free(draft);
  ROWS_ARE_RIGHT();
}

/* ---- Out of order and out of range --------------------------------------------------------- */

static void a_draft_is_read_once(void **state)
{
  pieces p = {.data = draft_text, .size = DRAFT_SIZE, .step = 100};
  gw_draft *draft = read_draft(NULL);
  (void)state;
  size_t lines = gw_draft_line_count(draft);
  assert_int_equal(gw_draft_read(draft, "x", 1), GW_ERR_STATE);
  assert_int_equal(read_pieces(draft, &p), GW_ERR_STATE);
  assert_int_equal(p.calls, 0);
  assert_int_equal(gw_draft_line_count(draft), lines);
  capture docx = write_docx(draft),
          again = write_docx(draft); /* but written as often as one likes */
  assert_memory_equal(docx.data, again.data, docx.length);
  capture_fini(&docx);
  capture_fini(&again);
  gw_draft_free(draft);
}

static void null_is_an_argument_fault(void **state)
{
  gw_draft *draft = new_draft(NULL);
  gw_line line = GW_LINE_INIT;
  gw_change change = GW_CHANGE_INIT;
  gw_diagnostic diagnostic = GW_DIAGNOSTIC_INIT;
  gw_evidence evidence = GW_EVIDENCE_INIT;
  gw_force_error error = GW_FORCE_ERROR_INIT;
  (void)state;
  assert_int_equal(gw_draft_new(NULL, NULL), GW_ERR_ARGUMENT);
  gw_draft_free(NULL);
  assert_int_equal(gw_draft_read(NULL, "x", 1), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_read(draft, NULL, 1), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_read_from(NULL, (gw_source){read_piece, NULL}), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_read_from(draft, (gw_source){NULL, NULL}), GW_ERR_ARGUMENT);
  assert_string_equal(gw_draft_title(NULL), "");
  assert_string_equal(gw_draft_encoding(NULL), "");
  assert_string_equal(gw_draft_title(draft), "");
  assert_string_equal(gw_draft_encoding(draft), "");
  assert_int_equal(gw_draft_line_count(NULL), 0);
  assert_int_equal(gw_draft_change_count(NULL), 0);
  assert_int_equal(gw_draft_diagnostic_count(NULL), 0);
  assert_int_equal(gw_draft_line(NULL, 0, &line), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_change(NULL, 0, &change), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_diagnostic(NULL, 0, &diagnostic), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_evidence_count(NULL, 0), 0);
  assert_int_equal(gw_draft_evidence(NULL, 0, 0, &evidence), GW_ERR_ARGUMENT);
  assert_int_equal(gw_force_check(NULL, &error), GW_ERR_ARGUMENT);
  error.size = 1;
  assert_int_equal(gw_force_check("1=body", &error), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_read(draft, NULL, 0), GW_ERR_EMPTY); /* an empty draft, no fault */
  gw_draft_free(draft);
}

static void indexes_end_where_the_counts_say(void **state)
{
  gw_draft *draft = read_draft(NULL);
  gw_line line = GW_LINE_INIT;
  gw_change change = GW_CHANGE_INIT;
  gw_diagnostic diagnostic = GW_DIAGNOSTIC_INIT;
  gw_rule_info rule = GW_RULE_INFO_INIT;
  gw_element_info element = GW_ELEMENT_INFO_INIT;
  gw_evidence row = GW_EVIDENCE_INIT;
  (void)state;
  size_t rows = gw_draft_evidence_count(draft, 0);
  assert_true(rows > 0);
  assert_int_equal(gw_draft_evidence(draft, 0, rows - 1, &row), GW_OK);
  assert_int_equal(gw_draft_evidence(draft, 0, rows, &row), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_evidence(draft, SIZE_MAX, 0, &row), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_evidence_count(draft, SIZE_MAX), 0);
  size_t lines = gw_draft_line_count(draft), changes = gw_draft_change_count(draft);
  assert_int_equal(gw_draft_line(draft, lines - 1, &line), GW_OK);
  assert_int_equal(gw_draft_line(draft, lines, &line), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_line(draft, SIZE_MAX, &line), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_change(draft, changes - 1, &change), GW_OK);
  assert_int_equal(gw_draft_change(draft, changes, &change), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_diagnostic(draft, gw_draft_diagnostic_count(draft), &diagnostic),
                   GW_ERR_ARGUMENT);
  assert_int_equal(gw_diagnostic_kind(gw_diagnostic_kind_count(), &diagnostic), GW_ERR_ARGUMENT);
  assert_int_equal(gw_rule_describe(gw_rule_count(), &rule), GW_ERR_ARGUMENT);
  assert_int_equal(gw_element_describe(GW_ELEMENT_COUNT, &element), GW_ERR_ARGUMENT);
  assert_int_equal(gw_element_describe((gw_element)-1, &element), GW_ERR_ARGUMENT);
  gw_draft_free(draft);
}

/* ---- What is told -------------------------------------------------------------------------- */

static void lines_are_told(void **state)
{
  gw_draft *draft = read_draft(NULL);
  gw_line line = GW_LINE_INIT;
  (void)state;
  assert_int_equal(gw_draft_line_count(draft), 9);
  assert_string_equal(gw_draft_title(draft), "关于做好春耕生产工作的通知");
  assert_string_equal(gw_draft_encoding(draft), "utf-8");
  assert_int_equal(gw_draft_line(draft, 5, &line), GW_OK);
  assert_int_equal(line.number, 6);
  assert_int_equal(line.last_number, 6);
  assert_int_equal(line.column, 1);
  assert_int_equal(line.element, GW_ELEMENT_HEADING_2);
  assert_int_equal(line.run_in, strlen("（一）落实责任。"));
  assert_memory_equal(line.text, "（一）落实责任。", line.run_in);
  assert_int_equal(gw_draft_line(draft, 7, &line), GW_OK);
  assert_int_equal(line.element, GW_ELEMENT_SIGNATURE);
  check_text("signature", line.text, line.length, "云溪县人民政府");
  gw_draft_free(draft);
  ROWS_ARE_RIGHT();
}

static void evidence_is_told(void **state)
{
  gw_draft *draft = read_draft(NULL);
  gw_evidence row = GW_EVIDENCE_INIT;
  gw_line line = GW_LINE_INIT;
  int sum = 0;
  (void)state;
  assert_int_equal(gw_draft_line(draft, 1, &line), GW_OK);
  for (size_t n = 0; gw_draft_evidence(draft, 1, n, &row) == GW_OK; n++) {
    if (n == 0) assert_string_equal(row.rule, line.rule);
    assert_true(row.element == line.element || row.element == line.runner_up);
    assert_true(*row.text_zh && *row.text_en && row.size == sizeof row);
    sum += row.element == line.element ? row.weight : -row.weight;
  }
  assert_int_equal(sum, line.margin);
  gw_draft_free(draft);
}

static void lines_are_forced(void **state)
{
  gw_options options = GW_OPTIONS_INIT;
  gw_line line = GW_LINE_INIT;
  gw_diagnostic diagnostic = GW_DIAGNOSTIC_INIT;
  (void)state;
  options.force = "6=正文\n1=title # an advert";
  gw_draft *draft = read_draft(&options);
  assert_int_equal(gw_draft_line(draft, 5, &line), GW_OK);
  assert_int_equal(line.element, GW_ELEMENT_BODY);
  assert_true(line.forced && line.margin < 0);
  assert_string_equal(line.rule, "forced");
  assert_int_equal(gw_draft_line(draft, 6, &line), GW_OK);
  assert_false(line.forced);
  gw_draft_free(draft);

  options.force = "10=body";
  draft = new_draft(&options);
  assert_int_equal(gw_draft_read(draft, draft_text, DRAFT_SIZE), GW_ERR_FORCE);
  assert_int_equal(gw_draft_diagnostic(draft, gw_draft_diagnostic_count(draft) - 1, &diagnostic),
                   GW_OK);
  assert_string_equal(diagnostic.id, "force-no-text");
  assert_int_equal(diagnostic.line, 10);
  assert_int_equal(gw_draft_write_docx(draft, (gw_sink){capture_write, NULL}), GW_ERR_STATE);
  gw_draft_free(draft);
}

static void lists_of_forced_lines_are_checked(void **state)
{
  gw_force_error error = GW_FORCE_ERROR_INIT;
  gw_force_error older = {.size = offsetof(gw_force_error, line), .line = 77};
  (void)state;
  assert_int_equal(gw_force_check("1=body", &error), GW_OK);
  assert_int_equal(gw_force_check("1=body", NULL), GW_OK);
  assert_int_equal(gw_force_check("1=x", NULL), GW_ERR_OPTION);
  assert_int_equal(gw_force_check("1=body\n2=题目", &error), GW_ERR_OPTION);
  assert_int_equal(error.line, 2);
  assert_int_equal(error.column, 3);
  assert_int_equal(error.offset, 9);
  assert_int_equal(error.length, strlen("题目"));
  assert_true(error.is_element);
  assert_int_equal(gw_force_check("1=body\n2=题目", &older), GW_ERR_OPTION);
  assert_int_equal(older.offset, 9);
  assert_int_equal(older.line, 77);
}

static void explanations_are_of_chosen_lines(void **state)
{
  const gw_range ranges[] = {{2, 3}, {9, 99}};
  gw_draft *draft = read_draft(NULL);
  capture out = {0};
  size_t heads = 0;
  (void)state;
  assert_int_equal(gw_draft_write_explanation(draft, "zh", ranges, 2, capture_sink(&out)), GW_OK);
  for (const char *p = out.data; (p = strstr(p, "，领先 ")); p++) heads++;
  assert_int_equal(heads, 3);
  assert_non_null(strstr(out.data, "    2  标题 "));
  assert_null(strstr(out.data, "一、加强领导"));
  capture_fini(&out);
  assert_int_equal(gw_draft_write_explanation(draft, "zh", NULL, 1, capture_sink(&out)),
                   GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_write_explanation_json(draft, NULL, 1, capture_sink(&out)),
                   GW_ERR_ARGUMENT);
  assert_int_equal(out.calls, 0);
  gw_draft_free(draft);
}

static void changes_are_told(void **state)
{
  gw_draft *draft = read_draft(NULL);
  gw_change change = GW_CHANGE_INIT;
  (void)state;
  assert_int_equal(gw_draft_change_count(draft), 2);
  assert_int_equal(gw_draft_change(draft, 0, &change), GW_OK);
  assert_int_equal(change.line, 1);
  assert_string_equal(change.reason, "notice-set-aside");
  assert_string_equal(change.before, "更多公文写作资料请加微信进会员群");
  assert_string_equal(change.after, "");
  assert_int_equal(gw_draft_change(draft, 1, &change), GW_OK);
  assert_int_equal(change.line, 8);
  assert_int_equal(change.column, 3);
  assert_string_equal(change.reason, "zero-width-removed");
  assert_string_equal(change.before, "U+200B");
  gw_draft_free(draft);
}

static void faults_of_the_draft_are_told(void **state)
{
  static const struct {
    const char *name, *data;
    size_t size;
    gw_status want;
    const char *id;
    size_t line, column, offset;
  } rows[] = {
      {"nothing", "", 0, GW_ERR_EMPTY, "empty-draft", 0, 0, SIZE_MAX},
      {"white space", "　\n\xE2\x80\x8B\n", 8, GW_ERR_EMPTY, "empty-draft", 0, 0, SIZE_MAX},
      {"a package", "PK\x03\x04", 4, GW_ERR_NOT_TEXT, "not-text", 0, 0, SIZE_MAX},
      {"a broken byte", "关于春耕的通知\n各乡\xE9\x95：\n", 33, GW_ERR_ENCODING, "byte-invalid", 2,
       3, 28},
      {"adverts", "加微信进会员群\n", 22, GW_ERR_NO_DOCUMENT, "no-document", 0, 0, SIZE_MAX},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_draft *draft = new_draft(NULL);
    bool found = false;
    CHECK_EQUAL(rows[i].name, gw_draft_read(draft, rows[i].data, rows[i].size), rows[i].want);
    for (size_t n = 0; n < gw_draft_diagnostic_count(draft); n++) {
      gw_diagnostic d = GW_DIAGNOSTIC_INIT;
      assert_int_equal(gw_draft_diagnostic(draft, n, &d), GW_OK);
      if (strcmp(d.id, rows[i].id) != 0) continue;
      found = true;
      CHECK(rows[i].name, d.severity == GW_ERROR);
      CHECK_EQUAL(rows[i].name, d.line, rows[i].line);
      CHECK_EQUAL(rows[i].name, d.column, rows[i].column);
      CHECK(rows[i].name, d.offset == rows[i].offset);
    }
    CHECK(rows[i].name, found);
    CHECK(rows[i].name, strcmp(gw_draft_title(draft), "") == 0);
    gw_draft_free(draft);
  }
  ROWS_ARE_RIGHT();
}

static void tables_are_listed(void **state)
{
  (void)state;
  for (int e = 0; e < GW_ELEMENT_COUNT; e++) {
    gw_element_info info = GW_ELEMENT_INFO_INIT;
    assert_int_equal(gw_element_describe((gw_element)e, &info), GW_OK);
    assert_true(*info.name && *info.chinese && *info.style_id && info.clause);
  }
  assert_true(gw_rule_count() > 50);
  for (size_t i = 0; i < gw_rule_count(); i++) {
    gw_rule_info info = GW_RULE_INFO_INIT;
    assert_int_equal(gw_rule_describe(i, &info), GW_OK);
    assert_true(*info.id && *info.text_zh && *info.text_en && info.weight);
  }
  for (size_t i = 0; i < gw_diagnostic_kind_count(); i++) {
    gw_diagnostic info = GW_DIAGNOSTIC_INIT;
    assert_int_equal(gw_diagnostic_kind(i, &info), GW_OK);
    assert_true(*info.id && *info.text_zh && *info.text_en);
    assert_true(info.line == 0 && info.column == 0 && info.offset == SIZE_MAX);
  }
  char version[32];
  snprintf(version, sizeof version, "%d.%d.%d", GW_VERSION_MAJOR, GW_VERSION_MINOR,
           GW_VERSION_PATCH);
  assert_string_equal(gw_version(), version);
}

/* ---- Structs of other versions ------------------------------------------------------------- */

static void structs_of_other_versions_are_filled(void **state)
{
  struct {
    gw_line known;
    char more[16];
  } newer;
  gw_draft *draft = read_draft(NULL);
  gw_line older;
  (void)state;
  memset(&older, 0x55, sizeof older);
  older.size = offsetof(gw_line, text);
  assert_int_equal(gw_draft_line(draft, 1, &older), GW_OK);
  assert_int_equal(older.element, GW_ELEMENT_TITLE);
  for (const char *p = (const char *)&older.text; p < (const char *)(&older + 1); p++)
    assert_int_equal(*p, 0x55); /* not there in the caller's version */
  memset(&newer, 0x55, sizeof newer);
  newer.known.size = sizeof newer;
  assert_int_equal(gw_draft_line(draft, 1, &newer.known), GW_OK);
  assert_int_equal(newer.known.element, GW_ELEMENT_TITLE);
  assert_int_equal(newer.known.size, sizeof newer);
  older.size = 0;
  assert_int_equal(gw_draft_line(draft, 1, &older), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_line(draft, 1, NULL), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_change(draft, 0, NULL), GW_ERR_ARGUMENT);
  assert_int_equal(gw_draft_diagnostic(draft, 0, NULL), GW_ERR_ARGUMENT);
  assert_int_equal(gw_rule_describe(0, NULL), GW_ERR_ARGUMENT);
  assert_int_equal(gw_element_describe(GW_ELEMENT_BODY, NULL), GW_ERR_ARGUMENT);
  assert_int_equal(gw_diagnostic_kind(0, NULL), GW_ERR_ARGUMENT);
  gw_draft_free(draft);
}

/* ---- Threads and silence ------------------------------------------------------------------- */

enum { ROUNDS = 10, THREADS = 4 };

typedef struct job {
  const gw_draft *shared; /* read by all */
  const capture *want;
  bool fine;
} job;

static void *convert_often(void *user)
{
  job *j = user;
  j->fine = true;
  for (int i = 0; i < ROUNDS; i++) {
    capture own = {0}, shared = {0}, report = {0};
    gw_draft *draft = NULL;
    bool written = gw_draft_new(NULL, &draft) == GW_OK &&
                   gw_draft_read(draft, draft_text, DRAFT_SIZE) == GW_OK &&
                   gw_draft_write_docx(draft, capture_sink(&own)) == GW_OK &&
                   gw_draft_write_docx(j->shared, capture_sink(&shared)) == GW_OK &&
                   gw_draft_write_report(j->shared, NULL, capture_sink(&report)) == GW_OK;
    j->fine = j->fine && written && own.length == j->want->length &&
              memcmp(own.data, j->want->data, own.length) == 0 && shared.length == own.length &&
              memcmp(shared.data, own.data, own.length) == 0;
    capture_fini(&own);
    capture_fini(&shared);
    capture_fini(&report);
    gw_draft_free(draft);
  }
  return NULL;
}

static void threads_do_not_meet(void **state)
{
  gw_draft *draft = read_draft(NULL);
  capture want = write_docx(draft);
  pthread_t threads[THREADS];
  job jobs[THREADS];
  (void)state;
  for (int i = 0; i < THREADS; i++) {
    jobs[i] = (job){.shared = draft, .want = &want};
    assert_int_equal(pthread_create(&threads[i], NULL, convert_often, &jobs[i]), 0);
  }
  for (int i = 0; i < THREADS; i++) {
    assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_true(jobs[i].fine);
  }
  capture_fini(&want);
  gw_draft_free(draft);
}

/* Whatever happens, the library does not speak. */
static void use_everything(void)
{
  static const char *const drafts[] = {draft_text,         "",
                                       "PK\x03\x04",       "\xFF公文公文公文",
                                       "加微信进会员群\n", "<公文>&]]>\x01\xEF\xBF\xBF\n"};
  for (size_t i = 0; i < COUNT_OF(drafts); i++) {
    gw_draft *draft = new_draft(NULL);
    gw_status status = gw_draft_read(draft, drafts[i], strlen(drafts[i]));
    for (size_t w = 0; w < COUNT_OF(writer_table); w++) {
      capture out = {0}, broken = {.fail_at = 1};
      status = writer_table[w].write(draft, capture_sink(&out));
      status = writer_table[w].write(draft, capture_sink(&broken));
      capture_fini(&out);
      capture_fini(&broken);
    }
    (void)status;
    gw_draft_free(draft);
  }
}

static void nothing_is_printed(void **state)
{
  FILE *file = tmpfile();
  (void)state;
  assert_non_null(file);
  fflush(stdout);
  fflush(stderr);
  int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
  dup2(fileno(file), STDOUT_FILENO);
  dup2(fileno(file), STDERR_FILENO);
  use_everything();
  fflush(stdout);
  fflush(stderr);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  close(out);
  close(err);
  fseek(file, 0, SEEK_END);
  assert_int_equal(ftell(file), 0);
  fclose(file);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(options_are_checked),
      cmocka_unit_test(options_of_other_versions_are_taken),
      cmocka_unit_test(strings_of_options_are_copied),
      cmocka_unit_test(the_size_limit_is_exact),
      cmocka_unit_test(pieces_of_any_size_are_the_same_draft),
      cmocka_unit_test(failing_sources_are_told),
      cmocka_unit_test(endless_sources_are_left),
      cmocka_unit_test(failing_sinks_are_not_called_again),
      cmocka_unit_test(nothing_is_written_from_nothing),
      cmocka_unit_test(the_report_takes_any_name_in_utf8),
      cmocka_unit_test(a_draft_is_read_once),
      cmocka_unit_test(null_is_an_argument_fault),
      cmocka_unit_test(indexes_end_where_the_counts_say),
      cmocka_unit_test(lines_are_told),
      cmocka_unit_test(evidence_is_told),
      cmocka_unit_test(lines_are_forced),
      cmocka_unit_test(lists_of_forced_lines_are_checked),
      cmocka_unit_test(explanations_are_of_chosen_lines),
      cmocka_unit_test(changes_are_told),
      cmocka_unit_test(faults_of_the_draft_are_told),
      cmocka_unit_test(tables_are_listed),
      cmocka_unit_test(structs_of_other_versions_are_filled),
      cmocka_unit_test(threads_do_not_meet),
      cmocka_unit_test(nothing_is_printed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
