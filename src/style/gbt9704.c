/*
 * gbt9704.c - the rows. Widths that a word processor needs are computed from these in sheet.c.
 *
 * Why every line is exact and every character 0.3 pt closer: 28 characters of 16 pt are 158 mm, 2
 * mm more than the 版心. A character grid would close them up, but LibreOffice before 25.2 gives each
 * character two cells of a grid that is narrower than the type. So the grid is declared, for the
 * page setup dialog, and not followed: the type itself is set 0.3 pt closer (28 x 15.7 pt = 439.6
 * pt of 442.2). -5 would leave no room in LibreOffice, -4 not in Word. An exact pitch is the same
 * in every program and with every typeface; a grid pitch is not, where a typeface is taller than
 * the pitch.
 */
#include "style/gbt9704.h"

#include "model/element.h"

#include <assert.h>

/* 字号 in half points (clause 3: 3号 is 16 pt) */
enum { SIZE_2 = 44, SIZE_3 = 32, SIZE_4 = 28, SIZE_SMALL_4 = 24, SIZE_5 = 21 };

/* Pitch of 2号: its height and 7/8 of the height of 3号 (clause 3), 22 + 14 pt. */
enum { PITCH_2_TWIP = 720, PITCH_IMPRINT_TWIP = 500, PITCH_FOOTER_TWIP = 280 };

/* 4号 in tables, half as much again: 21 pt. */
enum { PITCH_TABLE_TWIP = 420 };

/* The red rule is the border of a line that is as low as a line can be. */
enum { PITCH_RULE_TWIP = 20, SIZE_RULE = 2, RULE_EIGHTH_PT = 18 };

#define BLACK "000000"
#define RED "FF0000"
#define GREY "808080"

const gw_gbt9704_page gw_gbt9704_page_table = {
    .width_mm = 210,
    .height_mm = 297,
    .top_mm = 37,
    .left_mm = 28,
    .text_width_mm = 156,
    .text_height_mm = 225,
    .lines = 22,
    .characters = 28,
    .size_hpt = SIZE_3,
    .number_below_mm = 7,
    .number_indent = 1,
    .clause = "5.1, 5.2.1, 5.2.2, 5.2.3, 7.5",
};

/* Sizes of the mark are free (醒目、美观、庄重): nine characters of 49 pt fill the line, 62 pt is what
 * offices take for short names. A line of 1.3 em has its base line 1.04 em from the top (80 % of an
 * exact line, in Word and LibreOffice) and the ink of a Chinese character starts 0.8 em above that. */
const gw_gbt9704_head gw_gbt9704_head_table = {
    .mark_top_mm = 35,
    .most_pt = 62,
    .least_pt = 36,
    .least_percent = 60,
    .line_percent = 130,
    .ink_top_percent = 24,
    .most_joint_pt = 230,
    .rule_below_mm = 4,
    .rule_percent = 19,
    .signers_a_row = 2,
    .clause = "7.2.4, 7.2.6, 7.2.7",
};

const gw_gbt9704_imprint gw_gbt9704_imprint_table = {
    .outer_rule_eighth_pt = 8,
    .inner_rule_eighth_pt = 6,
    .spare_lines = 0,
    .clause = "7.4.1",
};

/* The standard leaves the type of tables to 特定情况可以作适当调整 (5.2.2) and says where a landscape
 * one stands (8), not when a table becomes one: when its columns do not fit in 5号. */
const gw_gbt9704_table gw_gbt9704_table_table = {
    .size_hpt = {SIZE_4, SIZE_SMALL_4, SIZE_5},
    .line_percent = 150,
    .padding_mm = 3,
    .least = 3,
    .easy = 8,
    .whole_columns = 3,
    .rule_eighth_pt = 4,
    .clause = "5.2.2, 8",
};

typedef struct gap_row {
  int count;
  const char *clause;
} gap_row;

