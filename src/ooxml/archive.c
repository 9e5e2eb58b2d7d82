/*
 * archive.c - see archive.h. The only file that knows libzip. The archive is made in memory: libzip
 * goes back to write sizes, which a sink cannot, and nothing may reach the sink before all is well.
 */
#include "ooxml/archive.h"

#include "ooxml/packer.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

enum { CHUNK_BYTES = 64 * 1024 };

/* 1 January 1980, the first day a ZIP archive knows; in local time by definition, so in no zone. */
enum { DOS_TIME = 0, DOS_DATE = 0x21 };

/* rw-r--r--, whatever the umask is. */
#define FILE_ATTRIBUTES (UINT32_C(0100644) << 16)

/* The entry that is being read. */
typedef struct current {
  gw_packer *packer; /* owned; packs one entry after the other */
  gw_str packed;     /* what libzip has not yet taken of the last chunk */
  bool has_ended;    /* the entry has no more to read */
  uint32_t crc;      /* of the entry so far, ... */
  uint64_t size;     /* ... its bytes, ... */
  gw_status status;  /* the first failure */
} current;

/* What libzip's callback needs of one entry. */
typedef struct entry_stream {
  const gw_archive_entry *entry;
  current *current; /* shared */
  uint64_t size;    /* an estimate, until the entry has been read */
  uint32_t crc;
  bool is_read;
  zip_error_t error;
} entry_stream;

/* ---- One entry as libzip reads it: packed already -------------------------------------------- */

/* libzip asks what went wrong in its own terms; ours is in `current`. */
static zip_int64_t fail(entry_stream *stream, gw_status status)
{
  if (stream->current->status == GW_OK) stream->current->status = status;
  zip_error_set(&stream->error, ZIP_ER_INTERNAL, 0);
  return -1;
}

static zip_int64_t take_ready(current *now, const gw_archive_ready *ready)
{
  now->packed = (gw_str){ready->packed, ready->packed_size};
  now->has_ended = true;
  now->crc = ready->crc;
  now->size = ready->size;
  return 0;
}

static zip_int64_t stream_open(entry_stream *stream)
{
  current *now = stream->current;
  now->packed = (gw_str){NULL, 0};
  now->has_ended = false;
  now->crc = 0;
  now->size = 0;
  if (stream->entry->ready) return take_ready(now, stream->entry->ready);
  gw_status status = stream->entry->start(stream->entry->user);
  return status == GW_OK ? 0 : fail(stream, status);
}

/* Writes a whole chunk into `room`, or all that is left. */
static gw_status fill_chunk(entry_stream *stream, char *room, size_t *length)
{
  const gw_archive_entry *entry = stream->entry;
  current *now = stream->current;
  gw_status status = GW_OK;
  for (*length = 0; *length < GW_DEFLATE_CHUNK && !now->has_ended && status == GW_OK;) {
    size_t got = 0;
    status = entry->read(entry->user, room + *length, GW_DEFLATE_CHUNK - *length, &got);
    *length += got;
    now->has_ended = got == 0;
  }
  return status;
}

/* Fills as many chunks as there is room for. */
static gw_status fill_chunks(entry_stream *stream)
{
  current *now = stream->current;
  char *room = NULL;
  gw_status status = GW_OK;
  while (!now->has_ended && status == GW_OK) {
    size_t length = 0;
    status = gw_packer_room(now->packer, &room);
    if (status != GW_OK || !room) break;
    status = fill_chunk(stream, room, &length);
    if (status != GW_OK) break;
    now->crc = gw_deflate_crc(now->crc, (gw_str){room, length});
    now->size += length;
    gw_packer_put(now->packer, length, now->has_ended);
  }
  return status;
}

static zip_int64_t stream_read(entry_stream *stream, char *data, zip_uint64_t size)
{
  current *now = stream->current;
  if (now->packed.len == 0 && !stream->entry->ready) {
    gw_status status = fill_chunks(stream);
    if (status == GW_OK) status = gw_packer_take(now->packer, &now->packed);
    if (status != GW_OK) return fail(stream, status);
  }
  size_t got = now->packed.len < size ? now->packed.len : (size_t)size;
  if (got) memcpy(data, now->packed.ptr, got);
  now->packed.ptr += got;
  now->packed.len -= got;
  return (zip_int64_t)got;
}

static zip_int64_t stream_close(entry_stream *stream)
{
  stream->size = stream->current->size;
  stream->crc = stream->current->crc;
  stream->is_read = true;
  if (!stream->entry->ready) stream->entry->stop(stream->entry->user);
  return 0;
}

/* The method says that the data is packed. Without a size libzip would write every entry in the
 * 64-bit form, which some readers lack; what it writes is asked for again when all is read. */
static zip_int64_t stream_stat(const entry_stream *stream, void *data, zip_uint64_t size)
{
  zip_stat_t *stat = data;
  if (size < sizeof *stat) return -1;
  zip_stat_init(stat);
  stat->valid = ZIP_STAT_SIZE | ZIP_STAT_MTIME | ZIP_STAT_COMP_METHOD;
  stat->size = stream->size;
  stat->comp_method = ZIP_CM_DEFLATE;
  stat->mtime = 0; /* never used: the DOS time is set below */
  if (stream->is_read) stat->valid |= ZIP_STAT_CRC;
  stat->crc = stream->crc;
  return sizeof *stat;
}

