/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include "rectify-title-break.h"
#include "rectify-xml-writer.h"

/* Size small 4, in half points: what stands around a table in a sheet. */
#define LINE_SIZE 24
/* Below a title, in points. */
#define TITLE_SPACE 8.0
/* Around a line behind a table. */
#define TABLE_SPACE 12.0

static RectifyXlsxStyle
get_style (RectifyXlsxWriter *self, RectifyParagraphRole role)
{
  RectifyXlsxStyle style
      = { .face = RECTIFY_DOCX_FANGSONG, .size = LINE_SIZE, .align = LXW_ALIGN_LEFT };

  if (role == RECTIFY_PARAGRAPH_TITLE)
    {
      style.face = RECTIFY_DOCX_TITLE_FACE;
      style.size = self->layout.title_size;
      style.align = LXW_ALIGN_CENTER;
    }
  else if (role == RECTIFY_PARAGRAPH_ANNEX)
    {
      style.face = RECTIFY_DOCX_HEI;
      style.size = self->layout.size;
    }
  else if (role == RECTIFY_PARAGRAPH_SIGNATURE || role == RECTIFY_PARAGRAPH_DATE)
    {
      style.align = LXW_ALIGN_RIGHT;
    }
  if (self->layout.is_english)
    style.face = RECTIFY_DOCX_LATIN;
  return style;
}

/* A title is broken by sense, as it is on pages. */
static void
append_title (RectifyParagraph *paragraph, double width, GString *text)
{
  g_autofree char *raw = rectify_paragraph_dup_text (paragraph);
  g_autofree char *words = rectify_xml_writer_clean (raw);
  g_autoptr (GArray) ends = rectify_title_break (words, width);
  gsize from = 0;

  for (guint i = 0; ends != NULL && i < ends->len; i++)
    {
      gsize to = g_array_index (ends, gsize, i);
      g_autofree char *line = g_strndup (words + from, to - from);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, g_strstrip (line));
      from = to;
    }
  if (ends == NULL)
    g_string_append_printf (text, text->len > 0 ? "\n%s" : "%s", words);
}

static char *
dup_line (RectifyParagraph *paragraph)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();

  g_ptr_array_add (paragraphs, paragraph);
  return rectify_xlsx_dup_text (paragraphs);
}

static RectifyParagraphRole
get_role (RectifyDocument *document, guint position)
{
  RectifyParagraph *paragraph = rectify_document_get_paragraph (document, position);

  return paragraph != NULL ? rectify_paragraph_get_role (paragraph) : RECTIFY_PARAGRAPH_BODY;
}

/* A line, or all lines of a title; @position becomes the last that was taken. What is drawn is said
 * in words. */
static char *
take_text (RectifyXlsxWriter *self, guint *position, guint end, double width)
{
  RectifyDrawing *drawing = rectify_document_get_drawing (self->document, *position);
  GString *text = NULL;

  if (drawing != NULL)
    return g_strdup (rectify_drawing_get_words (drawing));
  text = g_string_new (NULL);
  if (get_role (self->document, *position) != RECTIFY_PARAGRAPH_TITLE)
    {
      g_string_free (text, TRUE);
      return dup_line (rectify_document_get_paragraph (self->document, *position));
    }
  append_title (rectify_document_get_paragraph (self->document, *position), width, text);
  while (*position + 1 < end && get_role (self->document, *position + 1) == RECTIFY_PARAGRAPH_TITLE)
    append_title (rectify_document_get_paragraph (self->document, ++*position), width, text);
  return g_string_free (text, FALSE);
}

/**
 * rectify_xlsx_write_lines:
 * @self: a book
 * @sheet: one of its sheets
 * @columns: the table there, over whose columns the lines stand
 * @first: the first block
 * @end: the block behind the last one; all of them are paragraphs, or drawings
 *   that are no tables
 * @row: (inout): the row where the first line goes; becomes the row behind the last
 * @height: (inout): gets the height of the lines added, in points
 * @error: return location
 *
 * Writes what stands above or below a table, a row each, across the whole table.
 *
 * Returns: whether there was room for it
 */
gboolean
rectify_xlsx_write_lines (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                          const RectifyColumnWidths *columns, guint first, guint end,
                          lxw_row_t *row, double *height, GError **error)
{
  double width = 0;

  for (guint i = 0; i < columns->n_columns; i++)
    width += columns->widths[i] / 20.0;
  for (guint i = first; i < end; i++)
    {
      RectifyParagraphRole role = get_role (self->document, i);
      RectifyXlsxStyle style = get_style (self, role);
      g_autofree char *text = take_text (self, &i, end, width / (style.size / 2.0));
      RectifyXlsxRange range = { *row, 0, *row, (lxw_col_t) (columns->n_columns - 1) };
      double own = rectify_xlsx_get_height (text, width, style.size);
      lxw_format *format;

      if (role == RECTIFY_PARAGRAPH_TITLE)
        own += TITLE_SPACE;
      if (*row > 0 && i == first)
        own += TABLE_SPACE;
      format = rectify_xlsx_write_text (self, sheet, &range, text, &style, error);
      if (format == NULL
          || !rectify_xlsx_fill_row (sheet, *row, 1, range.last_column, format, error))
        return FALSE;
      worksheet_set_row (sheet, *row, MIN (own, RECTIFY_XLSX_MAX_HEIGHT), NULL);
      *height += own;
      (*row)++;
    }
  return TRUE;
}
