/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-table.h"

G_BEGIN_DECLS

/**
 * RectifyColour:
 * @RECTIFY_COLOUR_TEXT: of words and numbers
 * @RECTIFY_COLOUR_FAINT: of words that step back
 * @RECTIFY_COLOUR_GRID: of axes and the lines behind bars
 * @RECTIFY_COLOUR_PAPER: of what is behind the drawing
 * @RECTIFY_COLOUR_LATE: of what is late
 * @RECTIFY_COLOUR_SERIES_0: of the first series; the others follow
 *
 * What a colour is for. Who draws has the colours: the theme's in a window, others on paper.
 */
typedef enum {
  RECTIFY_COLOUR_TEXT,
  RECTIFY_COLOUR_FAINT,
  RECTIFY_COLOUR_GRID,
  RECTIFY_COLOUR_PAPER,
  RECTIFY_COLOUR_LATE,
  RECTIFY_COLOUR_SERIES_0,
  RECTIFY_COLOUR_SERIES_1,
  RECTIFY_COLOUR_SERIES_2,
  RECTIFY_COLOUR_SERIES_3,
  RECTIFY_COLOUR_SERIES_4,
  RECTIFY_COLOUR_SERIES_5,
  RECTIFY_COLOUR_SERIES_6,
  RECTIFY_COLOUR_SERIES_7,
} RectifyColour;

#define RECTIFY_N_COLOURS 13
#define RECTIFY_N_SERIES_COLOURS 8

/**
 * RectifyPattern:
 * @RECTIFY_PATTERN_SOLID: filled with the colour
 * @RECTIFY_PATTERN_RISING: hatched from the lower left to the upper right
 * @RECTIFY_PATTERN_EMPTY: an outline alone
 * @RECTIFY_PATTERN_CROSSED: hatched both ways
 * @RECTIFY_PATTERN_FALLING: hatched from the upper left to the lower right
 * @RECTIFY_PATTERN_UPRIGHT: with lines upright
 * @RECTIFY_PATTERN_LEVEL: with lines from left to right
 * @RECTIFY_PATTERN_GRID: with lines upright and from left to right
 *
 * What a rectangle is filled with, so that series are told apart without their colour. All but the
 * first have an outline.
 */
typedef enum {
  RECTIFY_PATTERN_SOLID,
  RECTIFY_PATTERN_RISING,
  RECTIFY_PATTERN_EMPTY,
  RECTIFY_PATTERN_CROSSED,
  RECTIFY_PATTERN_FALLING,
  RECTIFY_PATTERN_UPRIGHT,
  RECTIFY_PATTERN_LEVEL,
  RECTIFY_PATTERN_GRID,
} RectifyPattern;

#define RECTIFY_N_PATTERNS 8

/**
 * RectifyDot:
 *
 * What stands at the points of a line, so that lines are told apart without their colour.
 */
typedef enum {
  RECTIFY_DOT_DISC,
  RECTIFY_DOT_SQUARE,
  RECTIFY_DOT_DIAMOND,
  RECTIFY_DOT_RING,
} RectifyDot;

#define RECTIFY_N_DOTS 4

typedef enum {
  RECTIFY_SHAPE_RECTANGLE,
  RECTIFY_SHAPE_LINE,
  RECTIFY_SHAPE_DOT,
  RECTIFY_SHAPE_TEXT,
} RectifyShapeKind;

/**
 * RectifyTextAlign:
 *
 * Where in its box a text stands; upright it is in the middle.
 */
typedef enum {
  RECTIFY_TEXT_LEFT,
  RECTIFY_TEXT_MIDDLE,
  RECTIFY_TEXT_RIGHT,
} RectifyTextAlign;

