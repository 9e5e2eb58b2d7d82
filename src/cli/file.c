/* file.c - see file.h. POSIX, and nothing that depends on the locale. */
#include "cli/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Temporary files and signals ----------------------------------------------------------- */

enum { DOOMED_COUNT = CLI_MOST_JOBS + 2 }; /* an output for each thread, and the report */

/* Names that a signal handler removes. Changed only while the signals are blocked, and by one thread
 * at a time. */
static char *volatile doomed_table[DOOMED_COUNT];
static pthread_mutex_t doomed_lock = PTHREAD_MUTEX_INITIALIZER;

/* The permissions of a new file. umask can only be read by setting it, which threads must not. */
static mode_t mode_of_new_file = 0600;

static const int signal_table[] = {
    SIGINT,  SIGTERM, SIGHUP,  SIGQUIT,
    SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2 /* some schedulers, before the time is up */};

enum { SIGNAL_COUNT = sizeof signal_table / sizeof *signal_table };

/* Only async-signal-safe calls. */
static void unlink_doomed(void)
{
  for (int i = 0; i < DOOMED_COUNT; i++)
    if (doomed_table[i]) unlink(doomed_table[i]);
}

/* The default action was restored by SA_RESETHAND. */
static void remove_doomed(int number)
{
  unlink_doomed();
  raise(number);
}

/* A signal that is ignored (nohup) stays ignored. */
static void catch_signals(void)
{
  for (int i = 0; i < SIGNAL_COUNT; i++) {
    struct sigaction action, old;
    memset(&action, 0, sizeof action);
    action.sa_handler = remove_doomed;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    if (sigaction(signal_table[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
      sigaction(signal_table[i], &action, NULL);
  }
}

static void block_signals(sigset_t *old)
{
  sigset_t blocked;
  sigemptyset(&blocked);
  for (int i = 0; i < SIGNAL_COUNT; i++) sigaddset(&blocked, signal_table[i]);
  pthread_sigmask(SIG_BLOCK, &blocked, old);
  pthread_mutex_lock(&doomed_lock);
}

static void unblock_signals(const sigset_t *old)
{
  pthread_mutex_unlock(&doomed_lock);
  pthread_sigmask(SIG_SETMASK, old, NULL);
}

/* Replaces `from` by `to` in the table; NULL is a free place. The signals are blocked. */
static void swap_doomed(const char *from, char *to)
{
  for (int i = 0; i < DOOMED_COUNT; i++) {
    if (doomed_table[i] != from) continue;
    doomed_table[i] = to;
    return;
  }
}

/* Puts something into the place of a closed standard stream, all below it being open. It is opened the
 * wrong way round, so that whoever uses the stream gets EBADF. */
static bool fill_place(int fd)
{
  int ends[2];
  if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) == fd) return true;
  if (pipe(ends) != 0)
    return false; /* no /dev, as in a bare chroot: the end that reads is in place */
  bool fine = ends[0] == fd && (fd != STDIN_FILENO || dup2(ends[1], fd) == fd);
  close(ends[1]);
  return fine;
}

bool cli_file_prepare(void)
{
  for (int fd = 0; fd <= STDERR_FILENO; fd++)
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF && !fill_place(fd)) return false;
  mode_t mask = umask(0);
  umask(mask);
  mode_of_new_file = 0666 & ~mask;
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN); /* a limit of file size is an error of write, too */
  catch_signals();
  return true;
}

/* ---- Signals in a program of many threads ---------------------------------------------------- */

