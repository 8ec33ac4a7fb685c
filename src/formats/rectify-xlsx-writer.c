/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "rectify-file-save.h"
#include "rectify-formats.h"
#include "rectify-xlsx-writer-private.h"
#include "rectify-xml-writer.h"

/* The last second that has four digits in its year. */
#define LAST_DATE G_GINT64_CONSTANT (253402300799)

/* A report without a table that has no more lines than this is written as it is. */
#define MAX_LINES 12

static gboolean
says_something (RectifyDocument *document, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);

      if (paragraph != NULL && !rectify_paragraph_is_blank (paragraph))
        return TRUE;
    }
  return FALSE;
}

/* Ends the pages from @start on: what stands behind their last table belongs to it. Text without a
 * table has no sheet. */
static void
end_pages (RectifyDocument *document, guint start, guint end, gboolean has_table, GArray *parts,
           gboolean *leaves_out)
{
  if (has_table)
    g_array_index (parts, RectifyXlsxPart, parts->len - 1).below = end;
  else if (says_something (document, start, end))
    *leaves_out = TRUE;
}

/* A sentence or two below a title, as a report is that has nothing to tell: a sheet says so too. */
static gboolean
is_short (RectifyDocument *document)
{
  guint n_lines = 0;

  for (guint i = 0; i < rectify_document_get_n_blocks (document); i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);

      if (paragraph != NULL && rectify_paragraph_get_role (paragraph) != RECTIFY_PARAGRAPH_TITLE)
        n_lines += !rectify_paragraph_is_blank (paragraph);
    }
  return n_lines > 0 && n_lines <= MAX_LINES;
}

/* Who opens a report wants its table; the numbers of its pictures are behind it. */
static void
put_drawings_last (RectifyDocument *document, GArray *parts)
{
  g_autoptr (GArray) drawings = g_array_new (FALSE, FALSE, sizeof (RectifyXlsxPart));
  guint n_left = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      RectifyXlsxPart part = g_array_index (parts, RectifyXlsxPart, i);

      if (part.table < rectify_document_get_n_blocks (document)
          && rectify_document_get_drawing (document, part.table) != NULL)
        g_array_append_val (drawings, part);
      else
        g_array_index (parts, RectifyXlsxPart, n_left++) = part;
    }
  g_array_set_size (parts, n_left);
  g_array_append_vals (parts, drawings->data, drawings->len);
}

/* A sheet for each table: with what stands above it, from the beginning of its page or the table
 * before; below the last of a page what follows it there. */
static GArray *
find_parts (RectifyDocument *document, gboolean *leaves_out)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (RectifyXlsxPart));
  guint n_blocks = rectify_document_get_n_blocks (document);
  gboolean has_table = FALSE;
  guint start = 0;

  *leaves_out = FALSE;
  for (guint i = 0; i < n_blocks; i++)
    {
      RectifyParagraph *paragraph = rectify_document_get_paragraph (document, i);
      RectifyTable *table = rectify_document_get_table (document, i);

      if (paragraph != NULL && rectify_paragraph_get_starts_page (paragraph))
        {
          end_pages (document, start, i, has_table, parts, leaves_out);
          has_table = FALSE;
          start = i;
        }
      if (table == NULL)
        continue;
      /* A code is no table: its words stand in a line. */
      if (rectify_document_get_drawing (document, i) != NULL
          && rectify_table_get_n_header_rows (table) == 0)
        continue;
      if (rectify_table_get_n_rows (table) > 0)
        {
          RectifyXlsxPart part = { start, i, i + 1 };

          g_array_append_val (parts, part);
          has_table = TRUE;
        }
      start = i + 1;
    }
  end_pages (document, start, n_blocks, has_table, parts, leaves_out);
  if (parts->len == 0 && is_short (document))
    {
      RectifyXlsxPart part = { 0, n_blocks, n_blocks };

      g_array_append_val (parts, part);
      *leaves_out = FALSE;
    }
  put_drawings_last (document, parts);
  return parts;
}

static void
set_properties (RectifyXlsxWriter *self)
{
  /* The library writes them as they are, also what no XML has. */
  g_autofree char *title = rectify_xml_writer_clean (rectify_document_get_title (self->document));
  g_autofree char *author = rectify_xml_writer_clean (rectify_document_get_author (self->document));
  lxw_doc_properties properties
      = { .title = title,
          .author = author,
          .company = author,
          .created = (time_t) CLAMP (rectify_file_get_date (), 1, LAST_DATE) };

  workbook_set_properties (self->book, &properties);
}

