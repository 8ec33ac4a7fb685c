/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-report-buttons.h"

#include <glib/gi18n.h>

typedef struct {
  RectifyForm *form;
  RectifyReportButtonFunc func;
  gpointer user_data;
  const char *action;
} Button;

static void
clicked_cb (GtkButton *widget, Button *button)
{
  if (rectify_form_check_place (button->form))
    button->func (button->form, button->action, button->user_data);
}

static void
button_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * rectify_report_buttons_add:
 * @form: a form
 * @func: called when one of the buttons is pressed
 * @user_data: for @func; it lives as long as @form
 */
void
rectify_report_buttons_add (RectifyForm *form, RectifyReportButtonFunc func, gpointer user_data)
{
  static const struct {
    const char *action;
    const char *label;
  } buttons[] = { { "save-pdf", N_ ("Save as P_DF…") },
                  { "save-docx", N_ ("Save as _Word File…") },
                  { "print", N_ ("_Print…") } };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *widget = gtk_button_new_with_mnemonic (_ (buttons[i].label));
      Button *button = g_new0 (Button, 1);

      *button = (Button){ form, func, user_data, buttons[i].action };
      g_signal_connect_data (widget, "clicked", G_CALLBACK (clicked_cb), button, button_free, 0);
      gtk_box_append (GTK_BOX (box), widget);
    }
  rectify_form_add_foot (form, box);
}
