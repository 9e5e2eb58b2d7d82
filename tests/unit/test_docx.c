/*
 * test_docx.c - the package as a whole, taken apart again by libzip and libxml2: order of properties
 * (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28), every reference resolves, same bytes each time, and
 * nothing is given away when text would be lost or the sink fails.
 */
#include "unit/keeper.h"
#include "make_doc.h"
#include "model/conserve.h"
#include "ooxml/docx.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <zip.h>

static const doc_row sample_table[] = {
    {GW_ELEMENT_NOTICE, "广告", NULL},
    {GW_ELEMENT_COPY_NUMBER, "000001", NULL},
    {GW_ELEMENT_SECURITY, "机密★1年", NULL},
    {GW_ELEMENT_URGENCY, "特急", NULL},
    {GW_ELEMENT_ISSUER_MARK, "示例市人民政府文件", NULL},
    {GW_ELEMENT_DOC_NUMBER, "示政发〔2026〕1号", NULL},
    {GW_ELEMENT_SIGNER, "签发人：张三", NULL},
    {GW_ELEMENT_TITLE, "示例市人民政府关于示例的通知", NULL},
    {GW_ELEMENT_SUBTITLE, "副题", NULL},
    {GW_ELEMENT_TITLE_NOTE, "（2026年8月1日）", NULL},
    {GW_ELEMENT_ADDRESSEE, "各县人民政府：", NULL},
    {GW_ELEMENT_BODY, "正文“引”—1<2 & 3。", NULL},
    {GW_ELEMENT_HEADING_1, "一、总体", NULL},
    {GW_ELEMENT_HEADING_2, "（一）甲。乙。", "（一）甲。"},
    {GW_ELEMENT_HEADING_3, "1.丙", NULL},
    {GW_ELEMENT_HEADING_4, "（1）丁", NULL},
    {GW_ELEMENT_TABLE, "序号\t名称", NULL},
    {GW_ELEMENT_BODY, "正文。", NULL},
    {GW_ELEMENT_ATTACHMENT_NOTE, "附件：1.分解表", NULL},
    {GW_ELEMENT_ATTACHMENT_NOTE, "2.要点", NULL},
    {GW_ELEMENT_SIGNATURE, "示例市人民政府", NULL},
    {GW_ELEMENT_ISSUE_DATE, "2026年8月1日", NULL},
    {GW_ELEMENT_REMARK, "（此件公开发布）", NULL},
    {GW_ELEMENT_ATTACHMENT_MARK, "附件1", NULL},
    {GW_ELEMENT_ATTACHMENT_TITLE, "分解表", NULL},
    {GW_ELEMENT_BODY, "表。", NULL},
    {GW_ELEMENT_COPY_TO, "抄送：市委。", NULL},
    {GW_ELEMENT_PRINTED_BY, "示例市人民政府办公室 2026年8月1日印发", NULL},
    {GW_ELEMENT_TITLE, "另一份", NULL},
};
enum { SAMPLE_ROWS = sizeof sample_table / sizeof *sample_table };

/* ---- Making and opening one ------------------------------------------------------------------ */

static gw_status convert(const gw_doc *doc, keeper *k)
{
  static const gw_properties properties = {"示例", "示例市人民政府", 1785542400};
  gw_options options = GW_OPTIONS_INIT;
  options.latin_font = "Times New Roman"; /* so that there are runs with faces of their own */
  gw_sheet sheet = gw_sheet_make(&options);
  return gw_docx_write(doc, &sheet, &properties, 0, (gw_sink){keep, k});
}

static keeper convert_sample(void)
{
  gw_doc doc = make_doc(sample_table, SAMPLE_ROWS, true);
  keeper k = {.most = SIZE_MAX};
  assert_int_equal(convert(&doc, &k), GW_OK);
  gw_doc_fini(&doc);
  return k;
}

enum { MOST_PARTS = 32 };

