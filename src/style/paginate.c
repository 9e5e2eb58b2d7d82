/* paginate.c - see paginate.h. */
#include "style/paginate.h"

#include "model/element.h"
#include "style/flow.h"
#include "style/line_count.h"
#include "style/place.h"
#include "style/unit.h"

/* Longer drafts are no documents that anybody signs at the foot of a page. */
enum { MOST_PLANNED_BYTES = 4 << 20 };

/* ---- Pages ----------------------------------------------------------------------------------- */

/* A closing that is being laid out: 附件说明, 署名, 成文日期, 附注. */
typedef struct closing_state {
  bool is_open;
  size_t page;       /* that the text above ends on ... */
  int used_twip;     /* ... and how far down */
  int height_twip;   /* of all of it so far */
  size_t index;      /* of gw_plan.closings */
  bool is_only_text; /* the text above is one paragraph, on page 1 */
  size_t texts;      /* paragraphs of text so far */
} closing_state;

typedef struct pager {
  const gw_sheet *sheet;
  gw_pagination *result;
  size_t page;                 /* from 1 */
  int width_twip, height_twip; /* of the pages' 版心 as they lie */
  int used_twip;               /* of the page's height */
  int kept_twip;               /* of that, what stays with what comes next */
  int column_twip;             /* width of the cell that text is in; 0: none */
  int cell_twip, row_twip;
  int padding_twip, space_twip;
  bool in_head;  /* in a row that is repeated on each page */
  int head_twip; /* its height */
  closing_state closing;
} pager;

static void lay(pager *p, const gw_section *section)
{
  const gw_page *page = &p->sheet->page;
  p->width_twip = section->is_landscape ? gw_page_turned_width(page) : page->text_width_twip;
  p->height_twip = section->is_landscape ? page->text_width_twip : page->text_height_twip;
}

static void turn_page(pager *p)
{
  p->page++;
  p->used_twip = 0;
  p->kept_twip = 0;
}

static bool is_closing(int style)
{
  return style == GW_ELEMENT_ATTACHMENT_NOTE || style == GW_ELEMENT_SIGNATURE ||
         style == GW_ELEMENT_ISSUE_DATE || style == GW_ELEMENT_REMARK;
}

/* Before something is placed: does a closing begin or end with it? `closings`: that have begun. */
static void follow_closing(pager *p, bool belongs, size_t closings)
{
  closing_state *c = &p->closing;
  if (belongs && !c->is_open)
    *c = (closing_state){.is_open = true,
                         .page = p->page,
                         .used_twip = p->used_twip,
                         .index = closings,
                         .is_only_text = c->texts == 1 && p->page == 1,
                         .texts = c->texts};
  if (belongs || !c->is_open) return;
  c->is_open = false;
  if (closings == c->index || c->index >= GW_MOST_CLOSINGS) return; /* no 署名 in it */
  gw_closing_plan *plan = &p->result->plan.closings[c->index];
  int lines = gw_gbt9704_gap(GW_GAP_SEALED), pitch_twip = p->sheet->page.line_twip;
  int over_twip = c->used_twip + c->height_twip - p->height_twip;
  int missing = over_twip > 0 ? (over_twip + pitch_twip - 1) / pitch_twip : 0;
  bool can_squeeze = missing < lines || (missing == lines && c->is_only_text);
  *plan = (gw_closing_plan){.is_known = true,
                            .free_lines = can_squeeze ? lines - missing : lines,
                            .leaves_text = !can_squeeze && c->is_only_text};
}

/* `height` that is not parted, after `before`, together with what is kept with it. */
static void put_block(pager *p, int before_twip, int height_twip)
{
  int most_twip = p->height_twip;
  int above_twip = p->used_twip || p->page == 1 ? before_twip : 0;
  if (p->used_twip + above_twip + height_twip > most_twip && p->used_twip > 0) {
    int kept_twip = p->kept_twip < p->used_twip ? p->kept_twip : 0;
    turn_page(p);
    p->used_twip = kept_twip;
    above_twip = kept_twip ? before_twip : 0;
  }
  p->used_twip += above_twip + height_twip;
  p->closing.height_twip += before_twip + height_twip;
}

static bool is_text(int style)
{
  return style == GW_ELEMENT_BODY || style == GW_ELEMENT_TABLE ||
         (style >= GW_ELEMENT_HEADING_1 && style <= GW_ELEMENT_HEADING_4);
}

