/*
 * genre.h - the 文种 of a document, as its title says it: 关于…的请示 is a 请示. The word alone decides;
 * a 调研报告 ends like a 报告, and whether it is one in the sense of the 条例 its head must tell.
 */
#ifndef GW_MODEL_GENRE_H
#define GW_MODEL_GENRE_H

#include "base/utf8.h"

typedef enum gw_genre {
  GW_GENRE_NONE = 0, /* the title names no 文种 of the 条例 */
#define X(genre, name, chinese, is_upward) GW_GENRE_##genre,
#include "model/genre.def"
#undef X
  GW_GENRE_COUNT
} gw_genre;

/* What the title ends in, behind which brackets may stand: …意见（试行）. The title is one line of
 * text (gw_draft_title), white space around it does not matter. */
gw_genre gw_genre_of(gw_str title);

/* "request" and "请示"; "" for GW_GENRE_NONE. Static. */
const char *gw_genre_name(gw_genre genre);
const char *gw_genre_chinese(gw_genre genre);

/* By nature to a superior organ, so that 签发人 must be shown (条例 第九条（六）): 请示 and 报告. */
bool gw_genre_is_upward(gw_genre genre);

#endif
