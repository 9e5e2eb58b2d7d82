/*
 * test_evidence.c - what is told of a decision: names of transitions are words of the glossary, rows
 * are complete and in order, and they add up to what the decision was.
 */
#include "unit/check.h"

#include "model/element.h"
#include "recognise/decode.h"
#include "recognise/evidence.h"
#include "recognise/recognise.h"
#include "text/line.h"

#include <stdio.h>

static void every_weight_has_its_names(void **state)
{
  (void)state;
  for (int state_ = 0; state_ < GW_STATE_END_OPEN; state_++) {
    for (int e = GW_ELEMENT_NOTICE + 1; e < GW_ELEMENT_COUNT; e++) {
      if (state_ == GW_ELEMENT_NOTICE) continue;
      char want[96] = "";
      const gw_transition_name *order = gw_transition_order_name(state_, e);
      const gw_transition_name *pair = gw_transition_pair_name(state_, e);
      if (state_ < GW_ELEMENT_COUNT)
        snprintf(want, sizeof want, "pair:%s>%s", gw_element_name((gw_element)state_),
                 gw_element_name((gw_element)e));
      CHECK(want, order && strncmp(order->id, "order:", 6) == 0 && *order->zh && *order->en);
      if (state_ < GW_ELEMENT_COUNT && gw_pair_table[state_][e]) CHECK(want, pair != NULL);
      if (pair) CHECK(want, strcmp(pair->id, want) == 0);
      if (pair) CHECK(want, strstr(pair->zh, gw_element_chinese((gw_element)e)) != NULL);
    }
  }
  ROWS_ARE_RIGHT();
}

/* Were all rules to hold at once, for two elements and with their order, there would still be room. */
static void there_is_room_for_every_rule(void **state)
{
  size_t of_element[GW_ELEMENT_COUNT] = {0}, most = 0, second = 0;
  (void)state;
  for (size_t i = 0; i < gw_rule_total(); i++) of_element[gw_rule_at(i)->element]++;
  for (int e = 0; e < GW_ELEMENT_COUNT; e++) {
    if (of_element[e] > most) {
      second = most;
      most = of_element[e];
    } else if (of_element[e] > second) {
      second = of_element[e];
    }
  }
  assert_true(most + second + 9 <= GW_EVIDENCE_MOST);
}

static void check_rows(const gw_doc *doc, size_t index)
{
  gw_evidence rows[GW_EVIDENCE_MOST];
  const gw_doc_line *line = &doc->lines[index];
  char name[32];
  int rules = 0;
  snprintf(name, sizeof name, "line %zu", index + 1);
  size_t count = gw_evidence_list(doc, index, rows);
  CHECK(name, count > 0);
  for (size_t i = 0; i < count; i++) {
    CHECK(name, rows[i].element == line->element || rows[i].element == line->runner_up);
    CHECK(name,
          i == 0 || rows[i].element == rows[i - 1].element || rows[i - 1].element == line->element);
    CHECK(name, rows[i].text_zh && rows[i].text_en && rows[i].size == sizeof rows[i]);
    bool is_rule = !strchr(rows[i].rule, ':') && strcmp(rows[i].rule, "forced") != 0;
    if (is_rule && rows[i].element == line->element) rules += rows[i].weight;
  }
  CHECK_EQUAL(name, rules, line->score);
  CHECK_EQUAL(name,
              gw_evidence_sum(rows, count, line->element) -
                  gw_evidence_sum(rows, count, line->runner_up),
              line->margin);
}

static void evidence_adds_up(void **state)
{
  static const char draft[] =
      "更多公文写作资料请加微信进会员群\n关于放假的通知\n各科室：\n"
      "全县上下要提高认识，抓紧部署，把各项任务落实到单位、落实到人，并及时报告进展情况。\n"
      "一、时间\n更多公文写作资料请加微信进会员群\n3月1日放假。\n"
      "云溪县人民政府办公室\n2026年3月1日\n来源：本站\n打印本页\n";
  gw_doc doc = {.length = strlen(draft)};
  (void)state;
  doc.text = malloc(sizeof draft);
  assert_non_null(doc.text);
  memcpy(doc.text, draft, sizeof draft);
  assert_int_equal(gw_line_split(&doc), GW_OK);
  gw_evidence rows[GW_EVIDENCE_MOST];
  assert_int_equal(gw_evidence_list(&doc, 0, rows), 0); /* nothing has been decided */
  doc.lines[2].forced = 1 + GW_ELEMENT_BODY;
  assert_int_equal(gw_recognise(&doc, 0), GW_OK);
  for (size_t i = 0; i < doc.line_count; i++) check_rows(&doc, i);
  assert_true(gw_evidence_list(&doc, 2, rows) > 1);
  assert_string_equal(rows[0].rule, "forced");
  assert_int_equal(rows[0].weight, 0);
  assert_true(gw_evidence_list(&doc, 1, rows) > 2);
  assert_string_equal(rows[0].rule, doc.lines[1].rule); /* the loudest comes first */
  gw_doc_fini(&doc);
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_weight_has_its_names),
      cmocka_unit_test(there_is_room_for_every_rule),
      cmocka_unit_test(evidence_adds_up),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
