/*
 * main.c - the program gongwen: reads the command line, runs one command, exits. It is a guest of
 * the library and uses nothing of it but gongwen.h.
 */
#include "cli/args.h"
#include "cli/batch.h"
#include "cli/convert.h"
#include "cli/file.h"
#include "cli/listing.h"
#include "cli/stream.h"

#include <stdlib.h>

typedef cli_exit command(const cli_args *args);

static command *const command_table[CLI_COMMAND_COUNT] = {
    [CLI_CONVERT] = cli_convert,
    [CLI_OUTLINE] = cli_convert,
    [CLI_RULES] = cli_listing_rules,
    [CLI_PASSES] = cli_listing_passes,
    [CLI_DIAGNOSTICS] = cli_listing_diagnostics,
    [CLI_BATCH] = cli_batch,
    [CLI_STREAM] = cli_stream,
};

static command *choose(const cli_args *args)
{
  if (args->help) return cli_listing_help;
  if (args->version) return cli_listing_version;
  return command_table[args->command];
}

/* Nothing here is told in local time, but libzip asks for it with every part of a package, and libc
 * opens /etc/localtime each time that no zone is set. Without memory it is slower, no more. */
static void leave_local_time(void)
{
  (void)setenv("TZ", "UTC0", 1); /* NOLINT(concurrency-mt-unsafe): no thread has been started */
}

int main(int argc, char **argv)
{
  cli_args args;
  cli_complaint complaint;
  if (!cli_file_prepare()) return CLI_EXIT_INTERNAL; /* in silence: there is no place for words */
  leave_local_time();
  /* Diagnostics can be many; a line each is enough to be seen in time. */
  (void)setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
  if (!cli_args_parse(&args, argc, argv, &complaint)) {
    cli_message_say((cli_language)args.language, complaint.message, complaint.args[0],
                    complaint.args[1], complaint.args[2]);
    return CLI_EXIT_USAGE;
  }
  return (int)choose(&args)(&args);
}
