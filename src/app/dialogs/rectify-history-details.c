/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-history-details.h"

#include <glib/gi18n.h>

#include "rectify-marked-words.h"

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_side (const RectifyHistoryChange *change, gboolean is_after)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *text = is_after ? change->after : change->before;
  gboolean is_empty = text == NULL || *text == '\0';
  GtkWidget *words = create_label (is_empty ? C_ ("words before or after", "(nothing)") : text,
                                   is_empty ? "dim-label" : NULL);

  gtk_box_append (GTK_BOX (box),
                  create_label (is_after ? _ ("After") : _ ("Before"), "rectify-history-side"));
  if (!is_empty)
    {
      if (change->is_compared)
        rectify_mark_words (GTK_LABEL (words), change->before, change->after,
                            is_after ? RECTIFY_WORDS_INSERTED : RECTIFY_WORDS_DELETED, !is_after);
      /* To be copied from, but no stop of the Tab key: there may be hundreds. */
      gtk_label_set_selectable (GTK_LABEL (words), TRUE);
      /* Were it only not focusable, Tab would go no further than this. */
      gtk_widget_set_can_focus (words, FALSE);
    }
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static char *
dup_spoken (const RectifyHistoryChange *change)
{
  const char *nothing = C_ ("words before or after", "(nothing)");

  if (change->before == NULL && change->after == NULL)
    return g_strdup_printf (C_ ("what was changed, and how", "%s: %s"), change->subject,
                            change->what);
  return g_strdup_printf (_ ("%s: %s; before: %s; after: %s"), change->subject, change->what,
                          change->before != NULL ? change->before : nothing,
                          change->after != NULL ? change->after : nothing);
}

static GtkWidget *
create_row (const RectifyHistoryChange *change, gboolean has_subject)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *spoken = dup_spoken (change);

  if (has_subject)
    gtk_box_append (GTK_BOX (box), create_label (change->subject, "heading"));
  gtk_box_append (GTK_BOX (box), create_label (change->what, "rectify-history-what"));
  if (change->before != NULL || change->after != NULL)
    {
      gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
      gtk_box_append (GTK_BOX (sides), create_side (change, FALSE));
      gtk_box_append (GTK_BOX (sides), create_side (change, TRUE));
      gtk_box_append (GTK_BOX (box), sides);
    }
  gtk_widget_add_css_class (box, "rectify-history-change");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/**
 * rectify_history_details_new:
 * @changes: (element-type RectifyHistoryChange): what is shown
 * @n_changes: how many there are altogether
 *
 * Returns: (transfer floating): a list of the changes
 */
GtkWidget *
rectify_history_details_new (GPtrArray *changes, guint n_changes)
{
  GtkWidget *list = gtk_list_box_new ();
  const char *subject = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "rectify-history-changes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the edit changed"), -1);
  for (guint i = 0; i < changes->len; i++)
    {
      const RectifyHistoryChange *change = g_ptr_array_index (changes, i);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           create_row (change, g_strcmp0 (subject, change->subject) != 0));
      subject = change->subject;
    }
  if (n_changes > changes->len)
    {
      guint n_more = n_changes - changes->len;
      g_autofree char *more
          = g_strdup_printf (ngettext ("and %u more change", "and %u more changes", n_more),
                             n_more);

      gtk_list_box_append (GTK_LIST_BOX (list), create_label (more, "dim-label"));
    }
  return list;
}

/**
 * rectify_history_details_new_sentence:
 * @text: a sentence
 *
 * Returns: (transfer floating): what stands in place of the changes
 */
GtkWidget *
rectify_history_details_new_sentence (const char *text)
{
  GtkWidget *label = create_label (text, "dim-label");

  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 12);
  return label;
}
