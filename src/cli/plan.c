/* plan.c - see plan.h. */
#include "cli/plan.h"

#include "cli/convert.h"
#include "cli/file.h"

#include <stdlib.h>
#include <string.h>

/* ---- Names ---------------------------------------------------------------------------------- */

/* Takes the last part off a path of `length` bytes. */
static size_t without_last(const char *path, size_t length)
{
  while (length > 0 && path[length - 1] != '/') length--;
  return length > 0 ? length - 1 : 0;
}

/* The path as it can stand below a folder: no root, no `.`, and `..` leads no higher than that. */
static void write_relative(char *to, const char *path)
{
  size_t length = 0;
  while (*path) {
    size_t size = strcspn(path, "/");
    bool is_up = size == 2 && path[0] == '.' && path[1] == '.';
    if (is_up) {
      length = without_last(to, length);
    } else if (size > 0 && !(size == 1 && path[0] == '.')) {
      if (length > 0) to[length++] = '/';
      memcpy(to + length, path, size);
      length += size;
    }
    path += size + (path[size] == '/');
  }
  to[length] = '\0';
}

static char *name_output(const cli_plan *plan, const char *draft)
{
  char *relative = malloc(strlen(draft) + 1);
  if (!relative) return NULL;
  write_relative(relative, draft);
  const char *slash = plan->keeps_tree ? NULL : strrchr(relative, '/');
  char *name = cli_convert_beside(slash ? slash + 1 : relative);
  free(relative);
  return name;
}

/* ---- The plan ------------------------------------------------------------------------------- */

static bool make_room(cli_plan *plan)
{
  if (plan->count < plan->capacity) return true;
  size_t capacity = plan->capacity ? 2 * plan->capacity : 64;
  cli_job *jobs = realloc(plan->jobs, capacity * sizeof *jobs);
  if (!jobs) return false;
  plan->jobs = jobs;
  plan->capacity = capacity;
  return true;
}

/* A file that is called `-` is one here; elsewhere that is standard input. */
static char *copy_draft(const char *draft)
{
  return strdup(strcmp(draft, "-") == 0 ? "./-" : draft);
}

bool cli_plan_add(cli_plan *plan, const char *draft)
{
  if (!make_room(plan)) return false;
  char *name = name_output(plan, draft);
  char *copy = copy_draft(draft);
  char *output = name ? cli_file_join(plan->folder, name) : NULL;
  bool is_whole = copy && output;
  if (is_whole) {
    const char *below = output + strlen(output) - strlen(name);
    plan->jobs[plan->count++] = (cli_job){.draft = copy, .output = output, .name = below};
  } else {
    free(copy);
    free(output);
  }
  free(name);
  return is_whole;
}

/* Of one name the earlier job first. */
static int compare(const void *a, const void *b)
{
  const cli_job *const *x = a, *const *y = b;
  int order = strcmp((*x)->name, (*y)->name);
  return order ? order : (*x > *y) - (*x < *y);
}

bool cli_plan_collides(const cli_plan *plan, const cli_job *pair[2], bool *memory)
{
  /* Pointers are what is sorted. NOLINTNEXTLINE(bugprone-sizeof-expression) */
  const cli_job **sorted = malloc((plan->count + 1) * sizeof *sorted);
  *memory = sorted != NULL;
  pair[0] = pair[1] = NULL;
  if (!sorted) return false;
  for (size_t i = 0; i < plan->count; i++) sorted[i] = &plan->jobs[i];
  /* NOLINTNEXTLINE(bugprone-sizeof-expression) */
  qsort(sorted, plan->count, sizeof *sorted, compare);
  for (size_t i = 1; i < plan->count; i++) {
    if (strcmp(sorted[i - 1]->name, sorted[i]->name) != 0) continue;
    if (pair[1] && pair[1] < sorted[i]) continue;
    pair[0] = sorted[i - 1];
    pair[1] = sorted[i];
  }
  free(sorted);
  return pair[0] != NULL;
}

void cli_plan_free(cli_plan *plan)
{
  for (size_t i = 0; i < plan->count; i++) {
    free(plan->jobs[i].draft);
    free(plan->jobs[i].output);
  }
  free(plan->jobs);
  plan->jobs = NULL;
  plan->count = plan->capacity = 0;
}
