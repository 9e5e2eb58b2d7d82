/* deliver.c - see deliver.h. */
#include "cli/deliver.h"

#include "cli/message.h"

#include <errno.h>
#include <string.h>

const char *cli_deliver_name(const char *path, cli_language language)
{
  return strcmp(path, "-") == 0 ? cli_message_text(CLI_SAY_STANDARD_OUTPUT, language) : path;
}

cli_exit cli_deliver_exit(gw_status status)
{
  if (status == GW_OK) return CLI_EXIT_DONE;
  if (status == GW_ERR_OPTION || status == GW_ERR_META) return CLI_EXIT_USAGE;
  if (status >= GW_ERR_SOURCE && status < GW_ERR_MEMORY) return CLI_EXIT_DRAFT;
  return status == GW_ERR_SINK ? CLI_EXIT_OUTPUT : CLI_EXIT_INTERNAL;
}

cli_exit cli_deliver_blame(int error, cli_exit file)
{
  return error == ENOMEM ? CLI_EXIT_INTERNAL : file;
}

static cli_exit say_cannot_write(const cli_delivery *item, cli_language language)
{
  cli_message_say(language, CLI_SAY_CANNOT_WRITE, cli_deliver_name(item->path, language),
                  cli_message_errno(item->output.error, language), NULL);
  return cli_deliver_blame(item->output.error, CLI_EXIT_OUTPUT);
}

/* Everything but the renaming. */
static cli_exit write_one(cli_delivery *item, cli_language language)
{
  gw_sink sink = {cli_output_write, &item->output};
  if (item->output.error || !cli_output_open(&item->output, item->path))
    return say_cannot_write(item, language);
  if (item->is_binary && cli_output_is_terminal(&item->output)) {
    cli_message_say(language, CLI_SAY_TERMINAL, NULL, NULL, NULL);
    return CLI_EXIT_USAGE;
  }
  gw_status status = item->write(item->user, sink);
  bool finished = cli_output_finish(&item->output);
  if (item->output.error) return say_cannot_write(item, language);
  if (status == GW_OK && finished) return CLI_EXIT_DONE;
  cli_message_say(language, CLI_SAY_STATUS_ABOUT, cli_deliver_name(item->path, language),
                  gw_status_text(status, language == CLI_ZH ? "zh" : "en"), gw_status_name(status));
  return cli_deliver_exit(status);
}

static cli_exit write_all(cli_delivery items[], size_t count, cli_language language)
{
  for (int streams = 0; streams < 2; streams++) {
    for (size_t i = 0; i < count; i++) {
      if (cli_output_is_stream(&items[i].output) != (streams == 1)) continue;
      cli_exit result = write_one(&items[i], language);
      if (result != CLI_EXIT_DONE) return result;
    }
  }
  for (size_t i = 0; i < count; i++)
    if (!cli_output_commit(&items[i].output)) return say_cannot_write(&items[i], language);
  return CLI_EXIT_DONE;
}

cli_exit cli_deliver(cli_delivery items[], size_t count, cli_language language)
{
  cli_exit result = write_all(items, count, language);
  for (size_t i = 0; i < count; i++) cli_output_discard(&items[i].output);
  return result;
}

typedef struct text {
  const char *bytes;
  size_t size;
} text;

static gw_status write_text(const void *user, gw_sink sink)
{
  const text *t = user;
  return sink.write(sink.user, t->bytes, t->size) == 0 ? GW_OK : GW_ERR_SINK;
}

cli_exit cli_deliver_text(const char *path, const char *bytes, size_t size, cli_language language)
{
  const text t = {bytes, size};
  cli_delivery item = {.path = path, .write = write_text, .user = &t};
  (void)cli_output_look(&item.output, path); /* what is wrong is in the output */
  return cli_deliver(&item, 1, language);
}
