/* progress.c - see progress.h. */
#include "cli/progress.h"

#include "cli/message.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 24, TERMINAL_PAUSE = 100, LINE_PAUSE = 10000 };

static int64_t now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void cli_progress_time(char *text, int64_t seconds)
{
  int hours = (int)(seconds / 3600 % 1000000), minutes = (int)(seconds / 60 % 60);
  if (hours > 0)
    snprintf(text, 32, "%d:%02d:%02d", hours, minutes, (int)(seconds % 60));
  else
    snprintf(text, 32, "%d:%02d", minutes, (int)(seconds % 60));
}

void cli_progress_bar(char *text, size_t size, size_t done, size_t total, int64_t milliseconds)
{
  char bar[BAR_WIDTH + 1], left[32] = "?";
  int full = total ? (int)(done * BAR_WIDTH / total) : BAR_WIDTH;
  double rate = milliseconds > 0 ? (double)done * 1000 / (double)milliseconds : 0;
  memset(bar, '.', BAR_WIDTH);
  memset(bar, '#', (size_t)full);
  bar[BAR_WIDTH] = '\0';
  if (rate > 0) cli_progress_time(left, (int64_t)((double)(total - done) / rate));
  snprintf(text, size, "[%s] %zu/%zu %.0f/s -%s", bar, done, total, rate, left);
}

void cli_progress_start(cli_progress *progress, cli_language language, bool is_quiet, size_t total)
{
  *progress = (cli_progress){.language = language,
                             .is_quiet = is_quiet,
                             .is_terminal = isatty(STDERR_FILENO) != 0,
                             .total = total,
                             .started = now()};
  progress->shown = progress->started;
  pthread_mutex_init(&progress->lock, NULL);
}

static void wipe(cli_progress *progress)
{
  if (progress->is_drawn) fputs("\r\033[K", stderr);
  progress->is_drawn = false;
}

/* The bar has no line end, so it is pushed out by hand. */
void cli_progress_show(cli_progress *progress, size_t done)
{
  char text[128];
  int64_t time = now();
  int64_t pause = progress->is_terminal ? TERMINAL_PAUSE : LINE_PAUSE;
  if (progress->is_quiet || time - progress->shown < pause) return;
  cli_progress_bar(text, sizeof text, done, progress->total, time - progress->started);
  pthread_mutex_lock(&progress->lock);
  progress->shown = time;
  fprintf(stderr, progress->is_terminal ? "\r%s\033[K" : "%s\n", text);
  progress->is_drawn = progress->is_terminal;
  (void)fflush(stderr);
  pthread_mutex_unlock(&progress->lock);
}

void cli_progress_hold(cli_progress *progress)
{
  pthread_mutex_lock(&progress->lock);
  wipe(progress);
}

void cli_progress_release(cli_progress *progress)
{
  pthread_mutex_unlock(&progress->lock);
}

int64_t cli_progress_end(cli_progress *progress)
{
  int64_t time = now() - progress->started;
  wipe(progress);
  pthread_mutex_destroy(&progress->lock);
  return time > 0 ? time : 1;
}
