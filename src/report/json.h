/*
 * json.h - jansson, so that the rest of this layer can build values without asking about each: a
 * NULL value or a failed step makes the whole come out as NULL.
 */
#ifndef GW_REPORT_JSON_H
#define GW_REPORT_JSON_H

#include "base/buf.h"
#include "model/doc.h"

#include <jansson.h>

/* A new empty object or array; also fixes jansson's hash seed, so that nothing is read from the
 * system. NULL when memory is out. */
json_t *gw_json_object(void);

json_t *gw_json_text(gw_str text);
json_t *gw_json_string(const char *text); /* NULL becomes null */
json_t *gw_json_count(size_t value);

/* Adds `value` (takes it) under `key`, or to an array. False when anything is NULL or memory is out. */
bool gw_json_set(json_t *object, const char *key, json_t *value);
bool gw_json_append(json_t *array, json_t *value);

/* Writes `value` (takes it) and a line end. GW_ERR_MEMORY for NULL, GW_ERR_SINK. */
gw_status gw_json_write(json_t *value, gw_sink sink);

/*
 * An object that is too large to be built: it is written member by member, and arrays in it value by
 * value, laid out as gw_json_write does. Failures are sticky; gw_json_end tells.
 */
typedef struct gw_json_stream {
  gw_sink sink;
  gw_buf block;
  int depth;  /* how far the lines of a value are indented */
  bool empty; /* nothing has been written into the object or array yet */
  bool failed;
} gw_json_stream;

void gw_json_begin(gw_json_stream *stream, gw_sink sink);

/* A member and its value, which is taken. */
void gw_json_put(gw_json_stream *stream, const char *key, json_t *value);

/* A member that is an array: its values, each of them taken, come between these. */
void gw_json_open(gw_json_stream *stream, const char *key);
void gw_json_item(gw_json_stream *stream, json_t *value);
void gw_json_close(gw_json_stream *stream);

/* The end of the object and of the line. GW_ERR_MEMORY when a value was NULL, GW_ERR_SINK. */
gw_status gw_json_end(gw_json_stream *stream);

#endif
