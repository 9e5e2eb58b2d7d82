/* order.c - see order.h. Lists of indices are copied a few times; time is linear in the lines but for
 * the few that are given or belong to a head. */
#include "compose/order.h"

#include "model/element.h"

#include <stdlib.h>
#include <string.h>

/* 7.1, where an element stands among the others; equal ones stay as they are. */
static const unsigned char rank_table[GW_ELEMENT_COUNT] = {
    [GW_ELEMENT_COPY_NUMBER] = 1,
    [GW_ELEMENT_SECURITY] = 2,
    [GW_ELEMENT_URGENCY] = 3,
    [GW_ELEMENT_ISSUER_MARK] = 4,
    [GW_ELEMENT_DOC_NUMBER] = 5,
    [GW_ELEMENT_SIGNER] = 6,
    [GW_ELEMENT_TITLE] = 7,
    [GW_ELEMENT_SUBTITLE] = 8,
    [GW_ELEMENT_TITLE_NOTE] = 9,
    [GW_ELEMENT_ADDRESSEE] = 10,
    [GW_ELEMENT_HEADING_1] = 11,
    [GW_ELEMENT_HEADING_2] = 11,
    [GW_ELEMENT_HEADING_3] = 11,
    [GW_ELEMENT_HEADING_4] = 11,
    [GW_ELEMENT_BODY] = 11,
    [GW_ELEMENT_TABLE] = 11,
    [GW_ELEMENT_ATTACHMENT_NOTE] = 12,
    [GW_ELEMENT_SIGNATURE] = 13,
    [GW_ELEMENT_ISSUE_DATE] = 14,
    [GW_ELEMENT_REMARK] = 15,
    [GW_ELEMENT_ATTACHMENT_MARK] = 16,
    [GW_ELEMENT_ATTACHMENT_TITLE] = 16,
    [GW_ELEMENT_COPY_TO] = 17,
    [GW_ELEMENT_PRINTED_BY] = 18,
};
enum { RANK_NUMBER = 5, RANK_TITLE = 7, RANK_TEXT = 11, RANK_ATTACHMENT = 16, RANK_COPY = 17 };

/* Signers in a row of the head (7.2.6); 发文字号 stands in the last row. */
enum { SIGNERS_A_ROW = 2 };

typedef struct list {
  const gw_doc *doc;
  size_t *items, count;
} list;

static const gw_doc_line *line_of(const list *l, size_t at)
{
  return &l->doc->lines[l->items[at]];
}

static int rank_of(const list *l, size_t at)
{
  return rank_table[line_of(l, at)->element];
}

/* ---- Given elements -------------------------------------------------------------------------- */

/* Where the main document ends: at its attachments, or at another document's head or title. */
static size_t main_end(const list *l)
{
  bool has_text = false;
  for (size_t i = 0; i < l->count; i++) {
    int rank = rank_of(l, i);
    if (rank == RANK_ATTACHMENT || (has_text && rank && rank <= RANK_TITLE)) return i;
    has_text |= rank >= RANK_TEXT;
  }
  return l->count;
}

/* Behind the last line of the main document that does not come after it. */
static size_t place_of(const list *l, int rank)
{
  if (rank >= RANK_ATTACHMENT) return l->count;
  for (size_t i = main_end(l); i > 0; i--) {
    int other = rank_of(l, i - 1);
    if (other && other <= rank) return i;
  }
  return 0;
}

static void insert_given(list *l, size_t index)
{
  size_t at = place_of(l, rank_table[l->doc->lines[index].element]);
  memmove(l->items + at + 1, l->items + at, (l->count - at) * sizeof *l->items);
  l->items[at] = index;
  l->count++;
}

static void list_lines(list *l)
{
  const gw_doc *doc = l->doc;
  for (size_t i = 0; i < doc->line_count; i++)
    if (doc->lines[i].origin == GW_ORIGIN_DRAFT) l->items[l->count++] = i;
  for (size_t i = 0; i < doc->line_count; i++)
    if (doc->lines[i].origin != GW_ORIGIN_DRAFT) insert_given(l, i);
}

/* ---- The head -------------------------------------------------------------------------------- */

/* 文件 alone on a line, beside the names of a joint mark: it comes after them. */
static bool is_word_alone(gw_str text)
{
  static const uint32_t word[] = {0x6587, 0x4EF6};
  size_t matched = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code == ' ' || code == 0x3000) continue;
    if (matched == 2 || code != word[matched]) return false;
    matched++;
  }
  return matched == 2;
}

typedef struct head {
  size_t end; /* the first line of the text or the closing */
  size_t marks, signers;
} head;

