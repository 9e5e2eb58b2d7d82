/*
 * test_part.c - the parts of the package one by one: what they say, as text.
 */
#include "make_doc.h"
#include "ooxml/opc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static const gw_plan no_plan = {.has_imprint_section = false};
static const gw_properties no_properties = {"", "", 0};

/* The whole part, terminated. */
static char *pull(gw_opc_part id, const gw_part_input *input)
{
  gw_part part = {.input = *input};
  while (gw_opc_writer(id)(&part)) {
  }
  assert_int_equal(gw_xml_finish(&part.xml), GW_OK);
  gw_buf_putc(&part.xml.buf, '\0');
  assert_int_equal(part.xml.buf.status, GW_OK);
  return part.xml.buf.data;
}

/* The part for an empty document and these options. */
static char *pull_plain(gw_opc_part id, const gw_options *options, const gw_properties *properties)
{
  gw_doc doc = make_doc(NULL, 0, false);
  gw_sheet sheet = gw_sheet_make(options);
  gw_part_input input = {&doc, &sheet, &no_plan, properties};
  char *text = pull(id, &input);
  gw_doc_fini(&doc);
  return text;
}

/* The children of w:body but the section's properties. */
static char *pull_body(const doc_row *rows, size_t count, const gw_options *options)
{
  gw_doc doc = make_doc(rows, count, false);
  gw_sheet sheet = gw_sheet_make(options);
  gw_part_input input = {&doc, &sheet, &no_plan, &no_properties};
  char *text = pull(GW_OPC_DOCUMENT, &input);
  char *start = strstr(text, "<w:body>"), *end = strstr(text, "<w:sectPr>");
  assert_true(start && end);
  start += strlen("<w:body>");
  memmove(text, start, (size_t)(end - start));
  text[end - start] = '\0';
  gw_doc_fini(&doc);
  return text;
}

static void expect_in(const char *text, const char *want)
{
  if (!strstr(text, want)) fail_msg("no <%s> in <%s>", want, text);
}

static void expect_not_in(const char *text, const char *other)
{
  if (strstr(text, other)) fail_msg("<%s> in <%s>", other, text);
}

#define P(style, rest) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/>" rest
#define T(text) "<w:t xml:space=\"preserve\">" text "</w:t>"

typedef struct body_row {
  const char *name;
  doc_row row;
  const char *latin;
  const char *want;
} body_row;

