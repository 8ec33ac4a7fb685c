/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "desk.h"
#include "fault-vfs.h"
#include "folder.h"
#include "random-plan.h"
#include "rectify-backup-choice.h"
#include "rectify-backup-content.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-facts.h"
#include "rectify-plan-info.h"
#include "rectify-wait.h"

#define DAY (24 * 60 * 60)
/* 2022-12-15 12:00 UTC, a Thursday. */
#define NOON 1671105600

static char *
dup_folder (Desk *desk)
{
  return rectify_backup_dup_folder (desk->path);
}

static void
remove_backups (Desk *desk)
{
  g_autofree char *folder = dup_folder (desk);

  folder_remove (folder);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "rectify", NULL);

  remove_backups (desk);
  folder_remove (state);
  desk_tear_down (desk, data);
}

static guint
count (const char *folder, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = rectify_backup_list (folder, path, &error);

  g_assert_no_error (error);
  return backups->len;
}

static char *
describe (const char *path, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_READ_ONLY, &error);
  g_autoptr (RectifyPlan) plan = NULL;

  g_assert_no_error (error);
  plan = rectify_ledger_load_plan (ledger, id, &error);
  g_assert_no_error (error);
  return random_plan_describe (plan);
}

/* A backup is a ledger that holds what there was, for nobody else to read. */
static void
test_back_up (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBackup) backup
      = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_DAILY, NULL, &error);
  g_autoptr (RectifyBackup) second = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *held = NULL;
  RectifyBackup *listed;
  GStatBuf info;

  g_assert_no_error (error);
  held = describe (backup->path, rectify_plan_get_id (desk->plan));
  g_assert_cmpstr (held, ==, g_ptr_array_index (desk->states, 1));
  g_assert_cmpint (g_stat (backup->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  backups = rectify_backup_list (folder, desk->path, &error);
  g_assert_cmpuint (backups->len, ==, 1);
  listed = g_ptr_array_index (backups, 0);
  g_assert_cmpstr (listed->path, ==, backup->path);
  g_assert_cmpint (listed->made_at, ==, backup->made_at);
  g_assert_cmpint (listed->reason, ==, RECTIFY_BACKUP_DAILY);
  g_assert_cmpuint (listed->n_plans, ==, 1);
  g_assert_cmpuint (listed->n_items, ==, 12);
  g_assert_cmpuint (listed->size, ==, backup->size);
  g_assert_true (rectify_backup_has_today (backups, backup->made_at));
  g_assert_false (rectify_backup_has_today (backups, backup->made_at + 2 * DAY));
  /* One of the same second has another name. */
  second = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_DAILY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second->path, !=, backup->path);
}

static void
test_restore (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBackup) backup = NULL;
  g_autofree char *state = NULL;

  backup = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 20; i++)
    {
      random_plan_edit (desk->plan);
      g_assert_true (rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error));
    }
  g_assert_true (rectify_ledger_restore (desk->ledger, backup->path, folder, &error));
  g_assert_no_error (error);
  state = describe (desk->path, rectify_plan_get_id (desk->plan));
  g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, 1));
  g_assert_true (rectify_ledger_check (desk->ledger, &error));
  /* What was read before does not overwrite what was brought back. */
  rectify_plan_set_year (desk->plan, RANDOM_PLAN_OTHER_YEAR);
  g_assert_false (rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
  g_clear_error (&error);
  /* What there was before can be brought back too, and the history leads on from there. */
  g_assert_cmpuint (count (folder, desk->path), ==, 2);
  desk_reload (desk);
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, &error));
  g_assert_true (rectify_ledger_redo (desk->ledger, NULL, NULL, &error));
  desk_reload (desk);
}

/* However often backups are brought back, what was read of a plan is stale after it, and its number
 * goes up by one. */
