/*
 * gongwen.h - the whole public interface of libgongwen.
 *
 * A draft of a Chinese official document (公文) goes in as plain text, in any of the usual
 * encodings; every line is recognised as an element of GB/T 9704-2012 《党政机关公文格式》; a DOCX
 * that follows the standard comes out, with a report of every decision and every change.
 *
 *     gw_draft *draft = NULL;
 *     gw_status status = gw_draft_new(NULL, &draft);
 *     if (status == GW_OK) status = gw_draft_read(draft, text, size);
 *     if (status == GW_OK) status = gw_draft_write_docx(draft, sink);
 *     ... gw_draft_diagnostic_count(draft), also after a failure ...
 *     gw_draft_free(draft);
 *
 * Conventions
 *  - A status says whether the library could do what it was asked to (errors); a diagnostic says
 *    something about the draft (notes, warnings, errors of the text). They are never mixed.
 *  - Strings are UTF-8. Strings and structs read from a draft are borrowed: they live until
 *    gw_draft_free. Nothing that a caller passes in is kept after the call returns, except where
 *    "borrows" is said.
 *  - Structs with a first member `size` are versioned by it: set it to sizeof the struct (the
 *    GW_..._INIT macros do). Members are only ever appended.
 *  - No globals, no locale, no clock, no environment, no output and, unless gw_options.helpers asks
 *    for some, no threads of its own. One draft belongs to one thread at a time; different drafts
 *    may be used by different threads at once. After a successful gw_draft_read, functions that take a const gw_draft may run in several threads.
 *
 * Copyright (c) 2026 the gongwen authors. SPDX-License-Identifier: MIT
 */
#ifndef GONGWEN_H
#define GONGWEN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Version of this header; CMake reads the project's version from here. */
#define GW_VERSION_MAJOR 0
#define GW_VERSION_MINOR 1
#define GW_VERSION_PATCH 0

#if defined(_WIN32) && !defined(GW_STATIC)
#define GW_API __declspec(dllexport)
#elif defined(__GNUC__)
#define GW_API __attribute__((visibility("default")))
#else
#define GW_API
#endif

#if defined(__GNUC__)
#define GW_NODISCARD __attribute__((warn_unused_result))
#else
#define GW_NODISCARD
#endif

/* The version of the library at run time, "major.minor.patch". Static string. */
GW_API const char *gw_version(void);

/* ---- Status -------------------------------------------------------------------------------- */

/* Values are stable and append-only; the hundreds group them by who can do something about it. */
typedef enum gw_status {
  GW_OK = 0,
  /* 1xx: the caller */
  GW_ERR_ARGUMENT = 100, /* a null pointer, a struct of unknown size, an index out of range */
  GW_ERR_OPTION = 101,   /* an option has a value that the library does not know */
  GW_ERR_STATE = 102,    /* a call out of order: nothing read yet, or read twice */
  /* 2xx: the draft */
  GW_ERR_SOURCE = 200,    /* the read callback failed */
  GW_ERR_TOO_LARGE = 201, /* more bytes than gw_options.max_size */
  GW_ERR_NOT_TEXT = 202,  /* a package, a PDF, an image: named in a diagnostic */
  GW_ERR_ENCODING = 203,  /* a byte sequence that the encoding does not have; see the diagnostic */
  GW_ERR_EMPTY = 204,     /* no character but white space */
  GW_ERR_NO_DOCUMENT = 205, /* only lines that are no part of a document */
  GW_ERR_META = 206,        /* elements given beside the draft cannot be read; see the diagnostic */
  GW_ERR_FORCE = 207,       /* gw_options.force speaks of lines that this draft does not have */
  /* 3xx: the machine */
  GW_ERR_MEMORY = 300,
  /* 4xx: the receiver */
  GW_ERR_SINK = 400, /* the write callback failed */
  /* 9xx: a defect of this library; nothing has been given to the sink */
  GW_ERR_INTERNAL = 900,
  GW_ERR_XML = 901,       /* a part that was about to be packed is no XML */
  GW_ERR_TEXT_LOST = 902, /* the text of the DOCX is not the text of the draft */
  GW_ERR_PACKAGE = 903    /* libzip could not build the package */
} gw_status;

/* The stable name of a status, for example "GW_ERR_ENCODING"; "GW_ERR_UNKNOWN" for other values. */
GW_API const char *gw_status_name(gw_status status);

