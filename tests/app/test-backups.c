/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "app-testing.h"
#include "dialogs/rectify-backup-preview.h"
#include "dialogs/rectify-backups-dialog.h"
#include "dialogs/rectify-exchange.h"
#include "rectify-backup-content.h"
#include "rectify-backup-look.h"
#include "rectify-foot.h"
#include "rectify-formats.h"
#include "rectify-ledger-backup.h"
#include "rectify-reading.h"
#include "rectify-time-words.h"

#define DAY (24 * 60 * 60)
/* 2026-11-21 15:30 in Shanghai. */
#define AFTERNOON 1795246200

typedef struct {
  char *folder;
  char *path;
  RectifySession *session;
  RectifyBackupKeeper *keeper;
  GtkWindow *parent;
  GPtrArray *problems;
} Fixture;

static const char source[]
    = "甲局整改方案\n一、存在问题\n（一）学习方面\n1.学习不够。\n整改措施：一是认真学习。\n"
      "责任单位：办公室\n";

static void
problem_cb (RectifyBackupKeeper *keeper, const char *text, Fixture *fixture)
{
  g_ptr_array_add (fixture->problems, g_strdup (text));
}

static void
settle (Fixture *fixture)
{
  while (g_main_context_pending (NULL) || rectify_session_is_busy (fixture->session)
         || rectify_backup_keeper_is_busy (fixture->keeper))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = app_make_folder (&fixture->path);
  fixture->problems = g_ptr_array_new_with_free_func (g_free);
  fixture->session = rectify_session_new ();
  fixture->keeper = rectify_backup_keeper_new (fixture->session);
  g_signal_connect (fixture->keeper, "problem", G_CALLBACK (problem_cb), fixture);
  rectify_session_open (fixture->session, fixture->path, RECTIFY_LEDGER_CREATE, NULL, NULL);
  settle (fixture);
  fixture->parent = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (fixture->parent);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  settle (fixture);
  while ((dialog = app_get_dialog (fixture->parent)) != NULL)
    gtk_window_destroy (dialog);
  gtk_window_destroy (fixture->parent);
  rectify_backup_keeper_stop (fixture->keeper);
  settle (fixture);
  g_signal_handlers_disconnect_by_data (fixture->keeper, fixture);
  g_clear_object (&fixture->keeper);
  g_clear_object (&fixture->session);
  g_ptr_array_unref (fixture->problems);
  g_clear_pointer (&app_last_notice, g_free);
  folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
add_plan (Fixture *fixture)
{
  g_autoptr (RectifyPlan) plan = app_read_plan (source);

  rectify_session_add_plan (fixture->session, "Add", plan, NULL, NULL);
  settle (fixture);
}

static gboolean
set_year (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_year (draft, GPOINTER_TO_INT (user_data));
  return TRUE;
}

static void
edit (Fixture *fixture, int year)
{
  rectify_session_edit (fixture->session, "Year", set_year, GINT_TO_POINTER (year), NULL, NULL,
                        NULL);
  settle (fixture);
}

static guint
count_backups (Fixture *fixture)
{
  g_autofree char *chosen = rectify_backup_keeper_dup_chosen (fixture->keeper);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = rectify_backup_list_all (fixture->path, chosen, &error);

  g_assert_no_error (error);
  return backups->len;
}

static guint
count_asked (Fixture *fixture)
{
  g_autoptr (GPtrArray) backups = rectify_backup_list_all (fixture->path, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < backups->len; i++)
    n += ((RectifyBackup *) backups->pdata[i])->reason == RECTIFY_BACKUP_ASKED ? 1 : 0;
  return n;
}

static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, words);
  return found;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && find_label (widget, words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, words);
  return found;
}

