/* phrase.c - see phrase.h. */
#include "recognise/phrase.h"

#include <string.h>

#define LIST(name, ...) static const char *const words_of_##name[] = {__VA_ARGS__, NULL};
#include "recognise/phrase.def"
#undef LIST

static const char *const *const list_table[GW_PHRASES_COUNT] = {
#define LIST(name, ...) [GW_PHRASES_##name] = words_of_##name,
#include "recognise/phrase.def"
#undef LIST
};

typedef bool (*matcher)(gw_str text, const char *word, size_t length);

static bool starts(gw_str text, const char *word, size_t length)
{
  return text.len >= length && memcmp(text.ptr, word, length) == 0;
}

static bool ends(gw_str text, const char *word, size_t length)
{
  return text.len >= length && memcmp(text.ptr + text.len - length, word, length) == 0;
}

static bool is(gw_str text, const char *word, size_t length)
{
  return text.len == length && memcmp(text.ptr, word, length) == 0;
}

static bool has(gw_str text, const char *word, size_t length)
{
  if (length == 0 || text.len < length) return false;
  const char *last = text.ptr + text.len - length;
  for (const char *p = text.ptr; p <= last; p++) {
    p = memchr(p, word[0], (size_t)(last - p) + 1);
    if (!p) return false;
    if (memcmp(p, word, length) == 0) return true;
  }
  return false;
}

static size_t longest(gw_phrase_list list, gw_str text, matcher match)
{
  size_t best = 0;
  for (const char *const *word = list_table[list]; *word; word++) {
    size_t length = strlen(*word);
    if (length > best && match(text, *word, length)) best = length;
  }
  return best;
}

size_t gw_phrase_starts(gw_phrase_list list, gw_str text)
{
  return longest(list, text, starts);
}

size_t gw_phrase_ends(gw_phrase_list list, gw_str text)
{
  return longest(list, text, ends);
}

size_t gw_phrase_is(gw_phrase_list list, gw_str text)
{
  return longest(list, text, is);
}

/* ---- Words inside a text ------------------------------------------------------------------- */

enum { FILTER_BITS = 64 * GW_PHRASE_FILTER_WORDS };

/* A place among FILTER_BITS for two bytes that follow each other. */
static unsigned bit_of(const char *bytes)
{
  unsigned pair = (unsigned)(unsigned char)bytes[0] * 131 + (unsigned)(unsigned char)bytes[1] * 7;
  return pair % FILTER_BITS;
}

/* Han share their first byte; the second and third tell them apart. */
static const char *telling_bytes(const char *word)
{
  return (unsigned char)word[0] >= 0xE0 ? word + 1 : word;
}

gw_phrase_filter gw_phrase_prepare(gw_str text)
{
  gw_phrase_filter filter = {.text = text};
  for (size_t at = 0; at + 1 < text.len; at++) {
    unsigned bit = bit_of(text.ptr + at);
    filter.seen[bit / 64] |= UINT64_C(1) << bit % 64;
  }
  return filter;
}

int gw_phrase_count_in(gw_phrase_list list, const gw_phrase_filter *filter)
{
  int count = 0;
  for (const char *const *word = list_table[list]; *word; word++) {
    unsigned bit = bit_of(telling_bytes(*word));
    if (!(filter->seen[bit / 64] >> bit % 64 & 1)) continue;
    count += has(filter->text, *word, strlen(*word));
  }
  return count;
}

int gw_phrase_count(gw_phrase_list list, gw_str text)
{
  const gw_phrase_filter filter = gw_phrase_prepare(text);
  return gw_phrase_count_in(list, &filter);
}

bool gw_text_has(gw_str text, const char *word)
{
  return has(text, word, strlen(word));
}

bool gw_text_starts(gw_str text, const char *word)
{
  return starts(text, word, strlen(word));
}

bool gw_text_ends(gw_str text, const char *word)
{
  return ends(text, word, strlen(word));
}