static const body_row body_table[] = {
    {"body",
     {GW_ELEMENT_BODY, "正文1。", NULL},
     NULL,
     P("BodyText", "</w:pPr><w:r>" T("正文1。") "</w:r></w:p>")},
    {"run-in heading",
     {GW_ELEMENT_HEADING_2, "（一）甲。乙。", "（一）甲。"},
     NULL,
     P("BodyText", "</w:pPr><w:r><w:rPr><w:rStyle w:val=\"Heading2Char\"/></w:rPr>" T(
                       "（一）甲。") "</w:r><w:r>" T("乙。") "</w:r></w:p>")},
    {"heading",
     {GW_ELEMENT_HEADING_1, "一、总体", NULL},
     NULL,
     P("Heading1", "</w:pPr><w:r>" T("一、总体") "</w:r></w:p>")},
    {"tabs",
     {GW_ELEMENT_TABLE, "甲\t\t乙\t", NULL},
     NULL,
     P("GwTableText", "<w:spacing w:line=\"579\" w:lineRule=\"exact\"/></w:pPr><w:r>"
                      "<w:rPr><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>" T(
                          "甲") "<w:tab/><w:tab/>" T("乙") "<w:tab/></w:r></w:p>")},
    {"indents",
     {GW_ELEMENT_ATTACHMENT_NOTE, "附件：1.甲", NULL},
     NULL,
     P("GwAttachmentNote",
       "<w:spacing w:before=\"579\"/><w:ind w:left=\"1920\" w:right=\"0\" w:hanging=\"1280\"/>"
       "</w:pPr><w:r>" T("附件：1.甲") "</w:r></w:p>")},
    {"sealed name",
     {GW_ELEMENT_SIGNATURE, "某局", NULL},
     NULL,
     P("GwSignature",
       "<w:spacing w:before=\"1737\"/><w:ind w:left=\"0\" w:right=\"1280\"/><w:jc w:val=\"right\"/>"
       "</w:pPr><w:r>" T("某局") "</w:r></w:p>")},
    {"markup",
     {GW_ELEMENT_BODY, "a<b>&", NULL},
     NULL,
     P("BodyText", "</w:pPr><w:r>" T("a&lt;b&gt;&amp;") "</w:r></w:p>")},
    {"empty", {GW_ELEMENT_BODY, "", NULL}, NULL, P("BodyText", "</w:pPr></w:p>")},
    {"quotes keep their own face beside a Latin one",
     {GW_ELEMENT_BODY, "在“GDP”中é—", NULL},
     "Times New Roman",
#define OWN                                                                                        \
  "<w:r><w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" w:hAnsi=\"仿宋_GB2312\" "                     \
  "w:eastAsia=\"仿宋_GB2312\" w:cs=\"仿宋_GB2312\"/></w:rPr>"
     P("BodyText",
       "</w:pPr><w:r>" T("在") "</w:r>" OWN T("“") "</w:r><w:r>" T("GDP") "</w:r>" OWN T(
           "”") "</w:r><w:r>" T("中é") "</w:r>" OWN T("—") "</w:r></w:p>")},
    {"and so in a run-in heading",
     {GW_ELEMENT_HEADING_2, "“A”。b", "“A”。"},
     "Arial",
#define KAI                                                                                        \
  "<w:r><w:rPr><w:rStyle w:val=\"Heading2Char\"/><w:rFonts w:ascii=\"楷体_GB2312\" "             \
  "w:hAnsi=\"楷体_GB2312\" w:eastAsia=\"楷体_GB2312\" w:cs=\"楷体_GB2312\"/></w:rPr>"
#define KAI_PLAIN "<w:r><w:rPr><w:rStyle w:val=\"Heading2Char\"/></w:rPr>"
     P("BodyText", "</w:pPr>" KAI T("“") "</w:r>" KAI_PLAIN T("A") "</w:r>" KAI T(
                       "”") "</w:r>" KAI_PLAIN T("。") "</w:r><w:r>" T("b") "</w:r></w:p>")},
};

static void test_paragraphs(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof body_table / sizeof *body_table; i++) {
    gw_options options = GW_OPTIONS_INIT;
    options.latin_font = body_table[i].latin;
    char *got = pull_body(&body_table[i].row, 1, &options);
    if (strcmp(got, body_table[i].want) != 0) fail_msg("%s: %s", body_table[i].name, got);
    free(got);
  }
}

static void test_an_endless_line_comes_in_pieces(void **state)
{
  (void)state;
  enum { CHARACTERS = 100 * 1000 };
  char *line = malloc(3 * CHARACTERS + 1);
  assert_non_null(line);
  for (size_t i = 0; i < CHARACTERS; i++) memcpy(line + 3 * i, "文", 3);
  line[3 * CHARACTERS] = '\0';
  doc_row row = {GW_ELEMENT_BODY, line, NULL};
  gw_doc doc = make_doc(&row, 1, false);
  gw_options options = GW_OPTIONS_INIT;
  gw_sheet sheet = gw_sheet_make(&options);
  gw_part part = {.input = {&doc, &sheet, &no_plan, &no_properties}};
  size_t text_bytes = 0, pieces = 0;
  bool has_more = true;
  while (has_more) {
    part.xml.buf.length = 0;
    has_more = gw_part_document_next(&part);
    assert_true(part.xml.buf.length < 20 * 1000);
    for (size_t i = 0; i + 3 <= part.xml.buf.length; i++)
      text_bytes += memcmp(part.xml.buf.data + i, "文", 3) == 0 ? 3 : 0;
    pieces++;
  }
  assert_int_equal(text_bytes, 3 * CHARACTERS); /* and no character is cut in two */
  assert_true(pieces > 10);
  assert_int_equal(gw_xml_finish(&part.xml), GW_OK);
  gw_xml_fini(&part.xml);
  gw_doc_fini(&doc);
  free(line);
}

