/*
 * markdown.c - md4c reads the shadow of the draft; all that is wanted of it is where text is. See
 * markdown.h.
 */
#include "text/markdown.h"

#include "base/mem.h"
#include "model/emphasis.h"
#include "text/shadow.h"
#include "text/unmark.h"

#include <limits.h>
#include <md4c.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What a fence says of its block. */
typedef enum code_kind { CODE, UNNAMED_CODE, PROSE } code_kind;

typedef struct collector {
  const char *shadow; /* what md4c reads */
  size_t length;
  gw_pieces pieces;
  uint8_t depth;           /* of the heading that is being read, or 0 */
  uint32_t columns;        /* of the table */
  uint32_t strong, dotted; /* spans of **that** and *that* that are open */
  size_t changes;          /* how often the two have changed; of the text before: */
  size_t last_changes;
  size_t codes_above; /* gw_doc.code_count when the block of code began */
  code_kind code;     /* of that block */
  gw_doc *doc;
  gw_status status;
} collector;

/* ```sql is code; ```markdown and ```text are how chat models hand a document over. */
static code_kind read_language(const MD_ATTRIBUTE *language)
{
  static const char *const prose[] = {"text", "txt", "plain", "plaintext", "markdown", "md"};
  if (language->size == 0) return UNNAMED_CODE;
  for (size_t i = 0; i < sizeof prose / sizeof *prose; i++)
    if (strlen(prose[i]) == language->size &&
        strncasecmp(prose[i], language->text, language->size) == 0)
      return PROSE;
  return CODE;
}

static void enter_code(collector *c, const MD_BLOCK_CODE_DETAIL *detail)
{
  c->code = read_language(&detail->lang);
  c->codes_above = c->doc->code_count;
}

/* A fence without a language around most of the draft holds the document, no code. */
static void leave_code(collector *c)
{
  size_t held = 0;
  for (size_t i = c->codes_above; i < c->doc->code_count; i++)
    held += c->doc->codes[i].end - c->doc->codes[i].start;
  if (c->code == UNNAMED_CODE && held > c->length / 2) c->doc->code_count = c->codes_above;
  c->code = CODE;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
  collector *c = user;
  if (type == MD_BLOCK_H) c->depth = (uint8_t)((const MD_BLOCK_H_DETAIL *)detail)->level;
  if (type == MD_BLOCK_TABLE) c->columns = ((const MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
  if (type == MD_BLOCK_CODE) enter_code(c, detail);
  return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
  collector *c = user;
  (void)detail;
  if (type == MD_BLOCK_H) c->depth = 0;
  if (type == MD_BLOCK_TABLE) c->columns = 0;
  if (type == MD_BLOCK_CODE) leave_code(c);
  return 0;
}

/* Spans may stand in each other: of a kind, the outermost counts. */
static uint32_t *count_of(collector *c, MD_SPANTYPE type)
{
  if (type == MD_SPAN_STRONG) return &c->strong;
  return type == MD_SPAN_EM ? &c->dotted : NULL;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
  collector *c = user;
  uint32_t *count = count_of(c, type);
  (void)detail;
  if (count && ++*count == 1) c->changes++;
  return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
  collector *c = user;
  uint32_t *count = count_of(c, type);
  (void)detail;
  if (count && --*count == 0) c->changes++;
  return 0;
}

/* GB/T 15834 4.12 has 着重号 for what Latin text sets in italics, and Chinese faces have no italics. */
static void take_emphasis(collector *c, size_t start, size_t end)
{
  const unsigned kinds = (c->strong ? GW_STRESS_STRONG : 0u) | (c->dotted ? GW_STRESS_DOTTED : 0u);
  if (!c->doc->keeps_emphasis || !kinds) return;
  const gw_emphasis mark = {start, end, kinds};
  c->status = gw_emphasis_add(c->doc, mark, c->last_changes == c->changes);
  c->last_changes = c->changes;
}

static gw_piece_kind kind_of(MD_TEXTTYPE type)
{
  if (type == MD_TEXT_ENTITY) return GW_PIECE_ENTITY;
  return type == MD_TEXT_HTML ? GW_PIECE_HTML : GW_PIECE_TEXT;
}

/* What md4c makes up itself, line ends and indents of code, is no part of the shadow. */
static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user)
{
  collector *c = user;
  uintptr_t from = (uintptr_t)c->shadow, at = (uintptr_t)text;
  if (size == 0 || at < from || at - from >= c->length) return 0;
  gw_pieces *p = &c->pieces;
  size_t start = (size_t)(at - from), end = start + size;
  size_t past = p->count ? p->items[p->count - 1].offset + p->items[p->count - 1].length : 0;
  if (end > c->length || start < past) return 0; /* never seen; that text is reported as markup */
  gw_piece *grown = gw_mem_grow(p->items, &p->capacity, p->count + 1, sizeof *grown);
  if (!grown) {
    c->status = GW_ERR_MEMORY;
    return -1;
  }
  p->items = grown;
  p->items[p->count++] = (gw_piece){.offset = start,
                                    .length = size,
                                    .kind = kind_of(type),
                                    .depth = c->depth,
                                    .columns = c->columns};
  take_emphasis(c, start, end);
  if (type == MD_TEXT_CODE && c->code != PROSE && c->status == GW_OK)
    c->status = gw_doc_add_code(c->doc, (gw_stretch){start, end});
  return c->status == GW_OK ? 0 : -1;
}

/* A wide space is several blanks in the shadow, so that a piece could begin or end within one. */
static void align_pieces(gw_pieces *pieces, gw_str text)
{
  for (size_t i = 0; i < pieces->count; i++) {
    gw_piece *p = &pieces->items[i];
    size_t end = p->offset + p->length;
    while (p->offset < end && ((unsigned char)text.ptr[p->offset] & 0xC0) == 0x80) p->offset++;
    while (end > p->offset && end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
      end--;
    p->length = end - p->offset;
  }
}

static gw_status parse(collector *c)
{
  static const MD_PARSER parser = {
      .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
               MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEATXHEADERS,
      .enter_block = enter_block,
      .leave_block = leave_block,
      .enter_span = enter_span,
      .leave_span = leave_span,
      .text = take_text,
  };
  if (c->length > UINT_MAX / 2) return GW_ERR_TOO_LARGE; /* md4c counts bytes in unsigned */
  int result = md_parse(c->shadow, (MD_SIZE)c->length, &parser, c);
  if (c->status != GW_OK) return c->status;
  return result == 0 ? GW_OK : GW_ERR_MEMORY; /* nothing else can fail in md4c */
}

gw_status gw_markdown_split(gw_doc *doc)
{
  const gw_str text = {doc->length ? doc->text : "", doc->length};
  collector c = {.length = doc->length, .doc = doc};
  char *shadow;
  gw_status status = gw_shadow_make(text, doc->front_matter, &shadow);
  c.shadow = shadow;
  if (status == GW_OK) status = parse(&c);
  if (status == GW_OK) {
    align_pieces(&c.pieces, text);
    status = gw_unmark(doc, &c.pieces);
  }
  free(shadow);
  free(c.pieces.items);
  return status;
}