static void put_lines(pager *p, const gw_paragraph *paragraph, size_t lines, int pitch_twip)
{
  const gw_style style = gw_gbt9704_style(paragraph->style);
  int before_twip = paragraph->has & GW_PARAGRAPH_BEFORE ? paragraph->before_twip : 0;
  bool keeps = style.keep_next || (paragraph->has & GW_PARAGRAPH_KEEP_NEXT);
  if (style.page_break_before || (paragraph->has & GW_PARAGRAPH_PAGE_BREAK)) {
    if (p->used_twip) turn_page(p);
    p->used_twip = before_twip;
    before_twip = 0;
  }
  int kept_twip = keeps ? p->kept_twip + pitch_twip + before_twip : 0;
  pitch_twip += style.rule_eighth_pt * GW_TWIP_PER_PT / 8; /* a rule is above its line */
  put_block(p, before_twip, pitch_twip);
  if (is_text(paragraph->style) && p->page == 1) p->result->has_text_on_first = true;
  for (size_t i = 1; i < lines; i++) {
    p->kept_twip = 0;
    put_block(p, 0, pitch_twip);
  }
  p->kept_twip = lines > 1 && keeps ? pitch_twip : kept_twip;
}

static void put_paragraph(pager *p, const gw_paragraph *paragraph)
{
  const gw_page *page = &p->sheet->page;
  const gw_style style = gw_gbt9704_style(paragraph->style);
  int width_twip = p->column_twip ? p->column_twip : p->width_twip;
  int pitch_twip = paragraph->has & GW_PARAGRAPH_LINE ? paragraph->line_twip : style.line_twip;
  size_t lines = gw_paragraph_lines(p->sheet, paragraph, width_twip);
  if (!pitch_twip) pitch_twip = page->line_twip;
  if (paragraph->style == GW_ELEMENT_ADDRESSEE && p->page == 1) p->result->addressee_lines += lines;
  if (paragraph->style == GW_ELEMENT_TITLE && p->page == 1) p->result->title_lines += lines;
  p->closing.texts += is_text(paragraph->style);
  if (!p->column_twip) {
    put_lines(p, paragraph, lines, pitch_twip);
    return;
  }
  p->cell_twip += lines < 1000 ? pitch_twip * (int)lines : p->height_twip;
  if (paragraph->has & GW_PARAGRAPH_BEFORE) p->cell_twip += paragraph->before_twip;
}

static void put_row(pager *p)
{
  size_t page = p->page;
  put_block(p, 0, p->row_twip);
  p->kept_twip = 0;
  if (p->in_head)
    p->head_twip = p->row_twip;
  else if (p->page != page)
    p->used_twip += p->head_twip;
}

static void put_item(pager *p, const gw_item *item)
{
  switch (item->kind) {
  case GW_ITEM_PARAGRAPH: put_paragraph(p, &item->paragraph); break;
  case GW_ITEM_TABLE:
    p->padding_twip = item->table.padding_twip;
    p->space_twip = item->table.space_twip;
    p->head_twip = 0;
    if (p->page == 1 && item->table.row_rule) p->result->has_text_on_first = true;
    break;
  case GW_ITEM_ROW:
    p->row_twip = 0;
    p->in_head = item->row.is_head;
    break;
  case GW_ITEM_CELL:
    p->column_twip = item->cell.width_twip - 2 * p->padding_twip;
    p->cell_twip = 2 * p->space_twip;
    break;
  case GW_ITEM_CELL_END:
    if (p->cell_twip > p->row_twip) p->row_twip = p->cell_twip;
    p->column_twip = 0;
    break;
  case GW_ITEM_ROW_END: put_row(p); break;
  default: break;
  }
}

/* `next` is the section behind the item. */
static void put_in_section(pager *p, const gw_item *item, const gw_section *next)
{
  bool is_last =
      item->kind == GW_ITEM_PARAGRAPH && (item->paragraph.has & GW_PARAGRAPH_SECTION) != 0;
  lay(p, is_last ? &item->paragraph.section : next);
  put_item(p, item);
  if (!is_last) return;
  turn_page(p);
  lay(p, next);
}

/* 版记 stands on an even page; the even page behind the text is its own when the text's last page is
 * odd or too full. Pages between have no number then, and neither has its own (7.5). */
