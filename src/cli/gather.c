/* gather.c - see gather.h. */
#include "cli/gather.h"

#include "cli/file.h"
#include "cli/message.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static cli_exit say(const cli_args *args, const char *name, int error)
{
  cli_language language = (cli_language)args->language;
  if (error == ENOMEM) {
    cli_message_say(language, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
    return CLI_EXIT_INTERNAL;
  }
  cli_message_say(language, CLI_SAY_CANNOT_READ, name, cli_message_errno(error, language), NULL);
  return CLI_EXIT_DRAFT;
}

/* ---- Folders --------------------------------------------------------------------------------- */

static bool is_called_text(const char *name)
{
  static const char *const endings[] = {".txt", ".text", ".md"};
  size_t length = strlen(name);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t size = strlen(endings[i]);
    if (length > size && strcasecmp(name + length - size, endings[i]) == 0) return true;
  }
  return false;
}

/* Paths that wait to be looked at, the next one last. (fts of the C library crashes without memory.) */
typedef struct pending {
  char **paths; /* owned, as each of them is */
  size_t count, capacity;
} pending;

static bool push(pending *p, const char *folder, const char *name)
{
  if (p->count == p->capacity) {
    size_t capacity = p->capacity ? 2 * p->capacity : 64;
    /* Pointers are what is kept. NOLINTNEXTLINE(bugprone-sizeof-expression) */
    char **grown = realloc(p->paths, capacity * sizeof *grown);
    if (!grown) return false;
    p->paths = grown;
    p->capacity = capacity;
  }
  char *path = cli_file_join(folder, name);
  if (path) p->paths[p->count++] = path;
  return path != NULL;
}

static int is_shown(const struct dirent *entry)
{
  return entry->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

/* A folder that cannot be read becomes a job, which will fail and say so. False: memory is out. */
static bool open_folder(cli_plan *plan, pending *p, const char *folder)
{
  struct dirent **entries = NULL;
  int count = scandir(folder, &entries, is_shown, by_name);
  if (count < 0) return errno != ENOMEM && cli_plan_add(plan, folder);
  bool fine = true;
  for (int i = count; i-- > 0;) {
    fine = fine && push(p, folder, entries[i]->d_name);
    free(entries[i]);
  }
  free(entries);
  return fine;
}

/* Links to files are taken, links to folders are not followed. */
static bool visit(cli_plan *plan, pending *p, const char *path)
{
  struct stat state;
  if (lstat(path, &state) != 0) return cli_plan_add(plan, path);
  if (S_ISDIR(state.st_mode)) return open_folder(plan, p, path);
  bool is_file = S_ISREG(state.st_mode) || S_ISLNK(state.st_mode);
  return !is_file || !is_called_text(strrchr(path, '/') + 1) || cli_plan_add(plan, path);
}

/* In the order of names, each folder where its own name has its place. */
static cli_exit walk(const cli_args *args, cli_plan *plan, const char *folder)
{
  pending p = {NULL, 0, 0};
  bool fine = open_folder(plan, &p, folder);
  while (p.count > 0) {
    char *path = p.paths[--p.count];
    fine = fine && visit(plan, &p, path);
    free(path);
  }
  free(p.paths);
  return fine ? CLI_EXIT_DONE : say(args, folder, ENOMEM);
}

static cli_exit add(const cli_args *args, cli_plan *plan, const char *name)
{
  struct stat state;
  if (args->recursive && stat(name, &state) == 0 && S_ISDIR(state.st_mode))
    return walk(args, plan, name);
  return cli_plan_add(plan, name) ? CLI_EXIT_DONE : say(args, name, ENOMEM);
}

/* ---- Lists ----------------------------------------------------------------------------------- */

static cli_exit add_list(const cli_args *args, cli_plan *plan, char *list, size_t size)
{
  char mark = args->null ? '\0' : '\n';
  cli_exit result = CLI_EXIT_DONE;
  for (char *p = list, *end; p < list + size && result == CLI_EXIT_DONE; p = end + 1) {
    end = memchr(p, mark, (size_t)(list + size - p));
    if (!end) end = list + size; /* where a NUL is */
    *end = '\0';
    if (strlen(p) != (size_t)(end - p)) {
      cli_message_say((cli_language)args->language, CLI_SAY_NUL_IN_LIST, "null", NULL, NULL);
      return CLI_EXIT_USAGE;
    }
    if (*p) result = add(args, plan, p);
  }
  return result;
}

static cli_exit read_list(const cli_args *args, cli_plan *plan, const char *path)
{
  cli_input input;
  size_t size = 0;
  (void)cli_input_open(&input, path); /* said when it is read */
  char *list = cli_input_read_all(&input, SIZE_MAX / 4, &size);
  cli_exit result = list ? add_list(args, plan, list, size) : say(args, path, input.error);
  free(list);
  cli_input_close(&input);
  return result;
}

cli_exit cli_gather(const cli_args *args, cli_plan *plan)
{
  cli_exit result = CLI_EXIT_DONE;
  if (args->files_from) result = read_list(args, plan, args->files_from);
  for (size_t i = 0; i < args->operand_count && result == CLI_EXIT_DONE; i++) {
    const char *name = args->operands[i];
    result = strcmp(name, "-") == 0 ? read_list(args, plan, name) : add(args, plan, name);
  }
  return result;
}
