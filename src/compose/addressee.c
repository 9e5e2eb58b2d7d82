/* addressee.c - see addressee.h. */
#include "compose/addressee.h"

#include "base/buf.h"
#include "model/conserve.h"
#include "model/position.h"

static const gw_str label = {"主送：", 9}, stop = {"。", 3};

/* Bytes of the colon that the text ends in, or 0. */
static size_t colon_at_end(gw_str text)
{
  size_t at = text.len;
  if (at == 0) return 0;
  uint32_t code = gw_utf8_previous(text, &at);
  return code == ':' || code == 0xFF1A ? text.len - at : 0;
}

/* A change of `length` bytes of the draft at `offset`, which the line holds. */
static gw_status add_change(gw_doc *doc, const gw_doc_line *line, size_t offset, size_t length,
                            gw_str after)
{
  gw_position position = {.line = line->number, .column = line->column};
  gw_position_move(&position, (gw_str){doc->text + line->offset, line->length},
                   offset - line->offset);
  return gw_doc_add_edit(doc, (gw_edit){.offset = offset,
                                        .length = length,
                                        .after = after,
                                        .line = position.line,
                                        .column = position.column,
                                        .reason = GW_DIAG_ADDRESSEE_IN_IMPRINT});
}

/* The edit that ends at `end`; NULL when there is none. */
static gw_edit *edit_ending_at(gw_doc *doc, size_t end)
{
  size_t low = 0, high = doc->edit_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (doc->edits[middle].offset + doc->edits[middle].length <= end)
      low = middle + 1;
    else
      high = middle;
  }
  gw_edit *edit = low ? &doc->edits[low - 1] : NULL;
  return edit && edit->offset + edit->length == end ? edit : NULL;
}

/* An edit that the line's colon came from: it puts in a stop instead. */
static gw_status change_edit(gw_doc *doc, gw_edit *edit)
{
  gw_buf after = {0};
  gw_buf_put(&after, edit->after.ptr, edit->after.len - colon_at_end(edit->after));
  gw_buf_put(&after, stop.ptr, stop.len);
  char *copy = after.status == GW_OK ? gw_arena_copy(&doc->arena, after.data, after.length) : NULL;
  edit->after = (gw_str){copy, after.length};
  edit->reason = GW_DIAG_ADDRESSEE_IN_IMPRINT;
  gw_buf_fini(&after);
  return copy ? GW_OK : GW_ERR_MEMORY;
}

/* Looks back from the end of the line for what its last character came from. */
static gw_status end_with_stop(gw_doc *doc, const gw_doc_line *line)
{
  size_t end = line->offset + line->length;
  while (end > line->offset) {
    gw_edit *edit = edit_ending_at(doc, end);
    if (edit && edit->after.len)
      return colon_at_end(edit->after) ? change_edit(doc, edit)
                                       : add_change(doc, line, end, 0, stop);
    size_t before = end;
    uint32_t code = gw_utf8_previous((gw_str){doc->text, doc->length}, &before);
    if (edit && edit->length)
      end = edit->offset;
    else if (gw_is_layout_space(code))
      end = before;
    else if (code == ':' || code == 0xFF1A)
      return add_change(doc, line, before, end - before, stop);
    else
      break;
  }
  return add_change(doc, line, end, 0, stop);
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
  if (is_typed && is_last) status = end_with_stop(doc, line);
  if (is_typed && is_first && status == GW_OK)
    status = add_change(doc, line, line->offset, 0, label);
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

gw_status gw_compose_addressee(gw_doc *doc, size_t *first_out, size_t *count_out)
{
  size_t first = 0, end;
  while (first < doc->line_count && doc->lines[first].element != GW_ELEMENT_ADDRESSEE) first++;
  for (end = first; end < doc->line_count && doc->lines[end].element == GW_ELEMENT_ADDRESSEE;)
    end++;
  *first_out = first;
  *count_out = end - first;
  if (first == end) return GW_OK;
  gw_status status = report(doc, &doc->lines[first]);
  for (size_t i = end; i > first && status == GW_OK;
       i--) /* the last first: edits are in order yet */
    status = rewrite(doc, &doc->lines[i - 1], i - 1 == first, i == end);
  return status == GW_OK ? gw_doc_settle_edits(doc) : status;
}
