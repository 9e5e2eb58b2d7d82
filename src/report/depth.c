/* depth.c - see depth.h. */
#include "report/depth.h"

static bool is_inside_text(gw_element element)
{
  return element == GW_ELEMENT_BODY || element == GW_ELEMENT_TABLE ||
         element == GW_ELEMENT_NOTICE || gw_element_level(element) > 0;
}

int gw_depth_next(gw_depth *depth, gw_element element)
{
  int level = gw_element_level(element);
  if (!is_inside_text(element)) depth->count = 0;
  if (!level) return depth->count;
  while (depth->count && depth->levels[depth->count - 1] >= level) depth->count--;
  int here = depth->count;
  depth->levels[depth->count++] = level;
  return here;
}
