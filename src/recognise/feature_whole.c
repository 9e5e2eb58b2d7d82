/*
 * feature_whole.c - the facts of lines that are one element together (a joint 发文机关标志, 签发人, lists
 * that run over) or owe what they are to where a whole document has them. A few passes, each linear:
 * what looks ahead looks at a bounded number of lines.
 */
#include "recognise/feature_view.h"

#include "base/space.h"
#include "recognise/head_word.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

static uint32_t last_of(gw_str text)
{
  size_t end = text.len;
  return end ? gw_utf8_previous(text, &end) : 0;
}

/* ---- 版头 ---------------------------------------------------------------------------------- */

static bool is_in_mark(const gw_view *v, size_t i)
{
  const uint64_t kinds = GW_KIND(ORGAN) | GW_KIND(ISSUER_MARK) | GW_KIND(MARK_WORD);
  return gw_view_is_kind(v, i, kinds) && gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)) &&
         !(v->facts[i].form & (GW_POINT_FORMS | GW_FORM(ENDS_COMMA))) &&
         !gw_view_is_kind(v, i, GW_KIND(ABOUT));
}

/* Organs above 文件 are part of the mark; those below it only when the number comes next: else they
 * begin the title. */
static void mark_issuers(gw_view *v)
{
  const uint64_t words = GW_KIND(ISSUER_MARK) | GW_KIND(MARK_WORD);
  const uint64_t numbers = GW_KIND(DOC_NUMBER) | GW_KIND(SIGNER);
  for (size_t i = 0, end; i < v->count; i = end) {
    size_t word = v->count;
    for (end = i; is_in_mark(v, end) && (end == i || gw_view_is_joined(v, end)); end++)
      if (gw_view_is_kind(v, end, words)) word = end;
    size_t last = gw_view_is_kind(v, end, numbers) ? end : word + 1;
    for (size_t k = i; end - i > 1 && word < end && k < last; k++)
      v->facts[k].place |= GW_PLACE(MARK_RUN);
    if (end == i) end++;
  }
}

/* 公告 has its title below; without one the line is the title itself. */
static bool has_title_below(const gw_view *v, size_t i)
{
  enum { FARTHEST = 4 };
  for (size_t k = i + 1; k < v->count && k <= i + FARTHEST; k++)
    if (gw_view_is_kind(v, k, GW_KIND(GENRE)) && gw_view_is_place(v, k, GW_PLACE(BEFORE_PROSE)) &&
        !(v->facts[k].form & GW_POINT_FORMS))
      return true;
  return false;
}

/* 会议纪要 above 第7期; 会 议 纪 要 above 〔2023〕7号, too: it is spaced as marks are */
static bool is_bulletin_mark(const gw_view *v, size_t i)
{
  if (!gw_view_is_kind(v, i, GW_KIND(BULLETIN)) || i + 1 >= v->count) return false;
  bool bare = gw_view_is_kind(v, i + 1, GW_KIND(DOC_NUMBER)) &&
              gw_text_starts(gw_view_text(v, i + 1), "〔");
  return (bare && (v->facts[i].form & GW_FORM(HAS_SPACE))) ||
         gw_view_is_kind(v, i + 1, GW_KIND(ISSUE_NUMBER));
}

/* The mark of a letter or a decree is a name and nothing else. */
static void mark_names_above_numbers(gw_view *v)
{
  enum { FARTHEST = 3 };
  const uint64_t grades = GW_KIND(SECURITY) | GW_KIND(URGENCY) | GW_KIND(COPY_NUMBER);
  for (size_t i = 0; gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    const gw_facts *f = &v->facts[i];
    bool decree = (f->kind & GW_KIND(PROCLAIM)) != 0;
    size_t next = i + 1;
    if (is_bulletin_mark(v, i)) {
      v->facts[i].place |= GW_PLACE(NUMBER_BELOW);
      for (size_t k = i; gw_view_is_joined(v, k) && gw_view_is_kind(v, k - 1, GW_KIND(ORGAN)); k--)
        v->facts[k - 1].place |= GW_PLACE(NUMBER_BELOW);
      return;
    }
    if (!decree && (f->kind & (GW_KIND(ABOUT) | GW_KIND(GENRE)))) return;
    bool names = (f->kind & (GW_KIND(ORGAN) | GW_KIND(ISSUER_MARK))) && !(f->form & GW_POINT_FORMS);
    if (!decree && !names) continue;
    while (next <= i + FARTHEST && gw_view_is_kind(v, next, grades)) next++;
    bool order = decree && gw_text_ends(gw_view_text(v, i), "令");
    if (gw_view_is_kind(v, next, GW_KIND(DOC_NUMBER) | GW_KIND(SIGNER)) &&
        (!decree || order || has_title_below(v, next)))
      v->facts[i].place |= GW_PLACE(NUMBER_BELOW);
    if (decree) return;
  }
}

