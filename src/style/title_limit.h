/* title_limit.h - how large a title may be; for title.h and the modules behind it. */
#ifndef GW_STYLE_TITLE_LIMIT_H
#define GW_STYLE_TITLE_LIMIT_H

enum {
  GW_TITLE_LINE_HALVES = 40,    /* 156 mm of 2号 (22 pt) hold 20 characters */
  GW_TITLE_MOST_GOOD_LINES = 3, /* with more it is a paragraph */
  GW_TITLE_MOST_BREAKS = 15,
  GW_TITLE_MOST_CHARACTERS = 120 /* a longer "title" is none, and is not broken */
};

#endif
