/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "desk.h"
#include "evidence-files.h"
#include "folder.h"
#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-check.h"
#include "rectify-ledger-entries.h"
#include "rectify-ledger-export.h"
#include "rectify-ledger-recover.h"
#include "rectify-ledger-watch.h"
#include "rectify-search.h"
#include "scarce-memory.h"

/* Everything else that is done with a ledger, when memory runs out at any moment of it. */
typedef struct {
  const char *name;
  gboolean (*run) (Desk *desk, const char *folder, GError **error);
  gboolean edits; /* it is one edit, which is taken back after it */
} Job;

static gboolean
list_history (Desk *desk, const char *folder, GError **error)
{
  const RectifyHistoryFilter filter = { .plan_id = rectify_plan_get_id (desk->plan) };
  g_autoptr (GPtrArray) entries
      = rectify_ledger_list_history (desk->ledger, &filter, 0, 10, NULL, error);

  return entries != NULL;
}

static gboolean
list_changes (Desk *desk, const char *folder, GError **error)
{
  guint n_changes;
  g_autoptr (GPtrArray) changes
      = rectify_ledger_list_history_changes (desk->ledger, 3, 100, &n_changes, NULL, error);

  return changes != NULL;
}

static gboolean
undo_entry (Desk *desk, const char *folder, GError **error)
{
  return rectify_ledger_undo_entry (desk->ledger, 3, NULL, NULL, error);
}

static gboolean
measure (Desk *desk, const char *folder, GError **error)
{
  RectifyHistorySize size;

  return rectify_ledger_measure_history (desk->ledger, &size, error);
}

static gboolean
compact (Desk *desk, const char *folder, GError **error)
{
  const RectifyCompaction all = { 0 };
  guint64 n_entries, n_bytes;

  return rectify_ledger_compact_history (desk->ledger, &all, folder, &n_entries, &n_bytes, NULL,
                                         error);
}

static gboolean
back_up (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (RectifyBackup) backup
      = rectify_ledger_back_up (desk->ledger, folder, RECTIFY_BACKUP_ASKED, NULL, error);

  return backup != NULL;
}

static gboolean
save_copy (Desk *desk, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "copy.rectify", NULL);

  g_unlink (path);
  return rectify_ledger_save_copy (desk->ledger, path, NULL, error);
}

static gboolean export(Desk *desk, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "export.rectify", NULL);
  RectifyLedgerExport result;

  g_unlink (path);
  return rectify_ledger_export (desk->ledger, NULL, path, TRUE, NULL, &result, error);
}

static gboolean
recover (Desk *desk, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "recovered.rectify", NULL);
  g_autoptr (RectifyRecovery) report = NULL;

  g_unlink (path);
  return rectify_ledger_recover (desk->path, path, NULL, &report, error);
}

static gboolean
check (Desk *desk, const char *folder, GError **error)
{
  RectifyLedgerCheck result;

  return rectify_ledger_check_fully (desk->ledger, NULL, NULL, &result, NULL, error);
}

static gboolean
search (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) hits = rectify_ledger_search (desk->ledger, "话", 0, NULL, 20, NULL, error);

  return hits != NULL;
}

static gboolean
add_party (Desk *desk, const char *folder, GError **error)
{
  return ledger_add_unit (desk->ledger, "新来的单位", "Add", error);
}

static gboolean
list_parties (Desk *desk, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) parties = rectify_ledger_list_parties (desk->ledger, error);

  return parties != NULL;
}

static gboolean
delete_plan (Desk *desk, const char *folder, GError **error)
{
  return rectify_ledger_delete_plan (desk->ledger, rectify_plan_get_id (desk->plan), "Delete",
                                     error);
}

static const Job jobs[] = {
  { "list-history", list_history, FALSE },
  { "list-changes", list_changes, FALSE },
  { "undo-entry", undo_entry, TRUE },
  { "measure", measure, FALSE },
  { "compact", compact, FALSE },
  { "back-up", back_up, FALSE },
  { "save-copy", save_copy, FALSE },
  { "export", export, FALSE },
  { "recover", recover, FALSE },
  { "check", check, FALSE },
  { "search", search, FALSE },
  { "add-party", add_party, TRUE },
  { "list-parties", list_parties, FALSE },
  { "delete-plan", delete_plan, TRUE },
};

static void
assert_told (gboolean done, const GError *error)
{
  g_assert_cmpint (done, ==, error == NULL);
  if (error != NULL)
    {
      g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
      g_assert_cmpuint (strlen (error->message), >, 20);
    }
}

/* Edits of different things: the third entry can be taken back by itself. */
static void
make_history (Desk *desk)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("第%u次的话", i);
      RectifyItem *item = rectify_item_get_child (rectify_plan_get_root (desk->plan), 0);

      if (i == 1)
        rectify_plan_set_title (desk->plan, text);
      else
        rectify_item_set_text (item, text);
      rectify_ledger_save_plan (desk->ledger, desk->plan, "Edit", &error);
      g_assert_no_error (error);
      desk_add_state (desk, random_plan_describe (desk->plan));
    }
}

static void
test_job (Desk *desk, gconstpointer data)
{
  const Job *job = data;
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  gboolean struck = TRUE;
  guint n_done = 0;

  store_evidence_files (desk->ledger, desk->plan);
  make_history (desk);
  for (guint n = 1; struck; n += g_test_rand_int_range (1, 30))
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      scarce_memory_arm (n, n % 2 == 0);
      done = job->run (desk, folder, &error);
      struck = scarce_memory_disarm ();
      assert_told (done, error);
      if (!struck)
        g_assert_no_error (error);
      n_done += done;
      if (done && job->edits)
        {
          rectify_ledger_undo (desk->ledger, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      desk_reload (desk);
    }
  g_assert_cmpuint (n_done, >, 0);
  g_assert_true (rectify_ledger_check (desk->ledger, NULL));
  folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("rectify-cache-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
  scarce_memory_install ();
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autofree char *path = g_strconcat ("/ledger/memory/", jobs[i].name, NULL);

      g_test_add (path, Desk, &jobs[i], desk_set_up, test_job, desk_tear_down);
    }
  status = g_test_run ();
  folder_remove (cache);
  return status;
}
