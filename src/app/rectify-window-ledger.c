/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "dialogs/rectify-form.h"
#include "rectify-file-choice.h"
#include "rectify-messages.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/* So many ledgers stay in the menu. */
#define MAX_RECENT 8

#define RECENT_KEY "recent-ledgers"

/* Each ledger has its own last plan. */
static char *
dup_plan_key (RectifyWindow *self)
{
  const char *path = rectify_ledger_get_path (rectify_session_get_ledger (self->session));
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, path, -1);

  return g_strdup_printf ("plan-%.12s", sum);
}

/**
 * rectify_window_remember_plan:
 * @self: a window that shows a plan
 *
 * Notes which plan is to be shown at the next start.
 */
void
rectify_window_remember_plan (RectifyWindow *self)
{
  g_autofree char *key = dup_plan_key (self);

  rectify_state_set_id (key, rectify_plan_get_id (rectify_session_get_plan (self->session)));
}

static void
plan_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RectifyWindow *self = user_data;

  self->picking = FALSE;
  rectify_window_report_cb (source, result, self);
}

/**
 * rectify_window_pick_plan:
 * @self: a window
 *
 * Shows a plan if none is shown: the one that was shown last, or else the last in the list, which
 * is of the latest year.
 */
void
rectify_window_pick_plan (RectifyWindow *self)
{
  GListModel *plans = rectify_session_get_plans (self->session);
  g_autofree char *key = NULL;
  gint64 wanted, picked = 0;

  if (self->picking || rectify_session_get_ledger (self->session) == NULL
      || rectify_session_get_plan (self->session) != NULL)
    return;
  key = dup_plan_key (self);
  wanted = rectify_state_get_id (key);
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, i);

      if (picked == 0 || picked != wanted)
        picked = rectify_plan_info_get_id (info);
    }
  if (picked == 0)
    return;
  self->picking = TRUE;
  rectify_session_show_plan (self->session, picked, plan_picked_cb, g_object_ref (self));
}

static void
show_recent (RectifyWindow *self)
{
  g_auto (GStrv) paths = rectify_state_dup_list (RECENT_KEY);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths[i]);
      g_autofree char *folder = g_path_get_dirname (paths[i]);
      g_autofree char *shown_folder = g_filename_display_name (folder);
      /* Translators: the name of a file, and the folder that it is in. */
      g_autofree char *label = g_strdup_printf (C_ ("file, folder", "%s (%s)"), name, shown_folder);
      g_auto (GStrv) parts = g_strsplit (label, "_", -1);
      g_autofree char *escaped = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", paths[i]);
      g_menu_append_item (self->recent_menu, item);
    }
}

static void
add_recent (RectifyWindow *self)
{
  g_auto (GStrv) paths = rectify_state_dup_list (RECENT_KEY);
  const char *path = rectify_ledger_get_path (rectify_session_get_ledger (self->session));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  /* The file of the state is text, and so is all in it. */
  if (!g_utf8_validate (path, -1, NULL))
    return;
  g_ptr_array_add (list, (gpointer) path);
  for (guint i = 0; paths[i] != NULL && list->len < MAX_RECENT; i++)
    if (!g_str_equal (paths[i], path))
      g_ptr_array_add (list, paths[i]);
  g_ptr_array_add (list, NULL);
  rectify_state_set_list (RECENT_KEY, (const char *const *) list->pdata);
  rectify_state_save ();
  show_recent (self);
}

static void open_ledger_dialog (RectifyWindow *self);

static void
failure_answered_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  /* It outlives this call, and must not look for the window it was over when that is gone. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    open_ledger_dialog (self);
  else if (response == GTK_RESPONSE_APPLY)
    rectify_window_recover (self, self->wanted_path);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
is_recoverable (const GError *error)
{
  return g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_DAMAGED);
}

static void
recovery_answered_cb (gboolean confirmed, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (confirmed)
    rectify_window_recover (self, self->wanted_path);
}

/* Where it should be may be on another computer, and its name says nothing about that. */
static char *
dup_failure (RectifyWindow *self, const GError *error)
{
  g_autofree char *folder
      = self->wanted_path != NULL ? g_path_get_dirname (self->wanted_path) : NULL;
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;

  if (folder == NULL || g_file_test (folder, G_FILE_TEST_EXISTS)
      || !g_error_matches (error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_NOT_FOUND))
    return g_strdup (error->message);
  return g_strdup_printf (
      _ ("The ledger should be in the folder %s, which is not there. If that is "
         "on another disk or computer, connect it and start again; else ask "
         "your administrator."),
      shown);
}

