/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-form.h"

#include <glib/gi18n.h>

#include "rectify-bar.h"
#include "rectify-form-private.h"
#include "rectify-help.h"
#include "rectify-messages.h"
#include "rectify-preedit.h"

static void
form_free (gpointer data)
{
  RectifyForm *self = data;

  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->to_close);
  g_free (self->question);
  g_free (self->question_detail);
  g_clear_weak_pointer (&self->focus);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_object (&self->base);
  g_object_unref (self->session);
  g_free (self);
}

/* Also when it was shown until somebody else deleted it. */
static gboolean
is_plan_deleted (RectifyForm *self)
{
  GListModel *plans = rectify_session_get_plans (self->session);
  gboolean found = self->base == NULL;

  for (guint i = 0; !found && i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (RectifyPlanInfo) info = g_list_model_get_item (plans, i);

      found = rectify_plan_info_get_id (info) == rectify_plan_get_id (self->base);
    }
  return !found;
}

static void
cancel_cb (GtkButton *button, RectifyForm *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
}

/**
 * rectify_form_check_place:
 * @self: a form
 *
 * What it was filled with may not be there any more; what has the same identifiers is something
 * else then. That is said.
 *
 * Returns: whether something can still be done to it
 */
gboolean
rectify_form_check_place (RectifyForm *self)
{
  if (self->saving)
    return FALSE;
  if (!self->other_ledger && (!self->other_plan || self->any_plan))
    return TRUE;
  if (!self->other_ledger && is_plan_deleted (self))
    {
      rectify_message_error (GTK_WINDOW (self->window),
                             _ ("The plan was deleted meanwhile, at another desk. Copy what you "
                                "typed and close this dialog; the deletion can be undone, and the "
                                "change made then."),
                             NULL);
      return FALSE;
    }
  rectify_message_error (GTK_WINDOW (self->window),
                         _ ("Another plan or ledger was opened meanwhile. Copy what you typed, "
                            "close this dialog, open the plan again and make the change there."),
                         NULL);
  return FALSE;
}

/**
 * rectify_form_follow_plan:
 * @self: a form, about to be filled anew
 *
 * What it is filled with from now on is of the plan that is open now, and edits that. Another ledger
 * is not followed, which is said.
 *
 * Returns: whether it can be filled
 */
gboolean
rectify_form_follow_plan (RectifyForm *self)
{
  if (self->other_ledger)
    return rectify_form_check_place (self);
  self->other_plan = FALSE;
  return TRUE;
}

/**
 * rectify_form_accept:
 * @self: a form
 *
 * Does what its button does, if that can be pressed.
 *
 * Returns: whether it was done, or begun
 */
gboolean
rectify_form_accept (RectifyForm *self)
{
  /* What is still composed would be missing from what is saved. */
  if (rectify_preedit_is_open (self->window))
    return FALSE;
  if (self->saving || !gtk_widget_get_sensitive (self->accept) || !rectify_form_check_place (self))
    return FALSE;
  self->func (self, self->user_data);
  return TRUE;
}

static void
accept_cb (GtkButton *button, RectifyForm *self)
{
  rectify_form_accept (self);
}

static gboolean
accept_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (rectify_preedit_is_open (widget))
    return FALSE;
  accept_cb (NULL, user_data);
  return TRUE;
}

static gboolean
escape_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  cancel_cb (NULL, user_data);
  return TRUE;
}

/* The keys of the application do not come to a dialog. What is at stake is asked about. */
static gboolean
quit_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (widget);

  while (gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  gtk_window_close (window);
  return TRUE;
}

static void
add_shortcuts (RectifyForm *self)
{
  GtkEventController *accept = gtk_shortcut_controller_new ();
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Before a field of several lines takes it for a line's end. */
  gtk_event_controller_set_propagation_phase (accept, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->window, accept);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (accept),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (accept_shortcut_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_shortcut_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                        gtk_callback_action_new (quit_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (self->window, controller);
}

static void
plan_changed_cb (RectifyForm *self)
{
  self->other_plan = TRUE;
}

static void
ledger_changed_cb (RectifyForm *self)
{
  self->other_ledger = TRUE;
}

/* It goes with what it is over; but a call that is under way may hold on to it for longer, and it
 * must not look for that then. */
static void
parent_destroyed_cb (GtkWindow *window)
{
  RectifyForm *self = g_object_get_data (G_OBJECT (window), RECTIFY_FORM_KEY);

  self->gone = TRUE;
  gtk_window_set_transient_for (window, NULL);
}

static void
follow_session (RectifyForm *self)
{
  g_signal_connect_swapped (self->session, "notify::plan", G_CALLBACK (plan_changed_cb), self);
  g_signal_connect_swapped (self->session, "notify::ledger", G_CALLBACK (ledger_changed_cb), self);
}

static void
create_content (RectifyForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->pages = gtk_stack_new ();
  gtk_widget_set_vexpand (self->pages, TRUE);
  self->foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  rectify_form_set_margins (self->foot);
  gtk_widget_set_margin_top (self->foot, 0);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_box_append (GTK_BOX (box), rectify_wait_bar_new (self->session));
  gtk_box_append (GTK_BOX (box), self->pages);
  gtk_box_append (GTK_BOX (box), self->foot);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  rectify_form_add_grid (self, NULL);
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
  self->base = rectify_session_dup_snapshot (session);
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
  g_signal_connect (self->window, "close-request", G_CALLBACK (rectify_form_close_request_cb),
                    self);
  g_object_set_data_full (G_OBJECT (self->window), RECTIFY_FORM_KEY, self, form_free);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (parent_destroyed_cb), self->window,
                           G_CONNECT_SWAPPED);
  add_shortcuts (self);
  follow_session (self);
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
 * rectify_form_set_any_plan:
 * @self: a form
 *
 * What it does is done in the ledger, whatever plan is shown.
 */
void
rectify_form_set_any_plan (RectifyForm *self)
{
  self->any_plan = TRUE;
}

/**
 * rectify_form_set_help:
 * @self: a form
 * @page: the name of the page of the help about it, which is kept as it is
 */
void
rectify_form_set_help (RectifyForm *self, const char *page)
{
  rectify_help_set_page (GTK_WINDOW (self->window), page);
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
 * rectify_form_clear:
 * @self: a form
 *
 * Takes out its fields, to be filled and presented anew.
 */
void
rectify_form_clear (RectifyForm *self)
{
  GtkWidget *child;

  g_clear_object (&self->base);
  self->base = rectify_session_dup_snapshot (self->session);
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->n_rows = 0;
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
