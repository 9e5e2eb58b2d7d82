/*
 * feature_message.c - drafts copied out of a mail, a chat or a page with a banner: the lines that say
 * who wrote when, and what was said around the document that the message carries.
 */
#include "recognise/feature_view.h"

#include "base/space.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

static bool take_char(gw_str text, size_t *at, char wanted)
{
  if (*at >= text.len || text.ptr[*at] != wanted) return false;
  ++*at;
  return true;
}

/* 10:21, 10:21:36: how many figures it has; 0: it is no time of day */
static int take_time(gw_str text, size_t *at)
{
  uint32_t hour, minute, second;
  size_t here = *at;
  if (!gw_numeral_digits(text, &here, 2, &hour) || !take_char(text, &here, ':')) return 0;
  if (!gw_numeral_digits(text, &here, 2, &minute) || hour > 23 || minute > 59) return 0;
  *at = here;
  if (!take_char(text, &here, ':') || !gw_numeral_digits(text, &here, 2, &second)) return 2;
  *at = here;
  return 3;
}

/* 人社所-小吴  10:21:36, 小吴 2023-08-11 10:21: a name, then a date and a time, or a time to the second,
 * as no schedule of a meeting has it */
static bool is_speaker_stamp(gw_str text)
{
  enum { LONGEST = 90 };
  if (text.len > LONGEST) return false;
  for (size_t at = 0; at < text.len;) {
    if (!gw_is_layout_space(gw_utf8_next(text, &at))) continue;
    gw_skip_spaces(text, &at);
    size_t here = at;
    bool dated = gw_numeral_date(text, &here) && gw_skip_spaces(text, &here);
    int figures = take_time(text, &here);
    if (figures && here == text.len && (dated || figures == 3)) return true;
  }
  return false;
}

static size_t skip_dashes(gw_str text, size_t at)
{
  for (size_t next = at; at < text.len; at = next) {
    uint32_t code = gw_utf8_next(text, &next);
    if (code != '-' && code != 0x2014 && code != 0x2500) break;
  }
  return at;
}

/* ———— 2023-08-11 ————: the day between the messages of a chat */
static bool is_day_rule(gw_str text)
{
  size_t at = skip_dashes(text, 0);
  if (at < 2) return false;
  gw_skip_spaces(text, &at);
  if (!gw_numeral_date(text, &at)) return false;
  gw_skip_spaces(text, &at);
  size_t end = skip_dashes(text, at);
  return end > at && end == text.len;
}

bool gw_feature_is_message_stamp(gw_str text)
{
  return is_speaker_stamp(text) || is_day_rule(text);
}

bool gw_feature_is_chat_preface(gw_str text)
{
  static const char *const work_table[] = {"起草", "撰写", "草拟", "拟写", "生成", "范文",
                                           "模板", "修改", "润色", "优化", "为您", "为你",
                                           "整理", "版本", "参考", "示例", "格式"};
  if (!gw_text_starts(text, "以下是") && !gw_text_starts(text, "下面是")) return false;
  if (gw_text_ends(text, "：") || gw_text_ends(text, ":")) return true;
  for (size_t i = 0; i < sizeof work_table / sizeof *work_table; i++)
    if (gw_text_has(text, work_table[i])) return true;
  return false;
}

/* 发件人：…: what a mail program puts above a message */
static bool is_mail_head(gw_str text)
{
  static const char *const label_table[] = {"发件人", "收件人", "发送时间", "主题：", "主题:"};
  for (size_t i = 0; i < sizeof label_table / sizeof *label_table; i++)
    if (gw_text_starts(text, label_table[i])) return true;
  return false;
}

static bool is_message_head(const gw_view *v, size_t i)
{
  return (v->facts[i].kind & (GW_KIND(TIMESTAMP) | GW_KIND(WEB_LABEL))) &&
         (is_mail_head(v->doc->lines[i].text) ||
          gw_feature_is_message_stamp(v->doc->lines[i].text));
}

/* 关于……的通知, on its own line, no link and no subject */
static bool is_title(const gw_facts *f)
{
  const uint64_t points = GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI) |
                          GW_FORM(ENDS_COLON) | GW_FORM(HAS_STOP) | GW_FORM(HAS_COLON);
  const uint64_t others = GW_KIND(WEB_LABEL) | GW_KIND(WEB_INSIDE) | GW_KIND(LINK_DATED) |
                          GW_KIND(TIMESTAMP) | GW_KIND(ATTACHMENT_NOTE);
  return (f->kind & GW_KIND(GENRE)) && !(f->kind & others) && !(f->form & points) && !f->mark.kind;
}

