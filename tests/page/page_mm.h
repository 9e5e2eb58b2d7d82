/*
 * page_mm.h - the numbers of GB/T 9704-2012 in millimetres and how they are checked; for the
 * programs that measure pages.
 *
 * LibreOffice moves the text area of a page with a character grid 0.2 mm inwards, and widens the gap
 * between Han and digits: tolerances allow for that and for nothing else.
 */
#ifndef GW_TESTS_PAGE_MM_H
#define GW_TESTS_PAGE_MM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "page_text.h"

/* 5.2.1: the paper and the margins of the text area */
static const double PAPER_WIDTH_MM = 210, PAPER_HEIGHT_MM = 297;
static const double TOP_MM = 37, LEFT_MM = 28, RIGHT_MM = 26, BOTTOM_MM = 35;
/* a cell of the 28 in a line; a character of size 3 (16 pt, the unit of indents) and of size 4 */
static const double CELL_MM = 156.0 / 28, SIZE_3_MM = 16 * 25.4 / 72, SIZE_4_MM = 14 * 25.4 / 72;
static const double PITCH_MM = 28.95 * 25.4 / 72; /* 225 mm / 22 lines, rounded down to 1/20 pt */

/* Fails with the name of what was measured; cmocka's own checks know no doubles by name. */
static inline void check_mm(const char *what, size_t page, double got, double want,
                            double tolerance)
{
  if (fabs(got - want) <= tolerance) return;
  fail_msg("%s, page %zu: %.2f mm, should be %.2f +- %.2f", what, page + 1, got, want, tolerance);
}

static inline const pdf_glyph *last_glyph(const pdf_line *line)
{
  return &line->glyphs[line->count - 1];
}

static inline double middle_mm(const pdf_line *line)
{
  return (line->glyphs->left_mm + last_glyph(line)->right_mm) / 2;
}

static inline pdf *open_in(const char *folder, const char *name)
{
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/%s.pdf", folder, name);
  if (length < 0 || (size_t)length >= sizeof path) return NULL;
  return pdf_open(path);
}

#endif
