/*
 * text.h - a growing text in memory, for what is written piece by piece. A failure is sticky: whoever
 * writes may not look at every answer.
 */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_text {
  char *data; /* owned; NULL at first */
  size_t size, capacity;
  bool is_short; /* memory was out, something is missing */
} cli_text;

/* For gw_sink; `user` is the cli_text. 0, or -1 from the first failure on. */
int cli_text_add(void *user, const void *data, size_t size);

#endif