static void mark_signers(gw_view *v)
{
  for (size_t i = 1; i < v->count; i++) {
    bool below = gw_view_is_kind(v, i - 1, GW_KIND(SIGNER)) ||
                 gw_view_is_place(v, i - 1, GW_PLACE(SIGNER_ABOVE));
    /* 示组请〔2026〕11号　王五五 was one line: the number stands between */
    bool beside = i > 1 && gw_view_is_kind(v, i - 1, GW_KIND(DOC_NUMBER)) &&
                  v->doc->lines[i - 1].number == v->doc->lines[i].number &&
                  (gw_view_is_kind(v, i - 2, GW_KIND(SIGNER)) ||
                   gw_view_is_place(v, i - 2, GW_PLACE(SIGNER_ABOVE)));
    if ((below || beside) && gw_view_is_kind(v, i, GW_KIND(NAMES)) && gw_view_is_joined(v, i) &&
        !gw_view_is_kind(v, i, GW_KIND(MARK_WORD)))
      v->facts[i].place |= GW_PLACE(SIGNER_ABOVE);
  }
}

static bool is_title_organ(const gw_view *v, size_t i)
{
  return gw_view_is_kind(v, i, GW_KIND(ORGAN)) && gw_view_is_joined(v, i + 1) &&
         !(v->facts[i].form & GW_POINT_FORMS) && !gw_view_is_place(v, i, GW_PLACE(MARK_RUN));
}

/* The organs of a title, one below the other above 关于…; one alone where the head ends above it. */
static void mark_title_organs(gw_view *v)
{
  enum { MOST = 12 };
  const uint64_t head = GW_KIND(DOC_NUMBER) | GW_KIND(SIGNER);
  for (size_t i = 1; gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    size_t first = i;
    if (!gw_view_is_kind(v, i, GW_KIND(ABOUT)) || (v->facts[i].form & GW_POINT_FORMS)) continue;
    while (first > 0 && i - first < MOST && is_title_organ(v, first - 1)) first--;
    bool below_head = first > 0 && gw_view_is_kind(v, first - 1, head);
    if (i - first < 2 && !below_head) continue;
    for (size_t k = first; k < i; k++) v->facts[k].place |= GW_PLACE(TITLE_ORGAN);
  }
}

/* ---- Lists of organs that run over --------------------------------------------------------- */

/* Below the title of a text of one's own, which has no 主送机关, an organ is its author. */
static void mark_authors(gw_view *v)
{
  static const char *const own_table[] = {
      "汇报", "总结", "材料", "经验", "体会", "发言", "讲话",     "方案",     "计划",    "要点",
      "综述", "思路", "打算", "规划", "做法", "交流", "调研报告", "述职报告", "工作报告"};
  for (size_t i = 1; gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    bool organ = gw_view_is_kind(v, i, GW_KIND(ORGAN)) &&
                 !gw_view_is_kind(v, i, GW_KIND(GENRE) | GW_KIND(ABOUT)) &&
                 !(v->facts[i].form & (GW_POINT_FORMS | GW_FORM(HAS_COMMA)));
    const gw_str title = gw_view_text(v, i - 1);
    for (size_t k = 0; organ && k < sizeof own_table / sizeof *own_table; k++)
      if (gw_text_ends(title, own_table[k])) v->facts[i].place |= GW_PLACE(AUTHOR);
  }
}

static bool has_list_point(gw_str text)
{
  return gw_text_has(text, "，") || gw_text_has(text, "、");
}

