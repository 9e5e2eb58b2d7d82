/*
 * fuzz_text.h - for the targets between bytes and elements: a document whose text is the input, and
 * what is true of its lines after every step.
 */
#ifndef GW_TESTS_FUZZ_TEXT_H
#define GW_TESTS_FUZZ_TEXT_H

#include "fuzz/fuzz.h"

#include "model/doc.h"

/* The input as the text of a document; what is no UTF-8 is replaced, so that no input is lost. */
gw_doc fuzz_doc(const fuzz_input *input);

/* The lines ascend, lie inside of the text, and their texts can be written: UTF-8, no character that
 * XML has not, not empty. */
void fuzz_check_lines(const gw_doc *doc);

/* The text of the lines is the text of the draft with the edits, by conserve.h. Edits are settled. */
void fuzz_check_conserved(const gw_doc *doc);

#endif
