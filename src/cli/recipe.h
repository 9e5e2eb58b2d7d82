/*
 * recipe.h - all that many drafts have in common: options, forced lines, elements given beside them.
 * Read and checked once; then any number of threads may start drafts with it.
 */
#ifndef CLI_RECIPE_H
#define CLI_RECIPE_H

#include "cli/args.h"

#include <stdint.h>

typedef struct cli_recipe {
  const cli_args *args;
  gw_options options;
  char *forced;
  struct {
    char *name; /* of a file, as UTF-8; the key of a single element */
    char *text; /* of a file */
    size_t size;
  } given[CLI_MOST_GIVEN]; /* as args->given */
  uint64_t trace;          /* of all this, and of the version */
} cli_recipe;

/* Says what is wrong. To be freed in any case. */
cli_exit cli_recipe_load(cli_recipe *recipe, const cli_args *args);

/* A draft that is ready to be read. */
gw_status cli_recipe_start(const cli_recipe *recipe, gw_draft **draft);

void cli_recipe_free(cli_recipe *recipe);

#endif
