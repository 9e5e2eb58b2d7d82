/*
 * test_batch.c FIXTURES [all] - many drafts in one process (-d) while memory and files fail, and while
 * it is killed. Besides what test_program.c asks: each DOCX is old or new and whole, the report tells
 * what became of each, and the ledger never says of an output that it is what it is not.
 */
#include "fault/trial.h"

#include "cli/ledger.h"

#include <jansson.h>

/* ---- Scenarios ----------------------------------------------------------------------------- */

enum { DOCX = 3, REPORT = DOCX, FILES };

/* The outputs, by the names that they have in the ledger, and the report. */
static const char *const name_table[DOCX] = {"in/a.docx", "in/b.docx", "in/sub/c.docx"};
static const char *const file_table[FILES] = {"d/in/a.docx", "d/in/b.docx", "d/in/sub/c.docx",
                                              "r.jsonl"};
static const char *const folder_table[] = {"d/in/sub", "d/in", "d", "."};

static const char ledger_path[] = "d/" CLI_LEDGER_NAME;

/* What made the outputs that are there before a trial. */
static const scenario old_scenario = {
    "before", {"gongwen", "-qrj1", "-dd", "--fonts=windows", "in"}, "list", NULL};

typedef struct batch_scenario {
  scenario base;
  bool is_worn; /* a folder with outputs and ledger; else there is none */
} batch_scenario;

static const batch_scenario scenario_table[] = {
    {{"into a new folder", {"gongwen", "-qrj1", "-dd", "--report=r.jsonl", "in"}, "list", NULL},
     false},
    {{"with other options",
      {"gongwen", "-qrj1", "-dd", "--update", "--report=r.jsonl", "in"},
      "list",
      NULL},
     true},
    {{"by names",
      {"gongwen", "-rj1", "-dd", "--meta=m.yaml", "--overrides=o.txt", "-0", "-"},
      "list",
      NULL},
     true},
    {{"nothing to do",
      {"gongwen", "-qrj1", "-dd", "--update", "--fonts=windows", "--report=r.jsonl", "in"},
      "list",
      NULL},
     true},
    {{"some of it",
      {"gongwen", "-rj1", "-dd", "--update", "--stop", "--fonts=windows", "in/a.txt", "bad.txt",
       "in/b.md"},
      "list",
      NULL},
     true},
};

typedef struct outcome {
  int code; /* exit code, or minus the signal */
  bytes files[FILES];
  bytes ledger, said;
  int temporaries;
} outcome;

static outcome old; /* before the trials of a worn folder */

static void remove_outputs(void)
{
  for (int i = 0; i < FILES; i++) remove(file_table[i]);
  remove(ledger_path);
  for (size_t i = 0; i < COUNT_OF(folder_table) - 1; i++) remove(folder_table[i]);
}

static void put_back(const char *path, const bytes *b)
{
  if (b->data) spill(path, b->data, b->size);
}

/* A trial starts from here, always alike; outputs are younger than their drafts. */
static void prepare(const batch_scenario *s)
{
  remove_outputs();
  spill("out", "", 0);
  if (!s->is_worn) return;
  mkdir("d", 0777);
  mkdir("d/in", 0777);
  mkdir("d/in/sub", 0777);
  for (int i = 0; i < DOCX; i++) put_back(file_table[i], &old.files[i]);
  put_back(ledger_path, &old.ledger);
}

static outcome look(int code)
{
  outcome o = {.code = code};
  for (int i = 0; i < FILES; i++) o.files[i] = slurp(file_table[i]);
  o.ledger = slurp(ledger_path);
  o.said = slurp("err");
  for (size_t i = 0; i < COUNT_OF(folder_table); i++) o.temporaries += sweep(folder_table[i]);
  return o;
}

static outcome run(const batch_scenario *s, const fault *f)
{
  *shared = (told){0};
  prepare(s);
  return look(await(start(&s->base, f)));
}

static void outcome_fini(outcome *o)
{
  for (int i = 0; i < FILES; i++) free(o->files[i].data);
  free(o->ledger.data);
  free(o->said.data);
}

