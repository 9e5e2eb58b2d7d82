/*
 * test_args.c - the command line: the option table, its reader, and the words that it suggests. Each
 * row of a table is one case; a failure names it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/args.h"
#include "cli/convert.h"
#include "cli/nearest.h"
#include "cli/option_value.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 12 };

/* A command line as rows have it: words between blanks. getopt permutes it, so each gets its own. */
typedef struct line {
  char program[8];
  char text[256];
  char *argv[MOST_WORDS + 1];
  int argc;
} line;

static void make_line(line *l, const char *words)
{
  *l = (line){.program = "gongwen"};
  assert_true(strlen(words) < sizeof l->text);
  memcpy(l->text, words, strlen(words));
  l->argv[l->argc++] = l->program;
  for (char *word = strtok(l->text, " "); word; word = strtok(NULL, " ")) {
    assert_true(l->argc < MOST_WORDS);
    l->argv[l->argc++] = word;
  }
}

static bool parse(line *l, const char *words, cli_args *args, cli_complaint *complaint)
{
  make_line(l, words);
  return cli_args_parse(args, l->argc, l->argv, complaint);
}

static int clear_environment(void **state)
{
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH",
                                      "POSIXLY_CORRECT"};
  (void)state;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) unsetenv(names[i]);
  return 0;
}

/* ---- Sizes --------------------------------------------------------------------------------- */

static void sizes_are_read(void **state)
{
  static const struct {
    const char *text;
    size_t want; /* 0: no size */
  } rows[] = {
      {"1", 1},
      {"200", 200},
      {"64K", 65536},
      {"1k", 1024},
      {"3M", 3145728},
      {"1G", 1073741824},
      {"007", 7},
      {"", 0},
      {"0", 0},
      {"0K", 0},
      {"K", 0},
      {"-1", 0},
      {"+1", 0},
      {" 1", 0},
      {"1 ", 0},
      {"1.5M", 0},
      {"1KB", 0},
      {"1T", 0},
      {"0x10", 0},
      {"18446744073709551616", 0},
      {"17179869184G", 0},
      {"18446744073709551615", SIZE_MAX},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t got = 0;
    bool is_size = cli_args_size(rows[i].text, &got);
    if (is_size != (rows[i].want > 0) || got != rows[i].want)
      fail_msg("'%s': %d, %zu", rows[i].text, is_size, got);
  }
}

/* ---- Distances ----------------------------------------------------------------------------- */

static void distances_count_slips(void **state)
{
  static const struct {
    const char *a, *b;
    size_t want;
  } rows[] = {
      {"", "", 0},
      {"", "abc", 3},
      {"abc", "", 3},
      {"abc", "abc", 0},
      {"output", "ouput", 1},
      {"output", "outputt", 1},
      {"output", "outpat", 1},
      {"quiet", "queit", 1},
      {"quiet", "qeuit", 2},
      {"ca", "abc", 3},
      {"kitten", "sitting", 3},
      {"report", "rules", 5},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    assert_int_equal(cli_nearest_distance(rows[i].a, rows[i].b), rows[i].want);
    assert_int_equal(cli_nearest_distance(rows[i].b, rows[i].a), rows[i].want);
  }
}

static void long_words_are_cut(void **state)
{
  char word[5000];
  const char *const words[] = {"output", "report"};
  (void)state;
  memset(word, 'x', sizeof word - 1);
  word[sizeof word - 1] = '\0';
  assert_true(cli_nearest_distance(word, word) == 0);
  assert_true(cli_nearest_distance(word, "output") > 40);
  assert_int_equal(cli_nearest_find(word, words, 2, NULL), 0);
}

static void every_option_is_found_after_one_slip(void **state)
{
  const char *names[64];
  size_t count = cli_option_count(), distance;
  (void)state;
  assert_true(count > 0 && count <= 64);
  for (size_t i = 0; i < count; i++) names[i] = cli_option_at(i)->name;
  for (size_t i = 0; i < count; i++) {
    char slip[64] = "";
    assert_int_equal(cli_nearest_find(names[i], names, count, &distance), i);
    assert_int_equal(distance, 0);
    strcat(strncat(slip, names[i], 2), names[i] + 3); /* the third letter is missing */
    assert_int_equal(cli_nearest_find(slip, names, count, NULL), i);
  }
}

