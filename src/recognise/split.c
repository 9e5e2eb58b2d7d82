/*
 * split.c - one function for each form of a line that is several elements; the first that takes a
 * line apart has it. See split.h.
 */
#include "recognise/split.h"

#include "base/skim.h"
#include "model/conserve.h"
#include "recognise/feature.h"
#include "recognise/head_word.h"
#include "recognise/numeral.h"
#include "recognise/parts.h"
#include "recognise/phrase.h"
#include "recognise/template.h"

#include <string.h>

/* Bytes: no line of names, organs and numbers is longer. */
enum { LONGEST_SIDE_BY_SIDE = 600, MOST_PIECES = 16 };

typedef struct piece {
  size_t from, to;
} piece;

static gw_str slice(gw_str text, size_t from, size_t to)
{
  return (gw_str){text.ptr + from, to - from};
}

static uint32_t peek(gw_str text, size_t at)
{
  return at < text.len ? gw_utf8_next(text, &at) : 0;
}

/* The pieces between white space; 0 when there are too many or the text is too long. */
static size_t find_pieces(gw_str text, piece pieces[MOST_PIECES])
{
  size_t count = 0, at = 0;
  if (text.len > LONGEST_SIDE_BY_SIDE) return 0;
  while (at < text.len) {
    gw_skip_spaces(text, &at);
    if (at == text.len) break;
    if (count == MOST_PIECES) return 0;
    pieces[count].from = at;
    while (at < text.len && !gw_is_layout_space(peek(text, at))) gw_utf8_next(text, &at);
    pieces[count++].to = at;
  }
  return count;
}

static void put_pieces(gw_parts *out, const gw_doc_line *line, const piece *pieces, size_t count)
{
  gw_parts_open(out, line);
  for (size_t i = 0; i < count; i++) gw_parts_add(out, pieces[i].from, pieces[i].to);
  gw_parts_close(out);
}

/* ---- Before the decision ------------------------------------------------------------------- */

/* What the lines above have shown. */
typedef struct context {
  const gw_doc *doc;
  size_t line;       /* index */
  bool below_signer; /* 签发人：… or more names right above */
  bool below_text;   /* a sentence has been seen */
  bool below_copies; /* 抄送：… right above: an organ and a date are 印发机关和印发日期 */
  bool is_template;   /* parts have their names above them or in front */
  uint32_t note_next; /* the next number of the 附件说明; 0: none is open */
} context;

/* 000001　机密★1年　特急 */
static bool split_grades(gw_parts *out, const gw_doc_line *line, const context *c)
{
  enum { MOST = 3 };
  piece pieces[MOST];
  size_t count = 0;
  (void)c;
  if (line->text.len > LONGEST_SIDE_BY_SIDE) return false;
  for (size_t at = 0; at < line->text.len; gw_skip_spaces(line->text, &at)) {
    size_t from = at;
    bool is_grade =
        count < MOST && (gw_head_copy_number(line->text, &at) ||
                         gw_head_security(line->text, &at) || gw_head_urgency(line->text, &at));
    if (!is_grade) return false;
    pieces[count++] = (piece){from, at};
  }
  if (count < 2) return false;
  put_pieces(out, line, pieces, count);
  return true;
}

/* The last two bytes of 号. */
static inline unsigned char may_end_number(unsigned char byte, unsigned char next)
{
  return (byte == 0x8F) & (next == 0xB7);
}

/* Bytes of text up to and with its first 号, or 0. */
static size_t number_end(gw_str text)
{
  static const char last[] = "号";
  if (text.len > LONGEST_SIDE_BY_SIDE) return 0;
  for (size_t at = 1; (at = gw_skim(text, at, may_end_number)) < text.len; at++)
    if (memcmp(text.ptr + at - 1, last, sizeof last - 1) == 0) return at + sizeof last - 2;
  return 0;
}

