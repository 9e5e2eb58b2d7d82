/*
 * gbt9704.h - GB/T 9704-2012 as tables, in the standard's own units: millimetres, 字号, lines and
 * characters (字). A row names the clause it comes from; "" marks what offices do where the standard
 * is silent. No typeface names (typeface.h), no page computed from it (sheet.h), no XML.
 */
#ifndef GW_STYLE_GBT9704_H
#define GW_STYLE_GBT9704_H

#include "gongwen.h"

#include <stdbool.h>

/* ---- Page (clauses 5 and 7.5) ---------------------------------------------------------------- */

typedef struct gw_gbt9704_page {
  int width_mm, height_mm;           /* 5.1: A4 */
  int top_mm, left_mm;               /* 5.2.1: 天头, 订口 */
  int text_width_mm, text_height_mm; /* 5.2.1: 版心 */
  int lines, characters;             /* 5.2.3: of a page, of a line */
  int size_hpt;                      /* 5.2.2: 3号 */
  int number_below_mm;               /* 7.5: from the 版心 to the dash of the page number */
  int number_indent;                 /* 7.5: characters between the number and the edge */
  const char *clause;
} gw_gbt9704_page;

extern const gw_gbt9704_page gw_gbt9704_page_table;

/* 5.2.1 by the ink: top and bottom margins with which the ink of 22 lines fills the 版心; measured
 * (DOCX in Word and LibreOffice: base line at 80 % of an exact line). */
enum { GW_INK_TOP_TWIP = 1857, GW_INK_BOTTOM_TWIP = 1905 };

/* ---- Distances between elements (clause 7.3) ------------------------------------------------- */

typedef enum gw_gap {
  GW_GAP_DOC_NUMBER,       /* lines above 发文字号 and 签发人, below 发文机关标志 */
  GW_GAP_TITLE,            /* lines above the title, below the head */
  GW_GAP_ADDRESSEE,        /* lines above what follows the title */
  GW_GAP_ATTACHMENT_NOTE,  /* lines above 附件说明 */
  GW_GAP_SEALED,           /* lines above 署名 that the seal presses */
  GW_GAP_UNSEALED,         /* lines above 署名 without a seal */
  GW_GAP_ATTACHMENT_TITLE, /* lines between the mark and the title of an attachment */
  GW_GAP_SEALED_DATE,      /* characters free on the right of the date */
  GW_GAP_UNSEALED_RIGHT,   /* characters free on the right of 署名, or of a date that is longer */
  GW_GAP_UNSEALED_DATE,    /* characters from the start of 署名 to the start of the date */
  GW_GAP_NOTE_INDENT,      /* characters before 附件： */
  GW_GAP_SEALS_A_ROW,      /* organs whose seals stand side by side */
  GW_GAP_SIGNER_EDGE,      /* characters free at both sides of 发文字号 and 签发人 */
  GW_GAP_COUNT
} gw_gap;

/* ---- 版头 (clause 7.2) ------------------------------------------------------------------------ */

typedef struct gw_gbt9704_head {
  int mark_top_mm;       /* 7.2.4: from the top of the 版心 to the top of the mark's ink */
  int most_pt, least_pt; /* the mark's size: as large as fits, never more; narrowed below */
  int least_percent;     /* how far its characters are narrowed before it gets smaller */
  int line_percent;      /* its line pitch, of its size: no typeface is clipped */
  int ink_top_percent;   /* from the top of that line to the ink, of its size */
  int most_joint_pt;     /* height of all names of a joint mark */
  int rule_below_mm, rule_percent; /* 7.2.7: from 发文字号 to the rule; ink below that line's box */
  int signers_a_row;               /* 7.2.6 */
  const char *clause;
} gw_gbt9704_head;

extern const gw_gbt9704_head gw_gbt9704_head_table;

/* ---- 版记 (clause 7.4) ------------------------------------------------------------------------ */

typedef struct gw_gbt9704_imprint {
  int outer_rule_eighth_pt; /* 7.4.1: 0.35 mm */
  int inner_rule_eighth_pt; /* 7.4.1: 0.25 mm */
  int spare_lines;          /* height kept free for lines that a program breaks elsewhere */
  const char *clause;
} gw_gbt9704_imprint;

extern const gw_gbt9704_imprint gw_gbt9704_imprint_table;

/* ---- 表格 (clause 8) -------------------------------------------------------------------------- */

