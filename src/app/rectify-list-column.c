/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-list-column.h"

#define WIDTH_KEY "rectify-width"
#define TOOLTIP_WIDTH 48

/* A column that is hidden would still take the room of its fixed width. */
static void
visible_changed_cb (GtkColumnViewColumn *column)
{
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), WIDTH_KEY));

  if (!gtk_column_view_column_get_visible (column))
    {
      width = gtk_column_view_column_get_fixed_width (column);
      g_object_set_data (G_OBJECT (column), WIDTH_KEY, GINT_TO_POINTER (width));
      width = -1;
    }
  gtk_column_view_column_set_fixed_width (column, width);
}

/**
 * rectify_list_column_set_width:
 * @column: a new column
 * @width: how wide it is at first, in pixels
 *
 * Makes it as wide as that whenever it is shown, until the user makes it wider or narrower.
 */
void
rectify_list_column_set_width (GtkColumnViewColumn *column, int width)
{
  gtk_column_view_column_set_fixed_width (column, CLAMP (width, 24, 2000));
  g_signal_connect (column, "notify::visible", G_CALLBACK (visible_changed_cb), NULL);
}

/**
 * rectify_list_column_get_width:
 * @column: a column that rectify_list_column_set_width() was called of
 *
 * Returns: how wide it is, or was when it was shown last
 */
int
rectify_list_column_get_width (GtkColumnViewColumn *column)
{
  if (gtk_column_view_column_get_visible (column))
    return gtk_column_view_column_get_fixed_width (column);
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), WIDTH_KEY));
}

/**
 * rectify_list_tooltip_new:
 * @text: what it says
 *
 * The toolkit's own tooltip breaks Chinese behind every character: to it each is a word.
 *
 * Returns: (transfer floating): the widget of a tooltip
 */
GtkWidget *
rectify_list_tooltip_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  glong width = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    width = MAX (width, 2 * g_utf8_strlen (lines[i], -1));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (width, TOOLTIP_WIDTH));
  gtk_label_set_max_width_chars (GTK_LABEL (label), TOOLTIP_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}
