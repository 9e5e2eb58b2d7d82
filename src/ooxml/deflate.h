/*
 * deflate.h - libdeflate as a stream: chunks one after the other become one deflate stream
 * (RFC 1951), the same bytes for the same chunks.
 */
#ifndef GW_OOXML_DEFLATE_H
#define GW_OOXML_DEFLATE_H

#include "base/utf8.h"
#include "gongwen.h"

/* Larger chunks gain nothing: deflate looks back 32 KB. */
enum { GW_DEFLATE_CHUNK = 512 * 1024 };

/* All zero is ready. One may be used for many streams, one after the other. */
typedef struct gw_deflate {
  struct libdeflate_compressor *compressor; /* owned */
  char *packed;                             /* owned */
  char *window;                             /* owned: where seams are looked for */
} gw_deflate;

void gw_deflate_fini(gw_deflate *deflate);

/* Packs the next chunk, at most GW_DEFLATE_CHUNK bytes; `out` lives until the next call.
 * GW_ERR_MEMORY, GW_ERR_PACKAGE. */
gw_status gw_deflate_pack(gw_deflate *deflate, gw_str chunk, bool is_last, gw_str *out);

/* The CRC-32 of what came before, continued; 0 at the start. */
uint32_t gw_deflate_crc(uint32_t crc, gw_str data);

#endif
