/*
 * record.h - the JSON of the program itself, one object a line: the report of a batch, and what
 * --stream reads and writes. Schemas: batch.schema.json, stream.schema.json. Knows nothing of files.
 */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "cli/cli.h"
#include "gongwen.h"

#include <stdbool.h>

/* How it went with one draft. */
typedef struct cli_answer {
  const gw_draft *draft; /* its title, encoding and diagnostics; NULL: there are none to tell */
  const char *status;    /* the name of a gw_status, or one of the program's own */
  const char *error;     /* a sentence as UTF-8; NULL: it went well */
  bool errors_only;      /* of the diagnostics */
} cli_answer;

/* ---- A line of the report of a batch ------------------------------------------------------------ */

/* `result` is "written", "current" or "failed"; `draft` and `output` are UTF-8. The line with its
 * end, to be freed; NULL when memory is out. */
char *cli_record_batch(const char *draft, const char *output, const char *result, cli_exit code,
                       const cli_answer *answer);

/* ---- The records of a stream ---------------------------------------------------------------------- */

typedef struct cli_request {
  void *json;       /* owned */
  const char *text; /* in json */
  size_t size;
  bool wants_report;
  bool is_short;     /* memory was out: nobody knows what it is */
  const char *fault; /* why it is no record, in English; NULL: it is one */
  char words[160];
} cli_request;

/* To be freed in any case. */
void cli_request_parse(cli_request *request, const char *line, size_t size);
void cli_request_free(cli_request *request);

/* The DOCX (NULL: none) and the report (NULL: none) of a request, the `number`th of its stream. */
char *cli_record_stream(const cli_request *request, size_t number, const cli_answer *answer,
                        const char *docx, size_t docx_size, const char *report, size_t report_size);

#endif