static void place_imprint(const pager *p, int height_twip)
{
  gw_plan *plan = &p->result->plan;
  bool is_new = p->used_twip == 0 && p->page > 1; /* behind a turned page: nothing stands on it */
  int free_twip = p->height_twip - p->used_twip - GW_TWIP_PER_PT;
  bool fits = free_twip >= height_twip && !is_new;
  bool is_even = (is_new ? p->page - 1 : p->page) % 2 == 0;
  if (is_even && fits) return;
  plan->has_imprint_section = true;
  plan->imprint.starts_even = true;
  plan->imprint.is_unnumbered = is_even;
}

static bool has_imprint(const gw_doc *doc)
{
  for (size_t i = doc->line_count; i > 0; i--) {
    const gw_doc_line *line = &doc->lines[gw_doc_ranked(doc, i - 1)];
    if (line->element == GW_ELEMENT_COPY_TO || line->element == GW_ELEMENT_PRINTED_BY) return true;
    if (line->element != GW_ELEMENT_NOTICE) return false;
  }
  return false;
}

/* Which items belong to a closing: its paragraphs, and the table of names that seal. */
static void follow_item(pager *p, const gw_item *item, const gw_flow *flow, size_t *closings)
{
  bool is_table = item->kind == GW_ITEM_TABLE && flow->closings > *closings;
  bool is_inner =
      item->kind != GW_ITEM_PARAGRAPH && item->kind != GW_ITEM_TABLE && item->kind != GW_ITEM_BOX;
  bool is_cell = item->kind == GW_ITEM_PARAGRAPH && p->column_twip;
  if (is_inner || is_cell) return;
  bool belongs = item->kind == GW_ITEM_PARAGRAPH ? is_closing(item->paragraph.style) : is_table;
  follow_closing(p, belongs, belongs ? *closings : flow->closings);
  *closings = flow->closings;
}

/* Can what comes now still be told in a plan, or matter to page 1 when that is all that is asked?
 * Kept together, a closing starts no earlier than it does here. */
static bool is_tried(const pager *p, const gw_flow *flow, bool is_whole)
{
  if (p->closing.is_open) return true;
  return flow->closings < GW_MOST_CLOSINGS && (is_whole || p->page == 1);
}

/* How the closings fit when nothing is kept together. */
static gw_plan try_closings(const gw_doc *doc, const gw_sheet *sheet, bool is_whole)
{
  const gw_plan trial = {.is_trial = true};
  gw_pagination result = {0};
  pager p = {.sheet = sheet, .result = &result, .page = 1};
  size_t closings = 0;
  gw_flow flow;
  gw_item item;
  if (sheet->seal != GW_SEAL_YES || doc->length > MOST_PLANNED_BYTES) return result.plan;
  lay(&p, &(gw_section){.is_landscape = false});
  gw_flow_start(&flow, doc, sheet, &trial);
  while (is_tried(&p, &flow, is_whole) && gw_flow_next(&flow, &item)) {
    follow_item(&p, &item, &flow, &closings);
    if (item.kind == GW_ITEM_BOX) break;
    put_in_section(&p, &item, &flow.section);
  }
  follow_closing(&p, false, flow.closings);
  return result.plan;
}

/* As far as page 1, or to the end. */
static gw_pagination paginate(const gw_doc *doc, const gw_sheet *sheet, const gw_plan *plan,
                              bool is_whole)
{
  gw_pagination result = {.plan = *plan};
  pager p = {.sheet = sheet, .result = &result, .page = 1};
  lay(&p, &(gw_section){.is_landscape = false});
  gw_flow flow;
  gw_item item;
  gw_flow_start(&flow, doc, sheet, plan);
  while ((is_whole || p.page == 1) && gw_flow_next(&flow, &item)) {
    if (item.kind == GW_ITEM_BOX &&
        gw_next_kept(&flow, flow.end, doc->line_count) == doc->line_count) {
      place_imprint(&p, item.box.height_twip);
      break;
    }
    put_in_section(&p, &item, &flow.section);
  }
  return result;
}

gw_plan gw_paginate(const gw_doc *doc, const gw_sheet *sheet)
{
  gw_plan plan = try_closings(doc, sheet, true);
  if (has_imprint(doc)) plan = paginate(doc, sheet, &plan, true).plan;
  plan.has_landscape = gw_has_landscape(doc, sheet);
  return plan;
}

gw_pagination gw_paginate_first(const gw_doc *doc, const gw_sheet *sheet)
{
  const gw_plan plan = try_closings(doc, sheet, false);
  return paginate(doc, sheet, &plan, false);
}
