/* case.c - see case.h. */
#include "check/case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OF_A_KIND = 50, LONGEST_EXCERPT = 90 /* bytes */ };

gw_str gw_case_text(const char *string)
{
  return (gw_str){string, strlen(string)};
}

gw_str gw_case_number(size_t number, char buffer[GW_CASE_NUMBER])
{
  snprintf(buffer, GW_CASE_NUMBER, "%zu", number);
  return gw_case_text(buffer);
}

static gw_status add(gw_case *c, gw_diag where, const gw_str texts[3])
{
  gw_diag_arg args[3];
  for (int i = 0; i < 3; i++) {
    const char *copy =
        gw_arena_excerpt(&c->doc->arena, texts[i].ptr, texts[i].len, LONGEST_EXCERPT);
    if (!copy) return GW_ERR_MEMORY;
    args[i] = (gw_diag_arg){copy, copy};
  }
  return gw_diag_add(&c->doc->diags, &c->doc->arena, where, args);
}

void gw_case_report(gw_case *c, gw_diag_kind kind, const gw_doc_line *line, gw_str first,
                    gw_str second, gw_str third)
{
  const gw_str texts[3] = {first, second, third};
  const gw_diag where = {
      .kind = kind, .line = line->number, .column = line->column, .offset = SIZE_MAX};
  if (c->status == GW_OK && c->found[kind]++ < MOST_OF_A_KIND) c->status = add(c, where, texts);
}

void gw_case_close(gw_case *c)
{
  char buffer[GW_CASE_NUMBER];
  for (int kind = 0; kind < GW_DIAG_COUNT && c->status == GW_OK; kind++) {
    if (c->found[kind] <= MOST_OF_A_KIND) continue;
    const gw_str texts[3] = {gw_case_number(c->found[kind] - MOST_OF_A_KIND, buffer),
                             gw_case_text(gw_diag_id((gw_diag_kind)kind)), GW_STR("")};
    c->status = add(c, (gw_diag){.kind = GW_DIAG_FINDINGS_MORE, .offset = SIZE_MAX}, texts);
  }
  free(c->seen);
}
