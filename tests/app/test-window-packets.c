/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "app-testing.h"
#include "form-editor.h"
#include "rectify-backup.h"
#include "rectify-bar.h"
#include "rectify-forms.h"
#include "rectify-ledger-packet.h"
#include "rectify-plan-info.h"
#include "rectify-window-private.h"

/* Returns from three units, one after another, in the window. */
typedef struct {
  char *folder;
  char *path;
  RectifyWindow *window;
} Fixture;

/* What is answered, by its place among the buttons. */
enum { WAY_STOP, WAY_SKIP };
enum { WAY_OPEN, WAY_MERGE };
enum { WAY_ONLY };

static GtkApplication *application;
static const char *const units[] = { "办公室", "财务科", "人事科" };

static RectifyPlan *
make_plan (void)
{
  RectifyPlan *plan = rectify_plan_new ();

  rectify_plan_set_title (plan, "整改方案");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *const names[] = { units[i], NULL };
      g_autoptr (RectifyItem) item = rectify_item_new (RECTIFY_ITEM_MEASURE);
      g_autoptr (RectifyAssignment) assignment
          = rectify_assignment_new (RECTIFY_ROLE_LEAD_UNIT, "牵头单位", units[i], names);

      rectify_item_set_text (item, "措施");
      rectify_item_add_assignment (item, assignment);
      rectify_item_append_child (rectify_plan_get_root (plan), item);
    }
  return plan;
}

static char *
dup_packet (Fixture *self, guint i)
{
  g_autofree char *name = g_strdup_printf ("packet-%u.rectify", i);

  return g_build_filename (self->folder, name, NULL);
}

/* What a unit does with its only measure. */
static void
work (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RectifyLedger) ledger = rectify_ledger_open (path, RECTIFY_LEDGER_OPEN, &error);
  g_autoptr (RectifyPlan) plan = rectify_ledger_load_plan (ledger, 1, &error);

  rectify_item_set_text (rectify_item_get_child (rectify_plan_get_root (plan), 0), text);
  rectify_ledger_save_plan (ledger, plan, "Edit", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (RectifyPlan) plan = make_plan ();

  self->folder = app_make_folder (&self->path);
  app_present_window (application, &self->window);
  rectify_window_open_ledger (self->window, self->path, RECTIFY_LEDGER_CREATE);
  app_settle (self->window->session);
  app_add_plan (self->window->session, plan);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = dup_packet (self, i);

      rectify_ledger_send_packet (rectify_session_get_ledger (self->window->session), 1, units[i],
                                  path, FALSE, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  app_close_window (&self->window);
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static GtkWindow *
get_dialog (Fixture *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self->window)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
press (Fixture *self, const char *label)
{
  GtkWindow *dialog = get_dialog (self);

  g_assert_nonnull (dialog);
  g_signal_emit_by_name (app_find_button (GTK_WIDGET (dialog), label), "clicked");
  app_settle (self->window->session);
}

static void
find_and_answer (int response)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkDialog *question = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        question = GTK_DIALOG (window);
    }
  g_assert_nonnull (question);
  gtk_dialog_response (question, response);
}

/* Gives an answer to a question: one of its ways. */
static void
answer (Fixture *self, int response)
{
  find_and_answer (response);
  app_settle (self->window->session);
}

static void
merge_all (Fixture *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->window), "merge-files");

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *path = dup_packet (self, i);

      g_variant_builder_add (&builder, "s", path);
    }
  g_assert_true (g_action_get_enabled (action));
  g_action_activate (action, g_variant_builder_end (&builder));
  app_settle (self->window->session);
}

/* Two units have worked, the third has not. */
static void
merge_two (Fixture *self)
{
  g_autofree char *first = dup_packet (self, 0);
  g_autofree char *second = dup_packet (self, 1);

  work (first, "甲");
  work (second, "乙");
  merge_all (self);
}

static void
assert_texts (Fixture *self, const char *expected)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (self->window->session));
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < rectify_item_get_n_children (root); i++)
    g_string_append (texts, rectify_item_get_text (rectify_item_get_child (root, i)));
  g_assert_cmpstr (texts->str, ==, expected);
}

static void
assert_notice (Fixture *self, const char *expected, gboolean undo)
{
  g_assert_true (gtk_revealer_get_reveal_child (self->window->notice));
  g_assert_cmpstr (gtk_label_get_text (self->window->notice_label), ==, expected);
  g_assert_cmpint (gtk_widget_get_visible (self->window->notice_button), ==, undo);
}

