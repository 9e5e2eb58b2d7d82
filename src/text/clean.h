/*
 * clean.h - what every reader of drafts does with their characters: those that a DOCX cannot hold
 * are replaced, invisible ones without width go, white space around a text is layout. Each change
 * is an edit with a diagnostic. Knows nothing of lines' ends and of markup.
 */
#ifndef GW_TEXT_CLEAN_H
#define GW_TEXT_CLEAN_H

#include "base/buf.h"
#include "base/space.h"
#include "model/doc.h"

/* A physical line of a draft, and how far its columns have been counted. */
typedef struct gw_place {
  size_t number;           /* from 1 */
  size_t start;            /* offset of its first byte in gw_doc.text */
  size_t counted, columns; /* code points in [start, counted) */
} gw_place;

/* The column, from 1, of `offset` in the line. Quick as long as offsets ascend. */
size_t gw_place_column(gw_place *place, const gw_doc *doc, size_t offset);

/* Does the character stay as it is? */
bool gw_clean_keeps(uint32_t code);

/* Can `text` hold a character that does not stay? Cheap, may err towards yes. */
bool gw_clean_needed(gw_str text);

/* Appends [start, end) of the draft without what does not stay. GW_ERR_MEMORY. */
gw_status gw_clean_copy(gw_doc *doc, gw_place *place, size_t start, size_t end, gw_buf *out);

#endif
