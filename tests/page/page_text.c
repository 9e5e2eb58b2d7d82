/* page_text.c - poppler gives the glyphs, cairo the ink; see page_text.h. */
#include "page_text.h"

#include <math.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double MM_PER_POINT = 25.4 / 72;
static const double PIXELS_PER_MM = 10; /* ink is found to a tenth of a millimetre */

enum { DARK = 128, MOST_LINES = 200 };

typedef struct pdf_page {
  pdf_glyph *glyphs;
  size_t glyph_count;
  pdf_line lines[MOST_LINES];
  size_t line_count;
  GList *attributes; /* owns the names of fonts */
  cairo_surface_t *surface;
} pdf_page;

struct pdf {
  PopplerDocument *document;
  pdf_page *pages;
  size_t page_count;
};

static void give_up(const char *what, const char *why)
{
  fprintf(stderr, "%s: %s\n", what, why);
  exit(EXIT_FAILURE);
}

static const PopplerTextAttributes *attributes_at(GList *attributes, int index)
{
  for (GList *item = attributes; item; item = item->next) {
    const PopplerTextAttributes *found = item->data;
    if (index >= found->start_index && index <= found->end_index) return found;
  }
  return NULL;
}

static void read_glyphs(pdf_page *out, PopplerPage *source)
{
  PopplerRectangle *cells = NULL;
  guint count = 0;
  char *text = poppler_page_get_text(source);
  poppler_page_get_text_layout(source, &cells, &count);
  out->attributes = poppler_page_get_text_attributes(source);
  out->glyphs = g_new0(pdf_glyph, count + 1);
  const char *at = text;
  for (guint i = 0; i < count && *at; i++, at = g_utf8_next_char(at)) {
    gunichar code = g_utf8_get_char(at);
    const PopplerTextAttributes *attributes = attributes_at(out->attributes, (int)i);
    if (g_unichar_isspace(code) || !attributes) continue;
    out->glyphs[out->glyph_count++] = (pdf_glyph){
        .code = code,
        .left_mm = cells[i].x1 * MM_PER_POINT,
        .right_mm = cells[i].x2 * MM_PER_POINT,
        .top_mm = cells[i].y1 * MM_PER_POINT,
        .bottom_mm = cells[i].y2 * MM_PER_POINT,
        .font = attributes->font_name,
        .size_pt = attributes->font_size,
    };
  }
  g_free(cells);
  g_free(text);
}

/* Glyphs of a line need not come together: a tab or a change of size splits it for poppler. */
static int by_place(const void *left, const void *right)
{
  const pdf_glyph *a = left, *b = right;
  double a_middle = a->top_mm + a->bottom_mm, b_middle = b->top_mm + b->bottom_mm;
  if (fabs(a_middle - b_middle) > 4) return a_middle < b_middle ? -1 : 1;
  return a->left_mm < b->left_mm ? -1 : a->left_mm > b->left_mm;
}

static void split_lines(pdf_page *out, size_t number)
{
  double bottom_mm = 0;
  qsort(out->glyphs, out->glyph_count, sizeof *out->glyphs, by_place);
  for (size_t i = 0; i < out->glyph_count; i++) {
    const pdf_glyph *glyph = &out->glyphs[i];
    if (out->line_count == 0 || (glyph->top_mm + glyph->bottom_mm) / 2 > bottom_mm) {
      if (out->line_count == MOST_LINES) give_up("page", "more lines than a page can have");
      out->lines[out->line_count++] = (pdf_line){glyph, 0, number};
      bottom_mm = glyph->bottom_mm;
    }
    out->lines[out->line_count - 1].count++;
  }
}

static cairo_surface_t *draw(PopplerPage *source)
{
  double width_pt, height_pt;
  poppler_page_get_size(source, &width_pt, &height_pt);
  cairo_surface_t *surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, (int)ceil(width_pt * MM_PER_POINT * PIXELS_PER_MM),
      (int)ceil(height_pt * MM_PER_POINT * PIXELS_PER_MM));
  cairo_t *pen = cairo_create(surface);
  cairo_set_source_rgb(pen, 1, 1, 1);
  cairo_paint(pen);
  cairo_scale(pen, MM_PER_POINT * PIXELS_PER_MM, MM_PER_POINT * PIXELS_PER_MM);
  poppler_page_render(source, pen);
  if (cairo_status(pen) != CAIRO_STATUS_SUCCESS) give_up("cairo", "a page cannot be drawn");
  cairo_destroy(pen);
  cairo_surface_flush(surface);
  return surface;
}

