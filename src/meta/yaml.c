/*
 * yaml.c - the only file that sees libyaml. Its parser gives events one by one, so that what is
 * refused is never built. See yaml.h.
 */
#include "meta/yaml.h"

#include "base/buf.h"

#include <string.h>
#include <yaml.h>

typedef struct reader {
  yaml_parser_t parser;
  yaml_event_t event; /* the current one */
  gw_str text;
  gw_pairs *pairs;
} reader;

/* ---- What is wrong ------------------------------------------------------------------------- */

typedef struct problem_row {
  const char *en, *zh; /* the words of libyaml, and ours */
  bool from_start;     /* the place is where the thing began that does not end */
} problem_row;

/* What people really do wrong; the rest stays in English. */
static const problem_row problem_table[] = {
    {"mapping values are not allowed in this context", "值里的“: ”要用引号括起来，或者缩进不对",
     false},
    {"could not find expected ':'", "这里缺少冒号", true},
    {"did not find expected key", "这里应当是一个名称，或者缩进不对", false},
    {"did not find expected ',' or ']'", "方括号没有配对，或者里面缺少逗号", true},
    {"did not find expected ',' or '}'", "花括号没有配对，或者里面缺少逗号", true},
    {"did not find expected '-' indicator", "列表的“-”没有对齐", false},
    {"found unexpected end of stream", "引号没有配对", true},
    {"found unexpected document indicator", "引号没有配对", true},
    {"found character that cannot start any token",
     "制表符不能用来缩进；以 @、%、` 开头的值要用引号括起来", false},
    {"block sequence entries are not allowed in this context", "列表要另起一行", false},
    {"found unknown escape character", "双引号里有未知的转义", false},
    {"did not find expected alphabetic or numeric character", "以 * 或 & 开头的值要用引号括起来",
     false},
    {"control characters are not allowed", "有控制字符", false},
};

static gw_status fail_at(reader *r, yaml_mark_t mark, const char *zh, const char *en)
{
  return gw_pairs_fail(r->pairs, mark.line + 1, mark.column + 1, zh, en);
}

/* libyaml tells where a forbidden character is by its byte only. */
static yaml_mark_t mark_of_byte(const reader *r, size_t offset)
{
  yaml_mark_t mark = {0, 0, 0};
  for (size_t at = 0; at < offset && at < r->text.len;) {
    bool ends = r->text.ptr[at] == '\n';
    gw_utf8_next(r->text, &at);
    mark.column = ends ? 0 : mark.column + 1;
    mark.line += ends;
  }
  return mark;
}

static problem_row find_problem(const char *en)
{
  for (size_t i = 0; i < sizeof problem_table / sizeof *problem_table; i++)
    if (strcmp(problem_table[i].en, en) == 0) return problem_table[i];
  return (problem_row){en, en, false};
}

static gw_status fail_by_parser(reader *r)
{
  const yaml_parser_t *p = &r->parser;
  if (p->error == YAML_MEMORY_ERROR) return GW_ERR_MEMORY;
  const problem_row row = find_problem(p->problem ? p->problem : "no YAML");
  if (p->error == YAML_READER_ERROR)
    return fail_at(r, mark_of_byte(r, p->problem_offset), row.zh, row.en);
  return fail_at(r, row.from_start ? p->context_mark : p->problem_mark, row.zh, row.en);
}

/* ---- Events -------------------------------------------------------------------------------- */

static bool is_decorated(const yaml_event_t *e)
{
  switch (e->type) {
  case YAML_SCALAR_EVENT: return e->data.scalar.anchor || e->data.scalar.tag;
  case YAML_SEQUENCE_START_EVENT:
    return e->data.sequence_start.anchor || e->data.sequence_start.tag;
  case YAML_MAPPING_START_EVENT: return e->data.mapping_start.anchor || e->data.mapping_start.tag;
  default: return false;
  }
}

/* The next event becomes the current one. */
static gw_status next(reader *r)
{
  yaml_event_delete(&r->event);
  if (!yaml_parser_parse(&r->parser, &r->event)) return fail_by_parser(r);
  if (r->event.type == YAML_NO_EVENT) return GW_ERR_INTERNAL; /* there is none behind the end */
  if (r->event.type == YAML_ALIAS_EVENT || is_decorated(&r->event))
    return fail_at(r, r->event.start_mark, "不支持锚点、别名和标签（& * !）",
                   "anchors, aliases and tags (& * !) are not supported");
  return GW_OK;
}

