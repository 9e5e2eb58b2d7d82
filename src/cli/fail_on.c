/* fail_on.c - see fail_on.h. */
#include "cli/fail_on.h"

#include "cli/nearest.h"

#include <string.h>

static const struct {
  const char *name;
  int least;
} level_table[] = {{"warning", GW_WARNING}, {"error", GW_ERROR}};

enum { LEVEL_COUNT = sizeof level_table / sizeof *level_table };

static bool is_word(const char *name, const char *word, size_t length)
{
  return strlen(name) == length && memcmp(name, word, length) == 0;
}

static bool is_kind(const char *word, size_t length)
{
  gw_diagnostic kind = GW_DIAGNOSTIC_INIT;
  for (size_t i = 0; i < gw_diagnostic_kind_count(); i++)
    if (gw_diagnostic_kind(i, &kind) == GW_OK && is_word(kind.id, word, length)) return true;
  return false;
}

bool cli_fail_on_read(const char *value, cli_fail_on *out, const char **word, size_t *length)
{
  *out = CLI_FAIL_ON_NEVER;
  for (const char *p = value;; p += *length + 1) {
    bool known = false;
    *word = p;
    *length = strcspn(p, ",");
    for (size_t i = 0; i < LEVEL_COUNT; i++) {
      if (!is_word(level_table[i].name, p, *length)) continue;
      known = true;
      if (level_table[i].least < out->least) out->least = level_table[i].least;
    }
    if (!known && !is_kind(p, *length)) return false;
    if (!known) out->ids = value;
    if (!p[*length]) return true;
  }
}

const char *cli_fail_on_nearest(const char *word)
{
  enum { MOST = 256 };
  const char *names[MOST];
  size_t count = 0;
  gw_diagnostic kind = GW_DIAGNOSTIC_INIT;
  for (size_t i = 0; i < LEVEL_COUNT; i++) names[count++] = level_table[i].name;
  for (size_t i = 0; count < MOST && gw_diagnostic_kind(i, &kind) == GW_OK; i++)
    names[count++] = kind.id;
  return names[cli_nearest_find(word, names, count, NULL)];
}

bool cli_fail_on_counts(cli_fail_on what, const gw_diagnostic *diagnostic)
{
  if ((int)diagnostic->severity >= what.least) return true;
  for (const char *p = what.ids; p && *p;) {
    size_t length = strcspn(p, ",");
    if (is_word(diagnostic->id, p, length)) return true;
    p += length + (p[length] == ',');
  }
  return false;
}

bool cli_fail_on_holds(cli_fail_on what, const gw_draft *draft)
{
  const size_t count = gw_draft_diagnostic_count(draft);
  for (size_t i = 0; i < count; i++) {
    gw_diagnostic diagnostic = GW_DIAGNOSTIC_INIT;
    if (gw_draft_diagnostic(draft, i, &diagnostic) == GW_OK &&
        cli_fail_on_counts(what, &diagnostic))
      return true;
  }
  return false;
}