/* Of the ledger as it was before anything was merged. */
static guint
count_backups (Fixture *self)
{
  const char *path = rectify_ledger_get_path (rectify_session_get_ledger (self->window->session));
  g_autofree char *folder = rectify_backup_dup_folder (path);
  g_autoptr (GPtrArray) backups = rectify_backup_list (folder, path, NULL);
  guint n_merges = 0;

  for (guint i = 0; backups != NULL && i < backups->len; i++)
    n_merges += ((RectifyBackup *) backups->pdata[i])->reason == RECTIFY_BACKUP_MERGE;
  return n_merges;
}

/* Each gets its review; what has nothing new is said, and gets none. */
static void
test_several (Fixture *self, gconstpointer data)
{
  merge_two (self);
  g_assert_cmpstr (gtk_window_get_title (get_dialog (self)), ==, "Merge a Return (1 of 3)");
  press (self, "_Merge");
  assert_texts (self, "甲措施措施");
  g_assert_cmpstr (gtk_window_get_title (get_dialog (self)), ==, "Merge a Return (2 of 3)");
  press (self, "_Merge");
  g_assert_null (get_dialog (self));
  assert_texts (self, "甲乙措施");
  /* The notice offers to take back all of them. */
  assert_notice (self, "2 merged (2 changes), 1 with nothing new", TRUE);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (self->window->notice_button)),
                   ==, "win.undo-all");
  g_assert_cmpuint (count_backups (self), ==, 1);
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "undo-all", NULL);
  app_settle (self->window->session);
  assert_texts (self, "措施措施措施");
  assert_notice (self, "2 edits undone", FALSE);
  /* And made again as one, as often as one likes. */
  for (guint i = 0; i < 2; i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self->window), "redo", NULL);
      app_settle (self->window->session);
      assert_texts (self, "甲乙措施");
      assert_notice (self, "2 edits made again", FALSE);
      g_action_group_activate_action (G_ACTION_GROUP (self->window), "undo", NULL);
      app_settle (self->window->session);
      assert_texts (self, "措施措施措施");
    }
}

static gboolean
set_title (RectifyPlan *draft, gpointer user_data, GError **error)
{
  rectify_plan_set_title (draft, user_data);
  return TRUE;
}

static void
undo (Fixture *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "undo", NULL);
  app_settle (self->window->session);
}

static void
redo (Fixture *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "redo", NULL);
  app_settle (self->window->session);
}

/* So does the key, but not with what was edited after them. */
static void
test_undo_batch (Fixture *self, gconstpointer data)
{
  merge_two (self);
  press (self, "_Merge");
  press (self, "_Merge");
  rectify_session_edit (self->window->session, "Mine", set_title, (gpointer) "别的方案", NULL, NULL,
                        NULL);
  app_settle (self->window->session);
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (self->window->session)), ==,
                   "别的方案");
  undo (self);
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (self->window->session)), !=,
                   "别的方案");
  assert_texts (self, "甲乙措施");
  undo (self);
  assert_texts (self, "措施措施措施");
  assert_notice (self, "2 edits undone", FALSE);
  /* What was undone before them comes back after them, by itself. */
  redo (self);
  assert_texts (self, "甲乙措施");
  redo (self);
  g_assert_cmpstr (rectify_plan_get_title (rectify_session_get_plan (self->window->session)), ==,
                   "别的方案");
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), "redo"));
}

/* The keys of the application come to its main window alone. */
static void
press_quit (GtkWidget *dialog)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (dialog);
  g_autoptr (GtkShortcutTrigger) quit = gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), quit))
            continue;
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, dialog, NULL);
          return;
        }
    }
  g_assert_not_reached ();
}

/* Nobody is to think at the end of the day that what lies undecided was merged; nor does the next one
 * come up where all are left. */
static void
test_close_window (Fixture *self, gconstpointer data)
{
  g_autofree char *first = dup_packet (self, 0);
  g_autofree char *second = dup_packet (self, 1);
  gpointer window = self->window;

  work (first, "甲");
  work (second, "乙");
  merge_all (self);
  gtk_window_close (GTK_WINDOW (self->window));
  app_settle (self->window->session);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->window)));
  answer (self, GTK_RESPONSE_CANCEL);
  g_assert_cmpstr (gtk_window_get_title (get_dialog (self)), ==, "Merge a Return (1 of 3)");
  g_object_add_weak_pointer (window, &window);
  press_quit (GTK_WIDGET (get_dialog (self)));
  app_run_pending ();
  find_and_answer (GTK_RESPONSE_ACCEPT);
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  self->window = NULL;
}

