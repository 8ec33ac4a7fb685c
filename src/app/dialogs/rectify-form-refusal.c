/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-announcement.h"
#include "rectify-form-private.h"
#include "rectify-speech.h"
#include "rectify-text-size.h"

/* Of a field: what is said at it. */
#define REFUSAL_KEY "rectify-refusal"
/* Between what is said and its field, in pixels. */
#define ROOM 6

static void
withdraw (GtkWidget *field)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (field), REFUSAL_KEY);
  GtkWidget *parent = label != NULL ? gtk_widget_get_parent (label) : NULL;

  if (label == NULL)
    return;
  g_object_set_data (G_OBJECT (field), REFUSAL_KEY, NULL);
  gtk_widget_remove_css_class (field, "error");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
  rectify_speech_set_description (field, NULL);
  if (GTK_IS_GRID (parent))
    gtk_grid_remove (GTK_GRID (parent), label);
  else if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), label);
}

/* What is typed next may mend it. */
static void
changed_cb (GtkWidget *field)
{
  withdraw (field);
}

static void
watch (GtkWidget *field)
{
  if (GTK_IS_TEXT_VIEW (field))
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "changed",
                             G_CALLBACK (changed_cb), field, G_CONNECT_SWAPPED);
  else if (GTK_IS_EDITABLE (field))
    g_signal_connect (field, "changed", G_CALLBACK (changed_cb), NULL);
}

static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_BOX (widget)
         && gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_VERTICAL;
}

/* Below the row that a field is in. */
static void
attach (RectifyForm *self, GtkWidget *field, GtkWidget *label)
{
  GtkWidget *row = field;
  GtkWidget *parent = gtk_widget_get_parent (row);
  int column, line;

  while (parent != NULL && !GTK_IS_GRID (parent) && !is_list (parent))
    {
      row = parent;
      parent = gtk_widget_get_parent (row);
    }
  if (GTK_IS_GRID (parent))
    {
      gtk_grid_query_child (GTK_GRID (parent), row, &column, &line, NULL, NULL);
      gtk_grid_insert_row (GTK_GRID (parent), line + 1);
      gtk_grid_attach (GTK_GRID (parent), label, column, line + 1, 2 - column, 1);
      if (parent == self->grid)
        self->n_rows++;
    }
  else if (parent != NULL)
    gtk_box_insert_child_after (GTK_BOX (parent), label, row);
}

static GtkWidget *
label_new (const char *sentence)
{
  GtkWidget *label
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);

  gtk_label_set_text (GTK_LABEL (label), sentence);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, "rectify-refusal");
  return label;
}

/* Nothing that was seen is hidden for it, as far as the screen has room. */
static void
make_room (RectifyForm *self, GtkWidget *label)
{
  int width, height, wanted;

  gtk_window_get_default_size (GTK_WINDOW (self->window), &width, &height);
  if (height <= 0 || width <= 0)
    return;
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, MAX (width / 2, 1), NULL, &wanted, NULL,
                      NULL);
  rectify_text_size_fit_window (GTK_WINDOW (self->window), width, height + wanted + ROOM);
}

/**
 * rectify_form_refuse_field:
 * @self: a form
 * @field: one of its fields: an entry or a text view
 * @sentence: what is wrong with what it holds, and what to do
 *
 * Says so below the field, until something else is typed there, and goes there. What it holds stays as
 * it was typed.
 */
void
rectify_form_refuse_field (RectifyForm *self, GtkWidget *field, const char *sentence)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (field), REFUSAL_KEY);
  gboolean first = g_object_get_data (G_OBJECT (field), REFUSAL_KEY "-watched") == NULL;

  if (label == NULL)
    {
      label = label_new (sentence);
      attach (self, field, label);
      make_room (self, label);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      label, NULL, -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      g_object_set_data (G_OBJECT (field), REFUSAL_KEY, label);
    }
  gtk_label_set_text (GTK_LABEL (label), sentence);
  /* The relation alone does not have the words told (GTK 4.8). */
  rectify_speech_set_description (field, sentence);
  rectify_announce (field, sentence);
  gtk_widget_add_css_class (field, "error");
  if (first)
    watch (field);
  g_object_set_data (G_OBJECT (field), REFUSAL_KEY "-watched", field);
  rectify_form_show_field (self, field);
}
