/* genre.c - the 文种 as a table; see genre.def. */
#include "model/genre.h"

#include "base/space.h"

#include <string.h>

typedef struct genre_row {
  const char *name, *chinese;
  bool is_upward;
} genre_row;

static const genre_row genre_table[GW_GENRE_COUNT] = {
    [GW_GENRE_NONE] = {"", "", false},
#define X(genre, name, chinese, is_upward) [GW_GENRE_##genre] = {name, chinese, is_upward},
#include "model/genre.def"
#undef X
};

static void trim(gw_str *title)
{
  for (size_t at = title->len; at > 0; title->len = at)
    if (!gw_is_layout_space(gw_utf8_previous(*title, &at))) return;
}

/* Takes （试行） off the end; false when there is nothing of the kind. */
static bool drop_bracket(gw_str *title)
{
  size_t at = title->len;
  uint32_t code = at ? gw_utf8_previous(*title, &at) : 0;
  if (code != 0xFF09 && code != ')') return false;
  while (at > 0) {
    code = gw_utf8_previous(*title, &at);
    if (code == 0xFF09 || code == ')') return false; /* one inside another: not ours to judge */
    if (code != 0xFF08 && code != '(') continue;
    title->len = at;
    return true;
  }
  return false;
}

gw_genre gw_genre_of(gw_str title)
{
  do trim(&title);
  while (drop_bracket(&title));
  for (int genre = GW_GENRE_NONE + 1; genre < GW_GENRE_COUNT; genre++) {
    size_t length = strlen(genre_table[genre].chinese);
    if (title.len >= length &&
        memcmp(title.ptr + title.len - length, genre_table[genre].chinese, length) == 0)
      return (gw_genre)genre;
  }
  return GW_GENRE_NONE;
}

const char *gw_genre_name(gw_genre genre)
{
  return genre_table[genre].name;
}

const char *gw_genre_chinese(gw_genre genre)
{
  return genre_table[genre].chinese;
}

bool gw_genre_is_upward(gw_genre genre)
{
  return genre_table[genre].is_upward;
}
