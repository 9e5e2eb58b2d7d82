/* gather.c - see gather.h. */
#include "cli/gather.h"

#include "cli/file.h"
#include "cli/message.h"

#include <errno.h>
#include <fts.h>
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

/* A folder that cannot be read becomes a job, which will fail and say so. False: memory is out. */
static bool visit(cli_plan *plan, FTS *tree, FTSENT *entry)
{
  bool is_hidden = entry->fts_level > 0 && entry->fts_name[0] == '.';
  switch (entry->fts_info) {
  case FTS_D:
    if (is_hidden) (void)fts_set(tree, entry, FTS_SKIP);
    return true;
  case FTS_DNR:
  case FTS_ERR:
  case FTS_NS: return entry->fts_errno != ENOMEM && cli_plan_add(plan, entry->fts_path);
  case FTS_F:
  case FTS_SL:
    return is_hidden || !is_called_text(entry->fts_name) || cli_plan_add(plan, entry->fts_path);
  default: return true;
  }
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
  return strcmp((*a)->fts_name, (*b)->fts_name);
}

static cli_exit walk(const cli_args *args, cli_plan *plan, const char *folder)
{
  char *path = strdup(folder);
  char *const roots[] = {path, NULL};
  FTS *tree = path ? fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name) : NULL;
  int error = tree ? 0 : errno;
  FTSENT *entry;
  for (errno = 0; tree && !error && (entry = fts_read(tree)); errno = 0)
    if (!visit(plan, tree, entry)) error = ENOMEM;
  if (!error) error = errno; /* fts_read sets it to 0 at the end */
  if (tree) fts_close(tree);
  free(path);
  return error ? say(args, folder, error) : CLI_EXIT_DONE;
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
