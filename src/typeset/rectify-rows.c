/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-rows.h"

/* Between two cells of a row that is set as running text. */
#define GAP "\u3000"

static void
add_row (RectifyDocument *document, RectifyTable *table, guint row)
{
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);
  guint n_columns = rectify_table_get_n_columns (table);

  for (guint column = 0; column < n_columns; column++)
    {
      const RectifyCell *cell = rectify_table_get_cell (table, row, column);

      if (cell == NULL || cell->column != column || cell->row != row)
        continue;
      for (guint i = 0; i < cell->paragraphs->len; i++)
        {
          g_autofree char *text
              = rectify_paragraph_dup_text (g_ptr_array_index (cell->paragraphs, i));

          if (!rectify_paragraph_is_empty (paragraph))
            rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, GAP);
          rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
        }
    }
  if (!rectify_paragraph_is_empty (paragraph))
    rectify_document_add (document, paragraph);
}

/**
 * rectify_rows_unfold:
 * @document: a document
 *
 * Returns: (transfer full): the document with a paragraph for each row of its tables
 */
RectifyDocument *
rectify_rows_unfold (RectifyDocument *document)
{
  RectifyDocument *unfolded = rectify_document_new ();
  guint n_blocks = rectify_document_get_n_blocks (document);

  rectify_document_set_title (unfolded, rectify_document_get_title (document));
  rectify_document_set_author (unfolded, rectify_document_get_author (document));
  for (guint i = 0; i < n_blocks; i++)
    {
      RectifyTable *table = rectify_document_get_table (document, i);

      if (table == NULL)
        {
          rectify_document_add (unfolded, rectify_document_get_paragraph (document, i));
          continue;
        }
      for (guint row = 0; row < rectify_table_get_n_rows (table); row++)
        add_row (unfolded, table, row);
    }
  return unfolded;
}
