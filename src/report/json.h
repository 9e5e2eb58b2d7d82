/*
 * json.h - jansson, so that the rest of this layer can build values without asking about each: a
 * NULL value or a failed step makes the whole come out as NULL.
 */
#ifndef GW_REPORT_JSON_H
#define GW_REPORT_JSON_H

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

#endif