static bool is_at(const reader *r, yaml_event_type_t type)
{
  return r->event.type == type;
}

static gw_str scalar_of(const reader *r)
{
  return (gw_str){(const char *)r->event.data.scalar.value, r->event.data.scalar.length};
}

/* `key:` and `key: ~` give nothing. */
static bool is_null(const reader *r)
{
  static const char *const nulls[] = {"~", "null", "Null", "NULL"};
  if (r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return false;
  for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++)
    if (strcmp((const char *)r->event.data.scalar.value, nulls[i]) == 0) return true;
  return false;
}

static gw_status add_scalar(reader *r)
{
  const yaml_mark_t mark = r->event.start_mark;
  if (is_null(r)) return GW_OK;
  return gw_pairs_add(r->pairs, scalar_of(r), mark.line + 1, mark.column + 1);
}

/* From the start of a list or a mapping to its end, whatever is in there. */
static gw_status skip_nested(reader *r)
{
  const size_t most = gw_limits_of(r->pairs->limits).depth;
  gw_status status = GW_OK;
  for (size_t depth = 1; depth > 0 && status == GW_OK;) {
    status = next(r);
    if (status != GW_OK) break;
    if (is_at(r, YAML_SEQUENCE_START_EVENT) || is_at(r, YAML_MAPPING_START_EVENT)) depth++;
    if (is_at(r, YAML_SEQUENCE_END_EVENT) || is_at(r, YAML_MAPPING_END_EVENT)) depth--;
    const yaml_mark_t mark = r->event.start_mark;
    if (depth > most)
      status = gw_pairs_exceed(r->pairs, mark.line + 1, mark.column + 1,
                               (gw_diag_arg){"嵌套", "levels"}, most, "max-depth");
  }
  return status;
}

/* From the start of a list to its end. */
static gw_status read_list(reader *r, bool *is_nested)
{
  gw_status status = next(r);
  for (; status == GW_OK && !is_at(r, YAML_SEQUENCE_END_EVENT); status = next(r)) {
    if (is_at(r, YAML_SCALAR_EVENT)) {
      status = add_scalar(r);
    } else {
      *is_nested = true;
      status = skip_nested(r);
    }
    if (status != GW_OK) return status;
  }
  return status;
}

static gw_status read_value(reader *r)
{
  bool is_nested = is_at(r, YAML_MAPPING_START_EVENT);
  gw_status status;
  if (is_at(r, YAML_SCALAR_EVENT))
    status = add_scalar(r);
  else
    status = is_nested ? skip_nested(r) : read_list(r, &is_nested);
  return status == GW_OK ? gw_pairs_end(r->pairs, is_nested) : status;
}

/* From the start of the mapping to its end. */
static gw_status read_mapping(reader *r)
{
  gw_status status = next(r);
  for (; status == GW_OK && !is_at(r, YAML_MAPPING_END_EVENT); status = next(r)) {
    const yaml_mark_t mark = r->event.start_mark;
    if (!is_at(r, YAML_SCALAR_EVENT))
      return fail_at(r, mark, "名称应当是一行文字", "a key should be a line of text");
    status = gw_pairs_start(r->pairs, scalar_of(r), mark.line + 1, mark.column + 1);
    if (status == GW_OK) status = next(r);
    if (status == GW_OK) status = read_value(r);
    if (status != GW_OK) return status;
  }
  return status;
}

/* The document's end, and nothing behind it: an empty one is what --- at the end of a file opens. */
static gw_status read_end(reader *r)
{
  gw_status status = next(r);
  if (status == GW_OK) status = next(r);
  if (status != GW_OK || is_at(r, YAML_STREAM_END_EVENT)) return status;
  const yaml_mark_t mark = r->event.start_mark;
  status = next(r);
  bool is_empty = status == GW_OK && is_at(r, YAML_SCALAR_EVENT) && scalar_of(r).len == 0;
  if (is_empty) status = next(r);
  if (is_empty && status == GW_OK) status = next(r);
  if (status != GW_OK || (is_empty && is_at(r, YAML_STREAM_END_EVENT))) return status;
  return fail_at(r, mark, "只能有一个 YAML 文档", "there should be one YAML document only");
}

