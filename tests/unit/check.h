/*
 * check.h - cmocka for tests made of tables: CHECK tells which row is wrong and goes on with the
 * next one; ROWS_ARE_RIGHT at the end of the test fails it if there was any.
 */
#ifndef GW_TESTS_CHECK_H
#define GW_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "gongwen.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static int wrong_rows;

#define CHECK(name, condition)                                                                     \
  ((condition) ? (void)0 : (print_error("%s: not so: %s\n", name, #condition), (void)wrong_rows++))

/* The same for numbers, which a failure tells. */
#define CHECK_EQUAL(name, have, want) check_equal(name, #have, (long long)(have), (long long)(want))

#define ROWS_ARE_RIGHT() assert_int_equal(take_wrong_rows(), 0)

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static inline void check_equal(const char *name, const char *what, long long have, long long want)
{
  if (have == want) return;
  print_error("%s: %s is %lld, should be %lld\n", name, what, have, want);
  wrong_rows++;
}

static inline void check_text(const char *name, const char *have, size_t length, const char *want)
{
  if (length == strlen(want) && (length == 0 || memcmp(have, want, length) == 0)) return;
  print_error("%s: is \"%.*s\", should be \"%s\"\n", name, (int)length, have ? have : "", want);
  wrong_rows++;
}

static inline int take_wrong_rows(void)
{
  int count = wrong_rows;
  wrong_rows = 0;
  return count;
}

/* A sink that keeps everything, and one that counts its calls and gives up at one of them. */
typedef struct capture {
  char *data; /* owned; with a NUL behind it */
  size_t length, calls;
  size_t fail_at; /* the call that fails, from 1; 0: none */
} capture;

static inline int capture_write(void *user, const void *data, size_t size)
{
  capture *c = user;
  if (++c->calls == c->fail_at) return 1;
  char *grown = realloc(c->data, c->length + size + 1);
  if (!grown) abort();
  memcpy(grown + c->length, data, size);
  c->data = grown;
  c->length += size;
  c->data[c->length] = '\0';
  return 0;
}

static inline gw_sink capture_sink(capture *c)
{
  return (gw_sink){capture_write, c};
}

static inline void capture_fini(capture *c)
{
  free(c->data);
  *c = (capture){0};
}

#endif
