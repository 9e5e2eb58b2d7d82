/*
 * feature_whole.c - the facts of lines that are one element together (a joint 发文机关标志, 签发人, lists
 * that run over) or owe what they are to where a whole document has them. A few passes, each linear:
 * what looks ahead looks at a bounded number of lines.
 */
#include "recognise/feature.h"

#include "base/space.h"
#include "recognise/head_word.h"
#include "recognise/numeral.h"
#include "recognise/phrase.h"

#define POINTS                                                                                     \
  (GW_FORM(ENDS_STOP) | GW_FORM(ENDS_EXCLAIM) | GW_FORM(ENDS_SEMI) | GW_FORM(ENDS_COLON) |         \
   GW_FORM(HAS_STOP))

typedef struct view {
  const gw_doc *doc;
  gw_facts *facts;
  size_t count;
} view;

static bool is_kind(const view *v, size_t i, uint64_t kinds)
{
  return i < v->count && (v->facts[i].kind & kinds) != 0;
}

static bool is_place(const view *v, size_t i, uint64_t places)
{
  return i < v->count && (v->facts[i].place & places) != 0;
}

/* Is there nothing between this line and the one above? */
static bool is_joined(const view *v, size_t i)
{
  return i > 0 && i < v->count && !v->doc->lines[i].blank_before;
}

static uint32_t last_of(gw_str text)
{
  size_t end = text.len;
  return end ? gw_utf8_previous(text, &end) : 0;
}

static gw_str text_of(const view *v, size_t i)
{
  return v->doc->lines[i].text;
}

/* ---- 版头 ---------------------------------------------------------------------------------- */

static bool is_in_mark(const view *v, size_t i)
{
  const uint64_t kinds = GW_KIND(ORGAN) | GW_KIND(ISSUER_MARK) | GW_KIND(MARK_WORD);
  return is_kind(v, i, kinds) && is_place(v, i, GW_PLACE(BEFORE_PROSE)) &&
         !(v->facts[i].form & (POINTS | GW_FORM(ENDS_COMMA))) && !is_kind(v, i, GW_KIND(ABOUT));
}

/* Organs above 文件 are part of the mark; those below it only when the number comes next: else they
 * begin the title. */
static void mark_issuers(view *v)
{
  const uint64_t words = GW_KIND(ISSUER_MARK) | GW_KIND(MARK_WORD);
  const uint64_t numbers = GW_KIND(DOC_NUMBER) | GW_KIND(SIGNER);
  for (size_t i = 0, end; i < v->count; i = end) {
    size_t word = v->count;
    for (end = i; is_in_mark(v, end) && (end == i || is_joined(v, end)); end++)
      if (is_kind(v, end, words)) word = end;
    size_t last = is_kind(v, end, numbers) ? end : word + 1;
    for (size_t k = i; end - i > 1 && word < end && k < last; k++)
      v->facts[k].place |= GW_PLACE(MARK_RUN);
    if (end == i) end++;
  }
}

/* 公告 has its title below; without one the line is the title itself. */
static bool has_title_below(const view *v, size_t i)
{
  enum { FARTHEST = 4 };
  for (size_t k = i + 1; k < v->count && k <= i + FARTHEST; k++)
    if (is_kind(v, k, GW_KIND(GENRE)) && is_place(v, k, GW_PLACE(BEFORE_PROSE)) &&
        !(v->facts[k].form & POINTS))
      return true;
  return false;
}

/* 会议纪要 above 第7期; 会 议 纪 要 above 〔2023〕7号, too: it is spaced as marks are */
static bool is_bulletin_mark(const view *v, size_t i)
{
  if (!is_kind(v, i, GW_KIND(BULLETIN)) || i + 1 >= v->count) return false;
  bool bare = is_kind(v, i + 1, GW_KIND(DOC_NUMBER)) && gw_text_starts(text_of(v, i + 1), "〔");
  return (bare && (v->facts[i].form & GW_FORM(HAS_SPACE))) ||
         is_kind(v, i + 1, GW_KIND(ISSUE_NUMBER));
}

