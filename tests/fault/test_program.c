/*
 * test_program.c FIXTURES [all] - the program, function main and all, while memory and files fail.
 * Each trial is a process of its own that was forked just before main: it ends with the right exit
 * code, files are what they were or what they are to be, and no temporary file stays.
 */
#include "fault/trial.h"

/* ---- Scenarios ----------------------------------------------------------------------------- */

enum { FILES = 3 };

/* What may be written; each is "old" before a run, but for what the shell makes empty. */
static const char *const file_table[FILES] = {"x.docx", "r.json", "out"};

static const scenario scenario_table[] = {
    {"file to file", {"gongwen", "-v", "-o", "x.docx", "draft.txt"}, "draft.txt", NULL},
    {"everything",
     {"gongwen", "--meta=m.yaml", "--overrides=o.txt", "--report=r.json", "-o", "x.docx",
      "--set=附注=此件公开发布", "draft.txt"},
     "draft.txt",
     NULL},
    {"stream to stream", {"gongwen", "-", "-o", "-"}, "draft.txt", NULL},
    {"stream and report",
     {"gongwen", "--report=r.json", "-o", "-", "draft.txt"},
     "draft.txt",
     "/dev/full"},
    {"outline", {"gongwen", "outline", "--json", "--explain", "draft.txt"}, "draft.txt", NULL},
    {"a new file", {"gongwen", "draft.txt"}, "draft.txt", NULL},
    /* the C library loads its converter, for the first time in this process */
    {"GB18030", {"gongwen", "-o", "x.docx", "gb18030.txt"}, "draft.txt", NULL},
};

typedef struct outcome {
  int code; /* exit code, or minus the signal */
  bytes files[FILES];
  bytes said;
  int temporaries;
} outcome;

/* A trial starts from here, always alike. */
static void prepare(void)
{
  for (int i = 0; i < FILES; i++) spill(file_table[i], "old", i < 2 ? 3 : 0);
  remove("draft.docx");
}

static outcome look(int code)
{
  outcome o = {.code = code};
  for (int i = 0; i < FILES; i++) o.files[i] = slurp(file_table[i]);
  o.said = slurp("err");
  o.temporaries = sweep(".");
  return o;
}

static outcome run(const scenario *s, const fault *f)
{
  *shared = (told){0};
  prepare();
  return look(await(start(s, f)));
}

static void outcome_fini(outcome *o)
{
  for (int i = 0; i < FILES; i++) free(o->files[i].data);
  free(o->said.data);
}

/* ---- Judging ------------------------------------------------------------------------------- */

static bool is_old(const bytes *b)
{
  return b->data && b->size == 3 && memcmp(b->data, "old", 3) == 0;
}

/* A report is also written about a draft that cannot be read; then it says so, and is whole. */
static bool is_report_of_failure(const bytes *b)
{
  static const char end[] = "]\n}\n";
  size_t size = sizeof end - 1;
  return b->data && b->size > size && strstr(b->data, "\"GW_ERR_SOURCE\"") &&
         memcmp(b->data + b->size - size, end, size) == 0;
}

/* The file is old or new, whole; standard output, which cannot be taken back, may end early. */
static bool is_whole(const bytes *have, const bytes *want, bool is_stream)
{
  if (is_same(have, want) || is_old(have)) return true;
  return is_stream && have->size <= want->size && memcmp(have->data, want->data, have->size) == 0;
}

static bool is_as_wanted(const outcome *have, const outcome *want)
{
  bool is = have->code == want->code;
  for (int i = 0; i < FILES; i++) is = is && is_same(&have->files[i], &want->files[i]);
  return is;
}

static void judge_files(tally *t, const scenario *s, const fault *f, const outcome *have,
                        const outcome *want)
{
  for (int i = 0; i < FILES; i++) {
    bool is_fine = is_whole(&have->files[i], &want->files[i], i == 2) ||
                   (i == 1 && have->code == 3 && is_report_of_failure(&have->files[i]));
    if (!is_fine) complain(t, s, f, have->code, file_table[i]);
  }
}

/* ---- Memory -------------------------------------------------------------------------------- */

