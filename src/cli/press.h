/*
 * press.h - one draft of a batch, from file to file, in any thread. Prints nothing: what there is to
 * say comes back as text.
 */
#ifndef CLI_PRESS_H
#define CLI_PRESS_H

#include "cli/plan.h"
#include "cli/recipe.h"

typedef enum cli_outcome {
  CLI_WRITTEN = 0,
  CLI_CURRENT,
  CLI_FAILED,
  CLI_OUTCOME_COUNT
} cli_outcome;

typedef struct cli_press {
  const cli_recipe *recipe;
  bool wants_record;
} cli_press;

typedef struct cli_pressed {
  cli_outcome outcome;
  cli_exit code;   /* CLI_EXIT_FLAGGED: written all the same */
  uint64_t trace;  /* of the draft and all it was made with */
  char *complaint; /* a line; NULL for none, or when memory is out */
  char *record;    /* the line of the report, or NULL */
} cli_pressed;

/* The output is there, and what it was made of, which `trace` tells, is what it would be made of now. */
bool cli_press_is_current(const cli_recipe *recipe, const cli_job *job, uint64_t trace);

/* A job that is current is only reported. *pressed is to be freed in any case. */
void cli_press_run(const cli_press *press, const cli_job *job, cli_pressed *pressed);

void cli_pressed_free(cli_pressed *pressed);

#endif