static void
test_restore_often (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBackup) backup
      = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_autoptr (GHashTable) states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 id = rectify_plan_get_id (desk->plan);

  g_assert_no_error (error);
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (RectifyPlan) seen = NULL;
      g_autoptr (RectifyPlan) now = NULL;
      g_autofree char *state = NULL;
      RectifyLedgerFacts facts;

      desk_reload (desk);
      for (guint j = 0; j < i % 4; j++)
        {
          rectify_plan_set_year (desk->plan, 1990 + i * 4 + j);
          g_assert_true (rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error));
        }
      seen = rectify_ledger_load_plan (desk->ledger, id, &error);
      g_assert_true (rectify_ledger_get_facts (desk->ledger, &facts, &error));
      g_assert_true (g_hash_table_add (states, g_memdup2 (&facts.state, sizeof facts.state))
                     || i % 4 == 0);
      g_assert_true (rectify_ledger_restore (desk->ledger, backup->path, folder, &error));
      g_assert_no_error (error);
      g_assert_true (rectify_ledger_get_facts (desk->ledger, &facts, &error));
      g_assert_true (g_hash_table_add (states, g_memdup2 (&facts.state, sizeof facts.state)));
      now = rectify_ledger_load_plan (desk->ledger, id, &error);
      g_assert_no_error (error);
      state = random_plan_describe (now);
      g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, 1));
      g_assert_cmpint (rectify_plan_get_revision (now), ==, rectify_plan_get_revision (seen) + 1);
      rectify_plan_set_year (seen, RANDOM_PLAN_OTHER_YEAR);
      g_assert_false (rectify_ledger_save_plan (desk->ledger, seen, "Edit", &error));
      g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_CHANGED);
      g_clear_error (&error);
    }
}

