/*
 * layout.h - what a document is laid out as: items in physical units, paragraphs and the tables and
 * the box that some elements need. It knows nothing of XML.
 */
#ifndef GW_STYLE_LAYOUT_H
#define GW_STYLE_LAYOUT_H

#include "model/doc.h"
#include "style/sheet.h"

enum { GW_MOST_SPANS = 16, GW_MOST_TABS = 4, GW_MOST_COLUMNS = 63 };

/* ---- Paragraphs ------------------------------------------------------------------------------ */

/* What stands before a span. */
typedef enum gw_lead {
  GW_LEAD_NONE = 0,
  GW_LEAD_TAB,
  GW_LEAD_TWO_TABS,
  GW_LEAD_THREE_TABS,
  GW_LEAD_LINE, /* a line break */
} gw_lead;

/* A piece of a paragraph's text that is set in one way. */
typedef struct gw_span {
  gw_str text; /* borrowed from the doc or static */
  int style;   /* a character style, or GW_STYLE_NONE */
  gw_lead lead;
} gw_span;

/* What a paragraph has beyond its style; a value applies when its bit is set. */
enum {
  GW_PARAGRAPH_BEFORE = 1,      /* before_twip */
  GW_PARAGRAPH_INDENT = 2,      /* left_twip, right_twip, hanging_twip; no first-line indent */
  GW_PARAGRAPH_ALIGN = 4,       /* align */
  GW_PARAGRAPH_KEEP_NEXT = 8,   /* stays on the page of the next paragraph */
  GW_PARAGRAPH_PAGE_BREAK = 16, /* starts a page */
  GW_PARAGRAPH_LINE = 32,       /* line_twip: exact pitch */
  GW_PARAGRAPH_SIZE = 64,       /* size_hpt, scale_percent: of all its type */
  GW_PARAGRAPH_SECTION = 128,   /* section: ends with this paragraph */
};

typedef struct gw_tab {
  int twip; /* from the left edge of the 版心 */
  bool is_right;
} gw_tab;

/* How a section of pages is set up. */
typedef struct gw_section {
  bool is_landscape;
  bool starts_even;   /* begins on an even page, after a blank one if need be */
  bool is_unnumbered; /* its pages show no number */
} gw_section;

typedef struct gw_paragraph {
  int style; /* its paragraph style: an element, or another gw_style_number */
  gw_span spans[GW_MOST_SPANS];
  size_t span_count;
  unsigned has; /* GW_PARAGRAPH_... */
  int before_twip, line_twip;
  int left_twip, right_twip, hanging_twip;
  gw_align align;
  int size_hpt, scale_percent; /* 100: natural width */
  gw_tab tabs[GW_MOST_TABS];
  size_t tab_count;
  gw_section section;
} gw_paragraph;

/* ---- Items ----------------------------------------------------------------------------------- */

typedef enum gw_item_kind {
  GW_ITEM_PARAGRAPH = 0,
  GW_ITEM_TABLE, /* rows follow, of cells, of paragraphs; each is ended by its own item */
  GW_ITEM_ROW,
  GW_ITEM_CELL,
  GW_ITEM_CELL_END,
  GW_ITEM_ROW_END,
  GW_ITEM_TABLE_END,
  GW_ITEM_BOX, /* a table follows, at the bottom of the 版心 */
  GW_ITEM_BOX_END,
} gw_item_kind;

/* Rules in eighths of a point; 0: none. */
typedef struct gw_table {
  size_t column_count;
  int column_twip[GW_MOST_COLUMNS];
  int outer_rule, row_rule, column_rule; /* above and below; between rows; between columns */
  int side_rule;                         /* to the left and right */
  int padding_twip;                      /* at both sides in a cell */
  int space_twip;                        /* above and below its text */
  bool is_centred;
} gw_table;

typedef struct gw_table_row {
  bool is_head;   /* repeated on every page that the table runs over */
  bool may_split; /* over two pages: it is higher than one */
} gw_table_row;

typedef struct gw_table_cell {
  int width_twip;
  bool is_middle; /* text stands in the middle of the cell's height */
} gw_table_cell;

typedef struct gw_box {
  int width_twip, height_twip;
  int left_twip,
      top_twip;   /* from the edges of the paper; an upright one stands at the 版心's left */
  gw_str name;    /* for people who cannot see it */
  int id;         /* its own in the document */
  bool is_turned; /* its text runs from top to bottom */
} gw_box;

