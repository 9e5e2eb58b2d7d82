/* message.c - see message.h. */
#include "cli/message.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const struct {
  const char *text[2]; /* by cli_language */
} message_table[CLI_SAY_COUNT] = {
#define X(name, zh, en) [CLI_SAY_##name] = {{en, zh}},
#include "cli/message.def"
#undef X
};

const char *cli_message_text(cli_message message, cli_language language)
{
  return message_table[message].text[language];
}

void cli_message_put(FILE *to, cli_language language, cli_message message,
                     const char *const args[3])
{
  for (const char *p = cli_message_text(message, language); *p; p++) {
    if (p[0] == '%' && p[1] >= '1' && p[1] <= '3') {
      const char *arg = args[p[1] - '1'];
      cli_message_harmless(to, arg ? arg : "");
      p++;
    } else {
      putc(*p, to);
    }
  }
}

void cli_message_say(cli_language language, cli_message message, const char *first,
                     const char *second, const char *third)
{
  const char *const args[3] = {first, second, third};
  fputs("gongwen: ", stderr);
  cli_message_put(stderr, language, message, args);
  putc('\n', stderr);
}

/* ---- Text of unknown origin ---------------------------------------------------------------- */

/* The bytes of the UTF-8 sequence at `text`, which is terminated; 0 when it is broken. */
static size_t decode(const unsigned char *text, unsigned long *code)
{
  static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t size = text[0] < 0x80   ? 1
                : text[0] < 0xC2 ? 0
                : text[0] < 0xE0 ? 2
                : text[0] < 0xF0 ? 3
                : text[0] < 0xF5 ? 4
                                 : 0;
  *code = size < 2 ? text[0] : text[0] & (0x7Fu >> size);
  for (size_t i = 1; i < size; i++) {
    if ((text[i] & 0xC0) != 0x80) return 0;
    *code = *code << 6 | (text[i] & 0x3Fu);
  }
  if (size > 1 && (*code < least[size] || *code > 0x10FFFF)) return 0;
  return *code >= 0xD800 && *code <= 0xDFFF ? 0 : size;
}

/* C0, delete, C1; line and paragraph separators; marks that turn the direction of writing. */
static bool is_harmful(unsigned long code)
{
  return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x200E || code == 0x200F ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* Bytes from the start on that may be shown; *harmful: of what comes then, 0 at the end. */
static size_t harmless_span(const unsigned char *text, size_t *harmful)
{
  size_t at = 0;
  *harmful = 0;
  while (text[at]) {
    unsigned long code;
    size_t size = decode(text + at, &code);
    if (size == 0 || is_harmful(code)) {
      *harmful = size ? size : 1;
      break;
    }
    at += size;
  }
  return at;
}

void cli_message_harmless(FILE *to, const char *text)
{
  const unsigned char *p = (const unsigned char *)text;
  while (*p) {
    size_t harmful;
    size_t span = harmless_span(p, &harmful);
    if (span) (void)fwrite(p, 1, span, to); /* the stream remembers a failure */
    p += span;
    for (size_t i = 0; i < harmful; i++) fprintf(to, "\\x%02x", (unsigned)p[i]);
    p += harmful;
  }
}

char *cli_message_copy(const char *text)
{
  char *copy = NULL;
  size_t size;
  FILE *to = open_memstream(&copy, &size);
  if (!to) return NULL;
  cli_message_harmless(to, text);
  if (fclose(to) == 0) return copy;
  free(copy);
  return NULL;
}

/* ---- errno --------------------------------------------------------------------------------- */

/* The usual ones; strerror would need the C library's catalogues and a locale. */
static const struct {
  int error;
  const char *zh;
} errno_table[] = {
    {ENOENT, "没有这个文件或文件夹"},
    {EACCES, "没有权限"},
    {EPERM, "不允许这样做"},
    {EISDIR, "是一个文件夹"},
    {ENOTDIR, "路径中有一段不是文件夹"},
    {ENOSPC, "磁盘空间不足"},
    {EDQUOT, "超出磁盘配额"},
    {EFBIG, "文件太大"},
    {EROFS, "文件系统只读"},
    {EPIPE, "管道已关闭"},
    {EBADF, "没有打开"},
    {EIO, "输入输出错误"},
    {ELOOP, "符号链接层数过多"},
    {ENAMETOOLONG, "文件名太长"},
    {ETXTBSY, "文件正在使用"},
    {EMFILE, "打开的文件太多"},
    {ENOMEM, "内存不足"},
};

const char *cli_message_errno(int error, cli_language language)
{
  size_t count = sizeof errno_table / sizeof *errno_table;
  for (size_t i = 0; language == CLI_ZH && i < count; i++)
    if (errno_table[i].error == error) return errno_table[i].zh;
  /* glibc and musl keep a number that they know in a constant, one that they do not know apart for
   * each thread. NOLINTNEXTLINE(concurrency-mt-unsafe) */
  return strerror(error);
}
