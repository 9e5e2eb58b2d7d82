/*
 * scan.h - reads back what we wrote: a strict reader of the small part of XML 1.0 and its namespaces
 * that our writer uses. What it lets pass every reader of XML lets pass, with the same text; it may
 * refuse more. It shares no code with the writer and believes nothing of what the writer meant.
 *
 * Part of no part of ours, and so refused: comments, CDATA, processing instructions, a DTD, names
 * that are not ASCII, namespaces declared below the root, an attribute's value in '', a raw '>',
 * space where none is needed, elements in w:t.
 *
 * libxml2 takes six times as long; tests/unit/test_scan.c holds the two together.
 */
#ifndef GW_OOXML_SCAN_H
#define GW_OOXML_SCAN_H

#include "ooxml/judge.h"

typedef struct gw_scan gw_scan;

/* NULL when memory is out. Free with gw_scan_free; NULL is fine there. */
gw_scan *gw_scan_new(gw_judge_reader reader);
void gw_scan_free(gw_scan *scan);

/* The next bytes of the part, cut anywhere. The first failure sticks: GW_ERR_XML, GW_ERR_TEXT_LOST,
 * GW_ERR_MEMORY. */
gw_status gw_scan_feed(gw_scan *scan, const char *data, size_t length);

/* The part has ended; is it a whole document? */
gw_status gw_scan_finish(gw_scan *scan);

#endif
