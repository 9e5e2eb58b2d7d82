/*
 * sandbox.h - the program gives up what it does not need before it looks at what others wrote: files
 * that were not named on the command line, the network, other programs. What the kernel has of that
 * is used (Landlock for files, seccomp for calls); where it has nothing, or refuses, all goes on as
 * without. Knows nothing of drafts and prints nothing.
 *
 * Both hold for the thread that asks and for those that it starts, so no thread may be there yet.
 */
#ifndef CLI_SANDBOX_H
#define CLI_SANDBOX_H

#include "cli/file.h"

#include <stdbool.h>

typedef enum cli_sandbox_mode { CLI_SANDBOX_AUTO = 0, CLI_SANDBOX_OFF } cli_sandbox_mode;

typedef enum cli_right {
  CLI_MAY_READ,    /* the file, or all of the folder */
  CLI_MAY_WRITE,   /* the device or pipe, or the file that is there */
  CLI_MAY_REPLACE, /* in the folder and below: new files, in the place of old ones, too; no reading */
  CLI_MAY_BUILD,   /* the same, and new folders */
  CLI_RIGHT_COUNT
} cli_right;

typedef struct cli_sandbox {
  cli_sandbox_mode mode;
  int rules; /* a descriptor; -1: files cannot be confined */
  int abi;   /* of Landlock */
} cli_sandbox;

/* What came of it. */
typedef struct cli_confined {
  bool files, calls;
} cli_confined;

/* What may be read anyway: the C library's folder, of which iconv takes its tables. */
void cli_sandbox_start(cli_sandbox *sandbox, int mode);

/* A path that leads nowhere needs no right. Where the right cannot be given for want of something,
 * files are not confined: rather that than a document that is not written. */
void cli_sandbox_allow(cli_sandbox *sandbox, const char *path, cli_right right);

/* The same for the folder that the file is in. */
void cli_sandbox_allow_beside(cli_sandbox *sandbox, const char *file, cli_right right);

/* What it takes to write an output that has been looked at, as `path`. */
void cli_sandbox_allow_output(cli_sandbox *sandbox, const char *path, const cli_output *output);

/* From now on nothing else can be done, and nobody can take that back. */
cli_confined cli_sandbox_enter(cli_sandbox *sandbox);

#endif
