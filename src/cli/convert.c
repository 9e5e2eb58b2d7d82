/* convert.c - see convert.h. */
#include "cli/convert.h"

#include "cli/deliver.h"
#include "cli/diagnose.h"
#include "cli/file.h"
#include "cli/override.h"
#include "cli/pool.h"
#include "cli/sandbox.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* One run over one draft. */
typedef struct work {
  const cli_args *args;
  cli_talk talk;
  cli_input input;
  cli_input overrides;
  char *forced; /* the whole list, or NULL */
  gw_draft *draft;
  const char *path; /* of the output */
  char *beside;     /* `path`, when it was made from the draft's */
  char *safe_name;  /* the draft's name as UTF-8, for the report; NULL for standard input */
  cli_delivery items[2];
  size_t count; /* the output, and perhaps the report */
} work;

static const char *code_of(cli_language language)
{
  return language == CLI_ZH ? "zh" : "en";
}

/* ---- What is written ----------------------------------------------------------------------- */

static gw_status write_docx(const void *user, gw_sink sink)
{
  return gw_draft_write_docx(((const work *)user)->draft, sink);
}

static gw_status write_outline(const void *user, gw_sink sink)
{
  const work *w = user;
  const cli_args *args = w->args;
  const char *language = code_of(w->talk.language);
  if (!args->explain)
    return args->json ? gw_draft_write_outline_json(w->draft, sink)
                      : gw_draft_write_outline(w->draft, language, sink);
  const gw_range *ranges = args->explain_ranges;
  size_t count = args->explain_count;
  return args->json ? gw_draft_write_explanation_json(w->draft, ranges, count, sink)
                    : gw_draft_write_explanation(w->draft, language, ranges, count, sink);
}

static gw_status write_report(const void *user, gw_sink sink)
{
  const work *w = user;
  return gw_draft_write_report(w->draft, w->safe_name, sink);
}

/* ---- Names --------------------------------------------------------------------------------- */

static bool is_standard(const char *path)
{
  return !path || strcmp(path, "-") == 0;
}

/* The length of `draft` without an ending that says "text"; a name that is nothing else stays. */
static size_t stem_length(const char *draft)
{
  static const char *const endings[] = {".txt", ".text", ".md"};
  const char *slash = strrchr(draft, '/');
  size_t length = strlen(draft);
  size_t name_length = slash ? strlen(slash + 1) : length;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t size = strlen(endings[i]);
    if (name_length > size && strcasecmp(draft + length - size, endings[i]) == 0)
      return length - size;
  }
  return length;
}

char *cli_convert_beside(const char *draft)
{
  static const char ending[] = ".docx";
  size_t length = stem_length(draft);
  char *path = malloc(length + sizeof ending);
  if (!path) return NULL;
  memcpy(path, draft, length);
  memcpy(path + length, ending, sizeof ending);
  return path;
}

static bool choose_names(work *w)
{
  const cli_args *args = w->args;
  bool reads_file = !is_standard(args->draft);
  w->talk = (cli_talk){args->draft, (cli_language)args->language, args->verbosity};
  w->path = args->output ? args->output : "-";
  if (!reads_file) {
    w->talk.name = cli_message_text(CLI_SAY_STANDARD_INPUT, w->talk.language);
    return true;
  }
  if (!args->output && args->command == CLI_CONVERT)
    w->path = w->beside = cli_convert_beside(args->draft);
  w->safe_name = cli_message_copy(args->draft); /* a name may be any bytes; JSON is UTF-8 */
  return w->path && w->safe_name;
}

/* ---- Before the work ----------------------------------------------------------------------- */

static void add_item(work *w, const char *path, gw_status (*write)(const void *, gw_sink),
                     bool is_binary)
{
  cli_delivery *item = &w->items[w->count++];
  *item = (cli_delivery){.path = path, .write = write, .user = w, .is_binary = is_binary};
  (void)cli_output_look(&item->output, path); /* said when it is to be written */
}

static cli_exit refuse(const work *w, cli_message message, const char *path)
{
  cli_message_say(w->talk.language, message, path ? cli_deliver_name(path, w->talk.language) : NULL,
                  NULL, NULL);
  bool overwrites = message == CLI_SAY_WOULD_OVERWRITE || message == CLI_SAY_WOULD_OVERWRITE_META ||
                    message == CLI_SAY_WOULD_OVERWRITE_OVERRIDES;
  return overwrites ? CLI_EXIT_OUTPUT : CLI_EXIT_USAGE;
}

