/* stream.c - see stream.h. */
#include "cli/stream.h"

#include "cli/deliver.h"
#include "cli/diagnose.h"
#include "cli/file.h"
#include "cli/lines.h"
#include "cli/load.h"
#include "cli/pool.h"
#include "cli/recipe.h"
#include "cli/record.h"
#include "cli/sandbox.h"
#include "cli/text.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  AHEAD = 4,                 /* records under way for each thread */
  GRACE = CLI_POOL_TICKS / 2 /* a thread that waits for input does not hear of a signal */
};

typedef struct stream {
  const cli_args *args;
  cli_language language;
  cli_recipe recipe;
  cli_input input;
  cli_lines lines;
  cli_output output;
  size_t count;
  atomic_bool is_broken;     /* nobody takes the answers */
  bool is_flagged, is_short; /* a record at or above --fail-on; memory was out */
} stream;

/* One record, from its line to its answer. */
typedef struct item {
  char *line;
  size_t size, number;
  bool is_long;
  bool is_flagged; /* it failed, or says what --fail-on asks for */
  char *answer;
} item;

/* ---- One record ------------------------------------------------------------------------------------ */

static gw_status convert(const cli_request *request, gw_draft *draft, cli_text *docx,
                         cli_text *report)
{
  gw_status status = gw_draft_read(draft, request->text, request->size);
  if (status == GW_OK) status = gw_draft_write_docx(draft, (gw_sink){cli_text_add, docx});
  if (request->wants_report) {
    gw_status told = gw_draft_write_report(draft, NULL, (gw_sink){cli_text_add, report});
    if (status == GW_OK) status = told;
  }
  return status == GW_ERR_SINK ? GW_ERR_MEMORY : status; /* memory is what it is written to */
}

/* A record that comes to nothing counts as an error. */
static bool fails(const stream *s)
{
  return s->args->fail_on.least <= GW_ERROR;
}

static void answer(const stream *s, item *i, const cli_request *request)
{
  gw_draft *draft = NULL;
  cli_text docx = {0}, report = {0};
  gw_status status = cli_recipe_start(&s->recipe, &draft);
  if (status == GW_OK) status = convert(request, draft, &docx, &report);
  bool fine = status == GW_OK;
  const cli_answer words = {draft, gw_status_name(status),
                            fine ? NULL
                                 : gw_status_text(status, s->language == CLI_ZH ? "zh" : "en"),
                            s->args->verbosity < 0};
  i->is_flagged = fine ? cli_fail_on_holds(s->args->fail_on, draft) : fails(s);
  i->answer = cli_record_stream(request, i->number, &words, fine ? docx.data : NULL, docx.size,
                                report.size ? report.data : NULL, report.size);
  free(docx.data);
  free(report.data);
  gw_draft_free(draft);
}

/* What the parser says may quote any bytes. */
static void refuse(const stream *s, item *i, const cli_request *request, const char *fault)
{
  char *error = cli_message_copy(fault);
  const cli_answer words = {NULL, "BAD_RECORD", error, false};
  i->is_flagged = fails(s);
  if (error) i->answer = cli_record_stream(request, i->number, &words, NULL, 0, NULL, 0);
  free(error);
}

static void work(void *user, void *given)
{
  const stream *s = user;
  item *i = given;
  cli_request request = {0};
  if (i->is_long)
    request.fault = "longer than any record with a draft of --max-size";
  else
    cli_request_parse(&request, i->line, i->size);
  free(i->line);
  i->line = NULL;
  if (request.is_short)
    i->answer = NULL; /* and that is told at the end */
  else if (request.fault)
    refuse(s, i, &request, request.fault);
  else
    answer(s, i, &request);
  cli_request_free(&request);
}

/* ---- The stream ------------------------------------------------------------------------------------ */

