/* line_count.c - see line_count.h. Most text is Han, which may be parted anywhere: of a run of it only
 * the bytes are counted. */
#include "style/line_count.h"

#include "style/unit.h"

/* GB/T 15834, 5.1: points and closing marks do not start a line, opening marks do not end one; and
 * a word is not parted. No Han character is any of these. */
enum { NO_START = 1, NO_END = 2, WORD = 4 };

#define CLOSES NO_START
#define OPENS NO_END
static const unsigned char cjk_table[0x20] = {
    /* U+3000 */ [0x01] = CLOSES,
    [0x02] = CLOSES,
    [0x08] = OPENS,
    [0x09] = CLOSES,
    [0x0A] = OPENS,
    [0x0B] = CLOSES,
    [0x0C] = OPENS,
    [0x0D] = CLOSES,
    [0x0E] = OPENS,
    [0x0F] = CLOSES,
    [0x10] = OPENS,
    [0x11] = CLOSES,
    [0x14] = OPENS,
    [0x15] = CLOSES,
};
static const unsigned char wide_table[0x20] = {
    /* U+FF00 */ [0x01] = CLOSES,
    [0x08] = OPENS,
    [0x09] = CLOSES,
    [0x0C] = CLOSES,
    [0x1A] = CLOSES,
    [0x1B] = CLOSES,
    [0x1F] = CLOSES,
};
static const unsigned char quote_table[0x20] = {
    /* U+2000 */ [0x18] = OPENS, [0x19] = CLOSES, [0x1C] = OPENS, [0x1D] = CLOSES};
#undef CLOSES
#undef OPENS

static unsigned class_of_ascii(uint32_t code)
{
  switch (code) {
  case '.':
  case ',':
  case ')':
  case '%':
  case ':':
  case ';': return NO_START;
  case '(': return NO_END | WORD;
  default: return code > ' ' ? WORD : 0;
  }
}

static unsigned class_of(uint32_t code)
{
  enum { MIDDLE_DOT = 0xB7 };
  uint32_t low = code & 0x1F;
  if (code < 0x80) return class_of_ascii(code);
  switch (code - low) {
  case 0x3000: return cjk_table[low];
  case 0xFF00: return wide_table[low];
  case 0x2000: return quote_table[low];
  default: return code == MIDDLE_DOT ? NO_START : 0;
  }
}

typedef struct line_counter {
  int first_twip, other_twip; /* room in the first line, in the others */
  int full_twip, half_twip;   /* advance of a character */
  size_t lines;
  int used_twip;   /* of the line that is being filled */
  int unit_twip;   /* what may not be parted from what comes next */
  bool has_before; /* a character has come in this line of the draft, ... */
  unsigned before; /* ... the last one of this class */
} line_counter;

static int room(const line_counter *counter)
{
  return counter->lines == 1 ? counter->first_twip : counter->other_twip;
}

/* Puts what has been gathered onto this line, or onto the next. */
static void settle(line_counter *counter)
{
  if (counter->used_twip + counter->unit_twip > room(counter) && counter->used_twip > 0) {
    counter->lines++;
    counter->used_twip = 0;
  }
  counter->used_twip += counter->unit_twip;
  while (counter->used_twip > room(counter) && room(counter) > 0) {
    counter->used_twip -= room(counter);
    counter->lines++;
  }
  counter->unit_twip = 0;
}

static void count_character(line_counter *counter, unsigned class, int advance_twip)
{
  bool goes_on =
      (class & NO_START) || (counter->before & NO_END) || (class & counter->before & WORD);
  if (counter->has_before && !goes_on) settle(counter);
  counter->unit_twip += advance_twip;
  counter->has_before = true;
  counter->before = class;
}

/* `count` Han characters behind another one: as many lines at once as settling each would fill. */
static void count_han(line_counter *counter, size_t count)
{
  const int advance_twip = counter->full_twip;
  while (count > 0) {
    settle(counter);
    counter->unit_twip = advance_twip; /* the last waits for what comes next */
    count--;
    int left_twip = room(counter) - counter->used_twip;
    size_t fitting = advance_twip > 0 && left_twip > 0 ? (size_t)(left_twip / advance_twip) : 0;
    if (fitting > count) fitting = count;
    counter->used_twip += (int)fitting * advance_twip;
    count -= fitting;
  }
}

/* The characters whose first byte alone says that they are of full width and of no class. */
enum { FIRST_HAN = 0x4000, LAST_HAN = 0xEFFF, FIRST_LEAD = 0xE4, LAST_LEAD = 0xEE, HAN_BYTES = 3 };

/* The end of such characters from `at` on. */
static size_t han_end(gw_str text, size_t at)
{
  const unsigned char *s = (const unsigned char *)text.ptr;
  while (at + HAN_BYTES <= text.len && s[at] >= FIRST_LEAD && s[at] <= LAST_LEAD) at += HAN_BYTES;
  return at;
}

static void count_text(line_counter *counter, gw_str text)
{
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    if (code < FIRST_HAN || code > LAST_HAN) {
      count_character(counter, class_of(code),
                      code < 0x80 ? counter->half_twip : counter->full_twip);
      continue;
    }
    size_t end = han_end(text, at);
    count_character(counter, 0, counter->full_twip);
    count_han(counter, (end - at) / HAN_BYTES);
    at = end;
  }
}

static line_counter start_counter(const gw_sheet *sheet, const gw_paragraph *paragraph,
                                  int width_twip)
{
  const gw_style style = gw_sheet_style(sheet, paragraph->style);
  int size_hpt = paragraph->has & GW_PARAGRAPH_SIZE ? paragraph->size_hpt : style.size_hpt;
  int character_twip = gw_hpt_twip(style.size_hpt);
  int spacing_twip = style.is_unspaced ? 0 : sheet->page.spacing_twip;
  bool is_placed = (paragraph->has & GW_PARAGRAPH_INDENT) != 0;
  int left = is_placed ? paragraph->left_twip : style.left * character_twip;
  int right = is_placed ? paragraph->right_twip : style.right * character_twip;
  int hanging = is_placed ? paragraph->hanging_twip : style.hanging * character_twip;
  int first = is_placed ? 0 : style.first_line * character_twip;
  int scale = paragraph->has & GW_PARAGRAPH_SIZE ? paragraph->scale_percent : 100;
  return (line_counter){.other_twip = width_twip - left - right,
                        .first_twip = width_twip - left - right + hanging - first,
                        .full_twip = gw_hpt_twip(size_hpt) * scale / 100 + spacing_twip,
                        .half_twip = gw_hpt_twip(size_hpt) * scale / 200 + spacing_twip,
                        .lines = 1};
}

size_t gw_paragraph_lines(const gw_sheet *sheet, const gw_paragraph *paragraph, int width_twip)
{
  line_counter counter = start_counter(sheet, paragraph, width_twip);
  for (size_t i = 0; i < paragraph->span_count; i++) {
    const gw_span *span = &paragraph->spans[i];
    if (span->lead == GW_LEAD_LINE) {
      settle(&counter);
      counter.lines++;
      counter.used_twip = 0;
      counter.has_before = false;
      counter.before = 0;
    }
    if (span->lead != GW_LEAD_TAB && span->lead != GW_LEAD_TWO_TABS &&
        span->lead != GW_LEAD_THREE_TABS)
      count_text(&counter, span->text);
  }
  settle(&counter);
  return counter.lines;
}
