/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fault-vfs.h"
#include "history-desk.h"

#define N_OLD 12

/* So many rounds of each kind, each with the fault a little later. */
#define N_ROUNDS 30

static void
make_edits (HistoryDesk *desk)
{
  g_autoptr (RectifyPlan) plan = history_plan_new ();

  for (guint i = 0; i < RECTIFY_HISTORY_MIN_STEPS + N_OLD; i++)
    {
      g_autofree char *text = g_strdup_printf ("第%u次修改这个方案的总体要求。", i);

      rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (plan), 0), text);
      history_desk_save (desk, plan, "Edit");
    }
}

static void
restore_file (HistoryDesk *desk, const char *content, gsize size)
{
  g_autofree char *journal = g_strconcat (desk->path, "-journal", NULL);

  g_clear_object (&desk->ledger);
  fault_vfs_settle ();
  g_unlink (journal);
  g_assert_true (g_file_set_contents (desk->path, content, size, NULL));
  history_desk_reopen (desk);
}

typedef gboolean (*TryFunc) (HistoryDesk *desk, GError **error);

static gboolean
try_compaction (HistoryDesk *desk, GError **error)
{
  const RectifyCompaction compaction = { 0, 0 };
  guint64 n_entries, n_bytes;

  return rectify_ledger_compact_history (desk->ledger, &compaction, desk->backups, &n_entries,
                                         &n_bytes, NULL, error);
}

static gboolean
try_undo (HistoryDesk *desk, GError **error)
{
  return rectify_ledger_undo_entry (desk->ledger, RECTIFY_HISTORY_MIN_STEPS + N_OLD, NULL, NULL,
                                    error);
}

/* All or nothing, whatever call fails: what was refused left the ledger as it was, with a sentence
 * that says why. */
static guint
run_rounds (HistoryDesk *desk, TryFunc func, FaultCalls calls, FaultKind kind, int code, guint step)
{
  g_autofree char *content = NULL;
  g_autofree char *before = history_desk_dump (desk);
  gsize size;
  guint n_refused = 0;

  g_assert_true (g_file_get_contents (desk->path, &content, &size, NULL));
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      RectifyHistorySize found;
      gboolean done;

      fault_vfs_arm (calls, kind, 1 + round * step, code);
      done = func (desk, &error);
      fault_vfs_disarm ();
      g_assert_true (done == (error == NULL));
      g_clear_object (&desk->ledger);
      history_desk_reopen (desk);
      g_assert_true (rectify_ledger_check (desk->ledger, NULL));
      g_assert_true (rectify_ledger_measure_history (desk->ledger, &found, NULL));
      after = history_desk_dump (desk);
      if (!done)
        {
          g_assert_cmpint (error->domain, ==, RECTIFY_LEDGER_ERROR);
          g_assert_cmpstr (after, ==, before);
          g_assert_cmpuint (found.n_compacted, ==, 0);
          g_assert_cmpuint (found.n_entries, ==, RECTIFY_HISTORY_MIN_STEPS + N_OLD);
          n_refused++;
        }
      restore_file (desk, content, size);
    }
  return n_refused;
}

static void
test_compaction (HistoryDesk *desk, gconstpointer data)
{
  make_edits (desk);
  g_assert_cmpuint (run_rounds (desk, try_compaction, FAULT_WRITE, FAULT_FROM_HERE, SQLITE_FULL,
                                17),
                    >, 0);
  g_assert_cmpuint (run_rounds (desk, try_compaction, FAULT_CHANGES, FAULT_ONCE, SQLITE_IOERR_WRITE,
                                23),
                    >, 0);
}

static void
test_undo (HistoryDesk *desk, gconstpointer data)
{
  make_edits (desk);
  g_assert_cmpuint (run_rounds (desk, try_undo, FAULT_WRITE, FAULT_FROM_HERE, SQLITE_FULL, 1), >,
                    0);
  g_assert_cmpuint (run_rounds (desk, try_undo, FAULT_CHANGES, FAULT_ONCE, SQLITE_IOERR_WRITE, 1),
                    >, 0);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/ledger/history-faults/" path, HistoryDesk, NULL, history_desk_set_up, func,        \
              history_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  ADD ("compaction", test_compaction);
  ADD ("undo", test_undo);
  return g_test_run ();
}
