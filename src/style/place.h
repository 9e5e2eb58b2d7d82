/*
 * place.h - what the files that lay out a document's parts have in common; for the style layer only.
 * Each element that stands somewhere its style alone does not put it has a place function: it may
 * look at its own text, at the element above and at a bounded number of lines around it.
 */
#ifndef GW_STYLE_PLACE_H
#define GW_STYLE_PLACE_H

#include "style/layout.h"

/* ---- Measures -------------------------------------------------------------------------------- */

/* Halves of a character, as the standard counts: digits and Latin letters are half as wide. */
int gw_text_halves(gw_str text);

int gw_halves_twip(const gw_flow *flow, int halves);
/* As wide as so many halves really are when set. */
int gw_halves_set_twip(const gw_flow *flow, int halves);
int gw_gap_twip(const gw_flow *flow, gw_gap gap); /* of a gap in characters */

/* A distance that a very long name must not turn round. */
int gw_clamp_twip(const gw_flow *flow, int twip);

/* ---- Paragraphs ------------------------------------------------------------------------------ */

/* Lines free above the paragraph. */
void gw_put_gap(const gw_flow *flow, gw_paragraph *out, gw_gap gap);
void gw_put_before(gw_paragraph *out, int twip);
void gw_put_indent(const gw_flow *flow, gw_paragraph *out, gw_align align, int left, int right);

/* Adds a span, or does nothing when there is no room for it or no text. */
void gw_put_span(gw_paragraph *out, gw_str text, int style, gw_lead lead);

/* An item that holds no text. */
void gw_put_paragraph(gw_item *out, int style);

/* ---- Lines ----------------------------------------------------------------------------------- */

static inline const gw_doc_line *gw_line_at(const gw_flow *flow, size_t rank)
{
  return &flow->doc->lines[gw_doc_ranked(flow->doc, rank)];
}

/* The rank behind the lines from `rank` on that are of these elements (bits); notices that are set
 * aside count as well. */
size_t gw_run_of(const gw_flow *flow, size_t rank, unsigned elements);

/* The next rank from `rank` on, below `end`, whose line is in the DOCX; or `end`. */
size_t gw_next_kept(const gw_flow *flow, size_t rank, size_t end);

static inline bool gw_is_head(int style)
{
  return style >= GW_ELEMENT_COPY_NUMBER && style <= GW_ELEMENT_SIGNER;
}

/* ---- Places ---------------------------------------------------------------------------------- */

typedef void gw_place(gw_flow *flow, gw_paragraph *out);

gw_place gw_place_head_line, gw_place_mark, gw_place_number; /* head.c */
gw_place gw_place_note;                                      /* note.c */
gw_place gw_place_signature, gw_place_date;                  /* closing.c */

/* What comes after a document has been signed is another document: true when a page starts. */
bool gw_break_page(gw_flow *flow, gw_paragraph *out);

/* ---- Constructs ------------------------------------------------------------------------------ */

/* Opens the construct that the line at flow->rank begins, if it begins one. */
bool gw_open_joint_mark(gw_flow *flow);      /* head.c */
bool gw_open_imprint(gw_flow *flow);         /* imprint.c */
bool gw_open_joint_signature(gw_flow *flow); /* closing.c */
bool gw_open_table(gw_flow *flow);           /* table.c */

/* Lines of 版记 that the lines from rank `first` to `end` make, by 字 and runover; never more than a
 * page has. */
int gw_imprint_lines(const gw_flow *flow, size_t first, size_t end);

/* ---- Around tables (table.c) ----------------------------------------------------------------- */

/* Sets the caption above a table, the unit, the notes below it, a row that is no table; false when
 * the line that *out was made from, before flow->rank, is none of these. */
bool gw_place_by_table(gw_flow *flow, gw_paragraph *out);

/* Ends the section with *out when the line at `rank` is on pages of the other kind. */
void gw_end_section_before(gw_flow *flow, size_t rank, gw_paragraph *out);

/* The same between items: true when *out has become a paragraph that holds nothing else. */
bool gw_put_section_before(gw_flow *flow, size_t rank, gw_item *out);

/* Is any page turned? */
bool gw_has_landscape(const gw_doc *doc, const gw_sheet *sheet);

/* An empty paragraph that is next to nothing high. */
void gw_put_flat(gw_item *out);

/* The red rule below the head (7.2.7). */
void gw_put_red_rule(gw_flow *flow, gw_item *out);

#endif
