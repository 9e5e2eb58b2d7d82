/*
 * args.c - the option table and its reader; see args.h. getopt_long does the scanning, so that
 * abbreviations, clusters and `--` behave as everywhere.
 */
#include "cli/args.h"

#include "cli/nearest.h"
#include "cli/option_value.h"
#include "cli/sandbox.h"
#include "cli/trace.h"

#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* ---- The table ----------------------------------------------------------------------------- */

enum {
  OUTLINE = 1u << CLI_OUTLINE,
  BATCH = 1u << CLI_BATCH,
  STREAM = 1u << CLI_STREAM,
  MANY = BATCH | STREAM,
  FILES = 1u << CLI_CONVERT | BATCH,
  CONVERT = FILES | STREAM, /* whatever makes a DOCX */
  NAMED = FILES | OUTLINE,  /* whatever reads a draft from a file */
  READ = CONVERT | OUTLINE, /* whatever reads a draft */
  ONE = 1u << CLI_CONVERT | OUTLINE | 1u << CLI_RULES | 1u << CLI_PASSES | 1u << CLI_DIAGNOSTICS,
  ALL = ONE | MANY
};

static const char *const error_choices[] = {"strict", "replace", NULL};
/* Of a limit: from, to. */
static const char *const bytes_range[] = {"1", "64M", NULL};
static const char *const depth_range[] = {"1", "256", NULL};
static const char *const keys_range[] = {"1", "65536", NULL};
static const char *const values_range[] = {"1", "4096", NULL};
static const char *const format_choices[] = {"auto", "text", "markdown", NULL};
static const char *const font_choices[] = {"gb2312", "windows", NULL};
static const char *const seal_choices[] = {"yes", "no", NULL};
static const char *const number_choices[] = {"standard", "center", "none", NULL};
static const char *const margin_choices[] = {"classic", "ink", NULL};
static const char *const break_choices[] = {"auto", "keep", "none", NULL};
static const char *const emphasis_choices[] = {"drop", "keep", NULL};
static const char *const sandbox_choices[] = {"auto", "off", NULL};
static const char *const language_choices[] = {"en", "zh", NULL};

/* clang-format off */
static const cli_option option_table[] = {
#define X(brief, name, argument, fallback, group, commands, kind, member, value, choices, zh, en) \
  {brief, name, argument, fallback, CLI_GROUP_##group, commands, CLI_KIND_##kind, offsetof(cli_args, member), \
   value, choices, {[CLI_EN] = en, [CLI_ZH] = zh}},
#include "cli/option.def"
#undef X
};
/* clang-format on */

enum { OPTION_COUNT = sizeof option_table / sizeof *option_table };

static const char *const command_names[CLI_NAMED_COUNT] = {
    [CLI_CONVERT] = "",      [CLI_OUTLINE] = "outline",         [CLI_RULES] = "rules",
    [CLI_PASSES] = "passes", [CLI_DIAGNOSTICS] = "diagnostics",
};

static const char *const topic_names[CLI_TOPIC_COUNT] = {
    [CLI_TOPIC_ALL] = "all",
    [CLI_TOPIC_OPTIONS] = "options",
    [CLI_TOPIC_NORMALIZE] = "normalize",
    [CLI_TOPIC_EXIT] = "exit",
};

size_t cli_option_count(void)
{
  return OPTION_COUNT;
}

const cli_option *cli_option_at(size_t index)
{
  return index < OPTION_COUNT ? &option_table[index] : NULL;
}

/* ---- What getopt_long did not understand --------------------------------------------------- */

enum { LONG_BASE = 256 }; /* getopt's value of a long option: this plus its index */

/* The option behind getopt's value; NULL for none. */
static const cli_option *find_option(int value)
{
  if (value >= LONG_BASE) return cli_option_at((size_t)value - LONG_BASE);
  for (size_t i = 0; i < OPTION_COUNT; i++)
    if (value && option_table[i].brief == value) return &option_table[i];
  return NULL;
}

/* Copies an option as it was typed, without its value. */
static void keep_word(cli_complaint *complaint, const char *typed)
{
  size_t length = strcspn(typed, "=");
  if (length >= sizeof complaint->word) length = sizeof complaint->word - 1;
  memcpy(complaint->word, typed, length);
  complaint->word[length] = '\0';
}

static bool refuse_long(cli_complaint *complaint, const char *typed)
{
  const char *names[OPTION_COUNT];
  size_t distance, found;
  keep_word(complaint, typed);
  const char *word = complaint->word + 2; /* behind the dashes */
  for (size_t i = 0; i < OPTION_COUNT; i++) {
    names[i] = option_table[i].name;
    if (strncmp(names[i], word, strlen(word)) == 0)
      return cli_complain(complaint, CLI_SAY_AMBIGUOUS_OPTION, complaint->word, names[i], NULL);
  }
  found = cli_nearest_find(word, names, OPTION_COUNT, &distance);
  bool is_near = distance <= 2 || distance * 3 <= strlen(word);
  return cli_complain(complaint, is_near ? CLI_SAY_UNKNOWN_OPTION_NEAR : CLI_SAY_UNKNOWN_OPTION_FAR,
                      complaint->word, names[found], NULL);
}

