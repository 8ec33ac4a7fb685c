/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-edition-row.h"

#include "rectify-tell-cut.h"

static GtkWidget *
create_label (GtkWidget *box, const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/**
 * rectify_edition_row_new:
 * @edition: an edition
 *
 * Returns: (transfer floating): what a list shows of it: its name, who made it and when
 */
GtkWidget *
rectify_edition_row_new (RectifyEdition *edition)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GDateTime *made_at = rectify_edition_get_made_at (edition);
  g_autoptr (GDateTime) local = made_at != NULL ? g_date_time_to_local (made_at) : NULL;
  g_autofree char *date
      = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("");

  gtk_widget_set_hexpand (create_label (box, rectify_edition_get_name (edition), FALSE), TRUE);
  create_label (box, rectify_edition_get_author (edition), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (create_label (box, date, TRUE)), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  return box;
}
