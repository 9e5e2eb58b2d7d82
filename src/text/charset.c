/*
 * charset.c - see charset.h. iconv does the conversions; what is ours is the guess and saying where
 * a byte is broken. The only file that includes <iconv.h>.
 */
#include "text/charset.h"

#include "base/mem.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A hostile draft must not turn into a diagnostic per byte: the rest is counted. */
enum { MOST_REPORTED = 1000 };

typedef struct charset_row {
  const char *name, *iconv_name;
  const char *aliases;    /* between spaces, lower case, letters and digits only */
  const char *mark;       /* byte order mark */
  size_t mark_size, unit; /* unit: bytes to skip after a broken sequence */
} charset_row;

static const charset_row charset_table[GW_CHARSET_COUNT] = {
    [GW_CHARSET_UTF8] = {"utf-8", "UTF-8", " utf8 utf8bom utf8sig ", "\xEF\xBB\xBF", 3, 1},
    [GW_CHARSET_UTF16LE] = {"utf-16le", "UTF-16LE", " utf16le utf16 ucs2le unicode ", "\xFF\xFE", 2,
                            2},
    [GW_CHARSET_UTF16BE] = {"utf-16be", "UTF-16BE", " utf16be ucs2be ", "\xFE\xFF", 2, 2},
    [GW_CHARSET_GB18030] = {"gb18030", "GB18030",
                            " gb18030 gbk gb2312 cp936 ms936 windows936 euccn ansi ",
                            "\x84\x31\x95\x33", 4, 1},
};

const char *gw_charset_name(gw_charset charset)
{
  return charset_table[charset].name;
}

bool gw_charset_find(const char *name, gw_charset *out)
{
  char key[32] = " ";
  size_t length = 1;
  *out = GW_CHARSET_AUTO;
  if (!name || !*name) return true;
  for (; *name && length < sizeof key - 2; name++) {
    char c = *name;
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      key[length++] = c;
    else if (!strchr("-_. :", c))
      return false;
  }
  key[length++] = ' ';
  key[length] = '\0';
  if (strcmp(key, " auto ") == 0) return true;
  for (int i = 0; i < GW_CHARSET_COUNT; i++) {
    if (!strstr(charset_table[i].aliases, key)) continue;
    *out = (gw_charset)i;
    return true;
  }
  return false;
}

/* ---- Guessing ------------------------------------------------------------------------------ */

static bool starts_with(const char *bytes, size_t size, const char *prefix, size_t prefix_size)
{
  return size >= prefix_size && memcmp(bytes, prefix, prefix_size) == 0;
}

/* Sequences of three that are Han or Chinese punctuation in UTF-8, against bytes that are broken.
 * GB18030 text has about one broken byte per character and next to no such sequences. */
static void count_utf8(const char *bytes, size_t size, size_t *han, size_t *broken)
{
  *han = *broken = 0;
  for (size_t at = 0; at < size;) {
    size_t used;
    bool ok;
    uint32_t code = gw_utf8_decode(bytes + at, size - at, &used, &ok);
    *broken += !ok;
    *han += ok && ((code >= 0x3000 && code <= 0x9FFF) || (code >= 0xFF00 && code <= 0xFFEF));
    at += used;
  }
}

/* How long the GB18030 sequence at `s` is, of which `left` bytes are there (GB 18030-2005, 5.1); 0:
 * there is none. */
static size_t gb18030_size(const unsigned char *s, size_t left)
{
  if (s[0] < 0x80) return 1;
  if (s[0] == 0x80 || s[0] == 0xFF || left < 2) return 0;
  if (s[1] >= 0x40 && s[1] != 0x7F && s[1] != 0xFF) return 2;
  bool is_four = left >= 4 && s[1] >= 0x30 && s[1] <= 0x39 && s[2] >= 0x81 && s[2] != 0xFF &&
                 s[3] >= 0x30 && s[3] <= 0x39;
  return is_four ? 4 : 0;
}

