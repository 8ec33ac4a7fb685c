/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app-testing.h"
#include "rectify-evidence-job.h"
#include "rectify-item-evidence.h"
#include "rectify-ledger-content.h"

/* What a job ended with last. */
static struct {
  guint n;
  guint n_added;
  guint n_known;
  char *path;
  char *error;
} ended;

static void
set_up (AppDesk *desk, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = rectify_plan_new ();
  g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_PROBLEM);

  rectify_plan_set_title (plan, "某局整改方案");
  rectify_item_set_text (item, "学得少");
  rectify_item_append_child (rectify_plan_get_root (plan), item);
  app_desk_set_up (desk, plan);
  memset (&ended, 0, sizeof ended);
}

static void
tear_down (AppDesk *desk, gconstpointer data)
{
  rectify_evidence_clean_up ();
  g_free (ended.path);
  g_free (ended.error);
  app_desk_tear_down (desk);
}

static RectifyItem *
get_item (AppDesk *desk)
{
  return rectify_item_get_child (rectify_plan_get_root (rectify_session_get_plan (desk->session)),
                                 0);
}

static void
note_end (GFile *file, const GError *error)
{
  ended.n++;
  g_free (ended.path);
  g_free (ended.error);
  ended.path = file != NULL ? g_file_get_path (file) : NULL;
  ended.error = error != NULL ? g_strdup (error->message) : NULL;
}

static void
added_cb (guint n_added, guint n_known, const GError *error, gpointer user_data)
{
  ended.n_added = n_added;
  ended.n_known = n_known;
  note_end (NULL, error);
}

static void
written_cb (GFile *file, const GError *error, gpointer user_data)
{
  note_end (file, error);
}

static void
wait_for_end (guint n)
{
  while (ended.n < n)
    g_main_context_iteration (NULL, TRUE);
}

static GFile *
make_file (AppDesk *desk, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (desk->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static void
add_files_of (AppDesk *desk, gint64 entry_id, GFile *first, GFile *second)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, first);
  if (second != NULL)
    g_ptr_array_add (files, second);
  rectify_evidence_add_files (desk->parent, desk->session, rectify_item_get_id (get_item (desk)),
                              entry_id, files, added_cb, NULL);
  wait_for_end (ended.n + 1);
  app_settle (desk->session);
}

static void
add_files (AppDesk *desk, GFile *first, GFile *second)
{
  add_files_of (desk, 0, first, second);
}

static RectifyEvidence *
get_evidence (AppDesk *desk, guint position)
{
  GPtrArray *evidence = rectify_item_get_evidence (get_item (desk));

  g_assert_cmpuint (evidence->len, >, position);
  return g_ptr_array_index (evidence, position);
}

/* Several files are one edit, and a file that is there is not there twice. */
static void
test_add (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GFile) first = make_file (desk, "通知.txt", "已印发");
  g_autoptr (GFile) second = make_file (desk, "照片.png", "图");
  RectifyLedger *ledger = rectify_session_get_ledger (desk->session);
  guint64 n_contents, n_bytes;

  add_files (desk, first, second);
  g_assert_null (ended.error);
  g_assert_cmpuint (ended.n_added, ==, 2);
  g_assert_cmpuint (rectify_item_get_evidence (get_item (desk))->len, ==, 2);
  g_assert_cmpstr (rectify_session_get_undo_name (desk->session), ==, "Add evidence");
  add_files (desk, first, NULL);
  g_assert_cmpuint (ended.n_added, ==, 0);
  g_assert_cmpuint (ended.n_known, ==, 1);
  g_assert_cmpuint (rectify_item_get_evidence (get_item (desk))->len, ==, 2);
  g_assert_true (rectify_ledger_measure_contents (ledger, &n_contents, &n_bytes, NULL));
  g_assert_cmpuint (n_contents, ==, 2);
  rectify_evidence_remove (desk->session, rectify_item_get_id (get_item (desk)),
                           rectify_evidence_get_id (get_evidence (desk, 0)), NULL, NULL);
  app_settle (desk->session);
  g_assert_cmpuint (rectify_item_get_evidence (get_item (desk))->len, ==, 1);
  rectify_session_undo (desk->session, FALSE, NULL, NULL);
  app_settle (desk->session);
  g_assert_cmpuint (rectify_item_get_evidence (get_item (desk))->len, ==, 2);
  rectify_session_undo (desk->session, FALSE, NULL, NULL);
  app_settle (desk->session);
  g_assert_cmpuint (rectify_item_get_evidence (get_item (desk))->len, ==, 0);
}

