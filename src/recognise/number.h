/*
 * number.h - headings that have no mark of their own, as those of Markdown, get the one that clause
 * 7.3.3 gives to their level: 一、 （一） 1. （1）. Marks that were typed count in their sequence.
 */
#ifndef GW_RECOGNISE_NUMBER_H
#define GW_RECOGNISE_NUMBER_H

#include "model/doc.h"

/* Puts the marks in front of the texts, each with an edit and a diagnostic. Comes when the texts
 * are final; the edits are settled again. GW_ERR_MEMORY. */
gw_status gw_number_headings(gw_doc *doc);

#endif
