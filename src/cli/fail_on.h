/*
 * fail_on.h - what --fail-on asks for: a severity, kinds of diagnostics by their names, or both.
 */
#ifndef CLI_FAIL_ON_H
#define CLI_FAIL_ON_H

#include "gongwen.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_fail_on {
  int least;       /* the gw_severity from which on; above GW_ERROR: none */
  const char *ids; /* a list of names with commas, severities among them, borrowed; NULL: none */
} cli_fail_on;

#define CLI_FAIL_ON_NEVER ((cli_fail_on){GW_ERROR + 1, NULL})

/* Reads a list such as "error,uncertain-element". False when a word of it is neither severity nor
 * name: that word is then in *word, for *length bytes of `value`. */
bool cli_fail_on_read(const char *value, cli_fail_on *out, const char **word, size_t *length);

/* The severity or name that is nearest to a word. Static. */
const char *cli_fail_on_nearest(const char *word);

/* Does this diagnostic count? */
bool cli_fail_on_counts(cli_fail_on what, const gw_diagnostic *diagnostic);

/* Does any of the draft's, printed or not? */
bool cli_fail_on_holds(cli_fail_on what, const gw_draft *draft);

#endif