/* Lines that open a document: its head and its title. */
static bool opens_document(const gw_facts *f)
{
  const uint64_t head = GW_KIND(DOC_NUMBER) | GW_KIND(ISSUER_MARK) | GW_KIND(SECURITY) |
                        GW_KIND(URGENCY) | GW_KIND(COPY_NUMBER) | GW_KIND(SIGNER) |
                        GW_KIND(MARK_WORD) | GW_KIND(ABOUT) | GW_KIND(GENRE);
  bool organ = (f->kind & GW_KIND(ORGAN)) && !(f->form & GW_FORM(HAS_COMMA));
  bool sentence = (f->form & (GW_FORM(ENDS_STOP) | GW_FORM(HAS_STOP) | GW_FORM(HAS_COMMA))) != 0;
  return ((f->kind & head) && !sentence) || organ;
}

/* Below the head of a message, up to the title of what it carries: 李主任：, 您好！稿子已改好。 */
static size_t mark_greeting(gw_view *v)
{
  enum { MOST_HEADS = 12, FARTHEST = 12 };
  size_t first = v->count, head = v->count, title;
  for (size_t i = 0; i < v->count && i < MOST_HEADS && !is_title(&v->facts[i]); i++) {
    if (!is_message_head(v, i)) continue;
    first = first < i ? first : i;
    head = i;
  }
  if (head == v->count) return v->count;
  for (title = head + 1; title < v->count && title - head <= FARTHEST; title++)
    if (is_title(&v->facts[title])) break;
  if (title == v->count || title - head > FARTHEST) return head;
  while (title > head + 1 && opens_document(&v->facts[title - 1])) title--;
  for (size_t i = first + 1; i < title; i++) v->facts[i].place |= GW_PLACE(MESSAGE);
  return head;
}

/* From a stamp below the end of the document to the end of the draft. */
static void mark_answers(gw_view *v, size_t head)
{
  enum { MOST_LINES = 20 };
  size_t start = v->count;
  for (size_t i = v->count; i > head + 1 && v->count - i < MOST_LINES; i--) {
    if (v->facts[i - 1].kind & GW_KIND(DATE)) break;
    if (gw_feature_is_message_stamp(v->doc->lines[i - 1].text)) start = i - 1;
  }
  for (size_t i = start; i < v->count; i++) v->facts[i].place |= GW_PLACE(MESSAGE);
}

/* ---- Banners --------------------------------------------------------------------------------- */

static bool is_sentence(const gw_facts *f)
{
  const uint64_t chrome = GW_KIND(WEB_LABEL) | GW_KIND(WEB_INSIDE) | GW_KIND(ADVERT) |
                          GW_KIND(CHAT) | GW_KIND(CAPTION) | GW_KIND(ORGANS) | GW_KIND(SALUTATION);
  return (f->form & GW_FORM(PROSE)) && !(f->kind & chrome);
}

/* The slogan of a site, in sentences, stands above the record of the text (来源：, 更新日期：); where the
 * title comes below that record, what is above it is the page's. A text has its title above. */
static void mark_banner(gw_view *v)
{
  enum { MOST_ABOVE = 10, FARTHEST = 25, TITLE_NEAR = 6 };
  size_t slogan = 0, record = v->count;
  while (slogan < v->count && slogan < MOST_ABOVE && !is_sentence(&v->facts[slogan])) {
    if (opens_document(&v->facts[slogan]) || v->facts[slogan].mark.kind) return;
    slogan++;
  }
  if (slogan == v->count || slogan == MOST_ABOVE) return;
  for (size_t i = slogan + 1; i < v->count && i - slogan <= FARTHEST; i++) {
    if (is_sentence(&v->facts[i]) || (v->facts[i].kind & GW_KIND(DATE))) break;
    if (v->facts[i].kind & (GW_KIND(WEB_LABEL) | GW_KIND(TIMESTAMP))) record = i;
  }
  for (size_t i = record + 1; i < v->count && i - record <= TITLE_NEAR; i++) {
    if (is_sentence(&v->facts[i])) return;
    if (!is_title(&v->facts[i])) continue;
    for (size_t k = 0; k <= record; k++) v->facts[k].place |= GW_PLACE(MESSAGE);
    return;
  }
}

