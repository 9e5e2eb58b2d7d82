/* meta.c - see meta.h. */
#include "meta/meta.h"

#include "base/buf.h"
#include "base/space.h"
#include "meta/type.h"
#include "meta/yaml.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_SHOWN = 90 /* bytes of a value in a message */ };

void gw_meta_fini(gw_meta *meta)
{
  gw_arena_fini(&meta->arena);
  memset(meta, 0, sizeof *meta);
}

/* ---- Elements ------------------------------------------------------------------------------ */

static const gw_element element_table[GW_KEY_COUNT] = {
#define X(key, element, form) [GW_KEY_##key] = GW_ELEMENT_##element,
#include "meta/key.def"
#undef X
};

gw_element gw_meta_element(gw_meta_key key)
{
  return element_table[key];
}

uint32_t gw_meta_elements(const gw_meta *meta)
{
  uint32_t bits = 0;
  for (int key = 0; key < GW_KEY_COUNT; key++)
    if (meta->slots[key].count) bits |= UINT32_C(1) << element_table[key];
  return bits & ~(UINT32_C(1) << GW_ELEMENT_NOTICE);
}

/* ---- Diagnostics --------------------------------------------------------------------------- */

typedef struct taker {
  gw_meta *meta;
  gw_doc *doc;
  gw_meta_source from;
  bool seen[GW_KEY_COUNT]; /* in this text */
  bool has_errors;
  bool is_site; /* see is_of_site */
} taker;

static gw_status report(gw_doc *doc, gw_diag_kind kind, gw_diag where, const gw_diag_arg args[3])
{
  where.kind = kind;
  where.offset = SIZE_MAX;
  return gw_diag_add(&doc->diags, &doc->arena, where, args);
}

static gw_diag place_of(const gw_pair *pair, gw_meta_source from)
{
  return (gw_diag){.line = pair->line, .column = pair->column, .source = from.name};
}

static gw_diag_arg same(const char *text)
{
  return (gw_diag_arg){text, text};
}

static const char *show(gw_doc *doc, gw_str text)
{
  return gw_arena_excerpt(&doc->arena, text.ptr, text.len, LONGEST_SHOWN);
}

/* The items of a value in one line, in the arena; NULL when memory is out. */
static const char *show_value(gw_doc *doc, const gw_pair *pair)
{
  gw_buf text = {0};
  if (pair->is_nested) gw_buf_puts(&text, "…");
  for (size_t i = 0; i < pair->count && text.length <= LONGEST_SHOWN; i++) {
    if (i) gw_buf_puts(&text, ", ");
    gw_buf_put(&text, pair->items[i].ptr, pair->items[i].len);
  }
  const char *shown = text.status == GW_OK ? show(doc, (gw_str){text.data, text.length}) : NULL;
  gw_buf_fini(&text);
  return shown;
}

static gw_status refuse_value(taker *t, const gw_pair *pair, gw_diag_arg why)
{
  const char *key = show(t->doc, pair->key);
  if (!key) return GW_ERR_MEMORY;
  const gw_diag_arg args[3] = {same(key), why, {NULL, NULL}};
  t->has_errors = true;
  return report(t->doc, GW_DIAG_VALUE_REFUSED, place_of(pair, t->from), args);
}

static gw_status refuse_key(taker *t, const gw_pair *pair)
{
  bool is_front = t->from.origin == GW_ORIGIN_FRONT_MATTER;
  const char *key = show(t->doc, pair->key), *value = show_value(t->doc, pair);
  if (!key || !value) return GW_ERR_MEMORY;
  const gw_diag_arg args[3] = {same(key), same(gw_meta_key_nearest(pair->key)), same(value)};
  t->has_errors |= !is_front;
  return report(t->doc, is_front ? GW_DIAG_FRONT_MATTER_KEY : GW_DIAG_KEY_UNKNOWN,
                place_of(pair, t->from), args);
}

static gw_status skip_key(taker *t, const gw_pair *pair)
{
  const char *key = show(t->doc, pair->key), *value = show_value(t->doc, pair);
  if (!key || !value) return GW_ERR_MEMORY;
  const gw_diag_arg args[3] = {same(key), same(value), {NULL, NULL}};
  return report(t->doc, GW_DIAG_FRONT_MATTER_SKIPPED, place_of(pair, t->from), args);
}

gw_status gw_meta_report_fault(gw_doc *doc, const gw_fault *fault, gw_meta_source from)
{
  const gw_diag where = {.line = fault->line, .column = fault->column, .source = from.name};
  const gw_diag_arg args[3] = {fault->problem, {NULL, NULL}, {NULL, NULL}};
  return report(doc, GW_DIAG_META_BROKEN, where, args);
}

/* ---- Settings ------------------------------------------------------------------------------ */

static bool is_word(gw_str text, const char *const words[])
{
  for (size_t i = 0; words[i]; i++)
    if (strlen(words[i]) == text.len && memcmp(words[i], text.ptr, text.len) == 0) return true;
  return false;
}

