/* paper.c - see paper.h. */
#include "check/paper.h"

#include "base/buf.h"
#include "recognise/phrase.h"

#include <string.h>

static bool is_head(gw_element element)
{
  return element >= GW_ELEMENT_COPY_NUMBER && element <= GW_ELEMENT_TITLE;
}

static bool is_imprint(gw_element element)
{
  return element == GW_ELEMENT_COPY_TO || element == GW_ELEMENT_PRINTED_BY;
}

size_t gw_paper_skip(const gw_doc *doc, size_t from, size_t end)
{
  while (from < end && doc->lines[from].element == GW_ELEMENT_NOTICE) from++;
  return from;
}

size_t gw_paper_run_last(const gw_doc *doc, size_t first, size_t end)
{
  const gw_element element = doc->lines[first].element;
  size_t last = first;
  for (size_t i = gw_paper_skip(doc, first + 1, end); i < end && doc->lines[i].element == element;
       i = gw_paper_skip(doc, i + 1, end))
    last = i;
  return last;
}

bool gw_paper_has(const gw_paper *paper, gw_element element)
{
  return paper->at[element] != SIZE_MAX;
}

/* What of the document has been seen on the way through its lines. */
typedef struct progress {
  bool has_text;      /* something that follows the title */
  bool is_under_mark; /* an attachment mark, and its title at most, right above */
  bool in_attachments;
} progress;

static void go_past(progress *p, gw_element element)
{
  bool is_mark = element == GW_ELEMENT_ATTACHMENT_MARK;
  bool is_title = element == GW_ELEMENT_ATTACHMENT_TITLE;
  p->has_text |=
      !is_head(element) && element != GW_ELEMENT_SUBTITLE && element != GW_ELEMENT_TITLE_NOTE;
  p->in_attachments |= is_mark || is_title;
  p->is_under_mark = is_mark || (p->is_under_mark && (is_title || element == GW_ELEMENT_TITLE));
}

static void note_place(gw_paper *paper, const progress *p, gw_element element, size_t line)
{
  bool counts = !p->in_attachments || is_imprint(element);
  if (counts && paper->at[element] == SIZE_MAX) paper->at[element] = line;
  if (element == GW_ELEMENT_TITLE && !p->in_attachments) paper->title_end = line + 1;
}

bool gw_paper_next(const gw_doc *doc, size_t from, gw_paper *out)
{
  progress p = {0};
  *out = (gw_paper){.first = from, .end = doc->line_count, .title = GW_STR("")};
  for (int element = 0; element < GW_ELEMENT_COUNT; element++) out->at[element] = SIZE_MAX;
  out->text_end = SIZE_MAX;
  for (size_t i = from; i < doc->line_count; i++) {
    const gw_element element = doc->lines[i].element;
    if (element == GW_ELEMENT_NOTICE) continue;
    bool is_other = is_head(element) && p.has_text && !p.is_under_mark;
    if (is_other) {
      out->end = i;
      break;
    }
    go_past(&p, element);
    if (p.in_attachments && out->text_end == SIZE_MAX) out->text_end = i;
    note_place(out, &p, element, i);
  }
  if (out->text_end == SIZE_MAX) out->text_end = out->end;
  return from < doc->line_count;
}

/* The title without a point that ought not to be there. */
static gw_str without_point(gw_str title)
{
  static const char *const points[] = {"。", "，", "、", "；", "："};
  for (size_t i = 0; i < sizeof points / sizeof *points; i++)
    if (gw_text_ends(title, points[i])) title.len -= strlen(points[i]);
  return title;
}

gw_status gw_paper_read_title(gw_doc *doc, gw_paper *paper)
{
  gw_buf buf = {0};
  if (!gw_paper_has(paper, GW_ELEMENT_TITLE)) return GW_OK;
  for (size_t i = paper->at[GW_ELEMENT_TITLE]; i < paper->title_end; i++)
    if (doc->lines[i].element == GW_ELEMENT_TITLE)
      gw_buf_put(&buf, doc->lines[i].text.ptr, doc->lines[i].text.len);
  const char *title = buf.status == GW_OK ? gw_arena_copy(&doc->arena, buf.data, buf.length) : NULL;
  if (title) paper->title = (gw_str){title, buf.length};
  gw_buf_fini(&buf);
  paper->genre = gw_genre_of(without_point(paper->title));
  if (doc->genre != GW_GENRE_NONE && paper->first == 0)
    paper->genre = doc->genre; /* it was named */
  return title ? GW_OK : GW_ERR_MEMORY;
}
