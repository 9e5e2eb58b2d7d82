/* json.c - see json.h. */
#include "report/json.h"

#include <string.h>

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

/* ---- Writing ------------------------------------------------------------------------------- */

/* jansson writes token by token, a sink is asked block by block. */
enum { BLOCK = 1 << 16 };

static int flush(gw_json_stream *s)
{
  if (!s->failed && s->block.length && s->sink.write(s->sink.user, s->block.data, s->block.length))
    s->failed = true;
  s->block.length = 0;
  return s->failed || s->block.status != GW_OK ? -1 : 0;
}

static void put_indent(gw_json_stream *s)
{
  gw_buf_putc(&s->block, '\n');
  for (int i = 0; i < s->depth; i++) gw_buf_putc(&s->block, ' ');
}

/* A line end inside a string is escaped: one that comes here is layout. */
static int take(const char *data, size_t size, void *user)
{
  gw_json_stream *s = user;
  for (size_t at = 0; at < size;) {
    const char *end = memchr(data + at, '\n', size - at);
    size_t next = end ? (size_t)(end - data) : size;
    gw_buf_put(&s->block, data + at, next - at);
    if (end) put_indent(s);
    at = end ? next + 1 : next;
  }
  return s->block.length >= BLOCK ? flush(s) : s->block.status == GW_OK ? 0 : -1;
}

static void put_value(gw_json_stream *s, json_t *value)
{
  bool fine = value && !s->failed && s->block.status == GW_OK &&
              json_dump_callback(value, take, s, JSON_INDENT(1) | JSON_ENCODE_ANY) == 0;
  if (!fine) gw_buf_fail(&s->block, GW_ERR_MEMORY); /* unless the sink has failed: see finish */
  json_decref(value);
}

static void put_comma(gw_json_stream *s)
{
  if (!s->empty) gw_buf_putc(&s->block, ',');
  s->empty = false;
  put_indent(s);
}

static void put_bracket(gw_json_stream *s, char c)
{
  bool is_opening = c == '{' || c == '[';
  if (!is_opening) s->depth--;
  if (!is_opening && !s->empty) put_indent(s);
  gw_buf_putc(&s->block, c);
  if (is_opening) s->depth++;
  s->empty = is_opening;
}

static void put_key(gw_json_stream *s, const char *key)
{
  put_comma(s);
  gw_buf_putc(&s->block, '"');
  gw_buf_puts(&s->block, key);
  gw_buf_puts(&s->block, "\": ");
}

void gw_json_begin(gw_json_stream *stream, gw_sink sink)
{
  *stream = (gw_json_stream){.sink = sink};
  put_bracket(stream, '{');
}

void gw_json_put(gw_json_stream *stream, const char *key, json_t *value)
{
  put_key(stream, key);
  put_value(stream, value);
}

void gw_json_open(gw_json_stream *stream, const char *key)
{
  put_key(stream, key);
  put_bracket(stream, '[');
}

void gw_json_item(gw_json_stream *stream, json_t *value)
{
  put_comma(stream);
  put_value(stream, value);
}

void gw_json_close(gw_json_stream *stream)
{
  put_bracket(stream, ']');
}

/* What is left is written, and everything freed. */
static gw_status finish(gw_json_stream *s)
{
  gw_buf_putc(&s->block, '\n');
  if (s->block.status == GW_OK) (void)flush(s);
  gw_status status = s->failed ? GW_ERR_SINK : s->block.status;
  gw_buf_fini(&s->block);
  return status;
}

gw_status gw_json_end(gw_json_stream *stream)
{
  put_bracket(stream, '}');
  return finish(stream);
}

gw_status gw_json_write(json_t *value, gw_sink sink)
{
  gw_json_stream s = {.sink = sink};
  if (!value) return GW_ERR_MEMORY;
  put_value(&s, value);
  return finish(&s);
}
