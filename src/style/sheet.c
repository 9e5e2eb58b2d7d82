/* sheet.c - see sheet.h. Whatever is rounded is rounded so that 22 lines of 28 characters still fit
 * the 版心: a pitch one twip too wide costs a line on every page. */
#include "style/sheet.h"

#include "style/typeface.h"
#include "style/unit.h"

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
static void set_margins(gw_page *page, const gw_gbt9704_page *standard)
{
  page->width_twip = gw_mm_twip(standard->width_mm);
  page->height_twip = gw_mm_twip(standard->height_mm);
  page->text_width_twip = gw_mm_twip(standard->text_width_mm);
  page->text_height_twip = gw_mm_twip(standard->text_height_mm);
  page->top_twip = gw_mm_twip(standard->top_mm);
  page->right_twip = gw_mm_twip(standard->width_mm - standard->left_mm - standard->text_width_mm);
  page->bottom_twip = page->height_twip - page->top_twip - page->text_height_twip;
  page->left_twip = page->width_twip - page->right_twip - page->text_width_twip;
}

/* w:footer is the distance to the bottom of the footer's line, whose base line stands a fifth of
 * its exact height above that, and the dash above the base line. */
static int footer_distance(const gw_page *page, const gw_gbt9704_page *standard)
{
  int below_base = gw_gbt9704_style(GW_STYLE_FOOTER).line_twip / 5;
  return page->bottom_twip - gw_mm_twip(standard->number_below_mm) - GW_DASH_RISE_TWIP - below_base;
}

static gw_page make_page(const gw_gbt9704_page *standard)
{
  gw_page page = {0};
  set_margins(&page, standard);
  page.header_twip = GW_HEADER_TWIP;
  page.footer_twip = footer_distance(&page, standard);
  page.line_twip = page.text_height_twip / standard->lines;
  page.character_twip = gw_hpt_twip(standard->size_hpt);
  page.advance_twip = page.character_twip + GW_CHARACTER_SPACING_TWIP;
  page.char_space =
      grid_char_space(page.text_width_twip, standard->characters, page.character_twip);
  return page;
}

static bool is_given(const char *name)
{
  return name && *name;
}

gw_sheet gw_sheet_make(const gw_options *options)
{
  gw_sheet sheet = {.seal = options->seal,
                    .title_break = options->title_break,
                    .page = make_page(&gw_gbt9704_page_table)};
  for (int role = 0; role < GW_FONT_ROLE_COUNT; role++)
    sheet.fonts[role] = is_given(options->fonts[role])
                            ? options->fonts[role]
                            : gw_typeface_of(options->font_preset, (gw_font_role)role);
  if (is_given(options->latin_font)) sheet.latin = options->latin_font;
  return sheet;
}

/* Page numbers stay in the Chinese face whatever the text has (clause 7.5). */
const char *gw_sheet_latin(const gw_sheet *sheet, gw_font_role role)
{
  return sheet->latin && role != GW_FONT_SONG ? sheet->latin : sheet->fonts[role];
}