/* Bytes that no such sequence can hold. */
static size_t count_gb18030_broken(const char *bytes, size_t size)
{
  size_t broken = 0;
  for (size_t at = 0; at < size;) {
    size_t length = gb18030_size((const unsigned char *)bytes + at, size - at);
    broken += length == 0;
    at += length ? length : 1;
  }
  return broken;
}

static bool is_plausible_unit(unsigned unit)
{
  return unit == '\t' || unit == '\n' || unit == '\r' || (unit >= 0x20 && unit < 0x7F) ||
         (unit >= 0x2010 && unit <= 0x203B) || (unit >= 0x2460 && unit <= 0x24FF) ||
         (unit >= 0x3000 && unit <= 0x303F) || (unit >= 0x4E00 && unit <= 0x9FA5) ||
         (unit >= 0xFF00 && unit <= 0xFFEF) || unit == 0xB7 || unit == 0xD7 || unit == 0xA0;
}

/* Per mille of the 16-bit units that a Chinese text would have; `low` is the index of the low byte. */
static size_t plausible_per_mille(const char *bytes, size_t size, size_t low)
{
  const unsigned char *s = (const unsigned char *)bytes;
  size_t good = 0, units = size / 2;
  for (size_t i = 0; i < units; i++)
    good += is_plausible_unit((unsigned)s[2 * i + low] | (unsigned)s[2 * i + (1 - low)] << 8);
  return units ? good * 1000 / units : 0;
}

/* Letters two by two look like Han in UTF-16; of Chinese units about one in four is such a pair. */
static bool is_ascii_by_pairs(const char *bytes, size_t size)
{
  size_t pairs = 0;
  for (size_t i = 0; i + 1 < size; i += 2)
    pairs += bytes[i] >= ' ' && bytes[i] < 0x7F && bytes[i + 1] >= ' ' && bytes[i + 1] < 0x7F;
  return pairs > size / 4; /* half of the units */
}

static bool is_utf16(const char *bytes, size_t size, gw_charset *charset)
{
  enum { SAMPLE = 1 << 16, ENOUGH = 800 };
  if (size > SAMPLE) size = SAMPLE;
  size_t little = plausible_per_mille(bytes, size, 0);
  size_t big = plausible_per_mille(bytes, size, 1);
  *charset = little >= big ? GW_CHARSET_UTF16LE : GW_CHARSET_UTF16BE;
  return size >= 2 && (little >= ENOUGH || big >= ENOUGH) && !is_ascii_by_pairs(bytes, size);
}

