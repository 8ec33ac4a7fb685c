/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-preedit.h"
#include "rectify-slip-finder.h"
#include "rectify-window-private.h"

/* Of an item that was found so much is told; in characters. */
#define MAX_TOLD 60

/* The item that was found does not get the focus, which is where the words are typed. */
static void
tell (RectifyWindow *self, const char *words, gboolean found)
{
  RectifyItem *item = found ? rectify_plan_view_get_item (self->plan_view) : NULL;
  g_autofree char *line = item != NULL ? rectify_item_dup_short_line (item, MAX_TOLD) : NULL;
  g_autofree char *all = line != NULL ? g_strjoin (C_ ("parts of a row, for a screen reader", ", "),
                                                   words, line, NULL)
                                      : g_strdup (words);

  rectify_announce (GTK_WIDGET (self->search_label), all);
}

static void
find (RectifyWindow *self, int step)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *words = NULL;
  guint number, total;
  gboolean found
      = *text != '\0' && rectify_plan_view_find (self->plan_view, text, step, &number, &total);

  if (*text == '\0')
    words = g_strdup ("");
  else if (found)
    words = g_strdup_printf (C_ ("matches of a search", "%u of %u"), number, total);
  else if (rectify_slip_is_code (text))
    words = g_strdup (_ ("Enter finds the slip"));
  else
    words = g_strdup (_ ("Not found"));
  gtk_label_set_text (self->search_label, words);
  tell (self, words, found);
}

static void
search_changed_cb (GtkSearchEntry *entry, RectifyWindow *self)
{
  if (!rectify_preedit_delays (GTK_WIDGET (entry), "search-changed"))
    find (self, 0);
}

/* Nobody knows which plan a paper is from: a code is looked for in all. */
static void
search_next_cb (GtkWidget *widget, RectifyWindow *self)
{
  guint number, total;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (rectify_slip_is_code (text)
      && !rectify_plan_view_find (self->plan_view, text, 0, &number, &total))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search-all", NULL);
  else
    find (self, 1);
}

static void
search_previous_cb (GtkWidget *widget, RectifyWindow *self)
{
  find (self, -1);
}

static GObject *
get_find_bar (RectifyWindow *self)
{
  return G_OBJECT (rectify_pages_view_get_find_bar (rectify_window_get_pages_view (self)));
}

/* In the table, or in the overview, whose numbers lead there. */
static gboolean
shows_tasks (RectifyWindow *self)
{
  return !rectify_window_shows_tree (self) && !rectify_window_shows_pages (self);
}

static void
look_for_tasks (RectifyWindow *self)
{
  gtk_stack_set_visible_child_name (self->view_stack, "ledger");
  rectify_ledger_view_focus_text (rectify_window_get_ledger_view (self));
}

static gboolean
is_searching (RectifyWindow *self)
{
  gboolean open;

  if (shows_tasks (self))
    return FALSE;
  if (!rectify_window_shows_pages (self))
    return gtk_search_bar_get_search_mode (self->search_bar);
  g_object_get (get_find_bar (self), "open", &open, NULL);
  return open;
}

/* To what was found: the next key is meant for that. */
static void
go_back_to_tree (RectifyWindow *self)
{
  RectifyItem *item = rectify_plan_view_get_item (self->plan_view);

  gtk_widget_grab_focus (GTK_WIDGET (self->plan_view));
  if (item != NULL)
    rectify_plan_view_go (self->plan_view, rectify_item_get_id (item));
}

/* One button for both views: it searches in what is shown. */
static void
search_shown_cb (GtkToggleButton *button, GParamSpec *pspec, RectifyWindow *self)
{
  gboolean open = gtk_toggle_button_get_active (button);

  if (open == is_searching (self))
    return;
  /* The table has a field for words of its own. */
  if (shows_tasks (self))
    {
      gtk_toggle_button_set_active (button, FALSE);
      look_for_tasks (self);
      return;
    }
  if (rectify_window_shows_pages (self))
    {
      g_object_set (get_find_bar (self), "open", open, NULL);
      return;
    }
  gtk_search_bar_set_search_mode (self->search_bar, open);
  if (open)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    go_back_to_tree (self);
}

/**
 * rectify_window_update_search:
 * @self: a window
 *
 * Another view is shown, or its search was opened or closed.
 */
void
rectify_window_update_search (RectifyWindow *self)
{
  /* A window that goes closes what is open. */
  if (self->view_stack == NULL)
    return;
  gtk_toggle_button_set_active (self->search_button, is_searching (self));
  gtk_widget_set_visible (GTK_WIDGET (self->search_bar), rectify_window_shows_tree (self));
}

/* Escape closes it too, and would leave the keys to nobody. */
static void
search_mode_cb (RectifyWindow *self)
{
  rectify_window_update_search (self);
  if (self->view_stack != NULL && rectify_window_shows_tree (self)
      && !gtk_search_bar_get_search_mode (self->search_bar))
    go_back_to_tree (self);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RectifyWindow *self = user_data;

  if (rectify_window_shows_pages (self))
    {
      g_object_set (get_find_bar (self), "open", TRUE, NULL);
      return;
    }
  if (shows_tasks (self))
    {
      look_for_tasks (self);
      return;
    }
  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * rectify_window_bind_search:
 * @widget_class: the class of windows
 *
 * Binds the callbacks of the template.
 */
void
rectify_window_bind_search (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_shown_cb);
}

/**
 * rectify_window_install_search:
 * @self: a window
 *
 * Installs the action that searches.
 */
void
rectify_window_install_search (RectifyWindow *self)
{
  static const GActionEntry entries[] = { { .name = "search", .activate = search_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_swapped (self->search_bar, "notify::search-mode-enabled",
                            G_CALLBACK (search_mode_cb), self);
}
