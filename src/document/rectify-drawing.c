/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-drawing.h"

struct _RectifyDrawing {
  gatomicrefcount refs;
  double width;
  double height;
  char *title;
  char *words;
  RectifyTable *table; /* or NULL */
  GBytes *image;       /* or NULL; atomic */
  GArray *shapes;
  GArray *marks;
};

G_DEFINE_BOXED_TYPE (RectifyDrawing, rectify_drawing, rectify_drawing_ref, rectify_drawing_unref)

static void
clear_shape (gpointer data)
{
  g_free (((RectifyShape *) data)->text);
}

static void
clear_mark (gpointer data)
{
  g_free (((RectifyDrawingMark *) data)->words);
}

/**
 * rectify_drawing_new:
 * @width: in points
 * @height: in points
 * @title: (nullable): its caption
 *
 * Returns: (transfer full): an empty drawing
 */
RectifyDrawing *
rectify_drawing_new (double width, double height, const char *title)
{
  RectifyDrawing *self = g_new0 (RectifyDrawing, 1);

  g_atomic_ref_count_init (&self->refs);
  self->width = width;
  self->height = height;
  self->title = g_strdup (title != NULL ? title : "");
  self->words = g_strdup ("");
  self->shapes = g_array_new (FALSE, FALSE, sizeof (RectifyShape));
  g_array_set_clear_func (self->shapes, clear_shape);
  self->marks = g_array_new (FALSE, FALSE, sizeof (RectifyDrawingMark));
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

/**
 * rectify_drawing_ref:
 * @self: a drawing
 *
 * Returns: (transfer full): @self
 */
RectifyDrawing *
rectify_drawing_ref (RectifyDrawing *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * rectify_drawing_unref:
 * @self: (transfer full): a drawing
 */
void
rectify_drawing_unref (RectifyDrawing *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_free (self->words);
  g_clear_pointer (&self->table, rectify_table_unref);
  g_clear_pointer (&self->image, g_bytes_unref);
  g_array_unref (self->shapes);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * rectify_drawing_get_width:
 * @self: a drawing
 *
 * Returns: its width in points
 */
double
rectify_drawing_get_width (RectifyDrawing *self)
{
  return self->width;
}

/**
 * rectify_drawing_get_height:
 * @self: a drawing
 *
 * Returns: its height in points, without the caption
 */
double
rectify_drawing_get_height (RectifyDrawing *self)
{
  return self->height;
}

/**
 * rectify_drawing_get_title:
 * @self: a drawing
 *
 * Returns: (transfer none): its caption, "" if it has none; it is no part of the picture
 */
const char *
rectify_drawing_get_title (RectifyDrawing *self)
{
  return self->title;
}

/**
 * rectify_drawing_get_words:
 * @self: a drawing
 *
 * Returns: (transfer none): what it shows in words, with its numbers; "" if nobody said
 */
const char *
rectify_drawing_get_words (RectifyDrawing *self)
{
  return self->words;
}

/**
 * rectify_drawing_set_words:
 * @self: a drawing
 * @words: what it shows in words, with its numbers, for who does not see it
 */
void
rectify_drawing_set_words (RectifyDrawing *self, const char *words)
{
  g_autofree char *old = g_steal_pointer (&self->words);

  self->words = g_strdup (words != NULL ? words : "");
}

/**
 * rectify_drawing_get_table:
 * @self: a drawing
 *
 * Returns: (transfer none) (nullable): its numbers, for files that have no pictures
 */
RectifyTable *
rectify_drawing_get_table (RectifyDrawing *self)
{
  return self->table;
}

/**
 * rectify_drawing_set_table:
 * @self: a drawing
 * @table: (transfer none): its numbers
 */
void
rectify_drawing_set_table (RectifyDrawing *self, RectifyTable *table)
{
  g_clear_pointer (&self->table, rectify_table_unref);
  self->table = rectify_table_ref (table);
}

/**
 * rectify_drawing_get_image:
 * @self: a drawing
 *
 * Returns: (transfer none) (nullable): the same as PNG, for files that have no drawings but images
 */
GBytes *
rectify_drawing_get_image (RectifyDrawing *self)
{
  return g_atomic_pointer_get (&self->image);
}

/**
 * rectify_drawing_set_image:
 * @self: a drawing, which others may draw meanwhile
 * @image: (transfer none): the same as PNG; not taken if it has one
 */
void
rectify_drawing_set_image (RectifyDrawing *self, GBytes *image)
{
  if (!g_atomic_pointer_compare_and_exchange (&self->image, NULL, g_bytes_ref (image)))
    g_bytes_unref (image);
}

/**
 * rectify_drawing_add_rectangle:
 * @self: a drawing
 * @colour: its colour
 * @pattern: what it is filled with
 * @x: the left edge, in points
 * @y: the upper edge, in points
 * @width: in points
 * @height: in points
 */
void
rectify_drawing_add_rectangle (RectifyDrawing *self, RectifyColour colour, RectifyPattern pattern,
                               double x, double y, double width, double height)
{
  RectifyShape shape = { .kind = RECTIFY_SHAPE_RECTANGLE,
                         .colour = colour,
                         .pattern = pattern,
                         .x = x,
                         .y = y,
                         .width = width,
                         .height = height };

  g_array_append_val (self->shapes, shape);
}

/**
 * rectify_drawing_add_line:
 * @self: a drawing
 * @colour: its colour
 * @thickness: in points
 * @is_dashed: whether it is dashed
 * @x1: where it begins, in points
 * @y1: where it begins, in points
 * @x2: where it ends, in points
 * @y2: where it ends, in points
 */
void
rectify_drawing_add_line (RectifyDrawing *self, RectifyColour colour, double thickness,
                          gboolean is_dashed, double x1, double y1, double x2, double y2)
{
  RectifyShape shape = { .kind = RECTIFY_SHAPE_LINE,
                         .colour = colour,
                         .thickness = thickness,
                         .is_dashed = is_dashed,
                         .x = x1,
                         .y = y1,
                         .width = x2 - x1,
                         .height = y2 - y1 };

  g_array_append_val (self->shapes, shape);
}

/**
 * rectify_drawing_add_dot:
 * @self: a drawing
 * @colour: its colour
 * @dot: what dot
 * @x: its middle, in points
 * @y: its middle, in points
 * @size: how wide and high it is, in points
 */
void
rectify_drawing_add_dot (RectifyDrawing *self, RectifyColour colour, RectifyDot dot, double x,
                         double y, double size)
{
  RectifyShape shape = { .kind = RECTIFY_SHAPE_DOT,
                         .colour = colour,
                         .dot = dot,
                         .x = x - size / 2,
                         .y = y - size / 2,
                         .width = size,
                         .height = size };

  g_array_append_val (self->shapes, shape);
}

/**
 * rectify_drawing_add_text:
 * @self: a drawing
 * @colour: its colour
 * @text: the words
 * @size: of the type, in points
 * @n_lines: how many lines they may take; 0 for one that is never cut short
 * @align: where in the box they stand
 * @x: the box's left edge, in points
 * @y: the box's upper edge, in points
 * @width: in points
 * @height: in points
 */
void
rectify_drawing_add_text (RectifyDrawing *self, RectifyColour colour, const char *text, double size,
                          guint n_lines, RectifyTextAlign align, double x, double y, double width,
                          double height)
{
  RectifyShape shape = { .kind = RECTIFY_SHAPE_TEXT,
                         .colour = colour,
                         .text = g_strdup (text),
                         .size = size,
                         .n_lines = n_lines,
                         .align = align,
                         .x = x,
                         .y = y,
                         .width = width,
                         .height = height };

  g_array_append_val (self->shapes, shape);
}

/**
 * rectify_drawing_add_mark:
 * @self: a drawing
 * @id: what it stands for
 * @group: what it stands beside
 * @x: the left edge, in points
 * @y: the upper edge, in points
 * @width: in points
 * @height: in points
 * @words: what it shows, with its numbers
 *
 * Makes a place one that can be pointed at. Marks are added in the order in which they are read.
 */
void
rectify_drawing_add_mark (RectifyDrawing *self, guint id, guint group, double x, double y,
                          double width, double height, const char *words)
{
  RectifyDrawingMark mark = { id, group, x, y, width, height, g_strdup (words) };

  g_array_append_val (self->marks, mark);
}

/**
 * rectify_drawing_get_n_shapes:
 * @self: a drawing
 *
 * Returns: of how many shapes it is made
 */
guint
rectify_drawing_get_n_shapes (RectifyDrawing *self)
{
  return self->shapes->len;
}

/**
 * rectify_drawing_get_shape:
 * @self: a drawing
 * @position: which shape
 *
 * Returns: (transfer none): the shape
 */
const RectifyShape *
rectify_drawing_get_shape (RectifyDrawing *self, guint position)
{
  g_return_val_if_fail (position < self->shapes->len, NULL);
  return &g_array_index (self->shapes, RectifyShape, position);
}

/**
 * rectify_drawing_get_n_marks:
 * @self: a drawing
 *
 * Returns: how many marks it has
 */
guint
rectify_drawing_get_n_marks (RectifyDrawing *self)
{
  return self->marks->len;
}

/**
 * rectify_drawing_get_mark:
 * @self: a drawing
 * @position: which mark, in the order in which they are read
 *
 * Returns: (transfer none): the mark
 */
const RectifyDrawingMark *
rectify_drawing_get_mark (RectifyDrawing *self, guint position)
{
  g_return_val_if_fail (position < self->marks->len, NULL);
  return &g_array_index (self->marks, RectifyDrawingMark, position);
}

/**
 * rectify_drawing_find_mark:
 * @self: a drawing
 * @x: a place, in points
 * @y: a place, in points
 * @position: (out): set to which mark is there, the uppermost if there are several
 *
 * Returns: whether there is a mark
 */
gboolean
rectify_drawing_find_mark (RectifyDrawing *self, double x, double y, guint *position)
{
  for (guint i = self->marks->len; i > 0; i--)
    {
      const RectifyDrawingMark *mark = &g_array_index (self->marks, RectifyDrawingMark, i - 1);

      if (x < mark->x || x > mark->x + mark->width || y < mark->y || y > mark->y + mark->height)
        continue;
      *position = i - 1;
      return TRUE;
    }
  return FALSE;
}

static RectifyTextAlign
mirror_align (RectifyTextAlign align)
{
  switch (align)
    {
    case RECTIFY_TEXT_LEFT:
      return RECTIFY_TEXT_RIGHT;
    case RECTIFY_TEXT_RIGHT:
      return RECTIFY_TEXT_LEFT;
    default:
      return RECTIFY_TEXT_MIDDLE;
    }
}

/**
 * rectify_drawing_mirror:
 * @self: a drawing
 *
 * What is read from right to left has its first column at the right. The words are not mirrored.
 *
 * Returns: (transfer full): the same with left and right changed
 */
RectifyDrawing *
rectify_drawing_mirror (RectifyDrawing *self)
{
  RectifyDrawing *mirror = rectify_drawing_new (self->width, self->height, self->title);

  rectify_drawing_set_words (mirror, self->words);
  if (self->table != NULL)
    rectify_drawing_set_table (mirror, self->table);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      RectifyShape shape = g_array_index (self->shapes, RectifyShape, i);

      if (shape.kind == RECTIFY_SHAPE_LINE)
        {
          shape.x = self->width - shape.x;
          shape.width = -shape.width;
        }
      else
        {
          shape.x = self->width - shape.x - shape.width;
        }
      shape.text = g_strdup (shape.text);
      shape.align = mirror_align (shape.align);
      g_array_append_val (mirror->shapes, shape);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RectifyDrawingMark *mark = &g_array_index (self->marks, RectifyDrawingMark, i);

      rectify_drawing_add_mark (mirror, mark->id, mark->group, self->width - mark->x - mark->width,
                                mark->y, mark->width, mark->height, mark->words);
    }
  return mirror;
}