/* What can be known to be wrong before anything is read. */
static cli_exit check_streams(const work *w)
{
  const cli_args *args = w->args;
  bool converts = args->command == CLI_CONVERT;
  for (size_t i = 0; i < args->given_count; i++)
    if (args->given[i].is_file && is_standard(args->given[i].text) && is_standard(args->draft))
      return refuse(w, CLI_SAY_BOTH_STANDARD_INPUT, NULL);
  if (!args->draft && isatty(STDIN_FILENO)) return refuse(w, CLI_SAY_NO_DRAFT, NULL);
  if (args->overrides && is_standard(args->overrides) && is_standard(args->draft))
    return refuse(w, CLI_SAY_BOTH_INPUT, NULL);
  if (args->report && is_standard(args->report) && is_standard(w->path))
    return refuse(w, CLI_SAY_BOTH_STANDARD, NULL);
  if (converts && is_standard(w->path) && isatty(STDOUT_FILENO))
    return refuse(w, CLI_SAY_TERMINAL, NULL);
  return CLI_EXIT_DONE;
}

static cli_exit check_files(const work *w)
{
  for (size_t i = 0; i < w->count; i++)
    if (cli_output_is_input(&w->items[i].output, &w->input))
      return refuse(w, CLI_SAY_WOULD_OVERWRITE, w->items[i].path);
  for (size_t i = 0; w->args->overrides && i < w->count; i++)
    if (cli_output_is_input(&w->items[i].output, &w->overrides))
      return refuse(w, CLI_SAY_WOULD_OVERWRITE_OVERRIDES, w->items[i].path);
  if (w->count == 2 && cli_output_is_same(&w->items[0].output, &w->items[1].output))
    return refuse(w, CLI_SAY_SAME_OUTPUTS, w->items[1].path);
  return CLI_EXIT_DONE;
}

/* ---- Failures ------------------------------------------------------------------------------- */

/* Says what a failed status means, unless a diagnostic has done so. */
static cli_exit say_status(const work *w, gw_status status)
{
  cli_exit result = cli_deliver_exit(status);
  cli_language language = w->talk.language;
  if (status == GW_ERR_SOURCE)
    cli_message_say(language, CLI_SAY_CANNOT_READ, w->talk.name,
                    cli_message_errno(w->input.error, language), NULL);
  else if (result == CLI_EXIT_INTERNAL || !w->draft || cli_diagnose_gravest(w->draft) < GW_ERROR)
    cli_message_say(language, CLI_SAY_STATUS_ABOUT, w->talk.name,
                    gw_status_text(status, code_of(language)), gw_status_name(status));
  return result;
}

/* ---- What is given beside the draft ----------------------------------------------------------- */

static cli_exit give_value(work *w, const char *text)
{
  size_t length = strcspn(text, "=");
  char *key = malloc(length + 1);
  if (!key) return say_status(w, GW_ERR_MEMORY);
  memcpy(key, text, length);
  key[length] = '\0';
  gw_status status = gw_draft_set(w->draft, key, text + length + 1);
  free(key);
  return status == GW_OK ? CLI_EXIT_DONE : say_status(w, status);
}

/* All of a file, but not much more than the library would take, in UTF-16 twice as much. NULL: it
 * cannot be read. */
static char *read_whole(cli_input *input, size_t most, size_t *size)
{
  enum { BLOCK = 1 << 16 };
  const size_t enough = 2 * most + BLOCK;
  char *data = NULL;
  size_t got = 1;
  for (*size = 0; got > 0 && *size < enough; *size += got) {
    char *grown = realloc(data, *size + BLOCK);
    if (!grown) input->error = ENOMEM;
    if (grown) data = grown;
    if (!grown || cli_input_read(input, data + *size, BLOCK, &got) != 0) {
      free(data);
      return NULL;
    }
  }
  return data;
}

/* Called what the user called it, as UTF-8. */
static gw_status set_from(work *w, const char *path, const char *data, size_t size)
{
  char *name = cli_message_copy(path);
  gw_status status = GW_ERR_MEMORY;
  if (name) status = gw_draft_set_from(w->draft, data, size, GW_META_AUTO, name);
  free(name);
  return status;
}

static cli_exit give_file(work *w, const char *path)
{
  const size_t given = w->args->options.max_elements;
  const size_t most = given ? given : GW_DEFAULT_MAX_ELEMENTS;
  cli_input input = {.fd = -1};
  size_t size = 0;
  cli_exit result = CLI_EXIT_DONE;
  (void)cli_input_open(&input, path); /* said when it is read */
  for (size_t i = 0; i < w->count && result == CLI_EXIT_DONE; i++)
    if (cli_output_is_input(&w->items[i].output, &input))
      result = refuse(w, CLI_SAY_WOULD_OVERWRITE_META, w->items[i].path);
  char *data = result == CLI_EXIT_DONE ? read_whole(&input, most, &size) : NULL;
  if (data) {
    gw_status status = set_from(w, path, data, size);
    if (status != GW_OK) result = say_status(w, status);
  } else if (result == CLI_EXIT_DONE) {
    cli_message_say(w->talk.language, CLI_SAY_CANNOT_READ, path,
                    cli_message_errno(input.error, w->talk.language), NULL);
    result = cli_deliver_blame(input.error, CLI_EXIT_USAGE);
  }
  free(data);
  cli_input_close(&input);
  return result;
}

