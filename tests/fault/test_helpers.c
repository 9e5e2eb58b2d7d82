/*
 * test_helpers.c FIXTURES - threads that work on one large draft beside the calling one: the bytes are
 * the same with any number of them, also when not all can be had; they are gone when the call returns,
 * whatever fails; and signals are not theirs. Built by the preset tsan it also finds data races.
 */
#include "unit/check.h"
#include "unit/fixture.h"
#include "unit/keeper.h"

#include "ooxml/archive.h"
#include "ooxml/packer.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

static const size_t helper_table[] = {0, 1, 3, 200};

static size_t usual_threads; /* one, and TSan's watcher */

static size_t count_threads(void)
{
  struct dirent **entries;
  int count = scandir("/proc/self/task", &entries, NULL, NULL);
  for (int i = 0; i < count; i++) free(entries[i]);
  if (count >= 0) free(entries);
  return (size_t)count - 2; /* . and .. */
}

static size_t threads_made, threads_joined; /* where CAN_COUNT */

/* The system takes a thread off its list a moment after it was joined; waiting for that would hide one
 * that was not, so where it can be done they are counted, too. */
static bool is_alone(void)
{
  if (threads_made != threads_joined) return false;
  for (int i = 0; i < 1000 && count_threads() > usual_threads; i++) usleep(1000);
  return count_threads() == usual_threads;
}

static void *do_nothing(void *user)
{
  return user;
}

/* TSan's watcher comes with the first thread. */
static bool learn_usual_threads(void)
{
  pthread_t thread;
  if (pthread_create(&thread, NULL, do_nothing, NULL) != 0) return false;
  pthread_join(thread, NULL);
  usleep(100 * 1000);
  usual_threads = count_threads();
  return true;
}

/* ---- Threads that cannot be had ------------------------------------------------------------------- */

static size_t threads_left = SIZE_MAX;

#if !defined __SANITIZE_THREAD__ && !defined __SANITIZE_ADDRESS__ && !defined __clang__
enum { CAN_COUNT = 1 };

int pthread_join(pthread_t thread, void **result)
{
  typedef int join(pthread_t, void **);
  void *found = dlsym(RTLD_NEXT, "pthread_join");
  join *next;
  memcpy(&next, &found, sizeof next); /* ISO C knows no cast from one to the other */
  threads_joined++;
  return next(thread, result);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *user)
{
  typedef int create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  void *found = dlsym(RTLD_NEXT, "pthread_create");
  create *next;
  memcpy(&next, &found, sizeof next);
  if (threads_left == 0) return EAGAIN;
  threads_left--;
  threads_made++;
  return next(thread, attributes, start, user);
}
#else
enum { CAN_COUNT = 0 };
#endif

/* ---- The packer ------------------------------------------------------------------------------------ */

enum { STREAM_BYTES = 7 * GW_DEFLATE_CHUNK + 12345 };

static char *stream_data;

static bool prepare_stream(void)
{
  static const char alphabet[] = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸<w:t/>";
  unsigned state = 9704;
  stream_data = malloc(STREAM_BYTES);
  for (size_t i = 0; stream_data && i < STREAM_BYTES; i++) {
    state = state * 1103515245u + 12345u;
    stream_data[i] = alphabet[(state >> 16) % (sizeof alphabet - 1)];
  }
  return stream_data != NULL;
}

static void take_into(gw_packer *packer, gw_buf *out, bool *was_empty)
{
  gw_str packed;
  assert_int_equal(gw_packer_take(packer, &packed), GW_OK);
  gw_buf_put(out, packed.ptr, packed.len);
  *was_empty = packed.len == 0;
}

/* Puts as many chunks as there is room for, then takes one, and so on. */
static void pack_stream(gw_packer *packer, size_t size, gw_buf *out)
{
  bool was_empty = false, has_ended = false;
  size_t at = 0;
  while (!was_empty) {
    char *room = NULL;
    if (!has_ended) assert_int_equal(gw_packer_room(packer, &room), GW_OK);
    if (!room) {
      take_into(packer, out, &was_empty);
      continue;
    }
    size_t length = size - at < GW_DEFLATE_CHUNK ? size - at : GW_DEFLATE_CHUNK;
    memcpy(room, stream_data + at, length);
    at += length;
    has_ended = at == size;
    gw_packer_put(packer, length, has_ended);
  }
}

/* What one compressor makes of the chunks, one after the other. */
static void pack_by_hand(size_t size, gw_buf *out)
{
  gw_deflate deflate = {0};
  char *chunk = malloc(GW_DEFLATE_CHUNK), *packed = malloc(gw_deflate_room());
  size_t at = 0;
  assert_true(chunk && packed);
  do {
    size_t length = size - at < GW_DEFLATE_CHUNK ? size - at : GW_DEFLATE_CHUNK, packed_size;
    memcpy(chunk, stream_data + at, length);
    at += length;
    assert_int_equal(gw_deflate_pack(&deflate, chunk, length, at == size, packed, &packed_size),
                     GW_OK);
    gw_buf_put(out, packed, packed_size);
  } while (at < size);
  gw_deflate_fini(&deflate);
  free(chunk);
  free(packed);
}

