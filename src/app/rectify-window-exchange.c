/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "dialogs/rectify-exchange.h"
#include "rectify-file-choice.h"
#include "rectify-window-private.h"

static void
notice_cb (GtkWindow *window, const char *text)
{
  rectify_window_notify (RECTIFY_WINDOW (window), text, FALSE);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_export_dialog_present (GTK_WINDOW (self), self->session, notice_cb);
}

static void
handover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_handover_dialog_present (GTK_WINDOW (self), self->session);
}

static void
ledger_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (file != NULL && self->session != NULL && !rectify_session_is_read_only (self->session))
    rectify_window_bring_in (self, file);
}

static void
bring_in_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_choose_file_to_open (GTK_WINDOW (self), _ ("Bring In Plans from a Ledger"),
                               RECTIFY_FILES_TO_EXCHANGE, RECTIFY_FILE_LEDGER, ledger_chosen_cb,
                               g_object_ref (self));
}

static void
handover_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;

  if (file != NULL)
    rectify_exchange_check (GTK_WINDOW (self), file);
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  rectify_choose_file_to_open (GTK_WINDOW (self), _ ("Check a Handover"), RECTIFY_FILES_TO_EXCHANGE,
                               RECTIFY_FILE_HANDOVER, handover_chosen_cb, g_object_ref (self));
}

/**
 * rectify_window_update_exchange_actions:
 * @self: a window
 *
 * Says what of this can be done now.
 */
void
rectify_window_update_exchange_actions (RectifyWindow *self)
{
  gboolean open = rectify_session_get_ledger (self->session) != NULL;
  gboolean any = g_list_model_get_n_items (rectify_session_get_plans (self->session)) > 0;

  rectify_window_enable (self, "export-ledger", open && any);
  rectify_window_enable (self, "handover", open && any);
  rectify_window_enable (self, "bring-in", !rectify_session_is_read_only (self->session));
}

/**
 * rectify_window_install_exchange_actions:
 * @self: a window that has its session
 *
 * Installs the actions by which plans leave the ledger as files and come in from them.
 */
void
rectify_window_install_exchange_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "export-ledger", .activate = export_cb },
                                          { .name = "bring-in", .activate = bring_in_cb },
                                          { .name = "handover", .activate = handover_cb },
                                          { .name = "check-handover", .activate = check_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
