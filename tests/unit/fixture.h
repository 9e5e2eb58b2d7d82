/*
 * fixture.h - the drafts of fixtures/ for tests that go through all of them. The folder is what the
 * test program got as its first argument. A file that cannot be read ends the test program: then
 * there is nothing to test.
 */
#ifndef GW_TESTS_FIXTURE_H
#define GW_TESTS_FIXTURE_H

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct fixture {
  char name[64]; /* without folder and extension */
  char path[512];
  char *data; /* owned */
  size_t size;
} fixture;

typedef struct fixtures {
  fixture *items;
  size_t count;
} fixtures;

static const char *fixture_root = "fixtures";

static inline void take_fixture_root(int argc, char **argv)
{
  if (argc > 1) fixture_root = argv[1];
}

static inline void fixture_give_up(const char *what)
{
  fprintf(stderr, "cannot read %s\n", what);
  exit(1);
}

/* The whole file with a NUL behind it; NULL when there is none. */
static inline char *fixture_slurp(const char *path, size_t *size)
{
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  char *data = NULL;
  size_t got = 1;
  for (*size = 0; got > 0; *size += got) {
    data = realloc(data, *size + 65536 + 1);
    if (!data) fixture_give_up(path);
    got = fread(data + *size, 1, 65536, file);
  }
  if (ferror(file)) fixture_give_up(path);
  fclose(file);
  data[*size] = '\0';
  return data;
}

static inline int fixture_is_draft(const struct dirent *entry)
{
  const char *dot = strrchr(entry->d_name, '.');
  return dot && (strcmp(dot, ".txt") == 0 || (strcmp(dot, ".md") == 0 && entry->d_name[0] != 'R'));
}

/* Every draft of a folder below the root, by name. */
static inline fixtures fixtures_load(const char *folder)
{
  fixtures all = {NULL, 0};
  char path[256];
  struct dirent **entries;
  snprintf(path, sizeof path, "%s/%s", fixture_root, folder);
  int count = scandir(path, &entries, fixture_is_draft, alphasort);
  if (count <= 0) fixture_give_up(path);
  all.items = calloc((size_t)count, sizeof *all.items);
  if (!all.items) fixture_give_up(path);
  for (int i = 0; i < count; i++) {
    fixture *f = &all.items[all.count++];
    const char *name = entries[i]->d_name;
    snprintf(f->path, sizeof f->path, "%s/%s", path, name);
    snprintf(f->name, sizeof f->name, "%.*s", (int)(strrchr(name, '.') - name), name);
    f->data = fixture_slurp(f->path, &f->size);
    if (!f->data) fixture_give_up(f->path);
    free(entries[i]);
  }
  free(entries);
  return all;
}

static inline void fixtures_free(fixtures *all)
{
  for (size_t i = 0; i < all->count; i++) free(all->items[i].data);
  free(all->items);
  *all = (fixtures){NULL, 0};
}

#endif
