/*
 * fault.h - memory and files that fail on demand. fault_memory.c and fault_file.c define malloc,
 * open, write and the like for the whole test program, so that libxml2, libzip, zlib, ICU, libyaml,
 * md4c and jansson get what we get. The calls of all threads count.
 */
#ifndef TESTS_FAULT_FAULT_H
#define TESTS_FAULT_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* A short run tries one thing in so many more: AddressSanitizer makes a trial ten times as long. */
#ifdef __SANITIZE_ADDRESS__
enum { FAULT_FEWER = 16 };
#else
enum { FAULT_FEWER = 1 };
#endif

/* ---- Memory -------------------------------------------------------------------------------- */

typedef enum fault_span { FAULT_ONE, FAULT_ALL_FROM_THERE } fault_span;

/*
 * The nth allocation from here on fails, from 1; 0: none, they are only counted.
 *
 * Allocations of ICU are not counted and fail only behind one of ours that failed: no release of it
 * survives them all (see src/style/word_break.c). What stands for them is FAULT_ALL_FROM_THERE and
 * test_shortage.c.
 */
void fault_memory_start(size_t nth, fault_span span);

typedef struct fault_count {
  size_t ours;   /* allocations by us and by all libraries but ICU */
  size_t icu;    /* allocations by ICU */
  size_t failed; /* how many were refused */
} fault_count;

fault_count fault_memory_stop(void);

/* Blocks that are allocated now. */
long fault_memory_blocks(void);

/* ---- Files --------------------------------------------------------------------------------- */

/* How the nth call goes wrong. */
typedef struct fault_way {
  const char *name;
  int error;     /* errno; 0 with is_short: half of what was asked for */
  bool is_short; /* read and write only */
  int signal;    /* raised in front of the call when not 0 */
} fault_way;

/* The nth call from here on goes wrong, from 1; 0: none, they are only counted. */
void fault_file_start(size_t nth, const fault_way *way);

/* What the call was for; it may be either for fstat and close. */
typedef enum fault_role { FAULT_EITHER, FAULT_INPUT, FAULT_OUTPUT } fault_role;

typedef struct fault_file_count {
  size_t calls;
  const char *failed; /* the call that went wrong, NULL when none did */
  fault_role role;
} fault_file_count;

fault_file_count fault_file_stop(void);

#endif
