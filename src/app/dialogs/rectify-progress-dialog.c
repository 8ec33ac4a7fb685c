/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-check-button.h"
#include "rectify-date-field.h"
#include "rectify-dialogs.h"
#include "rectify-form.h"
#include "rectify-report-buttons.h"

/* Behind the usual spans: whatever stands in the two fields. */
#define SPAN_FREE RECTIFY_N_REPORT_SPANS

typedef struct {
  GtkWindow *parent;
  RectifyReportFunc func;
  RectifyReportOptions *options;
  GtkWidget *span;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *reporters;
  gboolean filling;
} ProgressDialog;

static void
dialog_free (gpointer data)
{
  ProgressDialog *self = data;

  rectify_report_options_free (self->options);
  g_free (self);
}

static void
show_span (ProgressDialog *self)
{
  g_autofree char *from = rectify_date_to_string (rectify_report_options_get_from (self->options));
  g_autofree char *to = rectify_date_to_string (rectify_report_options_get_to (self->options));

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->from), from != NULL ? from : "");
  gtk_editable_set_text (GTK_EDITABLE (self->to), to != NULL ? to : "");
  self->filling = FALSE;
}

static void
span_cb (GtkDropDown *span, GParamSpec *pspec, ProgressDialog *self)
{
  guint selected = gtk_drop_down_get_selected (span);

  if (self->filling || selected >= SPAN_FREE)
    return;
  rectify_report_options_set_usual_span (self->options, selected);
  show_span (self);
}

/* A day that is typed makes a span of its own. */
static void
day_cb (GtkEditable *field, ProgressDialog *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->span), SPAN_FREE);
  self->filling = FALSE;
}

static gboolean
read_fields (RectifyForm *form, ProgressDialog *self)
{
  g_autoptr (GDate) from = NULL;
  g_autoptr (GDate) to = NULL;
  gboolean from_read = rectify_date_field_read (self->from, &from);
  gboolean to_read = rectify_date_field_read (self->to, &to);

  if (!from_read || !to_read)
    {
      g_autofree char *complaint = rectify_date_field_dup_complaint (TRUE);

      rectify_form_refuse_field (form, from_read ? self->to : self->from, complaint);
      return FALSE;
    }
  if (from != NULL && to != NULL && g_date_compare (from, to) > 0)
    {
      rectify_form_refuse_field (form, self->to,
                                 _ ("The span ends before it begins. Change one of its days."));
      return FALSE;
    }
  rectify_report_options_set_span (self->options, from, to);
  rectify_report_options_set_reporters (self->options, gtk_check_button_get_active (
                                                           GTK_CHECK_BUTTON (self->reporters)));
  return TRUE;
}

static void
finish (RectifyForm *form, const char *action, gpointer user_data)
{
  ProgressDialog *self = user_data;
  GtkWindow *parent = self->parent;
  RectifyReportFunc func = self->func;
  g_autoptr (RectifyReportOptions) options = NULL;

  if (!read_fields (form, self))
    return;
  options = rectify_report_options_copy (self->options);
  rectify_form_close (form);
  func (parent, RECTIFY_REPORT_PROGRESS, options, action);
}

static void
accept_cb (RectifyForm *form, gpointer user_data)
{
  finish (form, NULL, user_data);
}

/* The usual span that the options have, if it is one. */
static guint
find_span (const RectifyReportOptions *options)
{
  g_autofree char *words = rectify_report_options_dup_span (options);

  for (guint span = 0; span < SPAN_FREE; span++)
    {
      g_autoptr (RectifyReportOptions) usual = rectify_report_options_copy (options);
      g_autofree char *usual_words = NULL;

      rectify_report_options_set_usual_span (usual, span);
      usual_words = rectify_report_options_dup_span (usual);
      if (g_str_equal (usual_words, words))
        return span;
    }
  return SPAN_FREE;
}

static void
fill (RectifyForm *form, ProgressDialog *self)
{
  const char *const titles[] = { _ ("From the Beginning"),
                                 _ ("This Month"),
                                 _ ("Last Month"),
                                 _ ("This Quarter"),
                                 _ ("Last Quarter"),
                                 _ ("This Half-Year"),
                                 _ ("Last Half-Year"),
                                 _ ("This Year"),
                                 _ ("Last Year"),
                                 _ ("From – To"),
                                 NULL };

  self->span = gtk_drop_down_new_from_strings (titles);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->span), find_span (self->options));
  rectify_form_add_row (form, _ ("Spa_n"), self->span);
  self->from = rectify_date_field_new (NULL);
  self->to = rectify_date_field_new (NULL);
  rectify_form_add_row (form, _ ("_From"), self->from);
  rectify_form_add_row (form, _ ("_To"), self->to);
  self->reporters = rectify_check_button_new (_ ("Say who _reported what was done"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->reporters),
                               rectify_report_options_get_reporters (self->options));
  rectify_form_add_wide (form, self->reporters);
  show_span (self);
  g_signal_connect (self->span, "notify::selected", G_CALLBACK (span_cb), self);
  g_signal_connect (self->from, "changed", G_CALLBACK (day_cb), self);
  g_signal_connect (self->to, "changed", G_CALLBACK (day_cb), self);
}

/**
 * rectify_progress_dialog_present:
 * @parent: the window it is over
 * @session: a session that has a plan
 * @options: (nullable): what was chosen last; %NULL for this half-year
 * @func: does with the report what was chosen
 *
 * Asks what span the progress report is to be about.
 */
void
rectify_progress_dialog_present (GtkWindow *parent, RectifySession *session,
                                 const RectifyReportOptions *options, RectifyReportFunc func)
{
  RectifyForm *form = rectify_form_new (parent, session, _ ("Progress Report"), _ ("_Show"));
  ProgressDialog *self = g_new0 (ProgressDialog, 1);

  self->parent = parent;
  self->func = func;
  if (options != NULL)
    self->options = rectify_report_options_copy (options);
  else
    {
      self->options = rectify_report_options_new ();
      rectify_report_options_set_usual_span (self->options, RECTIFY_REPORT_SPAN_THIS_HALF_YEAR);
    }
  rectify_form_set_help (form, "reports");
  rectify_form_set_accept (form, accept_cb, self, dialog_free);
  fill (form, self);
  rectify_report_buttons_add (form, finish, self);
  rectify_form_present (form);
}