/* The mark of a letter or a decree is a name and nothing else. */
static void mark_names_above_numbers(view *v)
{
  enum { FARTHEST = 3 };
  const uint64_t grades = GW_KIND(SECURITY) | GW_KIND(URGENCY) | GW_KIND(COPY_NUMBER);
  for (size_t i = 0; is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    const gw_facts *f = &v->facts[i];
    bool decree = (f->kind & GW_KIND(PROCLAIM)) != 0;
    size_t next = i + 1;
    if (is_bulletin_mark(v, i)) {
      v->facts[i].place |= GW_PLACE(NUMBER_BELOW);
      for (size_t k = i; is_joined(v, k) && is_kind(v, k - 1, GW_KIND(ORGAN)); k--)
        v->facts[k - 1].place |= GW_PLACE(NUMBER_BELOW);
      return;
    }
    if (!decree && (f->kind & (GW_KIND(ABOUT) | GW_KIND(GENRE)))) return;
    bool names = (f->kind & (GW_KIND(ORGAN) | GW_KIND(ISSUER_MARK))) && !(f->form & POINTS);
    if (!decree && !names) continue;
    while (next <= i + FARTHEST && is_kind(v, next, grades)) next++;
    bool order = decree && gw_text_ends(text_of(v, i), "令");
    if (is_kind(v, next, GW_KIND(DOC_NUMBER) | GW_KIND(SIGNER)) &&
        (!decree || order || has_title_below(v, next)))
      v->facts[i].place |= GW_PLACE(NUMBER_BELOW);
    if (decree) return;
  }
}

static void mark_signers(view *v)
{
  for (size_t i = 1; i < v->count; i++) {
    bool below = is_kind(v, i - 1, GW_KIND(SIGNER)) || is_place(v, i - 1, GW_PLACE(SIGNER_ABOVE));
    /* 示组请〔2026〕11号　王五五 was one line: the number stands between */
    bool beside =
        i > 1 && is_kind(v, i - 1, GW_KIND(DOC_NUMBER)) &&
        v->doc->lines[i - 1].number == v->doc->lines[i].number &&
        (is_kind(v, i - 2, GW_KIND(SIGNER)) || is_place(v, i - 2, GW_PLACE(SIGNER_ABOVE)));
    if ((below || beside) && is_kind(v, i, GW_KIND(NAMES)) && is_joined(v, i) &&
        !is_kind(v, i, GW_KIND(MARK_WORD)))
      v->facts[i].place |= GW_PLACE(SIGNER_ABOVE);
  }
}

static bool is_title_organ(const view *v, size_t i)
{
  return is_kind(v, i, GW_KIND(ORGAN)) && is_joined(v, i + 1) && !(v->facts[i].form & POINTS) &&
         !is_place(v, i, GW_PLACE(MARK_RUN));
}

/* The organs of a title, one below the other above 关于…; one alone where the head ends above it. */
static void mark_title_organs(view *v)
{
  enum { MOST = 12 };
  const uint64_t head = GW_KIND(DOC_NUMBER) | GW_KIND(SIGNER);
  for (size_t i = 1; is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    size_t first = i;
    if (!is_kind(v, i, GW_KIND(ABOUT)) || (v->facts[i].form & POINTS)) continue;
    while (first > 0 && i - first < MOST && is_title_organ(v, first - 1)) first--;
    bool below_head = first > 0 && is_kind(v, first - 1, head);
    if (i - first < 2 && !below_head) continue;
    for (size_t k = first; k < i; k++) v->facts[k].place |= GW_PLACE(TITLE_ORGAN);
  }
}

/* ---- Lists of organs that run over --------------------------------------------------------- */

/* Below the title of a text of one's own, which has no 主送机关, an organ is its author. */
static void mark_authors(view *v)
{
  static const char *const own_table[] = {
      "汇报", "总结", "材料", "经验", "体会", "发言", "讲话",     "方案",     "计划",    "要点",
      "综述", "思路", "打算", "规划", "做法", "交流", "调研报告", "述职报告", "工作报告"};
  for (size_t i = 1; is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    bool organ = is_kind(v, i, GW_KIND(ORGAN)) && !is_kind(v, i, GW_KIND(GENRE) | GW_KIND(ABOUT)) &&
                 !(v->facts[i].form & (POINTS | GW_FORM(HAS_COMMA)));
    const gw_str title = text_of(v, i - 1);
    for (size_t k = 0; organ && k < sizeof own_table / sizeof *own_table; k++)
      if (gw_text_ends(title, own_table[k])) v->facts[i].place |= GW_PLACE(AUTHOR);
  }
}

