/*
 * fuzz.h - what the targets share. A target is one function, LLVMFuzzerTestOneInput, that is given
 * bytes and aborts when something about them is not as it should be. libFuzzer calls it in the
 * preset fuzz, replay_main.c everywhere else. Knows nothing of what a target looks at.
 */
#ifndef GW_TESTS_FUZZ_H
#define GW_TESTS_FUZZ_H

#include "gongwen.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* The one name that libFuzzer lays down; not ours to choose. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What must hold. It is said in the log, and abort() is a finding to every fuzzer. */
#define MUST(condition) ((condition) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #condition))

static inline void fuzz_fail(const char *file, int line, const char *condition)
{
  fprintf(stderr, "%s:%d: not so: %s\n", file, line, condition);
  abort();
}

/* A status, by its name when it is not the one that it must be. */
#define MUST_BE_OK(status) fuzz_ok(__FILE__, __LINE__, status)

static inline void fuzz_ok(const char *file, int line, gw_status status)
{
  if (status != GW_OK) fuzz_fail(file, line, gw_status_name(status));
}

/* The input of a target: bytes, and one that chooses among what can be done with them. */
typedef struct fuzz_input {
  const char *data; /* a terminated copy of its own size, so that reading past it shows; owned */
  size_t size;
  unsigned choice;
} fuzz_input;

/* An input ends with FF and the choice; without FF there the choice is 0. So every draft is an input
 * as it is: no text ends like that. Of longer ones only `most` bytes are taken: a target is to stay
 * quick. */
fuzz_input fuzz_take(const uint8_t *data, size_t size, size_t most);
void fuzz_give_back(fuzz_input *input);

#endif