/* A sentence about a status. `language` is "zh" or "en"; NULL and others mean "en". Static. */
GW_API const char *gw_status_text(gw_status status, const char *language);

/* ---- Elements ------------------------------------------------------------------------------ */

/* What a line can be. Names, Chinese terms, style ids and clauses: gw_element_info. */
typedef enum gw_element {
  GW_ELEMENT_NOTICE = 0, /* no part of the document: adverts, web chrome, page numbers of a copy */
  GW_ELEMENT_COPY_NUMBER,
  GW_ELEMENT_SECURITY,
  GW_ELEMENT_URGENCY,
  GW_ELEMENT_ISSUER_MARK,
  GW_ELEMENT_DOC_NUMBER,
  GW_ELEMENT_SIGNER,
  GW_ELEMENT_TITLE,
  GW_ELEMENT_SUBTITLE,
  GW_ELEMENT_TITLE_NOTE,
  GW_ELEMENT_ADDRESSEE,
  GW_ELEMENT_HEADING_1,
  GW_ELEMENT_HEADING_2,
  GW_ELEMENT_HEADING_3,
  GW_ELEMENT_HEADING_4,
  GW_ELEMENT_BODY,
  GW_ELEMENT_ATTACHMENT_NOTE,
  GW_ELEMENT_SIGNATURE,
  GW_ELEMENT_ISSUE_DATE,
  GW_ELEMENT_REMARK,
  GW_ELEMENT_ATTACHMENT_MARK,
  GW_ELEMENT_ATTACHMENT_TITLE,
  GW_ELEMENT_TABLE,
  GW_ELEMENT_COPY_TO,
  GW_ELEMENT_PRINTED_BY,
  GW_ELEMENT_COUNT
} gw_element;

typedef struct gw_element_info {
  size_t size;
  const char *name;     /* the term in code and JSON: "issue_date" */
  const char *chinese;  /* the term of the standard: "成文日期" */
  const char *style_id; /* of its paragraphs in the DOCX: "GwDate" */
  const char *clause;   /* of GB/T 9704-2012: "7.3.5.4"; "" where the standard has none */
} gw_element_info;
#define GW_ELEMENT_INFO_INIT                                                                       \
  {                                                                                                \
    sizeof(gw_element_info), NULL, NULL, NULL, NULL                                                \
  }

/* Fills *out. GW_ERR_ARGUMENT for a value that is no element or a bad size. */
GW_API gw_status gw_element_describe(gw_element element, gw_element_info *out) GW_NODISCARD;

/* ---- Options ------------------------------------------------------------------------------- */

typedef enum gw_encoding_errors {
  GW_ENCODING_ERRORS_STRICT = 0, /* a broken byte ends the reading with GW_ERR_ENCODING */
  GW_ENCODING_ERRORS_REPLACE     /* it becomes U+FFFD and an error diagnostic, reading goes on */
} gw_encoding_errors;

typedef enum gw_font_preset {
  GW_FONTS_GB2312 = 0, /* 仿宋_GB2312, 楷体_GB2312, 黑体, 方正小标宋简体, 宋体 */
  GW_FONTS_WINDOWS     /* 仿宋, 楷体, 黑体, 方正小标宋简体, 宋体 */
} gw_font_preset;

typedef enum gw_font_role {
  GW_FONT_BODY = 0, /* 正文, 三级四级标题: 仿宋 */
  GW_FONT_KAI,      /* 二级标题, 签发人: 楷体 */
  GW_FONT_HEI,      /* 一级标题, 密级, 附件标识: 黑体 */
  GW_FONT_TITLE,    /* 标题, 发文机关标志: 小标宋 */
  GW_FONT_SONG,     /* 页码: 宋体 */
  GW_FONT_ROLE_COUNT
} gw_font_role;

/* Room for the seal between the text and the 署名 (clause 7.3.5). */
typedef enum gw_seal {
  /* 加盖印章 (7.3.5.1): date 4 characters from the right, signature centred on it. 纪要 bears none (10.3)
   * and is written as below, unless seal=yes is given for it */
  GW_SEAL_YES = 0,
  /* 不加盖印章 (7.3.5.2): signature 2 characters from the right, date below it */
  GW_SEAL_NO
} gw_seal;

