/*
 * docx.c - see docx.h. Each part is a stream: its writer fills a window, the scanner reads the
 * window, the packer takes it away. So a part is never whole in memory, and nothing is packed
 * unread.
 */
#include "ooxml/docx.h"

#include "model/conserve.h"
#include "ooxml/archive.h"
#include "ooxml/opc.h"
#include "ooxml/ready.h"
#include "ooxml/scan.h"
#include "style/paginate.h"

#include <string.h>

enum { WINDOW_BYTES = 64 * 1024 };

typedef struct part_stream {
  gw_opc_part id;
  gw_part part;
  gw_scan *scan; /* owned, from start to stop */
  gw_conserve conserve;
  size_t taken; /* bytes of the window that the packer has */
  bool has_ended;
} part_stream;

static bool read_text(void *user, gw_str text)
{
  return gw_conserve_feed(user, text);
}

/* ---- A part as a stream ---------------------------------------------------------------------- */

static gw_status start_part(void *user)
{
  part_stream *stream = user;
  gw_judge_reader reader = {NULL, NULL};
  if (stream->id == GW_OPC_DOCUMENT) {
    gw_conserve_start(&stream->conserve, stream->part.input.doc);
    reader = (gw_judge_reader){read_text, &stream->conserve};
  }
  stream->part = (gw_part){.input = stream->part.input};
  stream->taken = 0;
  stream->has_ended = false;
  stream->scan = gw_scan_new(reader);
  return stream->scan ? GW_OK : GW_ERR_MEMORY;
}

static void stop_part(void *user)
{
  part_stream *stream = user;
  gw_scan_free(stream->scan);
  stream->scan = NULL;
  gw_xml_fini(&stream->part.xml);
}

static gw_status end_part(part_stream *stream)
{
  stream->has_ended = true;
  gw_status status = gw_xml_finish(&stream->part.xml);
  if (status == GW_OK) status = gw_scan_finish(stream->scan);
  if (status == GW_OK && stream->id == GW_OPC_DOCUMENT && !gw_conserve_finish(&stream->conserve))
    status = GW_ERR_TEXT_LOST;
  return status;
}

/* Writes until the window is full or the part ends, then has it read back. */
static gw_status refill(part_stream *stream)
{
  gw_buf *window = &stream->part.xml.buf;
  gw_part_next *next = gw_opc_writer(stream->id);
  bool has_more = true;
  stream->taken = 0;
  window->length = 0;
  while (has_more && window->length < WINDOW_BYTES && window->status == GW_OK)
    has_more = next(&stream->part);
  gw_status status = gw_xml_status(&stream->part.xml);
  if (status == GW_OK) status = gw_scan_feed(stream->scan, window->data, window->length);
  if (status == GW_OK && !has_more) status = end_part(stream);
  return status;
}

static gw_status read_part(void *user, void *data, size_t size, size_t *got)
{
  part_stream *stream = user;
  const gw_buf *window = &stream->part.xml.buf;
  *got = 0;
  if (stream->taken == window->length && !stream->has_ended) {
    gw_status status = refill(stream);
    if (status != GW_OK) return status;
  }
  size_t left = window->length - stream->taken;
  *got = left < size ? left : size;
  if (*got) memcpy(data, window->data + stream->taken, *got);
  stream->taken += *got;
  return GW_OK;
}

/* ---- The package ----------------------------------------------------------------------------- */

/* Markup of a paragraph and of everything else, roughly; only the order of magnitude counts. */
static uint64_t estimate(gw_opc_part id, const gw_doc *doc)
{
  enum { PART_BYTES = 16 * 1024, PARAGRAPH_BYTES = 256 };
  if (id != GW_OPC_DOCUMENT) return PART_BYTES;
  return PART_BYTES + (uint64_t)doc->length + (uint64_t)doc->line_count * PARAGRAPH_BYTES;
}

/* Most parts say the same in nearly every document; they were packed when the program was built. */
static const gw_archive_ready *find_ready(const part_stream *stream)
{
  bool is_common = gw_opc_is_common(stream->id, &stream->part.input);
  return is_common ? gw_ready_find(stream->id) : NULL;
}

gw_status gw_docx_write(const gw_doc *doc, const gw_sheet *sheet, const gw_properties *properties,
                        size_t helpers, gw_sink sink)
{
  const bool is_usual = gw_sheet_is_usual(sheet);
  const gw_plan plan = gw_paginate(doc, sheet);
  part_stream streams[GW_OPC_COUNT] = {{0}};
  gw_archive_entry entries[GW_OPC_COUNT];
  size_t count = 0;
  for (int i = 0; i < GW_OPC_COUNT; i++) {
    part_stream *stream = &streams[i];
    stream->id = (gw_opc_part)i;
    stream->part.input = (gw_part_input){doc, sheet, &plan, properties};
    if (!gw_opc_is_needed(stream->id, &stream->part.input)) continue;
    entries[count++] = (gw_archive_entry){.name = gw_opc_name(stream->id),
                                          .size_estimate = estimate(stream->id, doc),
                                          .start = start_part,
                                          .read = read_part,
                                          .stop = stop_part,
                                          .user = stream,
                                          .ready = is_usual ? find_ready(stream) : NULL};
  }
  return gw_archive_write(entries, count, helpers, sink);
}

gw_status gw_docx_write_part(gw_opc_part id, const gw_part_input *input, gw_buf *out)
{
  part_stream stream = {.id = id, .part = {.input = *input}};
  size_t got = 1;
  gw_status status = start_part(&stream);
  while (status == GW_OK && got > 0) {
    char *to = gw_buf_room(out, WINDOW_BYTES);
    if (!to) status = out->status;
    if (to) status = read_part(&stream, to, WINDOW_BYTES, &got);
    if (to) out->length += got;
  }
  stop_part(&stream);
  return status;
}
