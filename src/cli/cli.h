/*
 * cli.h - what all files of the program share: its languages, its commands and how it ends. The
 * program knows nothing of the library but gongwen.h. Its own names begin with cli_, so that none
 * can meet a name inside the library.
 */
#ifndef CLI_H
#define CLI_H

/* What the program speaks. */
typedef enum cli_language { CLI_EN = 0, CLI_ZH } cli_language;

/* What it can be asked to do. Converting is what happens when no command is named. */
typedef enum cli_command {
  CLI_CONVERT = 0,
  CLI_OUTLINE,
  CLI_RULES,
  CLI_PASSES,
  CLI_DIAGNOSTICS,
  CLI_NAMED_COUNT,
  /* asked for by an option, not by a name: */
  CLI_BATCH = CLI_NAMED_COUNT, /* --directory */
  CLI_STREAM,                  /* --stream */
  CLI_COMMAND_COUNT
} cli_command;

/* How it ends. Ordered by weight: where two hold, the larger one is the exit status. */
typedef enum cli_exit {
  CLI_EXIT_DONE = 0,
  CLI_EXIT_FLAGGED = 1, /* done, but there are diagnostics at or above --fail-on, or some of many
                           drafts failed */
  CLI_EXIT_USAGE = 2,
  CLI_EXIT_DRAFT = 3,  /* the draft cannot be read, or is no draft */
  CLI_EXIT_OUTPUT = 4, /* the output or the report cannot be written */
  CLI_EXIT_INTERNAL = 5
} cli_exit;

#endif
