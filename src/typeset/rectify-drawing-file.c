/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-drawing-file.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "rectify-drawing-painter.h"
#include "rectify-drawing-text.h"
#include "rectify-file-save.h"
#include "rectify-fonts.h"
#include "rectify-table-words.h"

/* Around the drawing, and its title above it, in points. */
#define MARGIN 12.0
#define TITLE_SIZE 12.0
#define TITLE_LINE 18.0
#define TITLE_LINES 2
/* Of images in documents, that are printed: pixels a point, 300 an inch. */
#define IMAGE_SCALE (300.0 / 72.0)
/* Of an image; cairo takes no more than 32767. */
#define MAX_PIXELS 16000.0

static guint
count_title_lines (RectifyDrawing *self)
{
  const char *title = rectify_drawing_get_title (self);
  double width = rectify_table_words_measure (title, strlen (title)) * TITLE_SIZE;

  if (*title == '\0')
    return 0;
  return width < rectify_drawing_get_width (self) ? 1 : TITLE_LINES;
}

static double
get_head (RectifyDrawing *self)
{
  return MARGIN + count_title_lines (self) * TITLE_LINE
         + (count_title_lines (self) > 0 ? MARGIN / 2 : 0);
}

static double
get_width (RectifyDrawing *self)
{
  return rectify_drawing_get_width (self) + 2 * MARGIN;
}

static double
get_height (RectifyDrawing *self)
{
  return rectify_drawing_get_height (self) + get_head (self) + MARGIN;
}

static void
draw_text (const RectifyShape *shape, PangoContext *context, const PangoFontDescription *font,
           cairo_t *cr)
{
  double x, y;
  g_autoptr (PangoLayout) layout = rectify_drawing_text_set (shape, context, font, 1, &x, &y);

  rectify_drawing_set_colour (cr, shape->colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_title (RectifyDrawing *self, PangoContext *context, const PangoFontDescription *font,
            cairo_t *cr)
{
  g_autoptr (PangoFontDescription) bold = pango_font_description_copy (font);
  g_autofree char *title = g_strdup (rectify_drawing_get_title (self));
  RectifyShape shape = { .kind = RECTIFY_SHAPE_TEXT,
                         .colour = RECTIFY_COLOUR_TEXT,
                         .x = MARGIN,
                         .y = MARGIN,
                         .width = rectify_drawing_get_width (self),
                         .height = count_title_lines (self) * TITLE_LINE,
                         .text = title,
                         .size = TITLE_SIZE,
                         .n_lines = count_title_lines (self),
                         .align = RECTIFY_TEXT_MIDDLE };

  if (*title == '\0')
    return;
  pango_font_description_set_weight (bold, PANGO_WEIGHT_BOLD);
  draw_text (&shape, context, bold, cr);
}

/* The picture itself. */
static void
draw_plain (RectifyDrawing *self, PangoContext *context, const PangoFontDescription *font,
            cairo_t *cr)
{
  rectify_drawing_paint (self, cr);
  for (guint i = 0; i < rectify_drawing_get_n_shapes (self); i++)
    if (rectify_drawing_get_shape (self, i)->kind == RECTIFY_SHAPE_TEXT)
      draw_text (rectify_drawing_get_shape (self, i), context, font, cr);
}

/* On paper; as it stands alone, below its title, or without that. */
static void
draw (RectifyDrawing *self, gboolean stands_alone, cairo_t *cr)
{
  PangoContext *context = rectify_fonts_create_context ();
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_family_static (font, rectify_fonts_get_families (RECTIFY_FACE_HEI));
  rectify_drawing_set_colour (cr, RECTIFY_COLOUR_PAPER);
  cairo_paint (cr);
  if (stands_alone)
    {
      draw_title (self, context, font, cr);
      cairo_translate (cr, MARGIN, get_head (self));
    }
  draw_plain (self, context, font, cr);
  g_object_unref (context);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

static gboolean
fail (GError **error, GFile *file, const char *why)
{
  g_autofree char *name = dup_name (file);

  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("“%s” could not be written (%s). See whether there is room on the disk and whether you may write there."),
      name, why);
  return FALSE;
}

static gboolean
check_status (cairo_status_t status, GFile *file, GError **error)
{
  return status == CAIRO_STATUS_SUCCESS || fail (error, file, cairo_status_to_string (status));
}

/* What was there stays until all of the new file is written. */
static gboolean
save (GByteArray *bytes, GFile *file, GCancellable *cancellable, GError **error)
{
  return rectify_file_save (file, bytes->data, bytes->len, cancellable, error);
}

/* Characters that XML does not have at all are left out. */
static char *
escape (const char *text)
{
  GString *clean = g_string_new (NULL);
  g_autofree char *owned = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x20 || c == '\n' || c == '\t') && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (clean, c);
    }
  owned = g_string_free (clean, FALSE);
  return g_markup_escape_text (owned, -1);
}