void gw_feature_message(const gw_doc *doc, gw_facts *facts)
{
  gw_view v = {.doc = doc, .facts = facts, .count = doc->line_count};
  size_t head = mark_greeting(&v);
  if (head < v.count) mark_answers(&v, head);
  mark_banner(&v);
}

/* ---- What stands below the end ------------------------------------------------------------- */

/* What a document ends with. */
static bool is_end(const gw_facts *f)
{
  const uint64_t ends = GW_KIND(DATE) | GW_KIND(CLOSING) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) |
                        GW_KIND(REMARK_BARE) | GW_KIND(UNDERSIGNED);
  bool remark = (f->kind & GW_KIND(REMARK)) && (f->form & GW_FORM(BRACKETED));
  bool closes = (f->form & GW_FORM(ENDS_EXCLAIM)) != 0; /* 谢谢大家！ */
  return !(f->place & GW_PLACE(BEFORE_PROSE)) && ((f->kind & ends) || remark || closes);
}

/* 时间：2026-01-08 9:00, 来源：财政拨款, 入口：首页 > 办事大厅: labels that documents have, too */
static bool is_own_label(gw_str text)
{
  static const char *const label_table[] = {"时间",     "日期",     "来源",     "路径",
                                            "编辑",     "作者",     "入口",     "系统入口",
                                            "办理入口", "登录路径", "办理路径", "资金来源"};
  for (size_t i = 0; i < sizeof label_table / sizeof *label_table; i++) {
    if (gw_text_starts(text, label_table[i]) && gw_str_colon(text, strlen(label_table[i])))
      return true;
  }
  return false;
}

static bool stands_by_chrome(const gw_view *v, size_t i)
{
  for (size_t k = i > 0 ? i - 1 : 0; k < v->count && k <= i + 1; k++)
    if (k != i && (v->facts[k].kind & GW_CHROME_KINDS) && !is_own_label(v->doc->lines[k].text))
      return true;
  return false;
}

/* While the document goes on, no chat model speaks (注：以上… below a table), and a label alone among its
 * lines is its own, no page's. */
void gw_feature_inside(const gw_doc *doc, gw_facts *facts)
{
  const gw_view v = {.doc = doc, .facts = facts, .count = doc->line_count};
  const uint64_t document = GW_KIND(DATE) | GW_KIND(ATTACHMENT_NOTE);
  const uint64_t record = GW_KIND(TIMESTAMP) | GW_KIND(WEB_LABEL) | GW_KIND(WEB_INSIDE);
  bool goes_on = false;
  for (size_t i = v.count; i > 0; i--) {
    gw_facts *f = &v.facts[i - 1];
    if (f->place & (GW_PLACE(BEFORE_PROSE) | GW_PLACE(MESSAGE))) continue;
    if (goes_on) f->kind &= ~GW_KIND(CHAT);
    if (goes_on && (f->kind & record) && !stands_by_chrome(&v, i - 1) &&
        is_own_label(v.doc->lines[i - 1].text))
      f->kind &= ~record;
    goes_on = goes_on || (f->kind & document) || f->mark.kind == GW_MARK_1;
  }
}

/* 说明： above what it says */
static bool is_label(const gw_facts *f)
{
  return (f->form & GW_FORM(SHORT)) && (f->form & GW_FORM(ENDS_COLON));
}

/* From the first line that a chat model says below the last such line: all of it is the model's. */
void gw_feature_chat_tail(const gw_doc *doc, gw_facts *facts)
{
  const gw_view v = {.doc = doc, .facts = facts, .count = doc->line_count};
  const uint64_t chat = GW_KIND(CHAT) | GW_KIND(CHAT_INSIDE);
  size_t start = v.count;
  while (start > 0) {
    const gw_facts *f = &v.facts[start - 1];
    if (is_end(f) && !(f->kind & chat)) break;
    start--;
  }
  if (start == 0) return;
  const size_t end = start;
  while (start < v.count && !(v.facts[start].kind & chat)) start++;
  while (start < v.count && start > end && is_label(&v.facts[start - 1])) start--;
  for (size_t i = start; i < v.count; i++) v.facts[i].place |= GW_PLACE(CHAT_TAIL);
}
