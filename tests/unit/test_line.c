/*
 * test_line.c - the decoded draft becomes lines: every line end, white space of every kind around
 * the text, and the characters that go or are replaced. A row's lines are written in one string,
 * parted by |, each as number:column:blank lines above:text.
 */
#include "unit/check.h"

#include "text/line.h"

#include <stdio.h>

typedef struct split_row {
  const char *name, *draft, *want;
  size_t edits;
} split_row;

#define BOM "\xEF\xBB\xBF"
#define ZWSP "\xE2\x80\x8B"
#define NBSP "\xC2\xA0"
#define FFFD "\xEF\xBF\xBD"

static const split_row split_table[] = {
    {"nothing", "", "", 0},
    {"one line", "公文", "1:1:0:公文", 0},
    {"LF", "甲\n乙\n", "1:1:0:甲|2:1:0:乙", 0},
    {"CR", "甲\r乙\r丙", "1:1:0:甲|2:1:0:乙|3:1:0:丙", 0},
    {"CR LF", "甲\r\n乙\r\n", "1:1:0:甲|2:1:0:乙", 0},
    {"CR CR LF", "甲\r\r\n乙\r\r\n丙", "1:1:0:甲|2:1:0:乙|3:1:0:丙", 0},
    {"CR CR", "甲\r\r乙", "1:1:0:甲|3:1:1:乙", 0},
    {"LF CR", "甲\n\r乙", "1:1:0:甲|3:1:1:乙", 0},
    {"mixed", "甲\r乙\n丙\r\n丁\r\r\n戊", "1:1:0:甲|2:1:0:乙|3:1:0:丙|4:1:0:丁|5:1:0:戊", 0},
    {"CR at the end", "甲\r", "1:1:0:甲", 0},
    {"CR CR at the end", "甲\r\r", "1:1:0:甲", 0},
    {"blank lines", "\n\n甲\n\n \t\n　\n乙", "3:1:2:甲|7:1:3:乙", 0},
    {"only blank lines", "\n \r\n\t\r　\n" NBSP "\n", "", 0},
    {"vertical tab", "甲\v乙\n丙", "1:1:0:甲|1:3:0:乙|2:1:0:丙", 0},
    {"form feed", "甲\f丙\n", "1:1:0:甲|1:3:0:丙", 0},
    {"line separator", "甲\xE2\x80\xA8　乙\n丙", "1:1:0:甲|1:4:0:乙|2:1:0:丙", 0},
    {"paragraph separator", "甲\xE2\x80\xA9乙", "1:1:0:甲|1:3:0:乙", 0},
    {"soft break alone", "甲\n\f\n乙", "1:1:0:甲|3:1:2:乙", 0},
    {"next line is white space", "甲\xC2\x85乙", "1:1:0:甲\xC2\x85乙", 0},
    {"indented", "　　甲", "1:3:0:甲", 0},
    {"indented with all kinds", " \t" NBSP "\xE2\x80\x83\xE2\x80\xAF　甲　\xE2\x80\x89 \t",
     "1:7:0:甲", 0},
    {"spaces inside stay", "甲　 乙\t丙", "1:1:0:甲　 乙\t丙", 0},
    {"zero width inside", "公" ZWSP "文", "1:1:0:公文", 1},
    {"zero width twice is one edit", "公" ZWSP ZWSP "文", "1:1:0:公文", 1},
    {"two kinds are two edits", "公" ZWSP BOM "文", "1:1:0:公文", 2},
    {"zero width in two places", "公" ZWSP "文" ZWSP, "1:1:0:公文", 2},
    {"zero width alone is a blank line", "甲\n" ZWSP "\n乙", "1:1:0:甲|3:1:1:乙", 1},
    {"spaces behind zero width", ZWSP "　公文", "1:1:0:公文", 1},
    {"soft hyphen", "公\xC2\xAD文", "1:1:0:公文", 1},
    {"word joiner", "公\xE2\x81\xA0文", "1:1:0:公文", 1},
    {"non-joiner", "公\xE2\x80\x8C文", "1:1:0:公文", 1},
    {"the joiner stays", "👨\xE2\x80\x8D👩", "1:1:0:👨\xE2\x80\x8D👩", 0},
    {"direction marks stay", "公\xE2\x80\x8E文", "1:1:0:公\xE2\x80\x8E文", 0},
    {"control", "公\x01文", "1:1:0:公" FFFD "文", 1},
    {"a run of controls", "公\x02\x02\x02文", "1:1:0:公" FFFD FFFD FFFD "文", 1},
    {"two controls", "公\x02\x03文", "1:1:0:公" FFFD FFFD "文", 2},
    {"a control alone", "\x07", "1:1:0:" FFFD, 1},
    {"unit separator is no space", "\x1F公文", "1:1:0:" FFFD "公文", 1},
    {"delete is XML's", "公\x7F文", "1:1:0:公\x7F文", 0},
    {"noncharacters", "公\xEF\xBF\xBE\xEF\xBF\xBF文", "1:1:0:公" FFFD FFFD "文", 2},
    {"private use stays", "公\xEE\x80\x80文", "1:1:0:公\xEE\x80\x80文", 0},
    {"the last code point stays", "\xF4\x8F\xBF\xBF", "1:1:0:\xF4\x8F\xBF\xBF", 0},
    {"U+FFFD stays", "公" FFFD, "1:1:0:公" FFFD, 0},
    {"rare characters", "𠮷😀", "1:1:0:𠮷😀", 0},
};

