/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-field.h"

#include "rectify-text-size.h"

/**
 * rectify_text_field_new:
 * @text: what it holds
 * @height: how high it is at least, in pixels where text has its usual size
 * @buffer: (out) (transfer none): set to its buffer
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
rectify_text_field_new (const char *text, int height, GtkTextBuffer **buffer)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_enable_undo (*buffer, FALSE);
  gtk_text_buffer_set_text (*buffer, text, -1);
  gtk_text_buffer_set_enable_undo (*buffer, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_add_css_class (scroller, "rectify-text");
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              rectify_text_size_scale (view, height));
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scroller), 420);
  return scroller;
}

/**
 * rectify_text_field_set_lines:
 * @field: a field
 * @n_lines: how many lines of Chinese it shows whole at least, of whatever font there is
 */
void
rectify_text_field_set_lines (GtkWidget *field, guint n_lines)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (field);
  GtkTextView *view = GTK_TEXT_VIEW (gtk_scrolled_window_get_child (scroller));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), "国");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_scrolled_window_set_min_content_height (scroller,
                                              height * (int) n_lines
                                                  + gtk_text_view_get_top_margin (view)
                                                  + gtk_text_view_get_bottom_margin (view));
}

/**
 * rectify_text_field_focus:
 * @field: a field in a window
 *
 * Has what is typed go into it, at the beginning of its text.
 */
void
rectify_text_field_focus (GtkWidget *field)
{
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (field));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_widget_grab_focus (view);
}

/**
 * rectify_text_field_dup_text:
 * @buffer: a field's buffer
 *
 * Returns: (transfer full): what it holds, without blanks at its ends
 */
char *
rectify_text_field_dup_text (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}
