/* test_plan.c - which draft becomes which file of a batch, and which two become one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/plan.h"

#include <stdio.h>
#include <string.h>

static void names_are_made(void **state)
{
  static const struct {
    const char *draft, *plain, *tree;
  } rows[] = {
      {"a.txt", "o/a.docx", "o/a.docx"},
      {"x/a.md", "o/a.docx", "o/x/a.docx"},
      {"./x//y/./a.TEXT", "o/a.docx", "o/x/y/a.docx"},
      {"/x/a.txt", "o/a.docx", "o/x/a.docx"},
      {"../a.txt", "o/a.docx", "o/a.docx"},
      {"../../x/../a.txt", "o/a.docx", "o/a.docx"},
      {"x/y/../../../z/a.txt", "o/a.docx", "o/z/a.docx"},
      {"x/..a.txt", "o/..a.docx", "o/x/..a.docx"},
      {"x/...txt", "o/...docx", "o/x/...docx"},
      {"a.docx", "o/a.docx.docx", "o/a.docx.docx"},
      {"x/.txt", "o/.txt.docx", "o/x/.txt.docx"},
      {"x/通 知.txt", "o/通 知.docx", "o/x/通 知.docx"},
      {"-", "o/-.docx", "o/-.docx"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    cli_plan plain = {.folder = "o/"}, tree = {.folder = "o", .keeps_tree = true};
    assert_true(cli_plan_add(&plain, rows[i].draft));
    assert_true(cli_plan_add(&tree, rows[i].draft));
    assert_string_equal(plain.jobs[0].output, rows[i].plain);
    assert_string_equal(tree.jobs[0].output, rows[i].tree);
    assert_string_equal(tree.jobs[0].name, rows[i].tree + 2);
    cli_plan_free(&plain);
    cli_plan_free(&tree);
  }
}

/* Standard input is no draft of a batch. */
static void a_file_called_minus_is_one(void **state)
{
  cli_plan plan = {.folder = "o"};
  (void)state;
  assert_true(cli_plan_add(&plan, "-"));
  assert_string_equal(plan.jobs[0].draft, "./-");
  cli_plan_free(&plan);
}

static void the_root_is_a_folder(void **state)
{
  cli_plan plan = {.folder = "/"};
  (void)state;
  assert_true(cli_plan_add(&plan, "a.txt"));
  assert_string_equal(plan.jobs[0].name, "a.docx");
  assert_string_equal(plan.jobs[0].output + strspn(plan.jobs[0].output, "/"), "a.docx");
  cli_plan_free(&plan);
}

static void the_first_collision_is_found(void **state)
{
  static const struct {
    const char *drafts[6];
    int first, second; /* -1: none */
  } rows[] = {
      {{"a.txt", "b.txt", "c.txt"}, -1, -1},
      {{"a.txt"}, -1, -1},
      {{NULL}, -1, -1},
      {{"a.txt", "b.txt", "x/a.md"}, 0, 2},
      {{"z.txt", "a.txt", "y/z.txt", "y/a.txt"}, 0, 2},
      {{"a.txt", "b.txt", "x/b.txt", "x/a.txt", "y/a.txt"}, 1, 2},
      {{"a.txt", "a.txt", "a.txt"}, 0, 1},
      {{"a.txt", "A.txt"}, -1, -1},
      {{"a.txt", "a.txt.txt"}, -1, -1},
  };
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    cli_plan plan = {.folder = "o"};
    const cli_job *pair[2];
    bool memory;
    for (size_t j = 0; j < 6 && rows[i].drafts[j]; j++)
      assert_true(cli_plan_add(&plan, rows[i].drafts[j]));
    assert_int_equal(cli_plan_collides(&plan, pair, &memory), rows[i].first >= 0);
    assert_true(memory);
    if (rows[i].first >= 0) {
      assert_int_equal(pair[0] - plan.jobs, rows[i].first);
      assert_int_equal(pair[1] - plan.jobs, rows[i].second);
    }
    cli_plan_free(&plan);
  }
}

static void many_are_planned(void **state)
{
  cli_plan plan = {.folder = "o"};
  const cli_job *pair[2];
  bool memory;
  (void)state;
  for (int i = 0; i < 5000; i++) {
    char name[32];
    snprintf(name, sizeof name, "d/%d.txt", i * 7919 % 5000);
    assert_true(cli_plan_add(&plan, name));
  }
  assert_false(cli_plan_collides(&plan, pair, &memory));
  assert_true(cli_plan_add(&plan, "4321.md"));
  assert_true(cli_plan_collides(&plan, pair, &memory));
  assert_ptr_equal(pair[1], &plan.jobs[5000]);
  assert_string_equal(pair[0]->draft, "d/4321.txt");
  cli_plan_free(&plan);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_made),       cmocka_unit_test(a_file_called_minus_is_one),
      cmocka_unit_test(the_root_is_a_folder), cmocka_unit_test(the_first_collision_is_found),
      cmocka_unit_test(many_are_planned),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
