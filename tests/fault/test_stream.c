/*
 * test_stream.c FIXTURES [all] - records in and out (--stream) while memory and calls fail, and while
 * it is killed. Each line that comes out is whole and the right answer, or says that memory was out;
 * where one is missing, the exit code tells.
 */
#include "fault/trial.h"

#include <jansson.h>

/* ---- Scenarios ----------------------------------------------------------------------------- */

/* Words whose closing quote is where jansson's buffer has to grow, and other things of JSON. */
static const char records[] =
    "{\"id\":1,\"text\":\"关于开会的通知\\n各科室：\\n　　明天开会。\",\"report\":true}\n"
    "{\"id\":\"12345678901234\",\"text\":\"关于开会的通知\"}\n"
    "{\"id\":\"123456789012345678901234567890\",\"text\":\"\\u5173\\u4e8e\\u5f00\\u4f1a\"}\n"
    "no json\n"
    "{\"id\":{\"a\":[1,2.5,1234567890123456789,\"\\ud842\\udfb7\"]},\"text\":\"\"}\n"
    "{\"id\":\"a control character: \t\",\"text\":\"x\"}\n"
    "{\"id\":7,\"text\":\"甲\",\"text\":\"乙\"}\n"
    "{\"text\":\"不带换行的最后一条\"}";

enum { RECORDS = 8 };

static const scenario scenario_table[] = {
    {"stream", {"gongwen", "--stream", "-j1"}, "in", NULL},
    {"stream with elements",
     {"gongwen", "--stream", "-j1", "--meta=m.yaml", "--overrides=o.txt", "--fail-on=error"},
     "in",
     NULL},
};

typedef struct outcome {
  int code; /* exit code, or minus the signal */
  bytes out, said;
} outcome;

static outcome look(int code)
{
  return (outcome){code, slurp("out"), slurp("err")};
}

static pid_t begin(const scenario *s, const fault *f)
{
  *shared = (told){0};
  spill("out", "", 0);
  return start(s, f);
}

static outcome run(const scenario *s, const fault *f)
{
  return look(await(begin(s, f)));
}

static void outcome_fini(outcome *o)
{
  free(o->out.data);
  free(o->said.data);
}

/* ---- Judging ------------------------------------------------------------------------------- */

typedef struct judged {
  tally *tally;
  const scenario *scenario;
  const fault *fault;
  const outcome *have, *want;
} judged;

static void wrong(const judged *j, const char *what)
{
  complain(j->tally, j->scenario, j->fault, j->have->code, what);
}

/* The line of a number from 1, without its end; of what has fewer lines nothing. */
static bytes line_at(const bytes *b, size_t number)
{
  char *p = b->data, *end = strchr(p, '\n');
  for (; end && number > 1; number--) {
    p = end + 1;
    end = strchr(p, '\n');
  }
  return end ? (bytes){p, (size_t)(end - p)} : (bytes){p, strlen(p)};
}

/* An answer says which record it is to. 0: it is none. */
static size_t number_of(const bytes *line, bool *is_short)
{
  json_t *value = json_loadb(line->data, line->size, 0, NULL);
  size_t number = (size_t)json_integer_value(json_object_get(value, "record"));
  const char *status = json_string_value(json_object_get(value, "status"));
  *is_short = status && strcmp(status, "GW_ERR_MEMORY") == 0;
  json_decref(value);
  return number;
}

static void judge_line(const judged *j, const bytes *line, size_t *last, bool *is_short)
{
  bool says_short;
  size_t number = number_of(line, &says_short);
  if (number <= *last || number > RECORDS) {
    wrong(j, "a line that is no answer");
    return;
  }
  const bytes want = line_at(&j->want->out, number);
  if (says_short)
    *is_short = true;
  else if (!is_same(line, &want))
    wrong(j, "a wrong answer");
  *last = number;
}

/* Is everything answered? The last line may have been cut off by what went wrong. */
static bool judge_answers(const judged *j, bool *is_short)
{
  const bytes *out = &j->have->out;
  size_t last = 0, count = 0;
  const char *p = out->data, *end;
  *is_short = false;
  for (; (end = strchr(p, '\n')); p = end + 1, count++) {
    const bytes line = {(char *)p, (size_t)(end - p)};
    judge_line(j, &line, &last, is_short);
  }
  if (*p && j->have->code != 4 && j->have->code >= 0) wrong(j, "a line that is cut off");
  if (count < RECORDS && j->have->code == 0) wrong(j, "an answer is missing, and nobody says so");
  return count == RECORDS;
}