static gw_status take_seal(taker *t, const gw_pair *pair)
{
  static const char *const yes[] = {"yes", "Yes",  "YES",  "true",     "True", "是",
                                    "有",  "加盖", "盖章", "加盖印章", NULL};
  static const char *const no[] = {"no", "No",     "NO",     "false",      "False", "否",
                                   "无", "不加盖", "不盖章", "不加盖印章", NULL};
  static const gw_diag_arg why = {"应为 yes 或 no", "it should be yes or no"};
  bool is_yes = pair->count == 1 && is_word(pair->items[0], yes);
  bool is_no = pair->count == 1 && is_word(pair->items[0], no);
  if (pair->count && !is_yes && !is_no) return refuse_value(t, pair, why);
  t->meta->has_seal = pair->count > 0;
  t->meta->seal = is_no ? GW_SEAL_NO : GW_SEAL_YES;
  return GW_OK;
}

/* `type: post` above Markdown has nothing to do with documents; 文种 has. */
static gw_status take_type(taker *t, const gw_pair *pair)
{
  static const gw_diag_arg why = {"应为 15 种公文之一，如 通知、report",
                                  "it should be one of the 15 kinds, such as report or 通知"};
  const gw_str name = pair->count ? pair->items[0] : GW_STR("");
  bool is_front = t->from.origin == GW_ORIGIN_FRONT_MATTER;
  gw_genre genre;
  if (pair->count <= 1 && gw_type_find(name, &genre))
    t->meta->genre = genre;
  else if (is_front && pair->key.len && (unsigned char)pair->key.ptr[0] < 0x80)
    return skip_key(t, pair);
  else
    return refuse_value(t, pair, why);
  return GW_OK;
}

/* ---- Slots --------------------------------------------------------------------------------- */

static gw_status report_twice(taker *t, const gw_pair *pair, gw_meta_key key)
{
  const gw_diag_arg args[3] = {gw_meta_key_name(key), {NULL, NULL}, {NULL, NULL}};
  return report(t->doc, GW_DIAG_KEY_TWICE, place_of(pair, t->from), args);
}

/* A day, an organ that prints: a second line of it has no place in a document. */
static bool is_of_one_line(gw_meta_key key)
{
  static const gw_meta_key key_table[] = {GW_KEY_SECURITY, GW_KEY_SECURITY_PERIOD,
                                          GW_KEY_ISSUE_DATE, GW_KEY_PRINTED_BY,
                                          GW_KEY_PRINTING_DATE};
  for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++)
    if (key_table[i] == key) return true;
  return false;
}

static bool is_page_date(gw_str key)
{
  static const char *const words[] = {"date", NULL};
  return is_word(key, words);
}

/* `tags` or `layout` and nothing of a document but its title: front matter for a site's generator. */
static bool is_of_site(const gw_pairs *pairs, gw_meta_source from)
{
  size_t ignored = 0;
  for (size_t i = 0; i < pairs->count; i++) {
    const gw_str name = pairs->items[i].key;
    const gw_meta_key key = gw_meta_key_find(name);
    bool is_page = key == GW_KEY_UNKNOWN || key == GW_KEY_TITLE || key == GW_KEY_TYPE;
    ignored += key == GW_KEY_IGNORED;
    if (key != GW_KEY_IGNORED && !is_page && !is_page_date(name)) return false;
  }
  return ignored && from.origin == GW_ORIGIN_FRONT_MATTER;
}

static gw_status take_known(taker *t, const gw_pair *pair, gw_meta_key key)
{
  static const gw_diag_arg lines = {"只能有一行", "it should be one line"};
  static const gw_diag_arg nested = {"应为一行文字，或文字的列表",
                                     "it should be a text or a list of texts"};
  gw_meta_slot *slot = &t->meta->slots[key];
  gw_status status = t->seen[key] ? report_twice(t, pair, key) : GW_OK;
  if (status != GW_OK) return status;
  if (pair->is_nested) return refuse_value(t, pair, nested);
  if (pair->count > 1 && is_of_one_line(key)) return refuse_value(t, pair, lines);
  t->seen[key] = true;
  if (slot->from.origin > t->from.origin) return GW_OK;
  if (key == GW_KEY_SEAL) status = take_seal(t, pair);
  if (key == GW_KEY_TYPE) status = take_type(t, pair);
  *slot = (gw_meta_slot){pair->items, pair->count,  t->from,
                         pair->line,  pair->column, t->is_site && key == GW_KEY_TITLE};
  return status;
}

/* ---- Zero-width characters -------------------------------------------------------------------- */

