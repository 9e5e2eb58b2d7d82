/*
 * given.c - the given lines are a small draft of their own at first, so that they are cleaned and
 * normalised as all lines are; then each element is compared with what the draft has. See given.h.
 */
#include "compose/given.h"

#include "base/space.h"
#include "compose/form.h"
#include "model/element.h"
#include "normal/normal.h"
#include "text/line.h"

#include <string.h>

enum { LONGEST_SHOWN = 90 /* bytes of a text in a message */ };

typedef struct giver {
  gw_doc *doc;
  const gw_meta *meta;
  size_t main_end;    /* where the lines of the first document end in the draft */
  size_t title;       /* its first line of the title; main_end: it has none */
  size_t title_end;   /* behind the title's last line */
  size_t draft_lines; /* what there was before anything was added */
  gw_form form;
  gw_doc given; /* the given lines */
} giver;

/* ---- The draft's lines --------------------------------------------------------------------- */

static bool is_attached(gw_element element)
{
  return element == GW_ELEMENT_ATTACHMENT_MARK || element == GW_ELEMENT_ATTACHMENT_TITLE;
}

/* A title below a signature or a date is that of a document which the first one issues. */
static void find_main_document(giver *g)
{
  bool is_signed = false;
  size_t i = 0;
  g->title = SIZE_MAX;
  for (; i < g->doc->line_count; i++) {
    gw_element element = g->doc->lines[i].element;
    if (is_attached(element) || (is_signed && element == GW_ELEMENT_TITLE)) break;
    is_signed |= element == GW_ELEMENT_SIGNATURE || element == GW_ELEMENT_ISSUE_DATE;
    if (element == GW_ELEMENT_TITLE && g->title == SIZE_MAX) g->title = i;
  }
  g->main_end = i;
  if (g->title > i) g->title = i;
  g->title_end = g->title;
  for (i = g->title; i < g->main_end; i++) {
    gw_element element = g->doc->lines[i].element;
    if (element != GW_ELEMENT_TITLE && element != GW_ELEMENT_NOTICE) break;
    g->title_end = i + 1;
  }
}

/* The stretch of the draft in which a line of the element belongs to the first document. 版记 does
 * wherever it stands. */
static void find_stretch(const giver *g, gw_element element, size_t *from, size_t *to)
{
  bool is_imprint = element == GW_ELEMENT_COPY_TO || element == GW_ELEMENT_PRINTED_BY;
  *from = element == GW_ELEMENT_TITLE ? g->title : 0;
  *to = element == GW_ELEMENT_TITLE ? g->title_end : is_imprint ? g->draft_lines : g->main_end;
}

/* The next line of the element in [from, to), or `to`. */
static size_t find_line(const giver *g, gw_element element, size_t from, size_t to)
{
  while (from < to && g->doc->lines[from].element != element) from++;
  return from;
}

/* The draft's first line of the element, for a value that may complete it. */
static gw_str text_of(const giver *g, gw_element element)
{
  size_t from, to;
  find_stretch(g, element, &from, &to);
  from = find_line(g, element, from, to);
  return from < to ? g->doc->lines[from].text : GW_STR("");
}

/* ---- The given lines ----------------------------------------------------------------------- */

static gw_meta_key key_of(const giver *g, size_t number)
{
  return (gw_meta_key)g->form.keys.data[number - 1];
}

static gw_status make_given(giver *g, uint64_t passes)
{
  g->form = (gw_form){.meta = g->meta,
                      .security = text_of(g, GW_ELEMENT_SECURITY),
                      .printed_by = text_of(g, GW_ELEMENT_PRINTED_BY)};
  gw_status status = gw_form_write(&g->form);
  if (status != GW_OK) return status;
  g->given = (gw_doc){.text = g->form.text.data, .length = g->form.text.length};
  g->form.text = (gw_buf){0}; /* it is the document's now */
  status = gw_line_split(&g->given);
  for (size_t i = 0; i < g->given.line_count; i++) {
    gw_doc_line *line = &g->given.lines[i];
    line->element = gw_meta_element(key_of(g, line->number));
  }
  return status == GW_OK ? gw_normalise(&g->given, passes, 0) : status;
}

/* The slot that tells where a key's value is from; its part, when only that is given. */
static const gw_meta_slot *slot_of(const giver *g, gw_meta_key key)
{
  const gw_meta_slot *slot = &g->meta->slots[key];
  return slot->count ? slot : slot + 1;
}

static gw_status add_line(giver *g, const gw_doc_line *given)
{
  gw_doc *doc = g->doc;
  const gw_meta_slot *slot = slot_of(g, key_of(g, given->number));
  bool is_front = slot->from.origin == GW_ORIGIN_FRONT_MATTER;
  const char *text = gw_arena_copy(&doc->arena, given->text.ptr, given->text.len);
  gw_doc_line *line = text ? gw_doc_add_line(doc) : NULL;
  if (!line) return GW_ERR_MEMORY;
  line->text = (gw_str){text, given->text.len};
  line->origin = (unsigned)slot->from.origin & 3u;
  line->offset = doc->length;
  line->number = line->last_number = is_front ? (uint32_t)slot->line : 0;
  line->column = is_front ? (uint32_t)slot->column : 0;
  line->element = given->element;
  line->runner_up = GW_ELEMENT_NOTICE;
  line->rule = "given";
  return GW_OK;
}

