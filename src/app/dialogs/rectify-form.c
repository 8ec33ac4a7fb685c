/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-form.h"

#include <glib/gi18n.h>

#include "rectify-messages.h"

#define FORM_KEY "rectify-form"

/* Around the fields, in pixels. */
#define MARGIN 18

struct _RectifyForm {
  GtkWidget *window;
  GtkWidget *header;
  GtkWidget *accept;
  GtkWidget *grid;
  GtkWidget *foot;
  RectifySession *session;
  RectifyFormFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  gboolean changed;
  gboolean saving;
  int n_rows;
};

static void
form_free (gpointer data)
{
  RectifyForm *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_object_unref (self->session);
  g_free (self);
}

static void
leave_confirmed (gboolean confirmed, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;

  if (confirmed)
    gtk_window_destroy (window);
}

static gboolean
close_request_cb (GtkWindow *window, RectifyForm *self)
{
  if (self->saving)
    return GDK_EVENT_STOP;
  if (!self->changed)
    return GDK_EVENT_PROPAGATE;
  rectify_message_confirm (window, _ ("Leave without keeping the changes?"),
                           _ ("What was changed in this dialog will be lost."), _ ("_Leave"), TRUE,
                           leave_confirmed, g_object_ref (window));
  return GDK_EVENT_STOP;
}

static void
cancel_cb (GtkButton *button, RectifyForm *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
accept_cb (GtkButton *button, RectifyForm *self)
{
  if (!self->saving && gtk_widget_get_sensitive (self->accept))
    self->func (self, self->user_data);
}

static gboolean
accept_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  accept_cb (NULL, user_data);
  return TRUE;
}

static gboolean
escape_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  cancel_cb (NULL, user_data);
  return TRUE;
}

static void
add_shortcuts (RectifyForm *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (accept_shortcut_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (self->window, controller);
}

static void
set_margins (GtkWidget *widget, int margin)
{
  gtk_widget_set_margin_start (widget, margin);
  gtk_widget_set_margin_end (widget, margin);
  gtk_widget_set_margin_top (widget, margin);
  gtk_widget_set_margin_bottom (widget, margin);
}

/* The fields scroll where the screen is too small for them; what is said below them stays. */
static void
create_content (RectifyForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  set_margins (self->grid, MARGIN);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  set_margins (self->foot, MARGIN);
  gtk_widget_set_margin_top (self->foot, 0);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->foot);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
}

/**
 * rectify_form_new:
 * @parent: the window it is over
 * @session: what it edits
 * @title: its title
 * @accept_label: what accepting is called, with its mnemonic
 *
 * Returns: (transfer none): a form that goes with its window
 */
RectifyForm *
rectify_form_new (GtkWindow *parent, RectifySession *session, const char *title,
                  const char *accept_label)
{
  RectifyForm *self = g_new0 (RectifyForm, 1);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->session = g_object_ref (session);
  self->window = gtk_window_new ();
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  self->header = gtk_header_bar_new ();
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (self->header), FALSE);
  self->accept = gtk_button_new_with_mnemonic (accept_label);
  gtk_widget_add_css_class (self->accept, "suggested-action");
  gtk_header_bar_pack_start (GTK_HEADER_BAR (self->header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (self->header), self->accept);
  gtk_window_set_titlebar (GTK_WINDOW (self->window), self->header);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), self->accept);
  create_content (self);
  g_signal_connect (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect (self->accept, "clicked", G_CALLBACK (accept_cb), self);
  g_signal_connect (self->window, "close-request", G_CALLBACK (close_request_cb), self);
  g_object_set_data_full (G_OBJECT (self->window), FORM_KEY, self, form_free);
  add_shortcuts (self);
  return self;
}

/**
 * rectify_form_set_accept:
 * @self: a form
 * @func: called when the user accepts
 * @user_data: (transfer full): for @func
 * @destroy: (nullable): frees @user_data with the form
 */
void
rectify_form_set_accept (RectifyForm *self, RectifyFormFunc func, gpointer user_data,
                         GDestroyNotify destroy)
{
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
}

/**
 * rectify_form_get_window:
 * @self: a form
 *
 * Returns: (transfer none): its window
 */
GtkWindow *
rectify_form_get_window (RectifyForm *self)
{
  return GTK_WINDOW (self->window);
}

/**
 * rectify_form_get_session:
 * @self: a form
 *
 * Returns: (transfer none): what it edits
 */
RectifySession *
rectify_form_get_session (RectifyForm *self)
{
  return self->session;
}

/**
 * rectify_form_get_header:
 * @self: a form
 *
 * Returns: (transfer none): its header bar
 */
GtkWidget *
rectify_form_get_header (RectifyForm *self)
{
  return self->header;
}

/**
 * rectify_form_add_row:
 * @self: a form
 * @label: what the field is called, with its mnemonic
 * @widget: the field
 */
void
rectify_form_add_row (RectifyForm *self, const char *label, GtkWidget *widget)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);
  /* A framed text is named itself, not its frame. */
  GtkWidget *field = GTK_IS_SCROLLED_WINDOW (widget)
                         ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget))
                         : widget;

  gtk_label_set_xalign (GTK_LABEL (name), 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), field);
  gtk_widget_set_valign (name,
                         GTK_IS_SCROLLED_WINDOW (widget) ? GTK_ALIGN_START : GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 1, self->n_rows++, 1, 1);
}

