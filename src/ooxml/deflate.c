/*
 * deflate.c - see deflate.h. The only file that knows libdeflate and zlib. libdeflate packs in less
 * than half of zlib's time, but a whole stream at once. So each chunk is packed as a stream of its
 * own, and all but the last are mended so that the next may follow: the mark of the last block is
 * taken away and the last byte filled up with an empty block. Where that is, only unpacking tells;
 * zlib does it, and proves on the way that the chunk is still what it was.
 */
#include "ooxml/deflate.h"

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
  deflate->compressor = NULL;
}

bool gw_deflate_prepare(gw_deflate *deflate)
{
  if (!deflate->compressor) deflate->compressor = libdeflate_alloc_compressor(LEVEL);
  return deflate->compressor != NULL;
}

/* What libdeflate wants for any compressor. */
static size_t bound(void)
{
  return libdeflate_deflate_compress_bound(NULL, GW_DEFLATE_CHUNK);
}

size_t gw_deflate_room(void)
{
  return bound() + FILLING;
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

/* Unpacks up to the end of the last block and takes its mark away; *unused bits of the last byte are
 * free. GW_ERR_MEMORY, GW_ERR_PACKAGE. */
/* NOLINTNEXTLINE(readability-non-const-parameter): a block writes through it */
static gw_status find_end(z_stream *z, unsigned char *start, unsigned *unused)
{
  for (block now = {start, 0};;) {
    int result = inflate(z, Z_BLOCK);
    if (result == Z_MEM_ERROR)
      return GW_ERR_MEMORY; /* of its window, which it gets when it stops */
    if (result != Z_OK || !(z->data_type & IS_BETWEEN_BLOCKS)) return GW_ERR_PACKAGE;
    *unused = (unsigned)z->data_type & UNUSED_BITS;
    if (z->data_type & IS_LAST_BLOCK) {
      unmark_as_last(now);
      return z->avail_in == 0 && z->avail_out == 0 ? GW_OK : GW_ERR_PACKAGE;
    }
    now = (block){start + z->total_in, *unused};
  }
}

/* An empty stored block (RFC 1951, 3.2.4): three bits, filled up to a byte, 0 and its complement. */
static size_t fill_up(char *end, unsigned unused)
{
  static const char filling[FILLING] = {0, 0, 0, '\xFF', '\xFF'};
  size_t skip = unused >= 3;
  memcpy(end, filling + skip, FILLING - skip);
  return FILLING - skip;
}

/* Unpacks the chunk over itself: its CRC, which ZIP relies on as well, tells that it came back. */
static gw_status open_end(char *data, size_t size, char *packed, size_t *packed_size)
{
  const gw_str chunk = {data, size};
  const uint32_t crc = gw_deflate_crc(0, chunk);
  z_stream z = {0};
  if (inflateInit2(&z, -MAX_WBITS) != Z_OK) return GW_ERR_MEMORY;
  z.next_in = (unsigned char *)packed;
  z.avail_in = (uInt)*packed_size;
  z.next_out = (unsigned char *)data;
  z.avail_out = (uInt)size;
  unsigned unused = 0;
  gw_status status = find_end(&z, (unsigned char *)packed, &unused);
  inflateEnd(&z);
  if (status != GW_OK) return status;
  if (gw_deflate_crc(0, chunk) != crc) return GW_ERR_PACKAGE;
  *packed_size += fill_up(packed + *packed_size, unused);
  return GW_OK;
}

/* ---- Chunks ---------------------------------------------------------------------------------- */

gw_status gw_deflate_pack(gw_deflate *deflate, char *data, size_t size, bool is_last, char *packed,
                          size_t *packed_size)
{
  *packed_size = 0;
  if (size > GW_DEFLATE_CHUNK) return GW_ERR_PACKAGE;
  if (!gw_deflate_prepare(deflate)) return GW_ERR_MEMORY;
  *packed_size = libdeflate_deflate_compress(deflate->compressor, data, size, packed, bound());
  if (*packed_size == 0) return GW_ERR_PACKAGE;
  return is_last ? GW_OK : open_end(data, size, packed, packed_size);
}

uint32_t gw_deflate_crc(uint32_t crc, gw_str data)
{
  return libdeflate_crc32(crc, data.ptr, data.len);
}
