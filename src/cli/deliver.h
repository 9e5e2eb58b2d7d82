/*
 * deliver.h - puts out everything that one run produces, or nothing of it: first all files are
 * written under temporary names, then streams are served, and only when all of that has worked are
 * the files renamed. Knows nothing of what is in them.
 *
 * Between two renames a crash can leave the first file new and the second one old; each is whole.
 */
#ifndef CLI_DELIVER_H
#define CLI_DELIVER_H

#include "cli/cli.h"
#include "cli/file.h"
#include "gongwen.h"

typedef struct cli_delivery {
  const char *path; /* "-" is standard output */
  gw_status (*write)(const void *user, gw_sink sink);
  const void *user;
  bool is_binary; /* not for terminals */
  cli_output output;
} cli_delivery;

/* What a path is called in a message. */
const char *cli_deliver_name(const char *path, cli_language language);

/* How a run ends whose library call came back with `status`. */
cli_exit cli_deliver_exit(gw_status status);

/* The same for an errno: `file`, the code for a bad file, unless memory was out. */
cli_exit cli_deliver_blame(int error, cli_exit file);

/* Delivers what cli_output_look has looked at; says what is wrong. */
cli_exit cli_deliver(cli_delivery items[], size_t count, cli_language language);

/* Looks at and delivers `size` bytes of text. */
cli_exit cli_deliver_text(const char *path, const char *bytes, size_t size, cli_language language);

#endif