static void judge_memory(tally *t, const scenario *s, const fault *f, const outcome *have,
                         const outcome *want)
{
  t->tried++;
  judge_files(t, s, f, have, want);
  if (have->temporaries) complain(t, s, f, have->code, "a temporary file");
  if (is_as_wanted(have, want)) {
    t->harmless++;
  } else {
    if (have->code != 5) complain(t, s, f, have->code, "should be 5");
    if (!s->standard_error && !says_why(&have->said))
      complain(t, s, f, have->code, "another reason was given");
    if (!is_old(&have->files[0])) complain(t, s, f, have->code, "the old output was touched");
  }
}

static void fail_memory(tally *t, size_t index, fault_span span, size_t stride)
{
  const scenario *s = &scenario_table[index];
  fault f = {0, 0, span, NULL};
  outcome want = run(s, &f);
  assert_int_equal(want.code, 0);
  bool is_hit = true;
  for (f.memory_nth = 1 + index % stride; is_hit; f.memory_nth += stride) {
    outcome have = run(s, &f);
    is_hit = shared->memory.failed > 0 || have.code != want.code;
    if (is_hit) judge_memory(t, s, &f, &have, &want);
    outcome_fini(&have);
  }
  outcome_fini(&want);
}

static void every_allocation_fails(void **state)
{
  const tally t = try_allocations("the program", COUNT_OF(scenario_table), fail_memory, 31, 89);
  assert_true(t.harmless < t.tried / 10);
  (void)state;
}

/* ---- Files --------------------------------------------------------------------------------- */

/* Can this call go wrong in this way without that anybody has to know? */
static bool may_be_harmless(const fault_way *way, const fault_file_count *count)
{
  static const char *const telling[] = {"read", "write", "fsync", "rename", "create", "fchmod"};
  if (way->is_short || way->error == EINTR) return true;
  for (size_t i = 0; i < COUNT_OF(telling); i++)
    if (strcmp(count->failed, telling[i]) == 0) return false;
  return true;
}

/* 3 for the draft, 2 for --meta and --overrides, 4 for what is written. */
static bool is_right_code(int code, fault_role role, const scenario *s)
{
  bool is_of_input = code == 3 || (code == 2 && s == &scenario_table[1]);
  if (role == FAULT_EITHER) return is_of_input || code == 4;
  return role == FAULT_INPUT ? is_of_input : code == 4;
}

static void judge_call(tally *t, const scenario *s, const fault *f, const outcome *have,
                       const outcome *want)
{
  const fault_file_count count = shared->file;
  t->tried++;
  judge_files(t, s, f, have, want);
  if (have->temporaries && strcmp(count.failed, "unlink") != 0)
    complain(t, s, f, have->code, "a temporary file");
  if (is_as_wanted(have, want)) {
    t->harmless++;
    if (!may_be_harmless(f->way, &count)) complain(t, s, f, have->code, "should have failed");
  } else if (!is_right_code(have->code, count.role, s)) {
    complain(t, s, f, have->code, "the wrong exit code");
  } else if (!s->standard_error && have->said.size == 0) {
    complain(t, s, f, have->code, "nothing said");
  }
}

static void fail_calls(tally *t, size_t index, const fault_way *way)
{
  const scenario *s = &scenario_table[index];
  fault f = {0, 0, FAULT_ONE, way};
  outcome want = run(s, &f);
  size_t calls = shared->file.calls;
  assert_true(calls > 3);
  for (f.file_nth = 1; f.file_nth <= calls; f.file_nth++) {
    outcome have = run(s, &f);
    if (shared->file.failed)
      judge_call(t, s, &f, &have, &want);
    else if (!way->is_short) /* which only goes for read and write */
      complain(t, s, &f, have.code, "it did not come so far");
    outcome_fini(&have);
  }
  outcome_fini(&want);
}

static void every_call_fails(void **state)
{
  (void)state;
  try_calls("a call on a file", COUNT_OF(scenario_table), fail_calls, 1);
}

/* ---- Sudden death --------------------------------------------------------------------------- */

static void judge_death(tally *t, const scenario *s, const fault *f, const outcome *have,
                        const outcome *want)
{
  t->tried++;
  t->harmless += is_same(&have->files[0], &want->files[0]);
  judge_files(t, s, f, have, want);
  if (have->temporaries > 2) complain(t, s, f, have->code, "too many temporary files");
}

