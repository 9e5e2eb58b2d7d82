/* consumer.c - a stranger's use of the library: a draft from memory, a DOCX into memory. */
#include <gongwen.h>
#include <stdio.h>
#include <string.h>

typedef struct memory {
  unsigned char bytes[1 << 16];
  size_t count;
} memory;

static int write_memory(void *user, const void *data, size_t size)
{
  memory *out = user;
  if (size > sizeof out->bytes - out->count) return 1;
  memcpy(out->bytes + out->count, data, size);
  out->count += size;
  return 0;
}

/* Converts with these options; they are optional. */
static int convert(const gw_options *options)
{
  static const char text[] =
      "关于春季防火工作的通知\n\n各村民委员会：\n　　请加强巡查。\n\n东岭区应急管理局\n"
      "2026年3月2日\n";
  static memory out;
  gw_draft *draft = NULL;
  gw_sink sink = {write_memory, &out};
  out.count = 0;
  gw_status status = gw_draft_new(options, &draft);
  if (status == GW_OK) status = gw_draft_read(draft, text, sizeof text - 1);
  if (status == GW_OK) status = gw_draft_write_docx(draft, sink);
  printf("%s: %s, %s, %zu lines\n", gw_version(), gw_status_name(status), gw_draft_title(draft),
         gw_draft_line_count(draft));
  int fine = status == GW_OK && out.count > 1000 && memcmp(out.bytes, "PK\3\4", 4) == 0 &&
             strcmp(gw_draft_title(draft), "关于春季防火工作的通知") == 0 &&
             gw_draft_line_count(draft) == 5;
  gw_draft_free(draft);
  return fine;
}

int main(void)
{
  const gw_options options = GW_OPTIONS_INIT;
  return convert(&options) && convert(NULL) ? 0 : 1;
}
