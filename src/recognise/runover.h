/*
 * runover.h - an element that runs over to further lines becomes one line, once it is known what the
 * lines are: 主送机关, 抄送, the name of an attachment; 附件： or 签发人： alone on its line takes the name
 * below it.
 */
#ifndef GW_RECOGNISE_RUNOVER_H
#define GW_RECOGNISE_RUNOVER_H

#include "model/doc.h"

/* Merges such lines of `doc` and says so as gw_join_wrapped does. GW_ERR_MEMORY. */
gw_status gw_runover_join(gw_doc *doc);

#endif
