/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-packet-dialogs.h"
#include "rectify-file-choice.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, FALSE);
}

static void
send_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_send_dialog_present (GTK_WINDOW (self), self->session, notice_cb);
}

static void
files_chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len > 0 && self->session != NULL && !rectify_session_is_read_only (self->session))
    rectify_window_merge (self, g_steal_pointer (&paths));
}

static void
merge_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_choose_files_to_open (GTK_WINDOW (user_data), _ ("Merge a Return"),
                                RECTIFY_FILES_TO_EXCHANGE, RECTIFY_FILE_RETURN, files_chosen_cb,
                                g_object_ref (user_data));
}

/* For scripts and tests that cannot answer a file dialog: the files' paths are the parameter. */
static void
merge_files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) names = g_variant_dup_strv (parameter, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (paths, g_strdup (names[i]));
  rectify_window_merge (user_data, paths);
}

/**
 * rectify_window_install_packets_actions:
 * @self: a window
 *
 * Installs the actions that send a unit its tasks and merge what comes back.
 */
void
rectify_window_install_packets_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "send-packet", .activate = send_cb },
          { .name = "merge-return", .activate = merge_cb },
          { .name = "merge-files", .activate = merge_files_cb, .parameter_type = "as" } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* What would do harm in a packet, or come to nothing: other plans do not go back with it, the one it
 * has is what goes back, and its whole history is what it is merged by. What a unit requests, who sent
 * the packet decides. */
static void
forbid_in_packet (RectifyWindow *self)
{
  static const char *const actions[]
      = { "send-packet",      "merge-return", "merge-files", "new-plan",
          "import",           "bring-in",     "delete-plan", "compact-history",
          "import-clipboard", "item-decide",  "item-reopen" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    rectify_window_enable (self, actions[i], FALSE);
}

/**
 * rectify_window_update_packets_actions:
 * @self: a window
 * @writable: whether there is a ledger that can be edited
 *
 * Says what of this can be done now, and what cannot in a packet. After what says it of the other
 * actions.
 */
void
rectify_window_update_packets_actions (RectifyWindow *self, gboolean writable)
{
  const RectifyPacketInfo *packet = rectify_window_get_packet (self);
  const char *why = packet != NULL
                        ? _ ("This file has one unit's tasks, and takes no other plans. Open your "
                             "own ledger to make or import one.")
                        : NULL;

  rectify_window_enable (self, "send-packet",
                         writable && rectify_session_get_plan (self->session) != NULL);
  rectify_window_enable (self, "merge-return", writable);
  rectify_window_enable (self, "merge-files", writable);
  if (packet != NULL)
    forbid_in_packet (self);
  gtk_widget_set_sensitive (self->add_button, packet == NULL);
  gtk_widget_set_tooltip_text (self->add_button, why != NULL ? why : _ ("New plan"));
  rectify_plan_list_set_no_import (self->plan_list, why);
}

/**
 * rectify_window_get_packet:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what the open ledger says of itself if it is a packet
 */
const RectifyPacketInfo *
rectify_window_get_packet (RectifyWindow *self)
{
  RectifyLedger *ledger = rectify_session_get_ledger (self->session);

  return ledger != NULL ? rectify_ledger_get_packet (ledger) : NULL;
}

/**
 * rectify_window_dup_packet_text:
 * @self: a window
 *
 * Returns: (transfer full) (nullable): what is to be known of the open ledger if it is a packet
 */
char *
rectify_window_dup_packet_text (RectifyWindow *self)
{
  const RectifyPacketInfo *packet = rectify_window_get_packet (self);
  GListModel *plans = rectify_session_get_plans (self->session);
  g_autoptr (RectifyPlanInfo) info = NULL;
  g_autofree char *title = NULL;
  g_autofree char *whose = NULL;

  if (packet == NULL)
    return NULL;
  info = g_list_model_get_item (plans, 0);
  title
      = g_strdelimit (g_strdup (info != NULL ? rectify_plan_info_get_title (info) : ""), "\n", ' ');
  /* Translators: a unit, and the title of a plan. */
  whose = *title != '\0'
              ? g_strdup_printf (_ ("These are the tasks of %s from “%s”."), packet->unit, title)
              : g_strdup_printf (_ ("These are the tasks of %s."), packet->unit);
  /* Translators: “These are the tasks of …”. */
  return g_strdup_printf (
      _ ("%s When they are done, close the window and send this file back to the "
         "office. Other plans are made, imported and sent out in your own "
         "ledger."),
      whose);
}