static bool is_ascii_letter(unsigned char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Short GB18030 may be valid UTF-8 by chance (通知 is CD A8 D6 AA): two-byte sequences only. Letters
 * of Europe are that, too, but soon have a second byte that no Han of GB 2312 has (A1 to FE), or
 * stand in a word with ASCII letters. */
static bool is_gb18030_in_disguise(const char *bytes, size_t size)
{
  enum { SHORT = 64 };
  const unsigned char *s = (const unsigned char *)bytes;
  bool han = false;
  if (size > SHORT) return false;
  for (size_t i = 0; i < size; i++) {
    if (s[i] < 0x80) continue;
    bool pair = s[i] >= 0xB0 && s[i] <= 0xDF && i + 1 < size && s[i + 1] >= 0xA1;
    bool in_word =
        (i > 0 && is_ascii_letter(s[i - 1])) || (i + 2 < size && is_ascii_letter(s[i + 2]));
    if (!pair || in_word) return false;
    han = true;
    i++;
  }
  return han;
}

gw_charset gw_charset_guess(const char *bytes, size_t size)
{
  size_t valid;
  return gw_charset_guess_valid(bytes, size, &valid);
}

gw_charset gw_charset_guess_valid(const char *bytes, size_t size, size_t *valid)
{
  gw_charset charset;
  size_t han, broken;
  *valid = 0;
  for (int i = 0; i < GW_CHARSET_COUNT; i++)
    if (starts_with(bytes, size, charset_table[i].mark, charset_table[i].mark_size))
      return (gw_charset)i;
  *valid = gw_utf8_valid(bytes, size);
  bool is_valid = *valid == size;
  if (is_valid && !memchr(bytes, 0, size))
    return is_gb18030_in_disguise(bytes, size) ? GW_CHARSET_GB18030 : GW_CHARSET_UTF8;
  if (is_utf16(bytes, size, &charset)) return charset;
  if (is_valid) return GW_CHARSET_UTF8;
  count_utf8(bytes, size, &han, &broken);
  if (han > broken) return GW_CHARSET_UTF8;
  size_t gb_broken = count_gb18030_broken(bytes, size);
  return gb_broken == 0 || gb_broken < broken ? GW_CHARSET_GB18030 : GW_CHARSET_UTF8;
}

typedef struct magic_row {
  const char *bytes;
  size_t size;
  gw_diag_arg kind;
} magic_row;

static const magic_row magic_table[] = {
    {"PK\x03\x04", 4, {"ZIP 包（DOCX、WPS 等）", "a ZIP package (a DOCX, perhaps)"}},
    {"PK\x05\x06", 4, {"空的 ZIP 包", "an empty ZIP package"}},
    {"%PDF-", 5, {"PDF 文件", "a PDF file"}},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, {"旧版 Word/WPS 文件", "an old Word or WPS file"}},
    {"{\\rtf", 5, {"RTF 文件", "an RTF file"}},
    {"\x89PNG", 4, {"PNG 图片", "a PNG image"}},
    {"\xFF\xD8\xFF", 3, {"JPEG 图片", "a JPEG image"}},
    {"GIF8", 4, {"GIF 图片", "a GIF image"}},
    {"Rar!\x1A\x07", 6, {"RAR 压缩包", "a RAR archive"}},
    {"7z\xBC\xAF\x27\x1C", 6, {"7z 压缩包", "a 7z archive"}},
    {"\x1F\x8B\x08", 3, {"gzip 压缩文件", "a gzip file"}},
    {"\xFF\xFE\0\0", 4, {"UTF-32 文本", "UTF-32 text"}},
    {"\0\0\xFE\xFF", 4, {"UTF-32 文本", "UTF-32 text"}},
    {"\x7F"
     "ELF",
     4,
     {"可执行程序", "an executable"}},
};

bool gw_charset_is_doubtful(const char *bytes, size_t size)
{
  const unsigned char *s = (const unsigned char *)bytes;
  size_t pairs = 0, known = 0;
  for (size_t at = 0; at + 1 < size; at++) {
    if (s[at] < 0x80) continue;
    bool in_gb2312 =
        s[at + 1] >= 0xA1 && ((s[at] >= 0xA1 && s[at] <= 0xA3) || (s[at] >= 0xB0 && s[at] <= 0xF7));
    known += in_gb2312;
    pairs++;
    at++;
  }
  return known * 4 < pairs * 3;
}

/* Controls that no text has. Counted in a byte for a short stretch, so that many are compared at once. */
static size_t count_controls(const unsigned char *s, size_t size)
{
  enum { STRETCH = 240 };
  size_t controls = 0;
  for (size_t at = 0; at < size;) {
    const size_t end = size - at < STRETCH ? size : at + STRETCH;
    unsigned char here = 0;
    for (; at < end; at++) {
      unsigned char c = s[at];
      here = (unsigned char)(here +
                             ((c < 0x20) & ((c < 0x09) | (c > 0x0D)) & (c != 0x1A) & (c != 0x1B)));
    }
    controls += here;
  }
  return controls;
}

/* One control in ten bytes: no text has that, most files that are none do. In UTF-16 zeros are half of
 * what is not Chinese, so this is not asked there. */
bool gw_charset_is_noise(const char *bytes, size_t size)
{
  size_t controls = count_controls((const unsigned char *)bytes, size);
  return controls >= 8 && controls * 10 > size;
}

