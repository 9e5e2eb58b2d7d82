/*
 * feature_record.c - the record of a text on a site when each field, and each value, has a line of
 * its own: • 索引号： with the number below; and the way to a page, a step a line.
 */
#include "recognise/feature.h"

#include "recognise/phrase.h"

#include <string.h>

enum { MOST_LINES = 60 }; /* a record stands above the text */

/* [主题分类], 【发文机构】 */
static bool is_framed_label(gw_str text)
{
  static const char *const frame_table[][2] = {{"[", "]"}, {"【", "】"}, {"［", "］"}};
  gw_str label;
  for (size_t i = 0; i < sizeof frame_table / sizeof *frame_table; i++)
    if (gw_text_framed(text, frame_table[i][0], frame_table[i][1], &label))
      return gw_phrase_is(GW_PHRASES_META_LABEL, label) != 0;
  return false;
}

/* • 发文机构：, with nothing behind it: the value is on the next line, or there is none */
static bool is_bare_label(const gw_doc *doc, const gw_facts *facts, size_t i)
{
  const gw_facts *f = &facts[i];
  const bool marked = f->mark.kind == GW_MARK_BULLET;
  if (is_framed_label(doc->lines[i].text)) return true;
  return (marked || (!f->mark.kind && (f->form & GW_FORM(SHORT)))) &&
         (f->kind & GW_KIND(WEB_LABEL)) && (f->form & GW_FORM(ENDS_COLON)) &&
         !gw_text_has(doc->lines[i].text, "。");
}

/* ---- 首页 / > / 政务公开 / > / 正文, one below the other -------------------------------------------- */

static bool is_arrow(gw_str text)
{
  static const char *const arrow_table[] = {">", ">>", "＞", "＞＞", "»", "›", "→"};
  for (size_t i = 0; i < sizeof arrow_table / sizeof *arrow_table; i++)
    if (gw_text_is(text, arrow_table[i])) return true;
  return false;
}

static void mark_crumb(gw_facts *f)
{
  const uint64_t titles = GW_KIND(ABOUT);
  const uint64_t forms = GW_FORM(PROSE) | GW_FORM(ENDS_STOP);
  if ((f->form & GW_FORM(SHORT)) && !(f->form & forms) && !(f->kind & titles) && !f->mark.kind)
    f->kind |= GW_KIND(WEB_WORD);
}

/* What two arrows or more part is the way to a page; behind the last one may stand its title. */
static void mark_crumbs(const gw_doc *doc, gw_facts *facts, size_t end)
{
  size_t arrows = 0;
  for (size_t i = 0; i < end; i++) arrows += is_arrow(doc->lines[i].text);
  for (size_t i = 1; arrows >= 2 && i + 1 < end; i++) {
    if (!is_arrow(doc->lines[i].text)) continue;
    facts[i].kind |= GW_KIND(WEB_WORD);
    mark_crumb(&facts[i - 1]);
    mark_crumb(&facts[i + 1]);
  }
}

static bool may_be_value(const gw_facts *f)
{
  const uint64_t others = GW_KIND(GENRE) | GW_KIND(ABOUT) | GW_KIND(ORGANS) | GW_KIND(SALUTATION);
  const uint64_t forms = GW_FORM(PROSE) | GW_FORM(ENDS_COLON) | GW_FORM(ENDS_STOP);
  return !(f->kind & others) && !(f->form & forms) && !f->mark.kind && (f->form & GW_FORM(SHORT));
}

/* 发文机关国务院, 文号 示财行〔2025〕116号: a label and its value with nothing or a space between */
static bool is_field(const gw_doc *doc, const gw_facts *facts, size_t i)
{
  static const char *const label_table[] = {
      "索引号",   "主题分类", "组配分类", "发布机构", "发文机关", "发文单位", "制发机关",
      "发布日期", "成文日期", "生成日期", "发文日期", "公布日期", "施行日期", "实施日期",
      "发文字号", "文号",     "公开方式", "公开范围", "有效性",   "时效性",   "效力级别",
      "公文种类", "信息分类", "发布部门", "文件类别"};
  const uint64_t forms = GW_FORM(PROSE) | GW_FORM(ENDS_STOP) | GW_FORM(ENDS_COLON) |
                         GW_FORM(HAS_TAB) | GW_FORM(HAS_COMMA);
  const gw_facts *f = &facts[i];
  if ((f->form & forms) || !(f->form & GW_FORM(MEDIUM)) || f->mark.kind) return false;
  for (size_t k = 0; k < sizeof label_table / sizeof *label_table; k++)
    if (gw_text_starts(doc->lines[i].text, label_table[k]) &&
        doc->lines[i].text.len > strlen(label_table[k]))
      return true;
  return false;
}

/* Three fields or more, one right below the other. */
static void mark_fields(const gw_doc *doc, gw_facts *facts, size_t end)
{
  enum { LEAST = 3 };
  for (size_t i = 0, last; i < end; i = last + 1) {
    for (last = i; last < end && is_field(doc, facts, last); last++) {
    }
    for (size_t k = i; last - i >= LEAST && k < last; k++) facts[k].kind |= GW_KIND(WEB_LABEL);
  }
}

void gw_feature_record(const gw_doc *doc, gw_facts *facts)
{
  enum { LEAST = 3 };
  size_t labels = 0, end = doc->line_count;
  if (end > MOST_LINES) end = MOST_LINES;
  for (size_t i = 0; i < end; i++) labels += is_bare_label(doc, facts, i);
  for (size_t i = 0; labels >= LEAST && i + 1 < end; i++)
    if (is_framed_label(doc->lines[i].text)) facts[i].kind = GW_KIND(WEB_LABEL);
  for (size_t i = 0; labels >= LEAST && i + 1 < end; i++)
    if (is_bare_label(doc, facts, i) && may_be_value(&facts[i + 1]))
      facts[i + 1].kind = GW_KIND(WEB_LABEL); /* a date there is no date of the document */
  mark_fields(doc, facts, end);
  mark_crumbs(doc, facts, end);
}
