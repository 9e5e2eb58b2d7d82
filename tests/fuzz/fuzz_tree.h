/*
 * fuzz_tree.h - what libxml2 makes of XML that it has as a whole: the measure of our readers, which get
 * it in pieces.
 */
#ifndef FUZZ_TREE_H
#define FUZZ_TREE_H

#include "base/buf.h"
#include "base/utf8.h"

#include <stdbool.h>

/* Is it UTF-8, without a DTD, and a tree without a word of complaint? Then the text of its w:t, up to
 * their first child, is put into `text`. */
bool fuzz_tree_read(const char *data, size_t size, gw_buf *text);

/* Where the piece that begins at `at` ends, so that no character is cut. */
size_t fuzz_piece_end(const char *data, size_t size, size_t at, size_t most);

/* A gw_judge_reader's `read`: appends to the gw_buf that is `user`. */
bool fuzz_gather(void *user, gw_str text);

#endif
