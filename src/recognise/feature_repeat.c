/*
 * feature_repeat.c - lines that stand in a draft more than once: watermarks, page headers, and the title of
 * a page with the document's own title below it.
 */
#include "recognise/feature_view.h"

#include "recognise/phrase.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const size_t NOWHERE = (size_t)-1;

/* ---- Repetitions --------------------------------------------------------------------------- */

static uint64_t hash(gw_str text)
{
  uint64_t h = UINT64_C(14695981039346656037); /* FNV-1a */
  for (size_t i = 0; i < text.len; i++)
    h = (h ^ (unsigned char)text.ptr[i]) * UINT64_C(1099511628211);
  return h;
}

static bool equal(gw_str a, gw_str b)
{
  return a.len == b.len && memcmp(a.ptr, b.ptr, a.len) == 0;
}

static size_t table_size(size_t count)
{
  size_t size = 16;
  while (size < 2 * count) size *= 2;
  return size;
}

static bool may_be_title(const gw_facts *f)
{
  const uint64_t others = GW_CHROME_KINDS | GW_KIND(DOC_NUMBER) | GW_KIND(ATTACHMENT_NOTE);
  return gw_facts_are_like_title(f) && !f->mark.kind && !(f->kind & others) &&
         !(f->form & (GW_FORM(BRACKETED) | GW_FORM(ENDS_COLON)));
}

/* The last line above `end` that may be the title; NOWHERE: none may. */
static size_t last_title(const gw_view *v, size_t end)
{
  while (end-- > 0)
    if (may_be_title(&v->facts[end])) return end;
  return NOWHERE;
}

/* Does a line that may be the title stand below line i, with chrome between them? A document has one
 * title, next to its text; one that chrome sets off is the page's. */
static bool has_title_behind_chrome(const gw_view *v, size_t i, size_t end)
{
  bool chrome = false;
  for (size_t j = i + 1; j < end; j++) {
    const gw_facts *f = &v->facts[j];
    chrome = chrome || (f->kind & (GW_KIND(WEB_LABEL) | GW_KIND(TIMESTAMP)));
    if (chrome && may_be_title(f)) return true;
  }
  return false;
}

/* Lines with the same text: the first, the last, how many. */
typedef struct twin {
  size_t first, last; /* index + 1; 0: the slot is free */
  size_t times;
} twin;

static bool is_outside(const gw_facts *f)
{
  return (f->place & (GW_PLACE(BEFORE_PROSE) | GW_PLACE(AFTER_PROSE))) != 0;
}

static twin *find_twin(const gw_view *v, twin *table, size_t size, gw_str text)
{
  size_t slot = (size_t)hash(text) & (size - 1);
  while (table[slot].first && !equal(v->doc->lines[table[slot].first - 1].text, text))
    slot = (slot + 1) & (size - 1);
  return &table[slot];
}

/* Lines that stand in the draft more than once; a watermark stands outside the text as well as in it.
 * An open hash table, filled in one pass and asked in a second. */
static gw_status mark_repeated(gw_view *v, size_t first_prose)
{
  enum { OFTEN = 3 };
  size_t size = table_size(v->count);
  size_t title = last_title(v, first_prose);
  twin *table = calloc(size, sizeof *table);
  if (!table) return GW_ERR_MEMORY;
  for (size_t i = 0; i < v->count; i++) {
    if (!(v->facts[i].form & GW_FORM(MEDIUM))) continue;
    twin *t = find_twin(v, table, size, v->doc->lines[i].text);
    if (!t->first) t->first = i + 1;
    t->last = i + 1;
    t->times++;
  }
  for (size_t i = 0; i < v->count; i++) {
    if (!(v->facts[i].form & GW_FORM(MEDIUM))) continue;
    const twin *t = find_twin(v, table, size, v->doc->lines[i].text);
    bool header = (v->facts[t->first - 1].place & GW_PLACE(BEFORE_PROSE)) && t->first != i + 1 &&
                  !is_outside(&v->facts[i]) && !(v->facts[i].place & GW_PLACE(DATE_BELOW));
    if (header) v->facts[i].place |= GW_PLACE(HEADER);
    if (header && title != NOWHERE && t->first - 1 < title)
      v->facts[t->first - 1].place |= GW_PLACE(TITLE_BELOW);
    bool outside = is_outside(&v->facts[t->first - 1]) && is_outside(&v->facts[t->last - 1]);
    if (t->times > 1) v->facts[i].place |= GW_PLACE(REPEATED);
    if (t->times >= OFTEN && outside) v->facts[i].place |= GW_PLACE(WATERMARK);
  }
  free(table);
  return GW_OK;
}

/* Nine tenths of the shorter text stand at the start and at the end of the longer one. */
static bool is_same_title(gw_str a, gw_str b)
{
  const gw_str shorter = a.len < b.len ? a : b, longer = a.len < b.len ? b : a;
  const char *const shorter_end = shorter.ptr + shorter.len, *const longer_end =
                                                                 longer.ptr + longer.len;
  size_t head = 0, tail = 0;
  while (head < shorter.len && shorter.ptr[head] == longer.ptr[head]) head++;
  while (head + tail < shorter.len &&
         shorter_end[-1 - (ptrdiff_t)tail] == longer_end[-1 - (ptrdiff_t)tail])
    tail++;
  return shorter.len >= 12 && (head + tail) * 10 >= shorter.len * 9;
}

