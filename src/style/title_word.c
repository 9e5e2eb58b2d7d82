/* title_word.c - see title_word.h. Only joins what ICU parted, but for compounds, which it may have
 * cut across (示例|市政府|采购). */
#include "style/title_word.h"

#include <string.h>

/* ---- Lists --------------------------------------------------------------------------------- */

#define LIST(name, ...) static const char *const words_of_##name[] = {__VA_ARGS__, NULL};
#include "style/title_word.def"
#undef LIST

static const char *const *const list_table[GW_TITLE_LIST_COUNT] = {
#define LIST(name, ...) [GW_TITLE_##name##_WORDS] = words_of_##name,
#include "style/title_word.def"
#undef LIST
};

/* Han share their first byte; the third, which every word here has, tells most of them apart. */
static bool is_like(const char *word, const char *text)
{
  return word[2] == text[2] && word[1] == text[1];
}

bool gw_title_is(gw_title_list list, gw_str word)
{
  if (word.len < 3) return false;
  for (const char *const *at = list_table[list]; *at; at++)
    if (is_like(*at, word.ptr) && strlen(*at) == word.len && memcmp(*at, word.ptr, word.len) == 0)
      return true;
  return false;
}

size_t gw_title_starts(gw_title_list list, gw_str text)
{
  size_t longest = 0;
  if (text.len < 3) return 0;
  for (const char *const *at = list_table[list]; *at; at++) {
    if (!is_like(*at, text.ptr)) continue;
    size_t length = strlen(*at);
    if (length > longest && length <= text.len && memcmp(*at, text.ptr, length) == 0)
      longest = length;
  }
  return longest;
}

size_t gw_title_ends(gw_title_list list, gw_str text)
{
  size_t longest = 0;
  for (const char *const *at = list_table[list]; *at; at++) {
    size_t length = strlen(*at);
    if (length > longest && length <= text.len &&
        memcmp(*at, text.ptr + text.len - length, length) == 0)
      longest = length;
  }
  return longest;
}

/* ---- Numbers ------------------------------------------------------------------------------- */

static bool is_one_of(uint32_t code, const char *set)
{
  gw_str text = {set, strlen(set)};
  for (size_t at = 0; at < text.len;)
    if (gw_utf8_next(text, &at) == code) return true;
  return false;
}

bool gw_title_is_digit(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

bool gw_title_is_numeral(uint32_t code)
{
  return is_one_of(code, "〇零一二三四五六七八九十百千万亿");
}

/* One dash, not the —— of a second title. */
static bool is_range_dash(const gw_title_text *title, size_t at)
{
  static const char dashes[] = "—–-－～~";
  if (!is_one_of(title->code[at], dashes)) return false;
  bool is_double = (at > 0 && title->code[at - 1] == title->code[at]) ||
                   (at + 1 < title->count && title->code[at + 1] == title->code[at]);
  return !is_double;
}

static bool is_ascii_mark(uint32_t code)
{
  return code > ' ' && code < 0x7F;
}

/* 2026|年, 3|个, 12.8|%, 二十|届. */
static bool is_unit(uint32_t code)
{
  return is_one_of(code, "年月日号次届个批期周岁万亿元倍级条项件名人家米多余度季起份间％‰℃+");
}

/* The character before `at`, and the one before that; 0 where there is none. */
static uint32_t behind(const gw_title_text *title, size_t at, size_t distance)
{
  return at >= distance ? title->code[at - distance] : 0;
}

/* Is the place before character `at` inside a number, with its unit or its range? */
static bool is_in_number(const gw_title_text *title, size_t at)
{
  uint32_t left = behind(title, at, 1), right = title->code[at];
  if (is_ascii_mark(left) && is_ascii_mark(right)) return true; /* 5G, 12.8%, A+ */
  if (is_range_dash(title, at)) return true;
  if (is_range_dash(title, at - 1)) return true;
  if (left == 0x7B2C) return true; /* 第 */
  if (gw_title_is_digit(left)) return gw_title_is_digit(right) || is_unit(right);
  if (gw_title_is_numeral(left)) return gw_title_is_numeral(right) || is_unit(right);
  if (!gw_title_is_digit(behind(title, at, 2))) return false;
  if (left == 0x5E74 && is_one_of(right, "度底初末")) return true;       /* 2026年|度 */
  return (left == 0x5E74 || left == 0x6708) && gw_title_is_digit(right); /* 2026年|1月 */
}

/* 第三次, 第42个, 第一中学: the word behind the numeral belongs to it. */
static void join_ordinals(gw_title_text *title)
{
  for (size_t i = 0; i + 1 < title->count; i++) {
    if (title->code[i] != 0x7B2C) continue;
    size_t j = i + 1;
    while (j < title->count &&
           (gw_title_is_digit(title->code[j]) || gw_title_is_numeral(title->code[j])))
      title->starts_word[j++] = false;
    if (j > i + 1 && j < title->count && title->code[j] > 0x2E80 && title->code[j] < 0xFF00 &&
        !gw_title_is_space(title->code[j]))
      title->starts_word[j] = false;
  }
}

static void join_numbers(gw_title_text *title)
{
  for (size_t i = 1; i < title->count; i++)
    if (title->starts_word[i] && is_in_number(title, i)) title->starts_word[i] = false;
  join_ordinals(title);
}

/* ---- Compounds ----------------------------------------------------------------------------- */

enum { SHORT_COMPOUND = 3 * 3 }; /* bytes of three characters: too short to stand against ICU */

static size_t index_of_byte(const gw_title_text *title, size_t from, size_t byte)
{
  while (title->at[from] < byte) from++;
  return from;
}

/* Bytes of the longest. Words of other lists are compounds, too, where ICU does not know them
 * (印|发). */
static size_t compound_at(const gw_title_text *title, size_t at)
{
  static const gw_title_list lists[] = {GW_TITLE_COMPOUND_WORDS, GW_TITLE_OPENS_WORDS,
                                        GW_TITLE_QUALIFIES_WORDS, GW_TITLE_LEANS_ON_WORDS};
  gw_str rest = gw_title_slice(title, at, title->count);
  size_t longest = 0;
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    size_t length = gw_title_starts(lists[i], rest);
    if (length > longest) longest = length;
  }
  return longest;
}

static void join_compounds(gw_title_text *title)
{
  for (size_t i = 0; i < title->count;) {
    size_t end = index_of_byte(title, i, title->at[i] + compound_at(title, i));
    bool is_short = title->at[end] - title->at[i] <= SHORT_COMPOUND;
    if (end == i || (is_short && !(title->starts_word[i] && title->starts_word[end]))) {
      i++;
      continue;
    }
    title->starts_word[i] = true;
    for (size_t j = i + 1; j < end; j++) title->starts_word[j] = false;
    title->starts_word[end] = true;
    i = end;
  }
}

void gw_title_mend_words(gw_title_text *title)
{
  title->starts_word[0] = true;
  title->starts_word[title->count] = true;
  join_compounds(title);
  join_numbers(title);
}
