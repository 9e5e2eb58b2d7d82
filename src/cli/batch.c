/* batch.c - see batch.h. */
#include "cli/batch.h"

#include "cli/deliver.h"
#include "cli/file.h"
#include "cli/gather.h"
#include "cli/ledger.h"
#include "cli/load.h"
#include "cli/plan.h"
#include "cli/pool.h"
#include "cli/press.h"
#include "cli/progress.h"
#include "cli/recipe.h"
#include "cli/sandbox.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  WINDOW = 1 << 16,                      /* drafts done ahead of one that takes long */
  GRACE = 3 * CLI_POOL_TICKS,            /* after a signal, for the drafts under way */
  CHECKPOINT_TICKS = 30 * CLI_POOL_TICKS /* between two entries in the ledger */
};

typedef struct batch {
  const cli_args *args;
  cli_language language;
  cli_plan plan;
  cli_recipe recipe;
  cli_ledger ledger;
  cli_press press;
  cli_progress progress;
  cli_output report;
  size_t next;
  atomic_size_t finished;
  atomic_bool is_stopped;
  int ticks;
  size_t counts[CLI_OUTCOME_COUNT];
  cli_exit first; /* the first code that is not 0 */
  pthread_mutex_t lock;
  char *records; /* for the ledger, since the last checkpoint; under the lock */
  size_t records_size;
  FILE *to_records;
} batch;

static cli_exit say(const batch *b, cli_message message, const char *first, const char *second,
                    const char *third)
{
  cli_message_say(b->language, message, first, second, third);
  return CLI_EXIT_USAGE;
}

static cli_exit say_cannot_write(const batch *b, const char *path, int error)
{
  (void)say(b, CLI_SAY_CANNOT_WRITE, cli_deliver_name(path, b->language),
            cli_message_errno(error, b->language), NULL);
  return cli_deliver_blame(error, CLI_EXIT_OUTPUT);
}

