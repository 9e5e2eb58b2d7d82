/*
 * unit.h - from the units of the standard and of the printing trade to twips (1/20 pt, 1/1440
 * inch), in integers and rounded once. Nothing else in the project multiplies by 20 or divides by
 * 25.4.
 */
#ifndef GW_STYLE_UNIT_H
#define GW_STYLE_UNIT_H

enum { GW_TWIP_PER_PT = 20, GW_TWIP_PER_HPT = 10 };

/* Millimetres, not negative; the nearest twip. 25.4 mm are 1440 twips. */
static inline int gw_mm_twip(int mm)
{
  return (mm * 14400 + 127) / 254;
}

static inline int gw_pt_twip(int pt)
{
  return pt * GW_TWIP_PER_PT;
}

/* Half points, the unit of w:sz. */
static inline int gw_hpt_twip(int hpt)
{
  return hpt * GW_TWIP_PER_HPT;
}

#endif