enum { GW_TABLE_SIZES = 3 };

typedef struct gw_gbt9704_table {
  int size_hpt[GW_TABLE_SIZES]; /* the first one that suits, from the largest down */
  int line_percent;             /* line pitch, of the size: no typeface is clipped */
  int padding_mm;    /* to the left and right of a cell's text, when columns are counted */
  int least, easy;   /* characters of a line that a cell must and should have room for */
  int whole_columns; /* from so many on a table is as wide as the 版心 */
  int rule_eighth_pt;
  const char *clause;
} gw_gbt9704_table;

extern const gw_gbt9704_table gw_gbt9704_table_table;

/* Lines or characters, as the name says. */
int gw_gbt9704_gap(gw_gap gap);
const char *gw_gbt9704_gap_clause(gw_gap gap);

/* ---- Styles (clause 7) ----------------------------------------------------------------------- */

typedef enum gw_align {
  GW_ALIGN_BOTH = 0, /* justified, the last line flush left */
  GW_ALIGN_LEFT,
  GW_ALIGN_CENTER,
  GW_ALIGN_RIGHT,
  GW_ALIGN_SPREAD /* as wide as the line, its last one too */
} gw_align;

/* A style is known by its number: an element's own value for the style of its paragraphs, and: */
typedef enum gw_style_number {
  GW_STYLE_NORMAL = GW_ELEMENT_COUNT,
  GW_STYLE_HEADER,
  GW_STYLE_FOOTER,
  GW_STYLE_RED_RULE,
  GW_STYLE_IMPRINT,
  GW_STYLE_TABLE_HEAD,
  GW_STYLE_TABLE_CAPTION,
  GW_STYLE_HEADING_1_CHAR, /* character styles from here on; the four follow each other */
  GW_STYLE_HEADING_2_CHAR,
  GW_STYLE_HEADING_3_CHAR,
  GW_STYLE_HEADING_4_CHAR,
  GW_STYLE_SIGNER_NAME,
  GW_STYLE_COUNT,
  GW_STYLE_NONE = GW_STYLE_COUNT
} gw_style_number;

/* What a style says in full; what it shares with the style it is based on is not written again. */
typedef struct gw_style {
  const char *id;           /* w:styleId */
  const char *name;         /* w:name; an English one is Word's own and built in */
  int based_on, next, link; /* numbers of styles, GW_STYLE_NONE for none */
  gw_font_role font;
  int size_hpt;
  bool is_unspaced;   /* set at its natural width, not closed up to the grid */
  const char *colour; /* RRGGBB */
  gw_align align;
  int first_line;           /* characters of the own size */
  int left, hanging, right; /* likewise */
  int line_twip;            /* exact line pitch; 0: the pitch of the grid */
  int rule_eighth_pt;       /* a rule above, in the style's colour; 0: none */
  int outline;              /* 1 to 4; 0: none */
  bool is_bold;
  bool keep_next, page_break_before;
  const char *clause;
} gw_style;

/* `number` is below GW_STYLE_COUNT; the strings are static. */
gw_style gw_gbt9704_style(int number);
gw_font_role gw_gbt9704_font(int number);
const char *gw_gbt9704_style_id(int number);

static inline bool gw_gbt9704_is_character_style(int number)
{
  return number >= GW_STYLE_HEADING_1_CHAR;
}

/* ---- Setup (how programs are made to keep the standard) -------------------------------------- */

/* A seal of a county or a city is 42 mm across (国务院关于国家行政机关和企业事业单位社会团体印章管理的规定). */
enum { GW_SEAL_MM = 42 };

/* Numbers that the standard does not give but that its page needs in a word processor. */
enum {
  GW_CHARACTER_SPACING_TWIP = -6, /* 28 characters of 16 pt on 156 mm; see gbt9704.c */
  GW_HEADER_TWIP = 851,           /* Word's own 15 mm; there is no header */
  GW_DASH_RISE_TWIP = 88,     /* how far the dash of the page number stands above its base line */
  GW_COLUMN_SPACE_TWIP = 425, /* between columns; there is one */
  GW_DEFAULT_TAB_TWIP = 420,
  GW_CELL_PADDING_TWIP = 108, /* Word's own 1.9 mm */
  GW_CELL_SPACE_TWIP = 40,    /* or text of several lines would touch the rules */
};

#endif