/* ---- Judging ------------------------------------------------------------------------------- */

typedef struct judged {
  tally *tally;
  const batch_scenario *scenario;
  const fault *fault;
  const outcome *have, *want, *before;
} judged;

static const outcome nothing;

static void wrong(const judged *j, const char *what)
{
  complain(j->tally, &j->scenario->base, j->fault, j->have->code, what);
}

static bool is_new(const judged *j, int file)
{
  return is_same(&j->have->files[file], &j->want->files[file]);
}

static bool are_all_new(const judged *j)
{
  bool are = true;
  for (int i = 0; i < DOCX; i++) are = are && is_new(j, i);
  return are;
}

static cli_ledger read_ledger(const bytes *b)
{
  cli_ledger ledger = {0};
  char *text = malloc(b->size + 1);
  assert_non_null(text);
  if (b->data) memcpy(text, b->data, b->size);
  text[b->size] = '\0';
  assert_true(cli_ledger_parse(&ledger, text, b->size));
  return ledger;
}

/* Does a ledger say of an output that it is one that another ledger knows by this name, which is not
 * so? A trace of which nobody has made anything is a promise of nothing. */
static bool lies(const cli_ledger *have, const cli_ledger *known, const char *name, bool is_so)
{
  uint64_t trace, other;
  return !is_so && cli_ledger_find(have, name, &trace) && cli_ledger_find(known, name, &other) &&
         trace && trace == other;
}

static void judge_ledger(const judged *j)
{
  cli_ledger have = read_ledger(&j->have->ledger), new_one = read_ledger(&j->want->ledger),
             old_one = read_ledger(&j->before->ledger);
  for (int i = 0; i < DOCX; i++) {
    bool is_old = is_same(&j->have->files[i], &j->before->files[i]);
    if (lies(&have, &new_one, name_table[i], is_new(j, i))) wrong(j, "the ledger knows too much");
    if (lies(&have, &old_one, name_table[i], is_old)) wrong(j, "the ledger believes in what was");
  }
  cli_ledger_free(&have);
  cli_ledger_free(&new_one);
  cli_ledger_free(&old_one);
}

/* One line of the report: "written" and "current" are there, of what failed the exit code tells why. */
static void judge_line(const judged *j, const json_t *line, bool is_memory)
{
  const char *output = json_string_value(json_object_get(line, "output"));
  const char *result = json_string_value(json_object_get(line, "result"));
  int code = (int)json_integer_value(json_object_get(line, "exit"));
  if (!output || !result) {
    wrong(j, "a line of the report is no record");
    return;
  }
  bool has_failed = strcmp(result, "failed") == 0;
  for (int i = 0; i < DOCX; i++)
    if (strcmp(output, file_table[i]) == 0 && !has_failed && !is_new(j, i))
      wrong(j, "reported, but not so");
  if (has_failed && j->have->code == 0) wrong(j, "a failure is no success");
  if (has_failed && is_memory && code != 5) wrong(j, "reported with another reason");
}

/* There is none, or it has a line for each draft; a folder that cannot be looked at is one. */
static void judge_report(const judged *j, bool is_memory)
{
  const bytes *report = &j->have->files[REPORT];
  size_t lines = 0;
  if (!report->data || is_new(j, REPORT)) return;
  for (const char *p = report->data, *end; (end = strchr(p, '\n')); p = end + 1, lines++) {
    json_t *line = json_loadb(p, (size_t)(end - p), 0, NULL);
    if (line)
      judge_line(j, line, is_memory);
    else
      wrong(j, "a line of the report is no JSON");
    json_decref(line);
  }
  bool is_whole = report->size > 0 && report->data[report->size - 1] == '\n';
  if (!is_whole || (lines != DOCX && j->have->code == 0)) wrong(j, "a report that is not whole");
}

static void judge_files(const judged *j)
{
  for (int i = 0; i < DOCX; i++)
    if (!is_new(j, i) && !is_same(&j->have->files[i], &j->before->files[i]))
      wrong(j, file_table[i]);
  judge_ledger(j);
}

