/*
 * test_title.c - the lines of long titles: the table of titles that the rule decides (title.def), and
 * what holds of any text whatever.
 */
#include "unit/check.h"
#include "unit/random.h"

#include "style/title.h"

#include <stdio.h>

/* ---- Titles as people write them --------------------------------------------------------------- */

/* Lines parted by `|`; those that are not NULL are equally right. */
typedef struct title_row {
  const char *lines[3];
} title_row;

static const title_row title_table[] = {
#define TITLE(a) {{a, NULL, NULL}},
#define TITLE2(a, b) {{a, b, NULL}},
#define TITLE3(a, b, c) {{a, b, c}},
#include "unit/title.def"
#undef TITLE
#undef TITLE2
#undef TITLE3
};

/* Those that come out otherwise, and how. A row that does not is to be taken out. */
static const char *const known_table[] = {
    NULL,
};

enum { ROOM = 1024 };

static void take_bars_out(const char *lines, char title[ROOM])
{
  for (; *lines; lines++)
    if (*lines != '|') *title++ = *lines;
  *title = '\0';
}

static void put_bars_in(const char *title, char lines[ROOM])
{
  size_t breaks[GW_TITLE_MOST_BREAKS], count = 0, next = 0;
  size_t length = strlen(title);
  assert_int_equal(gw_title_break((gw_str){title, length}, GW_TITLE_LINE_HALVES, breaks, &count),
                   GW_OK);
  for (size_t i = 0; i < length; i++) {
    if (next < count && breaks[next] == i) {
      *lines++ = '|';
      next++;
    }
    *lines++ = title[i];
  }
  *lines = '\0';
  assert_int_equal(next, count);
}

static bool is_right(const title_row *row, const char *lines)
{
  for (size_t i = 0; i < COUNT_OF(row->lines) && row->lines[i]; i++)
    if (strcmp(row->lines[i], lines) == 0) return true;
  return false;
}

static bool is_known(const char *lines)
{
  for (size_t i = 0; known_table[i]; i++)
    if (strcmp(known_table[i], lines) == 0) return true;
  return false;
}

static void titles_are_broken_by_the_rule(void **state)
{
  size_t known = 0;
  (void)state;
  for (size_t i = 0; i < COUNT_OF(title_table); i++) {
    char title[ROOM], lines[ROOM];
    take_bars_out(title_table[i].lines[0], title);
    put_bars_in(title, lines);
    if (is_right(&title_table[i], lines)) continue;
    if (is_known(lines))
      known++;
    else
      check_text("title", lines, strlen(lines), title_table[i].lines[0]);
  }
  CHECK_EQUAL("rows of known_table that hold", known, COUNT_OF(known_table) - 1);
  ROWS_ARE_RIGHT();
}

/* ---- What holds of every title ------------------------------------------------------------------- */

/* Bytes that no line may end in; some, because a test may know of several things in a title. */
typedef struct stretch {
  size_t from, to;
} stretch;

typedef struct made_title {
  char text[ROOM];
  size_t length, kept_count;
  stretch kept[64];
} made_title;

static size_t halves_of(const char *text, size_t from, size_t to)
{
  static const char *const spaces[] = {" ", "　", "\t", "\n", "\xC2\xA0"};
  size_t halves = 0, blank = 0;
  bool seen = false;
  gw_str line = {text, to};
  for (size_t at = from; at < to;) {
    bool is_space = false;
    size_t start = at;
    uint32_t code = gw_utf8_next(line, &at);
    size_t own = code < 0x80 ? 1 : 2;
    for (size_t i = 0; i < COUNT_OF(spaces); i++)
      is_space |= at - start == strlen(spaces[i]) && !memcmp(text + start, spaces[i], at - start);
    if (is_space) {
      blank += seen ? own : 0;
      continue;
    }
    seen = true;
    halves += blank + own;
    blank = 0;
  }
  return halves;
}

static bool is_any(uint32_t code, const char *set)
{
  gw_str marks = {set, strlen(set)};
  for (size_t at = 0; at < marks.len;)
    if (gw_utf8_next(marks, &at) == code) return true;
  return false;
}