static void test_section(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  char *got = pull_plain(GW_OPC_DOCUMENT, &options, &no_properties);
  expect_in(got, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" "
                 "w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1443\" "
                 "w:gutter=\"0\"/>");
  expect_in(got, "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"579\" w:charSpace=\"-849\"/>"
                 "</w:sectPr></w:body></w:document>");
  free(got);
}

static void test_styles(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  char *got = pull_plain(GW_OPC_STYLES, &options, &no_properties);
  expect_in(got,
            "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl "
            "w:val=\"0\"/><w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN "
            "w:val=\"0\"/><w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing "
            "w:before=\"0\" w:after=\"0\" w:line=\"579\" w:lineRule=\"exact\"/><w:jc "
            "w:val=\"both\"/></w:pPr><w:rPr><w:rFonts w:ascii=\"仿宋_GB2312\" "
            "w:hAnsi=\"仿宋_GB2312\" w:eastAsia=\"仿宋_GB2312\" w:cs=\"仿宋_GB2312\"/>"
            "<w:snapToGrid w:val=\"0\"/><w:color w:val=\"000000\"/><w:spacing w:val=\"-6\"/>"
            "<w:kern w:val=\"0\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr></w:style>");
  expect_in(got, "w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/>"
                 "<w:next w:val=\"BodyText\"/><w:link w:val=\"Heading1Char\"/><w:qFormat/><w:pPr>"
                 "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl "
                 "w:val=\"0\"/></w:pPr><w:rPr><w:rFonts w:ascii=\"黑体\"");
  expect_in(got,
            "w:styleId=\"GwCopyTo\"><w:name w:val=\"抄送机关\"/><w:basedOn w:val=\"GwImprint\"/>"
            "<w:qFormat/><w:pPr><w:ind w:left=\"1120\" w:right=\"280\" w:hanging=\"840\"/>"
            "</w:pPr></w:style>");
  expect_in(got, "w:styleId=\"GwAttachmentTitle\"><w:name w:val=\"附件标题\"/><w:basedOn "
                 "w:val=\"Title\"/><w:next w:val=\"BodyText\"/><w:qFormat/></w:style>");
  expect_in(got, "<w:pBdr><w:top w:val=\"single\" w:sz=\"18\" w:space=\"0\" w:color=\"FF0000\"/>");
  expect_in(got, "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"GwAddressee\">");
  expect_in(got,
            "<w:style w:type=\"paragraph\" w:styleId=\"BodyText\"><w:name w:val=\"Body Text\"/>");
  expect_not_in(got, "Theme");
  free(got);
}

static void test_a_latin_face_is_everywhere_but_in_page_numbers(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  options.latin_font = "Times New Roman";
  char *got = pull_plain(GW_OPC_STYLES, &options, &no_properties);
  expect_in(got, "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
                 "w:eastAsia=\"黑体\" w:cs=\"黑体\"/>");
  expect_in(got, "<w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\" w:cs=\"宋体\"/>");
  expect_not_in(got, "w:ascii=\"仿宋_GB2312\"");
  free(got);
  got = pull_plain(GW_OPC_FONTS, &options, &no_properties);
  expect_in(got, "<w:font w:name=\"Times New Roman\"><w:charset w:val=\"00\"/>");
  free(got);
}

static void test_fonts(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  options.fonts[GW_FONT_KAI] = "仿宋_GB2312";
  options.fonts[GW_FONT_TITLE] = "某字体";
  char *got = pull_plain(GW_OPC_FONTS, &options, &no_properties);
  const char *first = strstr(got, "w:name=\"仿宋_GB2312\"");
  assert_non_null(first);
  assert_null(strstr(first + 1, "w:name=\"仿宋_GB2312\"")); /* listed once */
  expect_in(got, "<w:font w:name=\"黑体\"><w:altName w:val=\"SimHei\"/><w:panose1");
  expect_in(got, "<w:font w:name=\"某字体\"><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/>"
                 "<w:pitch w:val=\"variable\"/></w:font>");
  free(got);
}

