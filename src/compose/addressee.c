/* addressee.c - see addressee.h. */
#include "compose/addressee.h"

#include "base/buf.h"

static const gw_str label = {"主送：", 9}, stop = {"。", 3};

/* Bytes of the colon that the text ends in, or 0. */
static size_t colon_at_end(gw_str text)
{
  size_t at = text.len;
  if (at == 0) return 0;
  uint32_t code = gw_utf8_previous(text, &at);
  return code == ':' || code == 0xFF1A ? text.len - at : 0;
}

static gw_edit edit_of(const gw_doc_line *line, size_t offset, size_t length, gw_str after)
{
  return (gw_edit){.offset = offset,
                   .length = length,
                   .after = after,
                   .line = line->number,
                   .column = line->column,
                   .reason = GW_DIAG_ADDRESSEE_IN_IMPRINT};
}

/* An edit that the line ends with already, the colon that was put into standard form: changed on. */
static bool change_last_edit(gw_doc *doc, size_t end)
{
  for (size_t i = 0; i < doc->edit_count; i++) {
    gw_edit *edit = &doc->edits[i];
    if (edit->offset + edit->length != end || !colon_at_end(edit->after)) continue;
    edit->after = stop;
    edit->reason = GW_DIAG_ADDRESSEE_IN_IMPRINT;
    return true;
  }
  return false;
}

static gw_status end_with_stop(gw_doc *doc, const gw_doc_line *line)
{
  size_t end = line->offset + line->length;
  if (change_last_edit(doc, end)) return GW_OK;
  size_t colon = colon_at_end((gw_str){doc->text + line->offset, line->length});
  return gw_doc_add_edit(doc, edit_of(line, end - colon, colon, stop));
}

static gw_status rewrite(gw_doc *doc, gw_doc_line *line, bool is_first, bool is_last)
{
  gw_buf text = {0};
  gw_status status = GW_OK;
  size_t kept = line->text.len - (is_last ? colon_at_end(line->text) : 0);
  if (is_first) gw_buf_put(&text, label.ptr, label.len);
  gw_buf_put(&text, line->text.ptr, kept);
  if (is_last) gw_buf_put(&text, stop.ptr, stop.len);
  char *copy = text.status == GW_OK ? gw_arena_copy(&doc->arena, text.data, text.length) : NULL;
  bool is_typed = line->origin == GW_ORIGIN_DRAFT;
  line->text = (gw_str){copy, text.length};
  line->element = GW_ELEMENT_COPY_TO;
  gw_buf_fini(&text);
  if (!copy) return GW_ERR_MEMORY;
  if (is_typed && is_first) status = gw_doc_add_edit(doc, edit_of(line, line->offset, 0, label));
  if (is_typed && is_last && status == GW_OK) status = end_with_stop(doc, line);
  return status;
}

static gw_status report(gw_doc *doc, const gw_doc_line *line)
{
  static const gw_diag_arg none[3];
  const gw_diag where = {.kind = GW_DIAG_ADDRESSEE_IN_IMPRINT,
                         .line = line->number,
                         .column = line->column,
                         .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, none);
}

gw_status gw_compose_addressee(gw_doc *doc)
{
  size_t first = 0, last;
  while (first < doc->line_count && doc->lines[first].element != GW_ELEMENT_ADDRESSEE) first++;
  if (first == doc->line_count) return GW_OK;
  last = first;
  while (last + 1 < doc->line_count && doc->lines[last + 1].element == GW_ELEMENT_ADDRESSEE) last++;
  gw_status status = report(doc, &doc->lines[first]);
  for (size_t i = first; i <= last && status == GW_OK; i++)
    status = rewrite(doc, &doc->lines[i], i == first, i == last);
  return status == GW_OK ? gw_doc_settle_edits(doc) : status;
}