/* What was said about the given lines of an element when they were cleaned and normalised. */
static gw_status copy_diagnostics(giver *g, gw_element element)
{
  gw_status status = GW_OK;
  for (size_t i = 0; i < g->given.diags.count && status == GW_OK; i++) {
    gw_diag diag = g->given.diags.items[i];
    gw_meta_key key = key_of(g, diag.line);
    const gw_meta_slot *slot = slot_of(g, key);
    if (gw_meta_element(key) != element) continue;
    diag.line = slot->line;
    diag.column = slot->column;
    diag.source = slot->from.name;
    status = gw_diag_copy(&g->doc->diags, &g->doc->arena, &diag);
  }
  return status;
}

/* ---- Both together ------------------------------------------------------------------------- */

/* Adds `text` without white space. */
static void put_ink(gw_buf *out, gw_str text)
{
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (!gw_is_layout_space(code)) gw_buf_put_utf8(out, code);
  }
}

/* All lines of an element, without white space. */
typedef struct inks {
  gw_buf draft, given;
} inks;

static gw_status gather(const giver *g, gw_element element, size_t first, size_t end, inks *both)
{
  size_t from, to;
  find_stretch(g, element, &from, &to);
  for (size_t i = from; (i = find_line(g, element, i, to)) < to; i++)
    put_ink(&both->draft, g->doc->lines[i].text);
  for (size_t i = first; i < end; i++) put_ink(&both->given, g->given.lines[i].text);
  return both->draft.status == GW_OK ? both->given.status : both->draft.status;
}

static gw_status report_overruled(giver *g, const gw_doc_line *line, gw_element element,
                                  const inks *both)
{
  gw_doc *doc = g->doc;
  const char *before =
      gw_arena_excerpt(&doc->arena, both->draft.data, both->draft.length, LONGEST_SHOWN);
  const char *after =
      gw_arena_excerpt(&doc->arena, both->given.data, both->given.length, LONGEST_SHOWN);
  if (!before || !after) return GW_ERR_MEMORY;
  const gw_diag_arg args[3] = {
      {gw_element_chinese(element), gw_element_name(element)}, {before, before}, {after, after}};
  const gw_diag where = {.kind = GW_DIAG_ELEMENT_OVERRULED,
                         .line = line->number,
                         .column = line->column,
                         .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

static gw_status set_aside(gw_doc *doc, gw_doc_line *line)
{
  const gw_edit edit = {.offset = line->offset,
                        .length = line->length,
                        .after = {"", 0},
                        .line = line->number,
                        .column = line->column,
                        .reason = GW_DIAG_ELEMENT_OVERRULED};
  line->runner_up = line->element;
  line->element = GW_ELEMENT_NOTICE;
  line->run_in = 0;
  line->rule = "overruled";
  line->trait = 0; /* what it was taken for counts no more */
  line->score = line->margin = 0;
  line->forced = 0;
  line->is_overruled = true;
  return gw_doc_add_edit(doc, edit);
}

static gw_status overrule(giver *g, gw_element element, const inks *both)
{
  size_t from, to;
  find_stretch(g, element, &from, &to);
  from = find_line(g, element, from, to);
  if (from == to) return GW_OK;
  gw_status status = report_overruled(g, &g->doc->lines[from], element, both);
  for (; status == GW_OK && from < to; from = find_line(g, element, from, to))
    status = set_aside(g->doc, &g->doc->lines[from]);
  return status;
}

/* The title of a page gives way to the draft's own. */
static gw_status report_not_used(giver *g, const gw_meta_slot *slot, const inks *both)
{
  gw_doc *doc = g->doc;
  const char *text =
      gw_arena_excerpt(&doc->arena, both->given.data, both->given.length, LONGEST_SHOWN);
  if (!text) return GW_ERR_MEMORY;
  const gw_diag_arg args[3] = {{"title", "title"}, {text, text}, {NULL, NULL}};
  const gw_diag where = {.kind = GW_DIAG_FRONT_MATTER_SKIPPED,
                         .line = slot->line,
                         .column = slot->column,
                         .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

/* The given lines [first, end) are one element. */
static gw_status apply_element(giver *g, size_t first, size_t end)
{
  const gw_element element = g->given.lines[first].element;
  const gw_meta_slot *slot = slot_of(g, key_of(g, g->given.lines[first].number));
  inks both = {{0}, {0}};
  gw_status status = gather(g, element, first, end, &both);
  bool is_same =
      both.draft.length == both.given.length &&
      (both.draft.length == 0 || memcmp(both.draft.data, both.given.data, both.draft.length) == 0);
  if (status == GW_OK && slot->is_of_page && both.draft.length) {
    if (!is_same) status = report_not_used(g, slot, &both);
  } else if (status == GW_OK && !is_same) {
    status = overrule(g, element, &both);
    for (size_t i = first; i < end && status == GW_OK; i++)
      status = add_line(g, &g->given.lines[i]);
    if (status == GW_OK) status = copy_diagnostics(g, element);
  }
  gw_buf_fini(&both.draft);
  gw_buf_fini(&both.given);
  return status;
}

static gw_status apply_all(giver *g)
{
  gw_status status = GW_OK;
  for (size_t first = 0, end; first < g->given.line_count && status == GW_OK; first = end) {
    const gw_element element = g->given.lines[first].element;
    for (end = first + 1; end < g->given.line_count; end++)
      if (g->given.lines[end].element != element) break;
    status = apply_element(g, first, end);
  }
  return status == GW_OK ? gw_doc_settle_edits(g->doc) : status;
}

gw_status gw_given_apply(gw_doc *doc, const gw_meta *meta, uint64_t passes)
{
  giver g = {.doc = doc, .meta = meta, .draft_lines = doc->line_count};
  if (gw_meta_elements(meta) == 0) return GW_OK;
  find_main_document(&g);
  gw_status status = make_given(&g, passes);
  if (status == GW_OK) status = apply_all(&g);
  gw_doc_fini(&g.given);
  gw_form_fini(&g.form);
  return status;
}