/* The nearest of a letter: itself in the other case, else an option that begins with it. */
static bool refuse_short(cli_complaint *complaint, char letter)
{
  const char *nearest = "help";
  for (size_t i = OPTION_COUNT; i-- > 0;)
    if (option_table[i].name[0] == letter) nearest = option_table[i].name;
  for (size_t i = 0; i < OPTION_COUNT; i++)
    if (letter && (option_table[i].brief ^ letter) == 0x20) nearest = option_table[i].name;
  memcpy(complaint->word, (const char[]){'-', letter, '\0'}, 3);
  return cli_complain(complaint, CLI_SAY_UNKNOWN_OPTION_FAR, complaint->word, nearest, NULL);
}

static bool refuse(cli_complaint *complaint, int found, char **argv)
{
  const cli_option *option = find_option(optopt);
  if (option)
    return found == ':'
               ? cli_complain(complaint, CLI_SAY_MISSING_ARGUMENT, option->name, option->argument,
                              NULL)
               : cli_complain(complaint, CLI_SAY_SURPLUS_ARGUMENT, option->name, NULL, NULL);
  if (optopt) return refuse_short(complaint, (char)optopt);
  return refuse_long(complaint, argv[optind - 1]);
}

/* The command line and the environment are read before there is a second thread: each NOLINT. */

/* ---- Scanning ------------------------------------------------------------------------------ */

typedef struct scan {
  char brief[2 * OPTION_COUNT + 3]; /* "-:o:e:qvhV" */
  struct option names[OPTION_COUNT + 1];
} scan;

static void start_scan(scan *s)
{
  char *p = s->brief;
  memset(s, 0, sizeof *s);
  *p++ = '-'; /* see find_language */
  *p++ = ':'; /* a missing argument is told apart, and getopt prints nothing */
  for (size_t i = 0; i < OPTION_COUNT; i++) {
    const cli_option *option = &option_table[i];
    int has_argument = !option->argument            ? no_argument
                       : option->argument[0] == '[' ? optional_argument
                                                    : required_argument;
    s->names[i] = (struct option){option->name, has_argument, NULL, LONG_BASE + (int)i};
    if (!option->brief) continue;
    *p++ = option->brief;
    if (option->argument) *p++ = ':';
  }
  opterr = 0;
  optind = 0; /* glibc and musl: start from scratch */
}

static cli_language language_of_environment(void)
{
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    /* NOLINTNEXTLINE(concurrency-mt-unsafe) */
    const char *value = getenv(names[i]);
    if (value && *value) return strncmp(value, "zh", 2) == 0 ? CLI_ZH : CLI_EN;
  }
  return CLI_EN;
}

/* A first run that looks for --lang only, so that every complaint is in the language asked for. The
 * minus keeps getopt from permuting argv, after which a missing argument might be there. */
static void find_language(cli_args *args, int argc, char **argv)
{
  scan s;
  int found;
  cli_complaint ignored;
  start_scan(&s);
  /* NOLINTNEXTLINE(concurrency-mt-unsafe) */
  while ((found = getopt_long(argc, argv, s.brief, s.names, NULL)) != -1) {
    const cli_option *option = found == '?' || found == ':' ? NULL : find_option(found);
    if (option && option->member == offsetof(cli_args, language))
      (void)cli_option_read(args, option, optarg, &ignored);
  }
}

/* ---- After the options --------------------------------------------------------------------- */

/* Here every operand is a draft, whatever it is called. */
static bool take_batch(cli_args *args, char **operands, size_t count, cli_complaint *complaint)
{
  args->command = CLI_BATCH;
  args->operands = operands;
  args->operand_count = count;
  if (!*args->directory || strcmp(args->directory, "-") == 0)
    return cli_complain(complaint, CLI_SAY_BAD_FOLDER, "directory", args->directory, NULL);
  if (count == 0 && !args->files_from)
    return cli_complain(complaint, CLI_SAY_NO_DRAFTS, NULL, NULL, NULL);
  return true;
}

