/* stress.c - see stress.h. The cells of a line know which bytes of the draft they came from. */
#include "compose/stress.h"

#include "model/emphasis.h"
#include "normal/cell.h"

#include <stdio.h>

typedef struct job {
  gw_doc *doc;
  gw_cells cells;
  size_t next_edit; /* see gw_cells_load */
  size_t next_mark; /* the first that does not end before the line */
  size_t last_kept; /* 1 plus the last one that was kept, or 0 */
  size_t kept;
} job;

/* Running text alone; run-in headings have their own typeface. */
static bool is_text(const gw_doc_line *line)
{
  if (line->element == GW_ELEMENT_BODY || line->element == GW_ELEMENT_TABLE) return true;
  return line->run_in > 0 && line->run_in < line->text.len;
}

/* The mark that the byte at `offset` is in, or NULL; offsets ascend, *mark is moved on. */
static const gw_emphasis *mark_at(const gw_doc *doc, size_t *mark, size_t offset)
{
  while (*mark < doc->emphasis_count && doc->emphases[*mark].end <= offset) ++*mark;
  bool is_inside = *mark < doc->emphasis_count && doc->emphases[*mark].start <= offset;
  return is_inside ? &doc->emphases[*mark] : NULL;
}

static gw_status add_stress(job *j, gw_str text, size_t mark)
{
  const gw_stress stress = {text, j->doc->emphases[mark].kinds};
  if (text.len == 0) return GW_OK;
  if (j->last_kept != mark + 1) j->kept++;
  j->last_kept = mark + 1;
  return gw_emphasis_add_stress(j->doc, stress);
}

/* Every stretch of the line's text, from the end of its run-in heading on, that lies in one mark. */
static gw_status add_stresses(job *j, const gw_doc_line *line)
{
  const gw_emphasis *open = NULL;
  size_t start = 0, mark = j->next_mark, open_mark = 0, at = 0;
  gw_status status = GW_OK;
  for (size_t i = 0; i <= j->cells.count && status == GW_OK; i++) {
    bool is_out = i == j->cells.count || at < line->run_in;
    const gw_emphasis *here =
        is_out ? NULL : mark_at(j->doc, &mark, line->offset + j->cells.items[i].offset);
    if (here != open) {
      if (open) status = add_stress(j, (gw_str){line->text.ptr + start, at - start}, open_mark);
      open = here;
      open_mark = mark;
      start = at;
    }
    if (i < j->cells.count) (void)gw_utf8_next(line->text, &at);
  }
  return status;
}

static gw_status take_line(job *j, const gw_doc_line *line)
{
  gw_doc *doc = j->doc;
  while (j->next_mark < doc->emphasis_count && doc->emphases[j->next_mark].end <= line->offset)
    j->next_mark++;
  if (line->origin != GW_ORIGIN_DRAFT || !is_text(line)) return GW_OK;
  bool has_mark = j->next_mark < doc->emphasis_count &&
                  doc->emphases[j->next_mark].start < line->offset + line->length;
  if (!has_mark) return GW_OK;
  gw_cells_load(&j->cells, doc, line, doc->edits, doc->edit_count, &j->next_edit);
  return j->cells.status == GW_OK ? add_stresses(j, line) : j->cells.status;
}

static gw_status report(gw_doc *doc, size_t kept)
{
  char is_kept[24], is_not[24];
  snprintf(is_kept, sizeof is_kept, "%zu", kept);
  snprintf(is_not, sizeof is_not, "%zu", doc->emphasis_count - kept);
  const gw_diag_arg args[3] = {{is_kept, is_kept}, {is_not, is_not}, {NULL, NULL}};
  const gw_diag where = {.kind = GW_DIAG_EMPHASIS_KEPT, .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

gw_status gw_stress_settle(gw_doc *doc)
{
  job j = {.doc = doc};
  gw_status status = GW_OK;
  if (doc->emphasis_count == 0) return GW_OK;
  for (size_t i = 0; i < doc->line_count && status == GW_OK; i++)
    status = take_line(&j, &doc->lines[i]);
  gw_cells_fini(&j.cells);
  gw_emphasis_sort(doc);
  return status == GW_OK ? report(doc, j.kept) : status;
}