static gboolean
write_sheets (RectifyXlsxWriter *self, GArray *parts, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    if (!rectify_xlsx_write_sheet (self, &g_array_index (parts, RectifyXlsxPart, i), cancellable,
                                   error))
      return FALSE;
  return TRUE;
}

/* The library writes numbers as the locale has them; files have points. */
static lxw_error
close_book (lxw_workbook *book)
{
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t own = plain != (locale_t) 0 ? uselocale (plain) : (locale_t) 0;
  lxw_error result = workbook_close (book);

  if (plain != (locale_t) 0)
    {
      uselocale (own);
      freelocale (plain);
    }
  return result;
}

static gboolean
fail_to_make (GError **error, const char *why)
{
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("The spreadsheet could not be made (%s). See whether there is room on the disk, and try again."),
      why);
  return FALSE;
}

/* The book is freed as it is closed, whole or not. */
static gboolean
write_book (RectifyDocument *document, GArray *parts, const char *path, const char *folder,
            GCancellable *cancellable, GError **error)
{
  RectifyXlsxWriter book;
  gboolean written;
  lxw_error result;

  if (!rectify_xlsx_writer_init (&book, document, path, folder, parts->len))
    return fail_to_make (error, lxw_strerror (LXW_ERROR_MEMORY_MALLOC_FAILED));
  set_properties (&book);
  written = write_sheets (&book, parts, cancellable, error);
  result = close_book (book.book);
  rectify_xlsx_writer_clear (&book);
  if (!written || result == LXW_NO_ERROR)
    return written;
  return fail_to_make (error, lxw_strerror (result));
}

/* The library writes to files alone: to one in a folder that is gone afterwards, and from there
 * through a temporary file beside the one that is wanted. */
static gboolean
save_parts (RectifyDocument *document, GArray *parts, GFile *file, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *folder = g_dir_make_tmp ("rectify-XXXXXX", &failure);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "book.xlsx", NULL) : NULL;
  g_autofree char *content = NULL;
  gsize length;
  gboolean saved;

  if (folder == NULL)
    return fail_to_make (error, failure->message);
  saved = write_book (document, parts, path, folder, cancellable, error)
          && (g_file_get_contents (path, &content, &length, &failure)
              || fail_to_make (error, failure->message))
          && rectify_file_save (file, content, length, cancellable, error);
  g_unlink (path);
  g_rmdir (folder);
  return saved;
}

/**
 * rectify_xlsx_format_leaves_out:
 * @document: a document
 *
 * Returns: whether pages of it have text and no table, which a spreadsheet would be without
 */
gboolean
rectify_xlsx_format_leaves_out (RectifyDocument *document)
{
  gboolean leaves_out;
  g_autoptr (GArray) parts = NULL;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (document), FALSE);
  parts = find_parts (document, &leaves_out);
  return leaves_out;
}

/**
 * rectify_xlsx_format_save:
 * @document: a document that has tables
 * @file: where to; an existing file is replaced when the new one is whole on disk
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Writes the tables of a document for Excel, WPS and LibreOffice, each with what stands above and
 * below it in a sheet of its own, to be printed as the document is. Pages that have text alone are
 * left out, see rectify_xlsx_format_leaves_out(). Text is never a formula. With SOURCE_DATE_EPOCH
 * set the same document makes the same bytes.
 *
 * Returns: whether it is written; if not, @file is as it was: %RECTIFY_FORMAT_ERROR_EMPTY where
 *   there is no table, or a #GIOError
 */
gboolean
rectify_xlsx_format_save (RectifyDocument *document, GFile *file, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) parts = NULL;
  gboolean leaves_out;

  g_return_val_if_fail (RECTIFY_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  parts = find_parts (document, &leaves_out);
  if (parts->len > 0)
    return save_parts (document, parts, file, cancellable, error);
  g_set_error_literal (error, RECTIFY_FORMAT_ERROR, RECTIFY_FORMAT_ERROR_EMPTY,
                       _ ("There is no table in this report, and a spreadsheet holds tables. Save "
                          "it as a Word file or a PDF instead."));
  return FALSE;
}