pdf *pdf_open(const char *path)
{
  GError *error = NULL;
  char *absolute = g_canonicalize_filename(path, NULL);
  char *uri = g_filename_to_uri(absolute, NULL, &error);
  PopplerDocument *document = uri ? poppler_document_new_from_file(uri, NULL, &error) : NULL;
  if (!document) give_up(path, error->message);
  pdf *out = g_new0(pdf, 1);
  out->document = document;
  out->page_count = (size_t)poppler_document_get_n_pages(document);
  out->pages = g_new0(pdf_page, out->page_count);
  for (size_t i = 0; i < out->page_count; i++) {
    PopplerPage *source = poppler_document_get_page(document, (int)i);
    read_glyphs(&out->pages[i], source);
    split_lines(&out->pages[i], i);
    out->pages[i].surface = draw(source);
    g_object_unref(source);
  }
  g_free(absolute);
  g_free(uri);
  return out;
}

void pdf_close(pdf *document)
{
  for (size_t i = 0; i < document->page_count; i++) {
    g_free(document->pages[i].glyphs);
    poppler_page_free_text_attributes(document->pages[i].attributes);
    cairo_surface_destroy(document->pages[i].surface);
  }
  g_free(document->pages);
  g_object_unref(document->document);
  g_free(document);
}

size_t pdf_page_count(const pdf *document)
{
  return document->page_count;
}

const pdf_line *pdf_lines(const pdf *document, size_t page, size_t *count)
{
  *count = document->pages[page].line_count;
  return document->pages[page].lines;
}

static bool starts_with(const pdf_line *line, const char *text)
{
  size_t i = 0;
  for (; *text; text = g_utf8_next_char(text)) {
    gunichar code = g_utf8_get_char(text);
    if (g_unichar_isspace(code)) continue;
    if (i >= line->count || line->glyphs[i++].code != code) return false;
  }
  return true;
}

const pdf_line *pdf_find(const pdf *document, const char *text)
{
  for (size_t i = 0; i < document->page_count; i++) {
    const pdf_page *page = &document->pages[i];
    for (size_t k = 0; k < page->line_count; k++)
      if (starts_with(&page->lines[k], text)) return &page->lines[k];
  }
  give_up(text, "no line starts with this");
  return NULL;
}

static bool is_dark(const unsigned char *pixel)
{
  uint32_t rgb;
  memcpy(&rgb, pixel, sizeof rgb);
  return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3 < DARK;
}

static bool is_red(const unsigned char *pixel)
{
  uint32_t rgb;
  memcpy(&rgb, pixel, sizeof rgb);
  return (rgb >> 16 & 0xFF) > 160 && (rgb >> 8 & 0xFF) < 110 && (rgb & 0xFF) < 110;
}

static int clamp(double value_mm, int most)
{
  int pixel = (int)lround(value_mm * PIXELS_PER_MM);
  return pixel < 0 ? 0 : pixel > most ? most : pixel;
}

typedef bool test_pixel(const unsigned char *pixel);

static bool find_ink(const pdf *document, size_t page, pdf_box area, test_pixel *is_ink,
                     pdf_box *ink)
{
  cairo_surface_t *surface = document->pages[page].surface;
  const unsigned char *pixels = cairo_image_surface_get_data(surface);
  int width = cairo_image_surface_get_width(surface);
  int height = cairo_image_surface_get_height(surface);
  ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  int left = width, top = height, right = -1, bottom = -1;
  for (int y = clamp(area.top_mm, height); y < clamp(area.bottom_mm, height); y++) {
    for (int x = clamp(area.left_mm, width); x < clamp(area.right_mm, width); x++) {
      if (!is_ink(pixels + y * stride + 4 * (ptrdiff_t)x)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  if (right < 0) return false;
  *ink = (pdf_box){left / PIXELS_PER_MM, top / PIXELS_PER_MM, (right + 1) / PIXELS_PER_MM,
                   (bottom + 1) / PIXELS_PER_MM};
  return true;
}

bool pdf_ink(const pdf *document, size_t page, pdf_box area, pdf_box *ink)
{
  return find_ink(document, page, area, is_dark, ink);
}

bool pdf_red_ink(const pdf *document, size_t page, pdf_box area, pdf_box *ink)
{
  return find_ink(document, page, area, is_red, ink);
}
