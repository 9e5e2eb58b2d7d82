/*
 * pool.h - work in several threads, taken and given back in order, while the calling thread watches
 * the clock and the signals. Knows nothing of drafts.
 */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_pool {
  size_t jobs;   /* threads */
  size_t window; /* items that may be under way between `next` and `done`; more than jobs */
  int grace;     /* ticks that a signal leaves for what is under way */
  void *(*next)(void *user);            /* the next item, NULL for no more; one call at a time */
  void (*work)(void *user, void *item); /* many calls at once */
  void (*done)(void *user, void *item); /* one call at a time, in the order of `next` */
  void (*tick)(void *user);             /* in the calling thread; may be NULL */
  void *user;
} cli_pool;

enum { CLI_POOL_TICKS = 10 }; /* a second */

/* How it ended. */
typedef struct cli_pool_end {
  bool is_started; /* false: not one thread could be had */
  int number;      /* of the signal that ended it; 0: all is done */
  bool is_joined;  /* false: threads are still at it after the grace. They hold no lock of `done`,
                      and the caller ends the program by cli_file_end_by */
} cli_pool_end;

cli_pool_end cli_pool_run(const cli_pool *pool);

/* For the one draft of a process, before any thread is started: memory that is freed is given back, and
 * threads share what there is. cli_pool_run does the opposite. */
void cli_pool_spare_memory(void);

/* The cores that this process may use, at least 1. */
size_t cli_pool_cores(void);

#endif
