/* program_main.c - the main of the program under another name, for a test that has one of its own. */
#define main gongwen_main
int gongwen_main(int argc, char **argv);
#include "cli/main.c"