/* What is too large is said by name, and then nothing of the others is kept either. */
static void
test_limits (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GFile) small = make_file (desk, "小.txt", "小");
  g_autoptr (GFile) large = make_file (desk, "大.mp4", "大");
  g_autoptr (GFile) folder = g_file_new_for_path (desk->folder);
  g_autoptr (GFile) gone = g_file_get_child (folder, "没有.txt");
  RectifyLedger *ledger = rectify_session_get_ledger (desk->session);
  guint64 n_contents, n_bytes;

  g_assert_cmpint (truncate (g_file_peek_path (large), RECTIFY_EVIDENCE_MAX_SIZE + 1), ==, 0);
  add_files (desk, small, large);
  g_assert_nonnull (strstr (ended.error, "大.mp4"));
  add_files (desk, small, folder);
  g_assert_nonnull (strstr (ended.error, "folder"));
  g_assert_true (rectify_ledger_measure_contents (ledger, &n_contents, &n_bytes, NULL));
  g_assert_cmpuint (n_contents, ==, 0);
  add_files (desk, small, gone);
  g_assert_nonnull (strstr (ended.error, "没有.txt"));
  g_assert_cmpuint (rectify_item_get_evidence (get_item (desk))->len, ==, 0);
  g_assert_cmpstr (rectify_session_get_undo_name (desk->session), !=, "Add evidence");
}

static guint
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  return status.st_mode & 0777;
}

/* It is opened from a place that is the user's alone, under a name that is no path, and cannot be
 * changed there by mistake. */
static void
test_open (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (desk, "通知.txt", "已印发");
  g_autofree char *content = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *above = NULL;

  add_files (desk, file, NULL);
  for (guint i = 0; i < 2; i++)
    {
      rectify_evidence_write (desk->parent, desk->session, get_evidence (desk, 0),
                              RECTIFY_EVIDENCE_PRIVATE, NULL, written_cb, NULL);
      wait_for_end (ended.n + 1);
      g_assert_null (ended.error);
      g_assert_nonnull (ended.path);
    }
  g_assert_true (g_file_get_contents (ended.path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "已印发");
  g_assert_true (g_str_has_suffix (ended.path, "/通知.txt"));
  g_assert_cmpuint (get_mode (ended.path), ==, 0400);
  folder = g_path_get_dirname (ended.path);
  above = g_path_get_dirname (folder);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (above), ==, 0700);
  rectify_evidence_clean_up ();
  g_assert_false (g_file_test (above, G_FILE_TEST_EXISTS));
}

/* What would be run is not opened, whatever it is called; it can be saved out. */
static void
test_program (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GFile) link = make_file (desk, "通知.DESKTOP", "[Desktop]");
  g_autoptr (GFile) hidden = make_file (desk, "照片.jpg", "#!/bin/sh\nexit 0\n");

  add_files (desk, link, hidden);
  g_assert_cmpuint (ended.n_added, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      rectify_evidence_write (desk->parent, desk->session, get_evidence (desk, i),
                              RECTIFY_EVIDENCE_PRIVATE, NULL, written_cb, NULL);
      wait_for_end (ended.n + 1);
      g_assert_null (ended.path);
      g_assert_nonnull (strstr (ended.error, "a program"));
      rectify_evidence_write (desk->parent, desk->session, get_evidence (desk, i),
                              RECTIFY_EVIDENCE_FILE, link, written_cb, NULL);
      wait_for_end (ended.n + 1);
      g_assert_null (ended.error);
    }
}

