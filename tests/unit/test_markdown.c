/*
 * test_markdown.c - a draft in Markdown becomes lines: what is text and what is markup, construct by
 * construct, and that nothing goes without an edit: for every row here, every draft of fixtures/, and
 * mutations of them. A row's lines are parted by ¦, each as number:column:blank lines above:depth:text.
 */
#include "unit/check.h"
#include "unit/fixture.h"
#include "unit/random.h"

#include "model/conserve.h"
#include "text/charset.h"
#include "text/markdown.h"

#include <stdio.h>
#include <time.h>

#define FFFD "\xEF\xBF\xBD"
#define ZWSP "\xE2\x80\x8B"
#define NBSP "\xC2\xA0"

typedef struct split_row {
  const char *name, *draft, *want;
} split_row;

static gw_doc split(const char *draft, size_t length)
{
  gw_doc doc = {.length = length};
  doc.text = malloc(length ? length : 1); /* no terminator */
  if (!doc.text) abort();
  memcpy(doc.text, draft, length);
  assert_int_equal(gw_markdown_split(&doc), GW_OK);
  return doc;
}

/* ---- What every split must be -------------------------------------------------------------- */

static bool is_valid_line(const gw_doc_line *line)
{
  return line->text.len > 0 && gw_utf8_valid(line->text.ptr, line->text.len) == line->text.len &&
         !memchr(line->text.ptr, '\n', line->text.len) && line->depth <= 6;
}

/* The lines are the draft with the edits applied; frames are in order and within the draft. */
static bool is_conserved(gw_doc *doc)
{
  gw_conserve check;
  size_t end = 0;
  if (gw_doc_settle_edits(doc) != GW_OK) return false;
  gw_conserve_start(&check, doc);
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i];
    if (!is_valid_line(line) || line->offset < end) return false;
    end = line->offset + line->length;
    if (line->length == 0 || end > doc->length) return false;
    if (!gw_conserve_feed(&check, line->text)) return false;
  }
  return gw_conserve_finish(&check);
}

/* When a line is set aside, its text is what lies within its frame: no more, no less. */
static bool is_conserved_without(gw_doc *doc, size_t gone)
{
  const gw_doc_line *aside = &doc->lines[gone];
  const gw_edit edit = {.offset = aside->offset, .length = aside->length};
  gw_conserve check;
  if (gw_doc_add_edit(doc, edit) != GW_OK || gw_doc_settle_edits(doc) != GW_OK) return false;
  gw_conserve_start(&check, doc);
  for (size_t i = 0; i < doc->line_count; i++)
    if (i != gone && !gw_conserve_feed(&check, doc->lines[i].text)) return false;
  return gw_conserve_finish(&check);
}

/* ---- Construct by construct ---------------------------------------------------------------- */

