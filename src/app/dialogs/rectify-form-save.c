/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-announcement.h"
#include "rectify-form-private.h"
#include "rectify-messages.h"

/**
 * rectify_form_edit:
 * @self: a form, which rectify_form_begin_save() is called of here
 * @name: what the edit is called, as rectify-edit-name.h says
 * @func: makes the edit on a copy of the plan as it was when the form was filled
 * @func_data: (transfer full): for @func
 * @destroy: (nullable): frees @func_data
 * @callback: called with what rectify_form_end_save() wants
 *
 * Saves what the user made of the plan. What others made of it meanwhile stays; where both changed
 * the same the user is asked.
 */
void
rectify_form_edit (RectifyForm *self, const char *name, RectifyEditFunc func, gpointer func_data,
                   GDestroyNotify destroy, GAsyncReadyCallback callback)
{
  rectify_session_edit_from (self->session, self->base, name, func, func_data, destroy, callback,
                             rectify_form_begin_save (self));
}

static void
delete_cb (RectifyForm *self)
{
  if (rectify_form_check_place (self))
    self->delete_func (self, self->user_data);
}

/**
 * rectify_form_add_delete:
 * @self: a form, after rectify_form_set_accept()
 * @label: what is deleted, with its mnemonic
 * @func: deletes what the form is about, with the data of rectify_form_set_accept()
 *
 * Adds a button that deletes, which can be undone.
 */
void
rectify_form_add_delete (RectifyForm *self, const char *label, RectifyFormFunc func)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  self->delete_func = func;
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_cb), self);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (self->header), button);
}

/**
 * rectify_form_set_failure:
 * @self: a form
 * @failure: what is said above the reason when what it does goes wrong; it is not copied
 */
void
rectify_form_set_failure (RectifyForm *self, const char *failure)
{
  self->failure = failure;
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
  /* A field that is made insensitive under the focus does not give it up by itself. */
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self->window)));
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  gtk_widget_set_sensitive (self->pages, FALSE);
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
  RectifyForm *self = g_object_get_data (G_OBJECT (owner), RECTIFY_FORM_KEY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWindow) to_close = g_steal_pointer (&self->to_close);
  gboolean saved = rectify_session_finish (RECTIFY_SESSION (source), result, &error);

  self->saving = FALSE;
  gtk_widget_set_sensitive (self->pages, TRUE);
  gtk_widget_set_sensitive (self->foot, TRUE);
  gtk_widget_set_sensitive (self->accept, TRUE);
  if (!self->gone && self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  /* Who gave up waiting, or an answer, knows it. */
  if (!saved && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rectify_message_error (self->gone ? NULL : owner,
                           self->failure != NULL ? self->failure
                                                 : _ ("The changes could not be saved"),
                           error);
  if (saved)
    {
      self->changed = FALSE;
      /* The job that was begun is done: nobody is asked whether to leave it. */
      g_clear_pointer (&self->question, g_free);
      rectify_announce (GTK_WIDGET (owner), _ ("Saved"));
    }
  if (saved && to_close != NULL)
    gtk_window_close (to_close);
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