/* Forms go the same way, among packets; nothing was filled in in this one. */
static void
test_forms (Fixture *self, gconstpointer data)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->window->session);
  g_autofree char *form = g_build_filename (self->folder, "form.xlsx", NULL);
  g_autofree char *packet = dup_packet (self, 1);
  const char *const paths[] = { form, packet, NULL };
  g_autoptr (GError) error = NULL;

  rectify_forms_send (ledger, 1, units[0], form, FALSE, &error);
  g_assert_no_error (error);
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "merge-files",
                                  g_variant_new_strv (paths, -1));
  app_settle (self->window->session);
  g_assert_null (get_dialog (self));
  assert_notice (self, "2 with nothing new", FALSE);
}

/* One that is left does not keep the others, nor does one that cannot be read. */
static void
test_left (Fixture *self, gconstpointer data)
{
  g_autofree char *first = dup_packet (self, 0);
  g_autofree char *second = dup_packet (self, 1);
  g_autofree char *third = dup_packet (self, 2);

  work (first, "甲");
  work (third, "丙");
  g_assert_true (g_file_set_contents (second, "x", 1, NULL));
  merge_all (self);
  press (self, "_Cancel");
  /* Not yet: what is decided is still there. */
  answer (self, GTK_RESPONSE_CANCEL);
  g_assert_cmpstr (gtk_window_get_title (get_dialog (self)), ==, "Merge a Return (1 of 3)");
  press (self, "_Cancel");
  answer (self, WAY_SKIP);
  press (self, "_Merge");
  assert_texts (self, "措施措施丙");
  assert_notice (self, "1 merged (1 change), 1 skipped, 1 failed", TRUE);
  /* At the end it is said which one. */
  g_assert_true (GTK_IS_MESSAGE_DIALOG (get_dialog (self)));
  gtk_window_destroy (get_dialog (self));
  app_settle (self->window->session);
}

/* What was merged before stays; the others are not looked at. */
static void
test_stopped (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *path = dup_packet (self, i);

      work (path, "改");
    }
  merge_all (self);
  press (self, "_Merge");
  press (self, "_Cancel");
  answer (self, WAY_STOP);
  g_assert_null (get_dialog (self));
  assert_texts (self, "改措施措施");
  assert_notice (self, "1 merged (1 change), 2 skipped", TRUE);
}

static void
open_file (Fixture *self, const char *path)
{
  rectify_window_open_ledger (self->window, path, RECTIFY_LEDGER_OPEN);
  app_settle (self->window->session);
}

/* As when they are dropped on the window, or opened by the desktop. */
static void
open_files (Fixture *self, const char *first, const char *second)
{
  g_autoptr (GFile) one = g_file_new_for_path (first);
  g_autoptr (GFile) other = g_file_new_for_path (second != NULL ? second : first);
  GFile *files[] = { one, other };

  rectify_window_open_files (self->window, files, second != NULL ? 2 : 1);
  app_settle (self->window->session);
}

static gboolean
is_enabled (Fixture *self, const char *action)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (self->window), action));
}