/* Without a ledger there is nothing to go on with: another one, or the end. */
static void
show_failure (RectifyWindow *self, const GError *error)
{
  GtkWidget *dialog = gtk_message_dialog_new (GTK_WINDOW (self),
                                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                              GTK_MESSAGE_ERROR, GTK_BUTTONS_NONE, "%s",
                                              _ ("The ledger cannot be opened"));

  g_autofree char *words = dup_failure (self, error);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", words);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Quit"), GTK_RESPONSE_CLOSE);
  if (is_recoverable (error))
    gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Recover into a New File…"),
                           GTK_RESPONSE_APPLY);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Open Another Ledger…"), GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);
  g_signal_connect (dialog, "response", G_CALLBACK (failure_answered_cb), g_object_ref (self));
  rectify_message_tell (dialog, _ ("The ledger cannot be opened"), words);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (!done)
    {
      if (rectify_session_get_ledger (self->session) == NULL)
        show_failure (self, error);
      else if (is_recoverable (error))
        rectify_message_confirm (GTK_WINDOW (self), _ ("The ledger cannot be opened"),
                                 error->message, _ ("_Recover into a New File…"), FALSE,
                                 recovery_answered_cb, g_object_ref (self));
      else
        rectify_message_error (GTK_WINDOW (self), _ ("The ledger cannot be opened"), error);
      if (rectify_session_get_ledger (self->session) != NULL)
        rectify_window_import_wanted (self, FALSE);
      return;
    }
  add_recent (self);
  rectify_window_show_plans (self);
  rectify_window_pick_plan (self);
  rectify_window_tell_sample (self);
  /* Of several ledgers the documents go into the last. */
  if (rectify_ledger_is_at (rectify_session_get_ledger (self->session), self->wanted_path))
    rectify_window_import_wanted (self, TRUE);
}

/* The uppermost dialog that keeps the user from a window. */
static GtkWindow *
find_dialog (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWindow *upper;

      if (gtk_window_get_transient_for (window) != parent || !gtk_window_get_modal (window)
          || !gtk_widget_get_visible (GTK_WIDGET (window)))
        continue;
      upper = find_dialog (window);
      return upper != NULL ? upper : window;
    }
  return NULL;
}

/**
 * rectify_window_find_dialog:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the uppermost dialog that keeps the user from it
 */
GtkWindow *
rectify_window_find_dialog (RectifyWindow *self)
{
  return find_dialog (GTK_WINDOW (self));
}

/**
 * rectify_window_is_free:
 * @self: a window
 * @of_plan: whether a dialog matters only if it is about the plan that is shown
 * @primary: what cannot be done under a dialog
 *
 * What is typed into a form belongs to the plan under it; what a dialog shows to the ledger.
 *
 * Returns: whether there is no dialog; if there is one, that is said
 */
gboolean
rectify_window_is_free (RectifyWindow *self, gboolean of_plan, const char *primary)
{
  GtkWindow *form = of_plan ? rectify_form_find_open (GTK_WINDOW (self), TRUE)
                            : find_dialog (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (form == NULL)
    return TRUE;
  /* It asks or says something itself. */
  if (GTK_IS_MESSAGE_DIALOG (form))
    {
      gtk_window_present (form);
      return FALSE;
    }
  g_set_error_literal (&error, RECTIFY_LEDGER_ERROR, RECTIFY_LEDGER_ERROR_BUSY,
                       _ ("Finish or close the dialog that is open, and try again."));
  gtk_window_present (form);
  rectify_message_error (form, primary, error);
  return FALSE;
}

/**
 * rectify_window_open_at_once:
 * @self: a window
 * @path: a ledger
 * @flags: how to open it
 *
 * Does what rectify_window_open_ledger() does, whatever ledger it is.
 */
void
rectify_window_open_at_once (RectifyWindow *self, const char *path, RectifyLedgerFlags flags)
{
  if (!rectify_window_is_free (self, FALSE, _ ("The ledger cannot be opened")))
    return;
  /* A plan of the same number in another ledger was not looked at. */
  self->notice_plan = 0;
  g_free (self->wanted_path);
  self->wanted_path = g_strdup (path);
  rectify_session_open (self->session, path, flags, opened_cb, g_object_ref (self));
}

static void
ledger_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;

  /* The window is gone, and the dialog with it. */
  if (self->session == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (path != NULL)
    rectify_window_open_ledger (self, path, RECTIFY_LEDGER_OPEN);
  else if (file != NULL)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("It is not on this computer. Copy it here and open the copy."));
      rectify_message_error (GTK_WINDOW (self), _ ("The ledger cannot be opened"), error);
    }
  else if (rectify_session_get_ledger (self->session) == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
open_ledger_dialog (RectifyWindow *self)
{
  rectify_choose_file_to_open (GTK_WINDOW (self), _ ("Open a Ledger"), RECTIFY_FILES_OF_LEDGERS,
                               RECTIFY_FILE_LEDGER, ledger_chosen_cb, g_object_ref (self));
}

static void
open_ledger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_ledger_dialog (user_data);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_window_open_ledger (user_data, g_variant_get_string (parameter, NULL),
                              RECTIFY_LEDGER_OPEN);
}

/**
 * rectify_window_install_ledger_actions:
 * @self: a window
 *
 * Installs the actions that open ledgers.
 */
void
rectify_window_install_ledger_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "open-ledger", .activate = open_ledger_cb },
          { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  show_recent (self);
}
