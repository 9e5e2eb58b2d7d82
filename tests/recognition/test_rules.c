/*
 * test_rules.c - the table of rules is alive: ids are its own, every rule fires on some line of
 * fixtures/drafts, every line's rule is in the table, and every kind of diagnostic is brought about
 * by a fixture or by a draft made here.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include "base/diag.h"
#include "meta/front.h"
#include "recognise/decimal.h"
#include "recognise/join.h"
#include "recognise/mend.h"
#include "recognise/rule.h"
#include "recognise/sibling.h"
#include "recognise/split.h"
#include "text/charset.h"
#include "text/line.h"
#include "text/markdown.h"

static bool holds(const gw_rule *rule, const gw_facts *f)
{
  return (f->form & rule->form) == rule->form && !(f->form & rule->no_form) &&
         (f->kind & rule->kind) == rule->kind && !(f->kind & rule->no_kind) &&
         (f->place & rule->place) == rule->place && !(f->place & rule->no_place);
}

static bool is_id(const char *id)
{
  return *id && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id);
}

static void rules_are_well_formed(void **state)
{
  (void)state;
  assert_true(gw_rule_total() > 0);
  for (size_t i = 0; i < gw_rule_total(); i++) {
    const gw_rule *rule = gw_rule_at(i);
    CHECK(rule->id, rule->weight != 0 && rule->element < GW_ELEMENT_COUNT);
    CHECK(rule->id, *rule->zh && *rule->en && is_id(rule->id));
    CHECK(rule->id, !(rule->form & rule->no_form) && !(rule->kind & rule->no_kind) &&
                        !(rule->place & rule->no_place));
    for (size_t other = 0; other < i; other++)
      CHECK(rule->id, strcmp(gw_rule_at(other)->id, rule->id) != 0);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Every rule fires ---------------------------------------------------------------------- */

static void count_fires(const gw_doc *doc, const gw_facts *facts, size_t *fires)
{
  for (size_t line = 0; line < doc->line_count; line++)
    for (size_t i = 0; i < gw_rule_total(); i++) fires[i] += holds(gw_rule_at(i), &facts[line]);
}

/* The facts of a draft, as recognise.c gathers them. */
static void fire(const fixture *f, size_t *fires)
{
  gw_doc doc = {0};
  gw_charset charset = gw_charset_guess(f->data, f->size);
  assert_int_equal(gw_charset_decode(&doc, f->data, f->size, charset, false), GW_OK);
  gw_meta meta = {0};
  bool markdown = gw_markdown_is_likely(&doc);
  assert_int_equal(gw_front_read(&doc, &meta, markdown), GW_OK);
  gw_meta_fini(&meta);
  assert_int_equal(markdown ? gw_markdown_split(&doc) : gw_line_split(&doc), GW_OK);
  assert_int_equal(gw_join_wrapped(&doc), GW_OK);
  assert_int_equal(gw_mend_lines(&doc), GW_OK);
  assert_int_equal(gw_split_certain(&doc), GW_OK);
  gw_facts *facts = calloc(doc.line_count + 1, sizeof *facts);
  assert_non_null(facts);
  for (size_t i = 0; i < doc.line_count; i++) facts[i] = gw_feature_form(doc.lines[i].text);
  gw_decimal_mark(&doc, facts);
  assert_int_equal(gw_feature_place(&doc, facts), GW_OK);
  assert_int_equal(gw_sibling_judge(facts, doc.line_count), GW_OK);
  count_fires(&doc, facts, fires);
  free(facts);
  gw_doc_fini(&doc);
}

