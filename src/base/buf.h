/*
 * buf.h - a growing byte buffer with a sticky status: the first failure stays, later calls do
 * nothing, and the caller asks once at the end.
 */
#ifndef GW_BASE_BUF_H
#define GW_BASE_BUF_H

#include "gongwen.h"

typedef struct gw_buf {
  char *data; /* owned; not terminated */
  size_t length, capacity;
  gw_status status;
} gw_buf;

/* A buffer that is all zero is empty and ready. */
void gw_buf_fini(gw_buf *buf);

void gw_buf_put(gw_buf *buf, const char *data, size_t length);

/* Where `length` more bytes may be written; who writes them adds them to buf->length. NULL after a
 * failure, and when memory is out. */
char *gw_buf_room(gw_buf *buf, size_t length);

void gw_buf_puts(gw_buf *buf, const char *text);
void gw_buf_putc(gw_buf *buf, char c);
void gw_buf_put_int(gw_buf *buf, long long value); /* decimal, no locale */
void gw_buf_put_utf8(gw_buf *buf, uint32_t code);  /* one code point */

/* The status becomes `status` unless there is one already. */
void gw_buf_fail(gw_buf *buf, gw_status status);

#endif
