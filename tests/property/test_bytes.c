/*
 * test_bytes.c - the same draft gives the same bytes: twice, under any time zone, locale, working
 * folder and file mode mask, and in whatever pieces it is read.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include <locale.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const gw_options stamped = {.size = sizeof(gw_options), .timestamp = 1767225600};

static capture convert(const fixture *f)
{
  capture docx = {0};
  gw_draft *draft;
  assert_int_equal(gw_draft_new(&stamped, &draft), GW_OK);
  assert_int_equal(gw_draft_read(draft, f->data, f->size), GW_OK);
  assert_int_equal(gw_draft_write_docx(draft, capture_sink(&docx)), GW_OK);
  gw_draft_free(draft);
  return docx;
}

/* Report and outlines in one, of the same draft. */
static capture describe(const fixture *f)
{
  capture text = {0};
  gw_draft *draft;
  assert_int_equal(gw_draft_new(&stamped, &draft), GW_OK);
  assert_int_equal(gw_draft_read(draft, f->data, f->size), GW_OK);
  assert_int_equal(gw_draft_write_report(draft, f->name, capture_sink(&text)), GW_OK);
  assert_int_equal(gw_draft_write_outline_json(draft, capture_sink(&text)), GW_OK);
  assert_int_equal(gw_draft_write_outline(draft, "zh", capture_sink(&text)), GW_OK);
  gw_draft_free(draft);
  return text;
}

static bool same(const capture *a, const capture *b)
{
  return a->length == b->length && a->length > 0 && memcmp(a->data, b->data, a->length) == 0;
}

static void twice_is_the_same(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) {
    const fixture *f = &drafts.items[i];
    capture a = convert(f), b = convert(f), c = describe(f), d = describe(f);
    CHECK(f->name, same(&a, &b));
    CHECK(f->name, same(&c, &d));
    capture_fini(&a);
    capture_fini(&b);
    capture_fini(&c);
    capture_fini(&d);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

typedef struct surroundings {
  const char *zone, *locale, *folder;
  mode_t mask;
} surroundings;

static void enter(const surroundings *s)
{
  assert_int_equal(setenv("TZ", s->zone, 1), 0);
  assert_int_equal(setenv("LC_ALL", s->locale, 1), 0);
  tzset();
  setlocale(LC_ALL, s->locale); /* where it is installed; the environment changes in any case */
  assert_int_equal(chdir(s->folder), 0);
  umask(s->mask);
}

static void surroundings_change_nothing(void **state)
{
  static const surroundings rows[] = {
      {"UTC", "C", "/", 022},
      {"Asia/Shanghai", "zh_CN.UTF-8", "/tmp", 0},
      {"America/New_York", "C.UTF-8", "/usr", 077},
      {"XYZ-13:47", "de_DE.UTF-8", "/", 0777},
      {"Pacific/Kiritimati", "tr_TR.UTF-8", "/", 022},
  };
  fixtures drafts = fixtures_load("drafts");
  char home[512];
  (void)state;
  assert_non_null(getcwd(home, sizeof home));
  for (size_t i = 0; i < drafts.count; i += 9) {
    const fixture *f = &drafts.items[i];
    enter(&rows[0]);
    capture docx = convert(f), text = describe(f);
    for (size_t r = 1; r < COUNT_OF(rows); r++) {
      enter(&rows[r]);
      capture other_docx = convert(f), other_text = describe(f);
      CHECK(f->name, same(&docx, &other_docx));
      CHECK(f->name, same(&text, &other_text));
      capture_fini(&other_docx);
      capture_fini(&other_text);
    }
    capture_fini(&docx);
    capture_fini(&text);
  }
  assert_int_equal(chdir(home), 0);
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

/* The only date is the one that was asked for. A package counts time in steps of two seconds. */
static void time_does_not_show(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  (void)state;
  capture a = convert(&drafts.items[0]);
  time_t start = time(NULL);
  while (time(NULL) < start + 3) nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
  capture b = convert(&drafts.items[0]);
  assert_true(same(&a, &b));
  capture_fini(&a);
  capture_fini(&b);
  fixtures_free(&drafts);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(twice_is_the_same),
      cmocka_unit_test(surroundings_change_nothing),
      cmocka_unit_test(time_does_not_show),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
