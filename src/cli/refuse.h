/* refuse.h - system calls that a converter has no use for, refused by the kernel: see refuse.c. */
#ifndef CLI_REFUSE_H
#define CLI_REFUSE_H

#include <stdbool.h>

/* For this thread and those that it starts, for good. False: the kernel does not, or may not. To be
 * called when PR_SET_NO_NEW_PRIVS is set. */
bool cli_refuse_calls(void);

#endif
