/*
 * form.h - values that were given become the text of lines, as a person would have typed them: 抄送：
 * in front, numbers before the names of attachments, a date out of 2026-08-01. What somebody has
 * typed already is not put a second time. Knows nothing of the draft's lines but two that a value
 * may complete.
 */
#ifndef GW_COMPOSE_FORM_H
#define GW_COMPOSE_FORM_H

#include "base/buf.h"
#include "meta/meta.h"

/* Lines of text, each ended by LF, and for each of them its key as a byte. */
typedef struct gw_form {
  const gw_meta *meta;
  gw_str security, printed_by; /* what the draft says, for values that are a part of it */
  gw_buf text, keys;           /* owned; sticky */
} gw_form;

/* Writes all that is given, in the order of the keys. GW_ERR_MEMORY. */
gw_status gw_form_write(gw_form *form);

void gw_form_fini(gw_form *form);

#endif
