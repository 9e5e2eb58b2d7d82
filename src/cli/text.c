/* text.c - see text.h. */
#include "cli/text.h"

#include <stdlib.h>
#include <string.h>

static bool make_room(cli_text *text, size_t size)
{
  size_t capacity = text->capacity ? text->capacity : 256;
  if (size <= text->capacity - text->size) return true;
  while (capacity - text->size < size) capacity *= 2;
  char *grown = realloc(text->data, capacity);
  if (!grown) return false;
  text->data = grown;
  text->capacity = capacity;
  return true;
}

int cli_text_add(void *user, const void *data, size_t size)
{
  cli_text *text = user;
  if (!text->is_short && !make_room(text, size)) text->is_short = true;
  if (text->is_short) return -1;
  if (size) memcpy(text->data + text->size, data, size);
  text->size += size;
  return 0;
}
