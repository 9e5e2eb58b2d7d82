/*
 * evidence.h - why a line was taken for what it is: every rule that spoke, and what its neighbours
 * counted for. Made from the traits that recognition left in the document, when somebody asks.
 */
#ifndef GW_RECOGNISE_EVIDENCE_H
#define GW_RECOGNISE_EVIDENCE_H

#include "model/doc.h"

enum { GW_EVIDENCE_MOST = 160 }; /* more than rules can speak on one line for two elements */

/*
 * The evidence about line `index` of a recognised document: for and against the element that was
 * decided, then its runner-up; in each what weighs most comes first, and the order of the document last. The weights
 * of the one add up to those of the other plus the line's margin. Returns how many; 0 when nothing
 * was decided. What the rows point to is static.
 */
size_t gw_evidence_list(const gw_doc *doc, size_t index, gw_evidence rows[GW_EVIDENCE_MOST]);

/* All weights that speak about `element`, summed. */
int gw_evidence_sum(const gw_evidence *rows, size_t count, gw_element element);

/* Keeps of `facts`, which it takes, what the above needs. */
void gw_evidence_keep(gw_doc *doc, void *facts);

#endif