/* From the line that ends in ： upwards. */
static void mark_addressees(gw_view *v)
{
  enum { MOST = 12 };
  const uint64_t others = GW_KIND(ABOUT) | GW_KIND(GENRE) | GW_KIND(DOC_NUMBER) | GW_KIND(CHAT) |
                          GW_KIND(WEB_LABEL) | GW_KIND(ADVERT);
  for (size_t i = 1; gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    const gw_facts *f = &v->facts[i];
    if (!(f->form & GW_FORM(ENDS_COLON)) || (f->form & GW_FORM(HAS_STOP)) ||
        gw_view_is_kind(v, i, others | GW_KIND(LEAD_IN)))
      continue;
    for (size_t k = i; k > 0 && i - k < MOST; k--) {
      uint32_t last = last_of(gw_view_text(v, k - 1));
      bool comma = last == 0xFF0C || last == 0x3001; /* 各位来宾， goes on behind a blank line */
      if (!gw_view_is_joined(v, k) && !(comma && (v->facts[k - 1].form & GW_FORM(SHORT)))) break;
      bool open = last == 0xFF0C || last == 0x3001 || last == ',' ||
                  (v->facts[k - 1].length_cp >= 15 && has_list_point(gw_view_text(v, k - 1)));
      if (!open || (v->facts[k - 1].form & GW_POINT_FORMS) || gw_view_is_kind(v, k - 1, others))
        break;
      v->facts[k - 1].place |= GW_PLACE(ADDRESSEE_GOES_ON);
    }
  }
}

/* The list ends in 。; without one a line goes on only where it was plainly broken. */
static bool copies_go_on(const gw_view *v, size_t i)
{
  const uint64_t others = GW_KIND(COPY_TO) | GW_KIND(PRINTED) | GW_KIND(DATE) |
                          GW_KIND(PRINT_NOTE) | GW_KIND(ATTACHMENT_MARK) |
                          GW_KIND(ATTACHMENT_TITLED) | GW_KIND(PAGE_NUMBER) | GW_KIND(WEB_WORD) |
                          GW_KIND(WEB_LABEL) | GW_KIND(ADVERT);
  enum { LINE_CP = 15, LONGEST_CP = 80 };
  bool above = gw_view_is_kind(v, i - 1, GW_KIND(COPY_TO)) ||
               gw_view_is_place(v, i - 1, GW_PLACE(COPY_TO_GOES_ON));
  if (!above || !gw_view_is_joined(v, i) || gw_view_is_kind(v, i, others) || v->facts[i].mark.kind)
    return false;
  uint32_t last = last_of(gw_view_text(v, i - 1));
  if (last == 0x3002 || v->facts[i].length_cp > LONGEST_CP) return false;
  if (gw_view_is_kind(v, i, GW_KIND(ORGAN)) && gw_view_is_kind(v, i + 1, GW_KIND(PRINTED)) &&
      gw_view_is_kind(v, i + 1, GW_KIND(DATE_FIRST)))
    return false;
  bool open = last == 0xFF0C || last == 0x3001 || last == ',' || last == 0xFF1A || last == ':';
  bool broken = v->facts[i - 1].length_cp >= LINE_CP &&
                (last_of(gw_view_text(v, i)) == 0x3002 || has_list_point(gw_view_text(v, i)));
  return open || broken;
}

static void mark_imprint(gw_view *v)
{
  const uint64_t imprint = GW_KIND(COPY_TO) | GW_KIND(PRINTED);
  for (size_t i = 1; i < v->count; i++) {
    gw_facts *f = &v->facts[i];
    if (gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE))) continue;
    if (copies_go_on(v, i)) f->place |= GW_PLACE(COPY_TO_GOES_ON);
    if (gw_view_is_kind(v, i - 1, GW_KIND(COPY_TO)) && gw_head_signed(gw_view_text(v, i)))
      f->kind |= GW_KIND(PRINTED); /* without its 印发 */
    if (gw_view_is_kind(v, i, GW_KIND(ORGAN)) && gw_view_is_kind(v, i + 1, GW_KIND(PRINTED)) &&
        gw_view_is_kind(v, i + 1, GW_KIND(DATE_FIRST)))
      f->place |= GW_PLACE(PRINTED_BELOW);
    if (gw_view_is_kind(v, i - 1, imprint) ||
        gw_view_is_place(v, i - 1, GW_PLACE(COPY_TO_GOES_ON)) ||
        (gw_view_is_place(v, i - 1, GW_PLACE(IMPRINT_ABOVE)) &&
         gw_view_is_kind(v, i - 1, GW_KIND(PRINT_NOTE))))
      f->place |= GW_PLACE(IMPRINT_ABOVE);
  }
}

/* ---- 纪要 ---------------------------------------------------------------------------------- */

