/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-bar.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"

/**
 * rectify_bar_new:
 * @icon_name: what kind of message it is
 *
 * Returns: (transfer floating): a bar that is not shown yet
 */
GtkWidget *
rectify_bar_new (const char *icon_name)
{
  GtkWidget *bar = gtk_revealer_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                 "spacing", 12, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "rectify-banner");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_revealer_set_child (GTK_REVEALER (bar), box);
  /* What is not shown takes no focus, nor is it read out. */
  gtk_widget_set_visible (bar, FALSE);
  g_object_set_data (G_OBJECT (bar), "rectify-label", label);
  return bar;
}

/**
 * rectify_bar_add_widget:
 * @bar: a bar
 * @widget: (transfer floating): what stands after the text
 */
void
rectify_bar_add_widget (GtkWidget *bar, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (gtk_revealer_get_child (GTK_REVEALER (bar))), widget);
}

static void
add_button (GtkWidget *bar, const char *label, GCallback clicked, gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  rectify_bar_add_widget (bar, button);
  g_signal_connect (button, "clicked", clicked, user_data);
}

/**
 * rectify_bar_add_action:
 * @bar: a bar
 * @label: what the button is called, with its mnemonic
 * @action: what it does
 */
void
rectify_bar_add_action (GtkWidget *bar, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  rectify_bar_add_widget (bar, button);
}

static void
close_cb (GtkButton *button, GtkWidget *bar)
{
  rectify_bar_hide (bar);
}

/**
 * rectify_bar_add_close:
 * @bar: a bar
 *
 * Lets the user put it away.
 */
void
rectify_bar_add_close (GtkWidget *bar)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("Close this message"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Close this message"), -1);
  rectify_bar_add_widget (bar, button);
  g_signal_connect (button, "clicked", G_CALLBACK (close_cb), bar);
}

/**
 * rectify_bar_show:
 * @bar: a bar
 * @text: what it says
 */
void
rectify_bar_show (GtkWidget *bar, const char *text)
{
  /* It is shown again whenever it is looked whether it is still true. */
  if (g_strcmp0 (rectify_bar_get_text (bar), text) != 0)
    rectify_announce (bar, text);
  gtk_label_set_text (g_object_get_data (G_OBJECT (bar), "rectify-label"), text);
  gtk_widget_set_visible (bar, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (bar), TRUE);
}

/**
 * rectify_bar_hide:
 * @bar: a bar
 */
void
rectify_bar_hide (GtkWidget *bar)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (bar), FALSE);
  gtk_widget_set_visible (bar, FALSE);
}

/**
 * rectify_bar_get_text:
 * @bar: a bar
 *
 * Returns: (transfer none) (nullable): what it says, %NULL if it is not shown
 */
const char *
rectify_bar_get_text (GtkWidget *bar)
{
  if (!gtk_widget_get_visible (bar))
    return NULL;
  return gtk_label_get_text (g_object_get_data (G_OBJECT (bar), "rectify-label"));
}

/* A dialog that is just as large as its fields would cut them off. */
static void
resize_dialog (GtkWidget *bar, int sign)
{
  GtkRoot *root = gtk_widget_get_root (bar);
  GtkWidget *box = gtk_revealer_get_child (GTK_REVEALER (bar));
  int width, height, room;

  if (!GTK_IS_WINDOW (root) || gtk_window_get_transient_for (GTK_WINDOW (root)) == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &room, NULL, NULL);
  if (height > 0)
    gtk_window_set_default_size (GTK_WINDOW (root), width, height + sign * room);
}

static void
waiting_changed_cb (RectifySession *session, GParamSpec *pspec, GtkWidget *bar)
{
  gboolean shown = gtk_widget_get_visible (bar);

  if (rectify_session_is_waiting (session))
    rectify_bar_show (bar, _ ("The ledger is being used by another program. Waiting…"));
  else
    rectify_bar_hide (bar);
  if (shown != gtk_widget_get_visible (bar))
    resize_dialog (bar, shown ? -1 : 1);
}

static void
stop_cb (GtkButton *button, RectifySession *session)
{
  rectify_session_cancel_waiting (session);
}

/**
 * rectify_wait_bar_new:
 * @session: a session, which lives as long as the bar
 *
 * Returns: (transfer floating): a bar that is there while the session waits for another program,
 *   and lets the user give that up
 */
GtkWidget *
rectify_wait_bar_new (RectifySession *session)
{
  GtkWidget *bar = rectify_bar_new ("content-loading-symbolic");

  gtk_revealer_set_transition_type (GTK_REVEALER (bar), GTK_REVEALER_TRANSITION_TYPE_NONE);
  add_button (bar, _ ("Stop _Waiting"), G_CALLBACK (stop_cb), session);
  g_signal_connect_object (session, "notify::waiting", G_CALLBACK (waiting_changed_cb), bar, 0);
  waiting_changed_cb (session, NULL, bar);
  return bar;
}
