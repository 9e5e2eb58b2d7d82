/* key.c - the table of names; see key.h. */
#include "meta/key.h"

#include "base/distance.h"

#include <stdint.h>
#include <string.h>

typedef struct name_row {
  const char *name;
  gw_meta_key key;
} name_row;

static const name_row name_table[] = {
#define X(name, key) {name, GW_KEY_##key},
#include "meta/name.def"
#undef X
};

enum { NAME_COUNT = sizeof name_table / sizeof *name_table };

/* Case and the way that words are parted do not tell names apart. */
static char fold(char c)
{
  if (c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
  return c == '-' || c == ' ' ? '_' : c;
}

static bool is_name(gw_str name, const char *known)
{
  if (strlen(known) != name.len) return false;
  for (size_t i = 0; i < name.len; i++)
    if (fold(name.ptr[i]) != known[i]) return false;
  return true;
}

gw_meta_key gw_meta_key_find(gw_str name)
{
  for (size_t i = 0; i < NAME_COUNT; i++)
    if (is_name(name, name_table[i].name)) return name_table[i].key;
  return GW_KEY_UNKNOWN;
}

gw_diag_arg gw_meta_key_name(gw_meta_key key)
{
  gw_diag_arg name = {"", ""};
  for (size_t i = NAME_COUNT - 1; i-- > 0;)
    if (name_table[i].key == key && name_table[i + 1].key == key)
      name = (gw_diag_arg){name_table[i + 1].name, name_table[i].name};
  return name;
}

const char *gw_meta_key_nearest(gw_str name)
{
  size_t best = 0, best_distance = SIZE_MAX;
  for (size_t i = 0; i < NAME_COUNT; i++) {
    const gw_str known = {name_table[i].name, strlen(name_table[i].name)};
    if (name_table[i].key == GW_KEY_IGNORED) continue;
    size_t distance = gw_distance(name, known);
    if (distance >= best_distance) continue;
    best = i;
    best_distance = distance;
  }
  return name_table[best].name;
}
