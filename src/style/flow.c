/*
 * flow.c - see flow.h. One function for each element that stands somewhere its style alone does not
 * put it; what it may look at is its own text, the element above and, for 署名 and 成文日期, the
 * names and the date that belong together. Every line is looked at a fixed number of times.
 */
#include "style/flow.h"

#include "model/element.h"

typedef void place_function(gw_flow *flow, gw_paragraph *out);

/* ---- Measures -------------------------------------------------------------------------------- */

/* Halves of a character, as the standard counts: digits and Latin letters are half as wide. */
static int text_halves(gw_str text)
{
  int halves = 0;
  for (size_t at = 0; at < text.len && halves < INT16_MAX;)
    halves += gw_utf8_next(text, &at) < 0x80 ? 1 : 2;
  return halves;
}

static int halves_twip(const gw_flow *flow, int halves)
{
  return halves * flow->sheet->page.character_twip / 2;
}

/* As wide as so many halves really are when set. */
static int halves_set_twip(const gw_flow *flow, int halves)
{
  return halves * flow->sheet->page.advance_twip / 2;
}

static int characters_twip(const gw_flow *flow, gw_gap gap)
{
  return gw_gbt9704_gap(gap) * flow->sheet->page.character_twip;
}

/* A distance that a very long name must not turn round. */
static int clamp(const gw_flow *flow, int twip)
{
  int widest = flow->sheet->page.text_width_twip - flow->sheet->page.character_twip;
  return twip < 0 ? 0 : twip > widest ? widest : twip;
}

static void put_gap(const gw_flow *flow, gw_paragraph *out, gw_gap gap)
{
  out->has |= GW_PARAGRAPH_BEFORE;
  out->before_twip = gw_gbt9704_gap(gap) * flow->sheet->page.line_twip;
}

static void put_indent(const gw_flow *flow, gw_paragraph *out, gw_align align, int left, int right)
{
  out->has |= GW_PARAGRAPH_INDENT | GW_PARAGRAPH_ALIGN;
  out->align = align;
  out->left_twip = clamp(flow, left);
  out->right_twip = clamp(flow, right);
}

/* ---- Head and title -------------------------------------------------------------------------- */

static bool is_head(gw_element element)
{
  return element >= GW_ELEMENT_COPY_NUMBER && element <= GW_ELEMENT_SIGNER;
}

static bool is_title_block(gw_element element)
{
  return element == GW_ELEMENT_TITLE || element == GW_ELEMENT_SUBTITLE ||
         element == GW_ELEMENT_TITLE_NOTE || element == GW_ELEMENT_ATTACHMENT_MARK ||
         element == GW_ELEMENT_ATTACHMENT_TITLE;
}

/* What comes after a document has been signed is another document. */
static bool break_page(gw_flow *flow, gw_paragraph *out)
{
  if (!flow->is_closed || flow->above == GW_ELEMENT_ATTACHMENT_MARK) return false;
  out->has |= GW_PARAGRAPH_PAGE_BREAK;
  flow->is_closed = false;
  return true;
}

static void place_head(gw_flow *flow, gw_paragraph *out)
{
  break_page(flow, out);
}

/* Clause 7.3.1: two lines below the head; on line 1 where there is none (信函 and drafts). */
static void place_title(gw_flow *flow, gw_paragraph *out)
{
  if (flow->above == GW_ELEMENT_TITLE || flow->above == GW_ELEMENT_COUNT) return;
  if (break_page(flow, out)) return;
  put_gap(flow, out, is_head(flow->above) ? GW_GAP_TITLE : GW_GAP_ATTACHMENT_TITLE);
}

static void place_attachment_title(gw_flow *flow, gw_paragraph *out)
{
  if (flow->above == GW_ELEMENT_ATTACHMENT_TITLE || flow->above == GW_ELEMENT_COUNT) return;
  put_gap(flow, out, GW_GAP_ATTACHMENT_TITLE);
}

/* Whatever comes first below a title has the blank line that clause 7.3.2 gives to 主送机关. */
static void place_text(gw_flow *flow, gw_paragraph *out)
{
  if (is_title_block(flow->above) || is_head(flow->above)) put_gap(flow, out, GW_GAP_ADDRESSEE);
}

/* ---- 附件说明, clause 7.3.4 ------------------------------------------------------------------ */

static bool is_space(uint32_t code)
{
  return code == ' ' || code == 0x3000;
}

/* Bytes of 附件： with what may stand between (附 件, 附件1), or 0. */
static size_t note_label(gw_str text)
{
  size_t at = 0;
  if (text.len == 0 || gw_utf8_next(text, &at) != 0x9644) return 0; /* 附 */
  for (int i = 0; i < 6 && at < text.len; i++) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code == 0xFF1A || code == ':') return at;
  }
  return 0;
}

static bool is_number_point(uint32_t code)
{
  return code == '.' || code == 0xFF0E || code == 0x3001; /* full-width point, 顿号 */
}

