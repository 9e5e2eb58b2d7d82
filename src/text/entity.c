/* entity.c - see entity.h. */
#include "text/entity.h"

#include "text/clean.h"

#include <string.h>

typedef struct entity_row {
  const char *name;
  uint32_t code;
} entity_row;

static const entity_row entity_table[] = {
#define X(name, code) {#name, code},
#include "text/entity.def"
#undef X
};

static uint32_t find_name(gw_str name)
{
  for (size_t i = 0; i < sizeof entity_table / sizeof *entity_table; i++)
    if (strlen(entity_table[i].name) == name.len &&
        memcmp(entity_table[i].name, name.ptr, name.len) == 0)
      return entity_table[i].code;
  return 0;
}

static uint32_t digit_value(char c)
{
  if (c >= '0' && c <= '9') return (uint32_t)(c - '0');
  if (c >= 'a' && c <= 'f') return (uint32_t)(c - 'a') + 10;
  return c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10 : 16;
}

/* "8226" or "x2022"; 0 when it is no number, or that of no character. */
static uint32_t read_number(gw_str digits)
{
  const uint32_t base = digits.len && (digits.ptr[0] | 0x20) == 'x' ? 16 : 10;
  uint32_t code = 0;
  for (size_t i = base == 16; i < digits.len; i++) {
    uint32_t value = digit_value(digits.ptr[i]);
    if (value >= base) return 0;
    code = code * base + value;
    if (code > 0x10FFFF) return 0;
  }
  return code >= 0xD800 && code <= 0xDFFF ? 0 : code;
}

/* The longest name that we know has six letters; a number of seven digits is out of Unicode. */
enum { LONGEST = 10 };

size_t gw_entity_read(gw_str text, uint32_t *code)
{
  size_t end = 1;
  if (text.len < 3 || text.ptr[0] != '&') return 0;
  while (end < text.len && end < LONGEST && text.ptr[end] != ';') end++;
  if (end == text.len || text.ptr[end] != ';') return 0;
  const gw_str inner = {text.ptr + 1, end - 1};
  bool number = inner.len > 1 && inner.ptr[0] == '#';
  *code = number ? read_number((gw_str){inner.ptr + 1, inner.len - 1}) : find_name(inner);
  bool is_text = *code >= 0x20 && *code != 0x7F && gw_clean_keeps(*code);
  return is_text ? end + 1 : 0;
}
