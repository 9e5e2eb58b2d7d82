/* share.c - see share.h. Threads take the next part that nobody has taken. */
#include "base/share.h"

#include <signal.h>
#include <stdatomic.h>

enum { PARTS_A_THREAD = 16, LEAST_ITEMS = 256 /* of a part */, STACK_BYTES = 1 << 20 };

/* Signals that a thread raises by what it does; blocked they would not reach a handler. */
static const int error_signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};

bool gw_share_start(pthread_t *thread, void *(*run)(void *user), void *user)
{
  pthread_attr_t attributes;
  sigset_t blocked, old;
  if (pthread_attr_init(&attributes) != 0) return false;
  sigfillset(&blocked);
  for (size_t i = 0; i < sizeof error_signals / sizeof *error_signals; i++)
    sigdelset(&blocked, error_signals[i]);
  pthread_sigmask(SIG_SETMASK, &blocked, &old);
  bool is_started = pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0 &&
                    pthread_create(thread, &attributes, run, user) == 0;
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  pthread_attr_destroy(&attributes);
  return is_started;
}

size_t gw_share_parts(size_t helpers, size_t count)
{
  if (helpers == 0 || count < 2 * (size_t)LEAST_ITEMS) return 1;
  if (helpers > GW_SHARE_MOST_HELPERS) helpers = GW_SHARE_MOST_HELPERS;
  size_t parts = (helpers + 1) * PARTS_A_THREAD;
  if (parts > count / LEAST_ITEMS) parts = count / LEAST_ITEMS;
  return parts < GW_SHARE_MOST_PARTS ? parts : GW_SHARE_MOST_PARTS;
}

size_t gw_share_first(size_t part, size_t parts, size_t count)
{
  return count / parts * part + count % parts * part / parts;
}

typedef struct job {
  size_t parts;
  atomic_size_t next;
  void (*work)(void *user, size_t part);
  void *user;
} job;

static void *take_parts(void *user)
{
  job *j = user;
  for (size_t part; (part = atomic_fetch_add(&j->next, 1)) < j->parts;) j->work(j->user, part);
  return NULL;
}

void gw_share(size_t helpers, size_t parts, void (*work)(void *user, size_t part), void *user)
{
  pthread_t threads[GW_SHARE_MOST_HELPERS];
  job j = {.parts = parts, .work = work, .user = user};
  size_t count = 0;
  while (count < helpers && count + 1 < parts && count < GW_SHARE_MOST_HELPERS &&
         gw_share_start(&threads[count], take_parts, &j))
    count++;
  take_parts(&j);
  for (size_t i = 0; i < count; i++) pthread_join(threads[i], NULL);
}
