/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-help.h"
#include "rectify-window-private.h"

/**
 * rectify_window_get_help_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the name of the page of the help about what is seen
 */
const char *
rectify_window_get_help_page (RectifyWindow *self)
{
  static const char *const pages[][2] = { { "plan", "tree" },
                                          { "ledger", "ledger-view" },
                                          { "overview", "overview" },
                                          { "pages", "pages" } };
  const char *view = gtk_stack_get_visible_child_name (self->view_stack);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "plans") != 0)
    return "first-start";
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (view, pages[i][0]) == 0)
      return pages[i][1];
  return NULL;
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_help_show (GTK_WINDOW (user_data), NULL);
}

static void
help_view_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  rectify_help_show (GTK_WINDOW (user_data), rectify_window_get_help_page (user_data));
}

/* Made when it is asked for, not at every start. */
static void
show_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/example/Rectify/ui/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (user_data));
  rectify_help_set_page (shortcuts, "keyboard");
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
          { .name = "help-view", .activate = help_view_cb },
          { .name = "show-shortcuts", .activate = show_shortcuts_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
