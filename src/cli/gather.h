/*
 * gather.h - where the drafts of a batch are named: on the command line, in lists, in folders. Fills
 * a plan; opens no draft.
 */
#ifndef CLI_GATHER_H
#define CLI_GATHER_H

#include "cli/args.h"
#include "cli/plan.h"

/* Says what is wrong. */
cli_exit cli_gather(const cli_args *args, cli_plan *plan);

#endif
