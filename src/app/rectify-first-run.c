/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-first-run.h"

/**
 * RectifyFirstRun:
 *
 * What an empty ledger shows: three ways to begin.
 */
struct _RectifyFirstRun {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RectifyFirstRun, rectify_first_run, GTK_TYPE_WIDGET)

static void
rectify_first_run_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (rectify_first_run_parent_class)->dispose (object);
}

static void
rectify_first_run_class_init (RectifyFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rectify_first_run_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Rectify/ui/first-run.ui");
}

static void
rectify_first_run_init (RectifyFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
