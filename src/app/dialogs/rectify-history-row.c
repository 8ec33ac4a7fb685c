/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-row.h"

#include <glib/gi18n.h>

#include "rectify-tell-cut.h"

#define NAME_KEY "rectify-name"
#define STATE_KEY "rectify-state"
#define SUBJECT_KEY "rectify-subject"
#define DETAILS_KEY "rectify-details"

typedef struct {
  RectifyPlanNameFunc func;
  gpointer user_data;
} Names;

/**
 * rectify_history_dup_time:
 * @entry: an entry
 *
 * Returns: (transfer full): when it was made, in local time, with the year if it is another one
 */
char *
rectify_history_dup_time (RectifyHistoryEntry *entry)
{
  GDateTime *made_at = rectify_history_entry_get_made_at (entry);
  g_autoptr (GDateTime) local = made_at != NULL ? g_date_time_to_local (made_at) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (local == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (local) == g_date_time_get_year (now))
    return g_date_time_format (local,
                               /* TRANSLATORS: a day of this year and the time, for strftime */
                               C_ ("day and time", "%-d %b %H:%M"));
  return g_date_time_format (local,
                             /* TRANSLATORS: a day of another year and the time, for strftime */
                             C_ ("day and time", "%-d %b %Y %H:%M"));
}

static GtkWidget *
add_label (GtkWidget *box, GtkListItem *list_item, const char *key)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  rectify_tell_cut (GTK_LABEL (label));
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (list_item), key, label);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = add_label (top, list_item, NAME_KEY);
  GtkWidget *state = add_label (top, list_item, STATE_KEY);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (state), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (state, "rectify-history-state");
  gtk_box_append (GTK_BOX (box), top);
  add_label (box, list_item, SUBJECT_KEY);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (add_label (box, list_item, DETAILS_KEY), "dim-label");
  gtk_widget_add_css_class (box, "rectify-history-row");
  gtk_list_item_set_child (list_item, box);
}

static GtkLabel *
get_label (GtkListItem *list_item, const char *key)
{
  return g_object_get_data (G_OBJECT (list_item), key);
}

static char *
dup_details (RectifyHistoryEntry *entry, Names *names)
{
  g_autofree char *time = rectify_history_dup_time (entry);
  g_autofree char *plan = names->func (rectify_history_entry_get_plan_id (entry), names->user_data);
  const char *author = rectify_history_entry_get_author (entry);

  return plan != NULL ? g_strjoin (" · ", time, author, plan, NULL)
                      : g_strjoin (" · ", time, author, NULL);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, Names *names)
{
  RectifyHistoryEntry *entry = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  const char *name = rectify_history_entry_get_name (entry);
  const char *state = rectify_history_state_get_title (rectify_history_entry_get_state (entry));
  g_autofree char *details = dup_details (entry, names);
  const char *subject = rectify_history_entry_get_subject (entry);
  g_autofree char *spoken = g_strjoin (", ", name, subject != NULL ? subject : "", details,
                                       *state != '\0' ? state : NULL, NULL);

  gtk_label_set_text (get_label (list_item, NAME_KEY), name);
  gtk_label_set_text (get_label (list_item, STATE_KEY), state);
  gtk_label_set_text (get_label (list_item, SUBJECT_KEY), subject != NULL ? subject : "");
  gtk_label_set_text (get_label (list_item, DETAILS_KEY), details);
  gtk_widget_set_visible (GTK_WIDGET (get_label (list_item, STATE_KEY)), *state != '\0');
  if (*state != '\0')
    gtk_widget_add_css_class (box, "rectify-history-gone");
  else
    gtk_widget_remove_css_class (box, "rectify-history-gone");
  gtk_widget_set_tooltip_text (box, subject != NULL ? subject : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
free_names (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * rectify_history_row_factory_new:
 * @func: says what a plan is called
 * @user_data: for @func
 *
 * Returns: (transfer full): what makes the rows of a list of #RectifyHistoryEntry
 */
GtkListItemFactory *
rectify_history_row_factory_new (RectifyPlanNameFunc func, gpointer user_data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Names *names = g_new (Names, 1);

  *names = (Names){ func, user_data };
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), names, free_names, 0);
  return factory;
}
