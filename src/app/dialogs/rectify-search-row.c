/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-search-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-tell-cut.h"

#define HIT_KEY "rectify-hit"

/**
 * rectify_search_row_get_hit:
 * @row: a row that rectify_search_row_new() made
 *
 * Returns: (transfer none): what it shows
 */
RectifySearchHit *
rectify_search_row_get_hit (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), HIT_KEY);
}

/* Bold and underlined: a colour alone would not do for everybody. */
static char *
dup_markup (RectifySearchHit *hit)
{
  guint start, length;
  const char *line = rectify_search_hit_get_line (hit, &start, &length);
  g_autofree char *before = g_markup_escape_text (line, start);
  g_autofree char *found = g_markup_escape_text (line + start, length);
  g_autofree char *behind = g_markup_escape_text (line + start + length, -1);

  return g_strdup_printf ("%s<b><u>%s</u></b>%s", before, found, behind);
}

/* Where the line itself does not say of which item it is. */
static GtkWidget *
create_item_label (RectifySearchHit *hit)
{
  GtkWidget *label = gtk_label_new (rectify_search_hit_get_item_line (hit));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

/**
 * rectify_search_row_new:
 * @hit: an item that holds the words
 *
 * Returns: (transfer floating): a row with the line and what of the item it is
 */
GtkWidget *
rectify_search_row_new (RectifySearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  RectifySearchPlace where = rectify_search_hit_get_place (hit);
  const char *place = rectify_search_place_get_title (where);
  const char *line = rectify_search_hit_get_line (hit, NULL, NULL);
  GtkWidget *words = gtk_label_new (NULL);
  GtkWidget *what = gtk_label_new (place);
  g_autofree char *markup = dup_markup (hit);
  /* Translators: what a screen reader says of a place where words were found: what it is, the line. */
  g_autofree char *spoken = g_strdup_printf (C_ ("place, line", "%s: %s"), place, line);

  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (words), 2);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (words));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (what, "dim-label");
  gtk_widget_add_css_class (what, "caption");
  gtk_widget_set_valign (what, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (lines), words);
  if (where != RECTIFY_SEARCH_LABEL && where != RECTIFY_SEARCH_HEADING)
    gtk_box_append (GTK_BOX (lines), create_item_label (hit));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), what);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), HIT_KEY, g_object_ref (hit), g_object_unref);
  return row;
}

static char *
dup_title (RectifySearchHit *hit)
{
  g_autofree char *title = g_strdup (rectify_search_hit_get_title (hit));
  int year = rectify_search_hit_get_year (hit);
  g_auto (GStrv) lines = g_strsplit (title, "\n", -1);
  g_autofree char *line = g_strjoinv ("", lines);

  if (*line == '\0')
    {
      g_free (line);
      line = g_strdup (_ ("Plan without a title"));
    }
  return year > 0 ? g_strdup_printf (C_ ("plan, year", "%s · %d"), line, year) : g_strdup (line);
}

/**
 * rectify_search_row_update_header:
 * @row: a row
 * @before: (nullable): the one above it
 * @user_data: not used
 *
 * Sets the title of the plan over its first row.
 */
void
rectify_search_row_update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  RectifySearchHit *hit = rectify_search_row_get_hit (row);
  g_autofree char *title = NULL;
  GtkWidget *label;

  if (before != NULL
      && rectify_search_hit_get_plan_id (rectify_search_row_get_hit (before))
             == rectify_search_hit_get_plan_id (hit))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  title = dup_title (hit);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, before != NULL ? 12 : 6);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}
