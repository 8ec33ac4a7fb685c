/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-announcement.h"
#include "rectify-form-note.h"

/**
 * rectify_form_note_add:
 * @form: a form
 *
 * Returns: (transfer none): a line below its last field, which says nothing yet and takes no room
 */
GtkLabel *
rectify_form_note_add (RectifyForm *form)
{
  GtkLabel *note = GTK_LABEL (rectify_status_label_new ());

  gtk_label_set_xalign (note, 0);
  gtk_label_set_wrap (note, TRUE);
  gtk_label_set_wrap_mode (note, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (note, 40);
  gtk_widget_set_visible (GTK_WIDGET (note), FALSE);
  rectify_form_add_row (form, "", GTK_WIDGET (note));
  return note;
}

/**
 * rectify_form_note_set:
 * @note: such a line
 * @words: (nullable): what it says, %NULL for nothing
 */
void
rectify_form_note_set (GtkLabel *note, const char *words)
{
  gtk_label_set_text (note, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (note), words != NULL);
}
