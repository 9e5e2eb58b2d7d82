/* doc.c - see doc.h. */
#include "model/doc.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/space.h"

#include <stdlib.h>
#include <string.h>

void gw_doc_fini(gw_doc *doc)
{
  gw_arena_fini(&doc->arena);
  free(doc->text);
  free(doc->lines);
  free(doc->order);
  free(doc->traits);
  free(doc->edits);
  free(doc->emphases);
  free(doc->codes);
  free(doc->stresses);
  gw_diag_list_fini(&doc->diags);
  memset(doc, 0, sizeof *doc);
}

gw_doc_line *gw_doc_add_line(gw_doc *doc)
{
  gw_doc_line *grown =
      gw_mem_grow(doc->lines, &doc->line_capacity, doc->line_count + 1, sizeof *grown);
  if (!grown) return NULL;
  doc->lines = grown;
  return memset(&doc->lines[doc->line_count++], 0, sizeof *grown);
}

gw_status gw_doc_add_edit(gw_doc *doc, gw_edit edit)
{
  gw_edit *grown = gw_mem_grow(doc->edits, &doc->edit_capacity, doc->edit_count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  doc->edits = grown;
  doc->edits[doc->edit_count++] = edit;
  return GW_OK;
}

gw_status gw_doc_take(gw_doc *doc, gw_doc *from)
{
  gw_status status = gw_diag_append(&doc->diags, &from->diags);
  for (size_t i = 0; i < from->edit_count && status == GW_OK; i++)
    status = gw_doc_add_edit(doc, from->edits[i]);
  gw_arena_join(&doc->arena, &from->arena); /* also then: others may point into it */
  return status;
}

gw_status gw_doc_add_code(gw_doc *doc, gw_stretch code)
{
  gw_stretch *grown =
      gw_mem_grow(doc->codes, &doc->code_capacity, doc->code_count + 1, sizeof *grown);
  if (!grown) return GW_ERR_MEMORY;
  doc->codes = grown;
  doc->codes[doc->code_count++] = code;
  return GW_OK;
}

/* By offset; of two at the same place the one that only puts something in first, then the longer, of
 * two for the same text the one that puts nothing in: a line of one replaced character that is set
 * aside is not in the DOCX. */
static int compare_edits(const void *left, const void *right)
{
  const gw_edit *a = left, *b = right;
  if (a->offset != b->offset) return a->offset < b->offset ? -1 : 1;
  if (!a->length != !b->length) return a->length ? 1 : -1;
  if (a->length != b->length) return a->length > b->length ? -1 : 1;
  return a->after.len < b->after.len ? -1 : a->after.len > b->after.len;
}

/* `text` with what cannot be shown as U+XXXX, or `same` when it is that: thousands of edits in a row
 * may say the same. NULL when memory is out. */
static const char *show(gw_doc *doc, gw_str text, const char *same)
{
  static const char hex[] = "0123456789ABCDEF";
  gw_buf buf = {0};
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    bool hidden = code < 0x20 || code == 0x7F || code == 0xAD || code == 0x200B || code == 0x200C ||
                  code == 0x2060 || code >= 0xFEFF;
    hidden = hidden && !(code > 0xFEFF && code < 0xFFFE) && code < 0x10000;
    if (!hidden) {
      gw_buf_put_utf8(&buf, code);
      continue;
    }
    gw_buf_puts(&buf, "U+");
    for (int shift = 12; shift >= 0; shift -= 4) gw_buf_putc(&buf, hex[code >> shift & 15]);
  }
  gw_buf_putc(&buf, '\0');
  bool is_same = buf.status == GW_OK && same && strcmp(same, buf.data) == 0;
  const char *shown = is_same ? same : NULL;
  if (!is_same && buf.status == GW_OK) shown = gw_arena_copy(&doc->arena, buf.data, buf.length - 1);
  gw_buf_fini(&buf);
  return shown;
}

