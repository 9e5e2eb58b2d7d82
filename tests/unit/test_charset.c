/*
 * test_charset.c - bytes of unknown origin: which encoding they are in, what they decode to, and
 * where exactly a byte is broken. Expected bytes are written out, not made by iconv.
 */
#include "unit/check.h"

#include "text/charset.h"

#define BYTES(literal) literal, sizeof(literal) - 1

/* ---- Names --------------------------------------------------------------------------------- */

static void names_are_found(void **state)
{
  static const struct {
    const char *name;
    bool known;
    gw_charset want;
  } rows[] = {
      {NULL, true, GW_CHARSET_AUTO},
      {"", true, GW_CHARSET_AUTO},
      {"auto", true, GW_CHARSET_AUTO},
      {"Auto", true, GW_CHARSET_AUTO},
      {"utf-8", true, GW_CHARSET_UTF8},
      {"UTF8", true, GW_CHARSET_UTF8},
      {"utf_8", true, GW_CHARSET_UTF8},
      {"utf-8-sig", true, GW_CHARSET_UTF8},
      {"UTF-16LE", true, GW_CHARSET_UTF16LE},
      {"utf16le", true, GW_CHARSET_UTF16LE},
      {"utf-16-be", true, GW_CHARSET_UTF16BE},
      {"gb18030", true, GW_CHARSET_GB18030},
      {"GB18030", true, GW_CHARSET_GB18030},
      {"GBK", true, GW_CHARSET_GB18030},
      {"gb2312", true, GW_CHARSET_GB18030},
      {"GB 2312", true, GW_CHARSET_GB18030},
      {"cp936", true, GW_CHARSET_GB18030},
      {"windows-936", true, GW_CHARSET_GB18030},
      {"EUC-CN", true, GW_CHARSET_GB18030},
      {"big5", false, GW_CHARSET_AUTO},
      {"utf", false, GW_CHARSET_AUTO},
      {"gb", false, GW_CHARSET_AUTO},
      {"utf-7", false, GW_CHARSET_AUTO},
      {"8", false, GW_CHARSET_AUTO},
      {"utf-88", false, GW_CHARSET_AUTO},
      {"gbk gb2312", false, GW_CHARSET_AUTO},
      {"---", false, GW_CHARSET_AUTO},
      {"国标", false, GW_CHARSET_AUTO},
      {"a-name-that-is-longer-than-any-name-of-an-encoding", false, GW_CHARSET_AUTO},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *name = rows[i].name ? rows[i].name : "NULL";
    gw_charset got = GW_CHARSET_UTF8;
    CHECK(name, gw_charset_find(rows[i].name, &got) == rows[i].known);
    CHECK_EQUAL(name, got, rows[i].want);
  }
  for (int i = 0; i < GW_CHARSET_COUNT; i++) {
    gw_charset got;
    const char *name = gw_charset_name((gw_charset)i);
    CHECK(name, gw_charset_find(name, &got) && got == (gw_charset)i);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Guesses and decoding ------------------------------------------------------------------ */

typedef struct decode_row {
  const char *name, *bytes;
  size_t size;
  gw_charset guess;
  const char *want; /* NULL: it is broken */
} decode_row;

static const decode_row decode_table[] = {
    {"nothing", BYTES(""), GW_CHARSET_UTF8, ""},
    {"ASCII", BYTES("Report 2026\n"), GW_CHARSET_UTF8, "Report 2026\n"},
    {"UTF-8", BYTES("关于清河的通知\n"), GW_CHARSET_UTF8, "关于清河的通知\n"},
    {"UTF-8 with a mark", BYTES("\xEF\xBB\xBF公文"), GW_CHARSET_UTF8, "公文"},
    {"UTF-8, one character", BYTES("函"), GW_CHARSET_UTF8, "函"},
    {"UTF-8, rare", BYTES("𠮷😀"), GW_CHARSET_UTF8, "𠮷😀"},
    {"UTF-8, a second mark stays",
     BYTES("\xEF\xBB\xBF\xEF\xBB\xBF"
           "a"),
     GW_CHARSET_UTF8,
     "\xEF\xBB\xBF"
     "a"},
    {"a UTF-8 mark only", BYTES("\xEF\xBB\xBF"), GW_CHARSET_UTF8, ""},
    {"UTF-16 LE", BYTES("\x6C\x51\x87\x65\x0A\x00\x00\x4E"), GW_CHARSET_UTF16LE, "公文\n一"},
    {"UTF-16 LE with a mark", BYTES("\xFF\xFE\x6C\x51\x87\x65"), GW_CHARSET_UTF16LE, "公文"},
    {"UTF-16 BE", BYTES("\x51\x6C\x65\x87\x00\x0A\x4E\x00"), GW_CHARSET_UTF16BE, "公文\n一"},
    {"UTF-16 BE with a mark", BYTES("\xFE\xFF\x51\x6C\x65\x87"), GW_CHARSET_UTF16BE, "公文"},
    {"UTF-16 LE, no line end", BYTES("\x1A\x90\xE5\x77"), GW_CHARSET_UTF16LE, "通知"},
    {"UTF-16 BE, no line end", BYTES("\x90\x1A\x77\xE5"), GW_CHARSET_UTF16BE, "通知"},
    {"UTF-16 LE, ASCII only", BYTES("a\0b\0c\0\n\0"), GW_CHARSET_UTF16LE, "abc\n"},
    {"UTF-16 BE, ASCII only", BYTES("\0a\0b\0c\0\n"), GW_CHARSET_UTF16BE, "abc\n"},
    {"UTF-16 LE, a pair", BYTES("\xFF\xFE\x42\xD8\xB7\xDF"), GW_CHARSET_UTF16LE, "𠮷"},
    {"UTF-16 BE, a pair", BYTES("\xFE\xFF\xD8\x42\xDF\xB7"), GW_CHARSET_UTF16BE, "𠮷"},
    {"a UTF-16 mark only", BYTES("\xFF\xFE"), GW_CHARSET_UTF16LE, ""},
    {"GB18030", BYTES("\xB9\xD8\xD3\xDA\xC7\xE5\xBA\xD3\xB5\xC4\xCD\xA8\xD6\xAA\n"),
     GW_CHARSET_GB18030, "关于清河的通知\n"},
    {"GB18030, two characters", BYTES("\xCD\xA8\xD6\xAA"), GW_CHARSET_GB18030, "通知"},
    {"GB18030, one character", BYTES("\xBA\xAF"), GW_CHARSET_GB18030, "函"},
    {"GBK beyond GB2312", BYTES("\xBC\xAA\x86\xB4\xBC\xAA\x88\xD2"), GW_CHARSET_GB18030,
     "吉喆吉堃"},
    {"GB18030, four bytes", BYTES("\xBC\xAA\x95\x34\xB2\x35\xBC\xAA"), GW_CHARSET_GB18030,
     "吉𠮷吉"},
    {"GB18030, four bytes alone", BYTES("\x95\x34\xB2\x35"), GW_CHARSET_GB18030, "𠮷"},
    {"GB18030 with a mark", BYTES("\x84\x31\x95\x33\xB9\xAB"), GW_CHARSET_GB18030, "公"},
    {"GB18030 among ASCII", BYTES("2026 QQ www.example.com/index \xCD\xA8\xD6\xAA OK"),
     GW_CHARSET_GB18030, "2026 QQ www.example.com/index 通知 OK"},
    {"GB18030 after much ASCII", BYTES("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst\xB9\xAB"),
     GW_CHARSET_GB18030, "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst公"},
    {"UTF-8, Latin-1 only",
     BYTES("A\xC3\x97"
           "B\xC2\xA0\xC2\xB7"),
     GW_CHARSET_UTF8, "A×B\xC2\xA0·"},
    {"UTF-8, symbols only", BYTES("★★★"), GW_CHARSET_UTF8, "★★★"},
    {"NUL bytes in UTF-8", BYTES("公\0文公文公文公文"), GW_CHARSET_UTF8, "公"},
    {"one byte missing in UTF-8", BYTES("关于清\xE6\xB2的通知，请各单位遵照执行"), GW_CHARSET_UTF8,
     NULL},
    {"one byte too many in UTF-8", BYTES("关于清\xB9河的通知，请各单位遵照执行"), GW_CHARSET_UTF8,
     NULL},
    {"one byte spoilt in UTF-8", BYTES("关于清\xE6\xFF\xB3的通知，请各单位遵照执行"),
     GW_CHARSET_UTF8, NULL},
    {"one GBK character in UTF-8", BYTES("关于清\xBA\xD3的通知，请各单位遵照执行"), GW_CHARSET_UTF8,
     NULL},
    {"UTF-8 cut in two", BYTES("关于清河的通\xE7\x9F"), GW_CHARSET_UTF8, NULL},
    {"GB18030 cut in two", BYTES("\xB9\xD8\xD3\xDA\xC7\xE5\xBA\xD3\xB5\xC4\xCD\xA8\xD6"),
     GW_CHARSET_GB18030, NULL},
};

static gw_doc decode(const char *bytes, size_t size, gw_charset charset, bool replace,
                     gw_status *status)
{
  gw_doc doc = {0};
  char *copy = malloc(size ? size : 1); /* without a terminator: reading past the end shows */
  if (!copy) abort();
  memcpy(copy, bytes, size);
  *status = gw_charset_decode(&doc, copy, size, charset, replace);
  free(copy);
  return doc;
}

static void encodings_are_told_by_their_content(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(decode_table); i++) {
    const decode_row *row = &decode_table[i];
    gw_status status;
    gw_charset guess = gw_charset_guess(row->bytes, row->size);
    CHECK_EQUAL(row->name, guess, row->guess);
    gw_doc doc = decode(row->bytes, row->size, row->guess, false, &status);
    CHECK_EQUAL(row->name, status, row->want ? GW_OK : GW_ERR_ENCODING);
    CHECK(row->name, strcmp(doc.encoding, gw_charset_name(row->guess)) == 0);
    if (row->want && !memchr(row->bytes, 0, row->size))
      check_text(row->name, doc.text, doc.length, row->want);
    else if (row->want)
      CHECK(row->name, doc.length && memcmp(doc.text, row->want, strlen(row->want)) == 0);
    else
      CHECK_EQUAL(row->name, doc.diags.count, 1);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* ---- Where it is broken -------------------------------------------------------------------- */

typedef struct broken_row {
  const char *name;
  gw_charset charset;
  const char *bytes;
  size_t size;
  size_t line, column, offset;
  const char *replaced; /* what it is with U+FFFD (written ?) in place of what is broken */
  size_t broken;        /* sequences */
} broken_row;

static const broken_row broken_table[] = {
    {"UTF-8, first byte", GW_CHARSET_UTF8, BYTES("\xFF公"), 1, 1, 0, "?公", 1},
    {"UTF-8, third line", GW_CHARSET_UTF8, BYTES("公文\n\n一、农\xE5\xFF\x9C业\n"), 3, 4, 17,
     "公文\n\n一、农???业\n", 3},
    {"UTF-8, a byte missing", GW_CHARSET_UTF8, BYTES("公\r\n文\xE5\x86村"), 2, 2, 8, "公\r\n文?村",
     1},
    {"UTF-8, after a mark", GW_CHARSET_UTF8, BYTES("\xEF\xBB\xBF公\x80"), 1, 2, 6, "公?", 1},
    {"UTF-8, cut in two", GW_CHARSET_UTF8, BYTES("公\r文\xE6\x96"), 2, 2, 7, "公\r文?", 1},
    {"UTF-8, a surrogate", GW_CHARSET_UTF8, BYTES("\xED\xA0\x80"), 1, 1, 0, "???", 3},
    {"UTF-8, CR CR LF", GW_CHARSET_UTF8, BYTES("a\r\r\nb\x80"), 2, 2, 5, "a\r\r\nb?", 1},
    {"UTF-8, overlong", GW_CHARSET_UTF8, BYTES("a\xC0\xAF"), 1, 2, 1, "a??", 2},
    {"GB18030, cut in two", GW_CHARSET_GB18030, BYTES("\xB9\xAB\n\xCE\xC4\xB9"), 2, 2, 5, "公\n文?",
     1},
    {"GB18030, FF", GW_CHARSET_GB18030, BYTES("\xB9\xAB\xFF\xCE\xC4"), 1, 2, 2, "公?文", 1},
    {"GB18030, four bytes cut", GW_CHARSET_GB18030, BYTES("\xB9\xAB\x95\x34\xB2"), 1, 2, 2, NULL,
     0},
    {"GB18030, after a mark", GW_CHARSET_GB18030, BYTES("\x84\x31\x95\x33\xB9\xAB\xFF"), 1, 2, 6,
     "公?", 1},
    {"UTF-16 LE, odd", GW_CHARSET_UTF16LE, BYTES("\x6C\x51\x0A\x00\x87\x65\x0A"), 2, 2, 6,
     "公\n文?", 1},
    {"UTF-16 BE, odd", GW_CHARSET_UTF16BE, BYTES("\xFE\xFF\x51\x6C\x65"), 1, 2, 4, "公?", 1},
    {"UTF-16 LE, a high half", GW_CHARSET_UTF16LE, BYTES("\x6C\x51\x42\xD8\x87\x65"), 1, 2, 2,
     "公?文", 1},
    {"UTF-16 LE, a low half", GW_CHARSET_UTF16LE, BYTES("\x6C\x51\xB7\xDF\x87\x65"), 1, 2, 2,
     "公?文", 1},
    {"UTF-16 BE, a half at the end", GW_CHARSET_UTF16BE, BYTES("\x51\x6C\xD8\x42"), 1, 2, 2, "公?",
     1},
    {"UTF-16 LE, both halves the wrong way", GW_CHARSET_UTF16LE, BYTES("\xB7\xDF\x42\xD8\x6C\x51"),
     1, 1, 0, "??公", 2},
};

/* `text` with ? for U+FFFD */
static void check_replaced(const char *name, const gw_doc *doc, const char *want)
{
  char text[256];
  size_t length = 0;
  for (size_t at = 0; at < doc->length && length < sizeof text;) {
    bool replaced = doc->length - at >= 3 && memcmp(doc->text + at, "\xEF\xBF\xBD", 3) == 0;
    text[length++] = replaced ? '?' : doc->text[at];
    at += replaced ? 3 : 1;
  }
  check_text(name, text, length, want);
}

static void broken_bytes_are_reported_where_they_are(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(broken_table); i++) {
    const broken_row *row = &broken_table[i];
    gw_status status;
    gw_doc doc = decode(row->bytes, row->size, row->charset, false, &status);
    CHECK_EQUAL(row->name, status, GW_ERR_ENCODING);
    CHECK_EQUAL(row->name, doc.diags.count, 1);
    CHECK(row->name, doc.text == NULL);
    if (doc.diags.count) {
      CHECK_EQUAL(row->name, doc.diags.items[0].kind, GW_DIAG_BYTE_INVALID);
      CHECK_EQUAL(row->name, doc.diags.items[0].line, row->line);
      CHECK_EQUAL(row->name, doc.diags.items[0].column, row->column);
      CHECK_EQUAL(row->name, doc.diags.items[0].offset, row->offset);
    }
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* What has been looked at once need not be again: known to be valid or not, the same is taken over. */
static void what_is_taken_over_is_what_is_decoded(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(decode_table); i++) {
    const decode_row *row = &decode_table[i];
    size_t known;
    CHECK_EQUAL(row->name, gw_charset_guess_valid(row->bytes, row->size, &known), row->guess);
    size_t valid = gw_utf8_valid(row->bytes, row->size);
    CHECK(row->name, known == valid || known == 0);
    bool want = row->size && valid == row->size && row->guess == GW_CHARSET_UTF8 &&
                memcmp(row->bytes, "\xEF\xBB\xBF", row->size < 3 ? row->size : 3) != 0;
    for (size_t seen = 0; seen <= known; seen += known ? known : 1) {
      gw_doc doc = {0};
      gw_buf bytes = {0};
      gw_buf_put(&bytes, row->bytes, row->size);
      CHECK(row->name, gw_charset_adopt(&doc, &bytes, row->guess, seen) == want);
      if (want) CHECK(row->name, memcmp(doc.text, row->bytes, row->size) == 0);
      if (want) CHECK_EQUAL(row->name, doc.length, row->size);
      CHECK_EQUAL(row->name, bytes.length, want ? 0 : row->size);
      gw_buf_fini(&bytes);
      gw_doc_fini(&doc);
    }
  }
  ROWS_ARE_RIGHT();
}

static void broken_bytes_are_replaced(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(broken_table); i++) {
    const broken_row *row = &broken_table[i];
    gw_status status;
    gw_doc doc = decode(row->bytes, row->size, row->charset, true, &status);
    CHECK_EQUAL(row->name, status, GW_OK);
    CHECK(row->name, doc.diags.count > 0 && doc.diags.items[0].kind == GW_DIAG_BYTE_REPLACED);
    CHECK_EQUAL(row->name, gw_utf8_valid(doc.text, doc.length), doc.length);
    if (row->replaced) check_replaced(row->name, &doc, row->replaced);
    if (row->broken) CHECK_EQUAL(row->name, doc.diags.count, row->broken);
    gw_doc_fini(&doc);
  }
  ROWS_ARE_RIGHT();
}

/* A hostile draft does not turn into a diagnostic for each of its bytes. */
static void many_broken_bytes_are_counted(void **state)
{
  enum { COUNT = 50000 };
  static char bytes[COUNT];
  gw_status status;
  (void)state;
  memset(bytes, 0xFF, sizeof bytes);
  for (int c = 0; c < GW_CHARSET_COUNT; c++) {
    if (c == GW_CHARSET_UTF16LE || c == GW_CHARSET_UTF16BE) continue; /* U+FFFF is fine there */
    gw_doc doc = decode(bytes, sizeof bytes, (gw_charset)c, true, &status);
    assert_int_equal(status, GW_OK);
    assert_int_equal(doc.length, 3 * COUNT);
    const gw_diag *last = &doc.diags.items[doc.diags.count - 1];
    assert_int_equal(last->kind, GW_DIAG_BYTES_REPLACED_MORE);
    assert_in_range(doc.diags.count, 100, 1001);
    assert_int_equal(strtoul(last->text_en, NULL, 10), COUNT - (doc.diags.count - 1));
    gw_doc_fini(&doc);
  }
}

/* Longer than a block of the decoder, and its sequences do not end where blocks end. */
static void long_drafts_are_whole(void **state)
{
  enum { COUNT = 40000 };
  static char gb[1 + 2 * COUNT], want[1 + 3 * COUNT];
  gw_status status;
  (void)state;
  gb[0] = want[0] = 'a';
  for (size_t i = 0; i < COUNT; i++) {
    memcpy(gb + 1 + 2 * i, "\xB9\xAB", 2);
    memcpy(want + 1 + 3 * i, "公", 3);
  }
  gw_doc doc = decode(gb, sizeof gb, GW_CHARSET_GB18030, false, &status);
  assert_int_equal(status, GW_OK);
  assert_int_equal(doc.length, sizeof want);
  assert_memory_equal(doc.text, want, sizeof want);
  gw_doc_fini(&doc);
}

/* ---- No text at all ------------------------------------------------------------------------ */

static void binary_files_are_known(void **state)
{
  static const struct {
    const char *name, *bytes;
    size_t size;
    bool binary;
  } rows[] = {
      {"ZIP", BYTES("PK\x03\x04rest"), true},
      {"empty ZIP", BYTES("PK\x05\x06"), true},
      {"PDF", BYTES("%PDF-1.7\n"), true},
      {"OLE", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), true},
      {"RTF", BYTES("{\\rtf1\\ansi"), true},
      {"PNG", BYTES("\x89PNG\r\n"), true},
      {"JPEG", BYTES("\xFF\xD8\xFF\xE0"), true},
      {"GIF", BYTES("GIF89a"), true},
      {"RAR", BYTES("Rar!\x1A\x07\x01"), true},
      {"7z", BYTES("7z\xBC\xAF\x27\x1C"), true},
      {"gzip", BYTES("\x1F\x8B\x08\x00"), true},
      {"ELF",
       BYTES("\x7F"
             "ELF"),
       true},
      {"nothing", BYTES(""), false},
      {"half a mark", BYTES("PK\x03"), false},
      {"PK", BYTES("PK赛通知"), false},
      {"percent", BYTES("%的群众"), false},
      {"GB18030 that starts like OLE", BYTES("\xD0\xCF\xBE\xA9"), false},
      {"text", BYTES("关于PDF的通知"), false},
      {"UTF-16 mark", BYTES("\xFF\xFE\x6C\x51"), false},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    gw_diag_arg kind = {NULL, NULL};
    CHECK(rows[i].name, gw_charset_is_binary(rows[i].bytes, rows[i].size, &kind) == rows[i].binary);
    CHECK(rows[i].name, !rows[i].binary || (kind.zh && kind.en));
  }
  ROWS_ARE_RIGHT();
}

static void poor_guesses_are_known(void **state)
{
  static const struct {
    const char *name, *bytes;
    size_t size;
    bool noise, doubtful;
  } rows[] = {
      {"nothing", BYTES(""), false, false},
      {"GB2312", BYTES("\xB9\xAB\xCE\xC4\xA3\xAC\xCD\xA8\xD6\xAA\xA1\xA3"), false, false},
      {"kana of EUC-JP", BYTES("\xA4\xAB\xA4\xE9\xA4\xCE\xA4\xAA\xA4\xB7\xB2\xF1"), false, true},
      {"Big5", BYTES("\xC3\xF6\xA9\xF3\xA5\x5B\xB1\x6A\xA4\x75\xA7\x40"), false, true},
      {"a few controls", BYTES("\x01\x02\x03\x04\x05\x06\x07"), false, false},
      {"nothing but controls", BYTES("\x01\x02\x03\x04\x05\x06\x07\x08"), true, false},
      {"white space is none", BYTES("\t\n\v\f\r\t\n\v\f\r\t\n"), false, false},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK(rows[i].name, gw_charset_is_noise(rows[i].bytes, rows[i].size) == rows[i].noise);
    CHECK(rows[i].name, gw_charset_is_doubtful(rows[i].bytes, rows[i].size) == rows[i].doubtful);
  }
  ROWS_ARE_RIGHT();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(poor_guesses_are_known),
      cmocka_unit_test(names_are_found),
      cmocka_unit_test(encodings_are_told_by_their_content),
      cmocka_unit_test(broken_bytes_are_reported_where_they_are),
      cmocka_unit_test(what_is_taken_over_is_what_is_decoded),
      cmocka_unit_test(broken_bytes_are_replaced),
      cmocka_unit_test(many_broken_bytes_are_counted),
      cmocka_unit_test(long_drafts_are_whole),
      cmocka_unit_test(binary_files_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