static void test_footers(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  char *odd = pull_plain(GW_OPC_ODD_FOOTER, &options, &no_properties);
  char *even = pull_plain(GW_OPC_EVEN_FOOTER, &options, &no_properties);
  expect_in(odd, P("Footer", "<w:ind w:left=\"0\" w:right=\"280\"/><w:jc w:val=\"right\"/></w:pPr>"
                             "<w:r>" T("— ") "</w:r>"));
  expect_in(even, P("Footer", "<w:ind w:left=\"280\" w:right=\"0\"/><w:jc w:val=\"left\"/></w:pPr>"
                              "<w:r>" T("— ") "</w:r>"));
  expect_in(odd, "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>");
  free(odd);
  free(even);
}

static void test_settings(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  char *got = pull_plain(GW_OPC_SETTINGS, &options, &no_properties);
  expect_in(got, "<w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val=\"579\"/>");
  expect_in(got, "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
                 "w:val=\"15\"/>");
  free(got);
}

static void test_properties(void **state)
{
  (void)state;
  static const struct {
    gw_properties properties;
    const char *want; /* behind the namespaces */
  } table[] = {
      {{"", "", 0}, "instance\"><dc:language>zh-CN</dc:language></cp:coreProperties>"},
      {{NULL, NULL, 0}, "instance\"><dc:language>zh-CN</dc:language></cp:coreProperties>"},
      {{"甲<乙", "某局", 0},
       "<dc:title>甲&lt;乙</dc:title><dc:creator>某局</dc:creator><dc:language>zh-CN</"
       "dc:language></cp"},
      /* date -u -d @N of GNU coreutils */
      {{"", "", 1}, "xsi:type=\"dcterms:W3CDTF\">1970-01-01T00:00:01Z</dcterms:created>"},
      {{"", "", -1}, ">1969-12-31T23:59:59Z</dcterms:modified>"},
      {{"", "", 951782400}, ">2000-02-29T00:00:00Z<"},
      {{"", "", 1785542400}, ">2026-08-01T00:00:00Z<"},
      {{"", "", 1798761599}, ">2026-12-31T23:59:59Z<"},
      {{"", "", 4107542400}, ">2100-03-01T00:00:00Z<"},
      {{"", "", 253402300799}, ">9999-12-31T23:59:59Z<"},
      {{"", "", -62135596800}, ">0001-01-01T00:00:00Z<"},
      /* years that four digits do not hold are not written */
      {{"", "", 253402300800}, "<dc:language>zh-CN</dc:language></cp:coreProperties>"},
      {{"", "", -62135596801}, "<dc:language>zh-CN</dc:language></cp:coreProperties>"},
      {{"", "", INT64_MAX}, "<dc:language>zh-CN</dc:language></cp:coreProperties>"},
      {{"", "", INT64_MIN}, "<dc:language>zh-CN</dc:language></cp:coreProperties>"},
  };
  gw_options options = GW_OPTIONS_INIT;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    char *got = pull_plain(GW_OPC_CORE, &options, &table[i].properties);
    expect_in(got, table[i].want);
    free(got);
  }
}

static void test_application(void **state)
{
  (void)state;
  gw_options options = GW_OPTIONS_INIT;
  char want[64];
  char *got = pull_plain(GW_OPC_APP, &options, &no_properties);
  snprintf(want, sizeof want, "<AppVersion>%02d.%02d%02d</AppVersion>", GW_VERSION_MAJOR,
           GW_VERSION_MINOR, GW_VERSION_PATCH);
  expect_in(got, "<Application>gongwen</Application>");
  expect_in(got, want);
  free(got);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_paragraphs),
      cmocka_unit_test(test_an_endless_line_comes_in_pieces),
      cmocka_unit_test(test_section),
      cmocka_unit_test(test_styles),
      cmocka_unit_test(test_a_latin_face_is_everywhere_but_in_page_numbers),
      cmocka_unit_test(test_fonts),
      cmocka_unit_test(test_footers),
      cmocka_unit_test(test_settings),
      cmocka_unit_test(test_properties),
      cmocka_unit_test(test_application),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
