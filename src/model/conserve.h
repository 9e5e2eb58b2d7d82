/*
 * conserve.h - the promise that no text is lost, as a check: the characters of the DOCX, in order,
 * are the characters of the draft with the edits applied, white space aside, line by line in the
 * order that the document gives to the lines (gw_doc.order). What stands between two lines of the
 * draft is checked with the second of them. The DOCX's side is fed from what an independent reader
 * (the XML judge) sees, not from what was meant to be written.
 */
#ifndef GW_MODEL_CONSERVE_H
#define GW_MODEL_CONSERVE_H

#include "base/space.h"
#include "model/doc.h"

typedef struct gw_conserve {
  const gw_doc *doc; /* borrowed; its edits are sorted */
  size_t rank;       /* of the line that is next */
  size_t at, end;    /* what is left of the line before it, in doc->text */
  size_t edit;       /* the next edit */
  size_t edits_seen; /* each is to be seen once */
  gw_str given;      /* text of that line that is not the draft's */
  gw_str pending;    /* what is left of a text that was put in */
  bool has_ended, differs;
} gw_conserve;

void gw_conserve_start(gw_conserve *check, const gw_doc *doc);

/* The next valid UTF-8 text of the DOCX. False from the first difference on. */
bool gw_conserve_feed(gw_conserve *check, gw_str text);

/* The DOCX has ended: true when the draft has ended too and nothing differed. */
bool gw_conserve_finish(gw_conserve *check);

#endif
