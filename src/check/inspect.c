/* inspect.c - runs the table of checks; see inspect.h. */
#include "check/inspect.h"

#include "check/case.h"

#include <assert.h>
#include <stdlib.h>

#define BIT(element) (UINT32_C(1) << GW_ELEMENT_##element)

static_assert(GW_ELEMENT_COUNT <= 32, "elements are bits of a word");

/* Whose lines a check looks at, by the names of check.def. */
enum {
  ALL = (1u << GW_ELEMENT_COUNT) - 1,
  TEXT = ALL - BIT(NOTICE),
  SECURITY = BIT(SECURITY),
  NUMBERS = BIT(DOC_NUMBER),
  ISSUE_DATE = BIT(ISSUE_DATE),
  PRINTED_BY = BIT(PRINTED_BY),
};

static gw_paper_check *const paper_table[] = {
#define PAPER(function, clause) function,
#define LINE(function, elements, clause)
#include "check/check.def"
#undef PAPER
#undef LINE
};

static const struct {
  gw_line_check *run;
  uint32_t elements;
} line_table[] = {
#define PAPER(function, clause)
#define LINE(function, elements, clause) {function, elements},
#include "check/check.def"
#undef PAPER
#undef LINE
};

static void check_papers(gw_case *c)
{
  gw_paper paper;
  for (size_t from = 0; c->status == GW_OK && gw_paper_next(c->doc, from, &paper);
       from = paper.end) {
    c->status = gw_paper_read_title(c->doc, &paper);
    for (size_t i = 0; i < sizeof paper_table / sizeof *paper_table && c->status == GW_OK; i++)
      paper_table[i](c, &paper);
  }
}

static void check_lines(gw_case *c)
{
  for (size_t i = 0; i < c->doc->line_count; i++) {
    const gw_doc_line *line = &c->doc->lines[i];
    if (!gw_doc_line_is_kept(c->doc, line)) continue;
    for (size_t row = 0; row < sizeof line_table / sizeof *line_table; row++)
      if (line_table[row].elements >> line->element & 1) line_table[row].run(c, line);
  }
}

static bool has_given(const gw_doc *doc)
{
  return doc->line_count && doc->lines[doc->line_count - 1].origin != GW_ORIGIN_DRAFT;
}

static gw_status check_as_it_stands(gw_doc *doc, const gw_check_options *options)
{
  gw_case c = {.doc = doc, .sheet = options->sheet};
  check_papers(&c);
  check_lines(&c);
  gw_case_close(&c);
  return c.status;
}

/* Given lines stand behind the draft's, so that a title would begin another document: then the checks
 * are shown the lines in the order of the DOCX. What they say goes to the document. */
gw_status gw_check(gw_doc *doc, const gw_check_options *options)
{
  gw_doc view = *doc;
  if (!has_given(doc) || !doc->order) return check_as_it_stands(doc, options);
  view.lines = calloc(doc->line_count, sizeof *view.lines);
  if (!view.lines) return GW_ERR_MEMORY;
  for (size_t rank = 0; rank < doc->line_count; rank++)
    view.lines[rank] = doc->lines[gw_doc_ranked(doc, rank)];
  view.order = NULL;
  gw_status status = check_as_it_stands(&view, options);
  free(view.lines);
  doc->arena = view.arena;
  doc->diags = view.diags;
  return status;
}