static cli_exit say_out_of_memory(const batch *b)
{
  (void)say(b, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
  return CLI_EXIT_INTERNAL;
}

/* ---- The ledger ---------------------------------------------------------------------------------- */

static void note(batch *b, const cli_job *job, const cli_pressed *pressed)
{
  pthread_mutex_lock(&b->lock);
  if (!b->to_records) b->to_records = open_memstream(&b->records, &b->records_size);
  if (b->to_records)
    fprintf(b->to_records, "%016llx %s%c", (unsigned long long)pressed->trace, job->name, '\0');
  pthread_mutex_unlock(&b->lock);
}

/* What could not be noted is converted again by the next --update, no more. */
static void checkpoint(batch *b)
{
  pthread_mutex_lock(&b->lock);
  FILE *to = b->to_records;
  bool fine = to && !ferror(to);
  if (to) fine = fclose(to) == 0 && fine;
  char *records = b->records;
  size_t size = b->records_size;
  b->to_records = NULL;
  b->records = NULL;
  pthread_mutex_unlock(&b->lock);
  int error = fine ? cli_ledger_append(b->plan.folder, records, size) : 0;
  free(records);
  if (!error) return;
  cli_progress_hold(&b->progress);
  (void)say_cannot_write(b, CLI_LEDGER_NAME, error);
  cli_progress_release(&b->progress);
}

/* ---- For the pool ---------------------------------------------------------------------------------- */

static void *next(void *user)
{
  batch *b = user;
  return b->next < b->plan.count && !b->is_stopped ? &b->plan.jobs[b->next++] : NULL;
}

static void work(void *user, void *item)
{
  batch *b = user;
  cli_job *job = item;
  cli_pressed *pressed = malloc(sizeof *pressed);
  if (pressed) cli_press_run(&b->press, job, pressed);
  if (b->args->stop && (!pressed || pressed->code != CLI_EXIT_DONE)) b->is_stopped = true;
  job->result = pressed;
  b->finished++;
}

static void complain(batch *b, const char *complaint)
{
  cli_progress_hold(&b->progress);
  if (complaint)
    fputs(complaint, stderr);
  else
    (void)say_out_of_memory(b);
  cli_progress_release(&b->progress);
}

static void done(void *user, void *item)
{
  static const cli_pressed nothing = {.outcome = CLI_FAILED, .code = CLI_EXIT_INTERNAL};
  batch *b = user;
  cli_job *job = item;
  const cli_pressed *pressed = job->result ? job->result : &nothing;
  b->counts[pressed->outcome]++;
  if (b->first == CLI_EXIT_DONE) b->first = pressed->code;
  if (pressed->outcome == CLI_WRITTEN) note(b, job, pressed);
  if (pressed->code != CLI_EXIT_DONE) complain(b, pressed->complaint);
  if (pressed->record)
    (void)cli_output_write(&b->report, pressed->record, strlen(pressed->record));
  else if (b->args->report && !b->report.error)
    b->report.error = ENOMEM;
  if (job->result) cli_pressed_free(job->result);
  free(job->result);
  job->result = NULL;
}

static void tick(void *user)
{
  batch *b = user;
  cli_progress_show(&b->progress, b->finished);
  if (++b->ticks % CHECKPOINT_TICKS == 0) checkpoint(b);
}

/* ---- Before the work ------------------------------------------------------------------------------- */

static cli_exit check_collisions(const batch *b)
{
  const cli_job *pair[2];
  bool memory;
  if (!cli_plan_collides(&b->plan, pair, &memory))
    return memory ? CLI_EXIT_DONE : say_out_of_memory(b);
  return say(b, CLI_SAY_COLLISION, pair[0]->draft, pair[1]->draft, pair[0]->output);
}

/* The report would replace a draft. */
static cli_exit check_report(const batch *b)
{
  bool is_old = b->args->report && b->report.old.st_nlink > 0 && !cli_output_is_stream(&b->report);
  for (size_t i = 0; is_old && i < b->plan.count; i++) {
    cli_input draft = {.fd = -1};
    if (stat(b->plan.jobs[i].draft, &draft.state) != 0) continue;
    if (!cli_output_is_input(&b->report, &draft)) continue;
    (void)say(b, CLI_SAY_WOULD_OVERWRITE, b->args->report, NULL, NULL);
    return CLI_EXIT_OUTPUT;
  }
  return CLI_EXIT_DONE;
}

static cli_exit make_folder(const batch *b)
{
  struct stat state;
  char *path = strdup(b->plan.folder);
  int error = path ? 0 : ENOMEM;
  for (char *p = path; path && p && !error;) {
    p = strchr(p + 1, '/');
    if (p) *p = '\0';
    if (*path && mkdir(path, 0777) != 0 && errno != EEXIST) error = errno;
    if (p) *p = '/';
  }
  free(path);
  if (!error && stat(b->plan.folder, &state) != 0) error = errno;
  if (!error && !S_ISDIR(state.st_mode)) error = ENOTDIR;
  return error ? say_cannot_write(b, b->plan.folder, error) : CLI_EXIT_DONE;
}

/* What is to be made anew must not be taken for the old one by a later run, should this one end between
 * making it and saying so. Tells the jobs that there is nothing to do for, too. */
static bool put_revoked(batch *b, FILE *to)
{
  bool is_any = false;
  for (size_t i = 0; i < b->plan.count; i++) {
    cli_job *job = &b->plan.jobs[i];
    uint64_t trace;
    if (!cli_ledger_find(&b->ledger, job->name, &trace)) continue;
    bool is_current = cli_press_is_current(&b->recipe, job, trace);
    job->is_current = is_current && b->args->update;
    if (is_current) continue;
    fprintf(to, "%016x %s%c", CLI_LEDGER_REVOKED, job->name, '\0');
    is_any = true;
  }
  return is_any;
}

static cli_exit revoke_outdated(batch *b)
{
  char *records = NULL;
  size_t size = 0;
  FILE *to = open_memstream(&records, &size);
  if (!to) return say_out_of_memory(b);
  bool is_any = put_revoked(b, to), fine = !ferror(to);
  fine = fclose(to) == 0 && fine;
  int error = fine && is_any ? cli_ledger_revoke(b->plan.folder, records, size) : 0;
  free(records);
  if (!fine) return say_out_of_memory(b);
  return error ? say_cannot_write(b, CLI_LEDGER_NAME, error) : CLI_EXIT_DONE;
}

/* A ledger that cannot be read goes: it could not be kept true. */
static cli_exit open_ledger(batch *b)
{
  int error = cli_ledger_load(&b->ledger, b->plan.folder);
  if (error == ENOMEM) return say_out_of_memory(b);
  if (!error) return revoke_outdated(b);
  (void)say(b, CLI_SAY_CANNOT_READ, CLI_LEDGER_NAME, cli_message_errno(error, b->language), NULL);
  error = cli_ledger_revoke(b->plan.folder, NULL, 0);
  return error ? say_cannot_write(b, CLI_LEDGER_NAME, error) : CLI_EXIT_DONE;
}

static cli_exit prepare(batch *b)
{
  const cli_args *args = b->args;
  cli_exit result = cli_gather(args, &b->plan);
  if (result == CLI_EXIT_DONE) result = check_collisions(b);
  if (result == CLI_EXIT_DONE) result = cli_recipe_load(&b->recipe, args);
  if (result == CLI_EXIT_DONE && args->report) {
    (void)cli_output_look(&b->report, args->report); /* said when it is opened */
    result = check_report(b);
  }
  if (result == CLI_EXIT_DONE) result = make_folder(b);
  return result == CLI_EXIT_DONE ? open_ledger(b) : result;
}

/* The folder of a path, or the same as last time: drafts and outputs come folder by folder. */
static void allow_folder(cli_sandbox *sandbox, const char *path, const char *last, cli_right right)
{
  const char *slash = strrchr(path, '/');
  size_t length = slash ? (size_t)(slash - path) + 1 : 0;
  bool is_same = last && strncmp(last, path, length) == 0 && !strchr(last + length, '/');
  if (!is_same) cli_sandbox_allow_beside(sandbox, path, right);
}

static bool is_link(const char *path)
{
  struct stat state;
  return lstat(path, &state) == 0 && S_ISLNK(state.st_mode);
}

/* Drafts that were named one by one, and of a folder that was named all. A link is followed, wherever
 * it leads; folders that are links are opened as what they lead to. */
static void allow_job(cli_sandbox *sandbox, const cli_job *job, const cli_job *before, bool is_tree)
{
  if (is_tree) allow_folder(sandbox, job->draft, before ? before->draft : NULL, CLI_MAY_READ);
  if (!is_tree || is_link(job->draft)) cli_sandbox_allow(sandbox, job->draft, CLI_MAY_READ);
  allow_folder(sandbox, job->output, before ? before->output : NULL, CLI_MAY_BUILD);
  char *target = is_link(job->output) ? realpath(job->output, NULL) : NULL;
  if (target) cli_sandbox_allow_beside(sandbox, target, CLI_MAY_REPLACE);
  free(target);
}

/* All but the drafts has been read: names, and what their user wrote to go with them. */
static void confine(const batch *b)
{
  const cli_plan *plan = &b->plan;
  cli_sandbox sandbox;
  char *ledger = cli_file_join(plan->folder, CLI_LEDGER_NAME);
  cli_sandbox_start(&sandbox, b->args->sandbox);
  cli_sandbox_allow(&sandbox, plan->folder, CLI_MAY_BUILD);
  if (ledger) cli_sandbox_allow(&sandbox, ledger, CLI_MAY_WRITE); /* when it is a link */
  if (b->args->report) cli_sandbox_allow_output(&sandbox, b->args->report, &b->report);
  for (size_t i = 0; sandbox.rules >= 0 && i < plan->count; i++)
    allow_job(&sandbox, &plan->jobs[i], i ? &plan->jobs[i - 1] : NULL, b->args->recursive != 0);
  (void)cli_sandbox_enter(&sandbox);
  free(ledger);
}

/* What is confined already can surely remove it again. */
static cli_exit open_report(batch *b)
{
  const char *path = b->args->report;
  if (!path || (!b->report.error && cli_output_open(&b->report, path))) return CLI_EXIT_DONE;
  return say_cannot_write(b, path, b->report.error);
}

/* ---- The work ------------------------------------------------------------------------------------- */

static void put_summary(batch *b, int64_t milliseconds, int number)
{
  char counts[CLI_OUTCOME_COUNT][24], time[32], rate[32];
  for (int i = 0; i < CLI_OUTCOME_COUNT; i++)
    snprintf(counts[i], sizeof counts[i], "%zu", b->counts[i]);
  size_t made = b->counts[CLI_WRITTEN] + b->counts[CLI_FAILED];
  snprintf(time, sizeof time, "%.1f", (double)milliseconds / 1000);
  snprintf(rate, sizeof rate, "%.0f", (double)made * 1000 / (double)milliseconds);
  const char *const words[3] = {counts[CLI_WRITTEN], counts[CLI_CURRENT], counts[CLI_FAILED]};
  const char *const times[3] = {time, rate, NULL};
  fputs("gongwen: ", stderr);
  if (number) cli_message_put(stderr, b->language, CLI_SAY_BATCH_STOPPED, times);
  cli_message_put(stderr, b->language, CLI_SAY_BATCH_DONE, words);
  cli_message_put(stderr, b->language, CLI_SAY_BATCH_TIME, times);
  putc('\n', stderr);
}

static cli_exit finish_report(batch *b)
{
  if (!b->args->report) return CLI_EXIT_DONE;
  (void)cli_output_finish(&b->report);
  if (!b->report.error) (void)cli_output_commit(&b->report);
  return b->report.error ? say_cannot_write(b, b->args->report, b->report.error) : CLI_EXIT_DONE;
}

static cli_exit run(batch *b)
{
  size_t jobs = b->args->jobs ? b->args->jobs : cli_pool_cores();
  if (jobs > b->plan.count) jobs = b->plan.count ? b->plan.count : 1;
  const cli_pool pool = {.jobs = jobs,
                         .window = WINDOW,
                         .grace = GRACE,
                         .next = next,
                         .work = work,
                         .done = done,
                         .tick = tick,
                         .user = b};
  b->press = (cli_press){&b->recipe, b->args->report != NULL};
  cli_progress_start(&b->progress, b->language, b->args->verbosity < 0, b->plan.count);
  cli_pool_end end = cli_pool_run(&pool);
  if (!end.is_started) {
    (void)say(b, CLI_SAY_NO_THREAD, NULL, NULL, NULL);
    return CLI_EXIT_INTERNAL;
  }
  checkpoint(b);
  int64_t time = cli_progress_end(&b->progress);
  cli_exit result = finish_report(b);
  if (b->args->verbosity >= 0) put_summary(b, time, end.number);
  if (end.number) cli_file_end_by(end.number);
  if (result != CLI_EXIT_DONE || b->first == CLI_EXIT_DONE) return result;
  return b->args->stop ? b->first : CLI_EXIT_FLAGGED;
}

cli_exit cli_batch(const cli_args *args)
{
  batch b = {.args = args,
             .language = (cli_language)args->language,
             .plan = {.folder = args->directory, .keeps_tree = args->recursive != 0},
             .recipe = {.args = args},
             .report = {.fd = -1}};
  cli_load_prepare();
  pthread_mutex_init(&b.lock, NULL);
  cli_exit result = prepare(&b);
  if (result == CLI_EXIT_DONE) {
    confine(&b);
    result = open_report(&b);
  }
  if (result == CLI_EXIT_DONE) result = run(&b);
  cli_output_discard(&b.report);
  cli_recipe_free(&b.recipe);
  cli_ledger_free(&b.ledger);
  cli_plan_free(&b.plan);
  pthread_mutex_destroy(&b.lock);
  return result;
}
