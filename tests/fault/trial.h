/*
 * trial.h - the program, function main and all, in a process of its own that was forked just before
 * main, while one thing or another goes wrong: what the tests of one draft and of many have in common.
 */
#ifndef TESTS_FAULT_TRIAL_H
#define TESTS_FAULT_TRIAL_H

#include "unit/check.h"
#include "unit/fixture.h"

#include "fault/fault.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int gongwen_main(int argc, char **argv); /* the main of cli/main.c */

static bool is_thorough;

/* ---- Files --------------------------------------------------------------------------------- */

typedef struct bytes {
  char *data; /* owned; NULL: there is no file */
  size_t size;
} bytes;

static inline bytes slurp(const char *path)
{
  bytes b = {NULL, 0};
  b.data = fixture_slurp(path, &b.size);
  return b;
}

static inline void spill(const char *path, const char *data, size_t size)
{
  FILE *file = fopen(path, "wb");
  if (!file) print_error("%s: %s\n", path, strerror(errno));
  assert_non_null(file);
  assert_int_equal(fwrite(data, 1, size, file), size);
  assert_int_equal(fclose(file), 0);
}

static inline bool is_same(const bytes *a, const bytes *b)
{
  if (!a->data || !b->data) return a->data == b->data;
  return a->size == b->size && memcmp(a->data, b->data, a->size) == 0;
}

static inline int is_temporary(const struct dirent *entry)
{
  return strncmp(entry->d_name, ".gongwen-", 9) == 0 &&
         strcmp(entry->d_name, ".gongwen-batch") != 0;
}

/* Counts the temporary files of a folder, which may be missing, and removes them. */
static inline int sweep(const char *folder)
{
  struct dirent **entries;
  char path[512];
  int count = scandir(folder, &entries, is_temporary, NULL);
  for (int i = 0; i < count; i++) {
    snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
    remove(path);
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  return count < 0 ? 0 : count;
}

/* ---- The folder of the trials ---------------------------------------------------------------- */

/* In memory where that can be had: what is tried is the program, not the disk. */
static char folder[] = "/dev/shm/gongwen-faults-XXXXXX",
            second_folder[] = "/tmp/gongwen-faults-XXXXXX";
static const char *chosen_folder = folder;

static inline bool enter_folder(void)
{
  if (!mkdtemp(folder)) chosen_folder = mkdtemp(second_folder);
  return chosen_folder && chdir(chosen_folder) == 0;
}

static inline bool copy_draft(const char *name, const char *to)
{
  char path[512];
  snprintf(path, sizeof path, "%s/drafts/%s", fixture_root, name);
  bytes draft = slurp(path);
  if (!draft.data) return false;
  spill(to, draft.data, draft.size);
  free(draft.data);
  return true;
}

/* ---- Trials -------------------------------------------------------------------------------- */

/* What a trial tells its parent. */
typedef struct told {
  fault_count memory;
  fault_file_count file;
} told;

static told *shared;

/* The same words everywhere, and a place for what is told. */
static inline bool prepare_trials(void)
{
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  setenv("TZ", "UTC", 1);
  setenv("LC_ALL", "C", 1);
  return shared != MAP_FAILED;
}

enum { MOST_ARGUMENTS = 12 };

typedef struct scenario {
  const char *name;
  const char *argv[MOST_ARGUMENTS];
  const char *input;          /* standard input */
  const char *standard_error; /* NULL: the file err */
} scenario;

typedef struct fault {
  size_t memory_nth, file_nth;
  fault_span span;
  const fault_way *way;
} fault;

static const fault_way no_way = {"", 0, false, 0};

static const fault_way way_table[] = {
    {"EIO", EIO, false, 0},       {"ENOSPC", ENOSPC, false, 0}, {"EINTR", EINTR, false, 0},
    {"EACCES", EACCES, false, 0}, {"EMFILE", EMFILE, false, 0}, {"short", 0, true, 0},
};

static const fault_way kill_way = {"killed", 0, false, SIGKILL};

static inline void redirect(const scenario *s)
{
  const char *to = s->standard_error ? s->standard_error : "err";
  int in = open(s->input, O_RDONLY), out = open("out", O_WRONLY | O_TRUNC);
  int err = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (dup2(in, 0) != 0 || dup2(out, 1) != 1 || dup2(err, 2) != 2) _exit(99);
  close(in);
  close(out);
  close(err);
}

static inline void run_child(const scenario *s, const fault *f)
{
  static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
  int argc = 0;
  char *argv[MOST_ARGUMENTS + 1];
  while (argc < MOST_ARGUMENTS && s->argv[argc]) {
    argv[argc] = strdup(s->argv[argc]);
    argc++;
  }
  argv[argc] = NULL;
  for (size_t i = 0; i < COUNT_OF(crashes); i++)
    signal(crashes[i], SIG_DFL); /* cmocka would go on with the tests, here, too */
  redirect(s);
  alarm(60);
  fault_memory_start(f->memory_nth, f->span);
  fault_file_start(f->file_nth, f->way ? f->way : &no_way);
  int code = gongwen_main(argc, argv);
  shared->file = fault_file_stop();
  shared->memory = fault_memory_stop();
  while (argc > 0) free(argv[--argc]);
  exit(code);
}

static inline pid_t start(const scenario *s, const fault *f)
{
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) run_child(s, f);
  assert_true(child > 0);
  return child;
}

