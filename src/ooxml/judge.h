/*
 * judge.h - libxml2 as the judge of what we write: each part is parsed while it streams, and the
 * text that a reader of the document would see is handed on. It believes nothing of what the writer
 * meant.
 *
 * libxml2 is kept quiet and without reach: no files, no network, no DTD, no entities; its errors
 * are kept per parser. Its one-time setup is called on each start and takes its own lock.
 */
#ifndef GW_OOXML_JUDGE_H
#define GW_OOXML_JUDGE_H

#include "base/utf8.h"
#include "gongwen.h"

#include <stdbool.h>

typedef struct gw_judge gw_judge;

/* Receives the characters of each w:t, whole ones; false says that they should be others. */
typedef struct gw_judge_reader {
  bool (*read)(void *user, gw_str text); /* NULL: nobody reads */
  void *user;
} gw_judge_reader;

/* NULL when memory is out. Free with gw_judge_free; NULL is fine there. */
gw_judge *gw_judge_new(gw_judge_reader reader);
void gw_judge_free(gw_judge *judge);

/* The next bytes of the part, not cut inside a character. The first failure sticks: GW_ERR_XML,
 * GW_ERR_TEXT_LOST, GW_ERR_MEMORY. */
gw_status gw_judge_feed(gw_judge *judge, const char *data, size_t length);

/* The part has ended; is it a whole document? */
gw_status gw_judge_finish(gw_judge *judge);

#endif
