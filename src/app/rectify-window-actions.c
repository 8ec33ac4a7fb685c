/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-dialogs.h"
#include "dialogs/rectify-editions-dialog.h"
#include "rectify-clipboard.h"
#include "rectify-edit-name.h"
#include "rectify-file-choice.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

/**
 * rectify_window_enable:
 * @self: a window
 * @action: the name of one of its actions
 * @enabled: whether it can be used now
 */
void
rectify_window_enable (RectifyWindow *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static void
new_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_new_plan_dialog_present (GTK_WINDOW (self), self->session);
}

static void
import_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (file != NULL)
    rectify_window_import (self, file);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_choose_file_to_open (GTK_WINDOW (user_data), _ ("Import a Document"),
                               RECTIFY_FILES_TO_IMPORT, RECTIFY_FILE_DOCUMENT, import_chosen_cb,
                               g_object_ref (user_data));
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = rectify_clipboard_read_finish (GDK_CLIPBOARD (source), result, &error);

  if (bytes != NULL)
    rectify_import_dialog_present_bytes (GTK_WINDOW (self), self->session, bytes, _ ("Clipboard"));
  else
    rectify_message_error (GTK_WINDOW (self), _ ("The clipboard cannot be imported"), error);
}

static void
import_clipboard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_clipboard_read_async (gtk_widget_get_clipboard (user_data), clipboard_read_cb,
                                g_object_ref (user_data));
}

static void
properties_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_properties_dialog_present (user_data, RECTIFY_WINDOW (user_data)->session);
}

static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, FALSE);
}

static void
freeze_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_freeze_dialog_present (user_data, RECTIFY_WINDOW (user_data)->session, notice_cb);
}

static void
editions_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_editions_dialog_present (user_data, RECTIFY_WINDOW (user_data)->session);
}

static void
directory_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_directory_dialog_present (user_data, RECTIFY_WINDOW (user_data)->session);
}

typedef struct {
  gint64 id;
  char *name;
} Deletion;

static void
deletion_free (gpointer data)
{
  g_free (((Deletion *) data)->name);
  g_free (data);
}

static gboolean
delete_plan (RectifyLedger *ledger, gpointer user_data, GError **error)
{
  Deletion *deletion = user_data;

  return rectify_ledger_delete_plan (ledger, deletion->id, deletion->name, error);
}

static void
plan_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (rectify_session_finish (RECTIFY_SESSION (source), result, &error))
    rectify_window_notify (self, _ ("The plan was deleted"), TRUE);
  else
    rectify_window_show_error (self, _ ("The plan could not be deleted"), error);
}

static void
delete_plan_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->id = rectify_plan_get_id (plan);
  deletion->name = g_strdup (N_ ("Delete plan"));
  rectify_session_run (self->session, delete_plan, deletion, deletion_free, plan_deleted_cb,
                       g_object_ref (self));
}

static void
expand_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_plan_view_expand_all (RECTIFY_WINDOW (user_data)->plan_view, TRUE);
}

static void
collapse_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_plan_view_expand_all (RECTIFY_WINDOW (user_data)->plan_view, FALSE);
}

static void
change_view_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RectifyWindow *self = user_data;
  const char *name = g_variant_get_string (value, NULL);

  if (gtk_stack_get_child_by_name (self->view_stack, name) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->view_stack, name);
  gtk_widget_grab_focus (rectify_window_get_view (self));
}

/**
 * rectify_window_install_actions:
 * @self: a window
 *
 * Installs the actions on ledgers and plans.
 */
void
rectify_window_install_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-plan", .activate = new_plan_cb },
    { .name = "import", .activate = import_cb },
    { .name = "import-clipboard", .activate = import_clipboard_cb },
    { .name = "properties", .activate = properties_cb },
    { .name = "directory", .activate = directory_cb },
    { .name = "freeze", .activate = freeze_cb },
    { .name = "editions", .activate = editions_cb },
    { .name = "delete-plan", .activate = delete_plan_cb },
    { .name = "expand-all", .activate = expand_all_cb },
    { .name = "collapse-all", .activate = collapse_all_cb },
    { .name = "view", .parameter_type = "s", .state = "'plan'", .change_state = change_view_cb }
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  rectify_plan_view_add_actions (self->plan_view, G_ACTION_MAP (self));
}

/* Nothing stands for the plan itself. */
static gboolean
can_hold (RectifyPlan *plan, RectifyItem *item)
{
  return plan != NULL && (item == NULL || rectify_plan_can_hold (plan, item));
}