static void check_streams(size_t helpers)
{
  static const size_t size_table[] = {0,
                                      1,
                                      GW_DEFLATE_CHUNK,
                                      GW_DEFLATE_CHUNK + 1,
                                      STREAM_BYTES,
                                      77,
                                      3 * GW_DEFLATE_CHUNK,
                                      STREAM_BYTES};
  gw_packer *packer = gw_packer_new(helpers);
  assert_non_null(packer);
  for (size_t i = 0; i < COUNT_OF(size_table); i++) {
    gw_buf had = {0}, want = {0};
    pack_stream(packer, size_table[i], &had);
    pack_by_hand(size_table[i], &want);
    assert_int_equal(had.length, want.length);
    assert_memory_equal(had.data, want.data, want.length);
    gw_buf_fini(&had);
    gw_buf_fini(&want);
  }
  gw_packer_free(packer);
  assert_true(is_alone());
}

static void streams_are_the_same_bytes(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(helper_table); i++) check_streams(helper_table[i]);
}

static void as_many_threads_as_can_be_had(void **state)
{
  (void)state;
  if (!CAN_COUNT) return;
  for (size_t left = 0; left <= GW_PACKER_MOST_HELPERS + 1; left++) {
    const size_t before = threads_made;
    threads_left = left;
    check_streams(200);
    assert_int_equal(threads_made - before,
                     left < GW_PACKER_MOST_HELPERS ? left : GW_PACKER_MOST_HELPERS);
  }
  threads_left = SIZE_MAX;
}

/* Chunks that wait, are being packed or were packed may all be left behind. */
static void it_may_be_left_at_any_time(void **state)
{
  (void)state;
  for (size_t helpers = 0; helpers < 4; helpers++)
    for (size_t chunks = 0; chunks < 6; chunks++) {
      gw_packer *packer = gw_packer_new(helpers);
      char *room = NULL;
      assert_non_null(packer);
      for (size_t i = 0; i < chunks; i++) {
        assert_int_equal(gw_packer_room(packer, &room), GW_OK);
        if (!room) break;
        memcpy(room, stream_data, GW_DEFLATE_CHUNK);
        gw_packer_put(packer, GW_DEFLATE_CHUNK, false);
      }
      gw_packer_free(packer);
      assert_true(is_alone());
    }
  gw_packer_free(NULL);
}

/* ---- The archive ----------------------------------------------------------------------------------- */

typedef struct source {
  size_t at, fails_at;
} source;

static gw_status start(void *user)
{
  ((source *)user)->at = 0;
  return GW_OK;
}

static gw_status read_some(void *user, void *data, size_t size, size_t *got)
{
  source *s = user;
  if (s->at >= s->fails_at) return GW_ERR_TEXT_LOST;
  *got = STREAM_BYTES - s->at < size ? STREAM_BYTES - s->at : size;
  memcpy(data, stream_data + s->at, *got);
  s->at += *got;
  return GW_OK;
}

static void stop(void *user)
{
  (void)user;
}

static gw_status archive(size_t helpers, size_t fails_at, keeper *k)
{
  source s = {0, fails_at};
  const gw_archive_entry entry = {
      .name = "a", .size_estimate = 1, .start = start, .read = read_some, .stop = stop, .user = &s};
  gw_status status = gw_archive_write(&entry, 1, helpers, (gw_sink){keep, k});
  assert_true(is_alone());
  return status;
}

static void what_fails_leaves_no_thread(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(helper_table); i++) {
    for (size_t fails_at = 0; fails_at < STREAM_BYTES; fails_at += STREAM_BYTES / 9) {
      keeper k = {.most = SIZE_MAX};
      assert_int_equal(archive(helper_table[i], fails_at, &k), GW_ERR_TEXT_LOST);
      assert_int_equal(k.calls, 0);
    }
    keeper none = {.most = 0};
    assert_int_equal(archive(helper_table[i], SIZE_MAX, &none), GW_ERR_SINK);
  }
}

/* ---- Drafts ---------------------------------------------------------------------------------------- */

/* All drafts of the fixtures that are UTF-8, one below the other, as often as it takes. */
static gw_buf large_draft(size_t size)
{
  gw_buf draft = {0};
  fixtures all = fixtures_load("drafts");
  while (draft.length < size)
    for (size_t i = 0; i < all.count; i++) {
      const fixture *f = &all.items[i];
      if (gw_utf8_valid(f->data, f->size) != f->size || memchr(f->data, 0, f->size)) continue;
      gw_buf_put(&draft, f->data, f->size);
      gw_buf_putc(&draft, '\n');
    }
  fixtures_free(&all);
  assert_int_equal(draft.status, GW_OK);
  return draft;
}

