/* report.c - see report.h. One function per object of the schema. */
#include "report/report.h"

#include "model/element.h"
#include "report/explain.h"
#include "report/json.h"

#include <stdlib.h>
#include <string.h>

static const char *const severity_table[] = {
    [GW_NOTE] = "note", [GW_WARNING] = "warning", [GW_ERROR] = "error"};

/* NULL unless everything went well. */
static json_t *finished(json_t *value, bool fine)
{
  if (fine) return value;
  json_decref(value);
  return NULL;
}

static const char *const origin_table[] = {[GW_ORIGIN_DRAFT] = "draft",
                                           [GW_ORIGIN_FRONT_MATTER] = "front-matter",
                                           [GW_ORIGIN_FILE] = "meta",
                                           [GW_ORIGIN_SET] = "set"};

static json_t *line_object(const gw_doc *doc, size_t index, size_t rank, gw_status status)
{
  const gw_doc_line *line = &doc->lines[index];
  json_t *o = gw_json_object();
  const gw_str heading = {line->text.ptr, line->run_in};
  bool in_docx = status == GW_OK && gw_doc_line_is_kept(doc, line);
  bool fine = gw_json_set(o, "line", gw_json_count(line->number)) &&
              gw_json_set(o, "last_line", gw_json_count(line->last_number)) &&
              gw_json_set(o, "column", gw_json_count(line->column)) &&
              gw_json_set(o, "element", gw_json_string(gw_element_name(line->element))) &&
              gw_json_set(o, "chinese", gw_json_string(gw_element_chinese(line->element))) &&
              gw_json_set(o, "clause", gw_json_string(gw_element_clause(line->element))) &&
              gw_json_set(o, "in_docx", json_boolean(in_docx)) &&
              gw_json_set(o, "rank", gw_json_count(rank)) &&
              gw_json_set(o, "run_in", gw_json_count(gw_utf8_count(heading))) &&
              gw_json_set(o, "rule", gw_json_string(line->rule)) &&
              gw_json_set(o, "score", json_integer(line->score)) &&
              gw_json_set(o, "runner_up", gw_json_string(gw_element_name(line->runner_up))) &&
              gw_json_set(o, "margin", json_integer(line->margin)) &&
              gw_json_set(o, "forced", json_boolean(line->forced != 0)) &&
              gw_json_set(o, "evidence", gw_explain_json(doc, index)) &&
              gw_json_set(o, "origin", gw_json_string(origin_table[line->origin])) &&
              gw_json_set(o, "text", gw_json_text(line->text));
  return finished(o, fine);
}

static json_t *change_object(const gw_edit *edit)
{
  json_t *o = gw_json_object();
  bool fine = gw_json_set(o, "line", gw_json_count(edit->line)) &&
              gw_json_set(o, "column", gw_json_count(edit->column)) &&
              gw_json_set(o, "reason", gw_json_string(gw_diag_id(edit->reason))) &&
              gw_json_set(o, "before", gw_json_string(edit->shown_before)) &&
              gw_json_set(o, "after", gw_json_string(edit->shown_after));
  return finished(o, fine);
}

static json_t *diagnostic_object(const gw_diag *diag)
{
  json_t *o = gw_json_object();
  json_t *text = gw_json_object();
  const char *severity = severity_table[gw_diag_severity(diag->kind)];
  bool fine = gw_json_set(text, "zh", gw_json_string(diag->text_zh)) &&
              gw_json_set(text, "en", gw_json_string(diag->text_en));
  fine = gw_json_set(o, "text", text) && fine &&
         gw_json_set(o, "id", gw_json_string(gw_diag_id(diag->kind))) &&
         gw_json_set(o, "severity", gw_json_string(severity)) &&
         gw_json_set(o, "line", gw_json_count(diag->line)) &&
         gw_json_set(o, "column", gw_json_count(diag->column));
  if (fine && diag->offset != SIZE_MAX)
    fine = gw_json_set(o, "offset", gw_json_count(diag->offset));
  if (fine && diag->source) fine = gw_json_set(o, "source", gw_json_string(diag->source));
  return finished(o, fine);
}

/* How many lines became what; elements that do not occur are left out. */
static json_t *counts_object(const gw_doc *doc)
{
  size_t counts[GW_ELEMENT_COUNT] = {0};
  json_t *o = gw_json_object();
  bool fine = o != NULL;
  for (size_t i = 0; i < doc->line_count; i++) counts[doc->lines[i].element]++;
  for (int e = 0; e < GW_ELEMENT_COUNT && fine; e++)
    if (counts[e]) fine = gw_json_set(o, gw_element_name((gw_element)e), gw_json_count(counts[e]));
  return finished(o, fine);
}

bool gw_report_is_settled(gw_status status)
{
  return status == GW_OK || status == GW_ERR_NO_DOCUMENT || status == GW_ERR_FORCE;
}

/* Where each line is in the DOCX; for the caller to free. */
static size_t *ranks_of(const gw_doc *doc)
{
  size_t *ranks = calloc(doc->line_count + 1, sizeof *ranks);
  for (size_t i = 0; ranks && i < doc->line_count; i++) ranks[gw_doc_ranked(doc, i)] = i;
  return ranks;
}

static void put_lines(gw_json_stream *s, const gw_doc *doc, gw_status status)
{
  size_t *ranks = ranks_of(doc);
  gw_json_open(s, "lines");
  if (!ranks) gw_json_item(s, NULL); /* memory is out */
  for (size_t i = 0; ranks && i < doc->line_count && !s->failed; i++)
    gw_json_item(s, line_object(doc, i, ranks[i], status));
  gw_json_close(s);
  free(ranks);
}

/* The three that grow with the draft are written as they are made. */
static void put_lists(gw_json_stream *s, const gw_doc *doc, gw_status status)
{
  size_t edits = gw_report_is_settled(status) ? doc->edit_count : 0;
  put_lines(s, doc, status);
  gw_json_open(s, "changes");
  for (size_t i = 0; i < edits && !s->failed; i++) gw_json_item(s, change_object(&doc->edits[i]));
  gw_json_close(s);
  gw_json_open(s, "diagnostics");
  for (size_t i = 0; i < doc->diags.count && !s->failed; i++)
    gw_json_item(s, diagnostic_object(&doc->diags.items[i]));
  gw_json_close(s);
}

gw_status gw_report_write(const gw_doc *doc, gw_report_head head, gw_sink sink)
{
  gw_json_stream s;
  gw_json_begin(&s, sink);
  gw_json_put(&s, "schema", gw_json_string("gongwen-report-1"));
  gw_json_put(&s, "version", gw_json_string(gw_version()));
  gw_json_put(&s, "draft", gw_json_string(head.name));
  gw_json_put(&s, "status", gw_json_string(gw_status_name(head.status)));
  gw_json_put(&s, "encoding", gw_json_string(doc->encoding ? doc->encoding : ""));
  gw_json_put(&s, "title", gw_json_string(head.title));
  gw_json_put(&s, "counts", counts_object(doc));
  put_lists(&s, doc, head.status);
  return gw_json_end(&s);
}