/* How a draft is written. */
typedef enum gw_format {
  GW_FORMAT_AUTO = 0, /* Markdown when the content clearly is, else text */
  GW_FORMAT_TEXT,
  GW_FORMAT_MARKDOWN /* CommonMark with tables and ~~; its markup does not get into the DOCX */
} gw_format;

/* The clause gives the white above the text, to the first line's ink. */
typedef enum gw_margins {
  GW_MARGINS_CLASSIC = 0, /* 37, 26, 35, 28 mm as the page setup shows them: what offices check */
  GW_MARGINS_INK          /* ink from 37 to 262 mm of the paper: what a ruler shows (5.2.1) */
} gw_margins;

typedef enum gw_page_number {
  GW_PAGE_NUMBER_STANDARD = 0, /* right on odd, left on even pages (7.5) */
  GW_PAGE_NUMBER_CENTER,
  GW_PAGE_NUMBER_NONE
} gw_page_number;

/* Where the lines of a title end, of a document's or of an attachment's (clause 7.3.1). */
typedef enum gw_title_break_mode {
  /* where the draft ends them; a line of more than 20 characters is broken between words, so that
     the lines form a trapezoid or a diamond */
  GW_TITLE_BREAK_AUTO = 0,
  GW_TITLE_BREAK_KEEP, /* where the draft ends them, and nowhere else */
  GW_TITLE_BREAK_NONE  /* nowhere: the title is one paragraph, which the word processor breaks */
} gw_title_break_mode;

/* What becomes of words in the text that Markdown stresses. */
typedef enum gw_emphasis_mode {
  GW_EMPHASIS_DROP = 0, /* they are text like any other: the standard has no bold type */
  GW_EMPHASIS_KEEP      /* **these** in bold type, *these* with 着重号 (GB/T 15834 4.12) */
} gw_emphasis_mode;

/* Zero in any member means its documented default. Strings are copied by gw_draft_new. */
typedef struct gw_options {
  size_t size;
  const char *encoding; /* "utf-8", "utf-16le", "utf-16be", "gb18030" and their usual aliases, case
                           ignored; NULL or "auto": decided by content */
  gw_encoding_errors encoding_errors;
  size_t max_size;  /* bytes of a draft; 0: 64 MiB */
  int keep_notices; /* not 0: lines set aside stay, as GwNotice paragraphs */
  gw_font_preset font_preset;
  const char
      *fonts[GW_FONT_ROLE_COUNT]; /* overrides one role of the preset; at most 31 characters */
  const char *latin_font; /* face of digits and Latin letters; NULL: the Chinese face of the role */
  gw_seal seal;
  int64_t timestamp; /* seconds since 1970 UTC for the document properties, SOURCE_DATE_EPOCH; 0: no
                        date is written. Never the clock. */
  /* which passes put marks, numbers and points into the forms of the standards: "default", "all",
     "none", or a list such as "dates,ellipses" or "default,-dates"; see gw_pass_describe. NULL:
     "default" */
  const char *normalize;
  gw_format format;
  gw_margins margins;
  gw_page_number page_number;
  int body_size_hpt;     /* half points, 20 to 44; 0: 32, 3号 (5.2.2). Lines then hold as many
                            characters as fit */
  int line_pitch_twip;   /* 1/20 pt, 1.25 times the size to 1440; 0: so that 22 lines fill the page
                            (5.2.3) */
  unsigned heading_bold; /* bits 1 << 1 to 1 << 4: headings of these levels in bold type; 0: none
                            (7.3.3) */
  gw_title_break_mode title_break;
  const char *force; /* what lines are, whatever the rules say; see gw_force_check. NULL: nothing */
  int number_headings; /* not 0: a heading without a mark of its own gets 一、（一）1. or （1） */
  /* the 文种 by its Chinese name or in English: "报告", "report", "notice", "request", "reply", "letter",
     "minutes", "decision", "opinion", "circular" and so on; NULL: front matter or the title says it */
  const char *type;
  gw_emphasis_mode emphasis;
  /* limits of the elements beside a draft, of each text of them (--meta, front matter); 0: the default */
  size_t max_elements; /* bytes, up to 64 MiB; 0: 1 MiB */
  size_t max_depth;    /* levels of lists and mappings in a value, up to 256; 0: 16 */
  size_t max_keys;     /* up to 65536; 0: 256 */
  size_t max_values;   /* lines and entries of all values, up to 4096; 0: 512 */
  /* threads that may work on a large draft beside the calling one, up to GW_MOST_HELPERS; 0: none, for
     a program that converts many drafts at once. More than 3 are not started; each takes up to
     1.5 MB. They call no source and no sink, take no signals but those of their own errors,
     and end before the call returns; those that cannot be had are done without. The bytes are the same
     with any number */
  size_t helpers;
} gw_options;
#define GW_OPTIONS_INIT                                                                            \
  {                                                                                                \
    sizeof(gw_options), NULL, GW_ENCODING_ERRORS_STRICT, 0, 0, GW_FONTS_GB2312,                    \
        {NULL, NULL, NULL, NULL, NULL}, NULL, GW_SEAL_YES, 0, NULL, GW_FORMAT_AUTO,                \
        GW_MARGINS_CLASSIC, GW_PAGE_NUMBER_STANDARD, 0, 0, 0, GW_TITLE_BREAK_AUTO, NULL, 0, NULL,  \
        GW_EMPHASIS_DROP, 0, 0, 0, 0, 0                                                            \
  }

