/* signal.c - bytes through a table; only where one of them may mean something, a closer look. */
#include "normal/signal.h"

#include "base/han.h"
#include "normal/script.h"

#include <string.h>

/* What the byte at `at`, which the table stops at, tells together with those behind it. */
typedef unsigned look(gw_str text, size_t at);

static bool follows(gw_str text, size_t at, const char *bytes)
{
  size_t length = strlen(bytes);
  return at <= text.len && text.len - at >= length && memcmp(text.ptr + at, bytes, length) == 0;
}

static bool has_digit(gw_str text, size_t at)
{
  return at < text.len && gw_script_digit(gw_utf8_next(text, &at)) >= 0;
}

static unsigned look_point(gw_str text, size_t at)
{
  bool year = text.ptr[at] == '(' && has_digit(text, at + 1);
  return year ? GW_SIGNAL_POINT | GW_SIGNAL_YEAR : GW_SIGNAL_POINT;
}

static unsigned look_bracket(gw_str text, size_t at)
{
  return has_digit(text, at + 1) ? GW_SIGNAL_YEAR : 0;
}

static unsigned look_quote(gw_str text, size_t at)
{
  (void)text;
  (void)at;
  return GW_SIGNAL_QUOTE;
}

static unsigned look_space(gw_str text, size_t at)
{
  (void)text;
  (void)at;
  return GW_SIGNAL_SPACE;
}

static unsigned look_dot(gw_str text, size_t at)
{
  return follows(text, at, "..") ? GW_SIGNAL_DOT : 0;
}

static unsigned look_hyphen(gw_str text, size_t at)
{
  return follows(text, at, "--") ? GW_SIGNAL_HYPHEN : 0;
}

/* C2: the no-break space U+00A0 */
static unsigned look_latin_1(gw_str text, size_t at)
{
  return follows(text, at, "\xC2\xA0") ? GW_SIGNAL_SPACE : 0;
}

/* E2: ”、 and the spaces U+2000 to U+200A */
static unsigned look_general(gw_str text, size_t at)
{
  if (follows(text, at, "”、")) return GW_SIGNAL_LISTING;
  return follows(text, at, "\xE2\x80") && (unsigned char)text.ptr[at + 2] <= 0x8A ? GW_SIGNAL_SPACE
                                                                                  : 0;
}

/* E3: 。。 》、 〔2 【2 */
static unsigned look_cjk(gw_str text, size_t at)
{
  const uint32_t code = gw_utf8_next(text, &at);
  if (code == 0x3002) return follows(text, at, "。") ? GW_SIGNAL_DOT : 0;
  if (code == 0x300B) return follows(text, at, "、") ? GW_SIGNAL_LISTING : 0;
  bool opens = code == 0x3014 || code == 0x3010;
  return opens && has_digit(text, at) ? GW_SIGNAL_YEAR : 0;
}

/* EF: full-width forms, （ ［ ﹝ among them */
static unsigned look_wide(gw_str text, size_t at)
{
  const uint32_t code = gw_utf8_next(text, &at);
  if (code == 0xFF0C) return 0; /* nearly always */
  if (gw_script_digit(code) >= 0) return GW_SIGNAL_WIDE_DIGIT;
  bool opens = code == 0xFF08 || code == 0xFF3B || code == 0xFE5D;
  return opens && has_digit(text, at) ? GW_SIGNAL_YEAR : 0;
}

/* An opening bracket, a numeral, or 附 before the mark of an attachment's name. */
static unsigned look_at_start(gw_str text)
{
  size_t at = 0;
  uint32_t code = gw_utf8_next(text, &at);
  bool opens = code == '(' || code == 0xFF08 || code == 0x3014 || code == 0x3010 ||
               code == 0x9644 || gw_script_digit(code) >= 0 || gw_script_han_digit(code) >= 0;
  return opens ? GW_SIGNAL_MARK : 0;
}

static unsigned look_at_end(gw_str text)
{
  size_t at = text.len;
  uint32_t code = gw_utf8_previous(text, &at);
  bool ends =
      gw_script_is_point(code) || code == '.' || code == ':' || code == ';' || code == 0xFF0E;
  return ends ? GW_SIGNAL_ENDING : 0;
}

unsigned gw_signal_read(gw_str text)
{
  static look *const look_table[256] = {
      [','] = look_point,    [';'] = look_point,    [':'] = look_point, ['?'] = look_point,
      ['!'] = look_point,    ['('] = look_point,    [')'] = look_point, ['['] = look_bracket,
      ['"'] = look_quote,    [' '] = look_space,    ['.'] = look_dot,   ['-'] = look_hyphen,
      [0xC2] = look_latin_1, [0xE2] = look_general, [0xE3] = look_cjk,  [0xEF] = look_wide,
  };
  unsigned signals = GW_SIGNAL_ANY | look_at_start(text) | look_at_end(text);
  for (size_t at = 0; (at = gw_han_run(text, at)) < text.len;) {
    const unsigned char byte = (unsigned char)text.ptr[at];
    look *closer = look_table[byte];
    if (closer) signals |= closer(text, at);
    at += byte < 0xE0 ? 1 : 3; /* of four bytes the last tells nothing */
  }
  return signals;
}