/* Says of each kind how many there are. */
static gw_status report_zero_width(taker *t, const gw_pair *pair, gw_str text)
{
  gw_status status = GW_OK;
  uint32_t last = 0; /* kinds are told from the smallest on */
  for (;;) {
    uint32_t kind = 0;
    size_t count = 0;
    char name[16], times[24];
    for (size_t at = 0; at < text.len;) {
      uint32_t code = gw_utf8_next(text, &at);
      if (!gw_is_zero_width(code) || code <= last || (kind && code > kind)) continue;
      count = code == kind ? count + 1 : 1;
      kind = code;
    }
    if (!kind || status != GW_OK) return status;
    snprintf(name, sizeof name, "U+%04X", (unsigned)kind);
    snprintf(times, sizeof times, "%zu", count);
    const gw_diag_arg args[3] = {same(name), same(times), {NULL, NULL}};
    status = report(t->doc, GW_DIAG_ZERO_WIDTH_REMOVED, place_of(pair, t->from), args);
    last = kind;
  }
}

/* Takes them out of a text, as they are taken out of a draft. */
static gw_status remove_zero_width(taker *t, const gw_pair *pair, gw_str *text)
{
  gw_buf kept = {0};
  for (size_t at = 0; at < text->len;) {
    size_t first = at;
    if (!gw_is_zero_width(gw_utf8_next(*text, &at)))
      gw_buf_put(&kept, text->ptr + first, at - first);
  }
  gw_status status = kept.status;
  if (status == GW_OK && kept.length < text->len) {
    const gw_str rest = gw_trim((gw_str){kept.length ? kept.data : "", kept.length});
    const char *copy = gw_arena_copy(&t->meta->arena, rest.ptr, rest.len);
    status = copy ? report_zero_width(t, pair, *text) : GW_ERR_MEMORY;
    if (copy) *text = (gw_str){copy, rest.len};
  }
  gw_buf_fini(&kept);
  return status;
}

/* An item of nothing else is none. */
static gw_status clean(taker *t, gw_pair *pair)
{
  gw_status status = remove_zero_width(t, pair, &pair->key);
  const size_t size = pair->count * sizeof *pair->items;
  if (size == 0 || status != GW_OK) return status;
  gw_str *items = gw_arena_take(&t->meta->arena, size);
  if (!items) return GW_ERR_MEMORY;
  memcpy(items, pair->items, size);
  size_t kept = 0;
  for (size_t i = 0; i < pair->count && status == GW_OK; i++) {
    gw_str item = items[i];
    status = remove_zero_width(t, pair, &item);
    if (item.len) items[kept++] = item;
  }
  pair->items = items;
  pair->count = kept;
  return status;
}

static gw_status take_pair(taker *t, const gw_pair *given)
{
  gw_pair pair = *given;
  gw_status status = clean(t, &pair);
  if (status != GW_OK) return status;
  gw_meta_key key = gw_meta_key_find(pair.key);
  if (key == GW_KEY_UNKNOWN) return refuse_key(t, &pair);
  bool is_page = key == GW_KEY_IGNORED || (t->is_site && is_page_date(pair.key));
  if (is_page) return skip_key(t, &pair);
  return take_known(t, &pair, key);
}

gw_status gw_meta_take(gw_meta *meta, gw_doc *doc, const gw_pairs *pairs, gw_meta_source from)
{
  taker t = {.meta = meta, .doc = doc, .from = from, .is_site = is_of_site(pairs, from)};
  gw_status status = GW_OK;
  for (size_t i = 0; i < pairs->count && status == GW_OK; i++)
    status = take_pair(&t, &pairs->items[i]);
  bool fails = t.has_errors && from.origin != GW_ORIGIN_FRONT_MATTER;
  return status == GW_OK && fails ? GW_ERR_OPTION : status;
}

gw_status gw_meta_read(gw_meta *meta, gw_doc *doc, gw_str text, bool is_json, gw_meta_source from)
{
  gw_pairs pairs = {.arena = &meta->arena, .limits = meta->limits};
  gw_status status = is_json ? gw_json_read(text, &pairs) : gw_yaml_read(text, &pairs);
  if (status == GW_OK) {
    status = gw_meta_take(meta, doc, &pairs, from);
  } else if (status == GW_ERR_META) {
    gw_status reported = gw_meta_report_fault(doc, &pairs.fault, from);
    if (reported != GW_OK) status = reported;
  }
  gw_pairs_fini(&pairs);
  return status;
}

gw_status gw_meta_set(gw_meta *meta, gw_doc *doc, gw_str key, gw_str value)
{
  const gw_meta_source from = {GW_ORIGIN_SET, NULL};
  gw_pairs pairs = {.arena = &meta->arena, .limits = meta->limits};
  gw_status status = gw_pairs_start(&pairs, key, 0, 0);
  if (status == GW_OK) status = gw_pairs_add(&pairs, value, 0, 0);
  if (status == GW_OK) status = gw_pairs_end(&pairs, false);
  if (status == GW_OK) status = gw_meta_take(meta, doc, &pairs, from);
  if (status == GW_ERR_META) {
    taker t = {.meta = meta, .doc = doc, .from = from};
    const gw_pair pair = {.key = gw_pairs_is_odd(key) ? GW_STR("?") : key};
    status = refuse_value(&t, &pair, pairs.fault.problem);
    if (status == GW_OK) status = GW_ERR_OPTION;
  }
  gw_pairs_fini(&pairs);
  return status;
}
