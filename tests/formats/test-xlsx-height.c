/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rectify-xlsx-writer-private.h"

/* A cell with room for ten Chinese characters of this size, in half points. */
#define SIZE 20
#define WIDTH (10 * SIZE / 2.0 + 5)

static char *
repeat (const char *word, guint n_times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append (text, word);
  return g_string_free (text, FALSE);
}

static void
assert_lines (const char *word, guint n_times, guint n_lines)
{
  g_autofree char *text = repeat (word, n_times);
  g_autofree char *lines = repeat ("\n", n_lines - 1);

  g_assert_cmpfloat (rectify_xlsx_get_height (text, WIDTH, SIZE), ==,
                     rectify_xlsx_get_height (lines, WIDTH, SIZE));
}

/* What fits on a line has one; what does not loses something on each. */
static void
test_lines (void)
{
  assert_lines ("", 1, 1);
  assert_lines ("整", 9, 1);
  assert_lines ("整", 10, 1);
  assert_lines ("整", 11, 2);
  assert_lines ("整", 18, 2);
  assert_lines ("整", 19, 3);
  assert_lines ("“整”", 6, 2);
  assert_lines ("·", 10, 1);
  assert_lines ("·", 11, 2);
  assert_lines ("整\n", 3, 4);
  assert_lines ("整改措施整改措施整改\n", 3, 4);
}

/* Letters are narrower, and their words are not parted unless they are too long for a line. */
static void
test_words (void)
{
  assert_lines ("a", 17, 1);
  assert_lines ("a", 18, 2);
  assert_lines ("a", 32, 2);
  assert_lines ("a", 33, 3);
  assert_lines ("é", 17, 1);
  assert_lines ("é", 18, 2);
  assert_lines ("abcdefgh ", 1, 1);
  assert_lines ("abcdefghij ", 2, 2);
  assert_lines ("整改abcdefghijklmn", 2, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx-height/lines", test_lines);
  g_test_add_func ("/xlsx-height/words", test_words);
  return g_test_run ();
}
