/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-desk.h"

#include <glib/gstdio.h>

#include "rectify-backup.h"

#define N_EDITS 1300

/* Each edit waits for the disk: they are made once, for all tests. */
static char *made;
static gsize made_size;

static void
make_edits (HistoryDesk *desk)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();
  g_autofree char *filling = g_strnfill (2000, 'x');

  if (made != NULL)
    {
      g_clear_object (&desk->ledger);
      g_assert_true (g_file_set_contents (desk->path, made, made_size, NULL));
      history_desk_reopen (desk);
      return;
    }
  history_desk_save (desk, plan, "New");
  for (guint i = 1; i < N_EDITS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", filling, i);

      rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (plan), 0), text);
      history_desk_save (desk, plan, "Edit");
    }
  g_assert_true (g_file_get_contents (desk->path, &made, &made_size, NULL));
}

static guint64
compact (HistoryDesk *desk, RectifyCompaction compaction, guint64 *n_bytes)
{
  g_autoptr (GError) error = NULL;
  guint64 n_entries, n_wanted, n_dropped;

  rectify_ledger_preview_compaction (desk->ledger, &compaction, &n_wanted, &n_dropped, &error);
  g_assert_no_error (error);
  rectify_ledger_compact_history (desk->ledger, &compaction, desk->backups, &n_entries, n_bytes,
                                  NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_entries, ==, n_wanted);
  return n_entries;
}

static guint
count_backups (HistoryDesk *desk)
{
  g_autoptr (GPtrArray) backups = rectify_backup_list (desk->backups, desk->path, NULL);

  return backups->len;
}

static void
test_keep (HistoryDesk *desk, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  RectifyHistorySize size, old_size;
  GStatBuf old_info, info;
  guint64 n_bytes;

  make_edits (desk);
  /* Fewer are never kept. */
  g_assert_true (rectify_ledger_measure_history (desk->ledger, &old_size, NULL));
  g_assert_cmpuint (old_size.n_entries, ==, 1300);
  g_assert_cmpuint (old_size.n_compacted, ==, 0);
  g_assert_cmpint (old_size.oldest, >, 0);
  g_assert_cmpint (old_size.compacted_at, ==, 0);
  g_stat (desk->path, &old_info);
  before = history_desk_dump (desk);
  g_assert_cmpuint (compact (desk, (RectifyCompaction){ 0, 5 }, &n_bytes), ==, 300);
  after = history_desk_dump (desk);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_backups (desk), ==, 1);
  g_stat (desk->path, &info);
  g_assert_cmpuint (n_bytes, ==, old_info.st_size - info.st_size);
  g_assert_cmpuint (n_bytes, >, 300 * 2000);
  g_assert_true (rectify_ledger_measure_history (desk->ledger, &size, NULL));
  g_assert_cmpuint (size.n_entries, ==, 1300);
  g_assert_cmpuint (size.n_compacted, ==, 300);
  g_assert_cmpuint (size.n_bytes, <, old_size.n_bytes);
  g_assert_cmpint (size.compacted_at, >, 0);
  /* Nothing is left to be dropped, and no backup made for that. */
  g_assert_cmpuint (compact (desk, (RectifyCompaction){ 0, 1000 }, &n_bytes), ==, 0);
  g_assert_cmpuint (count_backups (desk), ==, 1);
}

/* Undo ends with a sentence where the changes do; all that is kept can be undone and redone. */
static void
test_undo_ends (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const RectifyHistoryFilter filter = { 0 };
  guint64 n_bytes;
  guint n_steps = 0;

  make_edits (desk);
  g_assert_true (rectify_ledger_undo (desk->ledger, NULL, NULL, NULL));
  g_assert_cmpuint (compact (desk, (RectifyCompaction){ 0, 1000 }, &n_bytes), ==, 299);
  history_desk_reopen (desk);
  while (TRUE)
    {
      g_autofree char *name = rectify_ledger_dup_undo_name (desk->ledger);

      if (name == NULL)
        break;
      rectify_ledger_undo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
      n_steps++;
    }
  g_assert_cmpuint (n_steps, ==, 1000);
  g_assert_false (rectify_ledger_undo (desk->ledger, NULL, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND);
  g_assert_nonnull (g_strstr_len (error->message, -1, "was compacted"));
  g_clear_error (&error);
  /* Who, when and what it is called stay; what can be made again is never dropped. */
  g_assert_cmpuint (compact (desk, (RectifyCompaction){ 0, 1000 }, &n_bytes), ==, 0);
  entries = rectify_ledger_list_history (desk->ledger, &filter, 0, 2000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, N_EDITS);
  g_assert_cmpstr (rectify_history_entry_get_name (entries->pdata[N_EDITS - 1]), ==, "New");
  g_assert_true (rectify_history_entry_is_compacted (entries->pdata[N_EDITS - 1]));
  g_assert_false (rectify_history_entry_may_be_undone (entries->pdata[N_EDITS - 1]));
  changes = rectify_ledger_list_history_changes (desk->ledger,
                                                 rectify_history_entry_get_id (
                                                     entries->pdata[N_EDITS - 1]),
                                                 10, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 0);
  for (guint i = 0; i < 20; i++)
    {
      rectify_ledger_redo (desk->ledger, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/* Only what was made before a time goes, even where a clock went wrong in between. */
static void
test_before (HistoryDesk *desk, gconstpointer data)
{
  RectifyHistorySize size;
  guint64 n_bytes;

  make_edits (desk);
  history_desk_execute (desk, "UPDATE history SET made_at = '2020-01-01T00:00:00Z' WHERE id < 90");
  history_desk_execute (desk, "UPDATE history SET made_at = '2030-01-01T00:00:00Z' WHERE id = 41");
  g_assert_cmpuint (compact (desk, (RectifyCompaction){ 1600000000, 0 }, &n_bytes), ==, 40);
  g_assert_true (rectify_ledger_measure_history (desk->ledger, &size, NULL));
  g_assert_cmpint (size.oldest, ==, 1577836800);
  g_assert_cmpuint (compact (desk, (RectifyCompaction){ 1500000000, 0 }, &n_bytes), ==, 0);
}

/* No backup, no compaction. */
static void
test_backup_first (HistoryDesk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const RectifyCompaction compaction = { 0, 1000 };
  g_autofree char *folder = g_build_filename (desk->path, "no folder", NULL);
  RectifyHistorySize size;
  guint64 n_entries, n_bytes;

  make_edits (desk);
  g_assert_false (rectify_ledger_compact_history (desk->ledger, &compaction, folder, &n_entries,
                                                  &n_bytes, NULL, &error));
  g_assert_error (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_FAILED);
  g_assert_true (rectify_ledger_measure_history (desk->ledger, &size, NULL));
  g_assert_cmpuint (size.n_compacted, ==, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/ledger/compaction/" path, HistoryDesk, NULL, history_desk_set_up, func,            \
              history_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("keep", test_keep);
  ADD ("undo-ends", test_undo_ends);
  ADD ("before", test_before);
  ADD ("backup-first", test_backup_first);
  return g_test_run ();
}
