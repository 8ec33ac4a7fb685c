/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-backups-dialog.h"
#include "rectify-bar.h"
#include "rectify-foot.h"
#include "rectify-state.h"
#include "rectify-window-private.h"

/**
 * rectify_window_show_status:
 * @self: a window
 *
 * Says in the foot how safe the ledger is.
 */
void
rectify_window_show_status (RectifyWindow *self)
{
  gboolean open = rectify_session_get_ledger (self->session) != NULL;
  g_autofree char *folder = open ? rectify_backup_keeper_dup_folder (self->keeper) : NULL;
  const RectifyBackupStatus *status = rectify_backup_keeper_get_status (self->keeper);

  rectify_foot_show (self->foot, status, &self->opening, folder,
                     g_get_real_time () / G_USEC_PER_SEC);
  /* What is in order again needs no message. */
  if (status->known && status->failure == NULL && self->backup_failed)
    rectify_bar_hide (self->backup_bar);
}

static void
problem_cb (RectifyBackupKeeper *keeper, const char *text, RectifyWindow *self)
{
  self->backup_failed = rectify_backup_keeper_get_status (keeper)->failure != NULL;
  rectify_bar_show (self->backup_bar, text);
  rectify_state_save ();
}

static void
backups_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (rectify_session_get_ledger (self->session) != NULL)
    rectify_backups_dialog_present (GTK_WINDOW (self), self->keeper);
}

/**
 * rectify_window_bind_backups:
 * @widget_class: the class of windows
 */
void
rectify_window_bind_backups (GtkWidgetClass *widget_class)
{
  g_type_ensure (RECTIFY_TYPE_FOOT);
  gtk_widget_class_bind_template_child (widget_class, RectifyWindow, foot);
}

/**
 * rectify_window_install_backups:
 * @self: a window that has its session
 *
 * Has backups made, and installs the actions around them.
 */
void
rectify_window_install_backups (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "backups", .activate = backups_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->keeper = rectify_backup_keeper_new (self->session);
  g_signal_connect_swapped (self->keeper, "changed", G_CALLBACK (rectify_window_show_status), self);
  g_signal_connect (self->keeper, "problem", G_CALLBACK (problem_cb), self);
  rectify_window_show_status (self);
}

/**
 * rectify_window_drop_backups:
 * @self: a window that goes
 */
void
rectify_window_drop_backups (RectifyWindow *self)
{
  if (self->keeper == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->keeper, self);
  rectify_backup_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
}
