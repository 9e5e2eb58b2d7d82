/*
 * opc.h - the Open Packaging Conventions (ECMA-376 part 2): which parts a package has, of which
 * content type, and how they refer to each other. It knows nothing of what a part says.
 */
#ifndef GW_OOXML_OPC_H
#define GW_OOXML_OPC_H

#include "ooxml/part.h"

typedef enum gw_opc_part {
#define X(part, name, type, from, relation, next) GW_OPC_##part,
#include "ooxml/part.def"
#undef X
  GW_OPC_COUNT,
  GW_OPC_PACKAGE, /* relates to parts as a part does */
  GW_OPC_NOTHING
} gw_opc_part;

/* Static; without a leading slash, as in a ZIP archive. */
const char *gw_opc_name(gw_opc_part part);

gw_part_next *gw_opc_writer(gw_opc_part part);

/* Does a package made from this hold that part? */
bool gw_opc_is_needed(gw_opc_part part, const gw_part_input *input);

/* Is it the same part in every document with that sheet (gw_sheet_is_usual) and no part beyond those
 * that each has? */
bool gw_opc_is_common(gw_opc_part part, const gw_part_input *input);

/* "rId1" and so on: by what other parts call this one. */
typedef struct gw_opc_id {
  char text[8];
} gw_opc_id;

gw_opc_id gw_opc_relation_id(gw_opc_part part);

#endif
