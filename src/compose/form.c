/* form.c - one function for each way in which values become lines, in a table; see form.h. */
#include "compose/form.h"

#include "base/space.h"

#include <string.h>

typedef void writer(gw_form *form, gw_meta_key key);

void gw_form_fini(gw_form *form)
{
  gw_buf_fini(&form->text);
  gw_buf_fini(&form->keys);
}

/* ---- Text ---------------------------------------------------------------------------------- */

static bool starts_with(gw_str text, const char *word)
{
  size_t size = strlen(word);
  return text.len >= size && memcmp(text.ptr, word, size) == 0;
}

static bool ends_with(gw_str text, const char *word)
{
  size_t size = strlen(word);
  return text.len >= size && memcmp(text.ptr + text.len - size, word, size) == 0;
}

static bool has(gw_str text, const char *word)
{
  for (; text.len >= strlen(word); text.ptr++, text.len--)
    if (starts_with(text, word)) return true;
  return false;
}

static void put(gw_form *form, gw_str text)
{
  gw_buf_put(&form->text, text.ptr, text.len);
}

static void end_line(gw_form *form, gw_meta_key key)
{
  gw_buf_putc(&form->text, '\n');
  gw_buf_putc(&form->keys, (char)key);
}

static const gw_meta_slot *slot_of(const gw_form *form, gw_meta_key key)
{
  return &form->meta->slots[key];
}

static bool is_given(const gw_form *form, gw_meta_key key)
{
  return slot_of(form, key)->count > 0;
}

/* The only item, or the first. */
static gw_str item_of(const gw_form *form, gw_meta_key key)
{
  return slot_of(form, key)->items[0];
}

static void write_lines(gw_form *form, gw_meta_key key)
{
  const gw_meta_slot *slot = slot_of(form, key);
  for (size_t i = 0; i < slot->count; i++) {
    put(form, slot->items[i]);
    end_line(form, key);
  }
}

/* ---- Dates --------------------------------------------------------------------------------- */

static bool read_number(gw_str text, size_t *at, size_t most, unsigned *value)
{
  size_t start = *at;
  *value = 0;
  for (; *at < text.len && *at - start < most && text.ptr[*at] >= '0' && text.ptr[*at] <= '9';
       ++*at)
    *value = *value * 10 + (unsigned)(text.ptr[*at] - '0');
  return *at > start;
}

/* 2026-8-1, 2026/08/01, 2026.8.1, and a time behind it, as programs write it. */
static bool read_date(gw_str text, unsigned date[3])
{
  size_t at = 0;
  char sign = '\0';
  for (int i = 0; i < 3; i++) {
    if (!read_number(text, &at, i == 0 ? 4 : 2, &date[i])) return false;
    if (i == 2) break;
    char next = at < text.len ? text.ptr[at++] : '\0';
    if ((next != '-' && next != '/' && next != '.') || (sign && next != sign)) return false;
    sign = next;
  }
  bool is_time = at < text.len && (text.ptr[at] == 'T' || text.ptr[at] == ' ');
  for (; is_time && at < text.len; at++)
    if (!strchr("T +-:.Z0123456789", text.ptr[at])) return false;
  return at == text.len && date[0] >= 1900 && date[0] < 2200 && date[1] >= 1 && date[1] <= 12 &&
         date[2] >= 1 && date[2] <= 31;
}

/* A date of a program becomes one of the standard; any other text stays. */
static void put_date(gw_form *form, gw_str text)
{
  static const char *const signs[] = {"年", "月", "日"};
  unsigned date[3];
  if (!read_date(text, date)) {
    put(form, text);
    return;
  }
  for (int i = 0; i < 3; i++) {
    gw_buf_put_int(&form->text, date[i]);
    gw_buf_puts(&form->text, signs[i]);
  }
}

static void write_date(gw_form *form, gw_meta_key key)
{
  put_date(form, item_of(form, key));
  end_line(form, key);
}

/* ---- Head ---------------------------------------------------------------------------------- */

/* 机密★1年. A value may be one half of it; the draft has the other, or nobody. */
static void write_security(gw_form *form, gw_meta_key key)
{
  static const char star[] = "★";
  const size_t size = strlen(star);
  bool is_whole = is_given(form, key) && has(item_of(form, key), star);
  gw_str level = is_given(form, key) ? item_of(form, key) : form->security;
  for (size_t i = 0; !is_whole && i + size <= level.len; i++)
    if (memcmp(level.ptr + i, star, size) == 0) level.len = i;
  put(form, level);
  if (!is_whole && is_given(form, GW_KEY_SECURITY_PERIOD)) {
    gw_str period = item_of(form, GW_KEY_SECURITY_PERIOD);
    if (!starts_with(period, star)) gw_buf_puts(&form->text, star);
    put(form, period);
  }
  end_line(form, key);
}

/* A name a line, 签发人： before the first. */
static void write_signers(gw_form *form, gw_meta_key key)
{
  const gw_meta_slot *slot = slot_of(form, key);
  for (size_t i = 0; i < slot->count; i++) {
    if (i == 0 && !starts_with(slot->items[i], "签发人")) gw_buf_puts(&form->text, "签发人：");
    put(form, slot->items[i]);
    end_line(form, key);
  }
}

/* ---- Lists in one line --------------------------------------------------------------------- */

static void put_list(gw_form *form, const gw_meta_slot *slot, const char *sign)
{
  for (size_t i = 0; i < slot->count; i++) {
    if (i) gw_buf_puts(&form->text, sign);
    put(form, slot->items[i]);
  }
}