typedef struct package {
  gw_buf bytes;
  zip_t *zip;
  size_t count;
  const char *names[MOST_PARTS];
  xmlDocPtr parts[MOST_PARTS];
} package;

static xmlDocPtr parse_entry(zip_t *zip, zip_uint64_t index)
{
  zip_stat_t stat;
  assert_int_equal(zip_stat_index(zip, index, 0, &stat), 0);
  char *data = malloc(stat.size);
  zip_file_t *file = zip_fopen_index(zip, index, 0);
  assert_true(data && file);
  assert_int_equal(zip_fread(file, data, stat.size), stat.size);
  zip_fclose(file);
  xmlDocPtr doc = xmlReadMemory(data, (int)stat.size, NULL, NULL, XML_PARSE_NONET);
  free(data);
  assert_non_null(doc);
  return doc;
}

static int open_sample(void **state)
{
  package *p = calloc(1, sizeof *p);
  if (!p) return -1;
  p->bytes = convert_sample().buf;
  zip_source_t *source = zip_source_buffer_create(p->bytes.data, p->bytes.length, 0, NULL);
  p->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  assert_non_null(p->zip);
  p->count = (size_t)zip_get_num_entries(p->zip, 0);
  assert_true(p->count <= MOST_PARTS);
  for (size_t i = 0; i < p->count; i++) {
    p->names[i] = zip_get_name(p->zip, i, 0);
    p->parts[i] = parse_entry(p->zip, i);
  }
  *state = p;
  return 0;
}

static int close_sample(void **state)
{
  package *p = *state;
  for (size_t i = 0; i < p->count; i++) xmlFreeDoc(p->parts[i]);
  zip_discard(p->zip);
  gw_buf_fini(&p->bytes);
  free(p);
  xmlCleanupParser();
  return 0;
}

static xmlNodePtr root_of(const package *p, const char *name)
{
  for (size_t i = 0; i < p->count; i++)
    if (strcmp(p->names[i], name) == 0) return xmlDocGetRootElement(p->parts[i]);
  fail_msg("no part %s", name);
  return NULL;
}

/* ---- Reading XML ------------------------------------------------------------------------------- */

/* The element after `node` in the order of the document, below `top`. */
static xmlNodePtr next_element(xmlNodePtr top, xmlNodePtr node)
{
  xmlNodePtr child = xmlFirstElementChild(node);
  if (child) return child;
  while (node != top && !xmlNextElementSibling(node)) node = node->parent;
  return node == top ? NULL : xmlNextElementSibling(node);
}

static bool is_named(xmlNodePtr node, const char *name)
{
  return strcmp((const char *)node->name, name) == 0;
}

/* An attribute by its local name, into a buffer; "" when absent. */
static const char *attribute(xmlNodePtr node, const char *name, char value[256])
{
  value[0] = '\0';
  for (xmlAttrPtr a = node->properties; a; a = a->next) {
    if (strcmp((const char *)a->name, name) != 0) continue;
    xmlChar *text = xmlNodeListGetString(node->doc, a->children, 1);
    snprintf(value, 256, "%s", (const char *)text);
    xmlFree(text);
  }
  return value;
}

/* ---- Order of children --------------------------------------------------------------------------- */

static const char *const ppr_order[] = {"pStyle",
                                        "keepNext",
                                        "keepLines",
                                        "pageBreakBefore",
                                        "framePr",
                                        "widowControl",
                                        "numPr",
                                        "suppressLineNumbers",
                                        "pBdr",
                                        "shd",
                                        "tabs",
                                        "suppressAutoHyphens",
                                        "kinsoku",
                                        "wordWrap",
                                        "overflowPunct",
                                        "topLinePunct",
                                        "autoSpaceDE",
                                        "autoSpaceDN",
                                        "bidi",
                                        "adjustRightInd",
                                        "snapToGrid",
                                        "spacing",
                                        "ind",
                                        "contextualSpacing",
                                        "mirrorIndents",
                                        "suppressOverlap",
                                        "jc",
                                        "textDirection",
                                        "textAlignment",
                                        "textboxTightWrap",
                                        "outlineLvl",
                                        "divId",
                                        "cnfStyle",
                                        "rPr",
                                        "sectPr",
                                        NULL};