#define GW_DEFAULT_MAX_SIZE ((size_t)64 * 1024 * 1024)
#define GW_MOST_HELPERS ((size_t)255)
#define GW_DEFAULT_MAX_ELEMENTS ((size_t)1024 * 1024)

/*
 * Reads a list as gw_options.force has it: entries LINE=ELEMENT, parted by commas or line ends.
 *
 *     12=body, 13=h2         # to the end of the line this is a comment
 *     15-20=正文
 *     31=issue_date:二〇二六年
 *
 * LINE is a physical line of the draft from 1, or FIRST-LAST. ELEMENT is a name or a Chinese term of
 * gw_element_info, or h1 to h4, 主送, 密级, 署名, 抄送, 广告. What stands behind a colon, full-width or
 * not, is how the text of the line begins (of several lines: that of the first with text); white
 * space is not compared. Blank lines and a byte order mark are passed over. Of two entries for one
 * line the later one counts.
 *
 * An entry no line of which has text, or whose text begins otherwise, does not fit the draft: an
 * error diagnostic says so, and gw_draft_read returns GW_ERR_FORCE. A line that is forced is not
 * joined to the one above it, unless both belong to one entry, and not taken apart into elements.
 */
typedef struct gw_force_error {
  size_t size;
  size_t offset,
      length;          /* of what is wrong in the list, in bytes; length 0: something is missing */
  size_t line, column; /* the same place, from 1; column in code points */
  int is_element; /* not 0: this should be an element and is none; 0: this is no entry, or no UTF-8 */
} gw_force_error;
#define GW_FORCE_ERROR_INIT                                                                        \
  {                                                                                                \
    sizeof(gw_force_error), 0, 0, 0, 0, 0                                                          \
  }

/* GW_OK, or GW_ERR_OPTION and *error (may be NULL) says what is the first thing wrong. GW_ERR_MEMORY,
 * GW_ERR_ARGUMENT for NULL or a bad size. */
GW_API gw_status gw_force_check(const char *list, gw_force_error *error) GW_NODISCARD;

/* ---- Input and output ---------------------------------------------------------------------- */

/*
 * Where a draft comes from. `read` puts up to `size` bytes into `data` and their number into *got;
 * 0 bytes is the end. It returns 0, or anything else to give up (GW_ERR_SOURCE).
 */
typedef struct gw_source {
  int (*read)(void *user, void *data, size_t size, size_t *got);
  void *user;
} gw_source;

/*
 * Where output goes. `write` takes all `size` bytes and returns 0, or anything else to give up
 * (GW_ERR_SINK); it is not called again after that. Chunks come in order. A DOCX is given to the
 * sink only when it is whole and has passed every check.
 */
typedef struct gw_sink {
  int (*write)(void *user, const void *data, size_t size);
  void *user;
} gw_sink;

/* ---- A draft ------------------------------------------------------------------------------- */

typedef struct gw_draft gw_draft;

/*
 * A new draft with a copy of `options` (NULL: all defaults). The caller frees *out with
 * gw_draft_free. GW_ERR_ARGUMENT, GW_ERR_OPTION or GW_ERR_MEMORY leave *out NULL.
 */
GW_API gw_status gw_draft_new(const gw_options *options, gw_draft **out) GW_NODISCARD;

