/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "rectify-edit-name.h"

static void
assert_words (const char *name, const char *expected)
{
  g_autofree char *words = rectify_edit_name_dup_words (name);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autofree char *name = rectify_edit_name_new ("Merge Return of %s", "区财政局");
  g_autofree char *sly = rectify_edit_name_new ("Merge Return of %s", "a\x1f%s%n");

  assert_words ("Import", "Import");
  assert_words ("导入", "导入");
  assert_words ("", "");
  assert_words (name, "Merge Return of 区财政局");
  assert_words (sly, "Merge Return of a %s%n");
  /* A file from elsewhere may say anything. */
  assert_words ("%n%s%s\x1fwords\x1fmore", "%nwords\x1fmore%s");
  assert_words ("no place\x1fwords", "no place");
  assert_words ("\x1fwords", "words");
}

/* To and fro, it is always about the edit that began it. */
static void
test_undo (void)
{
  static const char *const words[] = { "Undo: Merge Return of 甲局", "Redo: Merge Return of 甲局" };
  g_autofree char *name = rectify_edit_name_new ("Merge Return of %s", "甲局");

  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *before = g_steal_pointer (&name);
      g_autofree char *told = rectify_edit_name_dup_undo_words (before);

      name = rectify_edit_name_new_undo (before);
      assert_words (name, words[i % 2]);
      g_assert_cmpstr (told, ==, words[i % 2]);
    }
}

/* Ledgers of before have the names as they read, with the same words before them again and again. */
static void
test_old_names (void)
{
  g_autofree char *undo = rectify_edit_name_new_undo ("Undo: Import");
  g_autofree char *deep = rectify_edit_name_new_undo ("Undo: Undo: Import");

  assert_words (undo, "Redo: Import");
  assert_words (deep, "Undo: Import");
  assert_words ("Undo: Undo: Undo: Import", "Undo: Import");
}

static void
test_told (void)
{
  g_autofree char *undone = rectify_edit_name_dup_undone_words ("Import");
  g_autofree char *again = rectify_edit_name_dup_undone_words ("Undo: Import");
  g_autofree char *redo = rectify_edit_name_dup_redo_words ("Import");
  g_autofree char *redo_undo = rectify_edit_name_dup_redo_words ("Undo: Import");
  g_autofree char *redone = rectify_edit_name_dup_redone_words ("Undo: Import");

  g_assert_cmpstr (undone, ==, "Undone: Import");
  g_assert_cmpstr (again, ==, "Done again: Import");
  g_assert_cmpstr (redo, ==, "Redo: Import");
  g_assert_cmpstr (redo_undo, ==, "Undo: Import");
  g_assert_cmpstr (redone, ==, "Undone: Import");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-name/words", test_words);
  g_test_add_func ("/edit-name/undo", test_undo);
  g_test_add_func ("/edit-name/old-names", test_old_names);
  g_test_add_func ("/edit-name/told", test_told);
  return g_test_run ();
}
