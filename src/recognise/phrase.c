/*
 * phrase.c - see phrase.h. The words are indexed once, by how they start and end, so that a line is
 * compared only with words that might be there and is walked once for all lists that look inside.
 */
#include "recognise/phrase.h"

#include <string.h>
#include <pthread.h>

#define LIST(name, ...) static const char *const words_of_##name[] = {__VA_ARGS__, NULL};
#include "recognise/phrase.def"
#undef LIST

static const char *const *const list_table[GW_PHRASES_COUNT] = {
#define LIST(name, ...) [GW_PHRASES_##name] = words_of_##name,
#include "recognise/phrase.def"
#undef LIST
};

/* ---- The index ------------------------------------------------------------------------------ */

/* The lists whose words are looked for anywhere. Others could be, one word at a time. */
#define INSIDE(name) (UINT32_C(1) << GW_PHRASES_##name)
static const uint32_t inside_lists = INSIDE(ABOUT) | INSIDE(LEAD_IN) | INSIDE(PRINTS) |
                                     INSIDE(ADVERT) | INSIDE(ADVERT_WEAK) | INSIDE(WEB_INSIDE) |
                                     INSIDE(URL) | INSIDE(MODAL) | INSIDE(TITLE_NOTE) |
                                     INSIDE(REMARK) | INSIDE(CHAT_INSIDE) | INSIDE(PLACEHOLDER);
_Static_assert(GW_PHRASES_COUNT <= 32, "lists are bits of a word");

enum {
  WORDS_MOST = 0
#define LIST(name, ...) +(sizeof(words_of_##name) / sizeof *words_of_##name - 1)
#include "recognise/phrase.def"
#undef LIST
  ,
  EDGES = 256,    /* places for how a word starts or ends */
  PAIRS = 512,    /* places for the two characters that it starts with ... */
  PAIR_BITS = 14, /* ... and as many bits more of them, to say quickly that it is none */
  PAIR_BYTES = 6  /* two Han */
};

typedef uint16_t link; /* 1 plus a word's number; 0: no more */

typedef struct word {
  const char *text;
  uint16_t length;
  uint16_t list;
  link next_start, next_end, next_inside;
} word;

static struct {
  word words[2 * WORDS_MOST]; /* as written and, of some, with points of half width */
  size_t count;
  link starts[GW_PHRASES_COUNT][EDGES], ends[GW_PHRASES_COUNT][EDGES];
  link ascii[128], pairs[PAIRS], short_han[EDGES]; /* words to look for inside */
  uint64_t pair_bits[(1 << PAIR_BITS) / 64];
  uint64_t tail_bits[(1 << 16) / 64]; /* the second and third byte of what they start with */
} phrases;

/* One character has one to three bytes here; two of Han would tell more, but many words have one. */
static unsigned edge(const char *bytes, size_t length)
{
  const unsigned char *s = (const unsigned char *)bytes;
  if (s[0] < 0x80 || length < 3) return s[0] & 0x7F;
  return (s[0] * 5u + s[1] * 67u + s[2] * 3u) % EDGES;
}

static unsigned start_edge(gw_str text)
{
  return edge(text.ptr, text.len);
}

static unsigned end_edge(gw_str text)
{
  const char *last = text.ptr + text.len - 1;
  if ((unsigned char)*last < 0x80 || text.len < 3) return edge(last, 1);
  return edge(last - 2, 3);
}

/* Of words that are too short for a pair: what they all have, two bytes. */
static unsigned lead(const char *bytes, size_t length)
{
  const unsigned char *s = (const unsigned char *)bytes;
  return length < 2 ? 0 : (s[0] * 5u + s[1] * 67u) % EDGES;
}

static unsigned pair_of(const char *bytes)
{
  uint32_t head;
  uint16_t tail;
  memcpy(&head, bytes, sizeof head);
  memcpy(&tail, bytes + sizeof head, sizeof tail);
  uint64_t both = (uint64_t)tail << 32 | head;
  return (unsigned)(both * UINT64_C(0x9E3779B97F4A7C15) >> (64 - PAIR_BITS));
}