static const char *const rpr_order[] = {"rStyle",
                                        "rFonts",
                                        "b",
                                        "bCs",
                                        "i",
                                        "iCs",
                                        "caps",
                                        "smallCaps",
                                        "strike",
                                        "dstrike",
                                        "outline",
                                        "shadow",
                                        "emboss",
                                        "imprint",
                                        "noProof",
                                        "snapToGrid",
                                        "vanish",
                                        "webHidden",
                                        "color",
                                        "spacing",
                                        "w",
                                        "kern",
                                        "position",
                                        "sz",
                                        "szCs",
                                        "highlight",
                                        "u",
                                        "effect",
                                        "bdr",
                                        "shd",
                                        "fitText",
                                        "vertAlign",
                                        "rtl",
                                        "cs",
                                        "em",
                                        "lang",
                                        "eastAsianLayout",
                                        "specVanish",
                                        "oMath",
                                        NULL};
static const char *const sect_order[] = {
    "headerReference", "footerReference", "footnotePr",      "endnotePr", "type",          "pgSz",
    "pgMar",           "paperSrc",        "pgBorders",       "lnNumType", "pgNumType",     "cols",
    "formProt",        "vAlign",          "noEndnote",       "titlePg",   "textDirection", "bidi",
    "rtlGutter",       "docGrid",         "printerSettings", NULL};
static const char *const style_order[] = {
    "name",       "aliases",    "basedOn",        "next",    "link",   "autoRedefine", "hidden",
    "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "locked", "personal",     "pPr",
    "rPr",        "tblPr",      "trPr",           "tcPr",    NULL};
static const char *const settings_order[] = {"zoom",
                                             "bordersDoNotSurroundHeader",
                                             "bordersDoNotSurroundFooter",
                                             "defaultTabStop",
                                             "evenAndOddHeaders",
                                             "drawingGridVerticalSpacing",
                                             "characterSpacingControl",
                                             "compat",
                                             "themeFontLang",
                                             "decimalSymbol",
                                             "listSeparator",
                                             NULL};
static const char *const p_order[] = {"pPr", "r", NULL};
static const char *const r_order[] = {"rPr", "t", NULL};

static const struct {
  const char *parent;
  const char *const *order;
} order_table[] = {
    {"pPr", ppr_order},     {"rPr", rpr_order},           {"sectPr", sect_order},
    {"style", style_order}, {"settings", settings_order}, {"p", p_order},
};

static int position(const char *const *order, xmlNodePtr node)
{
  for (int i = 0; order[i]; i++)
    if (is_named(node, order[i])) return i;
  return -1;
}

static size_t check_order(const char *part, xmlNodePtr parent, const char *const *order)
{
  int last = -1;
  size_t children = 0;
  for (xmlNodePtr c = xmlFirstElementChild(parent); c; c = xmlNextElementSibling(c), children++) {
    int at = position(order, c);
    bool may_repeat = is_named(c, "r") || is_named(c, "footerReference");
    if (at < 0 || at < last || (at == last && !may_repeat))
      fail_msg("%s: %s in %s", part, (const char *)c->name, (const char *)parent->name);
    last = at;
  }
  return children;
}

static void test_children_are_in_the_schema_s_order(void **state)
{
  const package *p = *state;
  size_t seen[sizeof order_table / sizeof *order_table] = {0};
  for (size_t i = 0; i < p->count; i++) {
    xmlNodePtr root = xmlDocGetRootElement(p->parts[i]);
    for (xmlNodePtr node = root; node; node = next_element(root, node))
      for (size_t j = 0; j < sizeof order_table / sizeof *order_table; j++)
        if (is_named(node, order_table[j].parent))
          seen[j] += check_order(p->names[i], node, order_table[j].order);
  }
  for (size_t j = 0; j < sizeof order_table / sizeof *order_table; j++)
    if (seen[j] < 5) fail_msg("only %zu children of %s", seen[j], order_table[j].parent);
}

