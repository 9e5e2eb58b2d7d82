/*
 * test_shadow.c - what a Markdown parser is not to see: in `want` an @ stands for a byte that the
 * shadow shows differently, every other byte must be the draft's own.
 */
#include "unit/check.h"

#include "text/shadow.h"

typedef struct shadow_row {
  const char *name, *draft, *want;
} shadow_row;

static const shadow_row shadow_table[] = {
    {"nothing", "", ""},
    {"text and markup", "## 甲\n- **乙**丙 [丁](a_b) ~~戊~~", "## 甲\n- **乙**丙 [丁](a_b) ~~戊~~"},
    {"number sign", "#1机组\n# 甲\n##乙\n#\n #2", "@1机组\n# 甲\n##乙\n#\n @2"},
    {"comparison", ">60\n> 甲\n>甲\n>=5", "@60\n> 甲\n>甲\n@=5"},
    {"page number", "- 3 -\n-3-\n- 3 件\n- 3", "@ 3 -\n@3-\n- 3 件\n- 3"},
    {"definitions", "[1]: http://a\n[注]:甲\n[^1]: a\n[2]:\n甲[3]:",
     "[1]: http://a\n@注]:甲\n@^1]: a\n@2]:\n甲[3]:"},
    {"short delimiters", "| - | - |", "|@-@|@-@|"},
    {"delimiters", "|---|:-:|\n- -\n|甲|-|", "|---|:-:|\n- -\n|甲|-|"},
    {"range", "3~5 ~~甲~~ ~~~", "3@5 ~~甲~~ ~~~"},
    {"blanks to fill in", "甲____乙 __丙__\n____\n  ___ ", "甲@@@@乙 __丙__\n____\n  ___ "},
    {"asterisks in numbers", "3*4 1**2 a*b a**b a***b ab****", "3@4 1@@2 a*b a**b a@@@b ab@@@@"},
    {"asterisks that hide", "李****，王**\n****", "李@@@@，王**\n****"},
    {"mark before the end of strong", "**甲。**乙 **甲。** 乙", "**甲@@@**乙 **甲。** 乙"},
    {"half mark before the end of strong", "**甲:**乙 **a.**b", "**甲@**乙 **a.**b"},
    {"mark behind the start of strong", "甲**“乙”**。丙**（丁）", "甲**@@@乙”**。丙**@@@丁）"},
    {"both", "甲**《乙》**丙", "甲**@@@乙@@@**丙"},
    {"comments", "<!-- 甲 --> <!-- 乙", "<!-- 甲 --> @!-- 乙"},
    {"wide indent", "　　# 甲　乙", "@@@@@@# 甲　乙"},
    {"line ends", "甲\v乙\f丙\r\r\n丁\r\n\r戊", "甲@乙@丙@\r\n丁\r\n\r戊"},
    {"line separator", "甲\xE2\x80\xA8乙", "甲@@@乙"},
    {"fences", "```md\n# 甲\n```\n``` Markdown \n", "@@@@@\n# 甲\n@@@\n@@@ @@@@@@@@ \n"},
    {"other fences", "```\n```text\n```\n~~~md\n", "```\n```text\n```\n~~~md\n"},
};

/* Both as long as `draft`; a masked byte may be any other. */
static void check_shadow(const shadow_row *row, const char *shadow)
{
  size_t length = strlen(row->draft);
  for (size_t i = 0; i < length; i++) {
    bool masked = row->want[i] == '@' && row->draft[i] != '@';
    if (masked ? shadow[i] != row->draft[i] : shadow[i] == row->draft[i]) continue;
    print_error("%s: byte %zu is '%c', should %sbe masked: %.*s\n", row->name, i, shadow[i],
                masked ? "" : "not ", (int)length, shadow);
    wrong_rows++;
    return;
  }
}

static void shadows_mask_what_is_text(void **state)
{
  (void)state;
  for (size_t i = 0; i < COUNT_OF(shadow_table); i++) {
    const shadow_row *row = &shadow_table[i];
    char *shadow;
    assert_int_equal(strlen(row->draft), strlen(row->want));
    const gw_str draft = {row->draft, strlen(row->draft)};
    assert_int_equal(gw_shadow_make(draft, 0, &shadow), GW_OK);
    check_shadow(row, shadow);
    CHECK(row->name, gw_utf8_valid(shadow, draft.len) == draft.len);
    free(shadow);
  }
  ROWS_ARE_RIGHT();
}

/* Who reads front matter says how long it is. */
static void front_matter_is_blank(void **state)
{
  static const char draft[] = "---\na: *b\n---\n甲 *乙*";
  char *shadow;
  (void)state;
  assert_int_equal(gw_shadow_make((gw_str){draft, sizeof draft - 1}, 13, &shadow), GW_OK);
  assert_memory_equal(shadow, "   \n     \n   \n甲 *乙*", sizeof draft - 1);
  free(shadow);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shadows_mask_what_is_text),
      cmocka_unit_test(front_matter_is_blank),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
