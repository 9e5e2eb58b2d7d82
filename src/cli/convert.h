/*
 * convert.h - the commands that read a draft: converting it, and showing its outline. Knows the
 * order of events and the exit statuses; the work is done by the library.
 */
#ifndef CLI_CONVERT_H
#define CLI_CONVERT_H

#include "cli/args.h"

/* Both commands; args->command tells which. */
cli_exit cli_convert(const cli_args *args);

/*
 * Where the DOCX of `draft` goes when nobody says so: beside it, .txt, .text or .md becoming .docx,
 * any other name getting it. In memory that the caller frees; NULL when memory is out.
 */
char *cli_convert_beside(const char *draft);

#endif
