/*
 * mark.h - the mark a line opens with: 一、 （一） 1. （1） ① 第X章 第X条 一是 第一， —— and the ways
 * people mistype them (GB/T 9704-2012 7.3.3; GB/T 15834 appendix B).
 */
#ifndef GW_RECOGNISE_MARK_H
#define GW_RECOGNISE_MARK_H

#include "base/utf8.h"

typedef enum gw_mark_kind {
  GW_MARK_NONE = 0,
  GW_MARK_1,       /* 一、  一. 一．一　 */
  GW_MARK_2,       /* （一） (一) （一）、 ㈠ */
  GW_MARK_3,       /* 1. 1．1、 ⒈ */
  GW_MARK_4,       /* （1） (1) ⑴ */
  GW_MARK_5,       /* ① 1) 1） */
  GW_MARK_CHAPTER, /* 第一章 第一节 第一编 第一部分 */
  GW_MARK_ARTICLE, /* 第一条 */
  GW_MARK_POINT,   /* 一是 一要 第一， 第一、 其一，: an enumeration inside the text */
  GW_MARK_DASH,    /* —— -- */
  GW_MARK_BULLET,  /* • ● ■ ➢ ※; - * + and a space */
  GW_MARK_HASH,    /* Markdown # to ###### and a space */
  GW_MARK_COUNT
} gw_mark_kind;

typedef struct gw_mark {
  gw_mark_kind kind;
  uint32_t ordinal; /* 0 when the kind has none; the depth for GW_MARK_HASH */
  size_t size;      /* bytes, with the spaces behind it */
  bool section;     /* 第×节 */
  bool spaced;      /* only a space sets it off: 一　基本情况 */
} gw_mark;

gw_mark gw_mark_read(gw_str text);

#endif
