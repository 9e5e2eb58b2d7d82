/* lines.c - see lines.h. */
#include "cli/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 16 };

static bool make_room(cli_lines *lines)
{
  size_t used = lines->end - lines->start;
  if (lines->buffer && lines->start > 0) memmove(lines->buffer, lines->buffer + lines->start, used);
  lines->start = 0;
  lines->end = used;
  if (lines->capacity - used >= BLOCK) return true;
  size_t capacity = used + BLOCK > 2 * lines->capacity ? used + BLOCK : 2 * lines->capacity;
  char *grown = realloc(lines->buffer, capacity);
  if (!grown) {
    lines->input->error = ENOMEM;
    return false;
  }
  lines->buffer = grown;
  lines->capacity = capacity;
  return true;
}

/* One read more. False: the end, or an error. */
static bool fill(cli_lines *lines)
{
  size_t got = 0;
  if (!make_room(lines)) return false;
  char *to = lines->buffer + lines->end;
  if (cli_input_read(lines->input, to, lines->capacity - lines->end, &got) != 0) return false;
  lines->end += got;
  return got > 0;
}

/* After a line that was large there is no use in keeping so much. */
static void shrink(cli_lines *lines)
{
  if (lines->capacity <= (size_t)16 * BLOCK || lines->end > lines->start) return;
  free(lines->buffer);
  lines->buffer = NULL;
  lines->start = lines->end = lines->capacity = 0;
}

static cli_lines_got give(cli_lines *lines, size_t length, bool has_end, bool is_long, char **line,
                          size_t *size)
{
  *size = is_long ? 0 : length;
  *line = malloc(*size + 1);
  if (!*line) {
    lines->input->error = ENOMEM;
    return CLI_LINES_ERROR;
  }
  if (lines->buffer) memcpy(*line, lines->buffer + lines->start, *size);
  (*line)[*size] = '\0';
  lines->start += length + has_end;
  shrink(lines);
  return is_long ? CLI_LINES_LONG : CLI_LINES_LINE;
}

cli_lines_got cli_lines_next(cli_lines *lines, char **line, size_t *size)
{
  size_t seen = 0; /* of what is in the buffer: no end among it */
  bool is_long = false;
  for (;;) {
    size_t used = lines->end - lines->start;
    const char *from = used > seen ? lines->buffer + lines->start + seen : NULL;
    const char *end = from ? memchr(from, '\n', used - seen) : NULL;
    size_t length = end ? (size_t)(end - (lines->buffer + lines->start)) : used;
    if (length > lines->most) is_long = true;
    if (end) return give(lines, length, true, is_long, line, size);
    seen = used;
    if (is_long) {
      lines->start = lines->end;
      seen = 0;
    }
    if (fill(lines)) continue;
    if (lines->input->error) return CLI_LINES_ERROR;
    used = lines->end - lines->start;
    return used > 0 || is_long ? give(lines, used, false, is_long, line, size) : CLI_LINES_END;
  }
}

void cli_lines_free(cli_lines *lines)
{
  free(lines->buffer);
  lines->buffer = NULL;
}
