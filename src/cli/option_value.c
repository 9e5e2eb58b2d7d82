/*
 * option_value.c - one reader for each kind of argument, in a table by kind; see option_value.h. What the
 * library knows better (encodings, types, passes) it is asked.
 */
#include "cli/option_value.h"

#include "cli/file.h"
#include "cli/nearest.h"

#include <stdint.h>
#include <string.h>

/* Always false, so that a reader can end with it. */
bool cli_complain(cli_complaint *complaint, cli_message message, const char *first,
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
    return cli_complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, value,
                        option->choices[found]);
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
    return cli_complain(complaint, CLI_SAY_BAD_SIZE, option->name, value, NULL);
  memcpy(member_of(args, option), &bytes, sizeof bytes);
  return true;
}

static bool read_jobs(cli_args *args, const cli_option *option, const char *value,
                      cli_complaint *complaint)
{
  size_t jobs;
  if (value[strspn(value, "0123456789")] || !cli_args_size(value, &jobs) || jobs > CLI_MOST_JOBS)
    return cli_complain(complaint, CLI_SAY_BAD_JOBS, option->name, value, NULL);
  args->jobs = jobs;
  return true;
}

bool cli_option_accepts(const gw_options *options)
{
  gw_draft *draft = NULL;
  gw_status status = gw_draft_new(options, &draft);
  gw_draft_free(draft);
  return status != GW_ERR_OPTION;
}

/* A number that the library takes; its range is told by the table. */
static bool read_limit(cli_args *args, const cli_option *option, const char *value,
                       cli_complaint *complaint)
{
  cli_args probe = {.options = GW_OPTIONS_INIT};
  size_t number = 0;
  bool is_number = cli_args_size(value, &number);
  memcpy(member_of(&probe, option), &number, sizeof number);
  if (!is_number || !cli_option_accepts(&probe.options))
    return cli_complain(complaint, CLI_SAY_BAD_LIMIT, option->name, value, option->choices[1]);
  memcpy(member_of(args, option), &number, sizeof number);
  return true;
}

/* A word that the library takes in the place of `probe` where it stands; else the nearest of `known` is
 * named. */
static bool read_known(cli_args *args, const cli_option *option, const gw_options *probe,
                       const char *value, const char *const known[], size_t count,
                       cli_complaint *complaint)
{
  if (*value && cli_option_accepts(probe)) return read_text(args, option, value, complaint);
  return cli_complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, value,
                      known[cli_nearest_find(value, known, count, NULL)]);
}

static bool read_encoding(cli_args *args, const cli_option *option, const char *value,
                          cli_complaint *complaint)
{
  static const char *const known[] = {"auto",    "utf-8", "utf-16le", "utf-16be",
                                      "gb18030", "gbk",   "gb2312"};
  gw_options probe = GW_OPTIONS_INIT;
  probe.encoding = value;
  return read_known(args, option, &probe, value, known, sizeof known / sizeof *known, complaint);
}

static bool is_font_name(const char *name)
{
  gw_options probe = GW_OPTIONS_INIT;
  probe.latin_font = name;
  return *name && cli_option_accepts(&probe);
}

static bool read_latin(cli_args *args, const cli_option *option, const char *value,
                       cli_complaint *complaint)
{
  if (!is_font_name(value))
    return cli_complain(complaint, CLI_SAY_BAD_FONT_NAME, option->name, value, NULL);
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
      return cli_complain(complaint, CLI_SAY_BAD_FONT_NAME, option->name, name, NULL);
    args->options.fonts[role_table[i].role] = name;
    return true;
  }
  return cli_complain(complaint, CLI_SAY_BAD_FONT, option->name, value, NULL);
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
    if (!cli_option_accepts(&probe))
      return cli_complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, complaint->word,
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
  return cli_complain(complaint, CLI_SAY_UNKNOWN_VALUE, option->name, complaint->word,
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
  if (hpt <= 0 || !cli_option_accepts(&probe))
    return cli_complain(complaint, CLI_SAY_BAD_TYPE_SIZE, option->name, value, NULL);
  args->options.body_size_hpt = hpt;
  return true;
}

static bool read_pitch(cli_args *args, const cli_option *option, const char *value,
                       cli_complaint *complaint)
{
  gw_options probe = GW_OPTIONS_INIT;
  probe.body_size_hpt = 20; /* the least there is; with the real one it is tried at the end */
  probe.line_pitch_twip = read_points(value, 20);
  if (probe.line_pitch_twip <= 0 || !cli_option_accepts(&probe))
    return cli_complain(complaint, CLI_SAY_BAD_PITCH, option->name, value, NULL);
  args->options.line_pitch_twip = probe.line_pitch_twip;
  return true;
}

static bool read_levels(cli_args *args, const cli_option *option, const char *value,
                        cli_complaint *complaint)
{
  unsigned levels = 0;
  for (const char *p = value;; p += 2) {
    if (*p < '1' || *p > '4' || (p[1] && p[1] != ','))
      return cli_complain(complaint, CLI_SAY_BAD_LEVELS, option->name, value, NULL);
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
      return cli_complain(complaint, CLI_SAY_BAD_LINES, option->name, value, NULL);
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
    cli_complain(complaint, CLI_SAY_UNKNOWN_ELEMENT, complaint->word,
                 nearest_element(complaint->word), NULL);
  else
    cli_complain(complaint, CLI_SAY_BAD_FORCE, complaint->word, NULL, NULL);
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
    return cli_complain(complaint, CLI_SAY_TOO_OFTEN, option->name, NULL, NULL);
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
  return read_known(args, option, &probe, value, known, sizeof known / sizeof *known, complaint);
}

static bool keep_given(cli_args *args, const cli_option *option, cli_given given,
                       cli_complaint *complaint)
{
  if (args->given_count == CLI_MOST_GIVEN)
    return cli_complain(complaint, CLI_SAY_TOO_MANY_GIVEN, option->name, NULL, NULL);
  args->given[args->given_count++] = given;
  return true;
}

/* Which keys and values there are is the library's knowledge. */
static bool read_set(cli_args *args, const cli_option *option, const char *value,
                     cli_complaint *complaint)
{
  if (*value == '=' || !strchr(value, '='))
    return cli_complain(complaint, CLI_SAY_BAD_SET, option->name, value, NULL);
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

static reader *const reader_table[CLI_KIND_COUNT] = {
    [CLI_KIND_FLAG] = read_flag,           [CLI_KIND_TEXT] = read_text,
    [CLI_KIND_CHOICE] = read_choice,       [CLI_KIND_SIZE] = read_size,
    [CLI_KIND_ENCODING] = read_encoding,   [CLI_KIND_FONT] = read_font,
    [CLI_KIND_LATIN] = read_latin,         [CLI_KIND_PASSES] = read_passes,
    [CLI_KIND_TYPE_SIZE] = read_type_size, [CLI_KIND_PITCH] = read_pitch,
    [CLI_KIND_LEVELS] = read_levels,       [CLI_KIND_LINES] = read_lines,
    [CLI_KIND_FORCE] = read_force,         [CLI_KIND_SET] = read_set,
    [CLI_KIND_META] = read_meta,           [CLI_KIND_SEAL] = read_seal,
    [CLI_KIND_TYPE] = read_type,           [CLI_KIND_JOBS] = read_jobs,
    [CLI_KIND_FAIL_ON] = read_fail_on,     [CLI_KIND_LIMIT] = read_limit,
};

bool cli_option_read(cli_args *args, const cli_option *option, const char *value,
                     cli_complaint *complaint)
{
  return reader_table[option->kind](args, option, value, complaint);
}
