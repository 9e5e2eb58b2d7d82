/* phrase.c - see phrase.h; the rows of a list stand together in phrase.def. */
#include "recognise/phrase.h"

#include <string.h>

typedef struct phrase_row {
  gw_phrase_list list;
  size_t length;
  const char *text;
} phrase_row;

static const phrase_row phrase_table[] = {
#define X(list, text) {GW_PHRASES_##list, sizeof text - 1, text},
#include "recognise/phrase.def"
#undef X
};
enum { PHRASE_COUNT = sizeof phrase_table / sizeof *phrase_table };

typedef bool (*matcher)(gw_str text, const phrase_row *row);

static bool starts(gw_str text, const phrase_row *row)
{
  return text.len >= row->length && memcmp(text.ptr, row->text, row->length) == 0;
}

static bool ends(gw_str text, const phrase_row *row)
{
  return text.len >= row->length &&
         memcmp(text.ptr + text.len - row->length, row->text, row->length) == 0;
}

static bool is(gw_str text, const phrase_row *row)
{
  return text.len == row->length && memcmp(text.ptr, row->text, row->length) == 0;
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
  for (int i = 0; i < PHRASE_COUNT; i++)
    if (phrase_table[i].list == list && phrase_table[i].length > best &&
        match(text, &phrase_table[i]))
      best = phrase_table[i].length;
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

int gw_phrase_count(gw_phrase_list list, gw_str text)
{
  int count = 0;
  for (int i = 0; i < PHRASE_COUNT; i++)
    count += phrase_table[i].list == list &&
             has(text, phrase_table[i].text, phrase_table[i].length);
  return count;
}

bool gw_text_has(gw_str text, const char *word)
{
  return has(text, word, strlen(word));
}

bool gw_text_starts(gw_str text, const char *word)
{
  size_t length = strlen(word);
  return text.len >= length && memcmp(text.ptr, word, length) == 0;
}

bool gw_text_ends(gw_str text, const char *word)
{
  size_t length = strlen(word);
  return text.len >= length && memcmp(text.ptr + text.len - length, word, length) == 0;
}