static const split_row split_table[] = {
    {"nothing", "", ""},
    {"blank", "\n \n", ""},
    {"plain", "甲\n\n乙", "1:1:0:0:甲¦3:1:1:0:乙"},
    {"soft breaks are lines", "甲\n乙\n丙", "1:1:0:0:甲¦2:1:0:0:乙¦3:1:0:0:丙"},

    {"headings", "# 甲\n## 乙\n###### 丙", "1:3:0:1:甲¦2:4:0:2:乙¦3:8:0:6:丙"},
    {"seven hashes are text", "####### 甲", "1:1:0:0:####### 甲"},
    {"heading closed", "## 甲 ##", "1:4:0:2:甲"},
    {"heading without a space", "##一、甲", "1:3:0:2:一、甲"},
    {"one hash without a space is text", "#1机组\n#标签", "1:1:0:0:#1机组¦2:1:0:0:#标签"},
    {"heading with a mark", "## 1. 甲", "1:4:0:2:1. 甲"},
    {"heading that is strong", "## **一、甲**", "1:6:0:2:一、甲"},
    {"indented heading", "    ## 甲\n　　### 乙", "1:8:0:2:甲¦2:7:0:3:乙"},
    {"empty heading", "#\n## \n甲", "3:1:2:0:甲"},
    {"sharp in a line", "1.4#泊位 # 甲", "1:1:0:0:1.4#泊位 # 甲"},
    {"heading in a quote", "> # 甲", "1:5:0:1:甲"},
    {"underlined by = is no heading", "甲\n===\n乙", "1:1:0:0:甲¦3:1:1:0:乙"},
    {"underlined by - is no heading", "甲\n乙\n---\n丙", "1:1:0:0:甲¦2:1:0:0:乙¦4:1:1:0:丙"},

    {"rules", "甲\n\n---\n\n***\n* * *\n___\n\n乙", "1:1:0:0:甲¦9:1:7:0:乙"},
    {"not rules", "+++\n\n====", "1:1:0:0:+++¦3:1:1:0:===="},
    {"page number", "- 3 -\n-12-\n- 3 件", "1:1:0:0:- 3 -¦2:1:0:0:-12-¦3:3:0:0:3 件"},

    {"strong", "**甲**乙", "1:3:0:0:甲乙"},
    {"strong lead", "**（一）甲。**乙**重**丙", "1:3:0:0:（一）甲。乙重丙"},
    {"strong lead in half width", "**注:**乙", "1:3:0:0:注:乙"},
    {"strong quotation", "做到**“两个维护”**的要求", "1:1:0:0:做到“两个维护”的要求"},
    {"strong title", "依据**《条例》**办", "1:1:0:0:依据《条例》办"},
    {"strong twice", "**甲，**乙，**丙。**丁", "1:3:0:0:甲，乙，丙。丁"},
    {"strong and emphasis", "***甲***乙*丙*", "1:4:0:0:甲乙丙"},
    {"underscores", "__甲__ _乙_ a_b_c", "1:3:0:0:甲 乙 a_b_c"},
    {"blanks to fill in", "电话：____，____年____月", "1:1:0:0:电话：____，____年____月"},
    {"strong before a figure", "**（一）甲。**1.4亿元", "1:3:0:0:（一）甲。1.4亿元"},
    {"strong between figures", "共12**（项）**3", "1:1:0:0:共12（项）3"},
    {"strong in half-width brackets", "按**(甲)**办", "1:1:0:0:按(甲)办"},
    {"a power", "(3+4)*5*6", "1:1:0:0:(3+4)*5*6"},
    {"strong number", "共**12**项", "1:1:0:0:共12项"},
    {"hidden digits", "138****5678、139****1234", "1:1:0:0:138****5678、139****1234"},
    {"hidden names", "张**、李**，王****", "1:1:0:0:张**、李**，王****"},
    {"multiplication", "3*4*5", "1:1:0:0:3*4*5"},
    {"struck out", "~~甲~~乙", "1:3:0:0:甲乙"},
    {"ranges", "5~8月，9~10月", "1:1:0:0:5~8月，9~10月"},
    {"escaped", "\\*甲\\* 1\\. \\# \\甲", "1:2:0:0:*甲* 1. # \\甲"},
    {"code in a line", "用`a **b**`查", "1:1:0:0:用a **b**查"},
    {"hard breaks", "甲  \n乙\\\n丙", "1:1:0:0:甲¦2:1:0:0:乙¦3:1:0:0:丙"},

    {"bullets", "- 甲\n* 乙\n+ 丙", "1:3:0:0:甲¦2:3:0:0:乙¦3:3:0:0:丙"},
    {"nested bullets", "- 甲\n  - 乙\n    1. 丙", "1:3:0:0:甲¦2:5:0:0:乙¦3:5:0:0:1. 丙"},
    {"empty bullet", "- \n- 甲", "2:3:1:0:甲"},
    {"a dash without a space is text", "-5℃", "1:1:0:0:-5℃"},
    {"numbers are text", "1. 甲\n2. 乙\n", "1:1:0:0:1. 甲¦2:1:0:0:2. 乙"},
    {"numbers of all kinds", "3) 甲\n\n12.  乙\n\n1.丙\n\n1、丁\n\n一. 戊",
     "1:1:0:0:3) 甲¦3:1:1:0:12.  乙¦5:1:1:0:1.丙¦7:1:1:0:1、丁¦9:1:1:0:一. 戊"},
    {"number alone", "1.\n甲", "1:1:0:0:1.¦2:1:0:0:甲"},
    {"number and strong", "1. **甲**：乙", "1:1:0:0:1. 甲：乙"},
    {"list in a list", "1. 2. 甲", "1:1:0:0:1. 2. 甲"},
    {"number and bullet", "1. - 甲", "1:1:0:0:1. 甲"},
    {"date in pieces", "2026. 3. 5 会", "1:1:0:0:2026. 3. 5 会"},
    {"indented paragraph", "    甲\n\n\t乙\n\n　　丙", "1:5:0:0:甲¦3:2:1:0:乙¦5:3:1:0:丙"},

    {"quote", "> 甲\n>乙\n\n> > 丙", "1:3:0:0:甲¦2:2:0:0:乙¦4:5:1:0:丙"},
    {"a comparison is no quote", ">60分\n>=9", "1:1:0:0:>60分¦2:1:0:0:>=9"},

    {"link", "见[甲](http://a.cn/b_c \"丙 丁\")处", "1:1:0:0:见甲处"},
    {"link by reference", "[甲][1]与[1]\n\n[1]: http://a.cn", "1:2:0:0:甲与1"},
    {"number of a document", "国发[2026]1号", "1:1:0:0:国发[2026]1号"},
    {"no reference", "[注]:甲\n\n[^1]: abc\n\n甲[^1]",
     "1:1:0:0:[注]:甲¦3:1:1:0:[^1]: abc¦5:1:1:0:甲[^1]"},
    {"address", "<http://a.cn> http://b.cn a@b.cn", "1:2:0:0:http://a.cn http://b.cn a@b.cn"},
    {"image", "![甲图](a.png)\n\n![](b.png)\n\n乙", "1:3:0:0:甲图¦5:1:3:0:乙"},
    {"spaces around a link", "甲 [乙](c) 丙", "1:1:0:0:甲 乙 丙"},

    {"table", "|甲|乙|\n|---|:-:|\n| 1 | 2 |", "1:2:0:0:甲\t乙¦3:3:0:0:1\t2"},
    {"table without outer pipes", "甲 | 乙\n---|---\n1 | 2", "1:1:0:0:甲\t乙¦3:1:0:0:1\t2"},
    {"empty cells", "| 甲 | 乙 | 丙 |\n|---|---|---|\n| | 2 | |\n| 1 | | 3 |",
     "1:3:0:0:甲\t乙\t丙¦3:5:0:0:\t2¦4:3:0:0:1\t\t3"},
    {"cells too many", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 | |\n| 4 | 5 | **6** | 7",
     "1:3:0:0:甲\t乙¦3:3:0:0:1\t2\t3¦4:3:0:0:4\t5\t**6**\t7"},
    {"cells too few", "| 甲 | 乙 |\n|---|---|\n| 1 |\n说明",
     "1:3:0:0:甲\t乙¦3:3:0:0:1¦4:1:0:0:说明"},
    {"cells with markup", "| **甲** | [乙](c) |\n|---|---|\n| `a` \\| b<br>c | &lt; |",
     "1:5:0:0:甲\t乙¦3:4:0:0:a | b c\t<"},
    {"short delimiters", "| 甲 | 乙 |\n| - | :-: |\n| 1 | 2 |", "1:3:0:0:甲\t乙¦3:3:0:0:1\t2"},
    {"pipes in plain text", "甲|乙\n丙|丁", "1:1:0:0:甲|乙¦2:1:0:0:丙|丁"},

    {"fence", "```text\n# 甲\n\n  **乙**\n```\n丙", "2:1:1:0:# 甲¦4:3:1:0:**乙**¦6:1:1:0:丙"},
    {"fence around Markdown", "```markdown\n# 甲\n```\n- 乙\n```\n# 丙\n```",
     "2:3:1:1:甲¦4:3:1:0:乙¦6:1:1:0:# 丙"},
    {"fence of tildes", "~~~\n- 甲\n~~~", "2:1:1:0:- 甲"},

    {"comment", "甲<!-- 乙 -->丙\n<!--\n丁 **戊**\n-->\n己", "1:1:0:0:甲丙¦5:1:3:0:己"},
    {"comment over a blank line", "<!-- 甲\n\n## 乙\n-->\n丙", "5:1:4:0:丙"},
    {"comment that never ends", "甲\n\n<!-- 乙\n\n## 丙", "1:1:0:0:甲¦3:1:1:0:<!-- 乙¦5:4:1:2:丙"},
    {"tags", "<div align=\"center\">\n\n# 甲\n\n</div>\n<u>乙</u>丙", "3:3:2:1:甲¦6:4:2:0:乙丙"},
    {"block of HTML", "<p>甲 &amp; 乙</p>\n<b\nid=\"1\">丙</b>", "1:4:0:0:甲 & 乙¦3:8:1:0:丙"},
    {"style", "<style>\n.甲 { }\n</style>\n乙", "4:1:3:0:乙"},
    {"no tags", "a<b，《规范<试行>》，1 < 2", "1:1:0:0:a<b，《规范<试行>》，1 < 2"},
    {"no tag in a block", "<div>\n1 < 2 <甲>\n<b 丙", "2:1:1:0:1 < 2 <甲>¦3:1:0:0:<b 丙"},
    {"br", "甲<br>乙<br/>\n<BR />丙", "1:1:0:0:甲¦1:6:0:0:乙¦2:7:0:0:丙"},
    {"br in a heading", "# 甲<br>乙", "1:3:0:1:甲¦1:8:0:1:乙"},

    {"entities", "甲&nbsp;乙&amp;&#28165;&#x6E05;&mdash;", "1:1:0:0:甲" NBSP "乙&清清—"},
    {"entities that indent", "&emsp;&emsp;甲", "1:13:0:0:甲"},
    {"no entities", "R&D; &#0; &#xFFFE; &#8203; & &zwj;",
     "1:1:0:0:R&D; &#0; &#xFFFE; &#8203; & &zwj;"},
    {"entity in code stays", "`&lt;`", "1:2:0:0:&lt;"},

    {"no front matter", "---\n甲：乙\n---\n# 丙", "2:1:1:0:甲：乙¦4:3:1:1:丙"},
    {"front matter without end", "---\ntitle: 甲\n乙", "2:1:1:0:title: 甲¦3:1:0:0:乙"},
    {"front matter later", "甲\n---\na: b\n---", "1:1:0:0:甲¦3:1:1:0:a: b"},

    {"zero width", "**甲" ZWSP "乙**", "1:3:0:0:甲乙"},
    {"zero width in markup", "##" ZWSP " 甲", "1:3:0:2:甲"},
    {"control", "**甲\x01**", "1:3:0:0:甲" FFFD},
    {"line ends of all kinds", "# 甲\r\n## 乙\r### 丙\r\r\n- 丁\v- 戊\f## 己\xE2\x80\xA8- 庚",
     "1:3:0:1:甲¦2:4:0:2:乙¦3:5:0:3:丙¦4:3:0:0:丁¦4:7:0:0:戊¦4:12:0:2:己¦4:16:0:0:庚"},
    {"table with CR CR LF", "|甲|乙|\r\r\n|---|---|\r\r\n|1|2|\r\r\n",
     "1:2:0:0:甲\t乙¦3:2:0:0:1\t2"},
};

