/*
 * entity.h - character references of HTML (&nbsp; &#8226; &#x2022;) become characters. Knows
 * those names that people and web editors really write; others stay as they are.
 */
#ifndef GW_TEXT_ENTITY_H
#define GW_TEXT_ENTITY_H

#include "base/utf8.h"

/* Bytes of the reference that `text` starts with, its character in *code; 0 when there is none, or
 * none for a character that a DOCX can hold. */
size_t gw_entity_read(gw_str text, uint32_t *code);

#endif