static gw_doc split(const char *draft, size_t length)
{
  gw_doc doc = {.length = length};
  doc.text = malloc(length ? length : 1); /* no terminator */
  if (!doc.text) abort();
  memcpy(doc.text, draft, length);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  return doc;
}

static void put_count(char **to, size_t value)
{
  *to += snprintf(*to, 24, "%zu:", value);
}

static void check_lines(const char *name, const gw_doc *doc, const char *want)
{
  char text[512], *to = text;
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i];
    if (i) *to++ = '|';
    put_count(&to, line->number);
    put_count(&to, line->column);
    put_count(&to, line->blank_before);
    memcpy(to, line->text.ptr, line->text.len);
    to += line->text.len;
  }
  check_text(name, text, (size_t)(to - text), want);
}

/* Offset and length of a line frame its text in the draft, without white space at either end. */
static void check_frames(const char *name, const gw_doc *doc)
{
  size_t end = 0;
  for (size_t i = 0; i < doc->line_count; i++) {
    const gw_doc_line *line = &doc->lines[i];
    CHECK(name, line->offset >= end && line->offset + line->length <= doc->length);
    CHECK(name, line->length >= line->text.len || doc->edit_count > 0);
    end = line->offset + line->length;
  }
}

static void drafts_become_lines(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(split_table); i++) {
    const split_row *row = &split_table[i];
    gw_doc doc = split(row->draft, strlen(row->draft));
    check_lines(row->name, &doc, row->want);
    check_frames(row->name, &doc);
    CHECK_EQUAL(row->name, doc.edit_count, row->edits);
    CHECK_EQUAL(row->name, doc.diags.count, row->edits);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

static void nul_is_a_control_like_others(void **state)
{
  (void)state;
  gw_doc doc = split("公\0文\n\0", 9);
  assert_int_equal(doc.line_count, 2);
  check_lines("NUL", &doc, "1:1:0:公" FFFD "文|2:1:0:" FFFD);
  assert_int_equal(doc.edit_count, 2);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* ---- What the edits say -------------------------------------------------------------------- */

typedef struct edit_row {
  const char *name, *draft;
  gw_diag_kind reason;
  size_t offset, length, line, column;
  const char *after, *english;
} edit_row;

static void edits_name_place_and_reason(void **state)
{
  static const edit_row rows[] = {
      {"removed", "甲\n　公" ZWSP "文", GW_DIAG_ZERO_WIDTH_REMOVED, 10, 3, 2, 3, "",
       "zero-width character U+200B was removed (1 in this line)"},
      {"removed at the end", "公文" BOM BOM "\n", GW_DIAG_ZERO_WIDTH_REMOVED, 6, 6, 1, 3, "",
       "zero-width character U+FEFF was removed (2 in this line)"},
      {"replaced", "甲\r\r\n乙\r\n𠮷\x0E文", GW_DIAG_CHARACTER_REPLACED, 15, 1, 3, 2, FFFD,
       "U+000E cannot stand in XML and was replaced by U+FFFD (1 in this line)"},
      {"replaced behind a soft break", "甲\v乙\x01\x01", GW_DIAG_CHARACTER_REPLACED, 7, 2, 1, 4,
       FFFD FFFD, "U+0001 cannot stand in XML and was replaced by U+FFFD (2 in this line)"},
      {"noncharacter", "\xEF\xBF\xBF", GW_DIAG_CHARACTER_REPLACED, 0, 3, 1, 1, FFFD,
       "U+FFFF cannot stand in XML and was replaced by U+FFFD (1 in this line)"},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const edit_row *row = &rows[i];
    gw_doc doc = split(row->draft, strlen(row->draft));
    CHECK_EQUAL(row->name, doc.edit_count, 1);
    const gw_edit *edit = &doc.edits[0];
    CHECK_EQUAL(row->name, edit->reason, row->reason);
    CHECK_EQUAL(row->name, edit->offset, row->offset);
    CHECK_EQUAL(row->name, edit->length, row->length);
    CHECK_EQUAL(row->name, edit->line, row->line);
    CHECK_EQUAL(row->name, edit->column, row->column);
    check_text(row->name, edit->after.ptr, edit->after.len, row->after);
    check_text(row->name, doc.diags.items[0].text_en, strlen(doc.diags.items[0].text_en),
               row->english);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(drafts_become_lines),
      cmocka_unit_test(nul_is_a_control_like_others),
      cmocka_unit_test(edits_name_place_and_reason),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