static void
press (GtkWindow *dialog, const char *words)
{
  GtkWidget *button = find_button (GTK_WIDGET (dialog), words);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
wait_for (Fixture *fixture, gboolean (*done) (Fixture *fixture))
{
  while (!done (fixture))
    g_main_context_iteration (NULL, TRUE);
}

/* Opening alone makes none; the first edit does, the second does not. */
static void
test_daily (Fixture *fixture, gconstpointer data)
{
  const RectifyBackupStatus *status = rectify_backup_keeper_get_status (fixture->keeper);

  g_assert_true (status->known);
  g_assert_cmpuint (count_backups (fixture), ==, 0);
  g_assert_cmpint (status->backed_up_at, ==, 0);
  add_plan (fixture);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  g_assert_cmpint (status->backed_up_at, >, 0);
  g_assert_cmpint (status->facts.saved_at, >, 0);
  g_assert_null (status->failure);
  edit (fixture, 2031);
  edit (fixture, 2032);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  /* It may stand for that of the day. */
  rectify_backup_keeper_back_up (fixture->keeper);
  settle (fixture);
  g_assert_cmpuint (count_backups (fixture), >=, 1);
  g_assert_cmpuint (count_asked (fixture), ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
}

/* An edit that is taken back leaves no entry, and is one all the same. */
static void
test_undo_counts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = rectify_backup_dup_folder (fixture->path);

  add_plan (fixture);
  edit (fixture, 2031);
  folder_remove (folder);
  rectify_backup_keeper_look (fixture->keeper);
  settle (fixture);
  folder_remove (folder);
  rectify_session_undo (fixture->session, FALSE, NULL, NULL);
  settle (fixture);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

/* Where the folder of choice is gone, the backup is beside the ledger, and that is told once; the
 * folder is not made where the stick was. */
static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  g_autofree char *beside = rectify_backup_dup_folder (fixture->path);
  g_autofree char *chosen = NULL;

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  rectify_backup_keeper_choose (fixture->keeper, stick);
  add_plan (fixture);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  g_assert_false (g_file_test (beside, G_FILE_TEST_EXISTS));
  folder_remove (stick);
  edit (fixture, 2031);
  g_assert_false (g_file_test (stick, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (beside, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (fixture->problems->pdata[0], stick));
  folder_remove (beside);
  edit (fixture, 2032);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  chosen = rectify_backup_keeper_dup_chosen (fixture->keeper);
  g_assert_cmpstr (chosen, ==, stick);
  rectify_backup_keeper_choose (fixture->keeper, NULL);
  settle (fixture);
}

/* No backup, no lost edit; told once, not at every edit. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *beside = rectify_backup_dup_folder (fixture->path);
  g_autofree char *stick = g_build_filename (fixture->folder, "stick", NULL);
  const RectifyBackupStatus *status = rectify_backup_keeper_get_status (fixture->keeper);

  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  /* A file is in its place. */
  g_assert_true (g_file_set_contents (beside, "x", -1, NULL));
  add_plan (fixture);
  edit (fixture, 2031);
  edit (fixture, 2032);
  g_assert_cmpint (rectify_plan_get_year (rectify_session_get_plan (fixture->session)), ==, 2032);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  /* Another folder helps at once, whatever is in the place of the first. */
  rectify_backup_keeper_choose (fixture->keeper, stick);
  settle (fixture);
  g_assert_null (status->failure);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
  rectify_backup_keeper_choose (fixture->keeper, NULL);
  settle (fixture);
  folder_remove (stick);
  g_unlink (beside);
  /* Who asks is answered, and what is in order again is so. */
  rectify_backup_keeper_back_up (fixture->keeper);
  settle (fixture);
  g_assert_null (status->failure);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

static RectifyFootCheck check;

static char *
dup_foot (gint64 saved, gint64 backed_up, gint64 checked, const char *failure)
{
  RectifyFoot *foot = g_object_ref_sink (g_object_new (RECTIFY_TYPE_FOOT, NULL));
  RectifyBackupStatus status = { .known = TRUE,
                                 .facts = { saved, checked, 0 },
                                 .backed_up_at = backed_up,
                                 .failure = (char *) failure };
  char *text;

  rectify_foot_show (foot, &status, &check, "/backups", AFTERNOON);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (foot)));
  text = rectify_foot_dup_text (foot);
  g_object_unref (foot);
  return text;
}

static void
assert_foot (gint64 saved, gint64 backed_up, gint64 checked, const char *failure,
             const char *wanted)
{
  g_autofree char *text = dup_foot (saved, backed_up, checked, failure);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_foot (Fixture *fixture, gconstpointer data)
{
  const gint64 morning = AFTERNOON - 6 * 60 * 60 - 28 * 60;

  assert_foot (AFTERNOON, morning, AFTERNOON - DAY, NULL,
               "Saved 15:30 · Backed up today 9:02 · Checked 20 November");
  assert_foot (0, 0, 0, NULL, "Nothing edited yet · Not backed up yet · Checked when opened");
  assert_foot (AFTERNOON, 0, AFTERNOON, NULL,
               "Saved 15:30 · ! Not backed up yet · Checked today 15:30");
  assert_foot (AFTERNOON, AFTERNOON - 8 * DAY, AFTERNOON - 400 * DAY, NULL,
               "Saved 15:30 · ! Not backed up for 8 days · Checked 17 October 2025");
  assert_foot (AFTERNOON, AFTERNOON - 7 * DAY, AFTERNOON, NULL,
               "Saved 15:30 · Backed up 14 November · Checked today 15:30");
  /* What was not edited since is as safe as it was. */
  assert_foot (AFTERNOON - 60 * DAY, AFTERNOON - 50 * DAY, AFTERNOON, NULL,
               "Saved 22 September · Backed up 2 October · Checked today 15:30");
  assert_foot (AFTERNOON, morning, AFTERNOON, "The disk is full.",
               "Saved 15:30 · ! Backup failed · Checked today 15:30");
}

static void
assert_checked (RectifyFootState state, gint64 opened_at, gint64 checked, const char *wanted)
{
  g_autofree char *text = g_strdup_printf ("Saved 15:30 · Backed up today 15:30 · %s", wanted);

  check = (RectifyFootCheck){ state, opened_at };
  assert_foot (AFTERNOON, AFTERNOON, checked, NULL, text);
  check = (RectifyFootCheck){ 0 };
}

/* Only what is wrong alarms: that nobody asked for a check is not. */
static void
test_foot_checked (Fixture *fixture, gconstpointer data)
{
  const gint64 opened = AFTERNOON - 60 * 60;

  assert_checked (RECTIFY_FOOT_SOUND, opened, 0, "Checked when opened");
  assert_checked (RECTIFY_FOOT_SOUND, opened, opened - DAY, "Checked when opened");
  assert_checked (RECTIFY_FOOT_SOUND, opened, AFTERNOON, "Checked today 15:30");
  assert_checked (RECTIFY_FOOT_CHECKING, opened, opened - DAY, "Being checked…");
  assert_checked (RECTIFY_FOOT_UNCHECKED, opened, opened - DAY, "! Could not be checked");
  assert_checked (RECTIFY_FOOT_UNCHECKED, opened, AFTERNOON, "Checked today 15:30");
  assert_checked (RECTIFY_FOOT_DAMAGED, opened, AFTERNOON, "! Damaged");
}

static gboolean
is_previewed (Fixture *fixture)
{
  GtkWindow *dialog = app_get_dialog (fixture->parent);
  GtkWidget *preview
      = dialog != NULL ? find_type (GTK_WIDGET (dialog), RECTIFY_TYPE_BACKUP_PREVIEW) : NULL;

  return preview != NULL && rectify_backup_preview_is_read (RECTIFY_BACKUP_PREVIEW (preview));
}

static gboolean
is_asked (Fixture *fixture)
{
  return GTK_IS_MESSAGE_DIALOG (app_get_dialog (fixture->parent));
}

static gboolean
is_answered (Fixture *fixture)
{
  return !GTK_IS_MESSAGE_DIALOG (app_get_dialog (fixture->parent))
         && !rectify_session_is_busy (fixture->session);
}

/* What a backup holds is seen before it is restored; what is there goes to a backup first. */
static void
test_restore (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GtkWidget *preview;

  add_plan (fixture);
  edit (fixture, 2031);
  dialog = rectify_backups_dialog_present (fixture->parent, fixture->keeper);
  wait_for (fixture, is_previewed);
  preview = find_type (GTK_WIDGET (dialog), RECTIFY_TYPE_BACKUP_PREVIEW);
  g_assert_nonnull (strstr (rectify_backup_preview_get_summary (RECTIFY_BACKUP_PREVIEW (preview)),
                            "1 plan that differs"));
  g_assert_nonnull (find_label (preview, "甲局整改方案"));
  g_assert_nonnull (find_label (preview, "its particulars differ"));
  press (dialog, "Restore…");
  wait_for (fixture, is_asked);
  gtk_dialog_response (GTK_DIALOG (app_get_dialog (fixture->parent)), GTK_RESPONSE_ACCEPT);
  wait_for (fixture, is_answered);
  settle (fixture);
  g_assert_cmpint (rectify_plan_get_year (rectify_session_get_plan (fixture->session)), !=, 2031);
  g_assert_cmpuint (count_backups (fixture), ==, 2);
  g_assert_nonnull (find_label (GTK_WIDGET (dialog), "Restored."));
}

/* The plan that is shown may be one that the backup does not have. */
static void
test_restore_without_plan (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  rectify_backup_keeper_back_up (fixture->keeper);
  settle (fixture);
  add_plan (fixture);
  g_assert_nonnull (rectify_session_get_plan (fixture->session));
  dialog = rectify_backups_dialog_present (fixture->parent, fixture->keeper);
  wait_for (fixture, is_previewed);
  press (dialog, "Restore…");
  wait_for (fixture, is_asked);
  gtk_dialog_response (GTK_DIALOG (app_get_dialog (fixture->parent)), GTK_RESPONSE_ACCEPT);
  wait_for (fixture, is_answered);
  settle (fixture);
  g_assert_null (rectify_session_get_plan (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 0);
}

/* One plan alone comes back, beside what is there. */
static void
test_bring_back (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  add_plan (fixture);
  dialog = rectify_backups_dialog_present (fixture->parent, fixture->keeper);
  wait_for (fixture, is_previewed);
  press (dialog, "Back as a Copy");
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 2);
  rectify_session_undo (fixture->session, FALSE, NULL, NULL);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 1);
}

static gboolean
is_broken_shown (Fixture *fixture)
{
  return find_label (GTK_WIDGET (app_get_dialog (fixture->parent)), "Cannot be read:") != NULL;
}

/* One that cannot be read is listed, with the reason, and cannot be restored. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  GtkWindow *dialog;
  GtkWidget *restore;

  add_plan (fixture);
  path = g_strdup (rectify_backup_keeper_get_status (fixture->keeper)->path);
  g_assert_true (g_file_set_contents (path, "no ledger", -1, NULL));
  dialog = rectify_backups_dialog_present (fixture->parent, fixture->keeper);
  wait_for (fixture, is_broken_shown);
  settle (fixture);
  restore = find_button (GTK_WIDGET (dialog), "Restore…");
  g_assert_false (gtk_widget_is_sensitive (restore));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = rectify_backups_dialog_present (fixture->parent, fixture->keeper);
  GtkWidget *preview = find_type (GTK_WIDGET (dialog), RECTIFY_TYPE_BACKUP_PREVIEW);

  while (*rectify_backup_preview_get_summary (RECTIFY_BACKUP_PREVIEW (preview)) == '\0')
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_label (GTK_WIDGET (dialog), "There is no backup yet."));
  press (dialog, "Back Up Now");
  wait_for (fixture, is_previewed);
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

static gboolean
is_told (Fixture *fixture)
{
  return app_last_notice != NULL;
}

static gboolean
is_dialog_there (Fixture *fixture)
{
  GtkWindow *dialog = app_get_dialog (fixture->parent);

  return dialog != NULL && find_type (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON) != NULL;
}

static gboolean
is_text_there (Fixture *fixture)
{
  GtkWindow *dialog = app_get_dialog (fixture->parent);

  return dialog != NULL && find_type (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW) != NULL;
}

/* Plans leave the ledger and come in again as new ones. */
static void
test_exchange (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.rectify", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  add_plan (fixture);
  rectify_exchange_export (fixture->parent, rectify_session_get_ledger (fixture->session), 0, TRUE,
                           file, app_notice_cb);
  wait_for (fixture, is_told);
  g_assert_cmpstr (app_last_notice, ==, "Saved as “out.rectify”");
  g_clear_pointer (&app_last_notice, g_free);
  rectify_bring_in_dialog_present (fixture->parent, fixture->session, file, app_notice_cb);
  wait_for (fixture, is_dialog_there);
  press (app_get_dialog (fixture->parent), "Bring In");
  wait_for (fixture, is_told);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (fixture->session)), ==, 2);
}

