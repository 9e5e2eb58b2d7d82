/*
 * decimal.h - sections numbered 1, 1.1, 1.1.1, as plans for emergencies and technical documents have
 * them. A line alone cannot tell: 1.5 is a figure. The sequence over the whole draft can.
 */
#ifndef GW_RECOGNISE_DECIMAL_H
#define GW_RECOGNISE_DECIMAL_H

#include "model/doc.h"
#include "recognise/feature.h"

/* Gives such lines of `doc` the mark of their depth in `facts` (a row for each line), when the draft
 * has no 一、 and its numbers run on. Comes before gw_feature_place. */
void gw_decimal_mark(const gw_doc *doc, gw_facts *facts);

#endif
