/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "folder.h"
#include "random-plan.h"
#include "random-tasks.h"
#include "rectify-ledger-reminder.h"
#include "rectify-ledger-rows.h"

#define N_PLANS 4

typedef struct {
  char *folder;
  char *path;
  RectifyLedger *ledger;
  RectifyLedgerReminder *counter;
  GDate today;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  random_tasks_get_today (&fixture->today);
  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ledger.rectify", NULL);
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_CREATE, NULL);
  g_assert_nonnull (fixture->ledger);
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (RectifyPlan) plan = random_tasks_new_plan (30);

      g_assert_true (rectify_ledger_save_plan (fixture->ledger, plan, "New plan", NULL));
    }
  fixture->counter = rectify_ledger_reminder_new (fixture->ledger);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->counter);
  g_clear_object (&fixture->ledger);
  folder_remove (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Counts what was kept, and all tasks as they are read anew: both come to the same. Returns how many. */
static guint
count (Fixture *fixture, guint due_days, guint no_progress_days)
{
  RectifyReminder kept = { .due_days = due_days, .no_progress_days = no_progress_days };
  RectifyReminder anew = kept;
  g_autoptr (RectifyLedgerRows) rows = rectify_ledger_rows_new (fixture->ledger);
  g_autoptr (GPtrArray) loaded = rectify_ledger_rows_load (rows, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (
      rectify_ledger_reminder_count (fixture->counter, &kept, &fixture->today, NULL, &error));
  g_assert_no_error (error);
  rectify_reminder_count (&anew, loaded, &fixture->today);
  for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
    {
      g_assert_cmpuint (kept.counts[kind], ==, anew.counts[kind]);
      n += kept.counts[kind];
    }
  return n;
}

/* Whoever edits it, and whatever is asked: what was counted before never stands for what is there. */
static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RectifyLedger) other = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, NULL);
  guint n = count (fixture, 7, 60);

  for (guint i = 0; i < 40; i++)
    {
      RectifyLedger *ledger = i % 3 == 0 ? other : fixture->ledger;
      g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1 + i % N_PLANS, NULL);

      /* An edit that changed nothing is none: Undo took back that the plan was made. */
      if (plan != NULL)
        {
          random_plan_edit (plan);
          g_assert_true (rectify_ledger_save_plan (ledger, plan, "Edit", NULL));
        }
      if (i % 5 == 0)
        g_assert_true (rectify_ledger_undo (ledger, NULL, NULL, NULL));
      if (i % 7 == 0)
        g_date_add_days (&fixture->today, 30);
      n += count (fixture, i % 4 == 0 ? 30 : 7, i % 6 == 0 ? 0 : 60);
    }
  g_assert_cmpuint (n, >, 0);
}

/* Plans that are gone are not counted any more, and a plan that is broken hides no other, and is counted
 * when it is mended. */
static void
test_plans (Fixture *fixture, gconstpointer data)
{
  static const char damage[] = "UPDATE item SET parent_id = id WHERE id = (SELECT min (id)"
                               " FROM item WHERE plan_id = 2 AND parent_id IS NULL)";
  guint n = count (fixture, 999, 1), less;
  sqlite3 *db = NULL;

  g_assert_true (rectify_ledger_delete_plan (fixture->ledger, 1, "Delete", NULL));
  less = count (fixture, 999, 1);
  g_assert_cmpuint (less, <, n);
  g_clear_object (&fixture->counter);
  fixture->counter = rectify_ledger_reminder_new (fixture->ledger);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, damage, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpuint (count (fixture, 999, 1), <, less);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE item SET parent_id = NULL WHERE parent_id = id", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_cmpuint (count (fixture, 999, 1), ==, less);
}

/* What is not read to its end sets nothing, and what was counted by then is right the next time. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  RectifyReminder reminder = { .due_days = 7, .counts = { 5, 5, 5, 5 } };

  g_cancellable_cancel (cancellable);
  g_assert_false (rectify_ledger_reminder_count (fixture->counter, &reminder, &fixture->today,
                                                 cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  for (guint kind = 0; kind < RECTIFY_N_REMINDER_KINDS; kind++)
    g_assert_cmpuint (reminder.counts[kind], ==, 5);
  count (fixture, 7, 60);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ledger-reminder/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("edits", test_edits);
  ADD ("plans", test_plans);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