enum { OUTPUTS = 3 };

typedef struct result {
  gw_buf outputs[OUTPUTS];
} result;

static int append(void *user, const void *data, size_t size)
{
  gw_buf_put(user, data, size);
  return 0;
}

static result convert(const gw_buf *draft_text, gw_options options)
{
  result r = {{{0}}};
  gw_draft *draft;
  assert_int_equal(gw_draft_new(&options, &draft), GW_OK);
  assert_int_equal(gw_draft_read(draft, draft_text->data, draft_text->length), GW_OK);
  assert_true(is_alone());
  assert_int_equal(gw_draft_write_docx(draft, (gw_sink){append, &r.outputs[0]}), GW_OK);
  assert_true(is_alone());
  assert_int_equal(gw_draft_write_report(draft, "draft", (gw_sink){append, &r.outputs[1]}), GW_OK);
  assert_int_equal(gw_draft_write_outline(draft, "zh", (gw_sink){append, &r.outputs[2]}), GW_OK);
  gw_draft_free(draft);
  return r;
}

static void free_result(result *r)
{
  for (size_t o = 0; o < OUTPUTS; o++) gw_buf_fini(&r->outputs[o]);
}

static void check_same(const result *first, const gw_buf *draft, gw_options options)
{
  result again = convert(draft, options);
  for (size_t o = 0; o < OUTPUTS; o++) {
    assert_int_equal(again.outputs[o].length, first->outputs[o].length);
    assert_memory_equal(again.outputs[o].data, first->outputs[o].data, first->outputs[o].length);
  }
  free_result(&again);
}

/* Edits that were there before, code and notices are in the parts, too; and no thread, or one, can be
 * had of several. */
static void drafts_are_the_same_bytes(void **state)
{
  static const gw_options option_table[] = {
      {.size = sizeof(gw_options), .normalize = "all"},
      {.size = sizeof(gw_options),
       .format = GW_FORMAT_MARKDOWN,
       .keep_notices = 1,
       .emphasis = GW_EMPHASIS_KEEP},
  };
  gw_buf draft = large_draft(700 * 1000);
  (void)state;
  for (size_t i = 0; i < COUNT_OF(option_table); i++) {
    gw_options options = option_table[i];
    result first = convert(&draft, options);
    for (size_t h = 1; h < COUNT_OF(helper_table); h++) {
      options.helpers = helper_table[h];
      check_same(&first, &draft, options);
    }
    for (size_t left = 0; CAN_COUNT && left < 2; left++) {
      threads_left = left;
      check_same(&first, &draft, options);
    }
    threads_left = SIZE_MAX;
    free_result(&first);
  }
  gw_buf_fini(&draft);
}

/* The mask of who calls is what it was, and signals that come meanwhile find the calling thread. */
static pthread_t calling;
static volatile sig_atomic_t found, found_others;

static void take_signal(int number)
{
  (void)number;
  found = 1;
  if (!pthread_equal(pthread_self(), calling)) found_others = 1;
}

static void signals_are_for_the_calling_thread(void **state)
{
  keeper k = {.most = SIZE_MAX};
  struct itimerval often = {{0, 500}, {0, 500}}, never = {{0, 0}, {0, 0}};
  sigset_t before, after;
  (void)state;
  calling = pthread_self();
  signal(SIGALRM, take_signal);
  pthread_sigmask(SIG_SETMASK, NULL, &before);
  setitimer(ITIMER_REAL, &often, NULL);
  for (int i = 0; i < 20; i++) {
    assert_int_equal(archive(3, SIZE_MAX, &k), GW_OK);
    k.buf.length = 0;
  }
  setitimer(ITIMER_REAL, &never, NULL);
  pthread_sigmask(SIG_SETMASK, NULL, &after);
  for (int number = 1; number < 32; number++)
    assert_int_equal(sigismember(&after, number), sigismember(&before, number));
  assert_true(found);
  assert_false(found_others);
  gw_buf_fini(&k.buf);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(streams_are_the_same_bytes),
      cmocka_unit_test(as_many_threads_as_can_be_had),
      cmocka_unit_test(it_may_be_left_at_any_time),
      cmocka_unit_test(what_fails_leaves_no_thread),
      cmocka_unit_test(drafts_are_the_same_bytes),
      cmocka_unit_test(signals_are_for_the_calling_thread),
  };
  take_fixture_root(argc, argv);
  if (!learn_usual_threads() || !prepare_stream()) return 1;
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  free(stream_data);
  return failed;
}