/* Words for who does not see it, which cairo does not write: its letters are outlines. */
static void
insert_words (GByteArray *bytes, RectifyDrawing *self)
{
  const char *start = g_strstr_len ((const char *) bytes->data, bytes->len, "<svg");
  const char *end = start != NULL ? strchr (start, '>') : NULL;
  g_autofree char *title = escape (rectify_drawing_get_title (self));
  g_autofree char *words = escape (rectify_drawing_get_words (self));
  g_autofree char *inserted
      = g_strdup_printf ("\n<title>%s</title>\n<desc>%s</desc>", title, words);
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  gsize head;

  if (end == NULL)
    return;
  head = end + 1 - (const char *) bytes->data;
  g_byte_array_append (whole, bytes->data, head);
  g_byte_array_append (whole, (const guint8 *) inserted, strlen (inserted));
  g_byte_array_append (whole, bytes->data + head, bytes->len - head);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, whole->data, whole->len);
}

/**
 * rectify_drawing_save_svg:
 * @self: a drawing
 * @file: where to
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes the drawing with its title above it, right at any scale: letters are outlines, so that no
 * font is needed to see them, and its words are told to screen readers.
 *
 * Returns: whether it is written; if not, what was there is untouched
 */
gboolean
rectify_drawing_save_svg (RectifyDrawing *self, GFile *file, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_svg_surface_create_for_stream (write_bytes, bytes, get_width (self),
                                             get_height (self));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  draw (self, TRUE, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_status (status, file, error))
    return FALSE;
  /* Ended as a string for who looks for something in it. */
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_set_size (bytes, bytes->len - 1);
  insert_words (bytes, self);
  return save (bytes, file, cancellable, error);
}

static cairo_status_t
make_png (RectifyDrawing *self, gboolean stands_alone, double scale, GByteArray *bytes)
{
  double width = stands_alone ? get_width (self) : rectify_drawing_get_width (self);
  double height = stands_alone ? get_height (self) : rectify_drawing_get_height (self);
  double fitting = MIN (scale, MAX_PIXELS / MAX (width, height));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * fitting + 0.5,
                                                         height * fitting + 0.5);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, fitting, fitting);
  draw (self, stands_alone, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_destroy (surface);
  return status;
}

/**
 * rectify_drawing_save_png:
 * @self: a drawing
 * @file: where to
 * @scale: how many pixels a point is
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes the drawing with its title above it. Of one that would be too large the scale is less.
 *
 * Returns: whether it is written; if not, what was there is untouched
 */
gboolean
rectify_drawing_save_png (RectifyDrawing *self, GFile *file, double scale,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  return check_status (make_png (self, TRUE, scale, bytes), file, error)
         && save (bytes, file, cancellable, error);
}

/**
 * rectify_drawing_make_png:
 * @self: a drawing
 * @scale: how many pixels a point is
 * @error: return location
 *
 * Makes what rectify_drawing_save_png() writes.
 *
 * Returns: (transfer full) (nullable): a PNG image, or %NULL with @error set
 */
GBytes *
rectify_drawing_make_png (RectifyDrawing *self, double scale, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = make_png (self, TRUE, scale, bytes);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

/**
 * rectify_document_attach_images:
 * @document: a document
 *
 * Gives each drawing of a document its image, for a file that takes no other. One that cannot be
 * made is left out: its numbers are in the file all the same.
 */
void
rectify_document_attach_images (RectifyDocument *document)
{
  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyDrawing *drawing = rectify_document_get_drawing (document, i);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) image = NULL;

      if (drawing == NULL || rectify_drawing_get_image (drawing) != NULL
          || make_png (drawing, FALSE, IMAGE_SCALE, bytes) != CAIRO_STATUS_SUCCESS)
        continue;
      image = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      rectify_drawing_set_image (drawing, image);
    }
}