/**
 * RectifyShape:
 * @kind: what it is
 * @colour: its colour
 * @x: the left edge, in points from the drawing's; of a line where it begins
 * @y: the upper edge, in points from the drawing's; of a line where it begins
 * @width: in points; of a line how far to the right it ends, which may be less than 0
 * @height: in points; of a line how much lower it ends, which may be less than 0
 * @pattern: what a rectangle is filled with
 * @dot: what dot it is
 * @thickness: of a line, in points
 * @is_dashed: whether a line is
 * @text: (nullable): the words, which are cut short with an ellipsis where the box has no room
 * @size: of the words' type, in points
 * @n_lines: how many lines the words may take; 0 for one that is never cut short, as a number
 * @align: where in the box they stand
 *
 * A part of a drawing. Later ones lie over earlier ones.
 */
typedef struct {
  RectifyShapeKind kind;
  RectifyColour colour;
  double x;
  double y;
  double width;
  double height;
  RectifyPattern pattern;
  RectifyDot dot;
  double thickness;
  gboolean is_dashed;
  char *text;
  double size;
  guint n_lines;
  RectifyTextAlign align;
} RectifyShape;

/**
 * RectifyDrawingMark:
 * @id: what it stands for, to who made the drawing
 * @group: marks of a group stand beside each other, as the parts of a bar
 * @x: the left edge, in points
 * @y: the upper edge, in points
 * @width: in points
 * @height: in points
 * @words: what it shows, with its numbers
 *
 * A place of a drawing that can be pointed at and chosen. Marks are in the order in which they are
 * read.
 */
typedef struct {
  guint id;
  guint group;
  double x;
  double y;
  double width;
  double height;
  char *words;
} RectifyDrawingMark;

#define RECTIFY_TYPE_DRAWING (rectify_drawing_get_type ())

/**
 * RectifyDrawing:
 *
 * A picture made of plain shapes, the same on paper, in a file and in a window. Shared by reference;
 * whoever has made it no longer changes it then.
 */
typedef struct _RectifyDrawing RectifyDrawing;

GType rectify_drawing_get_type (void) G_GNUC_CONST;

RectifyDrawing *rectify_drawing_new (double width, double height, const char *title);
RectifyDrawing *rectify_drawing_ref (RectifyDrawing *self);
void rectify_drawing_unref (RectifyDrawing *self);
double rectify_drawing_get_width (RectifyDrawing *self);
double rectify_drawing_get_height (RectifyDrawing *self);
const char *rectify_drawing_get_title (RectifyDrawing *self);
const char *rectify_drawing_get_words (RectifyDrawing *self);
void rectify_drawing_set_words (RectifyDrawing *self, const char *words);
RectifyTable *rectify_drawing_get_table (RectifyDrawing *self);
void rectify_drawing_set_table (RectifyDrawing *self, RectifyTable *table);
GBytes *rectify_drawing_get_image (RectifyDrawing *self);
void rectify_drawing_set_image (RectifyDrawing *self, GBytes *image);
void rectify_drawing_add_rectangle (RectifyDrawing *self, RectifyColour colour,
                                    RectifyPattern pattern, double x, double y, double width,
                                    double height);
void rectify_drawing_add_line (RectifyDrawing *self, RectifyColour colour, double thickness,
                               gboolean is_dashed, double x1, double y1, double x2, double y2);
void rectify_drawing_add_dot (RectifyDrawing *self, RectifyColour colour, RectifyDot dot, double x,
                              double y, double size);
void rectify_drawing_add_text (RectifyDrawing *self, RectifyColour colour, const char *text,
                               double size, guint n_lines, RectifyTextAlign align, double x,
                               double y, double width, double height);
void rectify_drawing_add_mark (RectifyDrawing *self, guint id, guint group, double x, double y,
                               double width, double height, const char *words);
guint rectify_drawing_get_n_shapes (RectifyDrawing *self);
const RectifyShape *rectify_drawing_get_shape (RectifyDrawing *self, guint position);
guint rectify_drawing_get_n_marks (RectifyDrawing *self);
const RectifyDrawingMark *rectify_drawing_get_mark (RectifyDrawing *self, guint position);
gboolean rectify_drawing_find_mark (RectifyDrawing *self, double x, double y, guint *position);
RectifyDrawing *rectify_drawing_mirror (RectifyDrawing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RectifyDrawing, rectify_drawing_unref)

G_END_DECLS
