/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rectify-xlsx-writer-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* What looks like the code of a character in such files (_x000D_) is itself written as one: @coded is
 * set to what is written instead of the text, NULL where it is the text itself. */
static const char *
encode (const char *text, char **coded_text)
{
  GString *coded;

  *coded_text = NULL;
  if (strstr (text, "_x") == NULL)
    return text;
  coded = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    {
      guint n_digits = 0;

      while (g_str_has_prefix (p, "_x") && n_digits < 4 && g_ascii_isxdigit (p[2 + n_digits]))
        n_digits++;
      if (n_digits == 4 && p[6] == '_')
        g_string_append (coded, "_x005F");
      g_string_append_c (coded, *p);
    }
  return *coded_text = g_string_free (coded, FALSE);
}

static gboolean
refuse_length (lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               _ ("The text in row %u, column %u of “%s” is longer than the %d characters that a "
                  "cell of a spreadsheet holds. Save the report as a Word file instead."),
               range->first_row + 1, range->first_column + 1u, sheet->name, RECTIFY_XLSX_MAX_CELL);
  return FALSE;
}

static gboolean
check_length (const char *text, lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  g_autofree char *own = NULL;
  const char *coded = encode (text, &own);
  glong n_units = 0;

  /* No character has more units than bytes. */
  if (strlen (coded) <= RECTIFY_XLSX_MAX_CELL)
    return TRUE;
  for (const char *p = coded; *p != '\0'; p = g_utf8_next_char (p))
    n_units += g_utf8_get_char (p) > 0xffff ? 2 : 1;
  return n_units <= RECTIFY_XLSX_MAX_CELL || refuse_length (sheet, range, error);
}

static gboolean
check (lxw_error result, GError **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("The spreadsheet could not be made (%s). See whether there is room on the disk, and try again."),
      lxw_strerror (result));
  return FALSE;
}