/* 出席：…, 列　席：… and the names below it, down to a blank line or another element (10.3) */
static void mark_attendance(gw_view *v)
{
  static const char *const label_table[] = {"出席", "列席", "请假", "缺席", "参加", "参会", "记录"};
  const uint64_t others = GW_KIND(DATE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) | GW_KIND(CLOSING);
  bool open = false;
  for (size_t i = 0; i < v->count; i++) {
    enum { LONGEST = 90 };
    char packed[LONGEST];
    gw_str text = gw_view_text(v, i);
    gw_str head = gw_space_pack((gw_str){text.ptr, text.len < LONGEST ? text.len : 0}, packed);
    bool label = false;
    for (size_t k = 0; k < sizeof label_table / sizeof *label_table; k++)
      label = label || gw_text_starts(head, label_table[k]);
    label = label && (v->facts[i].form & (GW_FORM(HAS_COLON) | GW_FORM(ENDS_COLON)));
    bool more = open && gw_view_is_joined(v, i) && !v->facts[i].mark.kind &&
                (v->facts[i].form & GW_FORM(MEDIUM)) && !(v->facts[i].form & GW_POINT_FORMS) &&
                !gw_view_is_kind(v, i, others);
    if (more && !label) v->facts[i].place |= GW_PLACE(ATTENDANCE);
    open = label || more;
  }
}

/* ——2026年2月25日在示例市第十七届人民代表大会
 * 常务委员会第十八次会议上 */
static void mark_subtitles(gw_view *v)
{
  for (size_t i = 1; gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++)
    if (v->facts[i - 1].mark.kind == GW_MARK_DASH && gw_view_is_joined(v, i) &&
        !v->facts[i].mark.kind && !gw_text_ends(gw_view_text(v, i - 1), "上") &&
        gw_text_ends(gw_view_text(v, i), "上"))
      v->facts[i].place |= GW_PLACE(DASH_GOES_ON);
}

/* ---- Below the 成文日期 -------------------------------------------------------------------- */

static void mark_signed(gw_view *v)
{
  const uint64_t ends = GW_KIND(DATE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED);
  bool is_signed = false;
  for (size_t i = 0; i < v->count; i++) {
    if (is_signed) v->facts[i].place |= GW_PLACE(SIGNED);
    /* 附件1 opens a part without a signature, too, where the date stands below the title */
    bool attached = gw_view_is_kind(v, i, GW_KIND(ATTACHMENT_MARK)) && v->facts[i].length_cp > 2 &&
                    !(v->facts[i].form & GW_FORM(ENDS_COLON));
    bool remark = gw_view_is_kind(v, i, GW_KIND(REMARK)) &&
                  (v->facts[i].form & GW_FORM(BRACKETED)) &&
                  gw_view_is_place(v, i - 1, GW_PLACE(DATE_BELOW));
    bool ended = attached || remark || gw_view_is_kind(v, i, ends);
    is_signed = is_signed || (ended && !gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)));
    if (!gw_view_is_kind(v, i, GW_KIND(ATTACHMENT_TITLED))) continue;
    if (gw_view_is_kind(v, i + 1, GW_KIND(ATTACHMENT_TITLED)))
      v->facts[i].place |= GW_PLACE(TITLED_NEAR);
    if (i && gw_view_is_kind(v, i - 1, GW_KIND(ATTACHMENT_TITLED)))
      v->facts[i].place |= GW_PLACE(TITLED_NEAR);
  }
}

/* What may stand right above the title of a document that this one issues. */
static bool is_close(const gw_view *v, size_t i)
{
  const uint64_t ends = GW_KIND(DATE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) | GW_KIND(PRINT_NOTE);
  bool remark = gw_view_is_kind(v, i, GW_KIND(REMARK)) && (v->facts[i].form & GW_FORM(BRACKETED));
  return (gw_view_is_kind(v, i, ends) && !gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE))) ||
         (gw_view_is_place(v, i, GW_PLACE(SIGNED)) &&
          (remark || gw_view_is_kind(v, i, GW_KIND(REMARK_BARE)) ||
           gw_view_is_place(v, i, GW_PLACE(COPY_TO_GOES_ON))));
}

static bool may_be_title(const gw_view *v, size_t i)
{
  const uint64_t others = GW_KIND(DATE) | GW_KIND(ATTACHMENT_MARK) | GW_KIND(ATTACHMENT_TITLED) |
                          GW_KIND(ATTACHMENT_NOTE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) |
                          GW_KIND(PRINT_NOTE) | GW_KIND(CONTACT) | GW_KIND(ADVERT) |
                          GW_KIND(WEB_WORD) | GW_KIND(WEB_LABEL) | GW_KIND(WEB_INSIDE) |
                          GW_KIND(PAGE_NUMBER) | GW_KIND(URL);
  const uint64_t forms = GW_POINT_FORMS | GW_FORM(ENDS_COMMA) | GW_FORM(HAS_COLON) |
                         GW_FORM(HAS_TAB) | GW_FORM(NO_HAN) | GW_FORM(BRACKETED);
  return i < v->count && !(v->facts[i].form & forms) && (v->facts[i].form & GW_FORM(MEDIUM)) &&
         !v->facts[i].mark.kind && !gw_view_is_kind(v, i, others);
}