/* ---- Memory -------------------------------------------------------------------------------- */

static void judge_memory(const judged *j)
{
  bool is_short, is_all = judge_answers(j, &is_short);
  j->tally->tried++;
  if (is_all && (j->have->code == j->want->code || (is_short && j->have->code == 1))) {
    j->tally->harmless += !is_short;
  } else {
    if (j->have->code != 5) wrong(j, "should be 5");
    if (!says_why(&j->have->said)) wrong(j, "another reason was given");
  }
}

static void fail_memory(tally *t, size_t index, fault_span span, size_t stride)
{
  const scenario *s = &scenario_table[index];
  fault f = {0, 0, span, NULL};
  outcome want = run(s, &f);
  size_t count = shared->memory.ours;
  for (f.memory_nth = 1 + index % stride; f.memory_nth <= count; f.memory_nth += stride) {
    outcome have = run(s, &f);
    const judged j = {t, s, &f, &have, &want};
    judge_memory(&j);
    outcome_fini(&have);
  }
  outcome_fini(&want);
}

static void every_allocation_fails(void **state)
{
  (void)state;
  (void)try_allocations("a stream", COUNT_OF(scenario_table), fail_memory, 13, 31);
}

/* ---- Calls --------------------------------------------------------------------------------- */

/* 2 and 3: --overrides, or --meta and the records; 4: the answers. */
static bool is_right_code(int code, fault_role role)
{
  bool is_of_input = code == 3 || code == 2;
  if (role == FAULT_EITHER) return is_of_input || code == 4;
  return role == FAULT_INPUT ? is_of_input : code == 4;
}

static void judge_call(const judged *j)
{
  bool is_short, is_all = judge_answers(j, &is_short);
  j->tally->tried++;
  if (is_short) wrong(j, "memory is not out");
  if (is_all && j->have->code == j->want->code)
    j->tally->harmless++;
  else if (!is_right_code(j->have->code, shared->file.role))
    wrong(j, "the wrong exit code");
  else if (j->have->said.size == 0)
    wrong(j, "nothing said");
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
    const judged j = {t, s, &f, &have, &want};
    if (shared->file.failed)
      judge_call(&j);
    else if (!way->is_short) /* which only goes for read and write */
      wrong(&j, "it did not come so far");
    outcome_fini(&have);
  }
  outcome_fini(&want);
}

static void every_call_fails(void **state)
{
  (void)state;
  try_calls("a call of a stream on a file", COUNT_OF(scenario_table), fail_calls, 1);
}

/* ---- Sudden death --------------------------------------------------------------------------- */

static const scenario three_scenario = {
    "three at once", {"gongwen", "--stream", "-j3"}, "in", NULL};

static void killed_at_any_moment(void **state)
{
  const fault f = {0, 0, FAULT_ONE, NULL};
  tally t = {0};
  (void)state;
  long before = now_us();
  outcome want = run(&three_scenario, &f);
  long duration = now_us() - before;
  for (int i = 0; i < (is_thorough ? 1000 : 200 / FAULT_FEWER); i++, t.tried++) {
    bool is_short;
    outcome have = look(kill_some_time(begin(&three_scenario, &f), duration));
    const judged j = {&t, &three_scenario, &f, &have, &want};
    t.harmless += judge_answers(&j, &is_short);
    outcome_fini(&have);
  }
  outcome_fini(&want);
  printf("faults: a stream killed at a random moment | %zu | %zu | %zu had answered all\n", t.tried,
         t.tried - t.wrong, t.harmless);
  assert_int_equal(t.wrong, 0);
}

/* ---- The folder of the trials ---------------------------------------------------------------- */

static int make_folder(void **state)
{
  static const char meta[] = "签发人: 张三\n抄送: [县委办公室, 县人大常委会办公室]\n";
  (void)state;
  if (!enter_folder()) return -1;
  spill("in", records, sizeof records - 1);
  spill("m.yaml", meta, sizeof meta - 1);
  spill("o.txt", "# none\n", 7);
  return prepare_trials() ? 0 : -1;
}

static int remove_folder(void **state)
{
  static const char *const names[] = {"in", "out", "err", "m.yaml", "o.txt"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(names); i++) remove(names[i]);
  return chdir("/") == 0 ? rmdir(chosen_folder) : -1;
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_call_fails),
      cmocka_unit_test(killed_at_any_moment),
      cmocka_unit_test(every_allocation_fails),
  };
  take_fixture_root(argc, argv);
  is_thorough = argc > 2 && strcmp(argv[2], "all") == 0;
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
