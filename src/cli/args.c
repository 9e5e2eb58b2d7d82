/*
 * args.c - the option table and its reader; see args.h. getopt_long does the scanning, so that
 * abbreviations, clusters and `--` behave as everywhere.
 */
#include "cli/args.h"

#include "cli/file.h"
#include "cli/nearest.h"
#include "cli/sandbox.h"
#include "cli/trace.h"

#include <getopt.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- The table ----------------------------------------------------------------------------- */

/* How an option's argument is read; the index of reader_table. */
typedef enum kind {
  FLAG,
  TEXT,
  CHOICE,
  SIZE,
  ENCODING,
  FONT,
  LATIN,
  PASSES,
  TYPE_SIZE,
  PITCH,
  LEVELS,
  LINES,
  FORCE,
  SET,
  META,
  SEAL,
  TYPE,
  JOBS,
  FAIL_ON,
  KIND_COUNT
} kind;

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
  {brief, name, argument, fallback, CLI_GROUP_##group, commands, kind, offsetof(cli_args, member), \
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

/* ---- Complaints ---------------------------------------------------------------------------- */

/* Always false, so that a reader can end with it. */
static bool complain(cli_complaint *complaint, cli_message message, const char *first,
                     const char *second, const char *third)
{
  complaint->message = message;
  complaint->args[0] = first;
  complaint->args[1] = second;
  complaint->args[2] = third;
  return false;
}

/* ---- Arguments of options ------------------------------------------------------------------ */

typedef bool reader(cli_args *args, const cli_option *option, const char *value,
                    cli_complaint *complaint);

static void *member_of(cli_args *args, const cli_option *option)
{
  return (char *)args + option->member;
}

static bool read_flag(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  (void)value;
  (void)complaint;
  memcpy(member_of(args, option), &option->value, sizeof option->value);
  return true;
}

static bool read_text(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  (void)complaint;
  memcpy(member_of(args, option), &value, sizeof value);
  return true;
}

static size_t count_words(const char *const words[])
{
  size_t count = 0;
  while (words[count]) count++;
  return count;
}

/* The members are ints, or enums of the size of an int; asserted below. */
static bool read_choice(cli_args *args, const cli_option *option, const char *value,
                        cli_complaint *complaint)
{
  size_t distance;
  size_t found = cli_nearest_find(value, option->choices, count_words(option->choices), &distance);
  int chosen = option->value + (int)found;
  if (distance > 0)
    return complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, value, option->choices[found]);
  memcpy(member_of(args, option), &chosen, sizeof chosen);
  return true;
}

_Static_assert(sizeof(gw_encoding_errors) == sizeof(int) && sizeof(gw_font_preset) == sizeof(int) &&
                   sizeof(gw_seal) == sizeof(int) && sizeof(gw_format) == sizeof(int) &&
                   sizeof(gw_margins) == sizeof(int) && sizeof(gw_page_number) == sizeof(int) &&
                   sizeof(gw_title_break_mode) == sizeof(int) &&
                   sizeof(gw_emphasis_mode) == sizeof(int),
               "read_choice stores an int");

bool cli_args_size(const char *text, size_t *bytes)
{
  static const char units[] = "KMG";
  size_t value = 0;
  const char *p = text;
  for (; *p >= '0' && *p <= '9'; p++) {
    size_t digit = (size_t)(*p - '0');
    if (value > (SIZE_MAX - digit) / 10) return false;
    value = value * 10 + digit;
  }
  if (p == text || value == 0) return false;
  if (*p) {
    const char *unit = strchr(units, *p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : *p);
    if (!unit || p[1]) return false;
    unsigned shift = 10 * (unsigned)(unit - units + 1);
    if (value > SIZE_MAX >> shift) return false;
    value <<= shift;
  }
  *bytes = value;
  return true;
}

static bool read_size(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  size_t bytes;
  if (!cli_args_size(value, &bytes))
    return complain(complaint, CLI_SAY_BAD_SIZE, option->name, value, NULL);
  memcpy(member_of(args, option), &bytes, sizeof bytes);
  return true;
}

