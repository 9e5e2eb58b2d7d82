/* fault_file.c - see fault.h. Stands in front of what cli/file.c and anybody else calls. */
#include "fault/fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Which call is the nth is the same in every run as long as one thread works and others wait. */
static struct {
  atomic_bool is_on;
  size_t nth;
  const fault_way *way;
  atomic_size_t calls;
  fault_file_count count;
} plan;

void fault_file_start(size_t nth, const fault_way *way)
{
  plan.nth = nth;
  plan.way = way;
  plan.calls = 0;
  plan.count = (fault_file_count){0, NULL, FAULT_EITHER};
  plan.is_on = true;
}

fault_file_count fault_file_stop(void)
{
  plan.is_on = false;
  plan.count.calls = plan.calls;
  return plan.count;
}

/* Is it the turn of this call? Leaves errno as the way has it. */
static bool goes_wrong(const char *call, fault_role role)
{
  if (!plan.is_on || ++plan.calls != plan.nth) return false;
  bool is_stream = strcmp(call, "write") == 0 || strcmp(call, "read") == 0;
  if (plan.way->is_short && !is_stream) return false;
  if (plan.way->signal) raise(plan.way->signal);
  plan.count.failed = call;
  plan.count.role = role;
  errno = plan.way->error;
  return true;
}

/* The function that would have been called, looked up once. */
#define REAL(type, name)                                                                           \
  static type *real;                                                                               \
  if (!real) *(void **)&real = dlsym(RTLD_NEXT, name);

#define SHOWN __attribute__((visibility("default")))

typedef int open_function(const char *path, int flags, ...);
typedef ssize_t read_function(int fd, void *data, size_t size);
typedef ssize_t write_function(int fd, const void *data, size_t size);
typedef int fd_function(int fd);
typedef int path_function(const char *path);
typedef int two_path_function(const char *from, const char *to);
typedef int mkdir_function(const char *path, mode_t mode);
typedef int fchmod_function(int fd, mode_t mode);
typedef int fstat_function(int fd, struct stat *out);
typedef int stat_function(const char *path, struct stat *out);
typedef int faccessat_function(int folder, const char *path, int mode, int flags);
typedef char *realpath_function(const char *path, char *out);

SHOWN int open(const char *path, int flags, ...)
{
  REAL(open_function, "open")
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  fault_role role = (flags & O_ACCMODE) == O_RDONLY ? FAULT_INPUT : FAULT_OUTPUT;
  if (flags & O_PATH) role = FAULT_EITHER; /* the sandbox looks at what is to be used */
  const char *call = flags & O_CREAT ? "create" : "open";
  return goes_wrong(call, role) ? -1 : real(path, flags, mode);
}

SHOWN ssize_t read(int fd, void *data, size_t size)
{
  REAL(read_function, "read")
  if (!goes_wrong("read", FAULT_INPUT)) return real(fd, data, size);
  return plan.way->is_short ? real(fd, data, size > 1 ? size / 2 % 97 + 1 : size) : -1;
}

SHOWN ssize_t write(int fd, const void *data, size_t size)
{
  REAL(write_function, "write")
  if (!goes_wrong("write", FAULT_OUTPUT)) return real(fd, data, size);
  return plan.way->is_short ? real(fd, data, size > 1 ? size / 2 : size) : -1;
}

SHOWN int fsync(int fd)
{
  REAL(fd_function, "fsync")
  return goes_wrong("fsync", FAULT_OUTPUT) ? -1 : real(fd);
}

SHOWN int syncfs(int fd)
{
  REAL(fd_function, "syncfs")
  return goes_wrong("syncfs", FAULT_OUTPUT) ? -1 : real(fd);
}

SHOWN int mkdir(const char *path, mode_t mode)
{
  REAL(mkdir_function, "mkdir")
  return goes_wrong("mkdir", FAULT_OUTPUT) ? -1 : real(path, mode);
}

/* A descriptor is closed even where close says that something is wrong. */
SHOWN int close(int fd)
{
  REAL(fd_function, "close")
  int result = real(fd);
  return goes_wrong("close", FAULT_EITHER) ? -1 : result;
}

SHOWN int rename(const char *from, const char *to)
{
  REAL(two_path_function, "rename")
  return goes_wrong("rename", FAULT_OUTPUT) ? -1 : real(from, to);
}

SHOWN int unlink(const char *path)
{
  REAL(path_function, "unlink")
  return goes_wrong("unlink", FAULT_OUTPUT) ? -1 : real(path);
}

SHOWN int fchmod(int fd, mode_t mode)
{
  REAL(fchmod_function, "fchmod")
  return goes_wrong("fchmod", FAULT_OUTPUT) ? -1 : real(fd, mode);
}

SHOWN int fstat(int fd, struct stat *out)
{
  REAL(fstat_function, "fstat")
  return goes_wrong("fstat", FAULT_EITHER) ? -1 : real(fd, out);
}

SHOWN int stat(const char *path, struct stat *out)
{
  REAL(stat_function, "stat")
  return goes_wrong("stat", FAULT_OUTPUT) ? -1 : real(path, out);
}

SHOWN int lstat(const char *path, struct stat *out)
{
  REAL(stat_function, "lstat")
  return goes_wrong("lstat", FAULT_OUTPUT) ? -1 : real(path, out);
}

SHOWN int faccessat(int folder, const char *path, int mode, int flags)
{
  REAL(faccessat_function, "faccessat")
  return goes_wrong("faccessat", FAULT_OUTPUT) ? -1 : real(folder, path, mode, flags);
}

SHOWN char *realpath(const char *path, char *out)
{
  REAL(realpath_function, "realpath")
  return goes_wrong("realpath", FAULT_OUTPUT) ? NULL : real(path, out);
}
