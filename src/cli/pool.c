/*
 * pool.c - see pool.h. Two locks, so that whoever waits for input keeps nobody from giving back what
 * is done; and a semaphore that bounds how far ahead of the slowest item the others may be.
 */
#include "cli/pool.h"

#include "cli/file.h"

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

typedef struct state {
  const cli_pool *pool;
  pthread_mutex_t intake, outlet;
  sem_t room;  /* items that may still be taken */
  void **ring; /* what is done and waits for an earlier item */
  pthread_t *threads;
  size_t taken, done; /* items; each under its lock */
  atomic_bool stop;
  atomic_size_t alive; /* threads */
  pthread_t watcher;
} state;

enum { WAKE = SIGUSR1 }; /* the last thread tells the watcher; from outside it is a tick */

/* Waits for room, too. */
static void *take(state *s, size_t *number)
{
  void *item = NULL;
  while (sem_wait(&s->room) != 0 && errno == EINTR) {
  }
  pthread_mutex_lock(&s->intake);
  if (!s->stop) item = s->pool->next(s->pool->user);
  if (item)
    *number = s->taken++;
  else
    s->stop = true;
  pthread_mutex_unlock(&s->intake);
  return item;
}

/* Gives back this item and those that have waited for it. */
static void give_back(state *s, void *item, size_t number)
{
  size_t window = s->pool->window;
  pthread_mutex_lock(&s->outlet);
  s->ring[number % window] = item;
  while (s->ring[s->done % window]) {
    void **place = &s->ring[s->done++ % window];
    s->pool->done(s->pool->user, *place);
    *place = NULL;
    sem_post(&s->room);
  }
  pthread_mutex_unlock(&s->outlet);
}

static void *work(void *user)
{
  state *s = user;
  size_t number = 0;
  for (void *item = take(s, &number); item; item = take(s, &number)) {
    s->pool->work(s->pool->user, item);
    give_back(s, item, number);
  }
  sem_post(&s->room); /* another thread may wait for it in order to hear that there is no more */
  if (atomic_fetch_sub(&s->alive, 1) == 1) pthread_kill(s->watcher, WAKE);
  return NULL;
}

/* Until the last thread has ended, or a signal and its grace are over. The signal, or 0. */
static int watch(state *s, const sigset_t *taken)
{
  static const struct timespec tick = {0, 1000000000 / CLI_POOL_TICKS};
  int number = 0, left = s->pool->grace;
  while (s->alive > 0) {
    int got = sigtimedwait(taken, NULL, &tick);
    bool is_end = got > 0 && got != WAKE;
    if (number && (is_end || left-- <= 0)) break;
    if (is_end) {
      number = got;
      s->stop = true;
    }
    if (s->pool->tick) s->pool->tick(s->pool->user);
  }
  return number;
}

static size_t start(state *s)
{
  size_t count = 0;
  s->alive = s->pool->jobs; /* before the first of them can end */
  while (count < s->pool->jobs && pthread_create(&s->threads[count], NULL, work, s) == 0) count++;
  s->alive -= s->pool->jobs - count;
  return count;
}

static cli_pool_end run(state *s)
{
  sigset_t taken, old;
  cli_pool_end end = {.is_joined = true};
  cli_file_take_signals(&taken, &old);
  sigaddset(&taken, WAKE);
  pthread_sigmask(SIG_BLOCK, &taken, NULL);
  size_t count = start(s);
  end.is_started = count > 0;
  if (end.is_started) end.number = watch(s, &taken);
  end.is_joined = s->alive == 0;
  if (!end.is_joined) {
    pthread_mutex_lock(&s->outlet); /* for good: nothing is half given back */
    return end;
  }
  for (size_t i = 0; i < count; i++) pthread_join(s->threads[i], NULL);
  static const struct timespec now = {0, 0};
  while (sigtimedwait(&taken, NULL, &now) == WAKE) {
  }
  if (!end.number) pthread_sigmask(SIG_SETMASK, &old, NULL);
  return end;
}

/* One item takes and frees as much as the one before. Given back to the system in between, all of it
 * would come as fresh pages again, and threads wait for each other while the system changes what is
 * mapped. So each thread keeps up to KEPT; what is larger still comes and goes. */
static void keep_memory(void)
{
#ifdef __GLIBC__
  /* NOLINTBEGIN(concurrency-mt-unsafe): no thread has been started */
  enum { KEPT = 16 << 20, LARGE = 4 << 20, STEP = 1 << 20 };
  (void)mallopt(M_TRIM_THRESHOLD, KEPT);
  (void)mallopt(M_MMAP_THRESHOLD, LARGE);
  (void)mallopt(M_TOP_PAD, STEP);
  /* NOLINTEND(concurrency-mt-unsafe) */
#endif
}

/* glibc learns from large blocks that are freed to keep such ones; set by hand the threshold stays what it
 * is at first. An arena for each thread would reserve 64 MB of addresses, which may be limited. */
void cli_pool_spare_memory(void)
{
#ifdef __GLIBC__
  /* NOLINTBEGIN(concurrency-mt-unsafe): no thread has been started */
  enum { LARGE = 128 * 1024 };
  (void)mallopt(M_MMAP_THRESHOLD, LARGE);
  (void)mallopt(M_ARENA_MAX, 1);
  /* NOLINTEND(concurrency-mt-unsafe) */
#endif
}

cli_pool_end cli_pool_run(const cli_pool *pool)
{
  keep_memory();
  cli_pool_end end = {.is_joined = true};
  state *s = calloc(1, sizeof *s);
  void **ring = calloc(pool->window, sizeof *ring);
  pthread_t *threads = calloc(pool->jobs, sizeof *threads);
  if (s && ring && threads && sem_init(&s->room, 0, (unsigned)pool->window) == 0) {
    s->pool = pool;
    s->ring = ring;
    s->threads = threads;
    s->watcher = pthread_self();
    pthread_mutex_init(&s->intake, NULL);
    pthread_mutex_init(&s->outlet, NULL);
    end = run(s);
    if (!end.is_joined) return end; /* it is still in use */
    pthread_mutex_destroy(&s->intake);
    pthread_mutex_destroy(&s->outlet);
    sem_destroy(&s->room);
  }
  free(s);
  free(ring);
  free(threads);
  return end;
}

size_t cli_pool_cores(void)
{
  cpu_set_t cores;
  CPU_ZERO(&cores);
  if (sched_getaffinity(0, sizeof cores, &cores) != 0) return 1;
  size_t count = (size_t)CPU_COUNT(&cores);
  return count == 0 ? 1 : count > CLI_MOST_JOBS ? CLI_MOST_JOBS : count;
}