static void killed_at_every_call(void **state)
{
  tally t = {0};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(scenario_table); i++) {
    const scenario *s = &scenario_table[i];
    fault f = {0, 0, FAULT_ONE, &kill_way};
    outcome want = run(s, &f);
    size_t calls = shared->file.calls;
    for (f.file_nth = 1; f.file_nth <= calls; f.file_nth++) {
      outcome have = run(s, &f);
      if (have.code != -SIGKILL) complain(&t, s, &f, have.code, "it lives");
      judge_death(&t, s, &f, &have, &want);
      outcome_fini(&have);
    }
    outcome_fini(&want);
  }
  printf("faults: killed in front of a call on a file | %zu | %zu |\n", t.tried, t.tried - t.wrong);
  assert_int_equal(t.wrong, 0);
}

static void killed_at_any_moment(void **state)
{
  enum { MOMENTS = 1000 / FAULT_FEWER };
  const scenario *s = &scenario_table[1];
  const fault f = {0, 0, FAULT_ONE, NULL};
  tally t = {0};
  (void)state;
  long before = now_us();
  outcome want = run(s, &f);
  long duration = now_us() - before;
  for (int i = 0; i < MOMENTS; i++) {
    prepare();
    outcome have = look(kill_some_time(start(s, &f), duration));
    judge_death(&t, s, &f, &have, &want);
    outcome_fini(&have);
  }
  outcome_fini(&want);
  printf("faults: killed at a random moment | %zu | %zu | %zu had the new output\n", t.tried,
         t.tried - t.wrong, t.harmless);
  assert_int_equal(t.wrong, 0);
  assert_true(t.harmless < MOMENTS);
}

/* ---- Runs that meet ------------------------------------------------------------------------- */

static void runs_onto_one_output(void **state)
{
  enum { ROUNDS = 20, RUNS = 6 };
  const scenario *s = &scenario_table[1];
  const fault f = {0, 0, FAULT_ONE, NULL};
  tally t = {0};
  (void)state;
  outcome want = run(s, &f);
  for (int round = 0; round < ROUNDS; round++) {
    pid_t children[RUNS];
    prepare();
    for (int i = 0; i < RUNS; i++) children[i] = start(s, &f);
    for (int i = 0; i < RUNS; i++) {
      int status = await(children[i]);
      if (status) complain(&t, s, &f, status, "one failed");
      bytes seen = slurp("x.docx");
      if (!is_whole(&seen, &want.files[0], false)) complain(&t, s, &f, status, "not whole");
      free(seen.data);
      t.tried++;
    }
    if (sweep(".")) complain(&t, s, &f, 0, "a temporary file");
  }
  outcome_fini(&want);
  printf("faults: runs onto one output at once | %zu | %zu |\n", t.tried, t.tried - t.wrong);
  assert_int_equal(t.wrong, 0);
}

/* ---- The folder of the trials ---------------------------------------------------------------- */

static int make_folder(void **state)
{
  static const char meta[] = "签发人: [张三, 李四]\n抄送: [县委办公室, 县人大常委会办公室]\n";
  (void)state;
  if (!enter_folder()) return -1;
  if (!copy_draft("whole-notice-everything.txt", "draft.txt")) return -1;
  if (!copy_draft("nasty-gb18030-short.txt", "gb18030.txt")) return -1;
  spill("m.yaml", meta, sizeof meta - 1);
  spill("o.txt", "2=body\n", 7);
  return prepare_trials() ? 0 : -1;
}

static int remove_folder(void **state)
{
  static const char *const names[] = {"x.docx", "r.json",    "out",        "err",        "m.yaml",
                                      "o.txt",  "draft.txt", "draft.docx", "gb18030.txt"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(names); i++) remove(names[i]);
  return chdir("/") == 0 ? rmdir(chosen_folder) : -1;
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_call_fails),       cmocka_unit_test(killed_at_every_call),
      cmocka_unit_test(killed_at_any_moment),   cmocka_unit_test(runs_onto_one_output),
      cmocka_unit_test(every_allocation_fails),
  };
  take_fixture_root(argc, argv);
  is_thorough = argc > 2 && strcmp(argv[2], "all") == 0;
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
