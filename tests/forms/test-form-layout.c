/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office.h"
#include "rectify-form-reader.h"

/* What a form looks like; and forms of before, that look otherwise. */

/* What the unit is to each of its tasks stands before what it fills in, and is not to be filled in. */
static void
test_part (Office *self, gconstpointer data)
{
  static const char *const expected[] = { "牵头", "责任", "牵头", "责任" };
  g_autofree char *path = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autofree char *head = form_editor_dup_words (form, "F4");

  g_assert_cmpstr (head, ==, "承担角色");
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *place = g_strdup_printf ("F%u", 5 + i);
      g_autofree char *beside = g_strdup_printf ("G%u", 5 + i);
      g_autofree char *words = form_editor_dup_words (form, place);

      g_assert_cmpstr (words, ==, expected[i]);
      g_assert_false (form_editor_is_open (form, place));
      g_assert_true (form_editor_is_open (form, beside));
    }
}

/* Forms had no column that says what the unit is to a task: those still out come back as before. */
static void
test_without_part (Office *self, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *head = NULL;
  g_autoptr (FormEditor) form = office_send (self, 0, &path);
  g_autoptr (RectifyReturn) found = NULL;
  g_autoptr (RectifyPlan) plan = NULL;

  office_fill (form);
  form_editor_delete_column (form, 'F');
  head = form_editor_dup_words (form, "F4");
  g_assert_cmpstr (head, ==, "整改状态");
  form_editor_save (form, path);
  found = office_open (self, path);
  office_assert_remark (found, NULL);
  g_assert_true (rectify_return_is_known (found));
  office_apply (self, found);
  plan = office_load (self);
  office_assert_filled (plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/forms/layout/part", test_part);
  office_add_test ("/forms/layout/without-part", test_without_part);
  return g_test_run ();
}
