/* press.c - see press.h. */
#include "cli/press.h"

#include "cli/deliver.h"
#include "cli/diagnose.h"
#include "cli/file.h"
#include "cli/record.h"
#include "cli/trace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One draft under way. */
typedef struct sheet {
  const cli_press *press;
  const cli_job *job;
  cli_pressed *to;
  cli_language language;
  gw_draft *draft;
  cli_input input;
  cli_output output;
  const char *status; /* for the record ... */
  char *error;        /* ... with its sentence */
} sheet;

/* ---- What there is to say ---------------------------------------------------------------------- */

static char *close_text(FILE *to, char **text)
{
  bool fine = !ferror(to);
  if (fclose(to) == 0 && fine) return *text;
  free(*text);
  return NULL;
}

static char *word(cli_language language, cli_message message, const char *const args[3])
{
  char *text = NULL;
  size_t size;
  FILE *to = open_memstream(&text, &size);
  if (!to) return NULL;
  cli_message_put(to, language, message, args);
  return close_text(to, &text);
}

/* The sentence as a line behind "gongwen: ". Always false, as all that fails. */
static bool fail(sheet *s, cli_exit code, const char *status, cli_message message,
                 const char *const args[3])
{
  s->to->outcome = CLI_FAILED;
  s->to->code = code;
  s->status = status;
  s->error = word(s->language, message, args);
  if (s->error && asprintf(&s->to->complaint, "gongwen: %s\n", s->error) < 0)
    s->to->complaint = NULL;
  return false;
}

/* The same for a file: it is not its fault when memory is out. */
static bool fail_file(sheet *s, int error, gw_status status, cli_message message, const char *path)
{
  const char *const args[3] = {path, cli_message_errno(error, s->language)};
  gw_status blamed = error == ENOMEM ? GW_ERR_MEMORY : status;
  return fail(s, cli_deliver_exit(blamed), gw_status_name(blamed), message, args);
}

static bool fail_read(sheet *s)
{
  return fail_file(s, s->input.error, GW_ERR_SOURCE, CLI_SAY_CANNOT_READ, s->job->draft);
}

static bool fail_write(sheet *s)
{
  return fail_file(s, s->output.error, GW_ERR_SINK, CLI_SAY_CANNOT_WRITE, s->job->output);
}

/* The first diagnostic that counts in place of the sentence, as it tells where. */
static void point_out(sheet *s, cli_fail_on what)
{
  const cli_talk talk = {s->job->draft, s->language, 0};
  char *text = NULL;
  size_t size;
  FILE *to = s->draft ? open_memstream(&text, &size) : NULL;
  if (!to) return;
  bool is_there = cli_diagnose_first(to, s->draft, talk, what);
  text = close_text(to, &text);
  if (is_there && text) {
    free(s->to->complaint);
    s->to->complaint = text;
  } else {
    free(text);
  }
}

static bool fail_status(sheet *s, gw_status status)
{
  const char *text = gw_status_text(status, s->language == CLI_ZH ? "zh" : "en");
  const char *const args[3] = {s->job->draft, text, gw_status_name(status)};
  if (status == GW_ERR_SOURCE) return fail_read(s);
  if (status == GW_ERR_SINK) return fail_write(s);
  fail(s, cli_deliver_exit(status), gw_status_name(status), CLI_SAY_STATUS_ABOUT, args);
  point_out(s, (cli_fail_on){GW_ERROR, NULL});
  return false;
}

/* A file name may be any bytes; JSON is UTF-8. */
static void make_record(sheet *s)
{
  static const char *const names[] = {"written", "current", "failed"};
  bool was_read = s->to->outcome != CLI_CURRENT;
  const cli_answer answer = {was_read ? s->draft : NULL, s->status, s->error,
                             s->press->recipe->args->verbosity < 0};
  char *draft = cli_message_copy(s->job->draft), *output = cli_message_copy(s->job->output);
  if (draft && output)
    s->to->record = cli_record_batch(draft, output, names[s->to->outcome], s->to->code, &answer);
  free(draft);
  free(output);
}

/* ---- What it is made of -------------------------------------------------------------------------- */

