/* word_break.c - see word_break.h. ICU counts in UTF-16, so does the map back. */
#include "style/word_break.h"

#include "base/mem.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

/* The text as ICU wants it, and which of our characters each of its units belongs to. */
typedef struct wide_text {
  UChar units[2 * GW_WORD_BREAK_MOST];
  size_t index[2 * GW_WORD_BREAK_MOST];
  int32_t length;
} wide_text;

static void widen(wide_text *wide, const uint32_t *codes, size_t count)
{
  wide->length = 0;
  for (size_t i = 0; i < count; i++) {
    wide->index[wide->length] = i;
    if (codes[i] > 0xFFFF) {
      wide->units[wide->length++] = (UChar)U16_LEAD(codes[i]);
      wide->index[wide->length] = i;
      wide->units[wide->length++] = (UChar)U16_TRAIL(codes[i]);
    } else {
      wide->units[wide->length++] = (UChar)codes[i];
    }
  }
}

/*
 * ICU does not survive every allocation of its that fails: 72.1 waits for itself for ever in its
 * first Locale::getDefault, and writes through null in the dictionary's engine. So it is asked only
 * when there is more memory than it takes: 0.4 MB the first time, 11 KB later, in blocks of less
 * than 50 KB. tests/fault/test_shortage.c proves that this is enough where memory really ends.
 */
enum { ICU_MEMORY = 1 << 20 };

gw_status gw_word_break(const uint32_t *codes, size_t count, bool *starts_word)
{
  wide_text wide;
  UErrorCode error = U_ZERO_ERROR;
  if (count == 0) return GW_OK;
  if (count > GW_WORD_BREAK_MOST) return GW_ERR_ARGUMENT;
  if (!gw_mem_can_have(ICU_MEMORY)) return GW_ERR_MEMORY;
  widen(&wide, codes, count);
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", wide.units, wide.length, &error);
  if (error == U_MEMORY_ALLOCATION_ERROR) return GW_ERR_MEMORY;
  bool has_words = U_SUCCESS(error) && words;
  memset(starts_word, !has_words, count * sizeof *starts_word);
  if (!has_words) return GW_OK;
  for (int32_t at = ubrk_first(words); at != UBRK_DONE && at < wide.length; at = ubrk_next(words))
    starts_word[wide.index[at]] = true;
  ubrk_close(words);
  return GW_OK;
}
