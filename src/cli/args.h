/*
 * args.h - the command line: one table of options, from which parsing, suggestions and --help are
 * made. Knows nothing of files; it prints nothing, what is wrong comes back as a complaint.
 */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include "cli/option.h"

/* The table, by index from 0. */
size_t cli_option_count(void);
const cli_option *cli_option_at(size_t index);

/*
 * Reads argv (which it permutes) and the environment: LC_ALL, LC_MESSAGES, LANG, SOURCE_DATE_EPOCH.
 * False: *complaint says why; args->language holds in any case.
 */
bool cli_args_parse(cli_args *args, int argc, char **argv, cli_complaint *complaint);

#endif
