/*
 * reader.h - a second opinion on draft and DOCX for the property tests: a decoder (iconv), the
 * changes applied to the draft's lines, and the text inside w:t of word/document.xml (libzip,
 * libxml2). It shares no code with the library, only what gongwen.h says.
 */
#ifndef GW_TESTS_READER_H
#define GW_TESTS_READER_H

#include "gongwen.h"

#include <stdbool.h>

/* Code points. */
typedef struct points {
  uint32_t *items; /* owned */
  size_t count, capacity;
} points;

void points_free(points *p);

/* The draft without its byte order mark. False: it is not valid in this encoding. */
bool read_draft_points(const char *bytes, size_t size, const char *encoding, points *out);

/* The draft as it stands in the DOCX by its list of changes and with what was given beside it, without white space. False: a change
 * does not fit the draft. */
bool apply_changes(const points *text, const gw_draft *draft, points *out);

/* Appends the characters of a piece of UTF-8, spaces aside. */
bool add_text_points(const char *text, size_t size, points *out);

/* The text of a DOCX without white space. False: it is no package or has no such part. */
bool read_docx_points(const char *docx, size_t size, points *out);

#endif
