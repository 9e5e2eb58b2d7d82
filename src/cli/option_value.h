/*
 * option_value.h - the argument of an option, read into cli_args by the kind that its row in option.def
 * has.
 */
#ifndef CLI_OPTION_VALUE_H
#define CLI_OPTION_VALUE_H

#include "cli/option.h"

typedef enum cli_kind {
  CLI_KIND_FLAG,
  CLI_KIND_TEXT,
  CLI_KIND_CHOICE,
  CLI_KIND_SIZE,
  CLI_KIND_ENCODING,
  CLI_KIND_FONT,
  CLI_KIND_LATIN,
  CLI_KIND_PASSES,
  CLI_KIND_TYPE_SIZE,
  CLI_KIND_PITCH,
  CLI_KIND_LEVELS,
  CLI_KIND_LINES,
  CLI_KIND_FORCE,
  CLI_KIND_SET,
  CLI_KIND_META,
  CLI_KIND_SEAL,
  CLI_KIND_TYPE,
  CLI_KIND_JOBS,
  CLI_KIND_FAIL_ON,
  CLI_KIND_LIMIT,
  CLI_KIND_COUNT
} cli_kind;

/* Stores what `value` says where the option's row has it. False: *complaint says why not. `value` is
 * borrowed, and is NULL for a flag. */
bool cli_option_read(cli_args *args, const cli_option *option, const char *value,
                     cli_complaint *complaint);

/* Would the library take these options? Which encodings, fonts, passes and types there can be is its
 * knowledge; so it is asked. */
bool cli_option_accepts(const gw_options *options);

/* A size such as 200, 64K, 10M or 1G, in bytes. False: none, zero, or more than size_t holds. */
bool cli_args_size(const char *text, size_t *bytes);

/* What is wrong with a list of --force, as the library found it, in words; without a place. */
void cli_args_word_force(const char *list, const gw_force_error *error, cli_complaint *complaint);

/* Fills in a complaint. Always false. */
bool cli_complain(cli_complaint *complaint, cli_message message, const char *first,
                  const char *second, const char *third);

#endif
