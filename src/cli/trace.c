/* trace.c - see trace.h. */
#include "cli/trace.h"

#include <string.h>

static uint64_t mix(uint64_t trace, uint64_t value, int bytes)
{
  for (int i = 0; i < bytes; i++) {
    trace = (trace ^ (value & 0xFF)) * UINT64_C(0x100000001B3);
    value >>= 8;
  }
  return trace;
}

uint64_t cli_trace_bytes(uint64_t trace, const void *data, size_t size)
{
  const unsigned char *p = data;
  trace = mix(trace, size, 8);
  for (size_t i = 0; i < size; i++) trace = mix(trace, p[i], 1);
  return trace;
}

uint64_t cli_trace_text(uint64_t trace, const char *text)
{
  return text ? cli_trace_bytes(trace, text, strlen(text)) : mix(trace, UINT64_MAX, 8);
}

uint64_t cli_trace_number(uint64_t trace, int64_t number)
{
  return mix(trace, (uint64_t)number, 8);
}
