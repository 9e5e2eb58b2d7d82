/*
 * fuzz_convert.h - a draft through gongwen.h from its bytes to DOCX, report and outlines, and what must
 * be true of all of them. Judged by libzip, libxml2 and jansson, by iconv and the list of changes
 * (property/reader.h), not by the library's own check.
 */
#ifndef GW_TESTS_FUZZ_CONVERT_H
#define GW_TESTS_FUZZ_CONVERT_H

#include "fuzz/fuzz.h"

/* Bytes that a sink got. */
typedef struct fuzz_bytes {
  char *data; /* owned */
  size_t size;
} fuzz_bytes;

gw_sink fuzz_sink(fuzz_bytes *bytes);
void fuzz_bytes_free(fuzz_bytes *bytes);

/* The DOCX of a draft that was read well: a sound package of well-formed parts with the text of the
 * draft. `bytes` is the draft as it was given, or NULL where broken bytes were replaced: then iconv
 * has nothing to say. To be freed. */
fuzz_bytes fuzz_check_docx(const gw_draft *draft, const char *bytes, size_t size,
                           bool keeps_notices);

/* Everything else that can be asked of a draft, however its reading ended. */
void fuzz_check_answers(const gw_draft *draft, gw_status status);

#endif
