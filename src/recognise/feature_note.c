/*
 * feature_note.c - the 附件说明: names that run over, names below 附件： alone; and titles of attachments
 * in two lines.
 */
#include "recognise/feature_view.h"

#include "recognise/numeral.h"
#include "recognise/phrase.h"

/* Has the text brackets or book-title marks that it does not close? */
static bool is_unclosed(gw_str text)
{
  int depth = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    depth += code == 0xFF08 || code == 0x300A || code == 0x201C;
    depth -= code == 0xFF09 || code == 0x300B || code == 0x201D;
  }
  return depth > 0;
}

static bool is_in_note(const gw_view *v, size_t i)
{
  return gw_view_is_kind(v, i, GW_KIND(ATTACHMENT_NOTE)) ||
         gw_view_is_place(v, i, GW_PLACE(NOTE_ABOVE) | GW_PLACE(NOTE_GOES_ON));
}

static bool may_go_on(const gw_view *v, size_t i)
{
  const uint64_t others = GW_KIND(DATE) | GW_KIND(ATTACHMENT_MARK) | GW_KIND(ATTACHMENT_TITLED) |
                          GW_KIND(ATTACHMENT_NOTE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) |
                          GW_KIND(ADVERT) | GW_KIND(WEB_WORD) | GW_KIND(WEB_LABEL) |
                          GW_KIND(PAGE_NUMBER) | GW_KIND(BLANK_PAGE);
  const gw_facts *f = &v->facts[i];
  bool contact = (f->kind & GW_KIND(CONTACT)) && (f->form & GW_FORM(HAS_COLON));
  return gw_view_is_joined(v, i) && !contact && !f->mark.kind && (f->form & GW_FORM(MEDIUM)) &&
         !(f->form & (GW_POINT_FORMS | GW_FORM(BRACKETED))) && !gw_view_is_kind(v, i, others);
}

/* The lowest line above a date signs, and organs above it; 清单 above 局长　王五 does not. */
static bool signs(const gw_view *v, size_t i)
{
  const uint64_t signers = GW_KIND(ORGAN) | GW_KIND(NAME) | GW_KIND(SPEAKER);
  bool other =
      gw_view_is_kind(v, i + 1, signers) && gw_view_is_place(v, i + 1, GW_PLACE(DATE_BELOW));
  return gw_view_is_kind(v, i, GW_KIND(ORGAN)) ||
         (gw_view_is_place(v, i, GW_PLACE(DATE_BELOW)) && !other);
}

/* A name that runs over: the next number follows, a bracket is open, or its line was full and this
 * one is no signature. */
static bool note_goes_on(const gw_view *v, size_t i)
{
  enum { LINE_CP = 22 };
  if (!is_in_note(v, i - 1) || !may_go_on(v, i)) return false;
  if (is_unclosed(gw_view_text(v, i - 1)) || gw_view_is_place(v, i + 1, GW_PLACE(NOTE_ABOVE)))
    return true;
  return v->facts[i - 1].length_cp >= LINE_CP && !signs(v, i) &&
         !gw_view_is_kind(v, i + 1, GW_KIND(DATE));
}

/* The names below 附件： alone, up to the blank line or the signature; not when a text follows. */
static void mark_names_below(gw_view *v, size_t label)
{
  enum { MOST = 20 };
  size_t end = label + 1;
  while (end < v->count && end - label <= MOST && may_go_on(v, end) &&
         !gw_view_is_kind(v, end, GW_KIND(ORGAN)))
    end++;
  bool closes =
      end < v->count &&
      (gw_view_is_kind(v, end, GW_KIND(DATE)) ||
       (gw_view_is_kind(v, end, GW_KIND(ORGAN)) && gw_view_is_place(v, end, GW_PLACE(DATE_BELOW))));
  if (end == label + 1 || !closes) return;
  v->facts[label].place |= GW_PLACE(NOTE_LABEL);
  for (size_t i = label + 1; i < end; i++) v->facts[i].place |= GW_PLACE(NOTE_GOES_ON);
}

