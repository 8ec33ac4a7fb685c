/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "rectify-formats.h"
#include "rectify-particulars.h"
#include "rectify-plan-report.h"
#include "rectify-reading.h"

/*
 * Documents in the voices of many offices, and what a careful clerk reads in them. A line of an
 * .expected file is an item: its kind, its label in brackets, heading|text (a long text by its
 * beginning and end), and in braces what is written on it.
 */

#define MAX_TEXT 20
#define TEXT_HEAD 12
#define TEXT_TAIL 5

static void
append_short (GString *outline, const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (length <= MAX_TEXT)
    {
      g_string_append (outline, text);
      return;
    }
  g_string_append_len (outline, text, g_utf8_offset_to_pointer (text, TEXT_HEAD) - text);
  g_string_append (outline, "…");
  g_string_append (outline, g_utf8_offset_to_pointer (text, length - TEXT_TAIL));
}

static void
append_deadline (GString *outline, RectifyDeadline *deadline)
{
  static const struct {
    RectifyDeadlineKinds kind;
    const char *name;
  } kinds[] = { { RECTIFY_DEADLINE_IMMEDIATE, "immediate" },
                { RECTIFY_DEADLINE_DATED, "dated" },
                { RECTIFY_DEADLINE_LONG_TERM, "long_term" } };
  g_autofree char *due = rectify_date_to_string (rectify_deadline_get_due (deadline));
  const char *mark = "";

  g_string_append (outline, " {deadline=");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((rectify_deadline_get_kinds (deadline) & kinds[i].kind) != 0)
      {
        g_string_append_printf (outline, "%s%s", mark, kinds[i].name);
        mark = ",";
      }
  if (due != NULL)
    g_string_append_printf (outline, " %s", due);
  g_string_append_c (outline, '}');
}

static void
append_item (GString *outline, RectifyItem *item, guint depth)
{
  GPtrArray *assignments = rectify_item_get_assignments (item);
  RectifyDeadline *deadline = rectify_item_get_deadline (item);

  g_string_append_printf (outline, "%*s%s [%s] %s|", depth, "",
                          rectify_item_kind_get_nick (rectify_item_get_kind (item)),
                          rectify_item_get_label (item), rectify_item_get_heading (item));
  append_short (outline, rectify_item_get_text (item));
  if (rectify_item_get_lead_in (item) != NULL)
    g_string_append (outline, " {measures}");
  for (guint i = 0; i < assignments->len; i++)
    {
      RectifyAssignment *assignment = g_ptr_array_index (assignments, i);
      g_autofree char *names
          = g_strjoinv (",", (char **) rectify_assignment_get_names (assignment));

      g_string_append_printf (outline, " {%s=%s}",
                              rectify_role_get_nick (rectify_assignment_get_role (assignment)),
                              names);
    }
  if (deadline != NULL)
    append_deadline (outline, deadline);
  g_string_append_c (outline, '\n');
  for (guint i = 0; i < rectify_item_get_n_children (item); i++)
    append_item (outline, rectify_item_get_child (item, i), depth + 1);
}

static char *
describe (RectifyReading *reading)
{
  RectifyPlan *plan = rectify_reading_get_plan (reading);
  RectifyItem *root = rectify_plan_get_root (plan);
  GString *outline = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (rectify_plan_get_title (plan), "\n", -1);

  g_string_append_printf (outline, "plan: %s\n", rectify_reading_has_plan (reading) ? "yes" : "no");
  for (RectifyParticular i = 0; i < RECTIFY_N_PARTICULARS; i++)
    if (*rectify_plan_get_particular (plan, i) != '\0')
      g_string_append_printf (outline, "%s: %s\n", rectify_particular_get_nick (i),
                              rectify_plan_get_particular (plan, i));
  if (rectify_reading_has_plan (reading))
    g_string_append_printf (outline, "organisation: %s\ntheme: %s\nyear: %d\n",
                            rectify_plan_get_organisation (plan), rectify_plan_get_theme (plan),
                            rectify_plan_get_year (plan));
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (outline, "title: %s\n", lines[i]);
  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    append_item (outline, rectify_item_get_child (root, i), 0);
  return g_string_free (outline, FALSE);
}

static void
assert_same_lines (const char *got, const char *wanted)
{
  g_auto (GStrv) a = g_strsplit (got, "\n", -1);
  g_auto (GStrv) b = g_strsplit (wanted, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    if (!g_str_equal (a[i], b[i]))
      g_assert_cmpstr (a[i], ==, b[i]);
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}

static char *
without_blanks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

static void
assert_whole (RectifyReading *reading, const char *source)
{
  g_autoptr (RectifyDocument) written
      = rectify_plan_report_compose (rectify_reading_get_plan (reading));
  g_autofree char *text = rectify_document_dup_text (written);
  g_autofree char *got = without_blanks (text);
  g_autofree char *wanted = without_blanks (source);

  g_assert_cmpstr (got, ==, wanted);
}

static void
test_document (gconstpointer data)
{
  const char *path = data;
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".txt"));
  g_autofree char *expected_path = g_strconcat (stem, ".expected", NULL);
  g_autofree char *source = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyDocument) document = rectify_formats_load (file, NULL, &error);
  g_autoptr (RectifyReading) reading = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  reading = rectify_reading_new (document, rectify_vocabulary_get_default (), NULL, &error);
  g_assert_no_error (error);
  assert_whole (reading, source);
  got = describe (reading);
  if (g_getenv ("RECTIFY_TEST_PRINT") != NULL)
    fputs (got, stderr);
  assert_same_lines (got, expected);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "reading", "documents", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >=, 24);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *test
          = g_strconcat ("/documents/", (char *) g_ptr_array_index (names, i), NULL);

      g_test_add_data_func_full (test,
                                 g_build_filename (folder, g_ptr_array_index (names, i), NULL),
                                 test_document, g_free);
    }
  return g_test_run ();
}