/* As is_same_title, with the longer one in two to four lines, one right below the other. */
static bool is_like_broken_title(const gw_view *v, gw_str title, size_t j, size_t end)
{
  enum { MOST_PARTS = 4, LONGEST = 600 };
  char whole[LONGEST];
  size_t size = 0;
  for (size_t parts = 0; j < end && parts < MOST_PARTS; j++, parts++) {
    gw_str part = v->doc->lines[j].text;
    if ((parts && v->doc->lines[j].blank_before) || part.len > LONGEST - size) return false;
    memcpy(whole + size, part.ptr, part.len);
    size += part.len;
    bool is_fuller = size * 10 >= title.len * 7;
    if (parts && is_fuller && is_same_title(title, (gw_str){whole, size})) return true;
  }
  return false;
}

/* On a web page, a line that is parted from the title below it by chrome or a blank line. */
static void mark_title_far(gw_view *v, size_t end)
{
  const uint64_t names = GW_KIND(ABOUT) | GW_KIND(GENRE) | GW_KIND(ORGAN) | GW_KIND(ISSUER_MARK);
  size_t title = last_title(v, end);
  bool noise = false, near = true;
  for (size_t i = 0; i < end; i++) noise = noise || (v->facts[i].kind & GW_KIND(WEB_LABEL));
  for (size_t i = noise && title != NOWHERE ? title : 0; i-- > 0;) {
    const gw_facts *f = &v->facts[i];
    near = near && !v->doc->lines[i + 1].blank_before && !(v->facts[i + 1].kind & GW_CHROME_KINDS);
    if (!near && !(f->kind & names) && !f->mark.kind) v->facts[i].place |= GW_PLACE(TITLE_FAR);
  }
}

/* ……第六次会议修订, ……第二十次会议修订: alike, but neither is a title */
static bool are_notes(const gw_facts *a, const gw_facts *b)
{
  const uint64_t titled = GW_KIND(GENRE) | GW_KIND(ABOUT);
  return (a->kind & b->kind & GW_KIND(TITLE_NOTE)) && !((a->kind | b->kind) & titled);
}

/* 示例市人民政府 in the record below 示例市人民政府关于…的通知 says who issued it, and is no title. */
static bool is_organ_of(const gw_view *v, size_t title, size_t line)
{
  return gw_facts_are_like_title(&v->facts[title]) && !gw_facts_are_like_title(&v->facts[line]) &&
         gw_view_is_kind(v, line, GW_KIND(ORGAN));
}

/* # 通知 above 关于……的通知: it says of what kind the document is, and the title says so again */
static bool is_kind_of_title(const gw_view *v, size_t i)
{
  const uint64_t whole = GW_KIND(ABOUT) | GW_KIND(GENRE);
  const gw_str word = gw_view_text(v, i);
  return i + 1 < v->count && v->doc->lines[i].depth && gw_phrase_is(GW_PHRASES_GENRE, word) &&
         (v->facts[i + 1].kind & whole) == whole && may_be_title(&v->facts[i + 1]) &&
         word.len < gw_view_text(v, i + 1).len && gw_str_ends(gw_view_text(v, i + 1), word);
}

/* The title of a web page, with the document's own title below it. */
static void mark_title_below(gw_view *v, size_t first_prose)
{
  enum { MOST_LINES = 60 };
  size_t end = first_prose;
  if (end > MOST_LINES) end = MOST_LINES;
  mark_title_far(v, end);
  for (size_t i = 0; i < end; i++) {
    /* no title ends in a comma: 甲乡人民政府， and 乙乡人民政府， are as like as two of a list */
    if (gw_facts_end_sentence(&v->facts[i]) || v->facts[i].mark.kind ||
        (v->facts[i].form & GW_FORM(ENDS_COMMA)) || (v->facts[i].kind & GW_KIND(ISSUER_MARK)))
      continue;
    bool page = gw_facts_are_like_title(&v->facts[i]) ||
                (i && gw_text_starts(v->doc->lines[i - 1].text, "标题"));
    if (is_kind_of_title(v, i)) v->facts[i].place |= GW_PLACE(MESSAGE);
    if (page && has_title_behind_chrome(v, i, end)) v->facts[i].place |= GW_PLACE(TITLE_BELOW);
    for (size_t j = i + 1; j < end; j++)
      if (!(v->facts[j].kind & GW_CHROME_KINDS) && !are_notes(&v->facts[i], &v->facts[j]) &&
          ((!is_organ_of(v, i, j) && is_same_title(v->doc->lines[i].text, v->doc->lines[j].text)) ||
           is_like_broken_title(v, v->doc->lines[i].text, j, end)))
        v->facts[i].place |= GW_PLACE(TITLE_BELOW);
  }
}

/* 示例市人民政府关于……的通知 in a line of its own, and nothing like it above the text: that is the title,
 * whatever a page has around it. */
static void mark_only_title(gw_view *v, size_t end)
{
  const uint64_t whole = GW_KIND(ABOUT) | GW_KIND(GENRE);
  size_t title = NOWHERE;
  for (size_t i = 0; i < end; i++) {
    if (!may_be_title(&v->facts[i])) continue;
    if (title != NOWHERE) return;
    title = i;
  }
  if (title != NOWHERE && (v->facts[title].kind & whole) == whole)
    v->facts[title].place |= GW_PLACE(ONLY_TITLE);
}

gw_status gw_feature_repeat(const gw_doc *doc, gw_facts *facts, size_t first_prose)
{
  gw_view v = {.doc = doc, .facts = facts, .count = doc->line_count};
  mark_title_below(&v, first_prose);
  mark_only_title(&v, first_prose);
  return mark_repeated(&v, first_prose);
}
