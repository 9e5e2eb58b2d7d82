/*
 * part_settings.c - word/settings.xml: how Word is to read the document. Without a compatibility
 * mode Word opens it as one of its 2007 version; the rest is what Word itself writes for Chinese.
 */
#include "ooxml/part.h"
#include "ooxml/wml.h"

/* 17.15.3, in the order of the schema. doNotWrapTextWithPunct: no points beyond the text's edge. */
static const char *const compat_table[] = {
    "w:spaceForUL",
    "w:balanceSingleByteDoubleByteWidth",
    "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace",
    "w:doNotExpandShiftReturn",
    "w:adjustLineHeightInTable",
    "w:doNotWrapTextWithPunct",
    "w:useFELayout",
};

/* MS-DOCX, compatSetting: mode 15 is Word 2013 and later. */
static const struct {
  const char *name;
  int value;
} setting_table[] = {
    {"compatibilityMode", 15},
    {"overrideTableStyleFontSizeAndJustification", 1},
    {"enableOpenTypeFeatures", 1},
    {"doNotFlipMirrorIndents", 1},
};

static void put_compat(gw_xml *xml)
{
  gw_xml_open(xml, "w:compat");
  for (size_t i = 0; i < sizeof compat_table / sizeof *compat_table; i++)
    gw_xml_empty(xml, compat_table[i]);
  for (size_t i = 0; i < sizeof setting_table / sizeof *setting_table; i++) {
    gw_xml_open(xml, "w:compatSetting");
    gw_xml_attr(xml, "w:name", setting_table[i].name);
    gw_xml_attr(xml, "w:uri", "http://schemas.microsoft.com/office/word");
    gw_xml_attr_int(xml, "w:val", setting_table[i].value);
    gw_xml_close(xml, "w:compatSetting");
  }
  gw_xml_close(xml, "w:compat");
}

static void put_languages(gw_xml *xml)
{
  gw_xml_open(xml, "w:themeFontLang");
  gw_xml_attr(xml, "w:val", "en-US");
  gw_xml_attr(xml, "w:eastAsia", "zh-CN");
  gw_xml_close(xml, "w:themeFontLang");
}

/* doNotCompress keeps 28 equal characters in a line (clause 5.2.3). */
bool gw_part_settings_next(gw_part *part)
{
  gw_xml *xml = &part->xml;
  gw_wml_open_root(xml, "w:settings");
  gw_xml_empty_int(xml, "w:zoom", "w:percent", 100);
  gw_xml_empty(xml, "w:bordersDoNotSurroundHeader");
  gw_xml_empty(xml, "w:bordersDoNotSurroundFooter");
  gw_wml_val_int(xml, "w:defaultTabStop", GW_DEFAULT_TAB_TWIP);
  gw_xml_empty(xml, "w:evenAndOddHeaders");
  gw_wml_val_int(xml, "w:drawingGridVerticalSpacing", part->input.sheet->page.line_twip);
  gw_wml_val(xml, "w:characterSpacingControl", "doNotCompress");
  put_compat(xml);
  put_languages(xml);
  gw_wml_val(xml, "w:decimalSymbol", ".");
  gw_wml_val(xml, "w:listSeparator", ",");
  gw_xml_close(xml, "w:settings");
  return false;
}
