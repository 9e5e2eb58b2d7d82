/*
 * deflate.c - see deflate.h. The only file that knows libdeflate and zlib. libdeflate packs in less
 * than half of zlib's time, but a whole stream at once. So each chunk is packed as a stream of its
 * own, and all but the last are mended so that the next may follow: the mark of the last block is
 * taken away and the last byte filled up with an empty block. Where that is, only unpacking tells;
 * zlib does it, and proves on the way that the chunk is still what it was.
 */
#include "ooxml/deflate.h"

#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>
#include <zlib.h>

/* Level 6 packs like level 6 of zlib; level 9 costs twice as much for less than 1 %. */
enum { LEVEL = 6, FILLING = 5 /* bytes, at most, of an empty block */ };

/* zlib's signs in z_stream.data_type after Z_BLOCK. */
enum { UNUSED_BITS = 7, IS_LAST_BLOCK = 64, IS_BETWEEN_BLOCKS = 128 };

void gw_deflate_fini(gw_deflate *deflate)
{
  libdeflate_free_compressor(deflate->compressor); /* NULL is fine */
  free(deflate->packed);
  free(deflate->window);
  memset(deflate, 0, sizeof *deflate);
}

static size_t room_for(struct libdeflate_compressor *compressor)
{
  return libdeflate_deflate_compress_bound(compressor, GW_DEFLATE_CHUNK) + FILLING;
}

static bool is_ready(gw_deflate *deflate)
{
  if (!deflate->compressor) deflate->compressor = libdeflate_alloc_compressor(LEVEL);
  if (!deflate->compressor) return false;
  if (!deflate->packed) deflate->packed = malloc(room_for(deflate->compressor));
  return deflate->packed != NULL;
}

/* ---- Seams ----------------------------------------------------------------------------------- */

/* Where a block starts: a byte, and how many bits of the byte before are its own. */
typedef struct block {
  unsigned char *next;
  unsigned bits;
} block;

static void unmark_as_last(block b)
{
  if (b.bits)
    b.next[-1] &= (unsigned char)~(0x100u >> b.bits);
  else
    *b.next &= 0xFE;
}

/* Unpacks up to the end of the last block and takes its mark away. Returns how many bits of the
 * last byte are unused, or -1. */
/* NOLINTNEXTLINE(readability-non-const-parameter): a block writes through it */
static int find_end(z_stream *z, unsigned char *start)
{
  for (block now = {start, 0};;) {
    if (inflate(z, Z_BLOCK) != Z_OK || !(z->data_type & IS_BETWEEN_BLOCKS)) return -1;
    unsigned unused = (unsigned)z->data_type & UNUSED_BITS;
    if (z->data_type & IS_LAST_BLOCK) {
      unmark_as_last(now);
      return z->avail_in == 0 && z->avail_out == 0 ? (int)unused : -1;
    }
    now = (block){start + z->total_in, unused};
  }
}

/* An empty stored block (RFC 1951, 3.2.4): three bits, filled up to a byte, 0 and its complement. */
static size_t fill_up(char *end, int unused)
{
  static const char filling[FILLING] = {0, 0, 0, '\xFF', '\xFF'};
  size_t skip = unused >= 3;
  memcpy(end, filling + skip, FILLING - skip);
  return FILLING - skip;
}

static gw_status open_end(gw_deflate *deflate, gw_str chunk, gw_str *packed)
{
  z_stream z = {0};
  if (!deflate->window) deflate->window = malloc(GW_DEFLATE_CHUNK);
  if (!deflate->window || inflateInit2(&z, -MAX_WBITS) != Z_OK) return GW_ERR_MEMORY;
  z.next_in = (unsigned char *)deflate->packed;
  z.avail_in = (uInt)packed->len;
  z.next_out = (unsigned char *)deflate->window;
  z.avail_out = (uInt)chunk.len;
  int unused = find_end(&z, (unsigned char *)deflate->packed);
  inflateEnd(&z);
  if (unused < 0 || memcmp(deflate->window, chunk.ptr, chunk.len) != 0) return GW_ERR_PACKAGE;
  packed->len += fill_up(deflate->packed + packed->len, unused);
  return GW_OK;
}

/* ---- Chunks ---------------------------------------------------------------------------------- */

gw_status gw_deflate_pack(gw_deflate *deflate, gw_str chunk, bool is_last, gw_str *out)
{
  if (chunk.len > GW_DEFLATE_CHUNK) return GW_ERR_PACKAGE;
  if (!is_ready(deflate)) return GW_ERR_MEMORY;
  size_t room = room_for(deflate->compressor) - FILLING;
  size_t size =
      libdeflate_deflate_compress(deflate->compressor, chunk.ptr, chunk.len, deflate->packed, room);
  if (size == 0) return GW_ERR_PACKAGE;
  *out = (gw_str){deflate->packed, size};
  return is_last ? GW_OK : open_end(deflate, chunk, out);
}

uint32_t gw_deflate_crc(uint32_t crc, gw_str data)
{
  return libdeflate_crc32(crc, data.ptr, data.len);
}
