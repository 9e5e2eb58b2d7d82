/* element.c - the glossary as a table; see element.def. */
#include "model/element.h"

#include <assert.h>

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
