/*
 * charset.h - bytes of unknown origin become valid UTF-8: UTF-8, UTF-16 and GB18030 (and so GBK and
 * GB2312), with or without a byte order mark, decided by content. Knows nothing of lines' meaning.
 */
#ifndef GW_TEXT_CHARSET_H
#define GW_TEXT_CHARSET_H

#include "base/buf.h"
#include "model/doc.h"

typedef enum gw_charset {
  GW_CHARSET_UTF8,
  GW_CHARSET_UTF16LE,
  GW_CHARSET_UTF16BE,
  GW_CHARSET_GB18030,
  GW_CHARSET_COUNT,
  GW_CHARSET_AUTO = GW_CHARSET_COUNT
} gw_charset;

/* The name used in reports: "utf-8". Static. */
const char *gw_charset_name(gw_charset charset);

/* By name or alias, case and - _ . : ignored: "GBK", "utf8", NULL and "auto". False: unknown. */
bool gw_charset_find(const char *name, gw_charset *out);

/* What the bytes most likely are; looks at a mark first, then at validity, then at likelihood. */
gw_charset gw_charset_guess(const char *bytes, size_t size);

/* The same. *valid: so many leading bytes were seen to be valid UTF-8, which need no second look; 0 when
 * nobody had to look. */
gw_charset gw_charset_guess_valid(const char *bytes, size_t size, size_t *valid);

/* More controls than any text in an 8-bit encoding holds? */
bool gw_charset_is_noise(const char *bytes, size_t size);

/* Decoded as GB18030, is much of it nothing that GB 2312 has: rare Han, kana, private use? Big5 and the
 * Japanese encodings are like that. */
bool gw_charset_is_doubtful(const char *bytes, size_t size);

/* "a ZIP package (perhaps a DOCX)" and the like when the bytes are a known kind of binary file, or hold more
 * controls than any text does. */
bool gw_charset_is_binary(const char *bytes, size_t size, gw_diag_arg *kind);

/*
 * Decodes into doc->text (without the mark) and sets doc->encoding. `replace`: broken bytes become
 * U+FFFD with a diagnostic each (the first 1000 of them); otherwise the first one is a diagnostic
 * and GW_ERR_ENCODING. GW_ERR_MEMORY.
 */
gw_status gw_charset_decode(gw_doc *doc, const char *bytes, size_t size, gw_charset charset,
                            bool replace);

/* Takes the bytes as they are for doc->text, which saves a copy, when that is all that decoding would
 * do: valid UTF-8 without a mark. `valid` leading bytes are known to be that. False: nothing was done. */
bool gw_charset_adopt(gw_doc *doc, gw_buf *bytes, gw_charset charset, size_t valid);

#endif