static void
commit_cb (guint waited, gpointer user_data)
{
  sqlite3 **db = user_data;

  if (*db == NULL)
    return;
  g_assert_cmpint (sqlite3_exec (*db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_clear_pointer (db, sqlite3_close);
}

static guint
count_holding (const char *folder, Desk *desk, int year)
{
  g_autoptr (GPtrArray) backups = rectify_backup_list (folder, desk->path, NULL);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const RectifyBackup *backup = backups->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (RectifyLedger) ledger
          = rectify_ledger_open (backup->path, RECTIFY_LEDGER_READ_ONLY, &error);
      g_autoptr (RectifyPlan) plan = NULL;

      g_assert_no_error (error);
      plan = rectify_ledger_load_plan (ledger, rectify_plan_get_id (desk->plan), &error);
      g_assert_no_error (error);
      n += rectify_plan_get_year (plan) == year;
    }
  return n;
}

/* What another program keeps while it is waited for can be brought back too, and is stale. */
static void
test_restore_meanwhile (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBackup) backup
      = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_autoptr (RectifyPlan) now = NULL;
  sqlite3 *other = NULL;
  const RectifyWait wait = { .limit = 20000, .func = commit_cb, .user_data = &other };

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (desk->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other,
                                 "BEGIN IMMEDIATE; UPDATE plan SET year = 2044;"
                                 " UPDATE revision SET number = number + 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  rectify_wait_set (&wait);
  g_assert_true (rectify_ledger_restore (desk->ledger, backup->path, folder, &error));
  rectify_wait_set (NULL);
  g_assert_no_error (error);
  g_assert_null (other);
  g_assert_cmpuint (count_holding (folder, desk, 2044), ==, 1);
  now = rectify_ledger_load_plan (desk->ledger, rectify_plan_get_id (desk->plan), &error);
  g_assert_no_error (error);
  g_assert_cmpint (rectify_plan_get_year (now), !=, 2044);
  g_assert_cmpint (rectify_plan_get_revision (now), ==, rectify_plan_get_revision (desk->plan) + 2);
  desk_reload (desk);
}

/* A new plan is not taken for one that was made after the backup. */
static void
test_restore_new_plan (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBackup) backup
      = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_autoptr (RectifyPlan) gone = random_plan_new (6);
  g_autoptr (RectifyPlan) fresh = random_plan_new (6);

  g_assert_no_error (error);
  g_assert_true (rectify_ledger_save_plan (desk->ledger, gone, "Gone", &error));
  g_assert_true (rectify_ledger_restore (desk->ledger, backup->path, folder, &error));
  g_assert_true (rectify_ledger_save_plan (desk->ledger, fresh, "Fresh", &error));
  g_assert_no_error (error);
  g_assert_cmpint (rectify_plan_get_id (fresh), !=, rectify_plan_get_id (gone));
  rectify_plan_set_year (gone, RANDOM_PLAN_OTHER_YEAR);
  g_assert_false (rectify_ledger_save_plan (desk->ledger, gone, "Edit", &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
}

static void
refuse_restore (Desk *desk, const char *path, int code)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;

  g_assert_false (rectify_ledger_restore (desk->ledger, path, folder, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, code);
  g_test_message ("%s", error->message);
  desk_reload (desk);
}

/* What is no plain file is not waited for; what is too large for a ledger is not read; what is still
 * being written is not what it will be. */
static void
test_restore_kinds (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  g_autofree char *journal = g_strconcat (other, "-journal", NULL);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (desk->path, &content, &size, NULL));
  refuse_restore (desk, other, RECTIFY_LEDGER_ERROR_FAILED);
  g_assert_cmpint (mkfifo (other, 0600), ==, 0);
  refuse_restore (desk, other, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  g_assert_cmpint (g_unlink (other), ==, 0);
  refuse_restore (desk, folder, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  g_assert_true (g_file_set_contents (other, content, size, NULL));
  g_assert_cmpint (truncate (other, G_GINT64_CONSTANT (1) << 40), ==, 0);
  refuse_restore (desk, other, RECTIFY_LEDGER_ERROR_NOT_A_LEDGER);
  g_assert_true (g_file_set_contents (other, content, size, NULL));
  g_assert_true (g_file_set_contents (journal, "x", 1, NULL));
  refuse_restore (desk, other, RECTIFY_LEDGER_ERROR_BUSY);
  g_assert_cmpint (g_unlink (other), ==, 0);
}

/* Nothing is changed by a file that is no backup, or a damaged one. */
static void
test_restore_refused (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBackup) backup
      = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_autofree char *content = NULL;
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  gsize size;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup->path, &content, &size, &error));
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *bad = g_memdup2 (content, size);
      gsize kept = i % 3 == 0 ? (gsize) g_test_rand_int_range (0, size) : size;
      gboolean done;

      for (guint j = 0; j < 40; j++)
        bad[g_test_rand_int_range (0, size)] ^= 1 << g_test_rand_int_range (0, 8);
      g_assert_true (g_file_set_contents (other, bad, kept, &error));
      done = rectify_ledger_restore (desk->ledger, other, folder, &error);
      g_assert_cmpint (done, ==, error == NULL);
      if (done)
        {
          /* Letters were changed and nothing else: that is a sound ledger. */
          g_assert_true (rectify_ledger_check (desk->ledger, &error));
          g_assert_true (rectify_ledger_restore (desk->ledger, backup->path, folder, &error));
        }
      else
        g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
      g_clear_error (&error);
      desk_reload (desk);
      remove_backups (desk);
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (backup->path, content, size, &error));
    }
}

/* Whatever the disk does while a backup is made, there is a whole one or none. */
static void
test_disk_fails (Desk *desk, gconstpointer data)
{
  static const FaultCalls calls[] = { FAULT_OPEN, FAULT_READ, FAULT_WRITE, FAULT_LOCK };
  g_autofree char *folder = dup_folder (desk);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      gboolean struck = TRUE;

      for (guint n = 1; struck; n++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (RectifyBackup) backup = NULL;

          fault_vfs_arm (calls[i], FAULT_ONCE, n, 0);
          backup
              = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
          struck = fault_vfs_disarm ();
          g_assert_cmpint (backup != NULL, ==, error == NULL);
          g_assert_cmpuint (count (folder, desk->path), ==, backup != NULL);
          if (backup != NULL)
            {
              g_autofree char *held = describe (backup->path, rectify_plan_get_id (desk->plan));

              g_assert_cmpstr (held, ==, g_ptr_array_index (desk->states, 1));
            }
          else
            g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
          desk_reload (desk);
          remove_backups (desk);
        }
    }
}