/* The chain of the words that a text might hold where it starts like this one. */
static link *inside_chain(gw_str text)
{
  unsigned char first = (unsigned char)*text.ptr;
  if (first < 0x80) return &phrases.ascii[first];
  if (text.len < PAIR_BYTES) return &phrases.short_han[lead(text.ptr, text.len)];
  return &phrases.pairs[pair_of(text.ptr) % PAIRS];
}

/* What tells most characters of three bytes apart. */
static unsigned tail_of(const char *bytes)
{
  uint16_t tail;
  memcpy(&tail, bytes + 1, sizeof tail);
  return tail;
}

/* Might a word start with this character? Most are none of those. */
static bool may_start(const char *bytes)
{
  unsigned tail = tail_of(bytes);
  return phrases.tail_bits[tail / 64] >> tail % 64 & 1;
}

static void index_inside(word *w, gw_str text, link number)
{
  link *chain = inside_chain(text);
  w->next_inside = *chain;
  *chain = number;
  if ((*text.ptr & 0xF0) == 0xE0) {
    unsigned tail = tail_of(text.ptr);
    phrases.tail_bits[tail / 64] |= UINT64_C(1) << tail % 64;
  }
  if (text.len < PAIR_BYTES) return;
  unsigned pair = pair_of(text.ptr);
  phrases.pair_bits[pair / 64] |= UINT64_C(1) << pair % 64;
}

static void index_word(gw_phrase_list list, const char *written)
{
  const gw_str text = {written, strlen(written)};
  word *w = &phrases.words[phrases.count++];
  link number = (link)phrases.count;
  link *start = &phrases.starts[list][start_edge(text)], *end = &phrases.ends[list][end_edge(text)];
  *w = (word){written, (uint16_t)text.len, (uint16_t)list, *start, *end, 0};
  *start = *end = number;
  if (inside_lists >> list & 1) index_inside(w, text, number);
}

/* 来源： is typed as 来源: by many. The written word with the point at its end half as wide; NULL: it ends
 * in none. */
static const char *half_width(const char *written)
{
  static const char *const point_table[][2] = {{"：", ":"}, {"，", ","}, {"！", "!"}};
  static char pool[8192]; /* for all of them, filled once; bytes */
  static size_t used;
  const size_t length = strlen(written), point = strlen(point_table[0][0]);
  if (length <= point || length > sizeof pool - used) return NULL;
  const char *end = written + length - point;
  for (size_t i = 0; i < sizeof point_table / sizeof *point_table; i++) {
    if (memcmp(end, point_table[i][0], point) != 0) continue;
    char *half = pool + used;
    memcpy(half, written, length - point);
    half[length - point] = *point_table[i][1];
    half[length - point + 1] = '\0';
    used += length - point + 2;
    return half;
  }
  return NULL;
}

/* Words that are counted inside a text stand for themselves only. */
static void index_words(void)
{
  for (int list = 0; list < GW_PHRASES_COUNT; list++)
    for (const char *const *w = list_table[list]; *w; w++) {
      index_word((gw_phrase_list)list, *w);
      const char *half = inside_lists >> list & 1 ? NULL : half_width(*w);
      if (half) index_word((gw_phrase_list)list, half);
    }
}

static void need_index(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, index_words);
}

/* ---- Words at the ends ----------------------------------------------------------------------- */

static bool is_at(const word *w, const char *bytes, size_t left)
{
  return w->length <= left && memcmp(w->text, bytes, w->length) == 0;
}

size_t gw_phrase_starts(gw_phrase_list list, gw_str text)
{
  size_t best = 0;
  if (text.len == 0) return 0;
  need_index();
  for (link at = phrases.starts[list][start_edge(text)]; at;) {
    const word *w = &phrases.words[at - 1];
    if (w->length > best && is_at(w, text.ptr, text.len)) best = w->length;
    at = w->next_start;
  }
  return best;
}

