/*
 * flow.c - see flow.h. Goes through the lines in the order of the DOCX; each is a paragraph that its
 * place function puts where it stands, or begins a construct of several items. Every line is looked
 * at a fixed number of times.
 */
#include "style/flow.h"

#include "model/element.h"
#include "style/place.h"
#include "style/title.h"

#include <ctype.h>

/* ---- Title and text -------------------------------------------------------------------------- */

static bool is_title_block(int style)
{
  return style == GW_ELEMENT_TITLE || style == GW_ELEMENT_SUBTITLE ||
         style == GW_ELEMENT_TITLE_NOTE || style == GW_ELEMENT_ATTACHMENT_MARK ||
         style == GW_ELEMENT_ATTACHMENT_TITLE;
}

static bool is_below_head(const gw_flow *flow)
{
  return gw_is_head(flow->above) || flow->above == GW_STYLE_RED_RULE;
}

static bool is_space(uint32_t code)
{
  return code == ' ' || code == 0x3000 || code == 0xA0;
}

static gw_str without_spaces(gw_str text)
{
  for (size_t at = text.len; at > 0; text.len = at) {
    if (!is_space(gw_utf8_previous(text, &at))) break;
  }
  return text;
}

/* A space between two organs is as wide as a character, however it was typed. `others` spans are kept
 * for the lines below: with too few left, spaces stay as they were typed. */
static void put_wide(gw_paragraph *out, gw_str text, gw_lead lead, size_t others)
{
  static const gw_str wide = {"\xE3\x80\x80", 3};
  for (size_t at = 1; at + 1 < text.len; at++) {
    bool is_between = text.ptr[at] == ' ' && (unsigned char)text.ptr[at - 1] >= 0x80 &&
                      (unsigned char)text.ptr[at + 1] >= 0x80;
    if (!is_between || out->span_count + 3 + others > GW_MOST_SPANS) continue;
    gw_put_span(out, (gw_str){text.ptr, at}, GW_STYLE_NONE, lead);
    gw_put_span(out, wide, GW_STYLE_NONE, GW_LEAD_NONE);
    text = (gw_str){text.ptr + at + 1, text.len - at - 1};
    lead = GW_LEAD_NONE;
    at = 0;
  }
  gw_put_span(out, text, GW_STYLE_NONE, lead);
}

/* Clause 7.3.1: lines that keep words whole and have a shape; see title.h. */
static void break_title(gw_flow *flow, gw_paragraph *out)
{
  size_t breaks[GW_TITLE_MOST_BREAKS], count = 0, start = 0;
  gw_str text = out->spans[0].text;
  if (flow->sheet->title_break != GW_TITLE_BREAK_AUTO) return;
  gw_status status = gw_title_break(text, GW_TITLE_LINE_HALVES, breaks, &count);
  if (status != GW_OK) {
    flow->status = status;
    return;
  }
  out->span_count = 0;
  for (size_t i = 0; i <= count; i++) {
    size_t end = i < count ? breaks[i] : text.len;
    put_wide(out, without_spaces((gw_str){text.ptr + start, end - start}),
             i ? GW_LEAD_LINE : GW_LEAD_NONE, count - i);
    start = end;
  }
}

/* What the word processor is to break: the lines of the draft in one paragraph. */
static void join_title(gw_flow *flow, gw_paragraph *out)
{
  size_t count = flow->doc->line_count;
  if (flow->sheet->title_break != GW_TITLE_BREAK_NONE) return;
  while (out->span_count < GW_MOST_SPANS) {
    size_t next = gw_next_kept(flow, flow->rank, count);
    if (next == count || (int)gw_line_at(flow, next)->element != out->style) return;
    gw_put_span(out, gw_line_at(flow, next)->text, GW_STYLE_NONE, GW_LEAD_NONE);
    flow->rank = next + 1;
  }
}

/* LibreOffice sets some space between Han and digits, so a line of 20 characters would not fit: it
 * may stand out by that space. */
enum { TITLE_SLACK_TWIP = 110 };

static bool has_letters(gw_str text)
{
  for (size_t i = 0; i < text.len; i++)
    if (text.ptr[i] > ' ' && (unsigned char)text.ptr[i] < 0x7F) return true;
  return false;
}

static void put_title_lines(gw_flow *flow, gw_paragraph *out)
{
  if (has_letters(out->spans[0].text)) {
    out->has |= GW_PARAGRAPH_INDENT;
    out->left_twip = out->right_twip = -TITLE_SLACK_TWIP;
  }
  break_title(flow, out);
  join_title(flow, out);
}

/* Clause 7.3.1: two lines below the head; on line 1 where there is none (信函 and drafts). */
static void place_title(gw_flow *flow, gw_paragraph *out)
{
  put_title_lines(flow, out);
  if (flow->above == GW_ELEMENT_TITLE || flow->above == GW_STYLE_NONE) return;
  if (gw_break_page(flow, out)) return;
  gw_put_gap(flow, out, is_below_head(flow) ? GW_GAP_TITLE : GW_GAP_ATTACHMENT_TITLE);
}

