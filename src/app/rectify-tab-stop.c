/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-tab-stop.h"

/**
 * RectifyTabStop:
 *
 * A place where Tab stops once. In a list of GTK 4.8 it would go on from row to row, which selects
 * each, before it leads out; that is what the arrow keys are for.
 */
struct _RectifyTabStop {
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (RectifyTabStop, rectify_tab_stop, GTK_TYPE_BOX)

static gboolean
rectify_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL
      && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return GTK_WIDGET_CLASS (rectify_tab_stop_parent_class)->focus (widget, direction);
}

static void
rectify_tab_stop_class_init (RectifyTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = rectify_tab_stop_focus;
}

static void
rectify_tab_stop_init (RectifyTabStop *self)
{
}

/**
 * rectify_tab_stop_new:
 * @child: (transfer floating): a list, with what scrolls it
 *
 * Returns: (transfer floating): what is put into a window in its stead
 */
GtkWidget *
rectify_tab_stop_new (GtkWidget *child)
{
  GtkWidget *self = g_object_new (RECTIFY_TYPE_TAB_STOP, NULL);

  gtk_widget_set_hexpand (child, TRUE);
  gtk_box_append (GTK_BOX (self), child);
  return self;
}
