/*
 * fuzz_convert.c - whole conversions: every draft becomes a DOCX with all of its text, or is refused
 * with a reason; the same draft becomes the same bytes, in whatever pieces it is read.
 */
#include "fuzz/fuzz_convert.h"

#include "text/charset.h"

#include <string.h>

enum { MOST_BYTES = 4096 };

/* What the choice says: the low bits which of these, the others what is done with the bytes. */
enum { VARIANT_BITS = 15, REPAIR = 16, REPLACE = 32, TWICE = 64 };

static const gw_options variant_table[VARIANT_BITS + 1] = {
    {.size = sizeof(gw_options)},
    {.keep_notices = 1, .normalize = "all"},
    {.format = GW_FORMAT_TEXT, .normalize = "all"},
    {.format = GW_FORMAT_MARKDOWN},
    {.format = GW_FORMAT_MARKDOWN, .emphasis = GW_EMPHASIS_KEEP, .number_headings = 1},
    {.format = GW_FORMAT_MARKDOWN, .normalize = "all", .keep_notices = 1},
    {.number_headings = 1, .normalize = "none"},
    {.font_preset = GW_FONTS_WINDOWS, .latin_font = "Times New Roman"},
    {.seal = GW_SEAL_NO, .timestamp = 1767225600},
    {.margins = GW_MARGINS_INK, .page_number = GW_PAGE_NUMBER_CENTER, .type = "请示"},
    {.body_size_hpt = 20, .page_number = GW_PAGE_NUMBER_NONE, .type = "纪要"},
    {.body_size_hpt = 44, .line_pitch_twip = 1440, .type = "letter"},
    {.title_break = GW_TITLE_BREAK_KEEP, .heading_bold = 2 | 4 | 8 | 16},
    {.title_break = GW_TITLE_BREAK_NONE, .type = "report"},
    {.force = "1=title,2=addressee\n3-4=h1,5=table,6=signature"},
    {.force = "1=issuer_mark,2=doc_number,3=signer,4=attachment_mark,6=copy_to"},
};

static gw_options options_of(unsigned choice)
{
  gw_options options = variant_table[choice & VARIANT_BITS];
  options.size = sizeof options;
  if (choice & REPLACE) options.encoding_errors = GW_ENCODING_ERRORS_REPLACE;
  return options;
}

/* A source that gives a few bytes at a time. */
typedef struct drip {
  const char *data;
  size_t left;
} drip;

static int read_drip(void *user, void *data, size_t size, size_t *got)
{
  enum { DROP = 7 };
  drip *d = user;
  *got = d->left < DROP ? d->left : DROP;
  MUST(*got <= size);
  if (*got) memcpy(data, d->data, *got);
  d->data += *got;
  d->left -= *got;
  return 0;
}

static void check_again(const gw_options *options, const char *bytes, size_t size,
                        const fuzz_bytes *first)
{
  gw_draft *draft = NULL;
  drip source = {bytes, size};
  fuzz_bytes docx = {NULL, 0};
  MUST_BE_OK(gw_draft_new(options, &draft));
  MUST_BE_OK(gw_draft_read_from(draft, (gw_source){read_drip, &source}));
  MUST_BE_OK(gw_draft_write_docx(draft, fuzz_sink(&docx)));
  MUST(docx.size == first->size && memcmp(docx.data, first->data, docx.size) == 0);
  fuzz_bytes_free(&docx);
  gw_draft_free(draft);
}

static void convert(const char *bytes, size_t size, unsigned choice)
{
  const gw_options options = options_of(choice);
  gw_draft *draft = NULL;
  MUST_BE_OK(gw_draft_new(&options, &draft));
  gw_status status = gw_draft_read(draft, bytes, size);
  MUST(status != GW_ERR_ENCODING || !(choice & (REPAIR | REPLACE)));
  MUST(status != GW_ERR_FORCE || options.force);
  if (status == GW_OK) {
    const char *given = choice & REPLACE ? NULL : bytes;
    fuzz_bytes docx = fuzz_check_docx(draft, given, size, options.keep_notices != 0);
    if (choice & TWICE) check_again(&options, bytes, size, &docx);
    fuzz_bytes_free(&docx);
  }
  fuzz_check_answers(draft, status);
  gw_draft_free(draft);
}

/* Made into UTF-8 first, most inputs get far beyond the decoder. */
static void convert_repaired(const fuzz_input *in)
{
  gw_doc doc = {0};
  gw_buf marked = {0};
  MUST_BE_OK(gw_charset_decode(&doc, in->data, in->size, GW_CHARSET_UTF8, true));
  gw_buf_puts(&marked, "\xEF\xBB\xBF");
  gw_buf_put(&marked, doc.length ? doc.text : "", doc.length);
  MUST_BE_OK(marked.status);
  convert(marked.data, marked.length, in->choice);
  gw_buf_fini(&marked);
  gw_doc_fini(&doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = fuzz_take(data, size, MOST_BYTES);
  if (in.choice & REPAIR)
    convert_repaired(&in);
  else
    convert(in.data, in.size, in.choice);
  fuzz_give_back(&in);
  return 0;
}