/* The power goes while a backup is brought back: the ledger is what it was or what it shall be. */
static void
test_power_cut (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyBackup) backup
      = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_autofree char *kept = NULL, *content = NULL, *edited = NULL;
  gsize n_kept, size;
  gboolean done = FALSE;

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup->path, &kept, &n_kept, &error));
  for (guint i = 0; i < 10; i++)
    {
      random_plan_edit (desk->plan);
      g_assert_true (rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error));
    }
  edited = random_plan_describe (desk->plan);
  g_clear_object (&desk->ledger);
  g_assert_true (g_file_get_contents (desk->path, &content, &size, &error));
  for (guint n = 1; !done; n += g_test_rand_int_range (1, 6))
    {
      g_autofree char *state = NULL;

      fault_vfs_settle ();
      remove_backups (desk);
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_assert_true (g_file_set_contents (backup->path, kept, n_kept, &error));
      g_assert_true (g_file_set_contents (desk->path, content, size, &error));
      desk_open (desk);
      fault_vfs_arm (FAULT_CHANGES, FAULT_POWER_CUT, n, 0);
      done = rectify_ledger_restore (desk->ledger, backup->path, folder, NULL);
      g_clear_object (&desk->ledger);
      fault_vfs_settle ();
      fault_vfs_disarm ();
      desk_open (desk);
      g_assert_true (rectify_ledger_check (desk->ledger, &error));
      state = describe (desk->path, rectify_plan_get_id (desk->plan));
      if (done || !g_str_equal (state, edited))
        g_assert_cmpstr (state, ==, g_ptr_array_index (desk->states, 1));
      g_clear_object (&desk->ledger);
    }
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_DAILY, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
add (GPtrArray *backups, gint64 made_at, guint64 n_plans, guint64 n_items)
{
  RectifyBackup *backup = g_new0 (RectifyBackup, 1);

  *backup = (RectifyBackup){ .path = g_strdup_printf ("%" G_GINT64_FORMAT, made_at),
                             .made_at = made_at,
                             .n_plans = n_plans,
                             .n_items = n_items };
  g_ptr_array_insert (backups, 0, backup);
}

static GPtrArray *
backups_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rectify_backup_free);
}

static gboolean
is_spare (GPtrArray *spare, gint64 made_at)
{
  for (guint i = 0; i < spare->len; i++)
    if (((RectifyBackup *) g_ptr_array_index (spare, i))->made_at == made_at)
      return TRUE;
  return FALSE;
}

/* Two years of three backups a day leave 7 days, 4 weeks and 12 months, and all of today. */
static void
test_thinned (void)
{
  g_autoptr (GPtrArray) backups = backups_new ();
  g_autoptr (GPtrArray) spare = NULL;

  for (int day = 730; day >= 0; day--)
    for (int hour = 0; hour < 3; hour++)
      add (backups, NOON - (gint64) day * DAY + hour * 3600, 40, 3000 + (730 - day));
  spare = rectify_backup_list_spare (backups, NOON + 2 * 3600);
  for (int day = 0; day < 7; day++)
    {
      g_assert_false (is_spare (spare, NOON - (gint64) day * DAY + 2 * 3600));
      g_assert_cmpint (is_spare (spare, NOON - (gint64) day * DAY + 3600), ==, day > 0);
      g_assert_cmpint (is_spare (spare, NOON - (gint64) day * DAY), ==, day > 0);
    }
  /* Sundays, and the last days of months. */
  for (int week = 0; week < 3; week++)
    g_assert_false (is_spare (spare, NOON - (gint64) (4 + 7 * week) * DAY + 2 * 3600));
  g_assert_false (is_spare (spare, NOON - 15 * DAY + 2 * 3600));
  g_assert_false (is_spare (spare, NOON - 45 * DAY + 2 * 3600));
  g_assert_true (is_spare (spare, NOON - 16 * DAY + 2 * 3600));
  g_assert_true (is_spare (spare, NOON - (gint64) 400 * DAY + 2 * 3600));
  /* Of the 7 + 4 + 12 some are of a day, a week and a month at once. */
  g_assert_cmpuint (backups->len - spare->len, ==, 7 + 2 + 11 + 2);
}

