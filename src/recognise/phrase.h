/*
 * phrase.h - is one of the field's words in a line, and where? The words are in phrase.def.
 */
#ifndef GW_RECOGNISE_PHRASE_H
#define GW_RECOGNISE_PHRASE_H

#include "base/utf8.h"

#include <string.h>

typedef enum gw_phrase_list {
  GW_PHRASES_GENRE,       /* ends a title */
  GW_PHRASES_ORGAN,       /* ends the name of an organ */
  GW_PHRASES_ADDRESSED,   /* ends an addressee before its ： */
  GW_PHRASES_UNDERSIGNED, /* starts a signature */
  GW_PHRASES_SALUTATION,  /* starts a salutation */
  GW_PHRASES_ABOUT,       /* anywhere in a title */
  GW_PHRASES_LEAD_IN,     /* anywhere before a ： */
  GW_PHRASES_PRINTS,      /* anywhere in the one sentence of a notice that prints a document */
  GW_PHRASES_CLOSING,     /* starts a closing formula */
  GW_PHRASES_ADVERT_WEAK, /* anywhere */
  GW_PHRASES_ADVERT,      /* anywhere */
  GW_PHRASES_WEB_LABEL,   /* starts a line of chrome */
  GW_PHRASES_SCAFFOLD,    /* is the line */
  GW_PHRASES_CONTACT,     /* starts a line */
  GW_PHRASES_CHAT,        /* starts a line */
  GW_PHRASES_WEB_WORD,    /* is a line of chrome */
  GW_PHRASES_META_LABEL,  /* is a label */
  GW_PHRASES_CHAT_INSIDE, /* anywhere, below the text */
  GW_PHRASES_PLACEHOLDER, /* anywhere in brackets */
  GW_PHRASES_MEETING,     /* starts a line */
  GW_PHRASES_PIECE,       /* starts a line */
  GW_PHRASES_WEB_INSIDE,  /* anywhere */
  GW_PHRASES_URL,         /* anywhere */
  GW_PHRASES_MODAL,       /* anywhere in a provision's first sentence */
  GW_PHRASES_OFFICE,      /* ends the office of a speaker */
  GW_PHRASES_TITLE_NOTE,  /* anywhere in a note under the title */
  GW_PHRASES_REMARK,      /* anywhere in an 附注 */
  GW_PHRASES_PRINT_NOTE,  /* starts the line */
  GW_PHRASES_PROCLAIM,    /* ends the line, behind an organ */
  GW_PHRASES_ATTACHMENT,  /* starts the line */
  GW_PHRASES_COUNT
} gw_phrase_list;

/* Each returns the length in bytes of the longest phrase found, or 0. */
size_t gw_phrase_starts(gw_phrase_list list, gw_str text);
size_t gw_phrase_ends(gw_phrase_list list, gw_str text);
size_t gw_phrase_is(gw_phrase_list list, gw_str text);

/* A text with how many phrases of each list are in it, found in one walk. Make it once when several
 * lists are asked about one text. Words have two bytes or more and no characters of two bytes. */
typedef struct gw_phrase_filter {
  gw_str text; /* borrowed */
  uint8_t count[GW_PHRASES_COUNT];
} gw_phrase_filter;

gw_phrase_filter gw_phrase_prepare(gw_str text);

/* How many phrases of the list are in the text. */
int gw_phrase_count_in(gw_phrase_list list, const gw_phrase_filter *found);
int gw_phrase_count(gw_phrase_list list, gw_str text);

/* Does `text` hold, start with, end with `word`, or is it that? Those that look at an end are asked of every
 * line many times, mostly with literals, which a compiler compares in an instruction or two. */
bool gw_text_has(gw_str text, const char *word);

static inline bool gw_text_starts(gw_str text, const char *word)
{
  size_t length = strlen(word);
  return text.len >= length && memcmp(text.ptr, word, length) == 0;
}

static inline bool gw_text_is(gw_str text, const char *word)
{
  return text.len == strlen(word) && memcmp(text.ptr, word, text.len) == 0;
}

static inline bool gw_text_ends(gw_str text, const char *word)
{
  size_t length = strlen(word);
  return text.len >= length && memcmp(text.ptr + text.len - length, word, length) == 0;
}

/* 【…】: the text that stands in such a frame from end to end, in *inner. */
static inline bool gw_text_framed(gw_str text, const char *open, const char *close, gw_str *inner)
{
  const size_t before = strlen(open), behind = strlen(close);
  if (text.len <= before + behind || !gw_text_starts(text, open) || !gw_text_ends(text, close))
    return false;
  *inner = (gw_str){text.ptr + before, text.len - before - behind};
  return true;
}

#endif
