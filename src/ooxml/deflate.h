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

/* All zero is ready. One may be used for many streams, one after the other, or for chunks of one in
 * any order. */
typedef struct gw_deflate {
  struct libdeflate_compressor *compressor; /* owned */
} gw_deflate;

void gw_deflate_fini(gw_deflate *deflate);

/* Bytes that a chunk may take when it is packed. */
size_t gw_deflate_room(void);

/* Gets what packing needs, which else the first chunk does. False when memory is out. */
bool gw_deflate_prepare(gw_deflate *deflate);

/* Packs a chunk, `size` bytes of at most GW_DEFLATE_CHUNK, into `packed`, which has gw_deflate_room()
 * bytes; *packed_size of them are used. It writes to `data`: a chunk that is not the last is unpacked
 * over itself, to prove its seam, and is what it was unless there is an error.
 * GW_ERR_MEMORY, GW_ERR_PACKAGE. */
gw_status gw_deflate_pack(gw_deflate *deflate, char *data, size_t size, bool is_last, char *packed,
                          size_t *packed_size);

/* The CRC-32 of what came before, continued; 0 at the start. */
uint32_t gw_deflate_crc(uint32_t crc, gw_str data);

#endif
