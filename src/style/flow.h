/*
 * flow.h - a document laid out by the sheet, as a stream of paragraphs in physical units. The
 * stream is pulled one paragraph at a time, so that a draft of any size is never laid out as a
 * whole in memory. It knows nothing of XML.
 */
#ifndef GW_STYLE_FLOW_H
#define GW_STYLE_FLOW_H

#include "model/doc.h"
#include "style/sheet.h"

/* What a paragraph has beyond its style; a value applies when its bit is set. */
enum {
  GW_PARAGRAPH_BEFORE = 1,      /* before_twip */
  GW_PARAGRAPH_INDENT = 2,      /* left_twip, right_twip, hanging_twip; no first-line indent */
  GW_PARAGRAPH_ALIGN = 4,       /* align */
  GW_PARAGRAPH_KEEP_NEXT = 8,   /* stays on the page of the next paragraph */
  GW_PARAGRAPH_PAGE_BREAK = 16, /* starts a page */
};

typedef struct gw_paragraph {
  gw_element element; /* gives the paragraph style */
  gw_str text;        /* borrowed from the doc */
  size_t run_in;      /* bytes of text in the character style of run_in_element, or 0 */
  gw_element run_in_element;
  unsigned has; /* GW_PARAGRAPH_... */
  int before_twip, left_twip, right_twip, hanging_twip;
  gw_align align;
} gw_paragraph;

/* 署名 and 成文日期 that belong together: the names, then at most one date. Widths in halves of a
 * character. */
typedef struct gw_closing {
  size_t end; /* the line behind it */
  bool has_date;
  int widest_name; /* 0: there is no 署名 */
  int date;
} gw_closing;

typedef struct gw_flow {
  const gw_doc *doc;     /* borrowed */
  const gw_sheet *sheet; /* borrowed */
  size_t line;           /* the next line of doc */
  size_t ahead;          /* the next line that is no notice, once looked for */
  gw_element above;      /* of the paragraph before that is no notice; GW_ELEMENT_COUNT: none */
  bool is_closed;        /* a 署名 or 成文日期 has come since the last title */
  gw_closing closing;    /* the one that `line` is in or was in last */
  int note_left_twip;    /* where the numbers of 附件说明 stand */
  int note_name_twip;    /* where its names start */
} gw_flow;

void gw_flow_start(gw_flow *flow, const gw_doc *doc, const gw_sheet *sheet);

/* Fills *out with the next paragraph; false at the end. */
bool gw_flow_next(gw_flow *flow, gw_paragraph *out);

#endif
