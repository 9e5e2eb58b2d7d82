/*
 * make_ready.c - a program of the build, not of the library: prints ready_parts.h, the parts that every
 * document with the usual sheet has, written and read back as in any document, and packed.
 */
#include "ooxml/deflate.h"
#include "ooxml/docx.h"
#include "ooxml/ready.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const name_table[] = {
#define X(part, name, type, from, relation, next) [GW_OPC_##part] = #part,
#include "ooxml/part.def"
#undef X
};

/* Nothing is ready while this runs. */
const gw_archive_ready *gw_ready_find(gw_opc_part part)
{
  (void)part;
  return NULL;
}

/* Octal escapes of three digits: unlike others, none runs on into the next character. */
static void print_bytes(gw_str bytes)
{
  enum { COLUMNS = 24 };
  for (size_t i = 0; i < bytes.len; i++)
    printf("%s\\%03o%s", i % COLUMNS ? "" : "\n  \"", (unsigned)(unsigned char)bytes.ptr[i],
           i % COLUMNS == COLUMNS - 1 || i + 1 == bytes.len ? "\"" : "");
}

static gw_status print_part(gw_opc_part part, const gw_part_input *input, gw_deflate *deflate)
{
  gw_buf xml = {0};
  size_t size = 0;
  char *packed = malloc(gw_deflate_room());
  gw_status status = packed ? gw_docx_write_part(part, input, &xml) : GW_ERR_MEMORY;
  if (status == GW_OK) status = gw_deflate_pack(deflate, xml.data, xml.length, true, packed, &size);
  if (status == GW_OK) {
    const uint32_t crc = gw_deflate_crc(0, (gw_str){xml.data, xml.length});
    printf("X(%s, %zu, 0x%08" PRIx32 ",", name_table[part], xml.length, crc);
    print_bytes((gw_str){packed, size});
    puts(")");
  }
  free(packed);
  gw_buf_fini(&xml);
  return status;
}

int main(void)
{
  static const gw_options options = GW_OPTIONS_INIT;
  const gw_sheet sheet = gw_sheet_make(&options);
  const gw_doc doc = {0};
  const gw_plan plan = {0};
  const gw_properties properties = {"", "", 0};
  const gw_part_input input = {&doc, &sheet, &plan, &properties};
  gw_deflate deflate = {0};
  gw_status status = GW_OK;
  for (int i = 0; i < GW_OPC_COUNT && status == GW_OK; i++) {
    const gw_opc_part part = (gw_opc_part)i;
    if (gw_opc_is_needed(part, &input) && gw_opc_is_common(part, &input))
      status = print_part(part, &input, &deflate);
  }
  gw_deflate_fini(&deflate);
  return status == GW_OK && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