/* A packet says what it is, and nothing is done in it that its office would not get. */
static void
test_opened (Fixture *self, gconstpointer data)
{
  static const char *const forbidden[]
      = { "new-plan",    "import",       "import-clipboard", "bring-in",       "delete-plan",
          "send-packet", "merge-return", "merge-files",      "compact-history" };
  g_autofree char *path = dup_packet (self, 0);

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_true (is_enabled (self, forbidden[i]));
  g_assert_false (gtk_widget_get_visible (self->window->packet_bar));
  open_file (self, path);
  answer (self, WAY_OPEN);
  g_assert_true (gtk_widget_get_visible (self->window->packet_bar));
  g_assert_cmpstr (rectify_bar_get_text (self->window->packet_bar), ==,
                   "These are the tasks of 办公室 from “整改方案”. When they are done, close the "
                   "window and send this file back to the office. Other plans are made, imported "
                   "and sent out in your own ledger.");
  g_assert_cmpstr (gtk_label_get_text (self->window->title_label), ==, "Tasks of 办公室: 整改方案");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==,
                   "Tasks of 办公室: 整改方案");
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_false (is_enabled (self, forbidden[i]));
  g_assert_true (is_enabled (self, "properties"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (self->window->add_button), !=, "New plan");
  /* Nothing of it is left when the office's own ledger is open again. */
  open_file (self, self->path);
  g_assert_false (gtk_widget_get_visible (self->window->packet_bar));
  g_assert_cmpstr (gtk_label_get_text (self->window->title_label), ==, "整改方案");
  g_assert_true (is_enabled (self, "new-plan"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (self->window->add_button), ==, "New plan");
}

static void
assert_merged (Fixture *self)
{
  press (self, "_Merge");
  assert_texts (self, "甲措施措施");
  g_assert_cmpuint (g_list_model_get_n_items (rectify_session_get_plans (self->window->session)),
                    ==, 1);
  g_assert_cmpstr (rectify_ledger_get_path (rectify_session_get_ledger (self->window->session)), ==,
                   self->path);
}

/* However it comes in, what was sent out from here is merged with what it was made from. */
static void
test_open_return (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_packet (self, 0);

  work (path, "甲");
  open_file (self, path);
  answer (self, WAY_MERGE);
  assert_merged (self);
}

static void
test_import_return (Fixture *self, gconstpointer data)
{
  g_autofree char *path = dup_packet (self, 0);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  work (path, "甲");
  rectify_window_import (self->window, file);
  app_settle (self->window->session);
  /* As a plan of its own it is no use. */
  g_assert_null (app_find_button (GTK_WIDGET (get_dialog (self)), "_Open It by Itself"));
  answer (self, WAY_ONLY);
  assert_merged (self);
}

/* As when several are dropped: they are asked about once, and merged one after another. */
static void
test_open_returns (Fixture *self, gconstpointer data)
{
  g_autofree char *first = dup_packet (self, 0);
  g_autofree char *second = dup_packet (self, 1);

  work (first, "改");
  work (second, "改");
  open_files (self, first, second);
  answer (self, WAY_ONLY);
  press (self, "_Merge");
  press (self, "_Merge");
  assert_texts (self, "改改措施");
  assert_notice (self, "2 merged (2 changes)", TRUE);
}

/* Among returns another ledger is none: it is said that it is left, and what is merged is the rest. */
static void
test_open_mixed (Fixture *self, gconstpointer data)
{
  g_autofree char *own = g_build_filename (self->folder, "own.rectify", NULL);
  g_autofree char *path = dup_packet (self, 0);

  g_object_unref (rectify_ledger_open (own, RECTIFY_LEDGER_CREATE, NULL));
  work (path, "甲");
  open_files (self, path, own);
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (self)), "own.rectify"));
  answer (self, WAY_ONLY);
  assert_merged (self);
}

/* The form of a unit, in which it reports on its only measure. */
static char *
fill_form (Fixture *self, guint i, const char *words)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->window->session);
  g_autofree char *name = g_strdup_printf ("form-%u.xlsx", i);
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (FormEditor) form = NULL;

  rectify_forms_send (ledger, 1, units[i], path, FALSE, &error);
  g_assert_no_error (error);
  form = form_editor_new (path);
  form_editor_set (form, "H5", words);
  form_editor_save (form, path);
  return path;
}

static void
assert_progress (Fixture *self, guint i, const char *expected)
{
  RectifyItem *root = rectify_plan_get_root (rectify_session_get_plan (self->window->session));
  GPtrArray *progress = rectify_item_get_progress (rectify_item_get_child (root, i));

  g_assert_cmpuint (progress->len, ==, expected != NULL);
  if (expected != NULL)
    g_assert_cmpstr (rectify_progress_entry_get_text (progress->pdata[0]), ==, expected);
}

/* A form is known by what is in it, by whichever way it comes: it is no document to be imported. */
static void
test_open_form (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fill_form (self, 0, "已办。");
  g_autofree char *renamed = g_build_filename (self->folder, "回复", NULL);

  g_assert_cmpint (g_rename (path, renamed), ==, 0);
  open_files (self, renamed, NULL);
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (self)), "Excel form with the tasks of "
                                                                    "办公室"));
  answer (self, GTK_RESPONSE_CANCEL);
  assert_progress (self, 0, NULL);
  open_files (self, renamed, NULL);
  answer (self, WAY_MERGE);
  press (self, "_Merge");
  assert_progress (self, 0, "已办。");
  /* Looked at once more it has nothing new. */
  open_files (self, renamed, NULL);
  answer (self, WAY_MERGE);
  g_assert_null (get_dialog (self));
  assert_notice (self, "Nothing new from 办公室", FALSE);
}

