/* json.c - see json.h. */
#include "report/json.h"

#include "base/buf.h"

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

/* The sink as jansson sees it: jansson writes token by token, a sink is asked block by block. */
enum { BLOCK = 1 << 16 };

typedef struct writer {
  gw_sink sink;
  gw_buf block;
  bool failed;
} writer;

static int flush(writer *w)
{
  if (!w->failed && w->block.length && w->sink.write(w->sink.user, w->block.data, w->block.length))
    w->failed = true;
  w->block.length = 0;
  return w->failed || w->block.status != GW_OK ? -1 : 0;
}

static int take(const char *data, size_t size, void *user)
{
  writer *w = user;
  gw_buf_put(&w->block, data, size);
  return w->block.length >= BLOCK ? flush(w) : w->block.status == GW_OK ? 0 : -1;
}

gw_status gw_json_write(json_t *value, gw_sink sink)
{
  writer w = {.sink = sink};
  if (!value) return GW_ERR_MEMORY;
  int result = json_dump_callback(value, take, &w, JSON_INDENT(1));
  if (result == 0) result = take("\n", 1, &w);
  if (result == 0) result = flush(&w);
  gw_buf_fini(&w.block);
  json_decref(value);
  if (w.failed) return GW_ERR_SINK;
  return result == 0 ? GW_OK : GW_ERR_MEMORY;
}
