/*
 * ledger.h - the file .gongwen-batch in the folder of a batch's outputs: for each output the trace
 * of what it was made of, so that the next run can tell what is up to date. It is only ever appended
 * to, so several runs may share a folder, and to delete it costs no more than converting again. Before
 * an output is replaced, what the ledger says of it is revoked: a run may end between the two.
 *
 * Records end in a NUL: sixteen hexadecimal digits, a space, the output's name below the folder. Of
 * two records for a name the later one counts; with CLI_LEDGER_REVOKED for a trace it says nothing.
 * What is none is passed over.
 */
#ifndef CLI_LEDGER_H
#define CLI_LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLI_LEDGER_NAME ".gongwen-batch"

enum { CLI_LEDGER_REVOKED = 0 };

typedef struct cli_ledger_entry {
  const char *name; /* in `text` */
  uint64_t trace;
} cli_ledger_entry;

typedef struct cli_ledger {
  char *text;
  cli_ledger_entry *entries; /* sorted, each name once */
  size_t count;
} cli_ledger;

/* Takes the text, which was allocated and has a NUL behind its end. False: memory is out. */
bool cli_ledger_parse(cli_ledger *ledger, char *text, size_t size);

/* A folder without a ledger has an empty one. 0, or an errno. */
int cli_ledger_load(cli_ledger *ledger, const char *folder);

/* False when the name is not in it, or was revoked. */
bool cli_ledger_find(const cli_ledger *ledger, const char *name, uint64_t *trace);

void cli_ledger_free(cli_ledger *ledger);

/* Sees to it that all files of the folder's file system are on the disk, then appends the records:
 * what the ledger says is there survives a power cut. 0, or an errno. */
int cli_ledger_append(const char *folder, const char *records, size_t size);

/* Appends records that revoke others and sees to it that they are on the disk; where that cannot be
 * done, or `records` is NULL, the ledger goes. 0, or an errno: it says what it said before. */
int cli_ledger_revoke(const char *folder, const char *records, size_t size);

#endif