bool gw_charset_is_binary(const char *bytes, size_t size, gw_diag_arg *kind)
{
  for (size_t i = 0; i < sizeof magic_table / sizeof *magic_table; i++) {
    if (!starts_with(bytes, size, magic_table[i].bytes, magic_table[i].size)) continue;
    *kind = magic_table[i].kind;
    return true;
  }
  return false;
}

/* ---- Decoding ------------------------------------------------------------------------------ */

typedef struct decoder {
  gw_doc *doc;
  gw_buf out;
  const char *bytes; /* behind the mark */
  size_t size, mark_size;
  gw_charset charset;
  bool replace;
  size_t broken;
  /* how far the place below has been counted in out */
  size_t counted, line, column;
  size_t returns; /* CRs right before */
} decoder;

/* Brings line and column to the end of what has been decoded. */
static void count_place(decoder *d)
{
  gw_str text = {d->out.data, d->out.length};
  while (d->counted < text.len) {
    uint32_t code = gw_utf8_next(text, &d->counted);
    /* CR LF and CR CR LF are one line end each: the LF takes back what its CRs have counted */
    if (code == '\n' && d->returns) d->line -= d->returns < 2 ? d->returns : 2;
    if (code == '\r' || code == '\n') d->line++;
    d->column = code == '\r' || code == '\n' ? 1 : d->column + 1;
    d->returns = code == '\r' ? d->returns + 1 : 0;
  }
}

static gw_status report_byte(decoder *d, size_t at)
{
  char offset[24], byte[8], name[16];
  const gw_diag_kind kind = d->replace ? GW_DIAG_BYTE_REPLACED : GW_DIAG_BYTE_INVALID;
  if (++d->broken > MOST_REPORTED) return GW_OK;
  count_place(d);
  snprintf(offset, sizeof offset, "%zu", at + d->mark_size);
  snprintf(byte, sizeof byte, "0x%02X", (unsigned)(unsigned char)d->bytes[at]);
  snprintf(name, sizeof name, "%s", charset_table[d->charset].iconv_name);
  const gw_diag_arg args[3] = {{offset, offset}, {byte, byte}, {name, name}};
  const gw_diag where = {
      .kind = kind, .line = d->line, .column = d->column, .offset = at + d->mark_size};
  return gw_diag_add(&d->doc->diags, &d->doc->arena, where, args);
}

/* A broken sequence of `skip` bytes at `at`: U+FFFD, or the end. */
static gw_status meet_broken(decoder *d, size_t at)
{
  gw_status status = report_byte(d, at);
  if (status != GW_OK) return status;
  if (!d->replace) return GW_ERR_ENCODING;
  gw_buf_put_utf8(&d->out, GW_REPLACEMENT);
  return d->out.status;
}

static gw_status decode_utf8(decoder *d)
{
  gw_status status = GW_OK;
  for (size_t at = 0; at < d->size && status == GW_OK;) {
    size_t good = gw_utf8_valid(d->bytes + at, d->size - at);
    gw_buf_put(&d->out, d->bytes + at, good);
    status = d->out.status;
    at += good;
    if (at == d->size || status != GW_OK) break;
    size_t skip;
    bool ok;
    gw_utf8_decode(d->bytes + at, d->size - at, &skip, &ok);
    status = meet_broken(d, at);
    at += skip;
  }
  return status;
}

/* One call of iconv with room in a block; *at moves behind what was taken. errno as iconv left it. */
static bool convert_block(decoder *d, iconv_t cd, size_t *at)
{
  char block[16384];
  /* iconv's prototype lacks a const. NOLINTNEXTLINE(performance-no-int-to-ptr) */
  char *in = (char *)(uintptr_t)(d->bytes + *at);
  size_t in_left = d->size - *at, out_left = sizeof block;
  char *out = block;
  errno = 0;
  size_t result = iconv(cd, &in, &in_left, &out, &out_left);
  gw_buf_put(&d->out, block, sizeof block - out_left);
  *at = d->size - in_left;
  return result != (size_t)-1 || errno == E2BIG;
}

/*
 * glibc has its converters in modules. When memory is too short to load one it says EINVAL, as if there
 * were no such converter, and tries again the next time; so it is asked twice.
 */
