/* pairs.c - see pairs.h. */
#include "meta/pairs.h"

#include "base/mem.h"
#include "base/space.h"

#include <stdlib.h>
#include <string.h>

void gw_pairs_fini(gw_pairs *pairs)
{
  free(pairs->items);
  free(pairs->lines);
  *pairs = (gw_pairs){.arena = pairs->arena};
}

gw_status gw_pairs_fail(gw_pairs *pairs, size_t line, size_t column, const char *zh, const char *en)
{
  pairs->fault = (gw_fault){line, column, {zh, en}};
  return GW_ERR_META;
}

bool gw_pairs_is_odd(gw_str text)
{
  if (text.len && gw_utf8_valid(text.ptr, text.len) != text.len) return true;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    bool is_control =
        (code < 0x20 && code != '\t' && code != '\n') || (code >= 0x7F && code < 0xA0);
    if (is_control || (code & 0xFFFE) == 0xFFFE) return true;
  }
  return false;
}

gw_status gw_pairs_start(gw_pairs *pairs, gw_str key, size_t line, size_t column)
{
  if (pairs->count == GW_PAIRS_MOST)
    return gw_pairs_fail(pairs, line, column, "项目太多", "too many keys");
  if (gw_pairs_is_odd(key))
    return gw_pairs_fail(pairs, line, column, "名称里有控制字符，或不是 UTF-8",
                         "a control character in a key, or no UTF-8");
  gw_pair *grown = gw_mem_grow(pairs->items, &pairs->capacity, pairs->count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  pairs->items = grown;
  key = gw_trim(key);
  const char *copy = gw_arena_copy(pairs->arena, key.ptr, key.len);
  if (!copy) return GW_ERR_MEMORY;
  pairs->items[pairs->count++] = (gw_pair){.key = {copy, key.len}, .line = line, .column = column};
  pairs->line_count = 0;
  return GW_OK;
}

static gw_status add_line(gw_pairs *pairs, gw_str text, size_t line, size_t column)
{
  text = gw_trim(text);
  if (text.len == 0) return GW_OK;
  if (pairs->total_lines++ == GW_PAIRS_MOST_LINES)
    return gw_pairs_fail(pairs, line, column, "值太多", "too many values");
  gw_str *grown =
      gw_mem_grow(pairs->lines, &pairs->line_capacity, pairs->line_count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  pairs->lines = grown;
  const char *copy = gw_arena_copy(pairs->arena, text.ptr, text.len);
  if (!copy) return GW_ERR_MEMORY;
  pairs->lines[pairs->line_count++] = (gw_str){copy, text.len};
  return GW_OK;
}

gw_status gw_pairs_add(gw_pairs *pairs, gw_str scalar, size_t line, size_t column)
{
  gw_status status = GW_OK;
  if (gw_pairs_is_odd(scalar))
    return gw_pairs_fail(pairs, line, column, "值里有控制字符，或不是 UTF-8",
                         "a control character in a value, or no UTF-8");
  for (size_t start = 0; start < scalar.len && status == GW_OK;) {
    const char *end = memchr(scalar.ptr + start, '\n', scalar.len - start);
    size_t length = end ? (size_t)(end - scalar.ptr) - start : scalar.len - start;
    status = add_line(pairs, (gw_str){scalar.ptr + start, length}, line, column);
    start += length + 1;
  }
  return status;
}

gw_status gw_pairs_end(gw_pairs *pairs, bool is_nested)
{
  gw_pair *pair = &pairs->items[pairs->count - 1];
  size_t size = pairs->line_count * sizeof *pairs->lines;
  pair->is_nested = is_nested;
  if (is_nested || size == 0) return GW_OK;
  gw_str *items = gw_arena_take(pairs->arena, size);
  if (!items) return GW_ERR_MEMORY;
  memcpy(items, pairs->lines, size);
  pair->items = items;
  pair->count = pairs->line_count;
  return GW_OK;
}
