/* runover.c - see runover.h. */
#include "recognise/runover.h"

#include "recognise/head_word.h"
#include "recognise/join.h"
#include "recognise/numeral.h"

static uint32_t last_of(gw_str text)
{
  size_t at = text.len;
  return gw_utf8_previous(text, &at);
}

static bool ends_in_colon(gw_str text)
{
  uint32_t last = last_of(text);
  return last == 0xFF1A || last == ':';
}

/* The list of 抄送 ends in 。, or where another begins; that of 主送机关 in ：. */
static bool copies_go_on(const gw_doc_line *above, const gw_doc_line *line)
{
  size_t at = 0;
  return last_of(above->text) != 0x3002 && !gw_head_copies(line->text, &at);
}

typedef struct note {
  bool is_numbered; /* so a line without a number goes on with the name above */
  int open;         /* brackets and book-title marks that are not closed yet */
} note;

static int count_open(gw_str text)
{
  int open = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    open += code == 0xFF08 || code == 0x300A;
    open -= code == 0xFF09 || code == 0x300B;
  }
  return open;
}

/* Bytes of 附件：, or 0. */
static size_t note_label(gw_str text)
{
  bool numbered, colon;
  size_t at = 0;
  return gw_head_attachment(text, &at, &numbered, &colon) && colon ? at : 0;
}

static bool has_number(gw_str text)
{
  uint32_t value;
  size_t at = note_label(text);
  gw_skip_spaces(text, &at);
  if (!gw_numeral_digits(text, &at, 3, &value) || at == text.len) return false;
  uint32_t point = gw_utf8_next(text, &at);
  return point == '.' || point == 0xFF0E || point == 0x3001;
}

static void read_note(note *n, const gw_doc_line *line)
{
  bool label = note_label(line->text) != 0;
  if (label || has_number(line->text)) {
    n->is_numbered = has_number(line->text) || (n->is_numbered && !label);
    n->open = 0;
  }
  n->open += count_open(line->text);
}

static bool note_goes_on(const note *n, const gw_doc_line *above, const gw_doc_line *line)
{
  enum { FULL_CP = 22 };
  if (note_label(line->text)) return false;
  if (note_label(above->text) == above->text.len) return true;
  if (has_number(line->text)) return false;
  return n->is_numbered || n->open > 0 ||
         (note_label(above->text) && gw_utf8_count(above->text) >= FULL_CP);
}

static bool runs_over(const gw_doc_line *above, const gw_doc_line *line, const note *n)
{
  if (line->element != above->element || line->number != above->last_number + 1) return false;
  if (line->starts) return false;
  if (line->element == GW_ELEMENT_ADDRESSEE) return !ends_in_colon(above->text);
  if (line->element == GW_ELEMENT_SIGNER) return ends_in_colon(above->text);
  if (line->element == GW_ELEMENT_COPY_TO) return copies_go_on(above, line);
  return line->element == GW_ELEMENT_ATTACHMENT_NOTE && note_goes_on(n, above, line);
}

gw_status gw_runover_join(gw_doc *doc)
{
  size_t kept = 0;
  gw_status status = GW_OK;
  note n = {0};
  for (size_t i = 0, end; i < doc->line_count && status == GW_OK; i = end) {
    end = i + 1;
    if (doc->lines[i].element == GW_ELEMENT_ATTACHMENT_NOTE) read_note(&n, &doc->lines[i]);
    while (end < doc->line_count && runs_over(&doc->lines[end - 1], &doc->lines[end], &n)) {
      if (doc->lines[end].element == GW_ELEMENT_ATTACHMENT_NOTE) read_note(&n, &doc->lines[end]);
      end++;
    }
    if (end > i + 1) status = gw_join_lines(doc, i, end);
    doc->lines[kept++] = doc->lines[i];
  }
  if (status == GW_OK) doc->line_count = kept;
  return status;
}
