/*
 * given.h - elements that were given beside the draft take their places in the document. Of a draft
 * of several documents, one issued by the other or attached to it, it is the first that they are
 * elements of.
 */
#ifndef GW_COMPOSE_GIVEN_H
#define GW_COMPOSE_GIVEN_H

#include "meta/meta.h"

/*
 * Adds the lines of the given elements behind those of the draft, which have been recognised and
 * normalised; `passes` as for gw_normalise. The draft's lines of these elements are set aside, each
 * element with a warning, unless they say the same: then the draft's stay and nothing is added.
 * GW_ERR_MEMORY.
 */
gw_status gw_given_apply(gw_doc *doc, const gw_meta *meta, uint64_t passes);

#endif
