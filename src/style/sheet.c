/* sheet.c - see sheet.h. Whatever is rounded is rounded so that 22 lines of 28 characters still fit
 * the 版心: a pitch one twip too wide costs a line on every page. */
#include "style/sheet.h"

#include "style/typeface.h"
#include "style/unit.h"

#include <string.h>

static int floor_divide(long long dividend, long long divisor)
{
  long long quotient = dividend / divisor;
  if (dividend % divisor < 0) quotient--;
  return (int)quotient;
}

/* ECMA-376 part 1, 17.6.5: what the grid adds to each character of Normal's size. */
static int grid_char_space(int width_twip, int characters, int size_twip)
{
  long long unit = 4096;
  long long rest = unit * width_twip - unit * size_twip * characters;
  return floor_divide(rest, (long long)GW_TWIP_PER_PT * characters);
}

/* Margins: where the millimetres do not add up to the paper in twips, the binding edge takes the
 * rest. */
static void set_margins(gw_page *page, const gw_gbt9704_page *standard, gw_margins margins)
{
  page->width_twip = gw_mm_twip(standard->width_mm);
  page->height_twip = gw_mm_twip(standard->height_mm);
  page->text_width_twip = gw_mm_twip(standard->text_width_mm);
  page->text_height_twip = gw_mm_twip(standard->text_height_mm);
  page->top_twip = gw_mm_twip(standard->top_mm);
  page->right_twip = gw_mm_twip(standard->width_mm - standard->left_mm - standard->text_width_mm);
  page->bottom_twip = page->height_twip - page->top_twip - page->text_height_twip;
  page->left_twip = page->width_twip - page->right_twip - page->text_width_twip;
  page->type_top_twip = page->top_twip;
  page->type_bottom_twip = page->height_twip - page->bottom_twip;
  if (margins != GW_MARGINS_INK) return;
  page->top_twip = GW_INK_TOP_TWIP;
  page->bottom_twip = GW_INK_BOTTOM_TWIP;
  page->text_height_twip = page->height_twip - page->top_twip - page->bottom_twip;
}

/* w:footer is the distance to the bottom of the footer's line, whose base line stands a fifth of
 * its exact height above that, and the dash above the base line. */
static int footer_distance(const gw_page *page, const gw_gbt9704_page *standard)
{
  int below_base = gw_gbt9704_style(GW_STYLE_FOOTER).line_twip / 5;
  return page->height_twip - page->type_bottom_twip - gw_mm_twip(standard->number_below_mm) -
         GW_DASH_RISE_TWIP - below_base;
}

/* Lines: 22 (5.2.3), or as many as the pitch that was asked for leaves room for. */
static void set_lines(gw_page *page, const gw_gbt9704_page *standard, int pitch_twip)
{
  page->lines = standard->lines;
  page->line_twip = page->text_height_twip / standard->lines;
  if (pitch_twip) {
    page->line_twip = pitch_twip;
    page->lines = page->text_height_twip / pitch_twip;
  }
  page->grid_twip = page->text_height_twip / page->lines;
}

/* LibreOffice makes the text of a page with a grid a little narrower; see gbt9704.c. */
enum { GRID_SLACK_TWIP = 28 };

/* Characters: 28 of 3号, a little closer (5.2.3), or as many of another size as fit, spread over
 * the line. */
static void set_characters(gw_page *page, const gw_gbt9704_page *standard, int size_hpt)
{
  page->character_twip = gw_hpt_twip(size_hpt);
  page->characters = standard->characters;
  page->spacing_twip = GW_CHARACTER_SPACING_TWIP;
  if (size_hpt != standard->size_hpt) {
    page->characters = page->text_width_twip / page->character_twip;
    page->spacing_twip = floor_divide(page->text_width_twip - GRID_SLACK_TWIP, page->characters) -
                         page->character_twip;
  }
  page->advance_twip = page->character_twip + page->spacing_twip;
  page->char_space = grid_char_space(page->text_width_twip, page->characters, page->character_twip);
}