void cli_file_take_signals(sigset_t *taken, sigset_t *old)
{
  sigemptyset(taken);
  for (int i = 0; i < SIGNAL_COUNT; i++) {
    struct sigaction action;
    if (sigaction(signal_table[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
      sigaddset(taken, signal_table[i]);
  }
  pthread_sigmask(SIG_BLOCK, taken, old);
}

void cli_file_end_by(int number)
{
  sigset_t only;
  pthread_mutex_lock(&doomed_lock); /* for good: no thread makes another one */
  unlink_doomed();
  signal(number, SIG_DFL);
  raise(number);
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  _exit(128 + number); /* of a signal that ends nobody by default there is none in the table */
}

/* ---- Reading ------------------------------------------------------------------------------- */

/* The stream is non-blocking (somebody else's doing): waits until it can go on. */
static bool wait_for(int fd, short events)
{
  struct pollfd wanted = {fd, events, 0};
  return poll(&wanted, 1, -1) >= 0 || errno == EINTR;
}

static bool is_temporary_error(int fd, short events)
{
  if (errno == EINTR) return true;
  return (errno == EAGAIN || errno == EWOULDBLOCK) && wait_for(fd, events);
}

bool cli_input_open(cli_input *input, const char *path)
{
  bool is_standard = !path || strcmp(path, "-") == 0;
  memset(input, 0, sizeof *input);
  input->fd = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (input->fd < 0 || fstat(input->fd, &input->state) != 0)
    input->error = errno;
  else if (S_ISDIR(input->state.st_mode))
    input->error = EISDIR;
  return input->error == 0;
}

int cli_input_read(void *user, void *data, size_t size, size_t *got)
{
  cli_input *input = user;
  ssize_t count;
  if (input->error) return -1;
  do {
    count = read(input->fd, data, size);
  } while (count < 0 && is_temporary_error(input->fd, POLLIN));
  if (count < 0) {
    input->error = errno;
    return -1;
  }
  *got = (size_t)count;
  return 0;
}

char *cli_input_read_all(cli_input *input, size_t most, size_t *size)
{
  char *data = NULL;
  size_t capacity = 4096, got = 1;
  for (*size = 0; got > 0; *size += got) {
    if (*size + 1 >= capacity) capacity *= 2;
    if (*size > most) input->error = EFBIG;
    char *grown = input->error ? NULL : realloc(data, capacity);
    if (!grown && !input->error) input->error = ENOMEM;
    if (grown) data = grown;
    if (!grown || cli_input_read(input, data + *size, capacity - *size - 1, &got) != 0) {
      free(data);
      return NULL;
    }
  }
  data[*size] = '\0';
  return data;
}

void cli_input_close(cli_input *input)
{
  if (input->fd > STDIN_FILENO) close(input->fd);
  input->fd = -1;
}

/* ---- Looking ------------------------------------------------------------------------------- */

/* Also when the system gives no reason. */
static bool fail(cli_output *output, int error)
{
  if (output->error == 0) output->error = error ? error : EIO;
  return false;
}

char *cli_file_join(const char *folder, const char *name)
{
  size_t length = strlen(folder), size = strlen(name) + 1;
  while (length > 1 && folder[length - 1] == '/') length--;
  char *path = malloc(length + 1 + size);
  if (!path) return NULL;
  memcpy(path, folder, length); /* NOLINT(bugprone-not-null-terminated-result): see below */
  path[length] = '/';
  memcpy(path + length + 1, name, size);
  return path;
}

/* The folder is resolved, so that two spellings of one new file are found to be the same. */
static bool look_at_new_file(cli_output *output, const char *path)
{
  struct stat link;
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  if (lstat(path, &link) == 0) return fail(output, ENOENT); /* a link to nowhere stays one */
  if (!*name) return fail(output, slash ? EISDIR : ENOENT);
  char *above = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
  char *folder = above ? realpath(above, NULL) : NULL;
  int error = errno;
  if (folder) {
    output->target = cli_file_join(folder, name);
    error = ENOMEM;
  }
  free(above);
  free(folder);
  output->mode = mode_of_new_file;
  return output->target || fail(output, error);
}

/* The link is followed, so that what it points to is replaced and not the link. */
static bool look_at_old_file(cli_output *output, const char *path)
{
  output->mode = output->old.st_mode & 0777;
  if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) return fail(output, errno);
  output->target = realpath(path, NULL);
  return output->target || fail(output, errno);
}

bool cli_output_look(cli_output *output, const char *path)
{
  memset(output, 0, sizeof *output);
  output->fd = -1;
  if (strcmp(path, "-") == 0) return fstat(STDOUT_FILENO, &output->old) == 0 || fail(output, errno);
  if (stat(path, &output->old) != 0) {
    output->old.st_nlink = 0;
    return errno == ENOENT ? look_at_new_file(output, path) : fail(output, errno);
  }
  if (S_ISDIR(output->old.st_mode)) return fail(output, EISDIR);
  return !S_ISREG(output->old.st_mode) || look_at_old_file(output, path);
}

bool cli_output_is_stream(const cli_output *output)
{
  return !output->target;
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
  return a->st_nlink > 0 && S_ISREG(a->st_mode) && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

bool cli_output_is_input(const cli_output *output, const cli_input *input)
{
  return input->error == 0 && is_same_file(&output->old, &input->state);
}

/* What is written to a device goes its own ways; in a pipe one would stand behind the other. */
static bool is_same_pipe(const struct stat *a, const struct stat *b)
{
  return (S_ISFIFO(a->st_mode) || S_ISSOCK(a->st_mode)) && a->st_dev == b->st_dev &&
         a->st_ino == b->st_ino;
}

bool cli_output_is_same(const cli_output *output, const cli_output *other)
{
  if (output->target && other->target && strcmp(output->target, other->target) == 0) return true;
  if (output->old.st_nlink == 0 || other->old.st_nlink == 0) return false;
  return is_same_file(&output->old, &other->old) || is_same_pipe(&output->old, &other->old);
}

/* ---- Writing ------------------------------------------------------------------------------- */

/* A name for open_new in the folder of `target`, which is absolute; NULL when memory is out. */
static char *name_temporary(const char *target)
{
  size_t length = (size_t)(strrchr(target, '/') - target);
  char *folder = strndup(target, length);
  char *name = folder ? cli_file_join(folder, ".gongwen-XXXXXX") : NULL;
  free(folder);
  return name;
}

/* As mkstemp, but for writing only: what is confined then need not be able to read the folder. */
static int open_new(char *name)
{
  static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  enum { VARIABLE = 6, ENOUGH = 100 };
  unsigned char random[VARIABLE];
  int fd = -1;
  char *end = name + strlen(name) - VARIABLE;
  for (int tries = 0; tries < ENOUGH && getentropy(random, sizeof random) == 0; tries++) {
    for (int i = 0; i < VARIABLE; i++) end[i] = letters[random[i] % (sizeof letters - 1)];
    fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOCTTY, 0600);
    if (fd >= 0 || errno != EEXIST) break;
  }
  return fd;
}

static bool open_temporary(cli_output *output)
{
  sigset_t old;
  char *name = name_temporary(output->target);
  if (!name) return fail(output, ENOMEM);
  block_signals(&old); /* no signal between the file's birth and its being known */
  output->fd = open_new(name);
  if (output->fd >= 0) {
    output->temporary = name;
    swap_doomed(NULL, name);
  } else {
    fail(output, errno);
    free(name);
  }
  unblock_signals(&old);
  if (output->fd >= 0 && fchmod(output->fd, output->mode) != 0) fail(output, errno);
  return output->error == 0;
}

bool cli_output_open(cli_output *output, const char *path)
{
  if (output->target) return open_temporary(output);
  output->fd = strcmp(path, "-") == 0 ? STDOUT_FILENO : open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  return output->fd >= 0 || fail(output, errno);
}

bool cli_output_is_terminal(const cli_output *output)
{
  return output->fd >= 0 && isatty(output->fd);
}

int cli_output_write(void *user, const void *data, size_t size)
{
  cli_output *output = user;
  const char *p = data;
  while (size > 0 && output->error == 0) {
    ssize_t count = write(output->fd, p, size);
    if (count < 0) {
      if (!is_temporary_error(output->fd, POLLOUT)) fail(output, errno);
      continue;
    }
    p += count;
    size -= (size_t)count;
  }
  return output->error;
}

/* Some file systems cannot be asked to flush; that is no failure of theirs to store. */
static bool flush_to_disk(int fd)
{
  int result;
  do {
    result = fsync(fd);
  } while (result != 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == ENOTSUP;
}

bool cli_output_finish(cli_output *output)
{
  if (output->temporary && !output->is_lazy && output->error == 0 && !flush_to_disk(output->fd))
    fail(output, errno);
  int result = close(output->fd);
  output->fd = -1;
  /* After EINTR the descriptor is closed on Linux, and a file is on the disk already. */
  if (result != 0 && errno != EINTR) fail(output, errno);
  return output->error == 0;
}

/* Unlinks or has renamed: the temporary name is nobody's any more. */
static void forget_temporary(cli_output *output)
{
  swap_doomed(output->temporary, NULL);
  free(output->temporary);
  output->temporary = NULL;
}

bool cli_output_commit(cli_output *output)
{
  sigset_t old;
  if (!output->temporary) return output->error == 0;
  block_signals(&old);
  if (rename(output->temporary, output->target) == 0)
    forget_temporary(output);
  else
    fail(output, errno);
  unblock_signals(&old);
  return output->error == 0;
}

void cli_output_discard(cli_output *output)
{
  if (output->temporary) {
    sigset_t old;
    block_signals(&old);
    unlink(output->temporary);
    forget_temporary(output);
    unblock_signals(&old);
  }
  if (output->fd > STDERR_FILENO) close(output->fd);
  free(output->target);
  memset(output, 0, sizeof *output);
  output->fd = -1;
}