static head find_head(const list *l)
{
  head h = {0};
  for (; h.end < l->count; h.end++) {
    const gw_doc_line *line = line_of(l, h.end);
    if (rank_of(l, h.end) > RANK_TITLE) break;
    h.marks += line->element == GW_ELEMENT_ISSUER_MARK;
    h.signers += line->element == GW_ELEMENT_SIGNER;
  }
  return h;
}

typedef struct keyed {
  size_t item;
  long key;  /* by the standard */
  size_t at; /* as they stand */
} keyed;

static int compare_keyed(const void *left, const void *right)
{
  const keyed *a = left, *b = right;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return a->at < b->at ? -1 : 1;
}

/* Names of signers count through; the number stands before those of the last row. */
static long key_of(const gw_doc_line *line, const head *h, size_t *signer)
{
  const long step = 1L << 20;
  long rows = (long)((h->signers + SIGNERS_A_ROW - 1) / SIGNERS_A_ROW);
  long last_row = rows ? (rows - 1) * SIGNERS_A_ROW : 0;
  switch (line->element) {
  case GW_ELEMENT_ISSUER_MARK: return 4 * step + is_word_alone(line->text);
  case GW_ELEMENT_DOC_NUMBER: return RANK_NUMBER * step + 2 * last_row;
  case GW_ELEMENT_SIGNER: return RANK_NUMBER * step + 2 * (long)(*signer)++ + 1;
  default: return rank_table[line->element] * step;
  }
}

/* Without a mark or a signer there is no 版头: a number under a title, as web pages have it, stays
 * there. */
static gw_status sort_head(list *l)
{
  const head h = find_head(l);
  enum { MOST = 4096 }; /* no head has more lines */
  if ((h.marks == 0 && h.signers == 0) || h.end > MOST) return GW_OK;
  keyed *lines = calloc(h.end, sizeof *lines);
  if (!lines) return GW_ERR_MEMORY;
  size_t signer = 0;
  for (size_t i = 0; i < h.end; i++) {
    const gw_doc_line *line = line_of(l, i);
    bool is_notice = line->element == GW_ELEMENT_NOTICE;
    long key = is_notice ? (i ? lines[i - 1].key : 0) : key_of(line, &h, &signer);
    lines[i] = (keyed){l->items[i], key, i};
  }
  qsort(lines, h.end, sizeof *lines, compare_keyed);
  for (size_t i = 0; i < h.end; i++) l->items[i] = lines[i].item;
  free(lines);
  return GW_OK;
}

/* ---- 署名 and 成文日期 ------------------------------------------------------------------------- */

/* A date right above the names that it belongs to goes below them (7.3.5). */
static void order_closings(list *l)
{
  for (size_t i = 0; i + 1 < l->count; i++) {
    if (line_of(l, i)->element != GW_ELEMENT_ISSUE_DATE) continue;
    size_t end = i + 1;
    while (end < l->count && line_of(l, end)->element == GW_ELEMENT_SIGNATURE) end++;
    bool has_names_above = i > 0 && line_of(l, i - 1)->element == GW_ELEMENT_SIGNATURE;
    bool has_date_below = end < l->count && line_of(l, end)->element == GW_ELEMENT_ISSUE_DATE;
    if (end == i + 1 || has_names_above || has_date_below) continue;
    size_t date = l->items[i];
    memmove(l->items + i, l->items + i + 1, (end - i - 1) * sizeof *l->items);
    l->items[end - 1] = date;
    i = end - 1;
  }
}

/* ---- 版记 ------------------------------------------------------------------------------------- */

/* Puts what was held back at `to`: first 抄送, then the 印发 line. */
static size_t put_held(size_t *out, size_t to, const list *held)
{
  for (int rank = RANK_COPY; rank <= RANK_COPY + 1; rank++)
    for (size_t i = 0; i < held->count; i++)
      if (rank_of(held, i) == rank) out[to++] = held->items[i];
  return to;
}

/* Does a document of its own start at `at`? Not with a title whose text is neither addressed nor
 * signed: that is what the document above it issues (印发). */
static bool starts_document(const list *l, size_t at)
{
  int rank = rank_of(l, at);
  if (!rank || rank > RANK_TITLE) return false;
  if (rank < RANK_TITLE) return true;
  if (at > 0 && line_of(l, at - 1)->element == GW_ELEMENT_TITLE) return false; /* goes on */
  for (size_t i = at + 1; i < l->count; i++) {
    gw_element element = line_of(l, i)->element;
    bool is_own = element == GW_ELEMENT_ADDRESSEE || element == GW_ELEMENT_SIGNATURE ||
                  element == GW_ELEMENT_ISSUE_DATE;
    if (is_own) return true;
    if (rank_table[element] < RANK_TITLE && rank_table[element]) return false;
    if (element == GW_ELEMENT_TITLE && line_of(l, i - 1)->element != GW_ELEMENT_TITLE) return false;
  }
  return false;
}

