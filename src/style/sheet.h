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
  int line_twip;      /* pitch of the 22 lines */
  int character_twip; /* a character of 3号 as indents count it */
  int advance_twip;   /* from one character of a line to the next */
  int char_space;     /* w:charSpace: what a grid of 28 adds to a character, in 1/4096 pt */
} gw_page;

typedef struct gw_sheet {
  const char *fonts[GW_FONT_ROLE_COUNT]; /* borrowed from the options or static */
  const char *latin;                     /* borrowed; NULL: the Chinese face */
  gw_seal seal;
  gw_title_break_mode title_break;
  gw_page page;
} gw_sheet;

/* From options that stay valid as long as the sheet. */
gw_sheet gw_sheet_make(const gw_options *options);

/* The face of digits and Latin letters where Chinese is set in `role`. */
const char *gw_sheet_latin(const gw_sheet *sheet, gw_font_role role);

#endif