/* Frees a draft and everything borrowed from it. NULL is fine. */
GW_API void gw_draft_free(gw_draft *draft);

/* How a text of elements beside a draft is written. */
typedef enum gw_meta_format {
  GW_META_AUTO = 0, /* by its name: JSON when that ends in .json, else YAML */
  GW_META_YAML,
  GW_META_JSON
} gw_meta_format;

/*
 * Gives an element or a setting beside the draft, before that is read. The key is an element's name
 * or Chinese term, or one of their usual short forms ("doc_number", "发文字号", "文号"; the names of
 * body text, headings, tables and attachments are none); "type" and "seal" are settings. A value of several
 * lines is several lines of the element, or entries of its list. "" takes back what front matter or
 * a file gave. What is given replaces the draft's own lines of the element, which are set aside with
 * a warning; of two origins the later one in gw_origin wins, and of one origin the later call.
 *
 * GW_ERR_OPTION for an unknown key or an unusable value, with a diagnostic that names the nearest
 * key; the draft is as it was. GW_ERR_STATE after the reading. GW_ERR_MEMORY.
 */
GW_API gw_status gw_draft_set(gw_draft *draft, const char *key, const char *value) GW_NODISCARD;

/*
 * The same for a whole text: a mapping in YAML, or an object in JSON, of texts and lists of texts, at
 * most 1 MiB, in UTF-8 or what else a draft may be in. `name` is what diagnostics call it. Anchors,
 * aliases and tags of YAML are refused. GW_ERR_META when it cannot be read, with a diagnostic;
 * GW_ERR_OPTION for unknown keys and unusable values: the others are taken all the same.
 */
GW_API gw_status gw_draft_set_from(gw_draft *draft, const void *data, size_t size,
                                   gw_meta_format format, const char *name) GW_NODISCARD;

/*
 * Decodes and recognises a draft: from memory, or from a callback until its end. Once per draft; a
 * second call returns GW_ERR_STATE. After a 2xx status the diagnostics say what was wrong and where
 * (but for GW_ERR_SOURCE: only the callback knows).
 */
GW_API gw_status gw_draft_read(gw_draft *draft, const void *data, size_t size) GW_NODISCARD;
GW_API gw_status gw_draft_read_from(gw_draft *draft, gw_source source) GW_NODISCARD;

/*
 * Writes the DOCX. Before the first byte reaches the sink every part has been read back and
 * the text of the document has been compared with the draft, character by character.
 */
GW_API gw_status gw_draft_write_docx(const gw_draft *draft, gw_sink sink) GW_NODISCARD;

/*
 * Writes the recognised structure as an indented tree, a line each: line number, element, text.
 * `language` as above: whether elements are named in Chinese or by their terms.
 */
GW_API gw_status gw_draft_write_outline(const gw_draft *draft, const char *language,
                                        gw_sink sink) GW_NODISCARD;

/* The structure as JSON: {"schema":"gongwen-outline-1", ...}, a nested tree of the headings. */
GW_API gw_status gw_draft_write_outline_json(const gw_draft *draft, gw_sink sink) GW_NODISCARD;

/* Physical lines, from 1; both ends belong to it. */
typedef struct gw_range {
  size_t first, last;
} gw_range;

/*
 * The outline with the evidence below each line: what spoke for its element and what for the next
 * best one, in the language, 80 columns wide. `ranges` chooses the lines that are told of; none
 * (`count` 0): all of them.
 */
GW_API gw_status gw_draft_write_explanation(const gw_draft *draft, const char *language,
                                            const gw_range *ranges, size_t count,
                                            gw_sink sink) GW_NODISCARD;

/* The same as JSON: the whole outline, with evidence on the lines that were chosen. */
GW_API gw_status gw_draft_write_explanation_json(const gw_draft *draft, const gw_range *ranges,
                                                 size_t count, gw_sink sink) GW_NODISCARD;

/*
 * The report as JSON, {"schema":"gongwen-report-1", ...}: what every line became and why, every
 * change, every diagnostic. `name` is what the draft is called in it, NULL for none; one that is no
 * UTF-8 is GW_ERR_ARGUMENT. Also after a failed read: then "status" says why and "lines" may be
 * empty. Schema: report.schema.json.
 */
GW_API gw_status gw_draft_write_report(const gw_draft *draft, const char *name,
                                       gw_sink sink) GW_NODISCARD;

