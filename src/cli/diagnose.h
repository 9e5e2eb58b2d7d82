/*
 * diagnose.h - what there is to say about a draft, on standard error, in the manner of compilers:
 * `draft.txt:12:1: warning: text [id]`. Knows nothing of files and exit statuses.
 */
#ifndef CLI_DIAGNOSE_H
#define CLI_DIAGNOSE_H

#include "cli/cli.h"
#include "cli/fail_on.h"
#include "gongwen.h"

#include <stdbool.h>
#include <stdio.h>

/* How much is wanted: that of cli_args.verbosity. */
typedef struct cli_talk {
  const char *name; /* of the draft */
  cli_language language;
  int verbosity;
} cli_talk;

/* "note", "warning", "error". Static. */
const char *cli_diagnose_severity(gw_severity severity, cli_language language);

/* Prints the diagnostics; with verbosity 1 each line's decision, before what is said about it. */
void cli_diagnose(const gw_draft *draft, cli_talk talk);

/* The first diagnostic that counts, as a line; false when there is none. */
bool cli_diagnose_first(FILE *to, const gw_draft *draft, cli_talk talk, cli_fail_on what);

/* The gravest severity that there is, printed or not; -1 for none. */
int cli_diagnose_gravest(const gw_draft *draft);

/* One line: what was written, headings, notices. */
void cli_diagnose_summary(const gw_draft *draft, cli_talk talk, const char *output,
                          bool keep_notices);

#endif
