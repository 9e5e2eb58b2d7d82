/*
 * feature_view.h - how the modules that look at neighbours and at the whole draft ask about its lines. An
 * index behind the last line is a line that is nothing.
 */
#ifndef GW_RECOGNISE_FEATURE_VIEW_H
#define GW_RECOGNISE_FEATURE_VIEW_H

#include "recognise/feature.h"

/* Points that end or part sentences. */
#define GW_POINT_FORMS                                                                             \
  (GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI) | GW_FORM(ENDS_COLON) |         \
   GW_FORM(HAS_STOP))

/* What is around a document on a page, in a copy or from a trader in drafts. */
#define GW_CHROME_KINDS                                                                            \
  (GW_KIND(ADVERT) | GW_KIND(WEB_LABEL) | GW_KIND(WEB_WORD) | GW_KIND(WEB_INSIDE) |                \
   GW_KIND(PAGE_NUMBER))

typedef struct gw_view {
  const gw_doc *doc;
  gw_facts *facts; /* a row for each line */
  size_t count;
} gw_view;

static inline bool gw_view_is_kind(const gw_view *v, size_t i, uint64_t kinds)
{
  return i < v->count && (v->facts[i].kind & kinds) != 0;
}

static inline bool gw_view_is_place(const gw_view *v, size_t i, uint64_t places)
{
  return i < v->count && (v->facts[i].place & places) != 0;
}

/* Is there nothing between this line and the one above? */
static inline bool gw_view_is_joined(const gw_view *v, size_t i)
{
  return i > 0 && i < v->count && !v->doc->lines[i].blank_before;
}

static inline gw_str gw_view_text(const gw_view *v, size_t i)
{
  return v->doc->lines[i].text;
}

static inline bool gw_facts_end_sentence(const gw_facts *f)
{
  return (f->form & (GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI))) != 0;
}

static inline bool gw_facts_are_like_title(const gw_facts *f)
{
  return (f->kind & GW_KIND(GENRE)) && !gw_facts_end_sentence(f);
}

#endif
