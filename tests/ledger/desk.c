/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "random-plan.h"

/* Edits of a ledger are undone and made again so far. */
#define N_STEPS 6

void
desk_open (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->ledger = rectify_ledger_open (desk->path, RECTIFY_LEDGER_CREATE, &error);
  g_assert_no_error (error);
  g_assert_false (rectify_ledger_is_read_only (desk->ledger));
}

/* The plan as the ledger has it, and "" where it has none. */
static RectifyPlan *
desk_load (Desk *desk, char **state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) infos = rectify_ledger_list_plans (desk->ledger, &error);
  gint64 id = rectify_plan_get_id (desk->plan);
  RectifyPlan *plan = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (infos->len, <=, 1);
  if (infos->len == 1)
    {
      plan = rectify_ledger_load_plan (desk->ledger, id, &error);
      g_assert_no_error (error);
    }
  *state = plan != NULL ? random_plan_describe (plan) : g_strdup ("");
  return plan;
}

void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  desk->path = g_build_filename (desk->folder, "ledger.rectify", NULL);
  desk->plan = random_plan_new (12);
  desk->states = g_ptr_array_new_with_free_func (g_free);
  desk->at = 0;
  desk_open (desk);
  rectify_ledger_save_plan (desk->ledger, desk->plan, "New", &error);
  g_assert_no_error (error);
  g_ptr_array_add (desk->states, g_strdup (""));
  g_ptr_array_add (desk->states, random_plan_describe (desk->plan));
  desk->at = 1;
}

void
desk_tear_down (Desk *desk, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (desk->path, "-journal", NULL);

  g_clear_object (&desk->ledger);
  g_object_unref (desk->plan);
  g_ptr_array_unref (desk->states);
  g_unlink (journal);
  g_unlink (desk->path);
  g_assert_cmpint (g_rmdir (desk->folder), ==, 0);
  g_free (desk->path);
  g_free (desk->folder);
}

void
desk_add_state (Desk *desk, char *state)
{
  g_ptr_array_set_size (desk->states, desk->at + 1);
  g_ptr_array_add (desk->states, state);
  desk->at++;
}

/* What the ledger would hold then. */
char *
desk_try (Desk *desk, Deed deed, gboolean *done, GError **error)
{
  if (deed == DEED_SAVE)
    {
      g_autofree char *theme = g_strdup_printf ("%u", (guint) g_test_rand_int ());

      /* Every edit is seen, or whether one was kept could not be told by what the ledger holds. */
      random_plan_edit (desk->plan);
      rectify_plan_set_theme (desk->plan, theme);
      *done = rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", error);
      return random_plan_describe (desk->plan);
    }
  if (deed == DEED_UNDO)
    *done = rectify_ledger_undo (desk->ledger, NULL, NULL, error);
  else
    *done = rectify_ledger_redo (desk->ledger, NULL, NULL, error);
  return g_strdup (g_ptr_array_index (desk->states, desk->at + (deed == DEED_UNDO ? -1 : 1)));
}

void
desk_take_state (Desk *desk, Deed deed, const char *state)
{
  if (deed == DEED_SAVE)
    desk_add_state (desk, g_strdup (state));
  else
    desk->at += deed == DEED_UNDO ? -1 : 1;
}

/* Goes on with what the ledger holds. An edit that changed nothing is none. */
void
desk_reload (Desk *desk)
{
  g_autofree char *state = NULL;
  RectifyPlan *plan = desk_load (desk, &state);

  g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, desk->at));
  g_assert_nonnull (plan);
  g_set_object (&desk->plan, plan);
  g_object_unref (plan);
}

static void
assert_sound (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_check (desk->ledger, &error);
  g_assert_no_error (error);
}

/* The history still leads back and forth. */
void
desk_assert_history (Desk *desk)
{
  guint n = MIN (desk->at - 1, N_STEPS), end = desk->at;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *state = NULL;

      rectify_ledger_undo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
      g_object_unref (desk_load (desk, &state));
      g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, --desk->at));
    }
  while (desk->at < end)
    {
      g_autofree char *state = NULL;

      rectify_ledger_redo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
      g_object_unref (desk_load (desk, &state));
      g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, ++desk->at));
    }
  desk_reload (desk);
}

/* New items get their identifiers with the edit that keeps them, and say their status then. */
static char *
dup_without_ids (const char *state)
{
  static GRegex *regex;

  if (regex == NULL)
    regex
        = g_regex_new ("\\s*\"(id|status)\": ([0-9]+|\"not_started\"),", G_REGEX_OPTIMIZE, 0, NULL);
  return g_regex_replace_literal (regex, state, -1, 0, "", 0, NULL);
}

static void
assert_wanted (const char *state, const char *wanted)
{
  g_autofree char *got = dup_without_ids (state);
  g_autofree char *expected = dup_without_ids (wanted);

  g_assert_cmpstr (got, ==, expected);
}

/* What was said to be done is done; what was said to have failed is there wholly or not at all. */
void
desk_assert_whole (Desk *desk, Deed deed, gboolean done, const char *wanted)
{
  g_autofree char *state = NULL;
  g_autoptr (RectifyPlan) plan = desk_load (desk, &state);

  assert_sound (desk);
  g_assert_nonnull (plan);
  if (done || !g_str_equal (state, g_ptr_array_index (desk->states, desk->at)))
    {
      assert_wanted (state, wanted);
      if (!g_str_equal (state, g_ptr_array_index (desk->states, desk->at)))
        desk_take_state (desk, deed, state);
    }
  desk_reload (desk);
}

/* What an office would do next, by chance. */
Deed
desk_choose (Desk *desk)
{
  int luck = g_test_rand_int_range (0, 10);

  if (luck < 2 && desk->at > 1)
    return DEED_UNDO;
  if (luck < 4 && desk->at + 1 < desk->states->len)
    return DEED_REDO;
  return DEED_SAVE;
}

/* Tries what may fail by what is armed. It says so in a sentence then, and what the ledger holds is whole
 * either way. Returns whether it was struck. */
gboolean
desk_try_failing (Desk *desk, Deed deed, gboolean (*disarm) (void))
{
  g_autoptr (GError) error = NULL;
  gboolean done, struck;
  g_autofree char *wanted = desk_try (desk, deed, &done, &error);

  struck = disarm ();
  g_assert_cmpint (done, ==, error == NULL);
  if (error != NULL)
    {
      g_assert_true (struck);
      g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 20);
    }
  desk_assert_whole (desk, deed, done, wanted);
  if (deed == DEED_UNDO && done)
    {
      g_assert_true (rectify_ledger_redo (desk->ledger, NULL, NULL, NULL));
      desk->at++;
      desk_reload (desk);
    }
  return struck;
}
