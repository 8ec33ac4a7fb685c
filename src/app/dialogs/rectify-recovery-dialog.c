/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-recovery-dialog.h"

#include <glib/gi18n.h>

#include "rectify-file-choice.h"
#include "rectify-file-save.h"
#include "rectify-help.h"
#include "rectify-messages.h"
#include "rectify-text-size.h"

#define DIALOG_KEY "rectify-recovery"

typedef struct {
  GtkWindow *window;
  GtkWindow *parent;
  char *path;
  char *text;
  RectifyRecoveryFunc func;
  gboolean is_wanted; /* the new ledger is to be opened */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

static void
copy_cb (GtkButton *button, Dialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), self->text);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *self = g_object_get_data (G_OBJECT (window), DIALOG_KEY);
  g_autoptr (GError) error = NULL;

  if (file != NULL && !rectify_file_save (file, self->text, strlen (self->text), NULL, &error))
    rectify_message_error (window, _ ("The report could not be saved"), error);
}

static void
save_cb (GtkButton *button, Dialog *self)
{
  g_autofree char *base = g_filename_display_basename (self->path);
  g_autofree char *name = g_strconcat (base, ".txt", NULL);

  rectify_choose_file_to_save (self->window, _ ("Save the Report"), name, RECTIFY_FILES_TO_HAND_ON,
                               RECTIFY_FILE_TEXT, file_chosen_cb, g_object_ref (self->window));
}

static void
open_cb (GtkButton *button, Dialog *self)
{
  self->is_wanted = TRUE;
  gtk_window_close (self->window);
}

/* When the user closes it, not when the window under it goes. */
static gboolean
close_request_cb (GtkWindow *window, Dialog *self)
{
  g_autoptr (GtkWindow) parent = g_object_ref (self->parent);
  g_autofree char *path = self->is_wanted ? g_strdup (self->path) : NULL;
  RectifyRecoveryFunc func = self->func;

  gtk_window_destroy (window);
  func (parent, path);
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback callback, Dialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
set_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, 12);
  gtk_widget_set_margin_end (widget, 12);
  gtk_widget_set_margin_top (widget, 12);
  gtk_widget_set_margin_bottom (widget, 12);
}

static GtkWidget *
create_buttons (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;

  add_button (box, _ ("_Copy"), G_CALLBACK (copy_cb), self);
  add_button (box, _ ("_Save as Text…"), G_CALLBACK (save_cb), self);
  button = add_button (box, _ ("_Open the Recovered Ledger"), G_CALLBACK (open_cb), self);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_window_set_default_widget (self->window, button);
  set_margins (box);
  return box;
}

static GtkWidget *
create_text (Dialog *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), 3);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), self->text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was recovered, and what is missing"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
add_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
}

/**
 * rectify_recovery_dialog_present:
 * @parent: the window it is over
 * @report: what became of a damaged ledger
 * @func: called when the user is through, and perhaps wants to go on with the new one
 *
 * Says what was recovered and what is missing, to be copied or saved as text.
 */
void
rectify_recovery_dialog_present (GtkWindow *parent, const RectifyRecovery *report,
                                 RectifyRecoveryFunc func)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = GTK_WINDOW (gtk_window_new ());
  self->parent = parent;
  self->path = g_strdup (report->path);
  self->text = rectify_recovery_to_text (report);
  self->func = func;
  gtk_window_set_title (self->window, rectify_recovery_get_title (report));
  gtk_window_set_transient_for (self->window, parent);
  rectify_help_set_page (self->window, "damage");
  gtk_window_set_modal (self->window, TRUE);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  rectify_text_size_set_window (self->window, 640, 460);
  gtk_window_set_titlebar (self->window, gtk_header_bar_new ());
  gtk_box_append (GTK_BOX (box), create_text (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_window_set_child (self->window, box);
  add_escape (GTK_WIDGET (self->window));
  g_signal_connect (self->window, "close-request", G_CALLBACK (close_request_cb), self);
  g_object_set_data_full (G_OBJECT (self->window), DIALOG_KEY, self, dialog_free);
  gtk_window_present (self->window);
}
