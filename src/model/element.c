/* element.c - the glossary as a table; see element.def. */
#include "model/element.h"

#include <assert.h>
#include <string.h>

typedef struct element_row {
  const char *name, *chinese, *style_id, *clause;
} element_row;

static const element_row element_table[] = {
#define X(element, name, chinese, style_id, clause)                                                \
  [GW_ELEMENT_##element] = {name, chinese, style_id, clause},
#include "model/element.def"
#undef X
};
static_assert(sizeof element_table / sizeof *element_table == GW_ELEMENT_COUNT,
              "element.def and gw_element list the same elements");

const char *gw_element_name(gw_element element)
{
  return element_table[element].name;
}

const char *gw_element_chinese(gw_element element)
{
  return element_table[element].chinese;
}

const char *gw_element_style_id(gw_element element)
{
  return element_table[element].style_id;
}

const char *gw_element_clause(gw_element element)
{
  return element_table[element].clause;
}

/* What people say for short. */
static const struct {
  const char *word;
  gw_element element;
} short_table[] = {
    {"h1", GW_ELEMENT_HEADING_1},   {"h2", GW_ELEMENT_HEADING_2},   {"h3", GW_ELEMENT_HEADING_3},
    {"h4", GW_ELEMENT_HEADING_4},   {"主送", GW_ELEMENT_ADDRESSEE}, {"密级", GW_ELEMENT_SECURITY},
    {"署名", GW_ELEMENT_SIGNATURE}, {"抄送", GW_ELEMENT_COPY_TO},   {"广告", GW_ELEMENT_NOTICE},
};

static bool is_word(const char *known, const char *word, size_t length)
{
  return strlen(known) == length && memcmp(known, word, length) == 0;
}

bool gw_element_find(const char *word, size_t length, gw_element *out)
{
  for (int e = 0; e < GW_ELEMENT_COUNT; e++) {
    bool is_it = is_word(element_table[e].name, word, length) ||
                 is_word(element_table[e].chinese, word, length);
    if (!is_it) continue;
    *out = (gw_element)e;
    return true;
  }
  for (size_t i = 0; i < sizeof short_table / sizeof *short_table; i++) {
    if (!is_word(short_table[i].word, word, length)) continue;
    *out = short_table[i].element;
    return true;
  }
  return false;
}

int gw_element_level(gw_element element)
{
  return element >= GW_ELEMENT_HEADING_1 && element <= GW_ELEMENT_HEADING_4
             ? (int)(element - GW_ELEMENT_HEADING_1) + 1
             : 0;
}

gw_element gw_element_heading(int level)
{
  return (gw_element)(GW_ELEMENT_HEADING_1 + level - 1);
}
