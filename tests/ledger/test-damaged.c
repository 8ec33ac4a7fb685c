/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "ledger-desk.h"
#include "random-plan.h"
#include "rectify-directory.h"
#include "rectify-editions.h"
#include "rectify-ledger-backup.h"
#include "rectify-ledger-check.h"
#include "rectify-ledger-entries.h"
#include "rectify-ledger-export.h"
#include "rectify-ledger-facts.h"
#include "rectify-ledger-log.h"
#include "rectify-ledger-packet.h"
#include "rectify-ledger-watch.h"
#include "rectify-plan-info.h"
#include "rectify-search.h"

#define PAGE 4096

/* What is open of a ledger whose file is damaged. */
typedef struct {
  char *folder;
  char *path;
  char *out;
  char *backups;
  RectifyLedger *ledger;
  GPtrArray *plans; /* as they are listed */
} Fixture;

static void
save_some (const char *path)
{
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_CREATE, NULL);
  g_autoptr (RectifyPlan) plan = random_plan_new (60);
  g_autoptr (GError) error = NULL;

  rectify_ledger_save_plan (ledger, plan, "New", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    {
      random_plan_edit (plan);
      rectify_ledger_save_plan (ledger, plan, "Edit", &error);
      g_assert_no_error (error);
    }
}

/* data: where so many bytes are lost; at the beginning, so that it is not even seen what it is. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize size;

  fixture->folder = g_dir_make_tmp ("rectify-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "ledger.rectify", NULL);
  fixture->out = g_build_filename (fixture->folder, "out.rectify", NULL);
  fixture->backups = g_build_filename (fixture->folder, "backups", NULL);
  save_some (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &content, &size, NULL));
  if (GPOINTER_TO_UINT (data) == 0)
    memset (content, 0, 100);
  else
    /* The last pages are those of items, or of the history. */
    memset (content + size / PAGE / 2 * PAGE, 0x55, PAGE);
  g_assert_true (g_file_set_contents (fixture->path, content, size, NULL));
  fixture->ledger = rectify_ledger_open (fixture->path, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (rectify_ledger_is_damaged (fixture->ledger));
  fixture->plans = rectify_ledger_list_plans (fixture->ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->plans->len, >, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->ledger);
  folder_remove (fixture->folder);
  g_ptr_array_unref (fixture->plans);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->out);
  g_free (fixture->backups);
}

static gint64
get_plan_id (Fixture *fixture)
{
  return rectify_plan_info_get_id (g_ptr_array_index (fixture->plans, 0));
}

static void
assert_damaged (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
  g_clear_error (error);
}

