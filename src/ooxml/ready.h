/*
 * ready.h - parts of the package that are the same in nearly every document, packed when the program
 * is built: by the code that writes, reads back and packs them in a document of other options
 * (make_ready.c), so that the bytes are the same either way.
 */
#ifndef GW_OOXML_READY_H
#define GW_OOXML_READY_H

#include "ooxml/archive.h"
#include "ooxml/opc.h"

/* That part with the usual sheet, where it is common (gw_opc_is_common). Static; NULL: it has to be
 * written. */
const gw_archive_ready *gw_ready_find(gw_opc_part part);

#endif
