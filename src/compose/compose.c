/* compose.c - see compose.h. What is on page 1 decides, so page 1 is laid out, and only that. */
#include "compose/compose.h"

#include "base/buf.h"
#include "compose/addressee.h"
#include "compose/order.h"
#include "style/paginate.h"

enum {
  MOST_TITLE_LINES = 3,    /* more look like text (7.3.1 asks for 长短适宜) */
  MANY_ADDRESSEE_LINES = 4 /* fewer are not what leaves page 1 without text */
};

static bool has_text(const gw_doc *doc)
{
  for (size_t i = 0; i < doc->line_count; i++)
    if (doc->lines[i].element == GW_ELEMENT_BODY) return true;
  return false;
}

static gw_status complain(gw_doc *doc, gw_diag_kind kind, const char *argument)
{
  const gw_diag_arg args[3] = {{argument, argument}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {.kind = kind, .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

static gw_status complain_title(gw_doc *doc, size_t lines)
{
  gw_buf number = {0};
  gw_buf_put_int(&number, (long long)lines);
  gw_buf_putc(&number, '\0');
  gw_status status = number.status;
  if (status == GW_OK) status = complain(doc, GW_DIAG_TITLE_TOO_LONG, number.data);
  gw_buf_fini(&number);
  return status;
}

/* 7.3.2: a list of addressees gives way to the text. */
static bool leaves_no_room(const gw_pagination *first)
{
  return !first->has_text_on_first && first->addressee_lines >= MANY_ADDRESSEE_LINES;
}

static gw_status complain_page(gw_doc *doc, const gw_pagination *first)
{
  gw_status status = GW_OK;
  if (has_text(doc) && !first->has_text_on_first)
    status = complain(doc, GW_DIAG_NO_TEXT_ON_FIRST_PAGE, NULL);
  if (status == GW_OK && first->title_lines > MOST_TITLE_LINES)
    status = complain_title(doc, first->title_lines);
  return status;
}

gw_status gw_compose(gw_doc *doc, const gw_sheet *sheet)
{
  size_t moved = 0, moved_count = 0;
  gw_status status = gw_compose_order(doc);
  if (status != GW_OK) return status;
  gw_pagination first = gw_paginate_first(doc, sheet);
  if (leaves_no_room(&first)) {
    status = gw_compose_addressee(doc, &moved, &moved_count);
    if (status == GW_OK) status = gw_compose_order(doc);
    first = gw_paginate_first(doc, sheet);
  }
  if (status == GW_OK) status = gw_compose_report_moves(doc, moved, moved_count);
  return status == GW_OK ? complain_page(doc, &first) : status;
}