static const gap_row gap_table[] = {
    [GW_GAP_DOC_NUMBER] = {2, "7.2.5"},
    [GW_GAP_TITLE] = {2, "7.3.1"},
    [GW_GAP_ADDRESSEE] = {1, "7.3.2"},
    [GW_GAP_ATTACHMENT_NOTE] = {1, "7.3.4"},
    [GW_GAP_SEALED] = {3, "7.3.5.1"}, /* a seal is 42 mm; its top at most one line below the text */
    [GW_GAP_UNSEALED] = {1, "7.3.5.2"},
    [GW_GAP_ATTACHMENT_TITLE] = {1, "7.3.7"}, /* from line 1 to line 3 */
    [GW_GAP_SEALED_DATE] = {4, "7.3.5.1"},
    [GW_GAP_UNSEALED_RIGHT] = {2, "7.3.5.2"},
    [GW_GAP_UNSEALED_DATE] = {2, "7.3.5.2"},
    [GW_GAP_NOTE_INDENT] = {2, "7.3.4"},
    [GW_GAP_SEALS_A_ROW] = {3, "7.3.5.1"},
    [GW_GAP_SIGNER_EDGE] = {1, "7.2.5, 7.2.6"},
};
static_assert(sizeof gap_table / sizeof *gap_table == GW_GAP_COUNT, "a row for each gap");

int gw_gbt9704_gap(gw_gap gap)
{
  return gap_table[gap].count;
}

const char *gw_gbt9704_gap_clause(gw_gap gap)
{
  return gap_table[gap].clause;
}

/* What a row leaves out is as clause 5.2.2 to 5.2.4 say for every element; see complete() below. */
#define HEADING(level, face)                                                                       \
  {                                                                                                \
    .name = "heading " #level, .font = (face), .next = GW_ELEMENT_BODY, .first_line = 2,           \
    .link = GW_STYLE_HEADING_##level##_CHAR, .outline = (level), .keep_next = true,                \
    .clause = "7.3.3"                                                                              \
  }
#define HEADING_CHAR(level, face)                                                                  \
  {                                                                                                \
    .id = "Heading" #level "Char", .name = "heading " #level " Char", .font = (face),              \
    .link = GW_ELEMENT_HEADING_##level, .outline = (level), .clause = "7.3.3"                      \
  }

