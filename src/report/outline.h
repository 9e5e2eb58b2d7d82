/*
 * outline.h - the recognised structure for people: an indented tree, a line per line of the draft;
 * and for programs: the same tree as JSON (schema gongwen-outline-1).
 */
#ifndef GW_REPORT_OUTLINE_H
#define GW_REPORT_OUTLINE_H

#include "model/doc.h"

/* `chinese`: elements by their Chinese terms. GW_ERR_MEMORY, GW_ERR_SINK. */
gw_status gw_outline_write(const gw_doc *doc, bool chinese, gw_sink sink);
gw_status gw_outline_write_json(const gw_doc *doc, const char *title, gw_sink sink);

#endif