static bool read_jobs(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  size_t jobs;
  if (value[strspn(value, "0123456789")] || !cli_args_size(value, &jobs) || jobs > CLI_MOST_JOBS)
    return complain(complaint, CLI_SAY_BAD_JOBS, option->name, value, NULL);
  args->jobs = jobs;
  return true;
}

/* Which encodings and font names there can be is the library's knowledge; so it is asked. */
static bool is_accepted(const gw_options *options)
{
  gw_draft *draft = NULL;
  gw_status status = gw_draft_new(options, &draft);
  gw_draft_free(draft);
  return status != GW_ERR_OPTION;
}

static bool read_encoding(cli_args *args, const cli_option *option, const char *value,
                          cli_complaint *complaint)
{
  static const char *const known[] = {"auto",    "utf-8", "utf-16le", "utf-16be",
                                      "gb18030", "gbk",   "gb2312"};
  gw_options probe = GW_OPTIONS_INIT;
  probe.encoding = value;
  if (!*value || !is_accepted(&probe))
    return complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, value,
                    known[cli_nearest_find(value, known, sizeof known / sizeof *known, NULL)]);
  return read_text(args, option, value, complaint);
}

static bool is_font_name(const char *name)
{
  gw_options probe = GW_OPTIONS_INIT;
  probe.latin_font = name;
  return *name && is_accepted(&probe);
}

static bool read_latin(cli_args *args, const cli_option *option, const char *value,
                       cli_complaint *complaint)
{
  if (!is_font_name(value))
    return complain(complaint, CLI_SAY_BAD_FONT_NAME, option->name, value, NULL);
  return read_text(args, option, value, complaint);
}

static const struct {
  const char *name;
  gw_font_role role;
} role_table[] = {
    {"body", GW_FONT_BODY},   {"正文", GW_FONT_BODY},  {"kai", GW_FONT_KAI},
    {"楷体", GW_FONT_KAI},    {"hei", GW_FONT_HEI},    {"黑体", GW_FONT_HEI},
    {"title", GW_FONT_TITLE}, {"标题", GW_FONT_TITLE}, {"song", GW_FONT_SONG},
    {"页码", GW_FONT_SONG},
};

static bool read_font(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  size_t length = strcspn(value, "=");
  const char *name = value[length] ? value + length + 1 : NULL;
  for (size_t i = 0; name && i < sizeof role_table / sizeof *role_table; i++) {
    const char *role = role_table[i].name;
    if (strlen(role) != length || memcmp(role, value, length) != 0) continue;
    if (!is_font_name(name))
      return complain(complaint, CLI_SAY_BAD_FONT_NAME, option->name, name, NULL);
    args->options.fonts[role_table[i].role] = name;
    return true;
  }
  return complain(complaint, CLI_SAY_BAD_FONT, option->name, value, NULL);
}

/* The name of a pass, or of a list of them, that is nearest to a word. */
static const char *nearest_pass(const char *word)
{
  enum { MOST = 64 };
  const char *names[MOST] = {"default", "all", "none"};
  size_t count = 3;
  gw_pass_info pass = GW_PASS_INFO_INIT;
  for (size_t i = 0; count < MOST && gw_pass_describe(i, &pass) == GW_OK; i++)
    names[count++] = pass.id;
  return names[cli_nearest_find(*word == '-' ? word + 1 : word, names, count, NULL)];
}

/* Word by word, so that the complaint is about one of them. */
static bool read_passes(cli_args *args, const cli_option *option, const char *value,
                        cli_complaint *complaint)
{
  gw_options probe = GW_OPTIONS_INIT;
  probe.normalize = complaint->word;
  for (const char *p = value;;) {
    size_t length = strcspn(p, ",");
    size_t kept = length < sizeof complaint->word ? length : sizeof complaint->word - 1;
    memcpy(complaint->word, p, kept);
    complaint->word[kept] = '\0';
    if (!is_accepted(&probe))
      return complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, complaint->word,
                      nearest_pass(complaint->word));
    p += length;
    if (*p++ == '\0') return read_text(args, option, value, complaint);
  }
}

