/*
 * plan.h - which draft becomes which file: names only, nothing is read or written. Two drafts that
 * would become one file are found before either is.
 */
#ifndef CLI_PLAN_H
#define CLI_PLAN_H

#include <stdbool.h>
#include <stddef.h>

/* One draft. The members behind `name` belong to whoever does the work. */
typedef struct cli_job {
  char *draft;      /* as it was named */
  char *output;     /* FOLDER/name */
  const char *name; /* the part of output behind the folder */
  bool is_current;  /* there is nothing to do */
  void *result;
} cli_job;

typedef struct cli_plan {
  const char *folder; /* borrowed; where all of it goes */
  bool keeps_tree;    /* the path of a draft is kept below the folder, not only its name */
  cli_job *jobs;
  size_t count, capacity;
} cli_plan;

/* False: memory is out. */
bool cli_plan_add(cli_plan *plan, const char *draft);

/* The first two jobs, in the order of the plan, that have one output; false when there are none.
 * *memory tells whether it could be found out. */
bool cli_plan_collides(const cli_plan *plan, const cli_job *pair[2], bool *memory);

void cli_plan_free(cli_plan *plan);

#endif
