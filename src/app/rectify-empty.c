/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-empty.h"

#define MARGIN 12
#define MAX_CHARS 50

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  return label;
}

/**
 * rectify_empty_new:
 * @what: that there is nothing, and of what
 * @hint: what to do next
 *
 * Returns: (transfer floating): words for a list or a page in which there is nothing
 */
GtkWidget *
rectify_empty_new (const char *what, const char *hint)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN / 2);
  GtkWidget *below = create_label ();

  gtk_widget_add_css_class (below, "dim-label");
  gtk_box_append (GTK_BOX (box), create_label ());
  gtk_box_append (GTK_BOX (box), below);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  rectify_empty_set_words (box, what, hint);
  return box;
}

/**
 * rectify_empty_set_words:
 * @self: what rectify_empty_new() made
 * @what: that there is nothing, and of what
 * @hint: what to do next
 */
void
rectify_empty_set_words (GtkWidget *self, const char *what, const char *hint)
{
  g_return_if_fail (GTK_IS_BOX (self));
  g_return_if_fail (what != NULL && *what != '\0');
  g_return_if_fail (hint != NULL && *hint != '\0');
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (self)), what);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self)), hint);
}