/* The library counts what text is written as, marks and codes too, and takes no more of that. */
static gboolean
check_string (lxw_error result, lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  if (result == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    return refuse_length (sheet, range, error);
  return check (result, error);
}

static gboolean
is_single (const RectifyXlsxRange *range)
{
  return range->first_row == range->last_row && range->first_column == range->last_column;
}

/* One cell of all of them. The library's own worksheet_merge_range() writes the rows below at once,
 * and where rows are written as they come nothing can be written above them any more: here only the
 * range is noted, see rectify_xlsx_fill_row(). */
static gboolean
join (lxw_worksheet *sheet, const RectifyXlsxRange *range, GError **error)
{
  lxw_merged_range *merged;

  /* The library counts them in 16 bits: cells that come behind so many stand alone, with their words in
   * the first. */
  if (is_single (range) || sheet->merged_range_count == G_MAXUINT16)
    return TRUE;
  merged = calloc (1, sizeof *merged);
  if (merged == NULL)
    return check (LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  merged->first_row = range->first_row;
  merged->first_col = range->first_column;
  merged->last_row = range->last_row;
  merged->last_col = range->last_column;
  STAILQ_INSERT_TAIL (sheet->merged_ranges, merged, list_pointers);
  sheet->merged_range_count++;
  return TRUE;
}

/**
 * rectify_xlsx_fill_row:
 * @sheet: a sheet
 * @row: the row that is being written
 * @first: the first of some columns in it
 * @last: the last one
 * @format: what they look like
 * @error: return location
 *
 * Writes cells that are covered by another one, which have borders of their own.
 *
 * Returns: whether they are written
 */
gboolean
rectify_xlsx_fill_row (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t first, lxw_col_t last,
                       lxw_format *format, GError **error)
{
  for (lxw_col_t column = first; column <= last; column++)
    if (!check (worksheet_write_blank (sheet, row, column, format), error))
      return FALSE;
  return TRUE;
}

/* Always as a string: what begins with “=” is no formula, what begins with “+” no number. What is empty
 * has borders all the same. */
static gboolean
write_string (lxw_worksheet *sheet, const RectifyXlsxRange *range, const char *text,
              lxw_format *format, GError **error)
{
  g_autofree char *own = NULL;

  return check_string (worksheet_write_string (sheet, range->first_row, range->first_column,
                                               encode (text, &own), format),
                       sheet, range, error);
}

/**
 * rectify_xlsx_write_text:
 * @self: a book
 * @sheet: one of its sheets
 * @range: which cells of it become one
 * @text: what stands there
 * @style: how
 * @error: return location
 *
 * Writes to the first of the cells; the others get rectify_xlsx_fill_row() when their row is written.
 *
 * Returns: (transfer none) (nullable): the format of all of them; %NULL if there was no room for it
 */
lxw_format *
rectify_xlsx_write_text (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                         const RectifyXlsxRange *range, const char *text,
                         const RectifyXlsxStyle *style, GError **error)
{
  lxw_format *format = rectify_xlsx_writer_get_format (self, style);

  return check_length (text, sheet, range, error) && join (sheet, range, error)
                 && write_string (sheet, range, text, format, error)
             ? format
             : NULL;
}

static lxw_format *
get_piece_format (RectifyXlsxWriter *self, const RectifyXlsxPiece *piece,
                  const RectifyXlsxStyle *style)
{
  RectifyXlsxStyle marked = *style;

  marked.mark = piece->mark;
  return rectify_xlsx_writer_get_format (self, &marked);
}

static gboolean
write_pieces (RectifyXlsxWriter *self, lxw_worksheet *sheet, const RectifyXlsxRange *range,
              GPtrArray *pieces, const RectifyXlsxStyle *style, GError **error)
{
  g_autofree lxw_rich_string_tuple *tuples = g_new0 (lxw_rich_string_tuple, pieces->len);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < pieces->len; i++)
    {
      RectifyXlsxPiece *piece = g_ptr_array_index (pieces, i);
      char *own;

      tuples[i].format = get_piece_format (self, piece, style);
      tuples[i].string = (char *) encode (piece->text->str, &own);
      if (own != NULL)
        g_ptr_array_add (texts, own);
      g_ptr_array_add (list, &tuples[i]);
    }
  g_ptr_array_add (list, NULL);
  return check_string (worksheet_write_rich_string (sheet, range->first_row, range->first_column,
                                                    (lxw_rich_string_tuple **) list->pdata,
                                                    rectify_xlsx_writer_get_format (self, style)),
                       sheet, range, error);
}

static lxw_format *
write_words (RectifyXlsxWriter *self, lxw_worksheet *sheet, const RectifyXlsxRange *range,
             GPtrArray *paragraphs, const char *text, const RectifyXlsxStyle *style, GError **error)
{
  g_autoptr (GPtrArray) pieces = rectify_xlsx_list_pieces (paragraphs);
  lxw_format *format = rectify_xlsx_writer_get_format (self, style);

  if (pieces->len > 1)
    return join (sheet, range, error) && write_pieces (self, sheet, range, pieces, style, error)
               ? format
               : NULL;
  if (pieces->len == 1)
    {
      const RectifyXlsxPiece *piece = g_ptr_array_index (pieces, 0);

      text = piece->text->str;
      format = get_piece_format (self, piece, style);
    }
  return check_length (text, sheet, range, error) && join (sheet, range, error)
                 && write_string (sheet, range, text, format, error)
             ? format
             : NULL;
}

/**
 * rectify_xlsx_write_cell:
 * @self: a book
 * @sheet: one of its sheets
 * @range: which cells of it become one
 * @paragraphs: (element-type RectifyParagraph): what stands there
 * @is_count: whether all that stands in its column counts something
 * @style: how
 * @error: return location
 *
 * Writes a cell of a table: as a date or a share if it is nothing but that, so that it can be sorted
 * and counted with and shows the same words; else as text. The first of the cells is written, as
 * rectify_xlsx_write_text() does.
 *
 * Returns: (transfer none) (nullable): the format of all of them; %NULL if there was no room for it
 */
lxw_format *
rectify_xlsx_write_cell (RectifyXlsxWriter *self, lxw_worksheet *sheet,
                         const RectifyXlsxRange *range, GPtrArray *paragraphs, gboolean is_count,
                         const RectifyXlsxStyle *style, GError **error)
{
  g_autofree char *joined = NULL;
  const char *text = rectify_xlsx_get_text (paragraphs, &joined);
  RectifyXlsxStyle own = *style;
  lxw_datetime date;
  double share;

  if (rectify_xlsx_is_marked (paragraphs))
    return write_words (self, sheet, range, paragraphs, text, style, error);
  if (rectify_xlsx_read_percent (text, &share))
    {
      own.date = "0%";
      lxw_format *percent = rectify_xlsx_writer_get_format (self, &own);

      return join (sheet, range, error)
                     && check (worksheet_write_number (sheet, range->first_row, range->first_column,
                                                       share, percent),
                               error)
                 ? percent
                 : NULL;
    }
  own.date = rectify_xlsx_read_date (text, &date);
  if (own.date == NULL && !(is_count && rectify_xlsx_is_count (text)))
    return rectify_xlsx_write_text (self, sheet, range, text, style, error);
  lxw_format *format = rectify_xlsx_writer_get_format (self, &own);

  if (!join (sheet, range, error)
      || !check (own.date != NULL
                     ? worksheet_write_datetime (sheet, range->first_row, range->first_column,
                                                 &date, format)
                     : worksheet_write_number (sheet, range->first_row, range->first_column,
                                               (double) g_ascii_strtoull (text, NULL, 10), format),
                 error))
    return NULL;
  return format;
}
