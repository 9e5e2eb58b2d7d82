/*
 * test_override.c - forcing lines, over all fixtures: to what it is already a line can be forced
 * without any change; to anything else without a crash, without loss of text, and with evidence that
 * adds up. Numbers of headings are changes like others.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include <stdio.h>

enum { ELEMENTS_PER_LINE = 2, MOST_LINES = 15 };

static gw_draft *read_forced(const fixture *f, const char *list, gw_status *status)
{
  gw_options options = GW_OPTIONS_INIT;
  gw_draft *draft;
  options.force = list;
  assert_int_equal(gw_draft_new(&options, &draft), GW_OK);
  *status = gw_draft_read(draft, f->data, f->size);
  return draft;
}

static gw_line line_at(const gw_draft *draft, size_t index)
{
  gw_line line = GW_LINE_INIT;
  assert_int_equal(gw_draft_line(draft, index, &line), GW_OK);
  return line;
}

static const char *name_of(gw_element element)
{
  gw_element_info info = GW_ELEMENT_INFO_INIT;
  assert_int_equal(gw_element_describe(element, &info), GW_OK);
  return info.name;
}

/* Lines that were given, or overruled by such, were not decided about. */
static bool is_decided(const gw_line *line)
{
  return strcmp(line->rule, "given") != 0 && strcmp(line->rule, "overruled") != 0;
}

/* A line that a soft break made has the number of the one above, and so has its force. */
static bool is_alone(const gw_draft *draft, size_t index)
{
  const gw_line line = line_at(draft, index);
  size_t number = line.number;
  if (!is_decided(&line)) return false;
  if (index > 0 && line_at(draft, index - 1).last_number == number) return false;
  return index + 1 == gw_draft_line_count(draft) || line_at(draft, index + 1).number != number;
}

/* What was recognised, wherever the line came to stand. */
static gw_element decided(const gw_draft *draft, size_t index)
{
  gw_evidence row = GW_EVIDENCE_INIT;
  assert_int_equal(gw_draft_evidence(draft, index, 0, &row), GW_OK);
  return row.element;
}

/* ---- To what it is ------------------------------------------------------------------------- */

static void check_same(const char *name, const gw_draft *a, const gw_draft *b, size_t forced)
{
  CHECK_EQUAL(name, gw_draft_line_count(b), gw_draft_line_count(a));
  for (size_t i = 0; i < gw_draft_line_count(a) && i < gw_draft_line_count(b); i++) {
    gw_line old = line_at(a, i), new = line_at(b, i);
    CHECK_EQUAL(name, new.number, old.number);
    CHECK_EQUAL(name, new.element, old.element);
    CHECK_EQUAL(name, new.runner_up, old.runner_up);
    CHECK_EQUAL(name, new.margin, old.margin);
    CHECK_EQUAL(name, new.run_in, old.run_in);
    CHECK_EQUAL(name, new.forced != 0, i == forced);
    CHECK(name, strcmp(new.rule, i == forced ? "forced" : old.rule) == 0);
    CHECK(name, new.length == old.length &&memcmp(new.text, old.text, new.length) == 0);
  }
  CHECK_EQUAL(name, gw_draft_change_count(b), gw_draft_change_count(a));
}

static void to_what_it_is_changes_nothing(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  size_t count = 0;
  (void)state;
  for (size_t d = 0; d < drafts.count; d++) {
    gw_status status;
    gw_draft *draft = read_forced(&drafts.items[d], NULL, &status);
    for (size_t i = 0; i < gw_draft_line_count(draft) && wrong_rows < 20; i++) {
      gw_line line = line_at(draft, i);
      char list[64], name[160];
      if (!is_alone(draft, i)) continue;
      snprintf(list, sizeof list, "%zu=%s", line.number, name_of(decided(draft, i)));
      snprintf(name, sizeof name, "%s, %s", drafts.items[d].name, list);
      gw_draft *again = read_forced(&drafts.items[d], list, &status);
      CHECK_EQUAL(name, status, GW_OK);
      check_same(name, draft, again, i);
      gw_draft_free(again);
      count++;
    }
    gw_draft_free(draft);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
  assert_true(count > 500);
}

/* ---- To anything --------------------------------------------------------------------------- */

static void check_evidence(const char *name, const gw_draft *draft)
{
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = line_at(draft, i);
    size_t count = gw_draft_evidence_count(draft, i);
    int sum = 0;
    CHECK(name, (count > 0) == is_decided(&line));
    for (size_t n = 0; n < count; n++) {
      gw_evidence row = GW_EVIDENCE_INIT;
      assert_int_equal(gw_draft_evidence(draft, i, n, &row), GW_OK);
      sum += row.element == decided(draft, i) ? row.weight : -row.weight;
    }
    CHECK_EQUAL(name, sum, line.margin);
  }
}

