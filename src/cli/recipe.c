/* recipe.c - see recipe.h. */
#include "cli/recipe.h"

#include "cli/deliver.h"
#include "cli/diagnose.h"
#include "cli/file.h"
#include "cli/override.h"
#include "cli/trace.h"

#include <stdlib.h>
#include <string.h>

static cli_exit say_cannot_read(const cli_args *args, const char *path, int error)
{
  cli_language language = (cli_language)args->language;
  cli_message_say(language, CLI_SAY_CANNOT_READ, path, cli_message_errno(error, language), NULL);
  return cli_deliver_blame(error, CLI_EXIT_USAGE);
}

/* ---- Reading --------------------------------------------------------------------------------- */

static cli_exit load_forced(cli_recipe *recipe, const cli_args *args)
{
  cli_input file = {.fd = -1};
  if (args->overrides) (void)cli_input_open(&file, args->overrides);
  cli_exit result = cli_override_load(args, args->overrides ? &file : NULL, &recipe->forced);
  cli_input_close(&file);
  return result;
}

static cli_exit load_given(cli_recipe *recipe, const cli_args *args, size_t i)
{
  const cli_given *given = &args->given[i];
  const char *value = given->is_file ? NULL : strchr(given->text, '=');
  cli_exit result = CLI_EXIT_DONE;
  recipe->given[i].name =
      value ? strndup(given->text, (size_t)(value - given->text)) : cli_message_copy(given->text);
  if (given->is_file) {
    cli_input file;
    (void)cli_input_open(&file, given->text);
    recipe->given[i].text =
        cli_input_read_all(&file, 2 * GW_DEFAULT_MAX_SIZE, &recipe->given[i].size);
    if (!recipe->given[i].text) result = say_cannot_read(args, given->text, file.error);
    cli_input_close(&file);
  }
  if (recipe->given[i].name) return result;
  cli_message_say((cli_language)args->language, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
  return CLI_EXIT_INTERNAL;
}

static void take_trace(cli_recipe *recipe)
{
  uint64_t trace = cli_trace_text(recipe->args->trace, gw_version());
  trace = cli_trace_number(trace, recipe->options.timestamp);
  trace = cli_trace_text(trace, recipe->forced);
  for (size_t i = 0; i < recipe->args->given_count; i++)
    trace = cli_trace_bytes(trace, recipe->given[i].text, recipe->given[i].size);
  recipe->trace = trace;
}

/* ---- Starting -------------------------------------------------------------------------------- */

static gw_status give(const cli_recipe *recipe, gw_draft *draft, size_t i)
{
  const cli_given *given = &recipe->args->given[i];
  const char *name = recipe->given[i].name;
  if (!given->is_file) return gw_draft_set(draft, name, strchr(given->text, '=') + 1);
  return gw_draft_set_from(draft, recipe->given[i].text, recipe->given[i].size, GW_META_AUTO, name);
}

gw_status cli_recipe_start(const cli_recipe *recipe, gw_draft **draft)
{
  gw_status status = gw_draft_new(&recipe->options, draft);
  for (size_t i = 0; i < recipe->args->given_count && status == GW_OK; i++)
    status = give(recipe, *draft, i);
  return status;
}

/* What is wrong with it would be wrong with every draft, and is said once. */
static cli_exit try_it(const cli_recipe *recipe, cli_language language)
{
  const cli_talk talk = {"gongwen", language, -1};
  gw_draft *draft = NULL;
  gw_status status = cli_recipe_start(recipe, &draft);
  if (draft) cli_diagnose(draft, talk);
  if (status != GW_OK && (!draft || cli_diagnose_gravest(draft) < GW_ERROR))
    cli_message_say(language, CLI_SAY_STATUS_ABOUT, "gongwen",
                    gw_status_text(status, language == CLI_ZH ? "zh" : "en"),
                    gw_status_name(status));
  gw_draft_free(draft);
  return cli_deliver_exit(status);
}

cli_exit cli_recipe_load(cli_recipe *recipe, const cli_args *args)
{
  *recipe = (cli_recipe){.args = args, .options = args->options};
  cli_exit result = load_forced(recipe, args);
  recipe->options.force = recipe->forced;
  for (size_t i = 0; i < args->given_count && result == CLI_EXIT_DONE; i++)
    result = load_given(recipe, args, i);
  if (result != CLI_EXIT_DONE) return result;
  take_trace(recipe);
  return try_it(recipe, (cli_language)args->language);
}

void cli_recipe_free(cli_recipe *recipe)
{
  for (size_t i = 0; i < CLI_MOST_GIVEN; i++) {
    free(recipe->given[i].name);
    free(recipe->given[i].text);
  }
  free(recipe->forced);
}
