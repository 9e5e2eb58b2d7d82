/*
 * yaml.h - a text in YAML or JSON as pairs: one mapping of scalars and lists of scalars. What can grow
 * without bounds or mean something else than it shows is refused: anchors, aliases, tags, depth.
 */
#ifndef GW_META_YAML_H
#define GW_META_YAML_H

#include "meta/pairs.h"

/* `text` is valid UTF-8 without a mark. GW_ERR_META: pairs->fault says why; GW_ERR_MEMORY. */
gw_status gw_yaml_read(gw_str text, gw_pairs *pairs);

/* The same for JSON: an object of strings, numbers and lists of them. */
gw_status gw_json_read(gw_str text, gw_pairs *pairs);

#endif
