/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-docx-writer-private.h"
#include "rectify-table-fit.h"

/* A point has so many. */
#define TWIPS 20

/* A3 lies across: two sheets of A4 side by side. */
#define A3_WIDTH RECTIFY_DOCX_MM (420)
#define LETTER_WIDTH 12240
#define LETTER_HEIGHT 15840
/* The English layout: an inch around, 12 points with 6 between the lines. */
#define ENGLISH_MARGIN 1440
#define ENGLISH_SIZE 24
#define ENGLISH_PITCH 360
#define ENGLISH_TITLE_SIZE 36

static void
set_english (RectifyDocxLayout *self)
{
  self->is_english = TRUE;
  self->margin_top = self->margin_right = ENGLISH_MARGIN;
  self->margin_bottom = self->margin_left = ENGLISH_MARGIN;
  self->size = ENGLISH_SIZE;
  self->title_size = ENGLISH_TITLE_SIZE;
  self->cell = ENGLISH_SIZE * 10;
  self->pitch = ENGLISH_PITCH;
}

static void
set_official (RectifyDocxLayout *self, guint n_lines)
{
  self->margin_top = RECTIFY_DOCX_MARGIN_TOP;
  self->margin_right = RECTIFY_DOCX_MARGIN_RIGHT;
  self->margin_bottom = RECTIFY_DOCX_MARGIN_BOTTOM;
  self->margin_left = RECTIFY_DOCX_MARGIN_LEFT;
  self->size = RECTIFY_DOCX_SIZE;
  self->title_size = RECTIFY_DOCX_TITLE_SIZE;
  self->tracking = RECTIFY_DOCX_TRACKING;
  self->cell = RECTIFY_DOCX_CELL;
  self->pitch = n_lines > 0 ? RECTIFY_DOCX_AREA_HEIGHT / (int) n_lines : RECTIFY_DOCX_PITCH;
}

/**
 * rectify_docx_layout_init:
 * @self: a layout to be filled
 * @document: a document
 *
 * Works out the measures of a document's pages, in twips and half points.
 */
void
rectify_docx_layout_init (RectifyDocxLayout *self, RectifyDocument *document)
{
  const RectifyPageStyle *style = rectify_document_get_page_style (document);

  *self = (RectifyDocxLayout){ .page_width = RECTIFY_DOCX_PAGE_WIDTH,
                               .page_height = RECTIFY_DOCX_PAGE_HEIGHT };
  if (style->paper == RECTIFY_PAPER_A3)
    {
      self->page_width = A3_WIDTH;
    }
  else if (style->paper == RECTIFY_PAPER_LETTER)
    {
      self->page_width = LETTER_WIDTH;
      self->page_height = LETTER_HEIGHT;
    }
  if (style->is_english)
    set_english (self);
  else
    set_official (self, style->n_lines);
  self->has_bold_third = style->has_bold_third;
  self->has_contents = rectify_docx_has_contents (document);
  self->area_width = self->page_width - self->margin_left - self->margin_right;
  self->area_height = self->page_height - self->margin_top - self->margin_bottom;
}

/**
 * rectify_docx_layout_turns:
 * @self: a layout
 * @table: a table
 * @fit: (nullable): what stands in all of its columns, where that is known
 *
 * Returns: whether the table is too wide to stand upright on these pages
 */
gboolean
rectify_docx_layout_turns (const RectifyDocxLayout *self, RectifyTable *table, RectifyTableFit *fit)
{
  g_autoptr (RectifyTableFit) own = NULL;

  if (self->area_width >= self->area_height || rectify_table_get_n_rows (table) == 0)
    return FALSE;
  if (fit == NULL)
    fit = own = rectify_table_fit_new (table, 0, rectify_table_get_n_columns (table));
  return !rectify_table_fit_is_upright (fit, (double) self->area_width / TWIPS);
}
