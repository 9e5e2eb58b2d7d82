/*
 * type.h - the 文种 by its name, for those who say it and do not leave it to the title.
 */
#ifndef GW_META_TYPE_H
#define GW_META_TYPE_H

#include "model/genre.h"

/* By its English or Chinese name or a usual other one: "report", "报告", "notice" (通知). "" is
 * GW_GENRE_NONE. False: there is none. */
bool gw_type_find(gw_str name, gw_genre *out);

#endif
