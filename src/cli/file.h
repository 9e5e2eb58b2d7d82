/*
 * file.h - where a draft comes from and where output goes: files, streams, all or nothing. Knows
 * nothing of drafts and prints nothing; what went wrong stays in `error` as an errno.
 *
 * A file is written under a temporary name in the folder of its target, flushed to the disk, and
 * only then renamed: at every moment the target is what it was or what it is to be, never a part.
 * Devices, pipes and standard output cannot be replaced so; they are written as they come.
 */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/*
 * To be called first. A closed standard stream becomes one that fails, so that no file of ours gets
 * its number; a closed pipe becomes an error, not a silent death; a signal that ends the program
 * takes the temporary files with it. False: a closed stream has to stay one, and no file may be opened.
 */
bool cli_file_prepare(void);

enum { CLI_MOST_JOBS = 256 }; /* threads that write files at once */

/* From now on the signals that end the program are blocked, in this thread and in those that it
 * starts; *taken is for sigwait. Those that are ignored stay so. */
void cli_file_take_signals(sigset_t *taken, sigset_t *old);

/* Removes the temporary files, of other threads too, and ends by the signal. */
_Noreturn void cli_file_end_by(int number);

/* "folder/name" in memory of the caller's; NULL when there is none. */
char *cli_file_join(const char *folder, const char *name);

typedef struct cli_input {
  int fd;
  int error;
  struct stat state; /* valid when there is no error */
} cli_input;

/* `path` NULL or "-" is standard input. A folder is an error. */
bool cli_input_open(cli_input *input, const char *path);

/* For gw_source; `user` is the cli_input. Fails when opening has failed. */
int cli_input_read(void *user, void *data, size_t size, size_t *got);

/* All of it with a NUL behind; NULL and `error` when it cannot be had, or is more than `most`. */
char *cli_input_read_all(cli_input *input, size_t most, size_t *size);

void cli_input_close(cli_input *input);

typedef struct cli_output {
  int fd;          /* -1: not open */
  int error;       /* the first errno, or 0 */
  char *target;    /* owned; what will be renamed onto; NULL for a stream */
  char *temporary; /* owned; NULL when there is none */
  mode_t mode;     /* what the target gets */
  struct stat old; /* what is there now; st_nlink 0 when nothing is */
  bool is_lazy;    /* somebody else sees to it that it gets to the disk; may be set after looking */
} cli_output;

/* Looks at `path`, "-" being standard output, and changes nothing. False: it cannot be written. */
bool cli_output_look(cli_output *output, const char *path);

/* True for standard output, devices and pipes: what is written there cannot be taken back. */
bool cli_output_is_stream(const cli_output *output);

/* Is it the file that is read? */
bool cli_output_is_input(const cli_output *output, const cli_input *input);

/* Are both the same file, there already or not, or the same pipe? */
bool cli_output_is_same(const cli_output *output, const cli_output *other);

/* Opens a stream, or the temporary file. */
bool cli_output_open(cli_output *output, const char *path);

bool cli_output_is_terminal(const cli_output *output);

/* For gw_sink; `user` is the cli_output. */
int cli_output_write(void *user, const void *data, size_t size);

/* All is written: a file goes to the disk; the descriptor is closed. */
bool cli_output_finish(cli_output *output);

/* The temporary file becomes the target. Nothing to do for a stream. */
bool cli_output_commit(cli_output *output);

/* Frees everything; a temporary file that was not committed is removed. */
void cli_output_discard(cli_output *output);

#endif
