/*
 * test_allocation.c FIXTURES [all] - every allocation of a conversion through the library fails
 * once, and at every one of them memory ends for good; without `all`, some of them. Each time it is GW_ERR_MEMORY or the right
 * result, nothing leaks, no byte of a DOCX is written that is not whole, and the draft that could
 * not be written can be when there is memory again. Built with gcc's AddressSanitizer it also finds
 * what is read or written behind such a failure, and LeakSanitizer tells whose the leak is; clang's
 * has its allocator in the program, where ours cannot stand in front of it.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include "fault/fault.h"
#include "fault/page.h"
#include "fault/sample.h"

#include "base/buf.h"
#include "ooxml/archive.h"

#include <iconv.h>
#include <signal.h>
#include <unistd.h>

/* ---- A conversion in steps ----------------------------------------------------------------- */

typedef struct job {
  const sample *from;
  const char *data;
  size_t size;
  gw_draft *draft;
} job;

typedef gw_status step_action(job *j, page *out);

static gw_status make(job *j, page *out)
{
  (void)out;
  return gw_draft_new(&j->from->options, &j->draft);
}

static gw_status set(job *j, page *out)
{
  (void)out;
  return gw_draft_set(j->draft, "附注", "此件公开发布");
}

static gw_status set_from(job *j, page *out)
{
  const char *meta = j->from->meta;
  (void)out;
  return meta ? gw_draft_set_from(j->draft, meta, strlen(meta), GW_META_AUTO, "m.yaml") : GW_OK;
}

static int give_piece(void *user, void *data, size_t size, size_t *got)
{
  job *j = user;
  *got = j->size < size ? j->size : size;
  memcpy(data, j->data, *got);
  j->data += *got;
  j->size -= *got;
  return 0;
}

static gw_status read_draft(job *j, page *out)
{
  (void)out;
  return gw_draft_read_from(j->draft, (gw_source){give_piece, j});
}

static gw_status write_docx(job *j, page *out)
{
  return gw_draft_write_docx(j->draft, (gw_sink){put_on_page, out});
}

static gw_status write_report(job *j, page *out)
{
  return gw_draft_write_report(j->draft, "draft.txt", (gw_sink){put_on_page, out});
}

static gw_status write_outline(job *j, page *out)
{
  return gw_draft_write_outline(j->draft, "zh", (gw_sink){put_on_page, out});
}

static gw_status write_explanation(job *j, page *out)
{
  const gw_range range = {1, 3};
  return gw_draft_write_explanation_json(j->draft, &range, 1, (gw_sink){put_on_page, out});
}

typedef struct step {
  const char *name;
  step_action *run;
  bool is_writing; /* changes nothing: may be tried again */
  bool is_whole;   /* writes nothing before everything is well */
} step;

static const step step_table[] = {
    {"new", make, false, false},
    {"set", set, false, false},
    {"set_from", set_from, false, false},
    {"read", read_draft, false, false},
    {"write_docx", write_docx, true, true},
    {"write_report", write_report, true, false},
    {"write_outline", write_outline, true, false},
    {"write_explanation", write_explanation, true, false},
};

enum { STEPS = COUNT_OF(step_table) };

typedef struct outcome {
  gw_status status[STEPS];
  page pages[STEPS];
  size_t diagnostics;
} outcome;

static outcome wanted, had; /* too large for a stack */

static job start(const sample *from, const fixture *f)
{
  return (job){.from = from, .data = f->data, .size = f->size};
}

/* As far as memory goes. */
static void run(job *j, outcome *out)
{
  for (size_t i = 0; i < STEPS; i++) {
    out->pages[i].length = 0;
    out->status[i] = step_table[i].run(j, &out->pages[i]);
    if (out->status[i] == GW_ERR_MEMORY) break;
  }
  out->diagnostics = gw_draft_diagnostic_count(j->draft);
}

/* ---- The tests ----------------------------------------------------------------------------- */

static size_t samples = SAMPLE_SHORT_COUNT, stride = SAMPLE_SHORT_STRIDE * FAULT_FEWER;

/* What is being tried, for the handler of a crash. */
static struct {
  char name[64], text[160];
  size_t nth;
  fault_span span;
} trial;

static struct {
  size_t tried, refused, harmless, wrong;
} total;

static void tell_crash(int number)
{
  int length = snprintf(trial.text, sizeof trial.text, "%s, allocation %zu%s: signal %d\n",
                        trial.name, trial.nth, trial.span == FAULT_ONE ? "" : " and on", number);
  ssize_t ignored = write(STDERR_FILENO, trial.text, (size_t)length);
  (void)ignored;
  _exit(1);
}

static void complain(const char *where, const char *what)
{
  total.wrong++;
  print_error("%s, allocation %zu%s, %s: %s\n", trial.name, trial.nth,
              trial.span == FAULT_ONE ? "" : " and on", where, what);
}

