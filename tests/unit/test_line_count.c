/*
 * test_line_count.c - how many lines a paragraph takes: cases by hand, and any text against a count
 * that settles one character after the other.
 */
#include "unit/check.h"
#include "unit/random.h"

#include "base/utf8.h"
#include "style/line_count.h"
#include "style/unit.h"

/* A column of `halves` halves of a character, and text that is set without an indent. */
static size_t lines_of(const char *text, int halves)
{
  static const gw_options options = GW_OPTIONS_INIT;
  const gw_sheet sheet = gw_sheet_make(&options);
  const gw_paragraph paragraph = {.style = GW_ELEMENT_BODY,
                                  .has = GW_PARAGRAPH_INDENT,
                                  .spans = {{.text = {text, strlen(text)}, .style = GW_STYLE_NONE}},
                                  .span_count = 1};
  const int half_twip = gw_hpt_twip(sheet.body_size_hpt) / 2 + sheet.page.spacing_twip;
  return gw_paragraph_lines(&sheet, &paragraph, halves * half_twip);
}

typedef struct line_row {
  const char *text;
  int halves;
  size_t want;
} line_row;

static const line_row row_table[] = {
    {"", 20, 1},
    {"公文", 20, 1},
    {"一二三四五六七八九十", 21, 1},
    {"一二三四五六七八九十一", 21, 2},
    {"一二三四五六七八九十，", 21, 2},   /* the point takes 十 along */
    {"一二三四五六七八九（十）", 21, 2}, /* and so does the bracket, which stays with 十 */
    {"一二三四五六七八“九”", 21, 2},
    {"一二三四五六七八九word", 21, 2},
    {"一二三四五六七八wordword", 21, 2},     /* a word is not parted ... */
    {"wordwordwordwordwordwordword", 21, 2}, /* ... unless no line holds it */
};

static void lines_are_counted(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(row_table); i++)
    CHECK_EQUAL(row_table[i].text, lines_of(row_table[i].text, row_table[i].halves),
                row_table[i].want);
  ROWS_ARE_RIGHT();
}

/* ---- One character after the other ----------------------------------------------------------- */

static bool is_one_of(uint32_t code, const char *list)
{
  const gw_str text = {list, strlen(list)};
  for (size_t at = 0; at < text.len;)
    if (gw_utf8_next(text, &at) == code) return true;
  return false;
}

static bool starts_no_line(uint32_t code)
{
  return is_one_of(code, "、。，：；？！）》〉”’】〕」』·.,)%:;");
}

static bool is_word(uint32_t code)
{
  return code > ' ' && code < 0x80 && !starts_no_line(code);
}

/* Are the two on one line, whatever comes? */
static bool stay_together(uint32_t before, uint32_t code)
{
  return starts_no_line(code) || is_one_of(before, "（《〈“‘【〔「『(") ||
         (is_word(before) && is_word(code));
}

typedef struct line {
  int room_twip, used_twip;
  size_t count;
} line;

static void put_unit(line *l, int unit_twip)
{
  if (l->used_twip + unit_twip > l->room_twip && l->used_twip > 0) l->count++, l->used_twip = 0;
  for (l->used_twip += unit_twip; l->used_twip > l->room_twip; l->used_twip -= l->room_twip)
    l->count++;
}

static size_t plain_count(gw_str text, int halves)
{
  static const gw_options options = GW_OPTIONS_INIT;
  const gw_sheet sheet = gw_sheet_make(&options);
  const int full_twip = gw_hpt_twip(sheet.body_size_hpt) + sheet.page.spacing_twip;
  const int half_twip = gw_hpt_twip(sheet.body_size_hpt) / 2 + sheet.page.spacing_twip;
  line l = {.room_twip = halves * half_twip, .count = 1};
  int unit_twip = 0;
  uint32_t before = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (before && !stay_together(before, code)) put_unit(&l, unit_twip), unit_twip = 0;
    unit_twip += code < 0x80 ? half_twip : full_twip;
    before = code;
  }
  put_unit(&l, unit_twip);
  return l.count;
}

static void any_text_takes_as_many(void **state)
{
  static const char *const piece_table[] = {"公", "文件格式", "人民政府办公室",
                                            "，", "。",       "（",
                                            "）", "“",        "”",
                                            "a",  "12.5%",    "word ",
                                            "…",  "·",        "《",
                                            "》", "㐀",       "𠮷",
                                            "(",  ")",        "é",
                                            "：", "——"};
  char text[400];
  (void)state;
  random_state = 9704;
  for (int round = 0; round < 20000; round++) {
    int halves = 1 + (int)pick(60);
    text[0] = '\0';
    for (size_t i = pick(16); i > 0; i--) strcat(text, piece_table[pick(COUNT_OF(piece_table))]);
    CHECK_EQUAL(text, lines_of(text, halves), plain_count((gw_str){text, strlen(text)}, halves));
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_are_counted),
      cmocka_unit_test(any_text_takes_as_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
