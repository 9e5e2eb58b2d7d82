/*
 * page_text.h - what stands on the pages of a PDF and where, in millimetres from the upper left
 * corner of the paper: glyphs in lines, from the text of the PDF, and ink, from a rendering of the
 * page. For tests only: whatever goes wrong in here ends the program.
 */
#ifndef GW_TESTS_PAGE_TEXT_H
#define GW_TESTS_PAGE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pdf_glyph {
  uint32_t code;
  double left_mm, right_mm, top_mm, bottom_mm; /* of its cell: the advance and the font's height */
  const char *font;                            /* "FandolFang-Regular" */
  double size_pt;
} pdf_glyph;

typedef struct pdf_line {
  const pdf_glyph *glyphs; /* from left to right, without spaces */
  size_t count;
  size_t page; /* from 0 */
} pdf_line;

typedef struct pdf_box {
  double left_mm, top_mm, right_mm, bottom_mm;
} pdf_box;

typedef struct pdf pdf;

pdf *pdf_open(const char *path);
void pdf_close(pdf *document);

size_t pdf_page_count(const pdf *document);

/* The lines of a page from top to bottom; the last one is the page number. */
const pdf_line *pdf_lines(const pdf *document, size_t page, size_t *count);

/* The first line that starts with `text` (spaces left out), on any page; fails when there is none. */
const pdf_line *pdf_find(const pdf *document, const char *text);

/* The same for what is red. */
bool pdf_red_ink(const pdf *document, size_t page, pdf_box area, pdf_box *ink);

/* The smallest pdf_box around everything dark within `area` of a page; false when it is blank there. */
bool pdf_ink(const pdf *document, size_t page, pdf_box area, pdf_box *ink);

#endif