/* The first step that is not as it should be: memory ran out there, and was said to. */
static void judge(job *j)
{
  for (size_t i = 0; i < STEPS; i++) {
    const step *s = &step_table[i];
    bool is_right = had.status[i] == wanted.status[i] && is_same(&had.pages[i], &wanted.pages[i]);
    if (is_right) continue;
    if (had.status[i] != GW_ERR_MEMORY) complain(s->name, gw_status_name(had.status[i]));
    if (s->is_whole && had.pages[i].length) complain(s->name, "a part was written");
    if (!is_start_of(&had.pages[i], &wanted.pages[i])) complain(s->name, "wrong bytes");
    total.refused++;
    if (!s->is_writing) return;
    had.pages[i].length = 0;
    if (s->run(j, &had.pages[i]) != wanted.status[i] || !is_same(&had.pages[i], &wanted.pages[i]))
      complain(s->name, "a second time it is wrong, too");
    return;
  }
  if (had.diagnostics != wanted.diagnostics) complain("read", "other diagnostics");
  total.harmless++;
}

static void judge_leak(long blocks)
{
  if (blocks > 0) complain("free", "blocks are left");
  if (blocks < 0) complain("free", "blocks of others are gone");
}

/* Returns false when there is no nth allocation. */
static bool try_one(const sample *from, const fixture *f, size_t nth, fault_span span)
{
  long before = fault_memory_blocks();
  job j = start(from, f);
  trial.nth = nth;
  trial.span = span;
  alarm(60);
  fault_memory_start(nth, span);
  run(&j, &had);
  fault_count count = fault_memory_stop();
  if (count.failed) {
    total.tried++;
    judge(&j);
  }
  gw_draft_free(j.draft);
  judge_leak(fault_memory_blocks() - before);
  return count.failed > 0;
}

static void try_all(const sample *from)
{
  fixture f;
  size_t nth = 1 + (size_t)(from - sample_table) % stride;
  snprintf(f.path, sizeof f.path, "%s/%s", fixture_root, from->path);
  snprintf(trial.name, sizeof trial.name, "%s", from->path);
  f.data = fixture_slurp(f.path, &f.size);
  if (!f.data) fixture_give_up(f.path);
  for (int i = 0; i < 2; i++) { /* twice: the first fills caches */
    job j = start(from, &f);
    fault_memory_start(0, FAULT_ONE);
    run(&j, &wanted);
    (void)fault_memory_stop();
    gw_draft_free(j.draft);
  }
  while (try_one(from, &f, nth, FAULT_ONE) && try_one(from, &f, nth, FAULT_ALL_FROM_THERE))
    nth += stride;
  if (nth < 20) complain("new", "hardly an allocation was seen");
  free(f.data);
}

/* ---- Threads beside the calling one ---------------------------------------------------------- */

enum { LARGE_BYTES = 4 * 512 * 1024 + 1 };

/* AddressSanitizer gives up when a thread that starts is refused the memory that it asks for itself. */
#ifdef __SANITIZE_ADDRESS__
enum { HELPERS = 0 };
#else
enum { HELPERS = 3 };
#endif

static gw_status start_zeros(void *user)
{
  *(size_t *)user = LARGE_BYTES;
  return GW_OK;
}

static gw_status read_zeros(void *user, void *data, size_t size, size_t *got)
{
  size_t *left = user;
  *got = *left < size ? *left : size;
  memset(data, 0, *got);
  *left -= *got;
  return GW_OK;
}

static void stop_zeros(void *user)
{
  (void)user;
}

static gw_status pack_zeros(page *out)
{
  size_t left = 0;
  const gw_archive_entry entry = {.name = "zeros",
                                  .size_estimate = LARGE_BYTES,
                                  .start = start_zeros,
                                  .read = read_zeros,
                                  .stop = stop_zeros,
                                  .user = &left};
  out->length = 0;
  return gw_archive_write(&entry, 1, HELPERS, (gw_sink){put_on_page, out});
}

/* Which thread has the nth is chance; what becomes of it must not be. What the system keeps of a
 * thread that has ended, it keeps for the next, so the first round fills that. */
static void every_allocation_of_helpers_fails(void **state)
{
  enum { ROUNDS = 3 };
  size_t tried = 0, refused = 0, wrong = 0, failed = 1;
  (void)state;
  for (int i = 0; i < ROUNDS; i++) assert_int_equal(pack_zeros(&wanted.pages[0]), GW_OK);
  for (size_t nth = 1; failed; nth++)
    for (int span = FAULT_ONE; span <= FAULT_ALL_FROM_THERE; span++) {
      long before = fault_memory_blocks();
      fault_memory_start(nth, (fault_span)span);
      gw_status status = pack_zeros(&had.pages[0]);
      failed = fault_memory_stop().failed;
      bool is_right = status == GW_OK ? is_same(&had.pages[0], &wanted.pages[0])
                                      : status == GW_ERR_MEMORY && had.pages[0].length == 0;
      is_right = is_right && fault_memory_blocks() == before;
      if (!is_right)
        print_error("allocation %zu, %d: %s, %ld blocks left\n", nth, span, gw_status_name(status),
                    fault_memory_blocks() - before);
      wrong += !is_right;
      tried += failed > 0;
      refused += status == GW_ERR_MEMORY;
    }
  printf("faults: an allocation of threads that pack fails | %zu | %zu | %zu refused\n", tried,
         tried - wrong, refused);
  assert_int_equal(wrong, 0);
  assert_true(tried > 20 && refused > 10);
}