/* rPr comes first in a run; a field's runs have no t. */
static void test_runs_start_with_their_properties(void **state)
{
  const package *p = *state;
  xmlNodePtr root = root_of(p, "word/document.xml");
  size_t runs = 0, with = 0;
  for (xmlNodePtr node = root; node; node = next_element(root, node)) {
    if (!is_named(node, "r")) continue;
    runs++;
    for (xmlNodePtr c = xmlFirstElementChild(node); c; c = xmlNextElementSibling(c))
      if (is_named(c, "rPr")) {
        assert_null(xmlPreviousElementSibling(c));
        with++;
      } else if (!is_named(c, "tab") && !is_named(c, "AlternateContent")) {
        assert_true(position(r_order, c) > 0);
      }
  }
  assert_true(runs > SAMPLE_ROWS && with >= 3);
}

/* ---- References ---------------------------------------------------------------------------------- */

static bool is_part(const package *p, const char *name)
{
  for (size_t i = 0; i < p->count; i++)
    if (strcmp(p->names[i], name) == 0) return true;
  return false;
}

static bool has_suffix(const char *text, const char *suffix)
{
  size_t length = strlen(text), end = strlen(suffix);
  return length >= end && strcmp(text + length - end, suffix) == 0;
}

static void test_parts_and_their_content_types(void **state)
{
  const package *p = *state;
  char value[256];
  xmlNodePtr root = root_of(p, "[Content_Types].xml");
  assert_string_equal(p->names[0], "[Content_Types].xml");
  size_t overrides = 0, own = 0;
  for (xmlNodePtr c = xmlFirstElementChild(root); c; c = xmlNextElementSibling(c)) {
    assert_true(*attribute(c, "ContentType", value));
    if (!is_named(c, "Override")) continue;
    attribute(c, "PartName", value);
    if (value[0] != '/' || !is_part(p, value + 1)) fail_msg("no part %s", value);
    overrides++;
  }
  for (size_t i = 1; i < p->count; i++) own += !has_suffix(p->names[i], ".rels");
  assert_int_equal(overrides, own); /* every part but the relationships has a type of its own */
}

/* Every target is there; returns how many. */
static size_t check_targets(const package *p, const char *name, const char *folder)
{
  char value[256], target[512];
  size_t count = 0;
  xmlNodePtr root = root_of(p, name);
  for (xmlNodePtr c = xmlFirstElementChild(root); c; c = xmlNextElementSibling(c), count++) {
    snprintf(target, sizeof target, "%s%s", folder, attribute(c, "Target", value));
    if (!is_part(p, target)) fail_msg("%s: no part %s", name, target);
    for (xmlNodePtr d = xmlFirstElementChild(root); d != c; d = xmlNextElementSibling(d)) {
      char other[256];
      assert_string_not_equal(attribute(c, "Id", value), attribute(d, "Id", other));
    }
  }
  return count;
}

static void test_relationships_reach_every_part(void **state)
{
  const package *p = *state;
  size_t count = check_targets(p, "_rels/.rels", "") +
                 check_targets(p, "word/_rels/document.xml.rels", "word/");
  assert_int_equal(count, p->count - 3); /* all but the content types and the two lists */
}

static bool has_relation(const package *p, const char *id, const char *type)
{
  char value[256];
  xmlNodePtr root = root_of(p, "word/_rels/document.xml.rels");
  for (xmlNodePtr c = xmlFirstElementChild(root); c; c = xmlNextElementSibling(c))
    if (strcmp(attribute(c, "Id", value), id) == 0)
      return has_suffix(attribute(c, "Type", value), type);
  return false;
}