static void check_forced(const char *name, const gw_draft *draft, size_t number, gw_element element)
{
  bool found = false;
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = line_at(draft, i);
    found = found || line.number == number;
    if (!is_decided(&line)) continue;
    if (line.number == number) CHECK_EQUAL(name, decided(draft, i), element);
    if (line.number == number) CHECK(name, line.forced);
  }
  CHECK(name, found);
}

/* gw_draft_write_docx compares the DOCX with the draft itself. */
static void force_line(const fixture *f, size_t number, gw_element element)
{
  gw_status status;
  capture docx = {0};
  char list[64], name[160];
  snprintf(list, sizeof list, "%zu=%s", number, name_of(element));
  snprintf(name, sizeof name, "%s, %s", f->name, list);
  gw_draft *draft = read_forced(f, list, &status);
  check_forced(name, draft, number, element);
  check_evidence(name, draft);
  if (status == GW_OK) CHECK_EQUAL(name, gw_draft_write_docx(draft, capture_sink(&docx)), GW_OK);
  CHECK(name, status == GW_OK || (status == GW_ERR_NO_DOCUMENT && element == GW_ELEMENT_NOTICE));
  capture_fini(&docx);
  gw_draft_free(draft);
}

/* Every line becomes a few of the elements, and every element comes up in every draft. */
static void to_anything_loses_nothing(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  size_t next = 0;
  (void)state;
  for (size_t d = 0; d < drafts.count; d++) {
    gw_status status;
    gw_draft *draft = read_forced(&drafts.items[d], NULL, &status);
    size_t lines = gw_draft_line_count(draft);
    size_t most = lines < MOST_LINES ? lines : MOST_LINES; /* of long ones here and there */
    for (size_t i = 0; i < most && wrong_rows < 20; i++) {
      const gw_line line = line_at(draft, i * lines / most);
      size_t number = line.number;
      if (line.origin != GW_ORIGIN_DRAFT) continue; /* its number is one of the front matter */
      for (int e = 0; e < ELEMENTS_PER_LINE; e++)
        force_line(&drafts.items[d], number, (gw_element)(next++ % GW_ELEMENT_COUNT));
    }
    gw_draft_free(draft);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* ---- Numbers ------------------------------------------------------------------------------- */

/* That the DOCX has them where the changes say is for test_conservation.c to check. */
static size_t count_numbers(const fixture *f, const gw_options *options)
{
  gw_draft *draft;
  size_t count = 0;
  assert_int_equal(gw_draft_new(options, &draft), GW_OK);
  assert_int_equal(gw_draft_read(draft, f->data, f->size), GW_OK);
  for (size_t i = 0; i < gw_draft_change_count(draft); i++) {
    gw_change change = GW_CHANGE_INIT;
    assert_int_equal(gw_draft_change(draft, i, &change), GW_OK);
    bool is_number = strcmp(change.reason, "heading-numbered") == 0;
    CHECK(f->name, !is_number || (*change.before == '\0' && *change.after));
    count += is_number;
  }
  gw_draft_free(draft);
  return count;
}

static void numbers_are_changes_that_are_told(void **state)
{
  gw_options options = GW_OPTIONS_INIT;
  fixtures drafts = fixtures_load("drafts");
  size_t numbered = 0;
  (void)state;
  options.number_headings = 1;
  for (size_t d = 0; d < drafts.count; d++) {
    options.normalize = d % 2 ? "all" : "none";
    numbered += count_numbers(&drafts.items[d], &options);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
  assert_true(numbered >= 5);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(to_what_it_is_changes_nothing),
      cmocka_unit_test(to_anything_loses_nothing),
      cmocka_unit_test(numbers_are_changes_that_are_told),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
