/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-round-words.h"

#include <glib/gi18n.h>

#include "rectify-item-text.h"

/* So much of an item's words is seen at once, in pixels, and so many characters of its place. */
#define WORDS_HEIGHT 96
#define PLACE_LENGTH 60

/**
 * rectify_round_words_label_new:
 * @text: of any length
 * @css_class: how it looks
 *
 * Returns: (transfer floating): a label that is as wide as the dialog
 */
GtkWidget *
rectify_round_words_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_plan (RectifyForm *form, RectifyPlan *plan)
{
  g_autofree char *title = g_strdelimit (g_strdup (rectify_plan_get_title (plan)), "\n", ' ');

  if (*title != '\0')
    rectify_form_add_wide (form, rectify_round_words_label_new (title, "heading"));
}

static void
add_words (RectifyForm *form, RectifyItem *item)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autofree char *words = rectify_item_dup_words (item);
  g_autofree char *place = rectify_item_dup_place (item, PLACE_LENGTH);
  GtkWidget *label = rectify_round_words_label_new (words, "body");

  if (*place != '\0')
    rectify_form_add_wide (form, rectify_round_words_label_new (place, "dim-label"));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), WORDS_HEIGHT);
  rectify_form_add_wide (form, scroller);
}

static char *
dup_latest (RectifyItem *item)
{
  GPtrArray *entries = rectify_item_get_progress (item);
  RectifyProgressEntry *entry
      = entries->len > 0 ? g_ptr_array_index (entries, entries->len - 1) : NULL;
  const GDate *date = entry != NULL ? rectify_progress_entry_get_date (entry) : NULL;
  g_autofree char *day = NULL;

  if (entry == NULL)
    return g_strdup (_ ("Nothing noted yet"));
  day = date != NULL ? rectify_date_dup_local (date) : g_strdup (_ ("No date"));
  if (rectify_progress_entry_get_share (entry) == RECTIFY_SHARE_UNKNOWN)
    return g_strdup_printf (C_ ("latest entry: day, words", "%s: %s"), day,
                            rectify_progress_entry_get_text (entry));
  return g_strdup_printf (C_ ("latest entry: day, share, words", "%s (%d%%): %s"), day,
                          rectify_progress_entry_get_share (entry),
                          rectify_progress_entry_get_text (entry));
}

static void
add_facts (RectifyForm *form, RectifyItem *item)
{
  g_autofree char *deadline = rectify_item_dup_deadline_text (item, NULL);
  g_autofree char *latest = dup_latest (item);

  rectify_form_add_row (form, _ ("Deadline"),
                        rectify_round_words_label_new (*deadline != '\0' ? deadline
                                                                         : _ ("No deadline"),
                                                       "body"));
  rectify_form_add_row (form, _ ("Latest entry"), rectify_round_words_label_new (latest, "body"));
}

/**
 * rectify_round_words_add:
 * @form: a form
 * @plan: (nullable): the plan, where it is to be said
 * @item: a task of it
 *
 * Says what the task is, until when it is to be done, and what was noted of it last.
 */
void
rectify_round_words_add (RectifyForm *form, RectifyPlan *plan, RectifyItem *item)
{
  if (plan != NULL)
    add_plan (form, plan);
  add_words (form, item);
  add_facts (form, item);
}