static void test_footers_resolve(void **state)
{
  const package *p = *state;
  char id[256];
  size_t count = 0;
  xmlNodePtr root = root_of(p, "word/document.xml");
  for (xmlNodePtr node = root; node; node = next_element(root, node))
    if (is_named(node, "footerReference")) {
      assert_true(has_relation(p, attribute(node, "id", id), "/footer"));
      count++;
    }
  assert_int_equal(count, 2);
}

static bool has_style(const package *p, const char *id, const char *type)
{
  char value[256];
  xmlNodePtr root = root_of(p, "word/styles.xml");
  for (xmlNodePtr c = xmlFirstElementChild(root); c; c = xmlNextElementSibling(c))
    if (is_named(c, "style") && strcmp(attribute(c, "styleId", value), id) == 0)
      return !type || strcmp(attribute(c, "type", value), type) == 0;
  return false;
}

static void test_styles_exist(void **state)
{
  const package *p = *state;
  static const struct {
    const char *element, *type;
  } table[] = {{"pStyle", "paragraph"},
               {"rStyle", "character"},
               {"basedOn", NULL},
               {"next", "paragraph"},
               {"link", NULL}};
  size_t count = 0;
  char value[256];
  for (size_t i = 0; i < p->count; i++) {
    xmlNodePtr root = xmlDocGetRootElement(p->parts[i]);
    for (xmlNodePtr node = root; node; node = next_element(root, node))
      for (size_t j = 0; j < sizeof table / sizeof *table; j++) {
        if (!is_named(node, table[j].element)) continue;
        if (!has_style(p, attribute(node, "val", value), table[j].type))
          fail_msg("%s: %s %s", p->names[i], table[j].element, value);
        count++;
      }
  }
  assert_true(count > SAMPLE_ROWS + GW_STYLE_COUNT);
}

/* A theme's face would win over ours, and there is no theme. */
static void test_faces_fill_all_four_slots(void **state)
{
  const package *p = *state;
  static const char *const slots[] = {"ascii", "hAnsi", "eastAsia", "cs"};
  char value[256];
  size_t count = 0;
  for (size_t i = 0; i < p->count; i++) {
    xmlNodePtr root = xmlDocGetRootElement(p->parts[i]);
    for (xmlNodePtr node = root; node; node = next_element(root, node)) {
      if (!is_named(node, "rFonts")) continue;
      for (size_t j = 0; j < 4; j++) assert_true(*attribute(node, slots[j], value));
      for (xmlAttrPtr a = node->properties; a; a = a->next)
        assert_false(has_suffix((const char *)a->name, "Theme"));
      count++;
    }
  }
  assert_true(count > 10);
}

/* ---- Text ----------------------------------------------------------------------------------------- */

static void put_without_spaces(gw_buf *out, const char *text)
{
  const gw_str all = {text, strlen(text)};
  for (size_t at = 0; at < all.len;) {
    uint32_t code = gw_utf8_next(all, &at);
    if (!gw_is_layout_space(code)) gw_buf_put_utf8(out, code);
  }
}

static void test_the_text_is_the_draft_s(void **state)
{
  const package *p = *state;
  gw_buf got = {0}, want = {0};
  xmlNodePtr root = root_of(p, "word/document.xml");
  for (xmlNodePtr node = root; node; node = next_element(root, node)) {
    if (!is_named(node, "t")) continue;
    xmlChar *text = xmlNodeGetContent(node);
    put_without_spaces(&got, (const char *)text);
    xmlFree(text);
  }
  for (size_t i = 0; i < SAMPLE_ROWS; i++) put_without_spaces(&want, sample_table[i].text);
  assert_int_equal(got.length, want.length);
  assert_memory_equal(got.data, want.data, want.length);
  gw_buf_fini(&got);
  gw_buf_fini(&want);
}

/* ---- What must not come out ----------------------------------------------------------------------- */

static void lose_a_character(gw_doc *doc)
{
  doc->lines[3].text.len -= 3;
}