/* ---- The table ----------------------------------------------------------------------------- */

static void the_table_is_sound(void **state)
{
  (void)state;
  assert_null(cli_option_at(cli_option_count()));
  for (size_t i = 0; i < cli_option_count(); i++) {
    const cli_option *option = cli_option_at(i);
    assert_true(option->commands != 0);
    assert_true(option->help[CLI_EN][0] && option->help[CLI_ZH][0]);
    assert_true(option->argument || !option->fallback);
    for (size_t j = 0; j < i; j++) {
      assert_string_not_equal(option->name, cli_option_at(j)->name);
      assert_true(!option->brief || option->brief != cli_option_at(j)->brief);
    }
  }
}

/* What --help shows as the values of an option is what the option takes, and its default is one. */
static void choices_are_as_shown(void **state)
{
  (void)state;
  for (size_t i = 0; i < cli_option_count(); i++) {
    const cli_option *option = cli_option_at(i);
    size_t length = 0;
    if (option->kind == CLI_KIND_LIMIT) continue; /* has a range */
    for (size_t j = 0; option->choices && option->choices[j]; j++) {
      assert_non_null(strstr(option->argument, option->choices[j]));
      length += strlen(option->choices[j]) + 1;
    }
    if (option->choices) assert_int_equal(strlen(option->argument) + 1, length);
    if (option->choices && option->fallback)
      assert_string_equal(option->fallback, option->choices[0]);
  }
}

/* ---- Reading ------------------------------------------------------------------------------- */

static void defaults_are_those_of_the_library(void **state)
{
  line l;
  cli_args args;
  cli_complaint complaint;
  const gw_options defaults = GW_OPTIONS_INIT;
  (void)state;
  assert_true(parse(&l, "", &args, &complaint));
  assert_int_equal(args.command, CLI_CONVERT);
  assert_int_equal(args.language, CLI_EN);
  assert_null(args.draft);
  assert_null(args.output);
  assert_null(args.report);
  assert_true(args.fail_on.least > GW_ERROR && !args.fail_on.ids);
  assert_int_equal(args.verbosity, 0);
  assert_memory_equal(&args.options, &defaults, sizeof defaults);
}

static void options_reach_their_members(void **state)
{
  line l;
  cli_args args;
  cli_complaint complaint;
  (void)state;
  assert_true(parse(&l,
                    "-o out.docx d.txt --report=r.json --keep-notices -egbk --max-size 2M "
                    "--encoding-errors=replace --fonts=windows --normalize=all,-dates",
                    &args, &complaint));
  assert_string_equal(args.draft, "d.txt");
  assert_string_equal(args.output, "out.docx");
  assert_string_equal(args.report, "r.json");
  assert_int_equal(args.options.keep_notices, 1);
  assert_string_equal(args.options.encoding, "gbk");
  assert_int_equal(args.options.max_size, 2 * 1024 * 1024);
  assert_int_equal(args.options.encoding_errors, GW_ENCODING_ERRORS_REPLACE);
  assert_int_equal(args.options.font_preset, GW_FONTS_WINDOWS);
  assert_string_equal(args.options.normalize, "all,-dates");
  assert_true(parse(&l,
                    "--font=kai=A --font=标题=B --font=页码=C --latin=D --seal=no "
                    "--title-break=keep --emphasis=keep --fail-on=error "
                    "--lang=zh -qv -",
                    &args, &complaint));
  assert_string_equal(args.draft, "-");
  assert_null(args.options.fonts[GW_FONT_BODY]);
  assert_string_equal(args.options.fonts[GW_FONT_KAI], "A");
  assert_string_equal(args.options.fonts[GW_FONT_TITLE], "B");
  assert_string_equal(args.options.fonts[GW_FONT_SONG], "C");
  assert_string_equal(args.options.latin_font, "D");
  assert_int_equal(args.options.seal, GW_SEAL_NO);
  assert_int_equal(args.options.title_break, GW_TITLE_BREAK_KEEP);
  assert_int_equal(args.options.emphasis, GW_EMPHASIS_KEEP);
  assert_int_equal(args.fail_on.least, GW_ERROR);
  assert_int_equal(args.language, CLI_ZH);
  assert_int_equal(args.verbosity, 1);
}

