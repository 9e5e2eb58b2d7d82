/*
 * archive.h - libzip as the packer: named streams become a ZIP archive, the same bytes for the same
 * streams. It knows nothing of what it packs.
 */
#ifndef GW_OOXML_ARCHIVE_H
#define GW_OOXML_ARCHIVE_H

#include "gongwen.h"

/* A file that is packed already: a deflate stream, and the bytes and the CRC-32 of what it unpacks to. */
typedef struct gw_archive_ready {
  const char *packed; /* static */
  size_t packed_size;
  uint64_t size;
  uint32_t crc;
} gw_archive_ready;

/* One file. Each is started and read to its end once, in the order given. */
typedef struct gw_archive_entry {
  const char *name;       /* ASCII */
  uint64_t size_estimate; /* bytes; the truth is found by reading */
  /* Makes the stream ready to be read from its start. */
  gw_status (*start)(void *user);
  /* Up to `size` bytes into `data`, their number into *got; 0 is the end. */
  gw_status (*read)(void *user, void *data, size_t size, size_t *got);
  /* No more is read, be it finished or not. Called once for each start. */
  void (*stop)(void *user);
  void *user;
  const gw_archive_ready *ready; /* NULL, or in place of all that: nothing is started then */
} gw_archive_entry;

/*
 * Packs in memory, with up to so many threads as `helpers` beside the calling one, which alone reads
 * the streams; and when all is well gives the archive to the sink. The status of a stream that
 * fails; GW_ERR_MEMORY, GW_ERR_PACKAGE, GW_ERR_SINK.
 */
gw_status gw_archive_write(const gw_archive_entry *entries, size_t count, size_t helpers,
                           gw_sink sink);

#endif
