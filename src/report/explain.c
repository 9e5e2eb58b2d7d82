/* explain.c - see explain.h. */
#include "report/explain.h"

#include "model/element.h"
#include "recognise/evidence.h"
#include "report/json.h"

#include <string.h>

enum { WIDTH = 80, HEAD_COLUMN = 7, ROW_COLUMN = 9, WEIGHT_COLUMNS = 5, ID_COLUMNS = 28 };

bool gw_choice_has(const gw_choice *choice, const gw_doc_line *line)
{
  for (size_t i = 0; i < choice->count; i++)
    if (choice->ranges[i].first <= line->last_number && line->number <= choice->ranges[i].last)
      return true;
  return choice->count == 0;
}

/* ---- Columns of a terminal ----------------------------------------------------------------- */

static size_t width_of(uint32_t code)
{
  return code < 0x80 ? 1 : 2;
}

static size_t columns_of(const char *text)
{
  const gw_str all = {text, strlen(text)};
  size_t columns = 0;
  for (size_t at = 0; at < all.len;) columns += width_of(gw_utf8_next(all, &at));
  return columns;
}

static void put_spaces(gw_buf *out, size_t count)
{
  while (count-- > 0) gw_buf_putc(out, ' ');
}

void gw_explain_pad(gw_buf *out, const char *text, size_t columns)
{
  size_t have = columns_of(text);
  gw_buf_puts(out, text);
  put_spaces(out, have < columns ? columns - have : 0);
}

/* Bytes of `text` that fit into `columns`: up to a space, or between two Chinese characters. */
static size_t fitting(gw_str text, size_t columns)
{
  size_t taken = 0, good = 0;
  for (size_t at = 0, start = 0; at < text.len; start = at) {
    uint32_t code = gw_utf8_next(text, &at);
    if (start && (code == ' ' || code >= 0x80)) good = start;
    taken += width_of(code);
    if (taken > columns) return good ? good : start ? start : at;
  }
  return text.len;
}

/* A sentence from `column` on; what is too long goes on below its beginning. */
static void put_sentence(gw_buf *out, const char *text, size_t column)
{
  gw_str rest = {text, strlen(text)};
  for (bool first = true; rest.len; first = false) {
    size_t size = fitting(rest, WIDTH - column);
    if (!first) {
      gw_buf_putc(out, '\n');
      put_spaces(out, column);
    }
    gw_buf_put(out, rest.ptr, size);
    while (size < rest.len && rest.ptr[size] == ' ') size++;
    rest.ptr += size;
    rest.len -= size;
  }
  gw_buf_putc(out, '\n');
}

/* ---- For people ---------------------------------------------------------------------------- */

static const struct {
  const char *margin, *forced;
} word_table[] = {{", ahead by ", ", as it was told to be"}, {"，领先 ", "，由使用者指定"}};

static const char *name_of(gw_element element, bool chinese)
{
  return chinese ? gw_element_chinese(element) : gw_element_name(element);
}

/* +50 or -40, flush right. */
static void put_weight(gw_buf *out, int weight)
{
  gw_buf number = {0};
  if (weight >= 0) gw_buf_putc(&number, '+');
  gw_buf_put_int(&number, weight);
  gw_buf_putc(&number, '\0');
  gw_buf_fail(out, number.status);
  if (number.status == GW_OK) {
    put_spaces(out, number.length <= WEIGHT_COLUMNS ? WEIGHT_COLUMNS + 1 - number.length : 0);
    gw_buf_puts(out, number.data);
  }
  gw_buf_fini(&number);
}

static void put_row(gw_buf *out, const gw_evidence *row, bool chinese)
{
  size_t column = ROW_COLUMN + WEIGHT_COLUMNS + 1 + ID_COLUMNS + 1;
  put_spaces(out, ROW_COLUMN);
  put_weight(out, row->weight);
  gw_buf_putc(out, ' ');
  gw_explain_pad(out, row->rule, ID_COLUMNS);
  if (columns_of(row->rule) > ID_COLUMNS) { /* the sentence gets a line of its own */
    gw_buf_putc(out, '\n');
    put_spaces(out, column - 1);
  }
  gw_buf_putc(out, ' ');
  put_sentence(out, chinese ? row->text_zh : row->text_en, column);
}

static void put_rows(gw_buf *out, const gw_evidence *rows, size_t count, gw_element element,
                     bool chinese)
{
  for (size_t i = 0; i < count; i++)
    if (rows[i].element == element) put_row(out, &rows[i], chinese);
}

static void put_head(gw_buf *out, gw_element element, int sum, bool chinese)
{
  put_spaces(out, HEAD_COLUMN);
  gw_buf_puts(out, name_of(element, chinese));
  gw_buf_putc(out, ' ');
  gw_buf_put_int(out, sum);
}

void gw_explain_put(gw_buf *out, const gw_doc *doc, size_t index, bool chinese)
{
  gw_evidence rows[GW_EVIDENCE_MOST];
  const gw_doc_line *line = &doc->lines[index];
  gw_element decided = (gw_element)line->decided, rival = (gw_element)line->rival;
  size_t count = gw_evidence_list(doc, index, rows);
  if (count == 0) return;
  put_head(out, decided, gw_evidence_sum(rows, count, decided), chinese);
  gw_buf_puts(out, word_table[chinese].margin);
  gw_buf_put_int(out, line->margin);
  gw_buf_puts(out, line->forced ? word_table[chinese].forced : "");
  gw_buf_putc(out, '\n');
  put_rows(out, rows, count, decided, chinese);
  put_head(out, rival, gw_evidence_sum(rows, count, rival), chinese);
  gw_buf_putc(out, '\n');
  put_rows(out, rows, count, rival, chinese);
}

/* ---- For programs -------------------------------------------------------------------------- */

static json_t *row_object(const gw_evidence *row)
{
  json_t *o = gw_json_object();
  bool fine = gw_json_set(o, "rule", gw_json_string(row->rule)) &&
              gw_json_set(o, "element", gw_json_string(gw_element_name(row->element))) &&
              gw_json_set(o, "weight", json_integer(row->weight));
  if (fine) return o;
  json_decref(o);
  return NULL;
}

json_t *gw_explain_json(const gw_doc *doc, size_t index)
{
  gw_evidence rows[GW_EVIDENCE_MOST];
  json_t *array = json_array();
  size_t count = gw_evidence_list(doc, index, rows);
  bool fine = array != NULL;
  for (size_t i = 0; i < count && fine; i++) fine = gw_json_append(array, row_object(&rows[i]));
  if (fine) return array;
  json_decref(array);
  return NULL;
}
