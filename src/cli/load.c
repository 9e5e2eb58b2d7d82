/* load.c - see load.h. */
#include "cli/load.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  ALIGNMENT = 16,
  STEP = 64,      /* bytes that are read at once, and so the most that is read after a failure */
  SMALL = 1 << 16 /* more than all values that so few bytes can become */
};

/* What is left to be read, and what is given out once memory is out. */
typedef struct loading {
  const char *data;
  size_t left;
  char *reserve;
  size_t used, reserved;
  bool is_short;
} loading;

static _Thread_local loading *current;

static void *take(size_t size)
{
  loading *l = current;
  void *block = malloc(size);
  if (block || !l) return block;
  l->is_short = true;
  size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  if (size > l->reserved - l->used) return NULL;
  block = l->reserve + l->used;
  l->used += size;
  return block;
}

/* The reserve is freed as a whole. */
static void give_back(void *block)
{
  uintptr_t at = (uintptr_t)block, from = current ? (uintptr_t)current->reserve : 0;
  if (!current || at < from || at - from >= current->reserved) free(block);
}

/* A seed that nobody can guess, as keys may be made to collide; jansson itself would open a device. */
void cli_load_prepare(void)
{
  size_t seed = 0;
  if (getentropy(&seed, sizeof seed) != 0 || seed == 0) seed = 1;
  json_object_seed(seed);
  json_set_alloc_funcs(take, give_back);
}

static size_t feed(void *buffer, size_t size, void *user)
{
  loading *l = user;
  if (l->is_short) return (size_t)-1;
  if (size > STEP) size = STEP;
  if (size > l->left) size = l->left;
  if (size) memcpy(buffer, l->data, size);
  l->data += size;
  l->left -= size;
  return size;
}

/* Of a token there may be a buffer of twice its size, when it has just grown, and a copy. */
json_t *cli_load(const char *data, size_t size, size_t flags, json_error_t *error, bool *is_short)
{
  loading l = {.data = data, .left = size, .reserved = 3 * size + SMALL};
  json_t *value = NULL;
  l.reserve = size < SIZE_MAX / 4 ? malloc(l.reserved) : NULL;
  if (l.reserve) {
    current = &l;
    value = json_load_callback(feed, &l, flags, error);
    if (value && l.is_short) json_decref(value);
    current = NULL;
  }
  *is_short = !l.reserve || l.is_short;
  free(l.reserve);
  return *is_short ? NULL : value;
}
