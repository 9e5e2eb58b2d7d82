/* fault_memory.c - see fault.h. Stands in front of the allocator of the C library, or of ASan's. */
#include "fault/fault.h"

#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#define REAL(function) __interceptor_##function
#else
#define REAL(function) __libc_##function
#endif

extern void *REAL(malloc)(size_t size);
extern void *REAL(calloc)(size_t count, size_t size);
extern void *REAL(realloc)(void *old, size_t size);
extern void *REAL(memalign)(size_t alignment, size_t size);
extern void REAL(free)(void *block);

/* What is asked before AddressSanitizer has started cannot be watched by it; it always watches atomics. */
#define UNWATCHED __attribute__((no_sanitize_address))

/* Which allocation is the nth is the same in every run as long as one thread works and others wait. */
static struct {
  atomic_bool is_on;
  size_t nth;
  fault_span span;
  atomic_size_t ours, icu, failed; /* see fault_count */
} plan;

static atomic_long blocks;

/* ---- Whose allocation is it? --------------------------------------------------------------- */

/* Where the code of a library lies. */
typedef struct code_range {
  const char *name;
  uintptr_t start, end;
} code_range;

/* libicuuc has the allocators of all of ICU. */
static code_range icu = {"libicuuc", 0, 0};

static void take_range(code_range *range, const struct dl_phdr_info *info)
{
  if (!info->dlpi_name || !strstr(info->dlpi_name, range->name)) return;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &info->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    range->start = info->dlpi_addr + part->p_vaddr;
    range->end = range->start + part->p_memsz;
  }
}

static int take_ranges(struct dl_phdr_info *info, size_t size, void *user)
{
  (void)size;
  (void)user;
  take_range(&icu, info);
  return 0;
}

static bool is_from(const code_range *range, const void *caller)
{
  return (uintptr_t)caller >= range->start && (uintptr_t)caller < range->end;
}

/* ---- The plan ------------------------------------------------------------------------------ */

void fault_memory_start(size_t nth, fault_span span)
{
  if (!icu.end) dl_iterate_phdr(take_ranges, NULL);
  plan.nth = nth;
  plan.span = span;
  plan.ours = plan.icu = plan.failed = 0;
  plan.is_on = true;
}

fault_count fault_memory_stop(void)
{
  plan.is_on = false;
  return (fault_count){plan.ours, plan.icu, plan.failed};
}

long fault_memory_blocks(void)
{
  return blocks;
}

UNWATCHED static bool is_refused(const void *caller)
{
  if (!plan.is_on) return false;
  bool is_icu = is_from(&icu, caller);
  size_t number = is_icu ? plan.icu++ : ++plan.ours;
  bool goes_on = plan.span == FAULT_ALL_FROM_THERE && plan.failed > 0;
  if (!goes_on && (is_icu || number != plan.nth)) return false;
  plan.failed++;
  errno = ENOMEM;
  return true;
}

UNWATCHED static void *count(void *block)
{
  if (block) blocks++;
  return block;
}

#define IS_REFUSED() is_refused(__builtin_return_address(0))

/* ---- The allocator ------------------------------------------------------------------------- */

__attribute__((visibility("default"))) void *malloc(size_t size)
{
  return IS_REFUSED() ? NULL : count(REAL(malloc)(size));
}

__attribute__((visibility("default"))) void *calloc(size_t items, size_t size)
{
  return IS_REFUSED() ? NULL : count(REAL(calloc)(items, size));
}

UNWATCHED __attribute__((visibility("default"))) void *realloc(void *old, size_t size)
{
  if (IS_REFUSED()) return NULL;
  void *block = REAL(realloc)(old, size);
  if (!old) return count(block);
  if (size == 0 && !block) blocks--;
  return block;
}

UNWATCHED __attribute__((visibility("default"))) void free(void *block)
{
  if (block) blocks--;
  REAL(free)(block);
}

__attribute__((visibility("default"))) void *memalign(size_t alignment, size_t size)
{
  return IS_REFUSED() ? NULL : count(REAL(memalign)(alignment, size));
}

__attribute__((visibility("default"))) void *aligned_alloc(size_t alignment, size_t size)
{
  return IS_REFUSED() ? NULL : count(REAL(memalign)(alignment, size));
}

__attribute__((visibility("default"))) int posix_memalign(void **out, size_t alignment, size_t size)
{
  void *block = IS_REFUSED() ? NULL : count(REAL(memalign)(alignment, size));
  if (!block) return ENOMEM;
  *out = block;
  return 0;
}

#ifdef __SANITIZE_ADDRESS__
/* ASan's own, of which libyaml has its copies, would allocate without asking malloc. */
__attribute__((visibility("default"))) char *strndup(const char *text, size_t most)
{
  size_t length = strnlen(text, most);
  char *copy = IS_REFUSED() ? NULL : count(REAL(malloc)(length + 1));
  if (!copy) return NULL;
  memcpy(copy, text, length);
  copy[length] = '\0';
  return copy;
}

__attribute__((visibility("default"))) char *strdup(const char *text)
{
  return strndup(text, SIZE_MAX - 1);
}
#endif