static void
test_save (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (desk, "通知.txt", "已印发");
  g_autoptr (GFile) copy = make_file (desk, "副本.txt", "别的");
  g_autofree char *content = NULL;

  add_files (desk, file, NULL);
  rectify_evidence_write (desk->parent, desk->session, get_evidence (desk, 0),
                          RECTIFY_EVIDENCE_FILE, copy, written_cb, NULL);
  wait_for_end (2);
  g_assert_null (ended.error);
  g_assert_true (g_file_load_contents (copy, NULL, &content, NULL, NULL, NULL));
  g_assert_cmpstr (content, ==, "已印发");
}

/* Evidence whose content is not in the ledger says so. */
static void
test_missing (AppDesk *desk, gconstpointer data)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "没有", -1);
  g_autoptr (RectifyEvidence) evidence
      = rectify_evidence_new (0, "没有.txt", hash, 6, NULL, NULL, NULL);

  rectify_evidence_write (desk->parent, desk->session, evidence, RECTIFY_EVIDENCE_NOWHERE, NULL,
                          written_cb, NULL);
  wait_for_end (1);
  g_assert_nonnull (ended.error);
  g_assert_nonnull (strstr (ended.error, "not in the ledger"));
}

static gboolean
note (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_item_add_progress (rectify_item_get_child (rectify_plan_get_root (draft), 0), user_data);
  return TRUE;
}

/* A file proves an entry, and the same file the item as a whole; when the entry is deleted meanwhile
 * nothing is added. */
static void
test_entry (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (desk, "通知.txt", "已印发");
  g_autoptr (RectifyProgressEntry) entry = rectify_progress_entry_new (NULL, "已印发", "", 50);
  gint64 id = rectify_progress_entry_get_id (entry);

  rectify_session_edit (desk->session, "Add progress", note, entry, NULL, NULL, NULL);
  app_settle (desk->session);
  add_files_of (desk, id, file, NULL);
  g_assert_cmpuint (ended.n_added, ==, 1);
  g_assert_cmpint (rectify_evidence_get_entry_id (get_evidence (desk, 0)), ==, id);
  add_files_of (desk, id, file, NULL);
  g_assert_cmpuint (ended.n_known, ==, 1);
  add_files (desk, file, NULL);
  g_assert_cmpuint (ended.n_added, ==, 1);
  g_assert_cmpuint (rectify_item_count_evidence (get_item (desk), id), ==, 1);
  g_assert_cmpuint (rectify_item_count_evidence (get_item (desk), 0), ==, 1);
  add_files_of (desk, id + 1, file, NULL);
  g_assert_nonnull (strstr (ended.error, "no longer in the plan"));
  g_assert_cmpuint (rectify_item_get_evidence (get_item (desk))->len, ==, 2);
}

/* The pane lists the files. */
static void
test_pane (AppDesk *desk, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (desk, "通知.txt", "已印发");
  GtkWidget *pane = g_object_new (RECTIFY_TYPE_ITEM_EVIDENCE, NULL);

  gtk_window_set_child (desk->parent, pane);
  rectify_item_evidence_set_item (RECTIFY_ITEM_EVIDENCE (pane), get_item (desk));
  g_assert_nonnull (app_find_label (pane, "Evidence"));
  add_files (desk, file, NULL);
  rectify_item_evidence_set_item (RECTIFY_ITEM_EVIDENCE (pane), get_item (desk));
  g_assert_nonnull (app_find_label (pane, "Evidence (1)"));
  g_assert_nonnull (app_find_label (pane, "通知.txt"));
  gtk_window_set_child (desk->parent, NULL);
}

static void
add_tests (GtkApplication *application)
{
  static const struct {
    const char *path;
    void (*func) (AppDesk *desk, gconstpointer data);
  } tests[] = { { "/evidence/add", test_add },     { "/evidence/limits", test_limits },
                { "/evidence/open", test_open },   { "/evidence/program", test_program },
                { "/evidence/save", test_save },   { "/evidence/missing", test_missing },
                { "/evidence/entry", test_entry }, { "/evidence/pane", test_pane } };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, AppDesk, NULL, set_up, tests[i].func, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
