/* title.c - see title.h. Decodes, and asks the other title_ modules in turn. */
#include "style/title.h"

#include "style/title_cost.h"
#include "style/title_shape.h"
#include "style/title_text.h"
#include "style/title_word.h"
#include "style/word_break.h"

_Static_assert((int)GW_TITLE_MOST_CHARACTERS <= (int)GW_WORD_BREAK_MOST, "ICU gets a whole title");

/* False: too long. Stops there, however long it is. */
static bool decode(gw_title_text *title, gw_str bytes)
{
  title->bytes = bytes;
  title->count = 0;
  title->halves_before[0] = 0;
  for (size_t at = 0; at < bytes.len; title->count++) {
    if (title->count == GW_TITLE_MOST_CHARACTERS) return false;
    title->at[title->count] = at;
    uint32_t code = gw_utf8_next(bytes, &at);
    title->code[title->count] = code;
    title->halves_before[title->count + 1] =
        title->halves_before[title->count] + (code < 0x80 ? 1 : 2);
  }
  title->at[title->count] = bytes.len;
  return true;
}

gw_status gw_title_break(gw_str bytes, int halves_per_line, size_t breaks[GW_TITLE_MOST_BREAKS],
                         size_t *count)
{
  gw_title_text title;
  *count = 0;
  if (!decode(&title, bytes)) return GW_OK;
  if (gw_title_line_halves(&title, 0, title.count) <= halves_per_line) return GW_OK;
  gw_status status = gw_word_break(title.code, title.count, title.starts_word);
  if (status != GW_OK) return status;
  gw_title_mend_words(&title);
  gw_title_weigh(&title, halves_per_line);
  status = gw_title_choose(&title, halves_per_line, breaks, count);
  for (size_t i = 0; i < *count; i++) breaks[i] = title.at[breaks[i]];
  return status;
}
