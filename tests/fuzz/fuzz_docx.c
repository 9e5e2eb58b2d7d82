/* fuzz_docx.c - the part of fuzz_convert.h that holds a DOCX against its draft. */
#include "fuzz/fuzz_convert.h"

#include "property/reader.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

/* ---- The package --------------------------------------------------------------------------- */

/* Well-formed, without a DTD, with a root. */
static void check_xml(const char *data, size_t size)
{
  xmlDoc *xml = xmlReadMemory(data, (int)size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  MUST(xml && xmlDocGetRootElement(xml) && !xmlGetIntSubset(xml));
  xmlFreeDoc(xml);
}

static void check_part(zip_t *zip, zip_uint64_t index)
{
  zip_stat_t stat;
  MUST(zip_stat_index(zip, index, 0, &stat) == 0 && stat.size > 0);
  char *data = malloc(stat.size);
  zip_file_t *file = zip_fopen_index(zip, index, 0);
  MUST(data && file);
  MUST(zip_fread(file, data, stat.size) == (zip_int64_t)stat.size);
  MUST(zip_fclose(file) == 0); /* the checksum, too */
  check_xml(data, stat.size);
  free(data);
}

static void check_package(const fuzz_bytes *docx)
{
  zip_error_t error;
  zip_source_t *source = zip_source_buffer_create(docx->data, docx->size, 0, &error);
  MUST(source);
  zip_t *zip = zip_open_from_source(source, ZIP_CHECKCONS | ZIP_RDONLY, &error);
  MUST(zip);
  zip_int64_t count = zip_get_num_entries(zip, 0);
  MUST(count >= 5 && zip_name_locate(zip, "[Content_Types].xml", 0) == 0);
  for (zip_int64_t i = 0; i < count; i++) check_part(zip, (zip_uint64_t)i);
  zip_discard(zip);
}

/* ---- The text ------------------------------------------------------------------------------ */

static void check_same(const points *want, const points *have)
{
  MUST(want->count == have->count);
  for (size_t i = 0; i < want->count; i++) MUST(want->items[i] == have->items[i]);
}

/* The characters of the lines that are in the DOCX: as the draft has them, or by their ranks. */
static points read_lines(const gw_draft *draft, bool keeps_notices, bool by_rank)
{
  points out = {0};
  for (size_t i = 0; i < gw_draft_line_count(draft); i++) {
    gw_line line = GW_LINE_INIT;
    MUST_BE_OK(gw_draft_line(draft, by_rank ? gw_draft_ranked_line(draft, i) : i, &line));
    bool is_overruled = strcmp(line.rule, "overruled") == 0;
    if (line.element == GW_ELEMENT_NOTICE && (!keeps_notices || is_overruled)) continue;
    MUST(add_text_points(line.text, line.length, &out));
  }
  return out;
}

/* The draft with its changes is what the lines are. */
static void check_changes(const gw_draft *draft, const char *bytes, size_t size, bool keeps_notices)
{
  points text = {0}, want = {0}, have = read_lines(draft, keeps_notices, false);
  MUST(read_draft_points(bytes, size, gw_draft_encoding(draft), &text));
  MUST(apply_changes(&text, draft, &want));
  check_same(&want, &have);
  points_free(&text);
  points_free(&want);
  points_free(&have);
}

fuzz_bytes fuzz_check_docx(const gw_draft *draft, const char *bytes, size_t size,
                           bool keeps_notices)
{
  fuzz_bytes docx = {NULL, 0};
  points want = read_lines(draft, keeps_notices, true), have = {0};
  MUST_BE_OK(gw_draft_write_docx(draft, fuzz_sink(&docx)));
  check_package(&docx);
  MUST(read_docx_points(docx.data, docx.size, &have));
  check_same(&want, &have);
  points_free(&want);
  points_free(&have);
  if (bytes) check_changes(draft, bytes, size, keeps_notices);
  return docx;
}