/* 1 of 附件：1.甲; 0: it has none */
static uint32_t number_of(gw_str text)
{
  uint32_t value = 0;
  size_t at = gw_phrase_starts(GW_PHRASES_ATTACHMENT, text);
  for (int skipped = 0; at && at < text.len && skipped < 4; skipped++) { /* 附件： 1. */
    size_t next = at;
    if (gw_is_digit(gw_utf8_next(text, &next))) break;
    at = next;
  }
  return gw_numeral_digits(text, &at, 3, &value) ? value : 0;
}

/* 附件：1.甲 puts NOTE_ABOVE on the 2.乙 right below it only. An item whose number is the next, with a line of
 * a name that ran over between it and the item before, goes on with it. */
static void bridge(gw_view *v, size_t i, uint32_t number)
{
  enum { FARTHEST = 3 };
  size_t end = i + 1;
  while (end < v->count && end - i < FARTHEST && may_go_on(v, end)) end++;
  if (end == i + 1 || end >= v->count || !gw_numeral_starts_list(gw_view_text(v, end), number + 1))
    return;
  if (v->facts[end].form & (GW_FORM(HAS_STOP) | GW_FORM(ENDS_SEMI))) return;
  for (size_t k = i + 1; k < end; k++) v->facts[k].place |= GW_PLACE(NOTE_GOES_ON);
  for (uint32_t next = number + 1;
       end < v->count && gw_numeral_starts_list(gw_view_text(v, end), next); next++) {
    if (v->facts[end].form & (GW_FORM(HAS_STOP) | GW_FORM(ENDS_SEMI))) return;
    v->facts[end++].place |= GW_PLACE(NOTE_ABOVE);
  }
}

static void mark_notes(gw_view *v)
{
  for (size_t i = 0; i < v->count; i++) {
    /* 附件 without its ： is one, too, when names and a signature follow */
    bool label = gw_view_is_kind(v, i, GW_KIND(ATTACHMENT_MARK)) &&
                 ((v->facts[i].form & GW_FORM(ENDS_COLON)) || v->facts[i].length_cp <= 2);
    if (label && !gw_view_is_place(v, i, GW_PLACE(NOTE_LABEL) | GW_PLACE(SIGNED)))
      mark_names_below(v, i);
    bool item = gw_view_is_kind(v, i, GW_KIND(ATTACHMENT_NOTE)) ||
                gw_view_is_place(v, i, GW_PLACE(NOTE_ABOVE));
    uint32_t number = item ? number_of(gw_view_text(v, i)) : 0;
    if (number) bridge(v, i, number);
    if (i && note_goes_on(v, i)) v->facts[i].place |= GW_PLACE(NOTE_GOES_ON);
  }
}

/* A title that goes on in a second line: 及……, or the first has no 文种 and this one has. */
static void mark_attachment_titles(gw_view *v)
{
  static const char *const openers[] = {"及", "和", "与", "暨", "（", "的"};
  for (size_t i = 1; i < v->count; i++) {
    const gw_facts *f = &v->facts[i];
    if (!gw_view_is_place(v, i - 1, GW_PLACE(MARK_ABOVE)) || !gw_view_is_joined(v, i)) continue;
    if (is_in_note(v, i) || is_in_note(v, i - 1)) continue;
    if (f->mark.kind ||
        (f->form & (GW_POINT_FORMS | GW_FORM(HAS_COMMA) | GW_FORM(HAS_TAB) | GW_FORM(HAS_SPACE))) ||
        !(f->form & GW_FORM(MEDIUM)) || (v->facts[i - 1].form & GW_POINT_FORMS))
      continue;
    bool goes_on =
        gw_view_is_kind(v, i, GW_KIND(GENRE)) && !gw_view_is_kind(v, i - 1, GW_KIND(GENRE));
    for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
      goes_on = goes_on || gw_text_starts(gw_view_text(v, i), openers[k]);
    if (goes_on) v->facts[i].place |= GW_PLACE(ATTACHMENT_TITLE_GOES_ON);
  }
}

void gw_feature_note(const gw_doc *doc, gw_facts *facts)
{
  gw_view v = {.doc = doc, .facts = facts, .count = doc->line_count};
  mark_notes(&v);
  mark_attachment_titles(&v);
}
