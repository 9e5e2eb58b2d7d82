/*
 * listing.c - see listing.h. Every text is made in memory first, so that one place checks what
 * becomes of it.
 */
#include "cli/listing.h"

#include "cli/deliver.h"
#include "cli/diagnose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void printer(FILE *to, cli_language language);

static cli_exit deliver(const cli_args *args, const char *path, printer *print)
{
  cli_language language = (cli_language)args->language;
  char *text = NULL;
  size_t size = 0;
  cli_exit result = CLI_EXIT_INTERNAL;
  FILE *to = open_memstream(&text, &size);
  bool is_whole = false;
  if (to) {
    print(to, language);
    is_whole = !ferror(to);
    is_whole = fclose(to) == 0 && is_whole;
  }
  if (is_whole)
    result = cli_deliver_text(path, text, size, language);
  else
    cli_message_say(language, CLI_SAY_OUT_OF_MEMORY, NULL, NULL, NULL);
  free(text);
  return result;
}

static const char *output_of(const cli_args *args)
{
  return args->output ? args->output : "-";
}

/* Columns on a terminal, near enough for what is printed here: Han and its points take two. */
static int width_of(const char *text)
{
  int width = 0;
  for (; *text; text++) {
    unsigned char c = (unsigned char)*text;
    if ((c & 0xC0) != 0x80) width += c < 0x80 ? 1 : 2;
  }
  return width;
}

/* `text` and spaces up to `width` columns. */
static void put_padded(FILE *to, const char *text, int width)
{
  fprintf(to, "%s%*s", text, width > width_of(text) ? width - width_of(text) : 0, "");
}

/* ---- Help ---------------------------------------------------------------------------------- */

enum { HELP_COLUMN = 26 }; /* where an option's text starts */

static const char *const usage_text[] = {
    [CLI_EN] = "Usage: gongwen [OPTION]... [DRAFT]\n"
               "       gongwen -d DIR [OPTION]... DRAFT...\n"
               "       gongwen --stream [OPTION]...\n"
               "       gongwen outline [--json] [--explain] [OPTION]... [DRAFT]\n"
               "       gongwen rules | passes | diagnostics\n"
               "Turns a plain-text draft of a Chinese official document into a DOCX that\n"
               "follows GB/T 9704-2012. Without DRAFT, or when it is '-', standard input is\n"
               "read and the DOCX goes to standard output.\n\n"
               "Commands:\n"
               "  outline      print the recognised structure, write no DOCX\n"
               "  rules        list the rules of recognition\n"
               "  passes       list the passes of normalising\n"
               "  diagnostics  list the kinds of diagnostics\n"
               "A draft that is called like a command is reached as ./outline.\n",
    [CLI_ZH] = "用法：gongwen [选项]... [草稿]\n"
               "      gongwen -d 文件夹 [选项]... 草稿...\n"
               "      gongwen --stream [选项]...\n"
               "      gongwen outline [--json] [--explain] [选项]... [草稿]\n"
               "      gongwen rules | passes | diagnostics\n"
               "把公文的纯文本草稿转换为符合 GB/T 9704-2012 的 DOCX。不给出草稿或草稿为\n"
               "“-”时读标准输入，DOCX 写到标准输出。\n\n"
               "命令：\n"
               "  outline      显示识别出的结构，不写 DOCX\n"
               "  rules        列出识别规则\n"
               "  passes       列出规范化的各个步骤\n"
               "  diagnostics  列出诊断的种类\n"
               "与命令同名的草稿写作 ./outline。\n",
};

static const char *const group_table[CLI_GROUP_COUNT][2] = {
    [CLI_GROUP_OUTPUT] = {"Output:", "输出："},
    [CLI_GROUP_MANY] = {"Many drafts:", "多份草稿："},
    [CLI_GROUP_READING] = {"Reading the draft:", "读草稿："},
    [CLI_GROUP_PAGE] = {"The page:", "版面："},
    [CLI_GROUP_TALK] = {"Messages:", "消息："},
    [CLI_GROUP_OTHER] = {"Other:", "其他："},
};

static const char *const exit_text[] = {
    [CLI_EN] = "\nExit status:\n"
               "  0  done\n"
               "  1  done, but there are diagnostics at or above --fail-on, or some of many\n"
               "     drafts failed\n"
               "  2  the command line is wrong, or a file of --meta or --overrides is wrong or\n"
               "     cannot be read\n"
               "  3  the draft cannot be read, or is no draft; no DOCX is written\n"
               "  4  the output or the report cannot be written; old files stay as they were\n"
               "  5  internal error\n",
    [CLI_ZH] = "\n退出状态：\n"
               "  0  完成\n"
               "  1  完成，但有 --fail-on 这一级或更重的诊断，或多份草稿中有失败的\n"
               "  2  命令行有误，或 --meta、--overrides 的文件有误或无法读取\n"
               "  3  草稿无法读取或不是公文草稿；不写 DOCX\n"
               "  4  输出或报告无法写出；原有的文件不变\n"
               "  5  内部错误\n",
};

/* "  -o, --output=FILE" and enough spaces; where it is too long the text goes to the next line. */
static void put_names(FILE *to, const cli_option *option)
{
  char names[64];
  char brief[] = {'-', option->brief, ',', '\0'};
  snprintf(names, sizeof names, "  %3s --%s%s%s", option->brief ? brief : "", option->name,
           option->argument && option->argument[0] != '[' ? "=" : "",
           option->argument ? option->argument : "");
  put_padded(to, names, HELP_COLUMN);
  if (width_of(names) >= HELP_COLUMN) fprintf(to, "\n%*s", HELP_COLUMN, "");
}

