/*
 * test_threads.c FIXTURES - threads convert all drafts at once, each in an order of its own, and
 * every byte is what one thread alone made. Built by the preset tsan it also finds data races. And what
 * a library does but once is tried in many processes, which have all of it before them.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include "ooxml/archive.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 8, OUTPUTS = 3 };

/* DOCX, report and outline of a draft; empty where there is none. */
typedef struct result {
  gw_status status;
  capture outputs[OUTPUTS];
} result;

static fixtures drafts, hostile;
static result *expected;

static size_t draft_count(void)
{
  return drafts.count + hostile.count;
}

static const fixture *draft_at(size_t index)
{
  return index < drafts.count ? &drafts.items[index] : &hostile.items[index - drafts.count];
}

static result convert(const fixture *f)
{
  static const gw_options options = {.size = sizeof(gw_options), .normalize = "all"};
  result r = {GW_OK, {{0}}};
  gw_draft *draft;
  r.status = gw_draft_new(&options, &draft);
  if (r.status != GW_OK) return r;
  r.status = gw_draft_set_from(draft, "附注: 甲\n", 12, GW_META_YAML, "m.yaml");
  if (r.status == GW_OK) r.status = gw_draft_read(draft, f->data, f->size);
  if (r.status == GW_OK) r.status = gw_draft_write_docx(draft, capture_sink(&r.outputs[0]));
  gw_status report = gw_draft_write_report(draft, f->name, capture_sink(&r.outputs[1]));
  if (r.status == GW_OK) r.status = report;
  if (r.status == GW_OK)
    r.status = gw_draft_write_outline(draft, "zh", capture_sink(&r.outputs[2]));
  gw_draft_free(draft);
  return r;
}

static bool is_same(const result *a, const result *b)
{
  bool is = a->status == b->status;
  for (int i = 0; i < OUTPUTS; i++) {
    const capture *x = &a->outputs[i], *y = &b->outputs[i];
    is = is && x->length == y->length && (!x->length || memcmp(x->data, y->data, x->length) == 0);
  }
  return is;
}

static void result_fini(result *r)
{
  for (int i = 0; i < OUTPUTS; i++) capture_fini(&r->outputs[i]);
}

/* What one thread made, in its own order. */
typedef struct worker {
  pthread_t thread;
  size_t number;
  result *results; /* owned; by draft */
} worker;

/* Half of the threads meet at the same drafts, half of them come the other way. */
static void *work(void *user)
{
  worker *w = user;
  size_t count = draft_count();
  for (size_t i = 0; i < count; i++) {
    size_t index = w->number % 2 ? count - 1 - i : (i + w->number / 4 * 7) % count;
    w->results[index] = convert(draft_at(index));
  }
  return NULL;
}

/* Compares with what this thread makes now, alone. */
static size_t count_wrong(const worker *w)
{
  size_t wrong = 0;
  for (size_t i = 0; i < draft_count(); i++) {
    bool is_right = is_same(&w->results[i], &expected[i]);
    CHECK(draft_at(i)->name, is_right);
    wrong += !is_right;
    result_fini(&w->results[i]);
  }
  free(w->results);
  return wrong;
}

/* The threads come first, so that they meet in what every library does but once, too. */
static void threads_do_not_meet(void **state)
{
  worker workers[THREADS] = {{0}};
  size_t wrong = 0, tried = THREADS * draft_count();
  (void)state;
  for (size_t i = 0; i < THREADS; i++) {
    workers[i].number = i;
    workers[i].results = calloc(draft_count(), sizeof(result));
    assert_non_null(workers[i].results);
    assert_int_equal(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
  }
  for (size_t i = 0; i < THREADS; i++) assert_int_equal(pthread_join(workers[i].thread, NULL), 0);
  for (size_t i = 0; i < draft_count(); i++) expected[i] = convert(draft_at(i));
  for (size_t i = 0; i < THREADS; i++) wrong += count_wrong(&workers[i]);
  printf("faults: a conversion among threads | %zu | %zu | %d threads\n", tried, tried - wrong,
         THREADS);
  ROWS_ARE_RIGHT();
}

/* ---- The first archives of a process ------------------------------------------------------------ */

enum { FIRST_THREADS = 4, PROCESSES = 1000 };

static pthread_barrier_t together;

static int take_nothing(void *user, const void *data, size_t size)
{
  (void)user;
  (void)data;
  (void)size;
  return 0;
}

static void *write_archive(void *user)
{
  static const gw_archive_ready nothing = {.packed = "\3", .packed_size = 2};
  const gw_archive_entry entry = {.name = "a", .ready = &nothing};
  pthread_barrier_wait(&together);
  *(gw_status *)user = gw_archive_write(&entry, 1, 0, (gw_sink){take_nothing, NULL});
  return NULL;
}

/* How many threads failed. */
static int write_first_archives(void)
{
  pthread_t threads[FIRST_THREADS];
  gw_status status[FIRST_THREADS];
  int failed = 0;
  pthread_barrier_init(&together, NULL, FIRST_THREADS);
  for (int i = 0; i < FIRST_THREADS; i++)
    if (pthread_create(&threads[i], NULL, write_archive, &status[i]) != 0) _exit(99);
  for (int i = 0; i < FIRST_THREADS; i++) {
    pthread_join(threads[i], NULL);
    failed += status[i] != GW_OK;
  }
  return failed;
}

/* libzip 1.7 fails in one process of two hundred when it is not helped. */
static void first_archives_do_not_meet(void **state)
{
  int wrong = 0;
  (void)state;
  for (int i = 0; i < PROCESSES; i++) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) _exit(write_first_archives());
    assert_int_equal(waitpid(child, &status, 0), child);
    wrong += status != 0;
  }
  printf("faults: first archives of a process | %d | %d | %d threads\n", PROCESSES,
         PROCESSES - wrong, FIRST_THREADS);
  assert_int_equal(wrong, 0);
}

static int prepare(void **state)
{
  (void)state;
  drafts = fixtures_load("drafts");
  hostile = fixtures_load("hostile");
  expected = calloc(draft_count(), sizeof *expected);
  return expected ? 0 : -1;
}

static int clean(void **state)
{
  (void)state;
  for (size_t i = 0; i < draft_count(); i++) result_fini(&expected[i]);
  free(expected);
  fixtures_free(&drafts);
  fixtures_free(&hostile);
  return 0;
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(first_archives_do_not_meet), /* before this process has any */
      cmocka_unit_test(threads_do_not_meet),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, prepare, clean);
}