static void place_attachment_title(gw_flow *flow, gw_paragraph *out)
{
  put_title_lines(flow, out);
  if (flow->above == GW_ELEMENT_ATTACHMENT_TITLE || flow->above == GW_STYLE_NONE) return;
  gw_put_gap(flow, out, GW_GAP_ATTACHMENT_TITLE);
}

/* Whatever comes first below a title has the blank line that clause 7.3.2 gives to 主送机关. */
static void place_text(gw_flow *flow, gw_paragraph *out)
{
  if (is_title_block(flow->above) || is_below_head(flow)) gw_put_gap(flow, out, GW_GAP_ADDRESSEE);
}

/* ---- Which function, which construct --------------------------------------------------------- */

/* Elements without a row stand where their style puts them. */
static gw_place *const place_table[GW_ELEMENT_COUNT] = {
    [GW_ELEMENT_COPY_NUMBER] = gw_place_head_line,
    [GW_ELEMENT_SECURITY] = gw_place_head_line,
    [GW_ELEMENT_URGENCY] = gw_place_head_line,
    [GW_ELEMENT_ISSUER_MARK] = gw_place_mark,
    [GW_ELEMENT_DOC_NUMBER] = gw_place_number,
    [GW_ELEMENT_SIGNER] = gw_place_number,
    [GW_ELEMENT_TITLE] = place_title,
    [GW_ELEMENT_ADDRESSEE] = place_text,
    [GW_ELEMENT_HEADING_1] = place_text,
    [GW_ELEMENT_HEADING_2] = place_text,
    [GW_ELEMENT_HEADING_3] = place_text,
    [GW_ELEMENT_HEADING_4] = place_text,
    [GW_ELEMENT_BODY] = place_text,
    [GW_ELEMENT_ATTACHMENT_NOTE] = gw_place_note,
    [GW_ELEMENT_SIGNATURE] = gw_place_signature,
    [GW_ELEMENT_ISSUE_DATE] = gw_place_date,
    [GW_ELEMENT_REMARK] = place_text,
    [GW_ELEMENT_ATTACHMENT_TITLE] = place_attachment_title,
    [GW_ELEMENT_TABLE] = place_text,
};

typedef bool open_function(gw_flow *flow);

/* Elements whose lines may be more than a paragraph each. */
static open_function *const open_table[GW_ELEMENT_COUNT] = {
    [GW_ELEMENT_ISSUER_MARK] = gw_open_joint_mark,
    [GW_ELEMENT_SIGNATURE] = gw_open_joint_signature,
    [GW_ELEMENT_COPY_TO] = gw_open_imprint,
    [GW_ELEMENT_PRINTED_BY] = gw_open_imprint,
    [GW_ELEMENT_TABLE] = gw_open_table,
};

/* ---- The stream ------------------------------------------------------------------------------ */

void gw_flow_start(gw_flow *flow, const gw_doc *doc, const gw_sheet *sheet, const gw_plan *plan)
{
  *flow = (gw_flow){.doc = doc, .sheet = sheet, .above = GW_STYLE_NONE};
  if (plan) flow->plan = *plan;
}

/* The element that comes next, notices aside; GW_ELEMENT_COUNT at the end. */
static gw_element peek(gw_flow *flow)
{
  size_t count = flow->doc->line_count;
  if (flow->ahead < flow->rank) flow->ahead = flow->rank;
  while (flow->ahead < count && gw_line_at(flow, flow->ahead)->element == GW_ELEMENT_NOTICE)
    flow->ahead++;
  return flow->ahead < count ? gw_line_at(flow, flow->ahead)->element : GW_ELEMENT_COUNT;
}

/* Fewer paragraphs may all have to stay on page 1 (7.3.3). */
enum { MANY_TEXTS = 3 };

/* 7.3.5.5: names and date never stand alone on a page; a 附件说明 between does not count as text. Nor
 * does 附注 stand alone. */
static void keep_with_closing(gw_flow *flow, gw_paragraph *out)
{
  gw_element next = peek(flow);
  bool is_closing = next == GW_ELEMENT_SIGNATURE || next == GW_ELEMENT_ISSUE_DATE ||
                    next == GW_ELEMENT_ATTACHMENT_NOTE;
  size_t index = flow->closings;
  bool is_known = index < GW_MOST_CLOSINGS && flow->plan.closings[index].is_known;
  bool is_text = out->style != GW_ELEMENT_SIGNATURE && out->style != GW_ELEMENT_ATTACHMENT_NOTE;
  if (is_text && (flow->plan.is_trial || (is_known && flow->plan.closings[index].leaves_text)))
    return;
  if (is_closing && out->style != GW_ELEMENT_ISSUE_DATE) out->has |= GW_PARAGRAPH_KEEP_NEXT;
  if (next == GW_ELEMENT_REMARK && flow->texts >= MANY_TEXTS) out->has |= GW_PARAGRAPH_KEEP_NEXT;
}