/* Bytes of `1.` at the start of text, the space behind it included, or 0. */
static size_t note_number(gw_str text)
{
  size_t at = 0;
  while (at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9') at++;
  if (at == 0 || at == text.len || !is_number_point(gw_utf8_next(text, &at))) return 0;
  for (size_t next = at; next < text.len; at = next)
    if (!is_space(gw_utf8_next(text, &next))) break;
  return at;
}

/* A name's further lines start below its first character; numbers stand below numbers. */
static void place_note(gw_flow *flow, gw_paragraph *out)
{
  int start_twip = characters_twip(flow, GW_GAP_NOTE_INDENT);
  gw_str text = out->text;
  size_t label = note_label(text);
  bool is_first = flow->above != GW_ELEMENT_ATTACHMENT_NOTE;
  if (is_first) put_gap(flow, out, GW_GAP_ATTACHMENT_NOTE);
  if (is_first || label) {
    flow->note_left_twip = start_twip + halves_twip(flow, text_halves((gw_str){text.ptr, label}));
    flow->note_name_twip = flow->note_left_twip;
  }
  gw_str rest = {text.ptr + label, text.len - label};
  size_t number = note_number(rest);
  if (number || label)
    flow->note_name_twip =
        flow->note_left_twip + halves_twip(flow, text_halves((gw_str){rest.ptr, number}));
  out->has |= GW_PARAGRAPH_INDENT;
  out->left_twip = clamp(flow, flow->note_name_twip);
  if (label)
    out->hanging_twip = out->left_twip - start_twip;
  else if (number)
    out->hanging_twip = out->left_twip - flow->note_left_twip;
}

/* ---- 署名 and 成文日期, clause 7.3.5 --------------------------------------------------------- */

static gw_closing measure_closing(const gw_flow *flow, size_t line)
{
  gw_closing closing = {0};
  for (; line < flow->doc->line_count && !closing.has_date; line++) {
    const gw_doc_line *at = &flow->doc->lines[line];
    if (at->element == GW_ELEMENT_ISSUE_DATE) {
      closing.has_date = true;
      closing.date = text_halves(at->text);
    } else if (at->element == GW_ELEMENT_SIGNATURE) {
      int halves = text_halves(at->text);
      if (halves > closing.widest_name) closing.widest_name = halves;
    } else if (at->element != GW_ELEMENT_NOTICE) {
      break;
    }
  }
  closing.end = line;
  return closing;
}

/* True for the first paragraph of names and date, which are measured then. */
static bool enter_closing(gw_flow *flow)
{
  flow->is_closed = true;
  if (flow->line <= flow->closing.end) return false;
  flow->closing = measure_closing(flow, flow->line - 1);
  return true;
}

/* 7.3.5.1: the date ends four characters from the right and the names are centred on it. Both are
 * centred between the same indents: no program then needs to agree with us on how wide digits are.
 * */
static void place_sealed(const gw_flow *flow, gw_paragraph *out)
{
  int line_twip = gw_gbt9704_page_table.characters * flow->sheet->page.character_twip;
  int by_date =
      2 * characters_twip(flow, GW_GAP_SEALED_DATE) + halves_twip(flow, flow->closing.date);
  int by_name = halves_twip(flow, flow->closing.widest_name + 2); /* exactly as wide would wrap */
  int taken_twip = by_date > by_name ? by_date : by_name;
  put_indent(flow, out, GW_ALIGN_CENTER, line_twip - taken_twip, 0);
}

/* 7.3.5.2, the date is longer than the names: it is two characters from the right, and the names
 * start two characters before it. */
static int unsealed_name_right(const gw_flow *flow)
{
  int right_twip = characters_twip(flow, GW_GAP_UNSEALED_RIGHT);
  int longer = flow->closing.date - flow->closing.widest_name;
  if (!flow->closing.has_date || longer <= 0) return right_twip;
  return right_twip + halves_set_twip(flow, longer + 2 * gw_gbt9704_gap(GW_GAP_UNSEALED_DATE));
}

static void place_signature(gw_flow *flow, gw_paragraph *out)
{
  bool is_sealed = flow->sheet->seal == GW_SEAL_YES;
  if (enter_closing(flow)) put_gap(flow, out, is_sealed ? GW_GAP_SEALED : GW_GAP_UNSEALED);
  if (!is_sealed)
    put_indent(flow, out, GW_ALIGN_RIGHT, 0, unsealed_name_right(flow));
  else if (flow->closing.has_date)
    place_sealed(flow, out);
  else
    put_indent(flow, out, GW_ALIGN_RIGHT, 0, characters_twip(flow, GW_GAP_SEALED_DATE));
}

/* 7.3.5.2: the date starts two characters to the right of the start of the names. Set from the
 * left: programs do not agree on how wide a date is. */
static void place_unsealed_date(const gw_flow *flow, gw_paragraph *out)
{
  int right_twip = characters_twip(flow, GW_GAP_UNSEALED_RIGHT);
  int shift = flow->closing.widest_name - 2 * gw_gbt9704_gap(GW_GAP_UNSEALED_DATE);
  int start_twip = flow->sheet->page.text_width_twip - right_twip - halves_set_twip(flow, shift);
  if (flow->closing.date > flow->closing.widest_name)
    put_indent(flow, out, GW_ALIGN_RIGHT, 0, right_twip);
  else
    put_indent(flow, out, GW_ALIGN_LEFT, start_twip, 0);
}

static void place_date(gw_flow *flow, gw_paragraph *out)
{
  if (enter_closing(flow)) put_gap(flow, out, GW_GAP_UNSEALED); /* no 署名, so no seal either */
  if (flow->closing.widest_name == 0)
    put_indent(flow, out, GW_ALIGN_RIGHT, 0, characters_twip(flow, GW_GAP_SEALED_DATE));
  else if (flow->sheet->seal == GW_SEAL_YES)
    place_sealed(flow, out);
  else
    place_unsealed_date(flow, out);
}

/* ---- The stream ------------------------------------------------------------------------------ */

/* Elements without a row stand where their style puts them. */
static place_function *const place_table[GW_ELEMENT_COUNT] = {
    [GW_ELEMENT_COPY_NUMBER] = place_head,
    [GW_ELEMENT_SECURITY] = place_head,
    [GW_ELEMENT_URGENCY] = place_head,
    [GW_ELEMENT_ISSUER_MARK] = place_head,
    [GW_ELEMENT_DOC_NUMBER] = place_head,
    [GW_ELEMENT_SIGNER] = place_head,
    [GW_ELEMENT_TITLE] = place_title,
    [GW_ELEMENT_ADDRESSEE] = place_text,
    [GW_ELEMENT_HEADING_1] = place_text,
    [GW_ELEMENT_HEADING_2] = place_text,
    [GW_ELEMENT_HEADING_3] = place_text,
    [GW_ELEMENT_HEADING_4] = place_text,
    [GW_ELEMENT_BODY] = place_text,
    [GW_ELEMENT_ATTACHMENT_NOTE] = place_note,
    [GW_ELEMENT_SIGNATURE] = place_signature,
    [GW_ELEMENT_ISSUE_DATE] = place_date,
    [GW_ELEMENT_REMARK] = place_text,
    [GW_ELEMENT_ATTACHMENT_TITLE] = place_attachment_title,
    [GW_ELEMENT_TABLE] = place_text,
};

void gw_flow_start(gw_flow *flow, const gw_doc *doc, const gw_sheet *sheet)
{
  *flow = (gw_flow){.doc = doc, .sheet = sheet, .above = GW_ELEMENT_COUNT};
}

/* The element that comes next, notices aside; GW_ELEMENT_COUNT at the end. */
static gw_element peek(gw_flow *flow)
{
  const gw_doc *doc = flow->doc;
  if (flow->ahead < flow->line) flow->ahead = flow->line;
  while (flow->ahead < doc->line_count && doc->lines[flow->ahead].element == GW_ELEMENT_NOTICE)
    flow->ahead++;
  return flow->ahead < doc->line_count ? doc->lines[flow->ahead].element : GW_ELEMENT_COUNT;
}

/* 7.3.5.5: names and date never stand alone on a page; a 附件说明 between does not count as text. */
static void keep_with_closing(gw_flow *flow, gw_paragraph *out)
{
  gw_element next = peek(flow);
  bool is_closing = next == GW_ELEMENT_SIGNATURE || next == GW_ELEMENT_ISSUE_DATE ||
                    next == GW_ELEMENT_ATTACHMENT_NOTE;
  if (is_closing && out->element != GW_ELEMENT_ISSUE_DATE) out->has |= GW_PARAGRAPH_KEEP_NEXT;
}

/* 段内标题: a heading that text runs on from is the start of a body paragraph. */
static gw_paragraph paragraph_of(const gw_doc_line *line)
{
  gw_paragraph paragraph = {.element = line->element, .text = line->text};
  if (gw_element_level(line->element) && line->run_in && line->run_in < line->text.len) {
    paragraph.run_in = line->run_in;
    paragraph.run_in_element = line->element;
    paragraph.element = GW_ELEMENT_BODY;
  }
  return paragraph;
}

bool gw_flow_next(gw_flow *flow, gw_paragraph *out)
{
  const gw_doc *doc = flow->doc;
  while (flow->line < doc->line_count && !gw_doc_line_is_kept(doc, &doc->lines[flow->line]))
    flow->line++;
  if (flow->line == doc->line_count) return false;
  *out = paragraph_of(&doc->lines[flow->line++]);
  if (place_table[out->element]) place_table[out->element](flow, out);
  keep_with_closing(flow, out);
  if (out->element != GW_ELEMENT_NOTICE) flow->above = out->element;
  return true;
}
