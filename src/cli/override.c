/* override.c - see override.h. */
#include "cli/override.h"

#include "cli/deliver.h"
#include "cli/diagnose.h"
#include "cli/option_value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "overrides.txt:3:4: error: text" */
static cli_exit refuse(const cli_args *args, const gw_force_error *error, const char *text)
{
  cli_language language = (cli_language)args->language;
  cli_complaint complaint;
  cli_args_word_force(text, error, &complaint);
  cli_message_harmless(stderr, args->overrides);
  fprintf(stderr, ":%zu:%zu: %s: ", error->line, error->column,
          cli_diagnose_severity(GW_ERROR, language));
  cli_message_put(stderr, language, complaint.message, complaint.args);
  putc('\n', stderr);
  return CLI_EXIT_USAGE;
}

static cli_exit check(const cli_args *args, const char *text, size_t size)
{
  gw_force_error error = GW_FORCE_ERROR_INIT;
  gw_status status = gw_force_check(text, &error);
  if (status == GW_ERR_OPTION) return refuse(args, &error, text);
  if (status != GW_OK) {
    cli_message_say((cli_language)args->language, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
    return CLI_EXIT_INTERNAL;
  }
  if (strlen(text) == size) return CLI_EXIT_DONE;
  cli_message_say((cli_language)args->language, CLI_SAY_NO_OVERRIDES, args->overrides, NULL, NULL);
  return CLI_EXIT_USAGE;
}

/* The text of the file, line end behind it, then each list on a line of its own. */
static char *join(const cli_args *args, const char *text)
{
  char *list = NULL;
  size_t size;
  FILE *to = open_memstream(&list, &size);
  if (!to) return NULL;
  if (text) fprintf(to, "%s\n", text);
  for (size_t i = 0; i < args->force_count; i++) fprintf(to, "%s\n", args->forces[i]);
  bool fine = !ferror(to);
  if (fclose(to) == 0 && fine) return list;
  free(list);
  return NULL;
}

cli_exit cli_override_load(const cli_args *args, cli_input *file, char **list)
{
  char *text = NULL;
  size_t size = 0;
  cli_exit result = CLI_EXIT_DONE;
  *list = NULL;
  if (file && !(text = cli_input_read_all(file, GW_DEFAULT_MAX_SIZE, &size))) {
    cli_message_say((cli_language)args->language, CLI_SAY_CANNOT_READ, args->overrides,
                    cli_message_errno(file->error, (cli_language)args->language), NULL);
    return cli_deliver_blame(file->error, CLI_EXIT_USAGE);
  }
  if (text) result = check(args, text, size);
  if (result == CLI_EXIT_DONE && (text || args->force_count)) {
    *list = join(args, text);
    if (!*list) {
      cli_message_say((cli_language)args->language, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
      result = CLI_EXIT_INTERNAL;
    }
  }
  free(text);
  return result;
}