/**
 * rectify_form_add_wide:
 * @self: a form
 * @widget: what takes a whole row
 */
void
rectify_form_add_wide (RectifyForm *self, GtkWidget *widget)
{
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), widget, 0, self->n_rows++, 2, 1);
}

/**
 * rectify_form_add_foot:
 * @self: a form
 * @widget: what stands below the fields, and stays where it is when they scroll
 */
void
rectify_form_add_foot (RectifyForm *self, GtkWidget *widget)
{
  gtk_widget_set_margin_top (self->foot, MARGIN / 3);
  gtk_widget_set_margin_bottom (self->grid, MARGIN / 3);
  gtk_widget_set_visible (self->foot, TRUE);
  gtk_box_append (GTK_BOX (self->foot), widget);
}

/**
 * rectify_form_set_size:
 * @self: a form
 * @width: how wide it is at first, in pixels
 * @height: how high it is at first, in pixels
 *
 * The size that suits it, as far as the screen has it.
 */
void
rectify_form_set_size (RectifyForm *self, int width, int height)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (self->window));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0, 0, 1280, 720 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (self->window), MIN (width, area.width * 19 / 20),
                               MIN (height, area.height * 17 / 20));
}

/**
 * rectify_form_add_entry:
 * @self: a form
 * @label: what the field is called, with its mnemonic
 * @text: what it holds
 *
 * Returns: (transfer none): the entry
 */
GtkWidget *
rectify_form_add_entry (RectifyForm *self, const char *label, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  rectify_form_add_row (self, label, entry);
  rectify_form_watch (self, entry, "changed");
  return entry;
}

/**
 * rectify_form_set_changed:
 * @self: a form
 *
 * Leaving it asks from now on.
 */
void
rectify_form_set_changed (RectifyForm *self)
{
  self->changed = TRUE;
}

/**
 * rectify_form_is_changed:
 * @self: a form
 *
 * Returns: whether the user changed anything
 */
gboolean
rectify_form_is_changed (RectifyForm *self)
{
  return self->changed;
}

/**
 * rectify_form_is_saving:
 * @self: a form
 *
 * Returns: whether what it holds is on its way to the disk
 */
gboolean
rectify_form_is_saving (RectifyForm *self)
{
  return self->saving;
}

/**
 * rectify_form_watch:
 * @self: a form
 * @object: one of its fields
 * @signal: what it emits when the user changes it
 */
void
rectify_form_watch (RectifyForm *self, gpointer object, const char *signal)
{
  g_signal_connect_swapped (object, signal, G_CALLBACK (rectify_form_set_changed), self);
}

/**
 * rectify_form_set_acceptable:
 * @self: a form
 * @acceptable: whether what it holds can be accepted
 */
void
rectify_form_set_acceptable (RectifyForm *self, gboolean acceptable)
{
  gtk_widget_set_sensitive (self->accept, acceptable);
}

/**
 * rectify_form_present:
 * @self: a form that is filled
 */
void
rectify_form_present (RectifyForm *self)
{
  self->changed = FALSE;
  gtk_window_present (GTK_WINDOW (self->window));
}

/**
 * rectify_form_close:
 * @self: a form, which is gone after it
 */
void
rectify_form_close (RectifyForm *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

/**
 * rectify_form_begin_save:
 * @self: a form
 *
 * Holds the form as it is until the save ends.
 *
 * Returns: (transfer full): what rectify_form_end_save() wants
 */
gpointer
rectify_form_begin_save (RectifyForm *self)
{
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->grid, FALSE);
  gtk_widget_set_sensitive (self->foot, FALSE);
  gtk_widget_set_sensitive (self->accept, FALSE);
  return g_object_ref (self->window);
}

/**
 * rectify_form_end_save:
 * @window: (transfer full): what rectify_form_begin_save() gave
 * @source: the session
 * @result: what came of the save
 *
 * Gives the form back to the user, with its input, and says what went wrong, if it did.
 *
 * Returns: whether it went well
 */
gboolean
rectify_form_end_save (gpointer window, GObject *source, GAsyncResult *result)
{
  g_autoptr (GtkWindow) owner = window;
  RectifyForm *self = g_object_get_data (G_OBJECT (owner), FORM_KEY);
  g_autoptr (GError) error = NULL;
  gboolean saved = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  self->saving = FALSE;
  gtk_widget_set_sensitive (self->grid, TRUE);
  gtk_widget_set_sensitive (self->foot, TRUE);
  gtk_widget_set_sensitive (self->accept, TRUE);
  if (saved)
    self->changed = FALSE;
  else
    rectify_message_error (owner, _ ("The changes could not be saved"), error);
  return saved;
}

/**
 * rectify_form_saved_cb:
 * @source: the session
 * @result: what came of the save
 * @user_data: (transfer full): what rectify_form_begin_save() gave
 */
void
rectify_form_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = g_object_ref (user_data);

  if (rectify_form_end_save (user_data, source, result))
    gtk_window_destroy (window);
}