static gw_status read_stream(reader *r)
{
  gw_status status = next(r);            /* start of the stream */
  if (status == GW_OK) status = next(r); /* start of a document, or the end */
  if (status != GW_OK || is_at(r, YAML_STREAM_END_EVENT)) return status;
  status = next(r);
  if (status != GW_OK) return status;
  r->pairs->is_mapping = is_at(r, YAML_MAPPING_START_EVENT);
  if (is_at(r, YAML_SCALAR_EVENT) && scalar_of(r).len == 0) return read_end(r);
  if (!r->pairs->is_mapping)
    return fail_at(r, r->event.start_mark, "应当是“名称: 值”，每项一行",
                   "there should be 'key: value', a line each");
  status = read_mapping(r);
  return status == GW_OK ? read_end(r) : status;
}

/* The line, from 1, of a directive, or 0: the parser compares each with all before it. */
static size_t find_directive(gw_str text)
{
  size_t line = 1;
  for (size_t at = 0; at < text.len; at++) {
    bool is_start = at == 0 || text.ptr[at - 1] == '\n' || text.ptr[at - 1] == '\r';
    if (is_start && text.ptr[at] == '%') return line;
    bool is_pair = text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n';
    line += text.ptr[at] == '\n' || (text.ptr[at] == '\r' && !is_pair);
  }
  return 0;
}

gw_status gw_yaml_read(gw_str text, gw_pairs *pairs)
{
  reader r = {.text = text, .pairs = pairs};
  const size_t most = gw_limits_of(pairs->limits).bytes;
  if (text.len > most)
    return gw_pairs_exceed(pairs, 0, 0, (gw_diag_arg){"字节", "bytes"}, most, "max-elements");
  size_t directive = find_directive(text);
  if (directive)
    return gw_pairs_fail(pairs, directive, 1, "不接受 YAML 指令（%）",
                         "directives (%) are not taken");
  if (!yaml_parser_initialize(&r.parser)) return GW_ERR_MEMORY;
  yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.ptr, text.len);
  gw_status status = read_stream(&r);
  yaml_event_delete(&r.event);
  yaml_parser_delete(&r.parser);
  return status;
}

/* ---- JSON ---------------------------------------------------------------------------------- */

/* The four hexadecimal digits of a \u at `at`, which has to be there; false when they are not. */
static bool read_escape(gw_str text, size_t at, uint32_t *code)
{
  static const char digits[] = "0123456789abcdef";
  if (text.len < 6 || at > text.len - 6 || text.ptr[at] != '\\' || text.ptr[at + 1] != 'u')
    return false;
  *code = 0;
  for (size_t i = at + 2; i < at + 6; i++) {
    char c = text.ptr[i];
    const char *digit = strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
    if (!c || !digit) return false;
    *code = *code << 4 | (uint32_t)(digit - digits);
  }
  return true;
}

/* JSON is YAML but for one thing: \ud842\udfb7, which is how some programs write a rare name, is one
 * character to it. Puts that in the text; columns behind it in its line are less by 11. */
static gw_status join_surrogates(gw_str text, gw_buf *out)
{
  for (size_t at = 0, size; at < text.len; at += size) {
    uint32_t high = 0, low = 0;
    bool is_pair = read_escape(text, at, &high) && high >= 0xD800 && high < 0xDC00 &&
                   read_escape(text, at + 6, &low) && low >= 0xDC00 && low < 0xE000;
    bool is_escape = text.ptr[at] == '\\' && at + 1 < text.len;
    size = is_pair ? 12 : is_escape ? 2 : 1;
    if (is_pair)
      gw_buf_put_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    else
      gw_buf_put(out, text.ptr + at, size);
  }
  return out->status;
}

gw_status gw_json_read(gw_str text, gw_pairs *pairs)
{
  gw_buf joined = {0};
  bool fits = text.len <= gw_limits_of(pairs->limits).bytes;
  gw_status status = fits ? join_surrogates(text, &joined) : GW_OK;
  if (status == GW_OK && joined.length) text = (gw_str){joined.data, joined.length};
  if (status == GW_OK) status = gw_yaml_read(text, pairs);
  gw_buf_fini(&joined);
  return status;
}
