/*
 * normal.h - the facade of this layer: a draft's marks, numbers and points take the forms that the
 * standards lay down. Nothing is changed silently: each change is an edit and a diagnostic, and
 * what the passes are not sure of they leave alone.
 */
#ifndef GW_NORMAL_NORMAL_H
#define GW_NORMAL_NORMAL_H

#include "normal/pass.h"

/*
 * Runs the passes (bits of gw_pass_parse) over the lines that stay, which have been recognised. The
 * texts of lines that change are made anew, with their run-in boundaries; edits are settled again.
 * A second run changes nothing. Up to `helpers` threads work on a large draft beside the calling
 * one. GW_ERR_MEMORY.
 */
gw_status gw_normalise(gw_doc *doc, uint64_t passes, size_t helpers);

#endif
