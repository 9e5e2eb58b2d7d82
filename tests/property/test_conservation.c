/*
 * test_conservation.c - no text is lost: for every fixture draft, with every set of options that
 * touches its text, and for many mutations of the drafts, the characters of the DOCX are those of
 * the draft with the listed changes. Read by reader.c, which shares nothing with the library.
 */
#include "unit/check.h"
#include "unit/fixture.h"
#include "unit/random.h"

#include "property/reader.h"

#include <libxml/parser.h>

enum { MUTATIONS = 2000, LARGEST_MUTATED = 16384 };

/* What a conversion came to. */
typedef struct outcome {
  gw_status status;
  gw_draft *draft; /* owned */
  capture docx;
} outcome;

static outcome convert(const char *data, size_t size, const gw_options *options)
{
  outcome o = {GW_OK, NULL, {0}};
  o.status = gw_draft_new(options, &o.draft);
  if (o.status == GW_OK) o.status = gw_draft_read(o.draft, data, size);
  if (o.status == GW_OK) o.status = gw_draft_write_docx(o.draft, capture_sink(&o.docx));
  return o;
}

static void outcome_fini(outcome *o)
{
  gw_draft_free(o->draft);
  capture_fini(&o->docx);
}

static void compare(const char *name, const points *want, const points *have)
{
  size_t at = 0;
  while (at < want->count && at < have->count && want->items[at] == have->items[at]) at++;
  if (at == want->count && at == have->count) return;
  print_error("%s: draft and DOCX part at character %zu of %zu and %zu: U+%04X, U+%04X\n", name, at,
              want->count, have->count, at < want->count ? (unsigned)want->items[at] : 0u,
              at < have->count ? (unsigned)have->items[at] : 0u);
  wrong_rows++;
}

/* The characters of the lines that are in the DOCX: as the draft has them, or by their ranks. */
static bool read_lines(const gw_draft *draft, bool keeps_notices, bool by_rank, points *out)
{
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = GW_LINE_INIT;
    if (gw_draft_line(draft, by_rank ? gw_draft_ranked_line(draft, i) : i, &line) != GW_OK)
      return false;
    bool is_overruled = strcmp(line.rule, "overruled") == 0;
    if (line.element == GW_ELEMENT_NOTICE && (!keeps_notices || is_overruled)) continue;
    if (!add_text_points(line.text, line.length, out)) return false;
  }
  return true;
}

/* `at_least`: characters that must have been compared, so that nothing is proved by nothing. */
static void check_conserved(const char *name, const char *data, size_t size, const outcome *o,
                            bool keeps_notices, size_t at_least)
{
  points text = {0}, want = {0}, have = {0}, typed = {0}, ranked = {0};
  CHECK(name, read_draft_points(data, size, gw_draft_encoding(o->draft), &text));
  CHECK(name, apply_changes(&text, o->draft, &want));
  CHECK(name, read_docx_points(o->docx.data, o->docx.length, &have));
  CHECK(name, read_lines(o->draft, keeps_notices, false, &typed));
  CHECK(name, read_lines(o->draft, keeps_notices, true, &ranked));
  compare(name, &want, &typed);
  compare(name, &ranked, &have);
  CHECK(name, have.count >= at_least);
  points_free(&typed);
  points_free(&ranked);
  points_free(&text);
  points_free(&want);
  points_free(&have);
}

/* ---- Fixtures as they are ------------------------------------------------------------------ */

typedef struct variant {
  const char *name;
  gw_options options;
} variant;

