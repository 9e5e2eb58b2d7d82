/*
 * doc.h - the document model: the decoded draft, its lines with what each was recognised as, the
 * edits that separate the draft's text from the DOCX's, and the diagnostics. It owns all of it.
 *
 * The decoded text is never changed. What is to stand in the DOCX is a line's `text`; wherever that
 * differs from the draft there is an edit. So "no text is lost" is a property that conserve.h can
 * check without trusting anybody.
 */
#ifndef GW_MODEL_DOC_H
#define GW_MODEL_DOC_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "gongwen.h"
#include "model/genre.h"

#include <assert.h>
#include <stdbool.h>

/* A line of the draft that is not blank, a part of one that holds several elements, or several that
 * were joined; or an element that was given beside the draft. */
typedef struct gw_doc_line {
  gw_str text;        /* what stands in the DOCX: trimmed, cleaned; in gw_doc.text or the arena */
  size_t offset;      /* of the line's first byte that is not white space, in gw_doc.text */
  size_t length;      /* bytes from there to its last that is not white space */
  const char *rule;   /* id; static */
  const char *aligns; /* head row of a table with a row of delimiters below it: how its columns are
                         aligned, a letter each of l c r and - for not said; else NULL. In the arena */
  uint32_t number;    /* physical line, from 1; UINT32_MAX: that or a later one */
  uint32_t last_number;  /* of its last physical line, when wrapped lines were joined */
  uint32_t column;       /* code points before `offset` in that line, plus 1 */
  uint32_t blank_before; /* blank lines right above, but for those of usual_blank */
  uint32_t run_in;       /* bytes of `text` that are a run-in heading, or 0 */
  uint32_t trait;        /* 1 plus its row of gw_doc.traits; 0: it was not recognised */
  int score, margin;
  gw_element element : 8;
  gw_element runner_up : 8;
  uint8_t
      decided;    /* what recognition chose between: the element, which is `element` unless the line
                       was split or moved after that, ... */
  uint8_t rival;  /* ... and its runner-up */
  uint8_t before; /* what the decision stood upon: the decoder's state above the line ... */
  uint8_t after;  /* ... and the next element below that is no notice; GW_ELEMENT_NOTICE: none */
  uint8_t forced : 6; /* 1 plus the element that the user wants it to be, or 0 */
  uint8_t origin : 2; /* gw_origin: elements given beside the draft come behind its lines: offset is
                         the draft's length, length 0 */
  uint8_t depth : 4;  /* of a Markdown heading (# is 1), or 0 */
  bool continues : 1; /* goes on, in one paragraph, with the line that stands above it in the DOCX:
                         only a page number of a copy is between */
  bool starts : 1;    /* the user's word begins here: not joined to the line above */
  bool is_overruled : 1; /* by an element that was given; it is a notice that is never kept */
} gw_doc_line;

/* A large draft has a line for every few hundred bytes of it. */
static_assert(sizeof(void *) > 8 || sizeof(gw_doc_line) <= 88, "what a line costs");
static_assert(GW_ELEMENT_COUNT < 1 << 6, "1 plus an element fits into `forced`");

/* What recognition saw in a line, in bits of its own; kept so that it can tell why. */
typedef struct gw_traits {
  uint64_t form, kind, place;
} gw_traits;

/* One difference: `length` bytes at `offset` of gw_doc.text are `after` in the DOCX. */
typedef struct gw_edit {
  size_t offset, length;
  gw_str after;        /* in the arena or static; empty when absent */
  size_t line, column; /* from 1; column in code points */
  gw_diag_kind reason;
  const char *shown_before, *shown_after; /* for people: controls as U+XXXX; in the arena, set by
                                             gw_doc_settle_edits */
} gw_edit;

/* How words are stressed. */
enum { GW_STRESS_STRONG = 1, GW_STRESS_DOTTED = 2 };