static bool has_list_point(gw_str text)
{
  return gw_text_has(text, "，") || gw_text_has(text, "、");
}

/* From the line that ends in ： upwards. */
static void mark_addressees(view *v)
{
  enum { MOST = 12 };
  const uint64_t others = GW_KIND(ABOUT) | GW_KIND(GENRE) | GW_KIND(DOC_NUMBER) | GW_KIND(CHAT) |
                          GW_KIND(WEB_LABEL) | GW_KIND(ADVERT);
  for (size_t i = 1; is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++) {
    const gw_facts *f = &v->facts[i];
    if (!(f->form & GW_FORM(ENDS_COLON)) || (f->form & GW_FORM(HAS_STOP)) ||
        is_kind(v, i, others | GW_KIND(LEAD_IN)))
      continue;
    for (size_t k = i; k > 0 && i - k < MOST; k--) {
      uint32_t last = last_of(text_of(v, k - 1));
      bool comma = last == 0xFF0C || last == 0x3001; /* 各位来宾， goes on behind a blank line */
      if (!is_joined(v, k) && !(comma && (v->facts[k - 1].form & GW_FORM(SHORT)))) break;
      bool open = last == 0xFF0C || last == 0x3001 || last == ',' ||
                  (v->facts[k - 1].length_cp >= 15 && has_list_point(text_of(v, k - 1)));
      if (!open || (v->facts[k - 1].form & POINTS) || is_kind(v, k - 1, others)) break;
      v->facts[k - 1].place |= GW_PLACE(ADDRESSEE_GOES_ON);
    }
  }
}

/* The list ends in 。; without one a line goes on only where it was plainly broken. */
static bool copies_go_on(const view *v, size_t i)
{
  const uint64_t others = GW_KIND(COPY_TO) | GW_KIND(PRINTED) | GW_KIND(DATE) |
                          GW_KIND(PRINT_NOTE) | GW_KIND(ATTACHMENT_MARK) |
                          GW_KIND(ATTACHMENT_TITLED) | GW_KIND(PAGE_NUMBER) | GW_KIND(WEB_WORD) |
                          GW_KIND(WEB_LABEL) | GW_KIND(ADVERT);
  enum { LINE_CP = 15, LONGEST_CP = 80 };
  bool above = is_kind(v, i - 1, GW_KIND(COPY_TO)) || is_place(v, i - 1, GW_PLACE(COPY_TO_GOES_ON));
  if (!above || !is_joined(v, i) || is_kind(v, i, others) || v->facts[i].mark.kind) return false;
  uint32_t last = last_of(text_of(v, i - 1));
  if (last == 0x3002 || v->facts[i].length_cp > LONGEST_CP) return false;
  if (is_kind(v, i, GW_KIND(ORGAN)) && is_kind(v, i + 1, GW_KIND(PRINTED)) &&
      is_kind(v, i + 1, GW_KIND(DATE_FIRST)))
    return false;
  bool open = last == 0xFF0C || last == 0x3001 || last == ',' || last == 0xFF1A || last == ':';
  bool broken = v->facts[i - 1].length_cp >= LINE_CP &&
                (last_of(text_of(v, i)) == 0x3002 || has_list_point(text_of(v, i)));
  return open || broken;
}