static char *
dup_text (Fixture *fixture)
{
  GtkWidget *view = find_type (GTK_WIDGET (app_get_dialog (fixture->parent)), GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
test_handover (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.zip", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;

  add_plan (fixture);
  rectify_exchange_hand_over (fixture->parent, rectify_session_get_ledger (fixture->session), 0,
                              file);
  wait_for (fixture, is_text_there);
  text = dup_text (fixture);
  g_assert_nonnull (strstr (text, "Plans: 1"));
  gtk_window_destroy (app_get_dialog (fixture->parent));
  rectify_exchange_check (fixture->parent, file);
  wait_for (fixture, is_text_there);
  g_free (text);
  text = dup_text (fixture);
  g_assert_nonnull (strstr (text, "✓ The ledger is sound; plans: 1"));
  g_assert_nonnull (strstr (text, "✓ plans/plan-001.pdf: as it was"));
  g_assert_null (strstr (text, "✗"));
}

/* Who quits does not wait for it, and nothing is left of it. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = rectify_backup_dup_folder (fixture->path);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  add_plan (fixture);
  rectify_backup_keeper_back_up (fixture->keeper);
  rectify_backup_keeper_stop (fixture->keeper);
  settle (fixture);
  rectify_backup_keeper_back_up (fixture->keeper);
  g_assert_false (rectify_backup_keeper_is_busy (fixture->keeper));
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_suffix (name, ".rectify"));
  g_assert_cmpuint (fixture->problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = { { "/backups/daily", test_daily },
                { "/backups/undo-counts", test_undo_counts },
                { "/backups/folder-gone", test_folder_gone },
                { "/backups/failure", test_failure },
                { "/backups/given-up", test_given_up },
                { "/backups/foot", test_foot },
                { "/backups/foot-checked", test_foot_checked },
                { "/backups/restore", test_restore },
                { "/backups/restore-without-plan", test_restore_without_plan },
                { "/backups/bring-back", test_bring_back },
                { "/backups/unreadable", test_unreadable },
                { "/backups/empty", test_empty },
                { "/exchange/export-and-bring-in", test_exchange },
                { "/exchange/handover", test_handover } };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