size_t gw_phrase_ends(gw_phrase_list list, gw_str text)
{
  size_t best = 0;
  if (text.len == 0) return 0;
  need_index();
  for (link at = phrases.ends[list][end_edge(text)]; at;) {
    const word *w = &phrases.words[at - 1];
    bool fits = w->length > best && w->length <= text.len;
    if (fits && is_at(w, text.ptr + text.len - w->length, w->length)) best = w->length;
    at = w->next_end;
  }
  return best;
}

size_t gw_phrase_is(gw_phrase_list list, gw_str text)
{
  if (text.len == 0) return 0;
  need_index();
  for (link at = phrases.starts[list][start_edge(text)]; at;) {
    const word *w = &phrases.words[at - 1];
    if (w->length == text.len && is_at(w, text.ptr, text.len)) return text.len;
    at = w->next_start;
  }
  return 0;
}

/* ---- Words inside a text --------------------------------------------------------------------- */

typedef struct search {
  gw_phrase_filter *found;
  uint64_t seen[(2 * WORDS_MOST + 63) / 64]; /* a word counts once */
} search;

/* The words of a chain that are here. */
static void meet(search *s, link chain, const char *bytes, size_t left)
{
  while (chain) {
    const word *w = &phrases.words[chain - 1];
    unsigned number = chain - 1u;
    chain = w->next_inside;
    if (!is_at(w, bytes, left) || (s->seen[number / 64] >> number % 64 & 1)) continue;
    s->seen[number / 64] |= UINT64_C(1) << number % 64;
    s->found->count[w->list]++;
  }
}

/* Passes over characters of three bytes that no word starts with. */
static size_t pass_others(gw_str text, size_t at)
{
  const size_t last = text.len < 3 ? 0 : text.len - 2;
  while (at < last && (text.ptr[at] & 0xF0) == 0xE0 && !may_start(text.ptr + at)) at += 3;
  return at;
}

gw_phrase_filter gw_phrase_prepare(gw_str text)
{
  gw_phrase_filter found = {.text = text};
  search s = {.found = &found};
  need_index();
  for (size_t at = 0; (at = pass_others(text, at)) < text.len;) {
    const char *here = text.ptr + at;
    size_t left = text.len - at;
    unsigned char first = (unsigned char)*here;
    if (first < 0x80) {
      if (phrases.ascii[first]) meet(&s, phrases.ascii[first], here, left);
      at++;
      continue;
    }
    at += (first & 0xF0) == 0xE0 ? 3 : 1;
    if (left >= PAIR_BYTES) {
      unsigned pair = pair_of(here);
      if (phrases.pair_bits[pair / 64] >> pair % 64 & 1)
        meet(&s, phrases.pairs[pair % PAIRS], here, left);
    }
    link single = phrases.short_han[lead(here, left)];
    if (single) meet(&s, single, here, left);
  }
  return found;
}

static bool has(gw_str text, const char *wanted, size_t length)
{
  if (length == 0 || text.len < length) return false;
  const char *last = text.ptr + text.len - length;
  for (const char *p = text.ptr; p <= last; p++) {
    p = memchr(p, wanted[0], (size_t)(last - p) + 1);
    if (!p) return false;
    if (memcmp(p, wanted, length) == 0) return true;
  }
  return false;
}

int gw_phrase_count_in(gw_phrase_list list, const gw_phrase_filter *found)
{
  int count = 0;
  if (inside_lists >> list & 1) return found->count[list];
  for (const char *const *w = list_table[list]; *w; w++) count += has(found->text, *w, strlen(*w));
  return count;
}

int gw_phrase_count(gw_phrase_list list, gw_str text)
{
  const gw_phrase_filter found = gw_phrase_prepare(text);
  return gw_phrase_count_in(list, &found);
}

bool gw_text_has(gw_str text, const char *wanted)
{
  return has(text, wanted, strlen(wanted));
}
