/* pairs.c - see pairs.h. */
#include "meta/pairs.h"

#include "base/mem.h"
#include "base/space.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

gw_limits gw_limits_of(gw_limits given)
{
  return (gw_limits){given.bytes ? given.bytes : GW_PAIRS_MOST_BYTES,
                     given.depth ? given.depth : GW_PAIRS_MOST_DEPTH,
                     given.keys ? given.keys : GW_PAIRS_MOST,
                     given.lines ? given.lines : GW_PAIRS_MOST_LINES};
}

bool gw_limits_accepts(gw_limits given)
{
  return given.bytes <= GW_PAIRS_EVER_BYTES && given.depth <= GW_PAIRS_EVER_DEPTH &&
         given.keys <= GW_PAIRS_EVER && given.lines <= GW_PAIRS_EVER_LINES;
}

void gw_pairs_fini(gw_pairs *pairs)
{
  free(pairs->items);
  free(pairs->lines);
  *pairs = (gw_pairs){.arena = pairs->arena, .limits = pairs->limits};
}

gw_status gw_pairs_fail(gw_pairs *pairs, size_t line, size_t column, const char *zh, const char *en)
{
  pairs->fault = (gw_fault){line, column, {zh, en}};
  return GW_ERR_META;
}

gw_status gw_pairs_exceed(gw_pairs *pairs, size_t line, size_t column, gw_diag_arg what,
                          size_t most, const char *option)
{
  char zh[128], en[128];
  int zh_size = snprintf(zh, sizeof zh, "%s超过 %zu（--%s）", what.zh, most, option);
  int en_size = snprintf(en, sizeof en, "%s: more than %zu (--%s)", what.en, most, option);
  const char *zh_copy = gw_arena_copy(pairs->arena, zh, (size_t)zh_size);
  const char *en_copy = gw_arena_copy(pairs->arena, en, (size_t)en_size);
  if (!zh_copy || !en_copy) return GW_ERR_MEMORY;
  return gw_pairs_fail(pairs, line, column, zh_copy, en_copy);
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
  const size_t most = gw_limits_of(pairs->limits).keys;
  if (pairs->count == most)
    return gw_pairs_exceed(pairs, line, column, (gw_diag_arg){"项目", "keys"}, most, "max-keys");
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
  const size_t most = gw_limits_of(pairs->limits).lines;
  if (pairs->total_lines++ == most)
    return gw_pairs_exceed(pairs, line, column, (gw_diag_arg){"值", "values"}, most, "max-values");
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