static void every_draft_keeps_its_text(void **state)
{
  static const variant variants[] = {
      {"defaults", {.size = sizeof(gw_options)}},
      {"keep notices", {.size = sizeof(gw_options), .keep_notices = 1}},
      {"every pass of normalising", {.size = sizeof(gw_options), .normalize = "all"}},
      {"as text", {.size = sizeof(gw_options), .format = GW_FORMAT_TEXT}},
      {"as Markdown", {.size = sizeof(gw_options), .format = GW_FORMAT_MARKDOWN}},
      {"as Markdown, every pass of normalising",
       {.size = sizeof(gw_options), .format = GW_FORMAT_MARKDOWN, .normalize = "all"}},
      {"windows fonts", {.size = sizeof(gw_options), .font_preset = GW_FONTS_WINDOWS}},
      {"latin font", {.size = sizeof(gw_options), .latin_font = "Times New Roman"}},
      {"numbered headings", {.size = sizeof(gw_options), .number_headings = 1}},
      {"numbered headings, as Markdown, every pass of normalising",
       {.size = sizeof(gw_options),
        .format = GW_FORMAT_MARKDOWN,
        .normalize = "all",
        .number_headings = 1}},
      {"emphasis, as Markdown, every pass of normalising",
       {.size = sizeof(gw_options),
        .format = GW_FORMAT_MARKDOWN,
        .normalize = "all",
        .emphasis = GW_EMPHASIS_KEEP}},
      {"no seal", {.size = sizeof(gw_options), .seal = GW_SEAL_NO, .timestamp = 1767225600}},
  };
  fixtures drafts = fixtures_load("drafts");
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) {
    for (size_t v = 0; v < COUNT_OF(variants); v++) {
      char name[128];
      const fixture *f = &drafts.items[i];
      snprintf(name, sizeof name, "%s, %s", f->name, variants[v].name);
      outcome o = convert(f->data, f->size, &variants[v].options);
      CHECK_EQUAL(name, o.status, GW_OK);
      if (o.status == GW_OK)
        check_conserved(name, f->data, f->size, &o, variants[v].options.keep_notices, 8);
      outcome_fini(&o);
    }
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* With elements beside them, some of which overrule what the drafts have. */
static void given_elements_lose_nothing(void **state)
{
  static const char yaml[] = "份号: 000001\n密级: 秘密\n保密期限: 1年\n紧急程度: 特急\n"
                             "发文机关标志: [甲局, 乙局]\n文号: 甲发[2026]第01号\n"
                             "签发人: [张三, 李四]\n标题: |\n  关于甲的\n  请示\n"
                             "副标题: 乙\n题注: 丙\n主送: [丁, 戊]\n附件: [己, 庚]\n"
                             "署名: [甲局, 乙局]\n日期: 2026-08-01\n附注: 辛\n抄送: 壬\n"
                             "印发日期: 2026-08-02\n";
  static const gw_options rows[] = {{.size = sizeof(gw_options)},
                                    {.size = sizeof(gw_options), .keep_notices = 1},
                                    {.size = sizeof(gw_options), .normalize = "none"}};
  fixtures drafts = fixtures_load("drafts");
  (void)state;
  for (size_t i = 0; i < drafts.count * COUNT_OF(rows); i++) {
    const fixture *f = &drafts.items[i / COUNT_OF(rows)];
    const gw_options *options = &rows[i % COUNT_OF(rows)];
    outcome o = {GW_OK, NULL, {0}};
    assert_int_equal(gw_draft_new(options, &o.draft), GW_OK);
    CHECK_EQUAL(f->name, gw_draft_set_from(o.draft, yaml, sizeof yaml - 1, GW_META_YAML, "a.yaml"),
                GW_OK);
    CHECK_EQUAL(f->name, gw_draft_read(o.draft, f->data, f->size), GW_OK);
    CHECK_EQUAL(f->name, gw_draft_write_docx(o.draft, capture_sink(&o.docx)), GW_OK);
    check_conserved(f->name, f->data, f->size, &o, options->keep_notices != 0, 60);
    outcome_fini(&o);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* Nothing is set aside then: every change is about single characters. */
static void kept_notices_are_no_changes(void **state)
{
  const gw_options keep = {.size = sizeof(gw_options), .keep_notices = 1};
  fixtures drafts = fixtures_load("drafts");
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) {
    const fixture *f = &drafts.items[i];
    outcome o = convert(f->data, f->size, &keep);
    for (size_t c = 0; c < gw_draft_change_count(o.draft); c++) {
      gw_change change = GW_CHANGE_INIT;
      assert_int_equal(gw_draft_change(o.draft, c, &change), GW_OK);
      CHECK(f->name, strcmp(change.reason, "notice-set-aside") != 0);
    }
    outcome_fini(&o);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* ---- Mutations ----------------------------------------------------------------------------- */

typedef struct bytes {
  char *data; /* owned; room for one more insertion */
  size_t size;
} bytes;

enum { ROOM = LARGEST_MUTATED };

static void insert(bytes *b, size_t at, const char *data, size_t size)
{
  if (size > ROOM) return;
  memmove(b->data + at + size, b->data + at, b->size - at);
  memcpy(b->data + at, data, size);
  b->size += size;
}

static void cut(bytes *b, size_t at, size_t size)
{
  memmove(b->data + at, b->data + at + size, b->size - at - size);
  b->size -= size;
}

/* The line around a place, its end included. */
static void line_around(const bytes *b, size_t at, size_t *start, size_t *size)
{
  size_t end = at;
  while (at > 0 && b->data[at - 1] != '\n') at--;
  while (end < b->size && b->data[end] != '\n') end++;
  *start = at;
  *size = (end < b->size ? end + 1 : end) - at;
}

static void delete_line(bytes *b)
{
  size_t start, size;
  line_around(b, pick(b->size), &start, &size);
  cut(b, start, size);
}

static void repeat_line(bytes *b)
{
  size_t start, size, to, unused;
  line_around(b, pick(b->size), &start, &size);
  line_around(b, pick(b->size), &to, &unused);
  if (size > ROOM / 4) return;
  char *line = malloc(size + 1);
  if (!line) abort();
  memcpy(line, b->data + start, size);
  insert(b, to, line, size);
  free(line);
}

static void move_line(bytes *b)
{
  repeat_line(b);
  delete_line(b);
}

static void truncate_draft(bytes *b)
{
  b->size = pick(b->size + 1);
}

static void drop_byte(bytes *b)
{
  if (b->size) cut(b, pick(b->size), 1);
}

static void drop_bytes(bytes *b)
{
  size_t at = pick(b->size), size = pick(40);
  cut(b, at, size < b->size - at ? size : b->size - at);
}

static void spoil_byte(bytes *b)
{
  if (b->size) b->data[pick(b->size)] = (char)pick(256);
}

/* At a character's start, mostly: half characters come from drop_byte and truncate_draft. */
static size_t pick_place(const bytes *b)
{
  size_t at = pick(b->size + 1);
  while (at < b->size && ((unsigned char)b->data[at] & 0xC0) == 0x80) at++;
  return at;
}

static void splice(bytes *b)
{
  /* clang-format off */
  static const char *const snippets[] = {
      "。", "，", "：", "；", "、", "！", "“", "”", "（", "）", "——", "……", "·", "《", "》",
      "①", ":", ";", ".", "(", ")", "<", ">", "&", "\"", "'", "]]>", "<!--", "&amp;", "%1",
      "U+200B", "\n", "\r", "\r\n", "\r\r\n", "\n\n\n", "\v", "\f", "\t", "\xC2\x85",
      "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\xA0", "　", "\xE2\x80\x83", "\xE2\x80\xAF", "  ",
      "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0", "\xEF\xBB\xBF", "\xC2\xAD",
      "\xE2\x80\x8B\xE2\x80\x8B", "\xE2\x80\x8E", "\x01", "\x02\x03\x03", "\x1B[31m", "\x7F",
      "\xC2\x80", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xEF\xBF\xBD", "\xF0\x9F\x98\x80", "𠮷",
      "\xF4\x8F\xBF\xBF", "\xE4", "\xE4\xBD", "\xF0\x9F", "\x80", "\xFF\xFE", "\xED\xA0\x80",
      "一、", "（一）", "1.", "（1）", "\n一、\n", "\n附件\n", "\n附件：1.甲\n", "\n2.乙\n",
      "\n抄送：甲\n", "\n2026年3月1日\n", "\n签发人：甲\n", "\nQQ\n", "\n—— 1 ——\n",
      "2.2026年", "X", "１", "\n特急\n", "\n甲\t乙\n", "# ", "| ",
  };
  /* clang-format on */
  const char *snippet = snippets[pick(COUNT_OF(snippets))];
  insert(b, pick_place(b), snippet, strlen(snippet));
}

/* At the top, where it counts, and mostly in UTF-8. */
static void put_front_matter(bytes *b)
{
  static const char *const blocks[] = {
      "---\n标题：关于甲的通知\n日期: 2026-08-01\n---\n",
      "\n---\r\n签发人: [张三, 李四]\r\n附件: [甲, 乙]\r\nx: 1\r\n---\r\n",
      "---\n抄送: \"甲\n---\n",
      "---\n密级: 秘密\xE2\x80\x8B\n\x01\n---\n",
  };
  const char *block = blocks[pick(COUNT_OF(blocks))];
  insert(b, 0, block, strlen(block));
}

static void splice_nul(bytes *b)
{
  insert(b, pick_place(b), "\0\0", 1 + pick(2));
}

typedef void (*mutator)(bytes *b);

static bytes mutate(const fixture *f)
{
  static const mutator mutators[] = {
      delete_line, repeat_line, move_line,  delete_line,     repeat_line, move_line, truncate_draft,
      splice,      splice,      splice,     splice,          splice,      splice,    splice,
      splice,      splice,      splice,     splice,          splice,      splice,    splice_nul,
      drop_byte,   drop_bytes,  spoil_byte, put_front_matter};
  size_t steps = 1 + pick(6);
  bytes b = {malloc(f->size + 8 * ROOM), f->size};
  if (!b.data) abort();
  memcpy(b.data, f->data, f->size);
  for (size_t i = 0; i < steps; i++) mutators[pick(COUNT_OF(mutators))](&b);
  return b;
}

/* A 2xx status, and a diagnostic that says why. */
static void check_refused(const char *name, const outcome *o)
{
  bool about_the_draft = o->status >= 200 && o->status < 300;
  if (!about_the_draft) print_error("%s: %s\n", name, gw_status_name(o->status));
  CHECK(name, about_the_draft && gw_draft_diagnostic_count(o->draft) > 0);
}

/* A set of passes for each number: the default, all, one alone, default with or without that one. */
static const char *normalising_set(size_t number, char *set, size_t size)
{
  static const char *const before[] = {"", "default,", "default,-", "all,-"};
  gw_pass_info pass = GW_PASS_INFO_INIT;
  size_t which = number / 2 % (gw_pass_count() * COUNT_OF(before));
  if (number % 4 == 0) return "all";
  if (number % 4 == 2) return NULL;
  assert_int_equal(gw_pass_describe(which / COUNT_OF(before), &pass), GW_OK);
  snprintf(set, size, "%s%s", before[which % COUNT_OF(before)], pass.id);
  return set;
}

/* Conserved, or refused for a reason; with replacement of broken bytes never for those. */
static bool try_mutation(const char *name, const bytes *b, size_t number)
{
  char set[64];
  gw_options options = GW_OPTIONS_INIT;
  options.keep_notices = number % 3 == 0;
  options.normalize = normalising_set(number, set, sizeof set);
  options.format = number % 7 < 3 ? GW_FORMAT_MARKDOWN : GW_FORMAT_AUTO;
  options.number_headings = number % 4 == 1;
  options.emphasis = number % 3 == 1 ? GW_EMPHASIS_KEEP : GW_EMPHASIS_DROP;
  options.latin_font = number % 5 == 0 ? "Times New Roman" : NULL;
  outcome o = convert(b->data, b->size, &options);
  bool written = o.status == GW_OK;
  if (written)
    check_conserved(name, b->data, b->size, &o, options.keep_notices, 1);
  else
    check_refused(name, &o);
  if (o.status == GW_ERR_ENCODING) {
    outcome_fini(&o);
    options.encoding_errors = GW_ENCODING_ERRORS_REPLACE;
    o = convert(b->data, b->size, &options);
    if (o.status != GW_OK) check_refused(name, &o);
    CHECK(name, o.status != GW_ERR_ENCODING);
  }
  outcome_fini(&o);
  return written;
}

static void mutated_drafts_keep_their_text_or_are_refused(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  size_t written = 0;
  (void)state;
  random_state = UINT64_C(0x9E3779B97F4A7C15);
  for (size_t number = 0; number < MUTATIONS && wrong_rows < 20; number++) {
    char name[128];
    const fixture *f = &drafts.items[pick(drafts.count)];
    if (f->size > LARGEST_MUTATED) continue;
    snprintf(name, sizeof name, "mutation %zu, of %s", number, f->name);
    bytes b = mutate(f);
    written += try_mutation(name, &b, number);
    free(b.data);
  }
  fixtures_free(&drafts);
  print_message("%zu of %d mutations were written\n", written, (int)MUTATIONS);
  ROWS_ARE_RIGHT();
  assert_in_range(written, MUTATIONS / 3, MUTATIONS - MUTATIONS / 20);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_draft_keeps_its_text),
      cmocka_unit_test(given_elements_lose_nothing),
      cmocka_unit_test(kept_notices_are_no_changes),
      cmocka_unit_test(mutated_drafts_keep_their_text_or_are_refused),
  };
  take_fixture_root(argc, argv);
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  xmlCleanupParser();
  return failed;
}
