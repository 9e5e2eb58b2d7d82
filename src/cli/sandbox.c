/*
 * sandbox.c - see sandbox.h. Landlock by its numbers, as the C library has no functions for it and
 * headers may be older than the kernel. https://docs.kernel.org/userspace-api/landlock.html
 */
#include "cli/sandbox.h"

#include "cli/refuse.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- What linux/landlock.h has ------------------------------------------------------------- */

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 }; /* one number everywhere */
enum { GIVE_VERSION = 1, PATH_BENEATH = 1 };

enum {
  WRITE_FILE = 1 << 1,
  READ_FILE = 1 << 2,
  READ_FOLDER = 1 << 3,
  REMOVE_FILE = 1 << 5,
  MAKE_FOLDER = 1 << 7,
  MAKE_FILE = 1 << 8,
  ALL_OF_1 = (1 << 13) - 1,
  REFER = 1 << 13,    /* from ABI 2 on: to another folder */
  TRUNCATE = 1 << 14, /* from ABI 3 on */
  OF_A_FILE = WRITE_FILE | READ_FILE
};

/* Bigger with each version; what is behind a version's size must not be passed. */
typedef struct handled {
  uint64_t files;
  uint64_t network; /* from ABI 4 on: to bind and to connect */
  uint64_t scopes;  /* from ABI 6 on: abstract sockets, signals */
} handled;

typedef struct __attribute__((packed)) beneath {
  uint64_t rights;
  int32_t folder;
} beneath;

static int create_rules(int abi)
{
  handled all = {ALL_OF_1, 3, 3};
  size_t size = abi >= 6 ? sizeof all : abi >= 4 ? offsetof(handled, scopes) : sizeof all.files;
  if (abi >= 2) all.files |= REFER;
  if (abi >= 3) all.files |= TRUNCATE;
  return (int)syscall(CREATE_RULESET, &all, size, 0);
}

/* ---- Rights -------------------------------------------------------------------------------- */

static const uint64_t right_table[CLI_RIGHT_COUNT] = {
    [CLI_MAY_READ] = READ_FILE | READ_FOLDER,
    [CLI_MAY_WRITE] = WRITE_FILE,
    [CLI_MAY_REPLACE] = WRITE_FILE | MAKE_FILE | REMOVE_FILE,
    [CLI_MAY_BUILD] = WRITE_FILE | MAKE_FILE | REMOVE_FILE | MAKE_FOLDER,
};

static void give_up(cli_sandbox *sandbox)
{
  if (sandbox->rules >= 0) close(sandbox->rules);
  sandbox->rules = -1;
}

/* Whoever opens the file will fail in the same way, with rights or without. */
static bool leads_nowhere(int error)
{
  return error == ENOENT || error == ENOTDIR || error == ELOOP || error == ENAMETOOLONG ||
         error == EACCES;
}

/* A pipe has no place in the file system and needs no right: EBADFD. */
static bool add_rule(const cli_sandbox *sandbox, int fd, cli_right right)
{
  struct stat state;
  beneath rule = {right_table[right], fd};
  if (fstat(fd, &state) != 0) return false;
  if (!S_ISDIR(state.st_mode)) rule.rights &= OF_A_FILE;
  return !rule.rights || syscall(ADD_RULE, sandbox->rules, PATH_BENEATH, &rule, 0) == 0 ||
         errno == EBADFD;
}

void cli_sandbox_allow(cli_sandbox *sandbox, const char *path, cli_right right)
{
  if (sandbox->rules < 0) return;
  int fd = open(path, O_PATH | O_CLOEXEC);
  if (fd < 0 && leads_nowhere(errno)) return;
  if (fd < 0 || !add_rule(sandbox, fd, right)) give_up(sandbox);
  if (fd >= 0) close(fd);
}

void cli_sandbox_allow_beside(cli_sandbox *sandbox, const char *file, cli_right right)
{
  char folder[PATH_MAX] = ".";
  const char *slash = strrchr(file, '/');
  size_t length = slash ? (size_t)(slash - file) + 1 : 1;
  if (length >= sizeof folder) return; /* the kernel takes no such name */
  if (slash) memcpy(folder, file, length);
  folder[length] = '\0';
  cli_sandbox_allow(sandbox, folder, right);
}

void cli_sandbox_allow_output(cli_sandbox *sandbox, const char *path, const cli_output *output)
{
  if (output->target)
    cli_sandbox_allow_beside(sandbox, output->target, CLI_MAY_REPLACE);
  else if (strcmp(path, "-") != 0)
    cli_sandbox_allow(sandbox, path, CLI_MAY_WRITE);
}

/* ---- The C library ------------------------------------------------------------------------- */

/* Where iconv keeps its converters, which it loads when a draft in GB18030 or UTF-16 comes. */
static int allow_library(struct dl_phdr_info *info, size_t size, void *user)
{
  char path[PATH_MAX];
  const char *slash = strrchr(info->dlpi_name, '/');
  (void)size;
  if (!slash || strncmp(slash, "/libc.", 6) != 0) return 0;
  cli_sandbox_allow_beside(user, info->dlpi_name, CLI_MAY_READ);
  /* /lib64/libc.so.6, but /usr/lib64/gconv */
  int length = (int)(slash - info->dlpi_name);
  if (snprintf(path, sizeof path, "/usr%.*s/gconv", length, info->dlpi_name) < (int)sizeof path)
    cli_sandbox_allow(user, path, CLI_MAY_READ);
  return 1;
}

static void allow_libraries(cli_sandbox *sandbox)
{
  /* Before there is a second thread. NOLINTNEXTLINE(concurrency-mt-unsafe) */
  const char *p = getenv("GCONV_PATH");
  for (size_t length; p && *p; p += length + (p[length] == ':')) {
    char folder[PATH_MAX] = "";
    length = strcspn(p, ":");
    if (length == 0 || length >= sizeof folder) continue;
    memcpy(folder, p, length);
    cli_sandbox_allow(sandbox, folder, CLI_MAY_READ);
  }
  cli_sandbox_allow(sandbox, "/etc/ld.so.cache", CLI_MAY_READ);
  (void)dl_iterate_phdr(allow_library, sandbox);
}

/* ---- The whole ----------------------------------------------------------------------------- */

void cli_sandbox_start(cli_sandbox *sandbox, int mode)
{
  *sandbox = (cli_sandbox){.mode = (cli_sandbox_mode)mode, .rules = -1};
#if defined GONGWEN_INSTRUMENTED
  sandbox->mode = CLI_SANDBOX_OFF; /* sanitizers look into /proc and trace, coverage writes files */
#endif
  if (sandbox->mode == CLI_SANDBOX_OFF) return;
  sandbox->abi = (int)syscall(CREATE_RULESET, NULL, 0, GIVE_VERSION);
  if (sandbox->abi < 1) return;
  sandbox->rules = create_rules(sandbox->abi);
  allow_libraries(sandbox);
}

cli_confined cli_sandbox_enter(cli_sandbox *sandbox)
{
  cli_confined confined = {false, false};
  if (sandbox->mode == CLI_SANDBOX_OFF) return confined;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
    confined.files = sandbox->rules >= 0 && syscall(RESTRICT_SELF, sandbox->rules, 0) == 0;
    confined.calls = cli_refuse_calls();
  }
  give_up(sandbox);
  return confined;
}
