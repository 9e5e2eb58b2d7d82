/* opc.c - see opc.h. */
#include "ooxml/opc.h"

#include <assert.h>
#include <string.h>

#define GW_OFFICE_TYPE "application/vnd.openxmlformats-officedocument."
#define GW_PACKAGE_TYPE "application/vnd.openxmlformats-package."
#define GW_OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define GW_PACKAGE_RELATION "http://schemas.openxmlformats.org/package/2006/relationships/"

#define TYPES_NAMESPACE "http://schemas.openxmlformats.org/package/2006/content-types"
#define RELATIONS_NAMESPACE "http://schemas.openxmlformats.org/package/2006/relationships"

typedef struct part_row {
  const char *name, *type;
  gw_opc_part from;
  const char *relation;
  gw_part_next *next;
} part_row;

static const part_row part_table[] = {
#define X(part, name, type, from, relation, next)                                                  \
  [GW_OPC_##part] = {name, type, GW_OPC_##from, relation, next},
#include "ooxml/part.def"
#undef X
};
static_assert(GW_OPC_COUNT < 99, "a gw_opc_id has room for two digits");

const char *gw_opc_name(gw_opc_part part)
{
  return part_table[part].name;
}

gw_part_next *gw_opc_writer(gw_opc_part part)
{
  return part_table[part].next;
}

bool gw_opc_is_needed(gw_opc_part part, const gw_part_input *input)
{
  bool is_numbered = input->sheet->page_number != GW_PAGE_NUMBER_NONE;
  switch (part) {
  case GW_OPC_ODD_FOOTER:
  case GW_OPC_EVEN_FOOTER: return is_numbered;
  case GW_OPC_BLANK_FOOTER: return is_numbered && input->plan->imprint.is_unnumbered;
  case GW_OPC_TURNED_ODD_FOOTER:
  case GW_OPC_TURNED_EVEN_FOOTER: return is_numbered && input->plan->has_landscape;
  default: return true;
  }
}

bool gw_opc_is_common(gw_opc_part part, const gw_part_input *input)
{
  switch (part) {
  case GW_OPC_DOCUMENT:
  case GW_OPC_CORE: return false;
  case GW_OPC_CONTENT_TYPES: /* these two list the others */
  case GW_OPC_DOCUMENT_RELATIONS:
    return !input->plan->has_landscape && !input->plan->imprint.is_unnumbered;
  default: return true;
  }
}

gw_opc_id gw_opc_relation_id(gw_opc_part part)
{
  gw_opc_id id = {"rId"};
  unsigned number = (unsigned)part + 1;
  size_t at = strlen(id.text);
  if (number >= 10) id.text[at++] = (char)('0' + number / 10);
  id.text[at] = (char)('0' + number % 10);
  return id;
}

/* ---- [Content_Types].xml, part 2, 10.1.2 ----------------------------------------------------- */

static void put_default(gw_xml *xml, const char *extension, const char *type)
{
  gw_xml_open(xml, "Default");
  gw_xml_attr(xml, "Extension", extension);
  gw_xml_attr(xml, "ContentType", type);
  gw_xml_close(xml, "Default");
}

static void put_override(gw_xml *xml, const part_row *row)
{
  char name[64] = "/";
  gw_xml_open(xml, "Override");
  strncat(name, row->name, sizeof name - 2);
  gw_xml_attr(xml, "PartName", name);
  gw_xml_attr(xml, "ContentType", row->type);
  gw_xml_close(xml, "Override");
}

bool gw_part_content_types_next(gw_part *part)
{
  gw_xml *xml = &part->xml;
  gw_xml_declaration(xml);
  gw_xml_open(xml, "Types");
  gw_xml_attr(xml, "xmlns", TYPES_NAMESPACE);
  put_default(xml, "rels", GW_PACKAGE_TYPE "relationships+xml");
  put_default(xml, "xml", "application/xml");
  for (size_t i = 0; i < GW_OPC_COUNT; i++)
    if (*part_table[i].type && gw_opc_is_needed((gw_opc_part)i, &part->input))
      put_override(xml, &part_table[i]);
  gw_xml_close(xml, "Types");
  return false;
}

/* ---- Relationships, part 2, 9.3 -------------------------------------------------------------- */

/* Targets are relative to the folder of the part that refers. */
static const char *relative_name(const part_row *row)
{
  if (row->from == GW_OPC_PACKAGE) return row->name;
  const char *folder_end = strrchr(part_table[row->from].name, '/');
  return row->name + (folder_end ? folder_end - part_table[row->from].name + 1 : 0);
}

static bool put_relations(gw_part *part, gw_opc_part from)
{
  gw_xml *xml = &part->xml;
  gw_xml_declaration(xml);
  gw_xml_open(xml, "Relationships");
  gw_xml_attr(xml, "xmlns", RELATIONS_NAMESPACE);
  for (size_t i = 0; i < GW_OPC_COUNT; i++) {
    if (part_table[i].from != from || !gw_opc_is_needed((gw_opc_part)i, &part->input)) continue;
    gw_opc_id id = gw_opc_relation_id((gw_opc_part)i);
    gw_xml_open(xml, "Relationship");
    gw_xml_attr(xml, "Id", id.text);
    gw_xml_attr(xml, "Type", part_table[i].relation);
    gw_xml_attr(xml, "Target", relative_name(&part_table[i]));
    gw_xml_close(xml, "Relationship");
  }
  gw_xml_close(xml, "Relationships");
  return false;
}

bool gw_part_package_relations_next(gw_part *part)
{
  return put_relations(part, GW_OPC_PACKAGE);
}

bool gw_part_document_relations_next(gw_part *part)
{
  return put_relations(part, GW_OPC_DOCUMENT);
}
