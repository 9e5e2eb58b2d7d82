/*
 * fuzz_decode.c - bytes of any encoding become UTF-8 or are refused with a place. Judged by iconv, and
 * by what the two ways to decode and the two answers to broken bytes have to do with each other.
 */
#include "fuzz/fuzz.h"

#include "base/utf8.h"
#include "property/reader.h"
#include "text/charset.h"

#include <string.h>

enum { MOST_BYTES = 16384 };

static bool is_same(const gw_doc *a, const gw_doc *b)
{
  return a->length == b->length && (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

/* iconv reads the same characters. */
static void check_by_iconv(const fuzz_input *in, const gw_doc *doc)
{
  points all = {0};
  const gw_str text = {doc->length ? doc->text : "", doc->length};
  MUST(read_draft_points(in->data, in->size, doc->encoding, &all));
  for (size_t at = 0, i = 0; at < text.len || i < all.count; i++)
    MUST(at < text.len && i < all.count && gw_utf8_next(text, &at) == all.items[i]);
  points_free(&all);
}

/* Taken over as they are, the bytes are what decoding them makes. */
static void check_adoption(const fuzz_input *in, gw_charset charset, const gw_doc *doc)
{
  gw_doc adopted = {0};
  gw_buf bytes = {0};
  gw_buf_put(&bytes, in->data, in->size);
  MUST_BE_OK(bytes.status);
  size_t valid;
  (void)gw_charset_guess_valid(in->data, in->size, &valid);
  if (gw_charset_adopt(&adopted, &bytes, charset, valid)) MUST(is_same(&adopted, doc));
  gw_buf_fini(&bytes);
  gw_doc_fini(&adopted);
}

static void decode(const fuzz_input *in, gw_charset charset)
{
  gw_doc strict = {0}, replaced = {0};
  gw_status status = gw_charset_decode(&strict, in->data, in->size, charset, false);
  MUST(status == GW_OK || status == GW_ERR_ENCODING);
  MUST_BE_OK(gw_charset_decode(&replaced, in->data, in->size, charset, true));
  MUST(gw_utf8_valid(replaced.length ? replaced.text : "", replaced.length) == replaced.length);
  if (status == GW_OK) {
    MUST(is_same(&strict, &replaced) && replaced.edit_count == 0);
    check_by_iconv(in, &strict);
    check_adoption(in, charset, &strict);
  } else {
    MUST(strict.diags.count == 1 && strict.diags.items[0].offset < in->size);
    MUST(replaced.diags.count > 0);
  }
  gw_doc_fini(&strict);
  gw_doc_fini(&replaced);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  gw_diag_arg kind;
  gw_charset charset = gw_charset_guess(in.data, in.size);
  MUST(charset < GW_CHARSET_COUNT);
  if (gw_charset_is_binary(in.data, in.size, &kind)) MUST(kind.zh && kind.en);
  (void)gw_charset_is_noise(in.data, in.size);
  (void)gw_charset_is_doubtful(in.data, in.size);
  decode(&in, in.choice ? (gw_charset)(in.choice % GW_CHARSET_COUNT) : charset);
  fuzz_give_back(&in);
  return 0;
}
