/* record.c - see record.h. Made and read by jansson, which is seen here only. */
#include "cli/record.h"

#include "cli/base64.h"
#include "cli/load.h"
#include "cli/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A value that could not be made is noticed when it is put into its object. */
static bool put(json_t *object, const char *key, json_t *value)
{
  return json_object_set_new(object, key, value) == 0;
}

static int take(const char *data, size_t size, void *user)
{
  return cli_text_add(user, data, size);
}

/* Compact and with its line end; takes the object. What jansson writes of a key it does not look after,
 * so the text itself must know whether it is whole. */
static char *finish(json_t *object, bool is_whole)
{
  cli_text line = {0};
  bool fine = is_whole && json_dump_callback(object, take, &line, JSON_COMPACT) == 0 &&
              cli_text_add(&line, "\n", 2) == 0;
  json_decref(object);
  if (fine) return line.data;
  free(line.data);
  return NULL;
}

/* ---- What both have ------------------------------------------------------------------------------ */

static json_t *diagnostic_of(const gw_diagnostic *d)
{
  static const char *const severities[] = {"note", "warning", "error"};
  json_t *value = json_pack("{s:{s:s,s:s},s:s,s:s,s:I,s:I}", "text", "zh", d->text_zh, "en",
                            d->text_en, "id", d->id, "severity", severities[d->severity], "line",
                            (json_int_t)d->line, "column", (json_int_t)d->column);
  if (value && d->source && !put(value, "source", json_string(d->source))) {
    json_decref(value);
    value = NULL;
  }
  return value;
}

static json_t *diagnostics_of(const cli_answer *answer)
{
  json_t *list = json_array();
  size_t count = answer->draft ? gw_draft_diagnostic_count(answer->draft) : 0;
  for (size_t i = 0; list && i < count; i++) {
    gw_diagnostic d = GW_DIAGNOSTIC_INIT;
    if (gw_draft_diagnostic(answer->draft, i, &d) != GW_OK) continue;
    if (answer->errors_only && d.severity < GW_ERROR) continue;
    if (json_array_append_new(list, diagnostic_of(&d)) == 0) continue;
    json_decref(list);
    list = NULL;
  }
  return list;
}

static bool put_answer(json_t *object, const cli_answer *answer)
{
  bool fine = put(object, "status", json_string(answer->status));
  if (answer->error) fine = put(object, "error", json_string(answer->error)) && fine;
  if (answer->draft) {
    fine = put(object, "title", json_string(gw_draft_title(answer->draft))) && fine;
    fine = put(object, "encoding", json_string(gw_draft_encoding(answer->draft))) && fine;
  }
  return put(object, "diagnostics", diagnostics_of(answer)) && fine;
}

/* ---- A batch ------------------------------------------------------------------------------------- */

char *cli_record_batch(const char *draft, const char *output, const char *result, cli_exit code,
                       const cli_answer *answer)
{
  json_t *object = json_pack("{s:s,s:s,s:s,s:i}", "draft", draft, "output", output, "result",
                             result, "exit", (int)code);
  return finish(object, object && put_answer(object, answer));
}

/* ---- A stream ------------------------------------------------------------------------------------ */

/* What the object says; it may be anything. */
static void read_object(cli_request *request, json_t *object)
{
  json_t *text = json_object_get(object, "text"), *report = json_object_get(object, "report");
  if (!json_is_object(object))
    request->fault = "no JSON object";
  else if (!json_is_string(text))
    request->fault = "no member \"text\" that is a string";
  else if (report && !json_is_boolean(report))
    request->fault = "\"report\" is no boolean";
  request->text = json_string_value(text);
  request->size = json_string_length(text);
  request->wants_report = json_is_true(report);
}

void cli_request_parse(cli_request *request, const char *line, size_t size)
{
  json_error_t error;
  *request = (cli_request){0};
  json_t *object =
      cli_load(line, size, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error, &request->is_short);
  request->json = object;
  if (object) {
    read_object(request, object);
  } else if (!request->is_short) {
    snprintf(request->words, sizeof request->words, "no JSON object: column %d: %.100s",
             error.column, error.text);
    request->fault = request->words;
  }
}

void cli_request_free(cli_request *request)
{
  json_decref(request->json);
  *request = (cli_request){0};
}

/* Whatever it was, it comes back; null where there was none. */
static json_t *id_of(const cli_request *request)
{
  json_t *id = json_object_get(request->json, "id");
  return id ? json_incref(id) : json_null();
}

static json_t *encode(const char *data, size_t size)
{
  size_t length = cli_base64_length(size);
  char *text = malloc(length + 1);
  if (!text) return NULL;
  cli_base64_encode(data, size, text);
  json_t *value = json_stringn_nocheck(text, length);
  free(text);
  return value;
}

char *cli_record_stream(const cli_request *request, size_t number, const cli_answer *answer,
                        const char *docx, size_t docx_size, const char *report, size_t report_size)
{
  json_t *object = json_object();
  bool fine = object && put(object, "id", id_of(request)) &&
              put(object, "record", json_integer((json_int_t)number)) && put_answer(object, answer);
  if (fine && docx) fine = put(object, "docx", encode(docx, docx_size));
  bool is_short;
  if (fine && report)
    fine = put(object, "report", cli_load(report, report_size, 0, NULL, &is_short));
  return finish(object, fine);
}
