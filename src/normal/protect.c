/*
 * protect.c - what markup calls code is told by the document; of the rest each reader knows one character that gives the thing away (: @ . ` = \) and finds its
 * ends from there; see protect.h. No stretch is walked twice by the same reader, so that no line
 * takes more than linear time.
 */
#include "normal/protect.h"

#include "model/conserve.h"
#include "normal/script.h"

#include <string.h>

/* A stretch of cells around the one that gives it away; empty when there is nothing. */
typedef struct stretch {
  size_t start, end;
} stretch;

typedef bool belongs(uint32_t code);

/* Cells before `at`, back to `limit`, and behind it, that belong. */
static stretch grow(const gw_cells *cells, size_t at, size_t limit, belongs *before,
                    belongs *behind)
{
  stretch s = {at, at + 1};
  while (s.start > limit && before(gw_cells_at(cells, s.start - 1))) s.start--;
  while (s.end < cells->count && behind(gw_cells_at(cells, s.end))) s.end++;
  return s;
}

static bool is_printable(uint32_t code)
{
  return code > 0x20 && code < 0x7F;
}

static bool is_never(uint32_t code)
{
  (void)code;
  return false;
}

/* ---- Addresses ----------------------------------------------------------------------------- */

static bool is_followed_by(const gw_cells *cells, size_t at, const char *ascii)
{
  for (size_t i = 0; ascii[i]; i++)
    if (gw_cells_at(cells, at + i) != (unsigned char)ascii[i]) return false;
  return true;
}

/* http://… at its colon */
static stretch read_scheme(const gw_cells *cells, size_t at, size_t limit)
{
  const stretch none = {at, at};
  if (!is_followed_by(cells, at, "://")) return none;
  return grow(cells, at, limit, gw_script_is_latin, is_printable);
}

static bool is_mail(uint32_t code)
{
  return gw_script_is_latin(code) || code == '.' || code == '_' || code == '-' || code == '+';
}

/* name@host, and www.host/… at its first point */
static stretch read_mail(const gw_cells *cells, size_t at, size_t limit)
{
  stretch s = grow(cells, at, limit, is_mail, is_mail);
  return s.start < at && s.end > at + 1 ? s : (stretch){at, at};
}

static stretch read_www(const gw_cells *cells, size_t at)
{
  if (at < 3 || !is_followed_by(cells, at - 3, "www.")) return (stretch){at, at};
  stretch s = grow(cells, at, at, is_never, is_printable);
  s.start = at - 3;
  return s;
}

/* ---- Files --------------------------------------------------------------------------------- */

/* Blanks, points and opening marks part the name of a file from the text before it. */
static bool is_in_name(uint32_t code)
{
  return !gw_is_layout_space(code) && !gw_script_is_point(code) && code != '"' && code != 0x201C &&
         code != 0x300A && code != GW_REPLACEMENT;
}

/* The length of a known extension at `at`, or 0. 1.GDP is no file, so they are listed. */
static size_t extension_at(const gw_cells *cells, size_t at)
{
  static const char known[] = " doc docx wps xls xlsx et ppt pptx dps pdf ofd txt md csv rtf zip "
                              "rar 7z jpg jpeg png gif bmp"
                              " tif tiff htm html xml json mp3 mp4 avi exe dwg py js sh c h ";
  char word[8] = " ";
  size_t length = 0;
  for (; length < 5 && gw_script_is_latin(gw_cells_at(cells, at + length)); length++) {
    uint32_t code = gw_cells_at(cells, at + length);
    word[length + 1] = (char)(code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code);
  }
  uint32_t behind = gw_cells_at(cells, at + length);
  if (length == 0 || gw_script_is_latin(behind) || gw_script_digit(behind) >= 0) return 0;
  word[length + 1] = ' ';
  return strstr(known, word) ? length : 0;
}

static bool is_in_path(uint32_t code)
{
  return !gw_is_layout_space(code) && !(code >= 0x3000 && code <= 0x303F) && code < 0xFF00 &&
         code != 0x201C && code != 0x201D && code != GW_REPLACEMENT;
}