static bool read_fail_on(cli_args *args, const cli_option *option, const char *value,
                         cli_complaint *complaint)
{
  const char *word;
  size_t length;
  if (cli_fail_on_read(value, &args->fail_on, &word, &length)) return true;
  if (length >= sizeof complaint->word) length = sizeof complaint->word - 1;
  memcpy(complaint->word, word, length);
  complaint->word[length] = '\0';
  return complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, complaint->word,
                  cli_fail_on_nearest(complaint->word));
}

/* ---- Sizes on the page --------------------------------------------------------------------- */

/* 字号 in half points. */
static const struct {
  const char *name;
  int hpt;
} type_size_table[] = {
    {"二号", 44}, {"小二", 36}, {"三号", 32}, {"小三", 30},
    {"四号", 28}, {"小四", 24}, {"五号", 21},
};

/* Points with at most two decimals, in units of which `units` make a point; -1 for what is none. */
static int read_points(const char *text, int units)
{
  int hundredths = 0, decimals = -1;
  for (const char *p = text; *p; p++) {
    if (*p == '.' && decimals < 0 && p > text) {
      decimals = 0;
      continue;
    }
    if (*p < '0' || *p > '9' || hundredths > 99999 || decimals == 2) return -1;
    hundredths = hundredths * 10 + (*p - '0');
    if (decimals >= 0) decimals++;
  }
  if (!*text || decimals == 0) return -1;
  for (int i = decimals < 0 ? 0 : decimals; i < 2; i++) hundredths *= 10;
  return hundredths * units % 100 ? -1 : hundredths * units / 100;
}

static bool read_type_size(cli_args *args, const cli_option *option, const char *value,
                           cli_complaint *complaint)
{
  gw_options probe = GW_OPTIONS_INIT;
  int hpt = read_points(value, 2);
  for (size_t i = 0; i < sizeof type_size_table / sizeof *type_size_table; i++)
    if (strcmp(type_size_table[i].name, value) == 0) hpt = type_size_table[i].hpt;
  probe.body_size_hpt = hpt;
  probe.line_pitch_twip = 1000; /* high enough for any */
  if (hpt <= 0 || !is_accepted(&probe))
    return complain(complaint, CLI_SAY_BAD_TYPE_SIZE, option->name, value, NULL);
  args->options.body_size_hpt = hpt;
  return true;
}

static bool read_pitch(cli_args *args, const cli_option *option, const char *value,
                       cli_complaint *complaint)
{
  gw_options probe = GW_OPTIONS_INIT;
  probe.body_size_hpt = 20; /* the least there is; with the real one it is tried at the end */
  probe.line_pitch_twip = read_points(value, 20);
  if (probe.line_pitch_twip <= 0 || !is_accepted(&probe))
    return complain(complaint, CLI_SAY_BAD_PITCH, option->name, value, NULL);
  args->options.line_pitch_twip = probe.line_pitch_twip;
  return true;
}

static bool read_levels(cli_args *args, const cli_option *option, const char *value,
                        cli_complaint *complaint)
{
  unsigned levels = 0;
  for (const char *p = value;; p += 2) {
    if (*p < '1' || *p > '4' || (p[1] && p[1] != ','))
      return complain(complaint, CLI_SAY_BAD_LEVELS, option->name, value, NULL);
    levels |= 1u << (*p - '0');
    if (!p[1]) break;
  }
  args->options.heading_bold = levels;
  return true;
}

/* A number from 1 on, behind which *text goes. */
static bool read_line_number(const char **text, size_t *value)
{
  const char *p = *text;
  for (*value = 0; *p >= '0' && *p <= '9'; p++) {
    size_t digit = (size_t)(*p - '0');
    if (*value > (SIZE_MAX - digit) / 10) return false;
    *value = *value * 10 + digit;
  }
  bool is_number = p > *text && *value > 0;
  *text = p;
  return is_number;
}