/* So many lines that they are read and normalised in parts, with something to normalise in each. */
static gw_buf many_lines(void)
{
  enum { LINES = 1200 };
  gw_buf draft = {0};
  gw_buf_puts(&draft, "关于若干事项的报告\n县政府:\n");
  for (int i = 0; i < LINES; i++) {
    gw_buf_puts(&draft, "第");
    gw_buf_put_int(&draft, i);
    gw_buf_puts(&draft, "件事已经办好,可以说是很快,也很稳.\n");
  }
  assert_int_equal(draft.status, GW_OK);
  return draft;
}

static gw_status convert_lines(const gw_buf *lines, page *out)
{
  const gw_options options = {.size = sizeof options, .normalize = "all", .helpers = HELPERS};
  return convert_onto(out, &options, lines->data, lines->length);
}

static void allocations_of_parts_fail(void **state)
{
  enum { ROUNDS = 3, TRIALS = 150 };
  gw_buf lines = many_lines();
  size_t tried[2] = {0}, refused = 0, wrong = 0, trial_count = 0;
  (void)state;
  fault_memory_start(0, FAULT_ONE);
  for (int i = 0; i < ROUNDS; i++) assert_int_equal(convert_lines(&lines, &wanted.pages[0]), GW_OK);
  const size_t all = fault_memory_stop().ours / ROUNDS;
  for (size_t nth = 1; nth < all; nth += all / TRIALS + 1) {
    long before = fault_memory_blocks();
    const fault_span span = trial_count++ % 2 ? FAULT_ONE : FAULT_ALL_FROM_THERE;
    fault_memory_start(nth, span);
    gw_status status = convert_lines(&lines, &had.pages[0]);
    tried[span] += fault_memory_stop().failed > 0;
    bool is_right = status == GW_OK ? is_same(&had.pages[0], &wanted.pages[0])
                                    : status == GW_ERR_MEMORY && had.pages[0].length == 0;
    is_right = is_right && fault_memory_blocks() == before;
    if (!is_right)
      print_error("allocation %zu: %s, %ld blocks left\n", nth, gw_status_name(status),
                  fault_memory_blocks() - before);
    wrong += !is_right;
    refused += status == GW_ERR_MEMORY;
  }
  const size_t all_tried = tried[FAULT_ONE] + tried[FAULT_ALL_FROM_THERE];
  printf("faults: an allocation of threads that normalise fails | %zu | %zu | %zu refused\n",
         all_tried, all_tried - wrong, refused);
  assert_int_equal(wrong, 0);
  assert_true(tried[FAULT_ONE] > 20 && tried[FAULT_ALL_FROM_THERE] > 20 && refused > 20);
  gw_buf_fini(&lines);
}

/*
 * glibc has its converters in modules, and closes the module that nobody uses when others have been
 * used three times since (2.36, gconv_dl.c: TRIES_BEFORE_UNLOAD). So the third draft in UTF-16 behind
 * one in GB18030 ended with five blocks less than it had begun with, whatever became of it. A
 * converter that stays open keeps its module; then every block that is counted is of the draft. What
 * happens while memory ends in the loading of a module is tried by test_program.c.
 */
static const char *const module_table[] = {"GB18030", "UTF-16LE"};

enum { MODULES = COUNT_OF(module_table) };

static iconv_t modules[MODULES];

static int keep_modules(void **state)
{
  (void)state;
  for (size_t i = 0; i < MODULES; i++) {
    modules[i] = iconv_open("UTF-8", module_table[i]);
    if (modules[i] == (iconv_t)-1) return -1;
  }
  return 0;
}

static int release_modules(void **state)
{
  (void)state;
  for (size_t i = 0; i < MODULES; i++) iconv_close(modules[i]);
  return 0;
}

static void every_allocation_fails(void **state)
{
  (void)state;
  for (size_t i = 0; i < samples; i++) try_all(&sample_table[i]);
  printf("faults: an allocation of the library fails, once or from there on | %zu | %zu | "
         "%zu refused, %zu harmless\n",
         total.tried, total.tried - total.wrong, total.refused, total.harmless);
  assert_int_equal(total.wrong, 0);
}

int main(int argc, char **argv)
{
  static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGALRM};
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_allocation_of_helpers_fails),
      cmocka_unit_test(allocations_of_parts_fail),
      cmocka_unit_test(every_allocation_fails),
  };
  take_fixture_root(argc, argv);
  if (argc > 2 && strcmp(argv[2], "all") == 0) {
    samples = SAMPLE_COUNT;
    stride = 1;
  }
  setenv("TZ", "UTC", 1); /* else libc keeps what it read of /etc/localtime, or not */
  for (size_t i = 0; i < COUNT_OF(crashes); i++) signal(crashes[i], tell_crash);
  return cmocka_run_group_tests(tests, keep_modules, release_modules);
}
