/*
 * join.h - hard-wrapped text: lines that were broken at a fixed width (a copy from a PDF or a mail)
 * become paragraphs again, when their lengths and punctuation make it certain; never otherwise.
 */
#ifndef GW_RECOGNISE_JOIN_H
#define GW_RECOGNISE_JOIN_H

#include "model/doc.h"

/* Merges lines of `doc` (gw_doc_line.last_number tells how far) and says so in a diagnostic for each
 * paragraph. GW_ERR_MEMORY. */
gw_status gw_join_wrapped(gw_doc *doc);

/* After the decision: a 主送机关, 抄送 or the name of an attachment that runs over to further lines
 * becomes one line, and 附件： alone on its line one with the first name. GW_ERR_MEMORY. */
gw_status gw_join_runover(gw_doc *doc);

#endif
