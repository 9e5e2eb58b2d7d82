/* head_word.c - see head_word.h. */
#include "recognise/head_word.h"

#include "model/conserve.h"
#include "recognise/feature.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#include <string.h>

enum { STAR = 0x2605, COLON = 0xFF1A };

static uint32_t peek(gw_str text, size_t at)
{
  return at < text.len ? gw_utf8_next(text, &at) : 0;
}

bool gw_head_word(gw_str text, size_t *at, const char *word)
{
  size_t here = *at;
  if (here >= text.len || text.ptr[here] != *word) return false; /* nearly always */
  const bool is_han = (unsigned char)*word >= 0xE0;
  if (is_han && (text.len - here < 3 || memcmp(text.ptr + here, word, 3) != 0)) return false;
  const gw_str wanted = {word, strlen(word)};
  for (size_t w = 0; w < wanted.len;) {
    if (w) gw_skip_spaces(text, &here);
    if (here >= text.len || gw_utf8_next(text, &here) != gw_utf8_next(wanted, &w)) return false;
  }
  *at = here;
  return true;
}

/* The first of `words` that is there; NULL ends them. */
static bool take_one_of(gw_str text, size_t *at, const char *const *words)
{
  for (; *words; words++)
    if (gw_head_word(text, at, *words)) return true;
  return false;
}

static bool take_colon(gw_str text, size_t *at)
{
  size_t here = *at;
  gw_skip_spaces(text, &here);
  if (peek(text, here) != COLON && peek(text, here) != ':') return false;
  gw_utf8_next(text, &here);
  *at = here;
  return true;
}

bool gw_head_copy_number(gw_str text, size_t *at)
{
  enum { DIGITS = 6 };
  static const char *const labels[] = {"份号", "No.", "NO.", "№", NULL};
  size_t here = *at, count = 0;
  const uint32_t first = peek(text, here);
  if (gw_is_han(first) && first != 0x4EFD) return false; /* 份; nearly always */
  if (take_one_of(text, &here, labels)) take_colon(text, &here);
  gw_skip_spaces(text, &here);
  for (; count <= DIGITS && gw_is_digit(peek(text, here)); count++) gw_utf8_next(text, &here);
  if (count != DIGITS) return false;
  *at = here;
  return true;
}

/* 1年, 6个月, 30天, 长期 */
static void skip_period(gw_str text, size_t *at)
{
  static const char *const units[] = {"年", "个月", "月", "天", "日", NULL};
  static const char *const always[] = {"长期", "永久", NULL};
  uint32_t value;
  size_t here = *at;
  gw_skip_spaces(text, &here);
  if (take_one_of(text, &here, always)) {
    *at = here;
    return;
  }
  if (!gw_numeral_digits(text, &here, 3, &value)) return;
  gw_skip_spaces(text, &here);
  if (take_one_of(text, &here, units)) *at = here;
}

/* What follows a word that may be the start of another: 机密文件 */
static bool ends_here(gw_str text, size_t at)
{
  uint32_t next = peek(text, at);
  return next == 0 || gw_is_layout_space(next);
}

bool gw_head_security(gw_str text, size_t *at)
{
  static const char *const grades[] = {"绝密", "机密", "秘密", NULL};
  size_t here = *at;
  if (!take_one_of(text, &here, grades)) return false;
  size_t star = here;
  gw_skip_spaces(text, &star);
  if (peek(text, star) != STAR) {
    if (!ends_here(text, here)) return false;
    *at = here;
    return true;
  }
  gw_utf8_next(text, &star);
  skip_period(text, &star);
  *at = star;
  return true;
}

bool gw_head_urgency(gw_str text, size_t *at)
{
  static const char *const degrees[] = {"特提", "特急", "加急", "平急", NULL};
  size_t here = *at;
  if (!take_one_of(text, &here, degrees) || !ends_here(text, here)) return false;
  *at = here;
  return true;
}

bool gw_head_signer(gw_str text, size_t *at)
{
  size_t here = *at;
  if (!gw_head_word(text, &here, "签发人") || !take_colon(text, &here)) return false;
  *at = here;
  return true;
}

bool gw_head_copies(gw_str text, size_t *at)
{
  static const char *const words[] = {"抄送", "主送", "抄报", "分送", "抄发",
                                      "报送", "报",   "送",   "发",   NULL};
  size_t here = *at;
  if (!take_one_of(text, &here, words) || !take_colon(text, &here)) return false;
  *at = here;
  return true;
}

bool gw_head_is_names(gw_str text)
{
  enum { LONGEST_LINE = 120 /* bytes */, LONGEST_NAME = 4 };
  size_t characters = 0, run = 0;
  if (text.len > LONGEST_LINE) return false;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (gw_is_layout_space(code)) {
      run = 0;
      continue;
    }
    bool mask = code == 'X' || code == 0xD7;
    if ((!gw_is_han(code) && !mask) || ++run > LONGEST_NAME) return false;
    characters++;
  }
  return characters >= 2;
}

bool gw_head_attachment(gw_str text, size_t *at, bool *numbered, bool *colon)
{
  uint32_t value;
  size_t here = gw_phrase_starts(GW_PHRASES_ATTACHMENT, text);
  if (here == 0) return false;
  gw_skip_spaces(text, &here);
  *numbered = gw_numeral_digits(text, &here, 3, &value) || gw_numeral_han(text, &here, &value);
  *colon = take_colon(text, &here);
  *at = here;
  return true;
}

/* A whole date from `at` to the end; a month alone is no 成文日期. */
static bool is_day_to_end(gw_str text, size_t at)
{
  return gw_numeral_date(text, &at) && at == text.len && !gw_text_ends(text, "月");
}

/* Bytes of the name in 示例市人民政府　2026年8月1日, or 0; an organ needs no space: …政府2026年8月1日 */
size_t gw_head_signed(gw_str text)
{
  enum { LONGEST = 240 };
  if (text.len > LONGEST || !gw_text_ends(text, "日")) return 0;
  for (size_t at = 0, end = 0; at < text.len; end = at) {
    const bool space = gw_is_layout_space(gw_utf8_next(text, &at));
    if (space) gw_skip_spaces(text, &at);
    const size_t date = space ? at : end;
    if (end == 0 || !is_day_to_end(text, date)) continue;
    const gw_str name = (gw_str){text.ptr, end};
    if (gw_phrase_ends(GW_PHRASES_ORGAN, name)) return end;
    return space && gw_head_is_names(name) ? end : 0;
  }
  return 0;
}