static bool is_text(const gw_view *v, size_t i)
{
  if (i >= v->count) return false;
  const gw_facts *f = &v->facts[i];
  const uint64_t forms =
      GW_FORM(PROSE) | GW_FORM(ENDS_STOP) | GW_FORM(HAS_COMMA); /* wrapped, too */
  return f->mark.kind || (f->form & forms);
}

/* A title with 一、 right below it, in a draft that has had 一、 and 二、: numbers
 * begin anew only in another document. */
static bool restarts_below(const gw_view *v, size_t i)
{
  enum { FARTHEST = 60 };
  const bool title = gw_view_is_kind(v, i, GW_KIND(GENRE)) &&
                     !gw_view_is_place(v, i, GW_PLACE(MARK_ABOVE)) &&
                     !gw_view_is_place(v, i, GW_PLACE(BEFORE_PROSE)) && i + 1 < v->count;
  if (!title || v->facts[i + 1].mark.ordinal != 1) return false;
  const gw_mark_kind kind = v->facts[i + 1].mark.kind;
  if (kind == GW_MARK_CHAPTER || kind == GW_MARK_ARTICLE) return true; /* ××条例 and 第一章 */
  if (kind != GW_MARK_1) return false;
  for (size_t up = i; up-- > 0 && i - up <= FARTHEST;)
    if (v->facts[up].mark.kind == GW_MARK_1) return v->facts[up].mark.ordinal >= 2;
  return false;
}

/* 参会单位名单 below the end of a document that says 附：参会单位名单 */
static bool is_announced(const gw_view *v, size_t i)
{
  enum { FARTHEST = 12, SHORTEST = 12 };
  const gw_str title = gw_view_text(v, i);
  const uint64_t note = GW_PLACE(NOTE_ABOVE) | GW_PLACE(NOTE_GOES_ON);
  if (title.len < SHORTEST) return false;
  for (size_t up = i; up-- > 0 && i - up <= FARTHEST;) {
    if (!gw_view_is_kind(v, up, GW_KIND(ATTACHMENT_NOTE)) && !gw_view_is_place(v, up, note))
      continue;
    const gw_str text = gw_view_text(v, up);
    if (text.len > title.len && gw_str_ends(text, title)) return true;
  }
  return false;
}

/* A title in one line or several with text below it, right behind the end of a document. */
static void mark_issued_titles(gw_view *v)
{
  enum { MOST = 4 };
  const uint64_t chrome = GW_KIND(PAGE_NUMBER) | GW_KIND(ADVERT) | GW_KIND(WEB_WORD);
  size_t above = 0; /* the nearest line that is not the foot of a page */
  for (size_t i = 1; i < v->count; i++) {
    size_t end = i;
    if (!gw_view_is_kind(v, i - 1, chrome)) above = i - 1;
    if (!is_close(v, above) && !restarts_below(v, i)) continue;
    while (end - i < MOST && may_be_title(v, end) && (end == i || gw_view_is_joined(v, end))) end++;
    while (end > i && !gw_view_is_kind(v, end - 1, GW_KIND(GENRE))) end--;
    if (end == i) continue;
    bool note = end < v->count && (v->facts[end].form & GW_FORM(BRACKETED)) &&
                gw_view_is_kind(v, end, GW_KIND(TITLE_NOTE) | GW_KIND(DATE_BRACKETED));
    if (!is_text(v, end + note) && !is_announced(v, i)) continue;
    for (size_t k = i; k < end; k++) v->facts[k].place |= GW_PLACE(ISSUED_TITLE);
  }
}

void gw_feature_whole(const gw_doc *doc, gw_facts *facts)
{
  gw_view v = {.doc = doc, .facts = facts, .count = doc->line_count};
  mark_signed(&v);
  mark_issuers(&v);
  mark_names_above_numbers(&v);
  mark_signers(&v);
  mark_title_organs(&v);
  mark_authors(&v);
  mark_addressees(&v);
  mark_subtitles(&v);
  mark_attendance(&v);
  mark_imprint(&v);
  gw_feature_note(doc, facts);
  mark_issued_titles(&v);
}
