/*
 * api.c - gongwen.h on top of the layers: options are copied and checked, a draft is read once, and
 * everything else asks the document. No decisions about documents are made here.
 */
#include "base/buf.h"
#include "base/mem.h"
#include "check/inspect.h"
#include "compose/compose.h"
#include "compose/given.h"
#include "compose/stress.h"
#include "meta/front.h"
#include "meta/meta.h"
#include "meta/type.h"
#include "model/conserve.h"
#include "model/element.h"
#include "normal/normal.h"
#include "ooxml/docx.h"
#include "recognise/evidence.h"
#include "recognise/force.h"
#include "recognise/number.h"
#include "recognise/recognise.h"
#include "recognise/rule.h"
#include "report/outline.h"
#include "report/report.h"
#include "style/sheet.h"
#include "text/charset.h"
#include "text/line.h"
#include "text/markdown.h"
#include "text/separator.h"

#include <stdlib.h>
#include <string.h>

struct gw_draft {
  gw_options options; /* with strings of the arena below */
  gw_arena strings;
  gw_charset charset;
  uint64_t passes; /* of normalising */
  gw_forces forces;
  bool is_read;
  gw_status status; /* of the reading */
  gw_meta meta;     /* what was given beside the draft */
  gw_doc doc;
  const char *title; /* in doc's arena */
};

#define STRING_OF(x) #x
#define VERSION_TEXT(major, minor, patch) STRING_OF(major) "." STRING_OF(minor) "." STRING_OF(patch)

const char *gw_version(void)
{
  return VERSION_TEXT(GW_VERSION_MAJOR, GW_VERSION_MINOR, GW_VERSION_PATCH);
}

/* ---- Sized structs ------------------------------------------------------------------------- */

/* Copies a struct of ours to a caller's that may be older (shorter) or newer (longer). */
static gw_status give(void *out, const void *ours, size_t our_size)
{
  size_t size = out ? *(const size_t *)out : 0;
  if (size < sizeof(size_t)) return GW_ERR_ARGUMENT;
  memcpy((char *)out + sizeof size, (const char *)ours + sizeof size,
         (size < our_size ? size : our_size) - sizeof size);
  return GW_OK;
}

/* A caller's options: shorter ones are filled up with zeros, of longer ones the tail must be zero. */
static gw_status take_options(const gw_options *given, gw_options *out)
{
  static const gw_options defaults = GW_OPTIONS_INIT;
  *out = defaults;
  if (!given) given = &defaults;
  if (given->size < sizeof(size_t)) return GW_ERR_ARGUMENT;
  memcpy(out, given, given->size < sizeof *out ? given->size : sizeof *out);
  for (size_t i = sizeof *out; i < given->size; i++)
    if (((const char *)given)[i]) return GW_ERR_OPTION;
  out->size = sizeof *out;
  if (out->max_size == 0) out->max_size = GW_DEFAULT_MAX_SIZE;
  return GW_OK;
}

/* ---- Options ------------------------------------------------------------------------------- */

/* Word takes the first 31 characters of a font name (MS-OI29500 2.1.262), counted in UTF-16. */
enum { LONGEST_FONT_UNITS = 31 };

