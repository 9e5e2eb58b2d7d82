/*
 * face.h - which typefaces a stretch of text has to be set in where those of its style will not do:
 * Chinese punctuation under a Latin face, and Han characters that a *_GB2312 face lacks.
 */
#ifndef GW_OOXML_FACE_H
#define GW_OOXML_FACE_H

#include "base/utf8.h"

typedef struct gw_face_span {
  size_t size;      /* bytes, at least one character */
  const char *face; /* of all of its characters, Latin and Chinese; NULL: those of the style do.
                       Borrowed from the arguments, or static */
} gw_face_span;

/*
 * The longest span of text[at, end) that one run can set, at < end, both between two characters.
 * `chinese` is the style's Chinese face; `latin` its Latin one, or NULL when that is the Chinese
 * one. Text cut at the spans is the same text.
 */
gw_face_span gw_face_next(gw_str text, size_t at, size_t end, const char *chinese,
                          const char *latin);

#endif
