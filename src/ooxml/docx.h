/*
 * docx.h - the facade of this layer: a document and a sheet become a DOCX in a sink.
 */
#ifndef GW_OOXML_DOCX_H
#define GW_OOXML_DOCX_H

#include "gongwen.h"
#include "model/doc.h"
#include "base/buf.h"
#include "ooxml/opc.h"
#include "style/sheet.h"

/*
 * Builds the package in memory, reading every part back and comparing the text of the
 * document with the draft (model/conserve.h), then gives it to the sink. Up to so many threads as
 * `helpers` pack beside the calling one.
 * GW_ERR_MEMORY, GW_ERR_SINK, GW_ERR_XML, GW_ERR_TEXT_LOST, GW_ERR_PACKAGE, GW_ERR_INTERNAL.
 */
gw_status gw_docx_write(const gw_doc *doc, const gw_sheet *sheet, const gw_properties *properties,
                        size_t helpers, gw_sink sink);

/* One part alone, written and read back like those of a package. */
gw_status gw_docx_write_part(gw_opc_part id, const gw_part_input *input, gw_buf *out);

#endif
