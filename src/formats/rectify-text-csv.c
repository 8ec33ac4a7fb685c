/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-csv.h"

#include <string.h>

#include "rectify-grid.h"
#include "rectify-text-table.h"

/* Fewer rows or columns could as well be sentences with commas of the wrong width. */
#define MIN_ROWS 3
#define MIN_COLUMNS 3

/* Behind the mark that closes a quoted cell; NULL if it is not closed, or more stands behind it. */
static const char *
find_quoted_end (const char *p)
{
  for (p++; *p != '\0'; p++)
    {
      if (*p != '"')
        continue;
      if (p[1] != '"')
        return p[1] == ',' || p[1] == '\0' || rectify_text_line_end_length (p + 1) > 0 ? p + 1
                                                                                       : NULL;
      p++;
    }
  return NULL;
}

/* Where the cell ends that begins at @p; its text, the lines of it parted by line ends, goes to
 * @text if that is not NULL. */
static const char *
read_cell (const char *p, GString *text, guint *n_lines)
{
  const char *end = *p == '"' ? find_quoted_end (p) : NULL;
  gboolean is_quoted = end != NULL;

  if (!is_quoted)
    for (end = p; *end != '\0' && *end != ',' && rectify_text_line_end_length (end) == 0;)
      end++;
  for (const char *q = p + is_quoted; q < end - is_quoted; q++)
    {
      gsize length = rectify_text_line_end_length (q);

      *n_lines += length > 0;
      if (text != NULL)
        g_string_append_c (text, length > 0 ? '\n' : *q);
      q += length > 1 ? length - 1 : 0;
      q += is_quoted && *q == '"';
    }
  return end;
}

/**
 * rectify_text_csv_recognise:
 * @text: a whole text in UTF-8
 *
 * Returns: whether it is what spreadsheets save as CSV: at least three rows of as many cells each,
 *   at least three, parted by commas
 */
gboolean
rectify_text_csv_recognise (const char *text)
{
  guint n_rows = 0, n_columns = 0, n_lines = 0;

  while (*text != '\0')
    {
      const char *end = read_cell (text, NULL, &n_lines);
      gboolean blank = end == text && *end != ',';
      guint n = 1;

      for (; *end == ','; n++)
        end = read_cell (end + 1, NULL, &n_lines);
      if (!blank && n < MIN_COLUMNS)
        return FALSE;
      if (!blank && n_rows++ == 0)
        n_columns = n;
      if (!blank && n != n_columns)
        return FALSE;
      text = end + rectify_text_line_end_length (end);
    }
  return n_rows >= MIN_ROWS;
}

/**
 * rectify_text_csv_read:
 * @text: a text that is CSV
 * @document: where to
 * @error: return location
 *
 * Adds what a spreadsheet saved as CSV: titles and notes above and below as paragraphs, the rest as
 * a table. The line of a paragraph is that of the text where its row begins.
 *
 * Returns: %FALSE if it is too large
 */
gboolean
rectify_text_csv_read (const char *text, RectifyDocument *document, GError **error)
{
  g_autoptr (RectifyGrid) grid = rectify_grid_new ();
  g_autoptr (GString) cell = g_string_new (NULL);
  gsize budget = RECTIFY_GRID_BUDGET;

  for (guint line = 0; *text != '\0'; line++)
    {
      guint row = line;
      const char *end = text;

      for (guint column = 0; column == 0 || *end == ','; column++)
        {
          g_string_truncate (cell, 0);
          end = read_cell (column == 0 ? text : end + 1, cell, &line);
          if (*g_strchomp (g_strchug (cell->str)) != '\0'
              && !rectify_grid_set (grid, row, column, cell->str, error))
            return FALSE;
        }
      text = end + rectify_text_line_end_length (end);
    }
  return rectify_grid_is_empty (grid)
         || rectify_grid_add_to_document (grid, NULL, document, &budget, error);
}
