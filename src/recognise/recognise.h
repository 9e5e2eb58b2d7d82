/*
 * recognise.h - the facade of this layer: what is each line of the draft?
 */
#ifndef GW_RECOGNISE_RECOGNISE_H
#define GW_RECOGNISE_RECOGNISE_H

#include "model/doc.h"

/*
 * Sets what was recognised on every line of `doc`, the run-in boundaries, an edit for each line set
 * aside (unless doc->keep_notices), and the diagnostics that go with them. GW_ERR_MEMORY,
 * GW_ERR_NO_DOCUMENT when nothing but notices is left. Up to `helpers` threads work on a large draft
 * beside the calling one.
 */
gw_status gw_recognise(gw_doc *doc, size_t helpers);

#endif
