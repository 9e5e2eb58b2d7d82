/* transition.c - transition.def as tables; see transition.h. */
#include "recognise/transition.h"

#include <stddef.h>

/* clang-format off */
#define ZONE(element, zone) [GW_ELEMENT_##element] = GW_ZONE_##zone,
#define ORDER(from, to, weight)
#define PAIR(from, to, weight)
const unsigned char gw_zone_table[GW_STATE_COUNT] = {
#include "recognise/transition.def"
  [GW_STATE_START] = GW_ZONE_START,
  [GW_STATE_END_OPEN] = GW_ZONE_END,
  [GW_STATE_END_CLOSED] = GW_ZONE_END,
};
#undef ZONE
#undef ORDER
#undef PAIR

#define ZONE(element, zone)
#define ORDER(from, to, weight) [GW_ZONE_##from][GW_ZONE_##to] = weight,
#define PAIR(from, to, weight)
const int8_t gw_order_table[GW_ZONE_COUNT][GW_ZONE_COUNT] = {
#include "recognise/transition.def"
};
#undef ORDER
#undef PAIR

#define ORDER(from, to, weight)
#define PAIR(from, to, weight) [GW_ELEMENT_##from][GW_ELEMENT_##to] = weight,
const int8_t gw_pair_table[GW_ELEMENT_COUNT][GW_ELEMENT_COUNT] = {
#include "recognise/transition.def"
};
#undef ORDER
#undef PAIR

/* ---- Names ----------------------------------------------------------------------------------- */

/* Of zones, and of the elements that have a PAIR; these are the words of the glossary (element.def),
 * which a macro cannot take from there. */
#define WORD_START "start"
#define WORD_HEAD "head"
#define WORD_TITLE "title"
#define WORD_UNDER_TITLE "under_title"
#define WORD_ADDRESSEE "addressee"
#define WORD_TEXT "text"
#define WORD_NOTE "note"
#define WORD_CLOSE "close"
#define WORD_ATTACHMENT "attachment"
#define WORD_IMPRINT "imprint"
#define WORD_HEADING_1 "heading_1"
#define WORD_HEADING_2 "heading_2"
#define WORD_BODY "body"
#define WORD_SIGNATURE "signature"
#define WORD_ISSUE_DATE "issue_date"
#define WORD_REMARK "remark"
#define WORD_ATTACHMENT_MARK "attachment_mark"
#define WORD_ATTACHMENT_TITLE "attachment_title"

#define HAN_START "文首"
#define HAN_HEAD "版头"
#define HAN_TITLE "标题"
#define HAN_UNDER_TITLE "题下"
#define HAN_ADDRESSEE "主送机关"
#define HAN_TEXT "正文"
#define HAN_NOTE "附件说明"
#define HAN_CLOSE "落款"
#define HAN_ATTACHMENT "附件"
#define HAN_IMPRINT "版记"
#define HAN_HEADING_1 "一级标题"
#define HAN_HEADING_2 "二级标题"
#define HAN_BODY "正文"
#define HAN_SIGNATURE "发文机关署名"
#define HAN_ISSUE_DATE "成文日期"
#define HAN_REMARK "附注"
#define HAN_ATTACHMENT_MARK "附件标识"
#define HAN_ATTACHMENT_TITLE "附件标题"

#define NAME(kind, from, to)                                                                       \
  {kind ":" WORD_##from ">" WORD_##to, "“" HAN_##from "”之后是“" HAN_##to "”",                     \
   "'" WORD_##to "' behind '" WORD_##from "'"}

#define ORDER(from, to, weight) [GW_ZONE_##from][GW_ZONE_##to] = NAME("order", from, to),
#define PAIR(from, to, weight)
static const gw_transition_name order_names[GW_ZONE_COUNT][GW_ZONE_COUNT] = {
#include "recognise/transition.def"
};
#undef ORDER
#undef PAIR

#define ORDER(from, to, weight)
#define PAIR(from, to, weight) [GW_ELEMENT_##from][GW_ELEMENT_##to] = NAME("pair", from, to),
static const gw_transition_name pair_names[GW_ELEMENT_COUNT][GW_ELEMENT_COUNT] = {
#include "recognise/transition.def"
};
#undef ZONE
#undef ORDER
#undef PAIR
/* clang-format on */

const gw_transition_name *gw_transition_order_name(int state, int element)
{
  const gw_transition_name *name = &order_names[gw_zone_table[state]][gw_zone_table[element]];
  return name->id ? name : NULL;
}

const gw_transition_name *gw_transition_pair_name(int state, int element)
{
  if (state >= GW_ELEMENT_COUNT) return NULL;
  const gw_transition_name *name = &pair_names[state][element];
  return name->id ? name : NULL;
}
