/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-directory.h"
#include "rectify-ledger.h"
#include "rectify-plan-info.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "台账 1?#.rectify", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static RectifyLedger *
open_ledger (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  RectifyLedger *ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, &error);

  g_assert_no_error (error);
  return ledger;
}

static void
save (RectifyLedger *ledger, RectifyPlan *plan, const char *name)
{
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (ledger, plan, name, &error);
  g_assert_no_error (error);
}

static void
assert_stored (RectifyLedger *ledger, RectifyPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) stored
      = rectify_ledger_load_plan (ledger, rectify_plan_get_id (plan), &error);
  g_autofree char *wanted = random_plan_describe (plan);
  g_autofree char *got = NULL;

  g_assert_no_error (error);
  got = random_plan_describe (stored);
  g_assert_cmpstr (got, ==, wanted);
  g_assert_cmpint (rectify_plan_get_revision (stored), ==, rectify_plan_get_revision (plan));
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = open_ledger (fixture);
  g_autoptr (RectifyPlan) plan = random_plan_new (25);
  g_autoptr (GError) error = NULL;

  save (ledger, plan, "New");
  assert_stored (ledger, plan);
  for (guint i = 0; i < 80; i++)
    {
      random_plan_edit (plan);
      save (ledger, plan, "Edit");
      assert_stored (ledger, plan);
    }
  g_assert_true (rectify_ledger_check (ledger, &error));
  g_assert_no_error (error);
}

