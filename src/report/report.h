/*
 * report.h - the report as JSON (schema gongwen-report-1, report.schema.json beside this file): what
 * every line became and why, every change, every diagnostic.
 */
#ifndef GW_REPORT_REPORT_H
#define GW_REPORT_REPORT_H

#include "model/doc.h"

typedef struct gw_report_head {
  const char *name; /* of the draft; NULL: none */
  const char *title;
  gw_status status; /* of the reading */
} gw_report_head;

/* After a reading that ended so, are the lines decided and the edits settled? */
bool gw_report_is_settled(gw_status status);

/* GW_ERR_MEMORY, GW_ERR_SINK. */
gw_status gw_report_write(const gw_doc *doc, gw_report_head head, gw_sink sink);

#endif
