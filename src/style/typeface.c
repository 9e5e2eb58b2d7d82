/* typeface.c - see typeface.h. The *_GB2312 faces have 6763 characters and are what offices use;
 * the faces without the suffix come with Windows and have more. */
#include "style/typeface.h"

#include "style/gb2312.h"

#include <assert.h>
#include <string.h>

static const gw_typeface face_table[] = {
    {"仿宋_GB2312", "仿宋", "02010609030101010101", true},
    {"仿宋", "FangSong", "02010609060101010101", true},
    {"楷体_GB2312", "楷体", "02010609030101010101", true},
    {"楷体", "KaiTi", "02010609060101010101", true},
    {"黑体", "SimHei", "02010609060101010101", true},
    {"方正小标宋简体", "方正小标宋_GBK", "02010601030101010101", false},
    {"宋体", "SimSun", "02010600030101010101", false},
    {"方正小标宋_GBK", "宋体", "03000509000000000000", false},
};

/* 简体 of a Founder face is GB 2312 and nothing more, its _GBK is the same design; where only 简体 is
 * installed the alternate of _GBK is a face that has the character. */
static const struct {
  const char *name, *fuller;
} fuller_table[] = {
    {"仿宋_GB2312", "仿宋"},
    {"楷体_GB2312", "楷体"},
    {"方正小标宋简体", "方正小标宋_GBK"},
};

const gw_typeface *gw_typeface_find(const char *name)
{
  for (size_t i = 0; i < sizeof face_table / sizeof *face_table; i++)
    if (strcmp(face_table[i].name, name) == 0) return &face_table[i];
  return NULL;
}

const char *gw_typeface_fuller(const char *name)
{
  for (size_t i = 0; i < sizeof fuller_table / sizeof *fuller_table; i++)
    if (strcmp(fuller_table[i].name, name) == 0) return fuller_table[i].fuller;
  return NULL;
}

const char *gw_typeface_instead(const char *name, uint32_t code)
{
  if (code < 0x3007 || gw_gb2312_has(code) || !gw_is_ideograph(code)) return NULL;
  return gw_typeface_fuller(name);
}

static const char *const preset_table[][GW_FONT_ROLE_COUNT] = {
    [GW_FONTS_GB2312] = {[GW_FONT_BODY] = "仿宋_GB2312",
                         [GW_FONT_KAI] = "楷体_GB2312",
                         [GW_FONT_HEI] = "黑体",
                         [GW_FONT_TITLE] = "方正小标宋简体",
                         [GW_FONT_SONG] = "宋体"},
    [GW_FONTS_WINDOWS] = {[GW_FONT_BODY] = "仿宋",
                          [GW_FONT_KAI] = "楷体",
                          [GW_FONT_HEI] = "黑体",
                          [GW_FONT_TITLE] = "方正小标宋简体",
                          [GW_FONT_SONG] = "宋体"},
};
static_assert(sizeof preset_table / sizeof *preset_table == GW_FONTS_WINDOWS + 1,
              "a row for each preset");

const char *gw_typeface_of(gw_font_preset preset, gw_font_role role)
{
  return preset_table[preset][role];
}
