/*
 * inspect.h - the facade of this layer: a document that has been recognised and normalised is held
 * against the standard, and what a clerk would send it back for becomes diagnostics. Nothing in it
 * is changed. A check says something only where it is sure: what recognition may have got wrong is
 * no fault of the draft.
 */
#ifndef GW_CHECK_INSPECT_H
#define GW_CHECK_INSPECT_H

#include "model/doc.h"
#include "style/sheet.h"

typedef struct gw_check_options {
  const gw_sheet *sheet; /* borrowed; its typefaces say which characters they lack */
} gw_check_options;

/* Adds to doc->diags, unsorted; of each kind at most 50 and then how many more. GW_ERR_MEMORY. */
gw_status gw_check(gw_doc *doc, const gw_check_options *options);

#endif