static void
wait_for_reading (Fixture *self)
{
  while (get_dialog (self) == NULL || GTK_IS_MESSAGE_DIALOG (get_dialog (self))
         || app_find_button (GTK_WIDGET (get_dialog (self)), "_Import") == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* By Import, where it may be a document after all. */
static void
test_import_form (Fixture *self, gconstpointer data)
{
  g_autofree char *path = fill_form (self, 1, "已办。");
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rectify_window_import (self->window, file);
  app_settle (self->window->session);
  answer (self, WAY_MERGE);
  press (self, "_Merge");
  assert_progress (self, 1, "已办。");
  rectify_window_import (self->window, file);
  app_settle (self->window->session);
  answer (self, WAY_OPEN);
  wait_for_reading (self);
  gtk_window_destroy (get_dialog (self));
  app_settle (self->window->session);
}

/* Several at once, among packets and what is none of it. */
static void
test_open_forms (Fixture *self, gconstpointer data)
{
  g_autofree char *first = fill_form (self, 0, "甲已办。");
  g_autofree char *second = fill_form (self, 2, "丙已办。");
  g_autofree char *packet = dup_packet (self, 1);
  g_autofree char *document = g_build_filename (self->folder, "方案.txt", NULL);

  open_files (self, first, second);
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (self)), "2 files are Excel forms"));
  answer (self, WAY_ONLY);
  press (self, "_Merge");
  press (self, "_Merge");
  assert_progress (self, 0, "甲已办。");
  assert_progress (self, 2, "丙已办。");
  /* Two of each: what was done, and that it is begun. */
  assert_notice (self, "2 merged (4 changes)", TRUE);

  work (packet, "乙");
  open_files (self, packet, first);
  answer (self, WAY_ONLY);
  press (self, "_Merge");
  assert_texts (self, "措施乙措施");
  /* One for each time that something was merged, not for each file. */
  g_assert_cmpuint (count_backups (self), ==, 2);
  g_assert_true (g_file_set_contents (document, "一、问题", -1, NULL));
  open_files (self, first, document);
  g_assert_nonnull (app_find_label (GTK_WIDGET (get_dialog (self)), "方案.txt"));
  answer (self, GTK_RESPONSE_CANCEL);
}

/* A packet of another ledger is opened as it is; brought in, it is said that it is none of ours. */
static void
test_other (Fixture *self, gconstpointer data)
{
  g_autofree char *own = g_build_filename (self->folder, "own.rectify", NULL);
  g_autofree char *path = dup_packet (self, 0);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  rectify_window_open_ledger (self->window, own, RECTIFY_LEDGER_CREATE);
  app_settle (self->window->session);
  rectify_window_import (self->window, file);
  app_settle (self->window->session);
  while (get_dialog (self) == NULL
         || app_find_label (GTK_WIDGET (get_dialog (self)), "another office sent to 办公室")
                == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (get_dialog (self));
  app_settle (self->window->session);
  open_file (self, path);
  g_assert_null (get_dialog (self));
  g_assert_cmpstr (rectify_ledger_get_path (rectify_session_get_ledger (self->window->session)), ==,
                   path);
}

static void
add_tests (GtkApplication *tested)
{
  application = tested;
  g_test_add ("/window/packets/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/window/packets/undo-batch", Fixture, NULL, set_up, test_undo_batch, tear_down);
  g_test_add ("/window/packets/close-window", Fixture, NULL, set_up, test_close_window, tear_down);
  g_test_add ("/window/packets/forms", Fixture, NULL, set_up, test_forms, tear_down);
  g_test_add ("/window/packets/left", Fixture, NULL, set_up, test_left, tear_down);
  g_test_add ("/window/packets/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/window/packets/opened", Fixture, NULL, set_up, test_opened, tear_down);
  g_test_add ("/window/packets/open-return", Fixture, NULL, set_up, test_open_return, tear_down);
  g_test_add ("/window/packets/open-returns", Fixture, NULL, set_up, test_open_returns, tear_down);
  g_test_add ("/window/packets/open-mixed", Fixture, NULL, set_up, test_open_mixed, tear_down);
  g_test_add ("/window/packets/import-return", Fixture, NULL, set_up, test_import_return,
              tear_down);
  g_test_add ("/window/packets/open-form", Fixture, NULL, set_up, test_open_form, tear_down);
  g_test_add ("/window/packets/import-form", Fixture, NULL, set_up, test_import_form, tear_down);
  g_test_add ("/window/packets/open-forms", Fixture, NULL, set_up, test_open_forms, tear_down);
  g_test_add ("/window/packets/other", Fixture, NULL, set_up, test_other, tear_down);
}

int
main (int argc, char **argv)
{
  return app_run_tests (argc, argv, add_tests);
}
