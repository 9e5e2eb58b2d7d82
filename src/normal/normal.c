/*
 * normal.c - finds the lines and the passes that have to do with each other, runs them until
 * nothing changes any more, and turns what changed into edits and diagnostics; see normal.h.
 */
#include "normal/normal.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/share.h"
#include "model/position.h"
#include "normal/protect.h"
#include "normal/signal.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum {
  MOST_ROUNDS = 8,   /* a change can open the way for a few others; no line has come near this */
  LONGEST_SHOWN = 60 /* bytes of a change in a message */
};

typedef struct job {
  gw_doc *doc;   /* whose lines are rewritten */
  gw_doc *found; /* takes what is found: edits, diagnostics, texts; `doc`, or one for that alone */
  uint64_t passes;
  const gw_edit *kept; /* of those the first old_edits, where others may add to the doc; or NULL */
  size_t old_edits;    /* settled before this run */
  size_t next_edit;    /* see gw_cells_load */
  size_t next_code;    /* see gw_protect */
  gw_cells cells;
  gw_buf text; /* of the line, anew */
} job;

/* ---- Which passes -------------------------------------------------------------------------- */

static uint64_t choose(const job *j, gw_element element, unsigned signals)
{
  uint64_t chosen = 0;
  for (size_t i = 0; i < GW_PASS_COUNT; i++) {
    if (!(j->passes >> i & 1)) continue;
    const gw_pass *pass = gw_pass_at(i);
    bool applies = (pass->elements >> element & 1) && (pass->signals & signals);
    if (applies) chosen |= UINT64_C(1) << i;
  }
  return chosen;
}

/* One round; true when something was changed. */
static bool run_passes(gw_cells *cells, uint64_t chosen)
{
  cells->is_changed = false;
  for (size_t i = 0; i < GW_PASS_COUNT; i++) {
    if (!(chosen >> i & 1)) continue;
    cells->pass = (uint8_t)(i + 1);
    gw_pass_at(i)->run(cells);
    gw_cells_apply(cells);
  }
  return cells->is_changed;
}

/* The element of the next line that stays. */
static gw_element element_below(const gw_doc *doc, size_t index)
{
  while (++index < doc->line_count)
    if (doc->lines[index].element != GW_ELEMENT_NOTICE) return doc->lines[index].element;
  return GW_ELEMENT_COUNT;
}

/* ---- What was changed ---------------------------------------------------------------------- */

/* `text` for a message, in the arena; NULL when memory is out. */
static const char *show(gw_doc *found, gw_str text)
{
  return gw_arena_excerpt(&found->arena, text.ptr, text.len, LONGEST_SHOWN);
}

static gw_status report(const job *j, const gw_edit *edit)
{
  gw_doc *found = j->found;
  const char *before = show(found, (gw_str){j->doc->text + edit->offset, edit->length});
  const char *after = show(found, edit->after);
  if (!before || !after) return GW_ERR_MEMORY;
  const gw_diag_arg args[3] = {{before, before}, {after, after}, {NULL, NULL}};
  const gw_diag where = {
      .kind = edit->reason, .line = edit->line, .column = edit->column, .offset = SIZE_MAX};
  return gw_diag_add(&found->diags, &found->arena, where, args);
}

/* The cells from `from` on that one pass has changed; returns the one behind them. */
static size_t find_change(const gw_cells *cells, size_t from)
{
  size_t end = from + 1;
  while (end < cells->count && cells->items[end].pass == cells->items[from].pass &&
         !cells->items[end].is_apart)
    end++;
  return end;
}

/* Appends the characters of the cells [from, end). */
static void put_cells(gw_buf *out, const gw_cells *cells, size_t from, size_t end)
{
  enum { MOST = 4 /* bytes of a character */ };
  char block[256 * MOST];
  size_t length = 0;
  for (size_t i = from; i < end; i++) {
    if (length + MOST > sizeof block) {
      gw_buf_put(out, block, length);
      length = 0;
    }
    length += gw_utf8_put(cells->items[i].code, block + length);
  }
  gw_buf_put(out, block, length);
}

/* The edit that the cells [from, end) of `line` are, unless they came out as they had been. */
static gw_status add_change(job *j, const gw_doc_line *line, size_t from, size_t end,
                            gw_position *p)
{
  const gw_doc *doc = j->doc;
  gw_arena *arena = &j->found->arena;
  const gw_cell *first = &j->cells.items[from], *last = &j->cells.items[end - 1];
  gw_buf after = {0};
  put_cells(&after, &j->cells, from, end);
  char *copy = after.status == GW_OK ? gw_arena_copy(arena, after.data, after.length) : NULL;
  gw_position_move(p, (gw_str){doc->text + line->offset, line->length}, first->offset);
  gw_edit edit = {.offset = line->offset + first->offset,
                  .length = last->offset + last->length - first->offset,
                  .after = {copy, after.length},
                  .line = p->line,
                  .column = p->column,
                  .reason = gw_pass_at((size_t)first->pass - 1)->kind};
  gw_buf_fini(&after);
  if (!copy) return GW_ERR_MEMORY;
  bool is_same =
      edit.length == edit.after.len && memcmp(doc->text + edit.offset, copy, edit.length) == 0;
  if (is_same) return GW_OK;
  gw_status status = gw_doc_add_edit(j->found, edit);
  return status == GW_OK ? report(j, &edit) : status;
}

static gw_status add_changes(job *j, const gw_doc_line *line)
{
  const gw_cells *cells = &j->cells;
  gw_position p = {.line = line->number, .column = line->column};
  gw_status status = GW_OK;
  for (size_t i = 0, end; i < cells->count && status == GW_OK; i = end) {
    end = i + 1;
    if (cells->items[i].pass == 0) continue;
    end = find_change(cells, i);
    status = add_change(j, line, i, end, &p);
  }
  return status;
}

