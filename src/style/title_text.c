/* title_text.c - see title_text.h. */
#include "style/title_text.h"

bool gw_title_decode(gw_title_text *title, gw_str bytes)
{
  title->bytes = bytes;
  title->count = 0;
  title->halves_before[0] = 0;
  for (size_t at = 0; at < bytes.len; title->count++) {
    size_t i = title->count;
    if (i == GW_TITLE_MOST_CHARACTERS) return false;
    title->at[i] = at;
    title->code[i] = gw_utf8_next(bytes, &at);
    title->halves_before[i + 1] = title->halves_before[i] + (title->code[i] < 0x80 ? 1 : 2);
  }
  title->at[title->count] = bytes.len;
  return true;
}

gw_str gw_title_slice(const gw_title_text *title, size_t from, size_t to)
{
  return (gw_str){title->bytes.ptr + title->at[from], title->at[to] - title->at[from]};
}

size_t gw_title_word_before(const gw_title_text *title, size_t at)
{
  do at--;
  while (!title->starts_word[at]);
  return at;
}

size_t gw_title_word_after(const gw_title_text *title, size_t at)
{
  do at++;
  while (!title->starts_word[at]);
  return at;
}

bool gw_title_is_space(uint32_t code)
{
  return code == ' ' || code == 0x3000 || code == 0xA0 || (code >= '\t' && code <= '\r');
}

int gw_title_line_halves(const gw_title_text *title, size_t from, size_t to)
{
  while (from < to && gw_title_is_space(title->code[from])) from++;
  while (to > from && gw_title_is_space(title->code[to - 1])) to--;
  return title->halves_before[to] - title->halves_before[from];
}