/* 版记 goes to the end of its document: behind attachments, before the next document. */
static gw_status move_imprint(list *l)
{
  size_t count = l->count, to = 0;
  size_t *out = calloc(count ? count : 1, sizeof *out);
  list held = {l->doc, calloc(count ? count : 1, sizeof *held.items), 0};
  bool has_memory = out && held.items;
  for (size_t i = 0; i < count && has_memory; i++) {
    int rank = rank_of(l, i);
    if (rank >= RANK_COPY) {
      held.items[held.count++] = l->items[i];
      continue;
    }
    if (held.count && starts_document(l, i)) {
      to = put_held(out, to, &held);
      held.count = 0;
    }
    out[to++] = l->items[i];
  }
  if (has_memory) {
    put_held(out, to, &held);
    memcpy(l->items, out, count * sizeof *out);
  }
  free(out);
  free(held.items);
  return has_memory ? GW_OK : GW_ERR_MEMORY;
}

/* ---- What moved ------------------------------------------------------------------------------ */

static gw_status report_moved(gw_doc *doc, const gw_doc_line *line)
{
  const gw_diag_arg args[3] = {{gw_element_chinese(line->element), gw_element_name(line->element)},
                               {NULL, NULL},
                               {NULL, NULL}};
  const gw_diag where = {
      .kind = GW_DIAG_LINE_MOVED, .line = line->number, .column = line->column, .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

/* Does the draft give the line a place to move from? Notices go along with others. */
static bool is_typed(const list *l, size_t at)
{
  return line_of(l, at)->origin == GW_ORIGIN_DRAFT && rank_of(l, at) > 0;
}

static bool can_move(gw_element element)
{
  int rank = rank_table[element];
  return rank && (rank < RANK_TITLE || rank >= RANK_COPY || element == GW_ELEMENT_ISSUE_DATE);
}

/* Of the lines that never move, the least index behind each rank. */
static size_t *least_behind(const list *l)
{
  size_t *least = calloc(l->count + 1, sizeof *least);
  if (!least) return NULL;
  least[l->count] = SIZE_MAX;
  for (size_t i = l->count; i > 0; i--) {
    bool is_fixed = is_typed(l, i - 1) && !can_move(line_of(l, i - 1)->element);
    least[i - 1] = is_fixed && l->items[i - 1] < least[i] ? l->items[i - 1] : least[i];
  }
  return least;
}

/* A line of 版头 or 版记 moved when it changed places with a line that never moves, or stands behind
 * another of its kind that it came before. */
gw_status gw_compose_report_moves(gw_doc *doc, size_t known, size_t count)
{
  if (!doc->order) return GW_OK;
  const list l = {doc, doc->order, doc->line_count};
  size_t fixed = 0, movable = 0; /* the highest index that has come, plus 1 */
  size_t *least = least_behind(&l);
  gw_status status = least ? GW_OK : GW_ERR_MEMORY;
  for (size_t i = 0; i < l.count && status == GW_OK; i++) {
    size_t index = l.items[i];
    if (!is_typed(&l, i)) continue;
    if (!can_move(line_of(&l, i)->element)) {
      fixed = index + 1 > fixed ? index + 1 : fixed;
      continue;
    }
    bool is_out = index + 1 < fixed || least[i + 1] < index;
    bool is_behind = index + 1 < movable;
    bool is_known = index >= known && index - known < count;
    if (!is_out && !is_behind) movable = index + 1;
    if ((is_out || is_behind) && !is_known) status = report_moved(doc, line_of(&l, i));
  }
  free(least);
  return status;
}

static bool is_identity(const list *l)
{
  for (size_t i = 0; i < l->count; i++)
    if (l->items[i] != i) return false;
  return true;
}

gw_status gw_compose_order(gw_doc *doc)
{
  list l = {doc, calloc(doc->line_count + 1, sizeof *l.items), 0};
  if (!l.items) return GW_ERR_MEMORY;
  list_lines(&l);
  gw_status status = sort_head(&l);
  order_closings(&l);
  if (status == GW_OK) status = move_imprint(&l);
  if (status != GW_OK || is_identity(&l)) {
    free(l.items);
    return status;
  }
  return gw_doc_set_order(doc, l.items);
}
