/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-help.h"
#include "rectify-messages.h"
#include "rectify-window-private.h"

static void
tell_failure (RectifyWindow *self, const char *why)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, why);

  rectify_message_error (GTK_WINDOW (self), _ ("The help cannot be shown"), error);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RectifyWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_window_show_error (self, _ ("The help cannot be shown"), error);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  g_autofree char *uri = rectify_help_dup_installed_uri ();
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  if (uri == NULL)
    tell_failure (self, _ ("Its pages are not installed on this computer. They belong in the "
                           "folder /usr/share/help, and are in the folder “help” of the program's "
                           "source. What is promised about your data is also said at the bottom of "
                           "the window Backups, and the keys in the menu under Keyboard "
                           "Shortcuts."));
  else if (viewer == NULL)
    tell_failure (self, _ ("Its pages are in the folder /usr/share/help, but there is no program "
                           "here that shows them. Ask for “Yelp” to be installed."));
  else
    gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, shown_cb,
                       g_object_ref (self));
}

/* Made when it is asked for, not at every start. */
static void
show_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/example/Rectify/ui/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (user_data));
  gtk_window_present (shortcuts);
}

/**
 * rectify_window_install_help_actions:
 * @self: a window
 *
 * Installs the actions that say how the program is used.
 */
void
rectify_window_install_help_actions (RectifyWindow *self)
{
  static const GActionEntry entries[]
      = { { .name = "help", .activate = help_cb },
          { .name = "show-shortcuts", .activate = show_shortcuts_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