static zip_int64_t serve(void *user, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
  entry_stream *stream = user;
  switch (command) {
  case ZIP_SOURCE_OPEN: return stream_open(stream);
  case ZIP_SOURCE_READ: return stream_read(stream, data, size);
  case ZIP_SOURCE_CLOSE: return stream_close(stream);
  case ZIP_SOURCE_STAT: return stream_stat(stream, data, size);
  case ZIP_SOURCE_ERROR: return zip_error_to_data(&stream->error, data, size);
  case ZIP_SOURCE_FREE: return 0;
  case ZIP_SOURCE_SUPPORTS:
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                          ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
  default: zip_error_set(&stream->error, ZIP_ER_OPNOTSUPP, 0); return -1;
  }
}

/* ---- The archive ----------------------------------------------------------------------------- */

/* Z_MEM_ERROR of zlib.h, which libzip hands through. */
enum { ZLIB_NO_MEMORY = -4 };

/* Without a reason: zip_close, when its first allocation fails, sets none. */
static gw_status reason(const zip_error_t *error)
{
  switch (zip_error_code_zip(error)) {
  case ZIP_ER_OK:
  case ZIP_ER_MEMORY: return GW_ERR_MEMORY;
  case ZIP_ER_ZLIB:
    return zip_error_code_system(error) == ZLIB_NO_MEMORY ? GW_ERR_MEMORY : GW_ERR_PACKAGE;
  default: return GW_ERR_PACKAGE;
  }
}

static gw_status add(zip_t *zip, entry_stream *stream)
{
  zip_source_t *source = zip_source_function(zip, serve, stream);
  zip_int64_t index = source ? zip_file_add(zip, stream->entry->name, source, 0) : -1;
  if (index < 0) {
    zip_source_free(source); /* ours until it has been added; NULL is fine */
    return reason(zip_get_error(zip));
  }
  zip_uint64_t at = (zip_uint64_t)index;
  if (zip_set_file_compression(zip, at, ZIP_CM_DEFLATE, 0) < 0 ||
      zip_file_set_dostime(zip, at, DOS_TIME, DOS_DATE, 0) < 0 ||
      zip_file_set_external_attributes(zip, at, 0, ZIP_OPSYS_UNIX, FILE_ATTRIBUTES) < 0)
    return reason(zip_get_error(zip));
  return GW_OK;
}

/* Takes `zip` and closes it, whatever happens. */
static gw_status fill(zip_t *zip, entry_stream *streams, size_t count, const current *now)
{
  gw_status status = GW_OK;
  for (size_t i = 0; i < count && status == GW_OK; i++) status = add(zip, &streams[i]);
  if (status == GW_OK && zip_close(zip) == 0) return GW_OK;
  if (status == GW_OK) status = reason(zip_get_error(zip));
  if (now->status != GW_OK) status = now->status;
  zip_discard(zip);
  return status;
}

/* What an archive asks of its source libzip 1.7 works out when the first one is opened, in two steps:
 * between them another thread would find that its own cannot be written. */
static zip_t *open_archive(zip_source_t *memory, zip_error_t *error)
{
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&lock);
  zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, error);
  pthread_mutex_unlock(&lock);
  return zip;
}

/* Packs into `memory`, a buffer that the caller keeps. */
static gw_status pack(zip_source_t *memory, entry_stream *streams, size_t count, const current *now)
{
  zip_error_t error;
  zip_error_init(&error);
  zip_source_keep(memory); /* one reference for the archive, one for reading it back */
  zip_t *zip = open_archive(memory, &error);
  gw_status status = zip ? GW_OK : reason(&error);
  zip_error_fini(&error);
  if (zip) return fill(zip, streams, count, now);
  zip_source_free(memory);
  return status;
}

static gw_status unload(zip_source_t *memory, gw_sink sink)
{
  gw_status status = GW_OK;
  zip_int64_t got = 0;
  char *chunk = malloc(CHUNK_BYTES);
  if (!chunk) return GW_ERR_MEMORY;
  if (zip_source_open(memory) < 0) {
    free(chunk);
    return reason(zip_source_error(memory));
  }
  while (status == GW_OK && (got = zip_source_read(memory, chunk, CHUNK_BYTES)) > 0)
    if (sink.write(sink.user, chunk, (size_t)got) != 0) status = GW_ERR_SINK;
  if (got < 0) status = GW_ERR_PACKAGE;
  zip_source_close(memory);
  free(chunk);
  return status;
}

static entry_stream *make_streams(const gw_archive_entry *entries, size_t count, current *now)
{
  entry_stream *streams = calloc(count, sizeof *streams);
  for (size_t i = 0; streams && i < count; i++) {
    streams[i] =
        (entry_stream){.entry = &entries[i], .current = now, .size = entries[i].size_estimate};
    zip_error_init(&streams[i].error);
  }
  return streams;
}

gw_status gw_archive_write(const gw_archive_entry *entries, size_t count, size_t helpers,
                           gw_sink sink)
{
  current now = {.packer = gw_packer_new(helpers), .status = GW_OK};
  zip_error_t error;
  zip_error_init(&error);
  entry_stream *streams = now.packer ? make_streams(entries, count, &now) : NULL;
  zip_source_t *memory = streams ? zip_source_buffer_create(NULL, 0, 0, &error) : NULL;
  gw_status status = memory ? pack(memory, streams, count, &now) : GW_ERR_MEMORY;
  gw_packer_free(now.packer);
  if (status == GW_OK) status = unload(memory, sink);
  zip_source_free(memory);
  zip_error_fini(&error);
  free(streams);
  return status;
}
