/*
 * tag.h - HTML inside of Markdown: where its tags and comments are, so that the text between them
 * can be kept. Knows nothing of what a tag means, but that <br> ends a line.
 */
#ifndef GW_TEXT_TAG_H
#define GW_TEXT_TAG_H

#include "base/utf8.h"

typedef enum gw_tag_kind { GW_TAG_NONE, GW_TAG_MARKUP, GW_TAG_BREAK, GW_TAG_COMMENT } gw_tag_kind;

enum { GW_TAG_DELIMITERS = 4 };

/* Where a reader of HTML is. All zero: in text. */
typedef struct gw_tag_state {
  const char *closes; /* what ends the tag or comment that was begun, or NULL; static */
  gw_tag_kind kind;
  /* Where each delimiter is closed next, as far as it was looked for: no draft is searched twice. */
  size_t closed_at[GW_TAG_DELIMITERS];
} gw_tag_state;

/* HTML has ended. */
void gw_tag_reset(gw_tag_state *state);

/* Moves *at, which is before `end`, over what comes next in `draft`: text, or (a part of) a tag or
 * comment. */
gw_tag_kind gw_tag_next(gw_tag_state *state, gw_str draft, size_t *at, size_t end);

#endif
