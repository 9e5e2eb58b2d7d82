/*
 * feature.h - what is true of each line, by itself and in its place: facts, no decisions.
 */
#ifndef GW_RECOGNISE_FEATURE_H
#define GW_RECOGNISE_FEATURE_H

#include "model/doc.h"
#include "recognise/mark.h"

enum gw_form_index {
#define FORM(name) GW_FORM_INDEX_##name,
#define KIND(name)
#define PLACE(name)
#include "recognise/feature.def"
#undef FORM
#undef KIND
#undef PLACE
  GW_FORM_COUNT
};

enum gw_kind_index {
#define FORM(name)
#define KIND(name) GW_KIND_INDEX_##name,
#define PLACE(name)
#include "recognise/feature.def"
#undef FORM
#undef KIND
#undef PLACE
  GW_KIND_COUNT
};

enum gw_place_index {
#define FORM(name)
#define KIND(name)
#define PLACE(name) GW_PLACE_INDEX_##name,
#include "recognise/feature.def"
#undef FORM
#undef KIND
#undef PLACE
  GW_PLACE_COUNT
};

#define GW_FORM(name) (UINT64_C(1) << GW_FORM_INDEX_##name)
#define GW_KIND(name) (UINT64_C(1) << GW_KIND_INDEX_##name)
#define GW_PLACE(name) (UINT64_C(1) << GW_PLACE_INDEX_##name)

typedef struct gw_facts {
  uint64_t form, kind, place; /* bits: GW_FORM(…), GW_KIND(…), GW_PLACE(…) */
  gw_mark mark;
  uint32_t length_cp; /* code points; counted up to GW_FACTS_MOST_CP */
  uint32_t topic; /* bytes of text up to and with the 。 (or ：) that ends the first sentence */
  uint32_t topic_cp; /* code points from behind the mark to there */
} gw_facts;

enum { GW_FACTS_MOST_CP = 400 };

/* A kind and how to tell it. */
typedef struct gw_kind_row {
  uint64_t kind;
  bool (*holds)(gw_str text);
} gw_kind_row;

/* The kinds of those rows that hold. */
static inline uint64_t gw_kind_rows(const gw_kind_row *rows, size_t count, gw_str text)
{
  uint64_t kinds = 0;
  for (size_t i = 0; i < count; i++)
    if (rows[i].holds(text)) kinds |= rows[i].kind;
  return kinds;
}

/* What one line shows by itself: its shape and, from its words, its kinds. */
gw_facts gw_feature_form(gw_str text);
uint64_t gw_feature_kind(gw_str text);
/* Those of them that are built like parts of a web page (feature_web.c). */
uint64_t gw_feature_web(gw_str text);
/* Those of them that stand around a document or hold its place (feature_around.c). */
uint64_t gw_feature_around(gw_str text);
/* The kinds that a line longer than any title or note can be: a list of 主送机关. */
uint64_t gw_feature_kind_of_long(gw_str text);
/* Those of them that are numbers (feature_number.c): GW_KIND(DOC_NUMBER), ISSUE_NUMBER, PAGE_NUMBER. */
bool gw_feature_is_doc_number(gw_str text);
bool gw_feature_is_issue_number(gw_str text);
bool gw_feature_is_page_number(gw_str text);

/* A name and when it wrote, the day between messages: they part the messages of a chat. */
bool gw_feature_is_message_stamp(gw_str text);
/* 以下是为您起草的通知：, 以下是优化后的版本 - not 以下是今天会议的纪要，请各负责人确认。 */
bool gw_feature_is_chat_preface(gw_str text);

bool gw_is_han(uint32_t code);

/* Adds what the neighbours and the position show; `facts` has a row for each line of `doc`.
 * GW_ERR_MEMORY. */
gw_status gw_feature_place(const gw_doc *doc, gw_facts *facts);

/* The values below the labels of a site's record get the kind of chrome; needs the kinds. */
void gw_feature_record(const gw_doc *doc, gw_facts *facts);

/* The part of it that is about what a mail, a chat or a page says around a document; needs the kinds. */
void gw_feature_message(const gw_doc *doc, gw_facts *facts);
/* Inside a document nobody but it speaks; below its end a chat model may. Both need the position. */
void gw_feature_inside(const gw_doc *doc, gw_facts *facts);
void gw_feature_chat_tail(const gw_doc *doc, gw_facts *facts);

/* The part of it that is about lines that stand in the draft more than once; `first_prose` is the first line of
 * prose, or the count of lines. GW_ERR_MEMORY. */
gw_status gw_feature_repeat(const gw_doc *doc, gw_facts *facts, size_t first_prose);

/* The part of it that is about the 附件说明 and the titles of attachments; needs the rest. */
void gw_feature_note(const gw_doc *doc, gw_facts *facts);

/* The part of it that is about elements of several lines and about where a whole document has them;
 * needs the rest. */
void gw_feature_whole(const gw_doc *doc, gw_facts *facts);

#endif