static void mark_imprint(view *v)
{
  const uint64_t imprint = GW_KIND(COPY_TO) | GW_KIND(PRINTED);
  for (size_t i = 1; i < v->count; i++) {
    gw_facts *f = &v->facts[i];
    if (is_place(v, i, GW_PLACE(BEFORE_PROSE))) continue;
    if (copies_go_on(v, i)) f->place |= GW_PLACE(COPY_TO_GOES_ON);
    if (is_kind(v, i - 1, GW_KIND(COPY_TO)) && gw_head_signed(text_of(v, i)))
      f->kind |= GW_KIND(PRINTED); /* without its 印发 */
    if (is_kind(v, i, GW_KIND(ORGAN)) && is_kind(v, i + 1, GW_KIND(PRINTED)) &&
        is_kind(v, i + 1, GW_KIND(DATE_FIRST)))
      f->place |= GW_PLACE(PRINTED_BELOW);
    if (is_kind(v, i - 1, imprint) || is_place(v, i - 1, GW_PLACE(COPY_TO_GOES_ON)) ||
        (is_place(v, i - 1, GW_PLACE(IMPRINT_ABOVE)) && is_kind(v, i - 1, GW_KIND(PRINT_NOTE))))
      f->place |= GW_PLACE(IMPRINT_ABOVE);
  }
}

/* ---- 附件说明 ------------------------------------------------------------------------------ */

/* Has the text brackets or book-title marks that it does not close? */
static bool is_unclosed(gw_str text)
{
  int depth = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t code = gw_utf8_next(text, &at);
    depth += code == 0xFF08 || code == 0x300A || code == 0x201C;
    depth -= code == 0xFF09 || code == 0x300B || code == 0x201D;
  }
  return depth > 0;
}

static bool is_in_note(const view *v, size_t i)
{
  return is_kind(v, i, GW_KIND(ATTACHMENT_NOTE)) ||
         is_place(v, i, GW_PLACE(NOTE_ABOVE) | GW_PLACE(NOTE_GOES_ON));
}

static bool may_go_on(const view *v, size_t i)
{
  const uint64_t others = GW_KIND(DATE) | GW_KIND(ATTACHMENT_MARK) | GW_KIND(ATTACHMENT_TITLED) |
                          GW_KIND(ATTACHMENT_NOTE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) |
                          GW_KIND(ADVERT) | GW_KIND(WEB_WORD) | GW_KIND(WEB_LABEL) |
                          GW_KIND(PAGE_NUMBER) | GW_KIND(BLANK_PAGE);
  const gw_facts *f = &v->facts[i];
  bool contact = (f->kind & GW_KIND(CONTACT)) && (f->form & GW_FORM(HAS_COLON));
  return is_joined(v, i) && !contact && !f->mark.kind && (f->form & GW_FORM(MEDIUM)) &&
         !(f->form & (POINTS | GW_FORM(BRACKETED))) && !is_kind(v, i, others);
}

/* The lowest line above a date signs, and organs above it; 清单 above 局长　王五 does not. */
static bool signs(const view *v, size_t i)
{
  const uint64_t signers = GW_KIND(ORGAN) | GW_KIND(NAME) | GW_KIND(SPEAKER);
  bool other = is_kind(v, i + 1, signers) && is_place(v, i + 1, GW_PLACE(DATE_BELOW));
  return is_kind(v, i, GW_KIND(ORGAN)) || (is_place(v, i, GW_PLACE(DATE_BELOW)) && !other);
}

/* A name that runs over: the next number follows, a bracket is open, or its line was full and this
 * one is no signature. */
static bool note_goes_on(const view *v, size_t i)
{
  enum { LINE_CP = 22 };
  if (!is_in_note(v, i - 1) || !may_go_on(v, i)) return false;
  if (is_unclosed(text_of(v, i - 1)) || is_place(v, i + 1, GW_PLACE(NOTE_ABOVE))) return true;
  return v->facts[i - 1].length_cp >= LINE_CP && !signs(v, i) && !is_kind(v, i + 1, GW_KIND(DATE));
}

/* The names below 附件： alone, up to the blank line or the signature; not when a text follows. */
static void mark_names_below(view *v, size_t label)
{
  enum { MOST = 20 };
  size_t end = label + 1;
  while (end < v->count && end - label <= MOST && may_go_on(v, end) &&
         !is_kind(v, end, GW_KIND(ORGAN)))
    end++;
  bool closes = end < v->count &&
                (is_kind(v, end, GW_KIND(DATE)) ||
                 (is_kind(v, end, GW_KIND(ORGAN)) && is_place(v, end, GW_PLACE(DATE_BELOW))));
  if (end == label + 1 || !closes) return;
  v->facts[label].place |= GW_PLACE(NOTE_LABEL);
  for (size_t i = label + 1; i < end; i++) v->facts[i].place |= GW_PLACE(NOTE_GOES_ON);
}

