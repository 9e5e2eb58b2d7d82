/*
 * decode.h - decides over the whole sequence of lines: the labels whose rules and transitions add up
 * to the most (Viterbi), not the first rule that matches. Time is linear in the lines.
 */
#ifndef GW_RECOGNISE_DECODE_H
#define GW_RECOGNISE_DECODE_H

#include "recognise/rule.h"
#include "recognise/transition.h"

/* Sets element, decided, score, rule, runner_up, margin, before and after of each line of `doc`; a
 * line that is forced gets its element. GW_ERR_MEMORY. */
gw_status gw_decode(gw_doc *doc, const gw_facts *facts);

/* What a notice is worth below the document, in one of the END states. */
int gw_decode_after_document(int state, int score, const gw_facts *f);

#endif
