/*
 * stream.h - a filter for engines that run many of them (--stream): JSON records on standard input
 * and output, one a line and one for one, in order. A bad record is answered, and the stream goes on.
 */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "cli/args.h"

cli_exit cli_stream(const cli_args *args);

#endif
