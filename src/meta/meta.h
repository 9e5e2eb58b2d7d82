/*
 * meta.h - the elements and settings that were given beside a draft: a slot for each key, filled from
 * its front matter, from files and one by one. The later origin wins, and within one the later value.
 * Knows nothing of how values become lines.
 */
#ifndef GW_META_META_H
#define GW_META_META_H

#include "meta/key.h"
#include "meta/pairs.h"
#include "model/doc.h"
#include "model/genre.h"

/* Where values come from. */
typedef struct gw_meta_source {
  gw_origin origin;
  const char *name; /* of a file; NULL: the draft itself; lives as long as the document */
} gw_meta_source;

typedef struct gw_meta_slot {
  const gw_str *items; /* lines or entries, none of them empty */
  size_t count;        /* 0: not given, or taken back by an empty value */
  gw_meta_source from;
  size_t line, column; /* of the key, from 1; 0: not known */
  bool is_of_page; /* what a site calls the page: counts where the draft has nothing of its own */
} gw_meta_slot;

typedef struct gw_meta {
  gw_arena arena;
  gw_meta_slot slots[GW_KEY_COUNT];
  gw_genre genre; /* GW_GENRE_NONE: not given */
  gw_seal seal;   /* when has_seal */
  bool has_seal;
  gw_limits limits; /* of each text of elements */
} gw_meta;

/* A gw_meta that is all zero is empty and ready. */
void gw_meta_fini(gw_meta *meta);

/*
 * Puts pairs, whose strings live in meta->arena, into their slots. Diagnostics about them go to
 * `doc`: unknown keys are warnings in front matter (GW_OK) and else errors (GW_ERR_OPTION), as
 * unusable values are. Where one pair is wrong the others are taken all the same. GW_ERR_MEMORY.
 */
gw_status gw_meta_take(gw_meta *meta, gw_doc *doc, const gw_pairs *pairs, gw_meta_source from);

/* The elements that are given, as bits 1 << gw_element. */
uint32_t gw_meta_elements(const gw_meta *meta);

/* What a key gives a value to; GW_ELEMENT_NOTICE for a setting. */
gw_element gw_meta_element(gw_meta_key key);

/* The diagnostic of a text that cannot be read as pairs. GW_ERR_MEMORY. */
gw_status gw_meta_report_fault(gw_doc *doc, const gw_fault *fault, gw_meta_source from);

/* Reads `text`, valid UTF-8 without a mark, and takes its pairs. GW_ERR_META when it cannot be read,
 * with a diagnostic; otherwise as gw_meta_take. */
gw_status gw_meta_read(gw_meta *meta, gw_doc *doc, gw_str text, bool is_json, gw_meta_source from);

/* One value. A key or a value that is no text is GW_ERR_OPTION, too. */
gw_status gw_meta_set(gw_meta *meta, gw_doc *doc, gw_str key, gw_str value);

#endif
