/*
 * case.h - what a check works on and how it speaks: the document, the sheet, and a report that
 * counts. The functions of check.def are declared here.
 */
#ifndef GW_CHECK_CASE_H
#define GW_CHECK_CASE_H

#include "check/paper.h"
#include "style/sheet.h"

typedef struct gw_case {
  gw_doc *doc;
  const gw_sheet *sheet;
  gw_status status;            /* sticky */
  size_t found[GW_DIAG_COUNT]; /* of each kind, reported or not */
  uint64_t *seen; /* a bit for each code point of which is known whether a face lacks it; owned */
} gw_case;

typedef void gw_paper_check(gw_case *c, const gw_paper *paper);
typedef void gw_line_check(gw_case *c, const gw_doc_line *line);

#define PAPER(function, clause) gw_paper_check function;
#define LINE(function, elements, clause) gw_line_check function;
#include "check/check.def"
#undef PAPER
#undef LINE

/* A diagnostic at a line. The arguments are the same in both languages and quoted in part only; an
 * empty one is fine. */
void gw_case_report(gw_case *c, gw_diag_kind kind, const gw_doc_line *line, gw_str first,
                    gw_str second, gw_str third);

/* A static string or one of a buffer, as text. */
gw_str gw_case_text(const char *string);

/* A number as text, in the buffer. */
enum { GW_CASE_NUMBER = 24 };
gw_str gw_case_number(size_t number, char buffer[GW_CASE_NUMBER]);

/* Says how many of each kind were not reported. */
void gw_case_close(gw_case *c);

#endif
