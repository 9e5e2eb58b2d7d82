/*
 * transition.h - what it counts that one line comes behind another, from transition.def: for the
 * decoder the weights, for whoever explains its decision the names of them.
 */
#ifndef GW_RECOGNISE_TRANSITION_H
#define GW_RECOGNISE_TRANSITION_H

#include "gongwen.h"

/* Where a document is: at its last element that was not set aside, or at one of these. END_OPEN: the
 * text just stopped; END_CLOSED: it was signed, or had its 版记. */
enum { GW_STATE_START = GW_ELEMENT_COUNT, GW_STATE_END_OPEN, GW_STATE_END_CLOSED, GW_STATE_COUNT };

enum gw_zone {
  GW_ZONE_START,
  GW_ZONE_HEAD,
  GW_ZONE_TITLE,
  GW_ZONE_UNDER_TITLE,
  GW_ZONE_ADDRESSEE,
  GW_ZONE_TEXT,
  GW_ZONE_NOTE,
  GW_ZONE_CLOSE,
  GW_ZONE_ATTACHMENT,
  GW_ZONE_IMPRINT,
  GW_ZONE_END,
  GW_ZONE_COUNT
};

enum { GW_BETWEEN_NOTICE = -5 }; /* a line set aside between two of the document */

extern const unsigned char gw_zone_table[GW_STATE_COUNT]; /* a gw_zone each */
extern const int8_t gw_order_table[GW_ZONE_COUNT][GW_ZONE_COUNT];
extern const int8_t gw_pair_table[GW_ELEMENT_COUNT][GW_ELEMENT_COUNT];

/* From a state that is no end to an element of the document. */
static inline int gw_transition(int state, int element)
{
  int weight = gw_order_table[gw_zone_table[state]][gw_zone_table[element]];
  return state < GW_ELEMENT_COUNT ? weight + gw_pair_table[state][element] : weight;
}

/* What a part of such a weight is called. Ids are stable: "order:title>addressee". */
typedef struct gw_transition_name {
  const char *id, *zh, *en;
} gw_transition_name;

/* Of the weight between the zones of both, and of the one between the elements themselves; NULL where
 * the tables have none. */
const gw_transition_name *gw_transition_order_name(int state, int element);
const gw_transition_name *gw_transition_pair_name(int state, int element);

#endif