/* 示政报〔2026〕3号　签发人：王　五; under another 签发人 a name alone is enough */
static bool split_number(gw_parts *out, const gw_doc_line *line, const context *c)
{
  const gw_str text = line->text;
  size_t end = number_end(text), at = end;
  gw_skip_spaces(text, &at);
  if (end == 0 || at >= text.len) return false;
  size_t names = at;
  bool label = gw_head_signer(text, &names);
  bool name = c->below_signer && gw_head_is_names(slice(text, at, text.len));
  if (!label && !name) return false;
  if (!(gw_feature_kind(slice(text, 0, end)) & GW_KIND(DOC_NUMBER))) return false;
  const piece pieces[] = {{0, end}, {at, text.len}};
  put_pieces(out, line, pieces, 2);
  return true;
}

/* Such lines one below the other are rows of a table. */
static bool split_signed(gw_parts *out, const gw_doc_line *line, const context *c)
{
  const gw_doc_line *lines = c->doc->lines;
  size_t end = c->below_text && !c->below_copies ? gw_head_signed(line->text) : 0;
  if (end == 0 || strchr("\t|", line->text.ptr[end])) return false;
  if (c->line > 0 && gw_head_signed(lines[c->line - 1].text)) return false;
  if (c->line + 1 < c->doc->line_count && gw_head_signed(lines[c->line + 1].text)) return false;
  const piece pieces[] = {{0, end}, {end, line->text.len}};
  put_pieces(out, line, pieces, 2);
  return true;
}

/* 2.5吨 is no second name, 2.2026年度计划 is. */
static bool may_start_name(gw_str text, size_t at)
{
  enum { EARLIEST = 1900, LATEST = 2199 };
  uint32_t value;
  if (!gw_is_digit(peek(text, at))) return true;
  return gw_numeral_digits(text, &at, 4, &value) && value >= EARLIEST && value <= LATEST;
}

/* The first number of a 附件说明 that the line opens or goes on with: 附件：1.…, 2.…; 0: neither. */
static uint32_t note_first(gw_str text, uint32_t expected, size_t *at)
{
  bool numbered, colon;
  *at = 0;
  if (gw_head_attachment(text, at, &numbered, &colon)) {
    gw_skip_spaces(text, at);
    return colon && !numbered && gw_numeral_ordinal(text, at, 1) ? 1 : 0;
  }
  return expected && gw_numeral_ordinal(text, at, expected) ? expected : 0;
}

/* 附件：1.甲　2.乙　3.丙: cut where white space or a ； comes before the next number */
static uint32_t put_notes(gw_parts *out, const gw_doc_line *line, uint32_t ordinal, size_t at)
{
  const gw_str text = line->text;
  size_t from = 0;
  bool is_gap = false, is_open = false;
  while (at < text.len) {
    size_t here = at;
    if (is_gap && gw_numeral_ordinal(text, &here, ordinal + 1) && may_start_name(text, here)) {
      if (!is_open) gw_parts_open(out, line);
      is_open = true;
      gw_parts_add(out, from, at);
      from = at;
      at = here;
      ordinal++;
    }
    if (at == text.len) break;
    uint32_t code = gw_utf8_next(text, &at);
    is_gap = gw_is_layout_space(code) || code == 0xFF1B || code == ';';
  }
  if (!is_open) return 0;
  gw_parts_add(out, from, text.len);
  gw_parts_close(out);
  return ordinal;
}

static bool is_sentences(gw_str text)
{
  static const char stop[] = "。";
  const size_t size = sizeof stop - 1;
  for (size_t at = 0; at + size < text.len; at++) { /* one that ends the line ends the last name */
    const char *found = memchr(text.ptr + at, (unsigned char)stop[0], text.len - size - at);
    if (!found) return false;
    at = (size_t)(found - text.ptr);
    if (memcmp(found, stop, size) == 0) return true;
  }
  return false;
}

