/* json.c - see json.h. */
#include "report/json.h"

json_t *gw_json_object(void)
{
  json_object_seed(1); /* keys are ours, nobody can collide them; 0 would open /dev/urandom */
  return json_object();
}

json_t *gw_json_text(gw_str text)
{
  return json_stringn(text.ptr, text.len);
}

json_t *gw_json_string(const char *text)
{
  return text ? json_string(text) : json_null();
}

json_t *gw_json_count(size_t value)
{
  return json_integer((json_int_t)value);
}

bool gw_json_set(json_t *object, const char *key, json_t *value)
{
  return json_object_set_new(object, key, value) == 0; /* frees the value when the object is NULL */
}

bool gw_json_append(json_t *array, json_t *value)
{
  return json_array_append_new(array, value) == 0;
}

/* The sink as jansson sees it. */
typedef struct writer {
  gw_sink sink;
  bool failed;
} writer;

static int take(const char *data, size_t size, void *user)
{
  writer *w = user;
  if (w->failed || w->sink.write(w->sink.user, data, size) != 0) w->failed = true;
  return w->failed ? -1 : 0;
}

gw_status gw_json_write(json_t *value, gw_sink sink)
{
  writer w = {.sink = sink};
  if (!value) return GW_ERR_MEMORY;
  int result = json_dump_callback(value, take, &w, JSON_INDENT(1));
  if (result == 0) result = take("\n", 1, &w);
  json_decref(value);
  if (w.failed) return GW_ERR_SINK;
  return result == 0 ? GW_OK : GW_ERR_MEMORY;
}