/* However a ledger is emptied, what it held at its best is never let go. */
static void
test_never_pushed_out (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GPtrArray) backups = backups_new ();
      guint64 n_items = 1000, best = 0;
      gint64 time = NOON - (gint64) 900 * DAY;

      while (time < NOON)
        {
          g_autoptr (GPtrArray) spare = NULL;
          guint64 left = 0;

          if (g_test_rand_int_range (0, 20) == 0)
            n_items = g_test_rand_int_range (0, 5000);
          else
            n_items += g_test_rand_int_range (0, 5);
          best = MAX (best, n_items);
          add (backups, time, 1 + n_items / 50, n_items);
          spare = rectify_backup_list_spare (backups, time);
          for (guint i = 0; i < spare->len; i++)
            g_ptr_array_remove (backups, g_ptr_array_index (spare, i));
          for (guint i = 0; i < backups->len; i++)
            left = MAX (left, ((RectifyBackup *) g_ptr_array_index (backups, i))->n_items);
          /* Each that stands for another may hold a tenth less, and be stood for in turn. */
          g_assert_cmpuint (left * 100, >=, best * 65);
          g_assert_cmpuint (backups->len, <, 80);
          time += g_test_rand_int_range (3600, 9 * DAY);
        }
    }
}

/* Other files in the folder are none of ours. */
static void
test_names (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { "ledger.20221215T120000Z.daily.1-2.rectify.part",
                                       "ledger.20221315T120000Z.daily.1-2.rectify",
                                       "ledger.20221215T120000Z.weekly.1-2.rectify",
                                       "ledger.20221215T120000Z.daily.1-x.rectify",
                                       "ledger.20221215T120000Z.daily.rectify",
                                       "other.20221215T120000Z.daily.1-2.rectify",
                                       "ledger..rectify",
                                       "ledger.rectify",
                                       ".rectify",
                                       "ledger" };
  g_autofree char *folder = dup_folder (desk);
  g_autofree char *right
      = g_build_filename (folder, "ledger.20221215T120000Z.daily.1-2.rectify", NULL);

  g_assert_cmpuint (count (folder, desk->path), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "x", 1, NULL));
    }
  g_assert_cmpuint (count (folder, desk->path), ==, 0);
  /* A link is no file of ours either: what it leads to would be deleted with it. */
  g_assert_cmpint (symlink (desk->path, right), ==, 0);
  g_assert_cmpuint (count (folder, desk->path), ==, 0);
  g_assert_cmpint (g_unlink (right), ==, 0);
  g_assert_true (g_file_set_contents (right, "x", 1, NULL));
  g_assert_cmpuint (count (folder, desk->path), ==, 1);
}

static void
write_state (const char *name, const char *content)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "rectify", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
assert_chosen (const char *path, const char *expected)
{
  g_autofree char *chosen = rectify_backup_dup_chosen (path);

  g_assert_cmpstr (chosen, ==, expected);
}

/* By whatever name a ledger is reached, its backups go to the same folder. */
static void
test_choice_links (Desk *desk, gconstpointer data)
{
  g_autofree char *link = g_strconcat (desk->path, ".link.rectify", NULL);

  g_assert_cmpint (symlink (desk->path, link), ==, 0);
  rectify_backup_choose (link, "/stick");
  assert_chosen (desk->path, "/stick");
  assert_chosen (link, "/stick");
  rectify_backup_choose (desk->path, NULL);
  assert_chosen (link, NULL);
  g_assert_cmpint (g_unlink (link), ==, 0);
}