static gw_status open_converter(const char *name, iconv_t *cd)
{
  enum { MODULE_MEMORY = 1 << 20 }; /* more than any of ours takes */
  for (int i = 0; i < 2; i++) {
    *cd = iconv_open("UTF-8", name);
    /* So POSIX has it. NOLINTNEXTLINE(performance-no-int-to-ptr) */
    if (*cd != (iconv_t)-1) return GW_OK;
    if (errno == ENOMEM || !gw_mem_can_have(MODULE_MEMORY)) return GW_ERR_MEMORY;
  }
  return GW_ERR_INTERNAL;
}

#if defined __GNUC__ && __GNUC__ >= 12 && !defined __clang__
/* gcc -fanalyzer takes (iconv_t)-1 for a descriptor that nobody closes. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"
#define HAS_PUSHED
#endif
static gw_status decode_iconv(decoder *d)
{
  const charset_row *row = &charset_table[d->charset];
  iconv_t cd;
  gw_status status = open_converter(row->iconv_name, &cd);
  if (status != GW_OK) return status;
  for (size_t at = 0; at < d->size && status == GW_OK;) {
    bool fine = convert_block(d, cd, &at);
    status = d->out.status;
    if (fine || status != GW_OK) continue;
    status = meet_broken(d, at);
    size_t left = d->size - at;
    at += row->unit < left ? row->unit : left;
    iconv(cd, NULL, NULL, NULL, NULL);
  }
  iconv_close(cd);
  return status;
}
#ifdef HAS_PUSHED
#pragma GCC diagnostic pop
#undef HAS_PUSHED
#endif

static gw_status report_rest(decoder *d)
{
  char more[24];
  if (d->broken <= MOST_REPORTED) return GW_OK;
  snprintf(more, sizeof more, "%zu", d->broken - MOST_REPORTED);
  const gw_diag_arg args[3] = {{more, more}, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {.kind = GW_DIAG_BYTES_REPLACED_MORE, .offset = SIZE_MAX};
  return gw_diag_add(&d->doc->diags, &d->doc->arena, where, args);
}

bool gw_charset_adopt(gw_doc *doc, gw_buf *bytes, gw_charset charset, size_t valid)
{
  const charset_row *row = &charset_table[GW_CHARSET_UTF8];
  if (charset != GW_CHARSET_UTF8 || bytes->length == 0) return false;
  if (starts_with(bytes->data, bytes->length, row->mark, row->mark_size)) return false;
  valid += gw_utf8_valid(bytes->data + valid, bytes->length - valid);
  if (valid != bytes->length) return false;
  doc->encoding = row->name;
  doc->text = bytes->data;
  doc->length = bytes->length;
  *bytes = (gw_buf){0};
  return true;
}

gw_status gw_charset_decode(gw_doc *doc, const char *bytes, size_t size, gw_charset charset,
                            bool replace)
{
  /* "utf-16" is the little one unless the mark says otherwise */
  const charset_row *big = &charset_table[GW_CHARSET_UTF16BE];
  if (charset == GW_CHARSET_UTF16LE && starts_with(bytes, size, big->mark, big->mark_size))
    charset = GW_CHARSET_UTF16BE;
  const charset_row *row = &charset_table[charset];
  size_t mark_size = starts_with(bytes, size, row->mark, row->mark_size) ? row->mark_size : 0;
  decoder d = {.doc = doc,
               .bytes = bytes + mark_size,
               .size = size - mark_size,
               .mark_size = mark_size,
               .charset = charset,
               .replace = replace,
               .line = 1,
               .column = 1};
  doc->encoding = row->name;
  gw_status status = charset == GW_CHARSET_UTF8 ? decode_utf8(&d) : decode_iconv(&d);
  if (status == GW_OK) status = report_rest(&d);
  if (status != GW_OK) {
    gw_buf_fini(&d.out);
    return status;
  }
  doc->text = d.out.data; /* takes the buffer */
  doc->length = d.out.length;
  return GW_OK;
}