/* D:\资料,备份\通知(试行) and \\服务器\共享 at a \ */
static stretch read_path(const gw_cells *cells, size_t at, size_t limit)
{
  stretch s = grow(cells, at, at, is_never, is_in_path);
  const bool drive = at >= limit + 2 && gw_cells_at(cells, at - 1) == ':' &&
                     gw_script_is_latin(gw_cells_at(cells, at - 2));
  if (drive) s.start = at - 2;
  return s.end > at + 1 ? s : (stretch){at, at};
}

/* 方案(终稿).docx at its last point */
static stretch read_file(const gw_cells *cells, size_t at, size_t limit)
{
  size_t extension = extension_at(cells, at + 1);
  if (extension == 0) return read_www(cells, at);
  stretch s = grow(cells, at, limit, is_in_name, is_never);
  s.end = at + 1 + extension;
  return s.start < at ? s : (stretch){at, at};
}

/* ---- Code and formulas --------------------------------------------------------------------- */

/* From a ` to the next one. */
static stretch read_code(const gw_cells *cells, size_t at, size_t limit)
{
  size_t end = at + 1;
  (void)limit;
  while (end < cells->count && gw_cells_at(cells, end) != '`') end++;
  return end < cells->count ? (stretch){at, end + 1} : (stretch){at, at};
}

static bool is_in_formula(uint32_t code)
{
  return !gw_is_layout_space(code) && !gw_script_is_point(code);
}

/* 得分=基础分(百分制)×权重 at its =; blanks around = and its operators belong to it */
static stretch read_formula(const gw_cells *cells, size_t at, size_t limit)
{
  stretch s = {at, at + 1};
  while (s.start > limit && gw_is_layout_space(gw_cells_at(cells, s.start - 1))) s.start--;
  while (s.end < cells->count && gw_is_layout_space(gw_cells_at(cells, s.end))) s.end++;
  stretch left = grow(cells, s.start, limit, is_in_formula, is_never);
  stretch right = grow(cells, s.end - 1, s.end - 1, is_never, is_in_formula);
  return (stretch){left.start, right.end};
}

/* ---- All of them --------------------------------------------------------------------------- */

typedef stretch reader(const gw_cells *cells, size_t at, size_t limit);

typedef struct reader_row {
  uint32_t sign;
  reader *read;
} reader_row;

static const reader_row reader_table[] = {
    {':', read_scheme}, {'@', read_mail},    {'.', read_file},
    {'`', read_code},   {'=', read_formula}, {'\\', read_path},
};

static size_t fix(gw_cells *cells, stretch s)
{
  for (size_t i = s.start; i < s.end; i++) cells->items[i].is_fixed = true;
  return s.end;
}

/* What the draft's markup calls code: *next is the first stretch that does not end before the line. */
static void fix_code(gw_cells *cells, const gw_doc *doc, const gw_doc_line *line, size_t *next)
{
  const size_t end = line->offset + line->length;
  while (*next < doc->code_count && doc->codes[*next].end <= line->offset) ++*next;
  size_t at = 0;
  for (size_t i = *next; i < doc->code_count && doc->codes[i].start < end; i++) {
    const gw_stretch *code = &doc->codes[i];
    while (at < cells->count && line->offset + cells->items[at].offset < code->start) at++;
    for (; at < cells->count && line->offset + cells->items[at].offset < code->end; at++)
      cells->items[at].is_fixed = true;
  }
}

void gw_protect(gw_cells *cells, const gw_doc *doc, const gw_doc_line *line, size_t *next_code)
{
  fix_code(cells, doc, line, next_code);
  enum { READERS = sizeof reader_table / sizeof *reader_table };
  size_t done[READERS] = {0}; /* where each reader's last stretch ends */
  bool is_open = true;        /* a ` may still have its counterpart */
  for (size_t at = 0; at < cells->count; at++) {
    uint32_t code = gw_cells_at(cells, at);
    if (code >= 0x7F) continue;
    for (size_t i = 0; i < READERS; i++) {
      if (reader_table[i].sign != code || at < done[i] || (code == '`' && !is_open)) continue;
      stretch s = reader_table[i].read(cells, at, done[i]);
      if (code == '`') is_open = s.end > s.start;
      if (s.end > s.start) done[i] = fix(cells, s);
    }
  }
}