static void every_rule_fires_on_a_draft(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  size_t *fires = calloc(gw_rule_total(), sizeof *fires);
  (void)state;
  assert_non_null(fires);
  for (size_t i = 0; i < drafts.count; i++) fire(&drafts.items[i], fires);
  for (size_t i = 0; i < gw_rule_total(); i++) {
    if (fires[i]) continue;
    print_error("%s: fires on no line of the fixtures\n", gw_rule_at(i)->id);
    wrong_rows++;
  }
  free(fires);
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* ---- What a line says of itself ------------------------------------------------------------ */

static bool is_rule(const char *id)
{
  for (size_t i = 0; i < gw_rule_total(); i++)
    if (strcmp(gw_rule_at(i)->id, id) == 0) return true;
  /* No rule spoke, but the order of a document, or somebody beside the draft. */
  return strcmp(id, "order") == 0 || strcmp(id, "given") == 0 || strcmp(id, "overruled") == 0;
}

static void check_line(const char *name, const gw_line *line)
{
  CHECK(name, is_rule(line->rule));
  CHECK(name, line->runner_up != line->element && line->runner_up < GW_ELEMENT_COUNT);
  CHECK(name, line->run_in < line->length);
}

static void lines_name_rules_of_the_table(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) {
    const fixture *f = &drafts.items[i];
    gw_draft *draft;
    assert_int_equal(gw_draft_new(NULL, &draft), GW_OK);
    assert_int_equal(gw_draft_read(draft, f->data, f->size), GW_OK);
    for (size_t n = 0; n < gw_draft_line_count(draft); n++) {
      gw_line line = GW_LINE_INIT;
      assert_int_equal(gw_draft_line(draft, n, &line), GW_OK);
      check_line(f->name, &line);
    }
    gw_draft_free(draft);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* ---- Every diagnostic comes up ------------------------------------------------------------- */

static void note_diagnostics(const char *data, size_t size, const gw_options *options, size_t *seen)
{
  gw_draft *draft;
  assert_int_equal(gw_draft_new(options, &draft), GW_OK);
  gw_status status = gw_draft_read(draft, data, size);
  assert_true(status == GW_OK || (status >= 200 && status < 300));
  for (size_t i = 0; i < gw_draft_diagnostic_count(draft); i++) {
    gw_diagnostic d = GW_DIAGNOSTIC_INIT;
    assert_int_equal(gw_draft_diagnostic(draft, i, &d), GW_OK);
    CHECK(d.id, !strchr(d.text_zh, '%') || strstr(data, "%") != NULL);
    for (size_t kind = 0; kind < GW_DIAG_COUNT; kind++)
      seen[kind] += strcmp(gw_diag_id((gw_diag_kind)kind), d.id) == 0;
  }
  gw_draft_free(draft);
}

/* What the passes would put right. */
static const char slips[] = "关于放假的通知，\n各科室:\n"
                            "春节放假八天，请各科室提前安排好值班，关好门窗水电，确保安全。\n"
                            "办公室\n2026年2月10日\n";

/* With lines as high as these the head fills page 1. */
static const char high_head[] = "清河市人民政府文件\n清政发〔2026〕3号\n"
                                "清河市人民政府关于放假的通知\n各科室：\n"
                                "春节放假八天，请各科室提前安排好值班，关好门窗水电，确保安全。\n";

/* More of a kind than are told one by one. */
static void note_same_slip(size_t *seen)
{
  static const char line[] =
      "要认真学习《清河县城市管理办法》、《清河县市容管理规定》，抓好落实。\n";
  enum { LINES = 60 };
  char draft[LINES * sizeof line];
  size_t size = sizeof line - 1;
  for (size_t i = 0; i < LINES; i++) memcpy(draft + i * size, line, size);
  draft[LINES * size] = '\0';
  note_diagnostics(draft, LINES * size, NULL, seen);
}

/* What is said of elements that are given wrongly. */
static void note_refused(size_t *seen)
{
  gw_draft *draft;
  assert_int_equal(gw_draft_new(NULL, &draft), GW_OK);
  assert_int_equal(gw_draft_set(draft, "字号", "1"), GW_ERR_OPTION);
  seen[GW_DIAG_KEY_UNKNOWN] += gw_draft_diagnostic_count(draft) == 1;
  gw_draft_free(draft);
}

static void every_diagnostic_comes_up(void **state)
{
  static const char *const folders[] = {"drafts", "hostile"};
  const gw_options small = {.size = sizeof(gw_options), .max_size = 8};
  const gw_options replace = {.size = sizeof(gw_options),
                              .encoding = "utf-8",
                              .encoding_errors = GW_ENCODING_ERRORS_REPLACE};
  const gw_options no_passes = {.size = sizeof(gw_options), .normalize = "none"};
  const gw_options high_lines = {.size = sizeof(gw_options), .line_pitch_twip = 1440};
  const gw_options all_passes = {.size = sizeof(gw_options), .normalize = "all"};
  const gw_options forced = {.size = sizeof(gw_options), .force = "1=title:关于乙,2=body"};
  const gw_options numbered = {
      .size = sizeof(gw_options), .number_headings = 1, .emphasis = GW_EMPHASIS_KEEP};
  size_t seen[GW_DIAG_COUNT] = {0};
  char broken[2001];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(folders); i++) {
    fixtures drafts = fixtures_load(folders[i]);
    for (size_t f = 0; f < drafts.count; f++)
      note_diagnostics(drafts.items[f].data, drafts.items[f].size, NULL, seen);
    fixtures_free(&drafts);
  }
  fixtures normal = fixtures_load("normal");
  for (size_t f = 0; f < normal.count; f++)
    note_diagnostics(normal.items[f].data, normal.items[f].size, &all_passes, seen);
  fixtures_free(&normal);
  memset(broken, 0xFF, sizeof broken - 1);
  broken[sizeof broken - 1] = '\0';
  note_diagnostics(broken, sizeof broken - 1, &replace, seen);
  note_diagnostics("关于清河的通知\n", 22, &small, seen);
  note_diagnostics(slips, strlen(slips), &no_passes, seen);
  note_diagnostics(high_head, strlen(high_head), &high_lines, seen);
  note_same_slip(seen);
  note_diagnostics("关于清河的通知\n", 22, &forced, seen);
  fixtures markdown = fixtures_load("drafts");
  for (size_t f = 0; f < markdown.count; f++)
    note_diagnostics(markdown.items[f].data, markdown.items[f].size, &numbered, seen);
  fixtures_free(&markdown);
  note_refused(seen);
  for (size_t kind = 0; kind < GW_DIAG_COUNT; kind++)
    CHECK(gw_diag_id((gw_diag_kind)kind), seen[kind] > 0);
  ROWS_ARE_RIGHT();
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rules_are_well_formed),
      cmocka_unit_test(every_rule_fires_on_a_draft),
      cmocka_unit_test(lines_name_rules_of_the_table),
      cmocka_unit_test(every_diagnostic_comes_up),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