/* Stressed bytes [start, end) of gw_doc.text, markup inside included. */
typedef struct gw_emphasis {
  size_t start, end;
  unsigned kinds; /* bits GW_STRESS_... */
} gw_emphasis;

/* The same in a line's text. */
typedef struct gw_stress {
  gw_str text;
  unsigned kinds;
} gw_stress;

/* Bytes [start, end) of gw_doc.text. */
typedef struct gw_stretch {
  size_t start, end;
} gw_stretch;

typedef struct gw_doc {
  gw_arena arena;
  char *text; /* the decoded draft, valid UTF-8; owned */
  size_t length;
  const char *encoding; /* static name */
  gw_genre genre;       /* the 文种 that was named; GW_GENRE_NONE: the title says it */
  size_t front_matter;  /* bytes at its start that are that, and blank lines above */
  uint32_t given;       /* bits 1 << gw_element: what is given beside the draft's lines */
  gw_doc_line *lines;   /* owned; by offset */
  size_t line_count, line_capacity;
  size_t *order; /* owned: the lines as they follow each other in the DOCX; NULL: as they stand */
  gw_traits *traits; /* owned; of the lines that were recognised */
  gw_edit *edits;    /* owned; ascending offsets */
  size_t edit_count, edit_capacity;
  gw_diag_list diags;
  uint32_t usual_blank;  /* blank lines that stand between any two lines, and so tell nothing; the
                            lines' blank_before are without them */
  bool keep_notices;     /* lines recognised as notices stay in the DOCX */
  bool keeps_emphasis;   /* what Markdown stresses stays so; see emphasis.h */
  gw_emphasis *emphases; /* owned; ascending */
  size_t emphasis_count, emphasis_capacity;
  gw_stress *stresses; /* owned; by address */
  size_t stress_count, stress_capacity;
  gw_stretch *codes; /* owned; ascending, not overlapping: program code by the draft's markup, which
                        nothing may change */
  size_t code_count, code_capacity;
} gw_doc;

/* A doc that is all zero is empty and ready. */
void gw_doc_fini(gw_doc *doc);

/* Appends a zeroed line; NULL when memory is out. The pointer lives until the next call. */
gw_doc_line *gw_doc_add_line(gw_doc *doc);

/* Appends an edit. GW_ERR_MEMORY. */
gw_status gw_doc_add_edit(gw_doc *doc, gw_edit edit);

/* Appends the edits and diagnostics of `from`, and takes over its arena, which they are in, also when it
 * fails; the rest stays. GW_ERR_MEMORY. */
gw_status gw_doc_take(gw_doc *doc, gw_doc *from);

/* Appends a stretch of code, behind the last. GW_ERR_MEMORY. */
gw_status gw_doc_add_code(gw_doc *doc, gw_stretch code);

/* Puts the edits into ascending order, drops those inside another (a line that is set aside as a
 * whole needs no word about its characters) and words the rest. GW_ERR_MEMORY. */
gw_status gw_doc_settle_edits(gw_doc *doc);

/* Gives the lines the order that they have in the DOCX: `order` lists each index once. It is taken
 * over, and freed when it is refused: GW_ERR_INTERNAL for what is no such list, GW_ERR_MEMORY. */
gw_status gw_doc_set_order(gw_doc *doc, size_t *order);

/* The line that is at `rank` (from 0) in the DOCX. */
static inline size_t gw_doc_ranked(const gw_doc *doc, size_t rank)
{
  return doc->order ? doc->order[rank] : rank;
}

/* Is this line in the DOCX? */
bool gw_doc_line_is_kept(const gw_doc *doc, const gw_doc_line *line);

/* The title's lines joined, in the arena, or "". NULL when memory is out. */
const char *gw_doc_title(gw_doc *doc);

/* Is it 纪要, by the 文种 that was named, by its title or by its mark? */
bool gw_doc_is_minutes(const gw_doc *doc);

/* Does a line of title or mark name 纪要? White space in it does not count: 会 议 纪 要. */
bool gw_doc_is_minutes_name(gw_str text);

#endif
