/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-step-field.h"

#include "rectify-date-field.h"
#include "rectify-tell-cut.h"

/**
 * rectify_step_field_add_heading:
 * @form: a form
 * @text: what it is about, of any length
 */
void
rectify_step_field_add_heading (RectifyForm *form, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, "body");
  rectify_form_add_wide (form, label);
}

/**
 * rectify_step_field_read_date:
 * @form: a form
 * @field: a date field of it
 * @date: (out) (transfer full): set to the day it holds
 *
 * Says what is wrong with it, if it holds no day.
 *
 * Returns: whether it holds one
 */
gboolean
rectify_step_field_read_date (RectifyForm *form, GtkWidget *field, GDate **date)
{
  g_autofree char *complaint = NULL;

  if (rectify_date_field_read (field, date) && *date != NULL)
    return TRUE;
  complaint = rectify_date_field_dup_complaint (FALSE);
  rectify_form_refuse_field (form, field, complaint);
  return FALSE;
}
