/*
 * stress.h - finds where in the texts of the DOCX the words are that the draft stressed, whatever has
 * been put into another form, joined, taken apart or moved since.
 */
#ifndef GW_COMPOSE_STRESS_H
#define GW_COMPOSE_STRESS_H

#include "model/doc.h"

/* To be called when no text changes any more. A diagnostic tells how many were kept, and how many not:
 * titles, headings and the elements of the form have the typeface that the standard gives them.
 * GW_ERR_MEMORY. */
gw_status gw_stress_settle(gw_doc *doc);

#endif
