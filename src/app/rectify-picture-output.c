/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-picture-output.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rectify-drawing-file.h"
#include "rectify-messages.h"

/* Pixels a point of what is saved as pixels: for print, and for the screen of who gets it. */
#define SAVED_SCALE 4.0
#define COPIED_SCALE 2.0

/* A picture on its way out. The window is let go in the callback: the rest may be freed in the
 * thread. */
typedef struct {
  GtkWindow *parent;
  RectifyDrawing *drawing;
  GFile *file; /* NULL: to the clipboard */
  GBytes *image;
  RectifyNoticeFunc notice;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_clear_object (&output->parent);
  rectify_drawing_unref (output->drawing);
  g_clear_object (&output->file);
  g_clear_pointer (&output->image, g_bytes_unref);
  g_free (output);
}

static gboolean
is_svg (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".svg");
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Output *output = task_data;
  GError *error = NULL;
  gboolean done;

  if (output->file == NULL)
    {
      output->image = rectify_drawing_make_png (output->drawing, COPIED_SCALE, &error);
      done = output->image != NULL;
    }
  else if (is_svg (output->file))
    done = rectify_drawing_save_svg (output->drawing, output->file, cancellable, &error);
  else
    done = rectify_drawing_save_png (output->drawing, output->file, SAVED_SCALE, cancellable,
                                     &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
put_into_clipboard (Output *output, GtkWindow *parent, GError **error)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (output->image, error);

  if (texture == NULL)
    return FALSE;
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (parent)), texture);
  return TRUE;
}

static char *
dup_saved_words (GFile *file)
{
  g_autofree char *path = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (path);

  return g_strdup_printf (_ ("Saved as “%s”"), name);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWindow) parent = g_steal_pointer (&output->parent);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)
      || (output->file == NULL && !put_into_clipboard (output, parent, &error)))
    {
      rectify_message_error (parent,
                             output->file != NULL ? _ ("The picture could not be saved")
                                                  : _ ("The picture could not be copied"),
                             error);
      return;
    }
  words = output->file != NULL ? dup_saved_words (output->file) : g_strdup (_ ("Picture copied"));
  output->notice (parent, words);
}

static void
start (GtkWindow *parent, RectifyChart *chart, GFile *file, RectifyNoticeFunc notice)
{
  Output *output = g_new0 (Output, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

  output->parent = g_object_ref (parent);
  output->drawing = rectify_chart_draw (chart, RECTIFY_CHART_PAPER_WIDTH);
  output->file = file != NULL ? g_object_ref (file) : NULL;
  output->notice = notice;
  g_task_set_task_data (task, output, output_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * rectify_picture_save:
 * @parent: the window it is for
 * @chart: a chart
 * @file: where to: as SVG if it is called .svg, else as PNG
 * @notice: called when it is there
 *
 * Saves a chart as it is on paper, in a thread.
 */
void
rectify_picture_save (GtkWindow *parent, RectifyChart *chart, GFile *file, RectifyNoticeFunc notice)
{
  start (parent, chart, file, notice);
}

/**
 * rectify_picture_copy:
 * @parent: the window it is for
 * @chart: a chart
 * @notice: called when it is there
 *
 * Copies a chart as it is on paper, as an image.
 */
void
rectify_picture_copy (GtkWindow *parent, RectifyChart *chart, RectifyNoticeFunc notice)
{
  start (parent, chart, NULL, notice);
}

/**
 * rectify_picture_dup_numbers:
 * @chart: a chart
 *
 * Returns: (transfer full): its numbers as lines of cells that tabs part, as programs for tables
 *   take them
 */
char *
rectify_picture_dup_numbers (RectifyChart *chart)
{
  GString *text = g_string_new (rectify_chart_get_title (chart));

  for (guint i = 0; i < rectify_chart_get_n_series (chart); i++)
    g_string_append_printf (text, "\t%s", rectify_chart_get_series (chart, i));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < rectify_chart_get_n_categories (chart); i++)
    {
      g_string_append (text, rectify_chart_get_category (chart, i));
      for (guint j = 0; j < rectify_chart_get_n_series (chart); j++)
        {
          double value = rectify_chart_get_value (chart, i, j);

          if (isfinite (value))
            g_string_append_printf (text, "\t%.0f", value);
          else
            g_string_append_c (text, '\t');
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}
