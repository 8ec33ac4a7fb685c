/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-reminders-dialog.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-form.h"
#include "rectify-reminders.h"

typedef struct {
  GtkWidget *due;
  GtkWidget *progress;
  GtkWidget *on_start;
  GtkWidget *notify;
  RectifyRemindersFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  self->destroy (self->user_data);
  g_free (self);
}

/* A number that was only typed so far counts too. */
static guint
read_days (GtkWidget *spin)
{
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  return (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Dialog *self = user_data;
  RectifyReminderChoices choices
      = { .due_days = read_days (self->due),
          .no_progress_days = read_days (self->progress),
          .on_start = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->on_start)),
          .notify = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->notify)) };

  rectify_reminder_choices_save (&choices);
  self->func (self->user_data);
  rectify_form_close (form);
}

/* Not to be reminded at all is said in a word. */
static gboolean
output_cb (GtkSpinButton *spin, gpointer user_data)
{
  if (gtk_spin_button_get_value_as_int (spin) > 0)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (spin), C_ ("reminder", "Never"));
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value, gpointer user_data)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), C_ ("reminder", "Never")))
    return FALSE;
  *value = 0;
  return TRUE;
}

static GtkWidget *
add_days (RectifyForm *form, const char *label, guint least, guint days)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, RECTIFY_REMINDER_MAX_DAYS, 1);

  /* A word can stand there. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), days);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 6);
  gtk_widget_set_halign (spin, GTK_ALIGN_START);
  rectify_form_add_row (form, label, spin);
  rectify_form_watch (form, spin, "value-changed");
  return spin;
}

static GtkWidget *
add_check (RectifyForm *form, const char *label, gboolean active)
{
  GtkWidget *check = rectify_check_button_new (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  rectify_form_add_wide (form, check);
  rectify_form_watch (form, check, "toggled");
  return check;
}

/**
 * rectify_reminders_dialog_present:
 * @parent: the window it is over
 * @session: its session
 * @func: called when the user has changed the choices
 * @user_data: data for @func
 * @destroy: frees it
 *
 * Lets the user say how to be reminded.
 */
void
rectify_reminders_dialog_present (GtkWindow *parent, RectifySession *session,
                                  RectifyRemindersFunc func, gpointer user_data,
                                  GDestroyNotify destroy)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("Reminders"), _ ("_Save"));
  Dialog *self = g_new0 (Dialog, 1);
  RectifyReminderChoices choices;

  rectify_reminder_choices_load (&choices);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  self->due = add_days (form, _ ("Days _before a task is due:"), 1, choices.due_days);
  self->progress = add_days (form, _ ("Days without _progress:"), 0, choices.no_progress_days);
  self->on_start = add_check (form, _ ("Once a day, in the _window"), choices.on_start);
  self->notify = add_check (form, _ ("On the _desktop, while the program runs"), choices.notify);
  rectify_form_set_help (form, "reminders");
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}
