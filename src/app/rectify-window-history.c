/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/rectify-history-dialog.h"
#include "rectify-window-private.h"

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_history_dialog_present (GTK_WINDOW (self), self->session, 0);
}

static void
item_history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

  if (item != NULL)
    rectify_history_dialog_present (GTK_WINDOW (self), self->session, rectify_item_get_id (item));
}

static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, FALSE);
}

static void
compact_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_compact_dialog_present (GTK_WINDOW (self), self->session, notice_cb);
}

/**
 * rectify_window_install_history_actions:
 * @self: a window
 *
 * Installs the actions on the history of the ledger.
 */
void
rectify_window_install_history_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "history", .activate = history_cb },
                                          { .name = "item-history", .activate = item_history_cb },
                                          { .name = "compact-history", .activate = compact_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rectify_window_update_history_actions:
 * @self: a window
 * @n_selected: how many items are selected
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_history_actions (RectifyWindow *self, guint n_selected)
{
  gboolean open = rectify_session_get_ledger (self->session) != NULL;

  rectify_window_enable (self, "history", open);
  rectify_window_enable (self, "item-history", open && n_selected == 1);
  rectify_window_enable (self, "compact-history",
                         open && !rectify_session_is_read_only (self->session));
}
