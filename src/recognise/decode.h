/*
 * decode.h - decides over the whole sequence of lines: the labels whose rules and transitions add up
 * to the most (Viterbi), not the first rule that matches. Time is linear in the lines.
 */
#ifndef GW_RECOGNISE_DECODE_H
#define GW_RECOGNISE_DECODE_H

#include "recognise/rule.h"

/* Sets element, score, rule, runner_up and margin of each line of `doc`. GW_ERR_MEMORY. */
gw_status gw_decode(gw_doc *doc, const gw_facts *facts);

#endif
