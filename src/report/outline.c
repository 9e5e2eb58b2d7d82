/* outline.c - see outline.h. */
#include "report/outline.h"

#include "base/buf.h"
#include "model/element.h"
#include "report/depth.h"
#include "report/json.h"

#include <inttypes.h>
#include <stdio.h>

enum { EXCERPT_CP = 40, NAME_COLUMNS = 18, NUMBER_COLUMNS = 5, FLUSH_SIZE = 1 << 16 };

/* The start of the text; a bar where a run-in heading ends. */
static void put_excerpt(gw_buf *out, const gw_doc_line *line)
{
  size_t at = 0, count = 0;
  while (at < line->text.len && count < EXCERPT_CP) {
    size_t start = at;
    uint32_t code = gw_utf8_next(line->text, &at);
    if (start && start == line->run_in) gw_buf_puts(out, " | ");
    if (code == '\t')
      gw_buf_putc(out, ' ');
    else
      gw_buf_put(out, line->text.ptr + start, at - start);
    count++;
  }
  if (at < line->text.len) gw_buf_puts(out, "…");
}

static void put_line(gw_buf *out, const gw_doc_line *line, int depth, bool chinese)
{
  char number[32];
  snprintf(number, sizeof number, "%*" PRIu32 "  ", NUMBER_COLUMNS, line->number);
  gw_buf_puts(out, number);
  gw_explain_pad(out, chinese ? gw_element_chinese(line->element) : gw_element_name(line->element),
                 NAME_COLUMNS);
  for (int i = 0; i < depth; i++) gw_buf_puts(out, "  ");
  put_excerpt(out, line);
  gw_buf_putc(out, '\n');
}

static gw_status flush(gw_buf *out, gw_sink sink)
{
  if (out->status != GW_OK) return out->status;
  int failed = out->length ? sink.write(sink.user, out->data, out->length) : 0;
  out->length = 0;
  return failed ? GW_ERR_SINK : GW_OK;
}

gw_status gw_outline_write(const gw_doc *doc, bool chinese, const gw_choice *choice, gw_sink sink)
{
  gw_buf out = {0};
  gw_depth depth = {0};
  gw_status status = GW_OK;
  for (size_t i = 0; i < doc->line_count && status == GW_OK; i++) {
    const gw_doc_line *line = &doc->lines[i];
    int here = gw_depth_next(&depth, line->element);
    if (choice && !gw_choice_has(choice, line)) continue;
    put_line(&out, line, here, chinese);
    if (choice) gw_explain_put(&out, doc, i, chinese);
    if (out.length >= FLUSH_SIZE) status = flush(&out, sink);
  }
  if (status == GW_OK) status = flush(&out, sink);
  gw_buf_fini(&out);
  return status;
}

/* The decision, on a node that has been chosen. */
static bool set_decision(json_t *node, const gw_doc *doc, size_t index)
{
  const gw_doc_line *line = &doc->lines[index];
  return gw_json_set(node, "rule", gw_json_string(line->rule)) &&
         gw_json_set(node, "score", json_integer(line->score)) &&
         gw_json_set(node, "runner_up", gw_json_string(gw_element_name(line->runner_up))) &&
         gw_json_set(node, "margin", json_integer(line->margin)) &&
         gw_json_set(node, "forced", json_boolean(line->forced != 0)) &&
         gw_json_set(node, "evidence", gw_explain_json(doc, index));
}

static json_t *node_of(const gw_doc *doc, size_t index, const gw_choice *choice)
{
  const gw_doc_line *line = &doc->lines[index];
  json_t *node = gw_json_object();
  const gw_str heading = {line->text.ptr, line->run_in};
  bool fine = gw_json_set(node, "line", gw_json_count(line->number)) &&
              gw_json_set(node, "element", gw_json_string(gw_element_name(line->element))) &&
              gw_json_set(node, "chinese", gw_json_string(gw_element_chinese(line->element))) &&
              gw_json_set(node, "text", gw_json_text(line->text));
  if (fine && line->run_in)
    fine = gw_json_set(node, "run_in", gw_json_count(gw_utf8_count(heading)));
  if (fine && choice && gw_choice_has(choice, line)) fine = set_decision(node, doc, index);
  if (fine && gw_element_level(line->element)) fine = gw_json_set(node, "children", json_array());
  if (fine) return node;
  json_decref(node);
  return NULL;
}

gw_status gw_outline_write_json(const gw_doc *doc, const char *title, const gw_choice *choice,
                                gw_sink sink)
{
  json_t *root = gw_json_object();
  json_t *top = json_array();
  json_t *open[GW_DEPTH_MOST + 1] = {top}; /* where children of each depth go; borrowed */
  gw_depth depth = {0};
  bool fine = gw_json_set(root, "schema", gw_json_string("gongwen-outline-1")) &&
              gw_json_set(root, "title", gw_json_string(title));
  for (size_t i = 0; i < doc->line_count && fine; i++) {
    int here = gw_depth_next(&depth, doc->lines[i].element);
    json_t *node = node_of(doc, i, choice);
    fine = gw_json_append(open[here], node);
    if (fine && gw_element_level(doc->lines[i].element))
      open[here + 1] = json_object_get(node, "children");
  }
  fine = gw_json_set(root, "children", top) && fine;
  if (!fine) {
    json_decref(root);
    root = NULL;
  }
  return gw_json_write(root, sink);
}
