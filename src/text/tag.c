/* tag.c - see tag.h. */
#include "text/tag.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef struct delimiter_row {
  const char *opens, *closes;
  gw_tag_kind kind;
} delimiter_row;

/* What hides all up to its end, other tags included. */
static const delimiter_row delimiter_table[GW_TAG_DELIMITERS] = {
    {"<!--", "-->", GW_TAG_COMMENT},
    {"<style", "</style>", GW_TAG_MARKUP},
    {"<script", "</script>", GW_TAG_MARKUP},
    {"<?", "?>", GW_TAG_MARKUP},
};

static char lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
  return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool starts_with(gw_str text, size_t at, const char *word)
{
  for (; *word; word++, at++)
    if (at >= text.len || lower(text.ptr[at]) != *word) return false;
  return true;
}

/* Where `word` ends, at or behind `at`; 0 when it does not come before `end`. */
static size_t find_end(gw_str text, size_t at, size_t end, const char *word)
{
  const gw_str part = {text.ptr, end};
  for (; at < end; at++)
    if (starts_with(part, at, word)) return at + strlen(word);
  return 0;
}

/* Does a tag begin here: < and a name, closed before anything else is opened? */
static bool is_tag(gw_str draft, size_t at)
{
  size_t name = at + 1;
  if (name < draft.len && draft.ptr[name] == '/') name++;
  if (name >= draft.len || !(is_letter(draft.ptr[name]) || draft.ptr[name] == '!')) return false;
  while (name < draft.len && draft.ptr[name] != '<' && draft.ptr[name] != '>') name++;
  return name < draft.len && draft.ptr[name] == '>';
}

static bool is_break(gw_str draft, size_t at)
{
  if (!starts_with(draft, at, "<br")) return false;
  char next = at + 3 < draft.len ? draft.ptr[at + 3] : ' ';
  return next == '>' || next == '/' || next == ' ';
}

/* Is what `row` opens before `at` ever closed? */
static bool is_closed(gw_tag_state *state, gw_str draft, size_t at, size_t row)
{
  const delimiter_row *d = &delimiter_table[row];
  size_t *closed_at = &state->closed_at[row];
  if (*closed_at < at + strlen(d->closes)) {
    *closed_at = find_end(draft, at, draft.len, d->closes);
    if (*closed_at == 0) *closed_at = SIZE_MAX;
  }
  return *closed_at < SIZE_MAX;
}

/* The state for what begins at `at`; false when it is text. */
static bool open_at(gw_tag_state *state, gw_str draft, size_t at)
{
  for (size_t i = 0; i < GW_TAG_DELIMITERS; i++) {
    const delimiter_row *row = &delimiter_table[i];
    if (!starts_with(draft, at, row->opens)) continue;
    if (!is_closed(state, draft, at + strlen(row->opens), i)) continue;
    state->closes = row->closes;
    state->kind = row->kind;
    return true;
  }
  if (!is_tag(draft, at)) return false;
  state->closes = ">";
  state->kind = is_break(draft, at) ? GW_TAG_BREAK : GW_TAG_MARKUP;
  return true;
}

void gw_tag_reset(gw_tag_state *state)
{
  state->closes = NULL;
}

gw_tag_kind gw_tag_next(gw_tag_state *state, gw_str draft, size_t *at, size_t end)
{
  if (!state->closes && (draft.ptr[*at] != '<' || !open_at(state, draft, *at))) {
    do ++*at;
    while (*at < end && draft.ptr[*at] != '<');
    return GW_TAG_NONE;
  }
  size_t past = find_end(draft, *at, end, state->closes);
  *at = past ? past : end;
  if (past) state->closes = NULL;
  if (past || state->kind != GW_TAG_BREAK) return state->kind;
  return GW_TAG_MARKUP;
}