static void sizes_on_the_page_are_read(void **state)
{
  line l;
  cli_args args;
  cli_complaint complaint;
  (void)state;
  assert_true(parse(&l,
                    "--body-size=小三 --line-pitch=28.5 --heading-bold=3,1 --margins=ink "
                    "--page-number=center d",
                    &args, &complaint));
  assert_int_equal(args.options.body_size_hpt, 30);
  assert_int_equal(args.options.line_pitch_twip, 570);
  assert_int_equal(args.options.heading_bold, 1u << 1 | 1u << 3);
  assert_int_equal(args.options.margins, GW_MARGINS_INK);
  assert_int_equal(args.options.page_number, GW_PAGE_NUMBER_CENTER);
  assert_true(parse(&l, "--body-size=10.5 --line-pitch=28.95 d", &args, &complaint));
  assert_int_equal(args.options.body_size_hpt, 21);
  assert_int_equal(args.options.line_pitch_twip, 579);
}

static void commands_are_found(void **state)
{
  static const struct {
    const char *words;
    cli_command command;
    const char *draft;
  } rows[] = {
      {"d.txt", CLI_CONVERT, "d.txt"},
      {"outline d.txt", CLI_OUTLINE, "d.txt"},
      {"--json outline", CLI_OUTLINE, NULL},
      {"-q outline -- -d.txt", CLI_OUTLINE, "-d.txt"},
      {"./outline", CLI_CONVERT, "./outline"},
      {"outline outline", CLI_OUTLINE, "outline"},
      {"rules -o list", CLI_RULES, NULL},
      {"diagnostics", CLI_DIAGNOSTICS, NULL},
      {"passes", CLI_PASSES, NULL},
      {"outlines", CLI_CONVERT, "outlines"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    line l;
    cli_args args;
    cli_complaint complaint;
    if (!parse(&l, rows[i].words, &args, &complaint)) fail_msg("%s: refused", rows[i].words);
    if (args.command != rows[i].command)
      fail_msg("%s: command %d", rows[i].words, (int)args.command);
    if (rows[i].draft)
      assert_string_equal(args.draft, rows[i].draft);
    else
      assert_null(args.draft);
  }
}

static void complaints_name_what_is_wrong(void **state)
{
  static const struct {
    const char *words;
    cli_message message;
    const char *args[3];
  } rows[] = {
      {"--ouput=x d", CLI_SAY_UNKNOWN_OPTION_NEAR, {"--ouput", "output", NULL}},
      {"d --keep-notice", CLI_SAY_COUNT, {NULL, NULL, NULL}}, /* an abbreviation, no mistake */
      {"--keep-notces", CLI_SAY_UNKNOWN_OPTION_NEAR, {"--keep-notces", "keep-notices", NULL}},
      {"--langauge=zh", CLI_SAY_UNKNOWN_OPTION_FAR, {"--langauge", "lang", NULL}},
      {"--f", CLI_SAY_AMBIGUOUS_OPTION, {"--f", "files-from", NULL}},
      {"-x", CLI_SAY_UNKNOWN_OPTION_FAR, {"-x", "help", NULL}},
      {"-qE", CLI_SAY_UNKNOWN_OPTION_FAR, {"-E", "encoding", NULL}},
      {"-m", CLI_SAY_UNKNOWN_OPTION_FAR, {"-m", "max-size", NULL}},
      {"d --report", CLI_SAY_MISSING_ARGUMENT, {"report", "FILE", NULL}},
      {"d -e", CLI_SAY_MISSING_ARGUMENT, {"encoding", "NAME", NULL}},
      {"--help=x", CLI_SAY_SURPLUS_ARGUMENT, {"help", NULL, NULL}},
      {"--fail-on=eror", CLI_SAY_UNKNOWN_VALUE, {"fail-on", "eror", "error"}},
      {"--lang=cn", CLI_SAY_UNKNOWN_VALUE, {"lang", "cn", "en"}},
      {"-e big5", CLI_SAY_UNKNOWN_VALUE, {"encoding", "big5", NULL}},
      {"--normalize=date", CLI_SAY_UNKNOWN_VALUE, {"normalize", "date", "dates"}},
      {"--normalize=all,-elipses", CLI_SAY_UNKNOWN_VALUE, {"normalize", "-elipses", "ellipses"}},
      {"--normalize=", CLI_SAY_UNKNOWN_VALUE, {"normalize", "", NULL}},
      {"--max-size=x", CLI_SAY_BAD_SIZE, {"max-size", "x", NULL}},
      {"--body-size=七号", CLI_SAY_BAD_TYPE_SIZE, {"body-size", "七号", NULL}},
      {"--body-size=16.25", CLI_SAY_BAD_TYPE_SIZE, {"body-size", "16.25", NULL}},
      {"--body-size=1e9", CLI_SAY_BAD_TYPE_SIZE, {"body-size", "1e9", NULL}},
      {"--body-size=99999999999", CLI_SAY_BAD_TYPE_SIZE, {"body-size", "99999999999", NULL}},
      {"--line-pitch=28.", CLI_SAY_BAD_PITCH, {"line-pitch", "28.", NULL}},
      {"--line-pitch=.5", CLI_SAY_BAD_PITCH, {"line-pitch", ".5", NULL}},
      {"--line-pitch=28.955", CLI_SAY_BAD_PITCH, {"line-pitch", "28.955", NULL}},
      {"--line-pitch=28.99", CLI_SAY_BAD_PITCH, {"line-pitch", "28.99", NULL}},
      {"--heading-bold=", CLI_SAY_BAD_LEVELS, {"heading-bold", "", NULL}},
      {"--heading-bold=1,", CLI_SAY_BAD_LEVELS, {"heading-bold", "1,", NULL}},
      {"--heading-bold=5", CLI_SAY_BAD_LEVELS, {"heading-bold", "5", NULL}},
      {"--line-pitch=20 d", CLI_SAY_COUNT, {NULL, NULL, NULL}},
      {"--line-pitch=16 --body-size=16 d", CLI_SAY_TIGHT_LINES, {"line-pitch", NULL, NULL}},
      {"--font=bdy=A", CLI_SAY_BAD_FONT, {"font", "bdy=A", NULL}},
      {"--font=body", CLI_SAY_BAD_FONT, {"font", "body", NULL}},
      {"--font=body=", CLI_SAY_BAD_FONT_NAME, {"font", "", NULL}},
      {"--json d", CLI_SAY_OTHER_COMMAND, {"json", NULL, NULL}},
      {"--title-break=kep", CLI_SAY_UNKNOWN_VALUE, {"title-break", "kep", "keep"}},
      {"outline --seal=no", CLI_SAY_OTHER_COMMAND, {"seal", "outline", NULL}},
      {"rules -e gbk", CLI_SAY_OTHER_COMMAND, {"encoding", "rules", NULL}},
      {"a b", CLI_SAY_SURPLUS_OPERAND, {"b", NULL, NULL}},
      {"ruels a", CLI_SAY_UNKNOWN_COMMAND, {"ruels", "rules", NULL}},
      {"diagnostics a", CLI_SAY_NO_OPERAND_WANTED, {"diagnostics", "a", NULL}},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    line l;
    cli_args args;
    cli_complaint complaint;
    bool is_refused = !parse(&l, rows[i].words, &args, &complaint);
    if (is_refused != (rows[i].message != CLI_SAY_COUNT)) fail_msg("%s: verdict", rows[i].words);
    if (!is_refused) continue;
    if (complaint.message != rows[i].message)
      fail_msg("%s: complaint %d", rows[i].words, (int)complaint.message);
    for (int j = 0; j < 3; j++)
      if (rows[i].args[j]) assert_string_equal(complaint.args[j], rows[i].args[j]);
  }
}

/* getopt must not be left in a state that depends on what was parsed before. */
static void parsing_starts_from_scratch(void **state)
{
  line l;
  cli_args args;
  cli_complaint complaint;
  (void)state;
  assert_false(parse(&l, "-qx", &args, &complaint));
  assert_true(parse(&l, "-v d", &args, &complaint));
  assert_int_equal(args.verbosity, 1);
  assert_string_equal(args.draft, "d");
}

static void the_environment_speaks(void **state)
{
  static const struct {
    const char *all, *messages, *lang;
    cli_language want;
  } rows[] = {
      {NULL, NULL, NULL, CLI_EN},       {"", "", "zh_CN.UTF-8", CLI_ZH},
      {"C", "zh_CN", "zh_CN", CLI_EN},  {"zh_CN", "C", "C", CLI_ZH},
      {NULL, "zh_TW", "en_GB", CLI_ZH}, {NULL, "en_GB", "zh_CN", CLI_EN},
      {"zh", NULL, NULL, CLI_ZH},       {"POSIX", NULL, "zh", CLI_EN},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    line l;
    cli_args args;
    cli_complaint complaint;
    clear_environment(NULL);
    if (rows[i].all) setenv("LC_ALL", rows[i].all, 1);
    if (rows[i].messages) setenv("LC_MESSAGES", rows[i].messages, 1);
    if (rows[i].lang) setenv("LANG", rows[i].lang, 1);
    assert_true(parse(&l, "d", &args, &complaint));
    assert_int_equal(args.language, rows[i].want);
    assert_true(parse(&l, "--lang=zh d", &args, &complaint));
    assert_int_equal(args.language, CLI_ZH);
    assert_false(parse(&l, "--bogus --lang=zh", &args, &complaint));
    assert_int_equal(args.language, CLI_ZH);
  }
}

static void the_epoch_is_checked(void **state)
{
  static const struct {
    const char *text;
    int64_t want; /* -1: refused */
  } rows[] = {
      {"", 0},
      {"0", 0},
      {"1735689600", 1735689600},
      {"253402300799", 253402300799},
      {"-1", -1},
      {"1.0", -1},
      {"253402300800", -1},
      {"99999999999999999999999", -1},
      {" 1", -1},
      {"1 ", -1},
      {"now", -1},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    line l;
    cli_args args;
    cli_complaint complaint;
    setenv("SOURCE_DATE_EPOCH", rows[i].text, 1);
    if (parse(&l, "d", &args, &complaint) != (rows[i].want >= 0)) fail_msg("'%s'", rows[i].text);
    if (rows[i].want >= 0) assert_true(args.options.timestamp == rows[i].want);
    assert_true(parse(&l, "outline d", &args, &complaint)); /* has no use for it */
  }
}

/* ---- Names --------------------------------------------------------------------------------- */

static void the_docx_stands_beside(void **state)
{
  static const struct {
    const char *draft, *want;
  } rows[] = {
      {"a.txt", "a.docx"},
      {"a.TXT", "a.docx"},
      {"a.text", "a.docx"},
      {"a.md", "a.docx"},
      {"a", "a.docx"},
      {"a.doc", "a.doc.docx"},
      {"a.docx", "a.docx.docx"},
      {".txt", ".txt.docx"},
      {"d.txt/a", "d.txt/a.docx"},
      {"d/.md", "d/.md.docx"},
      {"a.txt.txt", "a.txt.docx"},
      {"../通知.txt", "../通知.docx"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char *path = cli_convert_beside(rows[i].draft);
    assert_non_null(path);
    assert_string_equal(path, rows[i].want);
    free(path);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sizes_on_the_page_are_read),
      cmocka_unit_test(sizes_are_read),
      cmocka_unit_test(distances_count_slips),
      cmocka_unit_test(long_words_are_cut),
      cmocka_unit_test(every_option_is_found_after_one_slip),
      cmocka_unit_test(the_table_is_sound),
      cmocka_unit_test(choices_are_as_shown),
      cmocka_unit_test_setup(defaults_are_those_of_the_library, clear_environment),
      cmocka_unit_test_setup(options_reach_their_members, clear_environment),
      cmocka_unit_test_setup(commands_are_found, clear_environment),
      cmocka_unit_test_setup(complaints_name_what_is_wrong, clear_environment),
      cmocka_unit_test_setup(parsing_starts_from_scratch, clear_environment),
      cmocka_unit_test_setup(the_environment_speaks, clear_environment),
      cmocka_unit_test_setup(the_epoch_is_checked, clear_environment),
      cmocka_unit_test(the_docx_stands_beside),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
