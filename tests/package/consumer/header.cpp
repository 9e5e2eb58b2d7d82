// header.cpp - the header is C++, too: it declares what links, and its initialisers initialise.
#include <gongwen.h>

#include <cstdio>
#include <cstring>

int main()
{
  gw_options options = GW_OPTIONS_INIT;
  gw_draft *draft = nullptr;
  if (gw_draft_new(&options, &draft) != GW_OK) return 1;
  gw_draft_free(draft);
  char version[32];
  std::snprintf(version, sizeof version, "%d.%d.%d", GW_VERSION_MAJOR, GW_VERSION_MINOR,
                GW_VERSION_PATCH);
  return std::strcmp(version, gw_version());
}