/* The title as one line of text, "" when none was recognised (or nothing was read). */
GW_API const char *gw_draft_title(const gw_draft *draft);

/* The encoding that was used, "utf-8", "utf-16le", "utf-16be" or "gb18030"; "" before a read. */
GW_API const char *gw_draft_encoding(const gw_draft *draft);

/* Where the text of an element comes from; of two origins the later one wins. */
typedef enum gw_origin {
  GW_ORIGIN_DRAFT = 0,    /* a line of the draft */
  GW_ORIGIN_FRONT_MATTER, /* YAML between --- lines above the draft */
  GW_ORIGIN_FILE,         /* a file of elements beside the draft */
  GW_ORIGIN_SET           /* a single element set by the caller */
} gw_origin;

/* ---- What was recognised ------------------------------------------------------------------- */

/* One line of the document: a line of the draft that is not blank, a part of one that holds several
 * elements (发文字号 and 签发人), or several that are one (a list of organs that runs over).; or one of an
 * element that was given beside the draft. */
typedef struct gw_line {
  size_t size;
  size_t
      number; /* of the physical line, from 1; of a given one, the line in the front matter, or 0 */
  size_t column; /* where its text starts, in code points, from 1; 0 when the number is */
  gw_element element;
  const char *text; /* without the white space around it; not terminated */
  size_t length;    /* of text, in bytes */
  size_t run_in; /* 段内标题: how many bytes of text are the heading, its point included; or 0 */
  const char *rule;     /* id of the rule that counted most, see gw_rule_describe; "order" when none
                           spoke for the element and its neighbours decided; "given", "overruled" */
  int score;            /* evidence for the element ... */
  gw_element runner_up; /* ... the next best element with the neighbours as they are ... */
  int margin;           /* ... and how far behind it is; larger is surer */
  size_t last_number;   /* the physical line it ends in: more than `number` when hard-wrapped lines
                         were joined */
  int forced;           /* not 0: gw_options.force made it so. Then rule is "forced", and a negative
                            margin tells how much that outweighs the rules */
  gw_origin origin;
} gw_line;
#define GW_LINE_INIT                                                                               \
  {                                                                                                \
    sizeof(gw_line), 0, 0, GW_ELEMENT_NOTICE, NULL, 0, 0, NULL, 0, GW_ELEMENT_NOTICE, 0, 0, 0,     \
        GW_ORIGIN_DRAFT                                                                            \
  }

GW_API size_t gw_draft_line_count(const gw_draft *draft);

/* Fills *out with the line at `index` (from 0). GW_ERR_ARGUMENT when there is none. */
GW_API gw_status gw_draft_line(const gw_draft *draft, size_t index, gw_line *out) GW_NODISCARD;

/* The index of the line that is at `rank` (from 0) in the order of the DOCX, in which elements stand
 * where the standard has them; lines set aside are counted along. SIZE_MAX when there is none. */
GW_API size_t gw_draft_ranked_line(const gw_draft *draft, size_t rank);

/* One reason for or against an element that a line could be: a rule that holds, or what is around it. */
typedef struct gw_evidence {
  size_t size;
  /* id of a rule; or "order:title>addressee" for the parts of a document that the line and its
     neighbour would be in, "pair:signature>issue_date" for the two elements, "order:notice" for a
     line set aside inside a document, "order:end" for one below it; or "forced" with weight 0 */
  const char *rule;
  gw_element
      element; /* what was recognised, or the runner-up. They are those of the line, unless it
                         was split or moved after that: 附件1　××方案, an addressee in the imprint */
  int weight;  /* for it, or against it when < 0 */
  const char *text_zh;
  const char *text_en;
} gw_evidence;
#define GW_EVIDENCE_INIT                                                                           \
  {                                                                                                \
    sizeof(gw_evidence), NULL, GW_ELEMENT_NOTICE, 0, NULL, NULL                                    \
  }

/*
 * The evidence for the decision about the line at `index`, worked out when it is asked for: first
 * about its element, then about the runner-up, in each the rules from the weightiest on and behind
 * them the order. The sums of the two differ by the line's margin. GW_ERR_ARGUMENT when there is no
 * such line or no such evidence.
 */
GW_API size_t gw_draft_evidence_count(const gw_draft *draft, size_t index);
GW_API gw_status gw_draft_evidence(const gw_draft *draft, size_t index, size_t nth,
                                   gw_evidence *out) GW_NODISCARD;

