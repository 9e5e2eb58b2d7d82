/*
 * packer.c - see packer.h. Chunks stand in a ring: those that were taken, those that are packed or
 * being packed, those that wait for it, and those still to be filled follow each other. Threads that
 * pack claim the first one that waits; the calling thread is one of them whenever it would have to
 * wait.
 */
#include "ooxml/packer.h"

#include "base/share.h"

#include <pthread.h>
#include <stdlib.h>

/* One chunk for each thread to work at; of two threads one more, so that none waits for the other. */
enum { MOST_CHUNKS = GW_PACKER_MOST_HELPERS + 1 };

typedef struct chunk {
  char *data;   /* owned; GW_DEFLATE_CHUNK bytes, of which ... */
  size_t size;  /* ... are filled */
  char *packed; /* owned; gw_deflate_room() bytes */
  gw_str out;   /* in `packed` */
  bool is_last, is_packed;
  gw_status status; /* of packing it */
} chunk;

typedef struct helper {
  pthread_t thread;
  gw_deflate deflate;
  struct gw_packer *packer;
} helper;

struct gw_packer {
  pthread_mutex_t lock;   /* of all below but for the calling thread's own */
  pthread_cond_t waiting; /* a chunk waits, or it is over */
  pthread_cond_t packed;  /* one was packed */
  chunk ring[MOST_CHUNKS];
  size_t put, claimed; /* chunks, since the start; put >= claimed */
  bool is_over;

  /* The calling thread's own. */
  size_t taken; /* claimed >= taken */
  size_t ring_size;
  gw_deflate deflate;
  helper helpers[GW_PACKER_MOST_HELPERS];
  size_t helper_count, wanted;
};

gw_packer *gw_packer_new(size_t helpers)
{
  gw_packer *packer = calloc(1, sizeof *packer);
  if (!packer) return NULL;
  packer->wanted = helpers < GW_PACKER_MOST_HELPERS ? helpers : GW_PACKER_MOST_HELPERS;
  packer->ring_size = 1;
  pthread_mutex_init(&packer->lock, NULL);
  pthread_cond_init(&packer->waiting, NULL);
  pthread_cond_init(&packer->packed, NULL);
  return packer;
}

/* ---- Packing ----------------------------------------------------------------------------------- */

/* The first chunk that waits, or NULL. Under the lock. */
static chunk *claim(gw_packer *packer)
{
  if (packer->claimed == packer->put) return NULL;
  return &packer->ring[packer->claimed++ % packer->ring_size];
}

/* Under the lock, but not while it packs. */
static void pack(gw_packer *packer, chunk *c, gw_deflate *deflate)
{
  pthread_mutex_unlock(&packer->lock);
  c->out = (gw_str){c->packed, 0};
  c->status = gw_deflate_pack(deflate, c->data, c->size, c->is_last, c->packed, &c->out.len);
  pthread_mutex_lock(&packer->lock);
  c->is_packed = true;
}

static void *help(void *user)
{
  helper *self = user;
  gw_packer *packer = self->packer;
  pthread_mutex_lock(&packer->lock);
  while (!packer->is_over) {
    chunk *c = claim(packer);
    if (c) {
      pack(packer, c, &self->deflate);
      pthread_cond_signal(&packer->packed);
    } else {
      pthread_cond_wait(&packer->waiting, &packer->lock);
    }
  }
  pthread_mutex_unlock(&packer->lock);
  return NULL;
}

/* Behind the first chunk of a stream, when all that came before is taken: the ring begins anew. */
static void start_helpers(gw_packer *packer)
{
  packer->ring_size = MOST_CHUNKS;
  packer->put = packer->claimed = packer->taken = 0;
  while (packer->helper_count < packer->wanted) {
    helper *next = &packer->helpers[packer->helper_count];
    next->packer = packer;
    if (!gw_deflate_prepare(&next->deflate) || !gw_share_start(&next->thread, help, next)) break;
    packer->helper_count++;
  }
  packer->wanted = packer->helper_count; /* more are not asked for again */
  if (!packer->helper_count) packer->ring_size = 1;
}

void gw_packer_free(gw_packer *packer)
{
  if (!packer) return;
  pthread_mutex_lock(&packer->lock);
  packer->is_over = true;
  pthread_cond_broadcast(&packer->waiting);
  pthread_mutex_unlock(&packer->lock);
  for (size_t i = 0; i < packer->helper_count; i++) pthread_join(packer->helpers[i].thread, NULL);
  for (size_t i = 0; i < GW_PACKER_MOST_HELPERS; i++) gw_deflate_fini(&packer->helpers[i].deflate);
  gw_deflate_fini(&packer->deflate);
  for (size_t i = 0; i < MOST_CHUNKS; i++) {
    free(packer->ring[i].data);
    free(packer->ring[i].packed);
  }
  pthread_cond_destroy(&packer->packed);
  pthread_cond_destroy(&packer->waiting);
  pthread_mutex_destroy(&packer->lock);
  free(packer);
}

/* ---- The calling thread -------------------------------------------------------------------------- */

/* All chunks are free: gives this one the memory of another. */
static bool borrow(gw_packer *packer, chunk *c)
{
  for (size_t i = 0; i < packer->ring_size; i++) {
    chunk *from = &packer->ring[i];
    if (from == c || !from->data || !from->packed) continue;
    free(c->data);
    free(c->packed);
    c->data = from->data;
    c->packed = from->packed;
    from->data = from->packed = NULL;
    return true;
  }
  return false;
}

gw_status gw_packer_room(gw_packer *packer, char **room)
{
  *room = NULL;
  if (packer->put - packer->taken == packer->ring_size) return GW_OK;
  chunk *next = &packer->ring[packer->put % packer->ring_size];
  if (!next->data) next->data = malloc(GW_DEFLATE_CHUNK);
  if (!next->packed) next->packed = malloc(gw_deflate_room());
  if (!next->data || !next->packed) { /* then with fewer of them */
    if (packer->put != packer->taken) return GW_OK;
    if (!borrow(packer, next)) return GW_ERR_MEMORY;
  }
  *room = next->data;
  return GW_OK;
}

void gw_packer_put(gw_packer *packer, size_t size, bool is_last)
{
  if (!is_last && !packer->helper_count && packer->wanted) start_helpers(packer);
  chunk *next = &packer->ring[packer->put % packer->ring_size];
  next->size = size;
  next->is_last = is_last;
  next->is_packed = false;
  pthread_mutex_lock(&packer->lock);
  packer->put++;
  pthread_cond_signal(&packer->waiting);
  pthread_mutex_unlock(&packer->lock);
}

gw_status gw_packer_take(gw_packer *packer, gw_str *out)
{
  *out = (gw_str){NULL, 0};
  if (packer->taken == packer->put) return GW_OK;
  chunk *first = &packer->ring[packer->taken % packer->ring_size];
  pthread_mutex_lock(&packer->lock);
  while (!first->is_packed) {
    chunk *c = claim(packer);
    if (c)
      pack(packer, c, &packer->deflate);
    else
      pthread_cond_wait(&packer->packed, &packer->lock);
  }
  pthread_mutex_unlock(&packer->lock);
  packer->taken++;
  if (first->status == GW_OK) *out = first->out;
  return first->status;
}
