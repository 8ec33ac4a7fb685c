/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dialogs/rectify-search-dialog.h"
#include "rectify-slip-finder.h"
#include "rectify-window-private.h"

#define DIALOG_KEY "rectify-search-dialog"

static void
chosen_cb (gint64 plan_id, gint64 item_id, gpointer user_data)
{
  rectify_window_go_to_item (user_data, plan_id, item_id);
}

static void
forget_window (GtkWidget *dialog, RectifyWindow *self)
{
  g_object_set_data (G_OBJECT (self), DIALOG_KEY, NULL);
}

/* What is looked for in the plan is looked for in all. */
static const char *
get_words (RectifyWindow *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  return gtk_search_bar_get_search_mode (self->search_bar) && *words != '\0' ? words : NULL;
}

static void
search_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;
  GtkWindow *dialog = g_object_get_data (G_OBJECT (self), DIALOG_KEY);

  const char *words = get_words (self);

  /* The code of a paper is for it alone: a person who types one wants to be told at once. */
  if (dialog != NULL && words != NULL && rectify_slip_is_code (words))
    gtk_window_destroy (dialog);
  else if (dialog != NULL)
    {
      gtk_window_present (dialog);
      return;
    }
  dialog = rectify_search_dialog_present (GTK_WINDOW (self), self->session, words, chosen_cb, self);
  g_object_set_data (G_OBJECT (self), DIALOG_KEY, dialog);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (forget_window), self, 0);
}

/**
 * rectify_window_install_search_all_actions:
 * @self: a window
 *
 * Installs the action that searches in all plans.
 */
void
rectify_window_install_search_all_actions (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "search-all", .activate = search_all_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
