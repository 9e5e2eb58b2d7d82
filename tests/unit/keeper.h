/* keeper.h - a sink that keeps what it gets, until it has been called `most` times. */
#ifndef TESTS_UNIT_KEEPER_H
#define TESTS_UNIT_KEEPER_H

#include "base/buf.h"

typedef struct keeper {
  gw_buf buf;
  size_t calls, most;
} keeper;

static int keep(void *user, const void *data, size_t size)
{
  keeper *k = user;
  if (k->calls++ >= k->most) return 1;
  gw_buf_put(&k->buf, data, size);
  return 0;
}

#endif
