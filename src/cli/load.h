/*
 * load.h - JSON from outside, also when memory runs out. jansson's reader does not look whether the
 * buffer of a token has grown: of a string a byte is gone then, and where that was the closing quote it
 * reads and writes on behind the ends. So it gets what it needs from a reserve, and is ended.
 */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include <jansson.h>
#include <stdbool.h>

/* To be called while there is one thread, before any JSON; without it memory must not run out. */
void cli_load_prepare(void);

/* NULL: *is_short, memory was out; or *error tells what is wrong with it. */
json_t *cli_load(const char *data, size_t size, size_t flags, json_error_t *error, bool *is_short);

#endif
