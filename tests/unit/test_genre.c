/* test_genre.c - the 文种 that a title ends in; a row is a title and the name it should give. */
#include "unit/check.h"

#include "model/genre.h"

typedef struct genre_row {
  const char *title, *want;
  bool is_upward;
} genre_row;

static const genre_row genre_table[] = {
    {"", "", false},
    {"　", "", false},
    {"（试行）", "", false},
    {"）", "", false},
    {"真抓实干　开创新局面", "", false},
    {"关于解决经费的请示", "请示", true},
    {"关于春耕生产情况的报告 ", "报告", true},
    {"2026年政府工作报告", "报告", true},
    {"关于同意设立开发区请示的批复", "批复", false},
    {"关于报送请示、报告的通知", "通知", false},
    {"关于表彰先进的通报", "通报", false},
    {"关于加强管理的意见（试行）", "意见", false},
    {"关于加强管理的意见（征求意见稿）（二次）", "意见", false},
    {"关于加强管理的意见 (草案) ", "意见", false},
    {"关于加强管理的意见（草案（二））", "", false},
    {"关于加强管理）意见）", "", false},
    {"云溪县人民政府令", "令", false},
    {"嘉奖命令", "令", false},
    {"关于商请支援的复函", "函", false},
    {"第三次常务会议纪要", "纪要", false},
    {"关于提请审议条例的议案", "议案", false},
    {"公告", "公告", false},
    {"关于封路的通告", "通告", false},
    {"全会公报", "公报", false},
    {"关于若干问题的决议", "决议", false},
    {"关于机构改革的决定", "决定", false},
    {"请示件", "", false},
};

static void the_end_of_a_title_tells(void **state)
{
  size_t seen[GW_GENRE_COUNT] = {0};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(genre_table); i++) {
    const genre_row *row = &genre_table[i];
    gw_genre genre = gw_genre_of((gw_str){row->title, strlen(row->title)});
    const char *have = gw_genre_chinese(genre);
    check_text(row->title, have, strlen(have), row->want);
    CHECK_EQUAL(row->title, gw_genre_is_upward(genre), row->is_upward);
    seen[genre]++;
  }
  for (int genre = 0; genre < GW_GENRE_COUNT; genre++)
    CHECK(gw_genre_name((gw_genre)genre), seen[genre] > 0);
  ROWS_ARE_RIGHT();
}

/* A million brackets are looked at once each. */
static void many_brackets_are_no_trouble(void **state)
{
  enum { PAIRS = 500000, PAIR = 6 };
  char *title = malloc(PAIRS * PAIR);
  (void)state;
  assert_non_null(title);
  for (size_t i = 0; i < PAIRS; i++) memcpy(title + i * PAIR, "（）", PAIR);
  assert_int_equal(gw_genre_of((gw_str){title, PAIRS * PAIR}), GW_GENRE_NONE);
  free(title);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_end_of_a_title_tells),
      cmocka_unit_test(many_brackets_are_no_trouble),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
