/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-check-button.h"

/**
 * RectifyCheckButton:
 *
 * An option that is chosen or not, by itself. GTK 4.8 takes every check button for one of a group:
 * the arrow keys choose it, or, as it is alone, only turn it over and over. Here they lead on to
 * what is next.
 */
struct _RectifyCheckButton {
  GtkCheckButton parent_instance;
};

G_DEFINE_FINAL_TYPE (RectifyCheckButton, rectify_check_button, GTK_TYPE_CHECK_BUTTON)

static gboolean
rectify_check_button_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
rectify_check_button_class_init (RectifyCheckButtonClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = rectify_check_button_focus;
}

static void
rectify_check_button_init (RectifyCheckButton *self)
{
}

/**
 * rectify_check_button_new:
 * @label: (nullable): what is chosen, with a mnemonic
 *
 * Returns: (transfer floating): a button that is not one of a group
 */
GtkWidget *
rectify_check_button_new (const char *label)
{
  return g_object_new (RECTIFY_TYPE_CHECK_BUTTON, "use-underline", label != NULL, "label", label,
                       NULL);
}
