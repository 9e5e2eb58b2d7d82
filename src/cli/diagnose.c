/* diagnose.c - see diagnose.h. Losing a line of standard error is no reason to fail. */
#include "cli/diagnose.h"

#include "cli/message.h"

#include <stdio.h>
#include <string.h>

static const cli_message severity_table[] = {
    [GW_NOTE] = CLI_SAY_SEVERITY_NOTE,
    [GW_WARNING] = CLI_SAY_SEVERITY_WARNING,
    [GW_ERROR] = CLI_SAY_SEVERITY_ERROR,
};

const char *cli_diagnose_severity(gw_severity severity, cli_language language)
{
  return cli_message_text(severity_table[severity], language);
}

/* "draft.txt:12:1: "; without numbers where there are none. */
static void put_place(FILE *to, const char *name, size_t line, size_t column)
{
  cli_message_harmless(to, name);
  if (line) fprintf(to, ":%zu", line);
  if (line && column) fprintf(to, ":%zu", column);
  fputs(": ", to);
}

static void put_diagnostic(FILE *to, cli_talk talk, const gw_diagnostic *diagnostic)
{
  const char *name = diagnostic->source ? diagnostic->source : talk.name;
  put_place(to, name, diagnostic->line, diagnostic->column);
  fprintf(to, "%s: ", cli_diagnose_severity(diagnostic->severity, talk.language));
  cli_message_harmless(to, talk.language == CLI_ZH ? diagnostic->text_zh : diagnostic->text_en);
  fprintf(to, " [%s]\n", diagnostic->id);
}

static size_t count_characters(const char *text, size_t length)
{
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

static void put_decision(cli_talk talk, const gw_line *line)
{
  gw_element_info info = GW_ELEMENT_INFO_INIT;
  if (gw_element_describe(line->element, &info) != GW_OK) return;
  put_place(stderr, talk.name, line->number, line->column);
  fputs(cli_message_text(CLI_SAY_LINE, talk.language), stderr);
  fputs(talk.language == CLI_ZH ? info.chinese : info.name, stderr);
  if (line->run_in) {
    char run_in[24];
    const char *const args[3] = {run_in, NULL, NULL};
    snprintf(run_in, sizeof run_in, "%zu", count_characters(line->text, line->run_in));
    cli_message_put(stderr, talk.language, CLI_SAY_RUN_IN, args);
  }
  fprintf(stderr, " [%s]", line->rule ? line->rule : "");
  if (line->origin == GW_ORIGIN_DRAFT)
    fprintf(stderr, "%s%d", cli_message_text(CLI_SAY_MARGIN, talk.language), line->margin);
  putc('\n', stderr);
}

/* The decisions from *next on, as far as physical line `last`. */
static void put_decisions(const gw_draft *draft, cli_talk talk, size_t *next, size_t last)
{
  gw_line line = GW_LINE_INIT;
  for (; gw_draft_line(draft, *next, &line) == GW_OK && line.number <= last; ++*next)
    put_decision(talk, &line);
}

void cli_diagnose(const gw_draft *draft, cli_talk talk)
{
  size_t next = 0, count = gw_draft_diagnostic_count(draft);
  for (size_t i = 0; i < count; i++) {
    gw_diagnostic diagnostic = GW_DIAGNOSTIC_INIT;
    if (gw_draft_diagnostic(draft, i, &diagnostic) != GW_OK) continue;
    if (talk.verbosity > 0) put_decisions(draft, talk, &next, diagnostic.line);
    if (talk.verbosity >= 0 || diagnostic.severity == GW_ERROR)
      put_diagnostic(stderr, talk, &diagnostic);
  }
  if (talk.verbosity > 0) put_decisions(draft, talk, &next, SIZE_MAX);
}

bool cli_diagnose_first(FILE *to, const gw_draft *draft, cli_talk talk, cli_fail_on what)
{
  size_t count = gw_draft_diagnostic_count(draft);
  for (size_t i = 0; i < count; i++) {
    gw_diagnostic diagnostic = GW_DIAGNOSTIC_INIT;
    if (gw_draft_diagnostic(draft, i, &diagnostic) != GW_OK ||
        !cli_fail_on_counts(what, &diagnostic))
      continue;
    put_diagnostic(to, talk, &diagnostic);
    return true;
  }
  return false;
}

int cli_diagnose_gravest(const gw_draft *draft)
{
  int gravest = -1;
  size_t count = gw_draft_diagnostic_count(draft);
  for (size_t i = 0; i < count; i++) {
    gw_diagnostic diagnostic = GW_DIAGNOSTIC_INIT;
    if (gw_draft_diagnostic(draft, i, &diagnostic) != GW_OK) continue;
    if ((int)diagnostic.severity > gravest) gravest = (int)diagnostic.severity;
  }
  return gravest;
}

/* A run-in heading is counted by its element, as a heading that stands alone is. */
static void count_lines(const gw_draft *draft, size_t *headings, size_t *notices)
{
  size_t count = gw_draft_line_count(draft);
  *headings = *notices = 0;
  for (size_t i = 0; i < count; i++) {
    gw_line line = GW_LINE_INIT;
    if (gw_draft_line(draft, i, &line) != GW_OK) continue;
    *headings += line.element >= GW_ELEMENT_HEADING_1 && line.element <= GW_ELEMENT_HEADING_4;
    *notices += line.element == GW_ELEMENT_NOTICE && strcmp(line.rule, "overruled") != 0;
  }
}

void cli_diagnose_summary(const gw_draft *draft, cli_talk talk, const char *output,
                          bool keep_notices)
{
  char heading_text[24], notice_text[24];
  size_t headings, notices;
  count_lines(draft, &headings, &notices);
  snprintf(heading_text, sizeof heading_text, "%zu", headings);
  snprintf(notice_text, sizeof notice_text, "%zu", notices);
  cli_message_say(talk.language, keep_notices ? CLI_SAY_WRITTEN_WHOLE : CLI_SAY_WRITTEN, output,
                  heading_text, notice_text);
}
