/*
 * test_emphasis.c - words that Markdown stresses are found again in the texts of the DOCX, after these
 * have been normalised and joined; those of headings are not. [..] shows bold type, <..> 着重号.
 */
#include "unit/check.h"

#include "base/buf.h"
#include "compose/stress.h"
#include "model/emphasis.h"
#include "normal/normal.h"
#include "recognise/recognise.h"
#include "text/markdown.h"

#include <stdio.h>

typedef struct emphasis_row {
  const char *draft;
  gw_element element;
  const char *want;
  const char *told; /* kept and not kept */
} emphasis_row;

#define BODY GW_ELEMENT_BODY
#define H2 GW_ELEMENT_HEADING_2

static const emphasis_row emphasis_table[] = {
    {"甲**乙**丙", BODY, "甲[乙]丙", "1 0"},
    {"**甲**乙", BODY, "[甲]乙", "1 0"},
    {"甲**乙**", BODY, "甲[乙]", "1 0"},
    {"__甲__ *乙* _丙_", BODY, "[甲] <乙> <丙>", "3 0"},
    {"甲***乙***丙", BODY, "甲[<乙>]丙", "1 0"},
    {"甲**乙*丙*丁**", BODY, "甲[乙][<丙>][丁]", "3 0"},
    {"甲**乙&mdash;丙**", BODY, "甲[乙—丙]", "1 0"},
    {"甲**乙`丙`[丁](http://a.example)己**戊", BODY, "甲[乙丙丁己]戊", "1 0"},
    {"甲**乙<!-- 注 -->丙**", BODY, "甲[乙丙]", "1 0"},
    {"甲**乙**、**丙**", BODY, "甲[乙]、[丙]", "2 0"},
    {"甲**乙,丙(丁)**,戊", BODY, "甲[乙，丙（丁）]，戊", "1 0"},
    {"**甲,**乙", BODY, "[甲，]乙", "1 0"},
    {"甲,**乙**", BODY, "甲，[乙]", "1 0"},
    {"甲**乙\xE2\x80\x8B丙**", BODY, "甲[乙丙]", "1 0"},
    {"| 甲 | **乙** |\n|---|---|", GW_ELEMENT_TABLE, "甲\t[乙]", "1 0"},
    {"**甲**", H2, "甲", "0 1"},
    {"## 甲**乙**", H2, "甲乙", "0 1"},
    {"**甲**", GW_ELEMENT_TITLE, "甲", "0 1"},
    {"**甲**", GW_ELEMENT_SIGNATURE, "甲", "0 1"},
    {"甲乙", BODY, "甲乙", NULL},
    {"甲~~乙~~", BODY, "甲乙", NULL},
};

static gw_doc read_markdown(const char *draft, bool keeps)
{
  gw_doc doc = {.length = strlen(draft), .keeps_emphasis = keeps};
  doc.text = malloc(doc.length + 1);
  if (!doc.text) abort();
  memcpy(doc.text, draft, doc.length + 1);
  assert_int_equal(gw_markdown_split(&doc), GW_OK);
  assert_int_equal(gw_doc_settle_edits(&doc), GW_OK);
  return doc;
}

static void show(const gw_doc *doc, gw_str text, gw_buf *out)
{
  for (size_t at = 0, end; at < text.len; at = end) {
    end = text.len;
    unsigned kinds = gw_emphasis_at(doc, text, at, &end);
    assert_true(end > at && end <= text.len);
    gw_buf_puts(out, kinds & GW_STRESS_STRONG ? "[" : "");
    gw_buf_puts(out, kinds & GW_STRESS_DOTTED ? "<" : "");
    gw_buf_put(out, text.ptr + at, end - at);
    gw_buf_puts(out, kinds & GW_STRESS_DOTTED ? ">" : "");
    gw_buf_puts(out, kinds & GW_STRESS_STRONG ? "]" : "");
  }
}

static void check_told(const char *name, const gw_doc *doc, const char *told)
{
  char sentence[160] = "";
  if (told) snprintf(sentence, sizeof sentence, "%.1s stressed stretches stay so", told);
  const gw_diag *last = doc->diags.count ? &doc->diags.items[doc->diags.count - 1] : NULL;
  bool has_one = last && last->kind == GW_DIAG_EMPHASIS_KEPT;
  CHECK(name, has_one == (told != NULL));
  if (!told || !has_one) return;
  CHECK(name, strstr(last->text_en, sentence) == last->text_en);
  snprintf(sentence, sizeof sentence, "; %s others", told + 2);
  CHECK(name, strstr(last->text_en, sentence) != NULL);
}

static void words_stay_stressed(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(emphasis_table); i++) {
    const emphasis_row *row = &emphasis_table[i];
    gw_doc doc = read_markdown(row->draft, true);
    gw_buf shown = {0};
    uint64_t passes;
    gw_str bad;
    assert_int_equal(doc.line_count, 1);
    doc.lines[0].element = row->element;
    assert_true(gw_pass_parse("all", &passes, &bad));
    assert_int_equal(gw_normalise(&doc, passes, 0), GW_OK);
    assert_int_equal(gw_stress_settle(&doc), GW_OK);
    show(&doc, doc.lines[0].text, &shown);
    check_text(row->draft, shown.data, shown.length, row->want);
    check_told(row->draft, &doc, row->told);
    gw_buf_fini(&shown);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* The heading has its typeface; behind it, what is stressed stays so. */
static void run_in_headings_are_left_out(void **state)
{
  gw_buf shown = {0};
  (void)state;
  gw_doc doc = read_markdown("**（一）甲。**乙**丙**", true);
  doc.lines[0].element = H2;
  doc.lines[0].run_in = (uint32_t)strlen("（一）甲。");
  assert_int_equal(gw_stress_settle(&doc), GW_OK);
  show(&doc, doc.lines[0].text, &shown);
  check_text("run-in", shown.data, shown.length, "（一）甲。乙[丙]");
  check_told("run-in", &doc, "1 1");
  gw_buf_fini(&shown);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

static void nothing_is_kept_unasked(void **state)
{
  (void)state;
  gw_doc doc = read_markdown("甲**乙**丙*丁*", false);
  assert_int_equal(doc.emphasis_count, 0);
  assert_int_equal(gw_stress_settle(&doc), GW_OK);
  assert_int_equal(doc.stress_count, 0);
  check_told("dropped", &doc, NULL);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

/* A paragraph that runs over lines is stressed in each of them. */
static void spans_run_over_lines(void **state)
{
  gw_buf shown = {0};
  (void)state;
  gw_doc doc = read_markdown("甲**乙\n丙**丁", true);
  assert_int_equal(doc.line_count, 2);
  doc.lines[0].element = doc.lines[1].element = BODY;
  assert_int_equal(gw_stress_settle(&doc), GW_OK);
  show(&doc, doc.lines[0].text, &shown);
  show(&doc, doc.lines[1].text, &shown);
  check_text("two lines", shown.data, shown.length, "甲[乙][丙]丁");
  check_told("two lines", &doc, "1 0");
  gw_buf_fini(&shown);
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_stay_stressed),
      cmocka_unit_test(run_in_headings_are_left_out),
      cmocka_unit_test(nothing_is_kept_unasked),
      cmocka_unit_test(spans_run_over_lines),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
