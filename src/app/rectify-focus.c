/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-focus.h"

/**
 * rectify_focus_class_set_grab:
 * @klass: the class of a widget that has others in it, and cannot have the focus itself
 * @grab_focus: gives it to one of these
 *
 * Tab goes through what is in the widget and on to what is beside it. As the toolkit has it (GTK 4.8),
 * it would give the focus back to the widget instead, which it would never leave.
 */
void
rectify_focus_class_set_grab (GtkWidgetClass *klass, gboolean (*grab_focus) (GtkWidget *widget))
{
  /* What boxes do is right for whatever has widgets in it, but has no name that could be called. */
  GtkWidgetClass *box = g_type_class_ref (GTK_TYPE_BOX);

  klass->grab_focus = grab_focus;
  klass->focus = box->focus;
  g_type_class_unref (box);
}

/* In so many frames a list that is seen is laid out. */
#define MAX_WAIT 60

static gboolean
enter_list_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  guint *n_waited = data;
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  GtkRoot *root = gtk_widget_get_root (list);

  if (gtk_root_get_focus (root) != list || rows == NULL || g_list_model_get_n_items (rows) == 0)
    return G_SOURCE_REMOVE;
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  /* A list that was not laid out yet has no widgets for its rows. */
  return gtk_root_get_focus (root) == list && ++*n_waited < MAX_WAIT ? G_SOURCE_CONTINUE
                                                                     : G_SOURCE_REMOVE;
}

/**
 * rectify_focus_enter_list:
 * @list: a list view in a window
 *
 * Who is on the list itself, as it had no row that could be gone to, is on one from the next frame on
 * that it has rows in.
 */
void
rectify_focus_enter_list (GtkWidget *list)
{
  gtk_widget_add_tick_callback (list, enter_list_cb, g_new0 (guint, 1), g_free);
}
