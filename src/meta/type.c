/* type.c - see type.h. */
#include "meta/type.h"

#include <string.h>

typedef struct type_row {
  const char *name;
  gw_genre genre;
} type_row;

static const type_row type_table[] = {
#define X(name, genre) {name, GW_GENRE_##genre},
#include "meta/type.def"
#undef X
};

static bool is_name(gw_str name, const char *known)
{
  return name.len == strlen(known) && memcmp(name.ptr, known, name.len) == 0;
}

bool gw_type_find(gw_str name, gw_genre *out)
{
  for (gw_genre genre = GW_GENRE_NONE; genre < GW_GENRE_COUNT; genre++) {
    if (!is_name(name, gw_genre_name(genre)) && !is_name(name, gw_genre_chinese(genre))) continue;
    *out = genre;
    return true;
  }
  for (size_t i = 0; i < sizeof type_table / sizeof *type_table; i++) {
    if (!is_name(name, type_table[i].name)) continue;
    *out = type_table[i].genre;
    return true;
  }
  return false;
}