/* The line's text and boundary as the cells are now. */
static gw_status rewrite(job *j, gw_doc_line *line)
{
  const gw_cells *cells = &j->cells;
  j->text.length = 0;
  put_cells(&j->text, cells, 0, cells->run_in);
  const size_t run_in = j->text.length;
  put_cells(&j->text, cells, cells->run_in, cells->count);
  if (j->text.status != GW_OK) return j->text.status;
  char *copy = gw_arena_copy(&j->found->arena, j->text.data, j->text.length);
  if (!copy) return GW_ERR_MEMORY;
  line->text = (gw_str){copy, j->text.length};
  line->run_in = (uint32_t)run_in;
  return GW_OK;
}

/* ---- Lines --------------------------------------------------------------------------------- */

static gw_status normalise_line(job *j, size_t index)
{
  gw_doc_line *line = &j->doc->lines[index];
  gw_cells *cells = &j->cells;
  uint64_t chosen = choose(j, line->element, gw_signal_read(line->text));
  if (!chosen) return GW_OK;
  const gw_edit *edits = j->kept ? j->kept : j->doc->edits;
  gw_cells_load(cells, j->doc, line, edits, j->old_edits, &j->next_edit);
  cells->goes_on = element_below(j->doc, index) == line->element;
  gw_protect(cells, j->doc, line, &j->next_code);
  bool changed = run_passes(cells, chosen);
  uint64_t all = changed ? choose(j, line->element, ~0u) : 0;
  for (int round = 1; round < MOST_ROUNDS && all && run_passes(cells, all);) round++;
  if (cells->status != GW_OK || !changed) return cells->status;
  gw_status status = rewrite(j, line);
  return status == GW_OK ? add_changes(j, line) : status;
}

/* The lines [first, end). */
static gw_status normalise_lines(job *j, size_t first, size_t end)
{
  gw_status status = GW_OK;
  for (size_t i = first; i < end && status == GW_OK; i++)
    if (j->doc->lines[i].element != GW_ELEMENT_NOTICE) status = normalise_line(j, i);
  gw_cells_fini(&j->cells);
  gw_buf_fini(&j->text);
  return status;
}

/* ---- In parts ------------------------------------------------------------------------------ */

typedef struct part {
  job job;
  gw_doc found;
  bool is_done;
  gw_status status;
} part;

typedef struct parts {
  gw_doc *doc;
  part *items; /* [count] */
  size_t count;
  pthread_mutex_t lock; /* of what follows, and of what `doc` has found */
  size_t taken;
  gw_status status; /* of the first part that failed */
} parts;

/* What the next part has found goes behind what came before. Texts of its lines are in its arena, so
 * that one is taken in any case. */
static void take_part(parts *all, part *p)
{
  gw_status status = gw_doc_take(all->doc, &p->found);
  if (all->status == GW_OK) all->status = p->status;
  if (all->status == GW_OK) all->status = status;
  gw_doc_fini(&p->found);
}

/* Has a part above failed? Then nothing more is needed. */
static bool is_over(parts *all)
{
  pthread_mutex_lock(&all->lock);
  bool is = all->status != GW_OK;
  pthread_mutex_unlock(&all->lock);
  return is;
}

/* Taken as soon as all above are done, for memory's sake. */
static void normalise_part(void *user, size_t number)
{
  parts *all = user;
  part *p = &all->items[number];
  const size_t lines = all->doc->line_count;
  if (is_over(all)) return;
  p->status = normalise_lines(&p->job, gw_share_first(number, all->count, lines),
                              gw_share_first(number + 1, all->count, lines));
  pthread_mutex_lock(&all->lock);
  p->is_done = true;
  while (all->taken < all->count && all->items[all->taken].is_done)
    take_part(all, &all->items[all->taken++]);
  pthread_mutex_unlock(&all->lock);
}

/* Each part finds what it finds by itself; put behind one another it is what one alone would find. */
static gw_status normalise_in_parts(const job *whole, size_t count, size_t helpers)
{
  gw_doc *doc = whole->doc;
  parts all = {.doc = doc, .items = calloc(count, sizeof *all.items), .count = count};
  gw_edit *kept = malloc((whole->old_edits + 1) * sizeof *kept);
  if (all.items && kept) {
    if (whole->old_edits) memcpy(kept, doc->edits, whole->old_edits * sizeof *kept);
    for (size_t i = 0; i < count; i++) {
      all.items[i].job = *whole;
      all.items[i].job.found = &all.items[i].found;
      all.items[i].job.kept = kept;
    }
    pthread_mutex_init(&all.lock, NULL);
    gw_share(helpers, count, normalise_part, &all);
    pthread_mutex_destroy(&all.lock);
    while (all.taken < count) take_part(&all, &all.items[all.taken++]); /* behind one that failed */
  } else {
    all.status = GW_ERR_MEMORY;
  }
  free(all.items);
  free(kept);
  return all.status;
}

gw_status gw_normalise(gw_doc *doc, uint64_t passes, size_t helpers)
{
  job j = {.doc = doc, .found = doc, .passes = passes, .old_edits = doc->edit_count};
  if (!passes) return GW_OK;
  const size_t count = gw_share_parts(helpers, doc->line_count);
  gw_status status =
      count > 1 ? normalise_in_parts(&j, count, helpers) : normalise_lines(&j, 0, doc->line_count);
  if (status != GW_OK || doc->edit_count == j.old_edits) return status;
  return gw_doc_settle_edits(doc);
}
