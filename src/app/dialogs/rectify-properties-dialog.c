/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-messages.h"
#include "rectify-text-field.h"

typedef struct {
  GtkTextBuffer *title;
  GtkWidget *organisation;
  GtkWidget *theme;
  GtkWidget *year;
  GtkWidget *meeting_date;
  GtkWidget *document_number;
  GtkWidget *signer;
} Properties;

/* What was typed, taken when it is accepted. */
typedef struct {
  char *title;
  char *organisation;
  char *theme;
  int year;
  char *meeting_date;
  char *document_number;
  char *signer;
} Values;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_free (values->title);
  g_free (values->organisation);
  g_free (values->theme);
  g_free (values->meeting_date);
  g_free (values->document_number);
  g_free (values->signer);
  g_free (values);
}

static gboolean
apply (RectifyPlan *draft, gpointer user_data, GError **error)
{
  Values *values = user_data;

  rectify_plan_set_title (draft, values->title);
  rectify_plan_set_organisation (draft, values->organisation);
  rectify_plan_set_theme (draft, values->theme);
  rectify_plan_set_year (draft, values->year);
  rectify_plan_set_meeting_date (draft, values->meeting_date);
  rectify_plan_set_document_number (draft, values->document_number);
  rectify_plan_set_signer (draft, values->signer);
  return TRUE;
}

static char *
dup_text (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  Properties *self = user_data;
  g_autofree char *date = dup_text (self->meeting_date);
  g_autoptr (GDate) valid = rectify_date_from_string (date);
  Values *values;

  if (*date != '\0' && valid == NULL)
    {
      rectify_message_error (rectify_form_get_window (form),
                             _ ("The date of the meeting is not a date. Write it like 2022-01-20."),
                             NULL);
      gtk_widget_grab_focus (self->meeting_date);
      return;
    }
  values = g_new0 (Values, 1);
  values->title = rectify_text_field_dup_text (self->title);
  values->organisation = dup_text (self->organisation);
  values->theme = dup_text (self->theme);
  /* A year that was only typed so far counts too. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->year));
  values->year = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->year));
  values->meeting_date = g_steal_pointer (&date);
  values->document_number = dup_text (self->document_number);
  values->signer = dup_text (self->signer);
  rectify_session_edit (rectify_form_get_session (form), _ ("Plan properties"), apply, values,
                        values_free, rectify_form_saved_cb, rectify_form_begin_save (form));
}

/**
 * rectify_properties_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 *
 * Shows the particulars of the live plan, to be changed.
 */
void
rectify_properties_dialog_present (GtkWindow *parent, RectifySession *session)
{
  RectifyPlan *plan = rectify_session_get_plan (session);
  RectifyForm *form = rectify_form_new (parent, session, _ ("Plan Properties"), _ ("_Save"));
  Properties *self = g_new0 (Properties, 1);
  GtkWidget *title = rectify_text_field_new (rectify_plan_get_title (plan), 54, &self->title);

  rectify_form_add_row (form, _ ("_Title"), title);
  rectify_form_watch (form, self->title, "changed");
  self->organisation
      = rectify_form_add_entry (form, _ ("_Organisation"), rectify_plan_get_organisation (plan));
  self->theme = rectify_form_add_entry (form, _ ("T_heme"), rectify_plan_get_theme (plan));
  self->year = gtk_spin_button_new_with_range (0, 9999, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->year), rectify_plan_get_year (plan));
  gtk_widget_set_tooltip_text (self->year, _ ("0 if it is not known"));
  rectify_form_add_row (form, _ ("_Year"), self->year);
  rectify_form_watch (form, self->year, "value-changed");
  self->meeting_date = rectify_form_add_entry (form, _ ("Date of the _meeting"),
                                               rectify_plan_get_meeting_date (plan));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->meeting_date), "2022-01-20");
  self->document_number = rectify_form_add_entry (form, _ ("Document _number"),
                                                  rectify_plan_get_document_number (plan));
  self->signer = rectify_form_add_entry (form, _ ("Si_gned by"), rectify_plan_get_signer (plan));
  rectify_form_set_accept (form, accept_cb, self, g_free);
  rectify_form_present (form);
}