/* A name that somebody could have typed: no controls, nothing invisible, not only spaces. */
static bool is_font_name(gw_str name)
{
  size_t units = 0;
  bool visible = false;
  if (gw_utf8_valid(name.ptr, name.len) != name.len) return false;
  for (size_t at = 0; at < name.len;) {
    uint32_t code = gw_utf8_next(name, &at);
    bool hidden = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD ||
                  (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
                  (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF || (code & 0xFFFE) == 0xFFFE;
    if (hidden || code == ',' || code == ';') return false;
    visible |= !gw_is_layout_space(code);
    units += code > 0xFFFF ? 2 : 1;
  }
  return visible && units <= LONGEST_FONT_UNITS;
}

static gw_status copy_font(gw_arena *arena, const char **font)
{
  if (!*font) return GW_OK;
  const gw_str name = {*font, strlen(*font)};
  if (!is_font_name(name)) return GW_ERR_OPTION;
  *font = gw_arena_copy(arena, name.ptr, name.len);
  return *font ? GW_OK : GW_ERR_MEMORY;
}

/* The list is copied, because what is read from it points into it. */
static gw_status copy_forces(gw_draft *draft)
{
  gw_force_error ignored;
  const char *list = draft->options.force;
  draft->options.force = NULL;
  if (!list) return GW_OK;
  list = gw_arena_copy(&draft->strings, list, strlen(list));
  return list ? gw_forces_read(&draft->forces, list, &ignored) : GW_ERR_MEMORY;
}

static gw_status settle_options(gw_draft *draft)
{
  gw_options *o = &draft->options;
  gw_status status = GW_OK;
  gw_str unknown;
  if (!gw_charset_find(o->encoding, &draft->charset)) return GW_ERR_OPTION;
  if ((unsigned)o->encoding_errors > GW_ENCODING_ERRORS_REPLACE) return GW_ERR_OPTION;
  if ((unsigned)o->font_preset > GW_FONTS_WINDOWS || (unsigned)o->seal > GW_SEAL_NO)
    return GW_ERR_OPTION;
  if ((unsigned)o->format > GW_FORMAT_MARKDOWN) return GW_ERR_OPTION;
  if ((unsigned)o->margins > GW_MARGINS_INK || (unsigned)o->page_number > GW_PAGE_NUMBER_NONE ||
      !gw_sheet_accepts(o))
    return GW_ERR_OPTION;
  if ((unsigned)o->emphasis > GW_EMPHASIS_KEEP) return GW_ERR_OPTION;
  if (o->helpers > GW_MOST_HELPERS) return GW_ERR_OPTION;
  if ((unsigned)o->title_break > GW_TITLE_BREAK_NONE) return GW_ERR_OPTION;
  draft->meta.limits = (gw_limits){o->max_elements, o->max_depth, o->max_keys, o->max_values};
  if (!gw_limits_accepts(draft->meta.limits)) return GW_ERR_OPTION;
  if (o->timestamp < 0 || o->timestamp > INT64_C(253402300799))
    return GW_ERR_OPTION; /* year 9999 */
  if (!gw_pass_parse(o->normalize, &draft->passes, &unknown)) return GW_ERR_OPTION;
  if (o->type && !gw_type_find((gw_str){o->type, strlen(o->type)}, &draft->doc.genre))
    return GW_ERR_OPTION;
  o->encoding = o->normalize = o->type =
      NULL; /* said by the above; the caller's strings are not kept */
  for (int role = 0; role < GW_FONT_ROLE_COUNT && status == GW_OK; role++)
    status = copy_font(&draft->strings, &o->fonts[role]);
  if (status == GW_OK) status = copy_font(&draft->strings, &o->latin_font);
  return status == GW_OK ? copy_forces(draft) : status;
}

gw_status gw_draft_new(const gw_options *options, gw_draft **out)
{
  if (!out) return GW_ERR_ARGUMENT;
  *out = NULL;
  gw_draft *draft = calloc(1, sizeof *draft);
  if (!draft) return GW_ERR_MEMORY;
  gw_status status = take_options(options, &draft->options);
  if (status == GW_OK) status = settle_options(draft);
  if (status != GW_OK) {
    gw_draft_free(draft);
    return status;
  }
  draft->doc.keep_notices = draft->options.keep_notices != 0;
  draft->doc.keeps_emphasis = draft->options.emphasis == GW_EMPHASIS_KEEP;
  draft->title = "";
  *out = draft;
  return GW_OK;
}

void gw_draft_free(gw_draft *draft)
{
  if (!draft) return;
  gw_meta_fini(&draft->meta);
  gw_doc_fini(&draft->doc);
  gw_arena_fini(&draft->strings);
  gw_forces_fini(&draft->forces);
  free(draft);
}

/* ---- Giving -------------------------------------------------------------------------------- */

gw_status gw_draft_set(gw_draft *draft, const char *key, const char *value)
{
  if (!draft || !key || !value) return GW_ERR_ARGUMENT;
  if (draft->is_read) return GW_ERR_STATE;
  const gw_str key_text = {key, strlen(key)}, value_text = {value, strlen(value)};
  return gw_meta_set(&draft->meta, &draft->doc, key_text, value_text);
}

static gw_status set_from_bytes(gw_draft *draft, gw_str bytes, bool is_json, gw_meta_source from)
{
  static const gw_fault broken = {0, 0, {"编码有误", "it is not valid in its encoding"}};
  gw_doc decoded = {0};
  gw_charset charset = gw_charset_guess(bytes.ptr, bytes.len);
  gw_status status = gw_charset_decode(&decoded, bytes.ptr, bytes.len, charset, false);
  const gw_str text = {decoded.length ? decoded.text : "", decoded.length};
  if (status == GW_OK) {
    status = gw_meta_read(&draft->meta, &draft->doc, text, is_json, from);
  } else if (status == GW_ERR_ENCODING) {
    status = gw_meta_report_fault(&draft->doc, &broken, from);
    if (status == GW_OK) status = GW_ERR_META;
  }
  gw_doc_fini(&decoded);
  return status;
}

static bool is_json(const char *name, gw_meta_format format)
{
  static const char ending[] = ".json";
  size_t length = strlen(name), size = sizeof ending - 1;
  if (format != GW_META_AUTO) return format == GW_META_JSON;
  return length >= size && memcmp(name + length - size, ending, size) == 0;
}

gw_status gw_draft_set_from(gw_draft *draft, const void *data, size_t size, gw_meta_format format,
                            const char *name)
{
  if (!draft || (!data && size) || !name) return GW_ERR_ARGUMENT;
  if (gw_utf8_valid(name, strlen(name)) != strlen(name)) return GW_ERR_ARGUMENT;
  if ((unsigned)format > GW_META_JSON) return GW_ERR_OPTION;
  if (draft->is_read) return GW_ERR_STATE;
  const char *copy = gw_arena_copy(&draft->strings, name, strlen(name));
  if (!copy) return GW_ERR_MEMORY;
  const gw_meta_source from = {GW_ORIGIN_FILE, copy};
  const gw_str bytes = {size ? data : "", size};
  return set_from_bytes(draft, bytes, is_json(name, format), from);
}

/* ---- Reading ------------------------------------------------------------------------------- */

static gw_status complain(gw_draft *draft, gw_diag_kind kind, gw_diag_arg first, gw_status status)
{
  const gw_diag_arg args[3] = {first, {NULL, NULL}, {NULL, NULL}};
  const gw_diag where = {.kind = kind, .offset = SIZE_MAX};
  gw_status added = gw_diag_add(&draft->doc.diags, &draft->doc.arena, where, args);
  return added == GW_OK ? status : added;
}

static gw_status complain_too_large(gw_draft *draft)
{
  gw_buf number = {0};
  gw_buf_put_int(&number, (long long)draft->options.max_size);
  gw_buf_putc(&number, '\0');
  gw_status status = number.status;
  if (status == GW_OK)
    status = complain(draft, GW_DIAG_TOO_LARGE, (gw_diag_arg){number.data, number.data},
                      GW_ERR_TOO_LARGE);
  gw_buf_fini(&number);
  return status;
}

/* Guesses, and says when the guess is a poor one. `valid`: as gw_charset_guess_valid has it. */
static gw_status guess(gw_draft *draft, const char *bytes, size_t size, gw_charset *charset,
                       size_t *valid)
{
  static const gw_diag_arg noise = {"二进制文件", "a binary file"};
  static const gw_diag_arg none = {NULL, NULL};
  *charset = gw_charset_guess_valid(bytes, size, valid);
  bool wide = *charset == GW_CHARSET_UTF16LE || *charset == GW_CHARSET_UTF16BE;
  if (!wide && gw_charset_is_noise(bytes, size))
    return complain(draft, GW_DIAG_NOT_TEXT, noise, GW_ERR_NOT_TEXT);
  if (*charset == GW_CHARSET_GB18030 && gw_charset_is_doubtful(bytes, size))
    return complain(draft, GW_DIAG_ENCODING_DOUBTFUL, none, GW_OK);
  return GW_OK;
}

/* `owned`: the buffer that the bytes are in when they are ours, or NULL; emptied as soon as may be. */
static gw_status decode(gw_draft *draft, const char *bytes, size_t size, gw_buf *owned)
{
  gw_diag_arg binary;
  gw_charset charset = draft->charset;
  gw_status status = GW_OK;
  size_t valid = 0;
  if (gw_charset_is_binary(bytes, size, &binary))
    return complain(draft, GW_DIAG_NOT_TEXT, binary, GW_ERR_NOT_TEXT);
  if (charset == GW_CHARSET_AUTO) status = guess(draft, bytes, size, &charset, &valid);
  if (status != GW_OK) return status;
  bool replace = draft->options.encoding_errors == GW_ENCODING_ERRORS_REPLACE;
  if (owned && gw_charset_adopt(&draft->doc, owned, charset, valid)) return GW_OK;
  status = gw_charset_decode(&draft->doc, bytes, size, charset, replace);
  if (owned) gw_buf_fini(owned);
  return status;
}

static gw_status split(gw_draft *draft)
{
  gw_format format = draft->options.format;
  if (format == GW_FORMAT_AUTO && gw_markdown_is_likely(&draft->doc)) format = GW_FORMAT_MARKDOWN;
  const bool is_markdown = format == GW_FORMAT_MARKDOWN;
  gw_status status = gw_front_read(&draft->doc, &draft->meta, is_markdown);
  if (status != GW_OK) return status;
  status = is_markdown ? gw_markdown_split(&draft->doc) : gw_line_split(&draft->doc);
  return status == GW_OK ? gw_separator_split(&draft->doc) : status;
}

/* 纪要 bears no seal (条例 第九条; GB/T 9704 10.3), unless somebody says that this one does. */
static void settle_seal(gw_draft *draft)
{
  if (draft->meta.has_seal)
    draft->options.seal = draft->meta.seal;
  else if (gw_doc_is_minutes(&draft->doc))
    draft->options.seal = GW_SEAL_NO;
}

/* Puts the document together as the page will have it, and holds it against the standard. */
static gw_status compose(gw_draft *draft)
{
  settle_seal(draft);
  const gw_sheet sheet = gw_sheet_make(&draft->options);
  gw_status status = gw_compose(&draft->doc, &sheet);
  return status == GW_OK ? gw_check(&draft->doc, &(gw_check_options){.sheet = &sheet}) : status;
}

static gw_status understand(gw_draft *draft)
{
  gw_status status = split(draft);
  if (status != GW_OK) return status;
  draft->doc.given = gw_meta_elements(&draft->meta);
  if (draft->doc.genre == GW_GENRE_NONE) draft->doc.genre = draft->meta.genre;
  if (draft->doc.line_count == 0)
    return complain(draft, GW_DIAG_EMPTY, (gw_diag_arg){NULL, NULL}, GW_ERR_EMPTY);
  bool fits = true;
  status = gw_forces_apply(&draft->forces, &draft->doc, &fits);
  if (status == GW_OK) status = gw_recognise(&draft->doc, draft->options.helpers);
  if (status == GW_OK) status = gw_normalise(&draft->doc, draft->passes, draft->options.helpers);
  if (status == GW_OK) status = gw_given_apply(&draft->doc, &draft->meta, draft->passes);
  if (status == GW_OK && draft->options.number_headings) status = gw_number_headings(&draft->doc);
  if (status == GW_OK) status = compose(draft);
  if (status == GW_OK) status = gw_stress_settle(&draft->doc);
  const char *title = status == GW_OK ? gw_doc_title(&draft->doc) : "";
  if (!title) return GW_ERR_MEMORY;
  draft->title = title;
  return status == GW_OK && !fits ? GW_ERR_FORCE : status;
}

static gw_status read_bytes(gw_draft *draft, const void *data, size_t size, gw_buf *owned)
{
  draft->is_read = true;
  gw_status status = GW_OK;
  if (size > draft->options.max_size) status = complain_too_large(draft);
  if (status == GW_OK) status = decode(draft, size ? data : "", size, owned);
  if (status == GW_OK) status = understand(draft);
  gw_diag_sort(&draft->doc.diags);
  draft->status = status;
  return status;
}

gw_status gw_draft_read(gw_draft *draft, const void *data, size_t size)
{
  if (!draft || (!data && size)) return GW_ERR_ARGUMENT;
  return draft->is_read ? GW_ERR_STATE : read_bytes(draft, data, size, NULL);
}

/* Reads all, but never more than one byte over the limit. */
static gw_status read_all(gw_source source, size_t limit, gw_buf *out)
{
  enum { BLOCK = 1 << 16 };
  for (;;) {
    char *grown = gw_mem_grow(out->data, &out->capacity, out->length + BLOCK, 1);
    size_t got = 0;
    if (!grown) return GW_ERR_MEMORY;
    out->data = grown;
    if (source.read(source.user, out->data + out->length, BLOCK, &got) != 0) return GW_ERR_SOURCE;
    if (got > BLOCK) return GW_ERR_ARGUMENT;
    if (got == 0) return GW_OK;
    out->length += got;
    if (out->length > limit) return GW_OK; /* gw_draft_read says so */
  }
}

gw_status gw_draft_read_from(gw_draft *draft, gw_source source)
{
  gw_buf bytes = {0};
  if (!draft || !source.read) return GW_ERR_ARGUMENT;
  if (draft->is_read) return GW_ERR_STATE;
  gw_status status = read_all(source, draft->options.max_size, &bytes);
  if (status == GW_OK) {
    status = read_bytes(draft, bytes.data, bytes.length, &bytes);
  } else {
    draft->is_read = true;
    draft->status = status;
  }
  gw_buf_fini(&bytes);
  return status;
}

/* ---- Writing ------------------------------------------------------------------------------- */

/* Can something be written from this draft? */
static gw_status check_ready(const gw_draft *draft, gw_sink sink)
{
  if (!draft || !sink.write) return GW_ERR_ARGUMENT;
  return draft->is_read && draft->status == GW_OK ? GW_OK : GW_ERR_STATE;
}

/* The first 署名, for the document properties. */
static gw_status find_creator(const gw_doc *doc, gw_buf *out)
{
  for (size_t rank = 0; rank < doc->line_count && out->length == 0; rank++) {
    const gw_doc_line *line = &doc->lines[gw_doc_ranked(doc, rank)];
    if (line->element == GW_ELEMENT_SIGNATURE) gw_buf_put(out, line->text.ptr, line->text.len);
  }
  gw_buf_putc(out, '\0');
  return out->status;
}

gw_status gw_draft_write_docx(const gw_draft *draft, gw_sink sink)
{
  gw_buf creator = {0};
  gw_status status = check_ready(draft, sink);
  if (status != GW_OK) return status;
  status = find_creator(&draft->doc, &creator);
  if (status == GW_OK) {
    const gw_sheet sheet = gw_sheet_make(&draft->options);
    const gw_properties properties = {
        .title = draft->title, .creator = creator.data, .timestamp = draft->options.timestamp};
    status = gw_docx_write(&draft->doc, &sheet, &properties, draft->options.helpers, sink);
  }
  gw_buf_fini(&creator);
  return status;
}

gw_status gw_draft_write_outline(const gw_draft *draft, const char *language, gw_sink sink)
{
  gw_status status = check_ready(draft, sink);
  bool chinese = language && strcmp(language, "zh") == 0;
  return status == GW_OK ? gw_outline_write(&draft->doc, chinese, NULL, sink) : status;
}

gw_status gw_draft_write_outline_json(const gw_draft *draft, gw_sink sink)
{
  gw_status status = check_ready(draft, sink);
  return status == GW_OK ? gw_outline_write_json(&draft->doc, draft->title, NULL, sink) : status;
}

gw_status gw_draft_write_explanation(const gw_draft *draft, const char *language,
                                     const gw_range *ranges, size_t count, gw_sink sink)
{
  gw_status status = check_ready(draft, sink);
  bool chinese = language && strcmp(language, "zh") == 0;
  const gw_choice choice = {ranges, count};
  if (status != GW_OK) return status;
  return ranges || !count ? gw_outline_write(&draft->doc, chinese, &choice, sink) : GW_ERR_ARGUMENT;
}

gw_status gw_draft_write_explanation_json(const gw_draft *draft, const gw_range *ranges,
                                          size_t count, gw_sink sink)
{
  gw_status status = check_ready(draft, sink);
  const gw_choice choice = {ranges, count};
  if (status != GW_OK) return status;
  if (!ranges && count) return GW_ERR_ARGUMENT;
  return gw_outline_write_json(&draft->doc, draft->title, &choice, sink);
}

gw_status gw_draft_write_report(const gw_draft *draft, const char *name, gw_sink sink)
{
  if (!draft || !sink.write) return GW_ERR_ARGUMENT;
  if (name && gw_utf8_valid(name, strlen(name)) != strlen(name)) return GW_ERR_ARGUMENT;
  if (!draft->is_read) return GW_ERR_STATE;
  const gw_report_head head = {.name = name, .title = draft->title, .status = draft->status};
  return gw_report_write(&draft->doc, head, sink);
}

/* ---- Asking -------------------------------------------------------------------------------- */

const char *gw_draft_title(const gw_draft *draft)
{
  return draft ? draft->title : "";
}

const char *gw_draft_encoding(const gw_draft *draft)
{
  return draft && draft->doc.encoding ? draft->doc.encoding : "";
}

gw_status gw_force_check(const char *list, gw_force_error *error)
{
  gw_forces forces = {0};
  gw_force_error found = GW_FORCE_ERROR_INIT;
  if (!list || (error && error->size < sizeof error->size)) return GW_ERR_ARGUMENT;
  gw_status status = gw_forces_read(&forces, list, &found);
  gw_forces_fini(&forces);
  if (status != GW_ERR_OPTION || !error) return status;
  gw_status given = give(error, &found, sizeof found);
  return given == GW_OK ? status : given;
}

gw_status gw_element_describe(gw_element element, gw_element_info *out)
{
  if ((unsigned)element >= GW_ELEMENT_COUNT) return GW_ERR_ARGUMENT;
  const gw_element_info info = {.name = gw_element_name(element),
                                .chinese = gw_element_chinese(element),
                                .style_id = gw_element_style_id(element),
                                .clause = gw_element_clause(element)};
  return give(out, &info, sizeof info);
}

size_t gw_draft_line_count(const gw_draft *draft)
{
  return draft ? draft->doc.line_count : 0;
}

gw_status gw_draft_line(const gw_draft *draft, size_t index, gw_line *out)
{
  if (index >= gw_draft_line_count(draft)) return GW_ERR_ARGUMENT;
  const gw_doc_line *from = &draft->doc.lines[index];
  const gw_line line = {.number = from->number,
                        .column = from->column,
                        .element = from->element,
                        .text = from->text.ptr,
                        .length = from->text.len,
                        .run_in = from->run_in,
                        .rule = from->rule,
                        .score = from->score,
                        .runner_up = from->runner_up,
                        .margin = from->margin,
                        .last_number = from->last_number,
                        .forced = from->forced != 0,
                        .origin = from->origin};
  return give(out, &line, sizeof line);
}

size_t gw_draft_ranked_line(const gw_draft *draft, size_t rank)
{
  return rank < gw_draft_line_count(draft) ? gw_doc_ranked(&draft->doc, rank) : SIZE_MAX;
}

size_t gw_draft_evidence_count(const gw_draft *draft, size_t index)
{
  gw_evidence rows[GW_EVIDENCE_MOST];
  return index < gw_draft_line_count(draft) ? gw_evidence_list(&draft->doc, index, rows) : 0;
}

gw_status gw_draft_evidence(const gw_draft *draft, size_t index, size_t nth, gw_evidence *out)
{
  gw_evidence rows[GW_EVIDENCE_MOST];
  if (index >= gw_draft_line_count(draft)) return GW_ERR_ARGUMENT;
  if (nth >= gw_evidence_list(&draft->doc, index, rows)) return GW_ERR_ARGUMENT;
  return give(out, &rows[nth], sizeof rows[nth]);
}

size_t gw_rule_count(void)
{
  return gw_rule_total();
}

gw_status gw_rule_describe(size_t index, gw_rule_info *out)
{
  if (index >= gw_rule_total()) return GW_ERR_ARGUMENT;
  const gw_rule *rule = gw_rule_at(index);
  const gw_rule_info info = {.id = rule->id,
                             .element = rule->element,
                             .weight = rule->weight,
                             .text_zh = rule->zh,
                             .text_en = rule->en};
  return give(out, &info, sizeof info);
}

size_t gw_pass_count(void)
{
  return gw_pass_total();
}

gw_status gw_pass_describe(size_t index, gw_pass_info *out)
{
  if (index >= gw_pass_total()) return GW_ERR_ARGUMENT;
  const gw_pass *pass = gw_pass_at(index);
  const gw_pass_info info = {.id = pass->id,
                             .by_default = pass->by_default,
                             .source = pass->source,
                             .text_zh = pass->zh,
                             .text_en = pass->en};
  return give(out, &info, sizeof info);
}

size_t gw_draft_change_count(const gw_draft *draft)
{
  bool settled = draft && gw_report_is_settled(draft->status);
  return settled ? draft->doc.edit_count : 0;
}

gw_status gw_draft_change(const gw_draft *draft, size_t index, gw_change *out)
{
  if (index >= gw_draft_change_count(draft)) return GW_ERR_ARGUMENT;
  const gw_edit *edit = &draft->doc.edits[index];
  const gw_change change = {.line = edit->line,
                            .column = edit->column,
                            .reason = gw_diag_id(edit->reason),
                            .before = edit->shown_before,
                            .after = edit->shown_after};
  return give(out, &change, sizeof change);
}

size_t gw_draft_diagnostic_count(const gw_draft *draft)
{
  return draft ? draft->doc.diags.count : 0;
}

gw_status gw_draft_diagnostic(const gw_draft *draft, size_t index, gw_diagnostic *out)
{
  if (index >= gw_draft_diagnostic_count(draft)) return GW_ERR_ARGUMENT;
  const gw_diag *diag = &draft->doc.diags.items[index];
  const gw_diagnostic diagnostic = {.id = gw_diag_id(diag->kind),
                                    .severity = gw_diag_severity(diag->kind),
                                    .line = diag->line,
                                    .column = diag->column,
                                    .offset = diag->offset,
                                    .text_zh = diag->text_zh,
                                    .text_en = diag->text_en,
                                    .source = diag->source};
  return give(out, &diagnostic, sizeof diagnostic);
}

size_t gw_diagnostic_kind_count(void)
{
  return GW_DIAG_COUNT;
}

gw_status gw_diagnostic_kind(size_t index, gw_diagnostic *out)
{
  gw_diagnostic kind = GW_DIAGNOSTIC_INIT;
  if (index >= GW_DIAG_COUNT) return GW_ERR_ARGUMENT;
  gw_diag_describe((gw_diag_kind)index, &kind);
  return give(out, &kind, sizeof kind);
}
