/*
 * typeface.h - the typefaces that documents are set in: which face a preset gives to which role,
 * and what a font table says of a face, so that a machine without it finds a substitute. Facts
 * about fonts; what is set in which role is the standard's matter (gbt9704.h).
 */
#ifndef GW_STYLE_TYPEFACE_H
#define GW_STYLE_TYPEFACE_H

#include "gongwen.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct gw_typeface {
  const char *name;
  const char *alternate; /* one name of at most 31 characters: Word does not split a list */
  const char *panose;    /* ten bytes in hexadecimal */
  bool is_fixed;         /* every character as wide as any other */
} gw_typeface;

/* Static; NULL when nothing is known of a face of that name. */
const gw_typeface *gw_typeface_find(const char *name);

/* The face of the same design that has the Han characters which this one lacks; NULL when it lacks none
 * that we know of. Static. */
const char *gw_typeface_fuller(const char *name);

/* The face that `code` has to be set in where the text is in `name`: the fuller one for a Han
 * character that `name` lacks, else NULL. Static. */
const char *gw_typeface_instead(const char *name, uint32_t code);

/* The face that `preset` gives to `role`. Static. */
const char *gw_typeface_of(gw_font_preset preset, gw_font_role role);

#endif