/* Rising, between characters, no forbidden mark at either end, and no line too long. */
static void check_lines(const char *title, size_t length, int halves_per_line)
{
  size_t breaks[GW_TITLE_MOST_BREAKS + 1], count = SIZE_MAX, start = 0;
  breaks[GW_TITLE_MOST_BREAKS] = 42;
  gw_status status = gw_title_break((gw_str){title, length}, halves_per_line, breaks, &count);
  CHECK_EQUAL("status", status, GW_OK);
  CHECK(title, count <= GW_TITLE_MOST_BREAKS && breaks[GW_TITLE_MOST_BREAKS] == 42);
  for (size_t i = 0; i < count && count <= GW_TITLE_MOST_BREAKS; i++) {
    size_t left = breaks[i], right = breaks[i];
    CHECK(title, left > start && left < length && ((unsigned char)title[left] & 0xC0) != 0x80);
    if (wrong_rows) return;
    uint32_t before = gw_utf8_previous((gw_str){title, length}, &left);
    uint32_t after = gw_utf8_next((gw_str){title, length}, &right);
    CHECK(title, !is_any(before, "（《“‘【〔「『〈([·"));
    CHECK(title,
          !is_any(after,
                  "、，。：；？！）》”’】〕」』〉…·%‰)],;:?! 　\xE2\x80\x8D\xEF\xB8\x8F\xCC\x81"));
    CHECK(title, before != 0x200D || after < 0x1F000);
    CHECK(title, halves_of(title, start, breaks[i]) <= (size_t)halves_per_line);
    start = breaks[i];
  }
  if (count > 0) CHECK(title, halves_of(title, start, length) <= (size_t)halves_per_line);
}

/* ---- Titles made of words -------------------------------------------------------------------------- */

/* The compounds of the table itself: each must stay whole wherever it stands. */
#define LIST(name, ...) static const char *const name##_words[] = {__VA_ARGS__};
#include "style/title_word.def"
#undef LIST

static void put(made_title *made, const char *text, bool is_kept)
{
  size_t length = strlen(text);
  assert_true(made->length + length < ROOM && made->kept_count < COUNT_OF(made->kept));
  if (is_kept) made->kept[made->kept_count++] = (stretch){made->length, made->length + length};
  memcpy(made->text + made->length, text, length + 1);
  made->length += length;
}

static const char *one_of(const char *const *words, size_t count)
{
  return words[pick(count)];
}

static void make_title(made_title *made)
{
  static const char *const organs[] = {"示例市人民政府",     "云溪县发展和改革委员会",
                                       "青禾大学",           "示例市教育局　示例市财政局",
                                       "中共示例市委办公室", ""};
  static const char *const verbs[] = {"印发", "做好", "进一步加强", "公布", "开展"};
  static const char *const numbers[] = {"2026年", "2026—2028年", "12.8%",     "105周年",
                                        "第3次",  "第十五届",    "1—6月",     "5G",
                                        "3个",    "2026年度",    "二〇三五年"};
  static const char *const books[] = {"《示例市城市更新行动方案》", "《物业管理办法（试行）》",
                                      "《〈水法〉实施细则》", "“互联网+政务服务”"};
  static const char *const genres[] = {"的通知", "的实施意见", "的批复", "的请示"};
  *made = (made_title){.length = 0};
  put(made, one_of(organs, COUNT_OF(organs)), false);
  put(made, "关于", true);
  put(made, one_of(verbs, COUNT_OF(verbs)), false);
  for (size_t left = 1 + pick(8); left > 0; left--) switch (pick(8)) {
    case 0: put(made, one_of(numbers, COUNT_OF(numbers)), true); break;
    case 1: put(made, one_of(books, COUNT_OF(books)), true); break;
    case 2: put(made, "和", false); break;
    default: put(made, one_of(COMPOUND_words, COUNT_OF(COMPOUND_words)), true);
    }
  put(made, one_of(genres, COUNT_OF(genres)), false);
}

static void made_titles_keep_the_rules(void **state)
{
  (void)state;
  random_state = 9704;
  for (int round = 0; round < 1000; round++) {
    made_title made;
    size_t breaks[GW_TITLE_MOST_BREAKS], count = 0;
    make_title(&made);
    check_lines(made.text, made.length, GW_TITLE_LINE_HALVES);
    assert_int_equal(
        gw_title_break((gw_str){made.text, made.length}, GW_TITLE_LINE_HALVES, breaks, &count),
        GW_OK);
    CHECK(made.text, (count > 0) == (halves_of(made.text, 0, made.length) > GW_TITLE_LINE_HALVES));
    for (size_t i = 0; i < count; i++) {
      CHECK(made.text, strncmp(made.text + breaks[i], "的", strlen("的")) != 0);
      for (size_t k = 0; k < made.kept_count; k++)
        CHECK(made.text, breaks[i] <= made.kept[k].from || breaks[i] >= made.kept[k].to);
    }
  }
  ROWS_ARE_RIGHT();
}

