/* diag.c - the table of diagnostics and their wording; see diag.h. */
#include "base/diag.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct kind_row {
  const char *id;
  gw_severity severity;
  const char *zh, *en;
} kind_row;

static const kind_row kind_table[GW_DIAG_COUNT] = {
#define X(kind, id, severity, zh, en) [GW_DIAG_##kind] = {id, severity, zh, en},
#include "base/diag.def"
#undef X
};

const char *gw_diag_id(gw_diag_kind kind)
{
  return kind_table[kind].id;
}

gw_severity gw_diag_severity(gw_diag_kind kind)
{
  return kind_table[kind].severity;
}

void gw_diag_describe(gw_diag_kind kind, gw_diagnostic *out)
{
  out->id = kind_table[kind].id;
  out->severity = kind_table[kind].severity;
  out->text_zh = kind_table[kind].zh;
  out->text_en = kind_table[kind].en;
}

void gw_diag_list_fini(gw_diag_list *list)
{
  free(list->items);
  memset(list, 0, sizeof *list);
}

/* What stands at *p of a pattern: the argument of %1..%3, or the text up to the next sign, which a % that
 * is none belongs to. Moves *p behind it. */
static gw_str next_part(const char **p, const char *const args[3])
{
  const char *here = *p;
  if (here[0] == '%' && here[1] >= '1' && here[1] <= '3') {
    const char *arg = args[here[1] - '1'];
    *p += 2;
    return (gw_str){arg ? arg : "", arg ? strlen(arg) : 0};
  }
  const size_t lone = here[0] == '%', size = lone + strcspn(here + lone, "%");
  *p += size;
  return (gw_str){here, size};
}

/* Writes the pattern with %1..%3 replaced to `out`, unless that is NULL; returns the bytes of it. */
static size_t fill_in(const char *pattern, const char *const args[3], char *out)
{
  size_t length = 0;
  for (const char *p = pattern; *p;) {
    const gw_str part = next_part(&p, args);
    if (out && part.len) memcpy(out + length, part.ptr, part.len);
    length += part.len;
  }
  return length;
}

/* Does `text` say what the pattern comes to? */
static bool is_said(const char *text, const char *pattern, const char *const args[3])
{
  for (const char *p = pattern; *p;) {
    const gw_str part = next_part(&p, args);
    if (strncmp(text, part.ptr, part.len) != 0) return false;
    text += part.len;
  }
  return *text == '\0';
}

/* The pattern with %1..%3 replaced, as a string of the arena, or `same` when that says the same; NULL
 * when memory is out. */
static const char *word(gw_arena *arena, const char *pattern, const char *const args[3],
                        const char *same)
{
  if (same && is_said(same, pattern, args)) return same;
  char *text = gw_arena_take(arena, fill_in(pattern, args, NULL) + 1);
  if (text) text[fill_in(pattern, args, text)] = '\0';
  return text;
}

/* GW_ERR_MEMORY also when there was none for the words. */
static gw_status append(gw_diag_list *list, gw_diag diag)
{
  if (!diag.text_zh || !diag.text_en) return GW_ERR_MEMORY;
  gw_diag *grown = gw_mem_grow(list->items, &list->capacity, list->count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  list->items = grown;
  diag.sequence = (uint32_t)list->count;
  list->items[list->count++] = diag;
  return GW_OK;
}

gw_status gw_diag_add(gw_diag_list *list, gw_arena *arena, gw_diag where, const gw_diag_arg args[3])
{
  const char *zh[3] = {args[0].zh, args[1].zh, args[2].zh};
  const char *en[3] = {args[0].en, args[1].en, args[2].en};
  const gw_diag *last = list->count ? &list->items[list->count - 1] : NULL;
  where.text_zh = word(arena, kind_table[where.kind].zh, zh, last ? last->text_zh : NULL);
  where.text_en = word(arena, kind_table[where.kind].en, en, last ? last->text_en : NULL);
  return append(list, where);
}

gw_status gw_diag_copy(gw_diag_list *list, gw_arena *arena, const gw_diag *diag)
{
  gw_diag copy = *diag;
  copy.text_zh = gw_arena_copy(arena, diag->text_zh, strlen(diag->text_zh));
  copy.text_en = gw_arena_copy(arena, diag->text_en, strlen(diag->text_en));
  return append(list, copy);
}

gw_status gw_diag_append(gw_diag_list *list, const gw_diag_list *from)
{
  gw_status status = GW_OK;
  for (size_t i = 0; i < from->count && status == GW_OK; i++) status = append(list, from->items[i]);
  return status;
}

static int compare(const void *left, const void *right)
{
  const gw_diag *a = left, *b = right;
  if (!a->source != !b->source) return a->source ? -1 : 1;
  if (a->source) return a->sequence < b->sequence ? -1 : a->sequence > b->sequence;
  if (a->line != b->line) return a->line < b->line ? -1 : 1;
  if (a->column != b->column) return a->column < b->column ? -1 : 1;
  return a->sequence < b->sequence ? -1 : a->sequence > b->sequence;
}

void gw_diag_sort(gw_diag_list *list)
{
  if (list->count > 1) qsort(list->items, list->count, sizeof *list->items, compare);
}
