/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-filter.h"
#include "rectify-search-dialog-private.h"

#define PAGE_NAME "slip"

/* A paper that came back, by the code that was typed or scanned from it. */

static GtkWidget *
create_words (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * rectify_search_dialog_add_slip_page:
 * @self: a search that has its stack
 *
 * Adds what is shown when the code of a paper was typed.
 */
void
rectify_search_dialog_add_slip_page (RectifySearchDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show in the Plan"));

  self->slip_title = GTK_LABEL (create_words ("heading"));
  self->slip_words = GTK_LABEL (create_words (NULL));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (rectify_search_dialog_choose_slip),
                            self);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 36);
  gtk_widget_set_margin_end (box, 36);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slip_title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->slip_words));
  gtk_box_append (GTK_BOX (box), button);
  gtk_stack_add_named (self->stack, box, PAGE_NAME);
}

/**
 * rectify_search_dialog_show_slip:
 * @self: a search
 * @slip: (transfer full): what was found
 *
 * Shows it in place of hits.
 */
void
rectify_search_dialog_show_slip (RectifySearchDialog *self, RectifySlip *slip)
{
  g_autofree char *title = rectify_slip_dup_title (slip);
  g_autofree char *words = rectify_slip_dup_words (slip);

  g_clear_pointer (&self->slip, rectify_slip_free);
  self->slip = slip;
  gtk_label_set_text (self->slip_title, title);
  gtk_label_set_text (self->slip_words, words);
  gtk_stack_set_visible_child_name (self->stack, PAGE_NAME);
  gtk_label_set_text (self->status, "");
}

static void
list_tasks (RectifySearchDialog *self)
{
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autofree char *text = NULL;

  filter->plan_id = self->slip->plan_id;
  rectify_filter_set_words (filter, RECTIFY_FILTER_UNIT, self->slip->unit);
  text = rectify_filter_to_string (filter);
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (self->window)),
                              "win.list-tasks", "s", text);
}

/**
 * rectify_search_dialog_choose_slip:
 * @self: a search that found a paper
 *
 * Goes to what the paper is about: a task, or the list of a unit's tasks.
 */
void
rectify_search_dialog_choose_slip (RectifySearchDialog *self)
{
  if (self->slip == NULL)
    return;
  if (self->slip->unit != NULL)
    list_tasks (self);
  else
    self->chosen (self->slip->plan_id, self->slip->item_id, self->user_data);
}