static bool split_notes(gw_parts *out, const gw_doc_line *line, context *c)
{
  size_t at;
  uint32_t first = note_first(line->text, c->note_next, &at);
  if (first == 0 || is_sentences(line->text)) return false;
  uint32_t last = put_notes(out, line, first, at);
  if (last) c->note_next = last;
  return last != 0;
}

/* What this line tells about the next. */
static void look(context *c, gw_str text)
{
  bool numbered, colon;
  size_t at = 0, end = text.len;
  bool label = gw_head_attachment(text, &at, &numbered, &colon) && colon && !numbered;
  uint32_t first = note_first(text, c->note_next, &end);
  c->note_next = first ? first + 1 : label && at == text.len ? 1 : 0;
  at = 0;
  bool names = c->below_signer && gw_head_is_names(text);
  c->below_signer = gw_head_signer(text, &at) || names;
  at = 0;
  c->below_copies = gw_head_copies(text, &at);
  end = text.len;
  c->below_text = c->below_text || gw_utf8_previous(text, &end) == 0x3002;
}

/* 标题：关于…, 主送机关：…, as crawlers and templates have it: the label is no part of what it names. */
static bool split_label(gw_parts *out, const gw_doc_line *line, const context *c)
{
  size_t label =
      c->below_text && !c->is_template ? 0 : gw_template_label(line->text, c->is_template);
  size_t at = label;
  if (label == 0 || (is_sentences(line->text) && !c->is_template)) return false;
  gw_skip_spaces(line->text, &at);
  if (at >= line->text.len) return false;
  gw_parts_open(out, line);
  gw_parts_add(out, 0, label);
  gw_parts_add(out, at, line->text.len);
  gw_parts_close(out);
  return true;
}

gw_status gw_split_certain(gw_doc *doc)
{
  gw_parts out = {.doc = doc};
  context c = {.doc = doc, .is_template = gw_template_holds(doc)};
  for (; c.line < doc->line_count && out.status == GW_OK; c.line++) {
    const gw_doc_line *line = &doc->lines[c.line];
    bool is_split = !line->forced && /* one element, says the user */
                    (split_grades(&out, line, &c) || split_number(&out, line, &c) ||
                     split_signed(&out, line, &c) || split_notes(&out, line, &c) ||
                     split_label(&out, line, &c));
    if (!is_split) gw_parts_keep(&out, line);
    if (out.status == GW_OK) look(&c, is_split ? out.lines[out.count - 1].text : line->text);
  }
  return gw_parts_finish(&out);
}

/* ---- After it ------------------------------------------------------------------------------ */

/* The whole name of an organ, not the 人民政府 of 示例市　人民政府. */
static bool is_whole_organ(gw_str text)
{
  enum { SHORTEST = 9 /* bytes */ };
  return text.len >= SHORTEST && gw_phrase_ends(GW_PHRASES_ORGAN, text) &&
         !gw_phrase_is(GW_PHRASES_ORGAN, text);
}

static bool split_signature(gw_parts *out, const gw_doc_line *line)
{
  piece pieces[MOST_PIECES];
  size_t count = find_pieces(line->text, pieces);
  if (count < 2) return false;
  for (size_t i = 0; i < count; i++)
    if (!is_whole_organ(slice(line->text, pieces[i].from, pieces[i].to))) return false;
  put_pieces(out, line, pieces, count);
  return true;
}

