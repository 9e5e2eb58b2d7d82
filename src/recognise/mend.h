/*
 * mend.h - lines that an editor or a web page broke in two places where no text can break: between
 * the brackets of a mark, and in front of the figure of an amount. Any draft has them, wrapped or not.
 */
#ifndef GW_RECOGNISE_MEND_H
#define GW_RECOGNISE_MEND_H

#include "model/doc.h"

/* Merges such lines of `doc` (gw_doc_line.last_number tells how far) and says so in a diagnostic for
 * each. Comes behind gw_join_wrapped, which measures lines as they are. GW_ERR_MEMORY. */
gw_status gw_mend_lines(gw_doc *doc);

#endif
