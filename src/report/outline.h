/*
 * outline.h - the recognised structure for people: an indented tree, a line per line of the draft;
 * and for programs: the same tree as JSON (schema gongwen-outline-1).
 */
#ifndef GW_REPORT_OUTLINE_H
#define GW_REPORT_OUTLINE_H

#include "report/explain.h"

/* `chinese`: elements by their Chinese terms. With a `choice` (may be NULL) its lines are explained,
 * and as text only they are there. GW_ERR_MEMORY, GW_ERR_SINK. */
gw_status gw_outline_write(const gw_doc *doc, bool chinese, const gw_choice *choice, gw_sink sink);
gw_status gw_outline_write_json(const gw_doc *doc, const char *title, const gw_choice *choice,
                                gw_sink sink);

#endif
