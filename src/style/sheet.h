/*
 * sheet.h - the standard applied to a set of options: which typefaces, which page in twips. A sheet
 * is immutable once made. All numbers come from gbt9704.c, where each has its clause.
 */
#ifndef GW_STYLE_SHEET_H
#define GW_STYLE_SHEET_H

#include "gongwen.h"
#include "style/gbt9704.h"

/* The page in twips, and the grid of lines and characters on it. */
typedef struct gw_page {
  int width_twip, height_twip;
  int top_twip, right_twip, bottom_twip, left_twip;
  int header_twip, footer_twip; /* from the edge of the paper */
  int text_width_twip, text_height_twip;
  int type_top_twip, type_bottom_twip; /* of the 版心 of clause 5.2.1, from the top of the paper */
  int lines, characters;               /* of a page, of a line */
  int line_twip;                       /* pitch of the 22 lines */
  int character_twip;                  /* a character of 3号 as indents count it */
  int grid_twip;    /* declared pitch: lines fill the page, or LibreOffice centres them on it */
  int spacing_twip; /* added to every character, so that a line of them fits */
  int advance_twip; /* from one character of a line to the next */
  int char_space;   /* w:charSpace: what a grid of 28 adds to a character, in 1/4096 pt */
} gw_page;

typedef struct gw_sheet {
  const char *fonts[GW_FONT_ROLE_COUNT]; /* borrowed from the options or static */
  const char *latin;                     /* borrowed; NULL: the Chinese face */
  gw_seal seal;
  gw_page_number page_number;
  unsigned heading_bold; /* bits 1 << level */
  int body_size_hpt;
  gw_title_break_mode title_break;
  gw_page page;
} gw_sheet;

/* Can a page be made from the numbers in these options? */
bool gw_sheet_accepts(const gw_options *options);

/* From options that stay valid as long as the sheet. */
gw_sheet gw_sheet_make(const gw_options *options);

/* Is everything on it that a style, a page or a footer is made from as without any option? `seal` and
 * title_break are of the text. */
bool gw_sheet_is_usual(const gw_sheet *sheet);

/* How wide the 版心 is on a page that has been turned: it is as high as that of the standard. */
static inline int gw_page_turned_width(const gw_page *page)
{
  return page->type_bottom_twip - page->type_top_twip;
}

/* A style as this sheet has it: what the standard sets in 3号 is in the size that was asked for. */
gw_style gw_sheet_style(const gw_sheet *sheet, int number);

/* The face of digits and Latin letters where Chinese is set in `role`. */
const char *gw_sheet_latin(const gw_sheet *sheet, gw_font_role role);

#endif