/* The exit code, or minus the signal. */
static inline int await(pid_t child)
{
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* ---- Judging ------------------------------------------------------------------------------- */

typedef struct tally {
  size_t tried, wrong, harmless;
} tally;

static inline void complain(tally *t, const scenario *s, const fault *f, int code, const char *what)
{
  t->wrong++;
  print_error("%s, allocation %zu%s, call %zu %s %s: exit %d: %s\n", s->name, f->memory_nth,
              f->span == FAULT_ONE ? "" : " and on", f->file_nth, f->way ? f->way->name : "",
              shared->file.failed ? shared->file.failed : "", code, what);
}

/* Every message about memory has one of these. */
static inline bool says_why(const bytes *said)
{
  return said->data &&
         (strstr(said->data, "out of memory") || strstr(said->data, strerror(ENOMEM)));
}

/* ---- All there is to fail --------------------------------------------------------------------- */

/* Fails each stride-th allocation of a scenario, or its calls in some way. */
typedef void fail_memory_of(tally *t, size_t scenario, fault_span span, size_t stride);
typedef void fail_calls_of(tally *t, size_t scenario, const fault_way *way);

/* Strides where not everything is tried: one allocation fails, or all from there on. */
static inline tally try_allocations(const char *whose, size_t scenarios, fail_memory_of *trial,
                                    size_t one, size_t all)
{
  tally t = {0};
  for (size_t i = 0; i < scenarios; i++) {
    trial(&t, i, FAULT_ONE, is_thorough ? 1 : one * FAULT_FEWER);
    trial(&t, i, FAULT_ALL_FROM_THERE, is_thorough ? 1 : all * FAULT_FEWER);
  }
  printf("faults: an allocation of %s fails, once or from there on | %zu | %zu | %zu harmless\n",
         whose, t.tried, t.tried - t.wrong, t.harmless);
  assert_int_equal(t.wrong, 0);
  assert_true(t.tried > 100 / FAULT_FEWER);
  return t;
}

/* Every `each`-th way of a scenario, beginning elsewhere in the next one. */
static inline void try_calls(const char *what, size_t scenarios, fail_calls_of *trial, size_t each)
{
  tally t = {0};
  for (size_t i = 0; i < scenarios; i++)
    for (size_t w = 0; w < COUNT_OF(way_table); w++)
      if ((i + w) % each == 0) trial(&t, i, &way_table[w]);
  printf("faults: %s fails, in six ways | %zu | %zu | %zu harmless\n", what, t.tried,
         t.tried - t.wrong, t.harmless);
  assert_int_equal(t.wrong, 0);
}

/* ---- Moments ------------------------------------------------------------------------------- */

static inline long now_us(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* xorshift: the same moments in every run, as far as a clock can say so. */
static inline unsigned draw(void)
{
  static unsigned state = 2026;
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return state;
}

/* Kills it at some moment of a run that takes so long, or a little after. */
static inline int kill_some_time(pid_t child, long duration)
{
  long moment = (long)(draw() % 1000) * duration * 5 / 4000;
  nanosleep(&(struct timespec){moment / 1000000, moment % 1000000 * 1000}, NULL);
  kill(child, SIGKILL);
  return await(child);
}

#endif