/* 12,15-20; or nothing at all: every line. */
static bool read_lines(cli_args *args, const cli_option *option, const char *value,
                       cli_complaint *complaint)
{
  args->explain = 1;
  args->explain_count = 0;
  for (const char *p = value; p;) {
    gw_range range;
    bool fine = args->explain_count < CLI_MOST_RANGES && read_line_number(&p, &range.first);
    range.last = fine ? range.first : 0;
    if (fine && *p == '-') {
      p++;
      fine = read_line_number(&p, &range.last) && range.first <= range.last;
    }
    if (!fine || (*p && *p != ','))
      return complain(complaint, CLI_SAY_BAD_LINES, option->name, value, NULL);
    args->explain_ranges[args->explain_count++] = range;
    p = *p ? p + 1 : NULL;
  }
  return true;
}

/* The word of an element, in either language, that is nearest to this one. */
static const char *nearest_element(const char *word)
{
  static const char *const shorts[] = {"h1", "h2", "h3", "h4"};
  enum { SHORTS = sizeof shorts / sizeof *shorts };
  const char *words[2 * GW_ELEMENT_COUNT + SHORTS];
  size_t count = 0;
  for (int e = 0; e < GW_ELEMENT_COUNT; e++) {
    gw_element_info info = GW_ELEMENT_INFO_INIT;
    if (gw_element_describe((gw_element)e, &info) != GW_OK) continue;
    words[count++] = info.name;
    words[count++] = info.chinese;
  }
  for (size_t i = 0; i < SHORTS; i++) words[count++] = shorts[i];
  return words[cli_nearest_find(word, words, count, NULL)];
}

void cli_args_word_force(const char *list, const gw_force_error *error, cli_complaint *complaint)
{
  size_t length = error->length;
  if (length >= sizeof complaint->word) length = sizeof complaint->word - 1;
  while (length < error->length && length > 0 &&
         ((unsigned char)list[error->offset + length] & 0xC0) == 0x80)
    length--; /* no half character */
  memcpy(complaint->word, list + error->offset, length);
  complaint->word[length] = '\0';
  if (error->is_element)
    complain(complaint, CLI_SAY_UNKNOWN_ELEMENT, complaint->word, nearest_element(complaint->word),
             NULL);
  else
    complain(complaint, CLI_SAY_BAD_FORCE, complaint->word, NULL, NULL);
}

static bool read_force(cli_args *args, const cli_option *option, const char *value,
                       cli_complaint *complaint)
{
  gw_force_error error = GW_FORCE_ERROR_INIT;
  if (gw_force_check(value, &error) == GW_ERR_OPTION) {
    cli_args_word_force(value, &error, complaint);
    return false;
  }
  if (args->force_count == CLI_MOST_FORCES)
    return complain(complaint, CLI_SAY_TOO_OFTEN, option->name, NULL, NULL);
  args->forces[args->force_count++] = value;
  return true;
}

/* ---- What is given beside the draft ----------------------------------------------------------- */

static bool read_type(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  static const char *const known[] = {
      "resolution",   "决议", "decision",      "决定", "order",   "令",   "communique", "公报",
      "announcement", "公告", "public-notice", "通告", "opinion", "意见", "notice",     "通知",
      "circular",     "通报", "report",        "报告", "request", "请示", "reply",      "批复",
      "bill",         "议案", "letter",        "函",   "minutes", "纪要"};
  gw_options probe = GW_OPTIONS_INIT;
  probe.type = value;
  if (!*value || !is_accepted(&probe))
    return complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, value,
                    known[cli_nearest_find(value, known, sizeof known / sizeof *known, NULL)]);
  return read_text(args, option, value, complaint);
}

static bool keep_given(cli_args *args, const cli_option *option, cli_given given,
                       cli_complaint *complaint)
{
  if (args->given_count == CLI_MOST_GIVEN)
    return complain(complaint, CLI_SAY_TOO_MANY_GIVEN, option->name, NULL, NULL);
  args->given[args->given_count++] = given;
  return true;
}

/* Which keys and values there are is the library's knowledge. */
static bool read_set(cli_args *args, const cli_option *option, const char *value,
                     cli_complaint *complaint)
{
  if (*value == '=' || !strchr(value, '='))
    return complain(complaint, CLI_SAY_BAD_SET, option->name, value, NULL);
  return keep_given(args, option, (cli_given){false, value}, complaint);
}