/* 版记 that has a section of its own ends the one before. */
static bool is_imprint_section(const gw_flow *flow, gw_element element)
{
  bool is_imprint = element == GW_ELEMENT_COPY_TO || element == GW_ELEMENT_PRINTED_BY;
  return is_imprint && flow->plan.has_imprint_section && !flow->section.starts_even;
}

/* The section of the text ends with the text, where 版记 or a turned page comes next. */
static void end_section(gw_flow *flow, gw_paragraph *out)
{
  gw_element next = peek(flow);
  size_t rank = flow->doc->keep_notices ? flow->rank : flow->ahead;
  if (flow->has_mark || rank == flow->doc->line_count) return;
  if (!is_imprint_section(flow, next)) {
    gw_end_section_before(flow, rank, out);
    return;
  }
  out->has |= GW_PARAGRAPH_SECTION;
  out->section = flow->section;
  flow->section = flow->plan.imprint;
}

/* 段内标题: a heading that text runs on from is the start of a body paragraph. */
static void put_line(const gw_doc_line *line, gw_item *out)
{
  bool runs_on = gw_element_level(line->element) && line->run_in && line->run_in < line->text.len;
  gw_str rest = line->text;
  gw_put_paragraph(out, runs_on ? GW_ELEMENT_BODY : (int)line->element);
  if (runs_on) {
    int style = GW_STYLE_HEADING_1_CHAR + (int)(line->element - GW_ELEMENT_HEADING_1);
    gw_put_span(&out->paragraph, (gw_str){rest.ptr, line->run_in}, style, GW_LEAD_NONE);
    rest = (gw_str){rest.ptr + line->run_in, rest.len - line->run_in};
  }
  gw_put_span(&out->paragraph, rest, GW_STYLE_NONE, GW_LEAD_NONE);
}

/* The lines that go on with it, in the same paragraph; a space between two Latin words. */
static void put_further_lines(gw_flow *flow, gw_paragraph *out)
{
  static const gw_str space = {" ", 1};
  const size_t count = flow->doc->line_count;
  while (out->span_count + 2 <= GW_MOST_SPANS) {
    size_t next = gw_next_kept(flow, flow->rank, count);
    if (next == count || !gw_line_at(flow, next)->continues) return;
    const gw_str text = gw_line_at(flow, next)->text;
    const gw_str above = out->spans[out->span_count - 1].text;
    bool is_latin = text.len && isalpha((unsigned char)text.ptr[0]) && above.len &&
                    isalpha((unsigned char)above.ptr[above.len - 1]);
    if (is_latin) gw_put_span(out, space, GW_STYLE_NONE, GW_LEAD_NONE);
    gw_put_span(out, text, GW_STYLE_NONE, GW_LEAD_NONE);
    flow->rank = next + 1;
  }
}

static void give_line(gw_flow *flow, gw_item *out)
{
  const gw_doc_line *line = gw_line_at(flow, flow->rank++);
  gw_element element = line->element;
  put_line(line, out);
  if (out->paragraph.style == GW_ELEMENT_BODY) put_further_lines(flow, &out->paragraph);
  gw_place *place = place_table[out->paragraph.style];
  if (gw_place_by_table(flow, &out->paragraph)) place = place_text;
  if (place) place(flow, &out->paragraph);
  keep_with_closing(flow, &out->paragraph);
  flow->texts += element == GW_ELEMENT_BODY;
  if (element != GW_ELEMENT_NOTICE) flow->above = out->paragraph.style;
  end_section(flow, &out->paragraph);
}

/* What was begun gives its items first. */
static bool give_construct(gw_flow *flow, gw_item *out)
{
  if (!flow->construct) return false;
  if (flow->construct(flow, out)) return true;
  flow->construct = NULL;
  return false;
}

static bool give_next(gw_flow *flow, gw_item *out)
{
  size_t count = flow->doc->line_count;
  for (;;) {
    if (give_construct(flow, out)) return true;
    flow->rank = gw_next_kept(flow, flow->rank, count);
    bool is_end = flow->rank == count;
    gw_element element = is_end ? GW_ELEMENT_COUNT : gw_line_at(flow, flow->rank)->element;
    if (flow->has_mark && element != GW_ELEMENT_NOTICE && !gw_is_head((int)element)) {
      gw_put_red_rule(flow, out);
      return true;
    }
    if (is_end) return false;
    if (!is_imprint_section(flow, element) && gw_put_section_before(flow, flow->rank, out))
      return true;
    if (element == GW_ELEMENT_SIGNATURE && flow->last == GW_ITEM_TABLE_END) {
      gw_put_flat(out); /* names side by side are a table as well: the two would be one */
      return true;
    }
    if (open_table[element] && open_table[element](flow)) continue;
    give_line(flow, out);
    return true;
  }
}

bool gw_flow_next(gw_flow *flow, gw_item *out)
{
  bool is_given = give_next(flow, out);
  if (!is_given && flow->has_begun && flow->last == GW_ITEM_TABLE_END) {
    gw_put_flat(out); /* what ends a document must not be a table */
    is_given = true;
  }
  if (is_given) flow->last = out->kind;
  flow->has_begun = true;
  return is_given;
}