/* Undo after any edits restores every row as it was, redo brings it back, over restarts too. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = open_ledger (fixture);
  g_autoptr (RectifyPlan) plan = random_plan_new (12);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint n_edits = 0;

  g_ptr_array_add (states, ledger_dump_rows (fixture->path));
  save (ledger, plan, "New");
  g_ptr_array_add (states, ledger_dump_rows (fixture->path));
  while (n_edits++ < 40)
    {
      g_autofree char *after = NULL;

      random_plan_edit (plan);
      save (ledger, plan, "Edit");
      after = ledger_dump_rows (fixture->path);
      /* An edit that changes nothing is no step. */
      if (!g_str_equal (after, g_ptr_array_index (states, states->len - 1)))
        g_ptr_array_add (states, g_steal_pointer (&after));
    }
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = states->len - 1; i > 0; i--)
        {
          g_autofree char *now = NULL;

          if (i == states->len / 2)
            {
              g_clear_object (&ledger);
              ledger = open_ledger (fixture);
            }
          rectify_ledger_undo (ledger, NULL, NULL, &error);
          g_assert_no_error (error);
          now = ledger_dump_rows (fixture->path);
          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i - 1));
        }
      g_assert_null (rectify_ledger_dup_undo_name (ledger));
      g_assert_false (rectify_ledger_undo (ledger, NULL, NULL, &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
      g_clear_error (&error);
      for (guint i = 1; i < states->len; i++)
        {
          g_autofree char *now = NULL;

          g_assert_true (rectify_ledger_redo (ledger, NULL, NULL, &error));
          now = ledger_dump_rows (fixture->path);
          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i));
        }
    }
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = open_ledger (fixture);
  g_autoptr (RectifyPlan) plan = random_plan_new (3);
  g_autoptr (RectifyPlan) stale = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  gint64 id;

  save (ledger, plan, "新建");
  stale = rectify_plan_copy (plan);
  rectify_plan_set_signer (plan, "甲");
  save (ledger, plan, "签发");
  /* What was made from an older state is told so, and overwrites nothing. */
  rectify_plan_set_signer (stale, "乙");
  g_assert_false (rectify_ledger_save_plan (ledger, stale, "x", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  g_clear_error (&error);
  assert_stored (ledger, plan);
  undo = rectify_ledger_dup_undo_name (ledger);
  g_assert_cmpstr (undo, ==, "签发");
  g_assert_true (rectify_ledger_undo (ledger, &id, NULL, &error));
  g_assert_cmpint (id, ==, rectify_plan_get_id (plan));
  redo = rectify_ledger_dup_redo_name (ledger);
  g_assert_cmpstr (redo, ==, "签发");
  /* A draft from before the undo is stale too. */
  g_assert_false (rectify_ledger_save_plan (ledger, plan, "x", &error));
  g_clear_error (&error);
  /* Another edit ends what could be redone. */
  g_object_unref (plan);
  plan = rectify_ledger_load_plan (ledger, id, NULL);
  rectify_plan_set_theme (plan, "丙");
  save (ledger, plan, "主题");
  g_assert_null (rectify_ledger_dup_redo_name (ledger));
  g_assert_true (rectify_ledger_delete_plan (ledger, id, "删除", &error));
  g_assert_null (rectify_ledger_load_plan (ledger, id, &error));
  g_clear_error (&error);
  g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
  g_set_object (&stale, NULL);
}

static void
test_thousand_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = open_ledger (fixture);
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      rectify_plan_set_year (plan, i + 1);
      save (ledger, plan, "Edit");
    }
  for (guint i = 0; i < 1000; i++)
    g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
  g_assert_null (rectify_ledger_dup_undo_name (ledger));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = open_ledger (fixture);
  g_autoptr (RectifyPlan) plan = random_plan_new (4);
  g_autoptr (RectifyPlan) other = random_plan_new (2);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  RectifyItem *root;
  g_autoptr (RectifyItem) deep = rectify_item_new (RECTIFY_ITEM_CLAUSE);
  RectifyItem *at = deep;

  save (ledger, plan, "New");
  save (ledger, other, "New");
  before = ledger_dump_rows (fixture->path);
  root = rectify_plan_get_root (plan);
  /* An item of another plan. */
  rectify_item_set_id (rectify_item_get_child (root, 0),
                       rectify_item_get_id (
                           rectify_item_get_child (rectify_plan_get_root (other), 0)));
  g_assert_false (rectify_ledger_save_plan (ledger, plan, "x", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  /* Too deep; and text that is none. */
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (RectifyItem) child = rectify_item_new (RECTIFY_ITEM_CLAUSE);

      rectify_item_append_child (at, child);
      at = child;
    }
  rectify_item_append_child (rectify_plan_get_root (other), deep);
  g_assert_false (rectify_ledger_save_plan (ledger, other, "x", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (rectify_item_get_id (deep), ==, 0);
  {
    g_autoptr (RectifyPlan) bad = rectify_plan_new ();

    rectify_plan_set_title (bad, "\xff\xfe");
    g_assert_false (rectify_ledger_save_plan (ledger, bad, "x", &error));
    g_clear_error (&error);
  }
  after = ledger_dump_rows (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) ledger = open_ledger (fixture);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (plans, random_plan_new (i * 3));
  g_assert_true (rectify_ledger_save_plans (ledger, plans, "Import", &error));
  infos = rectify_ledger_list_plans (ledger, &error);
  g_assert_cmpuint (infos->len, ==, plans->len);
  for (guint i = 0; i < plans->len; i++)
    {
      RectifyPlan *plan = g_ptr_array_index (plans, i);
      RectifyPlanCounts counts;
      gboolean found = FALSE;

      rectify_plan_count (plan, &today, &counts);
      for (guint j = 0; j < infos->len; j++)
        {
          RectifyPlanInfo *info = g_ptr_array_index (infos, j);

          if (rectify_plan_info_get_id (info) != rectify_plan_get_id (plan))
            continue;
          found = TRUE;
          g_assert_cmpmem (rectify_plan_info_get_counts (info), sizeof counts, &counts,
                           sizeof counts);
        }
      g_assert_true (found);
    }
  /* Several plans were one edit. */
  g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
  g_ptr_array_unref (infos);
  infos = rectify_ledger_list_plans (ledger, &error);
  g_assert_cmpuint (infos->len, ==, 0);
}

/* A process that is killed at any moment: what it was told is kept is there, and the rest is whole. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (open_ledger (fixture));
  for (guint round = 0; round < 15; round++)
    {
      int pipes[2];
      int told = 0, value;
      pid_t child;
      g_autoptr (RectifyLedger) ledger = NULL;
      g_autoptr (GPtrArray) infos = NULL;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        {
          RectifyLedger *own = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
          RectifyPlan *plan = rectify_plan_new ();

          for (int i = 1; own != NULL; i++)
            {
              rectify_plan_set_year (plan, i);
              if (!rectify_ledger_save_plan (own, plan, "Edit", NULL)
                  || write (pipes[1], &i, sizeof i) != sizeof i)
                break;
            }
          _exit (1);
        }
      close (pipes[1]);
      g_usleep (g_test_rand_int_range (5000, 60000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (pipes[0], &value, sizeof value) == sizeof value)
        told = value;
      close (pipes[0]);
      ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, &error);
      g_assert_no_error (error);
      g_assert_true (rectify_ledger_check (ledger, &error));
      infos = rectify_ledger_list_plans (ledger, &error);
      value = 0;
      for (guint i = 0; i < infos->len; i++)
        value = MAX (value, rectify_plan_info_get_year (g_ptr_array_index (infos, i)));
      /* The edit that was under way may be there or not; none before it is missing. */
      g_assert_cmpint (value, >=, told);
      if (told > 0)
        g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, &error));
      for (guint i = 0; i < infos->len; i++)
        rectify_ledger_delete_plan (ledger, rectify_plan_info_get_id (g_ptr_array_index (infos, i)),
                                    "x", NULL);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/ledger/edits", test_edits);
  ADD ("/ledger/undo", test_undo);
  ADD ("/ledger/history", test_history);
  ADD ("/ledger/thousand-steps", test_thousand_steps);
  ADD ("/ledger/refused", test_refused);
  ADD ("/ledger/list", test_list);
  ADD ("/ledger/killed", test_killed);
  return g_test_run ();
}