static void put_option(FILE *to, const cli_option *option, cli_language language)
{
  put_names(to, option);
  for (const char *p = option->help[language]; *p; p++) {
    putc(*p, to);
    if (*p == '\n') fprintf(to, "%*s", HELP_COLUMN, "");
  }
  if (option->fallback)
    fprintf(to, language == CLI_ZH ? "\n%*s（默认：%s）" : "\n%*s(default: %s)", HELP_COLUMN, "",
            option->fallback);
  putc('\n', to);
}

static void print_options(FILE *to, cli_language language)
{
  for (int group = 0; group < CLI_GROUP_COUNT; group++) {
    fprintf(to, "\n%s\n", group_table[group][language]);
    for (size_t i = 0; i < cli_option_count(); i++)
      if (cli_option_at(i)->group == (cli_group)group) put_option(to, cli_option_at(i), language);
  }
}

static void print_exit(FILE *to, cli_language language)
{
  fputs(exit_text[language], to);
}

static void print_help(FILE *to, cli_language language)
{
  fputs(usage_text[language], to);
  print_options(to, language);
  print_exit(to, language);
}

static void print_version(FILE *to, cli_language language)
{
  (void)language;
  fprintf(to, "gongwen %s\n", gw_version());
}

cli_exit cli_listing_version(const cli_args *args)
{
  return deliver(args, "-", print_version);
}

/* ---- Rules, passes and diagnostics ----------------------------------------------------------- */

static int larger(int a, int b)
{
  return a > b ? a : b;
}

static const char *element_name(gw_element element, cli_language language)
{
  gw_element_info info = GW_ELEMENT_INFO_INIT;
  if (gw_element_describe(element, &info) != GW_OK) return "";
  return language == CLI_ZH ? info.chinese : info.name;
}

static void print_rules(FILE *to, cli_language language)
{
  int id_width = 0, name_width = 0;
  gw_rule_info rule = GW_RULE_INFO_INIT;
  for (size_t i = 0; i < gw_rule_count() && gw_rule_describe(i, &rule) == GW_OK; i++) {
    id_width = larger(id_width, width_of(rule.id));
    name_width = larger(name_width, width_of(element_name(rule.element, language)));
  }
  for (size_t i = 0; i < gw_rule_count() && gw_rule_describe(i, &rule) == GW_OK; i++) {
    put_padded(to, rule.id, id_width + 2);
    put_padded(to, element_name(rule.element, language), name_width + 1);
    fprintf(to, "%+5d  %s\n", rule.weight, language == CLI_ZH ? rule.text_zh : rule.text_en);
  }
}

cli_exit cli_listing_rules(const cli_args *args)
{
  return deliver(args, output_of(args), print_rules);
}

/* A star marks the passes of `default`. */
static void print_passes(FILE *to, cli_language language)
{
  int id_width = 0, source_width = 0;
  gw_pass_info pass = GW_PASS_INFO_INIT;
  for (size_t i = 0; i < gw_pass_count() && gw_pass_describe(i, &pass) == GW_OK; i++) {
    id_width = larger(id_width, width_of(pass.id));
    source_width = larger(source_width, width_of(pass.source));
  }
  for (size_t i = 0; i < gw_pass_count() && gw_pass_describe(i, &pass) == GW_OK; i++) {
    fputs(pass.by_default ? "* " : "  ", to);
    put_padded(to, pass.id, id_width + 2);
    put_padded(to, pass.source, source_width + 2);
    fprintf(to, "%s\n", language == CLI_ZH ? pass.text_zh : pass.text_en);
  }
}

static void print_normalize(FILE *to, cli_language language)
{
  for (size_t i = 0; i < cli_option_count(); i++)
    if (strcmp(cli_option_at(i)->name, "normalize") == 0)
      put_option(to, cli_option_at(i), language);
  fputs(language == CLI_ZH ? "\n各个步骤（* 属于 default）：\n" : "\nPasses (* is in default):\n",
        to);
  print_passes(to, language);
}

cli_exit cli_listing_help(const cli_args *args)
{
  static printer *const topic_table[CLI_TOPIC_COUNT] = {
      [CLI_TOPIC_ALL] = print_help,
      [CLI_TOPIC_OPTIONS] = print_options,
      [CLI_TOPIC_NORMALIZE] = print_normalize,
      [CLI_TOPIC_EXIT] = print_exit,
  };
  return deliver(args, "-", topic_table[args->topic]);
}

cli_exit cli_listing_passes(const cli_args *args)
{
  return deliver(args, output_of(args), print_passes);
}

/* The sentence's pattern, with a mark of omission where an argument goes. */
static void put_pattern(FILE *to, const char *pattern)
{
  for (const char *p = pattern; *p; p++) {
    if (p[0] == '%' && p[1] >= '1' && p[1] <= '3') {
      fputs("…", to);
      p++;
    } else {
      putc(*p, to);
    }
  }
}

static void print_diagnostics(FILE *to, cli_language language)
{
  int width = 0;
  gw_diagnostic kind = GW_DIAGNOSTIC_INIT;
  for (size_t i = 0; i < gw_diagnostic_kind_count() && gw_diagnostic_kind(i, &kind) == GW_OK; i++)
    width = larger(width, width_of(kind.id));
  for (size_t i = 0; i < gw_diagnostic_kind_count() && gw_diagnostic_kind(i, &kind) == GW_OK; i++) {
    put_padded(to, kind.id, width + 2);
    put_padded(to, cli_diagnose_severity(kind.severity, language), 9);
    put_pattern(to, language == CLI_ZH ? kind.text_zh : kind.text_en);
    putc('\n', to);
  }
}

cli_exit cli_listing_diagnostics(const cli_args *args)
{
  return deliver(args, output_of(args), print_diagnostics);
}
