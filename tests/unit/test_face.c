/*
 * test_face.c - how a text is cut where faces change. A row is a text, the faces of its style, and the
 * spans: "text|face" parted by spaces, the face left out where the style's do.
 */
#include "unit/check.h"

#include "ooxml/face.h"

#include <stdio.h>

#define FANG "仿宋_GB2312"
#define TIMES "Times New Roman"

typedef struct face_row {
  const char *text, *chinese, *latin, *want;
} face_row;

static const face_row face_table[] = {
    {"关于2026年“双减”的报告", FANG, NULL, "关于2026年“双减”的报告"},
    {"关于2026年“双减”的报告", FANG, TIMES, "关于2026年 “|仿宋_GB2312 双减 ”|仿宋_GB2312 的报告"},
    {"“…”", FANG, TIMES, "“…”|仿宋_GB2312"},
    {"王喆、李堃", FANG, NULL, "王 喆|仿宋 、李 堃|仿宋"},
    {"镕喆", FANG, NULL, "镕喆|仿宋"},
    {"“喆”", FANG, TIMES, "“|仿宋_GB2312 喆|仿宋 ”|仿宋_GB2312"},
    {"二〇二六", FANG, NULL, "二 〇|仿宋 二六"},
    {"\xF0\xA0\xAE\xB7野家", FANG, NULL, "\xF0\xA0\xAE\xB7|仿宋 野家"},
    {"李堃", "楷体_GB2312", NULL, "李 堃|楷体"},
    {"李堃", "方正小标宋简体", NULL, "李 堃|方正小标宋_GBK"},
    {"王喆", "仿宋", NULL, "王喆"},
    {"王喆", "黑体", NULL, "王喆"},
    {"王喆", "楷体", TIMES, "王喆"},
    {"“喆”", "楷体", TIMES, "“|楷体 喆 ”|楷体"},
    {"naïve Ω Ж", FANG, TIMES, "naïve Ω Ж"},
};

/* All spans of text[from, to) in the form of the rows. */
static void spell(const face_row *row, size_t from, size_t to, char *out, size_t room)
{
  const gw_str text = {row->text, strlen(row->text)};
  size_t used = 0;
  for (size_t at = from; at < to && used < room;) {
    gw_face_span span = gw_face_next(text, at, to, row->chinese, row->latin);
    assert_true(span.size > 0 && span.size <= to - at);
    used += (size_t)snprintf(out + used, room - used, "%s%.*s%s%s", at > from ? " " : "",
                             (int)span.size, row->text + at, span.face ? "|" : "",
                             span.face ? span.face : "");
    at += span.size;
  }
  assert_true(used < room);
}

static void text_is_cut_where_faces_change(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(face_table); i++) {
    char have[256] = "";
    spell(&face_table[i], 0, strlen(face_table[i].text), have, sizeof have);
    check_text(face_table[i].text, have, strlen(have), face_table[i].want);
  }
  ROWS_ARE_RIGHT();
}

static void nothing_outside_is_looked_at(void **state)
{
  static const face_row row = {"喆王喆王喆", FANG, NULL, NULL};
  char have[64] = "";
  (void)state;
  spell(&row, strlen("喆"), strlen("喆王喆王"), have, sizeof have);
  assert_string_equal(have, "王 喆|仿宋 王");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(text_is_cut_where_faces_change),
      cmocka_unit_test(nothing_outside_is_looked_at),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