/**
 * rectify_window_update_actions:
 * @self: a window
 *
 * The one place that says what can be done now.
 */
void
rectify_window_update_actions (RectifyWindow *self)
{
  static const char *const on_items[]
      = { "item-edit",         "item-assign", "item-deadline", "item-status",
          "item-insert-after", "item-cut",    "item-delete",   "item-rename" };
  RectifyPlan *plan = rectify_session_get_plan (self->session);
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);
  gboolean open = rectify_session_get_ledger (self->session) != NULL;
  gboolean writable = open && !rectify_session_is_read_only (self->session);
  guint n_selected = rectify_plan_view_count_selected (self->plan_view);
  gboolean single = writable && plan != NULL && item != NULL && n_selected == 1;

  rectify_plan_view_set_editable (self->plan_view, writable);
  rectify_item_details_set_editable (self->details, writable);
  for (guint i = 0; i < G_N_ELEMENTS (on_items); i++)
    rectify_window_enable (self, on_items[i], writable && item != NULL);
  rectify_window_enable (self, "item-move-up", single && rectify_plan_can_move_up (plan, item));
  rectify_window_enable (self, "item-move-down", single && rectify_plan_can_move_down (plan, item));
  rectify_window_enable (self, "item-indent", single && rectify_plan_can_indent (plan, item));
  rectify_window_enable (self, "item-outdent", single && rectify_plan_can_outdent (plan, item));
  rectify_window_enable (self, "item-join",
                         single && rectify_plan_find_joined (plan, item) != NULL);
  rectify_window_enable (self, "item-insert-inside", writable && can_hold (plan, item));
  rectify_window_enable (self, "item-renumber", single);
  rectify_window_enable (self, "item-copy", item != NULL);
  rectify_window_enable (self, "item-paste", writable && plan != NULL);
  rectify_window_update_exchange_actions (self);
  rectify_window_enable (self, "new-plan", writable);
  rectify_window_enable (self, "import", writable);
  rectify_window_enable (self, "import-clipboard", writable);
  rectify_window_enable (self, "example", !self->making_sample);
  rectify_window_enable (self, "directory", writable);
  rectify_window_enable (self, "properties", writable && plan != NULL);
  rectify_window_enable (self, "freeze", writable && plan != NULL);
  rectify_window_enable (self, "editions", plan != NULL);
  rectify_window_enable (self, "delete-plan", writable && plan != NULL);
  rectify_window_enable (self, "expand-all", plan != NULL);
  rectify_window_enable (self, "collapse-all", plan != NULL);
  rectify_window_enable (self, "search", plan != NULL);
  rectify_window_enable (self, "search-all", open);
  rectify_window_enable (self, "backups", open);
  rectify_window_enable (self, "check-ledger", open);
  rectify_window_enable (self, "recover-ledger",
                         open
                             && rectify_ledger_is_damaged (
                                 rectify_session_get_ledger (self->session)));
  rectify_window_enable (self, "save-copy", open && self->copy_path == NULL);
  rectify_window_enable (self, "view", plan != NULL);
  gtk_widget_set_sensitive (self->view_switcher, plan != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_button), plan != NULL);
  rectify_window_update_checks (self);
  if (self->pages_view != NULL)
    rectify_pages_view_set_item (self->pages_view, item != NULL ? rectify_item_get_id (item) : 0);
  rectify_window_update_follow_actions (self, item, writable, n_selected);
  rectify_window_update_history_actions (self, n_selected);
  rectify_window_update_reminder_actions (self);
  rectify_window_enable (self, "progress-report", plan != NULL);
  rectify_window_enable (self, "public-notice", plan != NULL);
  rectify_window_enable (self, "print", plan != NULL);
  rectify_window_enable (self, "print-packet",
                         g_list_model_get_n_items (rectify_session_get_plans (self->session)) > 0);
  rectify_window_enable (self, "save-pdf", plan != NULL);
  rectify_window_enable (self, "save-docx", plan != NULL);
  rectify_window_enable (self, "save-xlsx", plan != NULL);
  rectify_window_enable (self, "save-txt", plan != NULL);
  rectify_window_enable (self, "save-json", plan != NULL);
  rectify_window_enable (self, "save-ics", plan != NULL);
  rectify_window_enable (self, "undo",
                         writable && rectify_session_get_undo_name (self->session) != NULL);
  rectify_window_enable (self, "redo",
                         writable && rectify_session_get_redo_name (self->session) != NULL);
  rectify_window_update_packets_actions (self, writable);
}
