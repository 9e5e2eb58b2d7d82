/* buf.c - see buf.h. */
#include "base/buf.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

void gw_buf_fini(gw_buf *buf)
{
  free(buf->data);
  memset(buf, 0, sizeof *buf);
}

void gw_buf_fail(gw_buf *buf, gw_status status)
{
  if (buf->status == GW_OK) buf->status = status;
}

static bool grow(gw_buf *buf, size_t length)
{
  size_t needed;
  char *grown = gw_mem_add(buf->length, length, &needed)
                    ? gw_mem_grow(buf->data, &buf->capacity, needed, 1)
                    : NULL;
  if (grown)
    buf->data = grown;
  else
    gw_buf_fail(buf, GW_ERR_MEMORY);
  return grown != NULL;
}

char *gw_buf_room(gw_buf *buf, size_t length)
{
  if (buf->status != GW_OK) return NULL;
  if (length > buf->capacity - buf->length && !grow(buf, length)) return NULL;
  return buf->data + buf->length;
}

void gw_buf_put(gw_buf *buf, const char *data, size_t length)
{
  if (length == 0 || !gw_buf_room(buf, length)) return;
  memcpy(buf->data + buf->length, data, length);
  buf->length += length;
}

void gw_buf_puts(gw_buf *buf, const char *text)
{
  gw_buf_put(buf, text, strlen(text));
}

void gw_buf_putc(gw_buf *buf, char c)
{
  char *to = gw_buf_room(buf, 1);
  if (!to) return;
  *to = c;
  buf->length++;
}

void gw_buf_put_int(gw_buf *buf, long long value)
{
  char digits[24];
  size_t at = sizeof digits;
  unsigned long long rest =
      value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
  do {
    digits[--at] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (value < 0) digits[--at] = '-';
  gw_buf_put(buf, digits + at, sizeof digits - at);
}

void gw_buf_put_utf8(gw_buf *buf, uint32_t code)
{
  enum { LONGEST = 4 };
  char *to = gw_buf_room(buf, LONGEST);
  if (to) buf->length += gw_utf8_encode(code, to);
}