static gw_page make_page(const gw_gbt9704_page *standard, const gw_options *options)
{
  gw_page page = {0};
  set_margins(&page, standard, options->margins);
  page.header_twip = GW_HEADER_TWIP;
  page.footer_twip = footer_distance(&page, standard);
  set_lines(&page, standard, options->line_pitch_twip);
  set_characters(&page, standard,
                 options->body_size_hpt ? options->body_size_hpt : standard->size_hpt);
  return page;
}

enum { LEAST_SIZE_HPT = 20, MOST_SIZE_HPT = 44, MOST_PITCH_TWIP = 1440 };

/* A line that is lower than 1.25 times its type is clipped. */
bool gw_sheet_accepts(const gw_options *options)
{
  int size_hpt = options->body_size_hpt ? options->body_size_hpt : gw_gbt9704_page_table.size_hpt;
  int pitch_twip = options->line_pitch_twip;
  unsigned levels = 1u << 1 | 1u << 2 | 1u << 3 | 1u << 4;
  if (size_hpt < LEAST_SIZE_HPT || size_hpt > MOST_SIZE_HPT) return false;
  if (pitch_twip < 0 || pitch_twip > MOST_PITCH_TWIP) return false;
  int least_twip = gw_hpt_twip(size_hpt) * 5 / 4;
  if (pitch_twip == 0)
    pitch_twip = gw_mm_twip(gw_gbt9704_page_table.text_height_mm) / gw_gbt9704_page_table.lines;
  if (pitch_twip < least_twip) return false;
  return (options->heading_bold & ~levels) == 0;
}

static bool is_given(const char *name)
{
  return name && *name;
}

gw_sheet gw_sheet_make(const gw_options *options)
{
  const gw_gbt9704_page *standard = &gw_gbt9704_page_table;
  gw_sheet sheet = {.seal = options->seal,
                    .title_break = options->title_break,
                    .page_number = options->page_number,
                    .heading_bold = options->heading_bold,
                    .body_size_hpt =
                        options->body_size_hpt ? options->body_size_hpt : standard->size_hpt,
                    .page = make_page(standard, options)};
  for (int role = 0; role < GW_FONT_ROLE_COUNT; role++)
    sheet.fonts[role] = is_given(options->fonts[role])
                            ? options->fonts[role]
                            : gw_typeface_of(options->font_preset, (gw_font_role)role);
  if (is_given(options->latin_font)) sheet.latin = options->latin_font;
  return sheet;
}

bool gw_sheet_is_usual(const gw_sheet *sheet)
{
  static const gw_options options = GW_OPTIONS_INIT;
  const gw_sheet usual = gw_sheet_make(&options);
  for (int role = 0; role < GW_FONT_ROLE_COUNT; role++)
    if (strcmp(sheet->fonts[role], usual.fonts[role]) != 0) return false;
  if (sheet->latin || sheet->page_number != usual.page_number) return false;
  if (sheet->heading_bold != usual.heading_bold || sheet->body_size_hpt != usual.body_size_hpt)
    return false;
  return memcmp(&sheet->page, &usual.page, sizeof usual.page) == 0; /* nothing but int */
}

gw_style gw_sheet_style(const gw_sheet *sheet, int number)
{
  gw_style style = gw_gbt9704_style(number);
  if (style.size_hpt == gw_gbt9704_page_table.size_hpt) style.size_hpt = sheet->body_size_hpt;
  style.is_bold = style.outline && (sheet->heading_bold >> style.outline & 1);
  return style;
}

/* Page numbers stay in the Chinese face whatever the text has (clause 7.5). */
const char *gw_sheet_latin(const gw_sheet *sheet, gw_font_role role)
{
  return sheet->latin && role != GW_FONT_SONG ? sheet->latin : sheet->fonts[role];
}
