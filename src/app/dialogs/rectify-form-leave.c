/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-form-private.h"
#include "rectify-messages.h"

static void
leave_confirmed (gboolean confirmed, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  RectifyForm *self = g_object_get_data (G_OBJECT (window), RECTIFY_FORM_KEY);
  g_autoptr (GtkWindow) to_close = NULL;

  self->asking = FALSE;
  if (!confirmed)
    {
      g_clear_object (&self->to_close);
      return;
    }
  /* Whoever hears that the form is gone may ask whether the rest goes too. */
  to_close = self->to_close != NULL ? g_object_ref (self->to_close) : NULL;
  gtk_window_set_transient_for (window, NULL);
  gtk_window_destroy (window);
  if (to_close != NULL)
    gtk_window_close (to_close);
}

/* Not to be asked about where the form alone is left: then its own button says what is left. */
static gboolean
is_unfinished (RectifyForm *self)
{
  return self->question != NULL && self->to_close != NULL;
}

static void
ask (RectifyForm *self)
{
  self->asking = TRUE;
  rectify_message_confirm (GTK_WINDOW (self->window),
                           self->question != NULL ? self->question
                                                  : _ ("Leave without keeping the changes?"),
                           self->question_detail != NULL
                               ? self->question_detail
                               : _ ("What was changed in this dialog will be lost."),
                           _ ("_Leave"), TRUE, leave_confirmed, g_object_ref (self->window));
}

/**
 * rectify_form_close_request_cb:
 * @window: the window of a form that the user wants to leave
 * @self: the form
 *
 * Returns: whether it stays for now, since something is being saved, or to be asked about
 */
gboolean
rectify_form_close_request_cb (GtkWindow *window, RectifyForm *self)
{
  /* A save that waits for another program is given up first. */
  if (self->saving)
    rectify_session_cancel_waiting (self->session);
  if (self->saving || self->asking)
    return GDK_EVENT_STOP;
  if (!self->changed && !is_unfinished (self))
    return GDK_EVENT_PROPAGATE;
  ask (self);
  return GDK_EVENT_STOP;
}

/* The forms that lie over a window, and over each other: the uppermost that fits. */
static RectifyForm *
find_form (GtkWindow *parent, gboolean (*fits) (RectifyForm *form))
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      RectifyForm *form = g_object_get_data (G_OBJECT (window), RECTIFY_FORM_KEY);
      RectifyForm *upper;

      if (gtk_window_get_transient_for (window) != parent
          || !gtk_widget_get_visible (GTK_WIDGET (window)))
        continue;
      upper = find_form (window, fits);
      if (upper != NULL)
        return upper;
      if (form != NULL && fits (form))
        return form;
    }
  return NULL;
}

static gboolean
is_form (RectifyForm *form)
{
  return TRUE;
}

static gboolean
is_form_of_plan (RectifyForm *form)
{
  return !form->any_plan;
}

static gboolean
is_input_at_stake (RectifyForm *form)
{
  return form->changed || form->saving || form->question != NULL;
}

/**
 * rectify_form_set_unfinished:
 * @self: a form
 * @question: whether it is to be left, as it is asked
 * @detail: what is lost by that
 *
 * Asks so, also where nothing was changed but the window that the form is over is closed: what the
 * form is about is a job that was begun.
 */
void
rectify_form_set_unfinished (RectifyForm *self, const char *question, const char *detail)
{
  g_free (self->question);
  g_free (self->question_detail);
  self->question = g_strdup (question);
  self->question_detail = g_strdup (detail);
}

/**
 * rectify_form_goes_with_parent:
 * @self: a form
 *
 * Returns: whether it is left since the window that it is over is closed
 */
gboolean
rectify_form_goes_with_parent (RectifyForm *self)
{
  return self->to_close != NULL || self->gone;
}

/**
 * rectify_form_find_open:
 * @parent: a window
 * @of_plan: whether to look only for what is done in the plan that is shown
 *
 * Returns: (transfer none) (nullable): the window of the uppermost form that lies over @parent
 */
GtkWindow *
rectify_form_find_open (GtkWindow *parent, gboolean of_plan)
{
  RectifyForm *form = find_form (parent, of_plan ? is_form_of_plan : is_form);

  return form != NULL ? GTK_WINDOW (form->window) : NULL;
}

/**
 * rectify_form_let_close:
 * @parent: a window that is about to be closed
 *
 * Asks about what was typed into the forms over it; @parent is closed again when they are gone.
 *
 * Returns: whether it can be closed now
 */
gboolean
rectify_form_let_close (GtkWindow *parent)
{
  RectifyForm *form = find_form (parent, is_input_at_stake);

  if (form == NULL)
    return TRUE;
  g_set_object (&form->to_close, parent);
  gtk_window_present (GTK_WINDOW (form->window));
  gtk_window_close (GTK_WINDOW (form->window));
  return FALSE;
}
