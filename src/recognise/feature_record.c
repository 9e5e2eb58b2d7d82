/*
 * feature_record.c - the record of a text on a site when each field, and each value, has a line of
 * its own: • 索引号： with the number below.
 */
#include "recognise/feature.h"

#include "recognise/phrase.h"

enum { MOST_LINES = 60 }; /* a record stands above the text */

/* • 发文机构：, with nothing behind it: the value is on the next line, or there is none */
static bool is_bare_label(const gw_doc *doc, const gw_facts *facts, size_t i)
{
  const gw_facts *f = &facts[i];
  return f->mark.kind == GW_MARK_BULLET && (f->kind & GW_KIND(WEB_LABEL)) &&
         (f->form & GW_FORM(ENDS_COLON)) && !gw_text_has(doc->lines[i].text, "。");
}

static bool may_be_value(const gw_facts *f)
{
  const uint64_t others = GW_KIND(GENRE) | GW_KIND(ABOUT) | GW_KIND(ORGANS) | GW_KIND(SALUTATION);
  const uint64_t forms = GW_FORM(PROSE) | GW_FORM(ENDS_COLON) | GW_FORM(ENDS_STOP);
  return !(f->kind & others) && !(f->form & forms) && !f->mark.kind && (f->form & GW_FORM(SHORT));
}

void gw_feature_record(const gw_doc *doc, gw_facts *facts)
{
  enum { LEAST = 3 };
  size_t labels = 0, end = doc->line_count;
  if (end > MOST_LINES) end = MOST_LINES;
  for (size_t i = 0; i < end; i++) labels += is_bare_label(doc, facts, i);
  for (size_t i = 0; labels >= LEAST && i + 1 < end; i++)
    if (is_bare_label(doc, facts, i) && may_be_value(&facts[i + 1]))
      facts[i + 1].kind |= GW_KIND(WEB_LABEL);
}
