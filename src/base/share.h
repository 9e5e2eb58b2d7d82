/*
 * share.h - a job in parts that do not depend on each other, done by several threads at once.
 */
#ifndef GW_BASE_SHARE_H
#define GW_BASE_SHARE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

enum { GW_SHARE_MOST_PARTS = 64 };

/* A thread that takes no signals: those are for the threads of the program that called us. False:
 * there is none to be had. */
bool gw_share_start(pthread_t *thread, void *(*run)(void *user), void *user);

/* In how many parts `count` items are to be done by the calling thread and `helpers` others: some more
 * than threads, because not all are equally fast; 1 where starting threads is not worth it. */
size_t gw_share_parts(size_t helpers, size_t count);

/* The first item of a part, counted from 0; of the part behind the last: `count`. */
size_t gw_share_first(size_t part, size_t parts, size_t count);

/* Calls work(user, part) once for each part, from 0 to parts - 1, in the calling thread and up to
 * `helpers` others, and returns when all is done. Threads that cannot be had are done without. */
void gw_share(size_t helpers, size_t parts, void (*work)(void *user, size_t part), void *user);

#endif