/* What differs from a run in which all is well may be the ledger, which is only there to save time, and
 * the report that tells that time was not saved. */
static bool is_as_wanted(const judged *j)
{
  return j->have->code == j->want->code && are_all_new(j) &&
         !j->have->files[REPORT].data == !j->want->files[REPORT].data;
}

static judged start_judging(tally *t, const batch_scenario *s, const fault *f, const outcome *have,
                            const outcome *want)
{
  t->tried++;
  return (judged){t, s, f, have, want, s->is_worn ? &old : &nothing};
}

/* ---- Memory -------------------------------------------------------------------------------- */

static void judge_memory(const judged *j)
{
  int code = j->have->code;
  judge_files(j);
  judge_report(j, true);
  if (j->have->temporaries) wrong(j, "a temporary file");
  if (is_as_wanted(j)) {
    j->tally->harmless++;
  } else {
    if (code != 5 && (code != 1 || are_all_new(j))) wrong(j, "should be 5");
    if (!says_why(&j->have->said)) wrong(j, "another reason was given");
  }
}

static void fail_memory(tally *t, size_t index, fault_span span, size_t stride)
{
  const batch_scenario *s = &scenario_table[index];
  fault f = {0, 0, span, NULL};
  outcome want = run(s, &f);
  size_t count = shared->memory.ours;
  for (f.memory_nth = 1 + index % stride; f.memory_nth <= count; f.memory_nth += stride) {
    outcome have = run(s, &f);
    judged j = start_judging(t, s, &f, &have, &want);
    judge_memory(&j);
    outcome_fini(&have);
  }
  outcome_fini(&want);
}

static void every_allocation_fails(void **state)
{
  (void)state;
  (void)try_allocations("a batch", COUNT_OF(scenario_table), fail_memory, 29, 83);
}

/* ---- Files --------------------------------------------------------------------------------- */

/* 1: a draft has failed; 2 and 3: a list, --meta or --overrides cannot be read; 4: the report or the
 * folder cannot be written. */
static bool is_right_code(const judged *j, fault_role role)
{
  int code = j->have->code;
  bool is_of_input = code == 3 || (code == 2 && j->scenario == &scenario_table[2]);
  bool is_of_draft = (code == 1 || j->want->code == code) && !(are_all_new(j) && is_new(j, REPORT));
  if (role == FAULT_EITHER) return is_of_input || is_of_draft || code == 4;
  return is_of_draft || (role == FAULT_INPUT ? is_of_input : code == 4);
}

static void judge_call(const judged *j)
{
  const fault_file_count count = shared->file;
  judge_files(j);
  judge_report(j, false);
  if (j->have->temporaries && strcmp(count.failed, "unlink") != 0) wrong(j, "a temporary file");
  if (is_as_wanted(j))
    j->tally->harmless++;
  else if (!is_right_code(j, count.role))
    wrong(j, "the wrong exit code");
  else if (j->have->said.size == 0)
    wrong(j, "nothing said");
}

static void fail_calls(tally *t, size_t index, const fault_way *way)
{
  const batch_scenario *s = &scenario_table[index];
  fault f = {0, 0, FAULT_ONE, way};
  outcome want = run(s, &f);
  size_t calls = shared->file.calls;
  assert_true(calls > 3);
  for (f.file_nth = 1; f.file_nth <= calls; f.file_nth++) {
    outcome have = run(s, &f);
    judged j = start_judging(t, s, &f, &have, &want);
    if (shared->file.failed)
      judge_call(&j);
    else if (way->is_short) /* which only goes for read and write */
      t->tried--;
    else
      wrong(&j, "it did not come so far");
    outcome_fini(&have);
  }
  outcome_fini(&want);
}

static void every_call_fails(void **state)
{
  (void)state;
  try_calls("a call of a batch on a file", COUNT_OF(scenario_table), fail_calls,
            is_thorough       ? 1
            : FAULT_FEWER > 1 ? 6
                              : 3);
}

/* ---- Sudden death --------------------------------------------------------------------------- */

