/* conserve.c - see conserve.h. */
#include "model/conserve.h"

#include <string.h>

void gw_conserve_start(gw_conserve *check, const gw_doc *doc)
{
  *check = (gw_conserve){.doc = doc, .edit = doc->edit_count}; /* until a line is entered */
}

/* The end of the line at `index`; 0 before the first. */
static size_t end_before(const gw_doc *doc, size_t index)
{
  return index ? doc->lines[index - 1].offset + doc->lines[index - 1].length : 0;
}

/* What is put in right where a line ends still belongs to that line. */
static bool is_before(const gw_edit *edit, size_t start)
{
  return edit->offset < start || (edit->offset == start && edit->length == 0 && start > 0);
}

/* Goes on with the text from `start` on: finds the first edit there. */
static void move_to(gw_conserve *check, size_t start)
{
  const gw_doc *doc = check->doc;
  size_t low = 0, high = doc->edit_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (is_before(&doc->edits[middle], start))
      low = middle + 1;
    else
      high = middle;
  }
  check->edit = low;
  check->at = start;
  if (low && doc->edits[low - 1].offset + doc->edits[low - 1].length > start)
    check->at = doc->edits[low - 1].offset + doc->edits[low - 1].length;
}

/* Enters the next line of the DOCX, or what stands behind the last line of the draft. */
static bool enter_next(gw_conserve *check)
{
  const gw_doc *doc = check->doc;
  if (check->has_ended) return false;
  if (check->rank == doc->line_count) {
    check->has_ended = true;
    move_to(check, end_before(doc, doc->line_count));
    check->end = doc->length;
    return true;
  }
  size_t index = gw_doc_ranked(doc, check->rank);
  const gw_doc_line *line = &doc->lines[index];
  bool goes_on = check->rank > 0 && index == gw_doc_ranked(doc, check->rank - 1) + 1;
  if (!goes_on) move_to(check, end_before(doc, index));
  check->end = line->offset + line->length;
  if (check->end < end_before(doc, index)) check->differs = true;
  if (line->origin != GW_ORIGIN_DRAFT && gw_doc_line_is_kept(doc, line)) check->given = line->text;
  check->rank++;
  return true;
}

static bool has_edit(const gw_conserve *check)
{
  bool has_begun = check->rank > 0 || check->has_ended; /* no line, and nothing is in its reach */
  if (!has_begun || check->edit == check->doc->edit_count) return false;
  const gw_edit *edit = &check->doc->edits[check->edit];
  bool is_inside = edit->offset < check->end || (edit->offset == check->end && edit->length == 0);
  return is_inside && edit->offset <= check->at;
}

static void take_edit(gw_conserve *check)
{
  const gw_edit *edit = &check->doc->edits[check->edit++];
  if (edit->offset < check->at) check->differs = true; /* edits overlap: no draft has such */
  check->edits_seen++;
  check->at = edit->offset + edit->length;
  check->pending = edit->after;
}

static uint32_t take_pending(gw_conserve *check)
{
  size_t size = 0;
  uint32_t code = gw_utf8_next(check->pending, &size);
  check->pending.ptr += size;
  check->pending.len -= size;
  return code;
}

/* The next character that the DOCX must show; false when all has been shown. */
static bool expected(gw_conserve *check, uint32_t *code)
{
  const gw_str draft = {check->doc->text, check->doc->length};
  while (!check->differs) {
    if (check->pending.len) {
      *code = take_pending(check);
    } else if (has_edit(check)) {
      take_edit(check);
      continue;
    } else if (check->at < check->end) {
      *code = gw_utf8_next(draft, &check->at);
    } else if (check->given.len) {
      check->pending = check->given;
      check->given.len = 0;
      continue;
    } else if (!enter_next(check)) {
      return false;
    } else {
      continue;
    }
    if (!gw_is_layout_space(*code)) return true;
  }
  return false;
}

/* Bytes that are the same from the start on, whole characters. */
static size_t common_span(const char *a, const char *b, size_t size)
{
  enum { BLOCK = 16 };
  size_t at = 0;
  while (size - at >= BLOCK && memcmp(a + at, b + at, BLOCK) == 0) at += BLOCK;
  while (at < size && a[at] == b[at]) at++;
  while (at > 0 && at < size && ((unsigned char)a[at] & 0xC0) == 0x80) at--;
  return at;
}

/* Bytes in which the text from here on is the draft as it stands, up to the next edit or the end of
 * the line. */
static size_t same_span(const gw_conserve *check, gw_str text)
{
  size_t end = check->end, size;
  if (check->pending.len || check->at >= end) return 0;
  if (check->edit < check->doc->edit_count && check->doc->edits[check->edit].offset < end)
    end = check->doc->edits[check->edit].offset;
  if (check->at >= end) return 0;
  size = end - check->at < text.len ? end - check->at : text.len;
  return common_span(check->doc->text + check->at, text.ptr, size);
}

bool gw_conserve_feed(gw_conserve *check, gw_str text)
{
  for (size_t at = 0; at < text.len && !check->differs;) {
    size_t same = same_span(check, (gw_str){text.ptr + at, text.len - at});
    check->at += same;
    at += same;
    if (same) continue;
    uint32_t want, have = gw_utf8_next(text, &at);
    if (gw_is_layout_space(have)) continue;
    if (!expected(check, &want) || want != have) check->differs = true;
  }
  return !check->differs;
}

bool gw_conserve_finish(gw_conserve *check)
{
  uint32_t code;
  if (check->differs) return false;
  bool more = expected(check, &code);
  return !more && !check->differs && check->edits_seen == check->doc->edit_count;
}
