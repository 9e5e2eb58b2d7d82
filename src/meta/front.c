/*
 * front.c - finds the block, has a look at its lines, and reads a copy of it in which the colons are
 * those of YAML. See front.h.
 */
#include "meta/front.h"

#include "base/buf.h"
#include "base/space.h"
#include "meta/yaml.h"

#include <string.h>

typedef struct block {
  size_t start, end; /* the lines between the fences */
  size_t past;       /* behind the second fence, without its line end */
  size_t line;       /* physical number of the first fence */
} block;

/* ---- Lines --------------------------------------------------------------------------------- */

static size_t line_end(gw_str text, size_t at)
{
  while (at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r') at++;
  return at;
}

/* Behind the line end at `end`: CR CR LF, CR LF, CR, LF. */
static size_t next_line(gw_str text, size_t end)
{
  size_t left = text.len - end;
  const char *p = text.ptr + end;
  if (left >= 3 && memcmp(p, "\r\r\n", 3) == 0) return end + 3;
  if (left >= 2 && memcmp(p, "\r\n", 2) == 0) return end + 2;
  return left ? end + 1 : end;
}

static gw_str line_at(gw_str text, size_t start)
{
  return (gw_str){text.ptr + start, line_end(text, start) - start};
}

/* --- and white space; `dots`: or what else ends a document of YAML. */
static bool is_fence(gw_str line, bool dots)
{
  gw_str mark = gw_trim(line);
  if (mark.len != 3 || mark.ptr != line.ptr) return false;
  return memcmp(mark.ptr, "---", 3) == 0 || (dots && memcmp(mark.ptr, "...", 3) == 0);
}

/* Both fences, the first one at the top but for blank lines. */
static bool find_block(gw_str text, size_t most, block *b)
{
  size_t start = 0;
  *b = (block){.line = 1};
  while (start < text.len && gw_trim(line_at(text, start)).len == 0) {
    start = next_line(text, line_end(text, start));
    b->line++;
  }
  if (start >= text.len || !is_fence(line_at(text, start), false)) return false;
  b->start = next_line(text, line_end(text, start));
  for (start = b->start; start < text.len; start = next_line(text, line_end(text, start))) {
    if (start - b->start > most) return false;
    if (!is_fence(line_at(text, start), true)) continue;
    b->end = start;
    b->past = line_end(text, start);
    return true;
  }
  return false;
}

/* ---- What a line looks like ---------------------------------------------------------------- */

typedef struct pair_look {
  gw_str key;
  size_t value; /* where the text behind the colon begins */
  bool is_yaml; /* a half-width colon with a space or the end behind it */
} pair_look;

/* `key: value` from the first column on, with any colon. */
static bool look_at_pair(gw_str line, pair_look *look)
{
  enum { LONGEST_KEY = 60 };
  size_t at = 0, size = 0;
  if (line.len == 0 || strchr(" \t#-'\"[]{}&*!|>%@`?,:", line.ptr[0])) return false;
  while (at < line.len && at < LONGEST_KEY && (size = gw_str_colon(line, at)) == 0) at++;
  if (size == 0) return false;
  *look = (pair_look){.key = gw_trim((gw_str){line.ptr, at}), .value = at + size};
  look->is_yaml = size == 1 && (at + 1 == line.len || line.ptr[at + 1] == ' ');
  for (size_t next = look->value; next < line.len; look->value = next)
    if (!gw_is_layout_space(gw_utf8_next(line, &next))) break;
  return true;
}

/* What the lines of a block look like, all together. */
typedef struct impression {
  size_t pairs; /* lines like `key: value` */
  size_t ours;  /* those with a key that we know */
  bool is_pure; /* nothing else but lists, comments and further lines of values */
} impression;

/* An item, a comment, a further line of a value, nothing. */
static bool is_below_pair(gw_str line)
{
  return line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == ' ' || line.ptr[0] == '\t' ||
         (line.ptr[0] == '-' && (line.len == 1 || line.ptr[1] == ' '));
}

static impression look_at_block(gw_str text, const block *b)
{
  impression all = {.is_pure = true};
  for (size_t at = b->start; at < b->end; at = next_line(text, line_end(text, at))) {
    pair_look look;
    gw_str line = line_at(text, at);
    bool is_ours = look_at_pair(line, &look) && gw_meta_key_find(look.key) != GW_KEY_UNKNOWN;
    bool is_pair = is_ours || (look_at_pair(line, &look) && look.is_yaml);
    all.pairs += is_pair;
    all.ours += is_ours;
    if (!is_pair && !(all.pairs && is_below_pair(line))) all.is_pure = false;
  }
  return all;
}

/* ---- Reading ------------------------------------------------------------------------------- */

/* The lines with ends that YAML knows; 标题：甲 and 标题:甲 become 标题: 甲. */
static gw_status copy_block(gw_str text, const block *b, gw_buf *out)
{
  for (size_t at = b->start; at < b->end; at = next_line(text, line_end(text, at))) {
    pair_look look;
    gw_str line = line_at(text, at);
    bool is_bent =
        look_at_pair(line, &look) && !look.is_yaml && gw_meta_key_find(look.key) != GW_KEY_UNKNOWN;
    if (is_bent) {
      gw_buf_put(out, look.key.ptr, look.key.len);
      gw_buf_puts(out, ": ");
      gw_buf_put(out, line.ptr + look.value, line.len - look.value);
    } else {
      gw_buf_put(out, line.ptr, line.len);
    }
    gw_buf_putc(out, '\n');
  }
  return out->status;
}

static gw_status report_read(gw_doc *doc, const block *b, size_t count)
{
  gw_buf number = {0};
  gw_buf_put_int(&number, (long long)count);
  gw_buf_putc(&number, '\0');
  const gw_diag_arg args[3] = {{number.data, number.data}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {
      .kind = GW_DIAG_FRONT_MATTER, .line = b->line, .column = 1, .offset = SIZE_MAX};
  gw_status status = number.status;
  if (status == GW_OK) status = gw_diag_add(&doc->diags, &doc->arena, where, args);
  gw_buf_fini(&number);
  return status;
}

/* The lines of the block come behind its first fence. */
static void move_places(gw_pairs *pairs, const block *b)
{
  for (size_t i = 0; i < pairs->count; i++) pairs->items[i].line += b->line;
  if (pairs->fault.line) pairs->fault.line += b->line;
}

static bool is_front_matter(gw_status read, const gw_pairs *pairs, impression look,
                            bool is_markdown)
{
  if (read != GW_OK) return look.is_pure && (look.ours || (is_markdown && look.pairs));
  return pairs->count && (is_markdown || look.ours);
}

static gw_status take_block(gw_doc *doc, gw_meta *meta, const block *b, gw_pairs *pairs,
                            gw_status read)
{
  const gw_meta_source from = {GW_ORIGIN_FRONT_MATTER, NULL};
  move_places(pairs, b);
  doc->front_matter = b->past;
  if (read != GW_OK) return gw_meta_report_fault(doc, &pairs->fault, from);
  gw_status status = report_read(doc, b, pairs->count);
  return status == GW_OK ? gw_meta_take(meta, doc, pairs, from) : status;
}

gw_status gw_front_read(gw_doc *doc, gw_meta *meta, bool is_markdown)
{
  const gw_str text = {doc->length ? doc->text : "", doc->length};
  gw_pairs pairs = {.arena = &meta->arena, .limits = meta->limits};
  gw_buf copy = {0};
  block b;
  if (!find_block(text, gw_limits_of(meta->limits).bytes, &b)) return GW_OK;
  impression look = look_at_block(text, &b);
  if (look.pairs == 0) return GW_OK;
  gw_status status = copy_block(text, &b, &copy);
  if (status == GW_OK) status = gw_yaml_read((gw_str){copy.data, copy.length}, &pairs);
  bool is_read = status == GW_OK || status == GW_ERR_META;
  if (is_read && is_front_matter(status, &pairs, look, is_markdown))
    status = take_block(doc, meta, &b, &pairs, status);
  else if (is_read)
    status = GW_OK;
  gw_buf_fini(&copy);
  gw_pairs_fini(&pairs);
  return status;
}
