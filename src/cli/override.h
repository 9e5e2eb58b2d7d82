/*
 * override.h - what the user says that lines are: --force and --overrides become the one list that
 * the library takes (gw_options.force). What is wrong with it is the library's knowledge; this file
 * puts it into words.
 */
#ifndef CLI_OVERRIDE_H
#define CLI_OVERRIDE_H

#include "cli/args.h"
#include "cli/file.h"

/* Reads what `file` has, checks it and puts it before the lists of --force; *list is the caller's to
 * free, and NULL when nothing is forced. Says what is wrong. `file` is NULL when there is none. */
cli_exit cli_override_load(const cli_args *args, cli_input *file, char **list);

#endif