/* 附件：1.甲 puts NOTE_ABOVE on the 2.乙 right below it only: after a name that ran over, go on. */
static bool has_number(gw_str text, uint32_t wanted)
{
  uint32_t value;
  size_t at = 0;
  if (!gw_numeral_digits(text, &at, 3, &value) || value != wanted || at == text.len) return false;
  uint32_t point = gw_utf8_next(text, &at);
  return point == '.' || point == 0xFF0E || point == 0x3001;
}

static uint32_t number_of(gw_str text)
{
  uint32_t value = 0;
  size_t at = gw_phrase_starts(GW_PHRASES_ATTACHMENT, text);
  for (int skipped = 0; at && at < text.len && skipped < 4; skipped++) { /* 附件： 1. */
    size_t next = at;
    if (gw_is_digit(gw_utf8_next(text, &next))) break;
    at = next;
  }
  return gw_numeral_digits(text, &at, 3, &value) ? value : 0;
}

/* An item whose number is the next, with one line between it and the item before. */
static void bridge(view *v, size_t i, uint32_t number)
{
  enum { FARTHEST = 3 };
  size_t end = i + 1;
  while (end < v->count && end - i < FARTHEST && may_go_on(v, end)) end++;
  if (end == i + 1 || end >= v->count || !has_number(text_of(v, end), number + 1)) return;
  if (v->facts[end].form & (GW_FORM(HAS_STOP) | GW_FORM(ENDS_SEMI))) return;
  for (size_t k = i + 1; k < end; k++) v->facts[k].place |= GW_PLACE(NOTE_GOES_ON);
  for (uint32_t next = number + 1; end < v->count && has_number(text_of(v, end), next); next++) {
    if (v->facts[end].form & (GW_FORM(HAS_STOP) | GW_FORM(ENDS_SEMI))) return;
    v->facts[end++].place |= GW_PLACE(NOTE_ABOVE);
  }
}

static void mark_notes(view *v)
{
  for (size_t i = 0; i < v->count; i++) {
    /* 附件 without its ： is one, too, when names and a signature follow */
    bool label = is_kind(v, i, GW_KIND(ATTACHMENT_MARK)) &&
                 ((v->facts[i].form & GW_FORM(ENDS_COLON)) || v->facts[i].length_cp <= 2);
    if (label && !is_place(v, i, GW_PLACE(NOTE_LABEL) | GW_PLACE(SIGNED))) mark_names_below(v, i);
    bool item = is_kind(v, i, GW_KIND(ATTACHMENT_NOTE)) || is_place(v, i, GW_PLACE(NOTE_ABOVE));
    uint32_t number = item ? number_of(text_of(v, i)) : 0;
    if (number) bridge(v, i, number);
    if (i && note_goes_on(v, i)) v->facts[i].place |= GW_PLACE(NOTE_GOES_ON);
  }
}

/* ---- 纪要 ---------------------------------------------------------------------------------- */

/* 出席：…, 列　席：… and the names below it, down to a blank line or another element (10.3) */
static void mark_attendance(view *v)
{
  static const char *const label_table[] = {"出席", "列席", "请假", "缺席", "参加", "参会", "记录"};
  const uint64_t others = GW_KIND(DATE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) | GW_KIND(CLOSING);
  bool open = false;
  for (size_t i = 0; i < v->count; i++) {
    enum { LONGEST = 90 };
    char packed[LONGEST];
    gw_str text = text_of(v, i);
    gw_str head = gw_space_pack((gw_str){text.ptr, text.len < LONGEST ? text.len : 0}, packed);
    bool label = false;
    for (size_t k = 0; k < sizeof label_table / sizeof *label_table; k++)
      label = label || gw_text_starts(head, label_table[k]);
    label = label && (v->facts[i].form & (GW_FORM(HAS_COLON) | GW_FORM(ENDS_COLON)));
    bool more = open && is_joined(v, i) && !v->facts[i].mark.kind &&
                (v->facts[i].form & GW_FORM(MEDIUM)) && !(v->facts[i].form & POINTS) &&
                !is_kind(v, i, others);
    if (more && !label) v->facts[i].place |= GW_PLACE(ATTENDANCE);
    open = label || more;
  }
}

