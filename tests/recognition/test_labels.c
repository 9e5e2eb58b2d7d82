/*
 * test_labels.c - every line of every draft in fixtures/drafts is what fixtures/labels says by hand:
 * its element, and where a run-in heading ends. fixtures/labels/KNOWN lists what is known to come
 * out wrong (NAME:LINE reason), and lists it exactly: a miss that is none any more fails, too.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include "base/utf8.h"
#include "model/element.h"

enum { MOST_LABELS = 512, MOST_KNOWN = 64, FEWEST_LABELS = 900 };

typedef struct label {
  size_t line, run_in; /* run_in in code points, 0: none */
  char element[32];
} label;

typedef struct known_miss {
  char place[96]; /* NAME:LINE */
  bool seen;
} known_miss;

static known_miss known[MOST_KNOWN];
static size_t known_count;

/* ---- Files of rows ------------------------------------------------------------------------- */

/* The next row that is no comment and not empty, as a string; NULL at the end. */
static char *next_row(char **rest)
{
  while (*rest && **rest) {
    char *row = *rest, *end = strchr(row, '\n');
    *rest = end ? end + 1 : row + strlen(row);
    if (end) *end = '\0';
    if (*row && *row != '#') return row;
  }
  return NULL;
}

static size_t read_labels(const char *name, label *labels)
{
  char path[512];
  size_t size, count = 0;
  snprintf(path, sizeof path, "%s/labels/%s.tsv", fixture_root, name);
  char *data = fixture_slurp(path, &size), *rest = data;
  if (!data) return 0;
  for (char *row; count < MOST_LABELS && (row = next_row(&rest));) {
    label *l = &labels[count++];
    *l = (label){0};
    if (sscanf(row, "%zu\t%31[a-z_0-9]\t%zu", &l->line, l->element, &l->run_in) < 2)
      fail_msg("%s: a row that is no label: %s", path, row);
  }
  free(data);
  return count;
}

static int load_known(void **state)
{
  char path[512];
  size_t size;
  (void)state;
  snprintf(path, sizeof path, "%s/labels/KNOWN", fixture_root);
  char *data = fixture_slurp(path, &size), *rest = data;
  if (!data) return 0;
  for (char *row; (row = next_row(&rest)) && known_count < MOST_KNOWN;)
    if (sscanf(row, "%95s", known[known_count].place) == 1) known_count++;
  free(data);
  return 0;
}

static bool is_known(const char *name, size_t line)
{
  char place[96];
  snprintf(place, sizeof place, "%s:%zu", name, line);
  for (size_t i = 0; i < known_count; i++) {
    if (strcmp(known[i].place, place) != 0) continue;
    known[i].seen = true;
    return true;
  }
  return false;
}

/* ---- Comparison ---------------------------------------------------------------------------- */

/* `run_in` of the line, in code points; 0 for the further lines of a paragraph. */
static void compare_line(const char *name, const label *want, const gw_line *have, size_t run_in)
{
  if (strcmp(want->element, "other") == 0) return; /* there is no right answer */
  bool right = strcmp(gw_element_name(have->element), want->element) == 0 && run_in == want->run_in;
  if (right || is_known(name, want->line)) return;
  print_error("%s:%zu: %s run-in %zu, should be %s run-in %zu: %.*s\n", name, want->line,
              gw_element_name(have->element), run_in, want->element, want->run_in,
              (int)(have->length < 90 ? have->length : 90), have->text);
  wrong_rows++;
}

/* Labels are of physical lines: a line that was joined from several answers to several of them. */
static void compare_lines(const char *name, const gw_draft *draft, const label *labels,
                          size_t count)
{
  size_t next = 0;
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = GW_LINE_INIT;
    assert_int_equal(gw_draft_line(draft, i, &line), GW_OK);
    if (line.origin != GW_ORIGIN_DRAFT) continue; /* what is given has nothing to be recognised */
    while (next < count && labels[next].line < line.number) { /* so that one miss is one message */
      print_error("%s:%zu: no line for %s\n", name, labels[next].line, labels[next].element);
      wrong_rows++;
      next++;
    }
    if (next == count || labels[next].line != line.number) {
      print_error("%s:%zu: no label for %.*s\n", name, line.number,
                  (int)(line.length < 90 ? line.length : 90), line.text);
      wrong_rows++;
      continue;
    }
    compare_line(name, &labels[next++], &line, gw_utf8_count((gw_str){line.text, line.run_in}));
    size_t last = line.number; /* of each further physical line the first row */
    while (next < count && labels[next].line > last && labels[next].line <= line.last_number) {
      last = labels[next].line;
      compare_line(name, &labels[next++], &line, 0);
    }
  }
  CHECK_EQUAL(name, next, count);
}

static size_t compare_draft(const fixture *f)
{
  static label labels[MOST_LABELS];
  size_t count = read_labels(f->name, labels);
  gw_draft *draft;
  assert_int_equal(gw_draft_new(NULL, &draft), GW_OK);
  CHECK(f->name, count > 0);
  CHECK_EQUAL(f->name, gw_draft_read(draft, f->data, f->size), GW_OK);
  compare_lines(f->name, draft, labels, count);
  gw_draft_free(draft);
  return count;
}

static void lines_are_what_their_labels_say(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  size_t total = 0;
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) total += compare_draft(&drafts.items[i]);
  fixtures_free(&drafts);
  print_message("%zu labelled lines, %zu known misses\n", total, known_count);
  assert_true(total >= FEWEST_LABELS); /* otherwise labels have been lost */
  ROWS_ARE_RIGHT();
}

static void known_misses_are_still_missed(void **state)
{
  (void)state;
  for (size_t i = 0; i < known_count; i++) {
    if (known[i].seen) continue;
    print_error("%s is right now: take it out of KNOWN\n", known[i].place);
    wrong_rows++;
  }
  ROWS_ARE_RIGHT();
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_what_their_labels_say),
      cmocka_unit_test(known_misses_are_still_missed),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, load_known, NULL);
}
