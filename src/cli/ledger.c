/* ledger.c - see ledger.h. */
#include "cli/ledger.h"

#include "cli/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DIGITS = 16, HEAD = DIGITS + 1 };

static char *path_of(const char *folder)
{
  char *path;
  return asprintf(&path, "%s/%s", folder, CLI_LEDGER_NAME) < 0 ? NULL : path;
}

/* ---- Reading --------------------------------------------------------------------------------- */

static bool read_record(const char *record, cli_ledger_entry *entry)
{
  static const char digits[] = "0123456789abcdef";
  if (strspn(record, digits) != DIGITS || record[DIGITS] != ' ' || !record[HEAD]) return false;
  *entry = (cli_ledger_entry){record + HEAD, strtoull(record, NULL, 16)};
  return true;
}

/* Names lie in the order in which they were written, so the address tells which one is later. */
static int compare(const void *a, const void *b)
{
  const cli_ledger_entry *x = a, *y = b;
  int order = strcmp(x->name, y->name);
  return order ? order : (x->name > y->name) - (x->name < y->name);
}

static void sort_and_thin(cli_ledger *ledger)
{
  cli_ledger_entry *entries = ledger->entries;
  size_t kept = 0;
  qsort(entries, ledger->count, sizeof *entries, compare);
  for (size_t i = 0; i < ledger->count; i++) {
    if (kept > 0 && strcmp(entries[kept - 1].name, entries[i].name) == 0) kept--;
    entries[kept++] = entries[i];
  }
  ledger->count = kept;
}

bool cli_ledger_parse(cli_ledger *ledger, char *text, size_t size)
{
  size_t records = 1;
  for (const char *p = text; (p = memchr(p, '\0', (size_t)(text + size - p))); p++) records++;
  *ledger = (cli_ledger){.text = text, .entries = calloc(records, sizeof *ledger->entries)};
  if (!ledger->entries) return false;
  for (const char *p = text; p < text + size; p += strlen(p) + 1)
    ledger->count += read_record(p, &ledger->entries[ledger->count]);
  sort_and_thin(ledger);
  return true;
}

int cli_ledger_load(cli_ledger *ledger, const char *folder)
{
  cli_input input;
  size_t size = 0;
  char *path = path_of(folder);
  *ledger = (cli_ledger){0};
  if (!path) return ENOMEM;
  (void)cli_input_open(&input, path);
  char *text = cli_input_read_all(&input, SIZE_MAX / 4, &size);
  int error = text ? 0 : input.error;
  cli_input_close(&input);
  free(path);
  if (text && !cli_ledger_parse(ledger, text, size)) error = ENOMEM;
  return error == ENOENT ? 0 : error;
}

static int compare_name(const void *key, const void *entry)
{
  return strcmp(key, ((const cli_ledger_entry *)entry)->name);
}

bool cli_ledger_find(const cli_ledger *ledger, const char *name, uint64_t *trace)
{
  if (ledger->count == 0) return false;
  const cli_ledger_entry *entry =
      bsearch(name, ledger->entries, ledger->count, sizeof *entry, compare_name);
  if (!entry || entry->trace == CLI_LEDGER_REVOKED) return false;
  *trace = entry->trace;
  return true;
}

void cli_ledger_free(cli_ledger *ledger)
{
  free(ledger->text);
  free(ledger->entries);
  *ledger = (cli_ledger){0};
}

/* ---- Writing --------------------------------------------------------------------------------- */

/* A record that a full disk has cut off is ended by the NUL in front. */
static int write_records(int fd, const char *records, size_t size)
{
  cli_output output = {.fd = fd};
  (void)cli_output_write(&output, "", 1);
  (void)cli_output_write(&output, records, size);
  return output.error;
}

static int open_to_append(const char *path)
{
  return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0666);
}

int cli_ledger_append(const char *folder, const char *records, size_t size)
{
  char *path = path_of(folder);
  if (!path) return ENOMEM;
  int fd = open_to_append(path);
  int error = fd < 0 || syncfs(fd) != 0 ? errno : write_records(fd, records, size);
  if (fd >= 0) close(fd);
  free(path);
  return error;
}

int cli_ledger_revoke(const char *folder, const char *records, size_t size)
{
  char *path = path_of(folder);
  if (!path) return ENOMEM;
  int fd = records ? open_to_append(path) : -1;
  bool fine = fd >= 0 && write_records(fd, records, size) == 0 && fsync(fd) == 0;
  if (fd >= 0) close(fd);
  int error = fine || unlink(path) == 0 || errno == ENOENT ? 0 : errno;
  free(path);
  return error;
}