/* ——2026年2月25日在示例市第十七届人民代表大会
 * 常务委员会第十八次会议上 */
static void mark_subtitles(view *v)
{
  for (size_t i = 1; is_place(v, i, GW_PLACE(BEFORE_PROSE)); i++)
    if (v->facts[i - 1].mark.kind == GW_MARK_DASH && is_joined(v, i) && !v->facts[i].mark.kind &&
        !gw_text_ends(text_of(v, i - 1), "上") && gw_text_ends(text_of(v, i), "上"))
      v->facts[i].place |= GW_PLACE(DASH_GOES_ON);
}

/* ---- Below the 成文日期 -------------------------------------------------------------------- */

static void mark_signed(view *v)
{
  const uint64_t ends = GW_KIND(DATE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED);
  bool is_signed = false;
  for (size_t i = 0; i < v->count; i++) {
    if (is_signed) v->facts[i].place |= GW_PLACE(SIGNED);
    /* 附件1 opens a part without a signature, too, where the date stands below the title */
    bool attached = is_kind(v, i, GW_KIND(ATTACHMENT_MARK)) && v->facts[i].length_cp > 2 &&
                    !(v->facts[i].form & GW_FORM(ENDS_COLON));
    bool remark = is_kind(v, i, GW_KIND(REMARK)) && (v->facts[i].form & GW_FORM(BRACKETED)) &&
                  is_place(v, i - 1, GW_PLACE(DATE_BELOW));
    bool ended = attached || remark || is_kind(v, i, ends);
    is_signed = is_signed || (ended && !is_place(v, i, GW_PLACE(BEFORE_PROSE)));
    if (!is_kind(v, i, GW_KIND(ATTACHMENT_TITLED))) continue;
    if (is_kind(v, i + 1, GW_KIND(ATTACHMENT_TITLED))) v->facts[i].place |= GW_PLACE(TITLED_NEAR);
    if (i && is_kind(v, i - 1, GW_KIND(ATTACHMENT_TITLED)))
      v->facts[i].place |= GW_PLACE(TITLED_NEAR);
  }
}

/* What may stand right above the title of a document that this one issues. */
static bool is_close(const view *v, size_t i)
{
  const uint64_t ends = GW_KIND(DATE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) | GW_KIND(PRINT_NOTE);
  bool remark = is_kind(v, i, GW_KIND(REMARK)) && (v->facts[i].form & GW_FORM(BRACKETED));
  return (is_kind(v, i, ends) && !is_place(v, i, GW_PLACE(BEFORE_PROSE))) ||
         (is_place(v, i, GW_PLACE(SIGNED)) && (remark || is_kind(v, i, GW_KIND(REMARK_BARE)) ||
                                               is_place(v, i, GW_PLACE(COPY_TO_GOES_ON))));
}

static bool may_be_title(const view *v, size_t i)
{
  const uint64_t others = GW_KIND(DATE) | GW_KIND(ATTACHMENT_MARK) | GW_KIND(ATTACHMENT_TITLED) |
                          GW_KIND(ATTACHMENT_NOTE) | GW_KIND(COPY_TO) | GW_KIND(PRINTED) |
                          GW_KIND(PRINT_NOTE) | GW_KIND(CONTACT) | GW_KIND(ADVERT) |
                          GW_KIND(WEB_WORD) | GW_KIND(WEB_LABEL) | GW_KIND(WEB_INSIDE) |
                          GW_KIND(PAGE_NUMBER) | GW_KIND(URL);
  const uint64_t forms = POINTS | GW_FORM(ENDS_COMMA) | GW_FORM(HAS_COLON) | GW_FORM(HAS_TAB) |
                         GW_FORM(NO_HAN) | GW_FORM(BRACKETED);
  return i < v->count && !(v->facts[i].form & forms) && (v->facts[i].form & GW_FORM(MEDIUM)) &&
         !v->facts[i].mark.kind && !is_kind(v, i, others);
}

