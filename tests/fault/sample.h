/*
 * sample.h - what the fault tests convert: drafts of fixtures/ that between them reach every library
 * and every kind of part. The first ones are what a short run takes.
 */
#ifndef TESTS_FAULT_SAMPLE_H
#define TESTS_FAULT_SAMPLE_H

#include "gongwen.h"

typedef struct sample {
  const char *path; /* below fixtures/ */
  const char *meta; /* what --meta would read, or NULL */
  gw_options options;
} sample;

#define OPTIONS(...)                                                                               \
  {                                                                                                \
    .size = sizeof(gw_options), .timestamp = 1767225600, __VA_ARGS__                               \
  }

static const char sample_meta[] =
    "发文机关标志: 云溪县人民政府文件\n签发人: [张三, 李四]\n抄送: [县委办公室, "
    "县人大常委会办公室]\n"
    "其他: {甲: [乙, 丙]}\n印发机关: 云溪县人民政府办公室\n印发日期: 2026-06-02\n";

static const sample sample_table[] = {
    {"drafts/markdown-table.md", NULL, OPTIONS(.font_preset = GW_FONTS_WINDOWS)},
    {"drafts/plain-notice-long-title.txt", sample_meta, OPTIONS(.number_headings = 1)},
    {"drafts/nasty-gb18030.txt", NULL, OPTIONS(.keep_notices = 1)},
    {"drafts/front-chinese-keys.txt", "{\"附注\": \"\\ud842\\udfb7\", \"tilte\": 1}",
     OPTIONS(.latin_font = "Times New Roman")},
    {"hostile/truncated-gb18030.txt", NULL, OPTIONS(.encoding = "gb18030")},
    /* with the argument `all` */
    {"drafts/plain-table-wide.txt", NULL, OPTIONS(.force = "1=title")},
    {"drafts/head-joint-signers-in-lines.txt", NULL, OPTIONS(.seal = GW_SEAL_NO)},
    {"drafts/whole-notice-everything.txt", sample_meta, OPTIONS(.normalize = "all")},
    {"drafts/markdown-front-matter.md", NULL, OPTIONS(.format = GW_FORMAT_MARKDOWN)},
    {"drafts/front-broken.txt", NULL, OPTIONS(.page_number = GW_PAGE_NUMBER_NONE)},
    {"drafts/plain-plan-printed-by-notice.txt", NULL, OPTIONS(.title_break = GW_TITLE_BREAK_NONE)},
    {"drafts/nasty-utf16le-bom.txt", "标题: 关于甲的通知: 乙\n", OPTIONS(.page_number = 0)},
    {"drafts/nasty-control-characters.txt", NULL,
     OPTIONS(.encoding_errors = GW_ENCODING_ERRORS_REPLACE)},
    {"drafts/site-government-page.txt", NULL, OPTIONS(.fonts[0] = "FangSong")},
    {"hostile/broken-utf8.txt", NULL,
     OPTIONS(.encoding = "utf-8", .encoding_errors = GW_ENCODING_ERRORS_REPLACE)},
    {"hostile/notices.txt", NULL, OPTIONS(.max_size = 1 << 20)},
    {"hostile/lone-surrogate-utf16le.txt", NULL, OPTIONS(.seal = GW_SEAL_YES)},
};

enum {
  SAMPLE_COUNT = sizeof sample_table / sizeof *sample_table,
  SAMPLE_SHORT_COUNT = 5,
  SAMPLE_SHORT_STRIDE = 4, /* a short run takes one allocation in so many */
};

#endif
