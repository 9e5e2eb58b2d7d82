/*
 * batch.h - many drafts into one folder (-d): a failure is told and stops nobody, an end by a signal
 * leaves whole files only, and the next run can go on from there.
 */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/args.h"

cli_exit cli_batch(const cli_args *args);

#endif