/* 示例市财政局　示例市教育局文件, 示例市财政局　　文件: each name is a line, and so is 文件. */
static bool split_issuer_mark(gw_parts *out, const gw_doc_line *line, bool is_joint)
{
  static const char word[] = "文件";
  piece pieces[MOST_PIECES + 1];
  size_t count = find_pieces(line->text, pieces), names = 0;
  if (count == 0) return false;
  piece *last = &pieces[count - 1];
  gw_str text = slice(line->text, last->from, last->to);
  if (gw_text_ends(text, word) && text.len > sizeof word - 1) {
    pieces[count] = (piece){last->to - (sizeof word - 1), last->to};
    last->to = pieces[count++].from;
  }
  for (size_t i = 0; i < count; i++) {
    gw_str name = slice(line->text, pieces[i].from, pieces[i].to);
    bool is_name = is_whole_organ(name);
    bool is_word = name.len == sizeof word - 1 && gw_text_ends(name, word);
    if (!is_name && !(is_word && i + 1 == count)) return false;
    names += is_name;
  }
  if (count < 2 || (names < 2 && !is_joint)) return false;
  put_pieces(out, line, pieces, count);
  return true;
}

static bool is_single(gw_str text, piece p)
{
  size_t at = p.from;
  gw_utf8_next(text, &at);
  return at == p.to;
}

/* How many pieces from `i` on are one name: two of 李　四, three of 左　永　泰, else one. */
static size_t name_pieces(gw_str names, const piece *pieces, size_t count, size_t i)
{
  size_t run = 0;
  while (i + run < count && is_single(names, pieces[i + run])) run++;
  return run < 2 ? 1 : run == 3 ? 3 : 2;
}

/* 签发人：张三三　李　四　王五五: each name is a line, the first with the label. */
static bool split_signer(gw_parts *out, const gw_doc_line *line)
{
  piece pieces[MOST_PIECES];
  size_t label = 0, names = 0;
  gw_head_signer(line->text, &label);
  gw_str text = slice(line->text, label, line->text.len);
  size_t count = find_pieces(text, pieces);
  for (size_t i = 0, end; i < count; i = end) {
    end = i + name_pieces(text, pieces, count, i);
    pieces[names++] = (piece){pieces[i].from + label, pieces[end - 1].to + label};
  }
  if (names < 2) return false;
  pieces[0].from = 0;
  put_pieces(out, line, pieces, names);
  return true;
}

/* 附件1　××方案, 附件1：××方案; 附件1（样表） is a mark as a whole */
static bool split_attachment(gw_parts *out, const gw_doc_line *line)
{
  bool numbered, colon;
  size_t at = 0;
  const gw_str text = line->text;
  if (!gw_head_attachment(text, &at, &numbered, &colon) || at >= text.len) return false;
  size_t end = at;
  gw_skip_spaces(text, &at);
  if (at >= text.len || (end == at && !colon)) return false;
  if (!colon && peek(text, at) == 0xFF08) return false;
  gw_parts_open(out, line);
  gw_parts_add(out, 0, end);
  out->line.element = GW_ELEMENT_ATTACHMENT_TITLE;
  out->line.runner_up = GW_ELEMENT_ATTACHMENT_MARK;
  gw_parts_add(out, at, text.len);
  gw_parts_close(out);
  return true;
}

static bool is_mark_at(const gw_doc *doc, size_t index)
{
  return index < doc->line_count && doc->lines[index].element == GW_ELEMENT_ISSUER_MARK;
}

gw_status gw_split_decided(gw_doc *doc)
{
  gw_parts out = {.doc = doc};
  for (size_t i = 0; i < doc->line_count && out.status == GW_OK; i++) {
    const gw_doc_line *line = &doc->lines[i];
    bool is_joint = is_mark_at(doc, i - 1) || is_mark_at(doc, i + 1);
    bool is_split =
        (line->element == GW_ELEMENT_ISSUER_MARK && split_issuer_mark(&out, line, is_joint)) ||
        (line->element == GW_ELEMENT_SIGNATURE && split_signature(&out, line)) ||
        (line->element == GW_ELEMENT_SIGNER && split_signer(&out, line)) ||
        (line->element == GW_ELEMENT_ATTACHMENT_MARK && !line->forced &&
         split_attachment(&out, line));
    if (!is_split) gw_parts_keep(&out, line);
  }
  return gw_parts_finish(&out);
}