/* ---- Hostile titles --------------------------------------------------------------------------------- */

#define FOUR(text) text text text text
#define FAMILY "👩\xE2\x80\x8D👩\xE2\x80\x8D👧\xE2\x80\x8D👦" /* one character of seven code points */
#define ACUTE "e\xCC\x81"                                 /* and one of two */
#define PLAIN "关于印发示例市城市更新行动方案的通知"

static void anything_can_be_a_title(void **state)
{
  static const char *const rows[] = {
      "",
      " ",
      FOUR(FOUR(FOUR("　"))),
      FOUR(FOUR("》》")),
      FOUR(FOUR("《《")),
      "关于印发《示例市城市更新行动方案的通知" PLAIN,
      "关于印发示例市城市更新行动方案》的通知（关于印发示例市“城市更新行动方案的通知",
      "关于《甲（乙》丙）丁“戊《己”庚》辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒的通知",
      FOUR(FOUR("、，。：；？！")),
      FOUR(FOUR("——")),
      FOUR(FOUR("aaaaaa")),
      "Notice on the Annual Work Plan of the People's Government of the Example City for 2026",
      FOUR(FOUR("123456")),
      FOUR(FOUR("的的")),
      FOUR(FOUR("😀😀")),
      FOUR(FAMILY) FAMILY PLAIN,
      FOUR(ACUTE) ACUTE PLAIN PLAIN,
      FOUR(FOUR("𠮷𠮷")),
      FOUR(FOUR("第第")),
      FOUR(FOUR("二〇二六年")),
      "\xEF\xBF\xBF\xEF\xBF\xBE\x01\x02\x7F" PLAIN PLAIN,
      "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานี",
      "국민의 알 권리를 보장하고 국정에 대한 국민의 참여와 국정 운영의 투명성을 확보함",
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++)
    for (int halves = -1; halves <= 60; halves++) check_lines(rows[i], strlen(rows[i]), halves);
  ROWS_ARE_RIGHT();
}

static void any_characters_can_be_a_title(void **state)
{
  static const char *const pieces[] = {
      "示",           "的", "关于", "《", "》", "“",  "”",  "（", "）", "(",  ")", "2",
      "年",           "%",  "—",    "a",  " ",  "　", "、", "和", "市", "局", "😀", "\xCC\x81",
      "\xE2\x80\x8D", "第", "十",   "·",  "…"};
  (void)state;
  random_state = 33476;
  for (int round = 0; round < 2000; round++) {
    made_title made = {.length = 0};
    for (size_t left = 20 + pick(100); left > 0; left--)
      put(&made, one_of(pieces, COUNT_OF(pieces)), false);
    check_lines(made.text, made.length, GW_TITLE_LINE_HALVES);
  }
  ROWS_ARE_RIGHT();
}

/* A whole draft that was taken for a title, and titles around the limit. */
static void a_very_long_title_is_not_broken(void **state)
{
  enum { MEGABYTE = 1 << 20 };
  size_t breaks[GW_TITLE_MOST_BREAKS], count = 1;
  char *text = malloc(MEGABYTE);
  (void)state;
  assert_non_null(text);
  for (size_t at = 0; at < MEGABYTE; at++) text[at] = "的通知"[at % strlen("的通知")];
  assert_int_equal(gw_title_break((gw_str){text, MEGABYTE - MEGABYTE % 3}, 40, breaks, &count),
                   GW_OK);
  assert_int_equal(count, 0);
  assert_int_equal(
      gw_title_break((gw_str){text, 3 * (GW_TITLE_MOST_CHARACTERS + 1)}, 40, breaks, &count),
      GW_OK);
  assert_int_equal(count, 0);
  assert_int_equal(gw_title_break((gw_str){text, 3 * GW_TITLE_MOST_CHARACTERS}, 40, breaks, &count),
                   GW_OK);
  assert_true(count >= 5);
  free(text);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(titles_are_broken_by_the_rule),
      cmocka_unit_test(made_titles_keep_the_rules),
      cmocka_unit_test(anything_can_be_a_title),
      cmocka_unit_test(any_characters_can_be_a_title),
      cmocka_unit_test(a_very_long_title_is_not_broken),
  };
  (void)argc;
  (void)argv;
  setenv("LC_ALL", "th_TH.UTF-8", 1); /* what ICU would take as its locale, were it asked to */
  return cmocka_run_group_tests(tests, NULL, NULL);
}
