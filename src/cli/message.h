/*
 * message.h - the program's own sentences in Chinese and English, and how text of unknown origin is
 * put on a terminal. Knows nothing of when a sentence is due.
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "cli/cli.h"

#include <stdio.h>

typedef enum cli_message {
#define X(name, zh, en) CLI_SAY_##name,
#include "cli/message.def"
#undef X
  CLI_SAY_COUNT
} cli_message;

/* The sentence, with %1, %2 and %3 in it. Static. */
const char *cli_message_text(cli_message message, cli_language language);

/* Prints the sentence with up to three arguments (NULL for none), which are made harmless. */
void cli_message_put(FILE *to, cli_language language, cli_message message,
                     const char *const args[3]);

/* The same as a whole line of standard error, behind "gongwen: ". */
void cli_message_say(cli_language language, cli_message message, const char *first,
                     const char *second, const char *third);

/* Prints text so that no terminal obeys it: control characters, marks that turn the direction of
 * writing, and bytes that are not UTF-8 come out as \x1b. */
void cli_message_harmless(FILE *to, const char *text);

/* The same in memory that the caller frees, as UTF-8; NULL when there is none. */
char *cli_message_copy(const char *text);

/* What errno means. Static or from strerror. */
const char *cli_message_errno(int error, cli_language language);

#endif
