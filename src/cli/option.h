/*
 * option.h - what options there are and what a command line comes to: the types that args.h and
 * option_value.h share.
 */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "cli/cli.h"
#include "cli/fail_on.h"
#include "cli/message.h"
#include "gongwen.h"

#include <stdbool.h>
#include <stdint.h>

enum { CLI_MOST_RANGES = 64, CLI_MOST_FORCES = 64 };
enum { CLI_MOST_GIVEN = 64 };

/* An element or a setting beside the draft. */
typedef struct cli_given {
  bool is_file;     /* the text names a file of them */
  const char *text; /* KEY=VALUE, or the file; borrowed or static */
} cli_given;

/* What --help is asked about. */
typedef enum cli_topic {
  CLI_TOPIC_ALL,
  CLI_TOPIC_OPTIONS,
  CLI_TOPIC_NORMALIZE,
  CLI_TOPIC_EXIT,
  CLI_TOPIC_COUNT
} cli_topic;

/* What was asked for. Strings are borrowed from argv and the environment. */
typedef struct cli_args {
  cli_command command;
  int language;       /* a cli_language */
  const char *draft;  /* NULL: none was named */
  const char *output; /* NULL: beside the draft, or standard output */
  const char *report; /* NULL: none */
  int json, help, version;
  cli_topic topic; /* of the help */
  int explain;     /* the outline with its evidence: all of it, or of these lines */
  gw_range explain_ranges[CLI_MOST_RANGES];
  size_t explain_count;
  const char *forces[CLI_MOST_FORCES]; /* the lists of --force, each of them well formed */
  size_t force_count;
  const char *overrides;  /* a file of such a list, which comes before them; NULL: none */
  int verbosity;          /* -1: errors only, 0, 1: every decision */
  cli_fail_on fail_on;    /* what makes the exit status 1 */
  const char *directory;  /* of a batch; NULL: one draft */
  const char *files_from; /* a list of drafts; NULL: none */
  int null, recursive, update, stop, stream;
  size_t jobs;           /* threads; 0: as fits */
  char *const *operands; /* of a batch */
  size_t operand_count;
  int sandbox;    /* a cli_sandbox_mode */
  uint64_t trace; /* of the options that say what a DOCX looks like */
  gw_options options;
  cli_given given[CLI_MOST_GIVEN]; /* as they were given */
  size_t given_count;
} cli_args;

/* Why the command line was refused: a sentence and its arguments. */
typedef struct cli_complaint {
  cli_message message;
  const char *args[3]; /* static, of argv, or `word` */
  char word[64];       /* an option's name without its value */
} cli_complaint;

typedef enum cli_group {
  CLI_GROUP_OUTPUT,
  CLI_GROUP_MANY,
  CLI_GROUP_READING, /* options of this group and the next one say what a DOCX looks like */
  CLI_GROUP_PAGE,
  CLI_GROUP_TALK,
  CLI_GROUP_OTHER,
  CLI_GROUP_COUNT
} cli_group;

/* One option. What it does to cli_args is the business of option_value.c. */
typedef struct cli_option {
  char brief;           /* 0: long form only */
  const char *name;     /* without the dashes */
  const char *argument; /* what --help calls it; the values joined by | where they are known; in
                           brackets, with its =, when it may be left out */
  const char *fallback; /* what holds without the option, for --help; or NULL */
  cli_group group;
  unsigned commands;          /* bits 1 << cli_command: where it may stand */
  unsigned kind;              /* how its argument is read, and ... */
  size_t member;              /* ... where in cli_args it goes */
  int value;                  /* what is stored: the flag's value, or the first choice's */
  const char *const *choices; /* ends with NULL; of a limit its range */
  const char *help[2];        /* by cli_language; \n starts a new line */
} cli_option;

#endif
