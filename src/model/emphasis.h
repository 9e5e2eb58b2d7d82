/*
 * emphasis.h - words that the author stressed. The draft's markup is gone when its lines are made; what
 * it stood around is kept here, first as places in the draft, then, when every text is what the DOCX
 * will have, as places in the texts. Knows no markup and no typeface.
 */
#ifndef GW_MODEL_EMPHASIS_H
#define GW_MODEL_EMPHASIS_H

#include "model/doc.h"

/* Adds [start, end) of the draft, ascending. One that goes on with the last grows it. GW_ERR_MEMORY. */
gw_status gw_emphasis_add(gw_doc *doc, gw_emphasis mark, bool goes_on);

/* Adds a stretch of a line's text. GW_ERR_MEMORY. */
gw_status gw_emphasis_add_stress(gw_doc *doc, gw_stress stress);

/* Puts the stretches in order, for the function below. */
void gw_emphasis_sort(gw_doc *doc);

/* Bits GW_STRESS_... of the character at text[at]; *end, at first where to stop at the latest, comes
 * back as the place up to which all are alike. `text` is of a line's text, or of none. */
unsigned gw_emphasis_at(const gw_doc *doc, gw_str text, size_t at, size_t *end);

#endif