static void killed_at_every_call(void **state)
{
  tally t = {0};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(scenario_table); i++) {
    const batch_scenario *s = &scenario_table[i];
    fault f = {0, 0, FAULT_ONE, &kill_way};
    outcome want = run(s, &f);
    size_t calls = shared->file.calls;
    for (f.file_nth = 1; f.file_nth <= calls; f.file_nth += FAULT_FEWER > 1 ? 8 : 1) {
      outcome have = run(s, &f);
      judged j = start_judging(&t, s, &f, &have, &want);
      if (have.code != -SIGKILL) wrong(&j, "it lives");
      judge_files(&j);
      if (have.temporaries > 2) wrong(&j, "too many temporary files");
      outcome_fini(&have);
    }
    outcome_fini(&want);
  }
  printf("faults: a batch killed in front of a call on a file | %zu | %zu |\n", t.tried,
         t.tried - t.wrong);
  assert_int_equal(t.wrong, 0);
}

/* Two threads at work. */
static const batch_scenario two_scenario = {
    {"two at once", {"gongwen", "-qrj2", "-dd", "--report=r.jsonl", "in"}, "list", NULL}, true};

static void killed_at_any_moment(void **state)
{
  const fault f = {0, 0, FAULT_ONE, NULL};
  tally t = {0};
  (void)state;
  long before = now_us();
  outcome want = run(&two_scenario, &f);
  long duration = now_us() - before;
  for (int i = 0; i < (is_thorough ? 1000 : 200 / FAULT_FEWER); i++) {
    prepare(&two_scenario);
    outcome have = look(kill_some_time(start(&two_scenario.base, &f), duration));
    judged j = start_judging(&t, &two_scenario, &f, &have, &want);
    judge_files(&j);
    if (have.temporaries > 3) wrong(&j, "too many temporary files");
    t.harmless += is_new(&j, REPORT);
    outcome_fini(&have);
  }
  outcome_fini(&want);
  printf("faults: a batch killed at a random moment | %zu | %zu | %zu had the new report\n",
         t.tried, t.tried - t.wrong, t.harmless);
  assert_int_equal(t.wrong, 0);
}

/* ---- The folder of the trials ---------------------------------------------------------------- */

static int make_folder(void **state)
{
  static const char meta[] = "签发人: 张三\n抄送: [县委办公室, 县人大常委会办公室]\n";
  static const char list[] = "in/a.txt\0in/b.md\0in/sub/c.txt";
  const fault none = {0, 0, FAULT_ONE, NULL};
  const batch_scenario fresh = {old_scenario, false};
  (void)state;
  if (!enter_folder() || mkdir("in", 0777) != 0 || mkdir("in/sub", 0777) != 0) return -1;
  if (!copy_draft("plain-tiny-notice.txt", "in/a.txt") ||
      !copy_draft("markdown-table.md", "in/b.md") ||
      !copy_draft("nasty-gb18030-short.txt", "in/sub/c.txt"))
    return -1;
  spill("m.yaml", meta, sizeof meta - 1);
  spill("o.txt", "2=body\n", 7);
  spill("bad.txt", "", 0);
  spill("list", list, sizeof list);
  if (!prepare_trials()) return -1;
  old = run(&fresh, &none);
  return old.code == 0 && old.files[0].data && old.ledger.data ? 0 : -1;
}

static int remove_folder(void **state)
{
  static const char *const names[] = {"out",          "err",    "m.yaml",   "o.txt",
                                      "bad.txt",      "list",   "in/a.txt", "in/b.md",
                                      "in/sub/c.txt", "in/sub", "in"};
  (void)state;
  remove_outputs();
  outcome_fini(&old);
  for (size_t i = 0; i < COUNT_OF(names); i++) remove(names[i]);
  return chdir("/") == 0 ? rmdir(chosen_folder) : -1;
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_call_fails),
      cmocka_unit_test(killed_at_every_call),
      cmocka_unit_test(killed_at_any_moment),
      cmocka_unit_test(every_allocation_fails),
  };
  take_fixture_root(argc, argv);
  is_thorough = argc > 2 && strcmp(argv[2], "all") == 0;
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