static bool take_operands(cli_args *args, char **operands, size_t count, cli_complaint *complaint)
{
  size_t distance, found;
  if (args->directory) return take_batch(args, operands, count, complaint);
  if (args->stream) args->command = CLI_STREAM;
  if (args->stream && count > 0)
    return cli_complain(complaint, CLI_SAY_NO_OPERAND_WANTED, "--stream", operands[0], NULL);
  if (count == 0) return true;
  found = cli_nearest_find(operands[0], command_names + 1, CLI_NAMED_COUNT - 1, &distance) + 1;
  if (distance == 0) {
    args->command = (cli_command)found;
    operands++;
    count--;
  } else if (count > 1 && distance <= 2) {
    return cli_complain(complaint, CLI_SAY_UNKNOWN_COMMAND, operands[0], command_names[found],
                        NULL);
  }
  if (count > 0 && args->command >= CLI_RULES)
    return cli_complain(complaint, CLI_SAY_NO_OPERAND_WANTED, command_names[args->command],
                        operands[0], NULL);
  if (count > 1) return cli_complain(complaint, CLI_SAY_SURPLUS_OPERAND, operands[1], NULL, NULL);
  if (count > 0) args->draft = operands[0];
  return true;
}

/* The word behind --help, when it is a topic or was meant to be one; whatever else is there was typed
 * before help was asked for. */
static bool take_topic(cli_args *args, const char *word, cli_complaint *complaint)
{
  size_t distance;
  if (!word || word[0] == '-') return true;
  size_t found = cli_nearest_find(word, topic_names, CLI_TOPIC_COUNT, &distance);
  if (distance == 0) args->topic = (cli_topic)found;
  if (distance == 0 || distance > 2) return true;
  return cli_complain(complaint, CLI_SAY_UNKNOWN_TOPIC, word, topic_names[found], NULL);
}

static const char *describe_command(const cli_args *args)
{
  if (args->command == CLI_BATCH) return "--directory";
  if (args->command == CLI_STREAM) return "--stream";
  if (args->command != CLI_CONVERT) return command_names[args->command];
  return cli_message_text(CLI_SAY_THE_CONVERSION, (cli_language)args->language);
}

/* Every option that was given must make sense with the command. */
static bool check_commands(const cli_args *args, const bool given[OPTION_COUNT],
                           cli_complaint *complaint)
{
  for (size_t i = 0; i < OPTION_COUNT; i++) {
    if (!given[i] || option_table[i].commands & 1u << args->command) continue;
    return cli_complain(complaint, CLI_SAY_OTHER_COMMAND, option_table[i].name,
                        describe_command(args), NULL);
  }
  return true;
}

/* https://reproducible-builds.org/specs/source-date-epoch/; empty counts as not set. A DOCX cannot
 * tell years after 9999. */
static bool read_epoch(cli_args *args, cli_complaint *complaint)
{
  const int64_t last = INT64_C(253402300799);
  /* NOLINTNEXTLINE(concurrency-mt-unsafe) */
  const char *text = getenv("SOURCE_DATE_EPOCH");
  int64_t seconds = 0;
  for (const char *p = text; p && *p; p++) {
    if (*p >= '0' && *p <= '9') seconds = seconds * 10 + (*p - '0');
    if (*p < '0' || *p > '9' || seconds > last)
      return cli_complain(complaint, CLI_SAY_BAD_EPOCH, text, NULL, NULL);
  }
  args->options.timestamp = seconds;
  return true;
}

/* Size and pitch are right each for itself; together the lines may be too low. */
static bool check_page(const cli_args *args, cli_complaint *complaint)
{
  gw_options probe = GW_OPTIONS_INIT;
  probe.body_size_hpt = args->options.body_size_hpt;
  probe.line_pitch_twip = args->options.line_pitch_twip;
  return cli_option_accepts(&probe) ||
         cli_complain(complaint, CLI_SAY_TIGHT_LINES, "line-pitch", "body-size", NULL);
}

bool cli_args_parse(cli_args *args, int argc, char **argv, cli_complaint *complaint)
{
  scan s;
  int found;
  bool given[OPTION_COUNT] = {false};
  *args = (cli_args){.language = (int)language_of_environment(),
                     .fail_on = CLI_FAIL_ON_NEVER,
                     .trace = CLI_TRACE_INIT,
                     .options = GW_OPTIONS_INIT};
  find_language(args, argc, argv);
  start_scan(&s);
  /* NOLINTNEXTLINE(concurrency-mt-unsafe) */
  while ((found = getopt_long(argc, argv, s.brief + 1, s.names, NULL)) != -1) {
    const cli_option *option = found == '?' || found == ':' ? NULL : find_option(found);
    if (!option) return refuse(complaint, found, argv);
    if (!cli_option_read(args, option, optarg, complaint)) return false;
    if (args->help) return take_topic(args, argv[optind], complaint);
    if (args->version) return true;
    given[option - option_table] = true;
    if (option->group == CLI_GROUP_READING || option->group == CLI_GROUP_PAGE)
      args->trace = cli_trace_text(cli_trace_text(args->trace, option->name), optarg);
  }
  return take_operands(args, argv + optind, (size_t)(argc - optind), complaint) &&
         check_commands(args, given, complaint) && check_page(args, complaint) &&
         (!(CONVERT & 1u << args->command) || read_epoch(args, complaint));
}