/* What an earlier version kept is taken over, once. */
static void
test_choice_carried_over (Desk *desk, gconstpointer data)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, desk->path, -1);
  g_autofree char *state = g_strdup_printf ("[window]\nbackup-folder-%.12s=file:///stick;\n", sum);

  write_state ("state.ini", state);
  assert_chosen (desk->path, "/stick");
  rectify_backup_choose (desk->path, NULL);
  assert_chosen (desk->path, NULL);
  write_state ("state.ini", "");
}

/* What cannot be read is kept aside. */
static void
test_choice_broken (Desk *desk, gconstpointer data)
{
  g_autofree char *aside
      = g_build_filename (g_get_user_state_dir (), "rectify", "backups.ini.broken", NULL);
  g_autofree char *content = NULL;

  write_state ("backups.ini", "no key file\n");
  assert_chosen (desk->path, NULL);
  rectify_backup_choose (desk->path, "/stick");
  assert_chosen (desk->path, "/stick");
  g_assert_true (g_file_get_contents (aside, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "no key file\n");
  rectify_backup_choose (desk->path, NULL);
}

/* Where the folder of choice cannot be used the backups are beside the ledger, and that is said. */
static void
test_choice_usable (Desk *desk, gconstpointer data)
{
  g_autofree char *beside = dup_folder (desk);
  g_autofree char *stick = g_strconcat (desk->path, ".stick", NULL);
  g_autofree char *remark = NULL;
  char *folder;

  rectify_backup_choose (desk->path, stick);
  folder = rectify_backup_dup_usable_folder (desk->path, &remark);
  g_assert_cmpstr (folder, ==, beside);
  g_assert_nonnull (strstr (remark, stick));
  g_assert_nonnull (strstr (remark, "It is not there."));
  g_assert_false (g_file_test (stick, G_FILE_TEST_EXISTS));
  g_free (folder);
  g_clear_pointer (&remark, g_free);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  folder = rectify_backup_dup_usable_folder (desk->path, &remark);
  g_assert_cmpstr (folder, ==, stick);
  g_assert_null (remark);
  g_free (folder);
  rectify_backup_choose (desk->path, NULL);
  folder_remove (stick);
}

#define ADD(path, func) g_test_add (path, Desk, NULL, desk_set_up, func, tear_down)

static RectifyBackupPlan *
find_plan (GPtrArray *plans, gint64 id)
{
  for (guint i = 0; i < plans->len; i++)
    {
      RectifyBackupPlan *plan = g_ptr_array_index (plans, i);

      if (plan->id == id)
        return plan;
    }
  g_assert_not_reached ();
}

/* What a backup holds is told, and how it differs, without the backup being touched. */
static void
test_content (Desk *desk, gconstpointer data)
{
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyPlan) gone = random_plan_new (6);
  g_autoptr (RectifyPlan) same = random_plan_new (6);
  g_autoptr (RectifyPlan) fresh = random_plan_new (6);
  g_autoptr (RectifyPlan) back = NULL;
  g_autoptr (RectifyBackup) backup = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length;
  RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (desk->plan), 0);
  RectifyBackupPlan *plan;

  g_assert_true (rectify_ledger_save_plan (desk->ledger, gone, "Gone", &error));
  g_assert_true (rectify_ledger_save_plan (desk->ledger, same, "Same", &error));
  backup = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (backup->path, &before, &length, NULL));
  g_assert_true (rectify_backup_can_be_read (backup->path, &error));
  /* One item has another text, one status is another: two items, whatever differs of them. */
  rectify_item_set_text (item, "改过的话。");
  rectify_item_set_status (item, RECTIFY_STATUS_CLOSED);
  g_assert_true (rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error));
  g_assert_true (
      rectify_ledger_delete_plan (desk->ledger, rectify_plan_get_id (gone), "Delete", &error));
  g_assert_true (rectify_ledger_save_plan (desk->ledger, fresh, "Fresh", &error));
  g_assert_no_error (error);
  plans = rectify_backup_read_content (backup->path, desk->ledger, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, 4);
  plan = find_plan (plans, rectify_plan_get_id (desk->plan));
  g_assert_cmpint (plan->state, ==, RECTIFY_BACKUP_CHANGED);
  g_assert_cmpuint (plan->n_items, ==, 1);
  g_assert_false (plan->particulars);
  g_assert_cmpint (plan->edited_at, >, 0);
  g_assert_cmpint (find_plan (plans, rectify_plan_get_id (gone))->state, ==,
                   RECTIFY_BACKUP_ONLY_THERE);
  g_assert_cmpint (find_plan (plans, rectify_plan_get_id (same))->state, ==, RECTIFY_BACKUP_SAME);
  g_assert_cmpint (find_plan (plans, rectify_plan_get_id (fresh))->state, ==,
                   RECTIFY_BACKUP_ONLY_HERE);
  back = rectify_backup_load_new_plan (backup->path, rectify_plan_get_id (gone), &error);
  g_assert_no_error (error);
  g_assert_true (rectify_ledger_save_plan (desk->ledger, back, "Back", &error));
  g_assert_true (g_file_get_contents (backup->path, &after, &length, NULL));
  g_assert_cmpmem (before, length, after, length);
  /* One that is cut off is told, not read. */
  g_assert_true (g_file_set_contents (backup->path, before, 3000, NULL));
  g_assert_false (rectify_backup_can_be_read (backup->path, &error));
  g_assert_nonnull (error);
}

