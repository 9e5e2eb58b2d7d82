/* title.c - see title.h. Asks the other title_ modules in turn. */
#include "style/title.h"

#include "style/title_cost.h"
#include "style/title_shape.h"
#include "style/title_text.h"
#include "style/title_word.h"
#include "style/word_break.h"

_Static_assert((int)GW_TITLE_MOST_CHARACTERS <= (int)GW_WORD_BREAK_MOST, "ICU gets a whole title");

gw_status gw_title_break(gw_str bytes, int halves_per_line, size_t breaks[GW_TITLE_MOST_BREAKS],
                         size_t *count)
{
  gw_title_text title;
  *count = 0;
  if (!gw_title_decode(&title, bytes)) return GW_OK;
  if (gw_title_line_halves(&title, 0, title.count) <= halves_per_line) return GW_OK;
  gw_status status = gw_word_break(title.code, title.count, title.starts_word);
  if (status != GW_OK) return status;
  gw_title_mend_words(&title);
  gw_title_weigh(&title, halves_per_line);
  status = gw_title_choose(&title, halves_per_line, breaks, count);
  for (size_t i = 0; i < *count; i++) breaks[i] = title.at[breaks[i]];
  return status;
}
