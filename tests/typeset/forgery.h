/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rectify-document.h"
#include "rectify-fonts.h"

G_BEGIN_DECLS

/* For a line that stands in a table. */
#define FORGERY_TABLE G_MAXUINT

/**
 * ForgedLine:
 * @paragraph: of which paragraph it is, or %FORGERY_TABLE
 * @row: of a table
 * @column: of a table
 * @role: of its paragraph
 * @style: of its text
 * @page: on which page it stands, from 0
 * @slot: on which line of the grid
 * @x: where it begins, in millimetres from the type area's edge
 * @dy: by how much it is too low, in millimetres
 * @face: its face
 * @size: its size, in points
 * @text: what the document says
 * @printed: (nullable): what is printed, if it is something else
 * @family: (nullable): the family of its font, if it is none of the layout
 * @gap_at: before which of its characters there is a gap
 * @gap: how wide that is, in millimetres
 * @is_left_out: whether it is not printed
 * @is_repeated: whether it is the head of a table once more
 */
typedef struct {
  guint paragraph;
  guint row;
  guint column;
  RectifyParagraphRole role;
  RectifyRunStyle style;
  guint page;
  int slot;
  double x;
  double dy;
  RectifyFace face;
  double size;
  const char *text;
  const char *printed;
  const char *family;
  guint gap_at;
  double gap;
  gboolean is_left_out;
  gboolean is_repeated;
} ForgedLine;

/**
 * Forgery:
 * @lines: (element-type ForgedLine): what is printed, in order
 * @n_pages: on how many pages
 * @width: of the paper, in millimetres
 * @number_x: by how much page numbers stand too far right, in millimetres
 * @number_y: by how much they are too low
 * @number_size: their size, in points
 * @first_number: the first of them
 * @outline_page: on which page the outline says all is; negative for where it is
 * @has_outline: whether there is an outline
 * @has_tags: whether it is tagged
 * @blot: a blot of ink on the first page, in millimetres
 *
 * A file as the layout would have it, drawn by other means, so that it can be made wrong.
 */
typedef struct {
  GArray *lines;
  guint n_pages;
  double width;
  double number_x;
  double number_y;
  double number_size;
  guint first_number;
  int outline_page;
  gboolean has_outline;
  gboolean has_tags;
  double blot[4];
} Forgery;

Forgery *forgery_new (void);
void forgery_free (Forgery *self);
ForgedLine *forgery_get_line (Forgery *self, const char *text);
RectifyDocument *forgery_make_document (Forgery *self);
GBytes *forgery_draw (Forgery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Forgery, forgery_free)

G_END_DECLS
