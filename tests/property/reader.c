/* reader.c - see reader.h. */
#include "property/reader.h"

#include <iconv.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

void points_free(points *p)
{
  free(p->items);
  *p = (points){0};
}

static void put(points *p, uint32_t code)
{
  if (p->count == p->capacity) {
    p->capacity = p->capacity ? 2 * p->capacity : 1024;
    p->items = realloc(p->items, p->capacity * sizeof *p->items);
    if (!p->items) abort();
  }
  p->items[p->count++] = code;
}

/* White_Space of Unicode, as a list. */
static bool is_space(uint32_t code)
{
  static const uint32_t spaces[] = {0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x20,   0x85,
                                    0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004,
                                    0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028,
                                    0x2029, 0x202F, 0x205F, 0x3000};
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
    if (spaces[i] == code) return true;
  return false;
}

static void put_ink(points *p, uint32_t code)
{
  if (!is_space(code)) put(p, code);
}

/* `bytes` as UTF-32 by iconv. */
static bool convert(const char *bytes, size_t size, const char *encoding, points *out)
{
  iconv_t cd = iconv_open("UTF-32LE", encoding);
  uint32_t *block = malloc(4 * size + 4);
  char *in = (char *)(uintptr_t)bytes, *to = (char *)block;
  size_t in_left = size, out_left = 4 * size + 4;
  if (cd == (iconv_t)-1 || !block) abort();
  bool fine = iconv(cd, &in, &in_left, &to, &out_left) != (size_t)-1 && in_left == 0;
  for (const uint32_t *code = block; fine && (const char *)code < to; code++) put(out, *code);
  free(block);
  iconv_close(cd);
  return fine;
}

bool read_draft_points(const char *bytes, size_t size, const char *encoding, points *out)
{
  points all = {0};
  bool fine = convert(bytes, size, encoding, &all);
  for (size_t i = 0; fine && i < all.count; i++)
    if (i > 0 || all.items[i] != 0xFEFF) put(out, all.items[i]);
  points_free(&all);
  return fine;
}

/* ---- Changes ------------------------------------------------------------------------------- */

/* The index behind the line end at `at`, or `at` when there is none: CR CR LF, CR LF, CR, LF. */
static size_t skip_line_end(const points *text, size_t at)
{
  size_t left = text->count - at;
  const uint32_t *c = text->items + at;
  if (left && c[0] == '\n') return at + 1;
  if (!left || c[0] != '\r') return at;
  if (left >= 2 && c[1] == '\n') return at + 2;
  return left >= 3 && c[1] == '\r' && c[2] == '\n' ? at + 3 : at + 1;
}

/* Where a physical line starts; the end of the text when it has fewer lines. */
static size_t find_line(const points *text, size_t from, size_t lines_down)
{
  while (lines_down && from < text->count) {
    size_t next = skip_line_end(text, from);
    if (next > from) lines_down--;
    from = next > from ? next : from + 1;
  }
  return from;
}

/* Moves *at over the characters that a change shows as `shown`: themselves, or U+XXXX. */
static bool skip_shown(const points *text, size_t *at, const char *shown)
{
  points codes = {0};
  bool fine = convert(shown, strlen(shown), "UTF-8", &codes);
  for (size_t i = 0; fine && i < codes.count; ++*at) {
    char name[16];
    size_t same = 0;
    if (*at >= text->count)
      fine = false;
    else if (text->items[*at] == codes.items[i])
      i++;
    else {
      snprintf(name, sizeof name, "U+%04X", (unsigned)text->items[*at]);
      while (name[same] && i + same < codes.count && codes.items[i + same] == (uint32_t)name[same])
        same++;
      fine = name[same] == '\0';
      i += same;
    }
  }
  points_free(&codes);
  return fine;
}

bool add_text_points(const char *text, size_t size, points *out)
{
  points codes = {0};
  bool fine = convert(text, size, "UTF-8", &codes);
  for (size_t i = 0; fine && i < codes.count; i++) put_ink(out, codes.items[i]);
  points_free(&codes);
  return fine;
}

static bool put_shown(points *out, const char *shown)
{
  return add_text_points(shown, strlen(shown), out);
}

/* The same of a change, where DEL, the one control that a DOCX may hold, is written as U+007F. */
static bool put_after(points *out, const char *shown)
{
  static const char name[] = "U+007F";
  for (const char *at; (at = strstr(shown, name)) != NULL; shown = at + sizeof name - 1) {
    if (!add_text_points(shown, (size_t)(at - shown), out)) return false;
    put_ink(out, 0x7F);
  }
  return put_shown(out, shown);
}

/* Elements that were given beside the draft come behind its lines. */
static bool put_given(const gw_draft *draft, points *out)
{
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = GW_LINE_INIT;
    if (gw_draft_line(draft, i, &line) != GW_OK) return false;
    if (line.origin == GW_ORIGIN_DRAFT) continue;
    if (!add_text_points(line.text, line.length, out)) return false;
  }
  return true;
}

bool apply_changes(const points *text, const gw_draft *draft, points *out)
{
  size_t at = 0, line = 1, start = 0; /* of the line */
  for (size_t i = 0; i < gw_draft_change_count(draft); i++) {
    gw_change change = GW_CHANGE_INIT;
    if (gw_draft_change(draft, i, &change) != GW_OK || change.line < line) return false;
    start = find_line(text, start, change.line - line);
    line = change.line;
    if (change.column < 1 || start + change.column - 1 < at) return false; /* changes overlap */
    for (; at < start + change.column - 1 && at < text->count; at++) put_ink(out, text->items[at]);
    if (!skip_shown(text, &at, change.before) || !put_after(out, change.after)) return false;
  }
  for (; at < text->count; at++) put_ink(out, text->items[at]);
  return put_given(draft, out);
}

/* ---- The DOCX ------------------------------------------------------------------------------ */

/* A file of the package, owned by the caller; NULL when there is none. */
static char *unpack(const char *docx, size_t size, const char *name, size_t *length)
{
  zip_error_t error;
  zip_stat_t stat;
  zip_source_t *source = zip_source_buffer_create(docx, size, 0, &error);
  zip_t *zip = source ? zip_open_from_source(source, ZIP_CHECKCONS | ZIP_RDONLY, &error) : NULL;
  char *data = NULL;
  if (!zip) {
    zip_source_free(source);
    return NULL;
  }
  zip_file_t *file = zip_stat(zip, name, 0, &stat) == 0 ? zip_fopen(zip, name, 0) : NULL;
  if (file) {
    data = malloc(stat.size + 1);
    if (!data) abort();
    *length = stat.size;
    if (zip_fread(file, data, stat.size) != (zip_int64_t)stat.size) *length = 0;
    zip_fclose(file);
  }
  zip_discard(zip);
  return data;
}

static void walk(const xmlNode *node, points *out)
{
  for (; node; node = node->next) {
    bool is_text = node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "t") == 0;
    if (is_text) {
      xmlChar *content = xmlNodeGetContent(node);
      if (!content || !put_shown(out, (const char *)content)) abort();
      xmlFree(content);
    } else {
      walk(node->children, out);
    }
  }
}

bool read_docx_points(const char *docx, size_t size, points *out)
{
  size_t length = 0;
  char *part = unpack(docx, size, "word/document.xml", &length);
  if (!part) return false;
  xmlDoc *xml = xmlReadMemory(part, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  free(part);
  if (!xml) return false;
  walk(xmlDocGetRootElement(xml), out);
  xmlFreeDoc(xml);
  return true;
}
