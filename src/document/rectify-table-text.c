/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rectify-table.h"

/* In text, a cell that continues the one above it. White space, so that no character is added. */
#define CONTINUED "\u3000"

static void
append_paragraph (RectifyParagraph *paragraph, GString *text)
{
  gsize start = text->len;

  for (guint i = 0; i < rectify_paragraph_get_n_runs (paragraph); i++)
    g_string_append (text, rectify_paragraph_get_run (paragraph, i)->text);
  for (char *p = text->str + start; *p != '\0'; p++)
    if (strchr ("\t\n\v\f\r\x1a", *p) != NULL)
      *p = ' ';
}

static void
append_cell (const RectifyCell *cell, GString *text)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < cell->paragraphs->len; i++)
    {
      RectifyParagraph *paragraph = g_ptr_array_index (cell->paragraphs, i);
      gsize start;

      /* One of white space alone could be taken for a continued cell. */
      if (rectify_paragraph_is_blank (paragraph))
        continue;
      if (!is_first)
        g_string_append_c (text, '\v');
      start = text->len;
      append_paragraph (paragraph, text);
      /* A mark at the beginning could be taken for a spreadsheet's quoting. */
      if (is_first && text->str[start] == '"')
        g_string_insert_c (text, start, ' ');
      is_first = FALSE;
    }
}

/**
 * rectify_table_append_text:
 * @self: a table
 * @text: where to
 *
 * Appends a line for each row: cells parted by tabs, paragraphs in a cell by vertical tabs, an
 * ideographic space for a cell that continues the one above, or that is empty and the first: what
 * begins with a tab is an indented line.
 */
void
rectify_table_append_text (RectifyTable *self, GString *text)
{
  for (guint row = 0; row < rectify_table_get_n_rows (self); row++)
    {
      gsize start = text->len;

      for (guint column = 0; column < rectify_table_get_n_columns (self); column++)
        {
          const RectifyCell *cell = rectify_table_get_cell (self, row, column);

          if (column > 0)
            g_string_append_c (text, '\t');
          if (cell == NULL || cell->column != column)
            continue;
          if (cell->row == row)
            append_cell (cell, text);
          else
            g_string_append (text, CONTINUED);
        }
      if (row == 0 && rectify_table_get_n_columns (self) > 1 && text->str[start] == '\t')
        g_string_insert (text, start, CONTINUED);
      g_string_append_c (text, '\n');
    }
}
