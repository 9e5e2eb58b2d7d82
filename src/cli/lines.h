/* lines.h - a stream, line by line, each no longer than a bound. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "cli/file.h"

typedef struct cli_lines {
  cli_input *input;
  size_t most;  /* bytes of a line without its end */
  char *buffer; /* from `start` to `end` it is yet to be given */
  size_t start, end, capacity;
} cli_lines;

typedef enum cli_lines_got {
  CLI_LINES_END = 0,
  CLI_LINES_LINE,
  CLI_LINES_LONG, /* a longer one, passed over */
  CLI_LINES_ERROR /* input->error tells which */
} cli_lines_got;

/* The next line, without its end, in memory of its own. What is behind the last end is a line. */
cli_lines_got cli_lines_next(cli_lines *lines, char **line, size_t *size);

void cli_lines_free(cli_lines *lines);

#endif
