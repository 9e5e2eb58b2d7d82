/*
 * key.h - what the elements and settings that are given beside a draft are called, in Chinese and
 * English. Knows nothing of their values.
 */
#ifndef GW_META_KEY_H
#define GW_META_KEY_H

#include "base/diag.h"
#include "base/utf8.h"

typedef enum gw_meta_key {
#define X(key, element, form) GW_KEY_##key,
#include "meta/key.def"
#undef X
  GW_KEY_COUNT,
  GW_KEY_IGNORED = GW_KEY_COUNT, /* known, and of no use here */
  GW_KEY_UNKNOWN
} gw_meta_key;

/* The key of a name, which is valid UTF-8. */
gw_meta_key gw_meta_key_find(gw_str name);

/* What the key is called in messages. Static. */
gw_diag_arg gw_meta_key_name(gw_meta_key key);

/* The known name that is nearest to an unknown one. Static. */
const char *gw_meta_key_nearest(gw_str name);

#endif
