/*
 * sibling.h - numbered lines are judged together: （一） to （五） are headings or provisions all at
 * once, because their author built them alike.
 */
#ifndef GW_RECOGNISE_SIBLING_H
#define GW_RECOGNISE_SIBLING_H

#include "recognise/feature.h"

/* Sets GW_PLACE(HEADINGS) or GW_PLACE(PROVISIONS) on the lines of each group. Needs the places. */
gw_status gw_sibling_judge(gw_facts *facts, size_t count);

#endif