/* Organs of one kind are parted by 、, and where an item is such a list itself, by ，. */
static void write_addressees(gw_form *form, gw_meta_key key)
{
  const gw_meta_slot *slot = slot_of(form, key);
  const gw_str last = slot->items[slot->count - 1];
  const char *sign = "、";
  for (size_t i = 0; i < slot->count; i++)
    if (has(slot->items[i], "、")) sign = "，";
  put_list(form, slot, sign);
  if (!ends_with(last, "：") && !ends_with(last, ":")) gw_buf_puts(&form->text, "：");
  end_line(form, key);
}

/* Clause 7.4.2: 抄送：甲，乙。 分送, 抄报 and 主送 stand there as well. */
static void write_copies(gw_form *form, gw_meta_key key)
{
  static const char *const labels[] = {"抄送", "抄报", "分送", "主送"};
  const gw_meta_slot *slot = slot_of(form, key);
  bool has_label = false;
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
    has_label |= starts_with(slot->items[0], labels[i]);
  if (!has_label) gw_buf_puts(&form->text, "抄送：");
  put_list(form, slot, "，");
  if (!ends_with(slot->items[slot->count - 1], "。")) gw_buf_puts(&form->text, "。");
  end_line(form, key);
}

/* ---- 附件说明, 附注, 版记 ------------------------------------------------------------------ */

/* Is there a number with its point already? */
static bool is_numbered(gw_str item)
{
  size_t at = 0;
  unsigned number;
  if (!read_number(item, &at, 2, &number)) return false;
  const gw_str rest = {item.ptr + at, item.len - at};
  return starts_with(rest, ".") || starts_with(rest, "．") || starts_with(rest, "、");
}

/* Clause 7.3.4: 附件：1.甲, and 2.乙 below; a single one has no number. */
static void write_attachments(gw_form *form, gw_meta_key key)
{
  const gw_meta_slot *slot = slot_of(form, key);
  bool is_typed = starts_with(slot->items[0], "附件");
  for (size_t i = 0; i < slot->count; i++) {
    if (i == 0 && !is_typed) gw_buf_puts(&form->text, "附件：");
    if (slot->count > 1 && !is_typed && !is_numbered(slot->items[i])) {
      gw_buf_put_int(&form->text, (long long)i + 1);
      gw_buf_putc(&form->text, '.');
    }
    put(form, slot->items[i]);
    end_line(form, key);
  }
}

/* Clause 7.3.6: in round brackets. */
static void write_remark(gw_form *form, gw_meta_key key)
{
  const gw_meta_slot *slot = slot_of(form, key);
  const gw_str first = slot->items[0];
  bool is_typed = starts_with(first, "（") || starts_with(first, "(");
  for (size_t i = 0; i < slot->count; i++) {
    if (i == 0 && !is_typed) gw_buf_puts(&form->text, "（");
    put(form, slot->items[i]);
    if (i + 1 == slot->count && !is_typed) gw_buf_puts(&form->text, "）");
    end_line(form, key);
  }
}

/* A line of the draft such as 甲办公室　2026年3月10日印发: where its date begins, or its end. */
static size_t find_printing_date(gw_str text)
{
  for (size_t at = 0; at < text.len; at++) {
    const gw_str rest = {text.ptr + at, text.len - at};
    bool is_digit = text.ptr[at] >= '0' && text.ptr[at] <= '9';
    if (is_digit || starts_with(rest, "二○") || starts_with(rest, "二〇")) return at;
  }
  return text.len;
}

/* Clause 7.4.3: the organ, a tab, the date and 印发. Of the two the draft may have one. */
static void write_printing(gw_form *form, gw_meta_key key)
{
  static const char done[] = "印发";
  const size_t split = find_printing_date(form->printed_by);
  gw_str organ = gw_trim((gw_str){form->printed_by.ptr, split});
  gw_str date = {form->printed_by.ptr + split, form->printed_by.len - split};
  if (is_given(form, key)) organ = item_of(form, key);
  if (is_given(form, GW_KEY_PRINTING_DATE)) date = item_of(form, GW_KEY_PRINTING_DATE);
  put(form, organ);
  if (!ends_with(organ, done) && date.len) {
    if (organ.len) gw_buf_putc(&form->text, '\t');
    put_date(form, date);
    if (!ends_with(date, done)) gw_buf_puts(&form->text, done);
  }
  end_line(form, key);
}

/* ---- The table ----------------------------------------------------------------------------- */

enum { NONE, LINES, SECURITY, SIGNERS, ADDRESSEES, ATTACHMENTS, DATE, REMARK, COPIES, PRINTING };

static writer *const writer_table[] = {
    [LINES] = write_lines,           [SECURITY] = write_security,       [SIGNERS] = write_signers,
    [ADDRESSEES] = write_addressees, [ATTACHMENTS] = write_attachments, [DATE] = write_date,
    [REMARK] = write_remark,         [COPIES] = write_copies,           [PRINTING] = write_printing,
};

static const int form_table[GW_KEY_COUNT] = {
#define X(key, element, form) [GW_KEY_##key] = form,
#include "meta/key.def"
#undef X
};

/* A key is due as well when only the part of it that is a key of its own is given. */
static bool is_due(const gw_form *form, gw_meta_key key)
{
  if (form_table[key] == NONE) return false;
  if (is_given(form, key)) return true;
  gw_meta_key part = key + 1;
  return part < GW_KEY_COUNT && form_table[part] == NONE &&
         gw_meta_element(part) == gw_meta_element(key) && is_given(form, part);
}

gw_status gw_form_write(gw_form *form)
{
  for (gw_meta_key key = 0; key < GW_KEY_COUNT; key++)
    if (is_due(form, key)) writer_table[form_table[key]](form, key);
  return form->text.status == GW_OK ? form->keys.status : form->text.status;
}
