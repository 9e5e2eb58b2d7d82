/*
 * replay_main.c - runs a target over files and the files of folders, as an ordinary test: seeds,
 * findings and drafts. Says the name of each before it is tried, so that the last one is to blame.
 */
#include "fuzz/fuzz.h"

#include "unit/fixture.h"

static size_t replayed;

static void replay_file(const char *path)
{
  size_t size = 0;
  char *data = fixture_slurp(path, &size);
  if (!data) fixture_give_up(path);
  printf("%s\n", path);
  LLVMFuzzerTestOneInput((const uint8_t *)data, size);
  replayed++;
  free(data);
}

static int is_visible(const struct dirent *entry)
{
  return entry->d_name[0] != '.';
}

static void replay(const char *path)
{
  struct dirent **entries;
  int count = scandir(path, &entries, is_visible, alphasort);
  if (count < 0) {
    replay_file(path);
    return;
  }
  for (int i = 0; i < count; i++) {
    char below[1024];
    if (snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name) >= (int)sizeof below)
      fixture_give_up(path);
    replay(below);
    free(entries[i]);
  }
  free(entries);
}

/* Nothing is an input, too; libFuzzer begins with it. */
int main(int argc, char **argv)
{
  setvbuf(stdout, NULL, _IOLBF, 0);
  LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
  for (int i = 1; i < argc; i++) replay(argv[i]);
  printf("%zu inputs replayed\n", replayed);
  return replayed == 0;
}