gw_status gw_doc_settle_edits(gw_doc *doc)
{
  size_t kept = 0, covered = 0; /* covered: where the last kept edit ends */
  if (doc->edit_count > 1) qsort(doc->edits, doc->edit_count, sizeof *doc->edits, compare_edits);
  for (size_t i = 0; i < doc->edit_count; i++) {
    if (i > 0 && doc->edits[i].offset < covered) continue;
    doc->edits[kept++] = doc->edits[i];
    covered = doc->edits[i].offset + doc->edits[i].length;
  }
  doc->edit_count = kept;
  for (size_t i = 0; i < kept; i++) {
    gw_edit *edit = &doc->edits[i];
    const gw_edit *last = i ? edit - 1 : NULL;
    const gw_str before = {doc->text + edit->offset, edit->length};
    edit->shown_before = show(doc, before, last ? last->shown_before : NULL);
    edit->shown_after = show(doc, edit->after, last ? last->shown_after : NULL);
    if (!edit->shown_before || !edit->shown_after) return GW_ERR_MEMORY;
  }
  return GW_OK;
}

static bool is_permutation(const size_t *order, size_t count, bool *seen)
{
  for (size_t i = 0; i < count; i++) {
    if (order[i] >= count || seen[order[i]]) return false;
    seen[order[i]] = true;
  }
  return true;
}

/* Nearly every draft. */
static bool is_as_it_stands(const size_t *order, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (order[i] != i) return false;
  return true;
}

gw_status gw_doc_set_order(gw_doc *doc, size_t *order)
{
  bool *seen = calloc(doc->line_count ? doc->line_count : 1, sizeof *seen);
  gw_status status = seen ? GW_OK : GW_ERR_MEMORY;
  if (seen && !is_permutation(order, doc->line_count, seen)) status = GW_ERR_INTERNAL;
  free(seen);
  if (status != GW_OK) {
    free(order);
    return status;
  }
  free(doc->order);
  doc->order = is_as_it_stands(order, doc->line_count) ? NULL : order;
  if (!doc->order) free(order);
  return GW_OK;
}

bool gw_doc_line_is_kept(const gw_doc *doc, const gw_doc_line *line)
{
  return line->element != GW_ELEMENT_NOTICE || (doc->keep_notices && !line->is_overruled);
}

const char *gw_doc_title(gw_doc *doc)
{
  gw_buf buf = {0};
  for (size_t rank = 0; rank < doc->line_count; rank++) {
    const gw_doc_line *line = &doc->lines[gw_doc_ranked(doc, rank)];
    if (line->element == GW_ELEMENT_TITLE)
      gw_buf_put(&buf, line->text.ptr, line->text.len);
    else if (buf.length && line->element != GW_ELEMENT_NOTICE)
      break; /* a second title belongs to a document that this one issues */
  }
  const char *title = buf.status == GW_OK ? gw_arena_copy(&doc->arena, buf.data, buf.length) : NULL;
  gw_buf_fini(&buf);
  return title;
}

bool gw_doc_is_minutes_name(gw_str text)
{
  enum { LONGEST = 300 };
  char packed[LONGEST];
  return text.len <= LONGEST && gw_genre_of(gw_space_pack(text, packed)) == GW_GENRE_MINUTES;
}

bool gw_doc_is_minutes(const gw_doc *doc)
{
  bool mark = false,
       title = false; /* as the last line of each says: 关于印发会议纪要 / 的通知 is none */
  if (doc->genre != GW_GENRE_NONE) return doc->genre == GW_GENRE_MINUTES;
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i];
    if (line->element == GW_ELEMENT_BODY) break; /* of the first document, not of one behind it */
    if (line->element == GW_ELEMENT_ISSUER_MARK) mark = gw_doc_is_minutes_name(line->text);
    if (line->element == GW_ELEMENT_TITLE) title = gw_doc_is_minutes_name(line->text);
  }
  return mark || title;
}
