/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-plan-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rectify-filter.h"
#include "rectify-item-text.h"
#include "rectify-percent.h"
#include "rectify-tell-cut.h"

#define ID_KEY "rectify-plan-id"
#define YEAR_KEY "rectify-plan-year"
#define WORDS_KEY "rectify-plan-words"
#define INFO_KEY "rectify-plan-info" /* until the row is filled */

static guint
get_share (const RectifyPlanCounts *counts)
{
  return rectify_percent_of (counts->finished, counts->tasks);
}

static char *
dup_counts_text (const RectifyPlanCounts *counts)
{
  g_autofree char *late = NULL;
  guint share = get_share (counts);

  if (counts->tasks == 0)
    return g_strdup (_ ("No measures"));
  if (counts->late == 0)
    return g_strdup_printf (_ ("%u%% done"), share);
  late = g_strdup_printf (ngettext ("%u late", "%u late", counts->late), counts->late);
  return g_strdup_printf (C_ ("share done, number late", "%u%% done · ⚠ %s"), share, late);
}

/* What is late is one click from where it is listed. */
static GtkWidget *
create_late_button (RectifyPlanInfo *info)
{
  const RectifyPlanCounts *counts = rectify_plan_info_get_counts (info);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *late
      = g_strdup_printf (ngettext ("%u late", "%u late", counts->late), counts->late);
  g_autofree char *text = g_strconcat ("⚠ ", late, NULL);
  g_autofree char *words = g_strdup_printf (ngettext ("List the %u that is late",
                                                      "List the %u that are late", counts->late),
                                            counts->late);
  g_autoptr (RectifyFilter) filter = rectify_filter_new ();
  g_autofree char *link = NULL;

  filter->plan_id = rectify_plan_info_get_id (info);
  filter->late = TRUE;
  link = rectify_filter_to_string (filter);
  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.list-tasks");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "rectify-late");
  return button;
}

static GtkWidget *
create_content (RectifyPlanInfo *info)
{
  const RectifyPlanCounts *counts = rectify_plan_info_get_counts (info);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = rectify_plan_info_dup_title (info);
  g_autofree char *text = dup_counts_text (counts);
  GtkWidget *name = gtk_label_new (title);
  g_autofree char *shown
      = counts->late > 0 ? g_strdup_printf (_ ("%u%% done"), get_share (counts)) : g_strdup (text);
  GtkWidget *share = gtk_label_new (shown);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  /* What tells a copy from its original stands last. */
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  rectify_tell_cut (GTK_LABEL (name));
  gtk_label_set_xalign (GTK_LABEL (share), 0);
  gtk_widget_add_css_class (share, "caption");
  gtk_widget_add_css_class (share, "dim-label");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 counts->tasks > 0 ? (double) counts->finished / counts->tasks : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (line), share);
  if (counts->late > 0)
    gtk_box_append (GTK_BOX (line), create_late_button (info));
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

/**
 * rectify_plan_row_new:
 * @info: a plan
 *
 * Returns: (transfer floating): a row of a list box that can be found, chosen and heard, and shows
 *   nothing yet
 */
GtkWidget *
rectify_plan_row_new (RectifyPlanInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  gint64 id = rectify_plan_info_get_id (info);
  g_autofree char *title = rectify_plan_info_dup_title (info);
  g_autofree char *text = dup_counts_text (rectify_plan_info_get_counts (info));
  /* Translators: what a screen reader says of a plan: its title, and how far it is. */
  g_autofree char *spoken = g_strdup_printf (C_ ("plan, how far", "%s, %s"), title, text);
  g_autofree char *words = g_strdup_printf ("%s\n%s\n%d", title, rectify_plan_info_get_theme (info),
                                            rectify_plan_info_get_year (info));

  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data (G_OBJECT (row), YEAR_KEY, GINT_TO_POINTER (rectify_plan_info_get_year (info)));
  g_object_set_data_full (G_OBJECT (row), WORDS_KEY, g_utf8_casefold (words, -1), g_free);
  g_object_set_data_full (G_OBJECT (row), INFO_KEY, g_object_ref (info), g_object_unref);
  return row;
}

/**
 * rectify_plan_row_fill:
 * @row: such a row
 *
 * Shows the plan in it, once.
 *
 * Returns: whether it showed nothing before
 */
gboolean
rectify_plan_row_fill (GtkListBoxRow *row)
{
  g_autoptr (RectifyPlanInfo) info = g_object_steal_data (G_OBJECT (row), INFO_KEY);

  if (info == NULL)
    return FALSE;
  gtk_list_box_row_set_child (row, create_content (info));
  gtk_widget_set_size_request (GTK_WIDGET (row), -1, -1);
  return TRUE;
}

/**
 * rectify_plan_row_is_filled:
 * @row: such a row
 *
 * Returns: whether it shows its plan
 */
gboolean
rectify_plan_row_is_filled (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), INFO_KEY) == NULL;
}

/**
 * rectify_plan_row_get_id:
 * @row: such a row
 *
 * Returns: the identifier of its plan
 */
gint64
rectify_plan_row_get_id (GtkListBoxRow *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), ID_KEY);
}

/**
 * rectify_plan_row_get_year:
 * @row: such a row
 *
 * Returns: the year of its plan, 0 if it is not known
 */
int
rectify_plan_row_get_year (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), YEAR_KEY));
}

/**
 * rectify_plan_row_matches:
 * @row: such a row
 * @text: what is looked for
 *
 * Returns: whether that is in the title, the theme or the year of its plan, in large or small letters
 */
gboolean
rectify_plan_row_matches (GtkListBoxRow *row, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (g_object_get_data (G_OBJECT (row), WORDS_KEY), folded) != NULL;
}
