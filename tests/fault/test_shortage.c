/*
 * test_shortage.c FIXTURES [all] - the address space is limited, by a step more in each trial, so
 * that memory really runs out everywhere, within ICU as well: each conversion is a process that has
 * used no library yet. It ends with GW_ERR_MEMORY or the right bytes, and it ends. Not with
 * AddressSanitizer, whose shadow alone takes twenty terabytes of address space.
 */
#include "unit/check.h"
#include "unit/fixture.h"

#include "fault/page.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static page *wanted, *had; /* shared with the trials */

static gw_options options = GW_OPTIONS_INIT;

/* Bytes of address space that this process has. */
static size_t space_now(void)
{
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file || fscanf(file, "%lu", &pages) != 1) fixture_give_up("/proc/self/statm");
  fclose(file);
  return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit_space(size_t more)
{
  const rlim_t most = space_now() + more;
  const struct rlimit limit = {most, most};
  if (setrlimit(RLIMIT_AS, &limit) != 0) _exit(99);
}

enum { DONE, NO_MEMORY, OTHER_STATUS };

/* DONE, NO_MEMORY or what is wrong; minus the signal. */
static int try(const fixture *f, size_t more, page *out)
{
  int result;
  fflush(NULL);
  pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    alarm(60);
    if (more) limit_space(more);
    gw_status status = convert_onto(out, &options, f->data, f->size);
    _exit(status == GW_OK ? DONE : status == GW_ERR_MEMORY ? NO_MEMORY : OTHER_STATUS);
  }
  assert_int_equal(waitpid(child, &result, 0), child);
  return WIFEXITED(result) ? WEXITSTATUS(result) : -WTERMSIG(result);
}

static size_t step = 16384;

static void memory_runs_out_everywhere(void **state)
{
  static const char *const names[] = {"plain-notice-long-title.txt", "markdown-table.md",
                                      "nasty-gb18030-short.txt"};
  enum { LIMIT = 16 << 20, ENOUGH = 8 }; /* so many good ones in a row: the end of the shortage */
  size_t tried = 0, wrong = 0, done = 0;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(names); i++) {
    fixture f;
    snprintf(f.path, sizeof f.path, "%s/drafts/%s", fixture_root, names[i]);
    f.data = fixture_slurp(f.path, &f.size);
    assert_int_equal(try(&f, 0, wanted), DONE);
    int good = 0;
    for (size_t more = step; more < LIMIT && good < ENOUGH; more += step) {
      int result = try(&f, more, had);
      bool is_right =
          result == DONE ? is_same(had, wanted) : result == NO_MEMORY && had->length == 0;
      if (!is_right) print_error("%s, %zu bytes more: %d\n", names[i], more, result);
      good = result == DONE ? good + 1 : 0;
      done += result == DONE;
      wrong += !is_right;
      tried++;
    }
    assert_int_equal(good, ENOUGH);
    free(f.data);
  }
  printf("faults: memory runs out at a limit of the system | %zu | %zu | %zu had enough\n", tried,
         tried - wrong, done);
  assert_int_equal(wrong, 0);
  assert_true(tried > 5 * done);
}

/* Many lines with something to normalise in each, for several threads: what stacks and arenas of malloc
 * take of the limit is theirs to say, so that more may not be enough where less was. */
static void memory_runs_out_among_threads(void **state)
{
  static const char line[] = "这件事已经办好,可以说是很快,也很稳,还请领导放心.\n";
  enum { LINES = 20000, STEP = 1500 * 1000, TRIALS = 80 };
  fixture f = {.size = LINES * (sizeof line - 1)};
  size_t wrong = 0, done = 0;
  (void)state;
  f.data = malloc(f.size + 1);
  assert_non_null(f.data);
  for (size_t i = 0; i < LINES; i++) memcpy(f.data + i * (sizeof line - 1), line, sizeof line);
  assert_int_equal(try(&f, 0, wanted), DONE);
  options.helpers = 3;
  for (size_t i = 1; i <= TRIALS; i++) {
    int result = try(&f, i * STEP, had);
    bool is_right = result == DONE ? is_same(had, wanted) : result == NO_MEMORY && had->length == 0;
    if (!is_right) print_error("threads, %zu bytes more: %d\n", i * STEP, result);
    done += result == DONE;
    wrong += !is_right;
  }
  options.helpers = 0;
  free(f.data);
  printf("faults: memory runs out at a limit, threads at work | %d | %zu | %zu had enough\n",
         TRIALS, TRIALS - wrong, done);
  assert_int_equal(wrong, 0);
  assert_true(done > 0 && done < TRIALS);
}

static void *share(void)
{
  void *memory =
      mmap(NULL, sizeof(page), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) fixture_give_up("shared memory");
  return memory;
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_runs_out_everywhere),
      cmocka_unit_test(memory_runs_out_among_threads),
  };
  take_fixture_root(argc, argv);
  if (argc > 2 && strcmp(argv[2], "all") == 0) step = 4096;
  wanted = share();
  had = share();
  return cmocka_run_group_tests(tests, NULL, NULL);
}