/* Everything that is wrong with one of them is said; then there is no use in reading the draft. */
static cli_exit give(work *w)
{
  cli_exit result = CLI_EXIT_DONE;
  for (size_t i = 0; i < w->args->given_count && result == CLI_EXIT_DONE; i++) {
    const cli_given *given = &w->args->given[i];
    result = given->is_file ? give_file(w, given->text) : give_value(w, given->text);
  }
  const cli_talk talk = {"gongwen", w->talk.language, -1};
  if (result != CLI_EXIT_DONE) cli_diagnose(w->draft, talk);
  return result;
}

/* ---- The work ------------------------------------------------------------------------------ */

static bool wants_summary(const work *w)
{
  if (w->talk.verbosity != 0) return w->talk.verbosity > 0;
  return w->args->command == CLI_CONVERT && !is_standard(w->path) && isatty(STDERR_FILENO);
}

/* Writes what there is to write: everything, or after a failed reading the report alone. */
static cli_exit deliver(work *w, cli_exit result)
{
  size_t first = result == CLI_EXIT_DONE ? 0 : 1;
  cli_exit delivered = CLI_EXIT_DONE;
  if (first < w->count)
    delivered = cli_deliver(w->items + first, w->count - first, w->talk.language);
  if (delivered != CLI_EXIT_DONE || result != CLI_EXIT_DONE)
    return delivered > result ? delivered : result;
  if (wants_summary(w))
    cli_diagnose_summary(w->draft, w->talk, cli_deliver_name(w->path, w->talk.language),
                         w->args->options.keep_notices);
  return cli_fail_on_holds(w->args->fail_on, w->draft) ? CLI_EXIT_FLAGGED : CLI_EXIT_DONE;
}

static_assert(CLI_MOST_JOBS - 1 <= GW_MOST_HELPERS,
              "the library takes any number that --jobs does");

/* As many threads as --jobs allows, and this is one of them. */
static size_t choose_helpers(const cli_args *args)
{
  return (args->jobs ? args->jobs : cli_pool_cores()) - 1;
}

static cli_exit read_and_deliver(work *w)
{
  cli_pool_spare_memory();
  gw_options options = w->args->options;
  options.force = w->forced;
  options.helpers = choose_helpers(w->args);
  gw_status status = gw_draft_new(&options, &w->draft);
  if (status != GW_OK) return say_status(w, status);
  cli_exit given = give(w);
  if (given != CLI_EXIT_DONE) return given;
  status = gw_draft_read_from(w->draft, (gw_source){cli_input_read, &w->input});
  cli_diagnose(w->draft, w->talk);
  if (status == GW_OK) return deliver(w, CLI_EXIT_DONE);
  cli_exit result = say_status(w, status);
  return result == CLI_EXIT_DRAFT ? deliver(w, result) : result;
}

/* Nothing has been read yet but names. */
static void confine(const work *w)
{
  const cli_args *args = w->args;
  cli_sandbox sandbox;
  cli_sandbox_start(&sandbox, args->sandbox);
  for (size_t i = 0; i < args->given_count; i++)
    if (args->given[i].is_file && !is_standard(args->given[i].text))
      cli_sandbox_allow(&sandbox, args->given[i].text, CLI_MAY_READ);
  for (size_t i = 0; i < w->count; i++)
    cli_sandbox_allow_output(&sandbox, w->items[i].path, &w->items[i].output);
  cli_confined confined = cli_sandbox_enter(&sandbox);
  if (args->verbosity > 0)
    cli_message_say(w->talk.language, CLI_SAY_CONFINED, confined.files ? "on" : "off",
                    confined.calls ? "on" : "off", NULL);
}

static cli_exit run(work *w)
{
  cli_exit result = check_streams(w);
  if (result != CLI_EXIT_DONE) return result;
  (void)cli_input_open(&w->input, w->args->draft); /* said when it is read */
  if (w->args->overrides) (void)cli_input_open(&w->overrides, w->args->overrides);
  if (w->args->command == CLI_CONVERT)
    add_item(w, w->path, write_docx, true);
  else
    add_item(w, w->path, write_outline, false);
  if (w->args->report) add_item(w, w->args->report, write_report, false);
  result = check_files(w);
  if (result == CLI_EXIT_DONE) {
    confine(w);
    result = cli_override_load(w->args, w->args->overrides ? &w->overrides : NULL, &w->forced);
  }
  if (result == CLI_EXIT_DONE) result = read_and_deliver(w);
  for (size_t i = 0; i < w->count; i++) cli_output_discard(&w->items[i].output);
  cli_input_close(&w->input);
  cli_input_close(&w->overrides);
  free(w->forced);
  gw_draft_free(w->draft);
  return result;
}

cli_exit cli_convert(const cli_args *args)
{
  work w = {.args = args, .input = {.fd = -1}, .overrides = {.fd = -1}};
  cli_exit result = CLI_EXIT_INTERNAL;
  if (choose_names(&w))
    result = run(&w);
  else
    cli_message_say(w.talk.language, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
  free(w.beside);
  free(w.safe_name);
  return result;
}
