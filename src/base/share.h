/*
 * share.h - a job in parts that do not depend on each other, done by several threads at once.
 */
#ifndef GW_BASE_SHARE_H
#define GW_BASE_SHARE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* More threads would not pay: what cannot be shared takes longer then than what can. */
enum { GW_SHARE_MOST_PARTS = 64, GW_SHARE_MOST_HELPERS = 3 };

/* A thread with a small stack (1 MB) that takes no signals but those of its own errors: others are for
 * the threads of the program that called us. False: there is none to be had. */
bool gw_share_start(pthread_t *thread, void *(*run)(void *user), void *user);

/* In how many parts, up to GW_SHARE_MOST_PARTS, `count` items are to be done by the calling thread and
 * `helpers` others: if possible more than threads, because not all are equally fast; 1 where starting
 * threads is not worth it. */
size_t gw_share_parts(size_t helpers, size_t count);

/* The first item of a part, counted from 0; of the part behind the last: `count`. */
size_t gw_share_first(size_t part, size_t parts, size_t count);

/* Calls work(user, part) once for each part, from 0 to parts - 1, in the calling thread and up to
 * `helpers` others (GW_SHARE_MOST_HELPERS at most), and returns when all is done. Threads that cannot be
 * had are done without. */
void gw_share(size_t helpers, size_t parts, void (*work)(void *user, size_t part), void *user);

#endif