/* Every way to change it is refused with a sentence that says what to do, and changes no byte. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  RectifyLedger *ledger = fixture->ledger;
  const RectifyCompaction compaction = { 0 };
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7 pages", 14);
  g_autoptr (RectifyPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id = get_plan_id (fixture);
  gsize size, size_after;
  guint64 n, n_bytes;

  g_assert_true (g_file_get_contents (fixture->path, &before, &size, NULL));
  plan = rectify_ledger_load_plan (ledger, id, &error);
  g_assert_no_error (error);
  assert_damaged (rectify_ledger_save_plan (ledger, plan, "Edit", &error), &error);
  assert_damaged (rectify_ledger_delete_plan (ledger, id, "Delete", &error), &error);
  assert_damaged (rectify_ledger_undo (ledger, NULL, NULL, &error), &error);
  assert_damaged (rectify_ledger_redo (ledger, NULL, NULL, &error), &error);
  assert_damaged (rectify_ledger_undo_entry (ledger, 1, NULL, NULL, &error), &error);
  assert_damaged (ledger_add_unit (ledger, "区财政局", "A", &error), &error);
  assert_damaged (rectify_ledger_make_edition (ledger, plan, "会议版", pdf, NULL, &error), &error);
  assert_damaged (rectify_ledger_rename_edition (ledger, 1, "会议版", &error), &error);
  assert_damaged (rectify_ledger_delete_edition (ledger, 1, &error), &error);
  assert_damaged (rectify_ledger_send_packet (ledger, id, "区财政局", fixture->out, FALSE, &error),
                  &error);
  assert_damaged (rectify_ledger_compact_history (ledger, &compaction, fixture->backups, &n,
                                                  &n_bytes, NULL, &error),
                  &error);
  assert_damaged (rectify_ledger_restore (ledger, fixture->path, fixture->backups, &error), &error);
  assert_damaged (rectify_ledger_export (ledger, NULL, fixture->out, TRUE, NULL, NULL, &error),
                  &error);
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
  assert_damaged (rectify_ledger_back_up (ledger, fixture->backups, RECTIFY_BACKUP_ASKED, NULL,
                                          &error)
                      != NULL,
                  &error);
  assert_damaged (rectify_ledger_check (ledger, &error), &error);
  assert_damaged (rectify_ledger_check_later (ledger, NULL, &error), &error);
  assert_damaged (rectify_ledger_check_fully (ledger, NULL, NULL, NULL, NULL, &error), &error);
  g_assert_true (g_file_get_contents (fixture->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size, after, size_after);
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->backups, G_FILE_TEST_EXISTS));
}

static void
count_entry (const RectifyLogEntry *entry, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* Everything that reads works on what was found, and nothing of it is said to have changed. */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  RectifyLedger *ledger = fixture->ledger;
  const RectifyHistoryFilter all = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GPtrArray) editions = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (RectifyEditNote) note = NULL;
  g_autofree char *undo = NULL;
  RectifyLedgerFacts facts;
  RectifyHistorySize size;
  gboolean changed;
  guint n = 0;

  g_assert_cmpint (rectify_ledger_poll (ledger, &changed), ==, RECTIFY_FILE_THERE);
  g_assert_false (changed);
  entries = rectify_ledger_list_history (ledger, &all, 0, 100, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GPtrArray) changes
          = rectify_ledger_list_history_changes (ledger,
                                                 rectify_history_entry_get_id (entries->pdata[i]),
                                                 10, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (changes);
    }
  g_assert_true (rectify_ledger_foreach_entry (ledger, count_entry, &n, &error));
  g_assert_cmpuint (n, ==, entries->len);
  g_assert_true (rectify_ledger_measure_history (ledger, &size, &error));
  g_assert_cmpuint (size.n_entries, ==, n);
  g_assert_true (rectify_ledger_get_facts (ledger, &facts, &error));
  g_assert_cmpint (facts.checked_at, ==, 0);
  parties = rectify_ledger_list_parties (ledger, &error);
  g_assert_nonnull (parties);
  editions = rectify_ledger_list_editions (ledger, get_plan_id (fixture), &error);
  g_assert_nonnull (editions);
  hits = rectify_ledger_search (ledger, "整改", 0, NULL, 10, NULL, &error);
  g_assert_nonnull (hits);
  g_assert_true (rectify_ledger_update_search (ledger, NULL, NULL, NULL, &error));
  undo = rectify_ledger_dup_undo_name (ledger);
  note = rectify_ledger_dup_edit_of_item (ledger, get_plan_id (fixture), 0, 0);
  g_assert_no_error (error);
  g_assert_cmpint (rectify_ledger_poll (ledger, &changed), ==, RECTIFY_FILE_THERE);
  g_assert_false (changed);
}

static void
assert_copied (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) copy = NULL;
  g_autoptr (GPtrArray) plans = NULL;

  rectify_ledger_save_copy (fixture->ledger, fixture->out, NULL, &error);
  g_assert_no_error (error);
  copy = rectify_ledger_open (fixture->out, RECTIFY_LEDGER_OPEN, &error);
  g_assert_no_error (error);
  g_assert_false (rectify_ledger_is_damaged (copy));
  plans = rectify_ledger_list_plans (copy, &error);
  g_assert_cmpuint (plans->len, ==, fixture->plans->len);
  g_clear_object (&copy);
  g_assert_cmpint (g_unlink (fixture->out), ==, 0);
}

/* What is open can be put into a new file, whatever has become of the damaged one. */
static void
test_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.rectify", NULL);

  assert_copied (fixture);
  save_some (other);
  g_assert_cmpint (g_rename (other, fixture->path), ==, 0);
  assert_copied (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  assert_copied (fixture);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "refused", test_refused }, { "read", test_read }, { "copied", test_copied } };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint where = 0; where < 2; where++)
      {
        g_autofree char *path
            = g_strdup_printf ("/damaged/%s/%s", tests[i].name, where == 0 ? "headless" : "page");

        g_test_add (path, Fixture, GUINT_TO_POINTER (where), set_up, tests[i].func, tear_down);
      }
  return g_test_run ();
}