typedef struct gw_item {
  gw_item_kind kind;
  gw_paragraph paragraph;
  union {
    gw_table table;
    gw_table_row row;
    gw_table_cell cell;
    gw_box box;
  };
} gw_item;

/* ---- The stream, see flow.h ------------------------------------------------------------------------------ */

enum { GW_MOST_CLOSINGS = 4 };

/* 7.3.5.5: how a 署名 with its date is kept on the page of the text above. */
typedef struct gw_closing_plan {
  bool is_known;
  int free_lines;   /* above it, fewer than the standard's three where there is no room for them */
  bool leaves_text; /* the text above may stay where it is: it is all that page 1 shows (7.3.3) */
} gw_closing_plan;

/* What can be known only when the whole document has been laid out (paginate.h). */
typedef struct gw_plan {
  gw_section imprint;                         /* the section that 版记 is in ... */
  bool has_imprint_section;                   /* ... when it needs one of its own */
  bool has_landscape;                         /* some pages are turned */
  gw_closing_plan closings[GW_MOST_CLOSINGS]; /* the first ones; others are not known */
  bool
      is_trial; /* nothing is known yet: text and 署名 are not kept together, to see what happens */
} gw_plan;

/* 署名 and 成文日期 that belong together: the names, then at most one date. Widths in halves of a
 * character. */
typedef struct gw_closing {
  size_t end; /* the rank behind it */
  bool has_date;
  int widest_name; /* 0: there is no 署名 */
  int date;
} gw_closing;

/* A joint 发文机关标志: its names, 文件 aside. */
typedef struct gw_joint {
  int names, widest; /* how many; the longest, in halves of a character */
  bool has_word;     /* 文件 stands beside them */
  gw_str tail;       /* 文件 as the end of the last name, to be put beside */
  int size_hpt;
} gw_joint;

/* Rows of cells that follow each other, measured: see grid.h. Bits of columns are in their order. */
typedef struct gw_grid {
  size_t first, end; /* ranks of its rows; first == end: nothing has been measured */
  size_t rows;
  size_t column_count;
  int column_twip[GW_MOST_COLUMNS];
  uint64_t left, right; /* columns that are set so; the others are centred */
  int width_twip;       /* of all columns */
  int size_hpt, line_twip, padding_twip;
  bool is_table; /* else each row is a line of text */
  bool has_head, is_landscape;
} gw_grid;

/* What is left of a row. */
typedef struct gw_row {
  gw_str rest;    /* cells, parted by tabs */
  size_t missing; /* empty cells at its start that white space stands for */
  bool has_more;
} gw_row;

typedef struct gw_flow gw_flow;

/* Gives the next item of something that is made of several; false when there is none left. */
typedef bool gw_construct(gw_flow *flow, gw_item *out);

struct gw_flow {
  const gw_doc *doc;     /* borrowed */
  const gw_sheet *sheet; /* borrowed */
  gw_plan plan;
  size_t rank;        /* of the next line */
  size_t ahead;       /* of the next line that is no notice, once looked for */
  int above;          /* style of the paragraph before that is no notice; GW_STYLE_NONE: none */
  bool is_closed;     /* a 署名 or 成文日期 has come since the last title */
  size_t texts;       /* paragraphs of the text so far */
  int head_lines;     /* of 3号 above 发文机关标志 */
  bool has_mark;      /* a 发文机关标志 has come, the red rule below it has not */
  gw_closing closing; /* the one that `rank` is in or was in last */
  size_t closings;    /* that have begun */
  int boxes;          /* that have been given */
  int note_left_twip; /* where the numbers of 附件说明 stand */
  int note_name_twip; /* where its names start */
  gw_construct *construct; /* NULL: none is open */
  int step;                /* what it gave last; its own business */
  size_t first, end;       /* ranks of the lines that it is made from; of rows of 签发人, too */
  size_t at;               /* the rank that it has come to */
  gw_joint joint;
  int columns, column; /* of names that seal, and the one it has come to; */
  int empty;           /* how many of its row stay empty */
  gw_grid grid;        /* of the table that `rank` is in or that comes next, once looked for */
  gw_row row;          /* of it */
  size_t cell;         /* of it */
  int below_table_hpt; /* size of the table right above; 0: none */
  bool has_begun;      /* an item has been given */
  gw_item_kind last;   /* of which kind */
  gw_section section;  /* what the pages are now */
  gw_status status;    /* what went wrong first: memory for the words of a title */
};

#endif
