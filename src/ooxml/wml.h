/*
 * wml.h - the property groups of WordprocessingML (ECMA-376 part 1, 17.3). The only place that
 * emits children of pPr, rPr and sectPr: their order is part of the format, and programs drop or
 * reject what stands out of it.
 */
#ifndef GW_OOXML_WML_H
#define GW_OOXML_WML_H

#include "ooxml/xml.h"
#include "style/layout.h"
#include "style/sheet.h"

#define GW_WML_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define GW_WML_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The root of a part in the namespaces that ours use. */
void gw_wml_open_root(gw_xml *xml, const char *name);

/* <name w:val="value"/>, and the same for a number. */
void gw_wml_val(gw_xml *xml, const char *name, const char *value);
void gw_wml_val_int(gw_xml *xml, const char *name, long long value);

/* Which members of a gw_ppr are written. */
enum {
  GW_PPR_KEEP_NEXT = 1,
  GW_PPR_PAGE_BREAK = 2,
  GW_PPR_CHINESE = 4, /* how Normal sets Chinese: breaks, hanging points, no automatic spaces */
  GW_PPR_RULE = 8,    /* rule_eighth_pt, colour */
  GW_PPR_BEFORE = 16,
  GW_PPR_AFTER = 32, /* none */
  GW_PPR_LINE = 64,
  GW_PPR_INDENT = 128,     /* left_twip, right_twip, hanging_twip */
  GW_PPR_FIRST_LINE = 256, /* first_line, first_line_twip */
  GW_PPR_ALIGN = 512,
  GW_PPR_OUTLINE = 1024,
};

/* A section: its page, its footers ("" for none), where it begins. */
typedef struct gw_sectpr {
  const gw_page *page;
  bool is_landscape, starts_even;
  const char *even_footer_id, *odd_footer_id;
} gw_sectpr;

typedef struct gw_ppr {
  const char *style_id; /* NULL: none */
  unsigned has;         /* GW_PPR_... */
  int rule_eighth_pt;
  const char *colour;
  int before_twip, line_twip;
  int left_twip, right_twip, hanging_twip;
  int first_line, first_line_twip; /* characters, and the same in twips */
  gw_align align;
  int outline; /* 1 to 9 */
  const gw_tab *tabs;
  size_t tab_count;
} gw_ppr;

/* Nothing at all when nothing is set. */
void gw_wml_ppr(gw_xml *xml, const gw_ppr *ppr);

/* The same with the properties of the section that ends with the paragraph. */
void gw_wml_ppr_with_section(gw_xml *xml, const gw_ppr *ppr, const gw_sectpr *section);

/* Members that are 0, false or NULL are not written. */
typedef struct gw_rpr {
  const char *style_id;
  const char *latin, *chinese; /* faces; both or none */
  bool is_bold;
  bool is_dotted; /* 着重号 below each character */
  bool is_plain;  /* not bold, whatever a program thinks of headings */
  bool is_off_grid;
  const char *colour; /* RRGGBB */
  bool has_spacing;
  int spacing_twip;
  int scale_percent; /* 0 and 100: natural width */
  bool is_kern_off;
  int size_hpt;
  bool has_languages;
} gw_rpr;

void gw_wml_rpr(gw_xml *xml, const gw_rpr *rpr);

/* Text of a run; tabs become w:tab. */
void gw_wml_text(gw_xml *xml, gw_str text);

void gw_wml_section(gw_xml *xml, const gw_sectpr *section);

#endif
