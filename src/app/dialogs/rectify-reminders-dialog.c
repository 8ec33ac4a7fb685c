/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-reminders-dialog.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-form.h"
#include "rectify-reminders.h"
#include "rectify-typed.h"

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

/* Where nothing stands, nothing is reminded of, if that is possible. */
static gboolean
read_days (RectifyForm *form, GtkWidget *field, guint least, guint *days)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field));
  g_autofree char *complaint = NULL;

  *days = 0;
  if (least == 0 && rectify_typed_is_blank (text))
    return TRUE;
  if (rectify_typed_read_number (text, RECTIFY_REMINDER_MAX_DAYS, days) && *days >= least)
    return TRUE;
  complaint = g_strdup_printf (_ ("This is not a number of days from %u to %u."), least,
                               RECTIFY_REMINDER_MAX_DAYS);
  rectify_form_refuse_field (form, field, complaint);
  return FALSE;
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Dialog *self = user_data;
  RectifyReminderChoices choices
      = { .on_start = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->on_start)),
          .notify = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->notify)) };

  if (!read_days (form, self->due, 1, &choices.due_days)
      || !read_days (form, self->progress, 0, &choices.no_progress_days))
    return;
  rectify_reminder_choices_save (&choices);
  self->func (self->user_data);
  rectify_form_close (form);
}

static GtkWidget *
add_days (RectifyForm *form, const char *label, guint days)
{
  g_autofree char *digits = days > 0 ? g_strdup_printf ("%u", days) : g_strdup ("");
  GtkWidget *field = rectify_form_add_entry (form, label, digits);

  gtk_entry_set_input_purpose (GTK_ENTRY (field), GTK_INPUT_PURPOSE_DIGITS);
  gtk_editable_set_width_chars (GTK_EDITABLE (field), 8);
  gtk_widget_set_halign (field, GTK_ALIGN_START);
  return field;
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
  self->due = add_days (form, _ ("Days _before a task is due"), choices.due_days);
  self->progress = add_days (form, _ ("Days without _progress"), choices.no_progress_days);
  /* Not to be reminded at all is said in a word. */
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->progress), C_ ("reminder", "Never"));
  self->on_start = add_check (form, _ ("Once a day, in the _window"), choices.on_start);
  self->notify = add_check (form, _ ("On the _desktop, while the program runs"), choices.notify);
  rectify_form_set_help (form, "reminders");
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  rectify_form_set_any_plan (form);
  rectify_form_present (form);
}
