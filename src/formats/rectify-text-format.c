/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-text-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rectify-file-save.h"
#include "rectify-formats.h"
#include "rectify-markdown.h"
#include "rectify-text-csv.h"
#include "rectify-text-encoding.h"
#include "rectify-text-table.h"

/* More lines than this are no document that somebody wrote. */
#define MAX_PARAGRAPHS 1000000

static void
add_line (RectifyDocument *document, const char *start, const char *end, guint line)
{
  g_autofree char *text = g_strndup (start, end - start);
  g_autoptr (RectifyParagraph) paragraph = rectify_paragraph_new (RECTIFY_PARAGRAPH_BODY);

  rectify_paragraph_append (paragraph, RECTIFY_RUN_BODY, text);
  rectify_paragraph_set_line (paragraph, line);
  if (!rectify_paragraph_is_blank (paragraph))
    rectify_document_add (document, paragraph);
}

/* Returns how many paragraphs and cells there are, more than what is allowed if it stopped. */
static guint
read_lines (RectifyDocument *document, const char *text)
{
  const char *start = text;
  guint line = 1;
  guint n_cells = 0;

  while (*start != '\0' && rectify_document_get_n_blocks (document) + n_cells <= MAX_PARAGRAPHS)
    {
      const char *p = start;
      guint n_lines;
      g_autoptr (RectifyTable) table
          = rectify_text_table_read (start, line, MAX_PARAGRAPHS, &start, &n_lines);

      if (table != NULL)
        {
          rectify_document_add_table (document, table);
          n_cells += rectify_table_get_n_rows (table) * rectify_table_get_n_columns (table);
          line += n_lines;
          continue;
        }
      while (*p != '\0' && rectify_text_line_end_length (p) == 0)
        p++;
      add_line (document, start, p, line++);
      start = p + rectify_text_line_end_length (p);
    }
  return rectify_document_get_n_blocks (document) + n_cells;
}

static gboolean
read_text (RectifyDocument *document, const char *text, GError **error)
{
  gboolean whole;

  if (rectify_text_csv_recognise (text))
    return rectify_text_csv_read (text, document, error);
  whole = rectify_markdown_recognise (text) ? rectify_markdown_read (text, document, MAX_PARAGRAPHS)
                                            : read_lines (document, text) <= MAX_PARAGRAPHS;
  if (!whole)
    g_set_error (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_TOO_LARGE,
                 _ ("The file has more than %d lines. Split it and import the parts."),
                 MAX_PARAGRAPHS);
  return whole;
}

/**
 * rectify_text_format_load:
 * @bytes: a text file in UTF-8, UTF-16, GB18030 or Big5, with any line ends
 * @error: return location
 *
 * Each line that is not blank becomes a paragraph, or with others a table: see
 * rectify_text_table_read(). What a spreadsheet saved as CSV is read as a sheet, and
 * Markdown without its marks.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with a #RectifyFormatError
 */
RectifyDocument *
rectify_text_format_load (GBytes *bytes, GError **error)
{
  g_autoptr (RectifyDocument) document = rectify_document_new ();
  g_autofree char *text = NULL;
  gsize length;

  text = rectify_text_encoding_decode (bytes, &length, error);
  if (text == NULL)
    return NULL;
  if (!read_text (document, text, error))
    return NULL;
  if (rectify_document_get_n_blocks (document) == 0)
    {
      g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                           _ ("The file is empty: there is no text in it to import."));
      return NULL;
    }
  return g_steal_pointer (&document);
}

/* Many editors show nothing for what parts the lines of a cell: words would run together. Readers
 * strip the blank again. */
static char *
dup_readable (const char *text)
{
  GString *readable = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\v')
        g_string_append_c (readable, ' ');
      g_string_append_c (readable, *p);
    }
  return g_string_free (readable, FALSE);
}

/**
 * rectify_text_format_save:
 * @document: a document
 * @file: where to; an existing file is replaced when the new one is whole on disk
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes a document as plain text: UTF-8, a line a paragraph, those of a cell parted by a blank and a
 * vertical tab.
 *
 * Returns: whether it is written; if not, @file is as it was
 */
gboolean
rectify_text_format_save (RectifyDocument *document, GFile *file, GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *readable = NULL;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  text = rectify_document_dup_text (document);
  readable = dup_readable (text);
  return rectify_file_save (file, readable, strlen (readable), cancellable, error);
}
