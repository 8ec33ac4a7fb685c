/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rectify-checks-row.h"
#include "rectify-checks-view-private.h"
#include "rectify-state.h"

#define HIDDEN_KEY "checks-hidden"
#define ORDER_KEY "checks-order"

static void
show_words (RectifyChecksView *self, guint n_findings)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  const char *words = "";

  if (rectify_session_get_plan (self->session) == NULL)
    words = _ ("No plan is open. Choose one on the left.");
  else if (!rectify_checks_is_known (self->checks))
    words = _ ("The plan is being checked…");
  else if (n_findings == 0)
    words = _ ("The checks found nothing that is wrong or missing in this plan.");
  else
    words = _ ("What was found is hidden by the buttons above.");
  gtk_label_set_text (self->words_label, words);
  gtk_widget_set_visible (self->show_all_button, n_findings > 0);
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "findings" : "words");
}

/**
 * rectify_checks_view_show_counts:
 * @self: a view
 *
 * Says how much was found.
 */
void
rectify_checks_view_show_counts (RectifyChecksView *self)
{
  g_autofree char *title = NULL;
  guint n_findings = 0;

  for (guint i = 0; i < RECTIFY_N_SEVERITIES; i++)
    {
      guint n = rectify_checks_count (self->checks, i);
      g_autofree char *text
          = g_strdup_printf (C_ ("severity and count", "%s %u"), rectify_severity_get_title (i), n);
      g_autofree char *name = g_strdup_printf (_ ("Show what is of this severity: %s (%u)"),
                                               rectify_severity_get_title (i), n);

      n_findings += n;
      gtk_label_set_text (self->filter_labels[i], text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->filters[i]), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->filters[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  title = rectify_checks_is_known (self->checks)
              ? g_strdup_printf (ngettext ("Checks: %u finding", "Checks: %u findings", n_findings),
                                 n_findings)
              : g_strdup (_ ("Checks"));
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  show_words (self, n_findings);
}

/**
 * rectify_checks_view_add_filters:
 * @self: a view
 *
 * Adds a button for each severity, pressed as it was left.
 */
void
rectify_checks_view_add_filters (RectifyChecksView *self)
{
  int hidden = rectify_state_get_int (HIDDEN_KEY, 0);

  for (guint i = RECTIFY_N_SEVERITIES; i > 0; i--)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *label = gtk_label_new (NULL);

      /* Symbol and label lined up are higher than a box takes them to be. */
      gtk_widget_set_size_request (box, -1, 24);
      gtk_box_append (GTK_BOX (box),
                      gtk_image_new_from_icon_name (rectify_severity_get_icon_name (i - 1)));
      gtk_box_append (GTK_BOX (box), label);
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), (hidden & (1 << (i - 1))) == 0);
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (rectify_checks_view_filter_changed),
                                self);
      gtk_box_append (GTK_BOX (self->filter_box), button);
      self->filters[i - 1] = GTK_TOGGLE_BUTTON (button);
      self->filter_labels[i - 1] = GTK_LABEL (label);
    }
}

/**
 * rectify_checks_view_restore_order:
 * @self: a view
 *
 * Orders the findings as it was left.
 */
void
rectify_checks_view_restore_order (RectifyChecksView *self)
{
  gtk_drop_down_set_selected (self->order,
                              (guint) CLAMP (rectify_state_get_int (ORDER_KEY,
                                                                    RECTIFY_CHECKS_BY_SEVERITY),
                                             RECTIFY_CHECKS_BY_SEVERITY, RECTIFY_CHECKS_AS_READ));
}

static void
attach (RectifyChecksView *self, GtkWidget *child, int column, int row, int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->bar));

  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column", column, "row", row,
                "column-span", width, NULL);
}

/**
 * rectify_checks_view_set_narrow:
 * @self: a view
 * @is_narrow: whether it stands beside something else, and not below
 *
 * Sets what is in it one below the other, or side by side.
 */
void
rectify_checks_view_set_narrow (RectifyChecksView *self, gboolean is_narrow)
{
  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  attach (self, GTK_WIDGET (self->title_label), 0, 0, is_narrow ? 2 : 1);
  attach (self, self->filter_box, is_narrow ? 0 : 1, is_narrow ? 1 : 0, is_narrow ? 3 : 1);
  attach (self, GTK_WIDGET (self->order), is_narrow ? 0 : 2, is_narrow ? 2 : 0, is_narrow ? 3 : 1);
  attach (self, self->close_button, is_narrow ? 2 : 3, 0, 1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), is_narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  rectify_checks_view_make_rows (self);
}

/**
 * rectify_checks_view_keep_state:
 * @self: a view
 *
 * Notes what is hidden and in what order, for the next start.
 */
void
rectify_checks_view_keep_state (RectifyChecksView *self)
{
  int hidden = 0;

  for (guint i = 0; i < RECTIFY_N_SEVERITIES; i++)
    if (!gtk_toggle_button_get_active (self->filters[i]))
      hidden |= 1 << i;
  rectify_state_set_int (HIDDEN_KEY, hidden);
  rectify_state_set_int (ORDER_KEY, (int) gtk_drop_down_get_selected (self->order));
}
