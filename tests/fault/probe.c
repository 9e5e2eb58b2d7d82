/*
 * probe.c - preloaded into the program: what would code do that a hostile draft has brought in? It tries
 * when an output is renamed, in the thread that does so, or else at the end, and tells on standard
 * error what came of it: `probe: WHAT ok` or the errno.
 *
 * PROBE_FOLDER has what may not be touched: `secret`, and a file `new` is to be made there.
 * PROBE_BESIDE is a file in the folder of the output, to be read.
 * PROBE_REFUSE=landlock|rule|enter|seccomp|privileges|null|pipe is what the kernel of a container would refuse,
 * with PROBE_ERRNO; PROBE_ABI is the version of Landlock to be told. With PROBE_REFUSE nothing is tried.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- What may not be done ------------------------------------------------------------------- */

static const char *path_in(const char *variable, const char *name)
{
  static char path[4096];
  const char *folder = getenv(variable);
  snprintf(path, sizeof path, "%s%s%s", folder ? folder : "", *name ? "/" : "", name);
  return path;
}

static int try_open(const char *path, int flags)
{
  int fd = open(path, flags | O_CLOEXEC, 0600);
  if (fd >= 0) close(fd);
  return fd < 0 ? errno : 0;
}

static int try_system(void)
{
  return try_open("/etc/passwd", O_RDONLY);
}

static int try_secret(void)
{
  return try_open(path_in("PROBE_FOLDER", "secret"), O_RDONLY);
}

static int try_beside(void)
{
  return try_open(path_in("PROBE_BESIDE", ""), O_RDONLY);
}

static int try_new(void)
{
  return try_open(path_in("PROBE_FOLDER", "new"), O_WRONLY | O_CREAT);
}

static int try_remove(void)
{
  return unlink(path_in("PROBE_FOLDER", "old")) == 0 ? 0 : errno;
}

static int try_mode(void)
{
  return chmod(path_in("PROBE_FOLDER", "secret"), 0640) == 0 ? 0 : errno;
}

static int try_link(void)
{
  return symlink("secret", path_in("PROBE_FOLDER", "link")) == 0 ? 0 : errno;
}

static int try_internet(void)
{
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd >= 0) close(fd);
  return fd < 0 ? errno : 0;
}

static int try_local(void)
{
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd >= 0) close(fd);
  return fd < 0 ? errno : 0;
}

static int try_kill(void)
{
  return kill(getppid(), 0) == 0 ? 0 : errno;
}

/* In a child, which ends with the errno. */
static int in_child(void (*act)(void))
{
  int status = 0;
  pid_t child = fork();
  if (child < 0) return errno;
  if (child == 0) {
    act();
    _exit(errno);
  }
  return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : ECHILD;
}

static void execute(void)
{
  char *const argv[] = {(char[]){"true"}, NULL}, *const environment[] = {NULL};
  execve("/bin/true", argv, environment);
}

static void trace(void)
{
  if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0) errno = 0;
}

static int try_program(void)
{
  return in_child(execute);
}

static int try_trace(void)
{
  return in_child(trace);
}

static const struct {
  const char *name;
  int (*act)(void);
} probe_table[] = {
    {"system", try_system}, {"secret", try_secret},     {"beside", try_beside},
    {"new", try_new},       {"remove", try_remove},     {"mode", try_mode},
    {"link", try_link},     {"internet", try_internet}, {"local", try_local},
    {"kill", try_kill},     {"program", try_program},   {"trace", try_trace},
};

static void probe(void)
{
  static int is_done;
  char text[128];
  if (is_done++ || !getenv("PROBE_FOLDER")) return;
  for (size_t i = 0; i < sizeof probe_table / sizeof *probe_table; i++) {
    int error = probe_table[i].act();
    int size = snprintf(text, sizeof text, "probe: %s %s\n", probe_table[i].name,
                        error ? strerrorname_np(error) : "ok");
    if (write(STDERR_FILENO, text, (size_t)size) != size) _exit(99);
  }
}

int rename(const char *from, const char *to)
{
  int (*real)(const char *, const char *);
  *(void **)&real = dlsym(RTLD_NEXT, "rename");
  probe();
  return real(from, to);
}

__attribute__((destructor)) static void at_end(void)
{
  probe();
}

/* ---- What the kernel may refuse ------------------------------------------------------------- */

static int is_refused(const char *what)
{
  const char *refused = getenv("PROBE_REFUSE"), *error = getenv("PROBE_ERRNO");
  if (!refused || strcmp(refused, what) != 0) return 0;
  errno = error ? atoi(error) : ENOSYS;
  return 1;
}

static const struct {
  long number;
  const char *name;
} call_table[] = {{444, "landlock"}, {445, "rule"}, {446, "enter"}, {SYS_seccomp, "seccomp"}};

long syscall(long number, ...)
{
  long (*real)(long, ...);
  void *given[6];
  va_list more;
  va_start(more, number);
  for (int i = 0; i < 6; i++) given[i] = va_arg(more, void *);
  va_end(more);
  for (size_t i = 0; i < sizeof call_table / sizeof *call_table; i++)
    if (number == call_table[i].number && is_refused(call_table[i].name)) return -1;
  const char *abi = getenv("PROBE_ABI");
  if (number == 444 && !given[0] && abi) return atoi(abi);
  *(void **)&real = dlsym(RTLD_NEXT, "syscall");
  return real(number, given[0], given[1], given[2], given[3], given[4], given[5]);
}

int open(const char *path, int flags, ...)
{
  int (*real)(const char *, int, ...);
  va_list more;
  va_start(more, flags);
  unsigned mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, unsigned) : 0;
  va_end(more);
  if (strcmp(path, "/dev/null") == 0 && (is_refused("null") || is_refused("pipe"))) return -1;
  *(void **)&real = dlsym(RTLD_NEXT, "open");
  return real(path, flags, mode);
}

/* What _FORTIFY_SOURCE makes of it. */
int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
  return open(path, flags);
}

int pipe(int ends[2])
{
  int (*real)(int *);
  if (is_refused("pipe")) return -1;
  *(void **)&real = dlsym(RTLD_NEXT, "pipe");
  return real(ends);
}

int prctl(int option, ...)
{
  int (*real)(int, ...);
  unsigned long given[4];
  va_list more;
  va_start(more, option);
  for (int i = 0; i < 4; i++) given[i] = va_arg(more, unsigned long);
  va_end(more);
  if (option == PR_SET_NO_NEW_PRIVS && is_refused("privileges")) return -1;
  *(void **)&real = dlsym(RTLD_NEXT, "prctl");
  return real(option, given[0], given[1], given[2], given[3]);
}
