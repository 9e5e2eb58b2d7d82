/* emphasis.c - see emphasis.h. */
#include "model/emphasis.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>

gw_status gw_emphasis_add(gw_doc *doc, gw_emphasis mark, bool goes_on)
{
  if (goes_on && doc->emphasis_count) {
    doc->emphases[doc->emphasis_count - 1].end = mark.end;
    return GW_OK;
  }
  gw_emphasis *grown =
      gw_mem_grow(doc->emphases, &doc->emphasis_capacity, doc->emphasis_count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  doc->emphases = grown;
  doc->emphases[doc->emphasis_count++] = mark;
  return GW_OK;
}

gw_status gw_emphasis_add_stress(gw_doc *doc, gw_stress stress)
{
  gw_stress *grown =
      gw_mem_grow(doc->stresses, &doc->stress_capacity, doc->stress_count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  doc->stresses = grown;
  doc->stresses[doc->stress_count++] = stress;
  return GW_OK;
}

/* Texts lie in blocks of their own; as numbers their addresses have an order. */
static int compare_stresses(const void *left, const void *right)
{
  const uintptr_t a = (uintptr_t)((const gw_stress *)left)->text.ptr;
  const uintptr_t b = (uintptr_t)((const gw_stress *)right)->text.ptr;
  return a < b ? -1 : a > b;
}

void gw_emphasis_sort(gw_doc *doc)
{
  if (doc->stress_count > 1)
    qsort(doc->stresses, doc->stress_count, sizeof *doc->stresses, compare_stresses);
}

/* The first stretch that does not end at `place` or before. */
static const gw_stress *find_stress(const gw_doc *doc, uintptr_t place)
{
  size_t low = 0, high = doc->stress_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const gw_str *text = &doc->stresses[middle].text;
    if ((uintptr_t)text->ptr + text->len <= place)
      low = middle + 1;
    else
      high = middle;
  }
  return low < doc->stress_count ? &doc->stresses[low] : NULL;
}

unsigned gw_emphasis_at(const gw_doc *doc, gw_str text, size_t at, size_t *end)
{
  const uintptr_t place = (uintptr_t)text.ptr + at, stop = (uintptr_t)text.ptr + *end;
  const gw_stress *stress = find_stress(doc, place);
  if (!stress || (uintptr_t)stress->text.ptr >= stop) return 0;
  const uintptr_t start = (uintptr_t)stress->text.ptr, past = start + stress->text.len;
  const uintptr_t change = start > place ? start : past;
  if (change < stop) *end = at + (size_t)(change - place);
  return start > place ? 0 : stress->kinds;
}
