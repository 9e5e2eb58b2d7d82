/*
 * progress.h - how far a batch is, on standard error: a bar on a terminal, else a line now and then.
 * Other lines of standard error go between `hold` and `release`, so that none is written into it.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/cli.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cli_progress {
  cli_language language;
  bool is_quiet, is_terminal;
  size_t total;
  int64_t started, shown; /* milliseconds of a clock that never goes back */
  bool is_drawn;          /* the bar stands on the last line */
  pthread_mutex_t lock;
} cli_progress;

void cli_progress_start(cli_progress *progress, cli_language language, bool is_quiet, size_t total);

/* Shows that `done` of all are done, when it is time to. */
void cli_progress_show(cli_progress *progress, size_t done);

void cli_progress_hold(cli_progress *progress);
void cli_progress_release(cli_progress *progress);

/* Takes the bar away. Milliseconds since the start, at least 1. */
int64_t cli_progress_end(cli_progress *progress);

/* "0:07", "1:02:03". `text` has room for 32. */
void cli_progress_time(char *text, int64_t seconds);

/* The bar with its figures: `width` columns of it, done of total, a rate, the time that is left. */
void cli_progress_bar(char *text, size_t size, size_t done, size_t total, int64_t milliseconds);

#endif