static void lose_the_last_line(gw_doc *doc)
{
  doc->line_count--;
}

static void double_a_line(gw_doc *doc)
{
  doc->lines[4].text = doc->lines[3].text;
}

static void swap_lines(gw_doc *doc)
{
  gw_doc_line line = doc->lines[2];
  doc->lines[2] = doc->lines[3];
  doc->lines[3] = line;
}

static void keep_what_an_edit_takes_out(gw_doc *doc)
{
  gw_edit edit = {.offset = doc->lines[1].offset, .length = 1};
  assert_int_equal(gw_doc_add_edit(doc, edit), GW_OK);
}

/* What the cleaner should have replaced: the writer would, and the reader sees it. */
static void leave_a_control_character(gw_doc *doc)
{
  doc->text[doc->lines[1].offset] = '\x02';
}

static void test_lost_text_is_noticed(void **state)
{
  (void)state;
  static void (*const damage_table[])(gw_doc * doc) = {
      lose_a_character, lose_the_last_line,          double_a_line,
      swap_lines,       keep_what_an_edit_takes_out, leave_a_control_character};
  for (size_t i = 0; i < sizeof damage_table / sizeof *damage_table; i++) {
    gw_doc doc = make_doc(sample_table, SAMPLE_ROWS, true);
    keeper k = {.most = SIZE_MAX};
    damage_table[i](&doc);
    gw_status status = convert(&doc, &k);
    if (status != GW_ERR_TEXT_LOST) fail_msg("damage %zu: %s", i, gw_status_name(status));
    assert_int_equal(k.calls, 0);
    gw_buf_fini(&k.buf);
    gw_doc_fini(&doc);
  }
}

static void test_a_sink_that_fails(void **state)
{
  (void)state;
  keeper whole = convert_sample();
  for (size_t most = 0; most < whole.calls; most++) {
    gw_doc doc = make_doc(sample_table, SAMPLE_ROWS, true);
    keeper k = {.most = most};
    assert_int_equal(convert(&doc, &k), GW_ERR_SINK);
    assert_int_equal(k.calls, most + 1);
    gw_buf_fini(&k.buf);
    gw_doc_fini(&doc);
  }
  gw_buf_fini(&whole.buf);
}

static void test_same_bytes_whatever_surrounds_it(void **state)
{
  (void)state;
  static const char *const place_table[][2] = {
      {"UTC", "C"}, {"Asia/Shanghai", "zh_CN.UTF-8"}, {"America/New_York", "de_DE.UTF-8"}};
  keeper first = convert_sample();
  for (size_t i = 0; i < sizeof place_table / sizeof *place_table; i++) {
    setenv("TZ", place_table[i][0], 1);
    setenv("LC_ALL", place_table[i][1], 1);
    setlocale(LC_ALL, ""); /* may not be installed: then it is C once more */
    keeper again = convert_sample();
    assert_int_equal(again.buf.length, first.buf.length);
    assert_memory_equal(again.buf.data, first.buf.data, first.buf.length);
    gw_buf_fini(&again.buf);
  }
  setlocale(LC_ALL, "C");
  gw_buf_fini(&first.buf);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_children_are_in_the_schema_s_order),
      cmocka_unit_test(test_runs_start_with_their_properties),
      cmocka_unit_test(test_parts_and_their_content_types),
      cmocka_unit_test(test_relationships_reach_every_part),
      cmocka_unit_test(test_footers_resolve),
      cmocka_unit_test(test_styles_exist),
      cmocka_unit_test(test_faces_fill_all_four_slots),
      cmocka_unit_test(test_the_text_is_the_draft_s),
      cmocka_unit_test(test_lost_text_is_noticed),
      cmocka_unit_test(test_a_sink_that_fails),
      cmocka_unit_test(test_same_bytes_whatever_surrounds_it),
  };
  return cmocka_run_group_tests(tests, open_sample, close_sample);
}
