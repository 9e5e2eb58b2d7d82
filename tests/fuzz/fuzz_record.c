/* fuzz_record.c - a record of --stream: it is refused with words, or has a text; the answer is JSON. */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "cli/message.h"
#include "cli/record.h"

#include <jansson.h>
#include <string.h>

enum { MOST_BYTES = 4096 };

/* A fault may quote any bytes, and is made harmless first, as the program does. */
static void check_answer(const cli_request *request)
{
  static const char docx[] = "PK", report[] = "{\"schema\":\"gongwen-report-1\"}";
  char *fault = request->fault ? cli_message_copy(request->fault) : NULL;
  const cli_answer answer = {.status = "GW_OK", .error = fault};
  char *line = cli_record_stream(request, 1, &answer, request->fault ? NULL : docx, 2,
                                 request->wants_report ? report : NULL, sizeof report - 1);
  json_error_t error;
  MUST(line && strlen(line) > 0 && strchr(line, '\n') == line + strlen(line) - 1);
  json_t *json = json_loads(line, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
  MUST(json_is_object(json));
  json_decref(json);
  free(line);
  free(fault);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  cli_request request;
  cli_request_parse(&request, in.data, in.size);
  if (request.fault)
    MUST(*request.fault);
  else
    MUST(request.text && gw_utf8_valid(request.text, request.size) == request.size);
  check_answer(&request);
  cli_request_free(&request);
  fuzz_give_back(&in);
  return 0;
}