static void *next(void *user)
{
  stream *s = user;
  item *i = s->is_broken ? NULL : calloc(1, sizeof *i);
  if (!i && !s->is_broken) s->input.error = ENOMEM;
  cli_lines_got got = i ? cli_lines_next(&s->lines, &i->line, &i->size) : CLI_LINES_END;
  if (got == CLI_LINES_LINE || got == CLI_LINES_LONG) {
    i->number = ++s->count;
    i->is_long = got == CLI_LINES_LONG;
    return i;
  }
  free(i);
  return NULL;
}

static void done(void *user, void *given)
{
  stream *s = user;
  item *i = given;
  if (!i->answer) s->is_short = true;
  if (i->answer && cli_output_write(&s->output, i->answer, strlen(i->answer)) != 0)
    s->is_broken = true;
  if (i->is_flagged) s->is_flagged = true;
  free(i->answer);
  free(i);
}

static cli_exit judge(const stream *s)
{
  cli_language language = s->language;
  if (s->output.error) {
    cli_message_say(language, CLI_SAY_CANNOT_WRITE, cli_deliver_name("-", language),
                    cli_message_errno(s->output.error, language), NULL);
    return CLI_EXIT_OUTPUT;
  }
  if (s->is_short || s->input.error == ENOMEM) {
    cli_message_say(language, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
    return CLI_EXIT_INTERNAL;
  }
  if (s->input.error) {
    cli_message_say(language, CLI_SAY_CANNOT_READ,
                    cli_message_text(CLI_SAY_STANDARD_INPUT, language),
                    cli_message_errno(s->input.error, language), NULL);
    return CLI_EXIT_DRAFT;
  }
  return s->is_flagged ? CLI_EXIT_FLAGGED : CLI_EXIT_DONE;
}

static cli_exit run(stream *s)
{
  size_t jobs = s->args->jobs ? s->args->jobs : 1;
  const cli_pool pool = {.jobs = jobs,
                         .window = AHEAD * jobs,
                         .grace = GRACE,
                         .next = next,
                         .work = work,
                         .done = done,
                         .user = s};
  cli_pool_end end = cli_pool_run(&pool);
  if (!end.is_started) {
    cli_message_say(s->language, CLI_SAY_NO_THREAD, NULL, NULL, NULL);
    return CLI_EXIT_INTERNAL;
  }
  if (end.number) cli_file_end_by(end.number);
  return judge(s);
}

/* A JSON string may write each character of the draft as an escape of six. */
static size_t longest_line(const gw_options *options)
{
  size_t most = options->max_size ? options->max_size : GW_DEFAULT_MAX_SIZE;
  return most > (SIZE_MAX - 65536) / 6 ? SIZE_MAX : 6 * most + 65536;
}

/* Records come in and answers go out by what is open already. */
static void confine(const cli_args *args)
{
  cli_sandbox sandbox;
  cli_sandbox_start(&sandbox, args->sandbox);
  if (args->overrides) cli_sandbox_allow(&sandbox, args->overrides, CLI_MAY_READ);
  for (size_t i = 0; i < args->given_count; i++)
    if (args->given[i].is_file) cli_sandbox_allow(&sandbox, args->given[i].text, CLI_MAY_READ);
  (void)cli_sandbox_enter(&sandbox);
}

cli_exit cli_stream(const cli_args *args)
{
  stream s = {
      .args = args, .language = (cli_language)args->language, .output = {.fd = STDOUT_FILENO}};
  cli_load_prepare();
  confine(args);
  cli_exit result = cli_recipe_load(&s.recipe, args);
  s.recipe.options.encoding = "utf-8"; /* as JSON is */
  s.lines = (cli_lines){.input = &s.input, .most = longest_line(&s.recipe.options)};
  (void)cli_input_open(&s.input, NULL); /* said when it is read */
  if (result == CLI_EXIT_DONE) result = run(&s);
  cli_lines_free(&s.lines);
  cli_recipe_free(&s.recipe);
  return result;
}