static const gw_style style_table[] = {
    [GW_ELEMENT_NOTICE] = {.name = "非公文内容", .colour = GREY, .clause = ""},
    [GW_ELEMENT_COPY_NUMBER] = {.name = "公文份号", .align = GW_ALIGN_LEFT, .clause = "7.2.1"},
    [GW_ELEMENT_SECURITY] = {.name = "公文密级",
                             .font = GW_FONT_HEI,
                             .align = GW_ALIGN_LEFT,
                             .clause = "7.2.2"},
    [GW_ELEMENT_URGENCY] = {.name = "公文紧急程度",
                            .font = GW_FONT_HEI,
                            .align = GW_ALIGN_LEFT,
                            .clause = "7.2.3"},
    [GW_ELEMENT_ISSUER_MARK] = {.name = "发文机关标志",
                                .font = GW_FONT_TITLE,
                                .size_hpt = SIZE_2,
                                .is_unspaced = true,
                                .colour = RED,
                                .align = GW_ALIGN_CENTER,
                                .line_twip = PITCH_2_TWIP,
                                .clause = "7.2.4"},
    [GW_ELEMENT_DOC_NUMBER] = {.name = "发文字号", .align = GW_ALIGN_CENTER, .clause = "7.2.5"},
    [GW_ELEMENT_SIGNER] = {.name = "签发人",
                           .align = GW_ALIGN_RIGHT,
                           .right = 1,
                           .clause = "7.2.6"},
    [GW_ELEMENT_TITLE] = {.name = "Title",
                          .next = GW_ELEMENT_ADDRESSEE,
                          .font = GW_FONT_TITLE,
                          .size_hpt = SIZE_2,
                          .is_unspaced = true,
                          .align = GW_ALIGN_CENTER,
                          .line_twip = PITCH_2_TWIP,
                          .keep_next = true,
                          .clause = "7.3.1"},
    [GW_ELEMENT_SUBTITLE] = {.name = "Subtitle",
                             .next = GW_ELEMENT_BODY,
                             .font = GW_FONT_KAI,
                             .align = GW_ALIGN_CENTER,
                             .keep_next = true,
                             .clause = ""},
    [GW_ELEMENT_TITLE_NOTE] = {.name = "公文题注",
                               .next = GW_ELEMENT_BODY,
                               .font = GW_FONT_KAI,
                               .align = GW_ALIGN_CENTER,
                               .keep_next = true,
                               .clause = ""},
    [GW_ELEMENT_ADDRESSEE] = {.name = "主送机关", .next = GW_ELEMENT_BODY, .clause = "7.3.2"},
    [GW_ELEMENT_HEADING_1] = HEADING(1, GW_FONT_HEI),
    [GW_ELEMENT_HEADING_2] = HEADING(2, GW_FONT_KAI),
    [GW_ELEMENT_HEADING_3] = HEADING(3, GW_FONT_BODY),
    [GW_ELEMENT_HEADING_4] = HEADING(4, GW_FONT_BODY),
    [GW_ELEMENT_BODY] = {.name = "Body Text", .first_line = 2, .clause = "7.3.3"},
    [GW_ELEMENT_ATTACHMENT_NOTE] = {.name = "附件说明",
                                    .align = GW_ALIGN_LEFT,
                                    .left = 2,
                                    .clause = "7.3.4"},
    [GW_ELEMENT_SIGNATURE] = {.name = "发文机关署名",
                              .next = GW_ELEMENT_ISSUE_DATE,
                              .align = GW_ALIGN_RIGHT,
                              .right = 4,
                              .keep_next = true,
                              .clause = "7.3.5"},
    [GW_ELEMENT_ISSUE_DATE] = {.name = "成文日期",
                               .align = GW_ALIGN_RIGHT,
                               .right = 4,
                               .clause = "7.3.5.4"},
    [GW_ELEMENT_REMARK] = {.name = "附注",
                           .align = GW_ALIGN_LEFT,
                           .first_line = 2,
                           .clause = "7.3.6"},
    [GW_ELEMENT_ATTACHMENT_MARK] = {.name = "附件标识",
                                    .next = GW_ELEMENT_ATTACHMENT_TITLE,
                                    .font = GW_FONT_HEI,
                                    .align = GW_ALIGN_LEFT,
                                    .keep_next = true,
                                    .page_break_before = true,
                                    .clause = "7.3.7"},
    [GW_ELEMENT_ATTACHMENT_TITLE] = {.name = "附件标题",
                                     .based_on = GW_ELEMENT_TITLE,
                                     .next = GW_ELEMENT_BODY,
                                     .font = GW_FONT_TITLE,
                                     .size_hpt = SIZE_2,
                                     .is_unspaced = true,
                                     .align = GW_ALIGN_CENTER,
                                     .line_twip = PITCH_2_TWIP,
                                     .keep_next = true,
                                     .clause = "7.3.7"},
    [GW_ELEMENT_TABLE] = {.name = "表格文字",
                          .size_hpt = SIZE_4,
                          .is_unspaced = true,
                          .align = GW_ALIGN_LEFT,
                          .line_twip = PITCH_TABLE_TWIP,
                          .clause = "5.2.2"},
    [GW_ELEMENT_COPY_TO] = {.name = "抄送机关",
                            .based_on = GW_STYLE_IMPRINT,
                            .size_hpt = SIZE_4,
                            .is_unspaced = true,
                            .left = 4,
                            .hanging = 3,
                            .right = 1,
                            .line_twip = PITCH_IMPRINT_TWIP,
                            .clause = "7.4.2"},
    [GW_ELEMENT_PRINTED_BY] = {.name = "印发机关和印发日期",
                               .based_on = GW_STYLE_IMPRINT,
                               .size_hpt = SIZE_4,
                               .is_unspaced = true,
                               .left = 1,
                               .right = 1,
                               .align = GW_ALIGN_LEFT,
                               .line_twip = PITCH_IMPRINT_TWIP,
                               .clause = "7.4.3"},
    [GW_STYLE_NORMAL] = {.id = "Normal", .name = "Normal", .clause = "5.2.2"},
    /* Own spacing: with Normal's the number would be 3 mm too low. */
    [GW_STYLE_HEADER] = {.id = "Header",
                         .name = "header",
                         .font = GW_FONT_SONG,
                         .size_hpt = SIZE_4,
                         .is_unspaced = true,
                         .line_twip = PITCH_FOOTER_TWIP,
                         .clause = ""},
    [GW_STYLE_FOOTER] = {.id = "Footer",
                         .name = "footer",
                         .font = GW_FONT_SONG,
                         .size_hpt = SIZE_4,
                         .is_unspaced = true,
                         .line_twip = PITCH_FOOTER_TWIP,
                         .align = GW_ALIGN_LEFT,
                         .clause = "7.5"},
    [GW_STYLE_RED_RULE] = {.id = "GwRedRule",
                           .name = "版头分隔线",
                           .size_hpt = SIZE_RULE,
                           .is_unspaced = true,
                           .colour = RED,
                           .line_twip = PITCH_RULE_TWIP,
                           .rule_eighth_pt = RULE_EIGHTH_PT,
                           .clause = "7.2.7"},
    [GW_STYLE_IMPRINT] = {.id = "GwImprint",
                          .name = "版记",
                          .size_hpt = SIZE_4,
                          .is_unspaced = true,
                          .line_twip = PITCH_IMPRINT_TWIP,
                          .clause = "7.4"},
    [GW_STYLE_TABLE_HEAD] = {.id = "GwTableHead",
                             .name = "表格表头",
                             .based_on = GW_ELEMENT_TABLE,
                             .font = GW_FONT_HEI,
                             .size_hpt = SIZE_4,
                             .is_unspaced = true,
                             .align = GW_ALIGN_CENTER,
                             .line_twip = PITCH_TABLE_TWIP,
                             .clause = ""},
    [GW_STYLE_TABLE_CAPTION] = {.id = "GwTableCaption",
                                .name = "表格标题",
                                .font = GW_FONT_HEI,
                                .size_hpt = SIZE_4,
                                .is_unspaced = true,
                                .align = GW_ALIGN_CENTER,
                                .keep_next = true,
                                .clause = ""},
    [GW_STYLE_HEADING_1_CHAR] = HEADING_CHAR(1, GW_FONT_HEI),
    [GW_STYLE_HEADING_2_CHAR] = HEADING_CHAR(2, GW_FONT_KAI),
    [GW_STYLE_HEADING_3_CHAR] = HEADING_CHAR(3, GW_FONT_BODY),
    [GW_STYLE_HEADING_4_CHAR] = HEADING_CHAR(4, GW_FONT_BODY),
    [GW_STYLE_SIGNER_NAME] = {.id = "GwSignerName",
                              .name = "签发人姓名",
                              .font = GW_FONT_KAI,
                              .clause = "7.2.6"},
};
static_assert(sizeof style_table / sizeof *style_table == GW_STYLE_COUNT, "a row for each style");

/* 0 in a row means the standard's own: 3号, black, closed up, based on Normal. */
static gw_style complete(gw_style style, int number)
{
  if (!style.id) style.id = gw_element_style_id((gw_element)number);
  if (!style.size_hpt) style.size_hpt = SIZE_3;
  if (!style.colour) style.colour = BLACK;
  if (!style.based_on) style.based_on = GW_STYLE_NORMAL;
  if (!style.next) style.next = GW_STYLE_NONE;
  if (!style.link) style.link = GW_STYLE_NONE;
  if (number == GW_STYLE_NORMAL || gw_gbt9704_is_character_style(number))
    style.based_on = GW_STYLE_NONE;
  return style;
}

gw_style gw_gbt9704_style(int number)
{
  return complete(style_table[number], number);
}

gw_font_role gw_gbt9704_font(int number)
{
  return style_table[number].font;
}

const char *gw_gbt9704_style_id(int number)
{
  return style_table[number].id ? style_table[number].id : gw_element_style_id((gw_element)number);
}