/* What a program that was stopped has left goes, but not what another one is at. */
static void
test_leftovers (Desk *desk, gconstpointer data)
{
  static const char *const names[] = { ".backup.abcdef", ".backup.ghijkl", ".backup.mine.txt" };
  g_autofree char *folder = dup_folder (desk);
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      struct utimbuf old = { now - 2 * DAY, now - 2 * DAY };

      g_assert_true (g_file_set_contents (path, "x", -1, NULL));
      if (i != 1)
        g_assert_cmpint (g_utime (path, &old), ==, 0);
    }
  g_assert_true (rectify_backup_thin (folder, desk->path, now, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, i != 0);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("rectify-state-XXXXXX", NULL);
  int result;

  /* GLib's own isolation keeps every folder it once named, which is taken for a leak of ours. */
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_setenv ("TZ", "UTC", TRUE);
  fault_vfs_register ();
  ADD ("/ledger/backup/back-up", test_back_up);
  ADD ("/ledger/backup/restore", test_restore);
  ADD ("/ledger/backup/restore-often", test_restore_often);
  ADD ("/ledger/backup/restore-meanwhile", test_restore_meanwhile);
  ADD ("/ledger/backup/restore-new-plan", test_restore_new_plan);
  ADD ("/ledger/backup/restore-kinds", test_restore_kinds);
  ADD ("/ledger/backup/restore-refused", test_restore_refused);
  ADD ("/ledger/backup/disk-fails", test_disk_fails);
  ADD ("/ledger/backup/power-cut", test_power_cut);
  ADD ("/ledger/backup/cancelled", test_cancelled);
  ADD ("/ledger/backup/names", test_names);
  ADD ("/ledger/backup/content", test_content);
  ADD ("/ledger/backup/leftovers", test_leftovers);
  ADD ("/ledger/backup/choice-links", test_choice_links);
  ADD ("/ledger/backup/choice-carried-over", test_choice_carried_over);
  ADD ("/ledger/backup/choice-broken", test_choice_broken);
  ADD ("/ledger/backup/choice-usable", test_choice_usable);
  g_test_add_func ("/ledger/backup/thinned", test_thinned);
  g_test_add_func ("/ledger/backup/never-pushed-out", test_never_pushed_out);
  result = g_test_run ();
  folder_remove (state);
  return result;
}
