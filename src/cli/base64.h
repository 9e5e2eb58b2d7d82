/* base64.h - bytes as text (RFC 4648, section 4). */
#ifndef CLI_BASE64_H
#define CLI_BASE64_H

#include <stddef.h>

/* The length of the text of `size` bytes. */
size_t cli_base64_length(size_t size);

/* Writes that many characters, and no NUL. */
void cli_base64_encode(const void *data, size_t size, char *text);

#endif