static void put_count(char **to, size_t value)
{
  *to += snprintf(*to, 24, "%zu:", value);
}

static void check_lines(const char *name, const gw_doc *doc, const char *want)
{
  char text[1024], *to = text;
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i];
    if (i) to += snprintf(to, 4, "¦");
    put_count(&to, line->number);
    put_count(&to, line->column);
    put_count(&to, line->blank_before);
    put_count(&to, line->depth);
    memcpy(to, line->text.ptr, line->text.len);
    to += line->text.len;
  }
  check_text(name, text, (size_t)(to - text), want);
}

static void drafts_become_lines(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(split_table); i++) {
    const split_row *row = &split_table[i];
    gw_doc doc = split(row->draft, strlen(row->draft));
    check_lines(row->name, &doc, row->want);
    CHECK(row->name, is_conserved(&doc));
    size_t count = doc.line_count;
    gw_doc_fini(&doc);
    for (size_t gone = 0; gone < count; gone++) {
      doc = split(row->draft, strlen(row->draft));
      CHECK(row->name, is_conserved_without(&doc, gone));
      gw_doc_fini(&doc);
    }
  }
  ROWS_ARE_RIGHT();
}

/* What a row of delimiters says stands with the head row, and with no other. */
static void heads_know_how_columns_are_aligned(void **state)
{
  static const struct {
    const char *draft, *want;
  } rows[] = {
      {"|甲|乙|丙|丁|\n|---|:-:|--:|:--|\n|1|2|3|4|", "-crl"},
      {"甲|乙\n---:|---\n1|2", "r-"},
      {"> | 甲 | 乙 |\n| --- | --- |\n", NULL}, /* the quote ends above the delimiters */
      {"甲|乙\n丙|丁", NULL},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_doc doc = split(rows[i].draft, strlen(rows[i].draft));
    const char *aligns = doc.lines[0].aligns;
    check_text(rows[i].draft, aligns ? aligns : "none", strlen(aligns ? aligns : "none"),
               rows[i].want ? rows[i].want : "none");
    for (size_t line = 1; line < doc.line_count; line++)
      CHECK(rows[i].draft, !doc.lines[line].aligns);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void nul_is_a_control_like_others(void **state)
{
  (void)state;
  gw_doc doc = split("# 公\0文\n- \0", 13);
  check_lines("NUL", &doc, "1:3:0:1:公" FFFD "文¦2:3:0:0:" FFFD);
  CHECK("NUL", is_conserved(&doc));
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* ---- What is said about it ----------------------------------------------------------------- */

typedef struct told_row {
  const char *name, *draft;
  const char *edits;       /* line:column:before>after, parted by ¦ */
  const char *diagnostics; /* line:column:id:text, parted by ¦ */
} told_row;

#define MARKUP(count) "markup-removed:Markdown markup was removed (" count " in the draft)"
#define ENTITIES(count) "entity-decoded:character references were decoded (" count " in the draft)"

static const told_row told_table[] = {
    {"nothing to tell", "甲\n1. 乙\n", "", ""},
    {"one diagnostic for a draft", "甲\n## **乙** ##\n- 丙", "2:1:##>¦2:4:**>¦2:7:** ##>¦3:1:->",
     "2:1:" MARKUP("4")},
    {"link", "甲[乙](http://a.cn \"丙 丁\") 戊", "1:2:[>¦1:4:](http://a.cn \"丙 丁\")>",
     "1:2:" MARKUP("2")},
    {"table", "|甲|乙|\n|---|---|\n", "1:1:|>¦1:3:|>¦1:5:|>¦2:1:|---|---|>", "1:1:" MARKUP("4")},
    {"comment over lines", "甲 <!-- 乙\n 丙 -->", "1:3:<!-- 乙>¦2:2:丙 -->>",
     "1:3:comment-removed:a comment was removed: <!-- 乙¦"
     "2:2:comment-removed:a comment was removed: 丙 -->"},
    {"comments in a line", "甲<!--乙-->丙<!--丁-->", "1:2:<!--乙-->>¦1:11:<!--丁-->>",
     "1:2:comment-removed:a comment was removed: <!--乙--> <!--丁-->"},
    {"entities", "a&lt;b&nbsp;&gt;", "1:2:&lt;><¦1:7:&nbsp;>" NBSP "¦1:13:&gt;>>",
     "1:2:" ENTITIES("3")},
    {"several reasons", "- &gt;<!--甲-->", "1:1:->¦1:3:&gt;>>¦1:7:<!--甲-->>",
     "1:7:comment-removed:a comment was removed: <!--甲-->¦1:1:" MARKUP("1") "¦1:3:" ENTITIES("1")},
    {"the underline of a line", "甲\n---", "2:1:--->", "2:1:" MARKUP("1")},
    {"controls are not told", "甲<!-- \x01\x7F -->", "1:2:<!-- U+0001U+007F -->>",
     "1:2:comment-removed:a comment was removed: <!--  -->"},
};

static void check_edits(const told_row *row, const gw_doc *doc)
{
  char text[1024] = "", *to = text;
  for (size_t i = 0; i < doc->edit_count; i++) {
    const gw_edit *e = &doc->edits[i];
    to += snprintf(to, (size_t)(text + sizeof text - to), "%s%zu:%zu:%s>%s", i ? "¦" : "", e->line,
                   e->column, e->shown_before, e->shown_after);
  }
  check_text(row->name, text, (size_t)(to - text), row->edits);
}

static void check_diagnostics(const told_row *row, const gw_doc *doc)
{
  char text[1024] = "", *to = text;
  for (size_t i = 0; i < doc->diags.count; i++) {
    const gw_diag *d = &doc->diags.items[i];
    to += snprintf(to, (size_t)(text + sizeof text - to), "%s%zu:%zu:%s:%s", i ? "¦" : "", d->line,
                   d->column, gw_diag_id(d->kind), d->text_en);
    CHECK(row->name, gw_diag_severity(d->kind) == GW_NOTE);
  }
  check_text(row->name, text, (size_t)(to - text), row->diagnostics);
}

static void every_change_is_told(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(told_table); i++) {
    const told_row *row = &told_table[i];
    gw_doc doc = split(row->draft, strlen(row->draft));
    CHECK(row->name, is_conserved(&doc));
    check_edits(row, &doc);
    check_diagnostics(row, &doc);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void long_comments_are_told_in_part(void **state)
{
  char draft[2048] = "甲<!--";
  (void)state;
  memset(draft + strlen(draft), 'a', 2000);
  strcat(draft, "-->");
  gw_doc doc = split(draft, strlen(draft));
  assert_int_equal(doc.diags.count, 1);
  assert_in_range(strlen(doc.diags.items[0].text_en), 90, 160);
  assert_non_null(strstr(doc.diags.items[0].text_en, "aaa…"));
  gw_doc_fini(&doc);
}

/* ---- Drafts as they are, and spoilt -------------------------------------------------------- */

/* False when the bytes are in no encoding; then there is nothing to split. */
static bool decode(gw_doc *doc, const char *data, size_t size)
{
  *doc = (gw_doc){0};
  if (gw_charset_decode(doc, data, size, gw_charset_guess(data, size), true) == GW_OK) return true;
  gw_doc_fini(doc);
  return false;
}

static size_t check_draft(const char *name, const char *data, size_t size)
{
  gw_doc doc;
  if (!decode(&doc, data, size)) return 0;
  CHECK_EQUAL(name, gw_markdown_split(&doc), GW_OK);
  CHECK(name, is_conserved(&doc));
  size_t lines = doc.line_count;
  gw_doc_fini(&doc);
  return lines;
}

static void every_draft_is_conserved(void **state)
{
  fixtures drafts = fixtures_load("drafts");
  (void)state;
  for (size_t i = 0; i < drafts.count; i++) {
    const fixture *f = &drafts.items[i];
    CHECK(f->name, check_draft(f->name, f->data, f->size) > 0);
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
}

static const char *pick_snippet(void)
{
  /* clang-format off */
  static const char *const snippets[] = {
      "# ", "## ", "##", "\n---\n", "\n===\n", "***", "**", "*", "__", "_", "~~", "~", "`", "```\n",
      "\n```\n", "- ", "\n- ", "\n1. ", "\n2) ", "> ", "\n> ", "[", "](", "](http://a.cn)", ")", "![",
      "[1]: http://a.cn\n", "<!--", "-->", "<!-- 甲 -->", "<div>", "</div>\n", "<br>", "<b", "<?", "?>",
      "<style>", "</style>", "&amp;", "&nbsp;", "&#x", "&", ";", "|", "\n|---|---|\n", "\n| 甲 | 乙 |\n",
      "\\", "\\|", "\n", "\n\n", "\r", "\r\r\n", "\v", "\f", "\t", "    ", "　", "　　", "\xC2\xA0",
      "\xE2\x80\xA8", "\xE2\x80\x8B", "\x01", "\xEF\xBF\xBF", "。", "“", "”", "（", "**甲。**乙", "+++\n",
      "---\na: b\n---\n", "\n    ", "\n  \n", "<http://a.cn>", "138****1234", "____", "\"", "'",
  };
  /* clang-format on */
  return snippets[pick(COUNT_OF(snippets))];
}

/* `data` with some snippets put in and some stretches taken out. */
static size_t spoil(char *data, size_t size)
{
  for (size_t steps = 1 + pick(12); steps > 0; steps--) {
    const char *snippet = pick_snippet();
    size_t at = pick(size + 1), length = pick(4) ? strlen(snippet) : 0, gone = length ? 0 : pick(9);
    if (gone > size - at) gone = size - at;
    memmove(data + at + length, data + at + gone, size - at - gone);
    memcpy(data + at, snippet, length);
    size = size + length - gone;
  }
  return size;
}

static void spoilt_drafts_are_conserved(void **state)
{
  enum { ROUNDS = 2000, LARGEST = 20000, ROOM = 1024 };
  static char data[LARGEST + ROOM];
  fixtures drafts = fixtures_load("drafts");
  size_t lines = 0;
  (void)state;
  random_state = UINT64_C(0x9E3779B97F4A7C15);
  for (int round = 0; round < ROUNDS && wrong_rows < 20; round++) {
    char name[128];
    const fixture *f = &drafts.items[pick(drafts.count)];
    if (f->size > LARGEST) continue;
    snprintf(name, sizeof name, "round %d, of %s", round, f->name);
    memcpy(data, f->data, f->size);
    lines += check_draft(name, data, spoil(data, f->size));
  }
  fixtures_free(&drafts);
  ROWS_ARE_RIGHT();
  assert_true(lines > ROUNDS * 10);
}

/* Nothing but markup: all of it, in every order that comes up. */
static void markup_alone_is_conserved(void **state)
{
  enum { ROUNDS = 4000 };
  char data[512];
  (void)state;
  random_state = UINT64_C(0x2545F4914F6CDD1D);
  for (int round = 0; round < ROUNDS && wrong_rows < 20; round++) {
    char name[32];
    size_t size = 0;
    snprintf(name, sizeof name, "round %d", round);
    for (size_t parts = 1 + pick(16); parts > 0; parts--) {
      const char *snippet = pick_snippet();
      memcpy(data + size, snippet, strlen(snippet));
      size += strlen(snippet);
    }
    check_draft(name, data, size);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Hostile drafts ------------------------------------------------------------------------ */

enum { HOSTILE_SIZE = 1 << 18 };

/* A quarter of a megabyte takes no longer than any draft of that size. */
static void check_time(const char *name, const char *data, size_t size)
{
  enum { SECONDS = 5 };
  clock_t start = clock();
  gw_doc doc = split(data, size);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  if (seconds > SECONDS) print_error("%s: %.1f s\n", name, seconds);
  CHECK(name, seconds <= SECONDS);
  CHECK(name, is_conserved(&doc));
  gw_doc_fini(&doc);
}

static size_t repeat(char *data, size_t size, const char *unit, size_t up_to)
{
  size_t length = strlen(unit);
  for (; size + length <= up_to; size += length) memcpy(data + size, unit, length);
  return size;
}

static void repetition_takes_no_time(void **state)
{
  /* clang-format off */
  static const char *const units[] = {
      "[a](b)\n", "[a]\n", "> [a]\n", "[a]: b\n[a]\n", "`a\n", "*a\n", "**a*\n", "<a\n", "<a>\n",
      ">", "> ", "- ", "1. ", "*", "**a", "*a_ ", "_a", "[", "![", "[a](", "](", "`", "``a", "<",
      "<!--", "<!-- --", "<a", "<div><!--\n\n", "<?", "<style>", "~~a", "|", "|a", "\\", "&", "&#",
      "&amp;", "#", "# a\n", "a<br>", "a\n-\n", "|a|b|\n|---|---|\n", "|a|b|\n", "|---", "[a]: b\n",
      "甲\f", "\xE2\x80\x8B*a*", "　", "*", "a*", "**。", "_", "~",
  };
  /* clang-format on */
  char *data = malloc(HOSTILE_SIZE);
  (void)state;
  assert_non_null(data);
  for (size_t i = 0; i < COUNT_OF(units); i++)
    check_time(units[i], data, repeat(data, 0, units[i], HOSTILE_SIZE));
  free(data);
  ROWS_ARE_RIGHT();
}

static void wide_and_long_tables_take_no_time(void **state)
{
  char *data = malloc(HOSTILE_SIZE);
  (void)state;
  assert_non_null(data);
  size_t size = repeat(data, 0, "|a", 20000);
  data[size++] = '\n';
  size = repeat(data, size, "|---", size + 40000);
  data[size++] = '\n';
  check_time("table", data, repeat(data, size, "|a\n", HOSTILE_SIZE));
  free(data);
  ROWS_ARE_RIGHT();
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(drafts_become_lines),
      cmocka_unit_test(heads_know_how_columns_are_aligned),
      cmocka_unit_test(nul_is_a_control_like_others),
      cmocka_unit_test(every_change_is_told),
      cmocka_unit_test(long_comments_are_told_in_part),
      cmocka_unit_test(every_draft_is_conserved),
      cmocka_unit_test(spoilt_drafts_are_conserved),
      cmocka_unit_test(markup_alone_is_conserved),
      cmocka_unit_test(repetition_takes_no_time),
      cmocka_unit_test(wide_and_long_tables_take_no_time),
  };
  take_fixture_root(argc, argv);
  return cmocka_run_group_tests(tests, NULL, NULL);
}
