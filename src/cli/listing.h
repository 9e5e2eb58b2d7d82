/*
 * listing.h - what the program can tell without a draft: its help, its version, the rules of
 * recognition, the passes of normalising and the kinds of diagnostics. Help is made from the option table.
 */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/args.h"

cli_exit cli_listing_help(const cli_args *args);
cli_exit cli_listing_version(const cli_args *args);
cli_exit cli_listing_rules(const cli_args *args);
cli_exit cli_listing_passes(const cli_args *args);
cli_exit cli_listing_diagnostics(const cli_args *args);

#endif
