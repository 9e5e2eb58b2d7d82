/*
 * trace.h - what a DOCX was made of, in 64 bits (FNV-1a): enough to see that draft, options or
 * program are others now; not against somebody who wants to deceive.
 */
#ifndef CLI_TRACE_H
#define CLI_TRACE_H

#include <stddef.h>
#include <stdint.h>

#define CLI_TRACE_INIT UINT64_C(0xCBF29CE484222325)

/* The size goes in, too, so that "ab", "c" is not "a", "bc". */
uint64_t cli_trace_bytes(uint64_t trace, const void *data, size_t size);

/* NULL is not "". */
uint64_t cli_trace_text(uint64_t trace, const char *text);

uint64_t cli_trace_number(uint64_t trace, int64_t number);

#endif
