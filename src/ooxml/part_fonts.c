/*
 * part_fonts.c - word/fontTable.xml: what is known of the typefaces, so that a machine that lacks
 * one finds another (17.8.3).
 */
#include "ooxml/part.h"
#include "ooxml/wml.h"
#include "style/typeface.h"

#include <string.h>

/* The signature of a face that has the Chinese of code page 936, and no more than that is claimed.
 * */
static void put_signature(gw_xml *xml)
{
  static const char *const value_table[][2] = {
      {"w:usb0", "00000001"}, {"w:usb1", "080E0000"}, {"w:usb2", "00000010"},
      {"w:usb3", "00000000"}, {"w:csb0", "00040000"}, {"w:csb1", "00000000"},
  };
  gw_xml_open(xml, "w:sig");
  for (size_t i = 0; i < sizeof value_table / sizeof *value_table; i++)
    gw_xml_attr(xml, value_table[i][0], value_table[i][1]);
  gw_xml_close(xml, "w:sig");
}

/* Charset 86 is GB2312 (17.8.3.2). */
static void put_chinese(gw_xml *xml, const char *name)
{
  const gw_typeface *face = gw_typeface_find(name);
  gw_xml_open(xml, "w:font");
  gw_xml_attr(xml, "w:name", name);
  if (face) gw_wml_val(xml, "w:altName", face->alternate);
  if (face) gw_wml_val(xml, "w:panose1", face->panose);
  gw_wml_val(xml, "w:charset", "86");
  gw_wml_val(xml, "w:family", face && face->is_fixed ? "modern" : "auto");
  gw_wml_val(xml, "w:pitch", face && face->is_fixed ? "fixed" : "variable");
  if (face) put_signature(xml);
  gw_xml_close(xml, "w:font");
}

static void put_latin(gw_xml *xml, const char *name)
{
  gw_xml_open(xml, "w:font");
  gw_xml_attr(xml, "w:name", name);
  gw_wml_val(xml, "w:charset", "00");
  gw_wml_val(xml, "w:family", "auto");
  gw_wml_val(xml, "w:pitch", "variable");
  gw_xml_close(xml, "w:font");
}

/* Is `name` one of the first `count` faces? A face is listed once, whatever it is used for. */
static bool is_listed(const gw_sheet *sheet, int count, const char *name)
{
  for (int i = 0; i < count; i++)
    if (strcmp(sheet->fonts[i], name) == 0) return true;
  return false;
}

bool gw_part_fonts_next(gw_part *part)
{
  gw_xml *xml = &part->xml;
  const gw_sheet *sheet = part->input.sheet;
  gw_wml_open_root(xml, "w:fonts");
  for (int role = 0; role < GW_FONT_ROLE_COUNT; role++)
    if (!is_listed(sheet, role, sheet->fonts[role])) put_chinese(xml, sheet->fonts[role]);
  for (int role = 0; role < GW_FONT_ROLE_COUNT; role++) { /* what rare characters are set in */
    const char *fuller = gw_typeface_fuller(sheet->fonts[role]);
    if (fuller && !is_listed(sheet, GW_FONT_ROLE_COUNT, fuller)) put_chinese(xml, fuller);
  }
  if (sheet->latin && !is_listed(sheet, GW_FONT_ROLE_COUNT, sheet->latin))
    put_latin(xml, sheet->latin);
  gw_xml_close(xml, "w:fonts");
  return false;
}