static bool read_meta(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  return keep_given(args, option, (cli_given){true, value}, complaint);
}

/* What is said here counts more than front matter, so it is given like an element, too. */
static bool read_seal(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  if (!read_choice(args, option, value, complaint)) return false;
  const char *setting = args->options.seal == GW_SEAL_NO ? "seal=no" : "seal=yes";
  return keep_given(args, option, (cli_given){false, setting}, complaint);
}

static reader *const reader_table[KIND_COUNT] = {
    [FLAG] = read_flag,       [TEXT] = read_text,         [CHOICE] = read_choice,
    [SIZE] = read_size,       [ENCODING] = read_encoding, [FONT] = read_font,
    [LATIN] = read_latin,     [PASSES] = read_passes,     [TYPE_SIZE] = read_type_size,
    [PITCH] = read_pitch,     [LEVELS] = read_levels,     [LINES] = read_lines,
    [FORCE] = read_force,     [SET] = read_set,           [META] = read_meta,
    [SEAL] = read_seal,       [TYPE] = read_type,         [JOBS] = read_jobs,
    [FAIL_ON] = read_fail_on,
};

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
      return complain(complaint, CLI_SAY_AMBIGUOUS_OPTION, complaint->word, names[i], NULL);
  }
  found = cli_nearest_find(word, names, OPTION_COUNT, &distance);
  bool is_near = distance <= 2 || distance * 3 <= strlen(word);
  return complain(complaint, is_near ? CLI_SAY_UNKNOWN_OPTION_NEAR : CLI_SAY_UNKNOWN_OPTION_FAR,
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
  return complain(complaint, CLI_SAY_UNKNOWN_OPTION_FAR, complaint->word, nearest, NULL);
}

static bool refuse(cli_complaint *complaint, int found, char **argv)
{
  const cli_option *option = find_option(optopt);
  if (option)
    return found == ':'
               ? complain(complaint, CLI_SAY_MISSING_ARGUMENT, option->name, option->argument, NULL)
               : complain(complaint, CLI_SAY_SURPLUS_ARGUMENT, option->name, NULL, NULL);
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
      (void)read_choice(args, option, optarg, &ignored);
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
    return complain(complaint, CLI_SAY_BAD_FOLDER, "directory", args->directory, NULL);
  if (count == 0 && !args->files_from)
    return complain(complaint, CLI_SAY_NO_DRAFTS, NULL, NULL, NULL);
  return true;
}

static bool take_operands(cli_args *args, char **operands, size_t count, cli_complaint *complaint)
{
  size_t distance, found;
  if (args->directory) return take_batch(args, operands, count, complaint);
  if (args->stream) args->command = CLI_STREAM;
  if (args->stream && count > 0)
    return complain(complaint, CLI_SAY_NO_OPERAND_WANTED, "--stream", operands[0], NULL);
  if (count == 0) return true;
  found = cli_nearest_find(operands[0], command_names + 1, CLI_NAMED_COUNT - 1, &distance) + 1;
  if (distance == 0) {
    args->command = (cli_command)found;
    operands++;
    count--;
  } else if (count > 1 && distance <= 2) {
    return complain(complaint, CLI_SAY_UNKNOWN_COMMAND, operands[0], command_names[found], NULL);
  }
  if (count > 0 && args->command >= CLI_RULES)
    return complain(complaint, CLI_SAY_NO_OPERAND_WANTED, command_names[args->command], operands[0],
                    NULL);
  if (count > 1) return complain(complaint, CLI_SAY_SURPLUS_OPERAND, operands[1], NULL, NULL);
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
  return complain(complaint, CLI_SAY_UNKNOWN_TOPIC, word, topic_names[found], NULL);
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
    return complain(complaint, CLI_SAY_OTHER_COMMAND, option_table[i].name, describe_command(args),
                    NULL);
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
      return complain(complaint, CLI_SAY_BAD_EPOCH, text, NULL, NULL);
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
  return is_accepted(&probe) ||
         complain(complaint, CLI_SAY_TIGHT_LINES, "line-pitch", "body-size", NULL);
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
    if (!reader_table[option->kind](args, option, optarg, complaint)) return false;
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
