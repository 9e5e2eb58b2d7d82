/* recognise.c - features, siblings, decision, and what follows from it; see recognise.h. */
#include "recognise/recognise.h"

#include "base/share.h"
#include "model/element.h"
#include "recognise/decimal.h"
#include "recognise/decode.h"
#include "recognise/evidence.h"
#include "recognise/join.h"
#include "recognise/mend.h"
#include "recognise/runover.h"
#include "recognise/sibling.h"
#include "recognise/split.h"

#include <stdlib.h>
#include <string.h>

/* A decision with less in hand than this is worth a look. */
enum { UNCERTAIN_MARGIN = 6, LONGEST_EXCERPT = 90 /* bytes */ };

/* A heading whose text runs on has its boundary where the first sentence ends. */
static void split_run_in(gw_doc_line *line, const gw_facts *facts)
{
  bool runs_on = (facts->form & (GW_FORM(RUN_IN) | GW_FORM(RUN_IN_COLON))) != 0;
  /* 二、差距在哪里？就在企业的“吐槽”里: a question and its answer are one heading */
  const uint64_t ends = GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI);
  bool asks = (facts->form & GW_FORM(RUN_IN)) && !(facts->form & ends) &&
              (facts->form & GW_FORM(MEDIUM)) && facts->topic >= 3 &&
              facts->topic < line->text.len &&
              memcmp(line->text.ptr + facts->topic - 3, "？", 3) == 0;
  if (gw_element_level(line->element) && runs_on && !asks && facts->topic < line->text.len)
    line->run_in = facts->topic;
}

/* The start of a text, for a message, in the arena. */
static const char *excerpt(gw_doc *doc, gw_str text)
{
  return gw_arena_excerpt(&doc->arena, text.ptr, text.len, LONGEST_EXCERPT);
}

static gw_status report_line(gw_doc *doc, const gw_doc_line *line, gw_diag_kind kind,
                             gw_diag_arg first, gw_diag_arg second)
{
  const gw_diag_arg args[3] = {first, second, {NULL, NULL}};
  const gw_diag where = {
      .kind = kind, .line = line->number, .column = line->column, .offset = SIZE_MAX};
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

static gw_status set_aside(gw_doc *doc, const gw_doc_line *line)
{
  const gw_edit edit = {.offset = line->offset,
                        .length = line->length,
                        .after = {"", 0},
                        .line = line->number,
                        .column = line->column,
                        .reason = GW_DIAG_NOTICE_SET_ASIDE};
  const char *text = excerpt(doc, line->text);
  if (!text) return GW_ERR_MEMORY;
  gw_status status = gw_doc_add_edit(doc, edit);
  if (status != GW_OK) return status;
  const gw_diag_arg none = {NULL, NULL};
  return report_line(doc, line, edit.reason, (gw_diag_arg){text, text}, none);
}

static gw_status report_uncertain(gw_doc *doc, const gw_doc_line *line)
{
  const gw_diag_arg is = {gw_element_chinese(line->element), gw_element_name(line->element)};
  const gw_diag_arg maybe = {gw_element_chinese(line->runner_up), gw_element_name(line->runner_up)};
  return report_line(doc, line, GW_DIAG_UNCERTAIN, is, maybe);
}

/* What follows from the decisions, line by line. */
static gw_status conclude(gw_doc *doc, const gw_facts *facts)
{
  size_t kept = 0, titles = 0;
  gw_status status = GW_OK;
  for (size_t i = 0; i < doc->line_count && status == GW_OK; i++) {
    gw_doc_line *line = &doc->lines[i];
    split_run_in(line, &facts[i]);
    kept += line->element != GW_ELEMENT_NOTICE;
    /* the mark of minutes names them (10.3); a title may follow, but need not */
    bool minutes = line->element == GW_ELEMENT_ISSUER_MARK && (facts[i].kind & GW_KIND(BULLETIN));
    titles += line->element == GW_ELEMENT_TITLE || minutes;
    if (!gw_doc_line_is_kept(doc, line)) status = set_aside(doc, line);
    bool uncertain = line->margin < UNCERTAIN_MARGIN && !line->forced;
    if (status == GW_OK && uncertain) status = report_uncertain(doc, line);
  }
  if (status == GW_OK) status = gw_doc_settle_edits(doc);
  if (status != GW_OK) return status;
  const gw_diag_arg none[3] = {{NULL, NULL}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag_kind problem = kept ? GW_DIAG_NO_TITLE : GW_DIAG_NO_DOCUMENT;
  const gw_diag where = {.kind = problem, .offset = SIZE_MAX};
  bool has_title = titles || (doc->given >> GW_ELEMENT_TITLE & 1);
  if (!kept || !has_title) status = gw_diag_add(&doc->diags, &doc->arena, where, none);
  return status == GW_OK && !kept ? GW_ERR_NO_DOCUMENT : status;
}

/* Where a blank line stands between any two lines, it sets nothing apart. */
static void tighten(gw_doc *doc)
{
  enum { FEWEST_LINES = 6 };
  uint32_t usual = UINT32_MAX;
  for (size_t i = 1; i < doc->line_count; i++)
    if (doc->lines[i].number != doc->lines[i - 1].number && doc->lines[i].blank_before < usual)
      usual = doc->lines[i].blank_before;
  if (doc->line_count < FEWEST_LINES || usual == 0 || usual == UINT32_MAX) return;
  for (size_t i = 1; i < doc->line_count; i++)
    if (doc->lines[i].number != doc->lines[i - 1].number) doc->lines[i].blank_before -= usual;
  doc->usual_blank = usual;
}

/* The lines of a part of the draft, each by itself. */
typedef struct form_job {
  const gw_doc *doc;
  gw_facts *facts;
  size_t parts;
} form_job;

static void read_forms(void *user, size_t part)
{
  const form_job *j = user;
  const size_t count = j->doc->line_count;
  const size_t end = gw_share_first(part + 1, j->parts, count);
  for (size_t i = gw_share_first(part, j->parts, count); i < end; i++)
    j->facts[i] = gw_feature_form(j->doc->lines[i].text);
}

gw_status gw_recognise(gw_doc *doc, size_t helpers)
{
  tighten(doc);
  gw_status status = gw_join_wrapped(doc);
  if (status == GW_OK) status = gw_mend_lines(doc);
  if (status == GW_OK) status = gw_split_certain(doc);
  if (status != GW_OK) return status;
  gw_facts *facts = calloc(doc->line_count ? doc->line_count : 1, sizeof *facts);
  if (!facts) return GW_ERR_MEMORY;
  form_job forms = {doc, facts, gw_share_parts(helpers, doc->line_count)};
  gw_share(helpers, forms.parts, read_forms, &forms);
  gw_decimal_mark(doc, facts);
  status = gw_feature_place(doc, facts);
  if (status == GW_OK) status = gw_sibling_judge(facts, doc->line_count);
  if (status == GW_OK) status = gw_decode(doc, facts);
  if (status != GW_OK) {
    free(facts);
    return status;
  }
  status = conclude(doc, facts);
  gw_evidence_keep(doc, facts);
  if (status == GW_OK) status = gw_split_decided(doc);
  if (status == GW_OK) status = gw_join_over_pages(doc);
  return status == GW_OK ? gw_runover_join(doc) : status;
}