static uint64_t trace_of(const cli_recipe *recipe, const cli_job *job, const struct stat *state)
{
  uint64_t trace = cli_trace_text(recipe->trace, job->draft);
  trace = cli_trace_number(trace, (int64_t)state->st_mtim.tv_sec);
  trace = cli_trace_number(trace, (int64_t)state->st_mtim.tv_nsec);
  return cli_trace_number(trace, (int64_t)state->st_size);
}

static bool is_older(const struct timespec *a, const struct timespec *b)
{
  return a->tv_sec < b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec < b->tv_nsec);
}

/* The same draft, options and program made it, and nobody has touched the draft since. What somebody
 * did to the output after that is left alone. */
bool cli_press_is_current(const cli_recipe *recipe, const cli_job *job, uint64_t trace)
{
  struct stat draft, output;
  return stat(job->draft, &draft) == 0 && S_ISREG(draft.st_mode) &&
         stat(job->output, &output) == 0 && S_ISREG(output.st_mode) &&
         trace == trace_of(recipe, job, &draft) && !is_older(&output.st_mtim, &draft.st_mtim);
}

/* ---- The work ------------------------------------------------------------------------------------ */

/* All folders above the output, from the first one on; another thread may be quicker. */
static bool make_folders(const char *output)
{
  char *path = strdup(output);
  int error = path ? 0 : ENOMEM;
  for (char *p = path; !error && (p = strchr(p + 1, '/'));) {
    *p = '\0';
    if (mkdir(path, 0777) != 0 && errno != EEXIST) error = errno;
    *p = '/';
  }
  free(path);
  errno = error;
  return error == 0;
}

/* Nothing goes to the disk at once: see cli_ledger_append. */
static bool look(sheet *s)
{
  const char *path = s->job->output;
  bool fine = cli_output_look(&s->output, path);
  if (!fine && s->output.error == ENOENT) {
    int error = make_folders(path) ? 0 : errno;
    cli_output_discard(&s->output);
    fine = !error && cli_output_look(&s->output, path);
    if (error) s->output.error = error;
  }
  s->output.is_lazy = true;
  return fine;
}

static bool write_docx(sheet *s)
{
  const char *const args[3] = {s->job->output, NULL, NULL};
  if (!look(s)) return fail_write(s);
  if (cli_output_is_input(&s->output, &s->input))
    return fail(s, CLI_EXIT_OUTPUT, gw_status_name(GW_ERR_SINK), CLI_SAY_WOULD_OVERWRITE, args);
  if (!cli_output_open(&s->output, s->job->output)) return fail_write(s);
  gw_status status = gw_draft_write_docx(s->draft, (gw_sink){cli_output_write, &s->output});
  bool finished = cli_output_finish(&s->output);
  if (s->output.error) return fail_write(s);
  if (status != GW_OK || !finished) return fail_status(s, status);
  if (!cli_output_commit(&s->output)) return fail_write(s);
  return true;
}

static void flag(sheet *s)
{
  const cli_fail_on what = s->press->recipe->args->fail_on;
  if (!cli_fail_on_holds(what, s->draft)) return;
  s->to->code = CLI_EXIT_FLAGGED;
  point_out(s, what);
}

static bool convert(sheet *s)
{
  if (!cli_input_open(&s->input, s->job->draft)) return fail_read(s);
  s->to->trace = trace_of(s->press->recipe, s->job, &s->input.state);
  gw_status status = cli_recipe_start(s->press->recipe, &s->draft);
  if (status == GW_OK)
    status = gw_draft_read_from(s->draft, (gw_source){cli_input_read, &s->input});
  return status == GW_OK ? write_docx(s) : fail_status(s, status);
}

void cli_press_run(const cli_press *press, const cli_job *job, cli_pressed *pressed)
{
  sheet s = {.press = press,
             .job = job,
             .to = pressed,
             .language = (cli_language)press->recipe->args->language,
             .input = {.fd = -1},
             .output = {.fd = -1},
             .status = gw_status_name(GW_OK)};
  *pressed = (cli_pressed){0};
  if (job->is_current)
    pressed->outcome = CLI_CURRENT;
  else if (convert(&s))
    flag(&s);
  if (press->wants_record) make_record(&s);
  cli_output_discard(&s.output);
  cli_input_close(&s.input);
  gw_draft_free(s.draft);
  free(s.error);
}

void cli_pressed_free(cli_pressed *pressed)
{
  free(pressed->complaint);
  free(pressed->record);
}