/* One rule of recognition: a weight for or against an element when its conditions hold. */
typedef struct gw_rule_info {
  size_t size;
  const char *id;     /* stable: "h1-mark-alone" */
  gw_element element; /* the element it speaks for (or against, when weight < 0) */
  int weight;
  const char *text_zh; /* why, in a sentence */
  const char *text_en;
} gw_rule_info;
#define GW_RULE_INFO_INIT                                                                          \
  {                                                                                                \
    sizeof(gw_rule_info), NULL, GW_ELEMENT_NOTICE, 0, NULL, NULL                                   \
  }

/* The rules, by index from 0; GW_ERR_ARGUMENT past the last. The table that is listed is the table that decides. */
GW_API size_t gw_rule_count(void);
GW_API gw_status gw_rule_describe(size_t index, gw_rule_info *out) GW_NODISCARD;

/* ---- Normalising --------------------------------------------------------------------------- */

/* One pass of normalising. Every change that it makes is a change and a diagnostic of its own. */
typedef struct gw_pass_info {
  size_t size;
  const char *id;      /* stable: "ordinal-marks"; its diagnostics are "normalise-ordinal-marks" */
  int by_default;      /* not 0: it belongs to "default" */
  const char *source;  /* the standard and its clause: "GB/T 9704 7.2.5"; "" where there is none */
  const char *text_zh; /* what it does */
  const char *text_en;
} gw_pass_info;
#define GW_PASS_INFO_INIT                                                                          \
  {                                                                                                \
    sizeof(gw_pass_info), NULL, 0, NULL, NULL, NULL                                                \
  }

/* The passes, by index from 0, in the order in which they run; GW_ERR_ARGUMENT past the last. */
GW_API size_t gw_pass_count(void);
GW_API gw_status gw_pass_describe(size_t index, gw_pass_info *out) GW_NODISCARD;

/* ---- What was changed ---------------------------------------------------------------------- */

/* One difference between the draft's text and the DOCX's; white space around lines is not one. */
typedef struct gw_change {
  size_t size;
  size_t line, column; /* from 1; column in code points */
  const char *reason; /* id of the diagnostic kind: "notice-set-aside", "character-replaced", ... */
  const char *before; /* the draft's text, as code points that can be shown: controls as U+XXXX; "":
                         `after` was put in */
  const char *after;  /* what stands in the DOCX instead; "" when it is absent */
} gw_change;
#define GW_CHANGE_INIT                                                                             \
  {                                                                                                \
    sizeof(gw_change), 0, 0, NULL, NULL, NULL                                                      \
  }

GW_API size_t gw_draft_change_count(const gw_draft *draft);
GW_API gw_status gw_draft_change(const gw_draft *draft, size_t index, gw_change *out) GW_NODISCARD;

/* ---- What there is to say about it --------------------------------------------------------- */

typedef enum gw_severity { GW_NOTE = 0, GW_WARNING, GW_ERROR } gw_severity;

typedef struct gw_diagnostic {
  size_t size;
  const char *id; /* stable: "no-title" */
  gw_severity severity;
  size_t line, column; /* from 1, column in code points; 0: about the draft as a whole */
  size_t offset;       /* byte in the draft as it was given, where it is known; else SIZE_MAX */
  const char *text_zh; /* one sentence, no final point */
  const char *text_en;
  const char *source; /* what line and column are of: the name given to gw_draft_set_from; NULL: the
                         draft */
} gw_diagnostic;
#define GW_DIAGNOSTIC_INIT                                                                         \
  {                                                                                                \
    sizeof(gw_diagnostic), NULL, GW_NOTE, 0, 0, SIZE_MAX, NULL, NULL, NULL                         \
  }

/* In the order of the draft. Also after a failed read. */
GW_API size_t gw_draft_diagnostic_count(const gw_draft *draft);
GW_API gw_status gw_draft_diagnostic(const gw_draft *draft, size_t index,
                                     gw_diagnostic *out) GW_NODISCARD;

/* Every kind of diagnostic there is, by index from 0: id and severity, with the sentence's pattern. */
GW_API size_t gw_diagnostic_kind_count(void);
GW_API gw_status gw_diagnostic_kind(size_t index, gw_diagnostic *out) GW_NODISCARD;

#ifdef __cplusplus
}
#endif

#endif /* GONGWEN_H */
