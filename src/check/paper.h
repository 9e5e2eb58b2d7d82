/*
 * paper.h - one document of a draft, from its head to its 版记: a draft may hold several, when a
 * notice prints a regulation or files were put one behind the other. Says where its parts are.
 */
#ifndef GW_CHECK_PAPER_H
#define GW_CHECK_PAPER_H

#include "model/doc.h"
#include "model/genre.h"

typedef struct gw_paper {
  size_t first, end;           /* its lines */
  size_t text_end;             /* where its attachments begin; `end` when it has none */
  size_t at[GW_ELEMENT_COUNT]; /* the first line of each element before the attachments, of 版记
                                  anywhere; SIZE_MAX: there is none */
  size_t title_end;            /* the line behind the title, 0: there is no title */
  gw_str title;                /* its lines joined, in the arena; see gw_paper_read_title */
  gw_genre genre;
} gw_paper;

/* The document that begins at line `from`; false when there is no line left. */
bool gw_paper_next(const gw_doc *doc, size_t from, gw_paper *out);

/* Sets title and genre. GW_ERR_MEMORY. */
gw_status gw_paper_read_title(gw_doc *doc, gw_paper *paper);

bool gw_paper_has(const gw_paper *paper, gw_element element);

/* The first line from `from` on, before `end`, that is no notice; `end` when there is none. */
size_t gw_paper_skip(const gw_doc *doc, size_t from, size_t end);

/* The last line of the run of one element that `first` starts; notices between do not end it. */
size_t gw_paper_run_last(const gw_doc *doc, size_t first, size_t end);

#endif
