/* pass.c - the table of passes; see pass.h. */
#include "normal/pass.h"

#include "normal/signal.h"

#include <assert.h>
#include <string.h>

#define BIT(element) (UINT32_C(1) << GW_ELEMENT_##element)

static_assert(GW_ELEMENT_COUNT <= 32, "elements are bits of a word");

enum {
  TEXT = (1u << GW_ELEMENT_COUNT) - 1 - BIT(NOTICE),
  HEADINGS = BIT(HEADING_1) | BIT(HEADING_2) | BIT(HEADING_3) | BIT(HEADING_4),
  NUMBERED = HEADINGS | BIT(BODY) | BIT(ATTACHMENT_NOTE),
  /* where a space is no layout: not in 题注, 签发人, 主送机关, 署名, the head, 附注 and 版记 */
  PROSE = HEADINGS | BIT(BODY) | BIT(TITLE) | BIT(SUBTITLE) | BIT(ATTACHMENT_NOTE) |
          BIT(ATTACHMENT_TITLE),
  DATED = BIT(ISSUE_DATE) | BIT(PRINTED_BY),
  ADDRESSED = BIT(ADDRESSEE),
  ATTACHED = BIT(ATTACHMENT_NOTE),
  MARKED = BIT(ATTACHMENT_MARK),
};

static const gw_pass pass_table[] = {
#define X(pass, id, function, by_default, elements, signals, source, zh, en)                       \
  {id,     function, by_default, elements, GW_SIGNAL_##signals, GW_DIAG_NORMALISE_##pass,          \
   source, zh,       en},
#include "normal/pass.def"
#undef X
};

size_t gw_pass_total(void)
{
  return GW_PASS_COUNT;
}

const gw_pass *gw_pass_at(size_t index)
{
  return index < GW_PASS_COUNT ? &pass_table[index] : NULL;
}

static bool is_word(gw_str word, const char *text)
{
  return word.len == strlen(text) && memcmp(word.ptr, text, word.len) == 0;
}

/* The bits of a name without its minus; false when there is none. */
static bool find(gw_str word, uint64_t *bits)
{
  const uint64_t all = (UINT64_C(1) << GW_PASS_COUNT) - 1;
  *bits = 0;
  if (is_word(word, "none")) return true;
  for (size_t i = 0; i < GW_PASS_COUNT; i++) {
    const uint64_t bit = UINT64_C(1) << i;
    if (is_word(word, pass_table[i].id)) *bits = bit;
    if (is_word(word, "default") && pass_table[i].by_default) *bits |= bit;
  }
  if (is_word(word, "all")) *bits = all;
  return *bits != 0;
}

bool gw_pass_parse(const char *list, uint64_t *passes, gw_str *bad)
{
  *passes = 0;
  if (!list) list = "default";
  if (*list == '-') (void)find(GW_STR("default"), passes);
  for (const char *p = list;;) {
    uint64_t bits;
    gw_str word = {p, strcspn(p, ",")};
    const bool minus = *p == '-';
    const gw_str name = {p + minus, word.len - minus};
    if (!find(name, &bits) || (minus && is_word(name, "none"))) {
      *bad = word;
      return false;
    }
    if (is_word(name, "none")) *passes = 0;
    *passes = minus ? *passes & ~bits : *passes | bits;
    p += word.len;
    if (*p++ == '\0') return true;
  }
}
