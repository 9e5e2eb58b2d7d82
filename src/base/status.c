/* status.c - names and sentences of the statuses, from one list. */
#include "gongwen.h"

#include <string.h>

typedef struct status_row {
  gw_status status;
  const char *name, *zh, *en;
} status_row;

static const status_row status_table[] = {
#define X(status, zh, en) {status, #status, zh, en},
#include "base/status.def"
#undef X
};

static const status_row *find_row(gw_status status, const status_row *otherwise)
{
  for (size_t i = 0; i < sizeof status_table / sizeof *status_table; i++)
    if (status_table[i].status == status) return &status_table[i];
  return otherwise;
}

const char *gw_status_name(gw_status status)
{
  static const status_row unknown = {.name = "GW_ERR_UNKNOWN"};
  return find_row(status, &unknown)->name;
}

const char *gw_status_text(gw_status status, const char *language)
{
  static const status_row unknown = {.zh = "", .en = ""}; /* of which there is none */
  const status_row *row = find_row(status, find_row(GW_ERR_INTERNAL, &unknown));
  return language && strcmp(language, "zh") == 0 ? row->zh : row->en;
}
