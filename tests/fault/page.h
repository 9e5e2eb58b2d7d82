/* page.h - a sink that needs no memory, and a conversion onto it. */
#ifndef TESTS_FAULT_PAGE_H
#define TESTS_FAULT_PAGE_H

#include "gongwen.h"

#include <stdbool.h>
#include <string.h>

typedef struct page {
  char data[1 << 20];
  size_t length;
} page;

static inline int put_on_page(void *user, const void *data, size_t size)
{
  page *p = user;
  if (size > sizeof p->data - p->length) return 1;
  memcpy(p->data + p->length, data, size);
  p->length += size;
  return 0;
}

static inline bool is_start_of(const page *part, const page *whole)
{
  return part->length <= whole->length && memcmp(part->data, whole->data, part->length) == 0;
}

static inline bool is_same(const page *a, const page *b)
{
  return a->length == b->length && is_start_of(a, b);
}

static inline gw_status convert_onto(page *out, const gw_options *options, const char *text,
                                     size_t size)
{
  gw_draft *draft;
  out->length = 0;
  gw_status status = gw_draft_new(options, &draft);
  if (status == GW_OK) status = gw_draft_read(draft, text, size);
  if (status == GW_OK) status = gw_draft_write_docx(draft, (gw_sink){put_on_page, out});
  gw_draft_free(draft);
  return status;
}

#endif
