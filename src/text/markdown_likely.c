/*
 * markdown_likely.c - is a draft Markdown? Signs are counted line by line, each with a weight and a
 * limit, so that many of one kind prove no more than a few. See markdown.h.
 */
#include "text/markdown.h"

#include "base/skim.h"

#include <string.h>

/* What a line can show. */
enum {
  FIRST_TITLE,
  TITLE,
  HEADING,
  STRONG,
  ODD_STRONG,
  BULLET,
  QUOTE,
  RULE,
  FENCE,
  TABLE,
  LINK,
  HTML,
  SIGN_COUNT
};

typedef struct sign_row {
  int weight, limit; /* limit: of lines that count */
} sign_row;

/*
 * # is also a number sign, - and --- are typed in plain text, * hides names in copies from the web
 * (there an odd number of ** in a line is as likely as an even one; in Markdown it is a mistake).
 */
static const sign_row sign_table[SIGN_COUNT] = {
    [FIRST_TITLE] = {2, 1}, [TITLE] = {2, 1},  [HEADING] = {2, 3}, [STRONG] = {1, 5},
    [ODD_STRONG] = {-2, 3}, [BULLET] = {1, 3}, [QUOTE] = {1, 1},   [RULE] = {1, 2},
    [FENCE] = {2, 2},       [TABLE] = {5, 1},  [LINK] = {2, 2},    [HTML] = {1, 2},
};

enum { ENOUGH = 4 };

static size_t count_of(gw_str text, const char *word)
{
  size_t size = strlen(word), count = 0;
  for (size_t at = 0; at + size <= text.len;) {
    bool here = memcmp(text.ptr + at, word, size) == 0;
    count += here;
    at += here ? size : 1;
  }
  return count;
}

static bool starts_with(gw_str text, const char *word)
{
  size_t size = strlen(word);
  return text.len >= size && memcmp(text.ptr, word, size) == 0;
}

static bool is_made_of(gw_str text, const char *set)
{
  for (size_t i = 0; i < text.len; i++)
    if (!text.ptr[i] || !strchr(set, text.ptr[i])) return false;
  return text.len > 0;
}

static gw_str strip(gw_str text)
{
  static const char spaces[] = " \t\r";
  while (text.len && strchr(spaces, text.ptr[0])) {
    text.ptr++;
    text.len--;
  }
  while (text.len && strchr(spaces, text.ptr[text.len - 1])) text.len--;
  return text;
}

/* ### and a space; `depth` 1 or more. 0: none. */
static size_t heading_depth(gw_str line)
{
  size_t depth = 0;
  while (depth < line.len && line.ptr[depth] == '#') depth++;
  return depth <= 6 && depth < line.len && line.ptr[depth] == ' ' ? depth : 0;
}

static bool is_delimiter_row(gw_str line)
{
  return is_made_of(line, "|-: ") && count_of(line, "|") && count_of(line, "--");
}

/* Of ** at the start of `text`, can it begin what is strong? 张**、李** only hides names. */
static bool opens_strong(gw_str text)
{
  static const char *const ends[] = {" ", "，", "。", "、", "；", "：", "）", "”", "》", ",", ";"};
  gw_str behind = {text.ptr + 2, text.len - 2};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (starts_with(behind, ends[i])) return false;
  return behind.len > 0;
}

static unsigned strong_signs(gw_str line)
{
  size_t count = count_of(line, "**"), at = 0;
  if (count == 0) return 0;
  while (memcmp(line.ptr + at, "**", 2) != 0) at++;
  bool pairs = count % 2 == 0 && opens_strong((gw_str){line.ptr + at, line.len - at});
  return pairs ? 1u << STRONG : 1u << ODD_STRONG;
}

static bool is_link(gw_str line)
{
  return count_of(line, "](http") || count_of(line, "](#") || count_of(line, "](mailto:") ||
         (count_of(line, "![") && count_of(line, "]("));
}

static bool is_html(gw_str line)
{
  static const char *const starts[] = {"<!--", "-->", "<div", "</div", "<p>", "<p ", "<center>"};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
    if (starts_with(line, starts[i])) return true;
  return count_of(line, "<br>") || count_of(line, "<br/>") || count_of(line, "<br />");
}

/* Which signs `line` shows, as bits; `above` is the line over it. */
static unsigned signs_of(gw_str line, gw_str above)
{
  size_t depth = heading_depth(line);
  bool rule =
      line.len >= 3 && (is_made_of(line, "-") || is_made_of(line, "* ") || is_made_of(line, "_"));
  bool bullet = starts_with(line, "- ") || starts_with(line, "* ") || starts_with(line, "+ ");
  bool table = is_delimiter_row(line) && count_of(above, "|");
  unsigned signs = 0;
  if (depth) signs |= depth == 1 ? 1u << TITLE : 1u << HEADING;
  if (rule) return signs | 1u << RULE;
  signs |= strong_signs(line);
  if (bullet) signs |= 1u << BULLET;
  if (starts_with(line, "> ")) signs |= 1u << QUOTE;
  if (starts_with(line, "```")) signs |= 1u << FENCE;
  if (table) signs |= 1u << TABLE;
  if (is_link(line)) signs |= 1u << LINK;
  if (is_html(line)) signs |= 1u << HTML;
  return signs;
}

/* ASCII, but for spaces, digits and those points that stand beside them. */
static inline unsigned char may_be_sign_byte(unsigned char byte, unsigned char next)
{
  (void)next;
  return ((unsigned char)(byte - '!') <= '-' - '!') | ((unsigned char)(byte - ':') <= '~' - ':');
}

/* Every sign has one of these; most lines have none. */
static bool has_sign_byte(gw_str line)
{
  static const char signs[] = "#*-_+><`|[]";
  for (size_t at = gw_skim(line, 0, may_be_sign_byte); at < line.len;
       at = gw_skim(line, at + 1, may_be_sign_byte))
    if (strchr(signs, line.ptr[at])) return true;
  return false;
}

static gw_str next_line(gw_str text, size_t *at)
{
  size_t start = *at;
  const char *feed = memchr(text.ptr + start, '\n', text.len - start);
  size_t end = feed ? (size_t)(feed - text.ptr) : text.len;
  const char *carriage = memchr(text.ptr + start, '\r', end - start);
  if (carriage) end = (size_t)(carriage - text.ptr);
  *at = end + (end < text.len);
  return strip((gw_str){text.ptr + start, end - start});
}

bool gw_markdown_is_likely(const gw_doc *doc)
{
  const gw_str text = {doc->length ? doc->text : "", doc->length};
  int counts[SIGN_COUNT] = {0}, score = 0;
  gw_str above = {"", 0};
  for (size_t at = 0; at < text.len;) {
    gw_str line = next_line(text, &at);
    unsigned signs = has_sign_byte(line) ? signs_of(line, above) : 0;
    for (int i = 0; i < SIGN_COUNT; i++)
      if ((signs >> i & 1) && counts[i] < sign_table[i].limit) counts[i]++;
    /* # and Han above all else, a blank line below: nobody numbers like that */
    bool first = above.len == 0 && heading_depth(line) == 1 && (unsigned char)line.ptr[2] >= 0xE3;
    if (first && next_line(text, &(size_t){at}).len == 0) counts[FIRST_TITLE] = 1;
    if (line.len) above = line;
  }
  for (int i = 0; i < SIGN_COUNT; i++) score += counts[i] * sign_table[i].weight;
  return score >= ENOUGH;
}