static bool is_text(const view *v, size_t i)
{
  if (i >= v->count) return false;
  const gw_facts *f = &v->facts[i];
  const uint64_t forms =
      GW_FORM(PROSE) | GW_FORM(ENDS_STOP) | GW_FORM(HAS_COMMA); /* wrapped, too */
  return f->mark.kind || (f->form & forms);
}

/* A title with 一、 right below it, in a draft that has had 一、 and 二、: numbers
 * begin anew only in another document. */
static bool restarts_below(const view *v, size_t i)
{
  enum { FARTHEST = 60 };
  const bool title = is_kind(v, i, GW_KIND(GENRE)) && !is_place(v, i, GW_PLACE(MARK_ABOVE)) &&
                     !is_place(v, i, GW_PLACE(BEFORE_PROSE)) && i + 1 < v->count;
  if (!title || v->facts[i + 1].mark.kind != GW_MARK_1 || v->facts[i + 1].mark.ordinal != 1)
    return false;
  for (size_t up = i; up-- > 0 && i - up <= FARTHEST;)
    if (v->facts[up].mark.kind == GW_MARK_1) return v->facts[up].mark.ordinal >= 2;
  return false;
}

/* A title in one line or several with text below it, right behind the end of a document. */
static void mark_issued_titles(view *v)
{
  enum { MOST = 4 };
  const uint64_t chrome = GW_KIND(PAGE_NUMBER) | GW_KIND(ADVERT) | GW_KIND(WEB_WORD);
  size_t above = 0; /* the nearest line that is not the foot of a page */
  for (size_t i = 1; i < v->count; i++) {
    size_t end = i;
    if (!is_kind(v, i - 1, chrome)) above = i - 1;
    if (!is_close(v, above) && !restarts_below(v, i)) continue;
    while (end - i < MOST && may_be_title(v, end) && (end == i || is_joined(v, end))) end++;
    while (end > i && !is_kind(v, end - 1, GW_KIND(GENRE))) end--;
    if (end == i) continue;
    bool note = end < v->count && (v->facts[end].form & GW_FORM(BRACKETED)) &&
                is_kind(v, end, GW_KIND(TITLE_NOTE) | GW_KIND(DATE_BRACKETED));
    if (!is_text(v, end + note)) continue;
    for (size_t k = i; k < end; k++) v->facts[k].place |= GW_PLACE(ISSUED_TITLE);
  }
}

/* A title that goes on in a second line: 及……, or the first has no 文种 and this one has. */
static void mark_attachment_titles(view *v)
{
  static const char *const openers[] = {"及", "和", "与", "暨", "（", "的"};
  for (size_t i = 1; i < v->count; i++) {
    const gw_facts *f = &v->facts[i];
    if (!is_place(v, i - 1, GW_PLACE(MARK_ABOVE)) || !is_joined(v, i)) continue;
    if (is_in_note(v, i) || is_in_note(v, i - 1)) continue;
    if (f->mark.kind ||
        (f->form & (POINTS | GW_FORM(HAS_COMMA) | GW_FORM(HAS_TAB) | GW_FORM(HAS_SPACE))) ||
        !(f->form & GW_FORM(MEDIUM)) || (v->facts[i - 1].form & POINTS))
      continue;
    bool goes_on = is_kind(v, i, GW_KIND(GENRE)) && !is_kind(v, i - 1, GW_KIND(GENRE));
    for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
      goes_on = goes_on || gw_text_starts(text_of(v, i), openers[k]);
    if (goes_on) v->facts[i].place |= GW_PLACE(ATTACHMENT_TITLE_GOES_ON);
  }
}

void gw_feature_whole(const gw_doc *doc, gw_facts *facts)
{
  view v = {.doc = doc, .facts = facts, .count = doc->line_count};
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
  mark_notes(&v);
  mark_attachment_titles(&v);
  mark_issued_titles(&v);
}
